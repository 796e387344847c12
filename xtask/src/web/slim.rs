//! What a phone downloads and never needs: texts that only a debugger would show, and the long names that wasm-bindgen
//! gives to what the program and its glue share. It never changes what a program does.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use walrus::ir::{self, Instr, InstrSeq, Value, Visitor};
use walrus::{ConstExpr, Data, DataKind, FunctionBuilder, FunctionId, FunctionKind, Module, ValType, passes};

/// Parts of the names of functions that write for developers alone. Where they end up, a browser has nobody who reads:
/// std writes nowhere there, and a program without a stack trace ends the same with an explanation or without.
const UNREAD: [&str; 6] = [
    "::fmt::Debug>::fmt",
    "anyhow::fmt::",
    "rustc_demangle",
    "std::backtrace::",
    "::backtrace_rs::",
    // No number of ours has a fraction (`pwa/src/lib.rs`); dioxus would write one as the value of an attribute.
    "::fmt::float::",
];

/// Beginnings of the names of functions that panic. In a browser what they say goes nowhere and they end in a trap:
/// so they are one.
const PANICS: [&str; 9] = [
    "core::panicking::",
    "core::option::expect_failed",
    "core::option::unwrap_failed",
    "core::result::unwrap_failed",
    "core::cell::panic_already_",
    "core::str::slice_error_fail",
    "core::slice::index::slice_index_fail",
    "alloc::raw_vec::handle_error",
    "std::thread::local::panic_access_error",
];

/// Empties each function of [`UNREAD`] that writes into a formatter: it answers `Ok(())`, having written nothing. Needs
/// the names of functions in the program.
pub fn empty_unread(module: &mut Module) {
    for id in named(module, &[ValType::I32], is_unread) {
        replace(module, id, |body| {
            body.const_(Value::I32(0));
        });
    }
    passes::gc::run(module);
}

/// Makes each function of [`PANICS`] a trap, and clears the texts that only they would have said.
pub fn silence_panics(module: &mut Module) {
    let is_fmt = |id: FunctionId| {
        module.funcs.get(id).name.as_deref().is_some_and(|name| plain(name).ends_with("::panic_fmt"))
    };
    let panics: BTreeMap<_, _> =
        named(module, &[], is_panic).into_iter().map(|id| (id, is_fmt(id))).collect();
    // What the panics say is named by them too, before they are a trap; what is left afterwards is named by others.
    let texts = Addresses::of(module, &panics).texts;
    for id in panics.keys() {
        replace(module, *id, |body| {
            body.unreachable();
        });
    }
    passes::gc::run(module);
    let found = Addresses { texts, ..Addresses::of(module, &panics) };
    let all: Vec<_> = module.data.iter().map(Data::id).collect();
    for id in all {
        let data = module.data.get_mut(id);
        if let DataKind::Active { offset: ConstExpr::Value(Value::I32(start)), .. } = data.kind {
            clear_texts(&mut data.value, start.cast_unsigned() as usize, &found);
        }
    }
}

/// What a program names by constants: the texts of panics, and everything else.
#[derive(Default)]
struct Addresses {
    /// Functions that panic; `true` where the text's length comes as `fmt::Arguments` has it.
    panics: BTreeMap<FunctionId, bool>,
    texts: Vec<Range<usize>>,
    others: BTreeSet<usize>,
}

impl Addresses {
    fn of(module: &Module, panics: &BTreeMap<FunctionId, bool>) -> Self {
        let mut found = Self { panics: panics.clone(), ..Self::default() };
        for (_, function) in module.funcs.iter_local() {
            ir::dfs_in_order(&mut found, function, function.entry_block());
        }
        found
    }
}

impl<'a> Visitor<'a> for Addresses {
    fn start_instr_seq(&mut self, seq: &'a InstrSeq) {
        // The constants just before an instruction are what it is given.
        let mut given = vec![];
        for (instr, _) in &seq.instrs {
            if let Instr::Const(ir::Const { value: Value::I32(value) }) = instr {
                given.push(value.cast_unsigned() as usize);
                continue;
            }
            match (instr, given.as_slice()) {
                // A text without values: its length doubled and one (library/core/src/fmt/mod.rs).
                (Instr::Call(call), [.., from, length, _]) if self.panics.contains_key(&call.func) => {
                    let tagged = self.panics.get(&call.func) == Some(&true);
                    let length = if tagged { (length & 1) * (length >> 1) } else { *length };
                    self.texts.push(*from..from.saturating_add(length));
                    given.truncate(given.len() - 3);
                }
                (Instr::Load(load), _) => self.others.extend(usize::try_from(load.arg.offset)),
                (Instr::Store(store), _) => self.others.extend(usize::try_from(store.arg.offset)),
                _ => {}
            }
            self.others.extend(given.drain(..));
        }
        self.others.extend(given);
    }
}

