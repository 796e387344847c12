//! The wasm programs: compiled by cargo, bound to JavaScript by wasm-bindgen. It never writes a file.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context as _, Result, bail};
use wasm_bindgen_cli_support::Bindgen;

use super::{App, Files, add_hashed, slim};
use crate::place;

const TARGET: &str = "wasm32-unknown-unknown";

/// What a page has to load.
#[derive(Debug)]
pub struct Program {
    /// The module that wasm-bindgen wrote, which starts the program.
    pub start: String,
    /// The pieces that libraries brought.
    pub modules: Vec<String>,
    /// The program itself.
    pub wasm: String,
}

/// Cargo's part: both programs with the `web` profile.
pub fn compile() -> Command {
    let mut cargo = place::cargo();
    cargo.args(["build", "--target", TARGET, "--profile", "web", "-p", "mimamori-pwa"]);
    // The same bytes, and so the same hashed names, on every machine: no path of this one goes into them.
    let paths = [place::cargo_home().map(|home| home.join("registry/src")), Some(place::root())];
    let flags = paths.iter().flatten().map(|path| format!("--remap-path-prefix={}=", path.display()));
    cargo.arg("--config").arg(format!("target.{TARGET}.rustflags={:?}", flags.collect::<Vec<_>>()));
    for app in App::ALL {
        cargo.args(["--bin", app.name()]);
    }
    cargo
}

/// Where cargo leaves a program.
pub fn compiled(app: App) -> PathBuf {
    place::target().join(TARGET).join("web").join(app.name()).with_extension("wasm")
}

/// Binds one program and adds its files under hashed names.
pub fn add(files: &mut Files, app: App) -> Result<Program> {
    let name = app.name();
    let bytes = fs::read(compiled(app)).with_context(|| format!("{name}.wasm is not built"))?;
    let mut output = Bindgen::new()
        .input_bytes(name, bytes)
        .web(true)?
        .typescript(false)
        .omit_default_module_path(true)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate_output()
        .with_context(|| format!("wasm-bindgen failed on {name}.wasm"))?;
    if !output.npm_dependencies().is_empty() {
        bail!("{name}.wasm wants npm packages: nothing here installs any");
    }

    slim::empty_unread(output.wasm_mut());
    slim::silence_panics(output.wasm_mut());
    slim::clear_places(output.wasm_mut());
    let glue = tidy(output.js());
    let mut glue = slim::shorten(output.wasm_mut(), &glue);
    let inline = output.snippets().iter().flat_map(|(folder, list)| {
        list.iter().enumerate().map(move |(i, js)| (format!("{folder}/inline{i}.js"), js.clone()))
    });
    let local = output.local_modules().iter().map(|(path, js)| (path.clone(), js.clone()));
    let mut parts: Vec<(String, String)> = inline.chain(local).collect();
    parts.sort();
    let mut modules = Vec::new();
    for (path, js) in parts {
        // One kind of import is written with these quotes, the other with those; the second also names the module where
        // the program asks for it, which stays.
        let imports = [format!("from './snippets/{path}'"), format!("from \"./snippets/{path}\"")];
        if !imports.iter().any(|import| glue.contains(import)) {
            // What the linker threw out leaves its module behind.
            continue;
        }
        if ["from './", "from \"./", "from '../", "from \"../"].iter().any(|import| js.contains(import)) {
            bail!("{path} imports another module: teach xtask/src/web/wasm.rs to rename inside modules");
        }
        let url = add_hashed(files, "part", "js", tidy(&js).into_bytes());
        for import in imports {
            glue = glue.replace(&import, &format!("from '{url}'"));
        }
        modules.push(url);
    }
    if glue.contains("from './snippets/") || glue.contains("from \"./snippets/") {
        bail!("{name}.js imports a module that wasm-bindgen did not give");
    }
    let wasm = add_hashed(files, &format!("{name}_bg"), "wasm", output.wasm_mut().emit_wasm());
    glue.push_str(&start(&glue, &wasm)?);
    let start = add_hashed(files, name, "js", glue.into_bytes());
    modules.sort();
    modules.dedup();
    Ok(Program { start, modules, wasm })
}

/// The content security policy forbids inline scripts, so the glue itself starts the program: one request less than a
/// module of its own. What the page said while loading goes when the program has drawn something; a program that can't
/// start uncovers the page's sentence that says whom to call.
fn start(glue: &str, wasm: &str) -> Result<String> {
    let exported = glue.split_once(" as default }").map(|(before, _)| before);
    let Some(init) = exported.and_then(|before| before.rsplit(['{', ',', ' ']).next()) else {
        bail!("the glue of wasm-bindgen has another shape: it exports no default");
    };
    Ok(format!(
        r#"
const main = document.getElementById("main");
const before = [...main.childNodes];
const watch = new MutationObserver(() => {{
watch.disconnect();
main.classList.remove("boot");
for (const node of before) node.remove();
}});
watch.observe(main, {{ childList: true }});
{init}({{ module_or_path: "{wasm}" }}).catch((error) => {{
console.error(error);
const loading = document.getElementById("start-loading");
const failed = document.getElementById("start-failed");
if (loading) loading.hidden = true;
if (failed) failed.hidden = false;
}});
"#
    ))
}

/// A script without its documentation comments, lines of comment and indentation.
fn tidy(js: &str) -> String {
    let mut out = String::with_capacity(js.len());
    let mut in_comment = false;
    for line in js.lines() {
        let text = line.trim();
        in_comment |= text.starts_with("/**");
        if !in_comment && !text.is_empty() && !text.starts_with("//") {
            out.push_str(text);
            out.push('\n');
        }
        in_comment &= !text.ends_with("*/");
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tidy_drops_documentation_and_indentation_only() {
        let js = "/**\n * @param {number} a\n */\nfunction f(a) {\n    // once more\n    return a * 2; // twice\n}\n\n/** one */\nf(1);\n";
        assert_eq!(tidy(js), "function f(a) {\nreturn a * 2; // twice\n}\nf(1);\n");
    }
}
