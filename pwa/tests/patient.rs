//! The patient's pages as they are drawn, without a browser: what must be on each, in both languages.

#![expect(clippy::unwrap_used, reason = "a test that can't go on must fail")]

use dioxus::prelude::*;
use mimamori_domain::api::{
    CenterAdvice, CenterContact, Home, LetterView, NumberState, NumberView, PersonHome, ReminderBy,
    ReportView,
};
use mimamori_domain::patient::{Language, ReportingMode, Status};
use mimamori_domain::report::{Answers, Spo2Reading, Symptom, UrgentSign};
use mimamori_domain::triage::{Assessment, Subject, Tier};
use mimamori_domain::values::{Spo2, Temperature};
use mimamori_domain::{Duration, PatientId, Timestamp};
use mimamori_pwa::offline::outbox::use_outbox_provider;
use mimamori_pwa::patient::door::SignedOut;
use mimamori_pwa::patient::session::use_session_provider;
use mimamori_pwa::patient::{TestApp, TestAppProps};
use mimamori_pwa::state::clock;
use mimamori_pwa::state::route::use_route_provider;
use mimamori_pwa::texts;

fn id<T: std::str::FromStr<Err: std::fmt::Debug>>(n: u32) -> T {
    format!("0189f7a2-0000-7000-8000-{n:012}").parse().unwrap()
}

fn report(at: Timestamp) -> ReportView {
    ReportView {
        told_by: None,
        told_note: String::new(),
        id: id(100),
        client_id: id(200),
        measured_at: at,
        received_at: at,
        entered_by: "patient".into(),
        supersedes: None,
        answers: Answers {
            temperature: Temperature::new(379),
            spo2: Spo2Reading::Measured(Spo2::new(96).unwrap()),
            symptoms: vec![Symptom::Cough],
            ..Answers::default()
        },
        assessment: Assessment {
            tier: Tier::Routine,
            reasons: vec![],
            news2: None,
            rule_set: "2021-09-01".into(),
            rule_hash: String::new(),
        },
    }
}

fn person(n: u32, name: &str) -> PersonHome {
    let now = clock::now();
    PersonHome {
        id: id(n),
        name: name.into(),
        status: Status::Following,
        mode: ReportingMode::Own,
        day: Some(5),
        end_steps: vec![],
        expected_end: Some(now.date().plus_days(6)),
        reports_today: 0,
        last_report: Some(report(now.minus(Duration::days(1)))),
        next_reminder: None,
        reminders_off: false,
        paused_until: None,
        reminder_hour: 9,
        reminder_by: ReminderBy::Any,
        phone: Some("090-••••-5678".into()),
        email: None,
        number: NumberView {
            state: NumberState::Available,
            digits: None,
            link: None,
            expires_at: None,
            position: None,
        },
        subject: Some(Subject { age_years: 40, pregnant: false, own_target: false, onset: None }),
        past: vec![],
        certificate: false,
        letters: vec![],
    }
}

fn home(people: Vec<PersonHome>) -> Home {
    Home {
        now: clock::now(),
        csrf: "token".into(),
        language: Language::Ja,
        center: CenterContact {
            name: "みなと保健所".into(),
            phone: "03-1234-5678".into(),
            night_phone: String::new(),
            hours: "9:00〜17:00".into(),
            consultation_phone: "0570-000-119".into(),
        },
        people,
        push_key: None,
        rules: String::new(),
        advice: Some(CenterAdvice { language: Language::Ja, text: "食事の配送は\n電話で".into() }),
    }
}

fn draw(path: &str, home: Option<Home>, language: Language) -> String {
    let props = TestAppProps { path: path.into(), home, language };
    let mut dom = VirtualDom::new_with_props(TestApp, props);
    dom.rebuild_in_place();
    dioxus_ssr::render(&dom)
}

fn one() -> Home {
    home(vec![person(1, "山田 花子")])
}

const PERSON: &str = "0189f7a2-0000-7000-8000-000000000001";

/// Texts without a source show their id: none may be seen, on any page, in any language.
#[test]
fn no_page_shows_the_name_of_a_text_instead_of_the_text() {
    let mut paths: Vec<String> = ["/", "/settings", "/help", "/nowhere"].map(String::from).to_vec();
    paths.extend(["history", "number"].map(|room| format!("/{room}/{PERSON}")));
    paths.extend(
        ["temperature", "oxygen", "signs", "symptoms", "course", "check"]
            .map(|s| format!("/report/{PERSON}#{s}")),
    );
    for language in Language::ALL.iter().copied() {
        for path in &paths {
            let html = draw(path, Some(one()), language);
            let words = html.split(['<', '>']).skip(2).step_by(2);
            for word in words.filter(|word| word.contains('-')) {
                let id_like = word.starts_with(|c: char| c.is_ascii_lowercase())
                    && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
                assert!(!id_like, "{language} {path}: {word}");
            }
            assert!(html.contains("<h1"), "{language} {path}: no heading\n{html}");
            assert!(!html.contains("style="), "{language} {path}: a style attribute");
        }
    }
}

