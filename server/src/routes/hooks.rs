//! Being written.
pub async fn twilio() {}
