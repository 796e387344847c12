//! The messaging worker.
