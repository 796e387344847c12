//! Answers as they are typed on any form, before they are values.

use serde::{Deserialize, Serialize};

use super::{Spo2Reading, parse_pulse, parse_spo2, parse_temperature};
use crate::values::{Pulse, Temperature};

/// A value that is typed, or said to be missing.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Typed {
    /// As typed.
    pub text: String,
    /// "Not measured", "no oximeter".
    pub missing: bool,
}

impl Typed {
    /// As a temperature; `None` when it was not measured.
    ///
    /// # Errors
    /// Code of the refusal; `answer-needed` when nothing was entered and "not measured" wasn't said.
    pub fn temperature(&self) -> Result<Option<Temperature>, &'static str> {
        if self.missing {
            return Ok(None);
        }
        self.given().and_then(parse_temperature).map(Some)
    }

    /// As an SpO₂ answer; `under_50` is the button beside it.
    ///
    /// # Errors
    /// As [`Self::temperature`].
    pub fn spo2(&self, under_50: bool) -> Result<Spo2Reading, &'static str> {
        if under_50 {
            return Ok(Spo2Reading::UNDER_50);
        }
        if self.missing {
            return Ok(Spo2Reading::NONE);
        }
        self.given().and_then(parse_spo2).map(Spo2Reading::Measured)
    }

    fn given(&self) -> Result<&str, &'static str> {
        if self.text.trim().is_empty() { Err("answer-needed") } else { Ok(&self.text) }
    }
}

/// A pulse as typed; nothing typed is no pulse.
///
/// # Errors
/// As [`parse_pulse`].
pub fn typed_pulse(text: &str) -> Result<Option<Pulse>, &'static str> {
    if text.trim().is_empty() { Ok(None) } else { parse_pulse(text).map(Some) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_typed_is_no_answer_unless_it_was_said() {
        let nothing = Typed::default();
        assert_eq!(
            (nothing.temperature(), nothing.spo2(false)),
            (Err("answer-needed"), Err("answer-needed"))
        );
        let said = Typed { text: String::new(), missing: true };
        assert_eq!((said.temperature(), said.spo2(false)), (Ok(None), Ok(Spo2Reading::NONE)));
        assert_eq!(nothing.spo2(true), Ok(Spo2Reading::UNDER_50));
        assert_eq!((typed_pulse(" "), typed_pulse("8x")), (Ok(None), Err("pulse-form")));
    }
}
