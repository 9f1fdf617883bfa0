//! Claims kept between runs, by everything that they depend on: the text and what is known of it, the vocabulary, the
//! model and the program's own source. Rules and judging are not among it, so a changed rule needs no new parse.
//!
//! One file a document, written under a passing name and renamed: two processes cannot disturb each other, and a file
//! that was cut off, damaged or made by another version is not taken. What cannot be written is not kept, and that is told once.

use super::outcome::{Failure, Outcome};
use crate::Knowledge;
use crate::claim::Claim;
use crate::text::Document;
use clap::Subcommand;
use std::env;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};

/// What every file begins with.
const MAGIC: &[u8; 8] = b"gainsay1";

/// Removes what is kept between runs.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Remove all claims that are kept
    Clear,
    /// Print the folder in which they are kept
    Path,
}

/// Runs the verb.
pub(super) fn run(args: &Args) -> Result<Outcome, Failure> {
    let Some(folder) = folder() else {
        return Err(Failure::Usage("no cache folder here; GAINSAY_CACHE_DIR can name one".to_owned()));
    };
    match args.what {
        What::Path => writeln!(io::stdout(), "{}", folder.display())?,
        What::Clear => {
            // Only what the cache made is removed, never what else may stand in a folder that a variable names.
            let claims = folder.join("claims");
            match fs::remove_dir_all(&claims) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(Failure::at(&claims, error)),
                _ => {}
            }
        }
    }
    Ok(Outcome::Clean)
}

/// The folder in which the platform wants such things.
fn folder() -> Option<PathBuf> {
    let named = |name: &str| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let platform = || {
        if cfg!(windows) {
            named("LOCALAPPDATA").map(|folder| folder.join("gainsay").join("cache"))
        } else if cfg!(target_os = "macos") {
            named("HOME").map(|home| home.join("Library/Caches/gainsay"))
        } else {
            let cache = named("XDG_CACHE_HOME").filter(|folder| folder.is_absolute());
            cache.or_else(|| named("HOME").map(|home| home.join(".cache"))).map(|folder| folder.join("gainsay"))
        }
    };
    named("GAINSAY_CACHE_DIR").or_else(platform)
}

/// Claims by content.
#[derive(Debug)]
pub(super) struct Cache {
    folder: PathBuf,
    /// What all entries of this run depend on.
    seed: [u8; 32],
    /// The first thing that could not be written.
    trouble: OnceLock<String>,
    written: AtomicU64,
}

impl Cache {
    /// The cache for what a run knows; none where the platform has no folder for it.
    pub(super) fn open(knowledge: &Knowledge) -> Option<Cache> {
        let mut hasher = blake3::Hasher::new();
        hasher.update(MAGIC).update(env!("CARGO_PKG_VERSION").as_bytes()).update(b"\0");
        hasher.update(env!("GAINSAY_SOURCE").as_bytes()).update(knowledge.vocabulary.as_bytes());
        Some(Cache {
            folder: folder()?.join("claims"),
            seed: *hasher.finalize().as_bytes(),
            trouble: OnceLock::new(),
            written: AtomicU64::new(0),
        })
    }

    /// The claims of a document, read back or drawn anew and kept.
    pub(super) fn claims(&self, document: &Document, knowledge: &Knowledge) -> Vec<Claim> {
        let path = self.path(document);
        if let Some(claims) = fs::read(&path).ok().and_then(|bytes| unpacked(&bytes)) {
            return claims;
        }
        let claims = crate::claims_of(document, knowledge);
        if self.trouble.get().is_none() {
            if let Err(error) = self.keep(&path, &claims) {
                drop(self.trouble.set(format!("{}: {error}", self.folder.display())));
            }
        }
        claims
    }

    /// Why claims could not be kept, if they could not.
    pub(super) fn trouble(&self) -> Option<&str> {
        self.trouble.get().map(String::as_str)
    }

    fn path(&self, document: &Document) -> PathBuf {
        let mut hasher = blake3::Hasher::new_keyed(&self.seed);
        let mut field = |bytes: &[u8]| {
            hasher.update(&(bytes.len() as u64).to_le_bytes()).update(bytes);
        };
        field(document.id.as_bytes());
        field(document.source.as_deref().map_or("-".to_owned(), |source| format!("+{source}")).as_bytes());
        field(document.published.map_or_else(String::new, |day| day.to_string()).as_bytes());
        field(document.title.as_deref().map_or("-".to_owned(), |title| format!("+{title}")).as_bytes());
        field(document.text.as_bytes());
        for block in &document.blocks {
            let number = |at: usize| (at as u64).to_le_bytes();
            field(&[number(block.span.start()), number(block.span.end()), number(block.kind as usize)].concat());
        }
        field(b"markup");
        for span in &document.markup {
            field(&[(span.start() as u64).to_le_bytes(), (span.end() as u64).to_le_bytes()].concat());
        }
        let name = hasher.finalize().to_hex();
        self.folder.join(&name[..2]).join(&name[2..])
    }

    fn keep(&self, path: &Path, claims: &[Claim]) -> io::Result<()> {
        let bytes = packed(claims).map_err(io::Error::other)?;
        let folder = path.parent().unwrap_or(&self.folder);
        fs::create_dir_all(folder)?;
        let number = self.written.fetch_add(1, Ordering::Relaxed);
        let passing = folder.join(format!(".{}.{number}.part", std::process::id()));
        let done = fs::write(&passing, bytes).and_then(|()| fs::rename(&passing, path));
        if done.is_err() {
            drop(fs::remove_file(&passing));
        }
        done
    }
}

/// The magic, a hash of what follows, and the claims.
fn packed(claims: &[Claim]) -> Result<Vec<u8>, rmp_serde::encode::Error> {
    let body = rmp_serde::to_vec_named(claims)?;
    Ok([MAGIC.as_slice(), blake3::hash(&body).as_bytes(), &body].concat())
}

fn unpacked(bytes: &[u8]) -> Option<Vec<Claim>> {
    let (hash, body) = bytes.strip_prefix(MAGIC)?.split_at_checked(32)?;
    if blake3::hash(body).as_bytes() != hash {
        return None;
    }
    rmp_serde::from_slice(body).ok()
}

#[cfg(test)]
mod tests {
    use super::{packed, unpacked};
    use crate::Knowledge;
    use crate::text::Document;

    #[test]
    fn claims_come_back_as_they_were_and_damage_is_seen() {
        let knowledge = Knowledge::embedded().unwrap();
        let text = "Oslo said on Monday that “at least 40 men” had not been publicly refused 1.1 million visas.";
        let claims = crate::claims_of(&Document::bare("a", text), &knowledge);
        assert!(!claims.is_empty());
        let mut bytes = packed(&claims).unwrap();
        assert_eq!(unpacked(&bytes).unwrap(), claims);
        let last = bytes.len() - 1;
        assert!(unpacked(&bytes[..last]).is_none());
        bytes[last] ^= 1;
        assert!(unpacked(&bytes).is_none());
        assert!(unpacked(b"").is_none());
    }
}
