//! The rules of triage of the asker's centre: reading them, a draft, what it would have done, switching it on. Each centre
//! has its own: its manager answers for its patients and no other's.

pub mod draft;
pub mod preview;
pub mod switch;

use axum::extract::State;
use axum::http::StatusCode;
use mimamori_domain::access::Action;
use mimamori_domain::api::{RuleDraft, RuleSetState, RuleSetView, RuleSwitched, RulesPage, StaffName};
use mimamori_domain::{Duration, HealthCenterId, StaffId};
use mimamori_store::Tx;
use mimamori_store::rules::Draft;

use super::queue::seen;
use crate::app::App;
use crate::auth::StaffUser;
use crate::json::Json;
use crate::problem::{Answer, Problem};

/// A set that begins at once begins so much later: until then every process has read it, and none judges by another.
pub const AT_ONCE: Duration = Duration::seconds(5);

/// `GET /rules`
pub async fn view(State(app): State<App>, user: StaffUser) -> Answer<Json<RulesPage>> {
    let center = center(&user)?;
    seen(&app, &user, "rules.view").await?;
    page(&app, &user, center).await
}

/// The asker's centre, if they may.
fn center(user: &StaffUser) -> Answer<HealthCenterId> {
    user.may_somewhere(Action::RulesManage)?;
    user.asker.center.ok_or_else(Problem::forbidden)
}

/// Everything there is to see, after whatever was done.
async fn page(app: &App, user: &StaffUser, center: HealthCenterId) -> Answer<Json<RulesPage>> {
    let mut tx = app.store.begin().await?;
    let book = app.judge.rules();
    let now = tx.now;
    let in_force = book.in_force(center, now);
    let mut sets = vec![];
    let all = tx.rule_switches(center).await?;
    let begun = all.iter().filter(|switch| switch.taken_back.is_none() && switch.from <= now);
    let own = begun.max_by_key(|switch| switch.from).filter(|switch| switch.set.hash() == in_force.hash());
    let own = own.map(|switch| switch.id);
    for switch in all {
        let state = match switch.taken_back {
            Some(_) => RuleSetState::TakenBack,
            None if switch.from > now => RuleSetState::Coming,
            None if Some(switch.id) == own => RuleSetState::InForce,
            None => RuleSetState::Past,
        };
        let (taken_back_by, taken_back_at) = switch.taken_back.unzip();
        let switched = RuleSwitched {
            id: switch.id,
            by: named(&mut tx, switch.by).await?,
            at: switch.at,
            reason: switch.reason,
            taken_back_by: match taken_back_by {
                Some(by) => Some(named(&mut tx, by).await?),
                None => None,
            },
            taken_back_at,
        };
        sets.push(RuleSetView {
            hash: switch.set.hash().to_owned(),
            rules: switch.set.rules().clone(),
            state,
            from: switch.from,
            switched: Some(switched),
        });
    }
    sets.extend(book.built_in().all().map(|set| RuleSetView {
        hash: set.hash().to_owned(),
        rules: set.rules().clone(),
        state: if own.is_none() && set.hash() == in_force.hash() {
            RuleSetState::InForce
        } else if set.rules().effective > now.date() {
            RuleSetState::Coming
        } else {
            RuleSetState::Past
        },
        from: set.rules().effective.at(0, 0),
        switched: None,
    }));
    sets.sort_by_key(|set| std::cmp::Reverse(set.from));
    let Draft { version, content } = tx.rule_draft(center).await?;
    let draft = match content {
        Some((rules, by, at)) => {
            Some(RuleDraft { toml: rules.write_toml(), rules, by: named(&mut tx, by).await?, at })
        }
        None => None,
    };
    let preview = match tx.rule_preview(center).await? {
        Some(preview)
            if draft.is_some() && preview.version == version && preview.against == in_force.hash() =>
        {
            Some(tx.view_rule_preview(user.id, preview).await?)
        }
        _ => None,
    };
    tx.commit().await?;
    Ok(Json(RulesPage { now, version, sets, draft, preview }))
}

async fn named(tx: &mut Tx, id: StaffId) -> Answer<StaffName> {
    Ok(StaffName { id, name: tx.staff_name(id).await? })
}

/// Of two managers the second is told who was first.
async fn changed(tx: &mut Tx, center: HealthCenterId) -> Problem {
    let problem = Problem::conflict("rules-draft-changed");
    match tx.rule_draft(center).await {
        Ok(Draft { content: Some((_, by, _)), .. }) => match tx.staff_name(by).await {
            Ok(name) => problem.detail("who", name),
            Err(_) => problem,
        },
        Ok(Draft { content: None, .. }) => Problem::conflict("rules-draft-gone"),
        Err(_) => Problem::new(StatusCode::CONFLICT, "conflict"),
    }
}
