//! What a claim is: who did or is what to whom, its sign, and everything that limits it.
//!
//! The types are the JSON of `gainsay extract`, field for field, and all that judging ever
//! sees: so claims that were written out and read back are judged as if they had never left.

use super::{Phrase, Role};
pub use crate::lexicon::{Factuality, Medium};
use crate::text::Position;
use ecow::EcoString;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// One claim of one sentence.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Claim {
    /// `document#number`, unique in a corpus.
    #[schemars(with = "String")]
    pub id: EcoString,
    /// The document's id.
    pub document: Arc<str>,
    /// The outlet that published it, where named.
    pub source: Option<Arc<str>>,
    /// The day of publication, where known.
    #[serde(default)]
    pub published: Option<Date>,
    /// The sentence's place.
    pub sentence: Position,
    /// From the first to the last word of the claim.
    pub span: Position,
    /// The document's text there.
    #[schemars(with = "String")]
    pub text: EcoString,
    /// The sentence's text, shared by its claims.
    #[serde(default)]
    pub context: Arc<str>,
    /// Whether it stands in a headline.
    pub headline: bool,
    /// Who did or is it; none where the text names nobody (passives without agent, "there are no …").
    pub actor: Option<Box<Mention>>,
    /// What was done or is the case.
    pub event: Event,
    /// To whom, what, where, how; in the order of the text.
    pub arguments: Vec<Argument>,
    /// Whether it is said to be so or not to be so.
    pub polarity: Polarity,
    /// How sure the author, or the innermost source, is.
    pub factuality: Factuality,
    /// Words that narrow the event without changing its sign: "publicly", "officially".
    #[schemars(with = "Vec<String>")]
    pub restrictors: Vec<EcoString>,
    /// Whose voice it is in, outermost source first; empty for the publishing outlet's own.
    pub attribution: Vec<Link>,
    /// Numbers in the claim with what they count.
    pub quantities: Vec<Quantity>,
    /// When it is said to have happened.
    pub time: Option<Box<Time>>,
    /// Where it is said to have happened.
    pub place: Option<Box<Mention>>,
    /// How sure the extraction is, from 0 to 1; never how true the claim is.
    pub confidence: f32,
}

impl Claim {
    /// The links in whose voice the claim stands, outermost first: not what an act of saying itself says.
    pub fn voices(&self) -> impl DoubleEndedIterator<Item = &Link> {
        let event = self.event.span;
        let own = move |cue: Position| cue.start < event.end && event.start < cue.end;
        self.attribution.iter().filter(move |link| !link.cue.is_some_and(own))
    }

    /// The link whose word of saying the event is, where it tells a clause and nothing but that: "the paper reported that …".
    pub fn report(&self) -> Option<&Link> {
        let event = self.event.span;
        let told = |argument: &Argument| argument.role == Role::Complement && !argument.text.starts_with("to ");
        let plain = self.event.id.is_none() && self.arguments.iter().any(told);
        let own = |link: &&Link| link.cue.is_some_and(|cue| cue.start < event.end && event.start < cue.end);
        self.attribution.iter().find(own).filter(|_| plain)
    }

    /// Gives back what its lists hold too much: a corpus keeps hundreds of thousands of claims.
    pub(crate) fn shrink(&mut self) {
        self.arguments.shrink_to_fit();
        self.attribution.shrink_to_fit();
        self.quantities.shrink_to_fit();
    }
}

/// A noun phrase that names an actor or a place.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Mention {
    /// The words as they stand.
    #[schemars(with = "String")]
    pub text: EcoString,
    /// Where they stand.
    pub span: Position,
    /// The actor it refers to: a lexicon id (`united-states`), or `name:` and a normalised name
    /// for one that only the documents know; none where nothing resolved it.
    #[schemars(with = "Option<String>")]
    pub id: Option<EcoString>,
    /// How the words relate to that actor.
    #[serde(default, skip_serializing_if = "Via::is_same")]
    pub via: Via,
    /// Its head, modifiers and quantifier.
    #[serde(default)]
    pub phrase: Phrase,
}

/// How a mention relates to the actor whose id it carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Via {
    /// It names the actor itself.
    #[default]
    Same,
    /// A capital, government, ministry or spokesperson that speaks and acts for the actor.
    SpeaksFor,
    /// A part or a member of the actor: never the same as it.
    PartOf,
}

impl Via {
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "the signature that serde asks for")]
    fn is_same(&self) -> bool {
        *self == Via::Same
    }
}

