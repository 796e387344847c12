//! Doubles of the machines that we talk to. They check what they are given as the real ones do.

pub mod push;
pub mod smtp;
pub mod twilio;
