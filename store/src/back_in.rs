//! Whom a telephone number or an e-mail address, together with a birth date, lets back in.

use mimamori_domain::Date;
use mimamori_domain::code::may_come_back;
use mimamori_domain::contact::Reach;
use mimamori_domain::patient::Status;

use crate::db::{Result, Tx};
use crate::patient::Patient;
use crate::search;

impl Tx {
    /// The person born that day whom this contact reaches, in front, then those of the same household with the same
    /// contact; empty when there is nobody. Of several (the same person, ill twice) the one who is followed up now,
    /// else the newest.
    pub async fn people_behind(&mut self, reach: &Reach, born: Date) -> Result<Vec<Patient>> {
        let token = match reach {
            Reach::Phone(phone) => search::phone(self.keys(), phone.as_str()),
            Reach::Email(email) => search::email(self.keys(), email),
        };
        let mut first: Option<Patient> = None;
        for id in self.patients_by_token(&token).await? {
            let Some(patient) = self.patient(id).await? else { continue };
            let better = first
                .as_ref()
                .is_none_or(|first| first.status != Status::Following && patient.status == Status::Following);
            if better
                && patient.record.person.birth_date == born
                && self.may_come_back_by(&patient, reach).await?
            {
                first = Some(patient);
            }
        }
        let Some(first) = first else { return Ok(vec![]) };
        let household = match first.household_id {
            Some(household) => self.household(household).await?,
            None => vec![],
        };
        let mut people = vec![first];
        for id in household {
            let known = people.iter().any(|person| person.id == id);
            if !known
                && let Some(patient) = self.patient(id).await?
                && self.may_come_back_by(&patient, reach).await?
            {
                people.push(patient);
            }
        }
        Ok(people)
    }

    /// Not to somebody else's contact, nor to one that was disowned, nor to whom staff haven't spoken yet.
    async fn may_come_back_by(&mut self, patient: &Patient, reach: &Reach) -> Result<bool> {
        Ok(may_come_back(patient.status)
            && reach.is_of(&patient.record.person)
            && patient.record.may_be_messaged()
            && !self.is_disowned(patient.id).await?)
    }
}
