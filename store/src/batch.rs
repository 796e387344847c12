//! Reports that are judged and stored together: a handful of statements, however many they are. The verdict itself is
//! domain's; when a batch is committed is [`crate::intake`]'s.

use std::collections::{BTreeMap, BTreeSet};

use mimamori_domain::api::{AlertKind, ChangeKind, ToldBy};
use mimamori_domain::marks::News;
use mimamori_domain::report::Spo2Reading;
use mimamori_domain::triage::{Observation, Tier, assess};
use mimamori_domain::values::{Pulse, Temperature};
use mimamori_domain::{ClientReportId, HouseholdId, PatientId, ReportId, Rng, Timestamp};
use serde::Serialize;
use uuid::fmt::Simple;

use crate::alert::RaiseAlert;
use crate::audit::Actor;
use crate::db::{Result, Tx, all};
use crate::keys::{Keys, hex};
use crate::patient::{self, Patient};
use crate::report::{Report, Submission, Submitted, comment_place, told_place};
use crate::rules::Judge;
use crate::standing::{self, Standing};

// What concerns many rows goes as one JSON text, an array for each row; ids and bytes as hexadecimal. On PostgreSQL
// rows are found by `= ANY(ARRAY(…))`, which it always takes for few and looks up by index.
statements! {
    // On PostgreSQL the standings of a batch are held before anything else is read, in one order, so that what is
    // read is what holds until the commit. SQLite has one writer.
    HOLD = "SELECT patient_id FROM standing WHERE patient_id IN (SELECT unhex(e.value ->> 0) FROM json_each($1) e)",
        postgres "SELECT patient_id FROM standing
        WHERE patient_id = ANY(ARRAY(SELECT (e.pair ->> 0)::uuid FROM jsonb_array_elements($1::jsonb) AS e (pair)))
        ORDER BY patient_id FOR UPDATE";
    // Everything that the verdicts and their consequences depend on; `known` is a report that was here before.
    CASES = "SELECT p.id, p.center_id, p.association_id, p.household_id, p.version, p.person_sealed, p.sex,
            p.classification, p.place, p.hotel, p.lives_alone, p.language, p.onset_date, p.specimen_date,
            p.exposure_date, p.tests, p.risk_factors, p.own_target, p.mode, p.wish_number, p.number_declined,
            p.spoken_to, p.by_voice, p.reminder_hour, p.reminders_off, p.paused_until, p.reminder_by, p.status,
            p.expected_end, p.created_at,
            s.tier, s.last_report_id, s.last_measured_at, s.last_received_at, s.recent, s.mode_since, s.invited_at,
            s.opened_at, s.reminded_at, s.reminder_due_at, s.silence_due_at, s.worse_at, s.symptoms_at, s.comment_at,
            r.client_id AS known_client_id, r.id AS known_id,
            EXISTS (SELECT 1 FROM message m WHERE m.patient_id = p.id
                AND m.kind IN ('reminder', 'second-reminder') AND m.state = 'ready')
            OR EXISTS (SELECT 1 FROM patient o JOIN message m ON m.patient_id = o.id
                WHERE o.household_id = p.household_id
                    AND m.kind IN ('reminder', 'second-reminder') AND m.state = 'ready') AS reminded,
            EXISTS (SELECT 1 FROM alert a
                WHERE a.patient_id = p.id AND a.closed_at IS NULL AND a.kind IN ('silence', 'call')) AS missed
        FROM json_each($1) e JOIN patient p ON p.id = unhex(e.value ->> 0) JOIN standing s ON s.patient_id = p.id
            LEFT JOIN report r ON r.patient_id = p.id AND r.client_id = unhex(e.value ->> 1)",
        postgres "SELECT p.id, p.center_id, p.association_id, p.household_id, p.version, p.person_sealed, p.sex,
            p.classification, p.place, p.hotel, p.lives_alone, p.language, p.onset_date, p.specimen_date,
            p.exposure_date, p.tests, p.risk_factors, p.own_target, p.mode, p.wish_number, p.number_declined,
            p.spoken_to, p.by_voice, p.reminder_hour, p.reminders_off, p.paused_until, p.reminder_by, p.status,
            p.expected_end, p.created_at,
            s.tier, s.last_report_id, s.last_measured_at, s.last_received_at, s.recent, s.mode_since, s.invited_at,
            s.opened_at, s.reminded_at, s.reminder_due_at, s.silence_due_at, s.worse_at, s.symptoms_at, s.comment_at,
            r.client_id AS known_client_id, r.id AS known_id,
            EXISTS (SELECT 1 FROM message m WHERE m.patient_id = p.id
                AND m.kind IN ('reminder', 'second-reminder') AND m.state = 'ready')
            OR EXISTS (SELECT 1 FROM patient o JOIN message m ON m.patient_id = o.id
                WHERE o.household_id = p.household_id
                    AND m.kind IN ('reminder', 'second-reminder') AND m.state = 'ready') AS reminded,
            EXISTS (SELECT 1 FROM alert a
                WHERE a.patient_id = p.id AND a.closed_at IS NULL AND a.kind IN ('silence', 'call')) AS missed
        FROM patient p JOIN standing s ON s.patient_id = p.id
            LEFT JOIN report r ON r.patient_id = p.id AND r.client_id = ANY(ARRAY(
                SELECT (e.pair ->> 1)::uuid FROM jsonb_array_elements($1::jsonb) AS e (pair)))
        WHERE p.id = ANY(ARRAY(SELECT (e.pair ->> 0)::uuid FROM jsonb_array_elements($1::jsonb) AS e (pair)))";
    INSERT = "INSERT INTO report (id, patient_id, client_id, content_hash, measured_at, received_at, entered_by,
            supersedes, temperature, spo2, pulse, answers, comment_sealed, tier, assessment, told_by, told_sealed)
        SELECT unhex(e.value ->> 0), unhex(e.value ->> 1), unhex(e.value ->> 2), unhex(e.value ->> 3), e.value ->> 4,
            e.value ->> 5, unhex(e.value ->> 6), unhex(e.value ->> 7), e.value ->> 8, e.value ->> 9, e.value ->> 10,
            e.value ->> 11, unhex(e.value ->> 12), e.value ->> 13, e.value ->> 14,
            e.value ->> 15, unhex(e.value ->> 16)
        FROM json_each($1) e",
        postgres "INSERT INTO report (id, patient_id, client_id, content_hash, measured_at, received_at, entered_by,
            supersedes, temperature, spo2, pulse, answers, comment_sealed, tier, assessment, told_by, told_sealed)
        SELECT (e.line ->> 0)::uuid, (e.line ->> 1)::uuid, (e.line ->> 2)::uuid, decode(e.line ->> 3, 'hex'),
            (e.line ->> 4)::bigint, (e.line ->> 5)::bigint, (e.line ->> 6)::uuid, (e.line ->> 7)::uuid,
            (e.line ->> 8)::bigint, (e.line ->> 9)::bigint, (e.line ->> 10)::bigint, e.line ->> 11,
            decode(e.line ->> 12, 'hex'), e.line ->> 13, e.line ->> 14, e.line ->> 15,
            decode(e.line ->> 16, 'hex')
        FROM jsonb_array_elements($1::jsonb) AS e (line)";
    PUT = "UPDATE standing SET tier = v.tier, last_report_id = v.report_id, last_measured_at = v.measured_at,
            last_received_at = v.received_at, heard_at = v.received_at, recent = v.recent,
            reminder_due_at = v.reminder_at, silence_due_at = v.silence_at, worse_at = v.worse_at,
            symptoms_at = v.symptoms_at, comment_at = v.comment_at
        FROM (SELECT unhex(e.value ->> 0) AS patient_id, e.value ->> 1 AS tier, unhex(e.value ->> 2) AS report_id,
                e.value ->> 3 AS measured_at, e.value ->> 4 AS received_at, e.value ->> 5 AS recent,
                e.value ->> 6 AS reminder_at, e.value ->> 7 AS silence_at, e.value ->> 8 AS worse_at,
                e.value ->> 9 AS symptoms_at, e.value ->> 10 AS comment_at
            FROM json_each($1) e) AS v
        WHERE standing.patient_id = v.patient_id",
        postgres "UPDATE standing SET tier = v.line ->> 1, last_report_id = (v.line ->> 2)::uuid,
            last_measured_at = (v.line ->> 3)::bigint, last_received_at = (v.line ->> 4)::bigint,
            heard_at = (v.line ->> 4)::bigint, recent = v.line ->> 5, reminder_due_at = (v.line ->> 6)::bigint,
            silence_due_at = (v.line ->> 7)::bigint, worse_at = (v.line ->> 8)::bigint,
            symptoms_at = (v.line ->> 9)::bigint, comment_at = (v.line ->> 10)::bigint
        FROM jsonb_array_elements($1::jsonb) AS v (line)
        WHERE standing.patient_id = (v.line ->> 0)::uuid AND standing.patient_id = ANY(ARRAY(
            SELECT (e.line ->> 0)::uuid FROM jsonb_array_elements($1::jsonb) AS e (line)))";
}

