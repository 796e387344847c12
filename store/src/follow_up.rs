//! 実施報告: what an association did for a centre on a day, counted from the reports, calls and findings of that day,
//! and signed. What is counted are the association's own patients of that centre, never more; by the ids of rows, which
//! carry their time.

use std::collections::BTreeMap;

use mimamori_domain::api::{
    AssociationName, CenterName, FollowUpCounts, FollowUpLine, MissedPatient, MissedReason, WhyMissed,
};
use mimamori_domain::contract::Term;
use mimamori_domain::follow_up::state;
use mimamori_domain::ids::first_id;
use mimamori_domain::patient::Person;
use mimamori_domain::{AssociationId, Date, FollowUpReportId, HealthCenterId, PatientId, StaffId, Timestamp};
use uuid::Uuid;

use crate::audit::Actor;
use crate::db::{Result, Tx};
use crate::keys::Place;
use crate::names::Names;
use crate::queue::Sight;

statements! {
    PAIRS_OF_ASSOCIATION = "SELECT k.association_id, a.name AS association, k.center_id, h.name AS center, k.starts_on,
            k.ends_on, (SELECT MIN(COALESCE(p.assigned_at, 0)) FROM patient p
                WHERE p.association_id = k.association_id AND p.center_id = k.center_id) AS since
        FROM contract k JOIN association a ON a.id = k.association_id JOIN health_center h ON h.id = k.center_id
        WHERE k.association_id = $1 AND k.starts_on <= $2 AND (k.ends_on IS NULL OR k.ends_on >= $3)";
    PAIRS_OF_CENTER = "SELECT k.association_id, a.name AS association, k.center_id, h.name AS center, k.starts_on,
            k.ends_on, (SELECT MIN(COALESCE(p.assigned_at, 0)) FROM patient p
                WHERE p.association_id = k.association_id AND p.center_id = k.center_id) AS since
        FROM contract k JOIN association a ON a.id = k.association_id JOIN health_center h ON h.id = k.center_id
        WHERE k.center_id = $1 AND k.starts_on <= $2 AND (k.ends_on IS NULL OR k.ends_on >= $3)";
    OF_ASSOCIATION = "SELECT id, association_id, center_id, day, version, followed, reports, calls, findings,
            remark_sealed, signed_by, signed_at, received_by, received_at,
            (SELECT COUNT(*) FROM follow_up_missed m WHERE m.report_id = follow_up_report.id) AS missed
        FROM follow_up_report WHERE association_id = $1 AND day BETWEEN $2 AND $3";
    OF_CENTER = "SELECT id, association_id, center_id, day, version, followed, reports, calls, findings,
            remark_sealed, signed_by, signed_at, received_by, received_at,
            (SELECT COUNT(*) FROM follow_up_missed m WHERE m.report_id = follow_up_report.id) AS missed
        FROM follow_up_report WHERE center_id = $1 AND day BETWEEN $2 AND $3";
    OF_DAY = "SELECT id, association_id, center_id, day, version, followed, reports, calls, findings,
            remark_sealed, signed_by, signed_at, received_by, received_at,
            (SELECT COUNT(*) FROM follow_up_missed m WHERE m.report_id = follow_up_report.id) AS missed
        FROM follow_up_report WHERE association_id = $1 AND center_id = $2 AND day = $3";
    BY_ID = "SELECT id, association_id, center_id, day, version, followed, reports, calls, findings,
            remark_sealed, signed_by, signed_at, received_by, received_at,
            (SELECT COUNT(*) FROM follow_up_missed m WHERE m.report_id = follow_up_report.id) AS missed
        FROM follow_up_report WHERE id = $1";
    // Those who are followed up and were assigned before the day was over. The ids of reports and notes of the day lie
    // between $3 and $4.
    DAY = "SELECT p.id,
            (SELECT COUNT(*) FROM report r WHERE r.patient_id = p.id AND r.id >= $3 AND r.id < $4) AS reports,
            (SELECT COUNT(*) FROM note n JOIN staff s ON s.id = n.staff_id AND s.association_id = $1
                WHERE n.patient_id = p.id AND n.id >= $3 AND n.id < $4 AND n.kind = 'call') AS calls,
            (SELECT COUNT(*) FROM note n JOIN staff s ON s.id = n.staff_id AND s.association_id = $1
                WHERE n.patient_id = p.id AND n.id >= $3 AND n.id < $4 AND n.kind IN ('call', 'close')
                    AND n.outcome IS NOT NULL AND n.outcome <> 'no-answer') AS reached,
            (SELECT COUNT(*) FROM note n JOIN staff s ON s.id = n.staff_id AND s.association_id = $1
                WHERE n.patient_id = p.id AND n.id >= $3 AND n.id < $4 AND n.kind = 'finding') AS findings
        FROM patient p
        WHERE p.association_id = $1 AND p.center_id = $2 AND p.status = 'following' AND p.place <> 'hospital'
            AND COALESCE(p.assigned_at, 0) < $5";
    PERSON = "SELECT id, person_sealed FROM patient WHERE id = $1";
    MISSED = "SELECT patient_id, reason FROM follow_up_missed WHERE report_id = $1 ORDER BY patient_id";
    INSERT = "INSERT INTO follow_up_report (id, association_id, center_id, day, version, followed, reports, calls,
            findings, remark_sealed, signed_by, signed_at, received_by, received_at)
        VALUES ($1, $2, $3, $4, 1, $5, $6, $7, $8, $9, $10, $11, NULL, NULL)
        ON CONFLICT (association_id, center_id, day) DO NOTHING";
    // Guarded twice: by the version that was read, and by nobody having received it meanwhile.
    SIGN_ANEW = "UPDATE follow_up_report SET version = version + 1, followed = $3, reports = $4, calls = $5,
            findings = $6, remark_sealed = $7, signed_by = $8, signed_at = $9
        WHERE id = $1 AND version = $2 AND received_at IS NULL";
    FORGET_MISSED = "DELETE FROM follow_up_missed WHERE report_id = $1";
    INSERT_MISSED = "INSERT INTO follow_up_missed (report_id, patient_id, reason) VALUES ($1, $2, $3)";
    RECEIVE = "UPDATE follow_up_report SET received_by = $3, received_at = $4
        WHERE id = $1 AND version = $2 AND received_at IS NULL";
}

