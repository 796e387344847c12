//! A rule set as it is typed: text until it is read, so that what was typed stays.

use mimamori_domain::triage::draft::is_fixed;
use mimamori_domain::triage::{Condition, Rule, Rules, Tier};
use mimamori_domain::values::{FieldError, tidy};

use crate::staff::words;

/// What a number counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    Percent,
    Points,
    Degrees,
    Beats,
    Days,
    Hours,
    Years,
}

impl Unit {
    /// For the name of its text.
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Percent => "percent",
            Self::Points => "points",
            Self::Degrees => "degrees",
            Self::Beats => "beats",
            Self::Days => "days",
            Self::Hours => "hours",
            Self::Years => "years",
        }
    }
}

/// One number of a condition. The key is that of a rule file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Number {
    pub(super) key: &'static str,
    pub(super) unit: Unit,
    /// Empty is "no bound", where that is possible.
    pub(super) optional: bool,
    pub(super) text: String,
}

/// One rule.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct TypedRule {
    /// As it was when the form was opened.
    pub(super) rule: Rule,
    pub(super) on: bool,
    pub(super) tier: Tier,
    pub(super) numbers: Vec<Number>,
    pub(super) source: String,
    /// Nobody can leave it out or make it less urgent.
    pub(super) fixed: bool,
}

/// All of it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Typed {
    pub(super) rules: Vec<TypedRule>,
    /// Minutes of Emergency, Urgent, Watch.
    pub(super) due: [String; 3],
}

impl TypedRule {
    fn of(rule: &Rule, on: bool) -> Self {
        Self {
            on,
            tier: rule.tier,
            numbers: numbers(&rule.when),
            source: rule.source.clone(),
            fixed: is_fixed(rule),
            rule: rule.clone(),
        }
    }

    /// The rule as typed; none while a number can't be read.
    pub(super) fn read(&self) -> Option<Rule> {
        let mut when = self.rule.when.clone();
        for number in &self.numbers {
            let value = if number.is_unbounded() { None } else { Some(number.read()?) };
            put(&mut when, number.key, value)?;
        }
        Some(Rule { tier: self.tier, when, source: self.source.clone(), ..self.rule.clone() })
    }
}

impl Number {
    /// Left empty where that is "no bound".
    fn is_unbounded(&self) -> bool {
        self.optional && tidy(&self.text).is_empty()
    }

    /// `None` when it is no number.
    fn read(&self) -> Option<i64> {
        let text = tidy(&self.text);
        match self.unit {
            Unit::Degrees => {
                let (whole, tenth) = text.split_once('.').unwrap_or((&text, "0"));
                let tenth = (tenth.len() == 1).then(|| tenth.parse::<u8>().ok())??;
                Some(i64::from(whole.parse::<u8>().ok()?) * 10 + i64::from(tenth))
            }
            _ => Some(i64::from(text.parse::<u16>().ok()?)),
        }
    }
}

impl Typed {
    /// What stands in the form: every rule of `base`, those that `start` leaves out as off, and those it adds.
    pub(super) fn of(base: &Rules, start: &Rules) -> Self {
        let known = |rules: &Rules, id: &str| rules.rules.iter().find(|rule| rule.id == id).cloned();
        let mut rules: Vec<TypedRule> = base
            .rules
            .iter()
            .map(|rule| match known(start, &rule.id) {
                Some(now) => TypedRule { fixed: is_fixed(rule), ..TypedRule::of(&now, true) },
                None => TypedRule::of(rule, false),
            })
            .collect();
        let added = start.rules.iter().filter(|rule| known(base, &rule.id).is_none());
        rules.extend(added.map(|rule| TypedRule::of(rule, true)));
        let due = [start.due.emergency_minutes, start.due.urgent_minutes, start.due.watch_minutes];
        Self { rules, due: due.map(|minutes| minutes.to_string()) }
    }

    /// What was typed in place of `start`, or what can't be read.
    pub(super) fn read(&self, start: &Rules) -> Result<Rules, Vec<FieldError>> {
        let mut errors = vec![];
        let mut rules = start.clone();
        rules.rules.clear();
        for typed in self.rules.iter().filter(|typed| typed.on) {
            match typed.read() {
                Some(rule) => rules.rules.push(rule),
                None => errors.push(FieldError::new(&typed.rule.id, "rule-number")),
            }
        }
        let due: Vec<i64> = self.due.iter().filter_map(|text| tidy(text).parse().ok()).collect();
        match due.as_slice() {
            [emergency, urgent, watch] => {
                rules.due.emergency_minutes = *emergency;
                rules.due.urgent_minutes = *urgent;
                rules.due.watch_minutes = *watch;
            }
            _ => errors.push(FieldError::new("due", "rule-number")),
        }
        if errors.is_empty() { Ok(rules) } else { Err(errors) }
    }
}

