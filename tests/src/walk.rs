//! The patient app from screen to screen, in whatever language: used by what judges screens and by what takes their
//! pictures. It says where it is; what is done there is the caller's.

use anyhow::{Context as _, Result};
use mimamori_domain::patient::{Language, PatientForm};
use mimamori_domain::{Clock as _, PatientId};
use mimamori_store::system::SystemClock;

use crate::browser::Browser;
use crate::proxy::Proxy;
use crate::ward::Ward;

/// Two people of one household; the second has the longest of names.
#[derive(Debug, Clone)]
pub struct Family {
    /// Reports.
    pub first: PatientId,
    /// Is named wherever it matters.
    pub second: PatientId,
    /// The token of the first one's link.
    pub link: String,
    /// The token of the second one's link.
    pub other_link: String,
}

impl Family {
    /// Registers them. The number keeps the phone of one family from that of another.
    pub async fn register(ward: &Ward, number: u8) -> Result<Self> {
        let onset = SystemClock.now().date().plus_days(-5);
        let form = |name: &str, kana: &str, born: &str| PatientForm {
            name: name.into(),
            kana: kana.into(),
            birth_date: born.into(),
            phone: format!("080-0000-{number:04}"),
            email: format!("family{number}@example.jp"),
            classification: "confirmed".into(),
            onset_date: onset.to_string(),
            reporting_mode: "self".into(),
            wish_number: "yes".into(),
            ..PatientForm::default()
        };
        let first = ward.register(form("見張 花子", "ミハリ ハナコ", "1985-01-01")).await?;
        let long = "カブレラ・モンテネグロ・デ・ラ・クルス マリア・フェルナンダ・アレハンドラ";
        let second = ward.register(form(long, "カブレラ マリア", "2012-03-03")).await?;
        ward.join(first, second).await?;
        let (link, other_link) = (ward.link(first).await?, ward.link(second).await?);
        Ok(Self { first, second, link, other_link })
    }
}

/// Chooses a language as a reader does, and waits until the page speaks it.
pub async fn choose(browser: &Browser, language: Language) -> Result<()> {
    browser.find("#language").await?;
    let script = "const list = document.querySelector('#language'); list.value = arguments[0]; \
                  list.dispatchEvent(new Event('change', { bubbles: true }))";
    browser.js(script, vec![language.as_str().into()]).await?;
    browser.find(&format!("html[lang='{}']", language.tag())).await?;
    Ok(())
}

/// Fills in the birth date of the first of the family and enters.
pub async fn enter(browser: &Browser, (year, month, day): (&str, &str, &str)) -> Result<()> {
    browser.fill("#birth-year", year).await?;
    browser.fill("#birth-month", month).await?;
    browser.fill("#birth-day", day).await?;
    browser.click("#enter").await
}

