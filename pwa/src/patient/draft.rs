//! A report being written. Every answer is kept on the device as it is given, so that a closed tab loses nothing; the
//! id is made once, so that however often it is sent, it is one report.

use mimamori_domain::api::ReportView;
use mimamori_domain::ids::{ClientReportId, PatientId, ReportId};
pub use mimamori_domain::report::Typed;
use mimamori_domain::report::{
    Answers, Spo2Reading, Symptom, Trend, UrgentSign, parse_spo2, parse_temperature, typed_pulse,
};
use mimamori_domain::values::{Pulse, Temperature};
use mimamori_domain::{Duration, Rng, Timestamp};
use serde::{Deserialize, Serialize};

/// The screens, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// Temperature.
    Temperature,
    /// oxygen and pulse.
    Oxygen,
    /// Thirteen urgent signs.
    Signs,
    /// Twelve symptoms.
    Symptoms,
    /// Better or worse, and how it goes.
    Course,
    /// Look and send.
    Check,
}

impl Step {
    /// All, in order.
    pub const ALL: [Self; 6] =
        [Self::Temperature, Self::Oxygen, Self::Signs, Self::Symptoms, Self::Course, Self::Check];
    /// Word in the address and in text ids.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Temperature => "temperature",
            Self::Oxygen => "oxygen",
            Self::Signs => "signs",
            Self::Symptoms => "symptoms",
            Self::Course => "course",
            Self::Check => "check",
        }
    }
    /// From the word in the address.
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.word() == word)
    }
    /// Place, from 1.
    pub fn place(self) -> usize {
        Self::ALL.iter().position(|step| *step == self).map_or(1, |at| at + 1)
    }
    /// The next one.
    pub fn next(self) -> Option<Self> {
        Self::ALL.get(self.place()).copied()
    }
}

/// For so long a patient can correct what was sent; both versions are kept.
pub const CORRECTABLE: Duration = Duration::hours(1);

/// What has been answered so far. Nothing is filled in beforehand.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Draft {
    /// Made once.
    pub id: ClientReportId,
    /// Whose.
    pub person: PatientId,
    /// The report that this one corrects.
    #[serde(default)]
    pub corrects: Option<ReportId>,
    /// When it was begun.
    pub started_at: Timestamp,
    /// When temperature or oxygen was last entered.
    #[serde(default)]
    pub measured_at: Option<Timestamp>,
    /// Temperature.
    #[serde(default)]
    pub temperature: Typed,
    /// oxygen.
    #[serde(default)]
    pub spo2: Typed,
    /// "Under 50".
    #[serde(default)]
    pub under_50: bool,
    /// Pulse as typed, optional.
    #[serde(default)]
    pub pulse: String,
    /// Urgent signs ticked.
    #[serde(default)]
    pub signs: Vec<UrgentSign>,
    /// Symptoms ticked.
    #[serde(default)]
    pub symptoms: Vec<Symptom>,
    /// Compared with yesterday.
    #[serde(default)]
    pub trend: Option<Trend>,
    /// Antipyretic taken?
    #[serde(default)]
    pub antipyretic: Option<bool>,
    /// Able to eat?
    #[serde(default)]
    pub can_eat: Option<bool>,
    /// Able to drink?
    #[serde(default)]
    pub can_drink: Option<bool>,
    /// Free words.
    #[serde(default)]
    pub comment: String,
    /// An odd value was asked again and is right.
    #[serde(default)]
    pub odd_confirmed: bool,
}

impl Draft {
    /// An empty one.
    pub fn new(person: PatientId, now: Timestamp, rng: &dyn Rng) -> Self {
        Self {
            id: ClientReportId::new(now, rng),
            person,
            corrects: None,
            started_at: now,
            measured_at: None,
            temperature: Typed::default(),
            spo2: Typed::default(),
            under_50: false,
            pulse: String::new(),
            signs: vec![],
            symptoms: vec![],
            trend: None,
            antipyretic: None,
            can_eat: None,
            can_drink: None,
            comment: String::new(),
            odd_confirmed: false,
        }
    }

