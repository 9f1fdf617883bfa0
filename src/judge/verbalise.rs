//! Puts folded matches into words: sides with evidence, reasons, message, fingerprint.

use super::context::Context;
use super::fold::Folded;
use crate::claim::facts::quoting;
use crate::claim::{Argument, Claim, Facts, Polarity, Quantity, Role};
use crate::finding::{Evidence, Finding, Named, Period, Quote, Reason, Severity, Side, Strength};
use crate::graph::{Origin, family};
use crate::lexicon::{Cues, WordClass};
use crate::relation::{DIMENSIONS, Row};
use crate::rules::{About, Rule, Shown};
use std::collections::BTreeSet;

/// Characters of a reading beyond which it is cut.
const READING: usize = 120;
/// Words that join a reading's parts to its verb.
const PREPOSITIONS: [&str; 14] =
    ["to", "for", "from", "of", "in", "on", "at", "by", "with", "about", "against", "into", "over", "around"];
/// Values that say nothing, and so give no reason.
const SILENT: [&str; 5] = ["absent", "none", "unknown", "thin", "rich"];

/// The finding of folded matches.
pub(super) fn finding(context: Context<'_>, rule: &Rule, folded: &Folded) -> Finding {
    let mut readings: Vec<&Vec<usize>> = folded.sides.iter().collect();
    readings.sort_by_key(|readings| readings.iter().map(|&class| first_named(context, class)).min());
    let mut sides: Vec<Side> = readings.iter().map(|readings| side(context, rule, folded, readings)).collect();
    let shown = shown(context, folded.clearest);
    if sides.len() == 2 && sides[0].claims == sides[1].claims {
        split(context, rule, shown, &mut sides);
    }
    let [left, right] = folded.clearest.map(|at| &context.claims[at]);
    let card = &rule.card;
    Finding {
        id: fingerprint(context, rule, [left, right], &sides),
        rule: card.code.clone(),
        name: card.name.clone(),
        verdict: card.verdict,
        strength: folded.strength,
        sure: None,
        question: None,
        severity: match folded.strength {
            Strength::Direct => card.severity,
            Strength::Qualified => card.severity.min(Severity::Warning),
        },
        message: message(context, rule, shown, left),
        actor: actor(context, left).or_else(|| actor(context, right)),
        event: event(context, left),
        sides,
        reasons: reasons(context, rule, shown),
    }
}

/// Where a reading stands first, in the order of the documents' names.
fn first_named(context: Context<'_>, class: usize) -> Option<(&str, u32, usize)> {
    let place = |&at: &usize| (context.claims[at].document, context.claims[at].sentence.start, at);
    context.readings.classes[class].members.iter().map(place).min()
}

/// Two claims in the order in which people are shown them: the reading first that stands first among the names.
fn shown(context: Context<'_>, claims: [usize; 2]) -> [usize; 2] {
    let mut shown = claims;
    let place = |&at: &usize| (context.claims[at].document, context.claims[at].sentence.start, at);
    shown.sort_by_key(|at| (first_named(context, context.readings.of[*at]), place(at)));
    shown
}

fn side(context: Context<'_>, rule: &Rule, folded: &Folded, readings: &[usize]) -> Side {
    let mut members: Vec<usize> = readings.iter().flat_map(|&class| folded.members(context, class)).collect();
    members.sort_unstable();
    let clearest = members.iter().copied().find(|at| folded.clearest.contains(at)).unwrap_or(members[0]);
    let names: BTreeSet<&str> =
        members.iter().flat_map(|&at| &context.origins.of(at).origins).map(Origin::name).collect();
    let mut told = BTreeSet::new();
    let once = members.iter().filter(|&&at| {
        let claim = &context.claims[at];
        told.insert((claim.document, claim.sentence.start))
    });
    let mut claims: Vec<Evidence> = once.map(|&at| evidence(context, at, rule)).collect();
    claims.sort();
    Side {
        reading: reading(context, clearest, rule),
        origins: names.into_iter().map(ToString::to_string).collect(),
        claims,
    }
}

/// One quotation that two sides hold: each side keeps the claim that stands for it.
fn split(context: Context<'_>, rule: &Rule, shown: [usize; 2], sides: &mut [Side]) {
    for (side, at) in sides.iter_mut().zip(shown) {
        side.claims = vec![evidence(context, at, rule)];
    }
}

/// The sentence, and in it the words that count: the quotation where the rule is about one, else the claim's.
fn evidence(context: Context<'_>, at: usize, rule: &Rule) -> Evidence {
    let claim = &context.texts[at];
    let sentence: &str = &claim.context;
    let quoted = (rule.about == About::Quotations).then(|| quoting(&context.claims[at])).flatten();
    let words = match quoted.and_then(|link| link.content.first()) {
        Some(first) => (first.start, first.end),
        None => (claim.span.start, claim.span.end),
    };
    Evidence {
        document: claim.document.to_string(),
        source: claim.source.as_deref().map(str::to_owned),
        span: claim.sentence,
        text: sentence.to_owned(),
        quote: Quote::within(sentence, claim.sentence.start, words),
        claim: claim.id.to_string(),
        published: claim.published,
        time: claim.time.as_ref().map(|time| Period { from: time.from, to: time.to }),
    }
}