#[derive(sqlx::FromRow)]
struct PairRow {
    association_id: AssociationId,
    association: String,
    center_id: HealthCenterId,
    center: String,
    starts_on: Date,
    ends_on: Option<Date>,
    since: Option<i64>,
}

impl PairRow {
    fn term(&self) -> Term {
        Term { starts_on: self.starts_on, ends_on: self.ends_on }
    }
}

#[derive(sqlx::FromRow)]
struct ReportRow {
    id: FollowUpReportId,
    association_id: AssociationId,
    center_id: HealthCenterId,
    day: Date,
    version: i64,
    followed: i64,
    reports: i64,
    calls: i64,
    findings: i64,
    remark_sealed: Option<Vec<u8>>,
    signed_by: StaffId,
    signed_at: Timestamp,
    received_by: Option<StaffId>,
    received_at: Option<Timestamp>,
    missed: i64,
}

#[derive(sqlx::FromRow)]
struct DayRow {
    id: PatientId,
    reports: i64,
    calls: i64,
    reached: i64,
    findings: i64,
}

#[derive(sqlx::FromRow)]
struct PersonRow {
    id: PatientId,
    person_sealed: Vec<u8>,
}

#[derive(sqlx::FromRow)]
struct MissedRow {
    patient_id: PatientId,
    reason: MissedReason,
}

/// Of whom, for whom, which day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FollowUpDay {
    /// Who reports.
    pub association: AssociationId,
    /// To whom.
    pub center: HealthCenterId,
    /// The day.
    pub day: Date,
}

/// A report as signed.
#[derive(Debug, Clone, PartialEq)]
pub struct Signed {
    /// Id.
    pub id: FollowUpReportId,
    /// Of whom, for whom, which day.
    pub of: FollowUpDay,
    /// Grows with each signature.
    pub version: i64,
    /// As counted then.
    pub counts: FollowUpCounts,
    /// Words.
    pub remark: String,
    /// Who signed last.
    pub signed_by: StaffId,
    /// When.
    pub signed_at: Timestamp,
    /// Who received it.
    pub received_by: Option<StaffId>,
    /// When.
    pub received_at: Option<Timestamp>,
}

/// What a day looks like now.
#[derive(Debug, Clone, PartialEq)]
pub struct Counted {
    /// Counts.
    pub counts: FollowUpCounts,
    /// Who was not followed up.
    pub missed: Vec<PatientId>,
}

