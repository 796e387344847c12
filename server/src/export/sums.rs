//! The numbers for the day as a CSV: a line for each number, so that a spreadsheet can turn them as it likes.

use mimamori_domain::api::{DayFigures, ExportFormat, FiguresView, Spread, Timeliness};
use mimamori_domain::figures::STEPS;
use mimamori_domain::patient::Language;
use mimamori_domain::text::Texts;
use mimamori_domain::triage::Tier;

use super::cell::{Cell, moment};
use super::sheet::{Result, Sheet};
use super::words::words;
use super::xlsx::About;

/// Writes lines about one centre's day.
struct Lines<'a> {
    sheet: &'a mut Sheet,
    words: &'a Texts,
    center: &'a str,
}

/// The figures as they are shown: every day, then the day in each centre, then who did what.
pub fn sums(view: &FiguresView, language: Language, by: &str) -> Result<Vec<u8>> {
    let Some(words) = words(language) else { return Err(std::io::Error::other("no texts")) };
    let headers = ["day", "center", "figure", "of", "value"];
    let headers = headers.map(|name| words.get(&format!("figures-column-{name}")));
    let title = words.get("figures-title");
    let about = About { title: title.clone(), by: by.to_owned(), at: view.now, sheet: title };
    let mut sheet = Sheet::begin(ExportFormat::CsvUtf8, &headers, &about)?;
    let all = words.get("figures-all-centers");
    let center = view.center.as_ref().map_or(all.as_str(), |center| center.name.as_str());
    for day in &view.days {
        Lines { sheet: &mut sheet, words, center }.day(day)?;
    }
    for one in &view.centers {
        Lines { sheet: &mut sheet, words, center: &one.center.name }.day(&one.figures)?;
    }
    for load in &view.staff {
        for (figure, value) in [
            ("claims", load.claims),
            ("calls", load.calls),
            ("closes", load.closes),
            ("staff-reports", load.reports),
            ("holding", load.holding),
        ] {
            let of = Cell::text(load.name.clone());
            Lines { sheet: &mut sheet, words, center }.line(&DayFigures::of(view.day), figure, of, value)?;
        }
    }
    let mark = words.with("figures-mark", &[("time", moment(view.now).into()), ("by", by.into())]);
    sheet.end(&mark)
}

impl Lines<'_> {
    fn line(&mut self, day: &DayFigures, figure: &str, of: Cell, value: i64) -> Result<()> {
        let figure = self.words.get(&format!("figures-{figure}"));
        self.sheet.row(&[
            Cell::Day(day.day),
            Cell::text(self.center),
            Cell::plain(figure),
            of,
            Cell::number(Some(value)),
        ])
    }

    fn tier(&self, tier: Option<Tier>) -> Cell {
        let id = tier.map_or_else(|| "staff-tier-none".into(), |tier| format!("tier-{tier}"));
        Cell::plain(self.words.get(&id))
    }

    fn day(&mut self, day: &DayFigures) -> Result<()> {
        if let Some(moment) = &day.moment {
            for (figure, value) in [
                ("followed", moment.followed),
                ("own", moment.own),
                ("reported", moment.reported),
                ("silent", moment.silent),
                ("unopened", moment.unopened),
            ] {
                self.line(day, figure, Cell::Empty, value)?;
            }
            for count in &moment.tiers {
                self.line(day, "patients", self.tier(count.tier), count.patients)?;
            }
            for age in &moment.queue {
                for (figure, value) in [
                    ("open", age.open),
                    ("unclaimed", age.unclaimed),
                    ("overdue", age.overdue),
                    ("oldest-minutes", age.oldest_minutes),
                ] {
                    self.line(day, figure, self.tier(Some(age.tier)), value)?;
                }
            }
            for count in &moment.releases {
                self.line(day, "releases", Cell::Day(count.day), count.patients)?;
            }
        }
        let Some(course) = &day.course else { return Ok(()) };
        for (figure, value) in [
            ("registered", course.registered),
            ("uncontacted", course.uncontacted),
            ("reports", course.reports),
            ("entered", course.entered),
        ] {
            self.line(day, figure, Cell::Empty, value)?;
        }
        self.spread(day, "first-contact", &course.first_contact)?;
        for alerts in &course.alerts {
            self.timeliness(day, "claim", alerts.tier, &alerts.claim)?;
            self.timeliness(day, "close", alerts.tier, &alerts.close)?;
        }
        for count in &course.messages {
            for (figure, value) in
                [("tries", count.tries), ("delivered", count.delivered), ("failed", count.failed)]
            {
                let channel = Cell::plain(self.words.get(&format!("staff-channel-{}", count.channel)));
                self.line(day, figure, channel, value)?;
            }
        }
        Ok(())
    }

    fn timeliness(&mut self, day: &DayFigures, what: &str, tier: Tier, kept: &Timeliness) -> Result<()> {
        for (figure, value) in [("in-time", kept.in_time), ("late", kept.late), ("waiting", kept.waiting)] {
            self.line(day, &format!("{what}-{figure}"), self.tier(Some(tier)), value)?;
        }
        Ok(())
    }

    fn spread(&mut self, day: &DayFigures, figure: &str, spread: &Spread) -> Result<()> {
        for (at, count) in spread.counts.iter().enumerate() {
            let step = STEPS.get(at).map_or_else(
                || self.words.get("figures-longer"),
                |minutes| self.words.with("figures-within-minutes", &[("n", (*minutes).into())]),
            );
            self.line(day, figure, Cell::plain(step), *count)?;
        }
        Ok(())
    }
}
