//! The patient app: mounts on `#main`.

fn main() {
    #[cfg(target_arch = "wasm32")]
    dioxus::launch(mimamori_pwa::patient::App);
}
