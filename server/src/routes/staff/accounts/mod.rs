//! Accounts of staff, for managers: seeing them, inviting, sending links, resetting, closing, other roles. Whom a
//! manager manages is [`on_account`]; what somebody else's manager asks for is not there.

pub mod close;
pub mod invite;
pub mod link;
pub mod list;
pub mod role;
pub mod totp;

use mimamori_domain::access::{Action, Verdict, on_account};
use mimamori_domain::account::may_be_shut_out;
use mimamori_domain::{HealthCenterId, StaffId};
use mimamori_store::Tx;
use mimamori_store::staff::Staff;

use crate::auth::StaffUser;
use crate::problem::{Answer, Problem};

/// The centre whose accounts this member of staff manages.
fn center_of(user: &StaffUser) -> Answer<HealthCenterId> {
    user.may_somewhere(Action::StaffManage)?;
    user.asker.center.ok_or_else(Problem::forbidden)
}

/// An account that this member of staff manages, held until the end of the transaction.
async fn of(tx: &mut Tx, user: &StaffUser, id: StaffId) -> Answer<Staff> {
    let center = center_of(user)?;
    let account = tx.staff_for_update(id).await?.ok_or_else(Problem::not_found)?;
    let contracted = match account.asker.association {
        Some(id) => tx.contracted(center).await?.iter().any(|association| association.id == id),
        None => tx.hotel_of_staff(id).await?.is_some_and(|hotel| hotel.center_id == center),
    };
    match on_account(user.asker, account.asker, contracted) {
        Verdict::Allowed => Ok(account),
        Verdict::Forbidden => Err(Problem::forbidden()),
        Verdict::Hidden => Err(Problem::not_found()),
    }
}

/// The same where rights are to be taken away: not one's own, and not those of the last manager.
async fn of_one_to_shut_out(tx: &mut Tx, user: &StaffUser, id: StaffId) -> Answer<Staff> {
    let managers = tx.managers(center_of(user)?).await?;
    let account = of(tx, user, id).await?;
    let others = managers.iter().filter(|manager| **manager != id).count();
    may_be_shut_out(user.id, id, account.asker.role, others).map_err(Problem::conflict)?;
    Ok(account)
}
