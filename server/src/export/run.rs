//! A file on its way: read a piece, write down who is in it, hand it over, and wait for reports that wait.

use std::collections::btree_map::Entry;
use std::io;
use std::time::Duration;

use axum::body::Bytes;
use mimamori_domain::api::{ExportFormat, ExportState, ExportWhat};
use mimamori_domain::text::Value;
use mimamori_domain::{PatientId, ReportId};
use mimamori_store::export::{Export, Followed, Progress};
use mimamori_store::report::OF_MANY_MAX;
use tokio::sync::{OwnedSemaphorePermit, mpsc};
use uuid::Uuid;

use super::cell::moment;
use super::columns::{self, Places};
use super::sheet::Sheet;
use super::words;
use super::xlsx::About;
use crate::app::App;

/// Reports waiting from which on a file stands back.
const CROWD: usize = 16;
/// How long a piece stands back at most: a file has to end some day.
const STAND_BACK: Duration = Duration::from_secs(2);
/// How long a reader may take for a piece; who is slower has gone away.
const PATIENCE: Duration = Duration::from_mins(1);

/// Who takes a file out: what stands in it.
#[derive(Debug, Clone)]
pub struct Mark {
    /// Name of the member of staff.
    pub by: String,
    /// Name of the centre.
    pub center: String,
}

