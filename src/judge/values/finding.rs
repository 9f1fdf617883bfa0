//! Pairs of values as findings: one for each two values of one thing, with all passages that hold either.

use super::affair::{Affair, Placed};
use super::draw::Pair;
use super::question::Question;
use super::spelling::{Spelled, spellings};
use super::{NEAR_AS_SURE, SHOWN};
use crate::affair::Who;
use crate::claim::ActorId;
use crate::claim::attribute::{Content, Passage, Value};
use crate::finding::{Evidence, Finding, Quote, Reason, Severity, Side, Strength};
use crate::lexicon::Lexicon;
use crate::rules::{Rule, Rules, ValueOrigin, ValueRelation};
use petgraph::unionfind::UnionFind;
use std::collections::{BTreeMap, BTreeSet};

/// Counts up to which two that are equal say nothing.
const FEW: f64 = 2.0;
/// How sure an agreement is at least to be told.
const AGREED: f64 = 0.5;
/// The share of two sentences' words from which one is a copy of the other.
const COPIED: f64 = 0.4;
/// How sure a finding is at least to be an error.
const ERROR: f64 = 0.85;

/// Two values with the passages that hold them, ready to be put into words.
struct Folded<'a> {
    attribute: &'a str,
    question: String,
    sure: f64,
    sides: Vec<BTreeSet<(usize, usize)>>,
    reasons: Vec<Reason>,
}

/// The findings of one affair.
pub(super) fn findings(affair: &Affair<'_>, lexicon: &Lexicon, rules: &Rules, question: &Question) -> Vec<Finding> {
    let value = |(passage, at): (usize, usize)| affair.values[passage][at].value;
    let (agreeing, exclusive): (Vec<Pair>, Vec<Pair>) = affair.pairs(lexicon).into_iter().partition(|pair| pair.agrees);
    let agreed = agreed(affair, agreeing, question);
    let agreed = agreed.iter().filter_map(|(folded, origin)| {
        let rule = rules.of_value(folded.attribute, ValueRelation::Same, *origin)?;
        Some(finding(affair, rule, folded, &value))
    });
    let against = |attribute: &str| rules.of_value(attribute, ValueRelation::Exclusive, ValueOrigin::Any);
    let valued = folded(affair, exclusive, question);
    let valued = valued.iter().filter_map(|folded| Some(finding(affair, against(folded.attribute)?, folded, &value)));
    let named = |(passage, at): (usize, usize)| &affair.passages[passage].values[at];
    let spelled: Vec<Folded<'_>> = spellings(&affair.passages, lexicon, |left, right| affair.are_linked(left, right))
        .into_iter()
        .map(spelled)
        .collect();
    let spelled = spelled.iter().filter_map(|folded| Some(finding(affair, against("name")?, folded, &named)));
    valued.chain(spelled).chain(agreed).collect()
}

/// A pair with its log-odds, and whether its left value stands on the right side.
type Scored = (i64, Pair, bool);

/// Pairs folded by their two values, the surest pair first; those that are not sure enough are left out.
fn folded<'a>(affair: &'a Affair<'_>, pairs: Vec<Pair>, question: &Question) -> Vec<Folded<'a>> {
    let placed = |(passage, at): (usize, usize)| &affair.values[passage][at];
    let mut groups: BTreeMap<(&str, [&str; 2]), Vec<Scored>> = BTreeMap::new();
    for pair in pairs {
        let (left, right) = (placed(pair.left), placed(pair.right));
        let odds = question.odds(&left.value.attribute, &pair.features);
        let swapped = right.key < left.key;
        let keys = if swapped { [right.key.as_str(), &left.key] } else { [left.key.as_str(), &right.key] };
        groups.entry((left.value.attribute.as_str(), keys)).or_default().push((odds, pair, swapped));
    }
    let mut all = Vec::new();
    for ((attribute, _), mut group) in groups {
        group.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| (a.1.left, a.1.right).cmp(&(b.1.left, b.1.right))));
        let Some((top, best, _)) = group.first() else { continue };
        let top = *top;
        let sure = question.sure(top).max(anchored(affair, placed(best.left), placed(best.right)));
        if sure < SHOWN {
            continue;
        }
        let mut sides = vec![BTreeSet::new(), BTreeSet::new()];
        let near = group.iter().filter(|(odds, ..)| *odds >= top - NEAR_AS_SURE);
        for (_, pair, swapped) in near {
            sides[usize::from(*swapped)].insert(pair.left);
            sides[usize::from(!*swapped)].insert(pair.right);
        }
        let (left, right) = (placed(best.left), placed(best.right));
        let asked = asked(affair, left, right);
        all.push(Folded { attribute, question: asked, sure, sides, reasons: reasons(question, left, right, best) });
    }
    all
}

