//! The corpus sets as the tests read them: documents, what `set.toml` expects of them, and one report a set.

use gainsay::Knowledge;
use gainsay::finding::{Evidence, Finding, Report, Side, Verdict};
use gainsay::relation::Situation;
use gainsay::text::{Document, Input, read};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock, Mutex};

/// The sets, in the order of their names.
pub(crate) const SETS: [&str; 6] = [
    "chechnya-visas-2017",
    "credit-suisse-2023",
    "ever-given-2021",
    "gambia-election-2016",
    "hudson-ditching-2009",
    "lunar-landings-2023",
];

static KNOWLEDGE: LazyLock<Knowledge> = LazyLock::new(|| Knowledge::embedded().expect("the built-in rules are sound"));

/// What is built into the program, read once.
pub(crate) fn knowledge() -> &'static Knowledge {
    &KNOWLEDGE
}

/// Where the package lies.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A set: its articles and what a careful reader would find in them.
#[derive(Debug)]
pub(crate) struct Set {
    pub(crate) name: String,
    pub(crate) documents: Vec<Document>,
    pub(crate) wanted: Wanted,
}

/// `set.toml`, as far as tests look at it.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Wanted {
    #[serde(default)]
    pub(crate) expect: Vec<Expect>,
    #[serde(default)]
    pub(crate) reject: Vec<Reject>,
}

/// A pair that must be told.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Expect {
    pub(crate) verdict: Verdict,
    pub(crate) rule: Option<String>,
    pub(crate) left: Place,
    pub(crate) right: Place,
    #[serde(default)]
    pub(crate) others: Vec<Place>,
    #[serde(default)]
    pub(crate) hard: bool,
    pub(crate) note: String,
}

/// A pair that must not be told as a contradiction.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Reject {
    pub(crate) left: Place,
    pub(crate) right: Place,
    pub(crate) note: String,
}

/// Words in a document.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Place {
    pub(crate) document: String,
    pub(crate) quote: String,
}

impl Place {
    /// Whether a finding's evidence is the sentence of these words.
    fn is_in(&self, evidence: &Evidence) -> bool {
        evidence.document == self.document && evidence.text.contains(&self.quote)
    }

    fn on(&self, side: &Side) -> bool {
        side.claims.iter().any(|evidence| self.is_in(evidence))
    }
}

impl Expect {
    /// Whether one of the findings tells it.
    pub(crate) fn is_met(&self, findings: &[Finding]) -> bool {
        findings.iter().any(|finding| self.is_met_by(finding))
    }

    fn is_met_by(&self, finding: &Finding) -> bool {
        if finding.verdict != self.verdict || self.rule.as_ref().is_some_and(|rule| *rule != finding.rule) {
            return false;
        }
        match self.verdict {
            Verdict::Agreement => {
                let places = || [&self.left, &self.right].into_iter().chain(&self.others);
                finding.sides.iter().any(|side| places().all(|place| place.on(side)))
            }
            _ => opposed(finding, &self.left, &self.right),
        }
    }
}

impl Reject {
    /// The contradiction that wrongly holds the two against each other.
    pub(crate) fn violated<'f>(&self, findings: &'f [Finding]) -> Option<&'f Finding> {
        let mut contradictions = findings.iter().filter(|finding| finding.verdict == Verdict::Contradiction);
        contradictions.find(|finding| opposed(finding, &self.left, &self.right))
    }
}

/// Whether two places stand on different sides of a finding.
fn opposed(finding: &Finding, left: &Place, right: &Place) -> bool {
    let sides = || finding.sides.iter().enumerate();
    sides().any(|(at, side)| left.on(side) && sides().any(|(other, side)| other != at && right.on(side)))
}

/// Reads a set of the corpus.
pub(crate) fn set(name: &str) -> Set {
    let folder = root().join("corpus").join(name);
    let text = fs::read_to_string(folder.join("set.toml")).expect("a set has a set.toml");
    let wanted = toml::from_str(&text).unwrap_or_else(|error| panic!("{name}/set.toml: {error}"));
    Set { name: name.to_owned(), documents: folder_of(&folder), wanted }
}

/// The documents of a folder, in the order of their file names.
pub(crate) fn folder_of(folder: &Path) -> Vec<Document> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("a readable folder").path()).collect();
    paths.retain(|path| {
        path.extension().is_some_and(|ending| ["txt", "md", "jsonl"].iter().any(|known| ending == *known))
    });
    paths.sort();
    let documents = paths.iter().flat_map(|path| {
        let name = path.file_name().and_then(|name| name.to_str()).expect("a file name in UTF-8");
        let found = read(name, &fs::read(path).expect("a readable file"), Input::Auto);
        assert!(!found.warnings.iter().any(|warning| warning.unread), "{name}: {}", found.warnings[0]);
        found.documents
    });
    documents.collect()
}

/// The report of a set, made once.
pub(crate) fn report(set: &Set) -> Arc<Report> {
    static REPORTS: Mutex<BTreeMap<String, Arc<Report>>> = Mutex::new(BTreeMap::new());
    let mut reports = REPORTS.lock().expect("no test panics while it holds the reports");
    let made = || Arc::new(gainsay::check(&set.documents, knowledge(), Situation::Open));
    reports.entry(set.name.clone()).or_insert_with(made).clone()
}

/// Findings as snapshots show them: compact, in the report's order, with documents and lines.
pub(crate) fn rendered(report: &Report) -> String {
    let shown = report.findings.iter().map(|finding| gainsay::review::snapshot::shown(finding) + "\n");
    let summary = report.summary;
    let (against, qualified) = (summary.contradictions, summary.qualified);
    let last = format!(
        "{against} contradictions, {qualified} of them qualified; {} updates; {} agreements\n",
        summary.updates, summary.agreements
    );
    shown.chain([last]).collect()
}
