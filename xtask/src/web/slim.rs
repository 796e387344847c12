//! What a phone downloads and never needs: texts that only a debugger would show, and the long names that wasm-bindgen
//! gives to what the program and its glue share. It never changes what a program does.

use std::collections::BTreeMap;

use walrus::ir::Value;
use walrus::{ConstExpr, DataKind, FunctionBuilder, FunctionKind, Module, ValType, passes};

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

/// Empties each function of [`UNREAD`] that writes into a formatter: it answers `Ok(())`, having written nothing. Needs
/// the names of functions in the program.
pub fn empty_unread(module: &mut Module) {
    let unread: Vec<_> = module
        .funcs
        .iter_local()
        .filter(|(_, function)| module.types.results(function.ty()) == [ValType::I32])
        .map(|(id, _)| id)
        .filter(|id| module.funcs.get(*id).name.as_deref().is_some_and(is_unread))
        .collect();
    for id in unread {
        let (params, results) = module.types.params_results(module.funcs.get(id).ty());
        let (params, results) = (params.to_vec(), results.to_vec());
        let mut empty = FunctionBuilder::new(&mut module.types, &params, &results);
        empty.func_body().const_(Value::I32(0));
        let params = params.iter().map(|kind| module.locals.add(*kind)).collect();
        module.funcs.get_mut(id).kind = FunctionKind::Local(empty.local_func(params));
    }
    passes::gc::run(module);
}

/// Names of std carry a hash behind the crate: `core[0123456789abcdef]::fmt`.
fn is_unread(name: &str) -> bool {
    let plain: String =
        name.split('[').map(|part| part.split_once(']').map_or(part, |(_, rest)| rest)).collect();
    UNREAD.iter().any(|part| plain.contains(part))
}

/// Clears where in the source each panic would be: a file's path, its line and column. Nobody is told (see [`UNREAD`]),
/// and they are a twentieth of what is fetched.
pub fn clear_places(module: &mut Module) {
    let all: Vec<_> = module.data.iter().map(walrus::Data::id).collect();
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
