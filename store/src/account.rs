//! Accounts of staff in the hands of managers: the list, the links by which passwords are set, who else could open the
//! door. Tokens are 128 random bits, kept only as keyed hashes and never logged; addresses are sealed. Opening, closing
//! and resetting an account itself is [`crate::staff`].

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use mimamori_domain::access::Role;
use mimamori_domain::account::{self, INVITATION_LIFE};
use mimamori_domain::api::{AccountView, AssociationName, MessageKind, MessageState};
use mimamori_domain::clock::random_bytes;
use mimamori_domain::values::Email;
use mimamori_domain::{
    AssociationId, Duration, HealthCenterId, MessageId, StaffId, StaffInvitationId, Timestamp,
};

use crate::audit::Actor;
use crate::db::{Result, Tx};
use crate::message::NewMessage;
use crate::staff::{email_place, name_place};

statements! {
    OF_CENTER = "SELECT s.id, s.login, s.role, s.name_sealed, s.email_sealed, s.password_hash, s.totp_enrolled_at,
            s.disabled_at, s.seen_at, COALESCE(c.name, a.name, t.name, '') AS organisation,
            (SELECT i.expires_at FROM staff_invitation i WHERE i.staff_id = s.id AND i.used_at IS NULL
                AND i.revoked_at IS NULL ORDER BY i.id DESC LIMIT 1) AS invited_until,
            (SELECT m.state FROM message m WHERE m.staff_id = s.id AND m.kind = 'staff-invitation'
                ORDER BY m.id DESC LIMIT 1) AS mail
        FROM staff s
        LEFT JOIN health_center c ON c.id = s.center_id
        LEFT JOIN association a ON a.id = s.association_id
        LEFT JOIN hotel t ON t.id = s.hotel_id
        WHERE s.login > $2 AND (s.center_id = $1 OR t.center_id = $1 OR s.association_id IN (SELECT k.association_id FROM contract k
            WHERE k.center_id = $1 AND k.starts_on <= $3 AND (k.ends_on IS NULL OR k.ends_on >= $3)))
        ORDER BY s.login LIMIT 101";
    CONTRACTED = "SELECT a.id, a.name FROM association a WHERE a.id IN (SELECT k.association_id FROM contract k
            WHERE k.center_id = $1 AND k.starts_on <= $2 AND (k.ends_on IS NULL OR k.ends_on >= $2))
        ORDER BY a.name, a.id";
    // Held in one order by everybody who is about to take a manager's rights away, so that two who shut each other out
    // stand in line, and the second finds that the first is the last.
    MANAGERS = "SELECT id FROM staff WHERE center_id = $1 AND role = 'manager' AND disabled_at IS NULL
            AND password_hash <> '' ORDER BY id",
        postgres "SELECT id FROM staff WHERE center_id = $1 AND role = 'manager' AND disabled_at IS NULL
            AND password_hash <> '' ORDER BY id FOR UPDATE";
    ADDRESS = "SELECT email_sealed, joined_at FROM staff WHERE id = $1";
    SET_ADDRESS = "UPDATE staff SET email_sealed = $2 WHERE id = $1";
    INSERT = "INSERT INTO staff_invitation (id, staff_id, token_hash, created_at, expires_at)
        VALUES ($1, $2, $3, $4, $5)";
    BY_TOKEN = "SELECT id, staff_id, expires_at, used_at, revoked_at FROM staff_invitation WHERE token_hash = $1";
    // Two who open one link at once: the second finds it used.
    USE = "UPDATE staff_invitation SET used_at = $2
        WHERE id = $1 AND used_at IS NULL AND revoked_at IS NULL AND expires_at > $2";
    REVOKE = "UPDATE staff_invitation SET revoked_at = $2
        WHERE staff_id = $1 AND used_at IS NULL AND revoked_at IS NULL";
    ON_ITS_WAY = "SELECT id FROM message WHERE staff_id = $1 AND kind = 'staff-invitation'
        AND state IN ('ready', 'leased') LIMIT 1";
    CANCEL = "UPDATE message SET state = 'cancelled', body_sealed = NULL, changed_at = $2
        WHERE staff_id = $1 AND kind = 'staff-invitation' AND state = 'ready'";
}

