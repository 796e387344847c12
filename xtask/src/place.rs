//! Where things are: the workspace, the target folder, the built programs. It never creates anything.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The workspace folder. Asked of the environment first, so that a moved clone needs no rebuild.
pub fn root() -> PathBuf {
    let manifest = env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    manifest.parent().map_or_else(|| manifest.clone(), Path::to_path_buf)
}

/// Cargo's target folder: `CARGO_TARGET_DIR`, else `target` in the workspace.
pub fn target() -> PathBuf {
    match env::var_os("CARGO_TARGET_DIR") {
        Some(dir) => root().join(dir),
        None => root().join("target"),
    }
}

/// The finished web files, which `server/build.rs` embeds. (`target/web` is cargo's own: the profile's name.)
pub fn web() -> PathBuf {
    target().join("web-files")
}

/// Where a profile's programs lie.
pub fn programs(release: bool) -> PathBuf {
    target().join(if release { "release" } else { "debug" })
}

/// The cargo that started us, in the workspace folder.
pub fn cargo() -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(root());
    // What is built once needs no means to build it again sooner; they are half of the target folder.
    if env::var_os("CI").is_some() {
        command.env("CARGO_INCREMENTAL", "0");
    }
    // What the cargo above us told about this crate: build scripts that watch these would run again each
    // time someone builds without us.
    for (key, _) in env::vars_os() {
        if ["CARGO_PKG_", "CARGO_MANIFEST_"].iter().any(|prefix| key.to_string_lossy().starts_with(prefix)) {
            command.env_remove(key);
        }
    }
    command
}

/// Where cargo keeps what it downloaded.
pub fn cargo_home() -> Option<PathBuf> {
    let home = || env::var_os("HOME").map(|home| PathBuf::from(home).join(".cargo"));
    env::var_os("CARGO_HOME").map(PathBuf::from).or_else(home)
}

/// The first folder of `PATH` that holds the program.
pub fn on_path(program: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path).map(|dir| dir.join(program)).find(|file| file.is_file())
}