/// Clears each text that nothing else names, neither the program nor a word of the data.
fn clear_texts(bytes: &mut [u8], start: usize, found: &Addresses) {
    let words =
        bytes.chunks_exact(4).filter_map(|word| word.first_chunk().map(|b| u32::from_le_bytes(*b) as usize));
    let words: BTreeSet<usize> = words.collect();
    for text in &found.texts {
        let named = |by: &BTreeSet<usize>| by.range(text.clone()).next().is_some();
        if text.len() > 4096 || named(&found.others) || named(&words) {
            continue;
        }
        let place = text.start.wrapping_sub(start)..text.end.wrapping_sub(start);
        if let Some(text) = bytes.get_mut(place).filter(|text| std::str::from_utf8(text).is_ok()) {
            text.fill(0);
        }
    }
}

/// The program's own functions with such a name and these results.
fn named(module: &Module, results: &[ValType], wanted: fn(&str) -> bool) -> Vec<FunctionId> {
    module
        .funcs
        .iter_local()
        .filter(|(_, function)| module.types.results(function.ty()) == results)
        .map(|(id, _)| id)
        .filter(|id| module.funcs.get(*id).name.as_deref().is_some_and(wanted))
        .collect()
}

/// Gives a function another body.
fn replace(module: &mut Module, id: FunctionId, write: impl FnOnce(&mut walrus::InstrSeqBuilder<'_>)) {
    let (params, results) = module.types.params_results(module.funcs.get(id).ty());
    let (params, results) = (params.to_vec(), results.to_vec());
    let mut body = FunctionBuilder::new(&mut module.types, &params, &results);
    write(&mut body.func_body());
    let params = params.iter().map(|kind| module.locals.add(*kind)).collect();
    module.funcs.get_mut(id).kind = FunctionKind::Local(body.local_func(params));
}

fn is_unread(name: &str) -> bool {
    UNREAD.iter().any(|part| plain(name).contains(part))
}

fn is_panic(name: &str) -> bool {
    PANICS.iter().any(|part| plain(name).starts_with(part))
}

/// Names of std carry a hash behind the crate: `core[0123456789abcdef]::fmt`.
fn plain(name: &str) -> String {
    name.split('[').map(|part| part.split_once(']').map_or(part, |(_, rest)| rest)).collect()
}

/// Clears where in the source each panic would be: a file's path, its line and column. Nobody is told (see [`UNREAD`]),
/// and they are a twentieth of what is fetched.
pub fn clear_places(module: &mut Module) {
    let all: Vec<_> = module.data.iter().map(Data::id).collect();
    for id in all {
        let data = module.data.get_mut(id);
        if let DataKind::Active { offset: ConstExpr::Value(Value::I32(start)), .. } = data.kind {
            clear_places_in(&mut data.value, start.cast_unsigned() as usize);
        }
    }
}

/// Finds `core::panic::Location`s by what they are: pointer and length of a path that ends in `.rs`, line, column.
fn clear_places_in(bytes: &mut [u8], start: usize) {
    let mut paths = Vec::new();
    for at in (0..bytes.len().saturating_sub(15)).step_by(4) {
        let word = |n: usize| {
            bytes
                .get(at + 4 * n..)
                .and_then(|rest| rest.first_chunk())
                .map_or(0, |b| u32::from_le_bytes(*b) as usize)
        };
        let (from, length, line, column) = (word(0).wrapping_sub(start), word(1), word(2), word(3));
        let known = (5..256).contains(&length) && (1..100_000).contains(&line) && (1..1000).contains(&column);
        let path = from..from.wrapping_add(length);
        if known
            && bytes
                .get(path.clone())
                .is_some_and(|text| text.ends_with(b".rs") && text.iter().all(u8::is_ascii_graphic))
        {
            paths.push((at, path));
        }
    }
    for (at, path) in paths {
        for range in [at..at + 16, path] {
            bytes.get_mut(range).into_iter().for_each(|bytes| bytes.fill(0));
        }
    }
}

/// Gives what the program and its glue share names of a few letters, in both.
pub fn shorten(module: &mut Module, glue: &str) -> String {
    let long = |name: &str| name.starts_with("__") || name.starts_with("wasm_bindgen__");
    let mut names = BTreeMap::new();
    let mut short = |name: &mut String| {
        let next = format!("${}", names.len());
        name.clone_from(names.entry(name.clone()).or_insert(next));
    };
    for import in module.imports.iter_mut().filter(|import| import.module.ends_with("_bg.js")) {
        if long(&import.name) {
            short(&mut import.name);
        }
    }
    for export in module.exports.iter_mut() {
        if long(&export.name) {
            short(&mut export.name);
        }
    }
    renamed(glue, &names)
}

/// The script with these words replaced wherever they stand whole.
fn renamed(script: &str, names: &BTreeMap<String, String>) -> String {
    let mut out = String::with_capacity(script.len());
    let mut rest = script;
    while !rest.is_empty() {
        let in_word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '$');
        let end = rest.find(|c| !in_word(c)).unwrap_or(rest.len());
        let (word, behind) = rest.split_at(end);
        out.push_str(names.get(word).map_or(word, String::as_str));
        let next = behind.find(in_word).unwrap_or(behind.len());
        let (between, behind) = behind.split_at(next);
        out.push_str(between);
        rest = behind;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_for_developers_are_known_by_their_names() {
        for name in [
            "<alloc::string::String as core::fmt::Debug>::fmt::h0123456789abcdef",
            "<str as core[c5930c85a12de822]::fmt::Debug>::fmt",
            "<rustc_demangle[49b9e3001cf2480]::v0::Printer>::print_path",
            "core[c5930c85a12de822]::fmt::float::float_to_decimal_common_exact::<f64>",
        ] {
            assert!(is_unread(name), "{name}");
        }
        for name in [
            "<alloc::string::String as core::fmt::Display>::fmt::h0123456789abcdef",
            "std::sys::backtrace::__rust_begin_short_backtrace::h0123456789abcdef",
            "mimamori_pwa::ui::format::date",
        ] {
            assert!(!is_unread(name), "{name}");
        }
    }

    #[test]
    fn panics_are_known_by_their_names() {
        for name in ["core[c5930c85a12de822]::panicking::panic_fmt", "core::option::expect_failed::h0123"] {
            assert!(is_panic(name), "{name}");
        }
        for name in ["std[a543996e6e7dbf1e]::panicking::panicking", "mimamori_pwa::core::panicking::f"] {
            assert!(!is_panic(name), "{name}");
        }
    }

    #[test]
    fn only_a_text_that_nothing_else_names_is_cleared() {
        let mut bytes = b"went wrongstillhereandmore".to_vec();
        bytes.resize(28, 0);
        bytes.extend(1020_u32.to_le_bytes());
        let found = Addresses {
            texts: vec![1000..1010, 1010..1015, 1019..1022],
            others: BTreeSet::from([1012]),
            ..Addresses::default()
        };
        let rest = bytes[10..].to_vec();
        clear_texts(&mut bytes, 1000, &found);
        assert_eq!(bytes[..10], [0; 10]);
        assert_eq!(bytes[10..], rest);
    }

    #[test]
    fn only_the_place_of_a_panic_is_cleared() {
        let mut bytes = b"keep.me:src/a.rs".to_vec();
        for word in [1008_u32, 8, 12, 5, 1000, 7, 12, 5] {
            bytes.extend(word.to_le_bytes());
        }
        let (kept, text) = (bytes[32..].to_vec(), bytes[..8].to_vec());
        clear_places_in(&mut bytes, 1000);
        assert_eq!(bytes[..8], text);
        assert_eq!(bytes[8..32], [0; 24]);
        assert_eq!(bytes[32..], kept);
    }

    #[test]
    fn only_whole_words_are_renamed() {
        let names = BTreeMap::from([("__wbg_a_1".to_owned(), "$0".to_owned())]);
        assert_eq!(renamed("x.__wbg_a_1(`${__wbg_a_10}`);__wbg_a_1", &names), "x.$0(`${__wbg_a_10}`);$0");
    }
}
