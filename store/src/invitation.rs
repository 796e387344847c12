//! Invitations and the device sessions of patients. Tokens are random 128 bits and more, stored only as keyed hashes,
//! and never logged.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use mimamori_domain::api::InvitationState;
use mimamori_domain::clock::random_bytes;
use mimamori_domain::{Duration, InvitationId, PatientId, PatientSessionId, Timestamp};

use crate::db::{Result, Tx};

statements! {
    INSERT = "INSERT INTO invitation (id, patient_id, token_hash, created_at, expires_at) VALUES ($1, $2, $3, $4, $5)";
    BY_TOKEN = "SELECT id, patient_id, expires_at, opened_at, revoked_at FROM invitation WHERE token_hash = $1";
    LAST_OF = "SELECT id, patient_id, expires_at, opened_at, revoked_at FROM invitation
        WHERE patient_id = $1 ORDER BY id DESC LIMIT 1";
    OPENED = "UPDATE invitation SET opened_at = $2 WHERE id = $1 AND opened_at IS NULL";
    REVOKE = "UPDATE invitation SET revoked_at = $2 WHERE patient_id = $1 AND revoked_at IS NULL";
    NEW_SESSION = "INSERT INTO patient_session (id, token_hash, created_at, seen_at, expires_at)
        VALUES ($1, $2, $3, $3, $4)";
    ADD_MEMBER = "INSERT INTO patient_session_member (session_id, patient_id, since) VALUES ($1, $2, $3)
        ON CONFLICT DO NOTHING";
    SESSION = "SELECT s.id, s.seen_at, m.patient_id FROM patient_session s
        LEFT JOIN patient_session_member m ON m.session_id = s.id
        WHERE s.token_hash = $1 AND s.revoked_at IS NULL AND s.expires_at > $2 ORDER BY m.since, m.patient_id";
    SEEN = "UPDATE patient_session SET seen_at = $2, expires_at = $3 WHERE id = $1";
    END = "UPDATE patient_session SET revoked_at = $2 WHERE id = $1 AND revoked_at IS NULL";
    // "This isn't me", or a corrected birth date or phone: whoever came in by the old way is put out.
    END_ALL_OF = "UPDATE patient_session SET revoked_at = $2 WHERE revoked_at IS NULL AND id IN
        (SELECT session_id FROM patient_session_member WHERE patient_id = $1)";
}

/// An invitation as stored.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Invitation {
    /// Id.
    pub id: InvitationId,
    /// Whom it lets in.
    pub patient_id: PatientId,
    expires_at: Timestamp,
    opened_at: Option<Timestamp>,
    revoked_at: Option<Timestamp>,
}

impl Invitation {
    /// Can it be used at `now`?
    pub fn state(&self, now: Timestamp) -> InvitationState {
        if self.revoked_at.is_some() {
            InvitationState::Revoked
        } else if self.expires_at <= now {
            InvitationState::Expired
        } else if self.opened_at.is_some() {
            InvitationState::Opened
        } else {
            InvitationState::Open
        }
    }
}

/// A device session of a patient or a family.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PatientSession {
    /// Id.
    pub id: PatientSessionId,
    /// For whom it may report, in the order in which they were added.
    pub people: Vec<PatientId>,
}

#[derive(sqlx::FromRow)]
struct SessionRow {
    id: PatientSessionId,
    seen_at: Timestamp,
    patient_id: Option<PatientId>,
}

fn hash(tx: &Tx, kind: &str, token: &str) -> Vec<u8> {
    tx.keys().secret_hash(kind, token.as_bytes())
}

fn new_token<const N: usize>(tx: &Tx) -> String {
    URL_SAFE_NO_PAD.encode(random_bytes::<N>(tx.rng()))
}

impl Tx {
    /// Makes a link's token for a patient; it goes into a message and is kept only as a hash.
    pub async fn mint_invitation(&mut self, patient: PatientId, life: Duration) -> Result<String> {
        let id = InvitationId::new(self.now, self.rng());
        let token = new_token::<16>(self);
        let hash = hash(self, "invitation", &token);
        execute_one!(self, INSERT, id, patient, hash, self.now, self.now.plus(life))?;
        self.set_invited(patient).await?;
        Ok(token)
    }

    /// The invitation of a token.
    pub async fn invitation(&mut self, token: &str) -> Result<Option<Invitation>> {
        let hash = hash(self, "invitation", token);
        fetch_optional!(self, Invitation, BY_TOKEN, hash)
    }

    /// A patient's newest invitation.
    pub async fn last_invitation(&mut self, patient: PatientId) -> Result<Option<Invitation>> {
        fetch_optional!(self, Invitation, LAST_OF, patient)
    }

    /// The birth date was right.
    pub async fn open_invitation(&mut self, invitation: &Invitation) -> Result<()> {
        execute!(self, OPENED, invitation.id, self.now)?;
        self.set_opened(invitation.patient_id).await?;
        Ok(())
    }

    /// Makes every link of a patient useless and ends their sessions.
    pub async fn revoke_invitations(&mut self, patient: PatientId) -> Result<()> {
        execute!(self, REVOKE, patient, self.now)?;
        execute!(self, END_ALL_OF, patient, self.now).map(|_| ())
    }

    /// A new device session; returns the token for the cookie.
    pub async fn new_patient_session(&mut self, people: &[PatientId], life: Duration) -> Result<String> {
        let id = PatientSessionId::new(self.now, self.rng());
        let token = new_token::<32>(self);
        let hash = hash(self, "patient-session", &token);
        execute_one!(self, NEW_SESSION, id, hash, self.now, self.now.plus(life))?;
        self.add_to_session(id, people).await?;
        Ok(token)
    }

    /// Lets a session report for more people.
    pub async fn add_to_session(&mut self, session: PatientSessionId, people: &[PatientId]) -> Result<()> {
        for patient in people {
            execute!(self, ADD_MEMBER, session, patient, self.now)?;
        }
        Ok(())
    }

    /// The session of a cookie, if it lives.
    pub async fn patient_session(&mut self, token: &str) -> Result<Option<(PatientSession, Timestamp)>> {
        let hash = hash(self, "patient-session", token);
        let rows = fetch_all!(self, SessionRow, SESSION, hash, self.now)?;
        let people = rows.iter().filter_map(|row| row.patient_id).collect();
        Ok(rows.first().map(|row| (PatientSession { id: row.id, people }, row.seen_at)))
    }

    /// Prolongs a session.
    pub async fn patient_session_seen(&mut self, id: PatientSessionId, life: Duration) -> Result<()> {
        execute!(self, SEEN, id, self.now, self.now.plus(life)).map(|_| ())
    }

    /// Ends a session.
    pub async fn end_patient_session(&mut self, id: PatientSessionId) -> Result<()> {
        execute!(self, END, id, self.now).map(|_| ())
    }
}