#[test]
fn home_says_at_one_glance_whether_there_was_a_report_today() {
    let due = draw("/", Some(one()), Language::Ja);
    assert!(due.contains("今日はまだ報告していません") && due.contains("体調を報告する"), "{due}");
    assert!(due.contains("5日目") && due.contains("tel:0312345678"), "{due}");
    let mut done = one();
    done.people[0].reports_today = 1;
    let done = draw("/", Some(done), Language::En);
    assert!(done.contains("Reported today") && done.contains("Report again"), "{done}");
}

#[test]
fn people_of_a_household_are_each_named_on_their_own_button() {
    let family = home(vec![person(1, "山田 花子"), person(2, "山田 太郎")]);
    let html = draw("/", Some(family), Language::Ja);
    for name in ["山田 花子さんの報告をする", "山田 太郎さんの報告をする"] {
        assert!(html.contains(name), "{name} in {html}");
    }
}

#[test]
fn a_released_person_has_no_report_button() {
    let mut released = one();
    released.people[0].status = Status::Released;
    let html = draw("/", Some(released), Language::Ja);
    assert!(!html.contains(&format!("/report/{PERSON}")), "{html}");
}

#[test]
fn the_last_value_is_a_hint_and_never_an_answer() {
    let html = draw(&format!("/report/{PERSON}"), Some(one()), Language::Ja);
    assert!(html.contains("前回 37.9℃"), "{html}");
    assert!(!html.contains("value=\"37.9\"") && html.contains("山田 花子"), "{html}");
}

#[test]
fn all_thirteen_signs_are_asked_and_the_family_ones_apart() {
    let html = draw(&format!("/report/{PERSON}#signs"), Some(one()), Language::Ja);
    for sign in UrgentSign::ALL {
        assert!(html.contains(&format!("id=\"sign-{sign}\"")), "{sign}");
    }
    let family = html.find("まわりの人から見て").unwrap();
    for sign in UrgentSign::ALL {
        let after = html.find(&format!("id=\"sign-{sign}\"")).unwrap() > family;
        assert_eq!(after, sign.is_judged_by_family(), "{sign}");
    }
    assert!(html.contains("どれもない"), "{html}");
}

#[test]
fn a_live_number_shows_digits_link_end_and_place() {
    let mut with_number = one();
    with_number.people[0].number = NumberView {
        state: NumberState::Live,
        digits: Some("04829175".into()),
        link: Some("https://www.mhlw.go.jp/cocoa/a/?pn=04829175".into()),
        expires_at: Some(clock::now().plus(Duration::minutes(47))),
        position: Some(2),
    };
    let html = draw(&format!("/number/{PERSON}"), Some(with_number), Language::Ja);
    for part in ["0482 9175", "pn=04829175", "09:47 まで", "あと 47:00", "5回のうち2回目"] {
        assert!(html.contains(part), "{part} in {html}");
    }
}

#[test]
fn somebody_elses_address_shows_nothing() {
    let html = draw("/report/0189f7a2-0000-7000-8000-000000000009", Some(one()), Language::Ja);
    assert!(html.contains("ページが見つかりません"), "{html}");
}

#[test]
fn who_is_signed_out_finds_the_way_back_in() {
    let mut signed_out = VirtualDom::new(SignedOutApp);
    signed_out.rebuild_in_place();
    let html = dioxus_ssr::render(&signed_out);
    assert!(html.contains("href=\"/back?lang=ja\"") && html.contains("もう一度入る"), "{html}");
}

#[component]
fn SignedOutApp() -> Element {
    texts::use_texts_for_tests(Language::Ja, &["common", "words", "problems", "patient"]);
    use_session_provider(None);
    use_outbox_provider();
    use_route_provider("/");
    rsx! { SignedOut {} }
}

#[test]
fn settings_show_the_contacts_masked_and_the_way_to_change_each() {
    let html = draw("/settings", Some(one()), Language::Ja);
    for part in ["090-••••-5678", "登録なし"] {
        assert!(html.contains(part), "{part} in {html}");
    }
    for what in ["phone", "email"] {
        assert!(
            html.contains(&format!("href=\"/contact/{PERSON}?lang=ja&#38;what={what}\"")),
            "{what} in {html}"
        );
    }
    let family = home(vec![person(1, "山田 花子"), person(2, "山田 太郎")]);
    let html = draw("/settings", Some(family), Language::Ja);
    assert!(html.contains("山田 太郎 さん"), "each by name: {html}");
}

#[test]
fn a_released_person_is_offered_the_certificate_and_letters_stay_until_read() {
    let mut home = one();
    assert!(!draw("/", Some(home.clone()), Language::Ja).contains("/certificate/"));
    home.people[0].status = Status::Released;
    home.people[0].certificate = true;
    home.people[0].letters = vec![LetterView {
        id: id(7),
        text: "<明日>お電話します。".into(),
        center: "みなと保健所".into(),
        sent_at: clock::now(),
        read_at: None,
    }];
    let page = draw("/", Some(home), Language::Ja);
    let person: PatientId = id(1);
    for words in [
        &format!("/certificate/{person}"),
        "療養証明書",
        "保健所からの連絡",
        "&#60;明日&#62;お電話します。",
        "読みました",
    ] {
        assert!(page.contains(words), "{words:?} is not in {page}");
    }
}
