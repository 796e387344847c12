//! The two browser programs.
