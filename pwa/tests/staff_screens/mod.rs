//! The screens, each in a file of its own.

mod accounts;
mod contracts;
mod follow_up;
mod form;
mod import;
mod lists;
mod login;
mod messaging;
mod on_call;
mod others;
mod patient;
mod queue;
mod rules;
