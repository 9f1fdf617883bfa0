//! `gainsay train question`: weights for whether two values answer one question, from affairs with a reader's list.

use crate::claim::attribute::Passage;
use crate::cli::context::Context;
use crate::cli::corpus::Corpus;
use crate::cli::outcome::{Failure, Outcome};
use crate::cli::output::Output;
use crate::judge::values::{Labelled, Listed, train};
use crate::text::Document;
use serde::Deserialize;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// The file in which an affair's folder lists what a reader found.
const LIST: &str = "gold.json";

/// Weighs what tells that two values answer one question.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// A folder with one folder an affair: its articles, and gold.json with the conflicts that a reader lists
    affairs: PathBuf,
    /// Where to write the weights
    #[arg(short, long)]
    output: PathBuf,
    /// What the file says of what it was trained on
    #[arg(long, default_value = "")]
    card: String,
}

/// The list, as far as it is looked at.
#[derive(Debug, Deserialize)]
struct List {
    contradictions: Vec<Item>,
}

#[derive(Debug, Deserialize)]
struct Item {
    kind: String,
    sides: [Vec<Snippet>; 2],
}

#[derive(Debug, Deserialize)]
struct Snippet {
    file: String,
    snippet: String,
}

/// Runs the verb; says on standard output how well the weights do on affairs that were left out.
pub(super) fn run(args: &Args, context: &Context) -> Result<Outcome, Failure> {
    let knowledge = context.knowledge()?;
    let mut affairs = Vec::new();
    for folder in folders(&args.affairs)? {
        let corpus = Corpus { paths: vec![folder.clone()], ..Corpus::default() };
        let documents = corpus.documents(context)?.documents;
        let mut passages = crate::extract(&documents, &knowledge).passages;
        passages.sort_by(|a: &Passage, b: &Passage| (&a.document, a.number).cmp(&(&b.document, b.number)));
        affairs.push(Labelled { passages, conflicts: listed(&folder.join(LIST), &documents)? });
    }
    let mut trained = train(&affairs, &knowledge.lexicon);
    args.card.clone_into(&mut trained.question.card);
    for (most, right) in &trained.measured {
        writeln!(io::stdout(), "of the {most} surest in affairs left out, {right} are listed")?;
    }
    let text = toml::to_string(&trained.question).map_err(|error| Failure::Usage(error.to_string()))?;
    let mut out = Output::open(Some(&args.output))?;
    out.write_all(text.as_bytes())?;
    out.finish()?;
    Ok(if context.left_unread() { Outcome::Incomplete } else { Outcome::Clean })
}

/// The folders below `folder` that hold a list, sorted.
fn folders(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let entries = fs::read_dir(folder).map_err(|error| Failure::at(folder, error))?;
    let mut all: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    all.retain(|path| path.join(LIST).is_file());
    all.sort();
    Ok(all)
}

fn listed(path: &Path, documents: &[Document]) -> Result<Vec<Listed>, Failure> {
    let text = fs::read_to_string(path).map_err(|error| Failure::at(path, error))?;
    let list: List = serde_json::from_str(&text).map_err(|error| Failure::at(path, error.into()))?;
    let places = |snippets: &Vec<Snippet>| {
        let found = snippets.iter().flat_map(|snippet| {
            let document = documents.iter().filter(move |document| document.id == snippet.file);
            document.flat_map(move |document| {
                let stands = document.text.match_indices(snippet.snippet.as_str());
                stands.map(|(at, words)| (document.id.clone(), at as u32, (at + words.len()) as u32))
            })
        });
        found.collect::<Vec<_>>()
    };
    let side = |item: Item| Listed { sides: [places(&item.sides[0]), places(&item.sides[1])], kind: item.kind };
    Ok(list.contradictions.into_iter().map(side).collect())
}
