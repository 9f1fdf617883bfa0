//! All that a claim says, and nothing of where it stands: two claims that say the same are alike in whatever they are compared.
//!
//! Every field of a claim is named here, by taking it apart: a new one does not compile until somebody has said whether it is
//! something said or a place. Places count from the sentence on; who published a claim is its document's, not its own.

use crate::claim::{Argument, Claim, Event, Facts, Link, Mention, Quantity, Time};
use crate::text::Position;
use std::hash::{Hash, Hasher};

/// A claim without its place; hashes as what it says.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Said<'a>(&'a Claim);

impl<'a> Said<'a> {
    /// What the claim says of which these are the facts.
    pub(crate) fn of(facts: &Facts<'a>) -> Said<'a> {
        Said(facts.claim)
    }
}

impl Hash for Said<'_> {
    fn hash<H: Hasher>(&self, out: &mut H) {
        let Claim {
            id: _,
            document: _,
            source: _,
            published,
            sentence,
            span,
            text,
            context,
            headline,
            actor,
            event,
            arguments,
            polarity,
            factuality,
            restrictors,
            attribution,
            quantities,
            time,
            place,
            confidence: _,
        } = self.0;
        let from = sentence.start;
        (published, context, text, within(*span, from), headline, polarity, factuality, restrictors).hash(out);
        actor.iter().for_each(|actor| mention(actor, from, out));
        let Event { text, span, lemma, id, form, tense } = event;
        (b'e', text, within(*span, from), lemma, id, form, tense).hash(out);
        arguments.iter().for_each(|one| argument(one, from, out));
        attribution.iter().for_each(|one| link(one, from, out));
        quantities.iter().for_each(|one| quantity(one, from, out));
        if let Some(time) = time {
            let Time { from: first, to, text, span } = &**time;
            (b't', first, to, text, within(*span, from)).hash(out);
        }
        b'p'.hash(out);
        place.iter().for_each(|place| mention(place, from, out));
    }
}

/// Where something stands in its sentence.
fn within(span: Position, from: u32) -> [u32; 2] {
    [span.start, span.end].map(|at| at.wrapping_sub(from))
}

fn mention(one: &Mention, from: u32, out: &mut impl Hasher) {
    let Mention { text, span, id, via, phrase } = one;
    (b'm', text, within(*span, from), id, via, phrase).hash(out);
}

fn argument(one: &Argument, from: u32, out: &mut impl Hasher) {
    let Argument { role, text, span, id, via, phrase } = one;
    (b'a', role, text, within(*span, from), id, via, phrase).hash(out);
}

fn link(one: &Link, from: u32, out: &mut impl Hasher) {
    let Link { source, cue, content, kind, addressee, medium, anonymous, verb, quote } = one;
    (b'l', kind, medium, anonymous, verb, quote, cue.map(|cue| within(cue, from))).hash(out);
    content.iter().for_each(|part| within(*part, from).hash(out));
    source.iter().for_each(|source| mention(source, from, out));
    b'>'.hash(out);
    addressee.iter().for_each(|addressee| mention(addressee, from, out));
}

fn quantity(one: &Quantity, from: u32, out: &mut impl Hasher) {
    let Quantity { text, span, low, high, approximate, unit, of } = one;
    let bounds = [low, high].map(|bound| bound.map(f64::to_bits));
    (b'q', text, within(*span, from), bounds, approximate, unit, of).hash(out);
}
