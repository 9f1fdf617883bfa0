//! What a file is called, and which claim stands for others that say the same, changes no finding.

use crate::sets::{SETS, knowledge, set};
use gainsay::Knowledge;
use gainsay::claim::{Claim, Extract, Facts};
use gainsay::data::DataFile;
use gainsay::finding::{Finding, Named, Severity, Strength};
use gainsay::graph::ClaimGraph;
use gainsay::judge::{Choice, explain, judge_choosing};
use gainsay::relation::Situation;
use gainsay::text::Document;
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Small affairs in which much hangs on who stands first.
const AFFAIRS: [&[&str]; 5] = [
    // A pronoun and a name that say the same.
    &[
        "Minister Lind arrived in Oslo. He signed the treaty with Sweden.",
        "Minister Lind arrived in Oslo. She did not sign the treaty with Sweden.",
        "Minister Lind arrived in Oslo. Lind signed the treaty with Sweden.",
    ],
    // One person with and without an office, and somebody else's spokesman.
    &[
        "“We shall pay for the harm that our ship has done to the coast of Norway,” said Anna Lind, the head of the bank.",
        "“We shall pay for the harm that our ship has done to the coast of Norway,” said a spokesman for the mayor of Bergen.",
        "“We shall pay for the harm that our ship has done to the coast of Norway,” said Anna Lind.",
    ],
    // Two quotations and two acts in the same sentences.
    &[
        "Norway signed the treaty with Sweden and said: “There is no risk to fish, farms or people on the coast.”",
        "Norway did not sign the treaty with Sweden and said: “There is no risk to fish, towns or people on the coast.”",
    ],
    // Copies, and one who knows better.
    &[
        "Norway has refused the long pipeline through the northern bay a licence for the second time this year.",
        "Norway has refused the long pipeline through the northern bay a licence for the second time this year. Oslo waits.",
        "Norway has not refused the pipeline a licence.",
        "Norway has refused the pipeline a licence. Norway has refused the pipeline a licence.",
    ],
    // A silence, and a statement to somebody else.
    &[
        "The tanker Bergen Star ran aground off Stavanger. The Hauge Line declined to comment on the tanker Bergen Star.",
        "The tanker Bergen Star ran aground off Stavanger. The Hauge Line said in a statement that the Bergen Star was sound.",
        "The tanker Bergen Star ran aground off Stavanger. Two sailors were killed. The Hauge Line declined to comment on the tanker Bergen Star.",
        "The tanker Bergen Star ran aground off Stavanger. Nobody was killed.",
    ],
];

fn affair(texts: &[&str]) -> Vec<Document> {
    texts.iter().enumerate().map(|(at, text)| Document::bare(format!("{at}.txt"), *text)).collect()
}

/// What is read of all affairs and sets, once.
static READ: LazyLock<Vec<Extract>> = LazyLock::new(|| {
    let sets = SETS.map(|name| set(name).documents).into_iter();
    let all = AFFAIRS.map(affair).into_iter().chain(sets);
    all.map(|documents| gainsay::extract(&documents, knowledge())).collect()
});

/// One side: its words, whom it rests on, and where each of its sentences stands.
type Place = (String, Vec<String>, Vec<(String, u32, String)>);

/// A finding but for its message, which names one side first.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Trace {
    id: String,
    rule: String,
    grade: (Strength, Severity),
    about: [Option<Named>; 2],
    sides: Vec<Place>,
    reasons: Vec<(String, [String; 2])>,
}

/// What is found, in no order, under the names that `unnamed` gives back.
fn traces(findings: &[Finding], unnamed: impl Fn(&str) -> String) -> Vec<Trace> {
    let trace = |finding: &Finding| {
        let side = |side: &gainsay::finding::Side| {
            let place =
                |one: &gainsay::finding::Evidence| (unnamed(&one.document), one.span.start, one.quote.exact.clone());
            let mut claims: Vec<_> = side.claims.iter().map(place).collect();
            let mut origins: Vec<String> = side.origins.iter().map(|origin| unnamed(origin)).collect();
            claims.sort();
            origins.sort();
            (side.reading.clone(), origins, claims)
        };
        let mut sides: Vec<Place> = finding.sides.iter().map(side).collect();
        sides.sort();
        // The words of these name documents, and a relation may be told from either side.
        let told = finding.reasons.iter().filter(|one| !["document", "holder", "origin"].contains(&&*one.dimension));
        let mut reasons: Vec<(String, [String; 2])> = told
            .map(|one| {
                let mut words = [one.left.clone(), one.right.clone()];
                words.sort();
                (one.dimension.clone(), words)
            })
            .collect();
        reasons.sort();
        Trace {
            id: finding.id.clone(),
            rule: finding.rule.clone(),
            grade: (finding.strength, finding.severity),
            about: [finding.actor.clone(), finding.event.clone()],
            sides,
            reasons,
        }
    };
    let mut all: Vec<Trace> = findings.iter().map(trace).collect();
    all.sort();
    all
}

