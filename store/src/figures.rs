//! Numbers for the day, counted by the clock and kept as one row for a centre and a day: a screen reads as many rows as it
//! shows days, and no report writes to a row that a whole centre shares. What began on a day is found by the ids of its
//! rows, which carry their time.

use std::collections::BTreeMap;

use mimamori_domain::api::{
    AlertKind, CenterName, Channel, ChannelCount, Course, DayCount, DayFigures, MessageState, Moment,
    NoteKind, QueueAge, StaffLoad, TierCount,
};
use mimamori_domain::figures::{AHEAD_DAYS, EVERY, EVERY_PAST, SETTLED};
use mimamori_domain::ids::first_id;
use mimamori_domain::triage::Tier;
use mimamori_domain::{Date, HealthCenterId, StaffId, Timestamp};
use serde::{Deserialize, Serialize};

use crate::db::{Result, Store, Tx};
use crate::names::Names;

statements! {
    CENTERS = "SELECT id, name FROM health_center ORDER BY code";
    COUNTED = "SELECT counted_at FROM figures WHERE day = $1 ORDER BY center_id LIMIT 1";
    // What a centre has now. One range of one index each.
    PATIENTS = "SELECT tier, COUNT(*) AS patients, COUNT(CASE WHEN own THEN 1 END) AS own,
            COUNT(CASE WHEN own AND last_received_at >= $2 THEN 1 END) AS reported
        FROM standing WHERE center_id = $1 AND followed GROUP BY tier";
    QUEUE = "SELECT tier_order, kind, COUNT(*) AS open, COUNT(CASE WHEN claimed_by IS NULL THEN 1 END) AS unclaimed,
            COUNT(CASE WHEN due_at < $2 THEN 1 END) AS overdue, MIN(opened_at) AS oldest
        FROM alert WHERE center_id = $1 AND closed_at IS NULL GROUP BY tier_order, kind";
    HOLDING = "SELECT claimed_by AS staff, COUNT(*) AS n FROM alert
        WHERE center_id = $1 AND closed_at IS NULL AND claimed_by IS NOT NULL GROUP BY claimed_by";
    RELEASES = "SELECT expected_end AS day, COUNT(*) AS patients FROM patient
        WHERE center_id = $1 AND status = 'following' AND expected_end IS NOT NULL AND expected_end <= $2
        GROUP BY expected_end";
    // What began on a day, in every centre at once: ids from $1 on, before $2.
    REGISTERED = "SELECT p.center_id, p.created_at,
            (SELECT r.received_at FROM report r WHERE r.patient_id = p.id ORDER BY r.id LIMIT 1) AS reported_at,
            (SELECT n.at FROM note n WHERE n.patient_id = p.id AND n.kind IN ('call', 'close') AND n.outcome IS NOT NULL
                AND n.outcome NOT IN ('no-answer', 'done') ORDER BY n.id LIMIT 1) AS called_at
        FROM patient p WHERE p.id >= $1 AND p.id < $2";
    REPORTS = "SELECT p.center_id, r.entered_by AS staff, COUNT(*) AS n
        FROM report r JOIN patient p ON p.id = r.patient_id
        WHERE r.id >= $1 AND r.id < $2 GROUP BY p.center_id, r.entered_by";
    // What the machine has closed was nobody's work: a missing report that came after all.
    ALERTS = "SELECT a.center_id, a.tier, a.opened_at, a.due_at, a.closed_at,
            (SELECT n.at FROM note n WHERE n.patient_id = a.patient_id AND n.id >= $1 AND n.alert_id = a.id
                AND n.kind = 'claim' ORDER BY n.id LIMIT 1) AS claimed_at
        FROM alert a WHERE a.id >= $1 AND a.id < $2 AND (a.closed_at IS NULL OR a.closed_by IS NOT NULL)";
    MESSAGES = "SELECT p.center_id, a.channel, a.state, COUNT(*) AS n
        FROM attempt a JOIN message m ON m.id = a.message_id JOIN patient p ON p.id = m.patient_id
        WHERE a.id >= $1 AND a.id < $2 AND a.handed_at IS NOT NULL GROUP BY p.center_id, a.channel, a.state";
    WORK = "SELECT s.center_id, n.staff_id AS staff, n.kind, COUNT(*) AS n
        FROM note n JOIN staff s ON s.id = n.staff_id
        WHERE n.id >= $1 AND n.id < $2 AND n.kind IN ('claim', 'call', 'close') AND s.center_id IS NOT NULL
        GROUP BY s.center_id, n.staff_id, n.kind";
    KEEP = "INSERT INTO figures (center_id, day, moment, course, staff, counted_at) VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (center_id, day) DO UPDATE SET moment = COALESCE(excluded.moment, figures.moment),
            course = excluded.course, staff = excluded.staff, counted_at = excluded.counted_at
        WHERE figures.counted_at <= excluded.counted_at";
    OF_CENTER = "SELECT center_id, day, moment, course, staff, counted_at FROM figures
        WHERE center_id = $1 AND day BETWEEN $2 AND $3 ORDER BY day";
    OF_ALL = "SELECT center_id, day, moment, course, staff, counted_at FROM figures
        WHERE day BETWEEN $1 AND $2 ORDER BY day, center_id";
}

