//! Patients: the sealed person and what is not sealed, their versions, and to whom they belong.

use mimamori_domain::access::Belongs;
use mimamori_domain::api::ReminderBy;
use mimamori_domain::patient::{
    Classification, Language, PatientForm, PatientRecord, Person, PlaceKind, ReportingMode, RiskFactor, Sex,
    Status, TestRecord, is_followed,
};
use mimamori_domain::triage::Subject;
use mimamori_domain::values::{Email, JpPhone};
use mimamori_domain::{AssociationId, Date, HealthCenterId, HouseholdId, PatientId, Timestamp};

use crate::aged::is_aged;
use crate::audit::Actor;
use crate::change::Owners;
use crate::db::{Result, Tx};
use crate::keys::{Keys, Place};
use crate::stay;
use crate::version::{change, differences, yes};

statements! {
    INSERT = "INSERT INTO patient (id, center_id, association_id, household_id, version, person_sealed, sex,
            classification, place, hotel, lives_alone, language, onset_date, specimen_date, exposure_date, tests,
            risk_factors, own_target, mode, wish_number, number_declined, spoken_to, reminder_hour, reminders_off,
            status, expected_end, created_at, updated_at, by_voice, contact_token, aged, aged_on)
        VALUES ($1, $2, $3, $4, 1, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, FALSE, $17, $18, FALSE,
            $19, $20, FALSE, 'following', $21, $22, $22, $23, $24, $25, $26)";
    UPDATE = "UPDATE patient SET version = version + 1, person_sealed = $3, sex = $4, classification = $5, place = $6,
            hotel = $7, lives_alone = $8, language = $9, onset_date = $10, specimen_date = $11, exposure_date = $12,
            tests = $13, risk_factors = $14, mode = $15, wish_number = $16, spoken_to = $17, reminder_hour = $18,
            -- A day set by a person stands above what the machine says.
            expected_end = COALESCE((SELECT d.free_on FROM decision d
                WHERE d.patient_id = $1 AND d.kind = 'release-date'), $19), updated_at = $20, by_voice = $21, contact_token = $22,
            -- Whoever had the old number must not stop the messages of this person.
            stop_token = CASE WHEN contact_token = $22 THEN stop_token END, aged = $23, aged_on = $24
        WHERE id = $1 AND version = $2";
    GET = "SELECT id, center_id, association_id, household_id, version, person_sealed, sex, classification, place,
            hotel, lives_alone, language, onset_date, specimen_date, exposure_date, tests, risk_factors, own_target,
            mode, wish_number, number_declined, spoken_to, by_voice, reminder_hour, reminders_off, paused_until,
            reminder_by, status, expected_end, created_at
        FROM patient WHERE id = $1";
    SHARE = "INSERT INTO patient_center (patient_id, center_id, since) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";
    CENTERS = "SELECT center_id FROM patient_center WHERE patient_id = $1";
    // Assigned only while a contract between the association and the responsible centre is in force.
    ASSIGNED = "SELECT p.association_id, p.mode FROM patient p
        JOIN contract c ON c.association_id = p.association_id AND c.center_id = p.center_id
            AND c.starts_on <= $2 AND (c.ends_on IS NULL OR c.ends_on >= $2)
        WHERE p.id = $1";
    MODE = "SELECT center_id, mode FROM patient WHERE id = $1";
    SET_STATUS = "UPDATE patient SET version = version + 1, status = $2, updated_at = $3,
            released_at = CASE WHEN $2 = 'released' THEN CAST($3 AS BIGINT) END
        WHERE id = $1";
    SET_LANGUAGE = "UPDATE patient SET version = version + 1, language = $2, updated_at = $3 WHERE id = $1";
    SET_REMINDER_HOUR = "UPDATE patient SET version = version + 1, reminder_hour = $2, updated_at = $3 WHERE id = $1";
    SET_REMINDER_BY = "UPDATE patient SET reminder_by = $2, updated_at = $3 WHERE id = $1";
    SET_HOUSEHOLD = "UPDATE patient SET household_id = $2, updated_at = $3 WHERE id = $1";
    SET_DECLINED = "UPDATE patient SET number_declined = $2, updated_at = $3 WHERE id = $1";
    SET_WISH = "UPDATE patient SET version = version + CASE WHEN wish_number THEN 0 ELSE 1 END, wish_number = TRUE,
            number_declined = FALSE, updated_at = $2
        WHERE id = $1";
    NEW_HOUSEHOLD = "INSERT INTO household (id, created_at) VALUES ($1, $2)";
    HOUSEHOLD = "SELECT id FROM patient WHERE household_id = $1 ORDER BY id";
}

