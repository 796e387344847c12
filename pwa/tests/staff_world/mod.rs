//! What the staff screens are drawn with in tests: somebody logged in, a queue, a patient, a file.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "helpers of tests fail where a test would"
)]

pub mod moving;

use std::collections::BTreeMap;
use std::rc::Rc;

use dioxus::prelude::*;
use mimamori_domain::access::{Action, Role};
use mimamori_domain::api::*;
use mimamori_domain::messaging::{Trouble, troubles};
use mimamori_domain::patient::*;
use mimamori_domain::report::{Answers, Spo2Reading, UrgentSign};
use mimamori_domain::triage::preview::{RuleCell, RuleExample, RuleTally};
use mimamori_domain::triage::{Assessment, Condition, Reason, RuleSet, Rules, Tier};
use mimamori_domain::values::{FieldError, Spo2, Temperature};
use mimamori_domain::{Date, Duration, PatientId, Timestamp};
use mimamori_pwa::api::ApiError;
use mimamori_pwa::staff::live::{Live, Wire};
use mimamori_pwa::staff::patient::{Patient, PatientView};
use mimamori_pwa::staff::queue::state::QueueState;
use mimamori_pwa::staff::session::{Session, Standing};
use mimamori_pwa::staff::shift::Shift;
use mimamori_pwa::staff::toast::Toasts;
use mimamori_pwa::state::clock;
use mimamori_pwa::state::route::use_route_provider;
use mimamori_pwa::texts::use_texts_for_tests;

pub mod patient_extra;

/// Everything a nurse may do.
pub const ALL: &[Action] = &[
    Action::PatientView,
    Action::PatientRegister,
    Action::PatientEdit,
    Action::CourseDecide,
    Action::ReportEnter,
    Action::QueueView,
    Action::AlertWork,
    Action::FindingWrite,
    Action::NumberIssue,
    Action::InvitationSend,
    Action::MessageWork,
    Action::OnCallView,
    Action::TransferAsk,
    Action::TransferAnswer,
    Action::PatientShare,
];

/// What a screen finds when it is drawn.
#[derive(Clone)]
pub struct World {
    pub language: Language,
    pub queue: Option<Queue>,
    pub failed: bool,
    pub lost: bool,
    pub signed_out: bool,
    pub role: Role,
    pub page: Option<PatientPage>,
}

impl World {
    pub fn new(language: Language) -> Self {
        Self {
            language,
            queue: None,
            failed: false,
            lost: false,
            signed_out: false,
            role: Role::Nurse,
            page: None,
        }
    }
}

#[derive(Clone)]
struct Props {
    world: World,
    content: Rc<dyn Fn() -> Element>,
}

/// Draws a screen, and holds it to what every screen must keep.
pub fn draw(world: World, content: impl Fn() -> Element + 'static) -> String {
    let mut dom = VirtualDom::new_with_props(root, Props { world, content: Rc::new(content) });
    dom.rebuild_in_place();
    let html = dioxus_ssr::render(&dom);
    let missing: Vec<&str> =
        html.match_indices("staff-").map(|(at, _)| &html[at..(at + 60).min(html.len())]).collect();
    assert!(missing.is_empty(), "sentences that don't exist: {missing:?}");
    assert!(!html.contains("{$") && !html.contains("{ $"), "a sentence lacks a value: {html}");
    assert!(!html.contains("style="), "the content policy blocks style attributes: {html}");
    html
}

fn root(props: Props) -> Element {
    let World { language, queue, failed, lost, signed_out, role, page } = props.world;
    use_texts_for_tests(language, &["common", "words", "problems", "triage", "staff"]);
    use_route_provider("/staff");
    let mut me = Me { role, ..me() };
    if role == Role::Manager {
        me.actions.extend([Action::OnCallPlan, Action::RulesManage]);
    }
    Session::provide(if signed_out { Standing::Out } else { Standing::In(me) });
    Toasts::provide();
    Live::provide(if lost { Wire::Lost } else { Wire::Live });
    let state = QueueState::provide(queue);
    use_hook(|| {
        let mut failure = state.failed;
        failure.set(failed.then_some(ApiError::Offline));
    });
    Shift::provide();
    use_context_provider(|| page);
    (props.content)()
}