#[derive(sqlx::FromRow)]
struct CenterRow {
    id: HealthCenterId,
    name: String,
}

#[derive(sqlx::FromRow)]
struct CountedRow {
    counted_at: Timestamp,
}

#[derive(sqlx::FromRow)]
struct PatientsRow {
    tier: Option<Tier>,
    patients: i64,
    own: i64,
    reported: i64,
}

#[derive(sqlx::FromRow)]
struct QueueRow {
    tier_order: i64,
    kind: AlertKind,
    open: i64,
    unclaimed: i64,
    overdue: i64,
    oldest: Timestamp,
}

#[derive(sqlx::FromRow)]
struct HoldingRow {
    staff: StaffId,
    n: i64,
}

#[derive(sqlx::FromRow)]
struct ReleasesRow {
    day: Date,
    patients: i64,
}

#[derive(sqlx::FromRow)]
struct RegisteredRow {
    center_id: HealthCenterId,
    created_at: Timestamp,
    reported_at: Option<Timestamp>,
    called_at: Option<Timestamp>,
}

#[derive(sqlx::FromRow)]
struct ReportsRow {
    center_id: HealthCenterId,
    staff: Option<StaffId>,
    n: i64,
}

#[derive(sqlx::FromRow)]
struct AlertsRow {
    center_id: HealthCenterId,
    tier: Tier,
    opened_at: Timestamp,
    due_at: Timestamp,
    closed_at: Option<Timestamp>,
    claimed_at: Option<Timestamp>,
}

#[derive(sqlx::FromRow)]
struct MessagesRow {
    center_id: HealthCenterId,
    channel: Channel,
    state: MessageState,
    n: i64,
}

#[derive(sqlx::FromRow)]
struct WorkRow {
    center_id: HealthCenterId,
    staff: StaffId,
    kind: NoteKind,
    n: i64,
}

#[derive(sqlx::FromRow)]
struct Row {
    center_id: HealthCenterId,
    day: Date,
    moment: Option<String>,
    course: String,
    staff: String,
    counted_at: Timestamp,
}

impl Row {
    fn figures(&self) -> Result<DayFigures> {
        let moment = self.moment.as_deref().map(serde_json::from_str).transpose()?;
        Ok(DayFigures { day: self.day, moment, course: Some(serde_json::from_str(&self.course)?) })
    }
}

/// What one of staff did, as kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
struct Load {
    claims: i64,
    calls: i64,
    closes: i64,
    reports: i64,
    holding: i64,
}

/// A centre's day in the making.
#[derive(Default)]
struct Count {
    moment: Option<Moment>,
    course: Course,
    staff: BTreeMap<StaffId, Load>,
}

/// The kept figures of some days.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Kept {
    /// As many days as were asked for, oldest first, whether they were counted or not.
    pub days: Vec<DayFigures>,
    /// When the last of them was counted.
    pub counted_at: Option<Timestamp>,
    /// Who did what on the last of them, the busiest first; of one centre only.
    pub staff: Vec<StaffLoad>,
    /// The last of them in each centre, by its code; where all are joined.
    pub centers: Vec<(CenterName, DayFigures)>,
}

impl Store {
    /// Counts the days that are due, each in every centre. Several at once do no harm: the later count stays. How many
    /// days were counted.
    pub async fn count_figures(&self) -> Result<usize> {
        let days = self.read().await?.uncounted_days().await?;
        for day in &days {
            let counts = self.read().await?.count_day(*day).await?;
            let mut tx = self.begin().await?;
            tx.keep_figures(*day, counts).await?;
            tx.commit().await?;
        }
        Ok(days.len())
    }
}

