//! From sentences to verdicts: the worked examples of the design, its near-misses, and what holds of any text.

use crate::sets::{SETS, knowledge, set};
use gainsay::claim::{Extract, Facts};
use gainsay::finding::{Finding, Report, Strength, Verdict};
use gainsay::graph::ClaimGraph;
use gainsay::relation::Situation;
use gainsay::text::{Document, Input, read};
use proptest::prelude::*;
use std::collections::BTreeSet;

/// What is found between texts of different outlets: each finding's rule and verdict, `~` where qualified.
fn found(texts: &[&str]) -> Vec<String> {
    let documents = texts.iter().enumerate().map(|(at, text)| Document::bare(format!("{at}"), *text));
    told(&documents.collect::<Vec<_>>())
}

/// The same, with days of publication.
fn found_on(texts: &[(&str, &str)]) -> Vec<String> {
    let documents = texts.iter().enumerate().map(|(at, (day, text))| {
        let mut document = Document::bare(format!("{at}"), *text);
        document.published = Some(day.parse().expect("a date"));
        document
    });
    told(&documents.collect::<Vec<_>>())
}

fn told(documents: &[Document]) -> Vec<String> {
    let report = gainsay::check(documents, knowledge(), Situation::Open);
    let tell = |finding: &Finding| {
        let mark = if finding.strength == Strength::Qualified { "~" } else { "" };
        format!("{mark}{}", finding.rule)
    };
    report
        .findings
        .iter()
        .filter(|finding| finding.verdict != Verdict::Agreement || finding.rule == "GS201")
        .map(tell)
        .collect()
}

fn contradictions(texts: &[&str]) -> Vec<String> {
    let mut all = found(texts);
    all.retain(|told| !told.contains("GS2"));
    all
}

#[track_caller]
fn at_odds(rule: &str, left: &str, right: &str) {
    assert_eq!(contradictions(&[left, right]), [rule], "{left} / {right}");
    assert_eq!(contradictions(&[right, left]), [rule], "{right} / {left}");
}

#[track_caller]
fn at_peace(left: &str, right: &str) {
    assert_eq!(contradictions(&[left, right]), [""; 0], "{left} / {right}");
}

#[track_caller]
fn agree(left: &str, right: &str) {
    assert_eq!(found(&[left, right]), ["GS201"], "{left} / {right}");
}

#[test]
fn refused_and_not_publicly_refused_contradict_but_for_the_adverb() {
    at_odds("~GS101", "Oslo has refused the pipeline a licence.", "Norway has not publicly refused any licence.");
}

#[test]
fn one_firm_without_a_licence_says_nothing_of_two_that_have_one() {
    at_peace("The firm could not get a Norwegian licence.", "Two firms have got licences.");
}

#[test]
fn who_rejected_it_has_not_offered_it() {
    agree("Norway has not offered any licence.", "Norway rejected the licence.");
}

#[test]
fn a_public_condemnation_and_none_contradict_directly() {
    at_odds("GS101", "Norway publicly condemned the attack.", "Norway did not condemn the attack.");
}

#[test]
fn did_and_did_not_contradict_through_passive_and_synonym() {
    at_odds("GS101", "Norway signed the treaty.", "The treaty was not signed by Norway.");
    at_odds("GS101", "Norway denied the firm a visa.", "Norway did not refuse the firm a visa.");
}

#[test]
fn failing_to_do_it_is_not_doing_it() {
    at_odds("GS101", "Norway failed to ratify the treaty.", "Norway ratified the treaty.");
    at_peace("Norway failed to ratify the treaty.", "Norway did not ratify the treaty.");
}

#[test]
fn the_capital_acts_for_the_state() {
    at_odds("GS101", "Lithuania has signed the treaty.", "Vilnius has not signed the treaty.");
}

#[test]
fn two_meetings_are_no_conflict() {
    at_peace("Norway met Russia.", "Norway met Germany.");
}

