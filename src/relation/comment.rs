//! Dimension `comment`: whether a party that would not comment has told others something of the same matter.
//!
//! Traps: different outlets ask at different times about different things, so both texts must treat one affair (they name mostly the
//! same), and be published near each other; a statement that says "we do not comment" is none; a spokesman who declines speaks
//! for the house; a person who is asked is not the house; a state has many mouths; who did not answer one outlet may have told others.

use super::participant::points;
use super::value::values;
use super::{Cell, Comparison, Pair};
use crate::claim::facts::{days, is_silent_on, same_name};
use crate::claim::{Argument, Facts, Role};
use crate::graph::Topic;
use crate::lexicon::ActorKind;

/// Days between two reports within which a refusal to comment and a statement are of one time.
const NEAR: i32 = 3;

/// The dimension over a refusal to comment and a statement.
pub(super) struct CommentDimension;

values! {
    /// Whether a party that would not comment has told others something of the same matter.
    pub(super) enum CommentValue {
        /// No refusal to comment meets a statement of the same party.
        None = "none",
        /// The two are of two matters, or of a party that has many mouths.
        OtherMatter = "other-matter",
        /// They may be of two days: a text has no date.
        Undated = "undated",
        /// Who would not comment to the one answered the other.
        Answered = "answered",
    }
}

impl Comparison for CommentDimension {
    type Value = CommentValue;
    const NAME: &'static str = "comment";

    fn compare<'a>(&self, pair: &Pair<'a>) -> Cell<'a, CommentValue> {
        let met = |at: usize| {
            let [silent, spoken] = if at == 0 { [pair.left, pair.right] } else { [pair.right, pair.left] };
            met(silent, spoken).filter(|_| !is_of_another_matter(silent, pair.about[1 - at]))
        };
        let value = match met(0).or_else(|| met(1)) {
            None => CommentValue::None,
            Some(party)
                if !(near(pair) && pair.about[0].shares_most(pair.about[1], party))
                    || many_mouths(pair, party)
                    || days(pair.left) != days(pair.right) =>
            {
                CommentValue::OtherMatter
            }
            Some(_) if pair.left.published.is_none() || pair.right.published.is_none() => CommentValue::Undated,
            Some(_) => CommentValue::Answered,
        };
        Cell::new(value, pair.left.text.as_str(), pair.right.text.as_str())
    }
}

/// The party that the one claim has silent and the other has speak.
fn met<'a>(silent: &Facts<'a>, spoken: &Facts<'a>) -> Option<&'a str> {
    let (one, other) = (silent.silent?, spoken.answers?);
    same_name(one, other).then_some(one)
}

/// Whether it is told on what there was no comment, and the other text does not treat of that.
fn is_of_another_matter(silent: &Facts<'_>, other: &Topic) -> bool {
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
    told.peek().is_none() && is_silent_on(silent) || told.any(foreign)
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
    use crate::relation::tests::values;

    #[test]
    fn who_declined_to_comment_and_gave_a_statement_has_answered() {
        assert!(values("comment", "2020-08-05|The tanker Bergen Star ran aground off Stavanger. The Hauge Line declined to comment on the tanker Bergen Star.", "2020-08-05|The tanker Bergen Star ran aground off Stavanger. The Hauge Line said in a statement that the Bergen Star was sound.").contains("answered"));
    }

    #[test]
    fn who_did_not_answer_one_outlet_may_have_told_another() {
        let ship = "2020-08-05|The tanker Bergen Star ran aground off Stavanger.";
        let silent = format!(
            "{ship} The Hauge Line did not respond to a request for comment on the tanker Bergen Star from the Bergen Post."
        );
        let spoken = format!("{ship} The Hauge Line said in a statement that the Bergen Star was sound.");
        assert!(!values("comment", &silent, &spoken).contains("answered"));
        let nobody = silent.replace(" from the Bergen Post", "");
        assert!(values("comment", &nobody, &spoken).contains("answered"));
    }

    #[test]
    fn another_affair_and_a_statement_that_declines_answer_nothing() {
        assert!(values("comment", "The tanker Bergen Star ran aground off Stavanger. The Hauge Line declined to comment on the tanker Bergen Star.", "Anna Lindqvist leads the museum in Oslo. The Hauge Line said in a statement that it would pay for the museum.").is_empty());
        assert!(values("comment", "The tanker Bergen Star ran aground off Stavanger. The Hauge Line declined to comment on the tanker Bergen Star.", "The tanker Bergen Star ran aground off Stavanger. The Hauge Line said in a statement that it could not comment on the Bergen Star.").is_empty());
    }
}
