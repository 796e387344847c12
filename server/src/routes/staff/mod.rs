//! What staff use: logging in, the work queue, patients and their pages, alerts, who is on call, imports, the audit
//! trail.

pub mod accounts;
pub mod alerts;
pub mod assign;
pub mod audit;
pub mod building;
pub mod bulk;
pub mod center;
pub mod close_contacts;
pub mod contact;
pub mod contracts;
pub mod decide;
pub mod exports;
pub mod figures;
pub mod findings;
pub mod follow_up;
pub mod import_confirm;
pub mod import_preview;
pub mod invitation;
pub mod join;
pub mod letters;
pub mod lists;
pub mod login;
pub mod login_code;
pub mod mappings;
mod meanwhile;
pub mod messages;
pub mod number;
pub mod numbers;
pub mod on_call;
pub mod page;
pub mod patients;
pub mod persons;
pub mod presence;
pub mod queue;
pub mod register;
pub mod registration;
pub mod reminders;
pub mod reports;
pub mod rules;
pub mod session;
pub mod sharing;
pub mod shift;
pub mod status;
pub mod timeline;
pub mod transfers;
pub mod update;

use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post, put};
use mimamori_domain::access::Action;
use mimamori_domain::api;

use crate::route::{Audience, Route};

/// Largest answer to a preview: a word for each of 5,000 lines.
const CONFIRM_LIMIT: usize = 2 * 1024 * 1024;

/// The routes of staff.
pub fn table() -> Vec<Route> {
    [
        sessions(),
        accounts(),
        associations(),
        follow_up(),
        close_contacts(),
        outside(),
        lists(),
        patients(),
        course(),
        moving(),
        numbers(),
        messages(),
        work(),
        bulk(),
        on_call(),
        imports(),
        rules(),
        center(),
        exports(),
        figures(),
    ]
    .concat()
}

fn sessions() -> Vec<Route> {
    use Audience::{AnyStaff, Public};
    vec![
        Route::post(
            "/api/v1/staff/login",
            Public,
            "First step of logging in: the password",
            post(login::login),
        )
        .takes::<api::Login>()
        .gives::<api::LoginStep>(200),
        Route::post(
            "/api/v1/staff/login/code",
            Public,
            "Second step: the one-time code, by the session of the first step",
            post(login_code::code),
        )
        .takes::<api::LoginCode>()
        .gives::<api::Me>(200),
        Route::post("/api/v1/staff/logout", AnyStaff, "Log out", post(session::logout)).answers(204),
        Route::get("/api/v1/staff/me", AnyStaff, "Who I am and what I may do", get(session::me))
            .gives::<api::Me>(200),
    ]
}

fn accounts() -> Vec<Route> {
    let staff = Audience::Staff(Action::StaffManage);
    let public = Audience::Public;
    vec![
        Route::get(
            "/api/v1/staff/accounts",
            staff,
            "Accounts of the centre and of clinicians contracted with it, by user ID from `after` on",
            get(accounts::list::list),
        )
        .gives::<api::AccountList>(200),
        Route::post(
            "/api/v1/staff/accounts",
            staff,
            "Invite a colleague by mail",
            post(accounts::invite::invite),
        )
        .takes::<api::InviteStaff>()
        .gives::<api::InvitedStaff>(201),
        Route::post(
            "/api/v1/staff/accounts/{id}/invitation",
            staff,
            "Send the link again to who has no password yet",
            post(accounts::link::send_again),
        )
        .takes::<api::SendLink>()
        .answers(204),
        Route::post(
            "/api/v1/staff/accounts/{id}/password",
            staff,
            "Take the password away and send a link that sets a new one; sessions end",
            post(accounts::link::reset),
        )
        .takes::<api::SendLink>()
        .answers(204),
        Route::post(
            "/api/v1/staff/accounts/{id}/totp",
            staff,
            "Take the authenticator away: the next login registers another; sessions end",
            post(accounts::totp::reset),
        )
        .answers(204),
        Route::post(
            "/api/v1/staff/accounts/{id}/disable",
            staff,
            "Close an account; sessions end",
            post(accounts::close::disable),
        )
        .answers(204),
        Route::post(
            "/api/v1/staff/accounts/{id}/enable",
            staff,
            "Open a closed account",
            post(accounts::close::enable),
        )
        .answers(204),
        Route::put(
            "/api/v1/staff/accounts/{id}/role",
            staff,
            "Make a nurse a manager, or the other way round; sessions end",
            put(accounts::role::change),
        )
        .takes::<api::ChangeRole>()
        .answers(204),
        Route::get(
            "/api/v1/staff/join/{token}",
            public,
            "Whom an invitation of staff is for",
            get(join::view),
        )
        .gives::<api::JoinView>(200),
        Route::post(
            "/api/v1/staff/join/{token}",
            public,
            "Choose the password; goes on as the first step of a login does",
            post(join::join),
        )
        .takes::<api::Join>()
        .gives::<api::LoginStep>(200),
    ]
}

