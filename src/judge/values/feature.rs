//! What is looked at to tell whether two values answer one question: few dozen named numbers of a pair.
//!
//! Each is between 0 and some small whole number; words that the values themselves are made of are left out, so that what is
//! asked does not depend on what is answered (but for how near the two values are).

use super::affair::{Affair, Placed};
use super::relation;
use crate::affair::{Who, common};

/// The names of the features, in the order of their numbers.
pub(super) const FEATURES: [&str; 33] = [
    "share",
    "share-root",
    "rare",
    "held",
    "near",
    "window",
    "head",
    "who",
    "who-clash",
    "who-one",
    "names",
    "verbs",
    "verb-near",
    "one-document",
    "one-document-share",
    "headline",
    "scope",
    "scope-clash",
    "scope-one",
    "days-near",
    "matched",
    "alone",
    "unique",
    "other-told",
    "support",
    "closeness",
    "rough",
    "people",
    "main",
    "first",
    "who-open",
    "rank",
    "mutual",
];

/// The features that weigh otherwise for each group of attributes.
pub(super) const BY_GROUP: [&str; 10] =
    ["who", "who-clash", "closeness", "head", "share", "alone", "one-document", "near", "window", "unique"];

/// The groups of attributes.
pub(super) const GROUPS: [&str; 9] = ["age", "number", "rank", "score", "clock", "date", "street", "place", "class"];

/// The group of an attribute.
pub(super) fn group(attribute: &str) -> usize {
    let name = match attribute {
        "count" | "percent" | "measure" | "money" | "duration" => "number",
        _ => attribute,
    };
    GROUPS.iter().position(|group| *group == name).unwrap_or(GROUPS.len() - 1)
}

/// What is known of a pair beside its two values.
#[derive(Debug, Clone, Copy)]
pub(super) struct Meeting {
    /// Whether another value of one passage stands in the other, too.
    pub(super) matched: bool,
    /// Whether each passage has one value of the attribute left.
    pub(super) alone: bool,
    /// Places in the order of what each passage shares with those of the other's document, from 0.
    pub(super) ranks: [usize; 2],
}

/// The features of a pair, as [`FEATURES`] names them.
pub(super) fn features(affair: &Affair<'_>, left: &Placed<'_>, right: &Placed<'_>, meeting: Meeting) -> Vec<f64> {
    let terms = &affair.terms;
    let (a, b) = (left.value, right.value);
    let (p, q) = (affair.passages[left.passage], affair.passages[right.passage]);
    let flag = |held: bool| f64::from(u8::from(held));
    let both = common(&left.around, &right.around);
    let share = terms.share(&left.around, &right.around);
    let smaller = terms.weight(&left.around).min(terms.weight(&right.around));
    let near = common(&left.near, &right.near);
    let one_document = p.document == q.document;
    let who = match (left.who, right.who) {
        (Some(Who::One(a)), Some(Who::One(b))) => [a == b, a != b, false, false],
        (Some(Who::Open), _) | (_, Some(Who::Open)) => [false, false, false, true],
        (None, None) => [false; 4],
        _ => [false, false, true, false],
    };
    let names =
        common(&left.names, &right.names).len() as f64 / (left.names.len().min(right.names.len()).max(1)) as f64;
    let verbs = common(&left.verbs, &right.verbs);
    let scopes = (!a.scopes.is_empty(), !b.scopes.is_empty());
    let scope = a.scopes.iter().any(|scope| b.scopes.contains(scope));
    let days = p.published.zip(q.published).map_or(0, |(a, b)| (a - b).get_days().abs());
    let told = |value: &Placed<'_>, other: &Placed<'_>| affair.tells(&affair.passages[other.passage].document, value);
    vec![
        share,
        share.sqrt(),
        terms.weight(&both).min(40.0) / 10.0,
        if smaller > 0.0 { terms.weight(&both) / smaller } else { 0.0 },
        terms.share(&left.near, &right.near),
        terms.share(&left.window, &right.window),
        flag(!a.head.is_empty() && a.head == b.head),
        flag(who[0]),
        flag(who[1]),
        flag(who[2]),
        names,
        terms.weight(&verbs) / 7.0,
        flag(verbs.iter().any(|verb| near.contains(verb))),
        flag(one_document),
        if one_document { share } else { 0.0 },
        flag(p.headline) + flag(q.headline),
        flag(scope),
        flag(scopes.0 && scopes.1 && !scope),
        flag(scopes.0 != scopes.1),
        flag(days <= 1),
        flag(meeting.matched),
        flag(meeting.alone),
        1.0 / (affair.told_with(left) * affair.told_with(right)) as f64,
        flag(told(left, right)) + flag(told(right, left)),
        (affair.support(left) as f64).sqrt() + (affair.support(right) as f64).sqrt(),
        relation::closeness(a, b),
        relation::roughness(a, b),
        flag(a.head != b.head && a.people && b.people),
        affair.main(&near),
        flag(left.first && right.first && !one_document),
        flag(who[3]),
        1.0 / (1 + meeting.ranks[0]) as f64 + 1.0 / (1 + meeting.ranks[1]) as f64,
        flag(meeting.ranks == [0, 0]),
    ]
}
