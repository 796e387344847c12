//! What was typed on the one page of a report, kept as it is until it can be sent.

use mimamori_domain::ClientReportId;
use mimamori_domain::report::{
    Answers, COMMENT_MAX, Odd, Spo2Reading, Symptom, Trend, Typed, UrgentSign, odd, typed_pulse,
};
use mimamori_domain::values::Spo2;

/// The value of a field, empty when it isn't there.
pub fn value<'a>(fields: &'a [(String, String)], name: &str) -> &'a str {
    fields.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.as_str())
}

/// Longest text kept of a number that was typed, in characters.
const NUMBER_MAX: usize = 16;
/// Longest comment kept to be shortened by who wrote it, in characters.
const KEPT_MAX: usize = 4 * COMMENT_MAX;

/// A report as typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Made when the form was asked for: sending twice is sending once.
    pub id: ClientReportId,
    /// Temperature.
    pub temperature: Typed,
    /// SpO₂.
    pub spo2: Typed,
    /// "Below 50".
    pub under_50: bool,
    /// Pulse.
    pub pulse: String,
    /// Ticked.
    pub signs: Vec<UrgentSign>,
    /// Ticked.
    pub symptoms: Vec<Symptom>,
    /// Compared with yesterday.
    pub trend: Option<Trend>,
    /// Antipyretic taken?
    pub antipyretic: Option<bool>,
    /// Able to eat?
    pub can_eat: Option<bool>,
    /// Able to drink?
    pub can_drink: Option<bool>,
    /// Free words.
    pub comment: String,
    /// The odd values of which was said that they are right, as [`Self::odd_mark`].
    pub confirmed: String,
}

impl Entry {
    /// Nothing typed yet.
    pub fn new(id: ClientReportId) -> Self {
        Self {
            id,
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
            confirmed: String::new(),
        }
    }

    /// From the fields of the form; `new` is for a form without an id of its own.
    pub fn read(fields: &[(String, String)], new: ClientReportId) -> Self {
        let text = |name: &str| value(fields, name).chars().take(NUMBER_MAX).collect::<String>();
        let ticked = |name: &str| !value(fields, name).is_empty();
        let said = |name: &str| match value(fields, name) {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        };
        Self {
            id: value(fields, "report").parse().unwrap_or(new),
            temperature: Typed { text: text("temperature"), missing: ticked("temperature-none") },
            spo2: Typed { text: text("spo2"), missing: ticked("spo2-none") },
            under_50: ticked("spo2-under-50"),
            pulse: text("pulse"),
            signs: all(fields, "sign"),
            symptoms: all(fields, "symptom"),
            trend: value(fields, "trend").parse().ok(),
            antipyretic: said("antipyretic"),
            can_eat: said("eat"),
            can_drink: said("drink"),
            comment: value(fields, "comment").replace("\r\n", "\n").chars().take(KEPT_MAX).collect(),
            confirmed: text("odd"),
        }
    }

    /// What is sent, or the fields that are wrong with the code of the reason.
    ///
    /// # Errors
    /// At least one field.
    pub fn answers(&self) -> Result<Answers, Vec<(&'static str, &'static str)>> {
        let mut wrong = vec![];
        let answers = self.as_it_stands();
        let temperature = one_of(&self.temperature, false).and_then(|()| self.temperature.temperature());
        let spo2 = one_of(&self.spo2, self.under_50).and_then(|()| self.spo2.spo2(self.under_50));
        wrong.extend(temperature.err().map(|code| ("temperature", code)));
        wrong.extend(spo2.err().map(|code| ("spo2", code)));
        wrong.extend(typed_pulse(&self.pulse).err().map(|code| ("pulse", code)));
        if self.trend.is_none() {
            wrong.push(("trend", "answer-needed"));
        }
        let answers = Answers { comment: self.comment.clone(), ..answers }.checked();
        match answers {
            Ok(answers) if wrong.is_empty() => Ok(answers),
            Ok(_) => Err(wrong),
            Err(_) => {
                wrong.push(("comment", "comment-too-long"));
                Err(wrong)
            }
        }
    }

