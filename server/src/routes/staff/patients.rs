//! Patients in sight: all, or those who match a name, a phone number or a HER-SYS ID.

use axum::extract::State;
use mimamori_domain::PatientId;
use mimamori_domain::access::Action;
use mimamori_domain::api::PatientList;
use mimamori_store::queue::Sight;
use serde::Deserialize;

use super::queue::seen;
use crate::app::App;
use crate::auth::StaffUser;
use crate::json::{Json, Query};
use crate::problem::{Answer, Problem};

/// Longest search, in characters.
const QUERY_MAX: usize = 80;

/// What to look for.
#[derive(Debug, Deserialize)]
pub struct Search {
    /// Part of a name, or a whole phone number or HER-SYS ID; all when it is empty.
    #[serde(default)]
    pub q: String,
    /// The last patient of the page before.
    pub after: Option<PatientId>,
}

/// `GET /patients`
pub async fn list(
    State(app): State<App>,
    user: StaffUser,
    Query(search): Query<Search>,
) -> Answer<Json<PatientList>> {
    user.may_somewhere(Action::PatientView)?;
    let sight = Sight::of(&user.asker).ok_or_else(Problem::forbidden)?;
    if search.q.chars().count() > QUERY_MAX {
        return Err(Problem::field("q", "too-long"));
    }
    seen(&app, &user, "patients.list").await?;
    let mut tx = app.store.read().await?;
    Ok(Json(tx.patient_list(sight, &search.q, search.after).await?))
}
