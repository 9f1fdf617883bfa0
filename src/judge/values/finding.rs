//! Pairs of values as findings: one for each two values of one thing, with all passages that hold either.

use super::affair::{Affair, Placed};
use super::agreement::agreed;
use super::draw::Pair;
use super::folded::{Folded, asked, capitalised};
use super::question::Question;
use super::relation::{Compared, compare};
use super::spelling::{Spelled, spellings};
use super::{NEAR_AS_SURE, SHOWN};
use crate::claim::ActorId;
use crate::claim::attribute::{Passage, Value};
use crate::finding::{Evidence, Finding, Quote, Reason, RuleCard, Severity, Side, Strength, wording};
use crate::lexicon::Lexicon;
use crate::rules::{Rule, Rules, ValueOrigin, ValueRelation};
use petgraph::unionfind::UnionFind;
use std::collections::{BTreeMap, BTreeSet};

/// How sure a finding is at least to be an error.
const ERROR: f64 = 0.85;

/// The findings of one affair.
pub(super) fn findings(affair: &Affair<'_>, lexicon: &Lexicon, rules: &Rules, question: &Question) -> Vec<Finding> {
    let value = |(passage, at): (usize, usize)| affair.values[passage][at].value;
    let (agreeing, exclusive): (Vec<Pair>, Vec<Pair>) = affair.pairs(lexicon).into_iter().partition(|pair| pair.agrees);
    let agreed = agreed(affair, agreeing, lexicon, question);
    let agreed = agreed.iter().filter_map(|(folded, origin)| {
        let rule = rules.of_value(folded.attribute, ValueRelation::Same, *origin, &told(affair, folded, &value))?;
        Some(finding(affair, rule, folded, &value))
    });
    let against = |attribute: &str, values: &[(&Passage, &Value)]| {
        rules.of_value(attribute, ValueRelation::Exclusive, ValueOrigin::Any, values)
    };
    let valued = folded(affair, exclusive, lexicon, question);
    let valued = valued.iter().filter_map(|folded| {
        Some(finding(affair, against(folded.attribute, &told(affair, folded, &value))?, folded, &value))
    });
    let named = |(passage, at): (usize, usize)| &affair.passages[passage].values[at];
    let spelled: Vec<Folded<'_>> = spellings(&affair.passages, lexicon, |left, right| affair.are_linked(left, right))
        .into_iter()
        .map(spelled)
        .collect();
    let spelled = spelled
        .iter()
        .filter_map(|folded| Some(finding(affair, against("name", &told(affair, folded, &named))?, folded, &named)));
    valued.chain(spelled).chain(agreed).collect()
}

/// The values of a finding, each with its passage.
fn told<'v>(
    affair: &Affair<'v>,
    folded: &Folded<'_>,
    value: &impl Fn(Place) -> &'v Value,
) -> Vec<(&'v Passage, &'v Value)> {
    let places = folded.sides.iter().flatten();
    places.map(|&place| (affair.passages[place.0], value(place))).collect()
}

/// A passage and the place of a value in it.
type Place = (usize, usize);

/// A pair with its log-odds.
type Scored = (i64, Pair);

