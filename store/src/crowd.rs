//! Many patients with their past at once, as registration, reports, nurses and the clock would have left them: judged,
//! sealed and made findable by the same functions, but written by the thousand. For simulations and measurements;
//! nothing that a person does comes this way.

use std::collections::BTreeSet;

use mimamori_domain::api::{
    AlertKind, CallOutcome, ChangeKind, Channel, ContactStanding, MessageKind, MessageState, NoteKind,
    ReminderBy,
};
use mimamori_domain::clock::random_bytes;
use mimamori_domain::marks::{Marks, News};
use mimamori_domain::patient::Status;
use mimamori_domain::policy::CenterPolicy;
use mimamori_domain::report::Answers;
use mimamori_domain::triage::{Observation, assess};
use mimamori_domain::{
    AlertId, AttemptId, ClientReportId, Duration, InvitationId, MessageId, NoteId, PatientId, ReportId, Rng,
    StaffId, Timestamp, outbox, silence,
};
use serde::Serialize;

use crate::aged::is_aged;
use crate::alert::{RaiseAlert, tier_order};
use crate::audit::{self, Actor};
use crate::batch::{ReportLine, report_line};
use crate::change::Owners;
use crate::db::{Result, Sql, Store, Tx};
use crate::due::task;
use crate::keys::{Keys, Place, hex};
use crate::patient::{NewPatient, Patient, contact_token, person_place};
use crate::report::{Report, Submission};
use crate::rows::{
    ALERTS, ATTEMPTS, AlertRow, AttemptRow, CENTERS, CONTACTS, CenterRow, ContactRow, INVITATIONS,
    InvitationRow, MESSAGES, MessageRow, NOTES, NoteRow, PATIENTS, PatientRow, STANDINGS, StandingRow,
    TOKENS, TokensRow,
};
use crate::rules::Judge;
use crate::search;
use crate::standing::{Due, Standing};

/// How long an invitation's link and its message live here.
const INVITED: Duration = Duration::days(3);
/// After so long a nurse has called about a report.
const CALLED: Duration = Duration::hours(1);

/// A patient and what has happened.
#[derive(Debug, Clone)]
pub struct Life {
    /// As registered.
    pub new: NewPatient,
    /// When.
    pub registered_at: Timestamp,
    /// What was reported when, oldest first.
    pub reports: Vec<(Timestamp, Answers)>,
    /// The invitation was opened.
    pub opened: bool,
    /// How and when the follow-up ended.
    pub ended: Option<(Status, Timestamp)>,
    /// Who calls. Reports from before `open_since` were called about and closed.
    pub nurse: StaffId,
    /// See `nurse`.
    pub open_since: Timestamp,
    /// The nurse has what is open.
    pub claimed: bool,
}

/// The rows of some lives, ready to be written.
#[derive(Default)]
pub struct Crowd {
    ids: Vec<PatientId>,
    patients: Vec<PatientRow>,
    centers: Vec<CenterRow>,
    tokens: Vec<TokensRow>,
    standings: Vec<StandingRow>,
    reports: Vec<ReportLine>,
    alerts: Vec<AlertRow>,
    notes: Vec<NoteRow>,
    invitations: Vec<InvitationRow>,
    messages: Vec<MessageRow>,
    attempts: Vec<AttemptRow>,
    contacts: Vec<ContactRow>,
    audits: Vec<audit::Line>,
    open: Vec<(Owners, mimamori_domain::triage::Tier)>,
    told: Vec<(Owners, PatientId)>,
}

/// What is at hand while the rows of one patient are made.
struct Maker<'a> {
    keys: &'a Keys,
    rng: &'a dyn Rng,
    judge: &'a Judge,
    now: Timestamp,
    crowd: &'a mut Crowd,
}

impl Store {
    /// Makes the rows of these lives; no database is touched.
    ///
    /// # Errors
    /// When sealing or JSON fails.
    pub fn crowd(&self, judge: &Judge, lives: Vec<Life>) -> Result<Crowd> {
        let mut crowd = Crowd::default();
        let now = self.now();
        let mut maker = Maker { keys: self.keys(), rng: self.rng(), judge, now, crowd: &mut crowd };
        for life in lives {
            maker.live(&life)?;
        }
        Ok(crowd)
    }
}

