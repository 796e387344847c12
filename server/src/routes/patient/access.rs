//! Who can see a patient's data, and who did: roles, never names.

use axum::extract::State;
use mimamori_domain::PatientId;
use mimamori_domain::api::AccessView;
use mimamori_domain::patient::PlaceKind;
use mimamori_store::audit::Actor;

use crate::app::App;
use crate::auth::PatientUser;
use crate::json::{Json, Path};
use crate::problem::{Answer, Problem};

/// Lines of what staff did.
const LINES: usize = 20;

/// `GET /people/{id}/access`
pub async fn view(
    State(app): State<App>,
    user: PatientUser,
    Path(id): Path<PatientId>,
) -> Answer<Json<AccessView>> {
    let id = user.person(id)?;
    let mut tx = app.store.begin().await?;
    let patient = tx.patient(id).await?.ok_or_else(Problem::not_found)?;
    let belongs = tx.belongs(id).await?.ok_or_else(Problem::not_found)?;
    let mut centers = vec![];
    // The responsible one first.
    let others = belongs.centers.into_iter().filter(|center| *center != patient.owners.center);
    for center in std::iter::once(patient.owners.center).chain(others) {
        centers.extend(tx.center(center).await?.map(|center| center.name));
    }
    let association = match belongs.association {
        Some(id) => tx.association(id).await?.map(|association| association.name),
        None => None,
    };
    let record = patient.record;
    let hotel = (record.place == PlaceKind::Hotel && !record.hotel.is_empty()).then_some(record.hotel);
    let days = tx.staff_days(id, LINES).await?;
    tx.audit(Actor::Patient(id), "patient.access", Some(id), &[]).await?;
    tx.commit().await?;
    Ok(Json(AccessView { centers, association, hotel, days }))
}
