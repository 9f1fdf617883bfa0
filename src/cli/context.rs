//! What every verb needs of its surroundings: threads, rules, colours, and a way to complain.

use super::cache::Cache;
use super::config::Config;
use super::outcome::Failure;
use super::patience::{unharmed, within};
use crate::claim::Extract;
use crate::data::DataFile;
use crate::finding::Report;
use crate::relation::Situation;
use crate::report::human::Look;
use crate::report::safe;
use crate::text::{Document, Warning};
use crate::{Contents, Knowledge, Past};
use clap::{Args, ValueEnum};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use rayon::prelude::*;
use std::fs;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::Duration;

/// Options of every verb.
#[derive(Debug, Clone, Args)]
pub(super) struct Common {
    /// How many threads to use; all cores unless given. The output does not depend on it
    #[arg(long, global = true, value_name = "N", help_heading = "Common options")]
    threads: Option<usize>,
    /// A folder of further rule and lexicon files (*.toml); one of the same path replaces the built-in one
    #[arg(long, global = true, value_name = "DIR", help_heading = "Common options")]
    rules: Option<PathBuf>,
    /// The configuration [default: gainsay.toml in the working folder or the nearest above it]
    #[arg(long, global = true, value_name = "FILE", help_heading = "Common options", conflicts_with = "isolated")]
    config: Option<PathBuf>,
    /// Look for no configuration and no other file that was not named
    #[arg(long, global = true, help_heading = "Common options")]
    isolated: bool,
    /// Keep nothing between runs, and use nothing that was kept
    #[arg(long, global = true, help_heading = "Common options")]
    no_cache: bool,
    /// When to use colours
    #[arg(long, global = true, value_enum, default_value_t, value_name = "WHEN", help_heading = "Common options")]
    color: When,
    /// No progress and no warnings; what was left unread is still told
    #[arg(long, short, global = true, help_heading = "Common options")]
    quiet: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
enum When {
    /// On a terminal, unless `NO_COLOR` is set
    #[default]
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// The surroundings of a run.
#[derive(Debug)]
pub(super) struct Context {
    common: Common,
    config: Config,
    /// Files that the program itself writes, which are no articles.
    own: OnceLock<Vec<PathBuf>>,
    /// What was left unread, as it was told.
    unread: Mutex<Vec<String>>,
    /// Rules and vocabulary, once they were read.
    knowledge: OnceLock<Arc<Knowledge>>,
    /// Whether the process lives on after this run.
    stays: bool,
}

/// Bytes of a text that is drawn from in no time.
const SMALL: usize = 20_000;

impl Context {
    /// The surroundings that arguments and configuration make.
    ///
    /// # Errors
    /// A configuration that cannot be read or says something it must not.
    pub(super) fn new(common: Common) -> Result<Context, Failure> {
        let config = Config::load(common.config.as_deref(), common.isolated)?;
        let knowledge = OnceLock::new();
        Ok(Context { common, config, own: OnceLock::new(), unread: Mutex::default(), knowledge, stays: false })
    }

    /// The surroundings of one more run of a process that lives on: what this one read of rules stays, what it told does not.
    ///
    /// # Errors
    /// As [`Context::new`], and rules that cannot be read.
    pub(super) fn again(&self) -> Result<Context, Failure> {
        let new = Context::new(self.common.clone())?;
        let knowledge = OnceLock::from(self.knowledge()?);
        Ok(Context { knowledge, stays: true, ..new })
    }

    /// The surroundings in another folder, which becomes the working folder; what was named is still meant from this one.
    ///
    /// # Errors
    /// Where there is no such folder, and as [`Context::new`].
    pub(super) fn moved(&self, folder: &Path) -> Result<Context, Failure> {
        let mut common = self.common.clone();
        for path in [&mut common.rules, &mut common.config].into_iter().flatten() {
            *path = std::path::absolute(&*path).map_err(|error| Failure::at(path, error))?;
        }
        std::env::set_current_dir(folder).map_err(|error| Failure::at(folder, error))?;
        Context::new(common)
    }

    /// The configuration in force.
    pub(super) fn config(&self) -> &Config {
        &self.config
    }

    /// Says which files the run writes or keeps; told once, before anything is read.
    pub(super) fn keep_out(&self, files: impl IntoIterator<Item = PathBuf>) {
        let whole = files.into_iter().filter_map(|path| fs::canonicalize(path).ok());
        self.own.get_or_init(|| whole.collect());
    }