/// Values that several documents tell, joined where two of them answer one question, with what they rest on.
fn agreed<'a>(affair: &'a Affair<'_>, pairs: Vec<Pair>, question: &Question) -> Vec<(Folded<'a>, ValueOrigin)> {
    let placed = |(passage, at): (usize, usize)| &affair.values[passage][at];
    let sure = |pair: &Pair| question.agreed(question.odds(&placed(pair.left).value.attribute, &pair.features));
    let alike = |pair: &Pair| {
        let (left, right) = (placed(pair.left), placed(pair.right));
        let share = affair.terms.share(&left.around, &right.around);
        least_share(left.value).is_some_and(|least| share >= least) && affair.speak_alike(left, right)
    };
    let held: Vec<(f64, Pair)> =
        pairs.into_iter().filter(alike).map(|pair| (sure(&pair), pair)).filter(|(sure, _)| *sure >= AGREED).collect();
    let mut numbers: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for (_, pair) in &held {
        for place in [pair.left, pair.right] {
            let next = numbers.len();
            numbers.entry(place).or_insert(next);
        }
    }
    let mut sets = UnionFind::<usize>::new(numbers.len());
    for (_, pair) in &held {
        sets.union(numbers[&pair.left], numbers[&pair.right]);
    }
    let mut groups: BTreeMap<usize, Vec<(f64, Pair)>> = BTreeMap::new();
    for (sure, pair) in held {
        groups.entry(sets.find_mut(numbers[&pair.left])).or_default().push((sure, pair));
    }
    let mut all: Vec<(Folded<'a>, ValueOrigin)> = Vec::new();
    for mut group in groups.into_values() {
        group.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| (a.1.left, a.1.right).cmp(&(b.1.left, b.1.right))));
        let Some((sure, best)) = group.first() else { continue };
        let (left, right) = (placed(best.left), placed(best.right));
        let places: BTreeSet<(usize, usize)> = group.iter().flat_map(|(_, pair)| [pair.left, pair.right]).collect();
        let documents: BTreeSet<&str> =
            places.iter().map(|&(passage, _)| &*affair.passages[passage].document).collect();
        if documents.len() < 2 {
            continue;
        }
        let origin = rests_on(affair, &places);
        let question = asked(affair, left, right);
        let attribute = left.value.attribute.as_str();
        let reason = Reason {
            dimension: attribute.to_owned(),
            relation: "same".to_owned(),
            left: left.value.text.to_string(),
            right: right.value.text.to_string(),
        };
        all.push((Folded { attribute, question, sure: *sure, sides: vec![places], reasons: vec![reason] }, origin));
    }
    all
}

/// The share of the words around one value in two passages from which both are about one thing: a sum to the cent says much by
/// itself, a word of a class, a place or a count of two nothing.
fn least_share(value: &Value) -> Option<f64> {
    match &value.content {
        Content::Clock { .. } | Content::Street { .. } | Content::Score(_) => Some(0.12),
        Content::Number { low, .. } if low.is_some_and(|low| low <= FEW) && value.attribute == "count" => None,
        Content::Number { .. } => Some(0.18),
        Content::Day { .. } => Some(0.25),
        Content::Name(_) | Content::Class(_) => None,
    }
}

