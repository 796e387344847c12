//! HTML made of elements. Words and attributes are escaped where they go in, so nothing that was typed becomes markup.

use axum::response::{Html as Answered, IntoResponse, Response};

/// A piece of a page. Made from words (escaped), from an element, or from several pieces in a row.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Html(String);

impl Html {
    /// Puts another piece behind this one.
    #[must_use]
    pub fn and(mut self, next: impl Into<Self>) -> Self {
        self.0.push_str(&next.into().0);
        self
    }

    /// What every page begins with.
    pub fn doctype() -> Self {
        Self("<!doctype html>\n".to_owned())
    }

    /// As it is sent.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// An element with what stands in it.
pub fn el(name: &str, attributes: &[(&str, &str)], inside: impl Into<Html>) -> Html {
    let Html(start) = single(name, attributes);
    let Html(inside) = inside.into();
    Html(format!("{start}{inside}</{name}>\n"))
}

/// An element without content, such as `input`.
pub fn single(name: &str, attributes: &[(&str, &str)]) -> Html {
    let mut start = format!("<{name}");
    for (name, value) in attributes {
        start.extend([" ", name, "=\"", &escaped(value), "\""]);
    }
    start.push('>');
    Html(start)
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

impl From<&str> for Html {
    fn from(words: &str) -> Self {
        Self(escaped(words))
    }
}

impl From<String> for Html {
    fn from(words: String) -> Self {
        Self(escaped(&words))
    }
}

impl From<Vec<Self>> for Html {
    fn from(pieces: Vec<Self>) -> Self {
        pieces.into_iter().collect()
    }
}

impl<const N: usize> From<[Self; N]> for Html {
    fn from(pieces: [Self; N]) -> Self {
        pieces.into_iter().collect()
    }
}

impl From<Option<Self>> for Html {
    fn from(piece: Option<Self>) -> Self {
        piece.unwrap_or_default()
    }
}

impl FromIterator<Self> for Html {
    fn from_iter<I: IntoIterator<Item = Self>>(pieces: I) -> Self {
        Self(pieces.into_iter().map(|piece| piece.0).collect())
    }
}

impl IntoResponse for Html {
    fn into_response(self) -> Response {
        Answered(self.0).into_response()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_stays_words() {
        let typed = "\"><script>alert(1)</script>&";
        let page = el("p", &[("title", typed)], typed);
        assert_eq!(
            page.as_str(),
            "<p title=\"&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;\">\
             &quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;</p>\n"
        );
    }

    #[test]
    fn pieces_stand_in_their_order() {
        let list = el("ul", &[], [el("li", &[], "a"), el("li", &[], "b")]).and(None).and("!");
        assert_eq!(list.as_str(), "<ul><li>a</li>\n<li>b</li>\n</ul>\n!");
    }
}