/// A patient as the judging needs them. The second report of a batch finds what the first one has left.
struct Case {
    patient: Patient,
    standing: Standing,
    /// A reminder waits to be sent, to them or to somebody who lives with them.
    reminded: bool,
    /// A task waits because no report came.
    missed: bool,
    /// The standing has changed.
    changed: bool,
}

impl Case {
    /// Whose reminder may have become needless, with the household whose it may be.
    fn reminded(&self) -> Option<(PatientId, Option<HouseholdId>)> {
        (self.changed && self.reminded).then_some((self.patient.id, self.patient.household_id))
    }
}

#[derive(sqlx::FromRow)]
struct CaseRow {
    #[sqlx(flatten)]
    patient: patient::Row,
    #[sqlx(flatten)]
    standing: standing::Row,
    known_client_id: Option<ClientReportId>,
    known_id: Option<ReportId>,
    reminded: bool,
    missed: bool,
}

/// Reports that are committed together.
#[derive(Default)]
pub(crate) struct Batch {
    cases: BTreeMap<PatientId, Case>,
    /// Reports that were here before, by what the phone called them.
    known: BTreeMap<(PatientId, ClientReportId), ReportId>,
    /// Reports of this batch, with the hash of what the sender decided; not written yet.
    fresh: Vec<(Submission, Vec<u8>, Report)>,
}

