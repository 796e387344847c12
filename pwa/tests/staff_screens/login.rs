//! Both steps of the login, drawn.

use dioxus::prelude::*;
use mimamori_domain::api::{LoginNext, LoginStep};
use mimamori_pwa::staff::login::{CodeStep, PasswordStep};

use crate::staff_world::{World, draw, each_language};

#[test]
fn both_steps_of_the_login_keep_their_labels() {
    each_language(|language| {
        let html = draw(
            World { signed_out: true, ..World::new(language) },
            || rsx! { PasswordStep { onstep: |_| {} } },
        );
        for control in ["login-id", "login-password", "login-submit"] {
            assert!(html.contains(&format!("id=\"{control}\"")), "{control}");
        }
        let html = draw(World { signed_out: true, ..World::new(language) }, || {
            let step = LoginStep {
                next: LoginNext::Enrol,
                secret: Some("JBSWY3DPEHPK3PXP".into()),
                otpauth: Some("otpauth://totp/x?secret=JBSWY3DPEHPK3PXP".into()),
            };
            rsx! { CodeStep { step, onenter: |_| {}, onback: |()| {} } }
        });
        assert!(html.contains("<path class=\"qr-dark\" d=\"M"), "{html}");
        assert!(html.contains("JBSW Y3DP EHPK 3PXP"), "{html}");
        assert!(html.contains("id=\"login-code\""), "{html}");
    });
}
