//! A QR code as SVG, drawn here in the browser: the secret in it never travels further than to this screen.

use std::fmt::Write as _;

use dioxus::prelude::*;
use qrcodegen::{QrCode, QrCodeEcc};

/// Light border, in modules, as the standard asks.
const QUIET: i32 = 4;

/// The code. Always dark on white, in dark mode too: many scanners can't read the reverse.
#[component]
pub fn Qr(
    /// What it says.
    text: String,
    /// What it is, for screen readers.
    label: String,
) -> Element {
    let Ok(code) = QrCode::encode_text(&text, QrCodeEcc::Medium) else { return rsx! {} };
    let size = code.size() + 2 * QUIET;
    rsx! {
        svg { class: "qr", id: "enrol-qr", view_box: "0 0 {size} {size}", role: "img", "aria-label": label, "shape-rendering": "crispEdges",
            rect { class: "qr-light", width: size, height: size }
            path { class: "qr-dark", d: modules(&code) }
        }
    }
}

/// One sub-path for each run of dark modules in a line.
fn modules(code: &QrCode) -> String {
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let start = x;
            while x < code.size() && code.get_module(x, y) {
                x += 1;
            }
            if x > start {
                let run = x - start;
                let _ = write!(path, "M{} {}h{run}v1h-{run}z", start + QUIET, y + QUIET);
            }
            x += 1;
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_dark_module_is_drawn_once() {
        let code =
            QrCode::encode_text("otpauth://totp/x?secret=JBSWY3DPEHPK3PXP", QrCodeEcc::Medium).unwrap();
        let dark = (0..code.size()).flat_map(|y| (0..code.size()).map(move |x| (x, y)));
        let dark = dark.filter(|(x, y)| code.get_module(*x, *y)).count();
        let path = modules(&code);
        let drawn: usize =
            path.split('h').skip(1).filter_map(|rest| rest.split('v').next()?.parse::<usize>().ok()).sum();
        assert_eq!(drawn, dark);
    }
}
