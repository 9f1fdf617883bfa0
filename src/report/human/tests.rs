//! What people see, as whole reports.

use super::{Look, wrap, write};
use crate::finding::{
    CorpusCard, Evidence, Finding, Named, Quote, Reason, Report, Severity, Side, Strength, Summary, Verdict,
};
use crate::text::Position;
use std::collections::BTreeMap;

fn evidence(document: &str, prefix: &str, exact: &str, suffix: &str) -> Evidence {
    let text = format!("{prefix}{exact}{suffix}");
    Evidence {
        document: document.into(),
        source: (document != "c.txt").then(|| "Bergen Post".into()),
        span: Position { start: 40, end: 40 + text.len() as u32, line: 3, column: 12 },
        text,
        quote: Quote { exact: exact.into(), prefix: prefix.into(), suffix: suffix.into() },
        claim: format!("{document}#1"),
        published: None,
        time: None,
    }
}

fn side(reading: &str, origins: &[&str], claims: Vec<Evidence>) -> Side {
    Side { reading: reading.into(), origins: origins.iter().map(|&name| name.into()).collect(), claims }
}

fn report(findings: Vec<Finding>) -> Report {
    Report {
        schema: "gainsay.report/1".into(),
        gainsay: "0.1.0".into(),
        rules: "blake3:00".into(),
        corpus: CorpusCard { hash: "blake3:01".into(), documents: 3, sources: 2, claims: 9 },
        summary: Summary { contradictions: 1, qualified: 1, updates: 0, agreements: 1 },
        findings,
        notes: Vec::new(),
        unjudged: 0,
        unread: Vec::new(),
        cards: BTreeMap::new(),
        places: BTreeMap::new(),
    }
}

fn conflict() -> Finding {
    let left = evidence(
        "a.txt",
        "On Monday Oslo, after months of talks with the firm and its neighbours, ",
        "refused to grant the pipeline a licence",
        ".",
    );
    let right = evidence("c.txt", "The government ", "has not publicly refused any licence", ", a spokesman said.");
    Finding {
        sure: None,
        question: None,
        id: "gs1:7c1e".into(),
        rule: "GS101".into(),
        name: "opposite-polarity".into(),
        verdict: Verdict::Contradiction,
        strength: Strength::Qualified,
        severity: Severity::Warning,
        message: "Bergen Post says refused; c.txt says not refused".into(),
        actor: Some(Named { id: "norway".into(), name: "Norway".into() }),
        event: None,
        sides: vec![
            side(
                "refused a licence",
                &["Bergen Post"],
                vec![left.clone(), Evidence { document: "b.txt".into(), ..left }],
            ),
            side("did not refuse", &["c.txt"], vec![right]),
        ],
        reasons: vec![Reason {
            dimension: "event".into(),
            relation: "exclusive".into(),
            left: "refused".into(),
            right: "has not publicly refused".into(),
        }],
    }
}

fn shown(report: &Report, width: usize) -> String {
    let mut out = Vec::new();
    write(report, Look { color: false, width }, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn both_sides_stand_in_one_diagnostic() {
    let agreement = Finding {
        verdict: Verdict::Agreement,
        rule: "GS201".into(),
        message: "both say that talks were held".into(),
        ..conflict()
    };
    insta::assert_snapshot!(shown(&report(vec![conflict(), agreement]), 72), @r"
    3 documents from 2 sources, 9 claims: 1 contradiction (1 qualified), 0 updates, 1 agreement.

    warning[GS101]: Bergen Post says refused; c.txt says not refused (qualified)
    --> a.txt:3:12
     |
     | On Monday Oslo, after months of talks with the firm and its
     | neighbours, refused to grant the pipeline a licence.
     |             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ Bergen Post: refused a licence
    ::: c.txt:3:12
     |
     | The government has not publicly refused any licence, a spokesman
     |                ------------------------------------ did not refuse
     | said.
     |
     = why: event is exclusive: “refused” / “has not publicly refused”
     = rests on: “refused a licence”: Bergen Post, and in 1 more document
     = rests on: “did not refuse”: c.txt
     = explain: gainsay explain gs1:7c1e PATH…

    Agreements
      GS201: both say that talks were held
             2 independent origins (Bergen Post, c.txt), in 3 documents
    ");
}

#[test]
fn a_finding_on_values_says_how_sure_it_is() {
    let weight = |feature: &str, added: &str| Reason {
        dimension: "question".into(),
        relation: feature.into(),
        left: String::new(),
        right: added.into(),
    };
    let compared =
        Reason { dimension: "age".into(), relation: "exclusive".into(), left: "48".into(), right: "50".into() };
    let finding = Finding {
        rule: "GS115".into(),
        name: "attribute-mismatch".into(),
        strength: Strength::Direct,
        severity: Severity::Error,
        sure: Some(0.912),
        question: Some("Robin Vale: age".into()),
        message: "Robin Vale, age: 48 (Bergen Post) or 50 (c.txt)".into(),
        actor: None,
        sides: vec![
            side("48", &["Bergen Post"], vec![evidence("a.txt", "Robin Vale, ", "48", ", was freed.")]),
            side("50", &["c.txt"], vec![evidence("c.txt", "Vale, ", "50", ", is free.")]),
        ],
        reasons: vec![compared, weight("one-person", "+1.20"), weight("other-day", "-0.31")],
        ..conflict()
    };
    insta::assert_snapshot!(shown(&report(vec![finding]), 72), @r"
    3 documents from 2 sources, 9 claims: 1 contradiction (1 qualified), 0 updates, 1 agreement.

    Facts in conflict
      Robin Vale: age  48 (Bergen Post) or 50 (c.txt); sure 0.91

    error[GS115]: Robin Vale, age: 48 (Bergen Post) or 50 (c.txt)
    --> a.txt:3:12
     |
     | Robin Vale, 48, was freed.
     |             ^^ Bergen Post
    ::: c.txt:3:12
     |
     | Vale, 50, is free.
     |       --
     |
     = sure: 0.91, that both answer “Robin Vale: age”
     = why: age is exclusive: “48” / “50”
     = rests on: “48”: Bergen Post
     = rests on: “50”: c.txt
     = explain: gainsay explain gs1:7c1e PATH…
    ");
}

#[test]
fn hostile_characters_never_reach_the_terminal() {
    let mut finding = conflict();
    finding.message = "a\u{1b}[2J\u{202e}b".into();
    finding.sides[0].claims[0] = evidence("x\u{1b}.txt", "\u{9b}31m ", "was\u{202e}\u{7}", "\u{2066} refused\n");
    let text = shown(&report(vec![finding]), 72);
    assert!(!text.chars().any(|c| c != '\n' && crate::text::is_hidden(c)), "{text:?}");
    assert!(text.contains("x\\u{1b}.txt"));
}

#[test]
fn wrapping_keeps_offsets_and_marks_every_line() {
    let (text, pieces) = wrap("one two three four".into(), 4..13, 8);
    assert_eq!(text, "one two\nthree\nfour");
    assert_eq!(pieces, [4..7, 8..13]);
}
