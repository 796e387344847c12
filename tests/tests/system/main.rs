//! The whole-system tests: the real store, worker and router in one process with a clock that waits, and the real
//! binaries with real browsers, providers and signals. One program, so that it is linked once.

/// Each of these on both databases.
macro_rules! on_both {
    ($($name:ident),+ $(,)?) => {
        mod sqlite { use super::*; $(#[tokio::test] async fn $name() { super::$name(Backend::Sqlite).await.unwrap(); })+ }
        mod postgres { use super::*; $(#[tokio::test] async fn $name() { super::$name(Backend::Postgres).await.unwrap(); })+ }
    };
}

#[macro_use]
mod staff_desk;

mod associations;
mod audit;
mod away;
mod bad_input;
mod browser_accounts;
mod browser_association;
mod browser_back;
mod browser_bulk;
mod browser_editors;
mod browser_figures;
mod browser_head;
mod browser_hotel_closes;
mod browser_inout;
mod browser_journey;
mod browser_keyboard;
mod browser_on_call;
mod browser_patient;
mod browser_plain;
mod browser_policies;
mod browser_push;
mod browser_rules;
mod browser_screens;
mod browser_shift;
mod browser_staff;
mod browser_startup;
mod browser_transfers;
mod callbacks;
mod chain;
mod channel_faults;
mod codes;
mod copy;
mod crowd;
mod doctor;
mod export;
mod facets;
mod feed_cut;
mod figures;
mod flow;
mod follow_up;
mod histories;
mod hotel_closes;
mod import;
mod intake;
mod kill;
mod kill9;
mod lists;
mod lists_bulk;
mod on_call;
mod openapi;
mod outcomes;
mod patient_api;
mod patient_page;
mod people;
mod plain;
mod plans;
mod reminders;
mod replay;
mod routes;
mod silences;
mod staff_accounts;
mod staff_center;
mod staff_login;
mod staff_messages;
mod staff_patients;
mod staff_policies;
mod staff_queue;
mod staff_rules;
mod staff_transfers;
mod stop;
mod worker_channels;
mod worker_ops;
mod worker_outbox;