impl Tx {
    /// The days that should be counted now: the present one, and those before it whose course isn't at its end.
    async fn uncounted_days(&mut self) -> Result<Vec<Date>> {
        let today = self.now.date();
        let mut due = vec![];
        for back in 0..=SETTLED.as_hours() / 24 {
            let day = today.plus_days(-back);
            let counted = fetch_optional!(self, CountedRow, COUNTED, day)?.map(|row| row.counted_at);
            let every = if back == 0 { EVERY } else { EVERY_PAST };
            let over = day.plus_days(1).at(0, 0).plus(SETTLED);
            let is_due = counted.is_none_or(|counted| counted < over && self.now.since(counted) >= every);
            if is_due {
                due.push(day);
            }
        }
        Ok(due)
    }

    async fn count_day(&mut self, day: Date) -> Result<BTreeMap<HealthCenterId, Count>> {
        let centers = fetch_all!(self, CenterRow, CENTERS)?;
        let mut counts: BTreeMap<HealthCenterId, Count> =
            centers.iter().map(|center| (center.id, Count::default())).collect();
        if day == self.now.date() {
            for (center, count) in &mut counts {
                self.count_moment(*center, day, count).await?;
            }
        }
        self.count_course(day, &mut counts).await?;
        Ok(counts)
    }

    /// How a centre stands now.
    async fn count_moment(&mut self, center: HealthCenterId, day: Date, count: &mut Count) -> Result<()> {
        let (now, mut moment) = (self.now, Moment::default());
        for row in fetch_all!(self, PatientsRow, PATIENTS, center, day.at(0, 0))? {
            moment.followed += row.patients;
            moment.own += row.own;
            moment.reported += row.reported;
            moment.tiers.push(TierCount { tier: row.tier, patients: row.patients });
        }
        let mut ages: BTreeMap<i64, QueueAge> = BTreeMap::new();
        for row in fetch_all!(self, QueueRow, QUEUE, center, now)? {
            match row.kind {
                AlertKind::Silence => moment.silent += row.open,
                AlertKind::Unopened => moment.unopened += row.open,
                _ => {}
            }
            let Some(tier) = Tier::ALL.iter().find(|tier| crate::alert::tier_order(**tier) == row.tier_order)
            else {
                continue;
            };
            let none = QueueAge { tier: *tier, open: 0, unclaimed: 0, overdue: 0, oldest_minutes: 0 };
            let age = ages.entry(row.tier_order).or_insert(none);
            age.open += row.open;
            age.unclaimed += row.unclaimed;
            age.overdue += row.overdue;
            age.oldest_minutes = age.oldest_minutes.max(now.since(row.oldest).as_minutes());
        }
        moment.queue = ages.into_values().collect();
        moment.releases =
            (0..AHEAD_DAYS).map(|ahead| DayCount { day: day.plus_days(ahead), patients: 0 }).collect();
        for row in fetch_all!(self, ReleasesRow, RELEASES, center, day.plus_days(AHEAD_DAYS - 1))? {
            let at = usize::try_from(row.day.days_since(day)).unwrap_or(0);
            if let Some(release) = moment.releases.get_mut(at) {
                release.patients += row.patients;
            }
        }
        for row in fetch_all!(self, HoldingRow, HOLDING, center)? {
            count.staff.entry(row.staff).or_default().holding += row.n;
        }
        moment.in_order();
        count.moment = Some(moment);
        Ok(())
    }

