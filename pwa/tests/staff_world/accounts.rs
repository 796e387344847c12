//! Accounts of the house.

use super::*;

/// The reader's own account, and a colleague's that stands so.
pub fn accounts(state: AccountState) -> AccountList {
    let account = |n: u64, login: &str, state: AccountState| AccountView {
        id: id(n),
        login: login.into(),
        name: format!("看護{n}"),
        email: (n != 1).then(|| format!("{login}@example.jp")),
        role: Role::Nurse,
        organisation: "北保健所".into(),
        state,
        seen_at: (state == AccountState::Active).then(now),
        invited_until: (state == AccountState::Invited).then(|| now().plus(Duration::hours(72))),
        mail: None,
    };
    AccountList {
        now: now(),
        items: vec![account(1, "boss", AccountState::Active), account(8, "hanako", state)],
        next: None,
        associations: vec![],
    }
}
