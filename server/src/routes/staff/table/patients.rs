//! Patients: lists, pages, courses, ties, moving, and files in and out.

use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post, put};
use mimamori_domain::access::Action;
use mimamori_domain::api;

use super::super::{
    audit, bulk, close_contacts, contact, decide, exports, findings, import_confirm, import_preview,
    invitation, letters, lists, mappings, page, patients, presence, queue, register, reports, sharing,
    status, timeline, transfers, update,
};
use crate::route::{Audience, Route};

/// Largest answer to a preview: a word for each of 5,000 lines.
const CONFIRM_LIMIT: usize = 2 * 1024 * 1024;

/// See the module.
pub(super) fn routes() -> Vec<Route> {
    [lists(), patients(), course(), close_contacts(), moving(), bulk(), imports(), exports()].concat()
}

fn lists() -> Vec<Route> {
    let staff = Audience::Staff;
    vec![
        Route::get(
            "/api/v1/staff/queue",
            staff(Action::QueueView),
            "The work queue from `after` on: who is to be called next",
            get(queue::view),
        )
        .gives::<api::Queue>(200),
        Route::get(
            "/api/v1/staff/patients",
            staff(Action::PatientView),
            "Patients in sight, newest first, or those who match `q`",
            get(patients::list),
        )
        .gives::<api::PatientList>(200),
        Route::get(
            "/api/v1/staff/lists",
            staff(Action::PatientView),
            "How many patients are on each list, and what there is to filter by",
            get(lists::counts),
        )
        .gives::<api::ListCounts>(200),
        Route::get(
            "/api/v1/staff/lists/{list}",
            staff(Action::PatientView),
            "A list of patients from `after` on, by filters as in the address of the screen",
            get(lists::page),
        )
        .gives::<api::ListPage>(200),
        Route::get(
            "/api/v1/staff/lists/{list}/count",
            staff(Action::PatientView),
            "How many patients of a list the filters admit, to 1,000",
            get(lists::count),
        )
        .gives::<api::FilterCount>(200),
        Route::get(
            "/api/v1/staff/filters",
            staff(Action::PatientView),
            "Filters kept under a name: one's own, and those that colleagues share",
            get(lists::saved),
        )
        .gives::<api::SavedFilters>(200),
        Route::post(
            "/api/v1/staff/filters",
            staff(Action::PatientView),
            "Keep a list with its filters under a name",
            post(lists::save),
        )
        .takes::<api::NewSavedFilter>()
        .gives::<api::SavedFilter>(201),
        Route::post(
            "/api/v1/staff/filters/{id}/remove",
            staff(Action::PatientView),
            "Forget a filter of one's own",
            post(lists::remove),
        )
        .answers(204),
        Route::get(
            "/api/v1/staff/audit",
            staff(Action::AuditView),
            "The audit trail, newest first, or that of one `patient`",
            get(audit::list),
        )
        .gives::<api::AuditPage>(200),
    ]
}

fn patients() -> Vec<Route> {
    let staff = Audience::Staff;
    vec![
        Route::post(
            "/api/v1/staff/patients",
            staff(Action::PatientRegister),
            "Register a patient",
            post(register::register),
        )
        .takes::<api::RegisterPatient>()
        .gives::<api::Registered>(201)
        .gives::<api::Registered>(200),
        Route::get(
            "/api/v1/staff/patients/{id}",
            staff(Action::PatientView),
            "One patient, whole",
            get(page::view),
        )
        .gives::<api::PatientPage>(200),
        Route::put(
            "/api/v1/staff/patients/{id}",
            staff(Action::PatientEdit),
            "Change a patient",
            put(update::update),
        )
        .takes::<api::UpdatePatient>()
        .gives::<api::PatientPage>(200),
        Route::post(
            "/api/v1/staff/patients/{id}/status",
            staff(Action::PatientEdit),
            "Where the follow-up goes on, or ends",
            post(status::change),
        )
        .takes::<api::ChangeStatus>()
        .answers(204),
        Route::get(
            "/api/v1/staff/patients/{id}/reports",
            staff(Action::PatientView),
            "A patient's reports before `before`, newest first",
            get(reports::list),
        )
        .gives::<api::ReportPage>(200),
        Route::post(
            "/api/v1/staff/patients/{id}/reports",
            staff(Action::ReportEnter),
            "Enter a report for a patient",
            post(reports::enter),
        )
        .takes::<api::EnterReport>()
        .gives::<api::ReportReceipt>(201)
        .gives::<api::ReportReceipt>(200),
        Route::post(
            "/api/v1/staff/patients/{id}/findings",
            staff(Action::FindingWrite),
            "Write a doctor's finding",
            post(findings::write),
        )
        .takes::<api::NewFinding>()
        .answers(204),
        Route::post(
            "/api/v1/staff/patients/{id}/letters",
            staff(Action::LetterWrite),
            "Write to the patient",
            post(letters::write),
        )
        .takes::<api::NewLetter>()
        .answers(204),
        Route::post(
            "/api/v1/staff/patients/{id}/invitation",
            staff(Action::InvitationSend),
            "Send the invitation again",
            post(invitation::send),
        )
        .answers(204),
        Route::post(
            "/api/v1/staff/patients/{id}/contact",
            staff(Action::PatientEdit),
            "Say that a telephone or e-mail was checked and works",
            post(contact::confirm),
        )
        .takes::<api::ConfirmContact>()
        .answers(204),
    ]
}

