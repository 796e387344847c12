//! Uploading a list of patients: what it would do, row by row. Nothing is imported yet.

use std::collections::BTreeSet;

use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use futures_util::StreamExt as _;
use mimamori_domain::access::Action;
use mimamori_domain::api::{ImportPreview, ImportRow};
use mimamori_domain::patient::PatientForm;
use mimamori_domain::{Date, HealthCenterId, PatientId};
use mimamori_store::Tx;
use mimamori_store::import::file_token;
use serde::{Deserialize, Serialize};

use crate::app::App;
use crate::auth::StaffUser;
use crate::import::{PairedRow, Sheet, Unreadable, pair, read};
use crate::json::Json;
use crate::problem::{Answer, Problem};

/// Largest file, in bytes.
const FILE_LIMIT: usize = 5 * 1024 * 1024;
/// How much of a larger one is still read, so that the refusal reaches a browser that is busy sending.
const PATIENCE: usize = 64 * 1024 * 1024;
/// Rows of the audit in one transaction.
const PIECE: usize = 500;
/// What a list may be sent as; the last is what Windows calls CSV where Excel is installed.
const TYPES: [&str; 3] = ["text/csv", "application/octet-stream", "application/vnd.ms-excel"];

/// A row that may be confirmed, as it is kept until then.
#[derive(Serialize, Deserialize)]
pub(super) struct Kept {
    pub(super) line: i64,
    pub(super) form: PatientForm,
}

/// `POST /imports`
pub async fn preview(
    State(app): State<App>,
    user: StaffUser,
    headers: HeaderMap,
    body: Body,
) -> Answer<Json<ImportPreview>> {
    user.may_somewhere(Action::PatientRegister)?;
    let center = user.asker.center.ok_or_else(Problem::forbidden)?;
    check_type(&headers)?;
    let bytes = whole(body).await?;
    let file = file_token(app.store.keys(), &bytes);
    let (sheet, rows) = understand(bytes, app.store.now().date()).await?;
    let mut tx = app.store.read().await?;
    let imported_before = tx.imported_before(center, &file).await?;
    let (rows, kept, seen) = with_known(&mut tx, center, rows).await?;
    drop(tx);
    record_seen(&app, &user, &seen).await?;
    let mut tx = app.store.begin().await?;
    let id = tx.insert_import(user.id, center, &file, &kept).await?;
    tx.commit().await?;
    let Sheet { encoding, columns, .. } = sheet;
    Ok(Json(ImportPreview { id, encoding: encoding.to_owned(), columns, rows, imported_before }))
}

fn check_type(headers: &HeaderMap) -> Answer<()> {
    let given = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let given = given.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    if TYPES.contains(&given.as_str()) {
        Ok(())
    } else {
        Err(Problem::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "unsupported-media-type"))
    }
}

async fn whole(body: Body) -> Answer<Vec<u8>> {
    let mut bytes = vec![];
    let mut size = 0;
    let mut chunks = body.into_data_stream();
    while let Some(chunk) = chunks.next().await {
        let chunk = chunk.map_err(|_| Problem::new(StatusCode::BAD_REQUEST, "bad-request"))?;
        size += chunk.len();
        if size <= FILE_LIMIT {
            bytes.extend_from_slice(&chunk);
        } else if size > PATIENCE {
            break;
        }
    }
    if size > FILE_LIMIT { Err(unreadable(Unreadable::TooLarge)) } else { Ok(bytes) }
}

/// Reads and pairs away from the threads that answer requests: five thousand rows take a while.
async fn understand(bytes: Vec<u8>, today: Date) -> Answer<(Sheet, Vec<PairedRow>)> {
    let read = tokio::task::spawn_blocking(move || {
        let mut sheet = read(&bytes)?;
        let rows = pair(std::mem::take(&mut sheet.rows), today);
        Ok((sheet, rows))
    });
    match read.await {
        Ok(understood) => understood.map_err(unreadable),
        Err(_) => Err(Problem::new(StatusCode::INTERNAL_SERVER_ERROR, "internal")),
    }
}

fn unreadable(why: Unreadable) -> Problem {
    let status = match why {
        Unreadable::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
        Unreadable::Empty | Unreadable::NoColumns | Unreadable::Encoding => StatusCode::UNPROCESSABLE_ENTITY,
    };
    Problem::new(status, &why.to_string())
}

/// The rows as they are shown, those that may be confirmed, and whose names are shown beside them.
async fn with_known(
    tx: &mut Tx,
    center: HealthCenterId,
    rows: Vec<PairedRow>,
) -> Answer<(Vec<ImportRow>, Vec<Kept>, BTreeSet<PatientId>)> {
    let mut shown = Vec::with_capacity(rows.len());
    let mut kept = vec![];
    let mut seen = BTreeSet::new();
    for row in rows {
        let mut known = vec![];
        let mut household_with = row.household_line.map(|line| line.to_string());
        let errors = match &row.record {
            Ok(record) => {
                known = tx.known_patients(center, &record.person).await?;
                if household_with.is_none() && row.same_as_line.is_none() && known.is_empty() {
                    let other = tx.same_phone(center, &record.person).await?.into_iter().next();
                    seen.extend(other.as_ref().map(|other| other.id));
                    household_with = other.map(|other| other.name);
                }
                kept.push(Kept { line: row.line, form: row.form.clone() });
                vec![]
            }
            Err(errors) => errors.clone(),
        };
        seen.extend(known.iter().map(|known| known.id));
        shown.push(ImportRow {
            line: row.line,
            form: row.form,
            errors,
            warnings: row.warnings.iter().map(|warning| (*warning).to_owned()).collect(),
            same_as_line: row.same_as_line,
            known,
            household_with,
        });
    }
    Ok((shown, kept, seen))
}

/// Whoever is named in a preview was seen.
async fn record_seen(app: &App, user: &StaffUser, seen: &BTreeSet<PatientId>) -> Answer<()> {
    let seen: Vec<PatientId> = seen.iter().copied().collect();
    for piece in seen.chunks(PIECE) {
        let mut tx = app.store.begin().await?;
        for patient in piece {
            tx.audit(user.actor(), "patient.match", Some(*patient), &[]).await?;
        }
        tx.commit().await?;
    }
    Ok(())
}
