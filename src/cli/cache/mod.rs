//! Claims kept between runs, by everything that they depend on: the text and what is known of it, the vocabulary, the
//! model and the program's own source. Rules and judging are not among it, so a changed rule needs no new parse; what the
//! rules said of pairs of claims is kept by corpus, under these rules alone.
//!
//! One file a document, and one a corpus with the verdicts of its last check. All are written under a passing
//! name and renamed: two processes cannot disturb each other. Each holds the key it was made for and a checksum: a file that was
//! cut off, damaged, made by another version or put in another's place is not taken. What cannot be written is not kept,
//! and that is told once.

mod pack;

pub(super) use pack::unpacked;

use super::outcome::{Failure, Outcome};
use super::passing::Passing;
use crate::claim::Extract;
use crate::text::Document;
use crate::{Knowledge, Memory};
use clap::Subcommand;
use std::env;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::time::SystemTime;

/// What every file begins with.
const MAGIC: &[u8; 8] = b"gainsay4";
/// What an entry is kept under.
type Key = [u8; 32];
/// Corpora whose verdicts are kept: those that were checked last.
const CORPORA: usize = 16;

/// Removes what is kept between runs.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Remove all that is kept
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
            for kept in ["claims", "verdicts"].map(|kept| folder.join(kept)) {
                match fs::remove_dir_all(&kept) {
                    Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(Failure::at(&kept, error)),
                    _ => {}
                }
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

/// Claims by content, and verdicts by corpus.
#[derive(Debug)]
pub(super) struct Cache {
    folder: PathBuf,
    /// What all entries of claims depend on.
    seed: [u8; 32],
    /// What all verdicts depend on, beside claims.
    rules: [u8; 32],
    /// The first thing that could not be written.
    trouble: OnceLock<String>,
}

impl Cache {
    /// The cache for what a run knows; none where the platform has no folder for it.
    pub(super) fn open(knowledge: &Knowledge) -> Option<Cache> {
        let seed = |parts: [&str; 2]| {
            let mut hasher = blake3::Hasher::new();
            hasher.update(MAGIC).update(env!("CARGO_PKG_VERSION").as_bytes()).update(b"\0");
            *hasher.update(parts[0].as_bytes()).update(parts[1].as_bytes()).finalize().as_bytes()
        };
        Some(Cache {
            folder: folder()?,
            seed: seed([env!("GAINSAY_SOURCE"), &knowledge.vocabulary]),
            rules: seed([env!("GAINSAY_JUDGING"), &knowledge.hash]),
            trouble: OnceLock::new(),
        })
    }

    /// The claims and passages of a document with that content ([`Cache::content`]), read back, or drawn anew and kept unless
    /// there are none to be had.
    pub(super) fn read(&self, content: &Key, draw: impl FnOnce() -> Option<Extract>) -> Extract {
        let name = blake3::Hash::from_bytes(*content).to_hex();
        let path = self.folder.join("claims").join(&name[..2]).join(&name[2..]);
        if let Some(found) = fs::read(&path).ok().and_then(|bytes| read_back(body(&bytes, content)?)) {
            return found;
        }
        let Some(found) = draw() else { return Extract::default() };
        self.keep(&path, content, || written(&found));
        found
    }

    /// What was found in the corpus of that name when it was judged last; nothing where that is not known.
    pub(super) fn memory(&self, corpus: &str) -> Memory {
        let (path, key) = self.corpus(corpus);
        let kept = fs::read(path).ok().and_then(|bytes| rmp_serde::from_slice(body(&bytes, &key)?).ok());
        kept.unwrap_or_default()
    }

    /// Keeps it for the next time.
    pub(super) fn remember(&self, corpus: &str, memory: &Memory) {
        let (path, key) = self.corpus(corpus);
        self.keep(&path, &key, || rmp_serde::to_vec(memory).unwrap_or_default());
        self.forget();
    }

    /// Why something could not be kept, if it could not.
    pub(super) fn trouble(&self) -> Option<&str> {
        self.trouble.get().map(String::as_str)
    }

    /// A hash of everything that a document's claims depend on.
    pub(super) fn content(&self, document: &Document) -> Key {
        let mut hasher = blake3::Hasher::new_keyed(&self.seed);
        let mut field = |bytes: &[u8]| {
            hasher.update(&(bytes.len() as u64).to_le_bytes()).update(bytes);
        };
        field(document.id.as_bytes());
        field(document.source.as_deref().map_or("-".to_owned(), |source| format!("+{source}")).as_bytes());
        field(document.published.map_or_else(String::new, |day| day.to_string()).as_bytes());
        field(document.title.as_deref().map_or("-".to_owned(), |title| format!("+{title}")).as_bytes());
        field(document.text.as_bytes());
        let told = document.blocks.beyond_text();
        field(if told.is_some() { b"blocks" } else { b"text" });
        for block in told.unwrap_or_default() {
            let number = |at: usize| (at as u64).to_le_bytes();
            field(&[number(block.span.start()), number(block.span.end()), number(block.kind as usize)].concat());
        }
        field(b"markup");
        for span in &document.markup {
            field(&[(span.start() as u64).to_le_bytes(), (span.end() as u64).to_le_bytes()].concat());
        }
        *hasher.finalize().as_bytes()
    }

    /// Where the verdicts on the corpus of that name are kept, and under what key.
    fn corpus(&self, name: &str) -> (PathBuf, Key) {
        let key = blake3::keyed_hash(&self.rules, name.as_bytes());
        (self.folder.join("verdicts").join(&key.to_hex()[..32]), *key.as_bytes())
    }

    /// Writes an entry, unless another could not be written.
    fn keep(&self, path: &Path, key: &Key, body: impl FnOnce() -> Vec<u8>) {
        if self.trouble.get().is_none() {
            if let Err(error) = self.write(path, key, &body()) {
                drop(self.trouble.set(format!("{}: {error}", self.folder.display())));
            }
        }
    }

    /// The magic, the key, a checksum of what follows, and that.
    fn write(&self, path: &Path, key: &Key, body: &[u8]) -> io::Result<()> {
        let bytes = [MAGIC.as_slice(), key, &crc32fast::hash(body).to_le_bytes(), body].concat();
        fs::create_dir_all(path.parent().unwrap_or(&self.folder))?;
        let mut passing = Passing::beside(path)?;
        passing.write_all(&bytes)?;
        passing.settle()
    }

    /// Removes the verdicts on corpora that were not checked for longest.
    fn forget(&self) {
        let entries = fs::read_dir(self.folder.join("verdicts")).into_iter().flatten().flatten();
        let written = |entry: &fs::DirEntry| entry.metadata().and_then(|about| about.modified()).ok();
        let mut kept: Vec<(SystemTime, PathBuf)> =
            entries.filter_map(|entry| Some((written(&entry)?, entry.path()))).collect();
        kept.sort_unstable();
        let many = kept.len().saturating_sub(CORPORA);
        kept[..many].iter().for_each(|(_, path)| drop(fs::remove_file(path)));
    }
}

/// Claims and passages as an entry holds them: the length of the claims, the claims, the passages.
fn written(found: &Extract) -> Vec<u8> {
    let claims = pack::packed(&found.claims);
    let passages = rmp_serde::to_vec(&found.passages).unwrap_or_default();
    [&(claims.len() as u64).to_le_bytes(), claims.as_slice(), &passages].concat()
}

fn read_back(body: &[u8]) -> Option<Extract> {
    let (length, rest) = body.split_first_chunk()?;
    let (claims, passages) = rest.split_at_checked(usize::try_from(u64::from_le_bytes(*length)).ok()?)?;
    Some(Extract { claims: unpacked(claims)?, passages: rmp_serde::from_slice(passages).ok()? })
}

/// What an entry holds, if it is whole and was made for that key.
fn body<'a>(bytes: &'a [u8], key: &Key) -> Option<&'a [u8]> {
    let (sum, body) = bytes.strip_prefix(MAGIC)?.strip_prefix(key)?.split_first_chunk()?;
    (crc32fast::hash(body) == u32::from_le_bytes(*sum)).then_some(body)
}
