//! A real browser: Debian's Chromium behind its driver, with a profile of its own and the size of a phone or a desk.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use anyhow::{Context as _, Result, anyhow, bail, ensure};
use base64::prelude::{BASE64_STANDARD, Engine as _};
use fantoccini::elements::Element;
use fantoccini::error::CmdError;
use fantoccini::key::Key;
use fantoccini::wd::WebDriverCompatibleCommand;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use reqwest::{Method, Url};
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::time::Instant;
use url::ParseError;

/// A phone, in CSS pixels.
pub const PHONE: (u32, u32) = (390, 844);
/// A desk, in CSS pixels.
pub const DESK: (u32, u32) = (1440, 900);

/// How long a browser that was not closed has to end.
const SHUT_DOWN: Duration = Duration::from_secs(5);
/// How long something on a page is waited for.
const PATIENCE: Duration = Duration::from_secs(15);

/// A browser with one window.
pub struct Browser {
    client: Client,
    driver: Child,
    port: u16,
    _profile: TempDir,
}

impl Browser {
    /// Starts one, in Japanese and light.
    pub async fn start(size: (u32, u32)) -> Result<Self> {
        Self::start_as(size, "ja", false).await
    }

    /// Starts one with the language and the colours that its owner prefers.
    pub async fn start_as(size: (u32, u32), language: &str, dark: bool) -> Result<Self> {
        Self::start_with(size, language, dark, true).await
    }

    /// Starts one that runs no script of any page, in a window not smaller than 500: where a phone is played, the driver
    /// waits for a script after each tap.
    pub async fn start_without_scripts(size: (u32, u32)) -> Result<Self> {
        Self::start_with(size, "ja", false, false).await
    }

