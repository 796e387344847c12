//! How often codes may be asked for: counted by who asks and by where they go, known or not, so that nobody is flooded
//! with messages and nobody can try many people.

use axum::http::StatusCode;
use mimamori_domain::contact::Reach;
use mimamori_domain::{Duration, PatientId};
use mimamori_store::Tx;
use mimamori_store::throttle::{Limit, Throttle};

use crate::app::App;
use crate::auth::Client;
use crate::problem::{Answer, Problem};

/// Codes to one number or address: enough for an SMS that got lost and a call after it.
const TO_CONTACT: Limit = Limit { tries: 3, within: Duration::minutes(10), lock: Duration::minutes(10) };
/// Codes to one number or address in a day.
const TO_CONTACT_DAILY: Limit = Limit { tries: 10, within: Duration::hours(24), lock: Duration::hours(12) };
/// Codes that one patient may ask for, wherever they go.
const BY_PATIENT: Limit = Limit { tries: 5, within: Duration::hours(1), lock: Duration::hours(1) };

/// Who asks.
#[derive(Debug, Clone, Copy)]
pub enum Asker {
    /// Somebody at this address.
    Client(Client),
    /// A patient who is signed in.
    Patient(PatientId),
}

/// Counts a code that is asked for, unless there were too many: then nothing is counted.
///
/// # Errors
/// 429 `code-too-often`, with the time to wait.
pub async fn take(app: &App, tx: &mut Tx, asker: Asker, reach: &Reach) -> Answer<()> {
    let (who, limit) = match asker {
        Asker::Client(client) => (client.bytes(), app.client_limit()),
        Asker::Patient(id) => (id.0.as_bytes().to_vec(), BY_PATIENT),
    };
    let counted = [
        ("code-asker", who.as_slice(), limit),
        ("code-contact", reach.as_str().as_bytes(), TO_CONTACT),
        ("code-contact-daily", reach.as_str().as_bytes(), TO_CONTACT_DAILY),
    ];
    for (kind, what, limit) in counted {
        if let Throttle::Locked(until) = tx.throttle(kind, what, limit).await? {
            return Err(Problem::until(StatusCode::TOO_MANY_REQUESTS, "code-too-often", tx.now, until));
        }
    }
    for (kind, what, limit) in counted {
        tx.throttle_failure(kind, what, limit).await?;
    }
    Ok(())
}