#[test]
fn what_one_was_refused_another_may_be_granted() {
    at_peace("Norway refused visas to the students.", "Norway granted visas to the nurses.");
}

#[test]
fn refusing_and_granting_one_thing_to_one_party_contradict() {
    let found = contradictions(&["Norway refused Sweden a licence.", "Norway granted Sweden a licence."]);
    assert!(found.len() == 1 && ["GS101", "GS102"].contains(&found[0].as_str()), "{found:?}");
}

#[test]
fn no_american_visa_and_some_visa_go_together() {
    at_peace("None of the refugees has received a US visa.", "Some of the refugees have received visas.");
    at_peace("The refugees have received no American visas.", "Lithuania has given the refugees visas.");
}

#[test]
fn not_all_is_not_none() {
    at_peace("Norway did not release all of the prisoners.", "Norway released some of the prisoners.");
}

#[test]
fn silence_and_condemnation_exclude_each_other() {
    at_odds("GS102", "Norway has been silent about the killings.", "Norway has condemned the killings.");
}

#[test]
fn silence_about_one_thing_is_no_silence_about_another() {
    at_peace("Norway has been silent about the killings.", "Norway has condemned the blockade.");
}

#[test]
fn two_first_countries_contradict() {
    at_odds(
        "GS113",
        "Norway was the first country to sign the treaty.",
        "Sweden was the first country to sign the treaty.",
    );
}

#[test]
fn the_first_in_france_is_not_the_first_in_germany() {
    at_peace("A first refugee from the camp arrived in France.", "A first refugee from the camp arrived in Germany.");
    at_peace("Ali was the first refugee to arrive in France.", "Omar was the first refugee to arrive in Germany.");
}

#[test]
fn different_counts_of_one_arrest_contradict() {
    at_odds("GS110", "Police in Oslo arrested five activists.", "Police in Oslo arrested seven activists.");
}

#[test]
fn bounds_and_round_numbers_leave_room() {
    at_peace("Police in Oslo arrested at least five activists.", "Police in Oslo arrested seven activists.");
    at_peace("Police in Oslo arrested about 100 activists.", "Police in Oslo arrested 98 activists.");
    at_peace("Police in Oslo arrested dozens of activists.", "Police in Oslo arrested 40 activists.");
}

#[test]
fn what_is_counted_apart_is_not_compared() {
    at_peace("Norway issued five visas.", "Norway issued seven warnings.");
    at_peace("Police in Oslo arrested five activists.", "Police in Bergen arrested seven activists.");
}

#[test]
fn another_object_is_another_matter() {
    at_peace("Norway signed the treaty.", "Norway did not sign the letter.");
    at_peace("Norway has granted the men visas.", "Norway has not granted the men asylum.");
}

#[test]
fn another_actor_is_another_matter() {
    at_peace("Norway signed the treaty.", "Sweden did not sign the treaty.");
    at_peace("Officials signed the treaty.", "Officials did not sign the treaty.");
}

#[test]
fn what_may_have_happened_contradicts_nothing() {
    at_peace("Norway may sign the treaty.", "Norway did not sign the treaty.");
    at_peace("If Norway signs the treaty, the talks will end.", "Norway did not sign the treaty.");
    at_peace("Did Norway sign the treaty?", "Norway did not sign the treaty.");
}

#[test]
fn what_an_outlet_only_reports_is_not_its_own_claim() {
    at_odds("GS120", "Russia says that Norway signed the treaty.", "Norway did not sign the treaty.");
    at_peace("Russia asked whether Norway had signed the treaty.", "Norway did not sign the treaty.");
}

#[test]
fn declining_to_comment_is_no_denial() {
    at_peace("Sweden said that Norway had signed the treaty.", "Norway declined to comment on the treaty.");
}