impl Maker<'_> {
    fn live(&mut self, life: &Life) -> Result<()> {
        let id = PatientId::new(life.registered_at, self.rng);
        let owners = Owners { center: life.new.center, association: life.new.association };
        let patient = Patient {
            id,
            owners,
            household_id: life.new.household,
            version: 1,
            own_target: false,
            number_declined: false,
            reminders_off: false,
            paused_until: None,
            reminder_by: ReminderBy::Any,
            status: life.ended.map_or(Status::Following, |(status, _)| status),
            expected_end: life.new.expected_end,
            created_at: life.registered_at,
            record: life.new.record.clone(),
        };
        self.register(&patient, life)?;
        let standing = self.report(&patient, life)?;
        self.crowd.standings.push(standing_row(id, &standing)?);
        if life.ended.is_none() && standing.last_received_at.is_some_and(|at| at > self.now.minus(DAY)) {
            self.crowd.told.push((owners, id));
        }
        self.crowd.ids.push(id);
        Ok(())
    }

    fn register(&mut self, patient: &Patient, life: &Life) -> Result<()> {
        let (id, r, at) = (patient.id, &patient.record, life.registered_at);
        let sealed = self.keys.seal(self.rng, person_place(id), &serde_json::to_vec(&r.person)?)?;
        let ended_at = life.ended.map(|(_, at)| at);
        self.crowd.patients.push(PatientRow {
            id: id.0.simple(),
            center_id: patient.owners.center.0.simple(),
            association_id: patient.owners.association.map(|id| id.0.simple()),
            household_id: patient.household_id.map(|id| id.0.simple()),
            version: patient.version,
            person_sealed: hex(&sealed),
            sex: r.sex.to_string(),
            classification: r.classification.to_string(),
            place: r.place.to_string(),
            hotel: r.hotel.clone(),
            lives_alone: r.lives_alone,
            language: r.language.to_string(),
            onset_date: r.onset_date.map(|day| day.to_string()),
            specimen_date: r.specimen_date.map(|day| day.to_string()),
            exposure_date: r.exposure_date.map(|day| day.to_string()),
            tests: serde_json::to_string(&r.tests)?,
            risk_factors: serde_json::to_string(&r.risk_factors)?,
            own_target: patient.own_target,
            mode: r.reporting_mode.to_string(),
            wish_number: r.wish_number,
            number_declined: patient.number_declined,
            spoken_to: r.spoken_to,
            reminder_hour: r.reminder_hour,
            reminders_off: patient.reminders_off,
            status: patient.status.to_string(),
            expected_end: patient.expected_end.map(|day| day.to_string()),
            created_at: at.millis(),
            updated_at: ended_at.unwrap_or(at).millis(),
            by_voice: r.by_voice,
            contact_token: contact_token(self.keys, &r.person).map(|token| hex(&token)),
            released_at: life
                .ended
                .filter(|(status, _)| *status == Status::Released)
                .map(|(_, at)| at.millis()),
            aged: is_aged(&r.person, self.now.date()),
            aged_on: self.now.date().to_string(),
        });
        let center = patient.owners.center.0.simple();
        self.crowd.centers.push(CenterRow {
            patient_id: id.0.simple(),
            center_id: center,
            since: at.millis(),
        });
        let owners = std::iter::once(center).chain(patient.owners.association.map(|id| id.0.simple()));
        self.crowd.tokens.push(TokensRow {
            patient_id: id.0.simple(),
            owners: owners.collect::<BTreeSet<_>>().into_iter().collect(),
            tokens: search::tokens(self.keys, &r.person).iter().map(|token| hex(token)).collect(),
        });
        self.audit(at, Actor::System, "patient.register", id, &[]);
        if let Some((_, at)) = life.ended {
            self.audit(at, Actor::Staff(life.nurse), "patient.status", id, &["status"]);
        }
        if r.may_be_messaged() && r.reporting_mode == mimamori_domain::patient::ReportingMode::Own {
            self.invite(patient, life);
        }
        Ok(())
    }

    /// The invitation was sent, arrived, and was perhaps opened.
    fn invite(&mut self, patient: &Patient, life: &Life) {
        let (id, at) = (patient.id, life.registered_at);
        let arrived = at.plus(Duration::minutes(1)).millis();
        let token: [u8; 16] = random_bytes(self.rng);
        self.crowd.invitations.push(InvitationRow {
            id: InvitationId::new(at, self.rng).0.simple(),
            patient_id: id.0.simple(),
            token_hash: hex(&self.keys.secret_hash("invitation", &token)),
            created_at: at.millis(),
            expires_at: at.plus(INVITED).millis(),
            opened_at: life.opened.then_some(at.plus(CALLED).millis()),
        });
        let message = MessageId::new(at, self.rng);
        self.crowd.messages.push(MessageRow {
            id: message.0.simple(),
            kind: MessageKind::Invitation.to_string(),
            subject: id.to_string(),
            due_at: at.millis(),
            lane: outbox::lane(MessageKind::Invitation),
            patient_id: Some(id.0.simple()),
            state: MessageState::Delivered.to_string(),
            not_before: at.millis(),
            deadline_at: at.plus(INVITED).millis(),
            attempts: 1,
            fence: 1,
            created_at: at.millis(),
            changed_at: arrived,
        });
        self.crowd.attempts.push(AttemptRow {
            id: AttemptId::new(at, self.rng).0.simple(),
            message_id: message.0.simple(),
            number: 1,
            fence: 1,
            channel: Channel::Sms.to_string(),
            provider: "main".into(),
            state: MessageState::Delivered.to_string(),
            spent: false,
            started_at: at.millis(),
            changed_at: arrived,
            handed_at: Some(at.millis()),
            final_at: Some(arrived),
        });
        if let Some(phone) = &patient.record.person.phone {
            self.crowd.contacts.push(ContactRow {
                patient_id: id.0.simple(),
                channel: Channel::Sms.to_string(),
                value_token: hex(&search::phone(self.keys, phone.as_str())),
                standing: ContactStanding::Good.to_string(),
                failures: 0,
                changed_at: arrived,
            });
        }
    }

    /// The reports, judged one after the other, with the alerts that they and the silence since have made.
    fn report(&mut self, patient: &Patient, life: &Life) -> Result<Standing> {
        let invited_at = Some(life.registered_at).filter(|_| patient.record.may_be_messaged());
        let mut standing = Standing {
            tier: None,
            last_report_id: None,
            last_measured_at: None,
            last_received_at: None,
            recent: vec![],
            mode_since: life.registered_at,
            invited_at,
            opened_at: life.opened.then_some(life.registered_at.plus(CALLED)),
            reminded_at: None,
            due: Due::default(),
            marks: Marks::NONE,
        };
        let mut open = false;
        for (at, answers) in &life.reports {
            let (at, id) = (*at, ReportId::new(*at, self.rng));
            let book = self.judge.rules();
            let rules = book.in_force(patient.owners.center, at);
            let observation = Observation { measured_at: at, answers: answers.clone() };
            let assessment = assess(rules, &patient.subject(at), &standing.recent, &observation);
            let news = News {
                observation: &observation,
                tier: assessment.tier,
                newest: true,
                by_staff: false,
                tier_before: standing.tier,
                before: &standing.recent,
                onset: patient.record.onset_date,
            };
            standing.marks = standing.marks.after(&news, at);
            standing.remember(observation);
            (standing.tier, standing.last_report_id) = (Some(assessment.tier), Some(id));
            (standing.last_measured_at, standing.last_received_at) = (Some(at), Some(at));
            if let Some(due) = rules.due(assessment.tier).filter(|_| !open) {
                open = at >= life.open_since && life.ended.is_none();
                let raised = RaiseAlert {
                    patient_id: patient.id,
                    owners: patient.owners,
                    kind: AlertKind::Medical,
                    tier: assessment.tier,
                    reasons: assessment.reasons.clone(),
                    due_at: at.plus(due),
                    high_risk: patient.is_high_risk(at.date()),
                    report_id: Some(id),
                };
                self.alert(&raised, at, open, life)?;
            }
            if life.ended.is_none() {
                self.audit(at, Actor::Patient(patient.id), "report.submit", patient.id, &[]);
            }
            let client_id = ClientReportId::new(at, self.rng);
            let entered_by = None;
            let sent = Submission {
                patient_id: patient.id,
                client_id,
                measured_at: at,
                supersedes: None,
                answers: answers.clone(),
                entered_by,
                told: None,
            };
            let report = Report {
                id,
                client_id,
                measured_at: at,
                received_at: at,
                entered_by,
                supersedes: None,
                answers: answers.clone(),
                assessment,
                told: None,
            };
            let hash = sent.content_hash()?;
            self.crowd.reports.push(report_line(self.keys, self.rng, &(sent, hash, report))?);
        }
        let facts = standing.facts(patient, self.now);
        let policy = CenterPolicy::default();
        for finding in silence::findings(&policy.silence(), &facts, self.now) {
            let at = finding.due_at;
            self.alert(&task(patient, finding, self.now), at, true, life)?;
        }
        standing.due = standing.schedule(patient, self.now, &policy);
        Ok(standing)
    }

    fn alert(&mut self, raised: &RaiseAlert, at: Timestamp, open: bool, life: &Life) -> Result<()> {
        let id = AlertId::new(at, self.rng);
        let (nurse, called) = (life.nurse.0.simple(), at.plus(CALLED));
        let claimed = !open || life.claimed;
        let outcome = (!open).then_some(CallOutcome::Fine);
        self.crowd.alerts.push(AlertRow {
            id: id.0.simple(),
            patient_id: raised.patient_id.0.simple(),
            center_id: raised.owners.center.0.simple(),
            association_id: raised.owners.association.map(|id| id.0.simple()),
            kind: raised.kind.to_string(),
            tier: raised.tier.to_string(),
            tier_order: tier_order(raised.tier),
            due_at: raised.due_at.millis(),
            order_at: raised.due_at.millis(),
            risk_order: i64::from(!raised.high_risk),
            reasons: serde_json::to_string(&raised.reasons)?,
            report_id: raised.report_id.map(|id| id.0.simple()),
            opened_at: at.millis(),
            raised_at: at.millis(),
            claimed_by: claimed.then_some(nurse),
            claimed_at: claimed.then_some(called.millis()),
            closed_by: outcome.map(|_| nurse),
            closed_at: outcome.map(|_| called.millis()),
            outcome: outcome.map(|outcome| outcome.to_string()),
            alarm_at: raised.alarm_at().filter(|_| open).map(Timestamp::millis),
        });
        if claimed {
            self.note(raised.patient_id, id, NoteKind::Claim, None, "", life.nurse, called)?;
        }
        if outcome.is_some() {
            let words = "電話で確認。会話は普通、水分もとれている。";
            self.note(raised.patient_id, id, NoteKind::Close, outcome, words, life.nurse, called)?;
        }
        if open {
            self.crowd.open.push((raised.owners, raised.tier));
        }
        Ok(())
    }

    #[expect(clippy::too_many_arguments, reason = "the columns of a line")]
    fn note(
        &mut self,
        patient: PatientId,
        alert: AlertId,
        kind: NoteKind,
        outcome: Option<CallOutcome>,
        text: &str,
        staff: StaffId,
        at: Timestamp,
    ) -> Result<()> {
        let id = NoteId::new(at, self.rng);
        let text_sealed = match text {
            "" => None,
            text => {
                let place = Place::new("note", "text_sealed", id.0);
                Some(hex(&self.keys.seal_text(self.rng, place, text)?))
            }
        };
        self.crowd.notes.push(NoteRow {
            id: id.0.simple(),
            patient_id: patient.0.simple(),
            alert_id: Some(alert.0.simple()),
            kind: kind.to_string(),
            outcome: outcome.map(|outcome| outcome.to_string()),
            text_sealed,
            staff_id: Some(staff.0.simple()),
            at: at.millis(),
        });
        Ok(())
    }

    fn audit(
        &mut self,
        at: Timestamp,
        actor: Actor,
        action: &'static str,
        patient: PatientId,
        fields: &[&str],
    ) {
        self.crowd.audits.push(audit::Line::of(at, actor, action, Some(patient), fields));
    }
}

