//! Switching a draft on from an instant, and taking it back before that.

use axum::extract::State;
use mimamori_domain::api::{RulesPage, SwitchRules};
use mimamori_domain::triage::RuleSet;
use mimamori_domain::triage::draft::{flaws, settle};
use mimamori_domain::values::{FieldError, tidy};
use mimamori_domain::{Duration, RuleSwitchId};

use super::{AT_ONCE, center, changed, page};
use crate::app::App;
use crate::auth::StaffUser;
use crate::json::{Json, Path};
use crate::problem::{Answer, Problem};

/// The furthest beginning: later than that nobody knows what the rules before it will be.
const FURTHEST: Duration = Duration::days(60);
/// Longest reason, in characters.
const REASON_MOST: usize = 500;

/// `POST /rules/switch`
pub async fn on(
    State(app): State<App>,
    user: StaffUser,
    Json(sent): Json<SwitchRules>,
) -> Answer<Json<RulesPage>> {
    let center = center(&user)?;
    let mut tx = app.store.begin().await?;
    let soonest = tx.now.plus(AT_ONCE);
    let from = sent.from.unwrap_or(soonest);
    let reason = tidy(&sent.reason);
    let mut wrong = vec![];
    if from < soonest || from > tx.now.plus(FURTHEST) {
        wrong.push(FieldError::new("from", "rules-from"));
    }
    match reason.chars().count() {
        0 => wrong.push(FieldError::new("reason", "required")),
        n if n > REASON_MOST => wrong.push(FieldError::new("reason", "too-long")),
        _ => {}
    }
    if !wrong.is_empty() {
        return Err(Problem::invalid(wrong));
    }
    let draft = tx.rule_draft_held(center).await?;
    let Some((rules, ..)) = draft.content.filter(|_| draft.version == sent.version) else {
        return Err(changed(&mut tx, center).await);
    };
    if tx.has_coming_rules(center).await? {
        return Err(Problem::conflict("rules-coming"));
    }
    let book = app.judge.rules();
    let base = book.in_force(center, from);
    // Nothing is switched on unseen: all of last week, by this very draft, against what it replaces.
    let seen = tx.rule_preview(center).await?.is_some_and(|preview| {
        preview.finished && preview.version == sent.version && preview.against == base.hash()
    });
    if !seen {
        return Err(Problem::conflict("rules-not-previewed"));
    }
    let rules = settle(base.rules(), rules, from.date());
    let flaws = flaws(base.rules(), &rules);
    if !flaws.is_empty() {
        return Err(Problem::invalid(flaws));
    }
    let new = RuleSet::try_from(rules).map_err(|_| Problem::field("rules", "rule-bands"))?;
    if !tx.switch_rules(user.id, (center, sent.version), &new, from, &reason).await? {
        return Err(changed(&mut tx, center).await);
    }
    tx.commit().await?;
    app.judge.refresh(&app.store).await?;
    page(&app, &user, center).await
}

/// `POST /rules/switch/{id}/take-back`
pub async fn take_back(
    State(app): State<App>,
    user: StaffUser,
    Path(id): Path<RuleSwitchId>,
) -> Answer<Json<RulesPage>> {
    let center = center(&user)?;
    let mut tx = app.store.begin().await?;
    match tx.take_rules_back(user.id, center, id).await? {
        None => return Err(Problem::not_found()),
        Some(false) => return Err(Problem::conflict("rules-begun")),
        Some(true) => tx.commit().await?,
    }
    app.judge.refresh(&app.store).await?;
    page(&app, &user, center).await
}
