//! One timeline of a patient. Each kind of thing stays in its own table; a page is cut out of an index of each of
//! them and put into one order: by time, then by source, then by id. So the next page begins exactly after the last
//! line, also when two things happened in one millisecond, and no table is read beyond a page.

use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;

use mimamori_domain::api::{
    AlertKind, CallOutcome, MessageKind, MessageState, NoteKind, NumberState, Timeline, TimelineEvent,
    TimelineItem, TimelineKind, ToldBy,
};
use mimamori_domain::ids::first_id;
use mimamori_domain::report::Answers;
use mimamori_domain::triage::Tier;
use mimamori_domain::{LetterId, MessageId, NoteId, NumberId, PatientId, ReportId, StaffId, Timestamp};
use uuid::Uuid;

use crate::db::{Result, Tx};
use crate::keys::Place;
use crate::names::Names;
use crate::queue::PAGE;
use crate::report::{comment_place, told_place};

statements! {
    REPORTS = "SELECT id, measured_at, entered_by, supersedes, answers, comment_sealed, tier, told_by, told_sealed
        FROM report WHERE patient_id = $1 AND id < $2 ORDER BY id DESC LIMIT 51";
    ALERTS = "SELECT seq, at, actor_id, action, fields FROM audit
        WHERE patient_id = $1 AND action IN ('alert.open', 'alert.raise') AND (at, seq) < ($2, $3)
        ORDER BY at DESC, seq DESC LIMIT 51";
    NOTES = "SELECT id, kind, outcome, text_sealed, staff_id FROM note
        WHERE patient_id = $1 AND id < $2 AND (
            (kind = 'finding' AND $3) OR (kind IN ('mode', 'status', 'assign', 'take-back', 'release-date', 'target') AND $4)
            OR (kind IN ('transfer-ask', 'transfer-accept', 'transfer-refuse', 'transfer-withdraw',
                'share', 'unshare', 'outside') AND $5)
            OR (kind NOT IN ('finding', 'mode', 'status', 'assign', 'take-back', 'release-date', 'target',
                'transfer-ask', 'transfer-accept', 'transfer-refuse', 'transfer-withdraw',
                'share', 'unshare', 'outside') AND $6))
        ORDER BY id DESC LIMIT 51";
    MESSAGES = "SELECT id, kind, state FROM message
        WHERE patient_id = $1 AND id < $2 AND staff_id IS NULL ORDER BY id DESC LIMIT 51";
    LETTERS = "SELECT id, staff_id, text_sealed, read_at FROM letter
        WHERE patient_id = $1 AND id < $2 ORDER BY id DESC LIMIT 51";
    NUMBERS = "SELECT id, position, state, used_at FROM number
        WHERE patient_id = $1 AND id < $2 ORDER BY id DESC LIMIT 51";
    EDITS = "SELECT version, replaced_at, staff_id, fields FROM patient_version
        WHERE patient_id = $1 AND (replaced_at, version) < ($2, $3)
        ORDER BY replaced_at DESC, version DESC LIMIT 51";
    VIEWS = "SELECT seq, at, actor_id, action, fields FROM audit
        WHERE patient_id = $1 AND action = 'patient.view' AND (at, seq) < ($2, $3)
        ORDER BY at DESC, seq DESC LIMIT 51";
}

/// Where a line comes from; things of one instant stand in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Source {
    Report,
    Alert,
    Note,
    Message,
    Letter,
    Number,
    Edit,
    View,
}

const SOURCES: [Source; 8] = [
    Source::Report,
    Source::Alert,
    Source::Note,
    Source::Message,
    Source::Letter,
    Source::Number,
    Source::Edit,
    Source::View,
];

/// A line's place. `row` is its UUID, or its running number where it has one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TimelinePlace {
    at: i64,
    source: Source,
    row: u128,
}

impl TimelinePlace {
    /// What the rows of a source must stand before: the instant, and the row within it.
    fn bound(self, source: Source) -> (i64, u128) {
        match source.cmp(&self.source) {
            // Of this instant all of them stood on the pages before.
            std::cmp::Ordering::Less => (self.at, 0),
            std::cmp::Ordering::Equal => (self.at, self.row),
            // Of this instant none of them did.
            std::cmp::Ordering::Greater => (self.at + 1, 0),
        }
    }
    fn key(&self) -> (std::cmp::Reverse<i64>, Source, std::cmp::Reverse<u128>) {
        (std::cmp::Reverse(self.at), self.source, std::cmp::Reverse(self.row))
    }
}

