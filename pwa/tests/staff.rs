//! The staff screens drawn in plain tests, in both languages: nothing is blank, nothing shows the name of a missing
//! sentence, and each control that people and other tests rely on is there.

mod staff_figures;
mod staff_patient;
mod staff_world;

use std::collections::{BTreeMap, BTreeSet};

use dioxus::prelude::*;
use mimamori_domain::Date;
use mimamori_domain::access::Role;
use mimamori_domain::api::{
    AccountState, AssociationName, Building, CloseContacts, ContractState, ContractView, Contracts,
    DeadMessages, FollowUpReports, FollowUpState, Guest, ImportPreview, IssueOutcome, IssuedNumber,
    IssuedNumbers, JoinView, LoginNext, LoginStep, OnCall, PatientLine, PatientList, PersonLine, PersonList,
    Problem, Tie,
};
use mimamori_domain::messaging::Trouble;
use mimamori_domain::patient::{Classification, Language, ReportingMode};
use mimamori_domain::triage::Tier;
use mimamori_pwa::api::ApiError;
use mimamori_pwa::staff::accounts::{AccountsView, InviteForm};
use mimamori_pwa::staff::audit::AuditView;
use mimamori_pwa::staff::building::BuildingView;
use mimamori_pwa::staff::contracts::{ContractForm, ContractsView};
use mimamori_pwa::staff::follow_up::{DayView, FollowUpView};
use mimamori_pwa::staff::form::NewPage;
use mimamori_pwa::staff::import::How;
use mimamori_pwa::staff::import::answers::Answers;
use mimamori_pwa::staff::import::preview::PreviewView;
use mimamori_pwa::staff::issue::{Choosing, IssueBar, Outcomes};
use mimamori_pwa::staff::join::{PasswordForm, Useless};
use mimamori_pwa::staff::login::{CodeStep, PasswordStep};
use mimamori_pwa::staff::messaging::{BannerLine, DeadList, HealthView};
use mimamori_pwa::staff::on_call::{Calendar, OnCallView};
use mimamori_pwa::staff::pages::Page;
use mimamori_pwa::staff::patient::ties::TiesView;
use mimamori_pwa::staff::patients::PatientsView;
use mimamori_pwa::staff::persons::PersonsView;
use mimamori_pwa::staff::queue::QueuePage;
use mimamori_pwa::staff::report::ReportForm;
use mimamori_pwa::staff::rules::{Book, RulesView};
use mimamori_pwa::staff::shell::Shell;

use staff_world::{
    World, draw, each_language, follow_up, follow_up_lines, id, import, now, on_call, patient_page, queue,
    rules,
};

#[test]
fn the_queue_says_who_why_and_until_when() {
    each_language(|language| {
        let html = draw(World { queue: Some(queue(3)), ..World::new(language) }, || {
            rsx! { Shell { page: Page::Queue, QueuePage {} } }
        });
        assert_eq!(html.matches("data-action=\"claim\"").count(), 2, "one of three is taken");
        assert_eq!(html.matches("data-alert-id").count(), 3);
        for needed in
            ["id=\"queue-list\"", "id=\"updated\"", "data-count=\"emergency\"", "山田 花子", "id=\"whoami\""]
        {
            assert!(html.contains(needed), "{needed} in {html}");
        }
        let words: &[&str] = match language {
            Language::Ja => &["緊急", "あと8分", "12分超過", "対応する", "鈴木 対応中", "急に息苦しくなった"],
            _ => {
                &["Emergency", "8 min left", "12 min over", "Take", "鈴木 has it", "Suddenly short of breath"]
            }
        };
        for word in words {
            assert!(html.contains(word), "{word} in {html}");
        }
    });
}

#[test]
fn an_empty_queue_reassures() {
    each_language(|language| {
        let html = draw(World { queue: Some(queue(0)), ..World::new(language) }, || rsx! { QueuePage {} });
        assert!(html.contains("class=\"empty\""), "{html}");
        assert!(!html.contains("queue-list"), "{html}");
    });
}

