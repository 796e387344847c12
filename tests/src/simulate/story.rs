//! Fourteen days in steps of ten minutes: the clock moves, the worker does what is due, telephones ring, people report,
//! nurses work. Everything that has a public address goes through it.

use std::collections::BTreeMap;

use anyhow::{Context as _, Result};
use mimamori_domain::api::{Home, NumberView, OpenInvitation, ReportReceipt, SubmitReport};
use mimamori_domain::clock::random_bytes;
use mimamori_domain::report::Answers;
use mimamori_domain::{ClientReportId, Duration, MessageId, PatientId, Timestamp};
use mimamori_store::system::SystemRng;

use super::browser::Browser;
use super::cast::{Part, Person, Scene};
use super::chance::Chance;
use super::course::{answers, in_danger, urgent, watch};
use super::house::{COCOA_KEY, House};
use super::phone::{Arrived, Inbox};
use super::progress::Progress;

/// One step of the clock.
const STEP: Duration = Duration::minutes(10);
/// Before the end only the scenes play, so that the queue shows them and not chance.
pub(super) const LAST_ACT: Duration = Duration::minutes(50);

/// The story as it runs.
pub(super) struct Story {
    pub(super) house: House,
    pub(super) people: Vec<Person>,
    pub(super) chance: Chance,
    pub(super) end: Timestamp,
    seed: u64,
    /// By telephone number or e-mail address.
    browsers: BTreeMap<String, Browser>,
    inbox: Inbox,
    /// Numbers that will be entered in the app, and when.
    to_verify: Vec<(Timestamp, String)>,
    /// Staff who have their turn with the next alert.
    pub(super) turn: usize,
    /// What was done, for the last line.
    pub(super) reports: u64,
    pub(super) closed: u64,
}

impl Story {
    pub(super) fn new(house: House, people: Vec<Person>, seed: u64, end: Timestamp) -> Self {
        let inbox = Inbox::at_the_end_of(house.config.ops.messages.join("messages.jsonl"));
        Self {
            house,
            people,
            chance: Chance::of(seed, u64::MAX),
            end,
            seed,
            browsers: BTreeMap::new(),
            inbox,
            to_verify: vec![],
            turn: 0,
            reports: 0,
            closed: 0,
        }
    }

    /// Lives through it all.
    pub(super) async fn play(&mut self, beginning: Timestamp) -> Result<()> {
        let total = u64::try_from(self.end.since(beginning).as_minutes()).unwrap_or(0);
        let mut progress = Progress::new("fourteen days", total);
        let mut now = beginning;
        while now < self.end {
            now = now.plus(STEP).min(self.end);
            self.step(now).await.with_context(|| format!("at {now}"))?;
            progress.at(u64::try_from(now.since(beginning).as_minutes()).unwrap_or(0));
        }
        self.last_look().await
    }

    /// The time, which may have moved on while nurses telephoned.
    pub(super) fn now(&self) -> Timestamp {
        mimamori_domain::Clock::now(&self.house.clock)
    }

    async fn step(&mut self, now: Timestamp) -> Result<()> {
        if now > self.now() {
            self.house.clock.set(now);
        }
        self.house.worker.run_due().await?;
        self.house.worker.dispatch_all().await?;
        for arrived in self.inbox.take()? {
            self.arrive(&arrived).await?;
        }
        self.verify().await?;
        for at in 0..self.people.len() {
            self.act(at).await?;
        }
        self.round().await
    }

    fn person(&mut self, at: usize) -> Result<&mut Person> {
        self.people.get_mut(at).context("a person")
    }