impl fmt::Display for TimelinePlace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}-{:x}", self.at, self.source as u8, self.row)
    }
}

impl FromStr for TimelinePlace {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        let mut parts = text.split('-');
        let (Some(at), Some(source), Some(row), None) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Err(());
        };
        let source: usize = source.parse().map_err(|_| ())?;
        Ok(Self {
            at: at.parse().map_err(|_| ())?,
            source: *SOURCES.get(source).ok_or(())?,
            row: u128::from_str_radix(row, 16).map_err(|_| ())?,
        })
    }
}

/// A line on its way into the order.
struct Line {
    place: TimelinePlace,
    by: Option<StaffId>,
    event: TimelineEvent,
}

#[derive(sqlx::FromRow)]
struct ReportRow {
    id: ReportId,
    measured_at: Timestamp,
    entered_by: Option<StaffId>,
    supersedes: Option<ReportId>,
    answers: String,
    comment_sealed: Option<Vec<u8>>,
    tier: Tier,
    told_by: Option<ToldBy>,
    told_sealed: Option<Vec<u8>>,
}

#[derive(sqlx::FromRow)]
struct AuditRow {
    seq: i64,
    at: Timestamp,
    actor_id: Option<StaffId>,
    action: String,
    fields: String,
}

#[derive(sqlx::FromRow)]
struct NoteRow {
    id: NoteId,
    kind: NoteKind,
    outcome: Option<CallOutcome>,
    text_sealed: Option<Vec<u8>>,
    staff_id: Option<StaffId>,
}

#[derive(sqlx::FromRow)]
struct MessageRow {
    id: MessageId,
    kind: MessageKind,
    state: MessageState,
}

#[derive(sqlx::FromRow)]
struct LetterRow {
    id: LetterId,
    staff_id: StaffId,
    text_sealed: Vec<u8>,
    read_at: Option<Timestamp>,
}

#[derive(sqlx::FromRow)]
struct NumberRow {
    id: NumberId,
    position: i64,
    state: NumberState,
    used_at: Option<Timestamp>,
}

#[derive(sqlx::FromRow)]
struct EditRow {
    version: i64,
    replaced_at: Timestamp,
    staff_id: Option<StaffId>,
    fields: String,
}

/// The id of the row, or the smallest that could be made at this instant.
fn id_from(at: i64, row: u128) -> Uuid {
    if row > 0 { Uuid::from_u128(row) } else { first_id(Timestamp::from_millis(at)) }
}

/// A line of a table whose ids carry the instant.
fn by_id(source: Source, id: Uuid, by: Option<StaffId>, event: TimelineEvent) -> Line {
    let row = id.as_u128();
    let at = i64::try_from(row >> 80).unwrap_or(i64::MAX);
    Line { place: TimelinePlace { at, source, row }, by, event }
}

/// A line of a table that counts its rows.
fn by_number(source: Source, at: Timestamp, n: i64, by: Option<StaffId>, event: TimelineEvent) -> Line {
    let row = u128::try_from(n).unwrap_or(0);
    Line { place: TimelinePlace { at: at.millis(), source, row }, by, event }
}

fn names(fields: &str) -> impl Iterator<Item = &str> {
    fields.split(',').filter(|field| !field.is_empty())
}

/// Decisions have a line of their own, with the reason.
fn is_decision(field: &str) -> bool {
    matches!(field, "status" | "own_target" | "release_date")
}

