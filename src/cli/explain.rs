//! `gainsay explain`: why a finding was made, and why two sentences were not flagged.

use super::context::Context;
use super::corpus::{Corpus, Format};
use super::outcome::{Failure, Outcome};
use super::output::Output;
use crate::Knowledge;
use crate::claim::{Claim, Extract};
use crate::finding::{Finding, Report, Strength};
use crate::judge::{Explanation, explain};
use crate::relation::Situation;
use crate::report::{human, json, safe};
use std::io::Write;
use std::path::PathBuf;

/// How many claims of one sentence are tried against those of the other.
const TRIED: usize = 24;

/// Says why a finding was made, or why two sentences were not flagged.
///
/// ID is a finding's id as `check` prints it (its beginning is enough), or a claim's id as `extract` prints it.
/// With --pair, A and B are claim ids or words of two sentences; the row of dimensions is shown on which rules
/// decide, and what each rule says of it.
#[derive(Debug, clap::Args)]
#[command(
    override_usage = "gainsay explain ID PATH…\n       gainsay explain --pair A B PATH…",
    after_help = "\
Examples:
  gainsay explain gs1:7c1e collected/
  gainsay explain 'a.txt#12' collected/
  gainsay explain --pair 'refused a licence' 'has not refused any' a.txt b.txt"
)]
pub(super) struct Args {
    /// The id, then files or folders
    #[arg(required = true, value_name = "ID PATH")]
    words: Vec<String>,
    /// Two claim ids, or words of two sentences
    #[arg(long, num_args = 2, value_names = ["A", "B"])]
    pair: Option<Vec<String>>,
    /// How to read the files
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    input: Format,
}

/// Runs the verb.
pub(super) fn run(args: &Args, context: &Context) -> Result<Outcome, Failure> {
    let (id, paths) = match (&args.pair, args.words.as_slice()) {
        (Some(_), paths) => (None, paths),
        (None, [id, paths @ ..]) if !paths.is_empty() => (Some(id.as_str()), paths),
        _ => return Err(Failure::Usage("expected an id and at least one path: gainsay explain ID PATH…".to_owned())),
    };
    let knowledge = context.knowledge()?;
    let corpus = Corpus { paths: paths.iter().map(PathBuf::from).collect(), input: args.input };
    let found = context.extract(&corpus.documents(context)?.documents, &knowledge);
    let mut out = Output::open(None)?;
    match (id, args.pair.as_deref()) {
        (Some(id), _) => one(id, found, &knowledge, context, &mut out)?,
        (None, Some([left, right])) => {
            pair([left, right], &crate::settled(found.claims, &knowledge), &knowledge, &mut out)?;
        }
        _ => return Err(Failure::Usage("--pair: expected two sentences or claim ids".to_owned())),
    }
    out.finish()?;
    Ok(if context.left_unread() { Outcome::Incomplete } else { Outcome::Clean })
}

/// A finding, or a claim with the findings it is in.
fn one(id: &str, found: Extract, knowledge: &Knowledge, context: &Context, out: &mut Output) -> Result<(), Failure> {
    let claims = &crate::settled(found.claims.clone(), knowledge);
    let report = crate::judge(found, knowledge, Situation::Open);
    let found: Vec<&Finding> = report.findings.iter().filter(|finding| finding.id.starts_with(id)).collect();
    if let [finding] = found.as_slice() {
        return whole(finding, &report, claims, knowledge, context, out);
    }
    if found.len() > 1 {
        return Err(Failure::Usage(format!("{} findings begin with {id}; write more of the id", found.len())));
    }
    let Some(claim) = claims.iter().find(|claim| claim.id == id) else {
        return Err(Failure::Usage(format!("no finding or claim {id} in these texts; `gainsay check` prints ids")));
    };
    json::line(claim, out)?;
    let holds =
        |finding: &&Finding| finding.sides.iter().flat_map(|side| &side.claims).any(|evidence| evidence.claim == id);
    for finding in report.findings.iter().filter(holds) {
        writeln!(out, "{} {}: {}", safe(&finding.id), safe(&finding.rule), safe(&finding.message))?;
    }
    Ok(())
}

