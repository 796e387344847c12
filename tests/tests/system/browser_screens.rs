//! Every screen of the patient app in a narrow window and in large type: nothing that axe-core finds, no text outside
//! its box. In Japanese, Burmese and a pseudo-language that is 40 % longer; in every language with `cargo xtask soak`.

use anyhow::{Context as _, Result, ensure};
use mimamori_domain::patient::Language;
use mimamori_tests::backend::Backend;
use mimamori_tests::browser::Browser;
use mimamori_tests::looks::{self, Judge};
use mimamori_tests::process::System;
use mimamori_tests::proxy::Proxy;
use mimamori_tests::walk::{Family, LONGER, every_screen};
use mimamori_tests::ward::Ward;

/// The narrowest window there is (WCAG 1.4.10).
const NARROW: (u32, u32) = (320, 640);

#[tokio::test(flavor = "multi_thread")]
async fn browser_screens_fit_and_can_be_used_by_everybody() {
    let soak = std::env::var_os("MIMAMORI_SOAK").is_some();
    let languages: &[Language] = if soak { Language::ALL } else { &[Language::Ja, Language::My] };
    let mut looked: Vec<(Language, bool)> = languages.iter().map(|language| (*language, false)).collect();
    looked.push((Language::En, true));
    look(&looked).await.unwrap();
}

/// The judges themselves: what is wrong on purpose is found.
#[tokio::test(flavor = "multi_thread")]
async fn browser_judges_see_what_is_wrong() {
    judges().await.unwrap();
}

async fn judges() -> Result<()> {
    let browser = Browser::start(NARROW).await?;
    let page = "document.body.innerHTML = `<main><h1>x</h1><img src='data:,'><p id='cut'>${'long'.repeat(300)}</p>\
                <button style='width: 40px; white-space: nowrap'>wider than its button</button></main>`";
    browser.open("about:blank").await?;
    browser.js(page, vec![]).await?;
    let overflow = looks::overflow(&browser).await?;
    ensure!(overflow.iter().any(|found| found.contains("leaves the window")), "{overflow:?}");
    ensure!(overflow.iter().any(|found| found.contains("wider than BUTTON")), "{overflow:?}");
    let found = looks::accessibility(&browser, &looks::axe()?).await?;
    for rule in ["image-alt", "document-title", "html-has-lang"] {
        ensure!(found.iter().any(|line| line.starts_with(rule)), "no {rule} in {found:?}");
    }
    browser.close().await
}

async fn look(languages: &[(Language, bool)]) -> Result<()> {
    let mut judge = Judge::new()?;
    let mut system = System::prepare(Backend::Sqlite, &[]).await?;
    let proxy = Proxy::start(system.port()).await?;
    let base = format!("http://localhost:{}", proxy.port());
    system.set_public_url(&base);
    system.start_server().await?;
    let ward = Ward::within(system).await?;
    for (number, (language, longer)) in (0..).zip(languages) {
        let family = Family::register(&ward, number).await?;
        let browser = Browser::start_as(NARROW, "ja", number % 2 == 1).await?;
        if *longer {
            browser.before_each_page(LONGER).await?;
        }
        let mut screens = 0;
        let walked = every_screen(&browser, &ward, (&base, &proxy), &family, *language, async |name| {
            let place = format!("{language}{} {name}", if *longer { "+40%" } else { "" });
            judge.look(&browser, &place).await?;
            looks::text_size(&browser, 200).await?;
            judge.fits(&browser, &format!("{place} at 200 %")).await?;
            screens += 1;
            looks::text_size(&browser, 100).await
        });
        walked.await.with_context(|| format!("{language}"))?;
        println!("{language}{}: {screens} screens", if *longer { " 40 % longer" } else { "" });
        browser.close().await?;
    }
    judge.verdict()
}
