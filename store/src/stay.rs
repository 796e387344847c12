//! Where a patient stayed before. Where they stay now stands in the patient; a line is written when that changes.

use mimamori_domain::api::{StayView, Whereabouts};
use mimamori_domain::patient::{PatientRecord, PlaceKind};
use mimamori_domain::{PatientId, StaffId, StayId, Timestamp};

use crate::audit::Actor;
use crate::db::{Result, Tx};
use crate::keys::Place;
use crate::names::Names;
use crate::patient::Patient;

statements! {
    KEEP = "INSERT INTO stay (id, patient_id, place, hotel, room_sealed, since, until, staff_id)
        VALUES ($1, $2, $3, $4, $5, COALESCE((SELECT MAX(s.until) FROM stay s WHERE s.patient_id = $2), $6), $7, $8)";
    OF_PATIENT = "SELECT id, place, hotel, room_sealed, since, until, staff_id FROM stay
        WHERE patient_id = $1 ORDER BY id DESC LIMIT 20";
    LAST = "SELECT id, place, hotel, room_sealed, since, until, staff_id FROM stay
        WHERE patient_id = $1 ORDER BY id DESC LIMIT 1";
}

#[derive(sqlx::FromRow)]
struct Row {
    id: StayId,
    place: PlaceKind,
    hotel: String,
    room_sealed: Option<Vec<u8>>,
    since: Timestamp,
    until: Timestamp,
    staff_id: Option<StaffId>,
}

fn room_place(id: StayId) -> Place {
    Place::new("stay", "room_sealed", id.0)
}

/// Is it another place, another hotel or another room?
pub(crate) fn moves(old: &PatientRecord, new: &PatientRecord) -> bool {
    (old.place, &old.hotel, &old.person.room) != (new.place, &new.hotel, &new.person.room)
}

impl Tx {
    /// Writes down where a patient stayed until now, before the patient's place is changed.
    pub(crate) async fn keep_stay(&mut self, actor: Actor, old: &Patient) -> Result<()> {
        let id = StayId::new(self.now, self.rng());
        let record = &old.record;
        let room = match record.person.room.as_str() {
            "" => None,
            room => Some(self.keys().seal_text(self.rng(), room_place(id), room)?),
        };
        let hotel = record.hotel.as_str();
        execute_one!(
            self,
            KEEP,
            id,
            old.id,
            record.place,
            hotel,
            room,
            old.created_at,
            self.now,
            actor.staff()
        )
    }

    /// Where a patient stayed last, before the place of now; none who never moved.
    pub(crate) async fn last_stay(&mut self, patient: PatientId) -> Result<Option<(StayId, Whereabouts)>> {
        let Some(row) = fetch_optional!(self, Row, LAST, patient)? else { return Ok(None) };
        let room = self.room(&row)?;
        Ok(Some((row.id, Whereabouts { place: row.place, hotel: row.hotel, room })))
    }

    fn room(&self, row: &Row) -> Result<String> {
        let open = |sealed: &Vec<u8>| self.keys().open_text(room_place(row.id), sealed);
        Ok(row.room_sealed.as_ref().map(open).transpose()?.unwrap_or_default())
    }

    /// Where a patient stayed before, newest first, at most 20.
    pub async fn stays_of_patient(&mut self, patient: PatientId) -> Result<Vec<StayView>> {
        let rows = fetch_all!(self, Row, OF_PATIENT, patient)?;
        let mut names = Names::default();
        names.load(self, rows.iter().filter_map(|row| row.staff_id).collect::<Vec<_>>()).await?;
        rows.into_iter()
            .map(|row| {
                Ok(StayView {
                    room: self.room(&row)?,
                    place: row.place,
                    hotel: row.hotel,
                    since: row.since,
                    until: row.until,
                    by: row.staff_id.map(|id| names.named(id)),
                })
            })
            .collect()
    }
}
