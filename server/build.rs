//! Writes the table of web files that the server embeds, from what `cargo xtask build` left in the target
//! folder. Without a web build the table is empty, so that `cargo check` works on its own. It never builds
//! the web files itself.

use std::env;
use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

const HEAD: &str = r"
/// One file of the browser programs, as it is served.
#[derive(Clone, Copy, Debug)]
pub struct File {
    /// Its address, with a leading slash. The pages are `/patient.html` and `/staff.html`.
    pub path: &'static str,
    /// The content.
    pub bytes: &'static [u8],
    /// The content in brotli, where that is smaller.
    pub br: Option<&'static [u8]>,
    /// The content in gzip, where that is smaller.
    pub gz: Option<&'static [u8]>,
    /// For the `Content-Type` header.
    pub content_type: &'static str,
    /// Whether the name holds a hash of the content, so that a browser may keep it for ever.
    pub immutable: bool,
    /// For the `ETag` header: weak, because it is the same for every encoding.
    pub etag: &'static str,
}

/// All of them, sorted by path. Empty when the server was built without the web build.
pub static FILES: &[File] = &[
";

fn main() -> Result<(), Box<dyn Error>> {
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("cargo sets OUT_DIR")?);
    let web = target(&out).ok_or("OUT_DIR lies in no target folder")?.join("web-files");
    // Cargo runs a script again and again for a folder that doesn't exist: an empty one is quiet.
    fs::create_dir_all(&web)?;
    println!("cargo::rerun-if-changed={}", web.display());

    let mut paths = Vec::new();
    collect(&web, &mut paths)?;
    paths.sort();
    let mut table = String::from(HEAD);
    for file in &paths {
        entry(&mut table, &web, file)?;
    }
    table.push_str("];\n");
    fs::write(out.join("web.rs"), table)?;
    Ok(())
}

/// The target folder, which cargo marks. A build with `--target` has a marked folder in a marked folder: the
/// web files lie in the outer one.
fn target(out: &Path) -> Option<&Path> {
    let marked = || out.ancestors().filter(|dir| dir.join("CACHEDIR.TAG").is_file());
    marked().find(|dir| dir.join("web-files").is_dir()).or_else(|| marked().next())
}

fn collect(folder: &Path, into: &mut Vec<PathBuf>) -> Result<(), Box<dyn Error>> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, into)?;
        } else {
            into.push(path);
        }
    }
    Ok(())
}

fn entry(table: &mut String, web: &Path, file: &Path) -> Result<(), Box<dyn Error>> {
    let below = file.strip_prefix(web)?.to_string_lossy().replace('\\', "/");
    let Some(content_type) = content_type(&below) else { return Ok(()) };
    let bytes = fs::read(file)?;
    let sibling = |ending: &str| {
        let path = format!("{}.{ending}", file.display());
        if Path::new(&path).is_file() { format!("Some(include_bytes!({path:?}))") } else { "None".to_owned() }
    };
    writeln!(
        table,
        "    File {{ path: {:?}, bytes: include_bytes!({:?}), br: {}, gz: {}, content_type: {content_type:?}, \
         immutable: {}, etag: {:?} }},",
        format!("/{below}"),
        file.display().to_string(),
        sibling("br"),
        sibling("gz"),
        hashed(&below),
        format!("W/\"{:016x}\"", fnv(&bytes)),
    )?;
    Ok(())
}

/// `None` for the compressed copies, which are not files of their own.
fn content_type(path: &str) -> Option<&'static str> {
    Some(match path.rsplit_once('.')?.1 {
        "br" | "gz" => return None,
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "ftl" | "txt" => "text/plain; charset=utf-8",
        "wasm" => "application/wasm",
        "webmanifest" => "application/manifest+json",
        "json" => "application/json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        _ => "application/octet-stream",
    })
}

/// `assets/patient.0123456789ab.js`: twelve hexadecimal digits between two dots, as the web build names them.
fn hashed(path: &str) -> bool {
    path.rsplit('.')
        .nth(1)
        .is_some_and(|hash| hash.len() == 12 && hash.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f')))
}

/// FNV-1a: enough to tell two versions of one file apart, and no dependency.
fn fnv(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}
