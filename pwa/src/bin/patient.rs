//! The patient app: mounts on `#main`.

fn main() {
    mimamori_pwa::state::browser::take_over("main");
    #[cfg(target_arch = "wasm32")]
    dioxus::launch(mimamori_pwa::patient::App);
}