    /// What can be read of it: "send now" must never be held up by a typing error.
    pub fn as_it_stands(&self) -> Answers {
        let answers = Answers {
            temperature: self.temperature.temperature().ok().flatten(),
            spo2: self.spo2.spo2(self.under_50).unwrap_or(Spo2Reading::NONE),
            pulse: typed_pulse(&self.pulse).ok().flatten(),
            signs: self.signs.clone(),
            symptoms: self.symptoms.clone(),
            trend: self.trend,
            antipyretic: self.antipyretic,
            can_eat: self.can_eat,
            can_drink: self.can_drink,
            comment: self.comment.trim().chars().take(COMMENT_MAX).collect(),
        };
        let unchecked = answers.clone();
        answers.checked().unwrap_or(unchecked)
    }

    /// Must the call buttons be shown before anything else is asked (DOMAIN section 3)?
    pub fn is_danger(&self) -> bool {
        !self.signs.is_empty() || self.under_50
    }

    /// What is to be asked again, unless just these values were said to be right.
    pub fn odd(&self, answers: &Answers, last: Option<Spo2>) -> Option<Odd> {
        odd(answers, last).filter(|_| self.confirmed != self.odd_mark())
    }

    /// Names the values that an odd question is about.
    pub fn odd_mark(&self) -> String {
        format!("{}/{}", self.spo2.text.trim(), self.pulse.trim()).chars().take(NUMBER_MAX).collect()
    }
}

/// Without scripts nothing unticks "not measured" when a number is typed: which of them holds is asked, not guessed.
fn one_of(typed: &Typed, under_50: bool) -> Result<(), &'static str> {
    let said = [!typed.text.trim().is_empty(), typed.missing, under_50];
    if said.into_iter().filter(|said| *said).count() > 1 { Err("answer-both") } else { Ok(()) }
}

fn all<T: std::str::FromStr>(fields: &[(String, String)], name: &str) -> Vec<T> {
    fields.iter().filter(|(key, _)| key == name).filter_map(|(_, value)| value.parse().ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(fields: &[(&str, &str)]) -> Entry {
        let fields: Vec<_> = fields.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect();
        Entry::read(&fields, ClientReportId(uuid::Uuid::from_u128(7)))
    }

    #[test]
    fn what_is_wrong_is_told_all_at_once() {
        let wrong = entry(&[("temperature", "45"), ("pulse", "x")]).answers().unwrap_err();
        let fields = [
            ("temperature", "temperature-range"),
            ("spo2", "answer-needed"),
            ("pulse", "pulse-form"),
            ("trend", "answer-needed"),
        ];
        assert_eq!(wrong, fields);
        let long = "あ".repeat(501);
        let wrong =
            entry(&[("temperature-none", "on"), ("spo2", "97"), ("trend", "same"), ("comment", &long)])
                .answers();
        assert_eq!(wrong.unwrap_err(), [("comment", "comment-too-long")]);
    }

    #[test]
    fn a_number_and_not_measured_is_asked() {
        let both =
            [("temperature", "36.5"), ("temperature-none", "on"), ("spo2-under-50", "on"), ("trend", "same")];
        assert_eq!(entry(&both).answers().unwrap_err(), [("temperature", "answer-both")]);
        let twice = [("temperature", "36.5"), ("spo2", "97"), ("spo2-under-50", "on"), ("trend", "same")];
        assert_eq!(entry(&twice).answers().unwrap_err(), [("spo2", "answer-both")]);
    }

    #[test]
    fn odd_values_are_right_only_as_long_as_they_stand() {
        let fields = [("temperature", "36.5"), ("spo2", "72"), ("pulse", "97"), ("trend", "same")];
        let asked = entry(&fields);
        let answers = asked.answers().unwrap();
        assert_eq!(asked.odd(&answers, None), Some(Odd::Swapped));
        let confirmed = Entry { confirmed: asked.odd_mark(), ..asked.clone() };
        assert_eq!(confirmed.odd(&answers, None), None);
        let changed = Entry { pulse: "98".into(), ..confirmed };
        assert_eq!(changed.odd(&changed.answers().unwrap(), None), Some(Odd::Swapped));
    }

    #[test]
    fn sending_now_takes_what_can_be_read() {
        let typed =
            entry(&[("temperature", "38.4"), ("spo2", "9x"), ("sign", "chest-pain"), ("sign", "nothing")]);
        let answers = typed.as_it_stands();
        assert!(typed.is_danger() && typed.answers().is_err());
        assert_eq!(answers.temperature.map(mimamori_domain::values::Temperature::get), Some(384));
        assert_eq!((answers.spo2, answers.signs), (Spo2Reading::NONE, vec![UrgentSign::ChestPain]));
    }
}
