//! What was typed, and what can be read from it.

use mimamori_domain::report::{Answers, Spo2Reading, parse_pulse, parse_spo2, parse_temperature};
use mimamori_domain::values::FieldError;
use mimamori_domain::{Date, Duration, Timestamp};

use crate::staff::words;
use crate::t;

/// A report that is older than this is a mistake.
const OLDEST: Duration = Duration::days(30);

/// The form as typed. `answers` holds what is chosen, the texts what has to be read.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Typed {
    /// Ticks, choices and comment.
    pub answers: Answers,
    /// Oxygen saturation.
    pub spo2: String,
    /// The device shows less than its scale.
    pub under_50: bool,
    /// Temperature.
    pub temperature: String,
    /// Pulse.
    pub pulse: String,
    /// Local date and time, when it was not just now.
    pub earlier: Option<String>,
}

/// Why something can't be read.
#[derive(Debug, Clone, PartialEq)]
pub enum AtError {
    /// A refusal with a code of domain.
    Field(&'static str, String),
    /// Not a moment in the last 30 days.
    Measured,
}

impl AtError {
    /// The field concerned.
    pub fn field(&self) -> &'static str {
        match self {
            Self::Field(field, _) => field,
            Self::Measured => "measured",
        }
    }
    /// With its sentence.
    pub fn words(self) -> (&'static str, String) {
        match self {
            Self::Field(field, code) => (field, words::field_error(&FieldError::new(field, code))),
            Self::Measured => ("measured", t!("staff-report-measured-error")),
        }
    }
}

impl Typed {
    /// When it was measured; `None` when that can't be right.
    pub fn measured(&self, now: Timestamp) -> Option<Timestamp> {
        match &self.earlier {
            None => Some(now),
            Some(text) => read_local(text)
                .filter(|at| *at <= now.plus(Duration::minutes(1)) && now.since(*at) <= OLDEST),
        }
    }

    /// Everything at once, so that every refusal is told at once.
    pub fn read(&self, now: Timestamp) -> Result<(Answers, Timestamp), Vec<AtError>> {
        fn value<T>(
            errors: &mut Vec<AtError>,
            field: &'static str,
            text: &str,
            read: fn(&str) -> Result<T, &'static str>,
        ) -> Option<T> {
            if text.trim().is_empty() {
                return None;
            }
            read(text).map_err(|code| errors.push(AtError::Field(field, code.to_owned()))).ok()
        }
        let mut errors = vec![];
        let spo2 = if self.under_50 {
            Spo2Reading::UNDER_50
        } else {
            value(&mut errors, "spo2", &self.spo2, parse_spo2)
                .map_or(Spo2Reading::NONE, Spo2Reading::Measured)
        };
        let temperature = value(&mut errors, "temperature", &self.temperature, parse_temperature);
        let pulse = value(&mut errors, "pulse", &self.pulse, parse_pulse);
        let measured = self.measured(now);
        if measured.is_none() {
            errors.push(AtError::Measured);
        }
        let answers = Answers { spo2, temperature, pulse, ..self.answers.clone() };
        match (answers.checked(), measured) {
            (Ok(answers), Some(measured)) if errors.is_empty() => Ok((answers, measured)),
            (Err(error), _) => {
                errors.push(AtError::Field("comment", error.code));
                Err(errors)
            }
            _ => Err(errors),
        }
    }
}

/// As `<input type="datetime-local">` writes a moment in Tokyo.
pub fn local_input(at: Timestamp) -> String {
    format!("{}T{}", at.date(), at.clock_time())
}

fn read_local(text: &str) -> Option<Timestamp> {
    let (date, time) = text.split_once('T')?;
    let date: Date = date.parse().ok()?;
    let (hour, rest) = time.split_once(':')?;
    let minute = rest.get(..2)?;
    let (hour, minute) = (hour.parse().ok()?, minute.parse().ok()?);
    ((0..24).contains(&hour) && (0..60).contains(&minute)).then(|| date.at(hour, minute))
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp::from_millis(1_642_636_800_000);

    #[test]
    fn what_is_empty_was_not_measured() {
        let (answers, at) = Typed::default().read(NOW).unwrap();
        assert!(answers.nothing_measured());
        assert_eq!(at, NOW);
    }

    #[test]
    fn every_wrong_value_is_told_at_once() {
        let typed = Typed {
            spo2: "120".into(),
            temperature: "50".into(),
            pulse: "fast".into(),
            earlier: Some("2030-01-01T00:00".into()),
            ..Typed::default()
        };
        let fields: Vec<&str> = typed.read(NOW).unwrap_err().iter().map(AtError::field).collect();
        assert_eq!(fields, ["spo2", "temperature", "pulse", "measured"]);
    }

    #[test]
    fn a_moment_survives_its_input_field() {
        assert_eq!(read_local(&local_input(NOW)), Some(NOW));
        assert_eq!(read_local("2022-01-20T25:00"), None);
    }
}