/// The patient of the world.
#[component]
pub fn PatientOfTest() -> Element {
    let page: Option<PatientPage> = use_context();
    let page = page.expect("a patient in the world");
    Patient::provide(page.line.id);
    rsx! { PatientView { page, stale: false } }
}

pub fn each_language(test: impl Fn(Language)) {
    for language in Language::STAFF {
        test(language);
    }
}

pub fn now() -> Timestamp {
    clock::now()
}

pub fn id<T: std::str::FromStr<Err: std::fmt::Debug>>(n: u64) -> T {
    format!("0189aa00-0000-7000-8000-{n:012}").parse().unwrap()
}

pub fn me() -> Me {
    Me {
        id: id(1),
        name: "佐藤 みどり".into(),
        role: Role::Nurse,
        organisation: "みなと保健所".into(),
        actions: ALL.to_vec(),
        csrf: "x".into(),
        now: now(),
    }
}

pub fn line(n: u64) -> PatientLine {
    PatientLine {
        id: id(100 + n),
        name: "山田 花子".into(),
        kana: "ヤマダ ハナコ".into(),
        age: 72,
        classification: Classification::Confirmed,
        status: Status::Following,
        day: Some(7),
        mode: ReportingMode::Own,
        place: PlaceKind::Home,
        lives_alone: true,
        risk_factors: vec![RiskFactor::Diabetes],
        high_risk: true,
        tier: Some(Tier::Emergency),
        last_report_at: Some(now()),
    }
}

fn reasons() -> Vec<Reason> {
    let reason = |text: &str, name: &str, value: &str| Reason {
        rule: text.into(),
        tier: Tier::Emergency,
        text: text.into(),
        values: BTreeMap::from([(name.to_owned(), value.to_owned())]),
    };
    vec![reason("reason-sign", "sign", "sudden-breathless"), reason("reason-spo2-emergency", "spo2", "88")]
}

/// The first has eight minutes left, the second is twelve over, the third is taken by somebody else.
pub fn alert(n: u64) -> AlertView {
    let due = [8, -12, 40][usize::try_from(n % 3).unwrap()];
    AlertView {
        id: id(500 + n),
        patient_id: id(100 + n),
        kind: if n == 1 { AlertKind::Silence } else { AlertKind::Medical },
        tier: Tier::Emergency,
        reasons: reasons(),
        state: if n == 2 { AlertState::Claimed } else { AlertState::Open },
        opened_at: now().minus(Duration::minutes(20)),
        raised_at: now().minus(Duration::minutes(10)),
        due_at: now().plus(Duration::minutes(due)),
        claimed_by: (n == 2).then(|| StaffName { id: id(2), name: "鈴木".into() }),
        claimed_at: (n == 2).then(now),
        snoozed_until: None,
        offer: None,
        closed_at: None,
        outcome: None,
    }
}

pub fn queue(lines: u64) -> Queue {
    let vitals = |spo2: i64, hours: i64| Vitals {
        measured_at: now().minus(Duration::hours(hours)),
        temperature: Some(384),
        spo2: Some(spo2),
        pulse: None,
        trend: None,
    };
    Queue {
        now: now(),
        items: (0..lines)
            .map(|n| QueueItem {
                alert: alert(n),
                patient: line(n),
                recent: if n == 1 { vec![] } else { vec![vitals(88, 0), vitals(93, 8), vitals(97, 16)] },
            })
            .collect(),
        next: None,
        counts: BTreeMap::from([(Tier::Emergency, i64::try_from(lines).unwrap())]),
        views: BTreeMap::new(),
        transfers: TransferCounts::default(),
    }
}

