//! The calendar of those who are on call, and the telephone numbers of staff for it. Whether a shift makes sense is
//! decided in [`mimamori_domain::on_call`]; who may plan is decided by the caller. The alarm itself is [`crate::alarm`].

use mimamori_domain::access::Role;
use mimamori_domain::on_call::{Reachable, Shift};
use mimamori_domain::values::JpPhone;
use mimamori_domain::{HealthCenterId, ShiftId, StaffId, Timestamp};

use crate::audit::Actor;
use crate::db::{Result, Tx};
use crate::keys::Place;
use crate::staff::name_place;

statements! {
    INSERT = "INSERT INTO on_call_shift (id, center_id, staff_id, starts_at, ends_at, step, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    PUT = "UPDATE on_call_shift SET staff_id = $2, starts_at = $3, ends_at = $4, step = $5 WHERE id = $1";
    REMOVE = "DELETE FROM on_call_shift WHERE id = $1";
    GET = "SELECT id, center_id, staff_id, starts_at, ends_at, step FROM on_call_shift WHERE id = $1",
        postgres "SELECT id, center_id, staff_id, starts_at, ends_at, step FROM on_call_shift WHERE id = $1 FOR UPDATE";
    BETWEEN = "SELECT id, center_id, staff_id, starts_at, ends_at, step FROM on_call_shift
        WHERE center_id = $1 AND ends_at > $2 AND starts_at < $3 ORDER BY starts_at, step, id";
    OVERLAPPING = "SELECT id, center_id, staff_id, starts_at, ends_at, step FROM on_call_shift
        WHERE center_id = $1 AND staff_id = $2 AND ends_at > $3 AND starts_at < $4 AND id <> $5 LIMIT 1";
    PEOPLE = "SELECT id, role, name_sealed, phone_sealed FROM staff
        WHERE center_id = $1 AND role IN ('manager', 'nurse') AND disabled_at IS NULL ORDER BY id";
    PERSON = "SELECT id, role, name_sealed, phone_sealed FROM staff
        WHERE id = $1 AND center_id = $2 AND role IN ('manager', 'nurse') AND disabled_at IS NULL";
    MANAGERS = "SELECT id, role, name_sealed, phone_sealed FROM staff
        WHERE center_id = $1 AND role = 'manager' AND disabled_at IS NULL AND phone_sealed IS NOT NULL ORDER BY id";
    // Who has left, moved, or has no telephone is passed over.
    ON_DUTY = "SELECT s.id, s.role, s.name_sealed, s.phone_sealed
        FROM on_call_shift o JOIN staff s ON s.id = o.staff_id
        WHERE o.center_id = $1 AND o.ends_at > $2 AND o.starts_at <= $2 AND s.center_id = o.center_id
            AND s.role IN ('manager', 'nurse') AND s.disabled_at IS NULL AND s.phone_sealed IS NOT NULL
        ORDER BY o.step, o.starts_at, o.id";
    PHONE = "SELECT phone_sealed FROM staff WHERE id = $1";
    SET_PHONE = "UPDATE staff SET phone_sealed = $2 WHERE id = $1";
}

/// Somebody who is, or can be, on call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Id.
    pub id: StaffId,
    /// Role.
    pub role: Role,
    /// Name.
    pub name: String,
    /// Where the alarm reaches them.
    pub phone: Option<JpPhone>,
}

impl Person {
    /// For the alarm; `None` without a telephone.
    pub fn reachable(&self) -> Option<Reachable> {
        let phone = self.phone.as_ref()?;
        Some(Reachable { staff_id: self.id, mobile: phone.is_mobile() })
    }
}

/// A shift with its centre.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Planned {
    /// Whose calendar.
    pub center: HealthCenterId,
    /// The shift.
    pub shift: Shift,
}

#[derive(sqlx::FromRow)]
struct ShiftRow {
    id: ShiftId,
    center_id: HealthCenterId,
    staff_id: StaffId,
    starts_at: Timestamp,
    ends_at: Timestamp,
    step: i64,
}

impl From<ShiftRow> for Planned {
    fn from(row: ShiftRow) -> Self {
        let ShiftRow { id, center_id, staff_id, starts_at: from, ends_at: to, step } = row;
        Self { center: center_id, shift: Shift { id, staff_id, from, to, step } }
    }
}

#[derive(sqlx::FromRow)]
struct PersonRow {
    id: StaffId,
    role: Role,
    name_sealed: Vec<u8>,
    phone_sealed: Option<Vec<u8>>,
}

#[derive(sqlx::FromRow)]
struct PhoneRow {
    phone_sealed: Option<Vec<u8>>,
}

fn phone_place(id: StaffId) -> Place {
    Place::new("staff", "phone_sealed", id.0)
}

impl Tx {
    /// Plans a shift.
    pub async fn add_shift(
        &mut self,
        actor: Actor,
        center: HealthCenterId,
        staff: StaffId,
        (from, to): (Timestamp, Timestamp),
        step: i64,
    ) -> Result<ShiftId> {
        let id = ShiftId::new(self.now, self.rng());
        execute_one!(self, INSERT, id, center, staff, from, to, step, self.now)?;
        self.audit(actor, "on-call.add", None, &["staff", "from", "to", "step"]).await?;
        Ok(id)
    }

