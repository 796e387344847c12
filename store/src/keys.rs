//! Sealing of personal data and keyed hashes. The master keys come from a file or the environment, never from the
//! database; everything else is derived from them.

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chacha20poly1305::aead::{Aead, KeyInit as _, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use hkdf::Hkdf;
use hmac::{Hmac, Mac as _};
use mimamori_domain::{Rng, clock::random_bytes};
use sha2::Sha256;
use uuid::Uuid;

use crate::db::{Error, Result};

const NONCE: usize = 24;
const KEY_ID: usize = 4;

/// The keys of this installation, newest first.
#[derive(Clone)]
pub struct Keys {
    sealing: Vec<([u8; KEY_ID], XChaCha20Poly1305)>,
    search: [u8; 32],
    secrets: [u8; 32],
}

impl std::fmt::Debug for Keys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Keys(…)")
    }
}

impl Keys {
    /// Reads the key file, or makes one (mode 0600) with a fresh key.
    ///
    /// One key a line, base64 of 32 bytes, the newest first; the last one (the oldest) derives the search and secret
    /// hashes, so that adding a key in front doesn't blind the search.
    pub fn load(path: &Path, rng: &dyn Rng) -> Result<Self> {
        let text = match std::fs::read_to_string(path) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => make_file(path, rng)?,
            Err(error) => return Err(Error::Keys(format!("{}: {error}", path.display()))),
        };
        Self::parse(&text)
    }

    /// From the text of a key file.
    pub fn parse(text: &str) -> Result<Self> {
        let mut masters = vec![];
        for line in text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let bytes = STANDARD.decode(line).map_err(|_| Error::Keys("a line is not base64".into()))?;
            let key: [u8; 32] =
                bytes.try_into().map_err(|_| Error::Keys("a key is not 32 bytes long".into()))?;
            masters.push(key);
        }
        let oldest = *masters.last().ok_or_else(|| Error::Keys("the file holds no key".into()))?;
        Ok(Self {
            sealing: masters
                .iter()
                .map(|master| {
                    let derived = derive(master, b"mimamori seal");
                    let [a, b, c, d, ..] = derive(master, b"mimamori key id");
                    ([a, b, c, d], XChaCha20Poly1305::new(&derived.into()))
                })
                .collect(),
            search: derive(&oldest, b"mimamori search"),
            secrets: derive(&oldest, b"mimamori secrets"),
        })
    }

    /// Seals `plain` for one place: it can be opened only as this column of this row.
    pub fn seal(&self, rng: &dyn Rng, at: Place, plain: &[u8]) -> Result<Vec<u8>> {
        let (id, cipher) = self.sealing.first().ok_or_else(|| Error::Keys("no key".into()))?;
        let nonce: [u8; NONCE] = random_bytes(rng);
        let sealed = cipher
            .encrypt(&XNonce::from(nonce), Payload { msg: plain, aad: &at.aad() })
            .map_err(|_| at.error())?;
        Ok([id.as_slice(), nonce.as_slice(), sealed.as_slice()].concat())
    }

    /// Opens what [`Keys::seal`] made for the same place.
    pub fn open(&self, at: Place, sealed: &[u8]) -> Result<Vec<u8>> {
        let (id, rest) = sealed.split_at_checked(KEY_ID).ok_or_else(|| at.error())?;
        let (nonce, body) = rest.split_at_checked(NONCE).ok_or_else(|| at.error())?;
        let nonce: [u8; NONCE] = nonce.try_into().map_err(|_| at.error())?;
        let (_, cipher) = self.sealing.iter().find(|(known, _)| known == id).ok_or_else(|| at.error())?;
        cipher.decrypt(&XNonce::from(nonce), Payload { msg: body, aad: &at.aad() }).map_err(|_| at.error())
    }

    /// Seals text.
    pub fn seal_text(&self, rng: &dyn Rng, at: Place, plain: &str) -> Result<Vec<u8>> {
        self.seal(rng, at, plain.as_bytes())
    }

    /// Opens text.
    pub fn open_text(&self, at: Place, sealed: &[u8]) -> Result<String> {
        String::from_utf8(self.open(at, sealed)?).map_err(|_| at.error())
    }

    /// Keyed hash of a search term; `kind` keeps names apart from phones.
    pub fn search_token(&self, kind: &str, term: &str) -> Vec<u8> {
        hmac(&self.search, &[kind.as_bytes(), b"\0", term.as_bytes()])
            .get(..16)
            .map(<[u8]>::to_vec)
            .unwrap_or_default()
    }

    /// Keyed hash of a secret that is looked up: session, invitation, throttle keys.
    pub fn secret_hash(&self, kind: &str, secret: &[u8]) -> Vec<u8> {
        hmac(&self.secrets, &[kind.as_bytes(), b"\0", secret])
    }

    /// A token that the holder of a session must repeat, so that another site can't act for them.
    pub fn csrf(&self, session: Uuid) -> String {
        hex(&self.secret_hash("csrf", session.as_bytes()))
    }
}

