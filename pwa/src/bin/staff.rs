//! The staff app: mounts on `#main`.

fn main() {}
