//! Who has a patient in front of them now. The page says so every twenty seconds; what is not said again is over within
//! about a minute. Coming, beginning to edit and leaving are told on the live feed, staying is not.

use std::collections::BTreeMap;

use mimamori_domain::api::{ChangeKind, Here, Presence, Present};
use mimamori_domain::{Duration, PatientId, StaffId, TabId, Timestamp};

use crate::db::{Result, Tx};
use crate::names::Names;

statements! {
    WAS = "SELECT editing, seen_at FROM presence WHERE patient_id = $1 AND staff_id = $2 AND tab = $3";
    PUT = "INSERT INTO presence (patient_id, staff_id, tab, editing, since, seen_at) VALUES ($1, $2, $3, $4, $5, $5)
        ON CONFLICT (patient_id, staff_id, tab) DO UPDATE SET editing = excluded.editing, seen_at = excluded.seen_at";
    OTHERS = "SELECT staff_id, editing, since FROM presence
        WHERE patient_id = $1 AND staff_id <> $2 AND seen_at >= $3 LIMIT 100";
    LEAVE = "DELETE FROM presence WHERE patient_id = $1 AND staff_id = $2 AND tab = $3";
    PURGE = "DELETE FROM presence WHERE (patient_id, staff_id, tab) IN
        (SELECT patient_id, staff_id, tab FROM presence WHERE seen_at < $1 ORDER BY seen_at LIMIT 500)";
}

/// How long a page counts as open after it was last heard of: three times what a page waits before it says so again,
/// and a little, because a browser lets pages in the background speak only once a minute.
pub const LIVES: Duration = Duration::seconds(65);

#[derive(sqlx::FromRow)]
struct WasRow {
    editing: bool,
    seen_at: Timestamp,
}

#[derive(sqlx::FromRow)]
struct Row {
    staff_id: StaffId,
    editing: bool,
    since: Timestamp,
}

impl Tx {
    /// Writes down that somebody has this patient open, and tells who else has.
    pub async fn be_here(&mut self, patient: PatientId, staff: StaffId, here: &Here) -> Result<Presence> {
        let over = self.now.minus(LIVES);
        let was = fetch_optional!(self, WasRow, WAS, patient, staff, here.tab)?;
        let news = was.is_none_or(|was| was.editing != here.editing || was.seen_at < over);
        execute_one!(self, PUT, patient, staff, here.tab, here.editing, self.now)?;
        self.purge_presence(over).await?;
        if news {
            self.tell_of(ChangeKind::Presence, patient).await?;
        }
        self.who_else(patient, staff).await
    }

    /// The page is left.
    pub async fn be_gone(&mut self, patient: PatientId, staff: StaffId, tab: TabId) -> Result<()> {
        if execute!(self, LEAVE, patient, staff, tab)? > 0 {
            self.tell_of(ChangeKind::Presence, patient).await?;
        }
        Ok(())
    }

    async fn who_else(&mut self, patient: PatientId, me: StaffId) -> Result<Presence> {
        let mut found = BTreeMap::<StaffId, (bool, Timestamp)>::new();
        for row in fetch_all!(self, Row, OTHERS, patient, me, self.now.minus(LIVES))? {
            let (editing, since) = found.entry(row.staff_id).or_insert((row.editing, row.since));
            *editing |= row.editing;
            *since = (*since).min(row.since);
        }
        let mut names = Names::default();
        names.load(self, found.keys().copied().collect::<Vec<_>>()).await?;
        let mut others: Vec<Present> = found
            .into_iter()
            .map(|(id, (editing, since))| Present { who: names.named(id), editing, since })
            .collect();
        others.sort_by(|a, b| (!a.editing, &a.who.name).cmp(&(!b.editing, &b.who.name)));
        Ok(Presence { others })
    }

    /// Forgets pages that were last heard of before `before`, at most 500.
    pub async fn purge_presence(&mut self, before: Timestamp) -> Result<u64> {
        execute!(self, PURGE, before)
    }
}
