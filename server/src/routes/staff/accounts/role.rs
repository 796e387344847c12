//! Another role within the centre: nurse or manager. Clinicians have but one.

use axum::extract::State;
use axum::http::StatusCode;
use mimamori_domain::StaffId;
use mimamori_domain::access::{Asker, Role};
use mimamori_domain::account::fits_together;
use mimamori_domain::api::ChangeRole;

use super::of_one_to_shut_out;
use crate::app::App;
use crate::auth::StaffUser;
use crate::json::{Json, Path};
use crate::problem::{Answer, Problem};

/// `PUT /accounts/{id}/role`
pub async fn change(
    State(app): State<App>,
    user: StaffUser,
    Path(id): Path<StaffId>,
    Json(sent): Json<ChangeRole>,
) -> Answer<StatusCode> {
    let mut tx = app.store.begin().await?;
    let account = of_one_to_shut_out(&mut tx, &user, id).await?;
    let role = sent.role;
    if !fits_together(Asker { role, ..account.asker }) || !matches!(role, Role::Nurse | Role::Manager) {
        return Err(Problem::field("role", "choice-unknown"));
    }
    if account.asker.role != role {
        tx.set_role(user.actor(), id, role).await?;
        tx.commit().await?;
    }
    Ok(StatusCode::NO_CONTENT)
}
