//! Alerts: opened once for an episode, growing worse rather than multiplying, claimed, noted and closed by a person.

use mimamori_domain::api::{AlertKind, AlertState, AlertView, CallOutcome, ChangeKind, NoteKind, Offer};
use mimamori_domain::triage::{Reason, Tier};
use mimamori_domain::{AlertId, AssociationId, HealthCenterId, PatientId, ReportId, StaffId, Timestamp};
use uuid::Uuid;

use crate::audit::Actor;
use crate::change::Owners;
use crate::db::{Result, Tx};
use crate::names::Names;

statements! {
    OPEN_OF = "SELECT id, patient_id, center_id, association_id, kind, tier, due_at, reasons, opened_at, raised_at,
            claimed_by, claimed_at, closed_at, outcome, snoozed_until, offered_to, offered_by
        FROM alert WHERE patient_id = $1 AND kind = $2 AND closed_at IS NULL",
        postgres "SELECT id, patient_id, center_id, association_id, kind, tier, due_at, reasons, opened_at, raised_at,
            claimed_by, claimed_at, closed_at, outcome, snoozed_until, offered_to, offered_by
        FROM alert WHERE patient_id = $1 AND kind = $2 AND closed_at IS NULL FOR UPDATE";
    ALL_OPEN_OF = "SELECT id, patient_id, center_id, association_id, kind, tier, due_at, reasons, opened_at, raised_at,
            claimed_by, claimed_at, closed_at, outcome, snoozed_until, offered_to, offered_by
        FROM alert WHERE patient_id = $1 AND closed_at IS NULL";
    GET = "SELECT id, patient_id, center_id, association_id, kind, tier, due_at, reasons, opened_at, raised_at,
            claimed_by, claimed_at, closed_at, outcome, snoozed_until, offered_to, offered_by
        FROM alert WHERE id = $1";
    OF_PATIENT = "SELECT id, patient_id, center_id, association_id, kind, tier, due_at, reasons, opened_at, raised_at,
            claimed_by, claimed_at, closed_at, outcome, snoozed_until, offered_to, offered_by
        FROM alert WHERE patient_id = $1 ORDER BY id DESC LIMIT 50";
    INSERT = "INSERT INTO alert (id, patient_id, center_id, association_id, kind, tier, tier_order, due_at, order_at,
            risk_order, reasons, report_id, opened_at, raised_at, alarm_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8, $9, $10, $11, $12, $12, $13)";
    // What grew worse is awake.
    RAISE = "UPDATE alert SET tier = $2, tier_order = $3, due_at = $4, order_at = $4, snoozed_until = NULL, reasons = $5,
            report_id = $6, raised_at = $7, alarm_at = COALESCE(alarm_at, $8)
        WHERE id = $1 AND closed_at IS NULL";
    // The guard is in the statement itself: of two at once only one changes the row, and nobody takes what has just been
    // given to another centre.
    CLAIM = "UPDATE alert SET claimed_by = $2, claimed_at = $3, offered_to = NULL, offered_by = NULL
        WHERE id = $1 AND claimed_by IS NULL AND closed_at IS NULL AND center_id = $4";
    RELEASE = "UPDATE alert SET claimed_by = NULL, claimed_at = NULL, snoozed_until = NULL, order_at = due_at
        WHERE id = $1 AND claimed_by = $2 AND closed_at IS NULL";
    CLOSE = "UPDATE alert SET closed_by = $2, closed_at = $3, outcome = $4 WHERE id = $1 AND closed_at IS NULL";
    BUMP = "INSERT INTO alert_count (owner_id, tier, open) VALUES ($1, $2, $3)
        ON CONFLICT (owner_id, tier) DO UPDATE SET open = alert_count.open + excluded.open";
    COUNTS = "SELECT tier, open FROM alert_count WHERE owner_id = $1";
}

/// Something to be done about a patient.
#[derive(Debug, Clone)]
pub struct RaiseAlert {
    /// Whom it concerns.
    pub patient_id: PatientId,
    /// Who does it.
    pub owners: Owners,
    /// What kind of work.
    pub kind: AlertKind,
    /// How urgent.
    pub tier: Tier,
    /// Why.
    pub reasons: Vec<Reason>,
    /// Contact due.
    pub due_at: Timestamp,
    /// Orders patients inside a tier.
    pub high_risk: bool,
    /// The report that raised it.
    pub report_id: Option<ReportId>,
}

