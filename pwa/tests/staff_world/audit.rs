//! The trail.

use super::*;

pub fn trail() -> AuditPage {
    AuditPage {
        items: vec![AuditRow {
            seq: 7,
            at: now(),
            actor: "staff".into(),
            actor_id: Some(id::<PatientId>(1).to_string()),
            actor_name: String::new(),
            action: "patient.view".into(),
            patient_id: Some(id(100)),
            fields: vec![],
        }],
        next: Some(7),
    }
}
