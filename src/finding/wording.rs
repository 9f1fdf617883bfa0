//! Findings in words: the message of one on values, and names with the capitals that the texts give them.
//!
//! Values and names are compared in small letters. What people read says them as they stand in the sentences that a finding
//! quotes, so that `McDonald` stays `McDonald` in every format.

use super::{Evidence, FactTable, Finding, Named, Reason, Side, Verdict};
use std::collections::{BTreeMap, BTreeSet};

/// Names beyond which no more are listed.
const NAMED: usize = 4;

/// Gives names their capitals, and findings on values a message with the values that differ.
pub(crate) fn put_into_words(findings: &mut [Finding]) {
    let sides = || findings.iter().flat_map(|finding| &finding.sides);
    let questions = findings.iter().filter_map(|finding| finding.question.as_deref());
    let actors = findings.iter().filter_map(|finding| named(finding.actor.as_ref()?));
    let origins = sides().flat_map(|side| &side.origins).map(String::as_str);
    let spelled = Spelled::of(questions, origins.chain(actors), sides().flat_map(|side| &side.claims));
    for finding in findings {
        let origins = finding.sides.iter_mut().flat_map(|side| &mut side.origins);
        origins.for_each(|origin| spelled.origin(origin));
        if let Some(question) = &mut finding.question {
            spelled.question(question);
            orient(&mut finding.reasons, &finding.sides);
        }
        if let Some(actor) = &mut finding.actor
            && let Some(name) = named(actor).and_then(|name| spelled.runs.get(name))
        {
            actor.name.clone_from(name);
        }
        say(finding);
    }
}

/// Says the values of reasons as the sides say them, and in their order.
fn orient(reasons: &mut [Reason], sides: &[Side]) {
    let [left, right, ..] = sides else { return };
    let same = |words: &str, side: &Side| words.to_lowercase() == side.reading.to_lowercase();
    for reason in reasons {
        if same(&reason.left, right) && same(&reason.right, left) {
            std::mem::swap(&mut reason.left, &mut reason.right);
        }
        if same(&reason.left, left) && same(&reason.right, right) {
            reason.left.clone_from(&left.reading);
            reason.right.clone_from(&right.reading);
        }
    }
}

/// The name of an actor who is told by a word that is none of it: "he".
fn named(actor: &Named) -> Option<&str> {
    let name = actor.id.strip_prefix("name:")?;
    let told = actor.name.to_lowercase();
    let apart = |word: &str| name.split(' ').all(|part| part != word);
    told.split(' ').all(apart).then_some(name)
}

/// Gives a finding on values its message; one on claims keeps that of its rule.
pub(crate) fn say(finding: &mut Finding) {
    if let Some(question) = &finding.question {
        finding.message = message(&finding.sides, finding.verdict, question);
    }
}

/// Gives the names of a table their capitals.
pub(crate) fn capitalise(table: &mut FactTable) {
    let rows = || table.affairs.iter().flat_map(|affair| &affair.rows);
    let cells = || rows().flat_map(|row| &row.cells);
    let spelled = Spelled::of(
        rows().map(|row| row.question.as_str()),
        cells().flat_map(|cell| &cell.origins).map(String::as_str),
        cells().flat_map(|cell| &cell.claims),
    );
    for row in table.affairs.iter_mut().flat_map(|affair| &mut affair.rows) {
        spelled.question(&mut row.question);
        row.cells.iter_mut().flat_map(|cell| &mut cell.origins).for_each(|origin| spelled.origin(origin));
    }
}

/// "Robin Vale, age: 48 (Globe) or 50 (Herald)".
fn message(sides: &[Side], verdict: Verdict, question: &str) -> String {
    let asked = match question.rsplit_once(": ") {
        Some((of, attribute)) => format!("{of}, {attribute}"),
        None => question.to_owned(),
    };
    let between = if verdict == Verdict::Update { ", then " } else { " or " };
    let outlets: Vec<BTreeSet<&str>> = sides.iter().map(|side| outlets(&side.claims)).collect();
    let one = outlets.first().filter(|first| first.len() == 1 && outlets.iter().all(|other| other == *first));
    if let (Some(one), true) = (one, outlets.len() > 1) {
        let readings: Vec<&str> = sides.iter().map(|side| side.reading.as_str()).collect();
        let all = if readings.len() == 2 { "both" } else { "all" };
        return format!("{asked}: {}, {all} in {}", readings.join(between), listed(one.iter().copied()));
    }
    let told = |(side, outlets): (&Side, &BTreeSet<&str>)| {
        let names = listed(outlets.iter().copied());
        if names.is_empty() { side.reading.clone() } else { format!("{} ({names})", side.reading) }
    };
    let told: Vec<String> = sides.iter().zip(&outlets).map(told).collect();
    format!("{asked}: {}", told.join(between))
}

