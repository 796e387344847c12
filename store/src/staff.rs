//! Staff, where they belong, and their sessions. Passwords come here only as hashes; which password or code is right
//! is decided by the server. Names and TOTP secrets are sealed.

use mimamori_domain::access::{Asker, Role};
use mimamori_domain::account::login_form;
use mimamori_domain::api::Colleague;
use mimamori_domain::values::Email;
use mimamori_domain::{AssociationId, Duration, HealthCenterId, StaffId, StaffSessionId, Timestamp};

use crate::audit::Actor;
use crate::db::{Error, Result, Store, Tx};
use crate::keys::Place;
use crate::queue::Sight;

statements! {
    INSERT = "INSERT INTO staff (id, login, role, center_id, association_id, name_sealed, password_hash, totp_sealed,
            totp_enrolled_at, totp_last_step, disabled_at, created_at, email_sealed, joined_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 0, NULL, $10, $11, $12)";
    BY_LOGIN = "SELECT id, login, role, center_id, association_id, name_sealed, password_hash, totp_sealed,
            totp_enrolled_at, totp_last_step, disabled_at
        FROM staff WHERE login = $1";
    GET = "SELECT id, login, role, center_id, association_id, name_sealed, password_hash, totp_sealed,
            totp_enrolled_at, totp_last_step, disabled_at
        FROM staff WHERE id = $1";
    // Tries at one person's codes stand in line, so that many at once can't slip past the count of failures.
    GET_LOCKED = "SELECT id, login, role, center_id, association_id, name_sealed, password_hash, totp_sealed,
            totp_enrolled_at, totp_last_step, disabled_at
        FROM staff WHERE id = $1",
        postgres "SELECT id, login, role, center_id, association_id, name_sealed, password_hash, totp_sealed,
            totp_enrolled_at, totp_last_step, disabled_at
        FROM staff WHERE id = $1 FOR UPDATE";
    NAMES = "SELECT s.id, s.name_sealed FROM json_each($1) e JOIN staff s ON s.id = unhex(e.value)",
        postgres "SELECT id, name_sealed FROM staff
        WHERE id = ANY(ARRAY(SELECT e.id::uuid FROM jsonb_array_elements_text($1::jsonb) AS e (id)))";
    COLLEAGUES = "SELECT s.id, s.name_sealed, s.role, MAX(x.seen_at) AS seen_at
        FROM staff s LEFT JOIN staff_session x ON x.staff_id = s.id AND x.verified_at IS NOT NULL
            AND x.revoked_at IS NULL AND x.expires_at > $2
        WHERE s.disabled_at IS NULL AND s.totp_enrolled_at IS NOT NULL
            AND (s.center_id = $1 OR s.association_id = $1)
        GROUP BY s.id, s.name_sealed, s.role ORDER BY s.id LIMIT 500";
    SET_TOTP = "UPDATE staff SET totp_sealed = $2, totp_enrolled_at = $3, totp_last_step = 0 WHERE id = $1";
    // A step is used once: the same or an earlier one changes nothing.
    USE_STEP = "UPDATE staff SET totp_last_step = $2, totp_enrolled_at = COALESCE(totp_enrolled_at, $3)
        WHERE id = $1 AND totp_last_step < $2";
    SET_PASSWORD = "UPDATE staff SET password_hash = $2, joined_at = COALESCE(joined_at, $3) WHERE id = $1";
    // Fits no password.
    CLEAR_PASSWORD = "UPDATE staff SET password_hash = '' WHERE id = $1";
    SET_ROLE = "UPDATE staff SET role = $2 WHERE id = $1";
    SET_DISABLED = "UPDATE staff SET disabled_at = $2 WHERE id = $1";
    BEGIN_SESSION = "INSERT INTO staff_session (id, token_hash, staff_id, created_at, verified_at, seen_at, expires_at,
            revoked_at)
        VALUES ($1, $2, $3, $4, NULL, $4, $5, NULL)";
    VERIFY_SESSION = "UPDATE staff_session SET token_hash = $2, verified_at = $3, seen_at = $3, expires_at = $4
        WHERE id = $1 AND verified_at IS NULL AND revoked_at IS NULL";
    SESSION = "SELECT x.id AS session_id, x.verified_at, x.seen_at, s.id, s.login, s.role, s.center_id,
            s.association_id, s.name_sealed, s.password_hash, s.totp_sealed, s.totp_enrolled_at, s.totp_last_step,
            s.disabled_at
        FROM staff_session x JOIN staff s ON s.id = x.staff_id
        WHERE x.token_hash = $1 AND x.revoked_at IS NULL AND x.expires_at > $2 AND x.seen_at > $3
            AND s.disabled_at IS NULL";
    SEEN = "UPDATE staff_session SET seen_at = $2 WHERE id = $1 AND seen_at < $2";
    STAFF_SEEN = "UPDATE staff SET seen_at = $2 WHERE id = $1 AND (seen_at IS NULL OR seen_at < $2)";
    ALIVE = "SELECT id FROM staff_session WHERE id = $1 AND revoked_at IS NULL";
    END_SESSION = "UPDATE staff_session SET revoked_at = $2 WHERE id = $1 AND revoked_at IS NULL";
    END_SESSIONS = "UPDATE staff_session SET revoked_at = $2 WHERE staff_id = $1 AND revoked_at IS NULL";
    PURGE_SESSIONS = "DELETE FROM staff_session WHERE id IN
        (SELECT id FROM staff_session WHERE expires_at < $1 LIMIT 500)";
}