    /// What came of what began on a day.
    async fn count_course(&mut self, day: Date, counts: &mut BTreeMap<HealthCenterId, Count>) -> Result<()> {
        let now = self.now;
        let (first, last) = (first_id(day.at(0, 0)), first_id(day.plus_days(1).at(0, 0)));
        for row in fetch_all!(self, RegisteredRow, REGISTERED, first, last)? {
            let Some(count) = counts.get_mut(&row.center_id) else { continue };
            count.course.registered += 1;
            match row.reported_at.into_iter().chain(row.called_at).min() {
                Some(at) => count.course.first_contact.add(at.since(row.created_at)),
                None => count.course.uncontacted += 1,
            }
        }
        for row in fetch_all!(self, ReportsRow, REPORTS, first, last)? {
            let Some(count) = counts.get_mut(&row.center_id) else { continue };
            count.course.reports += row.n;
            if let Some(staff) = row.staff {
                count.course.entered += row.n;
                count.staff.entry(staff).or_default().reports += row.n;
            }
        }
        for row in fetch_all!(self, AlertsRow, ALERTS, first, last)? {
            let Some(count) = counts.get_mut(&row.center_id) else { continue };
            let alerts = count.course.alerts_of(row.tier);
            // What was closed without a claim, with many others, was taken in that moment.
            let claimed = row.claimed_at.into_iter().chain(row.closed_at).min();
            alerts.claim.add(row.opened_at, row.due_at, claimed, now);
            alerts.close.add(row.opened_at, row.due_at, row.closed_at, now);
        }
        for row in fetch_all!(self, MessagesRow, MESSAGES, first, last)? {
            let Some(count) = counts.get_mut(&row.center_id) else { continue };
            let messages = &mut count.course.messages;
            let at = messages.iter().position(|known| known.channel == row.channel).unwrap_or_else(|| {
                messages.push(ChannelCount { channel: row.channel, tries: 0, delivered: 0, failed: 0 });
                messages.len() - 1
            });
            let Some(known) = messages.get_mut(at) else { continue };
            known.tries += row.n;
            match row.state {
                MessageState::Delivered => known.delivered += row.n,
                MessageState::Undelivered | MessageState::Failed => known.failed += row.n,
                _ => {}
            }
        }
        for row in fetch_all!(self, WorkRow, WORK, first, last)? {
            let Some(count) = counts.get_mut(&row.center_id) else { continue };
            let load = count.staff.entry(row.staff).or_default();
            match row.kind {
                NoteKind::Claim => load.claims += row.n,
                NoteKind::Call => load.calls += row.n,
                _ => load.closes += row.n,
            }
        }
        for count in counts.values_mut() {
            count.course.in_order();
        }
        Ok(())
    }

    async fn keep_figures(&mut self, day: Date, counts: BTreeMap<HealthCenterId, Count>) -> Result<()> {
        for (center, count) in counts {
            let moment = count.moment.as_ref().map(serde_json::to_string).transpose()?;
            let (course, staff) =
                (serde_json::to_string(&count.course)?, serde_json::to_string(&count.staff)?);
            execute!(self, KEEP, center, day, moment, course, staff, self.now)?;
        }
        Ok(())
    }

    /// The kept figures from one day to another: of a centre, or of all of them joined.
    pub async fn figures(&mut self, center: Option<HealthCenterId>, from: Date, to: Date) -> Result<Kept> {
        let rows = match center {
            Some(center) => fetch_all!(self, Row, OF_CENTER, center, from, to)?,
            None => fetch_all!(self, Row, OF_ALL, from, to)?,
        };
        let mut days: Vec<DayFigures> =
            (0..=to.days_since(from)).map(|n| DayFigures::of(from.plus_days(n))).collect();
        let mut kept = Kept::default();
        let mut last: BTreeMap<HealthCenterId, DayFigures> = BTreeMap::new();
        for row in rows {
            let figures = row.figures()?;
            let at = usize::try_from(row.day.days_since(from)).unwrap_or(0);
            if let Some(day) = days.get_mut(at) {
                day.join(&figures);
            }
            if row.day != to {
                continue;
            }
            kept.counted_at = kept.counted_at.max(Some(row.counted_at));
            if center.is_some() {
                kept.staff = self.loads(&row.staff).await?;
            } else {
                last.insert(row.center_id, figures);
            }
        }
        if center.is_none() {
            for row in fetch_all!(self, CenterRow, CENTERS)? {
                let figures = last.remove(&row.id).unwrap_or_else(|| DayFigures::of(to));
                kept.centers.push((CenterName { id: row.id, name: row.name }, figures));
            }
        }
        kept.days = days;
        Ok(kept)
    }

    async fn loads(&mut self, text: &str) -> Result<Vec<StaffLoad>> {
        let loads: BTreeMap<StaffId, Load> = serde_json::from_str(text)?;
        let mut names = Names::default();
        names.load(self, loads.keys().copied()).await?;
        let mut all: Vec<StaffLoad> = loads
            .into_iter()
            .map(|(staff, load)| StaffLoad {
                name: names.of(staff),
                claims: load.claims,
                calls: load.calls,
                closes: load.closes,
                reports: load.reports,
                holding: load.holding,
            })
            .collect();
        all.sort_by_key(|load| {
            std::cmp::Reverse((load.claims + load.calls + load.closes + load.reports, load.holding))
        });
        Ok(all)
    }
}