impl Batch {
    fn is_of(&self, submission: &Submission) -> Option<&(Submission, Vec<u8>, Report)> {
        let same = |other: &Submission| {
            other.patient_id == submission.patient_id && other.client_id == submission.client_id
        };
        self.fresh.iter().find(|(other, ..)| same(other))
    }
}

/// A row of `report`.
#[derive(Serialize)]
pub(crate) struct ReportLine(
    Simple,
    Simple,
    Simple,
    String,
    i64,
    i64,
    Option<Simple>,
    Option<Simple>,
    Option<i64>,
    Option<i64>,
    Option<i64>,
    String,
    Option<String>,
    Tier,
    String,
    Option<ToldBy>,
    Option<String>,
);

/// A row of `standing`.
#[derive(Serialize)]
struct StandingLine(
    Simple,
    Option<Tier>,
    Option<Simple>,
    Option<i64>,
    i64,
    String,
    Option<i64>,
    Option<i64>,
    i64,
    Option<i64>,
    i64,
);

impl Tx {
    /// Judges and stores one report, with everything that follows from it.
    pub async fn submit(&mut self, judge: &Judge, submission: &Submission) -> Result<Submitted> {
        let mut batch = self.open_batch(std::iter::once(submission)).await?;
        let submitted = self.judge(&mut batch, judge, submission).await?;
        self.write_batch(&batch).await?;
        Ok(submitted)
    }

    /// Reads what a batch needs, and holds its patients until the commit.
    pub(crate) async fn open_batch(
        &mut self,
        submissions: impl Iterator<Item = &Submission>,
    ) -> Result<Batch> {
        let pairs: BTreeSet<(Simple, Simple)> =
            submissions.map(|sent| (sent.patient_id.0.simple(), sent.client_id.0.simple())).collect();
        let pairs = serde_json::to_string(&pairs)?;
        if self.is_postgres() {
            execute!(self, HOLD, pairs.as_str())?;
        }
        let mut batch = Batch::default();
        for row in fetch_all!(self, CaseRow, CASES, pairs.as_str())? {
            let (patient, standing) = (self.patient_of(row.patient)?, row.standing.standing()?);
            if let (Some(client), Some(id)) = (row.known_client_id, row.known_id) {
                batch.known.insert((patient.id, client), id);
            }
            let case = Case { standing, reminded: row.reminded, missed: row.missed, changed: false, patient };
            batch.cases.insert(case.patient.id, case);
        }
        Ok(batch)
    }

