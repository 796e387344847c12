//! Files taken out: who asked for what and how far it has come, and the rows of such a file, read in pieces. Each piece
//! is a short transaction of its own, so that a file of everybody holds up neither a writer nor the clean-up of the
//! database; each patient in it is a row of the audit, committed before the piece leaves.

use mimamori_domain::api::{ExportFilter, ExportFormat, ExportState, ExportView, ExportWhat, NewExport};
use mimamori_domain::patient::Language;
use mimamori_domain::triage::Tier;
use mimamori_domain::{Duration, ExportId, HealthCenterId, PatientId, StaffId, Timestamp};

use crate::audit::Actor;
use crate::db::{Result, Tx};
use crate::names::Names;
use crate::patient::{self, Patient};

statements! {
    INSERT = "INSERT INTO export (id, center_id, staff_id, what, format, language, filter, state, total, looked, written,
            replaced, created_at, changed_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, 'ready', $8, 0, 0, 0, $9, $9)";
    GET = "SELECT id, center_id, staff_id, what, format, language, filter, state, total, looked, written, replaced,
            created_at, changed_at
        FROM export WHERE id = $1 AND staff_id = $2";
    PAGE = "SELECT id, center_id, staff_id, what, format, language, filter, state, total, looked, written, replaced,
            created_at, changed_at
        FROM export WHERE center_id = $1 ORDER BY id DESC LIMIT 50";
    // One fetch for each: of two clicks one gets the file.
    BEGIN = "UPDATE export SET state = 'running', changed_at = $2 WHERE id = $1 AND state = 'ready'";
    PROGRESS = "UPDATE export SET state = $2, looked = $3, written = $4, replaced = $5, changed_at = $6
        WHERE id = $1 AND state = 'running'";
    TOTAL = "SELECT COUNT(*) AS n FROM patient_center WHERE center_id = $1";
    // Places first, so that no piece reads more than it may, however few of them fit the filter.
    PATIENTS = "SELECT p.*, s.tier AS standing_tier, s.last_received_at
        FROM (SELECT patient_id FROM patient_center WHERE center_id = $1 AND patient_id > $2
            ORDER BY patient_id LIMIT 250) o
        JOIN patient p ON p.id = o.patient_id JOIN standing s ON s.patient_id = p.id
        ORDER BY p.id";
}

/// A running export without progress for so long has broken off: its server is gone.
const STILL: Duration = Duration::minutes(2);

/// A file asked for.
#[derive(Debug, Clone)]
pub struct Export {
    /// Id.
    pub id: ExportId,
    /// Whose patients.
    pub center: HealthCenterId,
    /// Who asked.
    pub staff: StaffId,
    /// What it holds.
    pub what: ExportWhat,
    /// How it is written.
    pub format: ExportFormat,
    /// Language of headers and words.
    pub language: Language,
    /// Which patients.
    pub filter: ExportFilter,
    /// Where it stands.
    pub state: ExportState,
    /// When it was asked for.
    pub created_at: Timestamp,
    /// Patients of the centre then.
    pub total: i64,
    /// How far it has come.
    pub progress: Progress,
}

/// How far an export has come.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Progress {
    /// Patients looked at.
    pub looked: i64,
    /// Rows written.
    pub rows: i64,
    /// Characters that the encoding doesn't have.
    pub replaced: i64,
}

/// A patient of a file.
#[derive(Debug, Clone)]
pub struct Followed {
    /// The patient, opened.
    pub patient: Patient,
    /// Where they stand.
    pub tier: Option<Tier>,
    /// When their last report came.
    pub last_received_at: Option<Timestamp>,
}

/// Some patients in the order of registration.
#[derive(Debug, Default)]
pub struct Piece {
    /// Those that fit.
    pub patients: Vec<Followed>,
    /// How many were looked at.
    pub looked: i64,
    /// The last one looked at; none when there is nobody left.
    pub last: Option<PatientId>,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: ExportId,
    center_id: HealthCenterId,
    staff_id: StaffId,
    what: ExportWhat,
    format: ExportFormat,
    language: Language,
    filter: String,
    state: ExportState,
    total: i64,
    looked: i64,
    written: i64,
    replaced: i64,
    created_at: Timestamp,
    changed_at: Timestamp,
}

#[derive(sqlx::FromRow)]
struct PatientRow {
    #[sqlx(flatten)]
    patient: patient::Row,
    standing_tier: Option<Tier>,
    last_received_at: Option<Timestamp>,
}

#[derive(sqlx::FromRow)]
struct CountRow {
    n: i64,
}

impl Row {
    fn export(self, now: Timestamp) -> Result<Export> {
        let lost = self.state == ExportState::Running && now.since(self.changed_at) > STILL;
        Ok(Export {
            id: self.id,
            center: self.center_id,
            staff: self.staff_id,
            what: self.what,
            format: self.format,
            language: self.language,
            filter: serde_json::from_str(&self.filter)?,
            state: if lost { ExportState::Broken } else { self.state },
            created_at: self.created_at,
            total: self.total,
            progress: Progress { looked: self.looked, rows: self.written, replaced: self.replaced },
        })
    }
}

impl Export {
    /// As its reader sees it.
    pub fn view(&self, by: String) -> ExportView {
        ExportView {
            id: self.id,
            what: self.what,
            format: self.format,
            filter: self.filter.clone(),
            by,
            at: self.created_at,
            state: self.state,
            total: self.total,
            looked: self.progress.looked,
            rows: self.progress.rows,
            replaced: self.progress.replaced,
        }
    }

