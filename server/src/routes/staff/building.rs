//! The building of a hotel's staff: who stays there now, and a note for the centre.

use axum::extract::State;
use axum::http::StatusCode;
use mimamori_domain::PatientId;
use mimamori_domain::access::Action;
use mimamori_domain::api::{Building, BuildingNote, ChangeKind, NoteKind};
use serde::Deserialize;

use super::queue::seen;
use super::registration::required_text;
use crate::app::App;
use crate::auth::StaffUser;
use crate::json::{Json, Path, Query};
use crate::problem::{Answer, Problem};

/// Where a page begins.
#[derive(Debug, Deserialize)]
pub struct After {
    /// The last guest of the page before.
    pub after: Option<PatientId>,
}

/// `GET /building`
pub async fn view(
    State(app): State<App>,
    user: StaffUser,
    Query(page): Query<After>,
) -> Answer<Json<Building>> {
    user.may_somewhere(Action::BuildingView)?;
    seen(&app, &user, "building.view").await?;
    let mut tx = app.store.read().await?;
    let hotel = tx.hotel_of_staff(user.id).await?.ok_or_else(Problem::forbidden)?;
    let (mut items, more) = tx.guests(&hotel, page.after).await?;
    let next = items.last().filter(|_| more).map(|last| last.id);
    items.sort_by(|a, b| b.urgent.cmp(&a.urgent).then_with(|| room(&a.room).cmp(&room(&b.room))));
    Ok(Json(Building { now: tx.now, hotel: hotel.name, items, next }))
}

/// `POST /building/{id}/notes`: a line in the patient's history, which the centre reads.
pub async fn note(
    State(app): State<App>,
    user: StaffUser,
    Path(id): Path<PatientId>,
    Json(sent): Json<BuildingNote>,
) -> Answer<StatusCode> {
    let mut tx = app.store.begin().await?;
    user.may(&mut tx, Action::BuildingNote, id).await?;
    let patient = tx.patient(id).await?.ok_or_else(Problem::not_found)?;
    let text = required_text("text", &sent.text)?;
    tx.note(id, None, NoteKind::Hotel, None, &text, Some(user.id)).await?;
    tx.audit(user.actor(), "building.note", Some(id), &["text"]).await?;
    tx.tell(ChangeKind::Patient, patient.owners, Some(id), None).await?;
    tx.commit().await?;
    Ok(StatusCode::CREATED)
}

/// 502 before 1001: by number where there is one, then by the words.
fn room(text: &str) -> (bool, u64, &str) {
    let digits: String =
        text.chars().skip_while(|c| !c.is_ascii_digit()).take_while(char::is_ascii_digit).collect();
    (text.is_empty(), digits.parse().unwrap_or(u64::MAX), text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rooms_stand_in_the_order_of_the_corridor() {
        let mut rooms = ["1001", "", "502", "別館 12", "502B"];
        rooms.sort_by(|a, b| room(a).cmp(&room(b)));
        assert_eq!(rooms, ["別館 12", "502", "502B", "1001", ""]);
    }
}