#[test]
fn what_one_party_affirms_and_another_denies_is_disputed() {
    at_odds("GS120", "Sweden said that Norway had attacked the ship.", "Norway denied that it had attacked the ship.");
}

#[test]
fn a_later_report_of_another_day_is_no_contradiction() {
    let before = ("2017-05-02", "Norway had not signed the treaty as of Monday.");
    let found = found_on(&[before, ("2017-08-09", "Norway signed the treaty on Tuesday.")]);
    assert!(!found.iter().any(|told| told.contains("GS1")), "{found:?}");
}

#[test]
fn a_quotation_with_another_word_has_drifted() {
    let left = "“We will not accept this plan before the winter,” Norway said.";
    at_odds("GS130", left, "“We will not accept this deal before the winter,” Norway said.");
}

#[test]
fn marked_gaps_and_other_marks_leave_a_quotation_whole() {
    let left = "“We will not accept this poor plan before the winter,” Norway said.";
    at_peace(left, "\"We will not accept this … plan before the winter,\" Norway said.");
    at_peace(left, "'We will not accept [this] poor plan before the winter,' Norway said.");
    at_peace(left, "“We will not accept this poor plan,” Norway said.");
}

#[test]
fn one_quotation_of_two_speakers_is_told() {
    let words = "“We will not accept this plan before the winter,”";
    at_odds("GS131", &format!("{words} Norway said."), &format!("{words} Sweden said."));
    at_peace(&format!("{words} Norway said."), &format!("{words} said the Norwegian government."));
}

#[test]
fn four_hundred_articles_with_two_readings_make_one_conflict() {
    let texts = ["Norway signed the treaty.", "Norway did not sign the treaty."];
    let documents: Vec<Document> = (0..400).map(|at| Document::bare(format!("{at:03}"), texts[at % 2])).collect();
    let report = gainsay::check(&documents, knowledge(), Situation::Open);
    let against: Vec<_> = report.findings.iter().filter(|finding| finding.verdict == Verdict::Contradiction).collect();
    let [finding] = against.as_slice() else { panic!("{} conflicts", against.len()) };
    let sizes: Vec<usize> = finding.sides.iter().map(|side| side.claims.len()).collect();
    assert_eq!(sizes, [200, 200]);
}

fn json(report: &Report) -> String {
    serde_json::to_string(report).expect("a report is JSON")
}

#[test]
fn threads_and_the_order_of_documents_change_no_byte() {
    for set in SETS.map(set) {
        let run = |threads: usize, documents: &[Document]| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            json(&pool.install(|| gainsay::check(documents, knowledge(), Situation::Open)))
        };
        let mut turned = set.documents.clone();
        turned.rotate_left(2);
        turned.swap(0, 1);
        let one = run(1, &set.documents);
        assert_eq!(one, run(2, &set.documents), "{}: two threads", set.name);
        assert_eq!(one, run(2, &turned), "{}: another order", set.name);
    }
}

#[test]
fn claims_that_were_written_out_and_read_back_are_judged_the_same() {
    for set in SETS.map(set) {
        let found = gainsay::extract(&set.documents, knowledge());
        let claims = found.claims.iter().map(|claim| serde_json::to_string(claim).unwrap());
        let passages = found.passages.iter().map(|passage| serde_json::to_string(passage).unwrap());
        let back = Extract {
            claims: claims.rev().map(|line| serde_json::from_str(&line).unwrap()).collect(),
            passages: passages.rev().map(|line| serde_json::from_str(&line).unwrap()).collect(),
        };
        let direct = gainsay::check(&set.documents, knowledge(), Situation::Open);
        assert_eq!(gainsay::judge(back, knowledge(), Situation::Open).findings, direct.findings, "{}", set.name);
    }
}

