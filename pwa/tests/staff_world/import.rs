//! A file of patients.

use super::*;

/// Line 2 is well with a landline, line 3 can't be read, line 4 may be somebody we know.
pub fn import() -> ImportPreview {
    let row = |line| ImportRow {
        line,
        form: PatientForm {
            name: "山田 花子".into(),
            phone: "03-1234-5678".into(),
            ..PatientForm::default()
        },
        errors: vec![],
        warnings: vec![],
        same_as_line: None,
        known: vec![],
        changes: vec![],
        household_with: None,
    };
    let known = KnownPatient {
        id: id::<PatientId>(9),
        name: "山田 花子".into(),
        birth_date: Date::new(1985, 1, 1).unwrap(),
        status: Status::Released,
        registered_at: now(),
        matched_by: "kana-birth".into(),
    };
    ImportPreview {
        id: id(4),
        encoding: "XLSX".into(),
        sheets: vec!["患者".into(), "別".into()],
        sheet: 0,
        mapping: Some(ColumnMapping {
            id: id(5),
            name: "県の一覧".into(),
            fields: vec!["name".into(), "phone".into(), String::new()],
            by: "見守 二郎".into(),
            at: now(),
        }),
        columns: [("氏名", "name"), ("電話", "phone"), ("備番", "")]
            .map(|(header, field)| ImportColumn { header: header.into(), field: field.into() })
            .to_vec(),
        rows: vec![
            ImportRow { warnings: vec!["landline".into()], ..row(2) },
            ImportRow { errors: vec![FieldError::new("phone", "phone-digits")], ..row(3) },
            ImportRow {
                changes: vec![KnownChanges {
                    id: known.id,
                    version: 3,
                    fields: vec![
                        FieldChange {
                            field: "phone".into(),
                            old: "09012345678".into(),
                            new: "0312345678".into(),
                        },
                        FieldChange { field: "email".into(), old: String::new(), new: "a@example.jp".into() },
                    ],
                }],
                known: vec![known],
                household_with: Some("2".into()),
                ..row(4)
            },
        ],
        imported_before: false,
    }
}
