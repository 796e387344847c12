//! A member of staff at a browser of their own.

use anyhow::Result;

use crate::browser::{Browser, DESK};
use crate::http::Account;
use crate::process::System;

/// A tablet held upright, in CSS pixels.
pub const TABLET: (u32, u32) = (768, 1024);
/// A desk in Japanese and light.
pub const USUAL: Look = (DESK, "ja", false);

/// Size, language, and whether it is dark.
pub type Look = ((u32, u32), &'static str, bool);

/// A browser in which somebody has logged in, on their first screen.
pub async fn log_in(system: &System, account: &Account, look: Look) -> Result<Browser> {
    let (size, language, dark) = look;
    let browser = Browser::start_as(size, language, dark).await?;
    browser.open(&system.url("/staff")).await?;
    browser.fill("#login-id", &account.login).await?;
    browser.fill("#login-password", &account.password).await?;
    browser.click("#login-submit").await?;
    browser.fill("#login-code", &account.code()?).await?;
    browser.click("#login-code-submit").await?;
    browser.find("#whoami").await?;
    Ok(browser)
}

/// Presses a key where the focus is.
pub async fn press(browser: &Browser, key: &str) -> Result<()> {
    for kind in ["keyDown", "keyUp"] {
        let event =
            serde_json::json!({"type": kind, "key": key, "text": if key.len() == 1 { key } else { "" }});
        browser.devtools("Input.dispatchKeyEvent", event).await?;
    }
    Ok(())
}