impl Tx {
    /// A page of a patient's timeline before `before`, newest first, of these kinds.
    pub async fn timeline(
        &mut self,
        patient: PatientId,
        kinds: &BTreeSet<TimelineKind>,
        before: Option<TimelinePlace>,
    ) -> Result<Timeline> {
        let start = TimelinePlace { at: i64::MAX - 1, source: Source::Report, row: 0 };
        let before = before.unwrap_or(start);
        let mut lines = vec![];
        for source in SOURCES {
            let (at, row) = before.bound(source);
            lines.extend(self.lines_of(source, patient, kinds, at, row).await?);
        }
        lines.sort_by_key(|line| line.place.key());
        let more = lines.len() > PAGE;
        lines.truncate(PAGE);
        let next = more.then(|| lines.last().map(|line| line.place.to_string())).flatten();
        lines.retain(|line| {
            !matches!(&line.event, TimelineEvent::Edit { fields }
            if !fields.is_empty() && fields.iter().all(|field| is_decision(field)))
        });
        let lines = lines.into_iter().fold(vec![], together);
        let mut people = Names::default();
        people.load(self, lines.iter().filter_map(|line| line.by).collect::<Vec<_>>()).await?;
        let items = lines
            .into_iter()
            .map(|line| TimelineItem {
                id: line.place.to_string(),
                at: Timestamp::from_millis(line.place.at),
                by: line.by.map(|id| people.named(id)),
                event: line.event,
            })
            .collect();
        Ok(Timeline { items, next })
    }

    async fn lines_of(
        &mut self,
        source: Source,
        patient: PatientId,
        kinds: &BTreeSet<TimelineKind>,
        at: i64,
        row: u128,
    ) -> Result<Vec<Line>> {
        use TimelineKind as K;
        let has = |kind| kinds.contains(&kind);
        let (id, n) = (id_from(at, row), i64::try_from(row).unwrap_or(i64::MAX));
        match source {
            Source::Report if has(K::Report) => {
                let rows = fetch_all!(self, ReportRow, REPORTS, patient, id)?;
                rows.into_iter().map(|row| self.report_line_of(row)).collect()
            }
            Source::Alert if has(K::Alert) => {
                let rows = fetch_all!(self, AuditRow, ALERTS, patient, at, n)?;
                Ok(rows.iter().filter_map(alert_line).collect())
            }
            Source::Note if [K::Finding, K::Decision, K::Transfer, K::Work].into_iter().any(has) => {
                let wanted = [K::Finding, K::Decision, K::Transfer, K::Work].map(has);
                let rows = fetch_all!(
                    self, NoteRow, NOTES, patient, id, wanted[0], wanted[1], wanted[2], wanted[3]
                )?;
                rows.into_iter().map(|row| self.history_line(row)).collect()
            }
            Source::Message if has(K::Message) => {
                let rows = fetch_all!(self, MessageRow, MESSAGES, patient, id)?;
                let line = |row: MessageRow| {
                    let event = TimelineEvent::Message { message: row.kind, state: row.state };
                    by_id(source, row.id.0, None, event)
                };
                Ok(rows.into_iter().map(line).collect())
            }
            Source::Letter if has(K::Letter) => {
                let rows = fetch_all!(self, LetterRow, LETTERS, patient, id)?;
                rows.into_iter()
                    .map(|row| {
                        let place = Place::new("letter", "text_sealed", row.id.0);
                        let text = self.keys().open_text(place, &row.text_sealed)?;
                        let event = TimelineEvent::Letter { text, read_at: row.read_at };
                        Ok(by_id(source, row.id.0, Some(row.staff_id), event))
                    })
                    .collect()
            }
            Source::Number if has(K::Number) => {
                let rows = fetch_all!(self, NumberRow, NUMBERS, patient, id)?;
                let line = |row: NumberRow| {
                    let NumberRow { position, state, used_at, .. } = row;
                    by_id(source, row.id.0, None, TimelineEvent::Number { position, state, used_at })
                };
                Ok(rows.into_iter().map(line).collect())
            }
            Source::Edit if has(K::Edit) => {
                let rows = fetch_all!(self, EditRow, EDITS, patient, at, n)?;
                let line = |row: EditRow| {
                    let fields = names(&row.fields).map(str::to_owned).collect();
                    let event = TimelineEvent::Edit { fields };
                    by_number(source, row.replaced_at, row.version, row.staff_id, event)
                };
                Ok(rows.into_iter().map(line).collect())
            }
            Source::View if has(K::View) => {
                let rows = fetch_all!(self, AuditRow, VIEWS, patient, at, n)?;
                let line = |row: AuditRow| {
                    by_number(source, row.at, row.seq, row.actor_id, TimelineEvent::View { times: 1 })
                };
                Ok(rows.into_iter().map(line).collect())
            }
            _ => Ok(vec![]),
        }
    }

