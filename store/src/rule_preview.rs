//! What a draft of the rules would have done to last week's reports: a walk over the people of a centre in pieces, each a
//! short reading and a short writing, so that nothing waits for it and it goes on where it was, in whichever process.

use mimamori_domain::api::{PatientName, RulePreview};
use mimamori_domain::report::Answers;
use mimamori_domain::triage::preview::{DAYS, RuleTally, Seen};
use mimamori_domain::triage::{Observation, RuleSet};
use mimamori_domain::{Duration, HealthCenterId, PatientId, ReportId, StaffId, Timestamp};

use crate::audit::Actor;
use crate::db::{Result, Tx};

statements! {
    GET = "SELECT draft_version, against, since, place, done, total, tally, finished_at FROM rule_preview
        WHERE center_id = $1";
    BEGIN = "INSERT INTO rule_preview (center_id, draft_version, against, since, done, total, tally)
        VALUES ($1, $2, $3, $4, 0, (SELECT count(*) FROM patient WHERE center_id = $1), $5)
        ON CONFLICT (center_id) DO UPDATE SET draft_version = excluded.draft_version, against = excluded.against,
            since = excluded.since, place = NULL, done = 0, total = excluded.total, tally = excluded.tally,
            finished_at = NULL";
    PEOPLE = "SELECT p.id, s.last_received_at
        FROM (SELECT id FROM patient WHERE center_id = $1 AND id > $2 ORDER BY id LIMIT 500) p
            JOIN standing s ON s.patient_id = p.id";
    REPORTS = "SELECT id, measured_at, received_at, supersedes, answers FROM report
        WHERE patient_id = $1 ORDER BY id DESC LIMIT 200";
    // Two who look at once walk together: a piece counts for whoever finds the place where it began.
    STEP = "UPDATE rule_preview SET place = $4, done = $5, tally = $6, finished_at = $7
        WHERE center_id = $1 AND draft_version = $2 AND done = $3 AND finished_at IS NULL";
}

/// People whose reports are judged in one piece.
const PIECE: usize = 60;

#[derive(sqlx::FromRow)]
struct Row {
    draft_version: i64,
    against: String,
    since: Timestamp,
    place: Option<PatientId>,
    done: i64,
    total: i64,
    tally: String,
    finished_at: Option<Timestamp>,
}

#[derive(sqlx::FromRow)]
struct Person {
    id: PatientId,
    last_received_at: Option<Timestamp>,
}

#[derive(sqlx::FromRow)]
struct ReportRow {
    id: ReportId,
    measured_at: Timestamp,
    received_at: Timestamp,
    supersedes: Option<ReportId>,
    answers: String,
}

/// Where the walk stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preview {
    /// Version of the draft it is about.
    pub version: i64,
    /// Hash of the rules in force when it began.
    pub against: String,
    since: Timestamp,
    place: Option<PatientId>,
    done: i64,
    total: i64,
    tally: RuleTally,
    /// All have been looked at.
    pub finished: bool,
}

impl Tx {
    /// Begins anew, for the draft of this version against these rules.
    pub async fn begin_rule_preview(
        &mut self,
        staff: StaffId,
        (center, version): (HealthCenterId, i64),
        against: &RuleSet,
    ) -> Result<()> {
        self.keep_rule_set(against).await?;
        let since = self.now.minus(Duration::days(DAYS));
        let tally = serde_json::to_string(&RuleTally::default())?;
        execute_one!(self, BEGIN, center, version, against.hash(), since, tally)?;
        self.audit(Actor::Staff(staff), "rules.preview", None, &[]).await
    }

    /// Where the walk of a centre stands.
    pub async fn rule_preview(&mut self, center: HealthCenterId) -> Result<Option<Preview>> {
        let Some(row) = fetch_optional!(self, Row, GET, center)? else { return Ok(None) };
        Ok(Some(Preview {
            version: row.draft_version,
            against: row.against,
            since: row.since,
            place: row.place,
            done: row.done,
            total: row.total,
            tally: serde_json::from_str(&row.tally)?,
            finished: row.finished_at.is_some(),
        }))
    }

    /// Judges the reports of the next people; writes nothing.
    pub async fn look_ahead(
        &mut self,
        center: HealthCenterId,
        mut preview: Preview,
        rules: (&RuleSet, &RuleSet),
    ) -> Result<Preview> {
        let place = preview.place.unwrap_or(PatientId(uuid::Uuid::nil()));
        let mut people = fetch_all!(self, Person, PEOPLE, center, place)?;
        people.sort_by_key(|person| person.id);
        preview.finished = people.is_empty();
        let mut judged = 0;
        for person in people {
            if judged == PIECE {
                break;
            }
            if person.last_received_at.is_some_and(|at| at >= preview.since) {
                self.judge_anew(person.id, &mut preview, rules).await?;
                judged += 1;
            }
            preview.place = Some(person.id);
            preview.done += 1;
        }
        Ok(preview)
    }

    async fn judge_anew(
        &mut self,
        id: PatientId,
        preview: &mut Preview,
        rules: (&RuleSet, &RuleSet),
    ) -> Result<()> {
        let Some(patient) = self.patient(id).await? else { return Ok(()) };
        let rows = fetch_all!(self, ReportRow, REPORTS, id)?;
        let course = rows
            .into_iter()
            .rev()
            .map(|row| {
                let answers: Answers = serde_json::from_str(&row.answers)?;
                let observation = Observation { measured_at: row.measured_at, answers };
                let (id, received_at, supersedes) = (row.id, row.received_at, row.supersedes);
                Ok(Seen { id, received_at, supersedes, observation })
            })
            .collect::<Result<Vec<_>>>()?;
        preview.tally.add(rules, id, |at| patient.subject(at), &course, preview.since);
        Ok(())
    }

    /// Keeps a piece, unless somebody else's was kept meanwhile.
    pub async fn keep_ahead(&mut self, center: HealthCenterId, from: &Preview, to: &Preview) -> Result<bool> {
        let tally = serde_json::to_string(&to.tally)?;
        let finished = to.finished.then_some(self.now);
        let rows = execute!(self, STEP, center, from.version, from.done, to.place, to.done, tally, finished)?;
        Ok(rows == 1)
    }

    /// As managers see it, with the names of the people in the examples; each is a look at that person.
    pub async fn view_rule_preview(&mut self, staff: StaffId, preview: Preview) -> Result<RulePreview> {
        let mut names: Vec<PatientName> = vec![];
        for example in preview.tally.cells.iter().flat_map(|cell| &cell.examples) {
            let id = example.patient_id;
            if names.iter().any(|known| known.id == id) {
                continue;
            }
            if let Some(patient) = self.patient(id).await? {
                names.push(PatientName { id, name: patient.record.person.name });
                self.audit(Actor::Staff(staff), "rules.example", Some(id), &[]).await?;
            }
        }
        let Preview { since, done, total, finished, tally, .. } = preview;
        Ok(RulePreview { since, done, total, finished, tally, names })
    }
}

impl Preview {
    /// As managers see it while it goes on: how far, without people.
    pub fn under_way(self) -> RulePreview {
        let Self { since, done, total, finished, mut tally, .. } = self;
        for cell in &mut tally.cells {
            cell.examples.clear();
        }
        RulePreview { since, done, total, finished, tally, names: vec![] }
    }
}
