//! Being written.
pub fn table() -> Vec<crate::route::Route> { vec![] }