#[test]
fn a_queue_that_could_not_be_had_offers_to_try_again() {
    let html =
        draw(World { queue: None, failed: true, ..World::new(Language::Ja) }, || rsx! { QueuePage {} });
    assert!(html.contains("id=\"retry\""), "{html}");
    assert!(html.contains("role=\"alert\""), "{html}");
}

#[test]
fn a_lost_connection_is_said_calmly() {
    let html = draw(
        World { queue: Some(queue(1)), lost: true, ..World::new(Language::Ja) },
        || rsx! { QueuePage {} },
    );
    assert!(html.contains("id=\"connection-lost\""), "{html}");
    assert!(html.contains("data-action=\"claim\""), "the list stays usable");
}

#[test]
fn the_patient_page_shows_only_what_may_be_done() {
    each_language(|language| {
        for (actions, shown) in [(staff_world::ALL, true), (&[][..], false)] {
            let page = patient_page(actions);
            let html =
                draw(World { queue: Some(queue(2)), page: Some(page), ..World::new(language) }, || {
                    rsx! { staff_world::PatientOfTest {} }
                });
            for control in [
                "act-claim",
                "edit-patient",
                "enter-report",
                "send-invitation",
                "finding-save",
                "status-save",
            ] {
                assert_eq!(html.contains(control), shown, "{control} in {html}");
            }
            assert!(html.contains("href=\"tel:09012345678\""), "{html}");
            assert!(html.contains("data-number-state=\"live\""), "{html}");
            assert!(html.contains("data-state=\"undelivered\""), "{html}");
            assert!(html.contains("id=\"reports\""), "{html}");
        }
    });
}

#[test]
fn both_steps_of_the_login_keep_their_labels() {
    each_language(|language| {
        let html = draw(
            World { signed_out: true, ..World::new(language) },
            || rsx! { PasswordStep { onstep: |_| {} } },
        );
        for control in ["login-id", "login-password", "login-submit"] {
            assert!(html.contains(&format!("id=\"{control}\"")), "{control}");
        }
        let html = draw(World { signed_out: true, ..World::new(language) }, || {
            let step = LoginStep {
                next: LoginNext::Enrol,
                secret: Some("JBSWY3DPEHPK3PXP".into()),
                otpauth: Some("otpauth://totp/x?secret=JBSWY3DPEHPK3PXP".into()),
            };
            rsx! { CodeStep { step, onenter: |_| {}, onback: |()| {} } }
        });
        assert!(html.contains("<path class=\"qr-dark\" d=\"M"), "{html}");
        assert!(html.contains("JBSW Y3DP EHPK 3PXP"), "{html}");
        assert!(html.contains("id=\"login-code\""), "{html}");
    });
}

#[test]
fn a_form_begins_with_the_first_six_fields() {
    each_language(|language| {
        let html = draw(World::new(language), || rsx! { NewPage {} });
        let place = |field: &str| html.find(&format!("data-field=\"{field}\"")).unwrap_or(usize::MAX);
        for first in ["name", "birth_date", "sex", "address", "classification", "test_method"] {
            assert!(place(first) < html.find("<details").unwrap(), "{first}");
        }
        assert!(place("phone") < place("reporting_mode"), "how to reach them comes next");
        assert_eq!(place("hotel"), usize::MAX, "asked only of those in a hotel");
    });
}

#[test]
fn a_report_asks_all_thirteen_signs_first() {
    each_language(|language| {
        let html = draw(World::new(language), || {
            rsx! { ReportForm { id: id(1), name: "山田 花子", last_spo2: 97 } }
        });
        assert_eq!(html.matches("id=\"r-sign-").count(), 13);
        assert!(html.find("r-sign-bad-colour") < html.find("id=\"r-spo2\""), "{html}");
    });
}

#[test]
fn a_preview_pairs_each_row_with_its_line() {
    each_language(|language| {
        let html = draw(World::new(language), || rsx! { PreviewOfTest {} });
        for line in ["2", "3", "4"] {
            assert!(html.contains(&format!("data-line=\"{line}\"")), "{line} in {html}");
        }
        assert!(html.contains("data-line=\"3\" data-state=\"bad\"") && html.contains("cell-error"), "{html}");
        assert!(
            html.contains("data-line=\"4\" data-state=\"ask\"") && html.contains("id=\"known-4-new\""),
            "{html}"
        );
        assert!(html.contains("cell-warning"), "the landline is noted: {html}");
        let confirm = html.split_once("id=\"import-confirm\"").map(|(_, rest)| rest).unwrap();
        let button = confirm.split_once('>').map(|(head, _)| head).unwrap();
        assert!(
            button.contains("aria-disabled=\"true\""),
            "nothing is imported before every question is answered"
        );
    });
}

