//! Who may do what: one table of role × action × scope. What a caller can't see is hidden (404); what they see but
//! may not do is forbidden (403).

use crate::patient::ReportingMode;
use crate::text_enum;
use crate::{AssociationId, HealthCenterId};

text_enum!(
    /// Roles of staff.
    Role {
        /// Nurse of a health centre.
        Nurse = "nurse",
        /// Manager of a health centre.
        Manager = "manager",
        /// Clinician of a contracted association.
        Clinician = "clinician",
        /// Staff of a hotel where patients stay.
        Hotel = "hotel",
        /// Prefecture staff: aggregates, and a person only with a reason.
        Prefecture = "prefecture",
        /// Reads the audit trail and nothing else.
        Auditor = "auditor",
    }
);

text_enum!(
    /// What staff can do.
    Action {
        /// See a patient's page and reports.
        PatientView = "patient-view",
        /// Register a patient, or import many.
        PatientRegister = "patient-register",
        /// Take the patients of the centre, or their reports, out as a file; from allowed networks only.
        PatientExport = "patient-export",
        /// Change a patient's data, mode, place or status.
        PatientEdit = "patient-edit",
        /// Set the first day free of isolation by hand, or the patient's own oxygen target.
        CourseDecide = "course-decide",
        /// Enter a report for a patient.
        ReportEnter = "report-enter",
        /// See the queue and its live feed.
        QueueView = "queue-view",
        /// Claim, note and close alerts.
        AlertWork = "alert-work",
        /// Write a doctor's finding.
        FindingWrite = "finding-write",
        /// Issue or stop processing numbers.
        NumberIssue = "number-issue",
        /// Send the invitation again.
        InvitationSend = "invitation-send",
        /// Write to the patient.
        LetterWrite = "letter-write",
        /// See the messages that did not arrive; send them anew or drop them.
        MessageWork = "message-work",
        /// Read the words of a message.
        MessageRead = "message-read",
        /// Read the audit trail.
        AuditView = "audit-view",
        /// See who is on call; take over a shift and give the own telephone number: what lays a duty on nobody else.
        OnCallView = "on-call-view",
        /// Plan who is on call, and give the telephone numbers of colleagues.
        OnCallPlan = "on-call-plan",
        /// Manage accounts of staff: invite, reset, close, change roles.
        StaffManage = "staff-manage",
        /// Keep the contracts with associations.
        ContractManage = "contract-manage",
        /// Assign a patient to an association, or take them back.
        PatientAssign = "patient-assign",
        /// See the reports of a day's follow-up (実施報告).
        FollowUpView = "follow-up-view",
        /// Report the day's follow-up as done.
        FollowUpSign = "follow-up-sign",
        /// Mark such a report as received.
        FollowUpReceive = "follow-up-receive",
        /// See who stays in the own building, and who needs help there.
        BuildingView = "building-view",
        /// Write a note on somebody who stays there.
        BuildingNote = "building-note",
        /// Find a person of any centre and open them with a reason, to be read only for half an hour.
        PersonOpen = "person-open",
        /// Ask another centre to take a patient over, and take that back.
        TransferAsk = "transfer-ask",
        /// See a patient whom the own centre is asked to take over, accept or refuse.
        TransferAnswer = "transfer-answer",
        /// Share a patient with other centres, and end it.
        PatientShare = "patient-share",
        /// Read the rules of triage, see what a change would do, and switch it on for the centre.
        RulesManage = "rules-manage",
        /// Change the centre's own data and its words to patients.
        CenterManage = "center-manage",
        /// Act on many patients at once: close as no problem, assign; take it back.
        BulkWork = "bulk-work",
        /// See the numbers for the day, and take them out as a file: sums, no person.
        FiguresView = "figures-view",
    }
);

/// How far an action reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Not at all.
    Nothing,
    /// Patients whom the own centre owns or shares.
    Center,
    /// Patients for whom the own centre is responsible; not those who are shared with it.
    Responsible,
    /// Patients whom the own centre is asked to take over, until it has answered.
    Asked,
    /// Patients assigned to the own association under a contract in force.
    Assigned,
    /// Of those, only the ones who don't report themselves (seed 002).
    AssignedByPhone,
    /// Patients who stay in the own building now.
    Building,
    /// One patient, opened with a reason that is kept, for half an hour.
    WithReason,
    /// Everything of that kind.
    All,
}