fn judged(found: Extract) -> Vec<Finding> {
    gainsay::judge(found, knowledge(), Situation::Open).findings
}

/// The same of documents that are called otherwise, in the order of the new names.
fn renamed(found: &Extract, names: &BTreeMap<String, String>) -> Extract {
    let mut all = found.clone();
    for claim in &mut all.claims {
        let name = &names[&*claim.document];
        let number = claim.id.rsplit('#').next().unwrap_or_default().to_owned();
        claim.id = format!("{name}#{number}").into();
        claim.document = name.as_str().into();
    }
    for passage in &mut all.passages {
        passage.document = names[&*passage.document].as_str().into();
    }
    all.claims.sort_by(|a, b| a.document.cmp(&b.document));
    all.passages.sort_by(|a, b| a.document.cmp(&b.document));
    all
}

/// New names for documents, one each, by numbers.
fn names(found: &Extract, numbers: &[u16]) -> BTreeMap<String, String> {
    let claimed = found.claims.iter().map(|claim| &*claim.document);
    let documents: std::collections::BTreeSet<&str> =
        claimed.chain(found.passages.iter().map(|passage| &*passage.document)).collect();
    let named = documents.into_iter().enumerate();
    named.map(|(at, name)| (name.to_owned(), format!("{:05}-{at}.txt", numbers[at % numbers.len()]))).collect()
}

fn survives_renaming(found: &Extract, numbers: &[u16]) -> Result<(), TestCaseError> {
    let names = names(found, numbers);
    let back: BTreeMap<&str, &str> = names.iter().map(|(old, new)| (new.as_str(), old.as_str())).collect();
    let unnamed = |name: &str| back.get(name).map_or(name, |old| *old).to_owned();
    let (before, after) = (judged(found.clone()), judged(renamed(found, &names)));
    let (before, after) = (traces(&before, str::to_owned), traces(&after, unnamed));
    let only = |all: &[Trace], others: &[Trace]| -> String {
        all.iter().filter(|one| !others.contains(one)).map(|one| format!("{one:#?}")).collect::<Vec<_>>().join("\n")
    };
    let (lost, new) = (only(&before, &after), only(&after, &before));
    prop_assert!(before == after, "lost: {lost}\nnew: {new}\nunder {names:?}");
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn renaming_files_changes_no_finding(numbers in prop::collection::vec(any::<u16>(), 12)) {
        for found in READ.iter() {
            survives_renaming(found, &numbers)?;
        }
    }

    /// Texts put together from the sentences of all affairs: what is said twice, and by whom, falls out as it may.
    #[test]
    fn neither_renaming_nor_folding_changes_what_is_found_in_any_texts(
        texts in prop::collection::vec(prop::collection::vec((0..AFFAIRS.len(), 0..4usize), 1..4), 2..7),
        numbers in prop::collection::vec(any::<u16>(), 8),
    ) {
        let sentence = |(affair, at): (usize, usize)| AFFAIRS[affair][at % AFFAIRS[affair].len()];
        let texts: std::collections::BTreeSet<String> =
            texts.into_iter().map(|text| text.into_iter().map(sentence).collect::<Vec<_>>().join(" ")).collect();
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let found = gainsay::extract(&affair(&texts), knowledge());
        survives_renaming(&found, &numbers)?;
        let [folded, every] = [Choice::Folded, Choice::Every].map(|choice| chosen(&found.claims, choice));
        prop_assert_eq!(folded, every);
    }
}

fn chosen(claims: &[Claim], choice: Choice) -> Vec<Finding> {
    let claims = gainsay::settled(claims.to_vec(), knowledge());
    judge_choosing(&claims, &knowledge().lexicon, &knowledge().rules, Situation::Open, choice).findings
}

#[test]
fn a_file_that_is_called_like_a_speaker_rests_on_itself() {
    let texts = ["Norway signed the treaty with Denmark.", "Norway signed the treaty with Denmark, Sweden said."];
    let found = |names: [&str; 2]| -> Vec<String> {
        let documents: Vec<Document> =
            names.iter().zip(texts).map(|(name, text)| Document::bare(*name, text)).collect();
        gainsay::check(&documents, knowledge(), Situation::Open).findings.into_iter().map(|one| one.rule).collect()
    };
    assert_eq!(found(["a.txt", "b.txt"]), found(["Sweden", "b.txt"]));
    assert_eq!(found(["a.txt", "b.txt"]), ["GS202"]);
}

#[test]
fn folding_changes_no_finding() {
    for Extract { claims, .. } in READ.iter() {
        let [folded, every] = [Choice::Folded, Choice::Every].map(|choice| chosen(claims, choice));
        assert_eq!(folded, every, "{}", claims[0].document);
    }
}

