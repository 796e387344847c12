//! What an organisation keeps of itself: logins, accounts, contracts, who is on call, rules, numbers for the day, the
//! trail.

use axum::routing::{get, post, put};
use mimamori_domain::access::Action;
use mimamori_domain::api;

use super::super::{
    accounts, assign, building, center, contracts, figures, follow_up, join, login, login_code, on_call,
    persons, policy, rules, session,
};
use crate::route::{Audience, Route};

/// See the module.
pub(super) fn routes() -> Vec<Route> {
    [sessions(), accounts(), associations(), follow_up(), figures(), outside(), on_call(), rules(), center()]
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
    let (path, watching) = ("/api/v1/staff/center", "/api/v1/staff/center/policy");
    vec![
        Route::get(path, staff, "The own centre as patients see it", get(center::view))
            .gives::<api::CenterSheet>(200),
        Route::put(path, staff, "Change it", put(center::save))
            .takes::<api::CenterSheet>()
            .gives::<api::CenterSheet>(200),
        Route::get(watching, staff, "How closely it watches its patients", get(policy::view))
            .gives::<api::PolicyPage>(200),
        Route::put(
            watching,
            staff,
            "Watch otherwise, or as the operator has set it again",
            put(policy::save),
        )
        .takes::<api::PutPolicy>()
        .gives::<api::PolicyPage>(200),
    ]
}
