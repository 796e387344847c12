//! Filters under a name: one's own and those that colleagues share. And the link to what is shown now.

use dioxus::prelude::*;
use mimamori_domain::api::{NewSavedFilter, SavedFilter, SavedFilters};
use mimamori_domain::filter::ListQuery;

use crate::api;
use crate::staff::session::Session;
use crate::staff::toast::Toasts;
use crate::staff::words;
use crate::state::route::use_route;
use crate::t;
use crate::ui::{Button, ButtonKind, Field};

/// Those that there are, and keeping the present one.
#[component]
pub fn Saved(query: ListQuery, onlook: Callback<ListQuery>) -> Element {
    let session = Session::take();
    let toasts = Toasts::take();
    let route = use_route();
    let mut items = use_signal(Vec::<SavedFilter>::new);
    let mut name = use_signal(String::new);
    let mut shared = use_signal(|| false);
    let mut error = use_signal(|| None::<String>);
    let mut busy = use_signal(|| false);
    let fetch = use_callback(move |()| {
        spawn(async move {
            if let Ok(saved) = api::get::<SavedFilters>("/staff/filters").await {
                items.set(saved.items);
            }
        });
    });
    use_hook(|| fetch.call(()));
    let text = query.to_string();
    let save = move |event: FormEvent| {
        event.prevent_default();
        if *busy.peek() {
            return;
        }
        busy.set(true);
        let body = NewSavedFilter { name: name.peek().clone(), query: text.clone(), shared: *shared.peek() };
        spawn(async move {
            match api::post::<_, SavedFilter>("/staff/filters", &body).await {
                Ok(kept) => {
                    name.set(String::new());
                    error.set(None);
                    toasts.good(t!("staff-saved-done", name = kept.name.as_str()));
                    fetch.call(());
                }
                Err(refused) => {
                    session.heed(&refused, route);
                    let field = refused.fields().first().map(words::field_error);
                    error.set(Some(field.unwrap_or_else(|| words::error(&refused))));
                }
            }
            busy.set(false);
        });
    };
    let remove = move |filter: SavedFilter| {
        spawn(async move {
            match api::post_empty::<()>(&format!("/staff/filters/{}/remove", filter.id)).await {
                Ok(()) => fetch.call(()),
                Err(refused) => {
                    session.heed(&refused, route);
                    toasts.bad(words::error(&refused));
                }
            }
        });
    };
    rsx! {
        details { class: "list-tool", id: "saved",
            summary { {t!("staff-saved")} }
            div { class: "list-saved",
                if items.read().is_empty() {
                    p { class: "small", {t!("staff-saved-none")} }
                }
                ul {
                    for filter in items() {
                        li { key: "{filter.id}",
                            Button { kind: ButtonKind::Plain, onclick: {
                                    let query = filter.query.clone();
                                    move |_| if let Ok(query) = query.parse() { onlook.call(query) }
                                },
                                "{filter.name}"
                            }
                            if filter.shared {
                                span { class: "flag", {t!("staff-saved-shared")} }
                            }
                            if filter.mine {
                                Button { kind: ButtonKind::Plain, label: t!("staff-saved-remove", name = filter.name.as_str()),
                                    onclick: {
                                        let filter = filter.clone();
                                        move |_| remove(filter.clone())
                                    },
                                    {t!("staff-saved-forget")}
                                }
                            }
                        }
                    }
                }
                form { novalidate: true, onsubmit: save,
                    Field { id: "saved-name", label: t!("staff-saved-name"), hint: t!("staff-saved-hint"), maxlength: 40, value: name(), error: error(),
                        oninput: move |text| name.set(text) }
                    label { class: "list-check",
                        input { r#type: "checkbox", id: "saved-share", checked: shared(), onchange: move |event| shared.set(event.checked()) }
                        span { {t!("staff-saved-share")} }
                    }
                    Button { id: "saved-keep", r#type: "submit", kind: ButtonKind::Secondary, busy: busy(), {t!("staff-saved-keep")} }
                }
            }
        }
    }
}
