//! Rules of staff accounts: user IDs, passwords, how long an invitation lives, who may not be shut out. Who may manage
//! whom is [`crate::access`].

use crate::access::{Asker, Role};
use crate::api::{AccountState, InviteStaff};
use crate::time::Duration;
use crate::values::{Email, FieldError, tidy};
use crate::{AssociationId, HealthCenterId, StaffId};

/// How long the link of an invitation lives, from its hand-over to the mail server; the text of the mail says so.
pub const INVITATION_LIFE: Duration = Duration::hours(72);

/// Shortest and longest user ID, in characters.
const LOGIN_LENGTH: std::ops::RangeInclusive<usize> = 3..=64;

/// Shortest password, in characters.
pub const PASSWORD_MIN: usize = 12;
/// Longest password, in bytes.
pub const PASSWORD_MAX: usize = 256;

/// Longest name, in characters.
const NAME_MAX: usize = 80;

/// A user ID as it is stored and compared.
pub fn login_form(typed: &str) -> String {
    tidy(typed).to_lowercase()
}

/// A user ID for a new account.
///
/// # Errors
/// `login-form` when it can't be typed everywhere, is too short or too long.
pub fn parse_login(typed: &str) -> Result<String, &'static str> {
    let login = login_form(typed);
    let fits = |c: char| c.is_ascii_alphanumeric() || "._@-".contains(c);
    if LOGIN_LENGTH.contains(&login.len()) && login.chars().all(fits) { Ok(login) } else { Err("login-form") }
}

/// Is it good enough for the account with this user ID? Length counts, not the kinds of characters (NIST SP 800-63B,
/// 5.1.1.2).
///
/// # Errors
/// `password-short`, `password-long`, or `password-login` when the user ID stands inside it.
pub fn check_password(password: &str, login: &str) -> Result<(), &'static str> {
    if password.chars().count() < PASSWORD_MIN {
        Err("password-short")
    } else if password.len() > PASSWORD_MAX {
        Err("password-long")
    } else if password.to_lowercase().contains(&login_form(login)) {
        Err("password-login")
    } else {
        Ok(())
    }
}

/// Where an account stands.
pub const fn state(disabled: bool, has_password: bool, enrolled: bool) -> AccountState {
    match (disabled, has_password, enrolled) {
        (true, ..) => AccountState::Disabled,
        (_, false, _) => AccountState::Invited,
        (_, _, false) => AccountState::Enrolling,
        _ => AccountState::Active,
    }
}

/// Do a role and an organisation go together? Nurses and managers belong to a centre, clinicians to an association,
/// the others to neither; staff of a hotel belong to a building, which stands beside.
pub const fn fits_together(asker: Asker) -> bool {
    match asker.role {
        Role::Nurse | Role::Manager => asker.center.is_some() && asker.association.is_none(),
        Role::Clinician => asker.center.is_none() && asker.association.is_some(),
        Role::Hotel | Role::Prefecture | Role::Auditor => {
            asker.center.is_none() && asker.association.is_none()
        }
    }
}

/// A colleague to be invited, parsed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitee {
    /// Name.
    pub name: String,
    /// User ID.
    pub login: String,
    /// Where the link goes.
    pub email: Email,
    /// Role, and where they will belong.
    pub asker: Asker,
    /// Of staff of a hotel: the building, as it stands in the patients' data.
    pub hotel: Option<String>,
}

impl Invitee {
    /// From the form of a manager of `center`, who may let clinicians of `contracted` in.
    ///
    /// # Errors
    /// Every refused field: `required`, `too-long`, `login-form`, `email-form`, `choice-unknown`.
    pub fn parse(
        form: &InviteStaff,
        center: HealthCenterId,
        contracted: &[AssociationId],
    ) -> Result<Self, Vec<FieldError>> {
        let mut refused = vec![];
        let name = tidy(&form.name);
        match name.chars().count() {
            0 => refused.push(FieldError::new("name", "required")),
            n if n > NAME_MAX => refused.push(FieldError::new("name", "too-long")),
            _ => {}
        }
        let parsed = |field: &str, text: &str, code: &str| {
            FieldError::new(field, if tidy(text).is_empty() { "required" } else { code })
        };
        let login = parse_login(&form.login).map_err(|code| parsed("login", &form.login, code));
        let email = Email::parse(&form.email).map_err(|code| parsed("email", &form.email, code));
        let role = form.role;
        let asker = match (role, form.association) {
            (Role::Nurse | Role::Manager, _) => Ok(Asker { role, center: Some(center), association: None }),
            (Role::Clinician, Some(id)) if contracted.contains(&id) => {
                Ok(Asker { role, center: None, association: Some(id) })
            }
            (Role::Clinician, Some(_)) => Err(FieldError::new("association", "choice-unknown")),
            (Role::Clinician, None) => Err(FieldError::new("association", "required")),
            (Role::Hotel, _) => Ok(Asker { role, center: None, association: None }),
            (Role::Prefecture | Role::Auditor, _) => Err(FieldError::new("role", "choice-unknown")),
        };
        let hotel = (role == Role::Hotel).then(|| tidy(&form.hotel));
        match hotel.as_ref().map(|name| name.chars().count()) {
            Some(0) => refused.push(FieldError::new("hotel", "required")),
            Some(n) if n > NAME_MAX => refused.push(FieldError::new("hotel", "too-long")),
            _ => {}
        }
        match (login, email, asker) {
            (Ok(login), Ok(email), Ok(asker)) if refused.is_empty() => {
                Ok(Self { name, login, email, asker, hotel })
            }
            (login, email, asker) => {
                refused.extend([login.err(), email.err(), asker.err()].into_iter().flatten());
                Err(refused)
            }
        }
    }
}

