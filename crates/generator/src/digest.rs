//! Digests as the different readers of them want them.

use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256};

/// SHA-256 in base64: for the service worker, for `integrity` and for the CSP.
pub fn base64(bytes: &[u8]) -> String {
    STANDARD.encode(Sha256::digest(bytes))
}

/// SHA-256 in hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The beginning of it: enough to tell builds apart, short enough to read out.
pub fn short(bytes: &[u8]) -> String {
    hex(bytes).chars().take(12).collect()
}