fn course() -> Vec<Route> {
    let staff = Audience::Staff;
    vec![
        Route::get(
            "/api/v1/staff/patients/{id}/timeline",
            staff(Action::PatientView),
            "What happened to a patient, newest first: all but the looks, or the `kinds` asked for, before `before`",
            get(timeline::list),
        )
        .gives::<api::Timeline>(200),
        Route::put(
            "/api/v1/staff/patients/{id}/presence",
            staff(Action::PatientView),
            "Say that one has a patient open, and see who else has",
            put(presence::here),
        )
        .takes::<api::Here>()
        .gives::<api::Presence>(200),
        Route::post(
            "/api/v1/staff/patients/{id}/presence/leave",
            staff(Action::PatientView),
            "Say that the page is left",
            post(presence::gone),
        )
        .takes::<api::Gone>()
        .answers(204),
        Route::put(
            "/api/v1/staff/patients/{id}/release-date",
            staff(Action::CourseDecide),
            "Set the first day free of isolation by hand, or leave it to the rules again",
            put(decide::release),
        )
        .takes::<api::SetRelease>()
        .answers(204),
        Route::put(
            "/api/v1/staff/patients/{id}/own-target",
            staff(Action::CourseDecide),
            "Set a patient's own oxygen target (88–92 %), or take it back",
            put(decide::target),
        )
        .takes::<api::SetTarget>()
        .answers(204),
    ]
}

fn close_contacts() -> Vec<Route> {
    let staff = Audience::Staff;
    vec![
        Route::get(
            "/api/v1/staff/patients/{id}/close-contacts",
            staff(Action::PatientView),
            "Whom a patient has met, and whose contact they are",
            get(close_contacts::list),
        )
        .gives::<api::CloseContacts>(200),
        Route::post(
            "/api/v1/staff/patients/{id}/close-contacts",
            staff(Action::PatientRegister),
            "Register a close contact of a patient",
            post(close_contacts::register),
        )
        .takes::<api::RegisterPatient>()
        .gives::<api::Registered>(201)
        .gives::<api::Registered>(200),
        Route::post(
            "/api/v1/staff/patients/{id}/close-contacts/remove",
            staff(Action::PatientEdit),
            "Say that somebody is no contact of this patient",
            post(close_contacts::remove),
        )
        .takes::<api::Untie>()
        .answers(204),
    ]
}

fn moving() -> Vec<Route> {
    let staff = Audience::Staff;
    vec![
        Route::get(
            "/api/v1/staff/transfers",
            staff(Action::TransferAsk),
            "A `list` of the centre's transfers from `after` on",
            get(transfers::list),
        )
        .gives::<api::Transfers>(200),
        Route::get(
            "/api/v1/staff/centers",
            staff(Action::TransferAsk),
            "The other health centres",
            get(transfers::centers),
        )
        .gives::<api::CenterCards>(200),
        Route::post(
            "/api/v1/staff/patients/{id}/transfer",
            staff(Action::TransferAsk),
            "Ask another centre to take a patient over",
            post(transfers::ask),
        )
        .takes::<api::AskTransfer>()
        .answers(201),
        Route::post(
            "/api/v1/staff/transfers/{id}/withdraw",
            staff(Action::TransferAsk),
            "Take that back, while there is no answer",
            post(transfers::withdraw),
        )
        .takes::<api::AnswerTransfer>()
        .answers(204),
        Route::post(
            "/api/v1/staff/transfers/{id}/accept",
            staff(Action::TransferAnswer),
            "Take the patient over: responsible from now on",
            post(transfers::accept),
        )
        .takes::<api::AnswerTransfer>()
        .answers(204),
        Route::post(
            "/api/v1/staff/transfers/accept",
            staff(Action::TransferAnswer),
            "Take several patients over at once; what became of each",
            post(transfers::accept_many),
        )
        .takes::<api::AcceptTransfers>()
        .gives::<api::AcceptedTransfers>(200),
        Route::post(
            "/api/v1/staff/transfers/{id}/refuse",
            staff(Action::TransferAnswer),
            "Refuse, with the reason",
            post(transfers::refuse),
        )
        .takes::<api::AnswerTransfer>()
        .answers(204),
        Route::get(
            "/api/v1/staff/patients/{id}/centers",
            staff(Action::PatientView),
            "To which centres a patient belongs, and the transfers",
            get(sharing::view),
        )
        .gives::<api::Moving>(200),
        Route::post(
            "/api/v1/staff/patients/{id}/centers",
            staff(Action::PatientShare),
            "Share a patient with another centre",
            post(sharing::share),
        )
        .takes::<api::SharePatient>()
        .answers(204),
        Route::post(
            "/api/v1/staff/patients/{id}/centers/end",
            staff(Action::PatientShare),
            "End the sharing with a centre",
            post(sharing::unshare),
        )
        .takes::<api::SharePatient>()
        .answers(204),
        Route::put(
            "/api/v1/staff/patients/{id}/outside",
            staff(Action::PatientEdit),
            "Say in which municipality outside the system something is filed",
            put(sharing::outside),
        )
        .takes::<api::OutsideNote>()
        .answers(204),
    ]
}

