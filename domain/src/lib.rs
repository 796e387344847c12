//! What is true without a database, a network or a screen.
//!
//! Values that can't be wrong once parsed, the rules of triage, silence, release and the number chain, who may do
//! what, and the shapes that travel between the phone and the server. Nothing here does I/O; time and randomness come
//! in as parameters.

pub mod access;
pub mod account;
pub mod api;
pub mod audit;
pub mod birth;
pub mod bulk;
pub mod certificate;
pub mod chain;
pub mod clock;
pub mod code;
pub mod columns;
pub mod contact;
pub mod contract;
pub mod dead;
pub mod figures;
pub mod filter;
pub mod follow_up;
pub mod ids;
pub mod marks;
pub mod messaging;
pub mod on_call;
pub mod outbox;
pub mod patient;
pub mod policy;
pub mod query;
pub mod release;
pub mod reminder;
pub mod report;
pub mod romaji;
pub mod silence;
pub mod text;
pub mod time;
pub mod triage;
pub mod values;

pub use clock::{Clock, Rng};
pub use ids::*;
pub use time::{Date, Duration, Timestamp};
