//! The server.

pub mod import;