/// Pairs folded by their two values and then by what they answer; those that are not sure enough are left out.
fn folded<'a>(affair: &'a Affair<'_>, pairs: Vec<Pair>, lexicon: &Lexicon, question: &Question) -> Vec<Folded<'a>> {
    let placed = |(passage, at): (usize, usize)| &affair.values[passage][at];
    let mut groups: BTreeMap<(&str, [&str; 2]), Vec<Scored>> = BTreeMap::new();
    for pair in pairs {
        let (left, right) = (placed(pair.left), placed(pair.right));
        let odds = question.odds(&left.value.attribute, &pair.features);
        let mut keys = [left.key.as_str(), right.key.as_str()];
        keys.sort_unstable();
        groups.entry((left.value.attribute.as_str(), keys)).or_default().push((odds, pair));
    }
    let mut met: Vec<Met<'a>> = Vec::new();
    for ((attribute, _), mut group) in groups {
        group.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| (a.1.left, a.1.right).cmp(&(b.1.left, b.1.right))));
        let Some((top, best)) = group.first() else { continue };
        let (left, right) = (placed(best.left), placed(best.right));
        let sure = question.sure(*top).max(anchored(affair, left, right));
        if sure < SHOWN {
            continue;
        }
        let near = group.iter().filter(|(odds, _)| *odds >= top - NEAR_AS_SURE);
        let places = near.flat_map(|(_, pair)| [pair.left, pair.right]).collect();
        let of = left.person_with(right).filter(|_| attribute == "age");
        met.push(Met {
            attribute,
            of,
            sure,
            asked: asked(affair, left, right),
            places,
            reasons: reasons(question, left, right, best),
        });
    }
    let one = |a, b| {
        let (left, right) = (placed(a), placed(b));
        left.key == right.key || compare(left.value, right.value, &lexicon.attributes) == Compared::Compatible
    };
    one_question(met, one)
}

/// Two values that meet, with all places where either stands.
struct Met<'a> {
    attribute: &'a str,
    /// The person by name whose both are.
    of: Option<usize>,
    sure: f64,
    asked: String,
    places: BTreeSet<(usize, usize)>,
    reasons: Vec<Reason>,
}