fn report(n: u64, spo2: i64, supersedes: Option<u64>) -> ReportView {
    let at = now().minus(Duration::hours(8 * i64::try_from(n).unwrap()));
    ReportView {
        told_by: None,
        told_note: String::new(),
        id: id(700 + n),
        client_id: id(800 + n),
        measured_at: at,
        received_at: at.plus(Duration::hours(1)),
        entered_by: "patient".into(),
        supersedes: supersedes.map(|n| id(700 + n)),
        answers: Answers {
            temperature: Temperature::new(384),
            spo2: Spo2::new(spo2).map_or(Spo2Reading::UNDER_50, Spo2Reading::Measured),
            signs: vec![UrgentSign::SuddenBreathless],
            antipyretic: Some(true),
            can_eat: Some(false),
            comment: "<b>夜になると苦しい</b>".into(),
            ..Answers::default()
        },
        assessment: Assessment {
            tier: Tier::Emergency,
            reasons: reasons(),
            news2: None,
            rule_set: "2022-01-01".into(),
            rule_hash: "0".into(),
        },
    }
}

pub fn patient_page(actions: &[Action]) -> PatientPage {
    let form = PatientForm {
        name: "山田 花子".into(),
        phone: "09012345678".into(),
        sex: "female".into(),
        birth_date: "1950-01-02".into(),
        language: "en".into(),
        wish_number: "yes".into(),
        test_method: "pcr".into(),
        test_result: "positive".into(),
        ..PatientForm::default()
    };
    let attempt = AttemptView {
        channel: Channel::Sms,
        provider: "main".into(),
        state: MessageState::Undelivered,
        code: Some("30003".into()),
        at: now(),
    };
    let step = |position, state| NumberStep {
        position,
        state,
        minted_at: Some(now()),
        expires_at: Some(now().plus(Duration::hours(1))),
        delivered_at: (position == 2).then(now),
        used_at: None,
    };
    let contact = |channel, standing, failures, known: bool| ContactView {
        channel,
        standing,
        code: None,
        failures,
        by: String::new(),
        since: known.then(now),
    };
    PatientPage {
        now: now(),
        line: line(0),
        form,
        version: 1,
        center: "みなと保健所".into(),
        association: None,
        actions: actions.to_vec(),
        alarms: vec![
            AlarmView {
                alert_id: alert(0).id,
                at: now(),
                staff: Some(StaffName { id: id(2), name: "佐藤 みどり".into() }),
                channel: Some(Channel::Sms),
                state: Some(MessageState::Delivered),
            },
            AlarmView { alert_id: alert(0).id, at: now(), staff: None, channel: None, state: None },
        ],
        alerts: vec![alert(0), AlertView { state: AlertState::Closed, closed_at: Some(now()), ..alert(1) }],
        reports: ReportPage {
            items: vec![report(0, 88, Some(1)), report(1, 92, None), report(2, 40, None)],
            next: None,
        },
        messages: MessageState::ALL
            .iter()
            .zip(1000..)
            .map(|(state, n)| MessageView {
                id: id(n),
                kind: MessageKind::Reminder,
                state: *state,
                created_at: now(),
                changed_at: now(),
                reason: (*state == MessageState::Cancelled).then(|| "電話で伝えた".to_owned()),
                attempts: vec![attempt.clone()],
            })
            .collect(),
        contacts: vec![
            contact(Channel::Sms, ContactStanding::Failing, 2, true),
            contact(Channel::Voice, ContactStanding::Unverified, 0, false),
            contact(Channel::Email, ContactStanding::Good, 0, true),
        ],
        chains: vec![ChainView {
            id: id(3),
            status: "live".into(),
            started_at: now(),
            numbers: vec![step(1, NumberState::Expired), step(2, NumberState::Live)],
        }],
        notes: NoteKind::ALL
            .iter()
            .zip(2000..)
            .map(|(kind, n)| NoteView {
                id: id(n),
                alert_id: None,
                kind: *kind,
                outcome: (*kind == NoteKind::Call).then_some(CallOutcome::NoAnswer),
                text: "記録".into(),
                by: String::new(),
                at: now(),
            })
            .collect(),
        expected_end: Date::new(2022, 1, 28),
        course: patient_extra::course(),
        stays: patient_extra::stays(),
        household: vec![line(1)],
        related_centers: vec!["東保健所".into()],
        invitation: InvitationState::Opened,
        opened_at: Some(now()),
        certificate: Some(now()),
        letters: vec![SentLetter {
            id: id(7),
            text: "明日10時にお電話します。".into(),
            by: "看護師".into(),
            sent_at: now(),
            read_at: None,
        }],
        reminders: Reminders { off: false, paused_until: None },
    }
}

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