/// How long a session may stay between password and code.
const CODE_WINDOW: Duration = Duration::minutes(10);
/// How often a session in use is written down as seen.
const SEEN_EVERY: Duration = Duration::minutes(1);

/// Who was seen so recently is at work.
const HERE: Duration = Duration::minutes(15);

#[derive(sqlx::FromRow)]
struct ColleagueRow {
    id: StaffId,
    name_sealed: Vec<u8>,
    role: Role,
    seen_at: Option<Timestamp>,
}

/// A member of staff.
#[derive(Clone, PartialEq, Eq)]
pub struct Staff {
    /// Id.
    pub id: StaffId,
    /// User ID, in lower case.
    pub login: String,
    /// Name.
    pub name: String,
    /// Role and where they belong.
    pub asker: Asker,
    /// PHC string of the password; none before one was chosen.
    pub password_hash: Option<String>,
    /// The one-time password's secret.
    pub totp: Option<Vec<u8>>,
    /// When the first right code came.
    pub enrolled_at: Option<Timestamp>,
    /// The last step whose code was used.
    pub last_step: i64,
    /// When the account was closed.
    pub disabled_at: Option<Timestamp>,
}

impl std::fmt::Debug for Staff {
    /// The id and the role, nothing that is secret or a name.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Staff").field("id", &self.id).field("asker", &self.asker).finish_non_exhaustive()
    }
}

/// A new account.
#[derive(Debug, Clone)]
pub struct NewStaff {
    /// User ID as typed.
    pub login: String,
    /// Name.
    pub name: String,
    /// Role and where they belong.
    pub asker: Asker,
    /// Where an invitation goes; none for accounts that the operator opens.
    pub email: Option<Email>,
    /// PHC string of the password; without one the account waits for an invitation to be accepted.
    pub password_hash: Option<String>,
    /// A secret that is enrolled already; usually the first login makes one.
    pub totp: Option<Vec<u8>>,
}

/// A session that lives.
#[derive(Debug, Clone)]
pub struct StaffSession {
    /// Id.
    pub id: StaffSessionId,
    /// The one-time code was right: before that it can do nothing else.
    pub verified: bool,
    /// Whose it is.
    pub staff: Staff,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: StaffId,
    login: String,
    role: Role,
    center_id: Option<HealthCenterId>,
    association_id: Option<AssociationId>,
    name_sealed: Vec<u8>,
    password_hash: String,
    totp_sealed: Option<Vec<u8>>,
    totp_enrolled_at: Option<Timestamp>,
    totp_last_step: i64,
    disabled_at: Option<Timestamp>,
}

