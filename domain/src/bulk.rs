//! May an act on many patients reach this one? Decided again for each at the moment of acting: what was true when they
//! were chosen may have changed since.

use crate::access::Action;
use crate::api::{BulkAct, BulkReason};
use crate::patient::{HOTEL_MAX, PlaceKind};
use crate::time::Duration;
use crate::triage::Tier;
use crate::values::{FieldError, line};
use crate::{AssociationId, HealthCenterId, StaffId, Timestamp};

/// How long an act can be taken back after its last patient.
pub const UNDO: Duration = Duration::minutes(15);

/// What is about to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deed {
    /// What.
    pub act: BulkAct,
    /// Who does it.
    pub by: StaffId,
    /// For which centre.
    pub center: HealthCenterId,
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
    /// The responsible centre.
    pub center: HealthCenterId,
    /// Followed up at home or in a hotel.
    pub followed: bool,
    /// Tier of the newest measurement.
    pub tier: Option<Tier>,
    /// When the newest report came.
    pub last_report_at: Option<Timestamp>,
    /// When they last came to another place or room.
    pub moved_at: Option<Timestamp>,
    /// What [`mark`] was when they were chosen.
    pub seen: Option<Timestamp>,
    /// When staff last looked after them.
    pub checked_at: Timestamp,
    /// Assigned association.
    pub association: Option<AssociationId>,
    /// Where they stay.
    pub place: PlaceKind,
    /// Name of the hotel.
    pub hotel: String,
    /// Another centre is asked to take them over.
    pub asked: bool,
    /// Open alerts.
    pub alerts: Vec<OpenAlert>,
}

/// Why not, and who is at work there.
pub type LeftOut = (BulkReason, Option<StaffId>);

/// What one may do to a single patient, who does this to many.
pub const fn action(act: &BulkAct) -> Action {
    match act {
        BulkAct::CloseNoProblem => Action::AlertWork,
        BulkAct::Assign { .. } => Action::PatientAssign,
        BulkAct::Move { .. } => Action::PatientEdit,
        BulkAct::Transfer { .. } => Action::TransferAsk,
    }
}

/// The act as it can be done: a hotel's name as the registration form keeps it.
///
/// # Errors
/// `choice-unknown` for a place other than hotel and home; `hotel-needed`, `too-long`, `name-form` for the hotel.
pub fn settled(act: BulkAct) -> Result<BulkAct, FieldError> {
    let BulkAct::Move { place, hotel } = act else { return Ok(act) };
    let hotel = match place {
        PlaceKind::Home => String::new(),
        PlaceKind::Hotel => line(&hotel, HOTEL_MAX).map_err(|code| FieldError::new("hotel", code))?,
        PlaceKind::Hospital => return Err(FieldError::new("place", "choice-unknown")),
    };
    if place == PlaceKind::Hotel && hotel.is_empty() {
        return Err(FieldError::new("hotel", "hotel-needed"));
    }
    Ok(BulkAct::Move { place, hotel })
}

/// What must not have changed since somebody was chosen: when the newest report came, for closing; when they last moved,
/// for moving them and for giving them away; nothing, for assigning.
pub const fn mark(act: &BulkAct, case: &Case) -> Option<Timestamp> {
    match act {
        BulkAct::CloseNoProblem => case.last_report_at,
        BulkAct::Move { .. } | BulkAct::Transfer { .. } => case.moved_at,
        BulkAct::Assign { .. } => None,
    }
}