/// Whether the passages that tell a value rest on one origin, as far as they tell: independent are two whose speakers are named and
/// are others, and of which none is a copy of the other.
fn rests_on(affair: &Affair<'_>, places: &BTreeSet<(usize, usize)>) -> ValueOrigin {
    let passages: BTreeSet<usize> = places.iter().map(|(passage, _)| *passage).collect();
    let passages: Vec<usize> = passages.into_iter().collect();
    let mut sets = UnionFind::<usize>::new(passages.len());
    for (nth, &left) in passages.iter().enumerate() {
        for (other, &right) in passages.iter().enumerate().skip(nth + 1) {
            let (p, q) = (affair.passages[left], affair.passages[right]);
            let copied = affair.terms.share(affair.terms.passage(left), affair.terms.passage(right)) >= COPIED;
            let apart = named_voices(p) && named_voices(q) && !p.voices.iter().any(|voice| q.voices.contains(voice));
            let one_house = p.document == q.document || p.source.is_some() && p.source == q.source;
            if copied || one_house || !apart {
                sets.union(nth, other);
            }
        }
    }
    let origins: BTreeSet<usize> = (0..passages.len()).map(|at| sets.find_mut(at)).collect();
    if origins.len() > 1 { ValueOrigin::Independent } else { ValueOrigin::Shared }
}

/// Whether a passage names those who speak in it, and none of them by an office: police, officials and court papers of one affair
/// are one origin.
fn named_voices(passage: &Passage) -> bool {
    let office = passage.values.iter().any(|value| value.attribute == "office");
    !office && !passage.voices.is_empty() && passage.voices.iter().all(|voice| ActorId::of(voice).is_named())
}

/// How sure a pair is by what it is tied to alone: two ages of one person by name, and two values in sentences that are alike but
/// for them, leave little open.
fn anchored(affair: &Affair<'_>, left: &Placed<'_>, right: &Placed<'_>) -> f64 {
    /// Of ages tied to one name, how many were right on the affairs of the card.
    const ONE_PERSON: f64 = 0.83;
    /// No more is known of sentences alike in all but one slot: they are rare in news, and what they hold is one statement.
    const ONE_SLOT: f64 = 0.7;
    let one = matches!((left.who, right.who), (Some(Who::One(a)), Some(Who::One(b))) if a == b);
    match () {
        () if one && left.value.attribute == "age" => ONE_PERSON,
        () if affair.is_one_slot(left, right) => ONE_SLOT,
        () => 0.0,
    }
}

fn spelled<'a>(spelled: Spelled) -> Folded<'a> {
    let question = format!("{}: spelling", capitalised(&spelled.names[0]));
    let [left, right] = spelled.names.map(|name| name.join(" "));
    let reason = Reason { dimension: "spelling".to_owned(), relation: "other".to_owned(), left, right };
    Folded { attribute: "name", question, sure: spelled.sure, sides: spelled.places.into(), reasons: vec![reason] }
}

/// What two values answer, for people: "Robin Vale: age", "shooting: clock".
fn asked(affair: &Affair<'_>, left: &Placed<'_>, right: &Placed<'_>) -> String {
    let name = |placed: &Placed<'_>| match placed.who {
        Some(Who::One(person)) => Some(capitalised(affair.people.name(person))),
        _ => None,
    };
    let attribute = &left.value.attribute;
    let whose = if attribute == "age" { name(left).or_else(|| name(right)) } else { None };
    let noun = |value: &Value| match () {
        () if !value.happening.is_empty() => value.happening.to_string(),
        () => value.head.to_string(),
    };
    let of =
        whose.or_else(|| Some(noun(left.value)).filter(|noun| !noun.is_empty())).unwrap_or_else(|| noun(right.value));
    if of.is_empty() { attribute.to_string() } else { format!("{of}: {attribute}") }
}

fn capitalised(name: &[ecow::EcoString]) -> String {
    let word = |word: &ecow::EcoString| {
        let mut letters = word.chars();
        letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
    };
    name.iter().map(word).collect::<Vec<String>>().join(" ")
}