/// The outlets that the sentences stand in; where none is named, the document itself.
pub(crate) fn outlets(claims: &[Evidence]) -> BTreeSet<&str> {
    claims.iter().map(|claim| claim.source.as_deref().unwrap_or(&claim.document)).collect()
}

/// The first names, and how many more: "Globe, Herald and 3 more"; not yet safe to show.
pub(crate) fn listed<'n>(names: impl IntoIterator<Item = &'n str>) -> String {
    let names: Vec<&str> = names.into_iter().collect();
    let shown = &names[..names.len().min(NAMED)];
    let more = names.len() - shown.len();
    match shown {
        _ if more > 0 => format!("{} and {more} more", shown.join(", ")),
        [first @ .., last] if !first.is_empty() => format!("{} and {last}", first.join(", ")),
        _ => shown.join(", "),
    }
}

/// Words beyond which a run is no name.
const LONGEST: usize = 6;

/// How names stand in the sentences that findings quote, by their small letters.
#[derive(Debug, Default)]
struct Spelled {
    /// Runs of words that begin with a capital and do not open their sentence; the first form in the findings' order.
    runs: BTreeMap<String, String>,
}

impl Spelled {
    /// Only names that a question or an origin holds are looked for.
    fn of<'f>(
        questions: impl Iterator<Item = &'f str>,
        origins: impl Iterator<Item = &'f str>,
        evidence: impl Iterator<Item = &'f Evidence>,
    ) -> Spelled {
        let asked = questions.filter_map(|question| question.rsplit_once(": ")).map(|(of, _)| of);
        let origins = origins.filter(|origin| !origin.contains(char::is_uppercase));
        let wanted: BTreeSet<String> = asked.chain(origins).map(str::to_lowercase).collect();
        let longest = wanted.iter().map(|name| name.split(' ').count()).max().unwrap_or_default().min(LONGEST);
        let mut spelled = Spelled::default();
        let mut seen: BTreeSet<&str> = BTreeSet::new();
        for evidence in evidence {
            if longest > 0 && seen.insert(&evidence.text) {
                spelled.read(&evidence.text, &wanted, longest);
            }
        }
        spelled
    }

    fn read(&mut self, text: &str, wanted: &BTreeSet<String>, longest: usize) {
        let words: Vec<&str> = text.split_whitespace().map(bare).collect();
        for (start, first) in words.iter().enumerate().filter(|(_, word)| word.starts_with(char::is_uppercase)) {
            for run in (1..=longest.min(words.len() - start)).map(|length| &words[start..start + length]) {
                // A word that opens a sentence has its capital for that.
                let opens = start == 0 && run.len() == 1;
                let shouted = first.len() > 1 && run.iter().all(|word| !word.contains(char::is_lowercase));
                let name = run.join(" ");
                let key = name.to_lowercase();
                if !opens && !shouted && wanted.contains(&key) {
                    self.runs.entry(key).or_insert(name);
                }
            }
        }
    }

    /// An origin in small letters, as it stands.
    fn origin(&self, origin: &mut String) {
        if let Some(name) = self.runs.get(origin) {
            origin.clone_from(name);
        }
    }

    /// A question whose name has its capitals as it stands.
    fn question(&self, question: &mut String) {
        let Some((of, attribute)) = question.rsplit_once(": ").filter(|(of, _)| of.starts_with(char::is_uppercase))
        else {
            return;
        };
        if let Some(name) = self.runs.get(&of.to_lowercase()) {
            *question = format!("{name}: {attribute}");
        }
    }
}