    /// What somebody does now, if it is time.
    async fn act(&mut self, at: usize) -> Result<()> {
        let now = self.now();
        let person = self.person(at)?;
        if person.id.is_none() {
            if person.registered_at <= now && person.with.is_none() {
                self.register(at).await?;
            }
            return Ok(());
        }
        if person.opens_at.is_some_and(|opens| opens <= now) {
            person.opens_at = None;
            return self.open(at).await;
        }
        if person.over || !person.opened {
            return Ok(());
        }
        if let (Part::Scene(scene), Some(curtain)) = (person.part, person.curtain)
            && curtain <= now
        {
            person.curtain = None;
            let answers = match scene {
                Scene::Danger => in_danger(&mut self.chance),
                Scene::Urgent => urgent(&mut self.chance),
                Scene::Watch => watch(&mut self.chance),
            };
            return self.report(at, answers).await;
        }
        if person.next_report.is_some_and(|next| next <= now) {
            let last_act = now >= self.end.minus(LAST_ACT);
            let person = self.person(at)?;
            person.next_report = None;
            if last_act {
                return Ok(());
            }
            let (course, day, number) = (person.course, person.day(now), person.number);
            let own = self.seed ^ number;
            let answers = answers(course, day, now.hour() >= 16, own, &mut self.chance);
            self.report(at, answers).await?;
            self.plan(at)?;
        }
        Ok(())
    }

    /// When the next report comes, if one comes.
    fn plan(&mut self, at: usize) -> Result<()> {
        let now = self.now();
        let person = self.people.get_mut(at).context("a person")?;
        let next = person.after(now, &mut self.chance);
        person.next_report = match (person.part, person.curtain) {
            (Part::FallsSilent, Some(curtain)) if now >= curtain => None,
            (Part::FallsSilent, Some(curtain)) => Some(next.min(curtain)),
            _ => Some(next),
        };
        Ok(())
    }

    /// The nurse types it in; a family comes as a list.
    async fn register(&mut self, at: usize) -> Result<()> {
        let now = self.now();
        let number = self.person(at)?.number;
        let family: Vec<usize> = (0..self.people.len())
            .filter(|&other| self.people.get(other).is_some_and(|p| p.with == Some(number)))
            .collect();
        let all: Vec<usize> = std::iter::once(at).chain(family).collect();
        let forms: Vec<_> =
            all.iter().filter_map(|&at| self.people.get(at)).map(|p| p.who.form.clone()).collect();
        let nurse = &mut self.house.nurses[0];
        let ids = match forms.as_slice() {
            [form] => vec![nurse.register(now, form).await?],
            forms => nurse.import(now, &forms.iter().collect::<Vec<_>>()).await?,
        };
        for (at, id) in all.into_iter().zip(ids) {
            let person = self.person(at)?;
            person.id = Some(id);
            let (part, wish, number) = (person.part, person.who.form.wish_number == "yes", person.number);
            if part == Part::ByPhone && number % 32 == 10 {
                let association = self.house.association;
                self.house.nurses[0].assign(now, id, association).await?;
            }
            if wish {
                self.house.nurses[0].issue_number(now, id).await?;
            }
        }
        Ok(())
    }

