//! What the machine must have: looked for, installed where we may, else named with the command to type. It
//! never installs what the asked task does not need.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, bail};
use rustix::process::geteuid;

use crate::place;
use crate::postgres;
use crate::steps::say;

/// What is about to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Task {
    /// Building and running the program.
    Run,
    /// Also a PostgreSQL of our own.
    Database,
    /// Also a browser with a Japanese font: the tests, and the sheet of screens.
    Test,
}

/// One thing that must be there, and Debian's package that brings it.
struct Need {
    what: &'static str,
    package: &'static str,
    present: fn() -> bool,
}

const RUN: [Need; 2] = [
    Need { what: "pkg-config", package: "pkg-config", present: || place::on_path("pkg-config").is_some() },
    Need { what: "OpenSSL's headers (Web Push encryption)", package: "libssl-dev", present: openssl },
];

const DATABASE: [Need; 1] = [Need {
    what: "PostgreSQL's programs (a cluster of our own, in a temporary folder)",
    package: "postgresql",
    present: || postgres::binaries().is_some(),
}];

const BROWSER: [Need; 5] = [
    Need { what: "Chromium", package: "chromium", present: || chromium().is_some() },
    Need { what: "chromedriver", package: "chromium-driver", present: || chromedriver().is_some() },
    Need {
        what: "a Japanese font",
        package: "fonts-noto-cjk",
        present: || has_font("ja", "opentype", "CJK"),
    },
    Need {
        what: "a Burmese font",
        package: "fonts-noto-core",
        present: || has_font("my", "truetype", "Myanmar"),
    },
    Need { what: "npm, which brings axe-core", package: "npm", present: || place::on_path("npm").is_some() },
];

const WASM: &str = "wasm32-unknown-unknown";

/// Makes sure that all is there, or ends with the list of what is not.
pub fn ensure(task: Task) -> Result<()> {
    wasm_target()?;
    let needs: Vec<&Need> = match task {
        Task::Run => RUN.iter().collect(),
        Task::Database => RUN.iter().chain(&DATABASE).collect(),
        Task::Test => RUN.iter().chain(&DATABASE).chain(&BROWSER).collect(),
    };
    let missing: Vec<&Need> = needs.into_iter().filter(|need| !(need.present)()).collect();
    if missing.is_empty() {
        say("    all that is needed is there");
        return Ok(());
    }
    for need in &missing {
        say(&format!("    missing: {} (Debian package {})", need.what, need.package));
    }
    let packages: Vec<&str> = missing.iter().map(|need| need.package).collect();
    let by_hand = format!("sudo apt-get update && sudo apt-get install -y {}", packages.join(" "));
    let Some(root) = Root::find() else {
        bail!("install what is missing, then try again. On Debian and Ubuntu:\n    {by_hand}");
    };
    apt(root, &packages).with_context(|| format!("could not install; try by hand:\n    {by_hand}"))?;
    let still: Vec<&str> = missing.iter().filter(|need| !(need.present)()).map(|need| need.what).collect();
    if !still.is_empty() {
        bail!("apt-get succeeded, and yet these are missing: {}", still.join(", "));
    }
    Ok(())
}

/// How we may act as root.
#[derive(Clone, Copy)]
enum Root {
    Already,
    Sudo,
}

impl Root {
    /// `None` without apt-get or without rights: then nothing is tried.
    fn find() -> Option<Self> {
        place::on_path("apt-get")?;
        if geteuid().is_root() {
            return Some(Self::Already);
        }
        quiet(Command::new("sudo").args(["-n", "true"])).then_some(Self::Sudo)
    }

    fn command(self, program: &str) -> Command {
        let mut command = match self {
            Self::Already => Command::new("env"),
            Self::Sudo => {
                let mut sudo = Command::new("sudo");
                sudo.args(["-n", "env"]);
                sudo
            }
        };
        command.args(["DEBIAN_FRONTEND=noninteractive", program]).stdin(Stdio::null());
        command
    }
}