    async fn start_with(size: (u32, u32), language: &str, dark: bool, scripts: bool) -> Result<Self> {
        let named = |name: &str| {
            std::env::var(name)
                .map_err(|_| anyhow!("{name} is not set: run the tests with `cargo xtask test`"))
        };
        let (driver, port) = start_driver(&named("MIMAMORI_TEST_CHROMEDRIVER")?)?;
        let profile = tempfile::tempdir()?;
        let capabilities =
            capabilities(&named("MIMAMORI_TEST_CHROMIUM")?, profile.path(), size, language, (dark, scripts))?;
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities)
            .connect(&format!("http://127.0.0.1:{port}"))
            .await?;
        Ok(Self { client, driver, port, _profile: profile })
    }

    /// Opens an address.
    pub async fn open(&self, url: &str) -> Result<()> {
        Ok(self.client.goto(url).await?)
    }

    /// The element, once it is there.
    pub async fn find(&self, css: &str) -> Result<Element> {
        self.find_within(css, PATIENCE).await
    }

    /// The same for what takes its time.
    pub async fn find_within(&self, css: &str, patience: Duration) -> Result<Element> {
        match self.client.wait().at_most(patience).for_element(Locator::Css(css)).await {
            Ok(element) => Ok(element),
            Err(error) => bail!("{css} did not appear ({error}); the page says: {}", self.page_text().await),
        }
    }

    /// Is it there now?
    pub async fn has(&self, css: &str) -> Result<bool> {
        Ok(!self.client.find_all(Locator::Css(css)).await?.is_empty())
    }

    /// Is it there and in sight now?
    pub async fn shown(&self, css: &str) -> Result<bool> {
        let found = self.client.find_all(Locator::Css(css)).await?;
        Ok(match found.first() {
            Some(element) => element.is_displayed().await?,
            None => false,
        })
    }

    /// Waits until nothing matches any more.
    pub async fn gone(&self, css: &str) -> Result<()> {
        let until = Instant::now() + PATIENCE;
        while self.has(css).await? {
            ensure!(Instant::now() < until, "{css} is still there: {}", self.page_text().await);
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        Ok(())
    }

    /// Clicks it as a person does: scrolled into view, with a real mouse event.
    pub async fn click(&self, css: &str) -> Result<()> {
        self.act(css, async |element| {
            let script = "arguments[0].scrollIntoView({block: 'center', inline: 'nearest'})";
            self.client.execute(script, vec![serde_json::to_value(&element)?]).await?;
            element.click().await
        })
        .await
        .with_context(|| format!("clicking {css}"))
    }

    /// Types into it, in place of what it holds.
    pub async fn fill(&self, css: &str, text: &str) -> Result<()> {
        // By keys, as a person does: WebDriver's own clearing tells the page nothing until the field is left.
        let all: String =
            [char::from(Key::Control), 'a', char::from(Key::Null), char::from(Key::Delete)].iter().collect();
        let keys = all + text;
        self.act(css, async |element| element.send_keys(&keys).await)
            .await
            .with_context(|| format!("typing into {css}"))
    }

    /// Does something to the element. One that the page replaced between the looking and the doing, so that nothing was
    /// done to it, is looked for again, as a person would.
    async fn act(&self, css: &str, deed: impl AsyncFn(Element) -> Result<(), CmdError>) -> Result<()> {
        let until = Instant::now() + PATIENCE;
        loop {
            match deed(self.find(css).await?).await {
                Err(error) if error.is_stale_element_reference() && Instant::now() < until => {}
                done => return Ok(done?),
            }
        }
    }

    /// Gives a file to a file input.
    pub async fn choose_file(&self, css: &str, path: &std::path::Path) -> Result<()> {
        Ok(self.find(css).await?.send_keys(&path.display().to_string()).await?)
    }

    /// Waits until the element's text contains `needle`.
    pub async fn expect(&self, css: &str, needle: &str) -> Result<String> {
        let until = tokio::time::Instant::now() + PATIENCE;
        let mut last = String::new();
        while tokio::time::Instant::now() < until {
            if let Ok(element) = self.client.find(Locator::Css(css)).await
                && let Ok(text) = element.text().await
            {
                if text.contains(needle) {
                    return Ok(text);
                }
                last = text;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        bail!("{css} says {last:?}, not {needle:?}; the page says: {}", self.page_text().await)
    }

    /// All that can be read on the page.
    pub async fn page_text(&self) -> String {
        let text = self.js("return document.body.innerText", vec![]).await;
        text.ok().and_then(|text| text.as_str().map(str::to_owned)).unwrap_or_default()
    }

    /// Loads the page again.
    pub async fn reload(&self) -> Result<()> {
        Ok(self.client.refresh().await?)
    }

    /// Runs a script in the page.
    pub async fn js(&self, script: &str, arguments: Vec<Value>) -> Result<Value> {
        Ok(self.client.execute(script, arguments).await?)
    }

    /// Runs a script that calls the last of its arguments when it is done.
    pub async fn js_async(&self, script: &str) -> Result<Value> {
        Ok(self.client.execute_async(script, vec![]).await?)
    }

    /// A command of the browser's own protocol, for what `WebDriver` has no word for.
    pub async fn devtools(&self, command: &str, parameters: Value) -> Result<Value> {
        let body = json!({"cmd": command, "params": parameters});
        Ok(self.client.issue_cmd(DevTools(body)).await?)
    }

    /// Runs a script in every page before the page's own.
    pub async fn before_each_page(&self, script: &str) -> Result<()> {
        self.devtools("Page.addScriptToEvaluateOnNewDocument", json!({"source": script})).await.map(drop)
    }

    /// A picture of the window, PNG.
    pub async fn picture(&self) -> Result<Vec<u8>> {
        Ok(self.client.screenshot().await?)
    }

    /// A picture of the whole page, also of what is below the window, PNG.
    pub async fn whole_page(&self) -> Result<Vec<u8>> {
        let size = self.devtools("Page.getLayoutMetrics", json!({})).await?;
        let height = size.pointer("/cssContentSize/height").and_then(Value::as_f64).context("a height")?;
        let width =
            size.pointer("/cssLayoutViewport/clientWidth").and_then(Value::as_f64).context("a width")?;
        let clip = json!({"x": 0, "y": 0, "width": width, "height": height, "scale": 1});
        let asked = json!({"format": "png", "captureBeyondViewport": true, "clip": clip});
        let picture = self.devtools("Page.captureScreenshot", asked).await?;
        Ok(BASE64_STANDARD.decode(picture.get("data").and_then(Value::as_str).context("a picture")?)?)
    }

    /// Where it is.
    pub async fn address(&self) -> Result<String> {
        Ok(self.client.current_url().await?.to_string())
    }

    /// Ends it.
    pub async fn close(mut self) -> Result<()> {
        self.client.clone().close().await?;
        let _ = self.driver.kill();
        let _ = self.driver.wait();
        Ok(())
    }
}

/// A command of the browser's own protocol, as chromedriver passes it on.
#[derive(Debug)]
struct DevTools(Value);

impl WebDriverCompatibleCommand for DevTools {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!("session/{}/goog/cdp/execute", session.unwrap_or_default()))
    }
    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(self.0.to_string()))
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // A test that failed, or forgot it: the driver ends its browser when it is asked to, and leaves it behind for
        // all later tests when it is killed.
        if matches!(self.driver.try_wait(), Ok(None)) {
            let _ = shut_down(self.port);
        }
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}

