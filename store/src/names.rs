//! Names of colleagues beside what they did, each read once for an answer.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use mimamori_domain::StaffId;
use mimamori_domain::api::StaffName;

use crate::db::{Result, Tx};

/// Names by id.
#[derive(Debug, Default)]
pub struct Names(BTreeMap<StaffId, String>);

impl Names {
    /// Reads the names of these.
    pub async fn load(&mut self, tx: &mut Tx, ids: impl IntoIterator<Item = StaffId>) -> Result<()> {
        for id in ids {
            if let Entry::Vacant(place) = self.0.entry(id) {
                place.insert(tx.staff_name(id).await?);
            }
        }
        Ok(())
    }
    /// The name, if it was read.
    pub fn of(&self, id: StaffId) -> String {
        self.0.get(&id).cloned().unwrap_or_default()
    }
    /// Both.
    pub fn named(&self, id: StaffId) -> StaffName {
        StaffName { id, name: self.of(id) }
    }
}
