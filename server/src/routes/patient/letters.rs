//! What staff wrote to the patient, and that it was read.

use axum::extract::State;
use axum::http::StatusCode;
use mimamori_domain::api::{ChangeKind, LetterList, LetterView};
use mimamori_domain::{LetterId, PatientId};
use mimamori_store::audit::Actor;
use mimamori_store::letter::Letter;

use crate::app::App;
use crate::auth::PatientUser;
use crate::json::{Json, Path};
use crate::problem::{Answer, Problem};

/// `GET /people/{id}/letters`
pub async fn list(
    State(app): State<App>,
    user: PatientUser,
    Path(id): Path<PatientId>,
) -> Answer<Json<LetterList>> {
    let id = user.person(id)?;
    let mut tx = app.store.begin().await?;
    let items = tx.letters_of_patient(id).await?.into_iter().map(view).collect();
    tx.audit(Actor::Patient(id), "letter.list", Some(id), &[]).await?;
    tx.commit().await?;
    Ok(Json(LetterList { items }))
}

/// `POST /people/{id}/letters/{letter}/read`
pub async fn read(
    State(app): State<App>,
    user: PatientUser,
    Path((id, letter)): Path<(PatientId, LetterId)>,
) -> Answer<StatusCode> {
    let id = user.person(id)?;
    let mut tx = app.store.begin().await?;
    let patient = tx.patient(id).await?.ok_or_else(Problem::not_found)?;
    if !tx.letter_read(id, letter).await? {
        return Err(Problem::not_found());
    }
    tx.tell(ChangeKind::Patient, patient.owners, Some(id), None).await?;
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// As the patient sees it: the centre wrote it, not a person.
pub fn view(letter: Letter) -> LetterView {
    LetterView {
        id: letter.id,
        text: letter.text,
        center: letter.center,
        sent_at: letter.sent_at,
        read_at: letter.read_at,
    }
}