/// The built-in rules with these severities, in turn.
fn graded(severities: &[Severity]) -> Knowledge {
    let files = gainsay::data::embedded().into_iter().filter(|file| !file.path.contains('/'));
    let graded = files.zip(severities.iter().cycle()).map(|(file, severity)| {
        let line = file.text.lines().find(|line| line.starts_with("severity")).expect("a severity");
        let text = file.text.replacen(line, &format!("severity = \"{}\"", severity.name()), 1).into();
        DataFile { path: file.path, text }
    });
    Knowledge::with(graded.collect()).expect("rules as sound as before")
}

/// What is found, in no order, but for how grave it is.
fn ungraded(mut findings: Vec<Finding>) -> Vec<String> {
    findings.iter_mut().for_each(|finding| finding.severity = Severity::Note);
    let mut all: Vec<String> = findings.iter().map(|finding| format!("{finding:?}")).collect();
    all.sort();
    all
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_severity_changes_which_findings_there_are(numbers in prop::collection::vec(0..3usize, 21)) {
        let severities: Vec<Severity> =
            numbers.into_iter().map(|at| [Severity::Note, Severity::Warning, Severity::Error][at]).collect();
        let other = graded(&severities);
        for found in READ.iter() {
            let before = gainsay::judge(found.clone(), knowledge(), Situation::Open).findings;
            let after = gainsay::judge(found.clone(), &other, Situation::Open).findings;
            prop_assert_eq!(ungraded(before), ungraded(after));
        }
    }
}

/// A value as it is called from the other side.
fn turned(value: &str) -> &str {
    match value {
        "narrower" => "broader",
        "broader" => "narrower",
        value => value,
    }
}

#[test]
fn two_claims_are_compared_the_same_from_either_side() {
    let mut odd = std::collections::BTreeSet::new();
    for Extract { claims, .. } in READ.iter() {
        let claims = gainsay::settled(claims.clone(), knowledge());
        let (lexicon, rules) = (&knowledge().lexicon, &knowledge().rules);
        let graph = ClaimGraph::new(&Facts::all(&claims, lexicon), lexicon, Situation::Open);
        let met: std::collections::BTreeSet<[usize; 2]> = graph
            .meetings()
            .iter()
            .flat_map(|(_, all)| all.iter().flat_map(|&a| all.iter().map(move |&b| [a, b])))
            .filter(|[a, b]| a < b)
            .collect();
        for [a, b] in met {
            let one = explain(&claims, [&claims[a], &claims[b]], lexicon, rules, Situation::Open);
            let other = explain(&claims, [&claims[b], &claims[a]], lexicon, rules, Situation::Open);
            if one.fires != other.fires {
                odd.insert(format!("FIRES {:?} {:?}: {} / {}", one.fires, other.fires, claims[a].text, claims[b].text));
            }
            for (left, right) in one.row.iter().zip(&other.row) {
                if left.relation != turned(&right.relation) {
                    odd.insert(format!(
                        "{}: {} from the one side, {} from the other: {} / {}",
                        left.dimension, left.relation, right.relation, claims[a].text, claims[b].text
                    ));
                }
            }
        }
    }
    assert!(odd.is_empty(), "{}", odd.into_iter().collect::<Vec<_>>().join("\n"));
}

#[test]
fn a_rule_of_ones_own_about_quotations_hides_no_conflict_of_claims() {
    let file = gainsay::data::embedded().into_iter().find(|file| file.path == "quote-drift.toml").expect("the rule");
    let text = file.text.replace("\"warning\"", "\"error\"").replace("about = \"quotations\"\n", "");
    assert_ne!(*file.text, *text);
    let ours = Knowledge::with(vec![DataFile { path: file.path, text: text.into() }]).expect("a sound rule");
    let rules = |knowledge: &Knowledge| -> Vec<String> {
        let findings = gainsay::check(&affair(AFFAIRS[2]), knowledge, Situation::Open).findings;
        let mut rules: Vec<String> = findings.into_iter().map(|finding| finding.rule).collect();
        rules.sort();
        rules
    };
    assert_eq!(rules(&ours), rules(knowledge()));
    assert_eq!(rules(&ours), ["GS101", "GS130"]);
}

#[test]
fn a_pronoun_and_a_name_are_told_in_either_order() {
    let rules = |order: [usize; 3]| -> Vec<String> {
        let texts = order.map(|at| AFFAIRS[0][at]);
        gainsay::check(&affair(&texts), knowledge(), Situation::Open).findings.into_iter().map(|one| one.rule).collect()
    };
    assert_eq!(rules([0, 1, 2]), rules([2, 1, 0]));
    assert!(rules([0, 1, 2]).contains(&"GS101".to_owned()));
}