/// The table. Sources: seed 002 (associations), seed 004 (roles), DOMAIN section 2.
pub const fn scope(role: Role, action: Action) -> Scope {
    use Action as A;
    use Role as R;
    match (role, action) {
        (
            R::Nurse | R::Manager,
            A::AuditView | A::FollowUpSign | A::BuildingView | A::BuildingNote | A::PersonOpen,
        )
        | (
            R::Nurse,
            A::PatientExport
            | A::MessageRead
            | A::OnCallPlan
            | A::StaffManage
            | A::ContractManage
            | A::RulesManage
            | A::CenterManage,
        ) => Scope::Nothing,
        (R::Nurse | R::Manager, A::TransferAsk | A::PatientShare) => Scope::Responsible,
        (R::Nurse | R::Manager, A::TransferAnswer) => Scope::Asked,
        (R::Nurse | R::Manager, _) => Scope::Center,
        (
            R::Clinician,
            A::PatientView
            | A::QueueView
            | A::AlertWork
            | A::FindingWrite
            | A::FollowUpView
            | A::FollowUpSign,
        ) => Scope::Assigned,
        (R::Clinician, A::ReportEnter) => Scope::AssignedByPhone,
        (R::Hotel, A::BuildingView | A::BuildingNote) => Scope::Building,
        (R::Prefecture, A::PatientView) => Scope::WithReason,
        (R::Auditor, A::AuditView) | (R::Prefecture, A::PersonOpen | A::FiguresView) => Scope::All,
        (R::Clinician | R::Hotel | R::Prefecture | R::Auditor, _) => Scope::Nothing,
    }
}

/// Who asks: a member of staff and where they belong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asker {
    /// Their role.
    pub role: Role,
    /// Their centre, for nurses and managers.
    pub center: Option<HealthCenterId>,
    /// Their association, for clinicians.
    pub association: Option<AssociationId>,
}

/// Where a patient belongs, as far as permission goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Belongs {
    /// The responsible centre.
    pub responsible: HealthCenterId,
    /// The responsible centre and those that share the patient.
    pub centers: Vec<HealthCenterId>,
    /// The centre that is asked to take the patient over, until it has answered.
    pub asked: Option<HealthCenterId>,
    /// The association the patient is assigned to, when its contract is in force.
    pub association: Option<AssociationId>,
    /// Who reports.
    pub mode: ReportingMode,
    /// The patient stays in the asker's building now.
    pub housed: bool,
    /// The asker has opened the patient with a reason, and the time isn't over.
    pub opened: bool,
}

/// The answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Go on.
    Allowed,
    /// In sight, not permitted: 403.
    Forbidden,
    /// Not in sight: 404.
    Hidden,
}

/// May `asker` do `action` to this patient? Whoever may answer for a centre that is asked to take the patient over sees
/// them until the answer, and does nothing else.
pub fn on_patient(asker: Asker, action: Action, belongs: &Belongs) -> Verdict {
    let may_answer = covers(scope(asker.role, Action::TransferAnswer), asker, belongs);
    if covers(scope(asker.role, action), asker, belongs) || (may_answer && action == Action::PatientView) {
        Verdict::Allowed
    } else if may_answer
        || [Action::PatientView, Action::BuildingView]
            .iter()
            .any(|sight| covers(scope(asker.role, *sight), asker, belongs))
    {
        Verdict::Forbidden
    } else {
        Verdict::Hidden
    }
}

/// May `asker` do `action` where no single patient is concerned (a list, a registration)?
pub fn in_general(asker: Asker, action: Action) -> Verdict {
    match scope(asker.role, action) {
        // What is opened with a reason is one patient, never a list.
        Scope::Nothing | Scope::WithReason => Verdict::Forbidden,
        _ => Verdict::Allowed,
    }
}

/// May `asker` do `action` to a transfer between these two centres? Both have it in sight; only the one that asked takes
/// it back, only the one that is asked answers.
pub fn on_transfer(asker: Asker, action: Action, from: HealthCenterId, to: HealthCenterId) -> Verdict {
    let is = |center| asker.center == Some(center);
    if !is(from) && !is(to) {
        return Verdict::Hidden;
    }
    let allowed = match scope(asker.role, action) {
        Scope::Responsible => is(from),
        Scope::Asked => is(to),
        _ => false,
    };
    if allowed { Verdict::Allowed } else { Verdict::Forbidden }
}