impl RaiseAlert {
    /// When those on call are told, if nobody has it by then: an Emergency counts from its own due time, however long
    /// the alert has stood open for less.
    pub(crate) fn alarm_at(&self) -> Option<Timestamp> {
        (self.tier == Tier::Emergency).then_some(self.due_at)
    }
}

/// What a claim, release or closing met.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Taken {
    /// Done, or it was so already.
    Done,
    /// Somebody else has it.
    By(StaffId),
    /// It is closed, or nobody has it.
    Gone,
}

/// An alert as stored.
#[derive(Debug, Clone, PartialEq, sqlx::FromRow)]
pub struct Alert {
    /// Id.
    pub id: AlertId,
    /// Whom it concerns.
    pub patient_id: PatientId,
    center_id: HealthCenterId,
    association_id: Option<AssociationId>,
    /// What kind of work.
    pub kind: AlertKind,
    /// How urgent.
    pub tier: Tier,
    due_at: Timestamp,
    reasons: String,
    opened_at: Timestamp,
    raised_at: Timestamp,
    /// Who has it.
    pub claimed_by: Option<StaffId>,
    claimed_at: Option<Timestamp>,
    /// When it was closed.
    pub closed_at: Option<Timestamp>,
    outcome: Option<CallOutcome>,
    /// Put off until then.
    pub snoozed_until: Option<Timestamp>,
    offered_to: Option<StaffId>,
    offered_by: Option<StaffId>,
}

impl Alert {
    /// Who does it.
    pub fn owners(&self) -> Owners {
        Owners { center: self.center_id, association: self.association_id }
    }
    /// Why it was raised.
    pub fn reasons(&self) -> Result<Vec<Reason>> {
        Ok(serde_json::from_str(&self.reasons)?)
    }
    /// When it last grew worse, or was opened.
    pub const fn raised_at(&self) -> Timestamp {
        self.raised_at
    }
    /// Whose names its view shows.
    pub fn people(&self) -> impl Iterator<Item = StaffId> {
        [self.claimed_by, self.offered_to, self.offered_by].into_iter().flatten()
    }
    /// As staff see it, with the names of [`Alert::people`].
    pub fn view(&self, names: &Names) -> Result<AlertView> {
        let state = match (self.closed_at, self.claimed_by) {
            (Some(_), _) => AlertState::Closed,
            (None, Some(_)) => AlertState::Claimed,
            (None, None) => AlertState::Open,
        };
        Ok(AlertView {
            id: self.id,
            patient_id: self.patient_id,
            kind: self.kind,
            tier: self.tier,
            reasons: self.reasons()?,
            state,
            opened_at: self.opened_at,
            raised_at: self.raised_at,
            due_at: self.due_at,
            claimed_by: self.claimed_by.map(|id| names.named(id)),
            claimed_at: self.claimed_at,
            snoozed_until: self.snoozed_until,
            offer: self
                .offered_by
                .map(|by| Offer { to: self.offered_to.map(|id| names.named(id)), by: names.named(by) }),
            closed_at: self.closed_at,
            outcome: self.outcome,
        })
    }
}

#[derive(sqlx::FromRow)]
struct CountRow {
    tier: Tier,
    open: i64,
}

/// Order of the queue: Emergency first.
pub(crate) const fn tier_order(tier: Tier) -> i64 {
    match tier {
        Tier::Emergency => 0,
        Tier::Urgent => 1,
        Tier::Watch => 2,
        Tier::Routine => 3,
    }
}

impl Tx {
    /// Opens an alert, or makes the open one of this kind worse. A lower tier or the same reasons never lower it, and
    /// a due time never moves back. Returns the alert and whether anything a nurse should see has changed.
    pub async fn raise_alert(&mut self, new: RaiseAlert) -> Result<(AlertId, bool)> {
        let open = fetch_optional!(self, Alert, OPEN_OF, new.patient_id, new.kind)?;
        let (id, news) = match open {
            None => (self.open_alert(&new).await?, true),
            Some(open) => {
                let news = self.worsen(&open, &new).await?;
                (open.id, news)
            }
        };
        if news {
            self.tell(ChangeKind::AlertRaised, new.owners, Some(new.patient_id), Some(id)).await?;
        }
        Ok((id, news))
    }