#[test]
fn the_engine_compares_only_what_meets_in_the_graph() {
    for set in SETS.map(set) {
        let mut claims = gainsay::extract(&set.documents, knowledge()).claims;
        claims.sort_by(|a, b| {
            (&a.document, a.sentence.start, a.event.span.start).cmp(&(
                &b.document,
                b.sentence.start,
                b.event.span.start,
            ))
        });
        let judged = |graph: &ClaimGraph| {
            gainsay::judge::judge_graph(&claims, graph, &knowledge().lexicon, &knowledge().rules, Situation::Open)
                .findings
        };
        assert!(judged(&ClaimGraph::default()).is_empty(), "{}: findings without a graph", set.name);
        let facts = Facts::all(&claims, &knowledge().lexicon);
        let graph = ClaimGraph::new(&facts, &knowledge().lexicon, Situation::Open);
        let (meetings, quotations) = (graph.meetings(), graph.quotations());
        let under_keys = meetings.iter().map(|(_, claims)| claims);
        let quoted = quotations.iter().map(|(_, claims)| claims);
        let met: BTreeSet<&str> = under_keys.chain(quoted).flatten().map(|&at| claims[at].id.as_str()).collect();
        let all = judged(&graph);
        assert!(!all.is_empty(), "{}: nothing found", set.name);
        let evidence = all.iter().flat_map(|finding| &finding.sides).flat_map(|side| &side.claims);
        assert!(evidence.clone().all(|one| met.contains(one.claim.as_str())), "{}", set.name);
    }
}

#[test]
fn evidence_is_the_text_that_stands_there() {
    for set in SETS.map(set) {
        let report = gainsay::check(&set.documents, knowledge(), Situation::Open);
        for one in report.findings.iter().flat_map(|finding| &finding.sides).flat_map(|side| &side.claims) {
            let document = set.documents.iter().find(|document| document.id == one.document).unwrap();
            let range = one.span.start as usize..one.span.end as usize;
            assert_eq!(document.text[range], one.text);
            assert_eq!(document.text[..one.span.start as usize].matches('\n').count() + 1, one.span.line as usize);
            assert_eq!(format!("{}{}{}", one.quote.prefix, one.quote.exact, one.quote.suffix), one.text);
        }
    }
}

#[test]
fn fingerprints_survive_moved_lines_and_renamed_files() {
    let texts = ["Norway signed the treaty.", "Norway did not sign the treaty."];
    let ids = |documents: &[Document]| -> Vec<String> {
        let report = gainsay::check(documents, knowledge(), Situation::Open);
        report.findings.into_iter().map(|finding| finding.id).collect()
    };
    let plain = ids(&texts.map(|text| Document::bare(&text[..9], text)));
    let moved = ids(&texts.map(|text| Document::bare(text, format!("The sun rose.\n\n{text}"))));
    assert!(!plain.is_empty());
    assert_eq!(plain, moved);
}

/// Any two files, through every reader, to a report.
fn survives(left: &[u8], right: &[u8]) {
    for (name, other) in [("a.txt", "b.txt"), ("a.md", "b.jsonl")] {
        let mut documents = read(name, left, Input::Auto).documents;
        documents.extend(read(other, right, Input::Auto).documents);
        let report = gainsay::check(&documents, knowledge(), Situation::One);
        assert!(serde_json::to_string(&report).is_ok());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_make_the_pipeline_panic(left in prop::collection::vec(any::<u8>(), 0..300), right in any::<String>()) {
        survives(&left, right.as_bytes());
    }

    #[test]
    fn no_sentence_makes_the_pipeline_panic(
        left in r"((Norway|the first|no|not|“|”|said|denied|refused|that|,|\.|visas|two|at least|to|of|of|Monday|40|None|who|and|'s|\n|\n\n) ?){0,40}",
        right in r"((Oslo|a|never|'|\(|\)|told|reportedly|granted|any|—|\?|licence|\d{1,6}|since|in|Mr|was|silent|by|\u{0}|é) ?){0,40}",
    ) {
        survives(left.as_bytes(), right.as_bytes());
    }
}
