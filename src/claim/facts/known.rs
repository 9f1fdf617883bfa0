//! All that comparisons see of a claim: computed once, before claims meet.
//!
//! The sentence's text is not among it: outside of this folder it can only be asked for what is true of it.

use super::contrast::{asserted, contrasted, spoken};
use super::first::{First, first_slot};
use super::names::names;
use super::occasion::is_bygone;
use super::phrases::{first_phrase, phrases};
use super::silence::{answers, no_comment};
use crate::claim::{Argument, Claim, Event, Factuality, Link, Mention, Polarity, Quantity, Time};
use crate::lexicon::{Lexicon, PhraseClass};
use crate::text::Position;
use ecow::EcoString;
use jiff::civil::Date;
use rayon::prelude::*;
use std::sync::Arc;

/// Claims that one thread takes at a time.
const BATCH: usize = 1 << 10;

/// The facts of a claim: what was read of it, and what follows from that and its sentence.
#[derive(Debug, Clone)]
pub struct Facts<'a> {
    pub(super) claim: &'a Claim,
    /// Its sentence, for the facts alone.
    pub(super) context: &'a str,
    /// The classes of phrases in its sentence, as bits.
    phrases: u8,
    /// As in [`Claim`], field for field.
    pub document: &'a str,
    /// The outlet that published it.
    pub source: Option<&'a str>,
    /// The day of publication.
    pub published: Option<Date>,
    /// The sentence's place.
    pub sentence: Position,
    /// From its first to its last word.
    pub span: Position,
    /// Its words.
    pub text: &'a EcoString,
    /// Whether it stands in a headline.
    pub headline: bool,
    /// Who did or is it.
    pub actor: Option<&'a Mention>,
    /// What was done or is the case.
    pub event: &'a Event,
    /// To whom, what, where, how.
    pub arguments: &'a [Argument],
    /// Whether it is said to be so or not to be so.
    pub polarity: Polarity,
    /// How sure its voice is.
    pub factuality: Factuality,
    /// Words that narrow the event.
    pub restrictors: &'a [EcoString],
    /// Whose voice it is in, outermost source first.
    pub attribution: &'a [Link],
    /// Numbers with what they count.
    pub quantities: &'a [Quantity],
    /// When it happened.
    pub time: Option<&'a Time>,
    /// Where it happened.
    pub place: Option<&'a Mention>,
    /// How sure the extraction is.
    pub confidence: f32,
    /// The party that would not comment.
    pub(crate) silent: Option<&'a str>,
    /// The party that gives a statement by this very claim.
    pub(crate) answers: Option<&'a str>,
    /// The party whose word its sentence says to stand against something.
    pub(crate) contrasted: Option<&'a str>,
    /// The named speaker in whose voice it stands, and the same where that one says it and does not only want or ask it.
    pub(crate) spoken: Option<&'a str>,
    pub(crate) asserted: Option<&'a str>,
    /// The place of being first that it fills.
    pub(crate) first: Option<Box<First<'a>>>,
    /// Whether it names nobody and nothing.
    pub(crate) is_nameless: bool,
    /// Of such a one, whether its sentence tells of bygone days.
    pub(crate) is_bygone: bool,
}

impl<'a> Facts<'a> {
    /// Those of one claim; one pass over its sentence.
    pub fn of(claim: &'a Claim, lexicon: &'a Lexicon) -> Facts<'a> {
        Facts::with(claim, phrases(&claim.context, lexicon), lexicon)
    }

    /// Those of all claims; those of one sentence must stand together, and have it read for phrases once.
    pub fn all(claims: &'a [Claim], lexicon: &'a Lexicon) -> Vec<Facts<'a>> {
        claims.par_chunks(BATCH).flat_map_iter(|batch| of_batch(batch, lexicon)).collect()
    }

    fn with(claim: &'a Claim, phrases: u8, lexicon: &Lexicon) -> Facts<'a> {
        let mut facts = Facts::read(claim, phrases);
        facts.silent = no_comment(&facts);
        facts.answers = answers(&facts);
        let contrast = phrases & PhraseClass::Contrast.bit() != 0;
        facts.contrasted = contrast.then(|| contrasted(&facts, lexicon)).flatten();
        facts.spoken = spoken(&facts);
        facts.asserted = asserted(&facts, lexicon);
        facts.first = first_slot(&facts).map(Box::new);
        let is_nameless = names(&facts).next().is_none();
        facts.is_nameless = is_nameless;
        facts.is_bygone = is_nameless && is_bygone(&facts);
        facts
    }

    /// What was read, before anything is made of it.
    fn read(claim: &'a Claim, phrases: u8) -> Facts<'a> {
        Facts {
            claim,
            context: &claim.context,
            phrases,
            document: &claim.document,
            source: claim.source.as_deref(),
            published: claim.published,
            sentence: claim.sentence,
            span: claim.span,
            text: &claim.text,
            headline: claim.headline,
            actor: claim.actor.as_deref(),
            event: &claim.event,
            arguments: &claim.arguments,
            polarity: claim.polarity,
            factuality: claim.factuality,
            restrictors: &claim.restrictors,
            attribution: &claim.attribution,
            quantities: &claim.quantities,
            time: claim.time.as_deref(),
            place: claim.place.as_deref(),
            confidence: claim.confidence,
            silent: None,
            answers: None,
            contrasted: None,
            spoken: None,
            asserted: None,
            first: None,
            is_nameless: false,
            is_bygone: false,
        }
    }

    /// The links in whose voice it stands ([`Claim::voices`]).
    pub fn voices(&self) -> impl DoubleEndedIterator<Item = &'a Link> + use<'a> {
        self.claim.voices()
    }

    /// The link whose word of saying the event is ([`Claim::report`]).
    pub fn report(&self) -> Option<&'a Link> {
        self.claim.report()
    }

    /// The first phrase of that class in its sentence.
    pub(crate) fn phrase(&self, class: PhraseClass, lexicon: &Lexicon) -> Option<&'a str> {
        (self.phrases & class.bit() != 0).then(|| first_phrase(self.context, class, lexicon))?
    }

    /// Whether its sentence tells one of several states that follow each other.
    pub(crate) fn is_in_turn(&self) -> bool {
        self.phrases & PhraseClass::InTurn.bit() != 0
    }

    /// Whether its sentence calls something untrue.
    pub(crate) fn is_of_untruth(&self) -> bool {
        self.phrases & PhraseClass::Untrue.bit() != 0
    }
}

fn of_batch<'a>(batch: &'a [Claim], lexicon: &'a Lexicon) -> Vec<Facts<'a>> {
    let mut all: Vec<Facts<'a>> = Vec::with_capacity(batch.len());
    for claim in batch {
        let before = all.last().filter(|before| Arc::ptr_eq(&before.claim.context, &claim.context));
        let phrases = before.map_or_else(|| phrases(&claim.context, lexicon), |before| before.phrases);
        all.push(Facts::with(claim, phrases, lexicon));
    }
    all
}