/// Where a sealed value belongs; part of what is authenticated.
#[derive(Debug, Clone, Copy)]
pub struct Place {
    /// Table.
    pub table: &'static str,
    /// Column.
    pub column: &'static str,
    /// Row.
    pub row: Uuid,
}

impl Place {
    /// The column `column` of `table` in the row with this id.
    pub const fn new(table: &'static str, column: &'static str, row: Uuid) -> Self {
        Self { table, column, row }
    }
    fn aad(self) -> Vec<u8> {
        [self.table.as_bytes(), b"/", self.row.as_bytes(), b"/", self.column.as_bytes()].concat()
    }
    fn error(self) -> Error {
        Error::Sealed { table: self.table, column: self.column }
    }
}

/// HMAC-SHA256 over the parts in order.
pub fn hmac(key: &[u8], parts: &[&[u8]]) -> Vec<u8> {
    // A key of any length is legal for HMAC, so there is no error to meet.
    Hmac::<Sha256>::new_from_slice(key).map_or_else(
        |_| Vec::new(),
        |mut mac| {
            for part in parts {
                mac.update(part);
            }
            mac.finalize().into_bytes().to_vec()
        },
    )
}

/// Lower-case hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

fn derive(master: &[u8; 32], purpose: &[u8]) -> [u8; 32] {
    let mut out = [0; 32];
    // 32 bytes is far below HKDF's limit of 255 blocks.
    let _ = Hkdf::<Sha256>::new(None, master).expand(purpose, &mut out);
    out
}

fn make_file(path: &Path, rng: &dyn Rng) -> Result<String> {
    let told = |error: std::io::Error| Error::Keys(format!("{}: {error}", path.display()));
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(told)?;
    }
    let key: [u8; 32] = random_bytes(rng);
    let text = format!(
        "# Mimamori master keys, newest first. Whoever has this file and the database can read everything;\n\
         # without it nobody can. Keep a copy apart from the database.\n{}\n",
        STANDARD.encode(key)
    );
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(path) {
        Ok(mut file) => {
            file.write_all(text.as_bytes()).and_then(|()| file.sync_all()).map_err(told)?;
            Ok(text)
        }
        // The other process was first: theirs is the key.
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
            std::fs::read_to_string(path).map_err(told)
        }
        Err(error) => Err(told(error)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::system::SystemRng;

    fn keys(masters: &[u8]) -> Keys {
        let lines: Vec<String> = masters.iter().map(|n| STANDARD.encode([*n; 32])).collect();
        Keys::parse(&lines.join("\n")).unwrap()
    }

    #[test]
    fn a_value_opens_only_where_it_was_sealed() {
        let keys = keys(&[1]);
        let at = Place::new("patient", "person_sealed", Uuid::from_u128(1));
        let sealed = keys.seal_text(&SystemRng, at, "山田花子").unwrap();
        assert_eq!(keys.open_text(at, &sealed).unwrap(), "山田花子");
        assert!(keys.open(Place::new("patient", "person_sealed", Uuid::from_u128(2)), &sealed).is_err());
        assert!(keys.open(Place::new("patient", "note_sealed", Uuid::from_u128(1)), &sealed).is_err());
    }

    #[test]
    fn an_older_key_still_opens_and_search_goes_on() {
        let at = Place::new("note", "text_sealed", Uuid::from_u128(1));
        let sealed = keys(&[1]).seal_text(&SystemRng, at, "x").unwrap();
        assert_eq!(keys(&[2, 1]).open_text(at, &sealed).unwrap(), "x");
        assert_eq!(keys(&[2, 1]).search_token("name", "山田"), keys(&[1]).search_token("name", "山田"));
        assert!(keys(&[2]).open_text(at, &sealed).is_err());
    }

    #[test]
    fn the_key_file_is_made_once_and_only_its_owner_reads_it() {
        let folder = std::env::temp_dir().join(format!("mimamori-keys-{}", std::process::id()));
        let path = folder.join("keys");
        let first = Keys::load(&path, &SystemRng).unwrap();
        let again = Keys::load(&path, &SystemRng).unwrap();
        assert_eq!(first.search_token("a", "b"), again.search_token("a", "b"));
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        }
        std::fs::remove_dir_all(folder).unwrap();
    }
}
