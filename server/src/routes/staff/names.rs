//! Names of colleagues beside what they did, each read once for an answer.

use std::collections::BTreeMap;

use mimamori_domain::StaffId;
use mimamori_store::Tx;

use crate::problem::Answer;

/// Names by id.
#[derive(Debug, Default)]
pub struct Names(BTreeMap<StaffId, String>);

impl Names {
    /// Reads the names of these.
    pub async fn load(&mut self, tx: &mut Tx, ids: Vec<StaffId>) -> Answer<()> {
        for id in ids {
            if !self.0.contains_key(&id) {
                let name = tx.staff_name(id).await?;
                self.0.insert(id, name);
            }
        }
        Ok(())
    }
    /// The name, if it was read.
    pub fn of(&self, id: StaffId) -> String {
        self.0.get(&id).cloned().unwrap_or_default()
    }
}