/// Everything is wrong at once.
pub fn messaging() -> Messaging {
    let provider = |name: &str, share, stopped: bool| ProviderView {
        name: name.into(),
        stopped_at: stopped.then(now),
        code: stopped.then(|| "20003".into()),
        share,
        p90_ms: Some(60_000),
        backlog_ms: Some(90_000),
        measured_at: Some(now()),
    };
    let mut messaging = Messaging {
        now: now(),
        lanes: (0..6)
            .map(|lane| LaneView {
                lane,
                depth: 200 * lane + 1,
                oldest_due_at: Some(now().minus(Duration::minutes(8))),
            })
            .collect(),
        brake: Some(BrakeView { since: now(), p90_ms: 60_000, backlog_ms: 25 * 60_000 }),
        providers: vec![provider("main", 1000, true), provider("second", 500, false)],
        schedules: vec![
            ScheduleView { name: "sending".into(), progress_at: Some(now()), stalled: false },
            ScheduleView { name: "reminders".into(), progress_at: None, stalled: true },
        ],
        dead: 2,
        unreached: 0,
        troubles: vec![],
    };
    messaging.troubles = troubles(&messaging);
    messaging.troubles.retain(|trouble| !matches!(trouble, Trouble::Brake { .. }));
    messaging.troubles.insert(0, Trouble::Brake { minutes: 25 });
    messaging
}

pub fn undelivered() -> DeadMessages {
    let message = |n, kind, code: &str| DeadMessage {
        id: id(n),
        kind,
        state: MessageState::Failed,
        channel: Some(Channel::Sms),
        code: Some(code.into()),
        attempts: 3,
        due_at: now(),
        ended_at: now(),
        patient_id: Some(id(100)),
        name: "山田 花子".into(),
        has_text: kind == MessageKind::Invitation,
    };
    DeadMessages {
        items: vec![message(1, MessageKind::Invitation, "21211"), message(2, MessageKind::Number, "99999")],
        next: Some("1.2".into()),
    }
}

/// A calendar: two share the night, one of whom can't be telephoned, and the morning after is nobody's.
pub fn on_call() -> OnCall {
    let now = now();
    let hours = |n: i64| now.plus(Duration::hours(n));
    let (one, two) =
        (StaffName { id: id(1), name: "佐藤 みどり".into() }, StaffName { id: id(2), name: "鈴木".into() });
    let shift = |n: u64, staff: &StaffName, step: i64, reachable: bool| ShiftView {
        id: id(700 + n),
        staff: staff.clone(),
        from: hours(-1),
        to: hours(11),
        step,
        reachable,
    };
    let person = |staff: &StaffName, phone: Option<&str>| OnCallPerson {
        id: staff.id,
        name: staff.name.clone(),
        role: Role::Nurse,
        phone: phone.map(str::to_owned),
    };
    OnCall {
        now,
        until: hours(14 * 24),
        on_duty: vec![one.clone()],
        shifts: vec![shift(1, &one, 1, true), shift(2, &two, 2, false)],
        gaps: vec![OnCallGap { from: hours(11), to: hours(14 * 24) }],
        people: vec![person(&one, Some("090-••••-0001")), person(&two, None)],
        step_minutes: 5,
    }
}

