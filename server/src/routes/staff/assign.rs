//! Assigning a patient to an association, and taking them back.

use axum::extract::State;
use axum::http::StatusCode;
use mimamori_domain::PatientId;
use mimamori_domain::access::Action;
use mimamori_domain::api::{AssignPatient, AssociationChoice};

use crate::app::App;
use crate::auth::StaffUser;
use crate::json::{Json, Path};
use crate::problem::{Answer, Problem};

/// `GET /associations`
pub async fn choice(State(app): State<App>, user: StaffUser) -> Answer<Json<AssociationChoice>> {
    user.may_somewhere(Action::PatientAssign)?;
    let center = user.asker.center.ok_or_else(Problem::forbidden)?;
    let items = app.store.read().await?.contracted(center).await?;
    Ok(Json(AssociationChoice { items }))
}

/// `POST /patients/{id}/assign`
pub async fn assign(
    State(app): State<App>,
    user: StaffUser,
    Path(id): Path<PatientId>,
    Json(sent): Json<AssignPatient>,
) -> Answer<StatusCode> {
    let mut tx = app.store.begin().await?;
    user.may(&mut tx, Action::PatientAssign, id).await?;
    let patient = tx.patient(id).await?.ok_or_else(Problem::not_found)?;
    if let Some(association) = sent.association {
        // By the responsible centre's contracts, also where another centre shares the patient.
        let contracted = tx.contracted(patient.owners.center).await?;
        if !contracted.iter().any(|known| known.id == association) {
            return Err(Problem::field("association", "association-no-contract"));
        }
    }
    tx.assign(user.actor(), id, sent.association).await?;
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}