/// Accounts of one page.
const PAGE: usize = 100;
/// How long an invitation may wait to be sent at all.
const DEADLINE: Duration = Duration::days(3);

#[derive(sqlx::FromRow)]
struct Row {
    id: StaffId,
    login: String,
    role: Role,
    name_sealed: Vec<u8>,
    email_sealed: Option<Vec<u8>>,
    password_hash: String,
    totp_enrolled_at: Option<Timestamp>,
    disabled_at: Option<Timestamp>,
    seen_at: Option<Timestamp>,
    organisation: String,
    invited_until: Option<Timestamp>,
    mail: Option<MessageState>,
}

#[derive(sqlx::FromRow)]
struct AssociationRow {
    id: AssociationId,
    name: String,
}

#[derive(sqlx::FromRow)]
struct IdRow {
    id: StaffId,
}

#[derive(sqlx::FromRow)]
struct AddressRow {
    email_sealed: Option<Vec<u8>>,
    joined_at: Option<Timestamp>,
}

#[derive(sqlx::FromRow)]
struct MessageRow {
    #[expect(dead_code, reason = "only its presence is asked for")]
    id: MessageId,
}

/// The address of an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    /// Where its links go.
    pub email: Option<Email>,
    /// Has anybody ever come in by a link that went there, or by the operator's hand?
    pub joined: bool,
}

/// The link of an invitation, as stored.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct StaffInvitation {
    /// Id.
    pub id: StaffInvitationId,
    /// Whose password it sets.
    pub staff_id: StaffId,
    expires_at: Timestamp,
    used_at: Option<Timestamp>,
    revoked_at: Option<Timestamp>,
}

impl StaffInvitation {
    /// Can it be used at `now`?
    ///
    /// # Errors
    /// `join-used`, `join-replaced`, `join-expired`.
    pub fn check(&self, now: Timestamp) -> std::result::Result<(), &'static str> {
        if self.used_at.is_some() {
            Err("join-used")
        } else if self.revoked_at.is_some() {
            Err("join-replaced")
        } else if self.expires_at <= now {
            Err("join-expired")
        } else {
            Ok(())
        }
    }
}

impl Tx {
    /// A page of the accounts that managers of a centre manage, by user ID after `after`, and whether there are more.
    pub async fn accounts(
        &mut self,
        center: HealthCenterId,
        after: &str,
    ) -> Result<(Vec<AccountView>, bool)> {
        let mut rows = fetch_all!(self, Row, OF_CENTER, center, after, self.now.date())?;
        let more = rows.len() > PAGE;
        rows.truncate(PAGE);
        Ok((rows.into_iter().map(|row| self.account_view(row)).collect::<Result<_>>()?, more))
    }

    fn account_view(&self, row: Row) -> Result<AccountView> {
        let state = account::state(
            row.disabled_at.is_some(),
            !row.password_hash.is_empty(),
            row.totp_enrolled_at.is_some(),
        );
        let email = row.email_sealed.map(|sealed| self.keys().open_text(email_place(row.id), &sealed));
        Ok(AccountView {
            id: row.id,
            name: self.keys().open_text(name_place(row.id), &row.name_sealed)?,
            email: email.transpose()?,
            role: row.role,
            organisation: row.organisation,
            state,
            seen_at: row.seen_at,
            invited_until: row.invited_until,
            mail: row.mail,
            login: row.login,
        })
    }

    /// Associations whose contract with a centre is in force today.
    pub async fn contracted(&mut self, center: HealthCenterId) -> Result<Vec<AssociationName>> {
        let rows = fetch_all!(self, AssociationRow, CONTRACTED, center, self.now.date())?;
        Ok(rows.into_iter().map(|row| AssociationName { id: row.id, name: row.name }).collect())
    }

