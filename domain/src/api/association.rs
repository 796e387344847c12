//! Associations: their contracts, and who is assigned to them.

use serde::{Deserialize, Serialize};

use crate::api::{AssociationName, ContractState};
use crate::ids::AssociationId;
use crate::time::{Date, Timestamp};

dto! {
/// The contracts of the asker's centre.
pub struct Contracts {
    /// The server's clock.
    pub now: Timestamp,
    /// Those in force first, then those to come, then those that are over; each newest first.
    pub items: Vec<ContractView>,
    /// Every association that is known, by name, for the choice in the form.
    pub associations: Vec<AssociationName>,
}
/// One contract.
pub struct ContractView {
    /// With whom.
    pub association: AssociationName,
    /// Their telephone.
    pub phone: String,
    /// First day.
    pub starts_on: Date,
    /// Last day; absent while it has no end.
    pub ends_on: Option<Date>,
    /// Where it stands today.
    pub state: ContractState,
    /// Patients of the centre who are assigned to the association now, counted to 1,000.
    pub patients: i64,
    /// Open accounts of the association's clinicians.
    pub clinicians: i64,
}
/// A new contract, with a known association or with a new one.
pub struct NewContract {
    /// A known association; absent for a new one.
    #[serde(default)]
    pub association: Option<AssociationId>,
    /// Of a new one: its name.
    #[serde(default)]
    pub name: String,
    /// Of a new one: its telephone.
    #[serde(default)]
    pub phone: String,
    /// First day.
    pub starts_on: Date,
    /// Last day; absent without an end.
    #[serde(default)]
    pub ends_on: Option<Date>,
}
/// Which contract is meant.
pub struct ContractRef {
    /// With whom.
    pub association: AssociationId,
    /// Its first day.
    pub starts_on: Date,
}
/// Another last day for a contract.
pub struct EndContract {
    /// With whom.
    pub association: AssociationId,
    /// Its first day.
    pub starts_on: Date,
    /// The last day: yesterday ends it at once; absent takes the end away.
    pub ends_on: Option<Date>,
}
/// To whom a patient can be assigned.
pub struct AssociationChoice {
    /// Associations whose contract with the centre is in force, by name.
    pub items: Vec<AssociationName>,
}
/// Assigns a patient.
pub struct AssignPatient {
    /// To an association whose contract with the patient's centre is in force; absent takes the patient back.
    pub association: Option<AssociationId>,
}
}
