//! Being written.
pub async fn verify() {}
