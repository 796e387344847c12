//! Where each way to reach a patient stands: learnt from how messages ended, corrected by staff. A standing belongs to
//! the value it was seen with (by its keyed hash), so that a corrected number or address begins anew by itself.

use mimamori_domain::api::{AlertKind, ChangeKind, Channel, ContactStanding};
use mimamori_domain::patient::Person;
use mimamori_domain::{PatientId, StaffId, Timestamp, contact};

use crate::audit::Actor;
use crate::db::{Result, Tx};
use crate::keys::{Keys, Place};
use crate::patient::Patient;
use crate::search;

statements! {
    // The person and what is known of the channel, in one trip.
    KNOWN = "SELECT p.person_sealed, c.value_token, c.standing, c.failures FROM patient p
        LEFT JOIN contact c ON c.patient_id = p.id AND c.channel = $2 WHERE p.id = $1";
    PUT = "INSERT INTO contact (patient_id, channel, value_token, standing, code, failures, staff_id, changed_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        ON CONFLICT (patient_id, channel) DO UPDATE SET value_token = excluded.value_token,
            standing = excluded.standing, code = excluded.code, failures = excluded.failures,
            staff_id = excluded.staff_id, changed_at = excluded.changed_at";
    OF_PATIENT = "SELECT channel, value_token, standing, code, failures, staff_id, changed_at FROM contact
        WHERE patient_id = $1 ORDER BY channel";
}

/// Where one channel of a patient stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    /// SMS, voice or e-mail; push stands with its subscription.
    pub channel: Channel,
    /// Where it stands.
    pub standing: ContactStanding,
    /// The provider's code that said so.
    pub code: Option<String>,
    /// Messages in a row that did not arrive.
    pub failures: i64,
    /// Who corrected it; none for the machine.
    pub staff_id: Option<StaffId>,
    /// Since when; `None` when nothing was sent there yet.
    pub changed_at: Option<Timestamp>,
}

#[derive(sqlx::FromRow)]
struct KnownRow {
    person_sealed: Vec<u8>,
    value_token: Option<Vec<u8>>,
    standing: Option<ContactStanding>,
    failures: Option<i64>,
}

#[derive(sqlx::FromRow)]
struct Row {
    channel: Channel,
    value_token: Vec<u8>,
    standing: ContactStanding,
    code: Option<String>,
    failures: i64,
    staff_id: Option<StaffId>,
    changed_at: Timestamp,
}

/// Keyed hash of what a channel reaches this person by; `None` when there is no such thing.
fn value_token(keys: &Keys, person: &Person, channel: Channel) -> Option<Vec<u8>> {
    match channel {
        Channel::Sms | Channel::Voice => {
            person.phone.as_ref().map(|phone| search::phone(keys, phone.as_str()))
        }
        Channel::Email => person.email.as_ref().map(|email| search::email(keys, email)),
        Channel::Push => None,
    }
}

impl Tx {
    /// A message showed where a contact point stands. `Good` forgets the failures before it, `Failing` counts one
    /// more; a channel that the patient doesn't have any more, and push, change nothing.
    pub async fn contact_outcome(
        &mut self,
        patient: PatientId,
        channel: Channel,
        standing: ContactStanding,
        code: Option<&str>,
    ) -> Result<()> {
        if channel == Channel::Push {
            return Ok(());
        }
        let Some(row) = fetch_optional!(self, KnownRow, KNOWN, patient, channel)? else { return Ok(()) };
        let place = Place::new("patient", "person_sealed", patient.0);
        let person: Person = serde_json::from_slice(&self.keys().open(place, &row.person_sealed)?)?;
        let Some(token) = value_token(self.keys(), &person, channel) else { return Ok(()) };
        let (old, failures) = match (row.standing, row.failures) {
            (Some(old), Some(failures)) if row.value_token.as_ref() == Some(&token) => (old, failures),
            _ => (ContactStanding::Unverified, 0),
        };
        let new = contact::after(old, standing);
        let counted = match standing {
            ContactStanding::Good => 0,
            ContactStanding::Failing => failures + 1,
            _ => failures,
        };
        // Most messages arrive where the last one arrived: nothing to write.
        if (new, counted) == (old, failures) {
            return Ok(());
        }
        let staff = Option::<StaffId>::None;
        execute_one!(self, PUT, patient, channel, token, new, code, counted, staff, self.now)?;
        if new != old {
            self.mark_failing(patient, &person).await?;
            self.tell_of(ChangeKind::Patient, patient).await?;
        }
        Ok(())
    }

    /// Was "this isn't me" said of this patient's contact, and has nobody looked into it yet?
    pub async fn is_disowned(&mut self, patient: PatientId) -> Result<bool> {
        for alert in self.alerts_of_patient(patient).await? {
            if alert.closed_at.is_none() && alert.kind == AlertKind::WrongContact {
                return Ok(alert.reasons()?.iter().any(|reason| reason.rule == "not-me"));
            }
        }
        Ok(false)
    }

    /// Somebody has checked a contact point, and it works: the failures are forgotten. `false` when the patient has no
    /// such contact point.
    pub async fn confirm_contact(
        &mut self,
        actor: Actor,
        patient: &Patient,
        channel: Channel,
    ) -> Result<bool> {
        let Some(token) = value_token(self.keys(), &patient.record.person, channel) else {
            return Ok(false);
        };
        let code = Option::<&str>::None;
        let good = ContactStanding::Good;
        execute_one!(self, PUT, patient.id, channel, token, good, code, 0_i64, actor.staff(), self.now)?;
        self.mark_failing(patient.id, &patient.record.person).await?;
        self.audit(actor, "contact.confirm", Some(patient.id), &[channel.as_str()]).await?;
        self.tell(ChangeKind::Patient, patient.owners, Some(patient.id), None).await?;
        Ok(true)
    }

    /// Whether messages reach this person at all: one way has failed, and none is known to work.
    pub(crate) async fn mark_failing(&mut self, id: PatientId, person: &Person) -> Result<()> {
        use ContactStanding::{Failing, Good, OptedOut, Wrong};
        let contacts = self.contacts(id, person).await?;
        let any = |wanted: &[ContactStanding]| contacts.iter().any(|one| wanted.contains(&one.standing));
        self.set_failing(id, any(&[Failing, Wrong, OptedOut]) && !any(&[Good])).await
    }

    /// Where the contact points stand that this person has now: SMS and voice with a telephone, e-mail with an
    /// address. What was learnt of an earlier number or address doesn't count.
    pub async fn contacts(&mut self, id: PatientId, person: &Person) -> Result<Vec<Contact>> {
        let rows = fetch_all!(self, Row, OF_PATIENT, id)?;
        let mut contacts = vec![];
        for channel in [Channel::Sms, Channel::Voice, Channel::Email] {
            let Some(token) = value_token(self.keys(), person, channel) else { continue };
            let known = rows.iter().find(|row| row.channel == channel && row.value_token == token);
            contacts.push(Contact {
                channel,
                standing: known.map_or(ContactStanding::Unverified, |row| row.standing),
                code: known.and_then(|row| row.code.clone()),
                failures: known.map_or(0, |row| row.failures),
                staff_id: known.and_then(|row| row.staff_id),
                changed_at: known.map(|row| row.changed_at),
            });
        }
        Ok(contacts)
    }
}