#[derive(sqlx::FromRow)]
struct IdRow {
    #[expect(dead_code, reason = "only its presence is asked for")]
    id: StaffSessionId,
}

#[derive(sqlx::FromRow)]
struct SessionRow {
    session_id: StaffSessionId,
    verified_at: Option<Timestamp>,
    seen_at: Timestamp,
    #[sqlx(flatten)]
    staff: Row,
}

/// Where the sealed name of a member of staff belongs.
pub(crate) fn name_place(id: StaffId) -> Place {
    Place::new("staff", "name_sealed", id.0)
}

/// Where the sealed address of a member of staff belongs.
pub(crate) fn email_place(id: StaffId) -> Place {
    Place::new("staff", "email_sealed", id.0)
}

fn totp_place(id: StaffId) -> Place {
    Place::new("staff", "totp_sealed", id.0)
}

#[derive(sqlx::FromRow)]
struct NameRow {
    id: StaffId,
    name_sealed: Vec<u8>,
}

impl Tx {
    /// Opens an account.
    pub async fn insert_staff(&mut self, actor: Actor, new: NewStaff) -> Result<StaffId> {
        let id = StaffId::new(self.now, self.rng());
        let name = self.keys().seal_text(self.rng(), name_place(id), &new.name)?;
        let totp = match &new.totp {
            Some(secret) => Some(self.keys().seal(self.rng(), totp_place(id), secret)?),
            None => None,
        };
        let email = match &new.email {
            Some(email) => Some(self.keys().seal_text(self.rng(), email_place(id), email.as_str())?),
            None => None,
        };
        let enrolled = totp.as_ref().map(|_| self.now);
        let joined = new.password_hash.as_ref().map(|_| self.now);
        let Asker { role, center, association } = new.asker;
        let login = login_form(&new.login);
        execute_one!(
            self,
            INSERT,
            id,
            login,
            role,
            center,
            association,
            name,
            new.password_hash.unwrap_or_default(),
            totp,
            enrolled,
            self.now,
            email,
            joined
        )?;
        self.audit_account(actor, "staff.create", id, &["name", "login", "role", "email"]).await?;
        Ok(id)
    }

    /// The account with this user ID, disabled or not.
    pub async fn staff_by_login(&mut self, login: &str) -> Result<Option<Staff>> {
        fetch_optional!(self, Row, BY_LOGIN, login_form(login))?.map(|row| self.staff_of(row)).transpose()
    }

    /// An account.
    pub async fn staff(&mut self, id: StaffId) -> Result<Option<Staff>> {
        fetch_optional!(self, Row, GET, id)?.map(|row| self.staff_of(row)).transpose()
    }

    /// An account, kept from others until the end of the transaction.
    pub async fn staff_for_update(&mut self, id: StaffId) -> Result<Option<Staff>> {
        fetch_optional!(self, Row, GET_LOCKED, id)?.map(|row| self.staff_of(row)).transpose()
    }

    /// The names of those of these whom there are.
    pub(crate) async fn staff_names(
        &mut self,
        ids: impl IntoIterator<Item = StaffId>,
    ) -> Result<Vec<(StaffId, String)>> {
        let ids: Vec<_> = ids.into_iter().map(|id| id.0.simple()).collect();
        let rows = fetch_all!(self, NameRow, NAMES, serde_json::to_string(&ids)?)?;
        let name = |row: NameRow| Ok((row.id, self.keys().open_text(name_place(row.id), &row.name_sealed)?));
        rows.into_iter().map(name).collect()
    }

    /// The name of a member of staff; empty when there is none with this id.
    pub async fn staff_name(&mut self, id: StaffId) -> Result<String> {
        Ok(self.staff(id).await?.map(|staff| staff.name).unwrap_or_default())
    }