    fn report_line_of(&self, row: ReportRow) -> Result<Line> {
        let mut answers: Answers = serde_json::from_str(&row.answers)?;
        if let Some(sealed) = &row.comment_sealed {
            answers.comment = self.keys().open_text(comment_place(row.id), sealed)?;
        }
        let told_note = row
            .told_sealed
            .map(|sealed| self.keys().open_text(told_place(row.id), &sealed))
            .transpose()?
            .unwrap_or_default();
        let event = TimelineEvent::Report {
            tier: row.tier,
            measured_at: row.measured_at,
            answers: Box::new(answers),
            told_by: row.told_by,
            told_note,
            corrects: row.supersedes.is_some(),
        };
        Ok(by_id(Source::Report, row.id.0, row.entered_by, event))
    }

    fn history_line(&self, row: NoteRow) -> Result<Line> {
        let place = Place::new("note", "text_sealed", row.id.0);
        let text = row.text_sealed.map(|sealed| self.keys().open_text(place, &sealed)).transpose()?;
        let text = text.unwrap_or_default();
        let event = TimelineEvent::Note { note: row.kind, outcome: row.outcome, text };
        Ok(by_id(Source::Note, row.id.0, row.staff_id, event))
    }
}

/// The trail names kind and tier; a word that is not known any more has no line.
fn alert_line(row: &AuditRow) -> Option<Line> {
    let mut words = names(&row.fields);
    let (alert, tier) = (words.next()?.parse::<AlertKind>().ok()?, words.next()?.parse().ok()?);
    let raised = row.action == "alert.raise";
    Some(by_number(Source::Alert, row.at, row.seq, None, TimelineEvent::Alert { alert, tier, raised }))
}

/// One who looks several times running is one line.
fn together(mut lines: Vec<Line>, line: Line) -> Vec<Line> {
    match lines.last_mut() {
        Some(Line { by, event: TimelineEvent::View { times }, .. })
            if *by == line.by && matches!(line.event, TimelineEvent::View { .. }) =>
        {
            *times += 1;
        }
        _ => lines.push(line),
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_its_text() {
        let place = TimelinePlace { at: 1_642_000_000_000, source: Source::Edit, row: 7 };
        assert_eq!(place.to_string().parse(), Ok(place));
        for wrong in ["", "1-2", "1-9-0", "1-0-x", "1-0-0-0"] {
            assert_eq!(wrong.parse::<TimelinePlace>(), Err(()), "{wrong}");
        }
    }

    #[test]
    fn of_one_instant_nothing_is_left_out_or_shown_twice() {
        let at = TimelinePlace { at: 1000, source: Source::Note, row: 5 };
        assert_eq!(at.bound(Source::Report), (1000, 0));
        assert_eq!(at.bound(Source::Note), (1000, 5));
        assert_eq!(at.bound(Source::Edit), (1001, 0));
    }

    #[test]
    fn a_line_of_the_history_is_found_under_its_kind() {
        for kind in NoteKind::ALL {
            let times = NOTES.sqlite.matches(&format!("'{kind}'")).count();
            let wanted = if TimelineKind::of(*kind) == TimelineKind::Work { 0 } else { 2 };
            assert_eq!(times, wanted, "{kind}");
        }
    }

    /// Each part of the page is cut out of an index in its order.
    #[tokio::test]
    async fn no_part_is_walked_or_sorted() {
        use sqlx::{Connection as _, Row as _};
        let mut conn = sqlx::SqliteConnection::connect("sqlite::memory:").await.unwrap();
        sqlx::migrate!("../migrations/sqlite").run(&mut conn).await.unwrap();
        let page = [
            STATEMENTS,
            crate::presence::STATEMENTS,
            crate::decision::STATEMENTS,
            crate::stay::STATEMENTS,
            crate::household::STATEMENTS,
            crate::version::STATEMENTS,
        ]
        .concat();
        for sql in page {
            let text = sqlx::AssertSqlSafe(format!("EXPLAIN QUERY PLAN {}", sql.sqlite));
            let rows = sqlx::query(text).fetch_all(&mut conn).await.unwrap();
            let plan: Vec<String> = rows.iter().map(|row| row.get("detail")).collect();
            let walked = plan.iter().any(|step| step.starts_with("SCAN ") || step.contains("TEMP B-TREE"));
            assert!(!walked, "{} {plan:#?}", sql.name);
        }
    }
}