#[component]
fn PreviewOfTest() -> Element {
    let preview: ImportPreview = import();
    let answers = use_signal(|| Answers::of(&import()));
    rsx! { PreviewView { preview, file: "list.csv", answers, working: None, onconfirm: |()| {}, onrestart: |()| {}, onread: |_: How| {} } }
}

#[test]
fn what_an_update_would_change_is_shown_field_by_field() {
    each_language(|language| {
        let html = draw(World::new(language), || rsx! { UpdateOfTest {} });
        let tick = |field: &str| {
            let id = format!("id=\"take-4-{field}\"");
            let start = html.find(&id).unwrap_or_else(|| panic!("{field} in {html}"));
            let tag = html[..start].rfind("<input").unwrap();
            html[tag..].split_once('>').unwrap().0.contains("checked")
        };
        assert!(tick("email"), "what is not known yet is taken: {html}");
        assert!(!tick("phone"), "what is known stays unless somebody says otherwise: {html}");
        assert!(html.contains("difference-old") && html.contains("id=\"mapping-used\""), "{html}");
        assert!(html.contains("id=\"import-sheet\""), "{html}");
    });
}

#[component]
fn UpdateOfTest() -> Element {
    let preview: ImportPreview = import();
    let answers = use_signal(|| {
        let preview = import();
        let mut answers = Answers::of(&preview);
        answers.same_for_all(&preview);
        answers
    });
    rsx! { PreviewView { preview, file: "list.xlsx", answers, working: None, onconfirm: |()| {}, onrestart: |()| {}, onread: |_: How| {} } }
}

#[test]
fn lists_say_when_they_are_empty() {
    each_language(|language| {
        for query in ["", "ほげ"] {
            let html = draw(World::new(language), move || rsx! { PatientsOfTest { lines: 0, query } });
            assert!(html.contains("class=\"empty\""), "{html}");
        }
        let html = draw(World::new(language), || {
            rsx! { AuditView { page: staff_world::trail(), now: now(), busy: false, onpatient: |_| {}, onmore: |_| {} } }
        });
        assert!(html.contains("data-audit-action=\"patient.view\""), "{html}");
    });
}

#[component]
fn PatientsOfTest(lines: u64, query: String) -> Element {
    let mut choosing = Choosing::use_here();
    use_hook(|| choosing.chosen.set(Some(BTreeSet::from([id(100)]))));
    let page = PatientList { items: (0..lines).map(staff_world::line).collect(), next: None };
    rsx! {
        IssueBar { choosing, lines: page.items.clone() }
        PatientsView { page, query, now: now(), busy: false, choosing, onmore: |_| {} }
    }
}

#[test]
fn patients_are_chosen_with_boxes_that_say_whose_they_are() {
    each_language(|language| {
        let html = draw(World::new(language), || rsx! { PatientsOfTest { lines: 3, query: "" } });
        assert_eq!(html.matches("type=\"checkbox\"").count(), 3);
        assert_eq!(html.matches("checked=true").count(), 1, "{html}");
        for control in ["issue-all", "issue-look", "issue-end"] {
            assert!(html.contains(&format!("id=\"{control}\"")), "{control}");
        }
        assert!(!html.contains("issue-go"), "nothing is issued before it was looked at: {html}");
    });
}

#[test]
fn a_look_and_its_result_say_what_becomes_of_each() {
    each_language(|language| {
        for preview in [true, false] {
            let html = draw(World::new(language), move || {
                let results = IssueOutcome::ALL
                    .iter()
                    .zip(100..)
                    .map(|(outcome, n)| IssuedNumber { patient_id: id(n), outcome: *outcome })
                    .collect();
                let names = (100..107).map(|n| (id(n), format!("患者{n}"))).collect();
                rsx! { Outcomes { preview, issued: IssuedNumbers { results }, names, busy: false, onissue: |()| {} } }
            });
            assert_eq!(html.matches("data-outcome=").count(), IssueOutcome::ALL.len());
            assert!(html.contains("患者103"), "{html}");
            assert_eq!(html.contains("issue-go"), preview, "issued once: {html}");
        }
    });
}

