//! Keeping a changed rule set, from the form or as text, and throwing it away.

use axum::extract::State;
use axum::http::StatusCode;
use mimamori_domain::api::{PutRuleDraft, RuleDraftVersion, RulesPage};
use mimamori_domain::triage::Rules;
use mimamori_domain::triage::draft::{flaws, settle};

use super::{center, changed, page};
use crate::app::App;
use crate::auth::StaffUser;
use crate::json::Json;
use crate::problem::{Answer, Problem};

/// `PUT /rules/draft`
pub async fn keep(
    State(app): State<App>,
    user: StaffUser,
    Json(sent): Json<PutRuleDraft>,
) -> Answer<Json<RulesPage>> {
    let center = center(&user)?;
    let typed = match (sent.rules, sent.toml) {
        (Some(rules), None) => rules,
        (None, Some(text)) => read(&text)?,
        _ => return Err(Problem::new(StatusCode::BAD_REQUEST, "bad-request")),
    };
    let mut tx = app.store.begin().await?;
    let book = app.judge.rules();
    let base = book.in_force(center, tx.now).rules();
    let draft = settle(base, typed, tx.now.date());
    let flaws = flaws(base, &draft);
    if !flaws.is_empty() {
        return Err(Problem::invalid(flaws));
    }
    if is_the_same(base, &draft) {
        return Err(Problem::field("rules", "rule-nothing-changed"));
    }
    if !tx.put_rule_draft(user.id, center, sent.version, Some(&draft)).await? {
        return Err(changed(&mut tx, center).await);
    }
    let touched: Vec<&str> = touched(base, &draft);
    tx.audit(user.actor(), "rules.draft", None, &touched).await?;
    tx.commit().await?;
    page(&app, &user, center).await
}

/// `POST /rules/draft/discard`
pub async fn discard(
    State(app): State<App>,
    user: StaffUser,
    Json(sent): Json<RuleDraftVersion>,
) -> Answer<Json<RulesPage>> {
    let center = center(&user)?;
    let mut tx = app.store.begin().await?;
    if !tx.put_rule_draft(user.id, center, sent.version, None).await? {
        return Err(changed(&mut tx, center).await);
    }
    tx.audit(user.actor(), "rules.discard", None, &[]).await?;
    tx.commit().await?;
    page(&app, &user, center).await
}

fn read(text: &str) -> Answer<Rules> {
    Rules::read_toml(text).map_err(|unread| {
        Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "rules-toml")
            .detail("line", unread.line)
            .detail("why", unread.why)
    })
}

fn is_the_same(base: &Rules, draft: &Rules) -> bool {
    Rules { effective: base.effective, ..draft.clone() } == *base
}

/// Ids of the rules that are other, new or gone.
fn touched<'a>(base: &'a Rules, draft: &'a Rules) -> Vec<&'a str> {
    let other = draft.rules.iter().filter(|rule| !base.rules.contains(rule)).map(|rule| rule.id.as_str());
    let is_gone = |id: &str| draft.rules.iter().all(|rule| rule.id != id);
    let gone = base.rules.iter().map(|rule| rule.id.as_str()).filter(|id| is_gone(id));
    other.chain(gone).collect()
}
