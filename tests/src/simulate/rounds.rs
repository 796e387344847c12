//! The work of the nurses: every twenty minutes by day, every hour at night for what can't wait. What is left at the
//! end is what has just come.

use anyhow::Result;
use mimamori_domain::api::{AlertKind, AlertState, CallOutcome, QueueItem};
use mimamori_domain::triage::Tier;
use mimamori_domain::{Duration, PatientId};

use super::browser::is_refusal;
use super::cast::{Part, Person, Scene};
use super::course::Course;
use super::desk::Desk;
use super::story::{LAST_ACT, Story};
use super::words;

/// Before the end some tasks are left standing, as on any day.
const LEFT_OVER: Duration = Duration::hours(3);
/// How many tasks of each kind may be left.
const LEFT: usize = 2;
/// Alerts that two nurses work through in one round.
const MOST: usize = 8;
/// Day of illness on which the follow-up ends.
const LAST_DAY: i64 = 11;

impl Story {
    pub(super) async fn round(&mut self) -> Result<()> {
        let now = self.now();
        let by_day = (8..21).contains(&now.hour());
        let turn = if by_day { now.minute() % 20 < 10 } else { now.minute() < 10 };
        if !turn || now >= self.end.minus(LAST_ACT) {
            return Ok(());
        }
        if now.hour() == 16 && now.minute() < 10 {
            self.release_all().await?;
        }
        let items = self.house.nurse(self.turn).queue(now).await?;
        let mut worked = 0;
        let mut left: Vec<AlertKind> = vec![];
        for item in items {
            let kind = item.alert.kind;
            if worked == MOST || (!by_day && item.alert.tier < Tier::Urgent) {
                break;
            }
            if kind != AlertKind::Medical
                && now > self.end.minus(LEFT_OVER)
                && left.iter().filter(|other| **other == kind).count() < LEFT
            {
                left.push(kind);
                continue;
            }
            // A call takes two minutes.
            self.house.clock.advance(Duration::minutes(2));
            self.work(&item).await?;
            worked += 1;
        }
        Ok(())
    }

    /// The manager ends the follow-up of those whose isolation is over.
    async fn release_all(&mut self) -> Result<()> {
        let now = self.now();
        let done: Vec<(usize, PatientId)> = self
            .people
            .iter()
            .enumerate()
            .filter(|(_, person)| !person.over && person.day(now) >= LAST_DAY)
            .filter_map(|(at, person)| person.id.map(|id| (at, id)))
            .collect();
        for (at, id) in done {
            self.house.manager.release_patient(now, id).await?;
            self.end_of(at);
        }
        Ok(())
    }

    fn end_of(&mut self, at: usize) {
        if let Some(person) = self.people.get_mut(at) {
            person.over = true;
        }
    }

    /// One nurse and one alert.
    async fn work(&mut self, item: &QueueItem) -> Result<()> {
        let Some(at) = self.of(item.patient.id) else { return Ok(()) };
        self.turn += 1;
        match item.alert.kind {
            AlertKind::Call => self.call(at, item).await,
            AlertKind::Medical => self.medical(at, item).await,
            AlertKind::Silence => {
                let (outcome, note) =
                    self.chance.pick(words::SILENT).copied().unwrap_or((CallOutcome::Fine, words::DONE));
                self.finish(item, outcome, note).await
            }
            AlertKind::Unopened => {
                self.finish(item, CallOutcome::Fine, words::UNOPENED).await?;
                self.by_phone_from_now(at, item.patient.id, words::BY_PHONE_NOW).await
            }
            AlertKind::WrongContact => {
                self.finish(item, CallOutcome::Done, words::WRONG_NUMBER).await?;
                self.by_phone_from_now(at, item.patient.id, words::WRONG_NUMBER).await
            }
            AlertKind::NumberFailed | AlertKind::MessageFailed => {
                self.finish(item, CallOutcome::Done, words::DONE).await
            }
        }
    }

    fn nurse(&mut self) -> &mut Desk {
        let [first, second] = &mut self.house.nurses;
        if self.turn.is_multiple_of(2) { first } else { second }
    }

