//! What a draft would have done to last week's reports, piece by piece: whoever looks asks for the next one. A piece
//! reads, then writes one row, so reports come in meanwhile as if nobody asked.

use axum::extract::State;
use mimamori_domain::HealthCenterId;
use mimamori_domain::api::{RuleDraftVersion, RulePreview};
use mimamori_domain::triage::RuleSet;
use mimamori_store::Tx;

use super::{center, changed};
use crate::app::App;
use crate::auth::StaffUser;
use crate::json::Json;
use crate::problem::{Answer, Problem};

/// `POST /rules/preview`
pub async fn begin(
    State(app): State<App>,
    user: StaffUser,
    Json(sent): Json<RuleDraftVersion>,
) -> Answer<Json<RulePreview>> {
    let center = center(&user)?;
    let mut tx = app.store.begin().await?;
    draft(&mut tx, center, sent.version).await?;
    let book = app.judge.rules();
    let against = book.in_force(center, tx.now);
    tx.begin_rule_preview(user.id, (center, sent.version), against).await?;
    let preview = tx.rule_preview(center).await?.ok_or_else(Problem::not_found)?;
    let view = tx.view_rule_preview(user.id, preview).await?;
    tx.commit().await?;
    Ok(Json(view))
}

/// `POST /rules/preview/step`
pub async fn step(
    State(app): State<App>,
    user: StaffUser,
    Json(sent): Json<RuleDraftVersion>,
) -> Answer<Json<RulePreview>> {
    let center = center(&user)?;
    let mut tx = app.store.read().await?;
    let draft = draft(&mut tx, center, sent.version).await?;
    let before = tx.rule_preview(center).await?.filter(|preview| preview.version == sent.version);
    let before = before.ok_or_else(|| Problem::conflict("rules-not-previewed"))?;
    let against = tx.rule_set(&before.against).await?.ok_or_else(Problem::not_found)?;
    let ahead = if before.finished {
        None
    } else {
        Some(tx.look_ahead(center, before.clone(), (&against, &draft)).await?)
    };
    drop(tx);
    let mut tx = app.store.begin().await?;
    if let Some(ahead) = &ahead {
        tx.keep_ahead(center, &before, ahead).await?;
    }
    // Where somebody else walks too, the place that was kept is the one to show.
    let now = tx.rule_preview(center).await?.ok_or_else(|| Problem::conflict("rules-not-previewed"))?;
    let view = if now.finished { tx.view_rule_preview(user.id, now).await? } else { now.under_way() };
    tx.commit().await?;
    Ok(Json(view))
}

/// The draft of that version as a set.
async fn draft(tx: &mut Tx, center: HealthCenterId, version: i64) -> Answer<RuleSet> {
    let draft = tx.rule_draft(center).await?;
    match draft.content {
        Some((rules, ..)) if draft.version == version => {
            RuleSet::try_from(rules).map_err(|_| Problem::field("rules", "rule-bands"))
        }
        _ => Err(changed(tx, center).await),
    }
}
