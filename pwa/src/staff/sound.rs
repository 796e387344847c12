//! A short sound when one more Emergency stands in the queue, for whoever wants it on this screen.

use super::web;
use crate::state::browser;

/// Kept on this device while it is wanted.
const WANTED: &str = "mimamori-staff-sound";

/// Is it wanted here?
pub fn is_on() -> bool {
    browser::local_get(WANTED).is_some()
}

/// Wants it, or no longer; lets it be heard at once, so that one knows what to listen for.
pub fn set(on: bool) {
    if on {
        browser::local_set(WANTED, "on");
        ring();
    } else {
        browser::local_remove(WANTED);
    }
}

/// Rings, if it is wanted.
pub fn ring() {
    if is_on() {
        web::ring();
    }
}
