//! May an act on many patients reach this one? Decided again for each at the moment of acting: what was true when they
//! were chosen may have changed since.

use crate::api::{BulkAct, BulkReason};
use crate::time::Duration;
use crate::triage::Tier;
use crate::{AssociationId, StaffId, Timestamp};

/// How long an act can be taken back after its last patient.
pub const UNDO: Duration = Duration::minutes(15);

/// What is about to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deed {
    /// What.
    pub act: BulkAct,
    /// Who does it.
    pub by: StaffId,
    /// Is a contract between the association and the centre in force? True where none is named.
    pub contracted: bool,
}

/// An open alert.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OpenAlert {
    /// How urgent.
    pub tier: Tier,
    /// Who has it.
    pub claimed_by: Option<StaffId>,
}

/// A patient at the moment of acting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    /// The centre of who acts owns or shares them.
    pub in_sight: bool,
    /// It is the responsible one.
    pub owned: bool,
    /// Followed up at home or in a hotel.
    pub followed: bool,
    /// Tier of the newest measurement.
    pub tier: Option<Tier>,
    /// When the newest report came.
    pub last_report_at: Option<Timestamp>,
    /// When it had come as they were chosen.
    pub seen: Option<Timestamp>,
    /// When staff last looked after them.
    pub checked_at: Timestamp,
    /// Assigned association.
    pub association: Option<AssociationId>,
    /// Open alerts.
    pub alerts: Vec<OpenAlert>,
}

/// Why not, and who is at work there.
pub type LeftOut = (BulkReason, Option<StaffId>);

/// Is it done to this patient?
///
/// # Errors
/// Why the patient is left as they are.
pub fn verdict(deed: &Deed, case: &Case) -> Result<(), LeftOut> {
    let unless = |ok: bool, reason: BulkReason| if ok { Ok(()) } else { Err((reason, None)) };
    match &deed.act {
        BulkAct::CloseNoProblem => {
            unless(case.in_sight && case.followed, BulkReason::Gone)?;
            unless(case.alerts.iter().all(|alert| alert.tier < Tier::Urgent), BulkReason::UrgentAlert)?;
            unless(case.tier.is_none_or(|tier| tier < Tier::Urgent), BulkReason::NotWell)?;
            unless(case.last_report_at == case.seen, BulkReason::Changed)?;
            let other = case.alerts.iter().filter_map(|alert| alert.claimed_by).find(|who| *who != deed.by);
            if let Some(who) = other {
                return Err((BulkReason::Claimed, Some(who)));
            }
            let news = case.last_report_at.is_some_and(|at| at > case.checked_at);
            unless(news || !case.alerts.is_empty(), BulkReason::Already)
        }
        BulkAct::Assign { association } => {
            unless(case.owned && case.followed, BulkReason::Gone)?;
            unless(deed.contracted, BulkReason::NoContract)?;
            unless(case.association != *association, BulkReason::Already)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn staff(n: u128) -> StaffId {
        StaffId(Uuid::from_u128(n))
    }

    fn well() -> Case {
        let at = Timestamp::from_millis(1_642_636_800_000);
        Case {
            in_sight: true,
            owned: true,
            followed: true,
            tier: Some(Tier::Routine),
            last_report_at: Some(at),
            seen: Some(at),
            checked_at: at.minus(Duration::hours(9)),
            association: None,
            alerts: vec![],
        }
    }

    #[test]
    fn no_problem_is_said_of_nobody_who_has_one() {
        let deed = Deed { act: BulkAct::CloseNoProblem, by: staff(1), contracted: true };
        let with = |tier, claimed_by| Case { alerts: vec![OpenAlert { tier, claimed_by }], ..well() };
        let later = well().seen.map(|at| at.plus(Duration::minutes(1)));
        let checked = Case { checked_at: well().seen.unwrap(), ..well() };
        assert_eq!(verdict(&deed, &well()), Ok(()));
        assert_eq!(verdict(&deed, &with(Tier::Watch, None)), Ok(()));
        assert_eq!(verdict(&deed, &with(Tier::Watch, Some(staff(1)))), Ok(()), "one's own");
        for (case, reason, who) in [
            (with(Tier::Urgent, None), BulkReason::UrgentAlert, None),
            (with(Tier::Emergency, Some(staff(1))), BulkReason::UrgentAlert, None),
            (with(Tier::Watch, Some(staff(2))), BulkReason::Claimed, Some(staff(2))),
            (Case { tier: Some(Tier::Urgent), ..well() }, BulkReason::NotWell, None),
            (Case { last_report_at: later, ..well() }, BulkReason::Changed, None),
            (Case { followed: false, ..well() }, BulkReason::Gone, None),
            (Case { in_sight: false, ..well() }, BulkReason::Gone, None),
            (checked, BulkReason::Already, None),
        ] {
            assert_eq!(verdict(&deed, &case), Err((reason, who)));
        }
    }

    #[test]
    fn only_the_responsible_centre_assigns_and_only_by_contract() {
        let to = Some(AssociationId(Uuid::from_u128(9)));
        let deed = Deed { act: BulkAct::Assign { association: to }, by: staff(1), contracted: true };
        assert_eq!(verdict(&deed, &well()), Ok(()));
        let shared = Case { owned: false, ..well() };
        assert_eq!(verdict(&deed, &shared), Err((BulkReason::Gone, None)));
        let there = Case { association: to, ..well() };
        assert_eq!(verdict(&deed, &there), Err((BulkReason::Already, None)));
        let without = Deed { contracted: false, ..deed };
        assert_eq!(verdict(&without, &well()), Err((BulkReason::NoContract, None)));
    }
}
