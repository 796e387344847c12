//! The arithmetic of the queue's lines.

use std::collections::BTreeMap;

use mimamori_domain::Duration;
use mimamori_domain::api::{AlertKind, AlertState, TransferCounts};
use mimamori_domain::patient::{Classification, PlaceKind, ReportingMode, Status};

use super::*;

fn item(n: u64, raised: Timestamp) -> QueueItem {
    let patient_id = PatientId(alert(n).0);
    QueueItem {
        alert: AlertView {
            id: alert(n),
            patient_id,
            kind: AlertKind::Medical,
            tier: Tier::Urgent,
            reasons: vec![],
            state: AlertState::Open,
            opened_at: raised,
            raised_at: raised,
            due_at: raised.plus(Duration::hours(1)),
            claimed_by: None,
            claimed_at: None,
            snoozed_until: None,
            offer: None,
            closed_at: None,
            outcome: None,
        },
        patient: PatientLine {
            id: patient_id,
            name: "山田 花子".into(),
            kana: "ヤマダ ハナコ".into(),
            age: 40,
            classification: Classification::Confirmed,
            status: Status::Following,
            day: Some(3),
            mode: ReportingMode::Own,
            place: PlaceKind::Home,
            lives_alone: false,
            risk_factors: vec![],
            high_risk: false,
            tier: Some(Tier::Urgent),
            last_report_at: None,
        },
        recent: vec![],
    }
}

fn alert(n: u64) -> AlertId {
    format!("0189aa00-0000-7000-8000-{n:012}").parse().unwrap()
}

fn queue(now: Timestamp, items: Vec<QueueItem>) -> Queue {
    let counts = BTreeMap::from([(Tier::Urgent, 2)]);
    let (views, transfers) = (BTreeMap::new(), TransferCounts::default());
    Queue { now, items, next: None, counts, views, transfers }
}

const NOW: Timestamp = Timestamp::from_millis(1_642_636_800_000);

#[test]
fn the_keyboard_stays_inside_the_list() {
    let list = queue(NOW, vec![item(1, NOW), item(2, NOW)]);
    let id = |n| Some(alert(n));
    assert_eq!(neighbour(&list, None, 1), id(1));
    assert_eq!(neighbour(&list, id(1), 1), id(2));
    assert_eq!(neighbour(&list, id(2), 1), id(2));
    assert_eq!(neighbour(&list, id(1), -1), id(1));
    assert_eq!(neighbour(&list, id(9), 1), id(1));
    assert_eq!(neighbour(&queue(NOW, vec![]), id(1), 1), None);
}

#[test]
fn only_what_came_or_grew_worse_is_new() {
    let old =
        queue(NOW, vec![item(1, NOW.minus(Duration::minutes(5))), item(2, NOW.minus(Duration::minutes(9)))]);
    let later = NOW.plus(Duration::seconds(30));
    let new = queue(later, vec![item(3, later), item(1, later), item(2, NOW.minus(Duration::minutes(9)))]);
    assert_eq!(newcomers(Some(&old), &new), [alert(3), alert(1)]);
    assert_eq!(newcomers(None, &new), []);
}

#[test]
fn counts_are_the_server_s() {
    let list = queue(NOW, vec![]);
    assert_eq!((count(&list, Tier::Urgent), count(&list, Tier::Emergency), total(&list)), (2, 0, 2));
}