    /// Whether a walk passes over a file because the program itself wrote it.
    pub(super) fn is_own(&self, path: &Path) -> bool {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let whole = || fs::canonicalize(path).ok();
        let known = self.own.get().filter(|known| !known.is_empty());
        name.starts_with("gainsay-") || known.is_some_and(|known| whole().is_some_and(|path| known.contains(&path)))
    }

    /// Whether only what was named counts.
    pub(super) fn isolated(&self) -> bool {
        self.common.isolated
    }

    /// The folder that `--rules` names.
    pub(super) fn rules(&self) -> Option<&Path> {
        self.common.rules.as_deref()
    }

    /// The claims and passages of documents in their order, from the cache as far as it has them.
    pub(super) fn extract(&self, documents: &[Document], knowledge: &Arc<Knowledge>) -> Extract {
        let cache = self.cache(knowledge);
        let read = |document| match &cache {
            None => self.drawn(document, knowledge).unwrap_or_default(),
            Some(cache) => cache.read(&cache.content(document), || self.drawn(document, knowledge)),
        };
        let read = joined(documents.par_iter().map(read).collect());
        if let Some(cache) = &cache {
            self.tell_trouble(cache);
        }
        read
    }

    /// The claims and passages of a document, drawn anew; none where that takes longer than a document may, or fails, which is told.
    pub(super) fn drawn(&self, document: &Document, knowledge: &Arc<Knowledge>) -> Option<Extract> {
        self.timed(document, {
            let knowledge = Arc::clone(knowledge);
            move |document| crate::read(document, &knowledge)
        })
    }

    /// What `work` makes of a document; none where that takes longer than a document may, or fails, which is told.
    pub(super) fn timed<T: Send + 'static>(
        &self,
        document: &Document,
        work: impl FnOnce(&Document) -> T + Send + 'static,
    ) -> Option<T> {
        let done = if document.text.len() <= SMALL {
            unharmed(|| work(document))
        } else {
            let own = document.clone();
            within(self.config.limits.document_time(), move || work(&own))
        };
        done.map_err(|message| {
            self.warn(&Warning { path: document.id.clone(), line: None, message, unread: true });
        })
        .ok()
    }

    /// Judges a corpus of that name, with what the cache has of its claims and of its last check.
    pub(super) fn report(&self, documents: &[Document], name: &str, knowledge: &Arc<Knowledge>) -> Report {
        let Some(cache) = self.cache(knowledge) else {
            return crate::report(documents, self.extract(documents, knowledge), knowledge, Situation::Open);
        };
        let keyed: Vec<[u8; 32]> = documents.par_iter().map(|document| cache.content(document)).collect();
        let read = |(content, document)| cache.read(content, || self.drawn(document, knowledge));
        let (memory, of_each) =
            rayon::join(|| cache.memory(name), || keyed.par_iter().zip(documents).map(read).collect());
        let mut found = joined(of_each);
        let contents: Contents = documents.iter().map(|document| document.id.clone()).zip(keyed).collect();
        let past = Past { contents: &contents, memory: &memory };
        let (report, left) = crate::report_again(documents, &mut found, knowledge, Situation::Open, past);
        if left != memory {
            cache.remember(name, &left);
        }
        self.tell_trouble(&cache);
        if !self.stays {
            std::mem::forget(found); // the process ends soon, and giving back each of their strings takes a while
        }
        report
    }

    /// The cache, where it is wanted and there is one.
    fn cache(&self, knowledge: &Knowledge) -> Option<Cache> {
        (!self.common.no_cache && self.config.cache != Some(false)).then(|| Cache::open(knowledge)).flatten()
    }

    fn tell_trouble(&self, cache: &Cache) {
        if let Some(trouble) = cache.trouble() {
            self.tell(&format!("claims are not kept for the next run: {trouble}"));
        }
    }

    /// Says something on standard error unless it is to be quiet.
    pub(super) fn tell(&self, message: &str) {
        if !self.common.quiet {
            // Nobody is left to tell where standard error is closed.
            drop(writeln!(io::stderr(), "gainsay: {}", safe(message)));
        }
    }

    /// The threads of this run.
    pub(super) fn pool(&self) -> Result<rayon::ThreadPool, Failure> {
        let threads = self.common.threads.unwrap_or(0);
        if self.common.threads == Some(0) || threads > 1024 {
            return Err(Failure::Usage("--threads: expected a number from 1 to 1024".to_owned()));
        }
        let built = rayon::ThreadPoolBuilder::new().num_threads(threads).stack_size(8 << 20).build();
        built.map_err(|error| Failure::Usage(format!("--threads: {error}")))
    }

