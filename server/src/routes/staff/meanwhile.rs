//! The refusal for whoever changes a patient that somebody else has changed since: it says who changed what, and
//! brings the data as they are now, so that both can be put together.

use mimamori_domain::PatientId;
use mimamori_domain::api::ChangedMeanwhile;
use mimamori_domain::patient::PatientForm;
use mimamori_store::Tx;

use crate::auth::StaffUser;
use crate::problem::{Answer, Problem};

/// 409 `changed-meanwhile`. That the asker was told is a look, which stays on record; nothing else may be open in `tx`.
///
/// # Errors
/// When it can't be read.
pub(super) async fn refused(mut tx: Tx, user: &StaffUser, id: PatientId, version: i64) -> Answer<Problem> {
    let patient = tx.patient(id).await?.ok_or_else(Problem::not_found)?;
    let changed = ChangedMeanwhile {
        version: patient.version,
        form: PatientForm::of(&patient.record),
        changes: tx.changes_since(id, version).await?,
    };
    tx.audit(user.actor(), "patient.changes", Some(id), &[]).await?;
    tx.commit().await?;
    let changed = serde_json::to_string(&changed).map_err(mimamori_store::Error::from)?;
    Ok(Problem::conflict("changed-meanwhile").detail("changed", changed))
}
