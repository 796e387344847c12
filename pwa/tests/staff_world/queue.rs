//! A queue, and who is on it.

use super::*;

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

pub fn reasons() -> Vec<Reason> {
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
