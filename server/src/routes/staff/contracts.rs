//! Contracts with associations, in the hands of the centre's managers.

use axum::extract::State;
use axum::http::StatusCode;
use mimamori_domain::HealthCenterId;
use mimamori_domain::access::Action;
use mimamori_domain::api::{ContractRef, Contracts, EndContract, NewContract};
use mimamori_domain::contract::{Term, check, check_change, parse_association};
use mimamori_store::Tx;

use super::queue::seen;
use crate::app::App;
use crate::auth::StaffUser;
use crate::json::Json;
use crate::problem::{Answer, Problem};

/// `GET /contracts`
pub async fn list(State(app): State<App>, user: StaffUser) -> Answer<Json<Contracts>> {
    let center = center(&user)?;
    seen(&app, &user, "contract.list").await?;
    let mut tx = app.store.read().await?;
    let items = tx.contracts(center).await?;
    Ok(Json(Contracts { now: tx.now, items, associations: tx.associations().await? }))
}

/// `POST /contracts`
pub async fn add(
    State(app): State<App>,
    user: StaffUser,
    Json(sent): Json<NewContract>,
) -> Answer<StatusCode> {
    let center = center(&user)?;
    let mut tx = app.store.begin().await?;
    let term = Term { starts_on: sent.starts_on, ends_on: sent.ends_on };
    let today = tx.now.date();
    let association = if let Some(id) = sent.association {
        tx.association(id).await?.ok_or_else(|| Problem::field("association", "choice-unknown"))?;
        let errors = check(term, &tx.terms(id, center).await?, today);
        if !errors.is_empty() {
            return Err(Problem::invalid(errors));
        }
        id
    } else {
        let mut errors = check(term, &[], today);
        let parsed = parse_association(&sent.name, &sent.phone).map_err(|found| errors.extend(found));
        let Ok((name, phone)) = parsed else { return Err(Problem::invalid(errors)) };
        if !errors.is_empty() {
            return Err(Problem::invalid(errors));
        }
        if tx.association_by_name(&name).await?.is_some() {
            return Err(Problem::field("name", "association-known"));
        }
        tx.add_association(user.actor(), &name, &phone).await?
    };
    tx.add_contract(user.actor(), association, center, term).await?;
    tx.commit().await?;
    Ok(StatusCode::CREATED)
}

/// `POST /contracts/end`
pub async fn end(
    State(app): State<App>,
    user: StaffUser,
    Json(sent): Json<EndContract>,
) -> Answer<StatusCode> {
    let center = center(&user)?;
    let mut tx = app.store.begin().await?;
    let meant = ContractRef { association: sent.association, starts_on: sent.starts_on };
    let (term, others) = find(&mut tx, center, &meant).await?;
    if let Some(code) = check_change(term, sent.ends_on, &others, tx.now.date()) {
        return Err(Problem::field("ends_on", code));
    }
    if term.ends_on != sent.ends_on {
        let new = Term { ends_on: sent.ends_on, ..term };
        tx.set_contract_end(user.actor(), sent.association, center, new).await?;
    }
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// `POST /contracts/remove`
pub async fn remove(
    State(app): State<App>,
    user: StaffUser,
    Json(sent): Json<ContractRef>,
) -> Answer<StatusCode> {
    let center = center(&user)?;
    let mut tx = app.store.begin().await?;
    find(&mut tx, center, &sent).await?;
    if !tx.remove_contract(user.actor(), sent.association, center, sent.starts_on).await? {
        return Err(Problem::conflict("contract-begun"));
    }
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

fn center(user: &StaffUser) -> Answer<HealthCenterId> {
    user.may_somewhere(Action::ContractManage)?;
    user.asker.center.ok_or_else(Problem::forbidden)
}

/// The contract that is meant, and the others between the two.
async fn find(tx: &mut Tx, center: HealthCenterId, meant: &ContractRef) -> Answer<(Term, Vec<Term>)> {
    let terms = tx.terms(meant.association, center).await?;
    let (mut found, others): (Vec<Term>, Vec<Term>) =
        terms.into_iter().partition(|term| term.starts_on == meant.starts_on);
    Ok((found.pop().ok_or_else(Problem::not_found)?, others))
}
