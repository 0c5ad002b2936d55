//! The code for a camera.

use qrcode::{EcLevel, QrCode, types::Color};

/// A code where it is drawn.
pub struct Code {
    pub left: f32,
    pub top: f32,
    pub size: f32,
    /// Rows of modules, dark or not.
    pub rows: Vec<Vec<bool>>,
    /// For who cannot see it.
    pub told: String,
}

/// The modules for an address; none where it is too long for any code. Around them the sheet is empty.
pub fn rows(address: &str) -> Option<Vec<Vec<bool>>> {
    let code = QrCode::with_error_correction_level(address, EcLevel::M).ok()?;
    let colors = code.to_colors();
    let rows = colors.chunks(code.width());
    Some(rows.map(|row| row.iter().map(|color| *color == Color::Dark).collect()).collect())
}