    /// A correction of a report: what was answered, to be changed. It keeps the time of the measurement.
    pub fn correcting(person: PatientId, report: &ReportView, now: Timestamp, rng: &dyn Rng) -> Self {
        let was = report.answers.clone();
        let typed =
            |value: Option<String>| Typed { missing: value.is_none(), text: value.unwrap_or_default() };
        let under_50 = was.spo2 == Spo2Reading::UNDER_50;
        Self {
            corrects: Some(report.id),
            measured_at: Some(report.measured_at),
            temperature: typed(was.temperature.map(|value| value.to_string())),
            spo2: if under_50 {
                Typed::default()
            } else {
                typed(was.spo2.measured().map(|value| value.to_string()))
            },
            under_50,
            pulse: was.pulse.map(|value| value.get().to_string()).unwrap_or_default(),
            signs: was.signs,
            symptoms: was.symptoms,
            trend: was.trend,
            antipyretic: was.antipyretic,
            can_eat: was.can_eat,
            can_drink: was.can_drink,
            comment: was.comment,
            odd_confirmed: true,
            ..Self::new(person, now, rng)
        }
    }

    /// Is this draft, kept from before, taken up at the screen of this word? A correction only where the address names a
    /// screen, as it does where it was begun, and within its hour: whoever begins a report begins it empty, and never
    /// overwrites an earlier one.
    pub fn is_taken_up(&self, word: &str, now: Timestamp) -> bool {
        self.corrects.is_none() || (!word.is_empty() && now.since(self.started_at) < CORRECTABLE)
    }

    /// Key in the device's database.
    pub fn key(person: PatientId) -> String {
        format!("draft:{person}")
    }

    /// Has nothing been answered yet?
    pub fn is_empty(&self) -> bool {
        *self
            == Self {
                id: self.id,
                started_at: self.started_at,
                ..Self::new(self.person, self.started_at, &Zeroes)
            }
    }

    /// The temperature as it will be sent.
    ///
    /// # Errors
    /// Code of the refusal.
    pub fn read_temperature(&self) -> Result<Option<Temperature>, &'static str> {
        self.temperature.temperature()
    }

    /// The oxygen as it will be sent.
    ///
    /// # Errors
    /// Code of the refusal.
    pub fn read_spo2(&self) -> Result<Spo2Reading, &'static str> {
        self.spo2.spo2(self.under_50)
    }

    /// The pulse as it will be sent.
    ///
    /// # Errors
    /// Code of the refusal.
    pub fn read_pulse(&self) -> Result<Option<Pulse>, &'static str> {
        typed_pulse(&self.pulse)
    }

    /// The first screen with an answer missing or refused.
    pub fn first_unanswered(&self) -> Option<Step> {
        if self.read_temperature().is_err() {
            Some(Step::Temperature)
        } else if self.read_spo2().is_err() || self.read_pulse().is_err() {
            Some(Step::Oxygen)
        } else if self.trend.is_none() {
            Some(Step::Course)
        } else {
            None
        }
    }

    /// What is sent. What can't be read counts as not measured: "send now" must never be held up by a typing error.
    pub fn answers(&self) -> Answers {
        let answers = Answers {
            temperature: self.read_temperature().ok().flatten(),
            spo2: self.read_spo2().unwrap_or(Spo2Reading::NONE),
            pulse: self.read_pulse().ok().flatten(),
            signs: self.signs.clone(),
            symptoms: self.symptoms.clone(),
            trend: self.trend,
            antipyretic: self.antipyretic,
            can_eat: self.can_eat,
            can_drink: self.can_drink,
            comment: self.comment.chars().take(mimamori_domain::report::COMMENT_MAX).collect(),
        };
        let unchecked = answers.clone();
        answers.checked().unwrap_or(unchecked)
    }

    /// When it was measured: when the last of temperature and oxygen was entered, else now.
    pub fn measured_at(&self, now: Timestamp) -> Timestamp {
        self.measured_at.map_or(now, |at| at.min(now))
    }

    /// One step of the stepper: ±0.1 from what stands there, or the given start when nothing does.
    pub fn step_temperature(&mut self, by: i64, start: i64) {
        let now = parse_temperature(&self.temperature.text).map_or(start, |value| value.get() + by);
        let now = now.clamp(340, 430);
        self.temperature = Typed { text: format!("{}.{}", now / 10, now % 10), missing: false };
    }

    /// One step of the stepper: ±1 from what stands there, or the given start when nothing does.
    pub fn step_spo2(&mut self, by: i64, start: i64) {
        let now = parse_spo2(&self.spo2.text).map_or(start, |value| value.get() + by);
        self.spo2 = Typed { text: now.clamp(50, 100).to_string(), missing: false };
        self.under_50 = false;
    }
}

