//! The hotels of a centre, for their staff: who stays in the building now. Whoever moves out is out of sight with that
//! very change, because nothing is kept: the place of the patient itself is asked.

use mimamori_domain::api::Guest;
use mimamori_domain::patient::{Person, ReportingMode};
use mimamori_domain::triage::Tier;
use mimamori_domain::{HealthCenterId, HotelId, PatientId, StaffId, Timestamp};
use uuid::Uuid;

use crate::audit::Actor;
use crate::db::{Result, Tx};
use crate::keys::Place;

statements! {
    INSERT = "INSERT INTO hotel (id, center_id, name, created_at) VALUES ($1, $2, $3, $4)
        ON CONFLICT (center_id, name) DO NOTHING";
    SET_STAFF = "UPDATE staff SET hotel_id = (SELECT id FROM hotel WHERE center_id = $2 AND name = $3) WHERE id = $1";
    OF_STAFF = "SELECT h.id, h.center_id, h.name FROM staff s JOIN hotel h ON h.id = s.hotel_id WHERE s.id = $1";
    STAYS = "SELECT p.id FROM staff s JOIN hotel h ON h.id = s.hotel_id JOIN patient p ON p.id = $2
        WHERE s.id = $1 AND p.center_id = h.center_id AND p.hotel = h.name AND p.place = 'hotel'
            AND p.status = 'following'";
    GUESTS = "SELECT p.id, p.person_sealed, p.mode, s.tier, s.last_received_at, s.opened_at,
            (SELECT MIN(a.tier_order) FROM alert a WHERE a.patient_id = p.id AND a.closed_at IS NULL) AS open,
            EXISTS (SELECT 1 FROM alert a WHERE a.patient_id = p.id AND a.closed_at IS NULL
                AND a.tier_order < 2 AND a.claimed_by IS NULL) AS waits
        FROM (SELECT id, person_sealed, mode FROM patient
            WHERE center_id = $1 AND hotel = $2 AND place = 'hotel' AND status = 'following' AND id > $3
            ORDER BY id LIMIT 501) p
        JOIN standing s ON s.patient_id = p.id
        ORDER BY p.id";
}

/// Guests of one page: more than any one building has rooms.
const PAGE: usize = 500;

/// A building, and the centre whose patients stay there.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Hotel {
    /// Id.
    pub id: HotelId,
    /// Whose patients.
    pub center_id: HealthCenterId,
    /// As it stands in the patients' data.
    pub name: String,
}

#[derive(sqlx::FromRow)]
struct IdRow {
    #[expect(dead_code, reason = "only its presence is asked for")]
    id: PatientId,
}

#[derive(sqlx::FromRow)]
struct GuestRow {
    id: PatientId,
    person_sealed: Vec<u8>,
    mode: ReportingMode,
    tier: Option<Tier>,
    last_received_at: Option<Timestamp>,
    opened_at: Option<Timestamp>,
    open: Option<i64>,
    waits: bool,
}

impl Tx {
    /// Makes somebody staff of a building of the centre, which may be new.
    pub async fn set_staff_hotel(
        &mut self,
        actor: Actor,
        staff: StaffId,
        center: HealthCenterId,
        name: &str,
    ) -> Result<()> {
        let id = HotelId::new(self.now, self.rng());
        execute!(self, INSERT, id, center, name, self.now)?;
        execute_one!(self, SET_STAFF, staff, center, name)?;
        self.audit_account(actor, "staff.hotel", staff, &["hotel"]).await
    }

    /// The building of a member of staff.
    pub async fn hotel_of_staff(&mut self, staff: StaffId) -> Result<Option<Hotel>> {
        fetch_optional!(self, Hotel, OF_STAFF, staff)
    }

    /// Does the patient stay in this member of staff's building now?
    pub async fn stays_with(&mut self, staff: StaffId, patient: PatientId) -> Result<bool> {
        Ok(fetch_optional!(self, IdRow, STAYS, staff, patient)?.is_some())
    }

    /// Who stays in a building now, by registration after `after`; at most 500, and whether there are more.
    pub async fn guests(&mut self, hotel: &Hotel, after: Option<PatientId>) -> Result<(Vec<Guest>, bool)> {
        let after = after.unwrap_or(PatientId(Uuid::nil()));
        let mut rows = fetch_all!(self, GuestRow, GUESTS, hotel.center_id, hotel.name.as_str(), after)?;
        let more = rows.len() > PAGE;
        rows.truncate(PAGE);
        Ok((rows.iter().map(|row| self.guest(row)).collect::<Result<_>>()?, more))
    }

    fn guest(&self, row: &GuestRow) -> Result<Guest> {
        let place = Place::new("patient", "person_sealed", row.id.0);
        let person: Person = serde_json::from_slice(&self.keys().open(place, &row.person_sealed)?)?;
        let urgent = match row.open {
            Some(0) => Some(Tier::Emergency),
            Some(1) => Some(Tier::Urgent),
            _ => None,
        };
        Ok(Guest {
            id: row.id,
            age: person.birth_date.age_on(self.now.date()),
            name: person.name,
            kana: person.kana,
            room: person.room,
            mode: row.mode,
            tier: row.tier,
            urgent,
            waits: row.waits,
            last_report_at: row.last_received_at,
            opened: row.opened_at.is_some(),
        })
    }
}
