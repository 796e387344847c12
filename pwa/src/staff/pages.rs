//! The addresses of the staff app. One enum, one parser; a path we don't know is `Page::Missing`, never a guess.

use mimamori_domain::access::Action;
use mimamori_domain::{AssociationId, BulkId, Date, HealthCenterId, PatientId};

/// A screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Page {
    /// 対応リスト
    Queue,
    /// Password and code.
    Login,
    /// Search and list.
    Patients,
    /// Registration.
    New,
    /// One patient.
    Patient(PatientId),
    /// Their data.
    Edit(PatientId),
    /// A report on their behalf.
    Report(PatientId),
    /// An act on many patients.
    Bulk(BulkId),
    /// A file of patients.
    Import,
    /// Patients or reports taken out as a file.
    Export,
    /// How messaging does, and what did not arrive.
    Messages,
    /// Who is on call.
    OnCall,
    /// The trail.
    Audit,
    /// Accounts of the house.
    Accounts,
    /// Contracts with associations.
    Contracts,
    /// Reports of a day's follow-up.
    FollowUp,
    /// One of them.
    FollowUpDay(AssociationId, HealthCenterId, Date),
    /// Numbers for a day, of a centre; of today, and of all that one may see, when none is named.
    Figures(Option<Date>, Option<HealthCenterId>),
    /// Registration of a close contact of this patient.
    NewContact(PatientId),
    /// Who stays in one's building.
    Building,
    /// Search for one person, with a reason.
    Persons,
    /// That person, to be read.
    Person(PatientId),
    /// Patients on the way to another centre, or from one.
    Transfers,
    /// The own centre's data.
    Center,
    /// How closely the own centre watches.
    Policy,
    /// Rules of triage.
    Rules,
    /// The link of an invitation; its token stays in the address alone.
    Join,
    /// No such address.
    Missing,
}

impl Page {
    /// From the path of the address; what stands after `#` is the screen's own.
    pub fn parse(path: &str) -> Self {
        let path = path.split('#').next().unwrap_or_default();
        let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
        let patient = |id: &str, page: fn(PatientId) -> Self| id.parse().map_or(Self::Missing, page);
        match parts.as_slice() {
            ["staff"] => Self::Queue,
            ["staff", "login"] => Self::Login,
            ["staff", "patients"] => Self::Patients,
            ["staff", "patients", "new"] => Self::New,
            ["staff", "patients", id] => patient(id, Self::Patient),
            ["staff", "patients", id, "edit"] => patient(id, Self::Edit),
            ["staff", "patients", id, "report"] => patient(id, Self::Report),
            ["staff", "patients", id, "contacts", "new"] => patient(id, Self::NewContact),
            ["staff", "building"] => Self::Building,
            ["staff", "persons"] => Self::Persons,
            ["staff", "persons", id] => patient(id, Self::Person),
            ["staff", "bulk", id] => id.parse().map_or(Self::Missing, Self::Bulk),
            ["staff", "import"] => Self::Import,
            ["staff", "export"] => Self::Export,
            ["staff", "messages"] => Self::Messages,
            ["staff", "on-call"] => Self::OnCall,
            ["staff", "audit"] => Self::Audit,
            ["staff", "accounts"] => Self::Accounts,
            ["staff", "contracts"] => Self::Contracts,
            ["staff", "follow-up-reports"] => Self::FollowUp,
            ["staff", "follow-up-reports", association, center, day] => {
                match (association.parse(), center.parse(), day.parse()) {
                    (Ok(association), Ok(center), Ok(day)) => Self::FollowUpDay(association, center, day),
                    _ => Self::Missing,
                }
            }
            ["staff", "figures"] => Self::Figures(None, None),
            ["staff", "figures", "today", center] => {
                center.parse().map_or(Self::Missing, |center| Self::Figures(None, Some(center)))
            }
            ["staff", "figures", day] => {
                day.parse().map_or(Self::Missing, |day| Self::Figures(Some(day), None))
            }
            ["staff", "figures", day, center] => match (day.parse(), center.parse()) {
                (Ok(day), Ok(center)) => Self::Figures(Some(day), Some(center)),
                _ => Self::Missing,
            },
            ["staff", "transfers"] => Self::Transfers,
            ["staff", "center"] => Self::Center,
            ["staff", "policy"] => Self::Policy,
            ["staff", "rules"] => Self::Rules,
            ["staff", "join", _] => Self::Join,
            _ => Self::Missing,
        }
    }