    /// Claims, writes down the call, closes.
    async fn finish(&mut self, item: &QueueItem, outcome: CallOutcome, note: &str) -> Result<()> {
        let now = self.now();
        let nurse = self.nurse();
        match nurse.claim(now, item.alert.id).await {
            // It closed itself while the nurse was with somebody else, or a colleague has it.
            Err(error) if is_refusal(&error, "alert-closed") || is_refusal(&error, "already-claimed") => {
                return Ok(());
            }
            other => other?,
        }
        nurse.close(now, item.alert.id, outcome, note).await?;
        self.closed += 1;
        Ok(())
    }

    /// The day's call to somebody who is asked by telephone; the task closes itself when the report is entered.
    async fn call(&mut self, at: usize, item: &QueueItem) -> Result<()> {
        let now = self.now();
        let id = item.patient.id;
        if self.chance.percent(12) {
            let nurse = self.nurse();
            nurse.claim(now, item.alert.id).await?;
            nurse.note(now, item.alert.id, CallOutcome::NoAnswer, words::NO_ANSWER).await?;
            return nurse.release(now, item.alert.id).await;
        }
        let Some(report) = self.told(at) else { return Ok(()) };
        let assigned = self.people.get(at).is_some_and(|p| p.part == Part::ByPhone && p.number % 32 == 10);
        if assigned {
            let doctor = &mut self.house.clinician;
            doctor.enter(now, id, &report).await?;
            if self.chance.percent(30) {
                let finding = self.chance.pick(words::FINDINGS).copied().unwrap_or(words::DONE);
                self.house.clinician.finding(now, id, finding).await?;
            }
        } else {
            self.nurse().enter(now, id, &report).await?;
        }
        self.reports += 1;
        self.closed += 1;
        Ok(())
    }

    /// A report that asked for a call: look at the page, telephone, decide.
    async fn medical(&mut self, at: usize, item: &QueueItem) -> Result<()> {
        let now = self.now();
        let id = item.patient.id;
        let Some(person) = self.people.get(at) else { return Ok(()) };
        let day = person.day(now);
        let grave = matches!(person.course, Course::Worsening { turn } if day >= turn + 2);
        let (outcome, note) = words::call(item.alert.tier, grave, &mut self.chance);
        let nurse = self.nurse();
        nurse.claim(now, item.alert.id).await?;
        nurse.page(now, id).await?;
        nurse.note(now, item.alert.id, outcome, note).await?;
        nurse.close(now, item.alert.id, outcome, note).await?;
        self.closed += 1;
        if matches!(outcome, CallOutcome::Ambulance | CallOutcome::Hospital) {
            self.nurse().change(now, id, "", |form| form.place = "hospital".into()).await?;
            self.end_of(at);
        }
        Ok(())
    }

    /// From now on staff ask by telephone.
    async fn by_phone_from_now(&mut self, at: usize, id: PatientId, reason: &str) -> Result<()> {
        let now = self.now();
        self.nurse().change(now, id, reason, |form| form.reporting_mode = "phone".into()).await?;
        if let Some(person) = self.people.get_mut(at) {
            person.part = Part::ByPhone;
            person.opens_at = None;
        }
        Ok(())
    }

    /// At the end the second nurse has just taken one of the urgent ones.
    pub(super) async fn last_look(&mut self) -> Result<()> {
        let now = self.now();
        let nurse = &mut self.house.nurses[1];
        let items = nurse.queue(now).await?;
        let open =
            |item: &&QueueItem| item.alert.tier == Tier::Urgent && item.alert.state == AlertState::Open;
        if let Some(item) = items.iter().find(open) {
            nurse.claim(now, item.alert.id).await?;
        }
        Ok(())
    }

    /// A link for each course that a visitor may want to see, still usable: course, token, birth date.
    pub(super) fn samples(&self) -> Vec<(&'static str, String, String)> {
        let young = self.end.minus(Duration::days(10));
        let sample = |course, fits: &dyn Fn(&Person) -> bool| {
            let mut usable =
                self.people.iter().filter(|p| !p.over && p.registered_at > young && p.link.is_some());
            let person = usable.find(|p| fits(p))?;
            Some((course, person.link.clone()?, person.who.birth_date.to_string()))
        };
        let all = [
            sample("well", &|p| (p.part, p.course) == (Part::Reports, Course::Mild) && p.opened),
            sample("worsening", &|p| matches!(p.part, Part::Scene(Scene::Urgent | Scene::Danger))),
            sample("silent", &|p| p.part == Part::FallsSilent),
        ];
        all.into_iter().flatten().collect()
    }
}
