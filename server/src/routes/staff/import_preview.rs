//! Uploading a list of patients: what it would do, row by row. Nothing is imported yet.

use std::collections::{BTreeMap, BTreeSet};

use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use futures_util::StreamExt as _;
use mimamori_domain::access::Action;
use mimamori_domain::api::{ColumnMapping, ImportPreview, ImportRow, KnownChanges};
use mimamori_domain::patient::PatientForm;
use mimamori_domain::{HealthCenterId, PatientId};
use mimamori_store::Tx;
use mimamori_store::import::file_token;
use serde::{Deserialize, Serialize};

use super::mappings::check_fields;
use super::registration::row_differences;
use crate::app::App;
use crate::auth::StaffUser;
use crate::import::{PairedRow, Table, Unreadable, open, pair};
use crate::json::{Json, Query};
use crate::problem::{Answer, Problem};

/// Largest file, in bytes.
const FILE_LIMIT: usize = 5 * 1024 * 1024;
/// How much of a larger one is still read, so that the refusal reaches a browser that is busy sending.
const PATIENCE: usize = 64 * 1024 * 1024;
/// Rows of the audit in one transaction.
const PIECE: usize = 500;
/// What a list may be sent as; the third is what Windows calls CSV where Excel is installed.
const TYPES: [&str; 4] = [
    "text/csv",
    "application/octet-stream",
    "application/vnd.ms-excel",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
];

/// How the file is to be read; without a word as well as can be guessed.
#[derive(Debug, Default, Deserialize)]
pub struct How {
    /// Which sheet of a workbook, the first being 0.
    pub sheet: Option<usize>,
    /// The field of each column, with commas between; empty where a column is ignored.
    pub fields: Option<String>,
    /// By the words of the headers, whatever is remembered for them.
    #[serde(default)]
    pub plain: bool,
}

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
    Query(how): Query<How>,
    headers: HeaderMap,
    body: Body,
) -> Answer<Json<ImportPreview>> {
    user.may_somewhere(Action::PatientRegister)?;
    let center = user.asker.center.ok_or_else(Problem::forbidden)?;
    check_type(&headers)?;
    let bytes = whole(body).await?;
    let file = file_token(app.store.keys(), &bytes);
    let table = away(move || open(&bytes, how.sheet)).await?;
    let mut tx = app.store.read().await?;
    let (fields, mapping) = pairing(&mut tx, center, &table, &how).await?;
    let imported_before = tx.imported_before(center, &file).await?;
    drop(tx);
    let (encoding, columns) = (table.encoding.to_owned(), table.columns(&fields));
    let (sheets, sheet) = (table.sheets.clone(), table.sheet);
    let today = app.store.now().date();
    let rows = away(move || Ok(pair(table.rows(&fields)?, today))).await?;
    let mut tx = app.store.read().await?;
    let Rows { shown, kept, seen } = with_known(&mut tx, center, rows).await?;
    drop(tx);
    record_seen(&app, &user, &seen).await?;
    let mut tx = app.store.begin().await?;
    let id = tx.insert_import(user.id, center, &file, &kept).await?;
    tx.commit().await?;
    Ok(Json(ImportPreview { id, encoding, sheets, sheet, columns, mapping, rows: shown, imported_before }))
}

/// What each column means: as asked, as remembered for these headers, or by their words.
async fn pairing(
    tx: &mut Tx,
    center: HealthCenterId,
    table: &Table,
    how: &How,
) -> Answer<(Vec<String>, Option<ColumnMapping>)> {
    if let Some(asked) = &how.fields {
        let fields: Vec<String> = asked.split(',').map(|field| field.trim().to_owned()).collect();
        if fields.len() != table.headers.len() {
            return Err(Problem::field("columns", "column-count"));
        }
        check_fields(&fields)?;
        return Ok((fields, None));
    }
    let remembered = if how.plain { None } else { tx.mapping_of(center, &table.headers).await? };
    Ok(match remembered.filter(|mapping| mapping.fields.len() == table.headers.len()) {
        Some(mapping) => (mapping.fields.clone(), Some(mapping)),
        None => (table.by_words(), None),
    })
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

/// Away from the threads that answer requests: five thousand rows take a while. What makes the reader of workbooks
/// stumble is a workbook that can't be read.
async fn away<T: Send + 'static>(read: impl FnOnce() -> Result<T, Unreadable> + Send + 'static) -> Answer<T> {
    let read = tokio::task::spawn_blocking(read).await;
    read.unwrap_or(Err(Unreadable::Workbook)).map_err(unreadable)
}

fn unreadable(why: Unreadable) -> Problem {
    let status = match why {
        Unreadable::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
        _ => StatusCode::UNPROCESSABLE_ENTITY,
    };
    Problem::new(status, &why.to_string())
}

/// A preview's rows.
#[derive(Default)]
struct Rows {
    /// As they are shown.
    shown: Vec<ImportRow>,
    /// Those that may be confirmed.
    kept: Vec<Kept>,
    /// Who is named beside them, with the fields that are shown.
    seen: BTreeMap<PatientId, BTreeSet<String>>,
}

async fn with_known(tx: &mut Tx, center: HealthCenterId, rows: Vec<PairedRow>) -> Answer<Rows> {
    let mut all = Rows::default();
    for row in rows {
        let (mut known, mut changes) = (vec![], vec![]);
        let mut household_with = row.household_line.map(|line| line.to_string());
        let errors = match &row.record {
            Ok(record) => {
                known = tx.known_patients(center, &record.person).await?;
                if household_with.is_none() && row.same_as_line.is_none() && known.is_empty() {
                    let other = tx.same_phone(center, &record.person).await?.into_iter().next();
                    all.seen.extend(other.as_ref().map(|other| (other.id, BTreeSet::new())));
                    household_with = other.map(|other| other.name);
                }
                for known in &known {
                    let patient = tx.patient(known.id).await?.ok_or_else(Problem::not_found)?;
                    let fields = row_differences(&patient.record, &row.form, record)?;
                    let shown = all.seen.entry(known.id).or_default();
                    shown.extend(fields.iter().map(|change| change.field.clone()));
                    changes.push(KnownChanges { id: known.id, version: patient.version, fields });
                }
                all.kept.push(Kept { line: row.line, form: row.form.clone() });
                vec![]
            }
            Err(errors) => errors.clone(),
        };
        all.shown.push(ImportRow {
            line: row.line,
            form: row.form,
            errors,
            warnings: row.warnings.iter().map(|warning| (*warning).to_owned()).collect(),
            same_as_line: row.same_as_line,
            known,
            changes,
            household_with,
        });
    }
    Ok(all)
}

/// Whoever is named in a preview was seen, and what differs was shown.
async fn record_seen(
    app: &App,
    user: &StaffUser,
    seen: &BTreeMap<PatientId, BTreeSet<String>>,
) -> Answer<()> {
    let seen: Vec<_> = seen.iter().collect();
    for piece in seen.chunks(PIECE) {
        let mut tx = app.store.begin().await?;
        for (patient, fields) in piece {
            let fields: Vec<&str> = fields.iter().map(String::as_str).collect();
            tx.audit(user.actor(), "patient.match", Some(**patient), &fields).await?;
        }
        tx.commit().await?;
    }
    Ok(())
}