fn associations() -> Vec<Route> {
    let (keep, assign) = (Audience::Staff(Action::ContractManage), Audience::Staff(Action::PatientAssign));
    vec![
        Route::get(
            "/api/v1/staff/contracts",
            keep,
            "Contracts of the centre with associations: in force, to come, over",
            get(contracts::list),
        )
        .gives::<api::Contracts>(200),
        Route::post(
            "/api/v1/staff/contracts",
            keep,
            "Make a contract, with a known association or a new one",
            post(contracts::add),
        )
        .takes::<api::NewContract>()
        .answers(201),
        Route::post(
            "/api/v1/staff/contracts/end",
            keep,
            "Give a contract another last day, or none",
            post(contracts::end),
        )
        .takes::<api::EndContract>()
        .answers(204),
        Route::post(
            "/api/v1/staff/contracts/remove",
            keep,
            "Take a contract away that has not begun",
            post(contracts::remove),
        )
        .takes::<api::ContractRef>()
        .answers(204),
        Route::get(
            "/api/v1/staff/associations",
            assign,
            "Associations to which patients can be assigned today",
            get(assign::choice),
        )
        .gives::<api::AssociationChoice>(200),
        Route::post(
            "/api/v1/staff/patients/{id}/assign",
            assign,
            "Assign a patient to an association, or take them back",
            post(assign::assign),
        )
        .takes::<api::AssignPatient>()
        .answers(204),
    ]
}

fn figures() -> Vec<Route> {
    let staff = Audience::Staff;
    vec![
        Route::get(
            "/api/v1/staff/figures",
            staff(Action::FiguresView),
            "Numbers of the two weeks until `day`: of the own centre, or of all or one `center` for the prefecture",
            get(figures::view),
        )
        .gives::<api::FiguresView>(200),
        Route::get(
            "/api/v1/staff/figures/file",
            staff(Action::FiguresView),
            "The same as text/csv, a line for each number, in a `language` of staff",
            get(figures::file),
        )
        .answers(200),
    ]
}