/// A word without the signs around it and without the mark of a genitive.
fn bare(word: &str) -> &str {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    ["'s", "’s"].iter().find_map(|mark| word.strip_suffix(mark)).unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::{Named, Reason, listed, orient, put_into_words};
    use crate::finding::{Evidence, Finding, Quote, Severity, Side, Strength, Verdict};
    use crate::text::Position;

    fn evidence(source: &str, text: &str) -> Evidence {
        Evidence {
            document: format!("{source}.txt"),
            source: Some(source.to_owned()),
            span: Position { start: 0, end: text.len() as u32, line: 1, column: 1 },
            text: text.to_owned(),
            quote: Quote::default(),
            claim: String::new(),
            published: None,
            time: None,
        }
    }

    fn side(reading: &str, origin: &str, claims: Vec<Evidence>) -> Side {
        Side { reading: reading.to_owned(), origins: vec![origin.to_owned()], claims }
    }

    fn worded(question: &str, verdict: Verdict, sides: Vec<Side>) -> Finding {
        let mut all = [Finding {
            id: String::new(),
            rule: "GS115".to_owned(),
            name: "attribute-mismatch".to_owned(),
            verdict,
            strength: Strength::Direct,
            sure: Some(0.8),
            question: Some(question.to_owned()),
            severity: Severity::Warning,
            message: String::new(),
            actor: None,
            event: None,
            sides,
            reasons: Vec::new(),
        }];
        put_into_words(&mut all);
        let [finding] = all;
        finding
    }

    #[test]
    fn a_message_says_the_values_that_differ_and_who_tells_them() {
        let globe = || evidence("Globe", "Robin Vale, 48, was freed.");
        let herald = || evidence("Herald", "Vale, 50, is free.");
        let sides = |right| vec![side("48", "Globe", vec![globe()]), side("50", "Herald", vec![right])];
        let told = |verdict, sides| worded("Robin Vale: age", verdict, sides).message;
        assert_eq!(told(Verdict::Contradiction, sides(herald())), "Robin Vale, age: 48 (Globe) or 50 (Herald)");
        assert_eq!(told(Verdict::Contradiction, sides(globe())), "Robin Vale, age: 48 or 50, both in Globe");
        assert_eq!(told(Verdict::Update, sides(herald())), "Robin Vale, age: 48 (Globe), then 50 (Herald)");
        let agreed = vec![side("48", "Globe", vec![globe(), evidence("Herald", "Robin Vale, 48, is free.")])];
        assert_eq!(told(Verdict::Agreement, agreed), "Robin Vale, age: 48 (Globe and Herald)");
    }

    #[test]
    fn names_keep_the_capitals_of_the_texts() {
        let left =
            evidence("Globe", "Police said that Kathryn McHale-Ruiz’s brother, 30, was told by JoAnn de la Cruz.");
        let right = evidence("Herald", "Police say the brother is 31.");
        let sides = vec![side("30", "joann de la cruz", vec![left]), side("31", "police", vec![right])];
        let mut finding = worded("Kathryn Mchale-ruiz: age", Verdict::Contradiction, sides);
        assert_eq!(finding.question.as_deref(), Some("Kathryn McHale-Ruiz: age"));
        assert_eq!(finding.sides[0].origins, ["JoAnn de la Cruz"]);
        assert_eq!(finding.sides[1].origins, ["police"]);
        let told = |name: &str, id: &str| Some(Named { id: id.to_owned(), name: name.to_owned() });
        for (name, shown) in [("she", "Kathryn McHale-Ruiz"), ("Mchale-Ruiz", "Mchale-Ruiz")] {
            finding.actor = told(name, "name:kathryn mchale-ruiz");
            put_into_words(std::slice::from_mut(&mut finding));
            assert_eq!(finding.actor.as_ref().map(|actor| actor.name.as_str()), Some(shown));
        }
    }

    #[test]
    fn reasons_say_values_as_their_sides_do() {
        let sides = ["Jon Vale", "John Vale"].map(|name| side(name, "Globe", vec![evidence("Globe", name)]));
        let [left, right] = ["john vale", "jon vale"].map(str::to_owned);
        let mut reasons = [Reason { dimension: "spelling".to_owned(), relation: "other".to_owned(), left, right }];
        orient(&mut reasons, &sides);
        assert_eq!([reasons[0].left.as_str(), &reasons[0].right], ["Jon Vale", "John Vale"]);
    }

    #[test]
    fn names_are_listed_as_people_list_them() {
        assert_eq!(listed(["a"]), "a");
        assert_eq!(listed(["a", "b"]), "a and b");
        assert_eq!(listed(["a", "b", "c"]), "a, b and c");
        assert_eq!(listed(["a", "b", "c", "d", "e", "f"]), "a, b, c, d and 2 more");
    }
}
