//! How messaging does.

use super::*;

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