/// One finding a question: two values and two others of which one stands at the same place answer one, and so do ages of one person
/// by name. So a crowd of values has a side each and not a finding for each two. The surest two speak for all.
fn one_question(mut met: Vec<Met<'_>>, one: impl Fn(Place, Place) -> bool) -> Vec<Folded<'_>> {
    met.sort_by(|a, b| b.sure.total_cmp(&a.sure));
    let mut sets = UnionFind::<usize>::new(met.len());
    let mut at_place: BTreeMap<(Place, &str), usize> = BTreeMap::new();
    let mut of_person: BTreeMap<(usize, &str), usize> = BTreeMap::new();
    for (nth, met) in met.iter().enumerate() {
        for &place in &met.places {
            sets.union(*at_place.entry((place, &met.asked)).or_insert(nth), nth);
        }
        if let Some(person) = met.of {
            sets.union(*of_person.entry((person, met.attribute)).or_insert(nth), nth);
        }
    }
    let roots: Vec<usize> = (0..met.len()).map(|nth| sets.find_mut(nth)).collect();
    let mut questions: BTreeMap<usize, Folded<'_>> = BTreeMap::new();
    for (met, root) in met.into_iter().zip(roots) {
        let Met { attribute, sure, asked, places, reasons, .. } = met;
        let new = || Folded { attribute, question: asked, sure, sides: Vec::new(), reasons };
        let sides = &mut questions.entry(root).or_insert_with(new).sides;
        for place in places {
            match sides.iter_mut().find(|side| side.first().is_some_and(|&first| one(first, place))) {
                Some(side) => _ = side.insert(place),
                None => sides.push(BTreeSet::from([place])),
            }
        }
    }
    let mut all: Vec<Folded<'_>> = questions.into_values().collect();
    all.sort_by(|a, b| a.sides.iter().flatten().min().cmp(&b.sides.iter().flatten().min()));
    all
}

/// How sure a pair is by what it is tied to alone: two ages of one person by name, and two values in sentences that are alike but
/// for them, leave little open.
fn anchored(affair: &Affair<'_>, left: &Placed<'_>, right: &Placed<'_>) -> f64 {
    /// Of ages tied to one name, how many were right on the affairs of the card.
    const ONE_PERSON: f64 = 0.83;
    /// No more is known of sentences alike in all but one slot: they are rare in news, and what they hold is one statement.
    const ONE_SLOT: f64 = 0.7;
    match () {
        () if left.person_with(right).is_some() && left.value.attribute == "age" => ONE_PERSON,
        // "The second fire" is no other answer than "the first fire".
        () if left.value.attribute != "rank" && affair.is_one_slot(left, right) => ONE_SLOT,
        () => 0.0,
    }
}

fn spelled<'a>(spelled: Spelled) -> Folded<'a> {
    let question = format!("{}: spelling", capitalised(&spelled.names[0]));
    let [left, right] = spelled.names.map(|name| name.join(" "));
    let reason = Reason { dimension: "spelling".to_owned(), relation: "other".to_owned(), left, right };
    Folded { attribute: "name", question, sure: spelled.sure, sides: spelled.places.into(), reasons: vec![reason] }
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
    let message = message(&folded.question, &sides);
    let (question, reasons) = (folded.question.clone(), folded.reasons.clone());
    Answered { question, sides, message, reasons, strength: Strength::Direct, severity, sure: Some(folded.sure) }
        .under(card)
}

/// A question with its answers, before it is a finding of a rule.
pub(super) struct Answered {
    pub(super) question: String,
    pub(super) sides: Vec<Side>,
    /// Orders findings that are alike; people are told the one of [`wording`].
    pub(super) message: String,
    pub(super) reasons: Vec<Reason>,
    pub(super) strength: Strength,
    pub(super) severity: Severity,
    pub(super) sure: Option<f64>,
}

impl Answered {
    /// The finding of that rule.
    pub(super) fn under(self, card: &RuleCard) -> Finding {
        let Answered { question, sides, message, reasons, strength, severity, sure } = self;
        Finding {
            id: fingerprint(&card.code, &question, &sides),
            rule: card.code.clone(),
            name: card.name.clone(),
            verdict: card.verdict,
            strength,
            severity,
            message,
            actor: None,
            event: None,
            sides,
            reasons,
            sure,
            question: Some(question),
        }
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
    shown(passage, (value.span.start, value.span.end))
}

/// Whole sentences that say one thing, read by the words of one of them.
pub(super) fn sentences(affair: &Affair<'_>, passages: &BTreeSet<usize>, read: fn(&[Evidence]) -> &str) -> Side {
    let whole = |&at: &usize| {
        let passage = affair.passages[at];
        shown(passage, (passage.sentence.start, passage.sentence.end))
    };
    let mut claims: Vec<Evidence> = passages.iter().map(whole).collect();
    claims.sort();
    let origins: BTreeSet<String> = passages.iter().map(|&at| origin(affair.passages[at])).collect();
    let reading = read(&claims).split_whitespace().collect::<Vec<_>>().join(" ");
    Side { reading, origins: origins.into_iter().collect(), claims }
}

/// A passage as a report shows it, with the words that count.
fn shown(passage: &Passage, words: (u32, u32)) -> Evidence {
    let sentence: &str = &passage.context;
    Evidence {
        document: passage.document.to_string(),
        source: passage.source.as_deref().map(str::to_owned),
        span: passage.sentence,
        text: sentence.to_owned(),
        quote: Quote::within(sentence, passage.sentence.start, words),
        claim: format!("{}@{}", passage.document, passage.number),
        published: passage.published,
        time: None,
    }
}

/// "Robin Vale: age: 48 (Globe) or 50 (Herald)".
fn message(question: &str, sides: &[Side]) -> String {
    let told: Vec<String> = sides.iter().map(|side| format!("{} ({})", side.reading, outlets(side))).collect();
    format!("{question}: {}", told.join(" or "))
}

/// The outlets of a side: "Globe, Herald".
pub(super) fn outlets(side: &Side) -> String {
    wording::outlets(&side.claims).into_iter().collect::<Vec<_>>().join(", ")
}

/// Rule, question and the readings in no order: survives moved lines and renamed files.
fn fingerprint(code: &str, question: &str, sides: &[Side]) -> String {
    let mut readings: Vec<String> = sides.iter().map(|side| side.reading.to_lowercase()).collect();
    readings.sort_unstable();
    let key = [code, question, &readings.join("\n")].join("\n");
    format!("gs1:{}", &blake3::hash(key.as_bytes()).to_hex()[..16])
}