/// Why a file broke off.
#[derive(Debug, thiserror::Error)]
enum Broken {
    #[error("store: {0}")]
    Store(#[from] mimamori_store::Error),
    #[error("file: {0}")]
    File(#[from] io::Error),
    #[error("its reader has gone away")]
    Gone,
    #[error("no texts")]
    Texts,
}

/// Writes the file into `out`, one at a time in this process for as long as `turn` is held. What breaks off in the
/// middle ends with an error, so that whoever reads it knows.
pub async fn run(
    app: App,
    export: Export,
    mark: Mark,
    out: mpsc::Sender<io::Result<Bytes>>,
    turn: OwnedSemaphorePermit,
) {
    let mut writer = Writer { app: &app, export: &export, out: &out, progress: Progress::default() };
    let done = writer.write(&mark).await;
    let progress = writer.progress;
    let state = if done.is_ok() { ExportState::Done } else { ExportState::Broken };
    if let Err(error) = &done {
        tracing::warn!(export = %export.id, %error, "a file broke off");
        let _ = out.send(Err(io::Error::other("the file is not whole"))).await;
    }
    if let Err(error) = ended(&app, &export, state, progress).await {
        tracing::error!(export = %export.id, %error, "the end of a file was not written down");
    }
    drop(turn);
}

async fn ended(
    app: &App,
    export: &Export,
    state: ExportState,
    progress: Progress,
) -> mimamori_store::Result<()> {
    let mut tx = app.store.begin().await?;
    tx.end_export(export, state, progress).await?;
    tx.commit().await
}

struct Writer<'a> {
    app: &'a App,
    export: &'a Export,
    out: &'a mpsc::Sender<io::Result<Bytes>>,
    progress: Progress,
}

impl Writer<'_> {
    async fn write(&mut self, mark: &Mark) -> Result<(), Broken> {
        let texts = words(self.export.language).ok_or(Broken::Texts)?;
        let (id, at) = (self.export.id.to_string(), moment(self.export.created_at));
        let values: [(&str, Value<'_>); 4] = [
            ("id", id.as_str().into()),
            ("at", at.as_str().into()),
            ("center", mark.center.as_str().into()),
            ("by", mark.by.as_str().into()),
        ];
        let about = About {
            title: texts.with("export-title", &values),
            by: format!("{} {}", mark.center, mark.by),
            at: self.export.created_at,
            sheet: texts.get(&format!("export-what-{}", self.export.what)),
        };
        let short = short(self.export.id.0);
        let headers = columns::headers(self.export.what, texts);
        let mut sheet = Sheet::begin(self.export.format, &headers, &about)?;
        let mut places = Places::default();
        let mut after = PatientId(Uuid::nil());
        loop {
            self.stand_back().await;
            let mut tx = self.app.store.read().await?;
            let piece = tx.export_piece(self.export, after).await?;
            let Some(last) = piece.last else { break };
            for followed in &piece.patients {
                name_places(&mut tx, &mut places, followed).await?;
            }
            drop(tx);
            self.progress.looked += piece.looked;
            match self.export.what {
                ExportWhat::Patients => {
                    for followed in &piece.patients {
                        sheet.row(&columns::patient(followed, &places, texts, &short))?;
                        self.progress.rows += 1;
                    }
                    self.hand_over(&mut sheet, &piece.patients).await?;
                }
                ExportWhat::Reports => self.reports(&mut sheet, &piece.patients, &short).await?,
            }
            after = last;
        }
        let rows = self.progress.rows;
        let mut end = texts.with("export-mark", &[&values[..], &[("rows", rows.into())]].concat());
        if self.progress.replaced > 0 {
            end.push_str(&texts.with("export-replaced", &[("n", self.progress.replaced.into())]));
        }
        self.send(sheet.end(&end)?).await
    }

    /// Reports of some patients, a bounded number at a time.
    async fn reports(&mut self, sheet: &mut Sheet, patients: &[Followed], short: &str) -> Result<(), Broken> {
        let texts = words(self.export.language).ok_or(Broken::Texts)?;
        let period = columns::period(self.export.filter.from, self.export.filter.to);
        let mut left = patients;
        let mut after = (PatientId(Uuid::nil()), ReportId(Uuid::nil()));
        let mut first = true;
        while !left.is_empty() {
            if !first {
                self.stand_back().await;
            }
            let ids: Vec<PatientId> = left.iter().map(|followed| followed.patient.id).collect();
            let mut tx = self.app.store.read().await?;
            let found = tx.reports_of_many(&ids, after, period).await?;
            drop(tx);
            let mut of = left.iter();
            let mut whose = of.next();
            for (id, report) in &found {
                while whose.is_some_and(|followed| followed.patient.id != *id) {
                    whose = of.next();
                }
                let Some(followed) = whose else { break };
                sheet.row(&columns::report(followed, report, texts, short))?;
                self.progress.rows += 1;
            }
            // Whoever has no report in the file isn't seen by it, and whoever was in the one before was told of.
            let seen: Vec<PatientId> = found.iter().map(|(id, _)| *id).collect();
            let last =
                (found.len() >= OF_MANY_MAX).then(|| found.last().map(|(id, report)| (*id, report.id)));
            self.hand_over_seen(sheet, seen, after.0).await?;
            match last.flatten() {
                Some(place) => {
                    let passed = left.iter().take_while(|followed| followed.patient.id != place.0).count();
                    left = left.get(passed..).unwrap_or_default();
                    after = place;
                }
                None => left = &[],
            }
            first = false;
        }
        Ok(())
    }

    async fn hand_over(&mut self, sheet: &mut Sheet, patients: &[Followed]) -> Result<(), Broken> {
        let seen = patients.iter().map(|followed| followed.patient.id).collect();
        self.hand_over_seen(sheet, seen, PatientId(Uuid::nil())).await
    }

    /// First it is written down who is in the piece, then the piece leaves.
    async fn hand_over_seen(
        &mut self,
        sheet: &mut Sheet,
        mut seen: Vec<PatientId>,
        told: PatientId,
    ) -> Result<(), Broken> {
        let (bytes, replaced) = sheet.take()?;
        self.progress.replaced += replaced;
        seen.dedup();
        seen.retain(|id| *id != told);
        let mut tx = self.app.store.begin().await?;
        tx.export_goes_on(self.export, self.progress, seen).await?;
        tx.commit().await?;
        self.send(bytes).await
    }

    async fn send(&self, bytes: Vec<u8>) -> Result<(), Broken> {
        if bytes.is_empty() {
            return Ok(());
        }
        let sent = tokio::time::timeout(PATIENCE, self.out.send(Ok(bytes.into()))).await;
        sent.map_err(|_| Broken::Gone)?.map_err(|_| Broken::Gone)
    }

    /// Reports of patients go first: while many of them wait, nothing is read.
    async fn stand_back(&self) {
        let crowd = async {
            while self.app.intake.waiting() > CROWD {
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
        };
        let _ = tokio::time::timeout(STAND_BACK, crowd).await;
    }
}

async fn name_places(
    tx: &mut mimamori_store::Tx,
    places: &mut Places,
    followed: &Followed,
) -> mimamori_store::Result<()> {
    let owners = followed.patient.owners;
    if let Entry::Vacant(place) = places.centers.entry(owners.center) {
        place.insert(tx.center(owners.center).await?.map(|center| center.name).unwrap_or_default());
    }
    if let Some(id) = owners.association
        && let Entry::Vacant(place) = places.associations.entry(id)
    {
        place.insert(tx.association(id).await?.map(|association| association.name).unwrap_or_default());
    }
    Ok(())
}

/// The last letters of an id, which are chance: enough to find it by in a list.
fn short(id: Uuid) -> String {
    let text = id.simple().to_string();
    text.get(20..).unwrap_or_default().to_owned()
}

/// The name of a file: what, when, which.
pub fn file_name(export: &Export) -> String {
    let at = export.created_at;
    let day = at.date().to_string().replace('-', "");
    let time = at.clock_time().replace(':', "");
    let encoding = if export.format == ExportFormat::CsvCp932 { "-cp932" } else { "" };
    let (what, id, end) = (export.what, short(export.id.0), export.format.extension());
    format!("mimamori-{what}{encoding}-{day}-{time}-{id}.{end}")
}