/// A patient as stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Patient {
    /// Id.
    pub id: PatientId,
    /// Responsible centre and assigned association.
    pub owners: Owners,
    /// Household, if any.
    pub household_id: Option<HouseholdId>,
    /// Grows with every edit.
    pub version: i64,
    /// What staff registered.
    pub record: PatientRecord,
    /// Own SpO₂ target (chronic lung disease).
    pub own_target: bool,
    /// "I don't use COCOA".
    pub number_declined: bool,
    /// Reminders stopped by the patient or by staff.
    pub reminders_off: bool,
    /// No reminder before this.
    pub paused_until: Option<Timestamp>,
    /// By which way reminders come first.
    pub reminder_by: ReminderBy,
    /// Where the follow-up stands.
    pub status: Status,
    /// First day free of isolation, as computed when last changed.
    pub expected_end: Option<Date>,
    /// Registered when.
    pub created_at: Timestamp,
}

impl Patient {
    /// At high risk by age or illness, on this day.
    pub fn is_high_risk(&self, today: Date) -> bool {
        self.record.is_high_risk(today)
    }
    /// Followed up at home or in a hotel: the only ones who are reminded and whose silence is a finding.
    pub fn is_followed(&self) -> bool {
        is_followed(self.status, self.record.place)
    }
    /// What the rules of triage must know of the person at the time of a measurement.
    pub fn subject(&self, at: Timestamp) -> Subject {
        Subject {
            age_years: self.record.person.birth_date.age_on(at.date()),
            pregnant: self.record.risk_factors.contains(&RiskFactor::Pregnancy),
            own_target: self.own_target,
            onset: self.record.onset_date,
        }
    }
}

/// A registration.
#[derive(Debug, Clone)]
pub struct NewPatient {
    /// Responsible centre.
    pub center: HealthCenterId,
    /// Assigned association.
    pub association: Option<AssociationId>,
    /// Household.
    pub household: Option<HouseholdId>,
    /// The parsed form.
    pub record: PatientRecord,
    /// First day free of isolation.
    pub expected_end: Option<Date>,
}

#[derive(sqlx::FromRow)]
#[expect(clippy::struct_excessive_bools, reason = "a row has the columns it has")]
pub(crate) struct Row {
    id: PatientId,
    center_id: HealthCenterId,
    association_id: Option<AssociationId>,
    household_id: Option<HouseholdId>,
    version: i64,
    person_sealed: Vec<u8>,
    sex: Sex,
    classification: Classification,
    place: PlaceKind,
    hotel: String,
    lives_alone: bool,
    language: Language,
    onset_date: Option<Date>,
    specimen_date: Option<Date>,
    exposure_date: Option<Date>,
    tests: String,
    risk_factors: String,
    own_target: bool,
    mode: ReportingMode,
    wish_number: bool,
    number_declined: bool,
    spoken_to: bool,
    by_voice: bool,
    reminder_hour: i64,
    reminders_off: bool,
    paused_until: Option<Timestamp>,
    reminder_by: ReminderBy,
    status: Status,
    expected_end: Option<Date>,
    created_at: Timestamp,
}

impl Row {
    pub(crate) fn id(&self) -> PatientId {
        self.id
    }
    /// What is not sealed and lists filter by: status, place, registered when.
    pub(crate) fn facts(&self) -> (Status, PlaceKind, Timestamp) {
        (self.status, self.place, self.created_at)
    }
}

#[derive(sqlx::FromRow)]
struct CenterRow {
    center_id: HealthCenterId,
}

#[derive(sqlx::FromRow)]
struct MemberRow {
    id: PatientId,
}

#[derive(sqlx::FromRow)]
struct AssignedRow {
    association_id: Option<AssociationId>,
}

#[derive(sqlx::FromRow)]
struct ModeRow {
    center_id: HealthCenterId,
    mode: ReportingMode,
}

/// Who lives together and has the same first contact shares a phone.
pub(crate) fn contact_token(keys: &Keys, person: &Person) -> Option<Vec<u8>> {
    let phone = person.phone.as_ref().map(JpPhone::as_str);
    let contact = phone.or(person.email.as_ref().map(Email::as_str))?;
    Some(keys.search_token("contact", contact))
}

pub(crate) fn person_place(id: PatientId) -> Place {
    Place::new("patient", "person_sealed", id.0)
}