fn remark_place(id: FollowUpReportId) -> Place {
    Place::new("follow_up_report", "remark_sealed", id.0)
}

impl Tx {
    /// The days `from` to `to`, newest first, of everybody in sight with a contract then; and whether anything can
    /// lie before.
    pub async fn follow_up_lines(
        &mut self,
        sight: Sight,
        from: Date,
        to: Date,
    ) -> Result<(Vec<FollowUpLine>, bool)> {
        let (owner, today) = (sight.owner(), self.now.date());
        let (mut pairs, reports) = match sight {
            Sight::Association(_) => (
                fetch_all!(self, PairRow, PAIRS_OF_ASSOCIATION, owner, to, from)?,
                fetch_all!(self, ReportRow, OF_ASSOCIATION, owner, from, to)?,
            ),
            Sight::Center(_) => (
                fetch_all!(self, PairRow, PAIRS_OF_CENTER, owner, to, from)?,
                fetch_all!(self, ReportRow, OF_CENTER, owner, from, to)?,
            ),
        };
        if matches!(sight, Sight::Association(_)) {
            // Nothing of a centre is in sight of an association whose contract with it is over.
            let live: Vec<HealthCenterId> = pairs
                .iter()
                .filter(|pair| pair.term().is_in_force(today))
                .map(|pair| pair.center_id)
                .collect();
            pairs.retain(|pair| live.contains(&pair.center_id));
        }
        pairs.sort_by(|a, b| (&a.center, &a.association).cmp(&(&b.center, &b.association)));
        let earlier = pairs.iter().any(|pair| pair.starts_on < from);
        let mut names = Names::default();
        names.load(self, reports.iter().map(|report| report.signed_by).collect::<Vec<_>>()).await?;
        let known: BTreeMap<(Uuid, Uuid, Date), &ReportRow> = reports
            .iter()
            .map(|report| ((report.association_id.0, report.center_id.0, report.day), report))
            .collect();
        let mut lines = vec![];
        for back in 0..=to.days_since(from) {
            let day = to.plus_days(-back);
            for pair in pairs.iter().filter(|pair| pair.term().is_in_force(day)) {
                let report = known.get(&(pair.association_id.0, pair.center_id.0, day));
                let end = day.plus_days(1).at(0, 0).millis();
                if report.is_none() && pair.since.is_none_or(|since| since >= end) {
                    continue;
                }
                let received = report.is_some_and(|report| report.received_at.is_some());
                lines.push(FollowUpLine {
                    day,
                    association: AssociationName { id: pair.association_id, name: pair.association.clone() },
                    center: CenterName { id: pair.center_id, name: pair.center.clone() },
                    state: state(day, today, report.is_some(), received),
                    followed: report.map_or(0, |report| report.followed),
                    missed: report.map_or(0, |report| report.missed),
                    signed_by: report.map(|report| names.of(report.signed_by)).unwrap_or_default(),
                    signed_at: report.map(|report| report.signed_at),
                });
            }
        }
        Ok((lines, earlier))
    }

    /// The report of a day, if it was signed.
    pub async fn follow_up(&mut self, of: FollowUpDay) -> Result<Option<Signed>> {
        let row = fetch_optional!(self, ReportRow, OF_DAY, of.association, of.center, of.day)?;
        row.map(|row| self.signed(row)).transpose()
    }

    /// A report by its id.
    pub async fn follow_up_by_id(&mut self, id: FollowUpReportId) -> Result<Option<Signed>> {
        fetch_optional!(self, ReportRow, BY_ID, id)?.map(|row| self.signed(row)).transpose()
    }

    fn signed(&self, row: ReportRow) -> Result<Signed> {
        let remark = row.remark_sealed.map(|sealed| self.keys().open_text(remark_place(row.id), &sealed));
        Ok(Signed {
            id: row.id,
            of: FollowUpDay { association: row.association_id, center: row.center_id, day: row.day },
            version: row.version,
            counts: FollowUpCounts {
                followed: row.followed,
                reports: row.reports,
                calls: row.calls,
                findings: row.findings,
            },
            remark: remark.transpose()?.unwrap_or_default(),
            signed_by: row.signed_by,
            signed_at: row.signed_at,
            received_by: row.received_by,
            received_at: row.received_at,
        })
    }