fn apt(root: Root, packages: &[&str]) -> Result<()> {
    say(&format!("    installing {}", packages.join(" ")));
    // Debian's package starts a cluster of its own on port 5432; we want only the programs. The file is
    // read while the package is set up and removed after.
    let folder = "/etc/postgresql-common/createcluster.d";
    let file = format!("{folder}/mimamori.conf");
    let guarded = packages.contains(&"postgresql");
    if guarded {
        let script = format!("mkdir -p {folder} && echo 'create_main_cluster = false' > {file}");
        succeed(root.command("sh").args(["-c", &script]))?;
    }
    let installed = succeed(root.command("apt-get").args(["-qq", "update"])).and_then(|()| {
        succeed(
            root.command("apt-get").args(["-qq", "install", "-y", "--no-install-recommends"]).args(packages),
        )
    });
    if guarded {
        succeed(root.command("rm").args(["-f", &file]))?;
    }
    installed
}

fn wasm_target() -> Result<()> {
    if has_wasm_target() {
        return Ok(());
    }
    say(&format!("    missing: Rust's target {WASM}"));
    let by_hand = format!("rustup target add {WASM}");
    let mut rustup = Command::new("rustup");
    rustup.args(["target", "add", WASM]).current_dir(place::root());
    succeed(&mut rustup).with_context(|| format!("install it by hand:\n    {by_hand}"))?;
    if has_wasm_target() { Ok(()) } else { bail!("still without it after `{by_hand}`") }
}

fn has_wasm_target() -> bool {
    let rustc = Command::new("rustc")
        .args(["--print", "target-libdir", "--target", WASM])
        .current_dir(place::root())
        .stderr(Stdio::null())
        .output();
    rustc.is_ok_and(|output| Path::new(String::from_utf8_lossy(&output.stdout).trim()).is_dir())
}

fn openssl() -> bool {
    // web-push's encryption also takes a folder of one's own.
    std::env::var_os("OPENSSL_DIR").is_some()
        || quiet(Command::new("pkg-config").args(["--exists", "openssl"]))
}

/// Is there a font for a language? Without fontconfig, one of Noto's with such a name.
fn has_font(language: &str, folder: &str, name: &str) -> bool {
    let listed = Command::new("fc-list").arg(format!(":lang={language}")).stderr(Stdio::null()).output();
    match listed {
        Ok(output) => !output.stdout.is_empty(),
        Err(_) => fs::read_dir(format!("/usr/share/fonts/{folder}/noto"))
            .is_ok_and(|fonts| fonts.flatten().any(|font| font.file_name().to_string_lossy().contains(name))),
    }
}

/// Its release and the one file of it that the tests need.
const AXE: (&str, &str) = ("axe-core@4.14.1", "axe.min.js");

/// axe-core, which judges screens; fetched once by npm, which checks what it fetches.
pub fn axe() -> Result<PathBuf> {
    let (release, file) = AXE;
    let folder = place::target().join(release);
    let script = folder.join("package").join(file);
    if script.is_file() {
        return Ok(script);
    }
    fs::create_dir_all(&folder)?;
    let packed = Command::new("npm").args(["pack", "--silent", release]).current_dir(&folder).output()?;
    let archive = String::from_utf8_lossy(&packed.stdout).trim().to_owned();
    if !packed.status.success() || archive.is_empty() {
        bail!("npm could not fetch {release}: {}", String::from_utf8_lossy(&packed.stderr).trim());
    }
    let unpacked = Command::new("tar").args(["-xzf", &archive]).current_dir(&folder).status()?;
    if !unpacked.success() || !script.is_file() {
        bail!("{archive} has no {file}");
    }
    Ok(script)
}

/// The browser that the tests drive.
pub fn chromium() -> Option<PathBuf> {
    ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
        .iter()
        .find_map(|name| place::on_path(name))
}

/// The program that drives it.
pub fn chromedriver() -> Option<PathBuf> {
    let known = ["/usr/lib/chromium/chromedriver", "/usr/lib/chromium-browser/chromedriver"];
    place::on_path("chromedriver").or_else(|| known.iter().map(PathBuf::from).find(|path| path.is_file()))
}

fn quiet(command: &mut Command) -> bool {
    command.stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|status| status.success())
}

fn succeed(command: &mut Command) -> Result<()> {
    let name = command.get_program().to_string_lossy().into_owned();
    let status = command.status().with_context(|| format!("cannot start {name}"))?;
    if status.success() { Ok(()) } else { bail!("{name} ended with {status}") }
}
