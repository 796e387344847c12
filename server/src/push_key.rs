//! The public half of the VAPID key, which browsers need to subscribe.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use crate::app::App;

impl App {
    /// VAPID public key, base64url; none when push is off.
    pub fn push_key(&self) -> Option<String> {
        public_key(&self.config.push.private_key)
    }
}

fn public_key(private_key: &str) -> Option<String> {
    let bytes = URL_SAFE_NO_PAD.decode(private_key.trim_end_matches('=')).ok()?;
    let secret = p256::SecretKey::from_slice(&bytes).ok()?;
    let point = p256::elliptic_curve::sec1::ToEncodedPoint::to_encoded_point(&secret.public_key(), false);
    Some(URL_SAFE_NO_PAD.encode(point.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::public_key;

    #[test]
    fn the_public_key_of_rfc_8292() {
        // RFC 8291, appendix A: the application server's keys.
        let public = public_key("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw");
        assert_eq!(
            public.as_deref(),
            Some("BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8")
        );
        assert_eq!(public_key(""), None);
    }
}
