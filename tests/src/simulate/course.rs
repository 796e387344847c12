//! Courses of illness: what somebody would measure and feel on a given day. Pure; the numbers are for looking at and
//! for tests, and no clinician has to believe them.

use mimamori_domain::report::{Answers, Spo2Reading, Symptom, Trend, UrgentSign};
use mimamori_domain::values::{Pulse, Spo2, Temperature};

use super::chance::Chance;
use super::names::{WORDS_ILL, WORDS_WELL, WORDS_WORSE};

/// How an illness runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Course {
    /// A cold of three days.
    Mild,
    /// High fever at first, then better every day.
    Recovering,
    /// Like the others until the turn, then worse from day to day.
    Worsening {
        /// Day of illness on which it turns, 5–8.
        turn: i64,
    },
    /// Old: never high fever, never good oxygen.
    Frail,
}

/// What a report on this day of illness says. `evening` reports are a little warmer; `person` has their own symptoms,
/// which come and go with the illness and not with each report.
pub(crate) fn answers(course: Course, day: i64, evening: bool, person: u64, chance: &mut Chance) -> Answers {
    let state = state(course, day);
    let warmer = if evening { 2 } else { 0 };
    let temperature = (state.temperature + warmer + chance.between(-2, 2)).clamp(355, 408);
    let spo2 = (state.spo2 + chance.between(-1, 1) * i64::from(state.spo2 > 94)).clamp(86, 99);
    let pulse = (66 + (temperature - 365) * 11 / 10 + (97 - spo2) * 3 + chance.between(-5, 5)).clamp(52, 135);
    // Most people have no reason to answer with a comment, and some have no oximeter on the first day.
    let measured = day > 1 || chance.percent(85);
    let words = match state.mood {
        Mood::Well => WORDS_WELL,
        Mood::Ill => WORDS_ILL,
        Mood::Worse => WORDS_WORSE,
    };
    let comment = if chance.percent(25) { chance.pick(words).copied().unwrap_or_default() } else { "" };
    Answers {
        temperature: Temperature::new(temperature),
        spo2: Spo2::new(spo2).filter(|_| measured).map_or(Spo2Reading::NONE, Spo2Reading::Measured),
        pulse: Pulse::new(pulse).filter(|_| measured && chance.percent(70)),
        signs: vec![],
        symptoms: symptoms(state.mood, person),
        trend: Some(match state.mood {
            Mood::Worse => Trend::Worse,
            Mood::Well if chance.percent(60) => Trend::Better,
            _ => Trend::Same,
        }),
        antipyretic: Some(temperature >= 380 && chance.percent(60)),
        can_eat: Some(state.mood != Mood::Worse || chance.percent(60)),
        can_drink: Some(true),
        comment: comment.to_owned(),
    }
}

/// The report of somebody who needs help at once.
pub(crate) fn in_danger(chance: &mut Chance) -> Answers {
    Answers {
        temperature: Temperature::new(386 + chance.between(0, 6)),
        spo2: Spo2::new(88 + chance.between(0, 2)).map_or(Spo2Reading::UNDER_50, Spo2Reading::Measured),
        pulse: Pulse::new(114 + chance.between(0, 10)),
        signs: vec![UrgentSign::BreathlessMoving, UrgentSign::CannotLieDown],
        symptoms: vec![Symptom::Cough, Symptom::Sputum, Symptom::Fatigue],
        trend: Some(Trend::Worse),
        antipyretic: Some(true),
        can_eat: Some(false),
        can_drink: Some(true),
        comment: "夜から急に息苦しくなり、横になれません。".into(),
    }
}

/// The report of somebody whom a nurse should call within the hour.
pub(crate) fn urgent(chance: &mut Chance) -> Answers {
    Answers {
        temperature: Temperature::new(383 + chance.between(0, 6)),
        spo2: Spo2::new(92 + chance.between(0, 1)).map_or(Spo2Reading::NONE, Spo2Reading::Measured),
        pulse: Pulse::new(98 + chance.between(0, 8)),
        symptoms: vec![Symptom::Cough, Symptom::Fatigue, Symptom::PoorAppetite],
        trend: Some(Trend::Worse),
        can_eat: Some(true),
        can_drink: Some(true),
        comment: chance.pick(WORDS_WORSE).copied().unwrap_or_default().to_owned(),
        ..Answers::default()
    }
}

