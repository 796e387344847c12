//! The one-command habits.
fn main() {}