    /// Does this patient belong in the file? The period is that of registration for patients; for reports it is looked
    /// at with each report.
    fn has(&self, row: &PatientRow) -> bool {
        let (status, place, registered) = row.patient.facts();
        self.filter.has(status, row.standing_tier, place)
            && (self.what == ExportWhat::Reports || self.filter.has_day(registered.date()))
    }
}

impl Tx {
    /// Remembers that a file was asked for; nothing has left yet.
    pub async fn insert_export(
        &mut self,
        staff: StaffId,
        center: HealthCenterId,
        new: &NewExport,
    ) -> Result<Export> {
        let id = ExportId::new(self.now, self.rng());
        let total = fetch_optional!(self, CountRow, TOTAL, center)?.map_or(0, |row| row.n);
        let filter = serde_json::to_string(&new.filter)?;
        execute_one!(
            self,
            INSERT,
            id,
            center,
            staff,
            new.what,
            new.format,
            new.language,
            filter,
            total,
            self.now
        )?;
        let id_text = id.to_string();
        let mut fields = vec![id_text.as_str(), new.what.as_str(), new.format.as_str()];
        fields.extend(new.filter.names());
        self.audit(Actor::Staff(staff), "export.ask", None, &fields).await?;
        Ok(Export {
            id,
            center,
            staff,
            what: new.what,
            format: new.format,
            language: new.language,
            filter: new.filter.clone(),
            state: ExportState::Ready,
            created_at: self.now,
            total,
            progress: Progress::default(),
        })
    }

    /// A file that this member of staff asked for.
    pub async fn export(&mut self, id: ExportId, staff: StaffId) -> Result<Option<Export>> {
        fetch_optional!(self, Row, GET, id, staff)?.map(|row| row.export(self.now)).transpose()
    }

    /// The newest files of a centre, newest first.
    pub async fn exports(&mut self, center: HealthCenterId) -> Result<Vec<ExportView>> {
        let rows = fetch_all!(self, Row, PAGE, center)?;
        let mut names = Names::default();
        names.load(self, rows.iter().map(|row| row.staff_id).collect::<Vec<_>>()).await?;
        let now = self.now;
        rows.into_iter()
            .map(|row| row.export(now).map(|export| export.view(names.of(export.staff))))
            .collect()
    }

    /// The file begins to leave; `false` when it was fetched before.
    pub async fn begin_export(&mut self, export: &Export) -> Result<bool> {
        Ok(execute!(self, BEGIN, export.id, self.now)? == 1)
    }

    /// Patients after `after`, in the order of registration.
    pub async fn export_piece(&mut self, export: &Export, after: PatientId) -> Result<Piece> {
        let rows = fetch_all!(self, PatientRow, PATIENTS, export.center, after)?;
        let looked = i64::try_from(rows.len()).unwrap_or(i64::MAX);
        let last = rows.last().map(|row| row.patient.id());
        let mut patients = vec![];
        for row in rows.into_iter().filter(|row| export.has(row)) {
            let (tier, last_received_at) = (row.standing_tier, row.last_received_at);
            patients.push(Followed { patient: self.patient_of(row.patient)?, tier, last_received_at });
        }
        Ok(Piece { patients, looked, last })
    }

    /// Writes down how far it has come and who is seen by it, before that leaves.
    pub async fn export_goes_on(
        &mut self,
        export: &Export,
        progress: Progress,
        seen: impl IntoIterator<Item = PatientId>,
    ) -> Result<()> {
        self.put_progress(export, ExportState::Running, progress).await?;
        let id = export.id.to_string();
        for patient in seen {
            let fields = [id.as_str(), export.what.as_str()];
            self.audit(Actor::Staff(export.staff), "patient.export", Some(patient), &fields).await?;
        }
        Ok(())
    }

    /// It has ended: whole, or broken off.
    pub async fn end_export(
        &mut self,
        export: &Export,
        state: ExportState,
        progress: Progress,
    ) -> Result<()> {
        self.put_progress(export, state, progress).await?;
        let (id, rows) = (export.id.to_string(), format!("rows={}", progress.rows));
        let action = if state == ExportState::Done { "export.done" } else { "export.broken" };
        self.audit(Actor::Staff(export.staff), action, None, &[&id, &rows]).await
    }

    async fn put_progress(&mut self, export: &Export, state: ExportState, progress: Progress) -> Result<()> {
        let Progress { looked, rows, replaced } = progress;
        execute_one!(self, PROGRESS, export.id, state, looked, rows, replaced, self.now)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A piece is cut out of an index before anything else is looked at.
    #[tokio::test]
    async fn a_piece_reads_no_more_than_itself() {
        use sqlx::{Connection as _, Row as _};
        let mut conn = sqlx::SqliteConnection::connect("sqlite::memory:").await.unwrap();
        sqlx::migrate!("../migrations/sqlite").run(&mut conn).await.unwrap();
        for sql in STATEMENTS.iter().filter(|sql| !matches!(sql.name, "INSERT")) {
            let text = sqlx::AssertSqlSafe(format!("EXPLAIN QUERY PLAN {}", sql.sqlite));
            let rows = sqlx::query(text).fetch_all(&mut conn).await.unwrap();
            let plan: Vec<String> = rows.iter().map(|row| row.get("detail")).collect();
            let walked = plan.iter().filter(|step| step.starts_with("SCAN ") && *step != "SCAN o").count();
            let sorted = plan.iter().filter(|step| step.contains("TEMP B-TREE")).count();
            assert!(walked == 0 && sorted <= usize::from(sql.name == "PATIENTS"), "{} {plan:#?}", sql.name);
        }
    }
}
