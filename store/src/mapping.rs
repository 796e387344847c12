//! How the columns of a kind of file were paired with fields, remembered for a centre: two files are of one kind when
//! their headers are the same, in the same order.

use mimamori_domain::api::ColumnMapping;
use mimamori_domain::{HealthCenterId, MappingId, StaffId, Timestamp};

use crate::audit::Actor;
use crate::db::{Result, Tx};
use crate::keys::{Keys, Place};
use crate::names::Names;

statements! {
    PUT = "INSERT INTO import_mapping (id, center_id, fingerprint, name_sealed, fields, staff_id, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    REMOVE_SAME = "DELETE FROM import_mapping WHERE center_id = $1 AND fingerprint = $2";
    REMOVE = "DELETE FROM import_mapping WHERE center_id = $1 AND id = $2";
    OF_HEADERS = "SELECT id, name_sealed, fields, staff_id, created_at FROM import_mapping
        WHERE center_id = $1 AND fingerprint = $2";
    OF_CENTER = "SELECT id, name_sealed, fields, staff_id, created_at FROM import_mapping
        WHERE center_id = $1 ORDER BY id DESC LIMIT 100";
}

#[derive(sqlx::FromRow)]
struct Row {
    id: MappingId,
    name_sealed: Vec<u8>,
    fields: String,
    staff_id: StaffId,
    created_at: Timestamp,
}

fn name_place(id: MappingId) -> Place {
    Place::new("import_mapping", "name_sealed", id.0)
}

/// What makes the headers of two files the same.
fn fingerprint(keys: &Keys, headers: &[String]) -> Result<Vec<u8>> {
    Ok(keys.secret_hash("import-headers", &serde_json::to_vec(headers)?))
}

impl Tx {
    /// Remembers how the columns with these headers are read; what was remembered for them before is replaced.
    pub async fn put_mapping(
        &mut self,
        staff: StaffId,
        center: HealthCenterId,
        name: &str,
        headers: &[String],
        fields: &[String],
    ) -> Result<MappingId> {
        let id = MappingId::new(self.now, self.rng());
        let fingerprint = fingerprint(self.keys(), headers)?;
        let sealed = self.keys().seal_text(self.rng(), name_place(id), name)?;
        execute!(self, REMOVE_SAME, center, fingerprint.as_slice())?;
        let fields = serde_json::to_string(fields)?;
        execute_one!(self, PUT, id, center, fingerprint, sealed, fields, staff, self.now)?;
        self.audit(Actor::Staff(staff), "import.mapping-save", None, &[&id.to_string()]).await?;
        Ok(id)
    }

    /// How a file with these headers was read before.
    pub async fn mapping_of(
        &mut self,
        center: HealthCenterId,
        headers: &[String],
    ) -> Result<Option<ColumnMapping>> {
        let fingerprint = fingerprint(self.keys(), headers)?;
        let Some(row) = fetch_optional!(self, Row, OF_HEADERS, center, fingerprint)? else { return Ok(None) };
        let mut names = Names::default();
        names.load(self, [row.staff_id]).await?;
        self.mapping(&row, &names).map(Some)
    }

    /// All that a centre remembers, newest first, at most a hundred.
    pub async fn mappings(&mut self, center: HealthCenterId) -> Result<Vec<ColumnMapping>> {
        let rows = fetch_all!(self, Row, OF_CENTER, center)?;
        let mut names = Names::default();
        names.load(self, rows.iter().map(|row| row.staff_id).collect::<Vec<_>>()).await?;
        rows.iter().map(|row| self.mapping(row, &names)).collect()
    }

    /// Forgets one; `false` when the centre has none of this id.
    pub async fn remove_mapping(
        &mut self,
        staff: StaffId,
        center: HealthCenterId,
        id: MappingId,
    ) -> Result<bool> {
        let removed = execute!(self, REMOVE, center, id)? == 1;
        if removed {
            self.audit(Actor::Staff(staff), "import.mapping-remove", None, &[&id.to_string()]).await?;
        }
        Ok(removed)
    }

    fn mapping(&self, row: &Row, names: &Names) -> Result<ColumnMapping> {
        Ok(ColumnMapping {
            id: row.id,
            name: self.keys().open_text(name_place(row.id), &row.name_sealed)?,
            fields: serde_json::from_str(&row.fields)?,
            by: names.of(row.staff_id),
            at: row.created_at,
        })
    }
}
