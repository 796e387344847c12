//! Lists with their filters under a name: of one person, or shared with the house. A query is the text of an address,
//! checked by who saves it; it carries no personal data.

use mimamori_domain::access::Asker;
use mimamori_domain::api::SavedFilter;
use mimamori_domain::{AssociationId, HealthCenterId, SavedFilterId, StaffId};

use crate::audit::Actor;
use crate::db::{Result, Tx};

statements! {
    // One's own first; the shared ones of colleagues after them.
    MINE = "SELECT id, staff_id, name, query, shared FROM saved_filter WHERE staff_id = $1 ORDER BY name, id LIMIT 50";
    OF_CENTER = "SELECT id, staff_id, name, query, shared FROM saved_filter
        WHERE center_id = $1 AND shared AND staff_id <> $2 ORDER BY name, id LIMIT 50";
    OF_ASSOCIATION = "SELECT id, staff_id, name, query, shared FROM saved_filter
        WHERE association_id = $1 AND shared AND staff_id <> $2 ORDER BY name, id LIMIT 50";
    INSERT = "INSERT INTO saved_filter (id, center_id, association_id, staff_id, name, query, shared, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    REMOVE = "DELETE FROM saved_filter WHERE id = $1 AND staff_id = $2";
}

/// Most filters that one person keeps.
pub const MOST: usize = 50;

#[derive(sqlx::FromRow)]
struct Row {
    id: SavedFilterId,
    staff_id: StaffId,
    name: String,
    query: String,
    shared: bool,
}

/// A filter to be kept.
#[derive(Debug, Clone)]
pub struct NewSaved {
    /// Who keeps it.
    pub staff: StaffId,
    /// Where they belong: with whom it is shared.
    pub asker: Asker,
    /// Its name.
    pub name: String,
    /// The text of the address, as [`mimamori_domain::filter::ListQuery`] writes it.
    pub query: String,
    /// For everybody of the house.
    pub shared: bool,
}

impl Tx {
    /// One's own and what colleagues share, each by name.
    pub async fn saved_filters(&mut self, staff: StaffId, asker: Asker) -> Result<Vec<SavedFilter>> {
        let mut rows = fetch_all!(self, Row, MINE, staff)?;
        if let Some(center) = asker.center {
            rows.extend(fetch_all!(self, Row, OF_CENTER, center, staff)?);
        } else if let Some(association) = asker.association {
            rows.extend(fetch_all!(self, Row, OF_ASSOCIATION, association, staff)?);
        }
        let view = |row: Row| SavedFilter {
            id: row.id,
            name: row.name,
            query: row.query,
            shared: row.shared,
            mine: row.staff_id == staff,
        };
        Ok(rows.into_iter().map(view).collect())
    }

    /// Keeps a filter; `None` when there are [`MOST`] of this person already.
    pub async fn save_filter(&mut self, new: NewSaved) -> Result<Option<SavedFilterId>> {
        if fetch_all!(self, Row, MINE, new.staff)?.len() >= MOST {
            return Ok(None);
        }
        let id = SavedFilterId::new(self.now, self.rng());
        let (center, association): (Option<HealthCenterId>, Option<AssociationId>) =
            (new.asker.center, new.asker.association);
        execute_one!(
            self,
            INSERT,
            id,
            center,
            association,
            new.staff,
            new.name,
            new.query,
            new.shared,
            self.now
        )?;
        self.audit(Actor::Staff(new.staff), "filter.save", None, &[]).await?;
        Ok(Some(id))
    }

    /// Forgets one of one's own; `false` when there is no such one.
    pub async fn remove_filter(&mut self, staff: StaffId, id: SavedFilterId) -> Result<bool> {
        let gone = execute!(self, REMOVE, id, staff)? == 1;
        if gone {
            self.audit(Actor::Staff(staff), "filter.remove", None, &[]).await?;
        }
        Ok(gone)
    }
}
