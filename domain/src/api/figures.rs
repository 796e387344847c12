//! Numbers for the day: how a centre, or all of them, did and stands.

use serde::{Deserialize, Serialize};

use crate::api::{CenterName, Channel};
use crate::time::{Date, Timestamp};
use crate::triage::Tier;

dto! {
/// The figures of two weeks: of one centre, or of all together.
pub struct FiguresView {
    /// The server's clock.
    pub now: Timestamp,
    /// The day that is looked at: the last of the two weeks.
    pub day: Date,
    /// Whose; none for all centres together.
    pub center: Option<CenterName>,
    /// When the day was last counted; none when it never was.
    pub counted_at: Option<Timestamp>,
    /// Fourteen days, oldest first.
    pub days: Vec<DayFigures>,
    /// Who did what on the day, the busiest first; for staff of the centre alone.
    pub staff: Vec<StaffLoad>,
    /// The day in each centre, where all are looked at together.
    pub centers: Vec<CenterFigures>,
}
/// A day.
pub struct DayFigures {
    /// Which.
    pub day: Date,
    /// How it stood at the day's last count; none when nothing was counted on it.
    pub moment: Option<Moment>,
    /// What came of what began on it; none when it was never counted.
    pub course: Option<Course>,
}
/// The day in a centre.
pub struct CenterFigures {
    /// Which.
    pub center: CenterName,
    /// Its figures.
    pub figures: DayFigures,
}
/// How a centre stands at one moment.
#[derive(Default)]
pub struct Moment {
    /// Patients followed up at home or in a hotel.
    pub followed: i64,
    /// Of these, those who report themselves.
    pub own: i64,
    /// Of those, who had reported on that day.
    pub reported: i64,
    /// Patients by the tier of their newest measurement, the most urgent first; none = no report yet.
    pub tiers: Vec<TierCount>,
    /// Open work by tier, the most urgent first.
    pub queue: Vec<QueueAge>,
    /// Patients who have been silent for too long.
    pub silent: i64,
    /// Patients who have not opened their invitation within 24 hours.
    pub unopened: i64,
    /// How many are expected to be free of isolation on each of the next seven days; the first holds those overdue too.
    pub releases: Vec<DayCount>,
}
/// Patients of one tier.
pub struct TierCount {
    /// The tier; none before the first report.
    pub tier: Option<Tier>,
    /// How many.
    pub patients: i64,
}
/// Open work of one tier.
pub struct QueueAge {
    /// The tier.
    pub tier: Tier,
    /// Open.
    pub open: i64,
    /// Of these, nobody has them.
    pub unclaimed: i64,
    /// Of all, past the time by which contact was due.
    pub overdue: i64,
    /// Minutes since the oldest was opened.
    pub oldest_minutes: i64,
}
/// A day and a number.
pub struct DayCount {
    /// The day.
    pub day: Date,
    /// How many.
    pub patients: i64,
}
/// What came of what began on a day. Counted again for two days, until it has come to its end.
#[derive(Default)]
pub struct Course {
    /// Patients registered.
    pub registered: i64,
    /// From registration to the first contact: the first report, or the first call that was answered.
    pub first_contact: Spread,
    /// Registered, and no contact yet.
    pub uncontacted: i64,
    /// Reports that came in.
    pub reports: i64,
    /// Of these, those that staff entered.
    pub entered: i64,
    /// Alerts that were opened, by tier, the most urgent first.
    pub alerts: Vec<AlertCourse>,
    /// Messages handed over, by channel.
    pub messages: Vec<ChannelCount>,
}
/// Alerts of one tier, as it is in the end.
pub struct AlertCourse {
    /// The tier.
    pub tier: Tier,
    /// From opening to the first claim.
    pub claim: Timeliness,
    /// From opening to closing.
    pub close: Timeliness,
}
/// How many kept the time by which contact was due.
#[derive(Default)]
pub struct Timeliness {
    /// Done by then.
    pub in_time: i64,
    /// Done later, or not done and past it.
    pub late: i64,
    /// Not done, and there is time yet.
    pub waiting: i64,
    /// How long it took where it was done.
    pub took: Spread,
}
/// How long something took, counted by steps.
#[derive(Default)]
pub struct Spread {
    /// How many took no longer than 5, 10, 15, 30 minutes, 1, 2, 4, 8, 12, 24, 48 hours, and longer than the step before;
    /// the last took longer than all. Empty where nothing was counted.
    pub counts: Vec<i64>,
}
/// Messages of one channel.
pub struct ChannelCount {
    /// The channel.
    pub channel: Channel,
    /// Tries.
    pub tries: i64,
    /// Of these, known to have arrived.
    pub delivered: i64,
    /// Of all, known not to have arrived.
    pub failed: i64,
}
/// What one of staff did on a day.
pub struct StaffLoad {
    /// 氏名
    pub name: String,
    /// Alerts taken.
    pub claims: i64,
    /// Calls, answered or not.
    pub calls: i64,
    /// Alerts closed, one by one.
    pub closes: i64,
    /// Reports entered for patients.
    pub reports: i64,
    /// Open alerts that they had at the last count.
    pub holding: i64,
}
}