/// May `asker` manage this account? Managers manage the nurses and managers of their own centre, and the clinicians of
/// each association while its contract with that centre is in force (`contracted`): whoever works for several centres
/// can be managed by each of them. Staff of a hotel are managed by the centre whose patients stay there (`contracted`
/// too). Accounts of the prefecture and of auditors are the operator's alone.
pub fn on_account(asker: Asker, account: Asker, contracted: bool) -> Verdict {
    if scope(asker.role, Action::StaffManage) == Scope::Nothing {
        return Verdict::Forbidden;
    }
    let in_sight = match account.role {
        Role::Nurse | Role::Manager => asker.center.is_some() && asker.center == account.center,
        Role::Clinician | Role::Hotel => contracted,
        Role::Prefecture | Role::Auditor => false,
    };
    if in_sight { Verdict::Allowed } else { Verdict::Hidden }
}

fn covers(scope: Scope, asker: Asker, belongs: &Belongs) -> bool {
    let assigned = asker.association.is_some() && asker.association == belongs.association;
    match scope {
        Scope::Nothing => false,
        Scope::Center => asker.center.is_some_and(|center| belongs.centers.contains(&center)),
        Scope::Responsible => asker.center == Some(belongs.responsible),
        Scope::Asked => asker.center.is_some() && asker.center == belongs.asked,
        Scope::Assigned => assigned,
        Scope::AssignedByPhone => assigned && belongs.mode == ReportingMode::Phone,
        Scope::Building => belongs.housed,
        Scope::WithReason => belongs.opened,
        Scope::All => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn center(n: u128) -> HealthCenterId {
        HealthCenterId(uuid::Uuid::from_u128(n))
    }

    fn belongs(mode: ReportingMode) -> Belongs {
        Belongs {
            responsible: center(1),
            centers: vec![center(1)],
            asked: None,
            association: Some(AssociationId(uuid::Uuid::from_u128(9))),
            mode,
            housed: false,
            opened: false,
        }
    }

    #[test]
    fn another_centre_s_nurse_sees_nothing() {
        let asker = Asker { role: Role::Nurse, center: Some(center(2)), association: None };
        for action in Action::ALL {
            assert_eq!(on_patient(asker, *action, &belongs(ReportingMode::Own)), Verdict::Hidden, "{action}");
        }
    }

    #[test]
    fn a_centre_that_is_asked_looks_and_answers_and_nothing_else() {
        let asker = Asker { role: Role::Nurse, center: Some(center(2)), association: None };
        let to_answer = Belongs { asked: Some(center(2)), ..belongs(ReportingMode::Own) };
        for action in Action::ALL {
            let expected = match action {
                Action::PatientView | Action::TransferAnswer => Verdict::Allowed,
                _ => Verdict::Forbidden,
            };
            assert_eq!(on_patient(asker, *action, &to_answer), expected, "{action}");
        }
    }

    #[test]
    fn a_centre_that_shares_works_but_does_not_give_away() {
        let asker = Asker { role: Role::Nurse, center: Some(center(2)), association: None };
        let shared = Belongs { centers: vec![center(1), center(2)], ..belongs(ReportingMode::Own) };
        let verdict = |action| on_patient(asker, action, &shared);
        assert_eq!(verdict(Action::PatientEdit), Verdict::Allowed);
        assert_eq!(verdict(Action::AlertWork), Verdict::Allowed);
        assert_eq!(verdict(Action::TransferAsk), Verdict::Forbidden);
        assert_eq!(verdict(Action::PatientShare), Verdict::Forbidden);
    }

    #[test]
    fn of_a_transfer_one_side_takes_back_and_the_other_answers() {
        let of = |role, n| Asker { role, center: Some(center(n)), association: None };
        let verdict = |asker, action| on_transfer(asker, action, center(1), center(2));
        for role in [Role::Nurse, Role::Manager] {
            assert_eq!(verdict(of(role, 1), Action::TransferAsk), Verdict::Allowed);
            assert_eq!(verdict(of(role, 1), Action::TransferAnswer), Verdict::Forbidden);
            assert_eq!(verdict(of(role, 2), Action::TransferAnswer), Verdict::Allowed);
            assert_eq!(verdict(of(role, 2), Action::TransferAsk), Verdict::Forbidden);
            assert_eq!(verdict(of(role, 3), Action::TransferAnswer), Verdict::Hidden);
        }
    }

    #[test]
    fn an_association_enters_reports_only_for_patients_asked_by_phone() {
        let asker = Asker {
            role: Role::Clinician,
            center: None,
            association: Some(AssociationId(uuid::Uuid::from_u128(9))),
        };
        let verdict = |action, mode| on_patient(asker, action, &belongs(mode));
        assert_eq!(verdict(Action::PatientView, ReportingMode::Own), Verdict::Allowed);
        assert_eq!(verdict(Action::ReportEnter, ReportingMode::Own), Verdict::Forbidden);
        assert_eq!(verdict(Action::ReportEnter, ReportingMode::Phone), Verdict::Allowed);
        assert_eq!(verdict(Action::PatientEdit, ReportingMode::Phone), Verdict::Forbidden);
        assert_eq!(verdict(Action::FindingWrite, ReportingMode::Own), Verdict::Allowed);
    }

    #[test]
    fn a_manager_manages_the_own_house_and_who_is_contracted() {
        let of = |role, n: u128| match role {
            Role::Nurse | Role::Manager => Asker { role, center: Some(center(n)), association: None },
            Role::Clinician => {
                Asker { role, center: None, association: Some(AssociationId(uuid::Uuid::from_u128(n))) }
            }
            Role::Hotel | Role::Prefecture | Role::Auditor => Asker { role, center: None, association: None },
        };
        let manager = of(Role::Manager, 1);
        for role in [Role::Nurse, Role::Manager] {
            assert_eq!(on_account(manager, of(role, 1), false), Verdict::Allowed);
            assert_eq!(on_account(manager, of(role, 2), true), Verdict::Hidden);
        }
        assert_eq!(on_account(manager, of(Role::Clinician, 9), true), Verdict::Allowed);
        assert_eq!(on_account(manager, of(Role::Clinician, 9), false), Verdict::Hidden);
        for role in [Role::Prefecture, Role::Auditor] {
            assert_eq!(on_account(manager, of(role, 0), true), Verdict::Hidden);
        }
        for role in [Role::Nurse, Role::Clinician, Role::Prefecture, Role::Auditor] {
            assert_eq!(on_account(of(role, 1), of(Role::Nurse, 1), true), Verdict::Forbidden);
        }
    }

    #[test]
    fn the_auditor_sees_only_the_trail_and_the_prefecture_nobody_without_a_reason() {
        for role in [Role::Prefecture, Role::Auditor] {
            let asker = Asker { role, center: None, association: None };
            for action in Action::ALL {
                let of_everybody = matches!(
                    (role, *action),
                    (Role::Auditor, Action::AuditView)
                        | (Role::Prefecture, Action::PersonOpen | Action::FiguresView)
                );
                let expected = if of_everybody { Verdict::Allowed } else { Verdict::Hidden };
                assert_eq!(
                    on_patient(asker, *action, &belongs(ReportingMode::Own)),
                    expected,
                    "{role} {action}"
                );
            }
        }
    }

    #[test]
    fn a_reason_opens_a_person_to_be_read_and_never_a_list() {
        let asker = Asker { role: Role::Prefecture, center: None, association: None };
        let opened = Belongs { opened: true, ..belongs(ReportingMode::Phone) };
        for action in Action::ALL {
            let expected = match action {
                Action::PatientView | Action::PersonOpen | Action::FiguresView => Verdict::Allowed,
                _ => Verdict::Forbidden,
            };
            assert_eq!(on_patient(asker, *action, &opened), expected, "{action}");
        }
        assert_eq!(in_general(asker, Action::PatientView), Verdict::Forbidden);
    }

    #[test]
    fn a_hotel_sees_who_stays_there_and_no_more_of_them() {
        let asker = Asker { role: Role::Hotel, center: None, association: None };
        let housed = Belongs { housed: true, ..belongs(ReportingMode::Phone) };
        for action in Action::ALL {
            let expected = match action {
                Action::BuildingView | Action::BuildingNote => Verdict::Allowed,
                _ => Verdict::Forbidden,
            };
            assert_eq!(on_patient(asker, *action, &housed), expected, "{action}");
            assert_eq!(
                on_patient(asker, *action, &belongs(ReportingMode::Phone)),
                Verdict::Hidden,
                "{action}"
            );
        }
    }
}