    async fn open_alert(&mut self, new: &RaiseAlert) -> Result<AlertId> {
        let id = AlertId::new(self.now, self.rng());
        execute_one!(
            self,
            INSERT,
            id,
            new.patient_id,
            new.owners.center,
            new.owners.association,
            new.kind,
            new.tier,
            tier_order(new.tier),
            new.due_at,
            i64::from(!new.high_risk),
            serde_json::to_string(&new.reasons)?,
            new.report_id,
            self.now,
            new.alarm_at()
        )?;
        self.count(new.owners, new.tier, 1);
        self.audit(
            Actor::System,
            "alert.open",
            Some(new.patient_id),
            &[new.kind.as_str(), new.tier.as_str()],
        )
        .await?;
        Ok(id)
    }

    async fn worsen(&mut self, open: &Alert, new: &RaiseAlert) -> Result<bool> {
        let mut reasons = open.reasons()?;
        let mut news = new.tier > open.tier;
        for reason in &new.reasons {
            // The same rule with other values: the newest values are the ones to read.
            if let Some(known) = reasons.iter_mut().find(|known| known.rule == reason.rule) {
                news |= known != reason;
                *known = reason.clone();
            } else {
                news = true;
                reasons.push(reason.clone());
            }
        }
        if !news {
            return Ok(false);
        }
        reasons.sort_by_key(|reason| std::cmp::Reverse(reason.tier));
        let tier = open.tier.max(new.tier);
        let due_at = open.due_at.min(new.due_at);
        execute_one!(
            self,
            RAISE,
            open.id,
            tier,
            tier_order(tier),
            due_at,
            serde_json::to_string(&reasons)?,
            new.report_id,
            self.now,
            new.alarm_at()
        )?;
        if tier != open.tier {
            self.count(open.owners(), open.tier, -1);
            self.count(open.owners(), tier, 1);
            self.audit(
                Actor::System,
                "alert.raise",
                Some(new.patient_id),
                &[new.kind.as_str(), tier.as_str()],
            )
            .await?;
        }
        Ok(true)
    }

    /// One alert.
    pub async fn alert(&mut self, id: AlertId) -> Result<Option<Alert>> {
        fetch_optional!(self, Alert, GET, id)
    }

    /// A patient's alerts, newest first, at most 50.
    pub async fn alerts_of_patient(&mut self, id: PatientId) -> Result<Vec<Alert>> {
        fetch_all!(self, Alert, OF_PATIENT, id)
    }

    /// Takes an alert, unless somebody else has it.
    pub async fn claim_alert(&mut self, staff: StaffId, alert: &Alert) -> Result<Taken> {
        if execute!(self, CLAIM, alert.id, staff, self.now, alert.center_id)? == 0 {
            return Ok(match self.alert(alert.id).await? {
                Some(Alert { closed_at: None, claimed_by: Some(who), .. }) if who == staff => Taken::Done,
                Some(Alert { closed_at: None, claimed_by: Some(who), .. }) => Taken::By(who),
                _ => Taken::Gone,
            });
        }
        self.stop_alarm(alert.id).await?;
        self.note(alert.patient_id, Some(alert.id), NoteKind::Claim, None, "", Some(staff)).await?;
        self.audit(Actor::Staff(staff), "alert.claim", Some(alert.patient_id), &[]).await?;
        self.tell(ChangeKind::AlertChanged, alert.owners(), Some(alert.patient_id), Some(alert.id)).await?;
        Ok(Taken::Done)
    }

    /// Why an alert could not be changed by who does not have it.
    pub(crate) async fn who_has(&mut self, alert: &Alert) -> Result<Taken> {
        Ok(match self.alert(alert.id).await? {
            Some(Alert { closed_at: None, claimed_by: Some(who), .. }) => Taken::By(who),
            _ => Taken::Gone,
        })
    }