fn numbers(when: &Condition) -> Vec<Number> {
    let number = |key, unit, value: i64| {
        let text = if unit == Unit::Degrees { words::tenths(value) } else { value.to_string() };
        Number { key, unit, optional: false, text }
    };
    let bound = |key, unit, value: Option<i64>| Number {
        key,
        unit,
        optional: true,
        text: value.map_or_else(String::new, |value| value.to_string()),
    };
    match when {
        Condition::Spo2 { at_least, at_most, .. } => {
            vec![bound("at_least", Unit::Percent, *at_least), number("at_most", Unit::Percent, *at_most)]
        }
        Condition::Spo2BelowBaseline { points } => vec![number("points", Unit::Points, *points)],
        Condition::Temperature { at_least } => vec![number("at_least", Unit::Degrees, *at_least)],
        Condition::TemperatureRunning { at_least, days } => {
            vec![number("at_least", Unit::Degrees, *at_least), number("days", Unit::Days, *days)]
        }
        Condition::TemperatureOnDays { at_least, from_day, to_day } => vec![
            number("at_least", Unit::Degrees, *at_least),
            number("from_day", Unit::Days, *from_day),
            number("to_day", Unit::Days, *to_day),
        ],
        Condition::Pulse { at_least, at_most, from_age, to_age } => vec![
            number("at_least", Unit::Beats, *at_least),
            bound("at_most", Unit::Beats, *at_most),
            number("from_age", Unit::Years, *from_age),
            bound("to_age", Unit::Years, *to_age),
        ],
        Condition::News2Score { at_least, at_most } => {
            vec![number("at_least", Unit::Points, *at_least), bound("at_most", Unit::Points, *at_most)]
        }
        Condition::News2Single { at_least } => vec![number("at_least", Unit::Points, *at_least)],
        Condition::WorseRunning { hours_apart } => vec![number("hours_apart", Unit::Hours, *hours_apart)],
        Condition::AnySign {}
        | Condition::Spo2BelowScale {}
        | Condition::CannotDrink {}
        | Condition::NewRespiratorySymptom {}
        | Condition::NothingMeasured {} => vec![],
    }
}

/// Puts a number in its place; `None` when the place can't be empty.
fn put(when: &mut Condition, key: &str, value: Option<i64>) -> Option<()> {
    let place = match (when, key) {
        (Condition::Spo2 { at_least, .. }, "at_least") => {
            *at_least = value;
            return Some(());
        }
        (Condition::Pulse { at_most, .. } | Condition::News2Score { at_most, .. }, "at_most") => {
            *at_most = value;
            return Some(());
        }
        (Condition::Pulse { to_age, .. }, "to_age") => {
            *to_age = value;
            return Some(());
        }
        (Condition::Spo2 { at_most, .. }, "at_most") => at_most,
        (Condition::Spo2BelowBaseline { points }, "points") => points,
        (
            Condition::Temperature { at_least }
            | Condition::TemperatureRunning { at_least, .. }
            | Condition::TemperatureOnDays { at_least, .. }
            | Condition::Pulse { at_least, .. }
            | Condition::News2Score { at_least, .. }
            | Condition::News2Single { at_least },
            "at_least",
        ) => at_least,
        (Condition::TemperatureRunning { days, .. }, "days") => days,
        (Condition::TemperatureOnDays { from_day, .. }, "from_day") => from_day,
        (Condition::TemperatureOnDays { to_day, .. }, "to_day") => to_day,
        (Condition::Pulse { from_age, .. }, "from_age") => from_age,
        (Condition::WorseRunning { hours_apart }, "hours_apart") => hours_apart,
        _ => return None,
    };
    *place = value?;
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rules() -> Rules {
        let when = [
            Condition::Temperature { at_least: 391 },
            Condition::Spo2 { at_least: Some(94), at_most: 95, own_target: false },
            Condition::AnySign {},
        ];
        let json = serde_json::json!({
            "effective": "2021-09-01",
            "due": {"emergency_minutes": 15, "urgent_minutes": 60, "watch_minutes": 240, "source": "x"},
            "baseline": {"first": 3, "last": 5, "source": "x"},
            "missing": {"keep_hours": 24, "text": "reason-missing", "source": "x"},
            "news2": {"from_age": 16, "in_pregnancy": false, "source": "x", "spo2": [], "spo2_own_target": [],
                "pulse": [], "temperature": []},
            "rules": when.iter().zip(["watch", "watch", "emergency"]).enumerate().map(|(n, (when, tier))| {
                serde_json::json!({"id": format!("r{n}"), "tier": tier, "when": when, "text": "reason-sign",
                    "source": "x", "effective": "2021-09-01"})
            }).collect::<Vec<_>>(),
        });
        serde_json::from_value(json).unwrap()
    }

    #[test]
    fn what_is_untouched_is_read_as_it_was() {
        let rules = rules();
        let typed = Typed::of(&rules, &rules);
        assert_eq!(typed.read(&rules), Ok(rules.clone()));
        assert_eq!(typed.rules.iter().map(|rule| rule.fixed).collect::<Vec<_>>(), [false, false, true]);
        let mut fewer = rules.clone();
        fewer.rules.remove(0);
        let typed = Typed::of(&rules, &fewer);
        assert!(!typed.rules[0].on && typed.rules[1].on);
        assert_eq!(typed.read(&fewer), Ok(fewer));
    }

    #[test]
    fn numbers_are_read_as_people_type_them() {
        let rules = rules();
        let mut typed = Typed::of(&rules, &rules);
        let with = |typed: &mut Typed, text: &str| {
            typed.rules[0].numbers[0].text = text.into();
            typed.rules[0].read().map(|rule| rule.when)
        };
        let at_least = |tenths| Some(Condition::Temperature { at_least: tenths });
        assert_eq!(with(&mut typed, "３８．５"), at_least(385));
        assert_eq!(with(&mut typed, "38"), at_least(380));
        for wrong in ["", "hot", "38.55", "-1"] {
            assert_eq!(with(&mut typed, wrong), None, "{wrong}");
        }
        typed.rules[1].numbers[0].text = String::new();
        let open = Condition::Spo2 { at_least: None, at_most: 95, own_target: false };
        assert_eq!(typed.rules[1].read().unwrap().when, open);
        typed.due[0] = "soon".into();
        let fields: Vec<_> = typed.read(&rules).unwrap_err().into_iter().map(|error| error.field).collect();
        assert_eq!(fields, ["r0", "due"]);
    }
}