#[test]
fn messaging_says_what_is_wrong_in_one_calm_line_and_then_all_of_it() {
    each_language(|language| {
        let html = draw(World::new(language), || rsx! { BannerLine { troubles: vec![] } });
        assert!(!html.contains("messaging-trouble"), "nothing is wrong: {html}");
        let html = draw(World::new(language), || {
            let messaging = staff_world::messaging();
            rsx! {
                BannerLine { troubles: messaging.troubles.clone() }
                HealthView { messaging }
            }
        });
        assert!(html.contains("id=\"messaging-trouble\"") && html.contains("/staff/messages"), "{html}");
        assert_eq!(html.matches("data-lane=").count(), 6);
        for needed in ["data-provider=\"main\"", "data-schedule=\"reminders\"", "1000+"] {
            assert!(html.contains(needed), "{needed} in {html}");
        }
        if language == Language::Ja {
            let words = "処理番号の再発行を止めています：SMSの到着に最大25分かかっています。新しく希望された方には送っています。";
            assert_eq!(html.matches(words).count(), 2, "{html}");
            assert!(html.contains("事業者の認証が通らない"), "{html}");
        }
    });
}

#[test]
fn a_message_that_did_not_arrive_says_why_and_what_can_be_done() {
    each_language(|language| {
        for can_read in [true, false] {
            let html = draw(World::new(language), move || {
                let page = staff_world::undelivered();
                rsx! { DeadList { page, now: now(), busy: false, can_read, onmore: |_| {}, onchange: |()| {} } }
            });
            assert_eq!(html.matches("data-message-id=").count(), 2);
            assert_eq!(html.matches("act-retry").count(), 2);
            assert_eq!(html.matches("act-read").count(), usize::from(can_read), "one has kept words");
            assert!(html.contains("山田 花子") && html.contains("dead-more"), "{html}");
        }
        let html = draw(World::new(language), || {
            let page = DeadMessages { items: vec![], next: None };
            rsx! { DeadList { page, now: now(), busy: false, can_read: true, onmore: |_| {}, onchange: |()| {} } }
        });
        assert!(html.contains("class=\"empty\""), "{html}");
    });
}

#[test]
fn contact_points_and_numbers_tell_in_words_where_they_stand() {
    each_language(|language| {
        for (actions, shown) in [(staff_world::ALL, 1), (&[][..], 0)] {
            let page = patient_page(actions);
            let html = draw(World { page: Some(page), ..World::new(language) }, || {
                rsx! { staff_world::PatientOfTest {} }
            });
            assert!(html.contains("data-channel=\"sms\" data-standing=\"failing\""), "{html}");
            assert!(html.contains("data-channel=\"email\" data-standing=\"good\""), "{html}");
            assert!(!html.contains("data-channel=\"voice\""), "no call was ever made: {html}");
            assert_eq!(html.matches("act-contact").count(), shown, "only what fails is to be checked");
            assert_eq!(html.contains("id=\"number-restart\""), shown == 1);
            let words: &[&str] = match language {
                Language::Ja => &["続けて2回届いていない", "到着未確認", "期限切れ", "から", "まで"],
                _ => &["the last 2 messages did not arrive", "arrival unknown", "from ", "until "],
            };
            for word in words {
                assert!(html.contains(word), "{word} in {html}");
            }
        }
    });
}

