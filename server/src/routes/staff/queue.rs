//! The work queue: who is to be called next.

use axum::extract::State;
use axum::http::StatusCode;
use mimamori_domain::access::Action;
use mimamori_domain::api::{Queue, QueueView};
use mimamori_store::queue::{QueueOf, QueuePlace, Sight};
use serde::Deserialize;

use crate::app::App;
use crate::auth::StaffUser;
use crate::json::{Json, Query};
use crate::problem::{Answer, Problem};

/// Where a page begins.
#[derive(Debug, Deserialize)]
pub struct After {
    /// As the page before gave it.
    pub after: Option<String>,
    /// Which part; everything when absent.
    #[serde(default)]
    pub view: QueueView,
}

/// `GET /queue`
pub async fn view(State(app): State<App>, user: StaffUser, Query(page): Query<After>) -> Answer<Json<Queue>> {
    user.may_somewhere(Action::QueueView)?;
    let sight = Sight::of(&user.asker).ok_or_else(Problem::forbidden)?;
    let after = match page.after {
        Some(text) => text.parse().map_err(|()| Problem::new(StatusCode::BAD_REQUEST, "bad-query"))?,
        None => QueuePlace::START,
    };
    seen(&app, &user, "queue.view").await?;
    let mut tx = app.store.read().await?;
    Ok(Json(tx.queue(QueueOf { sight, me: user.id, view: page.view }, after).await?))
}

/// Puts a look at a list on record before anything is shown. Apart from the reading, so that a list of fifty people
/// never holds the one writer of SQLite while names are opened.
pub(super) async fn seen(app: &App, user: &StaffUser, action: &'static str) -> Answer<()> {
    let mut tx = app.store.begin().await?;
    tx.audit(user.actor(), action, None, &[]).await?;
    tx.commit().await?;
    Ok(())
}
