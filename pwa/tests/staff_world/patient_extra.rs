//! What a patient's page shows beside the data: decisions, stays, a timeline, colleagues, another's changes.

use mimamori_domain::api::*;
use mimamori_domain::patient::{PatientForm, PlaceKind};
use mimamori_domain::release::{Expected, Step};
use mimamori_domain::report::{Answers, UrgentSign};
use mimamori_domain::triage::Tier;
use mimamori_domain::{Date, Duration};

use super::{id, now};

pub fn suzuki() -> StaffName {
    StaffName { id: id(1), name: "鈴木".into() }
}

pub fn course() -> CourseView {
    let free_on = Date::new(2022, 1, 28).unwrap();
    let step = |text: &str, name: &str, value: &str| Step {
        text: text.into(),
        values: [(name.to_owned(), value.to_owned())].into(),
    };
    let steps = vec![
        step("release-rules-from", "date", "2020-01-01"),
        step("release-day-zero-onset", "date", "2022-01-17"),
    ];
    let decided =
        |free_on| DecisionView { free_on, reason: "主治医の指示".into(), by: suzuki(), at: now() };
    CourseView {
        expected: Some(Expected {
            free_on,
            day_zero: Date::new(2022, 1, 17).unwrap(),
            provisional: true,
            steps,
        }),
        missing: None,
        release: Some(decided(Some(free_on))),
        own_target: Some(decided(None)),
        lines: ChartLines { spo2: vec![83, 87], temperature: vec![375, 400] },
    }
}

pub fn stays() -> Vec<StayView> {
    vec![StayView {
        place: PlaceKind::Hotel,
        hotel: "海辺ホテル".into(),
        room: "305".into(),
        since: now().minus(Duration::days(2)),
        until: now(),
        by: Some(suzuki()),
    }]
}

/// One of each kind, and each kind of note.
pub fn timeline() -> Vec<TimelineItem> {
    let answers = Answers {
        signs: vec![UrgentSign::ALL[0]],
        antipyretic: Some(true),
        comment: "苦しい".into(),
        ..Answers::default()
    };
    let mut events = vec![
        TimelineEvent::Report {
            tier: Tier::Emergency,
            measured_at: now(),
            answers: Box::new(answers),
            told_by: Some(ToldBy::Family),
            told_note: "長女 良子".into(),
            corrects: true,
        },
        TimelineEvent::Alert { alert: AlertKind::Medical, tier: Tier::Urgent, raised: true },
        TimelineEvent::Message { message: MessageKind::Invitation, state: MessageState::Delivered },
        TimelineEvent::Letter { text: "明日お電話します。".into(), read_at: None },
        TimelineEvent::Number { position: 2, state: NumberState::Live, used_at: None },
        TimelineEvent::Edit { fields: vec!["phone".into(), "status".into()] },
        TimelineEvent::View { times: 3 },
    ];
    events.extend(NoteKind::ALL.iter().map(|note| TimelineEvent::Note {
        note: *note,
        outcome: None,
        text: if *note == NoteKind::ReleaseDate {
            "2022-01-30 免疫を抑える薬".into()
        } else {
            "記録".into()
        },
    }));
    let item = |(n, event)| TimelineItem { id: format!("{n}"), at: now(), by: Some(suzuki()), event };
    events.into_iter().enumerate().map(item).collect()
}

pub fn changed(form: &PatientForm) -> ChangedMeanwhile {
    let field = |field: &str, old: &str, new: &str| FieldChange {
        field: field.into(),
        old: old.into(),
        new: new.into(),
    };
    ChangedMeanwhile {
        version: 3,
        form: PatientForm { phone: "08011112222".into(), address: "南2".into(), ..form.clone() },
        changes: vec![PatientChange {
            by: Some(suzuki()),
            at: now(),
            fields: vec![
                field("phone", &form.phone, "08011112222"),
                field("address", &form.address, "南2"),
                field("status", "following", "released"),
            ],
        }],
    }
}
