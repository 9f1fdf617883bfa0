//! Dimension `comment`: whether a party that would not comment has told others something of the same matter.
//!
//! Traps: different outlets ask at different times about different things, so both texts must treat one affair (they name mostly the
//! same), and be published near each other; a statement that says "we do not comment" is none; a spokesman who declines speaks
//! for the house; a person who is asked is not the house; a state has many mouths; who did not answer one outlet may have told others.

use super::matter::behind;
use super::participant::points;
use super::{Affair, Cell, Dimension, Pair, same_name};
use crate::claim::{Argument, Claim, Factuality, Medium, Polarity, Role};
use crate::language::WEEKDAYS;
use crate::lexicon::ActorKind;
use crate::text::month;
use std::collections::BTreeSet;

/// Days between two reports within which a refusal to comment and a statement are of one time.
const NEAR: i32 = 3;

/// What a refusal to comment is of; without one of these words, who "did not respond" did not act.
const ASKED: [&str; 5] = ["comment", "request", "question", "inquir", "enquir"];
/// Verbs by which a party is said to have spoken.
const SAYING: [&str; 8] = ["say", "tell", "confirm", "state", "announce", "deny", "offer", "explain"];

/// The dimension over a refusal to comment and a statement.
pub(super) struct CommentDimension;

impl Dimension for CommentDimension {
    fn name(&self) -> &'static str {
        "comment"
    }

    fn values(&self) -> &'static [&'static str] {
        &["none", "other-matter", "undated", "answered"]
    }

    fn cell<'a>(&self, pair: &Pair<'a>) -> Cell<'a> {
        let met = |at: usize| {
            let [silent, spoken] = if at == 0 { [pair.left, pair.right] } else { [pair.right, pair.left] };
            met(silent, spoken).filter(|_| !is_of_another_matter(silent, pair.about[1 - at]))
        };
        let value = match met(0).or_else(|| met(1)) {
            None => "none",
            Some(party)
                if !(near(pair) && pair.about[0].shares_most(pair.about[1], party))
                    || many_mouths(pair, party)
                    || days(pair.left) != days(pair.right) =>
            {
                "other-matter"
            }
            Some(_) if pair.left.published.is_none() || pair.right.published.is_none() => "undated",
            Some(_) => "answered",
        };
        Cell::new(value, pair.left.text.as_str(), pair.right.text.as_str())
    }
}

/// The party that the one claim has silent and the other has speak.
fn met<'a>(silent: &'a Claim, spoken: &'a Claim) -> Option<&'a str> {
    let (one, other) = (no_comment(silent)?, answers(spoken)?);
    same_name(one, other).then_some(one)
}

/// The party that would not, or could not be asked to, comment.
pub(crate) fn no_comment(claim: &Claim) -> Option<&str> {
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
fn is_asked_by_one(claim: &Claim) -> bool {
    let words: Vec<&str> = behind(claim).split_whitespace().collect();
    let capital = |word: &&str| word.starts_with(char::is_uppercase);
    (0..words.len()).any(|at| {
        let named = || words[at + 1..].iter().find(|word| **word != "the").is_some_and(capital);
        matches!(words[at], "by" | "from") && named()
    })
}

fn object(claim: &Claim) -> Option<&str> {
    claim.arguments.iter().find(|argument| argument.role == Role::Object)?.id.as_deref()
}

/// The party that gives a statement, or tells somebody named something, by this very claim.
pub(crate) fn answers(claim: &Claim) -> Option<&str> {
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

/// Whether it is told on what there was no comment, and the other text does not treat of that.
fn is_of_another_matter(silent: &Claim, other: &Affair) -> bool {
    let on = |argument: &&Argument| match &argument.role {
        Role::Complement => true,
        Role::Oblique(by) => matches!(by.as_str(), "on" | "about" | "regarding"),
        _ => false,
    };
    let foreign = |argument: &Argument| match &argument.id {
        Some(id) => !other.names.iter().any(|name| same_name(name, id)),
        None => !points(&argument.phrase),
    };
    let mut told = silent.arguments.iter().filter(on).peekable();
    // "Would not comment on what was discussed": a matter that no argument holds.
    let asked = behind(silent).trim_start().trim_start_matches("to comment ");
    told.peek().is_none() && (asked.starts_with("on ") || asked.starts_with("about ")) || told.any(foreign)
}

/// The weekdays and months that its sentence names: who was silent on Friday may have spoken on Thursday.
fn days(claim: &Claim) -> BTreeSet<String> {
    let words = claim.context.split(|letter: char| !letter.is_alphanumeric());
    let capital = words.filter(|word| word.starts_with(char::is_uppercase)).map(str::to_lowercase);
    capital.filter(|word| WEEKDAYS.contains(&word.as_str()) || month(word).is_some()).collect()
}

/// A state, or what speaks for one, has many mouths: one of them silent says nothing of another.
fn many_mouths(pair: &Pair<'_>, party: &str) -> bool {
    let known = pair.lexicon.actors.get(party).map(|actor| actor.kind);
    matches!(known, Some(ActorKind::Country | ActorKind::Region | ActorKind::City | ActorKind::GovernmentBody))
}

fn near(pair: &Pair<'_>) -> bool {
    let days = pair.left.published.zip(pair.right.published).and_then(|(left, right)| left.until(right).ok());
    days.is_none_or(|span| span.get_days().abs() <= NEAR)
}

#[cfg(test)]
mod tests {
    use crate::relation::proof::told;

    #[test]
    fn who_declined_to_comment_and_gave_a_statement_has_answered() {
        assert!(told("comment", "2020-08-05|The tanker Bergen Star ran aground off Stavanger. The Hauge Line declined to comment on the tanker Bergen Star.", "2020-08-05|The tanker Bergen Star ran aground off Stavanger. The Hauge Line said in a statement that the Bergen Star was sound.").contains("answered"));
    }

    #[test]
    fn who_did_not_answer_one_outlet_may_have_told_another() {
        let ship = "2020-08-05|The tanker Bergen Star ran aground off Stavanger.";
        let silent = format!(
            "{ship} The Hauge Line did not respond to a request for comment on the tanker Bergen Star from the Bergen Post."
        );
        let spoken = format!("{ship} The Hauge Line said in a statement that the Bergen Star was sound.");
        assert!(!told("comment", &silent, &spoken).contains("answered"));
        let nobody = silent.replace(" from the Bergen Post", "");
        assert!(told("comment", &nobody, &spoken).contains("answered"));
    }

    #[test]
    fn another_affair_and_a_statement_that_declines_answer_nothing() {
        assert!(told("comment", "The tanker Bergen Star ran aground off Stavanger. The Hauge Line declined to comment on the tanker Bergen Star.", "Anna Lindqvist leads the museum in Oslo. The Hauge Line said in a statement that it would pay for the museum.").is_empty());
        assert!(told("comment", "The tanker Bergen Star ran aground off Stavanger. The Hauge Line declined to comment on the tanker Bergen Star.", "The tanker Bergen Star ran aground off Stavanger. The Hauge Line said in a statement that it could not comment on the Bergen Star.").is_empty());
    }
}
