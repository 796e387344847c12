//! The controls both apps are made of, in the language of the Digital Agency's design system (docs: STYLE, "The face").
//! They draw and call back; they never fetch and never know what is a patient.

mod banner;
mod button;
mod chart;
mod dialog;
mod field;
pub mod format;
mod icon;
mod wait;

pub use banner::{EmergencyBanner, Notice, NoticeKind};
pub use button::{Button, ButtonKind, CallButton};
pub use chart::{AlertMark, Chart, Measure, Point};
pub use dialog::Dialog;
pub use field::{Check, Choice, Field, Radios, Select, field_head};
pub use icon::{Icon, IconName};
pub use wait::{Spinner, progress};