/// The report of somebody to keep an eye on.
pub(crate) fn watch(chance: &mut Chance) -> Answers {
    Answers {
        temperature: Temperature::new(374 + chance.between(0, 6)),
        spo2: Spo2::new(94 + chance.between(0, 1)).map_or(Spo2Reading::NONE, Spo2Reading::Measured),
        pulse: Pulse::new(84 + chance.between(0, 8)),
        symptoms: vec![Symptom::Cough, Symptom::Fatigue],
        trend: Some(Trend::Same),
        can_eat: Some(true),
        can_drink: Some(true),
        ..Answers::default()
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mood {
    Well,
    Ill,
    Worse,
}

#[derive(Clone, Copy)]
struct State {
    /// Tenths of a degree.
    temperature: i64,
    spo2: i64,
    mood: Mood,
}

fn state(course: Course, day: i64) -> State {
    let at = |temperature, spo2, mood| State { temperature, spo2, mood };
    match course {
        Course::Mild => match day {
            ..=0 => at(374, 98, Mood::Ill),
            1..=2 => at(378, 98, Mood::Ill),
            3..=4 => at(371, 98, Mood::Well),
            _ => at(365, 98, Mood::Well),
        },
        Course::Recovering => match day {
            ..=0 => at(381, 97, Mood::Ill),
            1..=2 => at(386, 97, Mood::Ill),
            3..=4 => at(375, 97, Mood::Ill),
            5..=6 => at(370, 97, Mood::Well),
            _ => at(366, 98, Mood::Well),
        },
        Course::Worsening { turn } => match day - turn {
            ..=-4 => at(383, 98, Mood::Ill),
            -3..=-1 => at(379, 97, Mood::Ill),
            0 => at(384, 96, Mood::Worse),
            1 => at(387, 95, Mood::Worse),
            2 => at(389, 93, Mood::Worse),
            _ => at(391, 91, Mood::Worse),
        },
        Course::Frail => match day {
            ..=3 => at(375, 96, Mood::Ill),
            4..=8 => at(373, 96, Mood::Ill),
            _ => at(366, 97, Mood::Well),
        },
    }
}

/// How likely each symptom is, in a hundred: well, ill, worse.
const LIKELY: &[(Symptom, [i64; 3])] = &[
    (Symptom::Cough, [25, 70, 90]),
    (Symptom::Sputum, [5, 15, 40]),
    (Symptom::Fatigue, [10, 60, 90]),
    (Symptom::Headache, [5, 40, 40]),
    (Symptom::SoreThroat, [5, 50, 50]),
    (Symptom::RunnyNose, [5, 30, 30]),
    (Symptom::TasteOrSmell, [15, 20, 20]),
    (Symptom::Chills, [0, 20, 30]),
    (Symptom::PoorAppetite, [0, 15, 70]),
];

fn symptoms(mood: Mood, person: u64) -> Vec<Symptom> {
    let mut own = Chance::of(person, 5);
    let has = |(symptom, [well, ill, worse]): &(Symptom, [i64; 3])| {
        let likely = match mood {
            Mood::Well => well,
            Mood::Ill => ill,
            Mood::Worse => worse,
        };
        own.percent(*likely).then_some(*symptom)
    };
    LIKELY.iter().filter_map(has).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_report_is_one_that_the_server_takes() {
        let mut chance = Chance::of(3, 0);
        for day in 0..16 {
            for course in [Course::Mild, Course::Recovering, Course::Worsening { turn: 6 }, Course::Frail] {
                let made = answers(course, day, day % 2 == 0, 1, &mut chance);
                assert!(made.temperature.is_some());
                assert!(made.checked().is_ok());
            }
        }
        for made in [in_danger(&mut chance), urgent(&mut chance), watch(&mut chance)] {
            assert!(made.spo2.measured().is_some());
            assert!(made.checked().is_ok());
        }
    }

    #[test]
    fn who_gets_worse_loses_oxygen_after_the_turn() {
        let mut chance = Chance::of(3, 0);
        let mut spo2 = |day| {
            let made = answers(Course::Worsening { turn: 6 }, day, false, 1, &mut chance);
            made.spo2.measured().map(Spo2::get)
        };
        assert!(spo2(3) >= Some(96));
        assert!(spo2(9) <= Some(92));
    }

    #[test]
    fn symptoms_belong_to_the_person_and_fade() {
        for person in 0..50 {
            let ill = symptoms(Mood::Ill, person);
            assert_eq!(ill, symptoms(Mood::Ill, person));
            assert!(symptoms(Mood::Well, person).iter().all(|left| ill.contains(left)));
        }
    }
}
