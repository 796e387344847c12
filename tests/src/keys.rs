//! Somebody who has no mouse: keys alone, pressed as a keyboard presses them, where the focus is. It never touches an
//! element by script; it only looks at what has the focus.

use std::time::Duration;

use anyhow::{Context as _, Result, bail, ensure};
use serde_json::{Value, json};
use tokio::time::Instant;

use crate::browser::Browser;
use crate::http::Account;
use crate::process::System;

/// Shift, as the browser's own protocol writes it.
const SHIFT: u8 = 8;
/// Control, likewise.
const CONTROL: u8 = 2;
/// Presses of Tab that lead from one thing on a screen to any other.
const PRESSES: usize = 150;
/// How long the focus may be nowhere after an act.
const PATIENCE: Duration = Duration::from_secs(5);

/// What has the focus: whether it matches, what it is in words, and what is wrong with how it shows.
const FOCUSED: &str = "
    const active = document.activeElement;
    const words = (active.getAttribute('aria-label') ?? active.innerText ?? '').trim().slice(0, 30);
    const said = `${active.tagName.toLowerCase()}#${active.id}.${active.className} “${words}”`;
    const outlined = (element, part) => {
        const style = element && getComputedStyle(element, part);
        return style && style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
    };
    const around = active.closest('label') ?? document.querySelector(`label[for='${active.id}']`);
    const shows = [[active], [active, '::after'], [around]].some(([element, part]) => outlined(element, part));
    const box = active.getBoundingClientRect();
    const head = document.querySelector('header.head')?.getBoundingClientRect().bottom ?? 0;
    const seen = active.closest('.head, .skip, .toasts, dialog') ? box.bottom > 0 : box.bottom > Math.max(head, 0);
    const wrong = !shows ? 'the focus does not show'
        : !seen || box.top >= innerHeight ? 'what has the focus is out of sight' : '';
    return [active !== document.body && active.matches(arguments[0]), said, wrong, active === document.body];";

/// The keyboard of a browser.
#[derive(Clone, Copy)]
pub struct Keyboard<'a>(pub &'a Browser);

impl Keyboard<'_> {
    /// Presses a key once, such as `Enter`, `ArrowDown` or `q`.
    pub async fn press(self, key: &str) -> Result<()> {
        self.press_with(key, 0).await
    }

    async fn press_with(self, key: &str, modifiers: u8) -> Result<()> {
        let (code, number, text) = match key {
            "Enter" => ("Enter", 13, "\r"),
            "Tab" => ("Tab", 9, ""),
            " " => ("Space", 32, " "),
            "Escape" => ("Escape", 27, ""),
            "End" => ("End", 35, ""),
            "Home" => ("Home", 36, ""),
            "ArrowLeft" => ("ArrowLeft", 37, ""),
            "ArrowUp" => ("ArrowUp", 38, ""),
            "ArrowRight" => ("ArrowRight", 39, ""),
            "ArrowDown" => ("ArrowDown", 40, ""),
            "Delete" => ("Delete", 46, ""),
            letter => ("", i32::from(letter.to_uppercase().bytes().next().unwrap_or_default()), letter),
        };
        let text = if modifiers & CONTROL == 0 { text } else { "" };
        let commands = if modifiers & CONTROL != 0 && key == "a" { vec!["selectAll"] } else { vec![] };
        for kind in ["keyDown", "keyUp"] {
            let text = if kind == "keyDown" { text } else { "" };
            let event = json!({
                "type": kind, "key": key, "code": code, "windowsVirtualKeyCode": number, "text": text,
                "modifiers": modifiers, "commands": commands,
            });
            self.0.devtools("Input.dispatchKeyEvent", event).await?;
        }
        Ok(())
    }

    /// Types at the end of what a field holds, as a keyboard and the Japanese one do.
    pub async fn write(self, text: &str) -> Result<()> {
        self.0.devtools("Input.insertText", json!({"text": text})).await.map(drop)
    }

    /// Types in place of what a field holds.
    pub async fn write_anew(self, text: &str) -> Result<()> {
        self.press_with("a", CONTROL).await?;
        self.press("Delete").await?;
        self.write(text).await
    }

    /// Tab, until what matches has the focus; the focus must show on the way.
    pub async fn tab_to(self, css: &str) -> Result<()> {
        self.walk(css, 0).await
    }

    /// The same with Shift, backwards.
    pub async fn back_to(self, css: &str) -> Result<()> {
        self.walk(css, SHIFT).await
    }

    async fn walk(self, css: &str, modifiers: u8) -> Result<()> {
        self.0.find(css).await?;
        let mut passed = vec![];
        for _ in 0..PRESSES {
            self.press_with("Tab", modifiers).await?;
            let (found, said, wrong, nowhere) = self.focused(css).await?;
            ensure!(nowhere || wrong.is_empty(), "on the way to {css}: {wrong}: {said}");
            if found {
                return Ok(());
            }
            passed.push(said);
        }
        bail!("{css} is not reached by {PRESSES} presses of Tab: {}", passed.join(", "))
    }

    /// Goes there by Tab and presses Enter.
    pub async fn enter(self, css: &str) -> Result<()> {
        self.tab_to(css).await?;
        self.press("Enter").await
    }

    /// Goes there by Tab and presses the space bar.
    pub async fn space(self, css: &str) -> Result<()> {
        self.tab_to(css).await?;
        self.press(" ").await
    }

    /// Goes there by Tab and types in place of what is there.
    pub async fn fill(self, css: &str, text: &str) -> Result<()> {
        self.tab_to(css).await?;
        self.write_anew(text).await
    }

    /// Has this the focus, at the latest in a moment?
    pub async fn expect(self, css: &str) -> Result<()> {
        let until = Instant::now() + PATIENCE;
        loop {
            let (found, said, ..) = self.focused(css).await?;
            if found {
                return Ok(());
            }
            ensure!(Instant::now() < until, "not {css} has the focus, but {said}");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// Logs in.
    pub async fn log_in(self, system: &System, account: &Account) -> Result<()> {
        self.0.open(&system.url("/staff")).await?;
        self.0.find("#login-id").await?;
        self.expect("#login-id").await?;
        self.write(&account.login).await?;
        self.fill("#login-password", &account.password).await?;
        self.press("Enter").await?;
        self.0.find("#login-code").await?;
        self.expect("#login-code").await?;
        self.write(&account.code()?).await?;
        self.press("Enter").await?;
        self.0.find("#whoami").await.map(drop)
    }

    async fn focused(self, css: &str) -> Result<(bool, String, String, bool)> {
        let told = self.0.js(FOCUSED, vec![css.into()]).await?;
        let [found, said, wrong, nowhere] = told
            .as_array()
            .and_then(|told| <&[Value; 4]>::try_from(told.as_slice()).ok())
            .context("the focus")?;
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        Ok((found == &json!(true), text(said), text(wrong), nowhere == &json!(true)))
    }
}
