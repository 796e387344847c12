//! What a machine can judge of a screen: axe-core's findings, and text that leaves its box or the window.

use std::collections::BTreeMap;

use anyhow::{Context as _, Result, bail};
use serde_json::Value;

use crate::browser::Browser;

/// Every rule of WCAG 2.0 to 2.2 at A and AA, and what axe calls good practice.
const AXE: &str = "
    const done = arguments[arguments.length - 1];
    const levels = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const name = (node) => `${node.target.join(' ')}: ${node.failureSummary}`;
    axe.run(document, { resultTypes: ['violations'], runOnly: { type: 'tag', values: levels } }).then(
        ({ violations }) => done(violations.map((v) => `${v.id} (${v.help}): ${v.nodes.map(name).join(' | ')}`)),
        (error) => done([`axe could not look: ${error}`]),
    );";

/// Text whose ink is outside of what holds it: the window, or any element around it that doesn't scroll.
const OVERFLOW: &str = "
    const found = [];
    const page = document.documentElement;
    if (page.scrollWidth > page.clientWidth + 1) found.push(`the page is ${page.scrollWidth} wide in ${page.clientWidth}`);
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    while (walker.nextNode()) {
        const text = walker.currentNode;
        const words = text.nodeValue.trim();
        let box = text.parentElement;
        if (words === '' || box.closest('select, script, svg, noscript, .visually-hidden') || !box.checkVisibility()) continue;
        range.selectNodeContents(text);
        const ink = range.getBoundingClientRect();
        if (ink.width === 0) continue;
        const told = (where) => found.push(`“${words.slice(0, 40)}” ${where}`);
        // The lines of somebody's file are as wide as the file, and may be scrolled, by the keyboard too (WCAG 1.4.10
        // excepts such a table); what is asked in it may not.
        const scrolls = box.closest('th, td:not([colspan])')?.closest('.scroll[role=region][tabindex] #import-rows');
        if (!scrolls && (ink.right > innerWidth + 1 || ink.left < -1)) told('leaves the window');
        for (; box && box !== document.body; box = box.parentElement) {
            const style = getComputedStyle(box);
            if (style.display === 'inline' || style.display === 'contents') continue;
            if (style.overflowX === 'auto' || style.overflowX === 'scroll') break;
            const around = box.getBoundingClientRect();
            // A line's ink may be taller than the line: Burmese and Thai are. Half a line is too much.
            const tall = parseFloat(getComputedStyle(text.parentElement).fontSize) / 2;
            if (ink.right > around.right + 1.5 || ink.left < around.left - 1.5) { told(`is wider than ${box.tagName}.${box.className}`); break; }
            const painted = style.overflowY !== 'visible' || style.borderBottomWidth !== '0px' || style.backgroundColor !== 'rgba(0, 0, 0, 0)';
            if (painted && (ink.bottom > around.bottom + tall || ink.top < around.top - tall)) { told(`is taller than ${box.tagName}.${box.className}`); break; }
            if (style.position === 'fixed' || style.position === 'absolute') break;
        }
    }
    return found;";

/// axe-core, as it was fetched for the tests.
pub fn axe() -> Result<String> {
    let path = std::env::var("MIMAMORI_TEST_AXE")
        .context("MIMAMORI_TEST_AXE is not set: run the tests with `cargo xtask test`")?;
    std::fs::read_to_string(&path).with_context(|| path)
}

/// What axe-core finds wrong with the page as it stands.
pub async fn accessibility(browser: &Browser, axe: &str) -> Result<Vec<String>> {
    if browser.js("return typeof axe === 'undefined'", vec![]).await? == Value::Bool(true) {
        browser.js(axe, vec![]).await?;
    }
    lines(&browser.js_async(AXE).await?)
}

/// Text that does not fit.
pub async fn overflow(browser: &Browser) -> Result<Vec<String>> {
    lines(&browser.js(OVERFLOW, vec![]).await?)
}

/// Text at so many per cent of its size, as a reader sets it.
pub async fn text_size(browser: &Browser, percent: u32) -> Result<()> {
    let script = "document.documentElement.style.fontSize = arguments[0]";
    browser.js(script, vec![format!("{percent}%").into()]).await.map(drop)
}

fn lines(value: &Value) -> Result<Vec<String>> {
    let Some(list) = value.as_array() else { bail!("not a list: {value}") };
    Ok(list.iter().filter_map(Value::as_str).map(str::to_owned).collect())
}

/// Looks at screens and remembers what is wrong with them.
pub struct Judge {
    axe: String,
    /// By screen.
    found: BTreeMap<String, Vec<String>>,
}

impl Judge {
    /// With nothing seen yet.
    pub fn new() -> Result<Self> {
        Ok(Self { axe: axe()?, found: BTreeMap::new() })
    }

    /// Looks at the screen from its top, since what the last step has left half below the head is too small by chance
    /// alone; keeps a picture of it where a person wants to look too (`MIMAMORI_TEST_PICTURES` names the folder).
    pub async fn look(&mut self, browser: &Browser, place: &str) -> Result<()> {
        browser.js("scrollTo(0, 0)", vec![]).await?;
        let found = accessibility(browser, &self.axe).await?;
        self.add(place, found);
        self.fits(browser, place).await?;
        if let Ok(folder) = std::env::var("MIMAMORI_TEST_PICTURES") {
            std::fs::write(format!("{folder}/{place}.png"), browser.picture().await?)?;
        }
        Ok(())
    }

    /// Looks only whether the text fits.
    pub async fn fits(&mut self, browser: &Browser, place: &str) -> Result<()> {
        let found = overflow(browser).await?;
        self.add(place, found);
        Ok(())
    }

    fn add(&mut self, place: &str, found: Vec<String>) {
        if !found.is_empty() {
            self.found.entry(place.to_owned()).or_default().extend(found);
        }
    }

    /// Fails, naming all screens with what is wrong.
    pub fn verdict(&self) -> Result<()> {
        anyhow::ensure!(self.found.is_empty(), "screens are wrong: {:#?}", self.found);
        Ok(())
    }
}