    /// One report of a batch: what it means and what follows. The report itself and the standing are written with the
    /// rest of the batch.
    pub(crate) async fn judge(
        &mut self,
        batch: &mut Batch,
        judge: &Judge,
        submission: &Submission,
    ) -> Result<Submitted> {
        let content_hash = submission.content_hash()?;
        if let Some((_, hash, report)) = batch.is_of(submission) {
            return Ok(again(report.clone(), *hash == content_hash));
        }
        let known = batch.known.get(&(submission.patient_id, submission.client_id));
        if let Some(id) = known.copied() {
            let found = self.report_and_hash(submission.patient_id, id).await?;
            let (report, hash) = found.ok_or(sqlx::Error::RowNotFound)?;
            return Ok(again(report, hash == content_hash));
        }
        let superseded = match submission.supersedes {
            None => None,
            Some(id) => match self.measured_at(batch, submission.patient_id, id).await? {
                None => return Ok(Submitted::Unknown),
                some => some,
            },
        };
        let Some(case) = batch.cases.get_mut(&submission.patient_id) else { return Ok(Submitted::Unknown) };
        let (patient, standing) = (&case.patient, &mut case.standing);
        standing.recent.retain(|past| Some(past.measured_at) != superseded);
        let observation =
            Observation { measured_at: submission.measured_at, answers: submission.answers.clone() };
        // By the moment of receipt: a phone with a wrong clock can't choose older rules.
        let book = judge.rules();
        let rules = book.in_force(patient.owners.center, self.now);
        let assessment =
            assess(rules, &patient.subject(submission.measured_at), &standing.recent, &observation);
        let id = ReportId::new(self.now, self.rng());
        let newest = standing.last_measured_at.is_none_or(|last| last <= submission.measured_at);
        let news = News {
            observation: &observation,
            tier: assessment.tier,
            newest,
            by_staff: submission.entered_by.is_some(),
            tier_before: standing.tier,
            before: &standing.recent,
            onset: patient.record.onset_date,
        };
        standing.marks = standing.marks.after(&news, self.now);
        standing.remember(observation);
        standing.last_received_at = Some(self.now);
        if newest {
            standing.last_measured_at = Some(submission.measured_at);
            standing.last_report_id = Some(id);
            standing.tier = Some(assessment.tier);
        }
        standing.due = standing.schedule(patient, self.now, &self.policy_of(patient.owners.center));
        case.changed = true;
        if std::mem::take(&mut case.missed) {
            self.resolve_alerts(patient.id, &[AlertKind::Silence, AlertKind::Call]).await?;
        }
        if let Some(due) = rules.due(assessment.tier) {
            self.raise_alert(RaiseAlert {
                patient_id: patient.id,
                owners: patient.owners,
                kind: AlertKind::Medical,
                tier: assessment.tier,
                reasons: assessment.reasons.clone(),
                due_at: self.now.plus(due),
                high_risk: patient.is_high_risk(self.now.date()),
                report_id: Some(id),
            })
            .await?;
        }
        self.tell(ChangeKind::Report, patient.owners, Some(patient.id), None).await?;
        let actor = submission.entered_by.map_or(Actor::Patient(patient.id), Actor::Staff);
        self.audit(actor, "report.submit", Some(patient.id), &[]).await?;
        let report = Report {
            id,
            client_id: submission.client_id,
            measured_at: submission.measured_at,
            received_at: self.now,
            entered_by: submission.entered_by,
            told: submission.told.clone(),
            supersedes: submission.supersedes,
            answers: submission.answers.clone(),
            assessment,
        };
        batch.fresh.push((submission.clone(), content_hash, report.clone()));
        Ok(Submitted::Stored(Box::new(report)))
    }

