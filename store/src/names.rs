//! Names of colleagues beside what they did, each read once for an answer.

use std::collections::{BTreeMap, BTreeSet};

use mimamori_domain::StaffId;
use mimamori_domain::api::StaffName;

use crate::db::{Result, Tx};

/// Names by id.
#[derive(Debug, Default)]
pub struct Names(BTreeMap<StaffId, String>);

impl Names {
    /// Reads the names of these, those that are not known yet in one trip.
    pub async fn load(&mut self, tx: &mut Tx, ids: impl IntoIterator<Item = StaffId>) -> Result<()> {
        let unknown: BTreeSet<StaffId> = ids.into_iter().filter(|id| !self.0.contains_key(id)).collect();
        if !unknown.is_empty() {
            self.0.extend(tx.staff_names(unknown).await?);
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
