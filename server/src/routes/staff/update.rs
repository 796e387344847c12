//! Changing a patient's data, unless somebody else changed them meanwhile.

use axum::extract::State;
use mimamori_domain::PatientId;
use mimamori_domain::access::Action;
use mimamori_domain::api::{PatientPage, UpdatePatient};

use super::registration::{TEXT_MAX, correct};
use super::{meanwhile, page};
use crate::app::App;
use crate::auth::StaffUser;
use crate::json::{Json, Path};
use crate::problem::{Answer, Problem};

/// `PUT /patients/{id}`
pub async fn update(
    State(app): State<App>,
    user: StaffUser,
    Path(id): Path<PatientId>,
    Json(sent): Json<UpdatePatient>,
) -> Answer<Json<PatientPage>> {
    let mut tx = app.store.begin().await?;
    user.may(&mut tx, Action::PatientEdit, id).await?;
    let old = tx.patient(id).await?.ok_or_else(Problem::not_found)?;
    let record = sent.form.parse(tx.now.date()).map_err(Problem::invalid)?;
    if old.version != sent.version {
        return Err(meanwhile::refused(tx, &user, id, sent.version).await?);
    }
    let reason = sent.reason.trim();
    if old.record.reporting_mode != record.reporting_mode && reason.is_empty() {
        return Err(Problem::field("reason", "required"));
    }
    if reason.chars().count() > TEXT_MAX {
        return Err(Problem::field("reason", "too-long"));
    }
    match correct(&mut tx, &user, &old, record, reason).await {
        // Somebody was faster by less than this transaction took.
        Err(problem) if problem.code() == "changed-meanwhile" => {
            return Err(meanwhile::refused(tx, &user, id, sent.version).await?);
        }
        done => done?,
    };
    let page = page::of(&app, &mut tx, &user, id).await?;
    tx.commit().await?;
    Ok(Json(page))
}
