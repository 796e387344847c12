//! Taking patients or their reports out as a file: only for who may, only from allowed networks (seed 004), and never
//! before it is written down. A file is asked for first, with a token that no other site has, and then fetched once by
//! the browser itself, which keeps nothing of it in memory.

use std::net::IpAddr;

use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use mimamori_domain::access::Action;
use mimamori_domain::api::{ExportPage, ExportState, ExportView, NewExport};
use mimamori_domain::patient::Language;
use mimamori_domain::{Duration, ExportId, HealthCenterId};
use tokio::sync::mpsc;

use crate::app::App;
use crate::auth::{Origin, StaffUser};
use crate::export::{Mark, file_name, run};
use crate::json::{Json, Path};
use crate::problem::{Answer, Problem};

/// How long a file that was asked for can be fetched.
const FETCH_WITHIN: Duration = Duration::minutes(10);
/// Pieces on their way to the reader at once.
const PIECES: usize = 1;
/// Reports waiting from which on no file is begun: whatever is not a report is put off first.
const SURGE: usize = 64;

/// `GET /exports`
pub async fn list(State(app): State<App>, user: StaffUser, origin: Origin) -> Answer<Json<ExportPage>> {
    let center = center(&user)?;
    let mut tx = app.store.begin().await?;
    let items = tx.exports(center).await?;
    tx.audit(user.actor(), "export.list", None, &[]).await?;
    tx.commit().await?;
    let address = origin.0.map(|address| address.to_string()).unwrap_or_default();
    Ok(Json(ExportPage { allowed: is_inside(&app, origin), address, items }))
}

/// `POST /exports`
pub async fn ask(
    State(app): State<App>,
    user: StaffUser,
    origin: Origin,
    Json(new): Json<NewExport>,
) -> Answer<(StatusCode, Json<ExportView>)> {
    let center = center(&user)?;
    inside(&app, &user, origin).await?;
    if !Language::STAFF.contains(&new.language) {
        return Err(Problem::field("language", "choice-unknown"));
    }
    if new.filter.from.zip(new.filter.to).is_some_and(|(from, to)| from > to) {
        return Err(Problem::field("to", "period-order"));
    }
    let mut tx = app.store.begin().await?;
    let export = tx.insert_export(user.id, center, &new).await?;
    tx.commit().await?;
    Ok((StatusCode::CREATED, Json(export.view(user.name.clone()))))
}

/// `GET /exports/{id}/file`
pub async fn file(
    State(app): State<App>,
    user: StaffUser,
    origin: Origin,
    Path(id): Path<ExportId>,
) -> Answer<Response> {
    let center = center(&user)?;
    let mut tx = app.store.read().await?;
    let export = tx.export(id, user.id).await?.filter(|export| export.center == center);
    let export = export.ok_or_else(Problem::not_found)?;
    let mark = Mark {
        by: user.name.clone(),
        center: tx.center(center).await?.map(|center| center.name).unwrap_or_default(),
    };
    drop(tx);
    inside(&app, &user, origin).await?;
    if export.state != ExportState::Ready {
        return Err(Problem::conflict("export-fetched"));
    }
    if app.store.now().since(export.created_at) > FETCH_WITHIN {
        return Err(Problem::new(StatusCode::GONE, "export-over"));
    }
    if app.intake.waiting() > SURGE {
        return Err(busy());
    }
    let turn = app.exports.clone().try_acquire_owned().map_err(|_| busy())?;
    let mut tx = app.store.begin().await?;
    if !tx.begin_export(&export).await? {
        return Err(Problem::conflict("export-fetched"));
    }
    tx.commit().await?;
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(export.format.media_type())),
        (header::CONTENT_DISPOSITION, attachment(&file_name(&export))?),
    ];
    let (out, mut pieces) = mpsc::channel(PIECES);
    tokio::spawn(run(app, export, mark, out, turn));
    let body = Body::from_stream(futures_util::stream::poll_fn(move |context| pieces.poll_recv(context)));
    Ok((headers, body).into_response())
}

fn center(user: &StaffUser) -> Answer<HealthCenterId> {
    user.may_somewhere(Action::PatientExport)?;
    user.asker.center.ok_or_else(Problem::forbidden)
}

fn is_inside(app: &App, origin: Origin) -> bool {
    origin.0.is_some_and(|address| app.config.policy.export_networks.iter().any(|net| net.contains(&address)))
}

/// A refusal is written down as well: somebody tried to take data to where it must not go.
async fn inside(app: &App, user: &StaffUser, origin: Origin) -> Answer<()> {
    if is_inside(app, origin) {
        return Ok(());
    }
    let mut tx = app.store.begin().await?;
    tx.audit(user.actor(), "export.refused", None, &["network"]).await?;
    tx.commit().await?;
    let address = origin.0.as_ref().map_or_else(|| "?".to_owned(), IpAddr::to_string);
    Err(Problem::new(StatusCode::FORBIDDEN, "export-network").detail("address", address))
}

/// One file at a time, and none while reports crowd in.
fn busy() -> Problem {
    Problem::unavailable_as("export-busy")
}

/// The header of a file that is to be kept under this name.
pub(super) fn attachment(name: &str) -> Answer<HeaderValue> {
    HeaderValue::from_str(&format!("attachment; filename=\"{name}\""))
        .map_err(|_| Problem::new(StatusCode::INTERNAL_SERVER_ERROR, "internal"))
}
