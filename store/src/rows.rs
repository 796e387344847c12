//! Rows of many patients at once: one JSON array of objects a statement, each object a row with its columns' names.
//! What the rows say is [`crate::crowd`]'s.

use serde::Serialize;
use uuid::fmt::Simple;

use crate::db::Sql;

/// Declares a row for each table, with the statement that inserts an array of them. A column is an `id`, `bytes`
/// (hexadecimal), `int`, `flag` or `text`, or one of these that may be missing.
macro_rules! rows {
    ($($sql:ident $row:ident $table:literal { $first:ident: $ftype:ident $(, $name:ident: $type:ident)* $(,)? })+) => {
        $(
            #[derive(Serialize)]
            pub(crate) struct $row {
                pub(crate) $first: rows!(@rust $ftype),
                $(pub(crate) $name: rows!(@rust $type),)*
            }
            pub(crate) const $sql: Sql = Sql {
                name: concat!("crowd ", $table),
                file: file!(),
                sqlite: concat!(
                    "INSERT INTO ", $table, " (", stringify!($first), $(", ", stringify!($name),)* ") SELECT ",
                    rows!(@sqlite $ftype $first), $(", ", rows!(@sqlite $type $name),)* " FROM json_each($1) e"
                ),
                postgres: concat!(
                    "INSERT INTO ", $table, " (", stringify!($first), $(", ", stringify!($name),)* ") SELECT ",
                    rows!(@postgres $ftype $first), $(", ", rows!(@postgres $type $name),)*
                    " FROM json_to_recordset($1::json) AS r (",
                    stringify!($first), " ", rows!(@type $ftype), $(", ", stringify!($name), " ", rows!(@type $type),)*
                    ")"
                ),
            };
        )+
        /// Every statement of this file.
        pub(crate) const STATEMENTS: &[Sql] = &[$($sql,)+ TOKENS];
    };
    (@rust id) => { Simple };
    (@rust maybe_id) => { Option<Simple> };
    (@rust bytes) => { String };
    (@rust maybe_bytes) => { Option<String> };
    (@rust int) => { i64 };
    (@rust maybe_int) => { Option<i64> };
    (@rust flag) => { bool };
    (@rust text) => { String };
    (@rust maybe_text) => { Option<String> };
    (@sqlite id $name:ident) => { concat!("unhex(e.value ->> '", stringify!($name), "')") };
    (@sqlite maybe_id $name:ident) => { rows!(@sqlite id $name) };
    (@sqlite bytes $name:ident) => { rows!(@sqlite id $name) };
    (@sqlite maybe_bytes $name:ident) => { rows!(@sqlite id $name) };
    (@sqlite $other:ident $name:ident) => { concat!("e.value ->> '", stringify!($name), "'") };
    (@postgres bytes $name:ident) => { concat!("decode(r.", stringify!($name), ", 'hex')") };
    (@postgres maybe_bytes $name:ident) => { rows!(@postgres bytes $name) };
    (@postgres $other:ident $name:ident) => { concat!("r.", stringify!($name)) };
    (@type id) => { "uuid" };
    (@type maybe_id) => { "uuid" };
    (@type int) => { "bigint" };
    (@type maybe_int) => { "bigint" };
    (@type flag) => { "boolean" };
    (@type $other:ident) => { "text" };
}

rows! {
    PATIENTS PatientRow "patient" {
        id: id, center_id: id, association_id: maybe_id, household_id: maybe_id, version: int, person_sealed: bytes,
        sex: text, classification: text, place: text, hotel: text, lives_alone: flag, language: text,
        onset_date: maybe_text, specimen_date: maybe_text, exposure_date: maybe_text, tests: text, risk_factors: text,
        own_target: flag, mode: text, wish_number: flag, number_declined: flag, spoken_to: flag, reminder_hour: int,
        reminders_off: flag, status: text, expected_end: maybe_text, created_at: int, updated_at: int, by_voice: flag,
        contact_token: maybe_bytes, released_at: maybe_int, aged: flag, aged_on: text,
    }
    CENTERS CenterRow "patient_center" { patient_id: id, center_id: id, since: int }
    STANDINGS StandingRow "standing" {
        patient_id: id, tier: maybe_text, last_report_id: maybe_id, last_measured_at: maybe_int,
        last_received_at: maybe_int, recent: text, mode_since: int, invited_at: maybe_int, opened_at: maybe_int,
        reminder_due_at: maybe_int, silence_due_at: maybe_int, worse_at: int, symptoms_at: maybe_int,
        comment_at: int,
    }
    ALERTS AlertRow "alert" {
        id: id, patient_id: id, center_id: id, association_id: maybe_id, kind: text, tier: text, tier_order: int,
        due_at: int, order_at: int, risk_order: int, reasons: text, report_id: maybe_id, opened_at: int,
        raised_at: int, claimed_by: maybe_id, claimed_at: maybe_int, closed_by: maybe_id, closed_at: maybe_int,
        outcome: maybe_text, alarm_at: maybe_int,
    }
    NOTES NoteRow "note" {
        id: id, patient_id: id, alert_id: maybe_id, kind: text, outcome: maybe_text, text_sealed: maybe_bytes,
        staff_id: maybe_id, at: int,
    }
    INVITATIONS InvitationRow "invitation" {
        id: id, patient_id: id, token_hash: bytes, created_at: int, expires_at: int, opened_at: maybe_int,
    }
    MESSAGES MessageRow "message" {
        id: id, kind: text, subject: text, due_at: int, lane: int, patient_id: maybe_id, state: text, not_before: int,
        deadline_at: int, attempts: int, fence: int, created_at: int, changed_at: int,
    }
    ATTEMPTS AttemptRow "attempt" {
        id: id, message_id: id, number: int, fence: int, channel: text, provider: text, state: text, spent: flag,
        started_at: int, changed_at: int, handed_at: maybe_int, final_at: maybe_int,
    }
    CONTACTS ContactRow "contact" {
        patient_id: id, channel: text, value_token: bytes, standing: text, failures: int, changed_at: int,
    }
}

/// Everything by which one patient is found, by everybody who has them in sight.
#[derive(Serialize)]
pub(crate) struct TokensRow {
    pub(crate) patient_id: Simple,
    pub(crate) owners: Vec<Simple>,
    pub(crate) tokens: Vec<String>,
}

pub(crate) const TOKENS: Sql = Sql {
    name: "crowd search_token",
    file: file!(),
    sqlite: "INSERT INTO search_token (token, owner_id, patient_id)
        SELECT unhex(t.value), unhex(o.value), unhex(e.value ->> 'patient_id')
        FROM json_each($1) e, json_each(e.value, '$.owners') o, json_each(e.value, '$.tokens') t",
    postgres: "INSERT INTO search_token (token, owner_id, patient_id)
        SELECT decode(t.token, 'hex'), o.owner::uuid, r.patient_id
        FROM json_to_recordset($1::json) AS r (patient_id uuid, owners json, tokens json),
            json_array_elements_text(r.owners) AS o (owner), json_array_elements_text(r.tokens) AS t (token)",
};