/// The reader's own account, and a colleague's that stands so.
pub fn accounts(state: AccountState) -> AccountList {
    let account = |n: u64, login: &str, state: AccountState| AccountView {
        id: id(n),
        login: login.into(),
        name: format!("看護{n}"),
        email: (n != 1).then(|| format!("{login}@example.jp")),
        role: Role::Nurse,
        organisation: "北保健所".into(),
        state,
        seen_at: (state == AccountState::Active).then(now),
        invited_until: (state == AccountState::Invited).then(|| now().plus(Duration::hours(72))),
        mail: None,
    };
    AccountList {
        now: now(),
        items: vec![account(1, "boss", AccountState::Active), account(8, "hanako", state)],
        next: None,
        associations: vec![],
    }
}

fn association() -> AssociationName {
    AssociationName { id: id(700), name: "中央医師会".into() }
}

fn center() -> CenterName {
    CenterName { id: id(701), name: "みなと保健所".into() }
}

/// The report of a day with one who was not followed up.
pub fn follow_up(can_sign: bool, can_receive: bool) -> FollowUpReport {
    FollowUpReport {
        now: now(),
        id: Some(id(710)),
        day: now().date(),
        association: association(),
        center: center(),
        state: FollowUpState::Signed,
        version: 1,
        counts: FollowUpCounts { followed: 12, reports: 30, calls: 4, findings: 2 },
        missed: vec![MissedPatient {
            patient: id(101),
            name: "山田 花子".into(),
            reason: Some(MissedReason::NotReached),
        }],
        remark: "夜間に2件の相談".into(),
        signed_by: "雪野".into(),
        signed_at: Some(now()),
        received_by: String::new(),
        received_at: None,
        can_sign,
        can_receive,
    }
}

/// One day in each state.
pub fn follow_up_lines() -> Vec<FollowUpLine> {
    let days = (0..).zip(FollowUpState::ALL);
    days.map(|(n, state)| FollowUpLine {
        day: now().date().plus_days(-n),
        association: association(),
        center: center(),
        state: *state,
        followed: 12,
        missed: 1,
        signed_by: "雪野".into(),
        signed_at: Some(now()),
    })
    .collect()
}
/// The built-in rules, with a draft that was tried or without.
pub fn rules(tried: bool) -> RulesPage {
    let set = RuleSet::from_json(include_str!("rules.json")).unwrap();
    let sets = vec![RuleSetView {
        hash: set.hash().into(),
        rules: set.rules().clone(),
        state: RuleSetState::InForce,
        from: now().minus(Duration::days(100)),
        switched: None,
    }];
    let mut warmer: Rules = set.rules().clone();
    let rule = warmer.rules.iter_mut().find(|rule| rule.id == "temperature-watch").unwrap();
    rule.when = Condition::Temperature { at_least: 385 };
    let by = StaffName { id: id(2), name: "鈴木 一郎".into() };
    let example = RuleExample {
        patient_id: id(101),
        received_at: now().minus(Duration::days(2)),
        before: vec![],
        after: reasons(),
    };
    let cell = |from, to, reports, examples| RuleCell { from, to, reports, examples };
    let tally = RuleTally {
        reports: 340,
        people: 120,
        people_higher: 9,
        people_lower: 0,
        cells: vec![
            cell(Tier::Routine, Tier::Routine, 300, vec![]),
            cell(Tier::Routine, Tier::Watch, 12, vec![example]),
            cell(Tier::Urgent, Tier::Urgent, 28, vec![]),
        ],
    };
    let preview = RulePreview {
        since: now().minus(Duration::days(7)),
        done: 400,
        total: 400,
        finished: true,
        tally,
        names: vec![PatientName { id: id(101), name: "山田 花子".into() }],
    };
    RulesPage {
        now: now(),
        version: 3,
        sets,
        draft: tried.then(|| RuleDraft { rules: warmer, toml: "effective = 1".into(), by, at: now() }),
        preview: tried.then_some(preview),
    }
}