    /// A message arrives at a telephone.
    async fn arrive(&mut self, arrived: &Arrived) -> Result<()> {
        let now = self.now();
        match arrived.kind.as_str() {
            "invitation" => {
                let Some(at) = self.addressee(arrived.id).await? else { return Ok(()) };
                let wait = Duration::minutes(self.chance.between(4, 150));
                let person = self.person(at)?;
                person.link = arrived.token().map(str::to_owned);
                let comes = !matches!(person.part, Part::NeverOpens | Part::ByPhone) && !person.opened;
                person.opens_at = comes.then(|| now.plus(wait));
            }
            "number" => {
                let Some(at) = self.addressee(arrived.id).await? else { return Ok(()) };
                // Most enter it in the app, sooner or later; some don't use COCOA; the others let it run out.
                let wait = Duration::minutes(self.chance.between(5, 75));
                match self.person(at)?.number % 7 {
                    0..=4 => self
                        .to_verify
                        .extend(arrived.digits().map(|digits| (now.plus(wait), digits.to_owned()))),
                    5 => self.decline(at).await?,
                    _ => {}
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// "I don't use COCOA", said on the page that the message leads to.
    async fn decline(&mut self, at: usize) -> Result<()> {
        let person = self.person(at)?;
        let (Some(id), true) = (person.id, person.opened) else { return Ok(()) };
        let path = format!("/api/v1/patient/people/{id}/number/decline");
        let _: NumberView = self.browser(at)?.post(&path, &()).await?;
        Ok(())
    }

    /// Whose message it is: an address may belong to a family.
    async fn addressee(&self, message: MessageId) -> Result<Option<usize>> {
        let mut tx = self.house.store.read().await?;
        for (at, person) in self.people.iter().enumerate() {
            if let Some(id) = person.id
                && tx.messages_of_patient(id).await?.iter().any(|view| view.id == message)
            {
                return Ok(Some(at));
            }
        }
        Ok(None)
    }

    /// The COCOA server asks about the numbers that were entered.
    async fn verify(&mut self) -> Result<()> {
        let now = self.now();
        let (due, later) = std::mem::take(&mut self.to_verify).into_iter().partition(|(at, _)| *at <= now);
        self.to_verify = later;
        let due: Vec<(Timestamp, String)> = due;
        for (_, digits) in due {
            let parameter = self.house.config.cocoa.parameter.clone();
            Browser::verify(&self.house.router, COCOA_KEY, &parameter, &digits).await?;
        }
        Ok(())
    }

    /// The browser of somebody's telephone.
    fn browser(&mut self, at: usize) -> Result<&mut Browser> {
        let form = &self.people.get(at).context("a person")?.who.form;
        let key = if form.phone.is_empty() { form.email.clone() } else { form.phone.clone() };
        let router = &self.house.router;
        Ok(self.browsers.entry(key).or_insert_with(|| Browser::new(router)))
    }

    /// The link is opened: by the patient, or by a stranger who says so.
    async fn open(&mut self, at: usize) -> Result<()> {
        let person = self.person(at)?;
        let Some(link) = person.link.clone() else { return Ok(()) };
        let (part, birth_date) = (person.part, person.who.birth_date.to_string());
        let path = format!("/api/v1/patient/invitations/{link}");
        if part == Part::Stranger {
            let mut stranger = Browser::new(&self.house.router);
            return stranger.post(&format!("{path}/not-me"), &()).await;
        }
        let browser = self.browser(at)?;
        let home: Home = browser.post(&format!("{path}/open"), &OpenInvitation { birth_date }).await?;
        browser.trust(&home.csrf);
        let soon = self.now().plus(Duration::minutes(2));
        let person = self.person(at)?;
        person.opened = true;
        person.next_report = Some(soon);
        Ok(())
    }

    async fn report(&mut self, at: usize, answers: Answers) -> Result<()> {
        let report = new_report(self.now(), answers);
        let Some(id) = self.person(at)?.id else { return Ok(()) };
        let path = format!("/api/v1/patient/people/{id}/reports");
        let _: ReportReceipt = self.browser(at)?.post(&path, &report).await?;
        self.reports += 1;
        Ok(())
    }

    /// Where in the list somebody is.
    pub(super) fn of(&self, id: PatientId) -> Option<usize> {
        self.people.iter().position(|person| person.id == Some(id))
    }

    /// What somebody would say on the telephone now.
    pub(super) fn told(&mut self, at: usize) -> Option<SubmitReport> {
        let now = self.now();
        let person = self.people.get(at)?;
        let own = self.seed ^ person.number;
        let answers = answers(person.course, person.day(now), now.hour() >= 16, own, &mut self.chance);
        Some(new_report(now, answers))
    }
}

fn new_report(now: Timestamp, answers: Answers) -> SubmitReport {
    let id = ClientReportId(uuid::Uuid::from_bytes(random_bytes(&SystemRng)));
    SubmitReport { id, measured_at: now.minus(Duration::minutes(3)), supersedes: None, answers }
}
