//! The staff screens drawn in plain tests, in both languages: nothing is blank, nothing shows the name of a missing
//! sentence, and each control that people and other tests rely on is there.

mod staff_figures;
mod staff_patient;
mod staff_screens;
mod staff_world;
