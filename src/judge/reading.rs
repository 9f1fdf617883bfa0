//! Readings: claims that no dimension can tell apart, folded into one class before anything is compared.
//!
//! So cost grows with the number of different readings under a key, not with the number of articles.

use super::seen::Seen;
use crate::claim::{Claim, EventForm, Phrase, Via};
use crate::graph::{Affairs, Phrases};
use crate::lexicon::{Lexicon, PhraseClass, Stance};
use crate::relation::{
    Affair, answers, contrasted, is_bygone, is_hasty, is_of_series, is_one_of_several, is_since, names, no_comment,
    says,
};
use ecow::EcoString;
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use std::hash::{Hash, Hasher};

/// One reading with every claim that holds it.
#[derive(Debug)]
pub(super) struct Class {
    /// The claims, by index, ascending.
    pub(super) members: Vec<usize>,
    /// Whether they say that somebody would not comment.
    pub(super) silent: bool,
    /// Whether they say that something stands against another's word.
    pub(super) stated: bool,
}

/// All readings of a corpus.
#[derive(Debug, Default)]
pub(super) struct Readings {
    pub(super) classes: Vec<Class>,
    /// The class of each claim.
    pub(super) of: Vec<usize>,
}

impl Readings {
    /// One pass over the claims.
    pub(super) fn new(claims: &[Claim], affairs: &Affairs, phrases: &Phrases, lexicon: &Lexicon) -> Readings {
        let mut readings = Readings::default();
        let mut known: FxHashMap<Signature, usize> = FxHashMap::default();
        let signed = |seen: &mut Seen, at: usize| signature(&claims[at], affairs.of(at), phrases.of(at), lexicon, seen);
        let all = (0..claims.len()).into_par_iter().with_min_len(BATCH);
        let all: Vec<Signature> = all.map_init(Seen::default, signed).collect();
        for (at, signature) in all.into_iter().enumerate() {
            let next = readings.classes.len();
            let class = *known.entry(signature).or_insert(next);
            if class == next {
                let claim = &claims[at];
                let (silent, stated) = (no_comment(claim).is_some(), is_stated(claim, phrases.of(at), lexicon));
                readings.classes.push(Class { members: Vec::new(), silent, stated });
            }
            readings.classes[class].members.push(at);
            readings.of.push(class);
        }
        readings
    }
}

/// Claims that one thread takes at least.
const BATCH: usize = 1024;

type Signature = [u64; 2];

/// Whether a claim's sentence, with these phrases, says that something stands against another's word.
fn is_stated(claim: &Claim, phrases: u8, lexicon: &Lexicon) -> bool {
    phrases & PhraseClass::Contrast.bit() != 0 && contrasted(claim, lexicon).is_some()
}

/// Everything of a claim that a dimension looks at, but for who published it, as a hash; `out` is scratch space.
fn signature(claim: &Claim, affair: &Affair, phrases: u8, lexicon: &Lexicon, out: &mut Seen) -> Signature {
    out.clear();
    let event = &claim.event;
    (&event.id, &event.lemma, event.form, event.tense, event.is_perfect()).hash(out);
    (claim.polarity, claim.factuality, claim.headline, &claim.restrictors, claim.published).hash(out);
    if let Some(actor) = &claim.actor {
        out.write_u8(b'a');
        participant(out, actor.id.as_ref(), actor.via, &actor.phrase);
    }
    for argument in &claim.arguments {
        (b'r', &argument.role).hash(out);
        participant(out, argument.id.as_ref(), argument.via, &argument.phrase);
    }
    for quantity in &claim.quantities {
        let [low, high] = [quantity.low, quantity.high].map(|bound| bound.map(f64::to_bits));
        (b'q', low, high, quantity.approximate, &quantity.unit).hash(out);
    }
    if let Some(time) = &claim.time {
        (b't', time.from, time.to).hash(out);
    }
    for link in &claim.attribution {
        let source = link.source.as_ref().map(|mention| {
            (mention.id.as_ref().unwrap_or(&mention.text), mention.phrase.pronoun, mention.via == Via::Same)
        });
        let told = (link.addressee.as_ref().map(|mention| &mention.text), link.cue.is_some());
        let stands = lexicon.speech.stance(&link.verb).is_none_or(Stance::commits);
        (b's', source, told, link.medium, link.anonymous, &link.quote, stands).hash(out);
    }
    // What is looked for in the sentence: its phrases, what bounds them; of a stated contrast all its words, of a silence where it stands.
    (b'p', phrases, claim.context.trim_end().ends_with(['.', '!', '?', '”', '"'])).hash(out);
    (is_since(claim), is_one_of_several(claim), is_hasty(claim)).hash(out);
    if is_stated(claim, phrases, lexicon) {
        (b'w', &claim.context).hash(out);
    }
    if no_comment(claim).is_some() {
        (b'd', &claim.document).hash(out);
    }
    if event.form == EventForm::Verb && names(claim).next().is_none() {
        (b'n', &affair.topics, is_bygone(claim)).hash(out);
    }
    // What is said, and whose numbers they are, hangs on the words themselves.
    if !claim.quantities.is_empty() {
        (b'v', is_of_series(claim)).hash(out);
    }
    if says(claim) || !claim.quantities.is_empty() {
        claim.arguments.iter().for_each(|argument| (b'x', &argument.text).hash(out));
    }
    (answers(claim).is_some()).hash(out);
    Seen::hash(out)
}

fn participant(out: &mut Seen, id: Option<&EcoString>, via: Via, phrase: &Phrase) {
    match id {
        Some(id) => (b'@', id, via).hash(out),
        None => (b'-', phrase).hash(out),
    }
}
