//! What arrives on a telephone: the messages that the `file` transport wrote, read as they come in.

use std::io::{Read as _, Seek as _, SeekFrom};
use std::path::PathBuf;

use anyhow::Result;
use mimamori_domain::MessageId;
use serde::Deserialize;

/// A message as it was "sent".
#[derive(Debug, Deserialize)]
pub(super) struct Arrived {
    pub(super) id: MessageId,
    pub(super) kind: String,
    pub(super) body: String,
}

impl Arrived {
    /// The token of an invitation's link.
    pub(super) fn token(&self) -> Option<&str> {
        let (_, rest) = self.body.split_once("/i/")?;
        let end =
            rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '_')).unwrap_or(rest.len());
        rest.get(..end)
    }

    /// The digits of a number.
    pub(super) fn digits(&self) -> Option<&str> {
        self.body.split_once("pn=").and_then(|(_, rest)| rest.get(..8))
    }
}

/// The file, and how far it was read.
pub(super) struct Inbox {
    path: PathBuf,
    read: u64,
}

impl Inbox {
    /// Begins behind what is there already.
    pub(super) fn at_the_end_of(path: PathBuf) -> Self {
        let read = std::fs::metadata(&path).map_or(0, |file| file.len());
        Self { path, read }
    }

    /// What came since the last look.
    pub(super) fn take(&mut self) -> Result<Vec<Arrived>> {
        let Ok(mut file) = std::fs::File::open(&self.path) else { return Ok(vec![]) };
        file.seek(SeekFrom::Start(self.read))?;
        let mut text = String::new();
        self.read += u64::try_from(file.read_to_string(&mut text)?)?;
        text.lines().map(|line| Ok(serde_json::from_str(line)?)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn arrived(body: &str) -> Arrived {
        serde_json::from_value(serde_json::json!({
            "id": "018f0000-0000-7000-8000-000000000000", "kind": "invitation", "body": body, "to": "x"
        }))
        .unwrap()
    }

    #[test]
    fn links_and_digits_are_found_in_the_text() {
        let invitation =
            arrived("【見守り】次のリンクを開いてください http://localhost:8080/i/Ab_9-z 停止もこちらから");
        assert_eq!(invitation.token(), Some("Ab_9-z"));
        let number =
            arrived("処理番号01234567（15:30まで）https://www.mhlw.go.jp/cocoa/a/?pn=01234567 使わない方: x");
        assert_eq!((number.digits(), number.token()), (Some("01234567"), None));
    }
}