#[test]
fn the_calendar_says_who_is_on_call_and_when_nobody_is() {
    each_language(|language| {
        for role in [Role::Nurse, Role::Manager] {
            let html = draw(World { role, ..World::new(language) }, || {
                Calendar::provide();
                rsx! { OnCallView { on_call: on_call(), now: now() } }
            });
            assert_eq!(html.matches("data-on-duty").count(), 1, "{html}");
            assert_eq!(html.matches("data-shift-id").count(), 2);
            assert_eq!(html.matches("data-gap").count(), 1);
            assert_eq!(html.matches("act-take").count(), 1, "one's own shift is not taken over");
            for (control, count) in
                [("act-change", 2), ("act-remove", 2), ("act-fill", 1), ("id=\"shift\"", 1)]
            {
                assert_eq!(
                    html.matches(control).count(),
                    if role == Role::Manager { count } else { 0 },
                    "{control}"
                );
            }
            // One's own number, and as a manager all of them.
            assert_eq!(html.matches("act-phone").count(), if role == Role::Manager { 2 } else { 1 });
            assert!(html.contains("090-••••-0001"), "{html}");
        }
    });
}

#[test]
fn an_empty_calendar_says_what_to_do() {
    each_language(|language| {
        for role in [Role::Nurse, Role::Manager] {
            let html = draw(World { role, ..World::new(language) }, || {
                Calendar::provide();
                let empty = OnCall { on_duty: vec![], shifts: vec![], people: vec![], ..on_call() };
                rsx! { OnCallView { on_call: empty, now: now() } }
            });
            assert!(html.contains("id=\"agenda-empty\"") && html.contains("notice-warning"), "{html}");
        }
    });
}

#[test]
fn an_emergency_that_reached_nobody_is_said_aloud() {
    each_language(|language| {
        let troubles = vec![Trouble::Unreached { alerts: 2 }, Trouble::Brake { minutes: 20 }];
        let html = draw(World::new(language), move || rsx! { BannerLine { troubles: troubles.clone() } });
        assert!(html.contains("role=\"alert\"") && html.contains("href=\"/staff/on-call\""), "{html}");
    });
}

#[test]
fn the_alarms_of_an_alert_stand_with_it() {
    each_language(|language| {
        let page = patient_page(staff_world::ALL);
        let html = draw(World { queue: Some(queue(2)), page: Some(page), ..World::new(language) }, || {
            rsx! { staff_world::PatientOfTest {} }
        });
        assert_eq!(html.matches("data-alarm").count(), 2, "{html}");
        let words = if language == Language::Ja {
            "佐藤 みどりさんへSMS（届いた）"
        } else {
            "SMS to 佐藤 みどり"
        };
        assert!(html.contains(words), "{html}");
    });
}

#[test]
fn an_account_says_where_it_stands_and_what_can_be_done() {
    each_language(|language| {
        for (state, deeds) in [
            (AccountState::Invited, &["invitation", "role", "disable"][..]),
            (AccountState::Enrolling, &["password", "role", "disable"]),
            (AccountState::Active, &["totp", "password", "role", "disable"]),
            (AccountState::Disabled, &["enable"]),
        ] {
            let html = draw(World::new(language), move || {
                let page = staff_world::accounts(state);
                rsx! { AccountsView { page, inviting: false, busy: false, onmore: |_| {}, onchange: |()| {} } }
            });
            let (own, other) = html.split_once("data-account=\"hanako\"").unwrap();
            assert!(
                own.contains("act-totp") && !own.contains("act-disable"),
                "nobody shuts themself out: {own}"
            );
            assert_eq!(other.matches(" act-").count(), deeds.len(), "{state}: {other}");
            for deed in deeds {
                assert!(other.contains(&format!(" act-{deed}\"")), "{deed} in {other}");
            }
            assert!(!html.contains("class=\"empty\""), "{html}");
        }
        let html = draw(World::new(language), || {
            let mut page = staff_world::accounts(AccountState::Active);
            page.items.truncate(1);
            rsx! { AccountsView { page, inviting: false, busy: false, onmore: |_| {}, onchange: |()| {} } }
        });
        assert!(html.contains("class=\"empty\""), "{html}");
    });
}

