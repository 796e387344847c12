//! Work that goes on later, with somebody else, or after all: putting off, handing over, taking a closing back.

use axum::extract::State;
use mimamori_domain::access::{Action, Role};
use mimamori_domain::api::{AlertView, Colleague, Colleagues, OfferAlerts, OfferedAlerts, SnoozeAlert};
use mimamori_domain::{AlertId, Duration};
use mimamori_store::alert::Taken;
use mimamori_store::queue::Sight;

use super::alerts::{done, find};
use super::registration::TEXT_MAX;
use crate::app::App;
use crate::auth::StaffUser;
use crate::json::{Json, Path};
use crate::problem::{Answer, Problem};

/// Most alerts handed over at once.
const MOST: usize = 200;
/// How long what needs no contact may be put off.
const ROUTINE: Duration = Duration::hours(24);

/// `POST /alerts/{id}/snooze`: no longer than a new alert of that tier may wait by the rules in force.
pub async fn snooze(
    State(app): State<App>,
    user: StaffUser,
    Path(id): Path<AlertId>,
    Json(sent): Json<SnoozeAlert>,
) -> Answer<Json<AlertView>> {
    let mut tx = app.store.begin().await?;
    let alert = find(&mut tx, &user, id).await?;
    let rules = app.judge.rules();
    let longest = rules.in_force(alert.owners().center, tx.now).due(alert.tier).unwrap_or(ROUTINE);
    match sent.until {
        Some(until) if until <= tx.now => return Err(Problem::field("until", "time-past")),
        Some(until) if until > tx.now.plus(longest) => {
            return Err(Problem::field("until", "snooze-too-long"));
        }
        _ => {}
    }
    let taken = tx.snooze_alert(user.id, &alert, sent.until).await?;
    done(tx, id, taken).await
}

/// `POST /alerts/{id}/reopen`: within a minute of closing it oneself.
pub async fn reopen(
    State(app): State<App>,
    user: StaffUser,
    Path(id): Path<AlertId>,
) -> Answer<Json<AlertView>> {
    let mut tx = app.store.begin().await?;
    let alert = find(&mut tx, &user, id).await?;
    let taken = tx.reopen_alert(user.id, &alert).await?;
    done(tx, id, taken).await
}

/// `POST /alerts/offer`: to a colleague those that are one's own, to the centre also those that nobody has; the others
/// are left as they are.
pub async fn offer(
    State(app): State<App>,
    user: StaffUser,
    Json(sent): Json<OfferAlerts>,
) -> Answer<Json<OfferedAlerts>> {
    if sent.alerts.len() > MOST {
        return Err(Problem::field("alerts", "too-many"));
    }
    let note = sent.note.trim();
    if note.chars().count() > TEXT_MAX {
        return Err(Problem::field("note", "too-long"));
    }
    let mut tx = app.store.begin().await?;
    let sight = Sight::of(&user.asker).ok_or_else(Problem::forbidden)?;
    match sent.to {
        Some(to) if to == user.id || !tx.colleagues(sight).await?.iter().any(|known| known.id == to) => {
            return Err(Problem::field("to", "colleague-unknown"));
        }
        None if user.asker.role != Role::Clinician => return Err(Problem::field("to", "required")),
        None if note.is_empty() => return Err(Problem::field("note", "required")),
        _ => {}
    }
    let mut offered = vec![];
    for id in sent.alerts {
        let alert = find(&mut tx, &user, id).await?;
        let taken = match (sent.to, user.asker.association) {
            (Some(to), _) => tx.offer_alert(user.id, &alert, to, note).await?,
            (None, Some(association)) => tx.escalate_alert(user.id, association, &alert, note).await?,
            (None, None) => Taken::Gone,
        };
        if taken == Taken::Done {
            offered.push(id);
        }
    }
    tx.commit().await?;
    Ok(Json(OfferedAlerts { offered }))
}

/// `GET /colleagues`
pub async fn colleagues(State(app): State<App>, user: StaffUser) -> Answer<Json<Colleagues>> {
    user.may_somewhere(Action::AlertWork)?;
    let sight = Sight::of(&user.asker).ok_or_else(Problem::forbidden)?;
    let mut items: Vec<Colleague> = app.store.read().await?.colleagues(sight).await?;
    items.retain(|colleague| colleague.id != user.id);
    items.sort_by(|a, b| b.here.cmp(&a.here).then_with(|| a.name.cmp(&b.name)));
    Ok(Json(Colleagues { items, center: user.asker.role == Role::Clinician }))
}