fn whole(
    finding: &Finding,
    report: &Report,
    claims: &[Claim],
    knowledge: &Knowledge,
    context: &Context,
    out: &mut Output,
) -> Result<(), Failure> {
    human::finding(finding, context.look(false), out)?;
    if let Some(card) = report.cards.get(&finding.rule) {
        writeln!(out, "{} {}: {}\n", safe(&card.code), safe(&card.name), safe(&card.why))?;
    }
    let evidence: Vec<&str> = match finding.sides.as_slice() {
        [only] => only.claims.iter().map(|evidence| evidence.claim.as_str()).collect(),
        sides => sides.iter().filter_map(|side| side.claims.first()).map(|evidence| evidence.claim.as_str()).collect(),
    };
    let claim = |at: usize| evidence.get(at).and_then(|id| claims.iter().find(|claim| claim.id == *id));
    if let (Some(left), Some(right)) = (claim(0), claim(1)) {
        let found = explain(claims, [left, right], &knowledge.lexicon, &knowledge.rules, Situation::Open);
        row(left, right, &found, out)?;
    }
    Ok(())
}

/// The pair of claims of two sentences that most rules hold of, or that came nearest.
fn pair(words: [&String; 2], claims: &[Claim], knowledge: &Knowledge, out: &mut Output) -> Result<(), Failure> {
    let [left, right] = words.map(|words| named(words, claims));
    for (found, words) in [(&left, words[0]), (&right, words[1])] {
        if found.is_empty() {
            return Err(Failure::Usage(format!("no claim in these texts stands in a sentence with {words:?}")));
        }
    }
    let tried = left.iter().flat_map(|left| right.iter().map(move |right| (*left, *right)));
    let explained = tried.filter(|(left, right)| left.id != right.id).map(|(left, right)| {
        (left, right, explain(claims, [left, right], &knowledge.lexicon, &knowledge.rules, Situation::Open))
    });
    let best = explained.max_by_key(|(left, right, found)| {
        (found.fires.len(), nearness(found), std::cmp::Reverse((left.id.clone(), right.id.clone())))
    });
    match best {
        Some((left, right, found)) => row(left, right, &found, out),
        None => Err(Failure::Usage("both name the same claim".to_owned())),
    }
}

/// How many dimensions have something to say of a pair: claims of different things are independent in most.
fn nearness(found: &Explanation) -> usize {
    let says = |relation: &str| !["independent", "unknown", "none", "absent", "different", "thin"].contains(&relation);
    found.row.iter().filter(|cell| says(&cell.relation)).count()
}

/// The claim of that id, or the claims of the sentences with those words.
fn named<'a>(words: &str, claims: &'a [Claim]) -> Vec<&'a Claim> {
    let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    if let Some(claim) = claims.iter().find(|claim| claim.id == words) {
        return vec![claim];
    }
    let wanted = plain(words);
    claims.iter().filter(|claim| plain(&claim.context).contains(&wanted)).take(TRIED).collect()
}

/// The row of dimensions, the rules that hold, and the first reason of each that does not.
fn row(left: &Claim, right: &Claim, found: &Explanation, out: &mut Output) -> Result<(), Failure> {
    writeln!(out, "left   {}: {}", safe(&left.id), safe(&left.text))?;
    writeln!(out, "right  {}: {}\n", safe(&right.id), safe(&right.text))?;
    for cell in &found.row {
        let words = [&cell.left, &cell.right].map(|words| safe(words));
        let shown = if words.iter().all(|words| words.is_empty()) {
            String::new()
        } else {
            format!("{} / {}", words[0], words[1])
        };
        writeln!(out, "  {:<14} {:<22} {shown}", safe(&cell.dimension), safe(&cell.relation))?;
    }
    writeln!(out)?;
    for (rule, strength) in &found.fires {
        let how = if *strength == Strength::Qualified { "holds, qualified" } else { "holds" };
        writeln!(out, "  {rule:<6} {how}", rule = safe(rule))?;
    }
    for refusal in &found.silent {
        let listed = refusal.listed.join(" or ");
        let why = if refusal.table == "unless" {
            format!("{} is {}, which drops the pair", refusal.dimension, refusal.found)
        } else {
            format!("{} is {}, not {listed}", refusal.dimension, refusal.found)
        };
        writeln!(out, "  {:<6} is silent: {why}", safe(&refusal.rule))?;
    }
    Ok(())
}