    /// When a report of this patient was measured, perhaps one of this batch; none when it is not theirs.
    async fn measured_at(
        &mut self,
        batch: &Batch,
        patient: PatientId,
        id: ReportId,
    ) -> Result<Option<Timestamp>> {
        let fresh =
            batch.fresh.iter().find(|(sent, _, report)| sent.patient_id == patient && report.id == id);
        match fresh {
            Some((.., report)) => Ok(Some(report.measured_at)),
            None => Ok(self.report(patient, id).await?.map(|report| report.measured_at)),
        }
    }

    /// Writes the reports and the standings of a batch.
    pub(crate) async fn write_batch(&mut self, batch: &Batch) -> Result<()> {
        let lines = batch.fresh.iter().map(|fresh| report_line(self.keys(), self.rng(), fresh));
        let lines = lines.collect::<Result<Vec<_>>>()?;
        let changed = batch.cases.values().filter(|case| case.changed);
        let standings = changed.map(standing_line).collect::<Result<Vec<_>>>()?;
        if !lines.is_empty() {
            self.insert_reports(&lines).await?;
            let rows = execute!(self, PUT, serde_json::to_string(&standings)?)?;
            all(PUT.name, rows, standings.len())?;
        }
        self.cancel_reminders(batch.cases.values().filter_map(Case::reminded)).await
    }
}

impl Tx {
    pub(crate) async fn insert_reports(&mut self, lines: &[ReportLine]) -> Result<()> {
        let rows = execute!(self, INSERT, serde_json::to_string(lines)?)?;
        all(INSERT.name, rows, lines.len())
    }
}

/// The row of a report; its comment is sealed apart.
pub(crate) fn report_line(
    keys: &Keys,
    rng: &dyn Rng,
    (sent, content_hash, report): &(Submission, Vec<u8>, Report),
) -> Result<ReportLine> {
    let mut answers = report.answers.clone();
    let comment = std::mem::take(&mut answers.comment);
    let comment_sealed = match comment.as_str() {
        "" => None,
        text => Some(hex(&keys.seal_text(rng, comment_place(report.id), text)?)),
    };
    let told_sealed = match sent.told.as_ref().map(|told| told.note.as_str()) {
        None | Some("") => None,
        Some(note) => Some(hex(&keys.seal_text(rng, told_place(report.id), note)?)),
    };
    let spo2 = match answers.spo2 {
        Spo2Reading::Measured(value) => Some(value.get()),
        Spo2Reading::UNDER_50 => Some(49),
        Spo2Reading::Word(_) => None,
    };
    Ok(ReportLine(
        report.id.0.simple(),
        sent.patient_id.0.simple(),
        report.client_id.0.simple(),
        hex(content_hash),
        report.measured_at.millis(),
        report.received_at.millis(),
        report.entered_by.map(|id| id.0.simple()),
        report.supersedes.map(|id| id.0.simple()),
        answers.temperature.map(Temperature::get),
        spo2,
        answers.pulse.map(Pulse::get),
        serde_json::to_string(&answers)?,
        comment_sealed,
        report.assessment.tier,
        serde_json::to_string(&report.assessment)?,
        sent.told.as_ref().map(|told| told.by),
        told_sealed,
    ))
}

fn standing_line(case: &Case) -> Result<StandingLine> {
    let standing = &case.standing;
    Ok(StandingLine(
        case.patient.id.0.simple(),
        standing.tier,
        standing.last_report_id.map(|id| id.0.simple()),
        standing.last_measured_at.map(Timestamp::millis),
        // Only who has reported is written here.
        standing.last_received_at.map_or(0, Timestamp::millis),
        serde_json::to_string(&standing.recent)?,
        standing.due.reminder.map(Timestamp::millis),
        standing.due.silence.map(Timestamp::millis),
        standing.marks.worse_at.millis(),
        standing.marks.symptoms_at.map(Timestamp::millis),
        standing.marks.comment_at.millis(),
    ))
}

/// The same id came before: the same content is the same report.
fn again(report: Report, same: bool) -> Submitted {
    if same { Submitted::Repeated(Box::new(report)) } else { Submitted::Differs }
}
