//! Writing to the patient: shown on their first screen until they say they have read it.

use axum::extract::State;
use axum::http::StatusCode;
use mimamori_domain::PatientId;
use mimamori_domain::access::Action;
use mimamori_domain::api::{ChangeKind, LETTER_MAX, NewLetter, SentLetter};
use mimamori_store::letter::Letter;
use mimamori_store::names::Names;

use super::registration::required_text;
use crate::app::App;
use crate::auth::StaffUser;
use crate::json::{Json, Path};
use crate::problem::{Answer, Problem};

/// `POST /patients/{id}/letters`
pub async fn write(
    State(app): State<App>,
    user: StaffUser,
    Path(id): Path<PatientId>,
    Json(sent): Json<NewLetter>,
) -> Answer<StatusCode> {
    let mut tx = app.store.begin().await?;
    user.may(&mut tx, Action::LetterWrite, id).await?;
    let patient = tx.patient(id).await?.ok_or_else(Problem::not_found)?;
    let text = required_text("text", &sent.text)?;
    if text.chars().count() > LETTER_MAX {
        return Err(Problem::field("text", "too-long"));
    }
    let center = user.asker.center.unwrap_or(patient.owners.center);
    tx.write_letter(user.id, center, id, &text).await?;
    tx.tell(ChangeKind::Patient, patient.owners, Some(id), None).await?;
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// As staff see it, with the name of who wrote it.
pub(super) fn letter_view(letter: Letter, names: &Names) -> SentLetter {
    SentLetter {
        id: letter.id,
        by: names.of(letter.staff_id),
        text: letter.text,
        sent_at: letter.sent_at,
        read_at: letter.read_at,
    }
}