    /// The path for links.
    pub fn path(self) -> String {
        match self {
            Self::Queue | Self::Missing | Self::Join => "/staff".into(),
            Self::Login => "/staff/login".into(),
            Self::Patients => "/staff/patients".into(),
            Self::New => "/staff/patients/new".into(),
            Self::Patient(id) => format!("/staff/patients/{id}"),
            Self::Edit(id) => format!("/staff/patients/{id}/edit"),
            Self::Report(id) => format!("/staff/patients/{id}/report"),
            Self::NewContact(id) => format!("/staff/patients/{id}/contacts/new"),
            Self::Building => "/staff/building".into(),
            Self::Persons => "/staff/persons".into(),
            Self::Person(id) => format!("/staff/persons/{id}"),
            Self::Bulk(id) => format!("/staff/bulk/{id}"),
            Self::Import => "/staff/import".into(),
            Self::Export => "/staff/export".into(),
            Self::Messages => "/staff/messages".into(),
            Self::OnCall => "/staff/on-call".into(),
            Self::Audit => "/staff/audit".into(),
            Self::Accounts => "/staff/accounts".into(),
            Self::Contracts => "/staff/contracts".into(),
            Self::FollowUp => "/staff/follow-up-reports".into(),
            Self::FollowUpDay(association, center, day) => {
                format!("/staff/follow-up-reports/{association}/{center}/{day}")
            }
            Self::Figures(None, None) => "/staff/figures".into(),
            Self::Figures(None, Some(center)) => format!("/staff/figures/today/{center}"),
            Self::Figures(Some(day), None) => format!("/staff/figures/{day}"),
            Self::Figures(Some(day), Some(center)) => format!("/staff/figures/{day}/{center}"),
            Self::Transfers => "/staff/transfers".into(),
            Self::Center => "/staff/center".into(),
            Self::Policy => "/staff/policy".into(),
            Self::Rules => "/staff/rules".into(),
        }
    }

    /// Whom it is about.
    pub const fn patient(self) -> Option<PatientId> {
        match self {
            Self::Patient(id) | Self::Edit(id) | Self::Report(id) => Some(id),
            _ => None,
        }
    }

    /// What somebody must be able to do somewhere to have this screen at all.
    pub const fn needs(self) -> Option<Action> {
        match self {
            Self::Queue | Self::Messages => Some(Action::QueueView),
            Self::OnCall => Some(Action::OnCallView),
            Self::Patients | Self::Patient(_) => Some(Action::PatientView),
            Self::New | Self::NewContact(_) | Self::Import => Some(Action::PatientRegister),
            Self::Export => Some(Action::PatientExport),
            Self::Edit(_) => Some(Action::PatientEdit),
            Self::Report(_) => Some(Action::ReportEnter),
            Self::Bulk(_) => Some(Action::BulkWork),
            Self::Audit => Some(Action::AuditView),
            Self::Accounts => Some(Action::StaffManage),
            Self::Contracts => Some(Action::ContractManage),
            Self::Building => Some(Action::BuildingView),
            Self::Persons | Self::Person(_) => Some(Action::PersonOpen),
            Self::FollowUp | Self::FollowUpDay(..) => Some(Action::FollowUpView),
            Self::Figures(..) => Some(Action::FiguresView),
            Self::Transfers => Some(Action::TransferAsk),
            Self::Center | Self::Policy => Some(Action::CenterManage),
            Self::Rules => Some(Action::RulesManage),
            Self::Login | Self::Join | Self::Missing => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_finds_its_way_back() {
        let id: PatientId = "0189aa00-0000-7000-8000-000000000001".parse().unwrap();
        let pages = [
            Page::Queue,
            Page::Login,
            Page::Patients,
            Page::New,
            Page::Patient(id),
            Page::Edit(id),
            Page::Report(id),
            Page::Bulk("0189aa00-0000-7000-8000-000000000002".parse().unwrap()),
            Page::Import,
            Page::Export,
            Page::Messages,
            Page::OnCall,
            Page::Audit,
            Page::Accounts,
            Page::Contracts,
            Page::NewContact(id),
            Page::Building,
            Page::Persons,
            Page::Person(id),
            Page::FollowUp,
            Page::FollowUpDay(AssociationId(id.0), HealthCenterId(id.0), Date::new(2022, 1, 14).unwrap()),
            Page::Figures(None, None),
            Page::Figures(None, Some(HealthCenterId(id.0))),
            Page::Figures(Date::new(2022, 1, 14), None),
            Page::Figures(Date::new(2022, 1, 14), Some(HealthCenterId(id.0))),
            Page::Transfers,
            Page::Center,
            Page::Policy,
            Page::Rules,
        ];
        for page in pages {
            assert_eq!(Page::parse(&page.path()), page);
        }
        assert_eq!(Page::parse("/staff/patients#list=urgent"), Page::Patients);
        for strange in ["/", "/staff/nowhere", "/staff/patients/42", "/staff/patients/new/edit/x"] {
            assert_eq!(Page::parse(strange), Page::Missing, "{strange}");
        }
    }
}