#[test]
fn an_invitation_has_fields_and_a_link_its_way_on() {
    each_language(|language| {
        let html = draw(World::new(language), || {
            let associations = vec![AssociationName { id: id(9), name: "中央医師会".into() }];
            rsx! { InviteForm { associations, ondone: |()| {}, oncancel: |()| {} } }
        });
        for control in ["invite-name", "invite-login", "invite-email", "invite-role-clinician", "invite-send"]
        {
            assert!(html.contains(&format!("id=\"{control}\"")), "{control} in {html}");
        }
        let html = draw(World { signed_out: true, ..World::new(language) }, || {
            let known =
                JoinView { organisation: "北保健所".into(), login: "hanako".into(), returning: false };
            rsx! { PasswordForm { known, path: "/x", onstep: |_| {}, onuseless: |_| {} } }
        });
        for needed in ["北保健所", "hanako", "id=\"join-password-hint\"", "id=\"join-again\"", "new-password"]
        {
            assert!(html.contains(needed), "{needed} in {html}");
        }
        for (status, code) in [
            (404, "not-found"),
            (410, "join-used"),
            (410, "join-replaced"),
            (410, "join-expired"),
            (410, "join-closed"),
        ] {
            let html = draw(World { signed_out: true, ..World::new(language) }, move || {
                let problem = Problem {
                    status,
                    code: code.into(),
                    title: "x".into(),
                    fields: vec![],
                    retry_after: None,
                    details: BTreeMap::new(),
                };
                rsx! { Useless { error: ApiError::Problem(problem) } }
            });
            assert_eq!(html.matches("<p>").count(), 1, "what to do, in words: {html}");
            assert!(html.contains("href=\"/staff/login\""), "{html}");
        }
    });
}

#[test]
fn contracts_say_where_they_stand_and_what_hangs_on_them() {
    let contract = |n: u64, state: ContractState, ends_on: Option<Date>| ContractView {
        association: AssociationName { id: id(n), name: format!("医師会{n}") },
        phone: "0312345678".into(),
        starts_on: Date::new(2022, 1, 1).unwrap(),
        ends_on,
        state,
        patients: 1000,
        clinicians: 2,
    };
    each_language(|language| {
        let items = vec![
            contract(1, ContractState::InForce, None),
            contract(2, ContractState::Coming, Date::new(2022, 12, 31)),
            contract(3, ContractState::Over, Date::new(2022, 1, 31)),
        ];
        let html = draw(World { role: Role::Manager, ..World::new(language) }, move || {
            let contracts = Contracts { now: now(), items: items.clone(), associations: vec![] };
            rsx! { ContractsView { contracts, adding: false, onchange: |()| {} } }
        });
        assert_eq!(html.matches("act-end").count(), 2, "what is over is not ended again: {html}");
        assert_eq!(html.matches("act-remove\"").count(), 1, "only what has not begun: {html}");
        assert!(html.contains("1,000") && html.contains("03-1234-5678"), "{html}");
        let html = draw(World::new(language), || {
            let contracts = Contracts { now: now(), items: vec![], associations: vec![] };
            rsx! {
                ContractsView { contracts, adding: false, onchange: |()| {} }
                ContractForm { associations: vec![], today: now().date(), ondone: |()| {}, oncancel: |()| {} }
            }
        });
        assert!(html.contains("class=\"empty\"") && html.contains("id=\"contract-name\""), "{html}");
    });
}

#[test]
fn the_report_of_a_day_asks_why_and_is_received() {
    each_language(|language| {
        for (can_sign, can_receive) in [(true, false), (false, true)] {
            let html = draw(World::new(language), move || {
                rsx! { DayView { report: follow_up(can_sign, can_receive), onchange: |()| {} } }
            });
            assert_eq!(html.contains("id=\"follow-up-sign\""), can_sign, "{html}");
            assert_eq!(html.contains("id=\"follow-up-receive\""), can_receive, "{html}");
            assert_eq!(html.contains("follow-up-remark-text"), !can_sign, "{html}");
            assert!(html.contains("山田 花子"), "{html}");
        }
        let html = draw(World::new(language), || {
            let page = FollowUpReports { now: now(), items: follow_up_lines(), next: Some(now().date()) };
            rsx! { FollowUpView { page, busy: false, onmore: |_| {} } }
        });
        for state in FollowUpState::ALL {
            assert!(html.contains(&format!("data-state=\"{state}\"")), "{state} in {html}");
        }
        assert!(
            html.contains("id=\"follow-up-missing\"") && html.contains("id=\"follow-up-more\""),
            "{html}"
        );
    });
}

