//! The two browser programs, patient and staff, and the rooms they share: `ui` (controls), `state` (browser, clock,
//! route), `offline` (what waits for the network), `api` and `texts`. Off wasm nothing here touches a browser, so that
//! pages render in plain tests.
//!
//! Numbers are whole, and `{:?}` is for tests: the web build takes out the code that writes fractions and `Debug` texts
//! (docs/decisions/0009).

#![cfg_attr(not(test), warn(clippy::use_debug))]

pub mod api;
pub mod json;
pub mod offline;
pub mod patient;
pub mod staff;
pub mod state;
pub mod texts;
pub mod ui;