fn bulk() -> Vec<Route> {
    let staff = Audience::Staff(Action::BulkWork);
    vec![
        Route::post(
            "/api/v1/staff/bulk",
            staff,
            "Choose many patients for an act and see what would become of them; nothing is done yet",
            post(bulk::choose),
        )
        .takes::<api::NewBulk>()
        .gives::<api::BulkView>(200),
        Route::get(
            "/api/v1/staff/bulk",
            staff,
            "One's own acts on many patients, newest first",
            get(bulk::list),
        )
        .gives::<api::BulkList>(200),
        Route::get("/api/v1/staff/bulk/{id}", staff, "How far an act has got", get(bulk::view))
            .gives::<api::BulkView>(200),
        Route::get(
            "/api/v1/staff/bulk/{id}/items",
            staff,
            "What became of each patient from `after` on, or of those who were left out",
            get(bulk::items),
        )
        .gives::<api::BulkItems>(200),
        Route::post(
            "/api/v1/staff/bulk/{id}/confirm",
            staff,
            "Do what was looked at; twice is once",
            post(bulk::confirm),
        )
        .gives::<api::BulkView>(200),
        Route::post(
            "/api/v1/staff/bulk/{id}/undo",
            staff,
            "Take an act of the last quarter of an hour back",
            post(bulk::undo),
        )
        .gives::<api::BulkView>(200),
    ]
}

fn imports() -> Vec<Route> {
    let staff = Audience::Staff(Action::PatientRegister);
    vec![
        Route::post(
            "/api/v1/staff/imports",
            staff,
            "Upload a list of patients (CSV or XLSX) and see what it would do; nothing is imported yet",
            post(import_preview::preview),
        )
        .gives::<api::ImportPreview>(200),
        Route::post(
            "/api/v1/staff/imports/{id}/confirm",
            staff,
            "Import the lines that were decided on",
            post(import_confirm::confirm).layer(DefaultBodyLimit::max(CONFIRM_LIMIT)),
        )
        .takes::<api::ConfirmImport>()
        .gives::<api::ImportResult>(200),
        Route::get(
            "/api/v1/staff/imports/mappings",
            staff,
            "Remembered pairings of columns with fields",
            get(mappings::list),
        )
        .gives::<api::ColumnMappings>(200),
        Route::post(
            "/api/v1/staff/imports/mappings",
            staff,
            "Remember how files with these headers are read",
            post(mappings::save),
        )
        .takes::<api::SaveMapping>()
        .gives::<api::ColumnMapping>(201),
        Route::post(
            "/api/v1/staff/imports/mappings/{id}/remove",
            staff,
            "Forget a pairing",
            post(mappings::remove),
        )
        .answers(204),
    ]
}

fn exports() -> Vec<Route> {
    let staff = Audience::Staff(Action::PatientExport);
    vec![
        Route::get(
            "/api/v1/staff/exports",
            staff,
            "The newest files taken out, and whether they can be had from here",
            get(exports::list),
        )
        .gives::<api::ExportPage>(200),
        Route::post(
            "/api/v1/staff/exports",
            staff,
            "Ask for patients or reports as a file, from an allowed network",
            post(exports::ask),
        )
        .takes::<api::NewExport>()
        .gives::<api::ExportView>(201),
        Route::get(
            "/api/v1/staff/exports/{id}/file",
            staff,
            "Fetch a file that one asked for, once (text/csv or XLSX, streamed)",
            get(exports::file),
        )
        .answers(200),
    ]
}
