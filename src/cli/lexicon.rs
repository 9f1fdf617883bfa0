//! `gainsay lexicon`: what the vocabulary does not know of some articles, and the making of its table of words.

use super::context::Context;
use super::corpus::Corpus;
use super::outcome::{Failure, Outcome};
use super::output::Output;
use crate::claim::{Gap, Gaps};
use crate::lexicon::Words;
use crate::report::safe;
use clap::Subcommand;
use rayon::prelude::*;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Looks at the vocabulary in force: the built-in one and that of --rules.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  gainsay lexicon gaps collected/            what the vocabulary should learn first
  gainsay lexicon gaps a.txt --top 5
  gainsay lexicon compile --wordnet /usr/share/wordnet -o models/words.gainsay")]
pub(super) struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Print the names, predicates and verbs of saying in articles that no entry covers, most frequent first
    Gaps {
        #[command(flatten)]
        corpus: Corpus,
        /// How many of each sort to print
        #[arg(long, default_value_t = 50, value_name = "N")]
        top: usize,
    },
    /// Make the table of word relations (`models/words.gainsay`) from WordNet's own files
    Compile {
        /// The folder of WordNet's files (`index.noun`, `data.noun`, `noun.exc`, `cntlist.rev` …)
        #[arg(long, value_name = "DIR")]
        wordnet: PathBuf,
        /// Where to write the table
        #[arg(short, long, value_name = "FILE")]
        output: PathBuf,
    },
}

/// Runs the verb.
pub(super) fn run(args: &Args, context: &Context) -> Result<Outcome, Failure> {
    match &args.what {
        What::Gaps { corpus, top } => gaps(corpus, *top, context),
        What::Compile { wordnet, output } => compile(wordnet, output),
    }
}

/// The same files make the same table.
fn compile(wordnet: &Path, output: &Path) -> Result<Outcome, Failure> {
    let nouns = wordnet.join("data.noun");
    fs::metadata(&nouns).map_err(|error| Failure::at(&nouns, error))?;
    let table = Words::compile(|name| fs::read_to_string(wordnet.join(name)).unwrap_or_default());
    let mut out = Output::open(Some(output))?;
    out.write_all(&table)?;
    out.finish()?;
    Ok(Outcome::Clean)
}

fn gaps(corpus: &Corpus, top: usize, context: &Context) -> Result<Outcome, Failure> {
    let knowledge = context.knowledge()?;
    let mut all = Gaps::default();
    corpus.batches(context, |documents| {
        let found = documents.par_iter().map(|document| {
            let mut gaps = Gaps::default();
            gaps.add(&crate::claims_of(document, &knowledge), &knowledge.lexicon);
            gaps
        });
        found.collect::<Vec<_>>().into_iter().for_each(|gaps| all.join(gaps));
        Ok(())
    })?;
    let mut out = Output::open(None)?;
    for (gap, name) in [(Gap::Actor, "actor"), (Gap::Predicate, "predicate"), (Gap::Speech, "speech")] {
        for (word, count) in all.ranked(gap).into_iter().take(top) {
            writeln!(out, "{name:<10} {count:>6}  {}", safe(word))?;
        }
    }
    out.finish()?;
    Ok(if context.left_unread() { Outcome::Incomplete } else { Outcome::Clean })
}