/// May `by` take the rights of the manager `of` away, by closing the account or by another role? `others`: managers of
/// the same centre beside `of` who can log in.
///
/// # Errors
/// `own-account`: nobody shuts themself out. `last-manager`: a centre without a manager could not let anybody in.
pub fn may_be_shut_out(by: StaffId, of: StaffId, role: Role, others: usize) -> Result<(), &'static str> {
    if by == of {
        Err("own-account")
    } else if role == Role::Manager && others == 0 {
        Err("last-manager")
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_user_id_can_be_typed_everywhere() {
        assert_eq!(parse_login(" Ｈanako.Kita@1 "), Ok("hanako.kita@1".into()));
        for typed in ["", "ab", "花子さん", "a b c", "x".repeat(65).as_str()] {
            assert_eq!(parse_login(typed), Err("login-form"), "{typed}");
        }
    }

    #[test]
    fn a_password_is_long_and_not_the_user_id() {
        assert_eq!(check_password("十二文字あればよいですよね", "hanako"), Ok(()));
        assert_eq!(check_password("elevenchars", "hanako"), Err("password-short"));
        assert_eq!(check_password(&"x".repeat(257), "hanako"), Err("password-long"));
        assert_eq!(check_password("my name is HANAKO", "hanako"), Err("password-login"));
    }

    #[test]
    fn nobody_is_shut_out_who_is_needed() {
        let staff = |n| StaffId(uuid::Uuid::from_u128(n));
        assert_eq!(may_be_shut_out(staff(1), staff(1), Role::Manager, 5), Err("own-account"));
        assert_eq!(may_be_shut_out(staff(1), staff(2), Role::Manager, 0), Err("last-manager"));
        assert_eq!(may_be_shut_out(staff(1), staff(2), Role::Manager, 1), Ok(()));
        assert_eq!(may_be_shut_out(staff(1), staff(2), Role::Nurse, 0), Ok(()));
    }

    #[test]
    fn a_colleague_is_invited_into_the_own_house_or_a_contracted_one() {
        let center = HealthCenterId(uuid::Uuid::from_u128(1));
        let association = AssociationId(uuid::Uuid::from_u128(9));
        let form = InviteStaff {
            name: " 看護　花子 ".into(),
            login: "Hanako".into(),
            email: "hanako@example.jp".into(),
            role: Role::Nurse,
            association: None,
            hotel: String::new(),
        };
        let parse = |form: &InviteStaff| Invitee::parse(form, center, &[association]);
        let nurse = parse(&form).unwrap();
        assert_eq!((nurse.name.as_str(), nurse.login.as_str()), ("看護 花子", "hanako"));
        assert_eq!(nurse.asker, Asker { role: Role::Nurse, center: Some(center), association: None });
        let doctor = InviteStaff { role: Role::Clinician, association: Some(association), ..form.clone() };
        assert_eq!(parse(&doctor).unwrap().asker.association, Some(association));
        let codes = |form: &InviteStaff| -> Vec<String> {
            parse(form).unwrap_err().iter().map(|e| format!("{} {}", e.field, e.code)).collect()
        };
        let stranger = AssociationId(uuid::Uuid::from_u128(8));
        assert_eq!(
            codes(&InviteStaff { association: Some(stranger), ..doctor.clone() }),
            ["association choice-unknown"]
        );
        assert_eq!(codes(&InviteStaff { association: None, ..doctor }), ["association required"]);
        assert_eq!(codes(&InviteStaff { role: Role::Auditor, ..form }), ["role choice-unknown"]);
        let empty = InviteStaff {
            name: String::new(),
            login: String::new(),
            email: "x".into(),
            role: Role::Nurse,
            association: None,
            hotel: String::new(),
        };
        assert_eq!(codes(&empty), ["name required", "login required", "email email-form"]);
    }
}
