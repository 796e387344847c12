//! Push subscriptions of patients' browsers. Their address is a secret of the browser and user input: sealed, and
//! called only when its host is a known push service.

use mimamori_domain::api::PushSubscription;
use mimamori_domain::{PatientId, PatientSessionId, PushId};

use crate::db::{Result, Tx};
use crate::keys::Place;

statements! {
    // The same browser again: its newest keys and session count.
    PUT = "INSERT INTO push_subscription (id, session_id, endpoint_token, subscription_sealed, created_at)
        VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (endpoint_token) DO UPDATE SET id = excluded.id, session_id = excluded.session_id,
            subscription_sealed = excluded.subscription_sealed, created_at = excluded.created_at, deleted_at = NULL";
    KNOWN = "SELECT id, subscription_sealed FROM push_subscription
        WHERE endpoint_token = $1 AND session_id = $2 AND deleted_at IS NULL";
    OF_PATIENT = "SELECT s.id, s.subscription_sealed FROM push_subscription s
        JOIN patient_session p ON p.id = s.session_id AND p.revoked_at IS NULL AND p.expires_at > $2
        JOIN patient_session_member m ON m.session_id = p.id
        WHERE m.patient_id = $1 AND s.deleted_at IS NULL ORDER BY s.id DESC LIMIT 5";
    DELETE = "UPDATE push_subscription SET deleted_at = $2 WHERE id = $1";
}

#[derive(sqlx::FromRow)]
struct Row {
    id: PushId,
    subscription_sealed: Vec<u8>,
}

fn place(id: PushId) -> Place {
    Place::new("push_subscription", "subscription_sealed", id.0)
}

impl Tx {
    /// Registers a browser for the people of a session; `false` when that is how it stands.
    pub async fn put_push_subscription(
        &mut self,
        session: PatientSessionId,
        subscription: &PushSubscription,
    ) -> Result<bool> {
        let token = self.keys().secret_hash("push", subscription.endpoint.as_bytes());
        if let Some(row) = fetch_optional!(self, Row, KNOWN, token.clone(), session)?
            && self.opened(&row)?.1 == *subscription
        {
            return Ok(false);
        }
        let id = PushId::new(self.now, self.rng());
        let sealed = self.keys().seal(self.rng(), place(id), &serde_json::to_vec(subscription)?)?;
        execute_one!(self, PUT, id, session, token, sealed, self.now)?;
        Ok(true)
    }

    fn opened(&self, row: &Row) -> Result<(PushId, PushSubscription)> {
        let plain = self.keys().open(place(row.id), &row.subscription_sealed)?;
        Ok((row.id, serde_json::from_slice(&plain)?))
    }

    /// The living subscriptions of a patient, newest first, at most five.
    pub async fn push_subscriptions(
        &mut self,
        patient: PatientId,
    ) -> Result<Vec<(PushId, PushSubscription)>> {
        let rows = fetch_all!(self, Row, OF_PATIENT, patient, self.now)?;
        rows.iter().map(|row| self.opened(row)).collect()
    }

    /// The push service says that the subscription is gone.
    pub async fn delete_push_subscription(&mut self, id: PushId) -> Result<()> {
        execute!(self, DELETE, id, self.now).map(|_| ())
    }
}

/// Is it an https address of one of `hosts` (a leading dot allows subdomains)? On loopback, where tests are, also one of
/// an origin that is named whole.
pub fn is_allowed(endpoint: &str, hosts: &[String]) -> bool {
    let loopback = |host: &&String| host.starts_with("http://127.0.0.1:");
    let under =
        |host: &String| endpoint.strip_prefix(host.as_str()).is_some_and(|rest| rest.starts_with('/'));
    is_push_service(endpoint, hosts) || hosts.iter().filter(loopback).any(under)
}

fn is_push_service(endpoint: &str, hosts: &[String]) -> bool {
    let Some(rest) = endpoint.strip_prefix("https://") else { return false };
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    // A user part or a strange port is no push service.
    let host = authority.strip_suffix(":443").unwrap_or(authority).to_ascii_lowercase();
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.');
    host.chars().all(plain)
        && hosts.iter().any(|allowed| match allowed.strip_prefix('.') {
            Some(_) => host.ends_with(allowed.as_str()) && host.len() > allowed.len(),
            None => host == *allowed,
        })
}

#[cfg(test)]
mod tests {
    use super::is_allowed;

    #[test]
    fn only_https_of_known_hosts() {
        let hosts = ["fcm.googleapis.com".to_owned(), ".push.apple.com".to_owned()];
        for good in [
            "https://fcm.googleapis.com/fcm/send/x",
            "https://web.push.apple.com/a",
            "https://FCM.googleapis.com:443/",
        ] {
            assert!(is_allowed(good, &hosts), "{good}");
        }
        for bad in [
            "http://fcm.googleapis.com/x",
            "https://fcm.googleapis.com@evil.example/x",
            "https://evil.example/fcm.googleapis.com",
            "https://fcm.googleapis.com.evil.example/",
            "https://fcm.googleapis.com:8443/",
            "https://push.apple.com.evil/",
            "https://.push.apple.com",
            "https://127.0.0.1/",
        ] {
            assert!(!is_allowed(bad, &hosts), "{bad}");
        }
    }

    #[test]
    fn loopback_only_where_it_is_named_whole() {
        let hosts = ["fcm.googleapis.com".to_owned(), "http://127.0.0.1:4000".to_owned()];
        assert!(is_allowed("https://fcm.googleapis.com/fcm/send/x", &hosts));
        assert!(is_allowed("http://127.0.0.1:4000/x", &hosts));
        for bad in [
            "http://127.0.0.1:40001/x",
            "http://127.0.0.1/x",
            "https://localhost/x",
            "http://fcm.googleapis.com/",
        ] {
            assert!(!is_allowed(bad, &hosts), "{bad}");
        }
    }
}
