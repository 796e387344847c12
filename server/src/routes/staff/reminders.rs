//! Stopping, pausing or starting a patient's reminders for them.

use axum::extract::State;
use mimamori_domain::PatientId;
use mimamori_domain::access::Action;
use mimamori_domain::api::Reminders;
use mimamori_store::reminder::Reminding;

use crate::app::App;
use crate::auth::StaffUser;
use crate::json::{Json, Path};
use crate::problem::{Answer, Problem};

/// Longest pause, in days: nobody is followed up for much longer.
const LONGEST: i64 = 30;

/// `PUT /patients/{id}/reminders`
pub async fn set(
    State(app): State<App>,
    user: StaffUser,
    Path(id): Path<PatientId>,
    Json(sent): Json<Reminders>,
) -> Answer<Json<Reminders>> {
    let mut tx = app.store.begin().await?;
    user.may(&mut tx, Action::PatientEdit, id).await?;
    let wanted = match sent.paused_until {
        _ if sent.off => Reminding::Off,
        None => Reminding::On,
        Some(day) if (1..=LONGEST).contains(&day.days_since(tx.now.date())) => {
            Reminding::PausedUntil(day.at(0, 0))
        }
        Some(_) => return Err(Problem::field("paused_until", "pause-range")),
    };
    tx.set_reminding(user.actor(), id, wanted).await?;
    let reminders = of(tx.reminding(id).await?);
    tx.commit().await?;
    Ok(Json(reminders))
}

/// As staff see it.
pub(super) fn of(reminding: Reminding) -> Reminders {
    match reminding {
        Reminding::On => Reminders { off: false, paused_until: None },
        Reminding::PausedUntil(until) => Reminders { off: false, paused_until: Some(until.date()) },
        Reminding::Off => Reminders { off: true, paused_until: None },
    }
}
