//! The patient app: mounts on `#main`.

fn main() {}