/// The features that spoke loudest.
fn reasons(question: &Question, left: &Placed<'_>, right: &Placed<'_>, pair: &Pair) -> Vec<Reason> {
    /// Features that are told.
    const TOLD: usize = 4;
    let attribute = &left.value.attribute;
    let compared = Reason {
        dimension: attribute.to_string(),
        relation: "exclusive".to_owned(),
        left: left.value.text.to_string(),
        right: right.value.text.to_string(),
    };
    let mut spoke = question.spoke(attribute, &pair.features);
    spoke.sort_by(|a, b| b.added.abs().cmp(&a.added.abs()).then_with(|| a.feature.cmp(b.feature)));
    let told = spoke.into_iter().take(TOLD).filter(|spoke| spoke.added != 0).map(|spoke| Reason {
        dimension: "question".to_owned(),
        relation: spoke.feature.to_owned(),
        left: String::new(),
        right: format!(
            "{}{}.{:02}",
            if spoke.added < 0 { "-" } else { "+" },
            spoke.added.abs() / 1000,
            spoke.added.abs() % 1000 / 10
        ),
    });
    std::iter::once(compared).chain(told).collect()
}

fn finding<'v>(
    affair: &Affair<'_>,
    rule: &Rule,
    folded: &Folded<'_>,
    value: &impl Fn((usize, usize)) -> &'v Value,
) -> Finding {
    let sides: Vec<Side> = folded.sides.iter().map(|places| side(affair, places, value)).collect();
    let card = &rule.card;
    let severity = match folded.sure {
        sure if sure >= ERROR => card.severity,
        sure if sure >= SHOWN => card.severity.min(Severity::Warning),
        _ => Severity::Note,
    };
    Finding {
        id: fingerprint(&card.code, &folded.question, &sides),
        rule: card.code.clone(),
        name: card.name.clone(),
        verdict: card.verdict,
        strength: Strength::Direct,
        severity,
        message: message(&folded.question, &sides),
        actor: None,
        event: None,
        sides,
        reasons: folded.reasons.clone(),
        sure: Some(folded.sure),
        question: Some(folded.question.clone()),
    }
}

fn side<'v>(
    affair: &Affair<'_>,
    places: &BTreeSet<(usize, usize)>,
    value: &impl Fn((usize, usize)) -> &'v Value,
) -> Side {
    let mut claims: Vec<Evidence> =
        places.iter().map(|&place| evidence(affair.passages[place.0], value(place))).collect();
    claims.sort();
    claims.dedup_by(|a, b| a.document == b.document && a.span == b.span);
    let reading = places.first().map_or_else(String::new, |&place| value(place).text.to_string());
    let origins: BTreeSet<String> = places.iter().map(|&(passage, _)| origin(affair.passages[passage])).collect();
    Side { reading, origins: origins.into_iter().collect(), claims }
}

/// Who a passage rests on: the speaker it names, else its outlet.
fn origin(passage: &Passage) -> String {
    let outlet = || passage.source.as_deref().unwrap_or(&passage.document).to_owned();
    passage.voices.first().map_or_else(outlet, |voice| ActorId::of(voice).words().to_owned())
}

fn evidence(passage: &Passage, value: &Value) -> Evidence {
    let sentence: &str = &passage.context;
    Evidence {
        document: passage.document.to_string(),
        source: passage.source.as_deref().map(str::to_owned),
        span: passage.sentence,
        text: sentence.to_owned(),
        quote: Quote::within(sentence, passage.sentence.start, (value.span.start, value.span.end)),
        claim: format!("{}@{}", passage.document, passage.number),
        published: passage.published,
        time: None,
    }
}

/// "Robin Vale: age: 48 (Globe) or 50 (Herald)".
fn message(question: &str, sides: &[Side]) -> String {
    let told = |side: &Side| {
        let outlets: BTreeSet<&str> =
            side.claims.iter().map(|claim| claim.source.as_deref().unwrap_or(&claim.document)).collect();
        format!("{} ({})", side.reading, outlets.into_iter().collect::<Vec<_>>().join(", "))
    };
    let told: Vec<String> = sides.iter().map(told).collect();
    format!("{question}: {}", told.join(" or "))
}

/// Rule, question and the readings in no order: survives moved lines and renamed files.
fn fingerprint(code: &str, question: &str, sides: &[Side]) -> String {
    let mut readings: Vec<String> = sides.iter().map(|side| side.reading.to_lowercase()).collect();
    readings.sort_unstable();
    let key = [code, question, &readings.join("\n")].join("\n");
    format!("gs1:{}", &blake3::hash(key.as_bytes()).to_hex()[..16])
}
