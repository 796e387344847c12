//! The staff app: mounts on `#main`.

fn main() {
    mimamori_pwa::state::browser::take_over("main");
    #[cfg(target_arch = "wasm32")]
    dioxus::LaunchBuilder::web()
        .with_cfg(dioxus::web::Config::new().rootname("main"))
        .launch(mimamori_pwa::staff::App);
}