struct Zeroes;
impl Rng for Zeroes {
    fn fill(&self, buffer: &mut [u8]) {
        buffer.fill(0);
    }
}

/// Ticks or unticks.
pub fn toggle<T: PartialEq>(list: &mut Vec<T>, item: T, on: bool) {
    list.retain(|known| *known != item);
    if on {
        list.push(item);
    }
}

#[cfg(test)]
mod tests {
    use mimamori_domain::triage::{Assessment, Tier};

    use super::*;
    use crate::state::browser::BrowserRng;

    fn draft() -> Draft {
        let now = Timestamp::from_millis(1_642_636_800_000);
        Draft::new(PatientId::new(now, &BrowserRng), now, &BrowserRng)
    }

    #[test]
    fn nothing_is_answered_beforehand() {
        let draft = draft();
        assert!(draft.is_empty());
        assert_eq!(draft.first_unanswered(), Some(Step::Temperature));
        assert_eq!(draft.read_spo2(), Err("answer-needed"));
    }

    #[test]
    fn the_stepper_starts_where_told_and_stays_in_range() {
        let mut draft = draft();
        draft.step_temperature(1, 365);
        assert_eq!(draft.temperature.text, "36.5");
        draft.step_temperature(1, 365);
        assert_eq!(draft.temperature.text, "36.6");
        draft.temperature.text = "43.0".into();
        draft.step_temperature(1, 365);
        assert_eq!(draft.temperature.text, "43.0");
        draft.step_spo2(-1, 97);
        draft.step_spo2(-1, 97);
        assert_eq!(draft.read_spo2().unwrap().measured().unwrap().get(), 96);
    }

    #[test]
    fn send_now_is_not_held_up_by_a_typing_error() {
        let mut draft = draft();
        draft.temperature.text = "38.".into();
        draft.spo2.text = "9x".into();
        draft.signs = vec![UrgentSign::ChestPain];
        let answers = draft.answers();
        assert_eq!(answers.temperature.map(Temperature::get), Some(380));
        assert_eq!(answers.spo2, Spo2Reading::NONE);
        assert_eq!(answers.signs, [UrgentSign::ChestPain]);
    }

    #[test]
    fn a_correction_says_what_was_said() {
        let mut first = draft();
        first.temperature.text = "38.4".into();
        first.spo2.missing = true;
        first.trend = Some(Trend::Worse);
        first.signs = vec![UrgentSign::ChestPain];
        let now = first.started_at;
        let report = ReportView {
            told_by: None,
            told_note: String::new(),
            id: ReportId::new(now, &BrowserRng),
            client_id: first.id,
            measured_at: now,
            received_at: now,
            entered_by: String::new(),
            supersedes: None,
            answers: first.answers(),
            assessment: Assessment {
                tier: Tier::Emergency,
                reasons: vec![],
                news2: None,
                rule_set: String::new(),
                rule_hash: String::new(),
            },
        };
        let again = Draft::correcting(first.person, &report, now, &BrowserRng);
        assert_eq!(again.answers(), first.answers());
        assert_eq!((again.corrects, again.first_unanswered()), (Some(report.id), None));
        assert_ne!(again.id, first.id);
    }

    #[test]
    fn a_correction_that_was_left_is_not_the_next_report() {
        let draft = draft();
        let now = draft.started_at;
        let correction = Draft { corrects: Some(ReportId::new(now, &BrowserRng)), ..draft.clone() };
        assert!(correction.is_taken_up("check", now) && correction.is_taken_up("temperature", now));
        assert!(!correction.is_taken_up("", now), "a new report");
        assert!(!correction.is_taken_up("check", now.plus(CORRECTABLE)), "the next day");
        assert!(draft.is_taken_up("", now.plus(Duration::days(1))), "what was begun survives");
    }

    #[test]
    fn a_draft_survives_being_kept() {
        let mut draft = draft();
        draft.temperature.text = "38.4".into();
        draft.symptoms = vec![Symptom::Cough];
        let text = serde_json::to_string(&draft).unwrap();
        assert_eq!(crate::json::read::<Draft>(&text).unwrap(), draft);
        assert!(!draft.is_empty());
    }
}