    /// What was done on a day for those who are the association's now, as far as is known now.
    pub async fn count_follow_up(&mut self, of: FollowUpDay) -> Result<Counted> {
        let (from, to) = (of.day.at(0, 0), of.day.plus_days(1).at(0, 0));
        let (first, last) = (first_id(from), first_id(to));
        let mut rows = fetch_all!(self, DayRow, DAY, of.association, of.center, first, last, to)?;
        rows.sort_by_key(|row| row.id);
        let was_followed = |row: &&DayRow| row.reports + row.reached + row.findings > 0;
        let sum = |of: fn(&DayRow) -> i64| rows.iter().map(of).sum();
        let counts = FollowUpCounts {
            followed: i64::try_from(rows.iter().filter(was_followed).count()).unwrap_or(i64::MAX),
            reports: sum(|row| row.reports),
            calls: sum(|row| row.calls),
            findings: sum(|row| row.findings),
        };
        let missed = rows.iter().filter(|row| !was_followed(row)).map(|row| row.id).collect();
        Ok(Counted { counts, missed })
    }

    /// Why those were not followed up who were not, as signed.
    pub async fn follow_up_missed(
        &mut self,
        id: FollowUpReportId,
    ) -> Result<BTreeMap<PatientId, MissedReason>> {
        let rows = fetch_all!(self, MissedRow, MISSED, id)?;
        Ok(rows.into_iter().map(|row| (row.patient_id, row.reason)).collect())
    }

    /// Their names beside the reasons that are known.
    pub async fn missed_patients(
        &mut self,
        ids: impl IntoIterator<Item = PatientId>,
        reasons: &BTreeMap<PatientId, MissedReason>,
    ) -> Result<Vec<MissedPatient>> {
        let mut missed = vec![];
        for id in ids {
            let Some(row) = fetch_optional!(self, PersonRow, PERSON, id)? else { continue };
            let place = Place::new("patient", "person_sealed", row.id.0);
            let person: Person = serde_json::from_slice(&self.keys().open(place, &row.person_sealed)?)?;
            missed.push(MissedPatient { patient: id, name: person.name, reason: reasons.get(&id).copied() });
        }
        Ok(missed)
    }

    /// Signs the report of a day, or signs it anew; `false` when somebody else signed or received it meanwhile.
    /// `version` is the one that was read, 0 when there was none.
    pub async fn sign_follow_up(
        &mut self,
        staff: StaffId,
        of: FollowUpDay,
        version: i64,
        counts: &FollowUpCounts,
        missed: &[WhyMissed],
        remark: &str,
    ) -> Result<bool> {
        let known = self.follow_up(of).await?;
        let id = known.as_ref().map_or_else(|| FollowUpReportId::new(self.now, self.rng()), |known| known.id);
        let sealed = match remark {
            "" => None,
            text => Some(self.keys().seal_text(self.rng(), remark_place(id), text)?),
        };
        let FollowUpCounts { followed, reports, calls, findings } = *counts;
        let FollowUpDay { association, center, day } = of;
        let changed = match (&known, version) {
            (None, 0) => execute!(
                self,
                INSERT,
                id,
                association,
                center,
                day,
                followed,
                reports,
                calls,
                findings,
                sealed,
                staff,
                self.now
            )?,
            (None, _) => 0,
            (Some(_), version) => execute!(
                self, SIGN_ANEW, id, version, followed, reports, calls, findings, sealed, staff, self.now
            )?,
        };
        if changed == 0 {
            return Ok(false);
        }
        execute!(self, FORGET_MISSED, id)?;
        for WhyMissed { patient, reason } in missed {
            execute_one!(self, INSERT_MISSED, id, *patient, *reason)?;
        }
        let fields = [id.to_string(), "counts".into(), "missed".into(), "remark".into()];
        let fields: Vec<&str> = fields.iter().map(String::as_str).collect();
        self.audit(Actor::Staff(staff), "follow-up.sign", None, &fields).await?;
        Ok(true)
    }

    /// Marks a report as received; `false` when it was signed anew meanwhile, or received already.
    pub async fn receive_follow_up(
        &mut self,
        staff: StaffId,
        id: FollowUpReportId,
        version: i64,
    ) -> Result<bool> {
        if execute!(self, RECEIVE, id, version, staff, self.now)? == 0 {
            return Ok(false);
        }
        self.audit(Actor::Staff(staff), "follow-up.receive", None, &[&id.to_string()]).await?;
        Ok(true)
    }
}