/// Goes through every screen, the second person joining on the way. `visit` is called at each with its name.
pub async fn every_screen(
    browser: &Browser,
    ward: &Ward,
    (base, proxy): (&str, &Proxy),
    family: &Family,
    language: Language,
    mut visit: impl AsyncFnMut(&str) -> Result<()>,
) -> Result<()> {
    let open = async |path: &str| browser.open(&format!("{base}{path}")).await;
    open("/i/AAAAAAAAAAAAAAAAAAAAAA").await?;
    choose(browser, language).await?;
    browser.find("#screen-title").await?;
    visit("door-missing").await?;
    open("/").await?;
    browser.find("#call-119").await?;
    visit("signed-out").await?;
    let open_plain = async |path: &str| open(&format!("{path}?lang={language}")).await;
    back_in(browser, base, language, &mut visit).await?;
    open_plain("/check").await?;
    visit("check").await?;

    open(&format!("/i/{}", family.link)).await?;
    browser.find("#birth-year").await?;
    visit("door").await?;
    enter(browser, ("1986", "1", "1")).await?;
    browser.find("#birth-error > *").await?;
    visit("door-wrong").await?;
    browser.click("#not-me").await?;
    browser.find("dialog[open]").await?;
    visit("door-not-me").await?;
    browser.js("document.querySelector('dialog[open]').close()", vec![]).await?;
    enter(browser, ("1985", "1", "1")).await?;
    browser.find("a[href^='/report/']").await?;
    visit("home-one").await?;
    open(&format!("/i/{}", family.other_link)).await?;
    enter(browser, ("2012", "3", "3")).await?;
    browser.find(&format!("a[href='/report/{}']", family.second)).await?;
    visit("home-household").await?;

    report(browser, family, &mut visit).await?;

    open("/").await?;
    browser.find("a[href^='/report/']").await?;
    visit("home-reported").await?;
    for (name, path, wait) in [
        ("history", format!("/history/{}", family.first), "#history"),
        ("history-empty", format!("/history/{}", family.second), "#person-name"),
        ("number", format!("/number/{}", family.first), "#ask-number"),
        ("settings", "/settings".to_owned(), "#hour"),
        ("help", "/help".to_owned(), "#call-119"),
        ("missing", "/nowhere".to_owned(), "#screen-title"),
        ("contact", format!("/contact/{}?what=phone", family.first), "#contact"),
        ("access", format!("/access/{}", family.second), "#access-days"),
        ("certificate-not-yet", format!("/certificate/{}", family.first), "#not-yet"),
    ] {
        open(&path).await?;
        browser.find(wait).await.context(name)?;
        visit(name).await?;
    }
    open(&format!("/number/{}", family.first)).await?;
    browser.click("#decline").await?;
    browser.find("dialog[open]").await?;
    visit("number-decline").await?;
    browser.js("document.querySelector('dialog[open]').close()", vec![]).await?;
    browser.click("#ask-number").await?;
    browser.find("[data-state='queued']").await?;
    visit("number-queued").await?;
    offline(browser, (base, proxy), family, &mut visit).await?;
    for (name, path) in [("form-people", "/form".to_owned()), ("form", format!("/form/{}", family.first))] {
        open_plain(&path).await?;
        browser.find("h1").await?;
        visit(name).await?;
    }
    browser.click("form button[type='submit']").await?;
    browser.find("[role='alert']").await?;
    visit("form-wrong").await?;
    ward.release(family.first).await?;
    open_plain(&format!("/certificate/{}", family.first)).await?;
    browser.find("#certificate").await?;
    visit("certificate").await?;
    open("/").await?;
    browser.find("#link-settings").await?;
    visit("home-released").await?;
    open("/settings").await?;
    browser.click("#sign-out").await?;
    browser.find("dialog[open]").await?;
    visit("settings-sign-out").await
}

/// Getting back in by a code, which does not come; in the language by the link, as the app says it.
async fn back_in(
    browser: &Browser,
    base: &str,
    language: Language,
    visit: &mut impl AsyncFnMut(&str) -> Result<()>,
) -> Result<()> {
    browser.open(&format!("{base}/back?lang={language}")).await?;
    browser.click("#back-send").await?;
    browser.find("#errors").await?;
    visit("back-wrong").await?;
    browser.fill("#contact", &format!("{language}@example.jp")).await?;
    browser.fill("#birth-year", "1985").await?;
    browser.fill("#birth-month", "1").await?;
    browser.fill("#birth-day", "1").await?;
    browser.click("#back-send").await?;
    browser.click("#code-again").await?;
    browser.find("#errors").await?;
    visit("back-code").await
}