    /// Gives an alert back to the queue.
    pub async fn release_alert(&mut self, staff: StaffId, alert: &Alert) -> Result<Taken> {
        if execute!(self, RELEASE, alert.id, staff)? == 0 {
            return self.who_has(alert).await;
        }
        self.note(alert.patient_id, Some(alert.id), NoteKind::Release, None, "", Some(staff)).await?;
        self.audit(Actor::Staff(staff), "alert.release", Some(alert.patient_id), &[]).await?;
        self.tell(ChangeKind::AlertChanged, alert.owners(), Some(alert.patient_id), Some(alert.id)).await?;
        Ok(Taken::Done)
    }

    /// Closes an alert that `staff` has claimed, with what was done. The episode ends.
    pub async fn close_alert(
        &mut self,
        staff: StaffId,
        alert: &Alert,
        outcome: CallOutcome,
        note: &str,
    ) -> Result<Taken> {
        match self.alert(alert.id).await? {
            Some(Alert { closed_at: None, claimed_by: Some(who), .. }) if who == staff => {}
            Some(Alert { closed_at: None, claimed_by: Some(who), .. }) => return Ok(Taken::By(who)),
            _ => return Ok(Taken::Gone),
        }
        // Somebody has spoken with them. Before the alert itself: a report takes the standing first, too.
        let spoke = matches!(alert.kind, AlertKind::Medical | AlertKind::Silence | AlertKind::Call);
        if spoke && outcome != CallOutcome::NoAnswer {
            self.set_checked(alert.patient_id).await?;
        }
        if execute!(self, CLOSE, alert.id, staff, self.now, outcome)? == 0 {
            return Ok(Taken::Gone);
        }
        self.count(alert.owners(), alert.tier, -1);
        self.stop_alarm(alert.id).await?;
        self.note(alert.patient_id, Some(alert.id), NoteKind::Close, Some(outcome), note, Some(staff))
            .await?;
        self.audit(Actor::Staff(staff), "alert.close", Some(alert.patient_id), &["outcome", "note"]).await?;
        self.tell(ChangeKind::AlertChanged, alert.owners(), Some(alert.patient_id), Some(alert.id)).await?;
        Ok(Taken::Done)
    }

    /// Closes what has answered itself (a missing report arrived); never a medical alert, which needs a person.
    pub async fn resolve_alerts(&mut self, patient: PatientId, kinds: &[AlertKind]) -> Result<()> {
        for open in fetch_all!(self, Alert, ALL_OPEN_OF, patient)? {
            if open.kind == AlertKind::Medical || !kinds.contains(&open.kind) {
                continue;
            }
            execute_one!(self, CLOSE, open.id, Option::<StaffId>::None, self.now, CallOutcome::Done)?;
            self.count(open.owners(), open.tier, -1);
            self.stop_alarm(open.id).await?;
            self.note(patient, Some(open.id), NoteKind::Close, Some(CallOutcome::Done), "", None).await?;
            self.audit(Actor::System, "alert.close", Some(patient), &[open.kind.as_str()]).await?;
            self.tell(ChangeKind::AlertChanged, open.owners(), Some(patient), Some(open.id)).await?;
        }
        Ok(())
    }

    /// Open alerts by tier of a centre or association.
    pub async fn alert_counts(&mut self, owner: Uuid) -> Result<std::collections::BTreeMap<Tier, i64>> {
        Ok(fetch_all!(self, CountRow, COUNTS, owner)?.into_iter().map(|row| (row.tier, row.open)).collect())
    }

    /// Counters are written at the commit, in one order, so that two transactions never wait for each other in a ring.
    pub(crate) fn count(&mut self, owners: Owners, tier: Tier, by: i64) {
        let owners = std::iter::once(owners.center.0).chain(owners.association.map(|id| id.0));
        for owner in owners {
            *self.counts.entry((owner, tier)).or_default() += by;
        }
    }

    pub(crate) async fn write_counts(&mut self) -> Result<()> {
        for ((owner, tier), by) in std::mem::take(&mut self.counts) {
            if by != 0 {
                execute_one!(self, BUMP, owner, tier, by)?;
            }
        }
        Ok(())
    }
}
