//! Who may do what, as a page for people: `docs/permissions.md` is the table of `access::scope`, and nothing else. After a
//! change on purpose: `MIMAMORI_UPDATE_PERMISSIONS=1 cargo test -p mimamori-domain --test permissions`. That the server
//! keeps to it is driven through HTTP in `tests/tests/system/routes.rs`.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that can't go on must fail")]

use std::fmt::Write as _;

use mimamori_domain::access::{Action, Role, Scope, scope};

/// What the comment of an action in the source says.
fn meaning(action: Action) -> String {
    let source = include_str!("../src/access.rs");
    let lines: Vec<&str> = source.lines().map(str::trim).collect();
    let place = lines.iter().position(|line| line.ends_with(&format!("= \"{action}\","))).unwrap();
    let comment = lines[..place].iter().rev().take_while(|line| line.starts_with("/// "));
    let mut words: Vec<&str> = comment.map(|line| line.trim_start_matches("/// ")).collect();
    words.reverse();
    words.join(" ").trim_end_matches('.').to_owned()
}

const fn words(scope: Scope) -> &'static str {
    match scope {
        Scope::Nothing => "–",
        Scope::Center => "own centre",
        Scope::Responsible => "responsible",
        Scope::Asked => "asked",
        Scope::Assigned => "assigned",
        Scope::AssignedByPhone => "assigned, asked by phone",
        Scope::Building => "own building",
        Scope::WithReason => "with a reason",
        Scope::All => "all",
    }
}

#[test]
fn the_page_is_the_table() {
    let mut page = String::from(
        "# Who may do what\n\n\
         Rendered from `domain/src/access.rs`, which is what the server asks; how to render it anew stands in\n\
         `domain/tests/permissions.rs`. What somebody can't see is answered as if it weren't there (404); what they see\n\
         but may not do is refused (403).\n\n\
         - *own centre*: patients whom the own centre owns or shares, and what belongs to it.\n\
         - *responsible*: patients for whom the own centre is responsible; not those who are shared with it.\n\
         - *asked*: patients whom the own centre is asked to take over, until it has answered.\n\
         - *assigned*: patients assigned to the own association, while its contract with their centre is in force.\n\
         - *asked by phone*: of those, only the ones who don't report themselves.\n\
         - *own building*: patients of the centre who stay in the own hotel now; they are gone with the change of place.\n\
         - *with a reason*: one patient, for half an hour after a reason was typed, which the centre reads.\n\n| |",
    );
    for role in Role::ALL {
        write!(page, " {role} |").unwrap();
    }
    page.push_str("\n|---|");
    page.push_str(&"---|".repeat(Role::ALL.len()));
    for action in Action::ALL {
        write!(page, "\n| {} |", meaning(*action)).unwrap();
        for role in Role::ALL {
            write!(page, " {} |", words(scope(*role, *action))).unwrap();
        }
    }
    page.push('\n');
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/permissions.md");
    if std::env::var_os("MIMAMORI_UPDATE_PERMISSIONS").is_some() {
        std::fs::write(path, &page).unwrap();
    }
    let written = std::fs::read_to_string(path).unwrap_or_default();
    assert!(
        written == page,
        "docs/permissions.md is not the table; see how to render it at the top of this file"
    );
}