    /// Who can work on the alerts of a centre or an association, at most 500.
    pub async fn colleagues(&mut self, sight: Sight) -> Result<Vec<Colleague>> {
        let rows = fetch_all!(self, ColleagueRow, COLLEAGUES, sight.owner(), self.now)?;
        rows.into_iter()
            .map(|row| {
                Ok(Colleague {
                    id: row.id,
                    name: self.keys().open_text(name_place(row.id), &row.name_sealed)?,
                    role: row.role,
                    here: row.seen_at.is_some_and(|at| self.now.since(at) < HERE),
                })
            })
            .collect()
    }

    fn staff_of(&self, row: Row) -> Result<Staff> {
        let totp = row.totp_sealed.map(|sealed| self.keys().open(totp_place(row.id), &sealed)).transpose()?;
        Ok(Staff {
            id: row.id,
            login: row.login,
            name: self.keys().open_text(name_place(row.id), &row.name_sealed)?,
            asker: Asker { role: row.role, center: row.center_id, association: row.association_id },
            password_hash: Some(row.password_hash).filter(|hash| !hash.is_empty()),
            totp,
            enrolled_at: row.totp_enrolled_at,
            last_step: row.totp_last_step,
            disabled_at: row.disabled_at,
        })
    }

    /// Gives an account a secret that the next right code enrols.
    pub async fn offer_totp(&mut self, id: StaffId, secret: &[u8]) -> Result<()> {
        let sealed = self.keys().seal(self.rng(), totp_place(id), secret)?;
        execute_one!(self, SET_TOTP, id, Some(sealed), None::<Timestamp>)?;
        self.audit(Actor::Staff(id), "staff.totp-offer", None, &["totp"]).await
    }

    /// Takes the secret away and ends the sessions: the next login enrols anew.
    pub async fn reset_totp(&mut self, actor: Actor, id: StaffId) -> Result<()> {
        execute_one!(self, SET_TOTP, id, None::<Vec<u8>>, None::<Timestamp>)?;
        self.end_sessions(id).await?;
        self.audit_account(actor, "staff.totp-reset", id, &["totp"]).await
    }

    /// Uses up a step of the one-time code; `false` when it, or a later one, was used before.
    pub async fn use_totp_step(&mut self, id: StaffId, step: i64) -> Result<bool> {
        Ok(execute!(self, USE_STEP, id, step, self.now)? == 1)
    }

    /// Sets a password and ends the sessions.
    pub async fn set_password(&mut self, actor: Actor, id: StaffId, hash: &str) -> Result<()> {
        execute_one!(self, SET_PASSWORD, id, hash, self.now)?;
        self.end_sessions(id).await?;
        self.audit_account(actor, "staff.password", id, &["password"]).await
    }

    /// Takes the password away and ends the sessions: a new one is set by a link.
    pub async fn clear_password(&mut self, actor: Actor, id: StaffId) -> Result<()> {
        execute_one!(self, CLEAR_PASSWORD, id)?;
        self.end_sessions(id).await?;
        self.audit_account(actor, "staff.password-reset", id, &["password"]).await
    }

    /// Gives another role within the same organisation, and ends the sessions, which carry the old one.
    pub async fn set_role(&mut self, actor: Actor, id: StaffId, role: Role) -> Result<()> {
        execute_one!(self, SET_ROLE, id, role)?;
        self.end_sessions(id).await?;
        self.audit_account(actor, "staff.role", id, &["role"]).await
    }

    /// Closes an account: its sessions end at once.
    pub async fn disable_staff(&mut self, actor: Actor, id: StaffId) -> Result<()> {
        execute_one!(self, SET_DISABLED, id, Some(self.now))?;
        self.end_links(id).await?;
        self.end_sessions(id).await?;
        self.audit_account(actor, "staff.disable", id, &["disabled"]).await
    }

    /// Opens a closed account.
    pub async fn enable_staff(&mut self, actor: Actor, id: StaffId) -> Result<()> {
        execute_one!(self, SET_DISABLED, id, None::<Timestamp>)?;
        self.audit_account(actor, "staff.enable", id, &["disabled"]).await
    }