/// A claim in few words: its event and what it is about, as they stand, with what the rule looks at.
fn reading(context: Context<'_>, at: usize, rule: &Rule) -> String {
    let claim = &context.claims[at];
    if rule.about == About::Quotations {
        return shortened(quoting(claim).map_or(claim.text, |link| &link.quote));
    }
    let counted = |argument: &Argument| {
        let inside =
            |quantity: &Quantity| argument.span.start <= quantity.span.start && quantity.span.end <= argument.span.end;
        rule.shows.contains(&Shown::Counts) && claim.quantities.iter().any(inside)
    };
    let main = |argument: &&Argument| match argument.role {
        Role::Object | Role::Complement | Role::Recipient => true,
        Role::Time => rule.shows.contains(&Shown::Times) || counted(argument),
        Role::Place => rule.shows.contains(&Shown::Places) || counted(argument),
        Role::Manner | Role::Oblique(_) => counted(argument),
    };
    let event = claim.event.span;
    let outside = |argument: &&Argument| !(argument.span.start < event.end && event.start < argument.span.end);
    let mut parts = vec![(event.start, String::new(), &claim.event.text)];
    parts.extend(
        claim
            .arguments
            .iter()
            .filter(main)
            .filter(outside)
            .map(|argument| (argument.span.start, preposition(&context.texts[at], argument), &argument.text)),
    );
    parts.extend(claim.actor.iter().map(|mention| (mention.span.start, String::new(), &mention.text)));
    parts.sort_unstable();
    let words =
        parts.iter().flat_map(|(_, preposition, text)| [preposition.as_str(), text]).filter(|text| !text.is_empty());
    let words = words.collect::<Vec<_>>().join(" ");
    // "Refused to issue visas": what turns the sign stands outside of the claim's own words.
    let whole = claim.polarity == Polarity::Negative && !negates(&words, &context.lexicon.cues);
    shortened(if whole { claim.text } else { &words })
}

/// Whether words deny something by themselves.
fn negates(words: &str, cues: &Cues) -> bool {
    let classes = [WordClass::Negator, WordClass::NegativeDeterminer, WordClass::NegativePronoun, WordClass::Privative];
    let negator = |word: &str| {
        word.ends_with("n't") || word.ends_with("n’t") || classes.iter().any(|class| cues.is(*class, word))
    };
    words.to_lowercase().split(|letter: char| !(letter.is_alphanumeric() || matches!(letter, '\'' | '’'))).any(negator)
}

/// What joins an argument to its verb: its preposition, where one stands right before it.
fn preposition(claim: &Claim, argument: &Argument) -> String {
    if let Role::Oblique(preposition) = &argument.role {
        return preposition.replace("_", " ").to_string();
    }
    let before = argument.span.start.checked_sub(claim.sentence.start).and_then(|at| claim.context.get(..at as usize));
    let word = before.and_then(|before| before.split_whitespace().next_back()).unwrap_or_default();
    if PREPOSITIONS.contains(&word) { word.to_owned() } else { String::new() }
}

fn shortened(text: &str) -> String {
    let plain = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match plain.char_indices().nth(READING) {
        Some((at, _)) => format!("{}…", &plain[..at]),
        None => plain,
    }
}

fn outlet<'a>(claim: &Facts<'a>) -> &'a str {
    claim.source.unwrap_or(claim.document)
}

fn message(context: Context<'_>, rule: &Rule, shown: [usize; 2], first: &Facts<'_>) -> String {
    let [left, right] = shown.map(|at| outlet(&context.claims[at]).to_owned());
    let name = |named: Option<Named>| named.map_or_else(|| "somebody".to_owned(), |named| named.name);
    let mut text = rule.message.clone();
    for (placeholder, value) in [
        ("{left.source}", left),
        ("{right.source}", right),
        ("{left.reading}", reading(context, shown[0], rule)),
        ("{right.reading}", reading(context, shown[1], rule)),
        ("{actor}", name(actor(context, first))),
        ("{event}", name(event(context, first))),
    ] {
        text = text.replace(placeholder, &value);
    }
    text
}

fn actor(context: Context<'_>, claim: &Facts<'_>) -> Option<Named> {
    let mention = claim.actor.as_ref()?;
    let id = mention.id.as_ref()?;
    let known = context.lexicon.actors.get(id).map(|actor| actor.name.to_string());
    Some(Named { id: id.to_string(), name: known.unwrap_or_else(|| mention.text.to_string()) })
}

fn event(context: Context<'_>, claim: &Facts<'_>) -> Option<Named> {
    let class = context.lexicon.events.class(claim.event.id.as_deref()?)?;
    Some(Named { id: class.id.to_string(), name: class.name.to_string() })
}

/// The dimensions that the rule asked for, with their words.
fn reasons(context: Context<'_>, rule: &Rule, shown: [usize; 2]) -> Vec<Reason> {
    let pair = context.pair(shown);
    let row = Row::new(&pair);
    let told = rule.dimensions().into_iter().map(|at| (DIMENSIONS[at].name(), row.cell(at)));
    told.filter(|(_, cell)| !SILENT.contains(&cell.value))
        .map(|(name, cell)| Reason {
            dimension: name.to_owned(),
            relation: cell.value.to_owned(),
            left: shortened(&cell.left),
            right: shortened(&cell.right),
        })
        .collect()
}

/// Rule, key and the readings in no order: survives moved lines, renamed files and other wordings of the message.
fn fingerprint(context: Context<'_>, rule: &Rule, claims: [&Facts<'_>; 2], sides: &[Side]) -> String {
    let mut readings: Vec<String> = sides.iter().map(|side| side.reading.to_lowercase()).collect();
    readings.sort_unstable();
    let party = |claim: &Facts<'_>| claim.actor.as_ref().and_then(|mention| mention.id.clone()).unwrap_or_default();
    let (party, family) =
        claims.map(|claim| (party(claim), family(claim, context.lexicon))).into_iter().min().unwrap_or_default();
    let key = [rule.card.code.as_str(), &party, &family, &readings.join("\n")].join("\n");
    format!("gs1:{}", &blake3::hash(key.as_bytes()).to_hex()[..16])
}