impl Tx {
    /// Registers a patient: row, search tokens, standing, audit, feed. The caller enqueues the invitation.
    pub async fn insert_patient(&mut self, actor: Actor, new: NewPatient) -> Result<PatientId> {
        let id = PatientId::new(self.now, self.rng());
        let r = &new.record;
        let contact = contact_token(self.keys(), &r.person);
        let sealed = self.keys().seal(self.rng(), person_place(id), &serde_json::to_vec(&r.person)?)?;
        execute_one!(
            self,
            INSERT,
            id,
            new.center,
            new.association,
            new.household,
            sealed,
            r.sex,
            r.classification,
            r.place,
            r.hotel.as_str(),
            r.lives_alone,
            r.language,
            r.onset_date,
            r.specimen_date,
            r.exposure_date,
            serde_json::to_string(&r.tests)?,
            serde_json::to_string(&r.risk_factors)?,
            r.reporting_mode,
            r.wish_number,
            r.spoken_to,
            r.reminder_hour,
            new.expected_end,
            self.now,
            r.by_voice,
            contact,
            is_aged(&r.person, self.now.date()),
            self.now.date()
        )?;
        execute_one!(self, SHARE, id, new.center, self.now)?;
        self.index_person(id, &r.person).await?;
        self.insert_standing(id).await?;
        self.audit(actor, "patient.register", Some(id), &[]).await?;
        let owners = Owners { center: new.center, association: new.association };
        self.tell(mimamori_domain::api::ChangeKind::Patient, owners, Some(id), None).await?;
        Ok(id)
    }

    /// Replaces what staff registered, if nobody was faster (`false` = another version meanwhile). The old state is
    /// kept sealed; `fields` are the names of what changed, for the audit.
    pub async fn update_patient(
        &mut self,
        actor: Actor,
        old: &Patient,
        record: &PatientRecord,
        expected_end: Option<Date>,
        fields: &[&str],
    ) -> Result<bool> {
        let r = record;
        let contact = contact_token(self.keys(), &r.person);
        let sealed = self.keys().seal(self.rng(), person_place(old.id), &serde_json::to_vec(&r.person)?)?;
        let updated = execute!(
            self,
            UPDATE,
            old.id,
            old.version,
            sealed,
            r.sex,
            r.classification,
            r.place,
            r.hotel.as_str(),
            r.lives_alone,
            r.language,
            r.onset_date,
            r.specimen_date,
            r.exposure_date,
            serde_json::to_string(&r.tests)?,
            serde_json::to_string(&r.risk_factors)?,
            r.reporting_mode,
            r.wish_number,
            r.spoken_to,
            r.reminder_hour,
            expected_end,
            self.now,
            r.by_voice,
            contact,
            is_aged(&r.person, self.now.date()),
            self.now.date()
        )?;
        if updated == 0 {
            return Ok(false);
        }
        let changes = differences(&PatientForm::of(&old.record), &PatientForm::of(r))?;
        self.keep_version(actor, old, changes).await?;
        if stay::moves(&old.record, r) {
            self.keep_stay(actor, old).await?;
        }
        self.begin_anew((old.status, &old.record), (old.status, r), old.id).await?;
        self.index_person(old.id, &r.person).await?;
        if (&r.person.phone, &r.person.email) != (&old.record.person.phone, &old.record.person.email) {
            self.mark_failing(old.id, &r.person).await?;
        }
        self.audit(actor, "patient.update", Some(old.id), fields).await?;
        self.tell(mimamori_domain::api::ChangeKind::Patient, old.owners, Some(old.id), None).await?;
        Ok(true)
    }

    /// One patient.
    pub async fn patient(&mut self, id: PatientId) -> Result<Option<Patient>> {
        let Some(row) = fetch_optional!(self, Row, GET, id)? else { return Ok(None) };
        self.patient_of(row).map(Some)
    }

    pub(crate) fn patient_of(&self, row: Row) -> Result<Patient> {
        let person: Person =
            serde_json::from_slice(&self.keys().open(person_place(row.id), &row.person_sealed)?)?;
        let tests: Vec<TestRecord> = serde_json::from_str(&row.tests)?;
        let risk_factors: Vec<RiskFactor> = serde_json::from_str(&row.risk_factors)?;
        Ok(Patient {
            id: row.id,
            owners: Owners { center: row.center_id, association: row.association_id },
            household_id: row.household_id,
            version: row.version,
            record: PatientRecord {
                person,
                sex: row.sex,
                classification: row.classification,
                place: row.place,
                hotel: row.hotel,
                lives_alone: row.lives_alone,
                language: row.language,
                onset_date: row.onset_date,
                specimen_date: row.specimen_date,
                exposure_date: row.exposure_date,
                tests,
                risk_factors,
                reporting_mode: row.mode,
                wish_number: row.wish_number,
                spoken_to: row.spoken_to,
                by_voice: row.by_voice,
                reminder_hour: row.reminder_hour,
            },
            own_target: row.own_target,
            number_declined: row.number_declined,
            reminders_off: row.reminders_off,
            paused_until: row.paused_until,
            reminder_by: row.reminder_by,
            status: row.status,
            expected_end: row.expected_end,
            created_at: row.created_at,
        })
    }