/// The feed forgets older changes.
const DAY: Duration = Duration::days(1);

fn standing_row(patient: PatientId, standing: &Standing) -> Result<StandingRow> {
    Ok(StandingRow {
        patient_id: patient.0.simple(),
        tier: standing.tier.map(|tier| tier.to_string()),
        last_report_id: standing.last_report_id.map(|id| id.0.simple()),
        last_measured_at: standing.last_measured_at.map(Timestamp::millis),
        last_received_at: standing.last_received_at.map(Timestamp::millis),
        recent: serde_json::to_string(&standing.recent)?,
        mode_since: standing.mode_since.millis(),
        invited_at: standing.invited_at.map(Timestamp::millis),
        opened_at: standing.opened_at.map(Timestamp::millis),
        reminder_due_at: standing.due.reminder.map(Timestamp::millis),
        silence_due_at: standing.due.silence.map(Timestamp::millis),
        worse_at: standing.marks.worse_at.millis(),
        symptoms_at: standing.marks.symptoms_at.map(Timestamp::millis),
        comment_at: standing.marks.comment_at.millis(),
    })
}

impl Tx {
    /// Writes a crowd; their ids in the order of their lives.
    pub async fn insert_crowd(&mut self, crowd: Crowd) -> Result<Vec<PatientId>> {
        self.rows(PATIENTS, &crowd.patients).await?;
        // Before the tokens, which a trigger else would look for.
        self.rows(CENTERS, &crowd.centers).await?;
        self.rows(TOKENS, &crowd.tokens).await?;
        self.rows(STANDINGS, &crowd.standings).await?;
        if !crowd.reports.is_empty() {
            self.insert_reports(&crowd.reports).await?;
        }
        self.rows(ALERTS, &crowd.alerts).await?;
        self.rows(NOTES, &crowd.notes).await?;
        self.rows(INVITATIONS, &crowd.invitations).await?;
        self.rows(MESSAGES, &crowd.messages).await?;
        self.rows(ATTEMPTS, &crowd.attempts).await?;
        self.rows(CONTACTS, &crowd.contacts).await?;
        for (owners, tier) in crowd.open {
            self.count(owners, tier, 1);
        }
        for (owners, id) in crowd.told {
            self.tell(ChangeKind::Report, owners, Some(id), None).await?;
        }
        self.audits.extend(crowd.audits);
        Ok(crowd.ids)
    }

    async fn rows(&mut self, sql: Sql, rows: &[impl Serialize]) -> Result<()> {
        if !rows.is_empty() {
            execute!(self, sql, serde_json::to_string(rows)?)?;
        }
        Ok(())
    }
}