    /// Changes a shift; `fields` are the names of what is new in it.
    pub async fn change_shift(&mut self, actor: Actor, shift: &Shift, fields: &[&str]) -> Result<()> {
        let Shift { id, staff_id, from, to, step } = *shift;
        execute_one!(self, PUT, id, staff_id, from, to, step)?;
        self.audit(actor, "on-call.change", None, fields).await
    }

    /// Takes a shift over from whoever had it.
    pub async fn take_shift(&mut self, staff: StaffId, shift: &Shift) -> Result<()> {
        let Shift { id, from, to, step, .. } = *shift;
        execute_one!(self, PUT, id, staff, from, to, step)?;
        self.audit(Actor::Staff(staff), "on-call.take", None, &["staff"]).await
    }

    /// Removes a shift.
    pub async fn remove_shift(&mut self, actor: Actor, id: ShiftId) -> Result<()> {
        execute_one!(self, REMOVE, id)?;
        self.audit(actor, "on-call.remove", None, &[]).await
    }

    /// A shift, kept from others until the end of the transaction.
    pub async fn shift(&mut self, id: ShiftId) -> Result<Option<Planned>> {
        Ok(fetch_optional!(self, ShiftRow, GET, id)?.map(Planned::from))
    }

    /// The shifts of a centre that share any time with `from`–`to`, first to last.
    pub async fn shifts(
        &mut self,
        center: HealthCenterId,
        from: Timestamp,
        to: Timestamp,
    ) -> Result<Vec<Shift>> {
        let rows = fetch_all!(self, ShiftRow, BETWEEN, center, from, to)?;
        Ok(rows.into_iter().map(|row| Planned::from(row).shift).collect())
    }

    /// Has this person another shift at that time? `except` is the one that is being changed.
    pub async fn is_on_call_twice(
        &mut self,
        center: HealthCenterId,
        staff: StaffId,
        (from, to): (Timestamp, Timestamp),
        except: Option<ShiftId>,
    ) -> Result<bool> {
        let except = except.unwrap_or(ShiftId(uuid::Uuid::nil()));
        Ok(fetch_optional!(self, ShiftRow, OVERLAPPING, center, staff, from, to, except)?.is_some())
    }

    /// Who of a centre can be on call, by name.
    pub async fn on_call_people(&mut self, center: HealthCenterId) -> Result<Vec<Person>> {
        let rows = fetch_all!(self, PersonRow, PEOPLE, center)?;
        let mut people = self.persons(rows)?;
        people.sort_by(|a, b| (&a.name, a.id).cmp(&(&b.name, b.id)));
        Ok(people)
    }

    /// Somebody of a centre who can be on call.
    pub async fn on_call_person(&mut self, center: HealthCenterId, id: StaffId) -> Result<Option<Person>> {
        let rows = fetch_all!(self, PersonRow, PERSON, id, center)?;
        Ok(self.persons(rows)?.pop())
    }

    /// Who is on call now and can be telephoned, in the order of the alarm, each once.
    pub async fn on_duty(&mut self, center: HealthCenterId) -> Result<Vec<Person>> {
        let rows = fetch_all!(self, PersonRow, ON_DUTY, center, self.now)?;
        let mut people: Vec<Person> = vec![];
        for person in self.persons(rows)? {
            if !people.iter().any(|known| known.id == person.id) {
                people.push(person);
            }
        }
        Ok(people)
    }

    /// The managers of a centre who can be telephoned.
    pub(crate) async fn managers_to_call(&mut self, center: HealthCenterId) -> Result<Vec<Person>> {
        let rows = fetch_all!(self, PersonRow, MANAGERS, center)?;
        self.persons(rows)
    }

    fn persons(&self, rows: Vec<PersonRow>) -> Result<Vec<Person>> {
        rows.into_iter()
            .map(|row| {
                Ok(Person {
                    id: row.id,
                    role: row.role,
                    name: self.keys().open_text(name_place(row.id), &row.name_sealed)?,
                    phone: self.opened_phone(row.id, row.phone_sealed)?,
                })
            })
            .collect()
    }

    fn opened_phone(&self, id: StaffId, sealed: Option<Vec<u8>>) -> Result<Option<JpPhone>> {
        let text = sealed.map(|sealed| self.keys().open_text(phone_place(id), &sealed)).transpose()?;
        Ok(text.and_then(|text| JpPhone::parse(&text).ok()))
    }

    /// The telephone number of a member of staff.
    pub async fn staff_phone(&mut self, id: StaffId) -> Result<Option<JpPhone>> {
        let row = fetch_optional!(self, PhoneRow, PHONE, id)?;
        self.opened_phone(id, row.and_then(|row| row.phone_sealed))
    }

    /// Sets or takes away the telephone number of a member of staff.
    pub async fn set_staff_phone(
        &mut self,
        actor: Actor,
        id: StaffId,
        phone: Option<&JpPhone>,
    ) -> Result<()> {
        let sealed = match phone {
            Some(phone) => Some(self.keys().seal_text(self.rng(), phone_place(id), phone.as_str())?),
            None => None,
        };
        execute_one!(self, SET_PHONE, id, sealed)?;
        self.audit(actor, "staff.phone", None, &["phone"]).await
    }
}