/// The predicate of a claim.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Event {
    /// From the first auxiliary or negator to the predicate and its particle.
    #[schemars(with = "String")]
    pub text: EcoString,
    /// Where that stands.
    pub span: Position,
    /// The predicate's lemma with its particle ("carry out"); of a copula claim, of the complement's head.
    #[schemars(with = "String")]
    pub lemma: EcoString,
    /// The lexicon's event class, or none.
    #[schemars(with = "Option<String>")]
    pub id: Option<EcoString>,
    /// How the predicate is expressed.
    #[serde(default)]
    pub form: EventForm,
    /// When, seen from the author.
    #[serde(default)]
    pub tense: Tense,
}

impl Event {
    /// Whether it is told in the present perfect: "has not signed" holds up to the day it was written, "did not sign" for good.
    pub fn is_perfect(&self) -> bool {
        let first = self.text.split([' ', '\'', '\u{2019}']).next().unwrap_or_default();
        ["has", "have", "hasn", "haven"].iter().any(|auxiliary| first.eq_ignore_ascii_case(auxiliary))
    }
}

/// How a predicate is expressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum EventForm {
    /// A verb.
    #[default]
    Verb,
    /// A copula with its complement, an apposition or a title: X is Y.
    Copula,
    /// An event noun: "the denial of visas".
    Nominal,
    /// "There is/are (no) N", "N does not exist".
    Existence,
    /// Entailed by another claim of the same predicate: what was refused was not granted.
    Entailed,
}

/// Past, present or future, as the verb group tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Tense {
    /// "denied", "has denied", "were denied".
    Past,
    /// "denies", "is denying".
    Present,
    /// "will deny", "is going to deny", "plans to deny".
    Future,
    /// Not told: nominal events, infinitives, headlines.
    #[default]
    Open,
}

/// A participant or circumstance of the event.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Argument {
    /// What it is to the event.
    pub role: Role,
    /// The words as they stand, without the preposition that `role` names.
    #[schemars(with = "String")]
    pub text: EcoString,
    /// Where they stand.
    pub span: Position,
    /// The actor or place it refers to, as in [`Mention::id`].
    #[schemars(with = "Option<String>")]
    pub id: Option<EcoString>,
    /// How the words relate to that actor.
    #[serde(default, skip_serializing_if = "Via::is_same")]
    pub via: Via,
    /// Its head, modifiers and quantifier.
    #[serde(default)]
    pub phrase: Phrase,
}

/// The sign of a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Polarity {
    /// It is so.
    Positive,
    /// It is not so.
    Negative,
}

impl Polarity {
    /// The other sign.
    #[must_use]
    pub fn flip(self) -> Polarity {
        match self {
            Polarity::Positive => Polarity::Negative,
            Polarity::Negative => Polarity::Positive,
        }
    }
}

/// One link of an attribution chain: a source, the cue that gives it the word, and what it says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Link {
    /// Who says it; none where nobody is named ("reportedly").
    pub source: Option<Box<Mention>>,
    /// The words of saying.
    pub cue: Option<Position>,
    /// All that is said, in pieces where the speech verb interrupts it.
    pub content: Vec<Position>,
    /// In whose words.
    pub kind: Speech,
    /// Who was told.
    pub addressee: Option<Box<Mention>>,
    /// The channel.
    pub medium: Option<Medium>,
    /// Whether the source asked not to be named, or is only described ("an official").
    pub anonymous: bool,
    /// The lemma of the cue ("deny", "say", "reportedly").
    #[serde(default)]
    #[schemars(with = "String")]
    pub verb: EcoString,
    /// The words inside quotation marks, a line for each piece; empty for indirect speech.
    #[serde(default, skip_serializing_if = "EcoString::is_empty")]
    #[schemars(with = "String")]
    pub quote: EcoString,
}

/// In whose words something is reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Speech {
    /// In quotation marks, whole.
    Direct,
    /// In the author's words.
    Indirect,
    /// Partly in quotation marks.
    Mixed,
}

/// A number with what it counts: the interval `[low, high]`, a bound absent where unbounded.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Quantity {
    /// The words as they stand: "at least 40 men".
    #[schemars(with = "String")]
    pub text: EcoString,
    /// Where they stand.
    pub span: Position,
    /// Lower bound as written.
    pub low: Option<f64>,
    /// Upper bound as written.
    pub high: Option<f64>,
    /// Whether it is said to be rough ("around", "some").
    pub approximate: bool,
    /// The unit, singular ("dollar", "percent", "man"); none for a bare number.
    #[schemars(with = "Option<String>")]
    pub unit: Option<EcoString>,
    /// What is counted or measured, as it stands.
    #[schemars(with = "Option<String>")]
    pub of: Option<EcoString>,
}

/// A stretch of days, both ends included.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Time {
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Date,
    /// The words as they stand.
    #[schemars(with = "String")]
    pub text: EcoString,
    /// Where they stand.
    pub span: Position,
}