#[test]
fn close_contacts_say_who_waits_and_whom_one_may_not_see() {
    let tie = |n: u64, spoken_to: bool| Tie {
        line: PatientLine { classification: Classification::Contact, ..staff_world::line(n) },
        spoken_to,
        expected_end: Some(now().date().plus_days(3)),
        since: now(),
    };
    each_language(|language| {
        let html = draw(World::new(language), move || {
            let ties =
                CloseContacts { sources: vec![tie(1, true)], contacts: vec![tie(2, false)], hidden: 2 };
            rsx! { TiesView { ties, of: id(9), can_register: true, can_edit: true, now: now(), onuntie: |_| {} } }
        });
        assert_eq!(html.matches("data-tie=").count(), 2, "{html}");
        assert_eq!(html.matches("state-ask").count(), 1, "only the one nobody has spoken to: {html}");
        assert_eq!(html.matches("act-untie").count(), 1, "{html}");
        assert!(html.contains("id=\"contact-new\""), "{html}");
        let nothing = draw(World::new(language), || {
            let ties = CloseContacts { sources: vec![], contacts: vec![], hidden: 0 };
            rsx! { TiesView { ties, of: id(9), can_register: false, can_edit: false, now: now(), onuntie: |_| {} } }
        });
        assert!(!nothing.contains("id=\"ties\""), "{nothing}");
    });
}

#[test]
fn a_hotel_sees_rooms_and_the_prefecture_is_asked_why() {
    each_language(|language| {
        let html = draw(World::new(language), || {
            let guest = |n: u64, urgent: Option<Tier>| Guest {
                id: id(n),
                name: "山田 花子".into(),
                kana: "ヤマダ ハナコ".into(),
                room: "502".into(),
                age: 72,
                mode: ReportingMode::Own,
                tier: Some(Tier::Watch),
                urgent,
                waits: true,
                last_report_at: None,
                opened: false,
            };
            let items = vec![guest(1, Some(Tier::Emergency)), guest(2, None)];
            let building =
                Building { now: now(), hotel: "みなとホテル".into(), items, next: Some(id(2)) };
            rsx! { BuildingView { building, onmore: |_| {} } }
        });
        assert_eq!((html.matches("card-bad").count(), html.matches("act-note").count()), (1, 2), "{html}");
        assert!(html.contains("502") && html.contains("id=\"guests-more\""), "{html}");
        let html = draw(World::new(language), || {
            let person =
                PersonLine {
                    id: id(1), name: "山田 花子".into(), age: 72, center: "みなと保健所".into()
                };
            rsx! { PersonsView { list: PersonList { items: vec![person], more: true } } }
        });
        assert!(html.contains("act-open") && html.contains("みなと保健所"), "{html}");
    });
}

#[test]
fn the_rules_are_read_in_words_and_a_draft_shows_what_it_would_have_done() {
    each_language(|language| {
        let html = draw(World { role: Role::Manager, ..World::new(language) }, || {
            let page = rules(false);
            Book::provide(Some(page.clone()));
            rsx! { RulesView { page } }
        });
        let (fever, due) = match language {
            Language::Ja => ("体温が39.1 ℃以上", "15分以内に連絡"),
            _ => ("Temperature 39.1 °C or more", "contact within 15 min"),
        };
        for needed in [fever, due, "data-rule=\"urgent-sign\"", "id=\"rules-change\"", "RCP NEWS2 2017"] {
            assert!(html.contains(needed), "{needed} in {html}");
        }
        assert_eq!(html.matches("data-rule=").count(), 24);
        assert!(!html.contains("id=\"rules-switch\""), "nothing to switch on");
        let html = draw(World { role: Role::Manager, ..World::new(language) }, || {
            let page = rules(true);
            Book::provide(Some(page.clone()));
            rsx! { RulesView { page } }
        });
        let (change, sum) = match language {
            Language::Ja => ("38.5 ℃以上 → 注意 に変更", "判定が上がる報告：12件（9人）"),
            _ => ("becomes Temperature 38.5 °C or more → Watch", "Judged higher: 12 reports (9 people)"),
        };
        for needed in [change, sum, "data-cell=\"routine-watch\"", "山田 花子", "id=\"rules-switch\""] {
            assert!(html.contains(needed), "{needed} in {html}");
        }
    });
}