/// The report, each step once as it is empty or wrong and once as it is answered.
async fn report(
    browser: &Browser,
    family: &Family,
    visit: &mut impl AsyncFnMut(&str) -> Result<()>,
) -> Result<()> {
    browser.click(&format!("a[href='/report/{}']", family.first)).await?;
    browser.find("#temperature").await?;
    visit("report-temperature").await?;
    browser.fill("#temperature", "50").await?;
    browser.click("#next").await?;
    browser.find("#temperature-error > *").await?;
    visit("report-temperature-wrong").await?;
    browser.fill("#temperature", "38.4").await?;
    browser.click("#next").await?;
    browser.fill("#spo2", "80").await?;
    browser.fill("#pulse", "95").await?;
    browser.click("#next").await?;
    browser.find("#odd").await?;
    visit("report-oxygen-odd").await?;
    browser.fill("#spo2", "95").await?;
    browser.fill("#pulse", "80").await?;
    browser.click("#next").await?;
    browser.find("label:has(#sign-blue-lips)").await?;
    visit("report-signs").await?;
    browser.click("label:has(#sign-sudden-breathless)").await?;
    browser.find("#call-now").await?;
    visit("report-sign-ticked").await?;
    browser.click("label:has(#sign-sudden-breathless)").await?;
    browser.click("#next").await?;
    browser.find("label:has(#symptom-cough)").await?;
    visit("report-symptoms").await?;
    browser.click("label:has(#symptom-cough)").await?;
    browser.click("#next").await?;
    browser.click("label:has(#trend-worse)").await?;
    visit("report-course").await?;
    browser.click("#next").await?;
    browser.find("[id^='answer-']").await?;
    visit("report-check").await?;
    browser.click("#next").await?;
    browser.find("#arrived").await?;
    visit("sent-watch").await?;
    browser.click("#correct").await?;
    browser.find("#answer-course").await?;
    visit("report-correct").await
}

/// A severe report without a network: the call buttons first, then what waits.
async fn offline(
    browser: &Browser,
    (base, proxy): (&str, &Proxy),
    family: &Family,
    visit: &mut impl AsyncFnMut(&str) -> Result<()>,
) -> Result<()> {
    let ready = "const done = arguments[0]; navigator.serviceWorker.ready.then(() => done(true))";
    browser.js_async(ready).await?;
    browser.open(&format!("{base}/report/{}", family.second)).await?;
    browser.find("#temperature").await?;
    proxy.cut();
    browser.fill("#temperature", "40.2").await?;
    browser.click("#next").await?;
    browser.fill("#spo2", "88").await?;
    browser.click("#next").await?;
    browser.click("#next").await?;
    browser.click("#next").await?;
    browser.click("label:has(#trend-worse)").await?;
    browser.click("#next").await?;
    browser.find("[id^='answer-']").await?;
    browser.click("#next").await?;
    browser.find("#call-now").await?;
    visit("sent-offline").await?;
    browser.open(&format!("{base}/")).await?;
    browser.find("#waiting").await?;
    visit("home-waiting").await?;
    proxy.mend();
    browser.reload().await?;
    browser.find("a[href^='/report/']").await?;
    Ok(())
}

/// How the pseudo-language is made: in every text that the page fetches, each vowel twice and with an accent, so that
/// it is some 40 % longer and still can be read. Given to [`Browser::before_each_page`].
pub const LONGER: &str = r"
    const fetched = window.fetch;
    const longer = (text) => text.replace(/[aeiou]/g, (vowel) => vowel + { a: 'á', e: 'é', i: 'í', o: 'ó', u: 'ú' }[vowel]);
    const outside = (line) => line.split(/(\{[^}]*\}?)/).map((part, n) => (n % 2 ? part : longer(part))).join('');
    const stretch = (line) => {
        const [, head, text] = /^([a-z][\w-]* *=|\s*\*?\[[^\]]*\]|)(.*)$/s.exec(line);
        return line.startsWith('#') || line.startsWith('language-') ? line : head + outside(text);
    };
    window.fetch = async (request, options) => {
        const answer = await fetched(request, options);
        const url = typeof request === 'string' ? request : request.url;
        if (!url.endsWith('.ftl')) return answer;
        const text = (await answer.text()).split('\n').map(stretch).join('\n');
        return new Response(text, { status: 200 });
    };";
