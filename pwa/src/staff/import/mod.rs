//! A file of patients: shown row by row beside its line number, asked about, and imported only when confirmed.

pub mod answers;
pub mod differences;
pub mod mapping;
pub mod preview;
pub mod result;

use dioxus::prelude::*;
use mimamori_domain::api::{ConfirmImport, ImportPreview, ImportResult};

use self::answers::Answers;
use self::mapping::Mappings;
use self::preview::PreviewView;
use self::result::ResultView;
use super::queue::state::QueueState;
use super::session::Session;
use super::web;
use super::words;
use crate::api::{self, ApiError};
use crate::state::route::use_route;
use crate::t;
use crate::ui::{Icon, IconName, Notice, NoticeKind, Spinner};

/// Lines sent in one request: a long file must not meet the server's time limit.
const PIECE: usize = 250;

/// Largest file taken, in bytes.
const MAX_BYTES: f64 = 5.0 * 1024.0 * 1024.0;

/// How a file is to be read; by default as well as can be guessed.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct How {
    /// Which sheet of a workbook.
    pub sheet: Option<usize>,
    /// The field of each column.
    pub fields: Option<Vec<String>>,
    /// By the words of the headers, whatever is remembered.
    pub plain: bool,
}

impl How {
    fn path(&self) -> String {
        let mut query = vec![];
        query.extend(self.sheet.map(|sheet| format!("sheet={sheet}")));
        query.extend(self.fields.as_ref().map(|fields| format!("fields={}", fields.join(","))));
        query.extend(self.plain.then(|| "plain=true".to_owned()));
        format!("/staff/imports?{}", query.join("&"))
    }
}

/// What a workbook is sent as.
const WORKBOOK: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// The media type of a file by its name; the server looks at the file itself.
fn media_type(name: &str) -> &'static str {
    if name.to_lowercase().ends_with(".xlsx") { WORKBOOK } else { "text/csv" }
}

/// Where the import stands.
#[derive(Debug, Clone, PartialEq)]
enum Step {
    Choose,
    Reading(String),
    Preview(Box<ImportPreview>),
    Done(Box<ImportPreview>, ImportResult),
}

/// The page.
#[component]
pub fn ImportPage() -> Element {
    let session = Session::take();
    let queue = QueueState::take();
    let route = use_route();
    let mut step = use_signal(|| Step::Choose);
    let mut refusal = use_signal(|| None::<String>);
    let mut file = use_signal(String::new);
    let mut answers = use_signal(Answers::default);
    let mut working = use_signal(|| None::<usize>);

    let mut turn = use_signal(|| 0_u64);
    let mut paired = use_signal(|| false);
    // The file stays chosen, so that it can be read in another way; of several readings the last one counts.
    let read = use_callback(move |how: How| {
        turn += 1;
        let mine = *turn.peek();
        refusal.set(None);
        spawn(async move {
            let media_type = media_type(&file.peek());
            let answer = api::post_file::<ImportPreview>(&how.path(), "import-file", media_type).await;
            if *turn.peek() != mine {
                return;
            }
            match answer {
                Ok(preview) => {
                    answers.set(Answers::of(&preview));
                    paired.set(how.fields.is_some());
                    step.set(Step::Preview(Box::new(preview)));
                    web::focus_soon("page-title");
                }
                Err(error) => {
                    session.heed(&error, route);
                    refusal.set(Some(explain(&error)));
                    if matches!(*step.peek(), Step::Reading(_)) {
                        step.set(Step::Choose);
                        web::forget_file("import-file");
                    }
                }
            }
        });
    });
    let upload = use_callback(move |()| {
        let Some((name, bytes)) = web::chosen_file("import-file") else { return };
        if bytes > MAX_BYTES {
            refusal.set(Some(t!("staff-import-too-big", mb = format!("{:.1}", bytes / 1024.0 / 1024.0))));
            web::forget_file("import-file");
            return;
        }
        file.set(name.clone());
        step.set(Step::Reading(name));
        read.call(How::default());
    });
    let confirm = use_callback(move |()| {
        let Step::Preview(preview) = step.peek().clone() else { return };
        let lines = answers.peek().lines(&preview);
        if working.peek().is_some() || lines.is_empty() {
            return;
        }
        working.set(Some(lines.len()));
        refusal.set(None);
        spawn(async move {
            let path = format!("/staff/imports/{}/confirm", preview.id);
            let mut done = ImportResult { lines: vec![] };
            let mut refused = None;
            let mut left = lines.len();
            for piece in lines.chunks(PIECE) {
                let body = ConfirmImport { lines: piece.to_vec() };
                match api::post::<_, ImportResult>(&path, &body).await {
                    Ok(result) => done.lines.extend(result.lines),
                    Err(error) => {
                        refused = Some(error);
                        break;
                    }
                }
                left -= piece.len();
                working.set(Some(left));
            }
            working.set(None);
            match refused {
                None => {
                    queue.refresh();
                    step.set(Step::Done(preview, done));
                    web::focus_soon("page-title");
                }
                // What went through stays: confirming again takes up the rest, and takes nothing twice.
                Some(error) => {
                    session.heed(&error, route);
                    refusal.set(Some(explain(&error)));
                }
            }
        });
    });
    let restart = use_callback(move |()| {
        refusal.set(None);
        web::forget_file("import-file");
        step.set(Step::Choose);
        web::focus_soon("import-file");
    });
    let choosing = matches!(*step.read(), Step::Choose | Step::Reading(_));
    let shown = step.read().clone();
    rsx! {
        div { class: "import",
            header { class: "page-head",
                h1 { id: "page-title", tabindex: "-1", {t!("staff-import-title")} }
            }
            div { role: "alert", class: "refusals",
                if let Some(refusal) = refusal() {
                    Notice { kind: NoticeKind::Error, id: "import-refused", title: refusal }
                }
            }
            div { hidden: !choosing,
                Drop { reading: matches!(shown, Step::Reading(_)), onchoose: move |()| upload.call(()) }
            }
            match shown {
                Step::Choose => rsx! { Mappings {} },
                Step::Reading(name) => rsx! {
                    Spinner { label: t!("staff-import-reading", name = name) }
                },
                Step::Preview(preview) => rsx! {
                    PreviewView { preview: *preview, file: file(), paired: paired(), answers, working: working(), onconfirm: confirm, onrestart: restart, onread: read }
                },
                Step::Done(preview, result) => rsx! {
                    ResultView { preview: *preview, result, onrestart: restart }
                },
            }
        }
    }
}

fn explain(error: &ApiError) -> String {
    words::error(error)
}

/// Where a file is chosen or dropped: a native input over the whole field, which takes both.
#[component]
fn Drop(reading: bool, onchoose: EventHandler<()>) -> Element {
    rsx! {
        p { class: "lead", {t!("staff-import-lead")} }
        label { class: "drop", "data-busy": reading.then_some("true"), r#for: "import-file",
            Icon { name: IconName::Upload }
            strong { {t!("staff-import-choose")} }
            span { {t!("staff-import-drop")} }
            span { class: "small", {t!("staff-import-columns-hint")} }
            input {
                id: "import-file",
                r#type: "file",
                accept: ".csv,.txt,.xlsx,.xls,text/csv,text/plain,{WORKBOOK}",
                disabled: reading,
                onchange: move |_| onchoose.call(()),
            }
        }
    }
}
