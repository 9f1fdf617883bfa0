//! gainsay: where many sources agree, where they contradict each other, and why.
//!
//! The way of the data is [`check`]: documents are parsed, claims drawn from the trees, judged, and reported.
//! Nothing here reads a file, a clock or the environment; that is [`cli`]'s.

pub mod error;
pub mod data;
pub mod text;
pub mod language;
pub mod logic;
pub mod lexicon;
pub mod claim;
pub mod affair;
pub mod finding;
pub mod relation;
pub mod graph;
pub mod rules;
pub mod judge;
pub mod report;
pub mod review;
pub mod cli;

use claim::attribute::Passage;
use claim::{Claim, Extract};
use data::DataFile;
use error::Error;
use finding::{CorpusCard, FactTable, Finding, GraphView, Report, Strength, Summary, Verdict};
use judge::Judged;
pub use judge::{Contents, Memory, Past};
use language::Model;
use lexicon::Lexicon;
use rayon::prelude::*;
use relation::Situation;
use rules::{Example, Rules};
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use text::{BlockKind, Document};

/// All that a run knows before it reads a document.
#[derive(Debug)]
pub struct Knowledge {
    /// The parser.
    pub model: &'static Model,
    /// The vocabulary.
    pub lexicon: Lexicon,
    /// The rules.
    pub rules: Rules,
    /// Hash of vocabulary and rules.
    pub hash: String,
    /// Hash of the vocabulary alone, on which claims depend.
    pub vocabulary: String,
    /// The files that all of it was read from, sorted by path.
    pub files: Vec<DataFile>,
}

impl Knowledge {
    /// What is built into the program.
    ///
    /// # Errors
    /// As [`Knowledge::with`].
    pub fn embedded() -> Result<Knowledge, Error> {
        Knowledge::with(Vec::new())
    }

    /// What is built in, with further rule and lexicon files; one of the same path replaces the built-in one.
    ///
    /// # Errors
    /// A file with a mistake, with its line and column.
    pub fn with(extra: Vec<DataFile>) -> Result<Knowledge, Error> {
        let mut files = data::embedded();
        files.retain(|file| extra.iter().all(|other| other.path != file.path));
        files.extend(extra);
        Knowledge::of(files)
    }

    /// What `files` say and nothing else.
    ///
    /// # Errors
    /// As [`Knowledge::with`].
    pub fn of(mut files: Vec<DataFile>) -> Result<Knowledge, Error> {
        files.sort_by(|a, b| a.path.cmp(&b.path));
        let lexicon = Lexicon::read(&files)?;
        let attributes: Vec<&str> = lexicon.attributes.named().iter().map(|(name, _)| *name).collect();
        let rules = Rules::read(&files, &attributes)?;
        Ok(Knowledge {
            model: Model::english(),
            lexicon,
            rules,
            hash: hash_of(&files, |_| true),
            vocabulary: hash_of(&files, |path| path.contains('/')),
            files,
        })
    }
}

fn hash_of(files: &[DataFile], wanted: impl Fn(&str) -> bool) -> String {
    let mut hasher = blake3::Hasher::new();
    for file in files.iter().filter(|file| wanted(&file.path)) {
        hasher.update(file.path.as_bytes()).update(b"\0").update(file.text.as_bytes()).update(b"\0");
    }
    format!("blake3:{}", hasher.finalize().to_hex())
}

/// From documents to a report, the whole way.
pub fn check(documents: &[Document], knowledge: &Knowledge, situation: Situation) -> Report {
    report(documents, extract(documents, knowledge), knowledge, situation)
}

/// From documents and their claims to a report: [`check`] for those who have the claims already.
pub fn report(documents: &[Document], mut found: Extract, knowledge: &Knowledge, situation: Situation) -> Report {
    ready(&mut found, knowledge);
    let judged = judge::judge(&found.claims, &knowledge.lexicon, &knowledge.rules, situation);
    written(judged, &found.passages, card(documents, &found.claims), knowledge)
}

/// The same report with less work, by what an earlier one left ([`Past`]), and what is left to the next.
pub fn report_again(
    documents: &[Document],
    found: &mut Extract,
    knowledge: &Knowledge,
    situation: Situation,
    past: Past<'_>,
) -> (Report, Memory) {
    ready(found, knowledge);
    let claims = &found.claims;
    let (judged, memory) = judge::judge_again(claims, &knowledge.lexicon, &knowledge.rules, situation, past);
    (written(judged, &found.passages, card(documents, claims), knowledge), memory)
}

fn card(documents: &[Document], claims: &[Claim]) -> CorpusCard {
    CorpusCard {
        hash: corpus_hash(documents),
        documents: documents.len(),
        sources: documents.iter().map(Document::outlet).collect::<BTreeSet<_>>().len(),
        claims: claims.len(),
    }
}

