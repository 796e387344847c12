//! Reports of a day's follow-up.

use super::*;

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
