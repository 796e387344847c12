//! The only room with SQL. One file for each aggregate; every function takes a [`Tx`], so that what belongs together
//! commits together. Decisions are made in domain, HTTP words in server: neither is found here.

#[macro_use]
mod db;

mod prepare;

pub mod account;
pub(crate) mod aftermath;
pub mod alarm;
pub mod alert;
pub mod assign;
pub mod audit;
mod back_in;
mod batch;
pub mod center;
pub mod certificate;
pub mod change;
mod checkup;
pub mod close_contact;
pub mod code;
pub mod config;
pub mod contact;
pub mod contract;
pub mod copy;
pub mod crowd;
pub mod dead;
pub mod decision;
pub mod due;
pub mod flow;
pub mod follow_up;
pub mod hotel;
mod household;
pub mod import;
mod intake;
pub mod invitation;
mod issue;
pub mod keys;
pub mod letter;
pub mod line;
pub mod message;
pub mod messaging;
pub mod mint;
pub mod moving;
pub mod names;
pub mod note;
pub mod number;
pub mod on_call;
pub mod organisation;
pub mod outbox;
pub mod patient;
pub mod person;
pub mod presence;
pub mod push;
pub mod queue;
pub mod receipt;
pub mod reminder;
pub mod report;
mod rows;
pub mod rule_preview;
pub mod rules;
pub mod search;
pub mod shift;
pub mod staff;
pub mod standing;
mod stay;
pub mod system;
pub mod throttle;
pub mod timeline;
pub mod transfer;
pub mod version;

pub use db::{Db, Error, Result, Sql, Store, Tx};
pub use keys::Keys;
pub use prepare::statements;
