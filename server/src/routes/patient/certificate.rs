//! 療養証明: proof of the time of isolation, once the centre has released the patient.

use axum::extract::State;
use axum::http::StatusCode;
use mimamori_domain::PatientId;
use mimamori_domain::api::CertificateView;

use crate::app::App;
use crate::auth::PatientUser;
use crate::json::{Json, Path};
use crate::problem::{Answer, Problem};

/// `POST /people/{id}/certificate`: makes it on the first request, gives the same one afterwards.
pub async fn issue(
    State(app): State<App>,
    user: PatientUser,
    Path(id): Path<PatientId>,
) -> Answer<Json<CertificateView>> {
    let id = user.person(id)?;
    let mut tx = app.store.begin().await?;
    let patient = tx.patient(id).await?.ok_or_else(Problem::not_found)?;
    let center = tx.center(patient.owners.center).await?.ok_or_else(Problem::not_found)?;
    let certificate = tx
        .certificate(&patient)
        .await?
        .ok_or_else(|| Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "certificate-not-yet"))?;
    tx.commit().await?;
    let person = patient.record.person;
    Ok(Json(CertificateView {
        name: person.name,
        birth_date: person.birth_date,
        starts_on: certificate.period.starts_on,
        ends_on: certificate.period.ends_on,
        center: center.name,
        issued_at: certificate.issued_at,
        code: certificate.code.to_string(),
        check_url: format!("{}/check", app.config.http.public_url),
    }))
}
