//! Numbers for the day: of the asker's centre, or of all of them for the prefecture; the same as a file.

use axum::extract::State;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::IntoResponse;
use mimamori_domain::access::{Action, Scope, scope};
use mimamori_domain::api::{CenterFigures, CenterName, ExportFormat, FiguresView};
use mimamori_domain::figures::SHOWN_DAYS;
use mimamori_domain::patient::Language;
use mimamori_domain::{Date, HealthCenterId};
use serde::Deserialize;

use super::exports::attachment;
use super::queue::seen;
use crate::app::App;
use crate::auth::StaffUser;
use crate::export::sums;
use crate::json::{Json, Query};
use crate::problem::{Answer, Problem};

/// Which two weeks, and whose.
#[derive(Debug, Clone, Copy, Deserialize)]
pub struct Which {
    /// Their last day; today when absent.
    pub day: Option<Date>,
    /// For the prefecture: one centre; all together when absent.
    pub center: Option<HealthCenterId>,
    /// Of the file: `ja` when absent.
    pub language: Option<Language>,
}

/// `GET /figures`
pub async fn view(
    State(app): State<App>,
    user: StaffUser,
    Query(which): Query<Which>,
) -> Answer<Json<FiguresView>> {
    Ok(Json(read(&app, &user, which, "figures.view").await?))
}

/// `GET /figures/file`
pub async fn file(
    State(app): State<App>,
    user: StaffUser,
    Query(which): Query<Which>,
) -> Answer<impl IntoResponse> {
    let language = which.language.unwrap_or(Language::Ja);
    if !Language::STAFF.contains(&language) {
        return Err(Problem::field("language", "choice-unknown"));
    }
    let view = read(&app, &user, which, "figures.file").await?;
    let bytes = sums(&view, language, &user.name)
        .map_err(|_| Problem::new(StatusCode::INTERNAL_SERVER_ERROR, "internal"))?;
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(ExportFormat::CsvUtf8.media_type())),
        (header::CONTENT_DISPOSITION, attachment(&format!("figures-{}.csv", view.day))?),
    ];
    Ok((headers, bytes))
}

async fn read(app: &App, user: &StaffUser, which: Which, action: &'static str) -> Answer<FiguresView> {
    user.may_somewhere(Action::FiguresView)?;
    let center = match scope(user.asker.role, Action::FiguresView) {
        Scope::All => which.center,
        // Another centre's numbers are not there for who works in one.
        _ => Some(user.asker.center.filter(|own| which.center.is_none_or(|center| center == *own)))
            .map(|own| own.ok_or_else(Problem::not_found))
            .transpose()?,
    };
    seen(app, user, action).await?;
    let mut tx = app.store.read().await?;
    let now = tx.now;
    let day = which.day.map_or(now.date(), |day| day.min(now.date()));
    let name = match center {
        Some(id) => Some(tx.center(id).await?.ok_or_else(Problem::not_found)?),
        None => None,
    };
    let mut kept = tx.figures(center, day.plus_days(1 - SHOWN_DAYS), day).await?;
    // What one person did concerns those who work with them.
    if user.asker.center.is_none() {
        kept.staff.clear();
    }
    Ok(FiguresView {
        now,
        day,
        center: name.map(|center| CenterName { id: center.id, name: center.name }),
        counted_at: kept.counted_at,
        days: kept.days,
        staff: kept.staff,
        centers: kept
            .centers
            .into_iter()
            .map(|(center, figures)| CenterFigures { center, figures })
            .collect(),
    })
}