    /// To whom a patient belongs, for the access table; `None` when there is no such patient. What hangs on who asks
    /// (the building, a reason) is not known here.
    pub async fn belongs(&mut self, id: PatientId) -> Result<Option<Belongs>> {
        let Some(ModeRow { center_id: responsible, mode }) = fetch_optional!(self, ModeRow, MODE, id)? else {
            return Ok(None);
        };
        let centers =
            fetch_all!(self, CenterRow, CENTERS, id)?.into_iter().map(|row| row.center_id).collect();
        let today = self.now.date();
        let association =
            fetch_optional!(self, AssignedRow, ASSIGNED, id, today)?.and_then(|row| row.association_id);
        let asked = self.open_transfer(id).await?.map(|transfer| transfer.to);
        Ok(Some(Belongs { responsible, centers, asked, association, mode, housed: false, opened: false }))
    }

    /// Moves the follow-up on, or ends it.
    pub async fn set_status(&mut self, actor: Actor, patient: &Patient, status: Status) -> Result<()> {
        let held = self.hold_patient(patient.id).await?;
        self.keep_version(actor, &held, vec![change("status", &held.status, &status)]).await?;
        execute_one!(self, SET_STATUS, patient.id, status, self.now)?;
        self.begin_anew((held.status, &held.record), (status, &held.record), patient.id).await?;
        self.audit(actor, "patient.status", Some(patient.id), &["status"]).await?;
        self.tell(mimamori_domain::api::ChangeKind::Patient, patient.owners, Some(patient.id), None).await
    }

    /// Who comes home from hospital, is followed up again or has now been spoken to was not silent before that.
    async fn begin_anew(
        &mut self,
        old: (Status, &PatientRecord),
        new: (Status, &PatientRecord),
        id: PatientId,
    ) -> Result<()> {
        let asked = |(status, record): (Status, &PatientRecord)| {
            is_followed(status, record.place) && record.may_be_messaged()
        };
        if asked(new) && !asked(old) { self.set_mode_since(id).await } else { Ok(()) }
    }

    /// The patient's own language.
    pub async fn set_language(&mut self, actor: Actor, id: PatientId, language: Language) -> Result<()> {
        let held = self.hold_patient(id).await?;
        let changes = vec![change("language", &held.record.language, &language)];
        self.keep_version(actor, &held, changes).await?;
        execute_one!(self, SET_LANGUAGE, id, language, self.now)?;
        self.audit(actor, "patient.settings", Some(id), &["language"]).await
    }

    /// The patient's own hour of reminding, 8–20 local.
    pub async fn set_reminder_hour(&mut self, actor: Actor, id: PatientId, hour: i64) -> Result<()> {
        let held = self.hold_patient(id).await?;
        let changes = vec![change("reminder_hour", &held.record.reminder_hour, &hour)];
        self.keep_version(actor, &held, changes).await?;
        execute_one!(self, SET_REMINDER_HOUR, id, hour, self.now)?;
        self.audit(actor, "patient.settings", Some(id), &["reminder_hour"]).await
    }

    /// By which way the patient wishes reminders to come first.
    pub async fn set_reminder_by(&mut self, actor: Actor, id: PatientId, by: ReminderBy) -> Result<()> {
        execute_one!(self, SET_REMINDER_BY, id, by, self.now)?;
        self.audit(actor, "patient.settings", Some(id), &["reminder_by"]).await
    }

    /// Remembers "I don't use COCOA", or that it was taken back.
    pub async fn set_number_declined(&mut self, id: PatientId, declined: bool) -> Result<()> {
        execute_one!(self, SET_DECLINED, id, declined, self.now)
    }

    /// Records the patient's own wish for a 処理番号.
    pub async fn set_number_wish(&mut self, id: PatientId) -> Result<()> {
        let held = self.hold_patient(id).await?;
        if !held.record.wish_number {
            let changes = vec![change("wish_number", &yes(false), &yes(true))];
            self.keep_version(Actor::Patient(id), &held, changes).await?;
        }
        execute_one!(self, SET_WISH, id, self.now)
    }

    /// Puts a patient into the household of another one, making it when there is none.
    pub async fn join_household(
        &mut self,
        actor: Actor,
        patient: &Patient,
        with: &Patient,
    ) -> Result<HouseholdId> {
        let household = if let Some(id) = with.household_id {
            id
        } else {
            let id = HouseholdId::new(self.now, self.rng());
            execute_one!(self, NEW_HOUSEHOLD, id, self.now)?;
            execute_one!(self, SET_HOUSEHOLD, with.id, id, self.now)?;
            id
        };
        execute_one!(self, SET_HOUSEHOLD, patient.id, household, self.now)?;
        self.audit(actor, "patient.household", Some(patient.id), &["household"]).await?;
        Ok(household)
    }

    /// The people of a household, by registration.
    pub async fn household(&mut self, id: HouseholdId) -> Result<Vec<PatientId>> {
        Ok(fetch_all!(self, MemberRow, HOUSEHOLD, id)?.into_iter().map(|row| row.id).collect())
    }
}
