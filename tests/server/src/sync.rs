//! Locks that a panic elsewhere does not spread through.

use std::sync::{Mutex, MutexGuard, PoisonError};

/// Locks `mutex`. Nothing here leaves a value half changed, so one that a panicking thread held is still good.
pub fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