    /// Ends every session of an account; its open feeds are told, and end, with the commit.
    async fn end_sessions(&mut self, id: StaffId) -> Result<()> {
        execute!(self, END_SESSIONS, id, self.now)?;
        self.tell_staff(id).await
    }

    /// Has this session not been ended? Asked by what goes on after the request that began it.
    pub async fn staff_session_lives(&mut self, id: StaffSessionId) -> Result<bool> {
        Ok(fetch_optional!(self, IdRow, ALIVE, id)?.is_some())
    }

    /// A row of the audit about an account: the trail has a column for patients only, so the account's id stands before
    /// the names of the fields.
    pub(crate) async fn audit_account(
        &mut self,
        actor: Actor,
        action: &'static str,
        account: StaffId,
        fields: &[&str],
    ) -> Result<()> {
        let id = account.to_string();
        self.audit(actor, action, None, &[&[id.as_str()], fields].concat()).await
    }

    /// The password was right: a session that can do nothing but give the code. The token is stored hashed.
    pub async fn begin_staff_session(&mut self, id: StaffId, token: &str) -> Result<StaffSessionId> {
        let session = StaffSessionId::new(self.now, self.rng());
        let hash = self.session_hash(token);
        execute_one!(self, BEGIN_SESSION, session, hash, id, self.now, self.now.plus(CODE_WINDOW))?;
        self.audit(Actor::Staff(id), "staff.password-accepted", None, &[]).await?;
        Ok(session)
    }

    /// The code was right: the session may work, under a new token, for at most `life`.
    pub async fn verify_staff_session(
        &mut self,
        session: &StaffSession,
        token: &str,
        life: Duration,
    ) -> Result<()> {
        let hash = self.session_hash(token);
        execute_one!(self, VERIFY_SESSION, session.id, hash, self.now, self.now.plus(life))?;
        execute!(self, STAFF_SEEN, session.staff.id, self.now)?;
        self.audit(Actor::Staff(session.staff.id), "staff.login", None, &[]).await
    }

    /// Logs out.
    pub async fn end_staff_session(&mut self, staff: StaffId, session: StaffSessionId) -> Result<()> {
        execute!(self, END_SESSION, session, self.now)?;
        self.audit(Actor::Staff(staff), "staff.logout", None, &[]).await
    }

    /// Forgets sessions that ended before `before`.
    pub async fn purge_staff_sessions(&mut self, before: Timestamp) -> Result<u64> {
        execute!(self, PURGE_SESSIONS, before)
    }

    fn session_hash(&self, token: &str) -> Vec<u8> {
        self.keys().secret_hash("staff-session", token.as_bytes())
    }

    async fn find_session(
        &mut self,
        token: &str,
        idle: Duration,
    ) -> Result<Option<(StaffSession, Timestamp)>> {
        let hash = self.session_hash(token);
        let row = fetch_optional!(self, SessionRow, SESSION, hash, self.now, self.now.minus(idle))?;
        let Some(row) = row else { return Ok(None) };
        let staff = self.staff_of(row.staff)?;
        Ok(Some((
            StaffSession { id: row.session_id, verified: row.verified_at.is_some(), staff },
            row.seen_at,
        )))
    }
}

impl Store {
    /// The session of this token, if it lives: not logged out, not older than its longest life, seen within `idle`,
    /// its account open. Notes at most once a minute that it was seen.
    pub async fn staff_session(&self, token: &str, idle: Duration) -> Result<Option<StaffSession>> {
        let found = self.read().await?.find_session(token, idle).await?;
        let Some((session, seen_at)) = found else { return Ok(None) };
        if self.now().since(seen_at) >= SEEN_EVERY {
            let mut tx = self.begin().await?;
            execute!(tx, SEEN, session.id, tx.now)?;
            if session.verified {
                execute!(tx, STAFF_SEEN, session.staff.id, tx.now)?;
            }
            tx.commit().await?;
        }
        Ok(Some(session))
    }
}

/// Is it the refusal of a second row with the same unique value?
pub fn is_taken(error: &Error) -> bool {
    matches!(error, Error::Database(sqlx::Error::Database(error)) if error.is_unique_violation())
}