    /// The rules and vocabulary in force.
    pub(super) fn knowledge(&self) -> Result<Arc<Knowledge>, Failure> {
        if let Some(known) = self.knowledge.get() {
            return Ok(Arc::clone(known));
        }
        let mut extra: Vec<DataFile> = Vec::new();
        for folder in self.config.rules.iter().chain(&self.common.rules) {
            let files = data_files(folder)?;
            extra.retain(|file| files.iter().all(|other| other.path != file.path));
            extra.extend(files);
        }
        let knowledge = Knowledge::with(extra)?;
        self.config.check_rules(&knowledge.rules)?;
        Ok(Arc::clone(self.knowledge.get_or_init(|| Arc::new(knowledge))))
    }

    /// How reports for people look, written to a file or to standard output.
    pub(super) fn look(&self, to_file: bool) -> Look {
        let terminal = !to_file && io::stdout().is_terminal();
        let plain = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty())
            || std::env::var_os("TERM").is_some_and(|value| value == "dumb");
        let color = match self.common.color {
            When::Auto => terminal && !plain,
            When::Always => true,
            When::Never => false,
        };
        let columns = std::env::var("COLUMNS").ok().and_then(|value| value.parse().ok());
        let size = || terminal.then(terminal_size::terminal_size).flatten().map(|(width, _)| usize::from(width.0));
        Look { color, width: columns.filter(|_| terminal).or_else(size).unwrap_or(100).clamp(40, 200) }
    }

    /// Says something about an input; [`Context::left_unread`] remembers what was left unread.
    pub(super) fn warn(&self, warning: &Warning) {
        if warning.unread {
            self.unread.lock().unwrap_or_else(PoisonError::into_inner).push(warning.to_string());
        }
        if warning.unread || !self.common.quiet {
            let kind = if warning.unread { "left unread" } else { "warning" };
            // Nobody is left to tell where standard error is closed.
            drop(writeln!(io::stderr(), "gainsay: {kind}: {}", safe(&warning.to_string())));
        }
    }

    /// Whether anything was left unread so far.
    pub(super) fn left_unread(&self) -> bool {
        !self.unread.lock().unwrap_or_else(PoisonError::into_inner).is_empty()
    }

    /// All that was left unread, sorted.
    pub(super) fn all_unread(&self) -> Vec<String> {
        let mut all = self.unread.lock().unwrap_or_else(PoisonError::into_inner).clone();
        all.sort();
        all
    }

    /// A sign of life on standard error, where that is a terminal; `total` documents, if known.
    pub(super) fn progress(&self, doing: &'static str, total: Option<u64>) -> ProgressBar {
        if self.common.quiet || !io::stderr().is_terminal() {
            return ProgressBar::hidden();
        }
        let bar = total.map_or_else(ProgressBar::new_spinner, ProgressBar::new);
        let form = if total.is_some() { "{msg} {bar:30} {pos}/{len}" } else { "{spinner} {msg} {elapsed}" };
        if let Ok(style) = ProgressStyle::with_template(form) {
            bar.set_style(style);
        }
        bar.set_draw_target(ProgressDrawTarget::stderr());
        bar.set_message(doing);
        bar.enable_steady_tick(Duration::from_millis(120));
        bar
    }
}

/// What was read of each document, as one.
fn joined(of_each: Vec<Extract>) -> Extract {
    let mut all = Extract {
        claims: Vec::with_capacity(of_each.iter().map(|found| found.claims.len()).sum()),
        passages: Vec::with_capacity(of_each.iter().map(|found| found.passages.len()).sum()),
    };
    of_each.into_iter().for_each(|found| all.add(found));
    all
}

/// All TOML files below `folder`, by their path in it.
pub(super) fn data_files(folder: &Path) -> Result<Vec<DataFile>, Failure> {
    let mut files = Vec::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(next) = open.pop() {
        for entry in fs::read_dir(&next).map_err(|error| Failure::at(&next, error))? {
            let entry = entry.map_err(|error| Failure::at(&next, error))?;
            let (path, kind) = (entry.path(), entry.file_type().map_err(|error| Failure::at(&entry.path(), error))?);
            if kind.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|ending| ending == "toml") {
                let text = fs::read_to_string(&path).map_err(|error| Failure::at(&path, error))?;
                let inside = path.strip_prefix(folder).unwrap_or(&path).to_string_lossy().replace('\\', "/");
                files.push(DataFile { path: inside, text: text.into() });
            }
        }
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
}
