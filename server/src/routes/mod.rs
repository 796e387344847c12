//! The endpoints, by audience. Each says what it does in the order: extract, load, decide, save, answer.

pub mod cocoa;
pub mod hooks;
pub mod machine;
pub mod open;
pub mod patient;
pub mod plain;
pub mod rules;
pub mod staff;
pub mod stop;