/// The claims and passages of documents, in the documents' order.
pub fn extract(documents: &[Document], knowledge: &Knowledge) -> Extract {
    let read: Vec<Extract> = documents.par_iter().map(|document| read(document, knowledge)).collect();
    read.into_iter().fold(Extract::default(), |mut all, found| {
        all.add(found);
        all
    })
}

/// The claims of one document.
pub fn claims_of(document: &Document, knowledge: &Knowledge) -> Vec<Claim> {
    read(document, knowledge).claims
}

/// The claims and passages of one document.
pub fn read(document: &Document, knowledge: &Knowledge) -> Extract {
    let parsed = language::parse(document, knowledge.model);
    claim::extract_all(&parsed, &knowledge.lexicon)
}

/// What linking into affairs needs to know of one document.
pub fn linking(document: &Document, knowledge: &Knowledge) -> affair::Facts {
    affair::facts(&language::parse(document, knowledge.model), &knowledge.lexicon)
}

/// From claims and passages to a report; they may come from anywhere and in any order.
pub fn judge(mut found: Extract, knowledge: &Knowledge, situation: Situation) -> Report {
    ready(&mut found, knowledge);
    let claims = &found.claims;
    let judged = judge::judge(claims, &knowledge.lexicon, &knowledge.rules, situation);
    let documents: BTreeSet<&str> = claims.iter().map(|claim| &*claim.document).collect();
    let sources: BTreeSet<&str> =
        claims.iter().map(|claim| claim.source.as_deref().unwrap_or(&claim.document)).collect();
    let corpus = CorpusCard {
        hash: claims_hash(claims),
        documents: documents.len(),
        sources: sources.len(),
        claims: claims.len(),
    };
    written(judged, &found.passages, corpus, knowledge)
}

/// The table of what documents answer to which questions, from what was read of them.
pub fn facts(mut found: Extract, knowledge: &Knowledge) -> FactTable {
    ready(&mut found, knowledge);
    let Knowledge { lexicon, rules, .. } = knowledge;
    let mut table = judge::values::facts(&found.passages, lexicon, rules, judge::values::Question::embedded());
    finding::wording::capitalise(&mut table);
    table
}

/// What was found on claims and on values, as one report.
fn written(mut judged: Judged, passages: &[Passage], corpus: CorpusCard, knowledge: &Knowledge) -> Report {
    let Knowledge { lexicon, rules, .. } = knowledge;
    let values = judge::values::judge(passages, lexicon, rules, judge::values::Question::embedded());
    judged.findings.extend(judge::values::beside(values, &judged.findings));
    judged.findings = judge::ranked(judge::gathered(judged.findings, passages, rules));
    finding::wording::put_into_words(&mut judged.findings);
    let notes = (judged.unjudged > 0).then(|| {
        format!("{} readings were left unjudged: too many different ones crowd under one key", judged.unjudged)
    });
    Report {
        schema: "gainsay.report/1".to_owned(),
        gainsay: env!("CARGO_PKG_VERSION").to_owned(),
        rules: knowledge.hash.clone(),
        corpus,
        summary: Summary::of(&judged.findings),
        findings: judged.findings,
        notes: notes.into_iter().collect(),
        unjudged: judged.unjudged,
        unread: Vec::new(),
        cards: knowledge.rules.iter().map(|rule| (rule.card.code.clone(), rule.card.clone())).collect(),
        places: BTreeMap::new(),
    }
}

/// The gravest that was found between two texts.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct PairVerdict {
    /// The gravest finding's verdict; `unrelated` where there is none.
    pub verdict: Verdict,
    /// How directly it holds.
    pub strength: Option<Strength>,
    /// The rules that found it, by code.
    pub rules: Vec<String>,
    /// How sure the extraction of its claims is, from 0 to 1.
    pub confidence: f32,
}

/// Compares two texts; `report` is what [`check`] finds in the two of them.
pub fn verdict(report: &Report, claims: &[Claim]) -> PairVerdict {
    // That one value is the same says nothing of the rest.
    let speaks = |finding: &&Finding| finding.verdict != Verdict::Agreement || finding.question.is_none();
    let speaking = || report.findings.iter().filter(speaks);
    let Some(gravest) = speaking().map(|finding| (finding.verdict, finding.strength)).max() else {
        return PairVerdict { verdict: Verdict::Unrelated, strength: None, rules: Vec::new(), confidence: 0.0 };
    };
    let found: Vec<&Finding> = speaking().filter(|finding| (finding.verdict, finding.strength) == gravest).collect();
    let evidence: BTreeSet<&str> = found
        .iter()
        .flat_map(|finding| &finding.sides)
        .flat_map(|side| &side.claims)
        .map(|evidence| evidence.claim.as_str())
        .collect();
    let sure = claims.iter().filter(|claim| evidence.contains(claim.id.as_str())).map(|claim| claim.confidence);
    let rules: BTreeSet<String> = found.iter().map(|finding| finding.rule.clone()).collect();
    PairVerdict {
        verdict: gravest.0,
        strength: Some(gravest.1),
        rules: rules.into_iter().collect(),
        confidence: sure.fold(1.0, f32::min),
    }
}