fn shut_down(port: u16) -> std::io::Result<u64> {
    let mut driver = TcpStream::connect(("127.0.0.1", port))?;
    driver.set_read_timeout(Some(SHUT_DOWN))?;
    driver.write_all(b"GET /shutdown HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")?;
    std::io::copy(&mut driver, &mut std::io::sink())
}

/// The driver chooses one port for two families of addresses; where somebody took it meanwhile for one of them, it ends.
const TRIES: usize = 5;

fn start_driver(program: &str) -> Result<(Child, u16)> {
    let mut last = None;
    for _ in 0..TRIES {
        let mut driver =
            Command::new(program).arg("--port=0").stdout(Stdio::piped()).stderr(Stdio::null()).spawn()?;
        match port_of(&mut driver) {
            Ok(port) => return Ok((driver, port)),
            Err(error) => last = Some(error),
        }
        let _ = driver.kill();
        driver.wait()?;
    }
    Err(last.context("no try")?)
}

fn port_of(driver: &mut Child) -> Result<u16> {
    let output = driver.stdout.take().context("the driver has no output")?;
    let mut lines = BufReader::new(output).lines();
    for line in lines.by_ref() {
        if let Some(port) = line?.split("successfully on port ").nth(1) {
            let port = port.trim_end_matches('.').parse().context("the driver's port")?;
            // Whatever it says later must not fill the pipe.
            std::thread::spawn(move || lines.for_each(drop));
            return Ok(port);
        }
    }
    bail!("the driver named no port")
}

fn capabilities(
    binary: &str,
    profile: &std::path::Path,
    (width, height): (u32, u32),
    language: &str,
    (dark, scripts): (bool, bool),
) -> Result<serde_json::Map<String, Value>> {
    let mut options = json!({
        "binary": binary,
        "args": [
            "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-quic",
            "--disable-background-networking", "--disable-component-update", "--disable-sync",
            "--disable-dev-shm-usage", "--force-color-profile=srgb",
            format!("--lang={language}"),
            format!("--blink-settings=preferredColorScheme={},scriptEnabled={scripts}", u8::from(!dark)),
            format!("--user-data-dir={}", profile.display()),
            format!("--window-size={width},{height}"),
        ],
        "prefs": {"intl.accept_languages": language},
    });
    if let Some(options) = options.as_object_mut().filter(|_| width < 500) {
        let metrics = json!({"width": width, "height": height, "pixelRatio": 2.0, "touch": true});
        options.insert("mobileEmulation".to_owned(), json!({"deviceMetrics": metrics}));
    }
    let all = json!({"goog:chromeOptions": options, "goog:loggingPrefs": {"browser": "ALL"}});
    all.as_object().cloned().context("capabilities")
}
