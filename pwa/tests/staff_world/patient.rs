//! A patient's page.

use super::*;

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
