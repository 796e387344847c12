//! The day's work: the queue, alerts, numbers, messages.

use axum::routing::{get, post, put};
use mimamori_domain::access::Action;
use mimamori_domain::api;

use super::super::{alerts, messages, number, numbers, reminders, shift};
use crate::route::{Audience, Route};

/// See the module.
pub(super) fn routes() -> Vec<Route> {
    [work(), numbers(), messages()].concat()
}

fn work() -> Vec<Route> {
    let staff = Audience::Staff(Action::AlertWork);
    vec![
        Route::post("/api/v1/staff/alerts/{id}/claim", staff, "Take an alert", post(alerts::claim))
            .gives::<api::AlertView>(200),
        Route::post("/api/v1/staff/alerts/{id}/release", staff, "Give an alert back", post(alerts::release))
            .gives::<api::AlertView>(200),
        Route::post(
            "/api/v1/staff/alerts/{id}/notes",
            staff,
            "Write a note or the result of a call",
            post(alerts::note),
        )
        .takes::<api::NewNote>()
        .gives::<api::NoteView>(201),
        Route::post(
            "/api/v1/staff/alerts/{id}/close",
            staff,
            "Close an alert with what was done",
            post(alerts::close),
        )
        .takes::<api::CloseAlert>()
        .gives::<api::AlertView>(200),
        Route::post(
            "/api/v1/staff/alerts/{id}/reopen",
            staff,
            "Take back a closing of the last minute",
            post(shift::reopen),
        )
        .gives::<api::AlertView>(200),
        Route::post(
            "/api/v1/staff/alerts/{id}/snooze",
            staff,
            "Put an alert off that one has, or wake it",
            post(shift::snooze),
        )
        .takes::<api::SnoozeAlert>()
        .gives::<api::AlertView>(200),
        Route::post(
            "/api/v1/staff/alerts/offer",
            staff,
            "Hand alerts over to a colleague, or from an association to the centre",
            post(shift::offer),
        )
        .takes::<api::OfferAlerts>()
        .gives::<api::OfferedAlerts>(200),
        Route::get(
            "/api/v1/staff/colleagues",
            staff,
            "To whom work can be handed over",
            get(shift::colleagues),
        )
        .gives::<api::Colleagues>(200),
    ]
}

fn numbers() -> Vec<Route> {
    let staff = Audience::Staff(Action::NumberIssue);
    vec![
        Route::post(
            "/api/v1/staff/patients/{id}/number",
            staff,
            "Issue 処理番号 to a patient",
            post(number::issue),
        )
        .gives::<api::ChainView>(200),
        Route::post(
            "/api/v1/staff/patients/{id}/number/stop",
            staff,
            "Stop issuing 処理番号",
            post(number::stop),
        )
        .answers(204),
        Route::post(
            "/api/v1/staff/patients/{id}/number/restart",
            staff,
            "End the running chain, if there is one, and begin another",
            post(number::restart),
        )
        .takes::<api::WithReason>()
        .gives::<api::ChainView>(200),
        Route::post(
            "/api/v1/staff/numbers",
            staff,
            "Issue 処理番号 to many patients, or see what would happen",
            post(numbers::issue),
        )
        .takes::<api::IssueNumbers>()
        .gives::<api::IssuedNumbers>(200),
    ]
}

fn messages() -> Vec<Route> {
    let staff = Audience::Staff;
    vec![
        Route::get(
            "/api/v1/staff/messaging",
            staff(Action::QueueView),
            "How messaging does: lanes, brake, providers, schedules",
            get(messages::health),
        )
        .gives::<api::Messaging>(200),
        Route::get(
            "/api/v1/staff/messages",
            staff(Action::MessageWork),
            "Messages that did not arrive and need a person, newest first",
            get(messages::list),
        )
        .gives::<api::DeadMessages>(200),
        Route::get(
            "/api/v1/staff/messages/{id}/text",
            staff(Action::MessageRead),
            "Read the kept words of such a message",
            get(messages::text),
        )
        .gives::<api::MessageText>(200),
        Route::post(
            "/api/v1/staff/messages/{id}/retry",
            staff(Action::MessageWork),
            "Send such a message anew",
            post(messages::retry),
        )
        .answers(204),
        Route::post(
            "/api/v1/staff/messages/{id}/drop",
            staff(Action::MessageWork),
            "Drop such a message for good",
            post(messages::drop_it),
        )
        .takes::<api::WithReason>()
        .answers(204),
        Route::put(
            "/api/v1/staff/patients/{id}/reminders",
            staff(Action::PatientEdit),
            "Stop, pause or start a patient's reminders",
            put(reminders::set),
        )
        .takes::<api::Reminders>()
        .gives::<api::Reminders>(200),
    ]
}
