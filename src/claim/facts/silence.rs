//! Whether a claim says that somebody would not comment, or gives what somebody told others.
//!
//! Traps: a statement that says "we do not comment" is none; who did not answer one outlet may have told others.

use super::text::behind;
use crate::claim::{Facts, Factuality, Medium, Polarity, Role};
use crate::language::WEEKDAYS;
use crate::text::month;
use std::collections::BTreeSet;

/// What a refusal to comment is of; without one of these words, who "did not respond" did not act.
const ASKED: [&str; 5] = ["comment", "request", "question", "inquir", "enquir"];

/// Verbs by which a party is said to have spoken.
const SAYING: [&str; 8] = ["say", "tell", "confirm", "state", "announce", "deny", "offer", "explain"];

/// The party that would not, or could not be asked to, comment.
pub(crate) fn no_comment<'a>(claim: &Facts<'a>) -> Option<&'a str> {
    let event = &claim.event;
    let negative = claim.polarity == Polarity::Negative;
    if claim.headline || claim.factuality < Factuality::Possible {
        return None;
    }
    let asked = || ASKED.iter().any(|word| claim.context.contains(word)) && !is_asked_by_one(claim);
    let actor = || claim.actor.as_ref().and_then(|mention| mention.id.as_deref());
    match (event.id.as_deref(), event.lemma.as_str()) {
        (Some("decline-comment"), _) if !negative && asked() => actor(),
        (Some("comment"), _) if negative && asked() => actor(),
        (_, "reach" | "contact") if negative && claim.context.contains("comment") && asked() => object(claim),
        _ => None,
    }
}

/// "Could not be reached by Reuters", "a request for comment from the Post": who was silent to the one may have told others.
fn is_asked_by_one(claim: &Facts<'_>) -> bool {
    let words: Vec<&str> = behind(claim).split_whitespace().collect();
    let capital = |word: &&str| word.starts_with(char::is_uppercase);
    (0..words.len()).any(|at| {
        let named = || words[at + 1..].iter().find(|word| **word != "the").is_some_and(capital);
        matches!(words[at], "by" | "from") && named()
    })
}

fn object<'a>(claim: &Facts<'a>) -> Option<&'a str> {
    claim.arguments.iter().find(|argument| argument.role == Role::Object)?.id.as_deref()
}

/// The party that gives a statement, or tells somebody named something, by this very claim.
pub(crate) fn answers<'a>(claim: &Facts<'a>) -> Option<&'a str> {
    let told = SAYING.contains(&claim.event.lemma.as_str()) && claim.voices().next().is_none();
    if !told || claim.headline || claim.polarity == Polarity::Negative || claim.context.contains("comment") {
        return None;
    }
    let event = claim.event.span;
    let said = claim.attribution.iter().find(|link| {
        let own = link.cue.is_some_and(|cue| cue.start < event.end && event.start < cue.end);
        let named = link.addressee.as_ref().is_some_and(|mention| mention.phrase.name && !mention.phrase.pronoun);
        let public = matches!(
            link.medium,
            Some(Medium::Statement | Medium::Release | Medium::Interview | Medium::PressConference)
        );
        own && (named || public)
    })?;
    let source = said.source.as_ref()?.id.as_deref()?;
    (claim.actor.as_ref()?.id.as_deref() == Some(source)).then_some(source)
}

/// The weekdays and months that its sentence names: who was silent on Friday may have spoken on Thursday.
pub(crate) fn days(claim: &Facts<'_>) -> BTreeSet<String> {
    let words = claim.context.split(|letter: char| !letter.is_alphanumeric());
    let capital = words.filter(|word| word.starts_with(char::is_uppercase)).map(str::to_lowercase);
    capital.filter(|word| WEEKDAYS.contains(&word.as_str()) || month(word).is_some()).collect()
}

/// Whether it is told that a matter was not commented on which no argument holds: "would not comment on what was discussed".
pub(crate) fn is_silent_on(claim: &Facts<'_>) -> bool {
    let asked = behind(claim).trim_start().trim_start_matches("to comment ");
    asked.starts_with("on ") || asked.starts_with("about ")
}