/// The claim graph of claims, with the findings of a report on them laid over it.
pub fn graph_view(claims: &mut [Claim], report: &Report, knowledge: &Knowledge, situation: Situation) -> GraphView {
    settle(claims, knowledge);
    claim::sort_by_name(claims);
    let facts = claim::Facts::all(claims, &knowledge.lexicon);
    let graph = graph::ClaimGraph::new(&facts, &knowledge.lexicon, situation);
    judge::view(claims, &graph, &report.findings)
}

/// Claims as they are judged: in their order, and with what one document tells of another's names.
#[must_use]
pub fn settled(mut claims: Vec<Claim>, knowledge: &Knowledge) -> Vec<Claim> {
    settle(&mut claims, knowledge);
    claims
}

fn ready(found: &mut Extract, knowledge: &Knowledge) {
    settle(&mut found.claims, knowledge);
    claim::attribute::sort_by_content(&mut found.passages);
}

fn settle(claims: &mut [Claim], knowledge: &Knowledge) {
    claim::sort_by_name(claims);
    claim::settle(claims, &knowledge.lexicon);
    claim::sort_by_content(claims);
}

/// The hash of a corpus that is known by its claims alone: of their ids, sentences and places, in the order of their documents' names.
fn claims_hash(claims: &[Claim]) -> String {
    let mut hasher = blake3::Hasher::new();
    let mut documents: Vec<&[Claim]> = claims.chunk_by(|a, b| a.document == b.document).collect();
    documents.sort_by_key(|claims| &claims[0].document);
    for claim in documents.into_iter().flatten() {
        hasher.update(claim.id.as_bytes()).update(b"\0").update(claim.context.as_bytes()).update(b"\0");
        hasher.update(&claim.span.start.to_le_bytes()).update(&claim.span.end.to_le_bytes());
    }
    format!("blake3:{}", hasher.finalize().to_hex())
}

fn corpus_hash(documents: &[Document]) -> String {
    let mut sorted: Vec<&Document> = documents.iter().collect();
    sorted.sort_by(|a, b| a.id.cmp(&b.id));
    let mut hasher = blake3::Hasher::new();
    for document in sorted {
        hasher.update(document.id.as_bytes()).update(b"\0").update(document.text.as_bytes()).update(b"\0");
    }
    format!("blake3:{}", hasher.finalize().to_hex())
}

/// Runs a rule's example through the whole pipeline and says what is wrong with it, if anything.
pub fn prove(code: &str, example: &Example, knowledge: &Knowledge) -> Option<String> {
    let documents = ["left", "right"].map(|side| {
        let text = if side == "left" { &example.left } else { &example.right };
        let at = usize::from(side == "right");
        let headline = example.headline.as_deref().filter(|_| side == "left");
        let mut document = match headline {
            Some(headline) => Document::bare(side, format!("{headline}\n\n{text}")),
            None => Document::bare(side, text.as_str()),
        };
        if let (Some(_), Some(first)) = (headline, document.blocks.first_mut()) {
            first.kind = BlockKind::Headline;
        }
        document.source = example.sources.as_ref().map(|sources| sources[at].clone());
        document.published = example.published.map(|dates| dates[at]);
        document
    });
    let report = check(&documents, knowledge, example.situation);
    let found = report.findings.iter().find(|finding| finding.rule == code);
    let wanted = knowledge.rules.get(code).map(|rule| rule.card.verdict) == Some(example.verdict);
    // Where a rule of one's own speaks instead of it, the example has nothing to say of it.
    let spoken_for = report.findings.iter().any(|finding| knowledge.rules.overrides(&finding.rule, code));
    match (found, wanted) {
        (None, true) if spoken_for => None,
        (None, true) => Some(format!("expected {code} to fire, but it is silent")),
        (Some(_), false) => Some(format!("expected {code} to be silent, but it fires")),
        (Some(finding), true) if example.strength.is_some_and(|strength| strength != finding.strength) => {
            Some(format!("{code} fires with another strength than the example says"))
        }
        _ => None,
    }
}
