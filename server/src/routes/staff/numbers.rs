//! 処理番号 for many patients at once: what would happen, and then what did, patient by patient.

use std::collections::BTreeSet;

use axum::extract::State;
use mimamori_domain::PatientId;
use mimamori_domain::access::Action;
use mimamori_domain::api::{IssueNumbers, IssueOutcome, IssuedNumber, IssuedNumbers};
use mimamori_store::Tx;

use crate::app::App;
use crate::auth::StaffUser;
use crate::json::Json;
use crate::problem::{Answer, Problem};

/// Most patients of one request.
const MOST: usize = 500;
/// So many in one transaction: reports come in between.
const PIECE: usize = 50;

/// `POST /numbers`
pub async fn issue(
    State(app): State<App>,
    user: StaffUser,
    Json(sent): Json<IssueNumbers>,
) -> Answer<Json<IssuedNumbers>> {
    user.may_somewhere(Action::NumberIssue)?;
    if sent.patients.len() > MOST {
        return Err(Problem::field("patients", "too-many"));
    }
    // Each once, and always in the same order, so that two requests never wait for each other in a ring.
    let patients: Vec<PatientId> = sent.patients.into_iter().collect::<BTreeSet<_>>().into_iter().collect();
    let mut results = vec![];
    for piece in patients.chunks(PIECE) {
        let mut tx = app.store.begin().await?;
        for id in piece {
            let outcome = one(&app, &mut tx, &user, *id).await?;
            results.push(IssuedNumber { patient_id: *id, outcome });
        }
        // A look is what would have been done, and then was not.
        if !sent.preview {
            tx.commit().await?;
        }
    }
    Ok(Json(IssuedNumbers { results }))
}

async fn one(app: &App, tx: &mut Tx, user: &StaffUser, id: PatientId) -> Answer<IssueOutcome> {
    match user.may(tx, Action::NumberIssue, id).await {
        Ok(()) => Ok(tx.issue_number(user.actor(), id, &app.config.policy).await?),
        Err(problem) if matches!(problem.code(), "not-found" | "forbidden") => Ok(IssueOutcome::NotFound),
        Err(problem) => Err(problem),
    }
}
