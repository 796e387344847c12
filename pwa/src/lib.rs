//! The two browser programs, patient and staff, and the rooms they share: `ui` (controls), `state` (browser, clock,
//! route), `offline` (what waits for the network), `api` and `texts`. Off wasm nothing here touches a browser, so that
//! pages render in plain tests.

pub mod api;
pub mod json;
pub mod offline;
pub mod patient;
pub mod staff;
pub mod state;
pub mod texts;
pub mod ui;
