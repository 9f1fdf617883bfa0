//! `gainsay explain`: why a finding was made, and why two sentences were not flagged.

mod choose;
mod tell;

use super::context::Context;
use super::corpus::{Corpus, Format, Reading};
use super::outcome::{Failure, Outcome};
use super::output::Output;
use crate::Knowledge;
use crate::claim::{Claim, Extract};
use crate::finding::{Finding, Report};
use crate::judge::explain;
use crate::relation::Situation;
use crate::report::{json, safe};
use choose::Chosen;
use std::io::Write;
use std::path::PathBuf;
use tell::Teller;

/// Says why a finding was made, or why two sentences were not flagged.
///
/// ID is a finding's id as `check` prints it (its beginning is enough), or a claim's id as `extract` prints it.
/// With --pair, A and B are claim ids or words of two sentences. A sentence says why, then come the comparisons that
/// decided; --all shows the rest of them, and what every rule says.
#[derive(Debug, clap::Args)]
#[command(
    override_usage = "gainsay explain ID [PATH…]\n       gainsay explain --pair A B [PATH…]",
    after_help = "\
Examples:
  gainsay explain gs1:7c1e collected/
  gainsay explain 'a.txt#12' collected/
  gainsay explain --pair 'refused a licence' 'has not refused any' a.txt b.txt"
)]
pub(super) struct Args {
    /// The id, then files or folders; without those what `check` reads without a path
    #[arg(value_name = "ID PATH")]
    words: Vec<String>,
    /// Two claim ids, or words of two sentences
    #[arg(long, num_args = 2, value_names = ["A", "B"])]
    pair: Option<Vec<String>>,
    /// Show every comparison, and what every rule says of it
    #[arg(long)]
    all: bool,
    /// How to read the files
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    input: Format,
}

/// Runs the verb.
pub(super) fn run(args: &Args, context: &Context) -> Result<Outcome, Failure> {
    let (id, paths) = match (&args.pair, args.words.as_slice()) {
        (Some(_), paths) => (None, paths),
        (None, [id, paths @ ..]) => (Some(id.as_str()), paths),
        (None, []) => return Err(Failure::Usage("expected an id: gainsay explain ID [PATH…]".to_owned())),
    };
    let paths = paths.iter().map(PathBuf::from).collect();
    let corpus = Corpus { paths, input: args.input, ..Corpus::default() };
    let asked = match (id, args.pair.as_deref()) {
        (Some(id), _) => Asked::One(id),
        (None, Some([left, right])) => Asked::Pair([left, right]),
        _ => return Err(Failure::Usage("--pair: expected two sentences or claim ids".to_owned())),
    };
    let told = told(asked, args.all, &corpus, context)?;
    let mut out = Output::open(None)?;
    out.write_all(&told)?;
    out.finish()?;
    Ok(if context.left_unread() { Outcome::Incomplete } else { Outcome::Clean })
}

/// What is to be explained.
#[derive(Debug, Clone, Copy)]
pub(super) enum Asked<'a> {
    /// A finding or a claim, by its id.
    One(&'a str),
    /// Two claims, by their ids or by words of their sentences.
    Pair([&'a String; 2]),
}

/// The explanation as it is printed; with `all`, every comparison and what every rule says of it.
///
/// # Errors
/// Where no document is found, or nothing in it is what was asked for.
pub(super) fn told(asked: Asked<'_>, all: bool, corpus: &Corpus, context: &Context) -> Result<Vec<u8>, Failure> {
    let knowledge = &context.knowledge()?;
    let reading = corpus.documents(context)?;
    let seen = Seen::new(context.extract(&reading.documents, knowledge), reading, knowledge);
    let mut out = Vec::new();
    let mut teller = Teller { seen: &seen, knowledge, look: context.look(false), all, out: &mut out };
    match asked {
        Asked::One(id) => one(id, &mut teller)?,
        Asked::Pair(words) => pair(words, &mut teller)?,
    }
    Ok(out)
}

/// What there is to explain.
#[derive(Debug)]
struct Seen {
    claims: Vec<Claim>,
    report: Report,
}

impl Seen {
    fn new(found: Extract, reading: Reading, knowledge: &Knowledge) -> Seen {
        let claims = crate::settled(found.claims.clone(), knowledge);
        let mut report = crate::judge(found, knowledge, Situation::Open);
        report.places = reading.places;
        Seen { claims, report }
    }

    fn claim(&self, id: &str) -> Option<&Claim> {
        self.claims.iter().find(|claim| claim.id == id)
    }
}

/// A finding, or a claim with the findings it is in.
fn one(id: &str, teller: &mut Teller<'_>) -> Result<(), Failure> {
    let seen = teller.seen;
    let found: Vec<&Finding> = seen.report.findings.iter().filter(|finding| finding.id.starts_with(id)).collect();
    if let [finding] = found.as_slice() {
        return Ok(whole(finding, teller)?);
    }
    if found.len() > 1 {
        return Err(Failure::Usage(format!("{} findings begin with {id}; write more of the id", found.len())));
    }
    let Some(claim) = seen.claim(id) else {
        return Err(Failure::Usage(format!("no finding or claim {id} in these texts; `gainsay check` prints ids")));
    };
    json::line(claim, teller.out)?;
    let holds =
        |finding: &&Finding| finding.sides.iter().flat_map(|side| &side.claims).any(|evidence| evidence.claim == id);
    for finding in seen.report.findings.iter().filter(holds) {
        writeln!(teller.out, "{} {}: {}", safe(&finding.id), safe(&finding.rule), safe(&finding.message))?;
    }
    Ok(())
}

fn whole(finding: &Finding, teller: &mut Teller<'_>) -> std::io::Result<()> {
    if finding.question.is_some() {
        return teller.values(finding);
    }
    let evidence: Vec<&str> = match finding.sides.as_slice() {
        [only] => only.claims.iter().map(|evidence| evidence.claim.as_str()).collect(),
        sides => sides.iter().filter_map(|side| side.claims.first()).map(|evidence| evidence.claim.as_str()).collect(),
    };
    let seen = teller.seen;
    let claim = |at: usize| evidence.get(at).and_then(|id| seen.claim(id));
    match (claim(0), claim(1)) {
        (Some(left), Some(right)) => teller.claims(finding, [left, right]),
        _ => teller.bare(finding),
    }
}

/// Two sentences: a finding between their values, or the two claims of them that matter most.
fn pair(words: [&String; 2], teller: &mut Teller<'_>) -> Result<(), Failure> {
    let (seen, knowledge) = (teller.seen, teller.knowledge);
    let compared = |[left, right]: [&Claim; 2]| {
        explain(&seen.claims, [left, right], &knowledge.lexicon, &knowledge.rules, Situation::Open)
    };
    match choose::chosen(words, seen, &knowledge.rules, compared)? {
        Chosen::Finding(finding) => teller.values(finding)?,
        Chosen::Claims(claims, found) => teller.pair(claims, &found)?,
    }
    Ok(())
}