/// Is it done to this patient?
///
/// # Errors
/// Why the patient is left as they are.
pub fn verdict(deed: &Deed, case: &Case) -> Result<(), LeftOut> {
    let unless = |ok: bool, reason: BulkReason| if ok { Ok(()) } else { Err((reason, None)) };
    let owned = case.center == deed.center;
    let same = mark(&deed.act, case) == case.seen;
    match &deed.act {
        BulkAct::CloseNoProblem => {
            unless(case.in_sight && case.followed, BulkReason::Gone)?;
            unless(case.alerts.iter().all(|alert| alert.tier < Tier::Urgent), BulkReason::UrgentAlert)?;
            unless(case.tier.is_none_or(|tier| tier < Tier::Urgent), BulkReason::NotWell)?;
            unless(same, BulkReason::Changed)?;
            let other = case.alerts.iter().filter_map(|alert| alert.claimed_by).find(|who| *who != deed.by);
            if let Some(who) = other {
                return Err((BulkReason::Claimed, Some(who)));
            }
            let news = case.last_report_at.is_some_and(|at| at > case.checked_at);
            unless(news || !case.alerts.is_empty(), BulkReason::Already)
        }
        BulkAct::Assign { association } => {
            unless(owned && case.followed, BulkReason::Gone)?;
            unless(deed.contracted, BulkReason::NoContract)?;
            unless(case.association != *association, BulkReason::Already)
        }
        BulkAct::Move { place, hotel } => {
            unless(case.in_sight && case.followed, BulkReason::Gone)?;
            unless(owned, BulkReason::NotOwned)?;
            let there = case.place == *place && (*place == PlaceKind::Home || case.hotel == *hotel);
            unless(!there, BulkReason::Already)?;
            unless(same, BulkReason::Moved)
        }
        BulkAct::Transfer { center, .. } => {
            unless(case.in_sight && case.followed, BulkReason::Gone)?;
            unless(case.center != *center, BulkReason::Already)?;
            unless(owned, BulkReason::NotOwned)?;
            unless(!case.asked, BulkReason::TransferOpen)?;
            unless(same, BulkReason::Moved)
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

    fn center(n: u128) -> HealthCenterId {
        HealthCenterId(Uuid::from_u128(n))
    }

    fn deed(act: BulkAct) -> Deed {
        Deed { act, by: staff(1), center: center(1), contracted: true }
    }

    fn well() -> Case {
        let at = Timestamp::from_millis(1_642_636_800_000);
        Case {
            in_sight: true,
            center: center(1),
            followed: true,
            tier: Some(Tier::Routine),
            last_report_at: Some(at),
            moved_at: None,
            seen: Some(at),
            checked_at: at.minus(Duration::hours(9)),
            association: None,
            place: PlaceKind::Hotel,
            hotel: "海辺ホテル".into(),
            asked: false,
            alerts: vec![],
        }
    }

    #[test]
    fn no_problem_is_said_of_nobody_who_has_one() {
        let deed = deed(BulkAct::CloseNoProblem);
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
        let deed = deed(BulkAct::Assign { association: to });
        assert_eq!(verdict(&deed, &well()), Ok(()));
        let shared = Case { center: center(2), ..well() };
        assert_eq!(verdict(&deed, &shared), Err((BulkReason::Gone, None)));
        let there = Case { association: to, ..well() };
        assert_eq!(verdict(&deed, &there), Err((BulkReason::Already, None)));
        let without = Deed { contracted: false, ..deed };
        assert_eq!(verdict(&without, &well()), Err((BulkReason::NoContract, None)));
    }

    /// Somebody as they were chosen to be moved or given away.
    fn housed() -> Case {
        Case { seen: None, ..well() }
    }

    #[test]
    fn whoever_has_moved_meanwhile_is_not_moved() {
        let to = |place, hotel: &str| deed(BulkAct::Move { place, hotel: hotel.into() });
        let (home, hill) = (to(PlaceKind::Home, ""), to(PlaceKind::Hotel, "山手ホテル"));
        let later = Some(well().checked_at);
        let elsewhere = Case { place: PlaceKind::Home, hotel: String::new(), moved_at: later, ..housed() };
        assert_eq!((verdict(&home, &housed()), verdict(&hill, &housed())), (Ok(()), Ok(())));
        let urgent = OpenAlert { tier: Tier::Urgent, claimed_by: Some(staff(2)) };
        let ill = Case { alerts: vec![urgent], asked: true, ..housed() };
        assert_eq!(verdict(&hill, &ill), Ok(()), "a bed is needed whatever else is going on");
        for (deed, case, reason) in [
            (&home, Case { followed: false, ..housed() }, BulkReason::Gone),
            (&home, Case { in_sight: false, ..housed() }, BulkReason::Gone),
            (&home, Case { center: center(2), ..housed() }, BulkReason::NotOwned),
            (&home, elsewhere.clone(), BulkReason::Already),
            (&hill, elsewhere, BulkReason::Moved),
            (&hill, Case { moved_at: later, ..housed() }, BulkReason::Moved),
            (&to(PlaceKind::Hotel, "海辺ホテル"), housed(), BulkReason::Already),
        ] {
            assert_eq!(verdict(deed, &case), Err((reason, None)));
        }
    }

    #[test]
    fn only_the_responsible_centre_asks_another_and_only_once() {
        let deed = deed(BulkAct::Transfer { center: center(2), keep_shared: false });
        assert_eq!(verdict(&deed, &housed()), Ok(()));
        for (case, reason) in [
            (Case { followed: false, ..housed() }, BulkReason::Gone),
            (Case { in_sight: false, center: center(2), ..housed() }, BulkReason::Gone),
            (Case { center: center(2), ..housed() }, BulkReason::Already),
            (Case { center: center(3), ..housed() }, BulkReason::NotOwned),
            (Case { asked: true, ..housed() }, BulkReason::TransferOpen),
            (Case { moved_at: Some(well().checked_at), ..housed() }, BulkReason::Moved),
        ] {
            assert_eq!(verdict(&deed, &case), Err((reason, None)));
        }
    }

    #[test]
    fn a_hotel_has_a_name_and_home_has_none() {
        let to = |place, hotel: &str| settled(BulkAct::Move { place, hotel: hotel.into() });
        let hill = BulkAct::Move { place: PlaceKind::Hotel, hotel: "山手 ホテル".into() };
        assert_eq!(to(PlaceKind::Hotel, " 山手　ホテル "), Ok(hill));
        assert_eq!(
            to(PlaceKind::Home, "x"),
            Ok(BulkAct::Move { place: PlaceKind::Home, hotel: String::new() })
        );
        for (place, hotel, field, code) in [
            (PlaceKind::Hotel, " ", "hotel", "hotel-needed"),
            (PlaceKind::Hotel, &*"あ".repeat(81), "hotel", "too-long"),
            (PlaceKind::Hotel, "あ\u{7}", "hotel", "name-form"),
            (PlaceKind::Hospital, "", "place", "choice-unknown"),
        ] {
            assert_eq!(to(place, hotel), Err(FieldError::new(field, code)));
        }
    }
}