fn follow_up() -> Vec<Route> {
    let staff = Audience::Staff;
    vec![
        Route::get(
            "/api/v1/staff/follow-up-reports",
            staff(Action::FollowUpView),
            "Reports of the follow-up of two weeks, day by day (実施報告)",
            get(follow_up::list),
        )
        .gives::<api::FollowUpReports>(200),
        Route::get(
            "/api/v1/staff/follow-up-reports/day",
            staff(Action::FollowUpView),
            "The report of one `day` of one `association` for one `center`",
            get(follow_up::view),
        )
        .gives::<api::FollowUpReport>(200),
        Route::put(
            "/api/v1/staff/follow-up-reports",
            staff(Action::FollowUpSign),
            "Report a day's follow-up as done, or correct the report",
            put(follow_up::sign),
        )
        .takes::<api::SignFollowUp>()
        .gives::<api::FollowUpReport>(200),
        Route::post(
            "/api/v1/staff/follow-up-reports/{id}/receive",
            staff(Action::FollowUpReceive),
            "Mark such a report as received",
            post(follow_up::receive),
        )
        .takes::<api::ReceiveFollowUp>()
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

/// Who sees little, and on terms of their own: hotels and the prefecture.
fn outside() -> Vec<Route> {
    let staff = Audience::Staff;
    vec![
        Route::get(
            "/api/v1/staff/building",
            staff(Action::BuildingView),
            "Who stays in the asker's hotel now",
            get(building::view),
        )
        .gives::<api::Building>(200),
        Route::post(
            "/api/v1/staff/building/{id}/notes",
            staff(Action::BuildingNote),
            "Write a note on somebody who stays there",
            post(building::note),
        )
        .takes::<api::BuildingNote>()
        .answers(201),
        Route::get(
            "/api/v1/staff/persons",
            staff(Action::PersonOpen),
            "People of any centre by HER-SYS ID or part of the name",
            get(persons::list),
        )
        .gives::<api::PersonList>(200),
        Route::post(
            "/api/v1/staff/persons/{id}/open",
            staff(Action::PersonOpen),
            "Open a person with a reason, to be read only for half an hour",
            post(persons::open),
        )
        .takes::<api::OpenPerson>()
        .gives::<api::PersonOpened>(201),
    ]
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

fn on_call() -> Vec<Route> {
    let staff = Audience::Staff;
    vec![
        Route::get(
            "/api/v1/staff/on-call",
            staff(Action::OnCallView),
            "Who is on call, now and in the coming days",
            get(on_call::view),
        )
        .gives::<api::OnCall>(200),
        Route::post("/api/v1/staff/on-call", staff(Action::OnCallPlan), "Plan a shift", post(on_call::add))
            .takes::<api::NewShift>()
            .gives::<api::ShiftView>(201),
        Route::put(
            "/api/v1/staff/on-call/{id}",
            staff(Action::OnCallPlan),
            "Change a shift",
            put(on_call::change),
        )
        .takes::<api::NewShift>()
        .gives::<api::ShiftView>(200),
        Route::post(
            "/api/v1/staff/on-call/{id}/remove",
            staff(Action::OnCallPlan),
            "Remove a shift",
            post(on_call::remove),
        )
        .answers(204),
        Route::post(
            "/api/v1/staff/on-call/{id}/take",
            staff(Action::OnCallView),
            "Take a shift over from a colleague",
            post(on_call::take),
        )
        .gives::<api::ShiftView>(200),
        Route::put(
            "/api/v1/staff/on-call/phone",
            staff(Action::OnCallView),
            "Give one's own telephone number for the alarm, or a colleague's",
            put(on_call::phone),
        )
        .takes::<api::StaffPhone>()
        .gives::<api::OnCallPerson>(200),
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

fn rules() -> Vec<Route> {
    let staff = Audience::Staff(Action::RulesManage);
    vec![
        Route::get(
            "/api/v1/staff/rules",
            staff,
            "The rules of triage: in force, coming, past, and a draft with its preview",
            get(rules::view),
        )
        .gives::<api::RulesPage>(200),
        Route::put(
            "/api/v1/staff/rules/draft",
            staff,
            "Keep a changed rule set; nothing is judged by it yet",
            put(rules::draft::keep),
        )
        .takes::<api::PutRuleDraft>()
        .gives::<api::RulesPage>(200),
        Route::post(
            "/api/v1/staff/rules/draft/discard",
            staff,
            "Throw the draft away",
            post(rules::draft::discard),
        )
        .takes::<api::RuleDraftVersion>()
        .gives::<api::RulesPage>(200),
        Route::post(
            "/api/v1/staff/rules/preview",
            staff,
            "Begin to judge last week's reports by the draft, beside the verdicts",
            post(rules::preview::begin),
        )
        .takes::<api::RuleDraftVersion>()
        .gives::<api::RulePreview>(200),
        Route::post(
            "/api/v1/staff/rules/preview/step",
            staff,
            "Judge the next people's reports; again until it is finished",
            post(rules::preview::step),
        )
        .takes::<api::RuleDraftVersion>()
        .gives::<api::RulePreview>(200),
        Route::post(
            "/api/v1/staff/rules/switch",
            staff,
            "Judge reports by the draft from then on",
            post(rules::switch::on),
        )
        .takes::<api::SwitchRules>()
        .gives::<api::RulesPage>(200),
        Route::post(
            "/api/v1/staff/rules/switch/{id}/take-back",
            staff,
            "Take a set back that hasn't begun",
            post(rules::switch::take_back),
        )
        .gives::<api::RulesPage>(200),
    ]
}

fn center() -> Vec<Route> {
    let staff = Audience::Staff(Action::CenterManage);
    let path = "/api/v1/staff/center";
    vec![
        Route::get(path, staff, "The own centre as patients see it", get(center::view))
            .gives::<api::CenterSheet>(200),
        Route::put(path, staff, "Change it", put(center::save))
            .takes::<api::CenterSheet>()
            .gives::<api::CenterSheet>(200),
    ]
}
