//! A look at one person for the prefecture, with a reason.

use serde::{Deserialize, Serialize};

use crate::ids::PatientId;
use crate::time::Timestamp;

dto! {
/// People who were found.
pub struct PersonList {
    /// At most 20.
    pub items: Vec<PersonLine>,
    /// There are more: look for something longer.
    pub more: bool,
}
/// As little as it takes to tell people apart.
pub struct PersonLine {
    /// Id.
    pub id: PatientId,
    /// 氏名
    pub name: String,
    /// Completed years.
    pub age: i64,
    /// Responsible centre.
    pub center: String,
}
/// Why a person is opened.
pub struct OpenPerson {
    /// At most 2,000 characters, not empty. The centre reads it in the patient's history.
    pub reason: String,
}
/// A person is open, to be read only.
pub struct PersonOpened {
    /// Until when.
    pub until: Timestamp,
}
}