    /// The managers of a centre who can log in, held until the end of the transaction. To be asked before any single
    /// account is held.
    pub async fn managers(&mut self, center: HealthCenterId) -> Result<Vec<StaffId>> {
        Ok(fetch_all!(self, IdRow, MANAGERS, center)?.into_iter().map(|row| row.id).collect())
    }

    /// Where the links of an account go.
    pub async fn address(&mut self, id: StaffId) -> Result<Address> {
        let row = fetch_optional!(self, AddressRow, ADDRESS, id)?;
        let joined = row.as_ref().is_some_and(|row| row.joined_at.is_some());
        let sealed = row.and_then(|row| row.email_sealed);
        let text = sealed.map(|sealed| self.keys().open_text(email_place(id), &sealed)).transpose()?;
        Ok(Address { email: text.and_then(|text| Email::parse(&text).ok()), joined })
    }

    /// Puts another address on record.
    pub async fn set_address(&mut self, actor: Actor, id: StaffId, email: &Email) -> Result<()> {
        let sealed = self.keys().seal_text(self.rng(), email_place(id), email.as_str())?;
        execute_one!(self, SET_ADDRESS, id, sealed)?;
        self.audit_account(actor, "staff.address", id, &["email"]).await
    }

    /// Queues the mail with a link that sets the password; nothing new while one is on its way. The link is made when
    /// the mail is handed over, and its time begins then.
    pub async fn enqueue_staff_invitation(&mut self, actor: Actor, id: StaffId) -> Result<()> {
        if fetch_optional!(self, MessageRow, ON_ITS_WAY, id)?.is_none() {
            self.enqueue(NewMessage {
                kind: MessageKind::StaffInvitation,
                subject: id.to_string(),
                patient_id: None,
                staff_id: Some(id),
                chain_id: None,
                due_at: self.now,
                not_before: self.now,
                deadline_at: self.now.plus(DEADLINE),
            })
            .await?;
        }
        self.audit_account(actor, "staff.invite", id, &[]).await
    }

    /// To whom the queued link of an account goes; `None` when it is not wanted any more: the account is closed, or has
    /// a password meanwhile.
    pub async fn staff_to_invite(&mut self, id: StaffId) -> Result<Option<Email>> {
        let waits = |staff: crate::staff::Staff| staff.disabled_at.is_none() && staff.password_hash.is_none();
        if !self.staff_for_update(id).await?.is_some_and(waits) {
            return Ok(None);
        }
        Ok(self.address(id).await?.email)
    }

    /// Makes the token of a link; it goes into a mail and is kept only as a hash. Older links end.
    pub async fn mint_staff_invitation(&mut self, id: StaffId) -> Result<String> {
        execute!(self, REVOKE, id, self.now)?;
        let token = URL_SAFE_NO_PAD.encode(random_bytes::<16>(self.rng()));
        let hash = self.invitation_hash(&token);
        let link = StaffInvitationId::new(self.now, self.rng());
        execute_one!(self, INSERT, link, id, hash, self.now, self.now.plus(INVITATION_LIFE))?;
        Ok(token)
    }

    /// The link of a token.
    pub async fn staff_invitation(&mut self, token: &str) -> Result<Option<StaffInvitation>> {
        let hash = self.invitation_hash(token);
        fetch_optional!(self, StaffInvitation, BY_TOKEN, hash)
    }

    /// Uses a link up; `false` when it can't be used any more.
    pub async fn use_staff_invitation(&mut self, link: &StaffInvitation) -> Result<bool> {
        Ok(execute!(self, USE, link.id, self.now)? == 1)
    }

    /// Ends the links of an account, those on their way too.
    pub(crate) async fn end_links(&mut self, id: StaffId) -> Result<()> {
        execute!(self, CANCEL, id, self.now)?;
        execute!(self, REVOKE, id, self.now).map(|_| ())
    }

    fn invitation_hash(&self, token: &str) -> Vec<u8> {
        self.keys().secret_hash("staff-invitation", token.as_bytes())
    }
}
