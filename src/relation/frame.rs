//! The natural-logic relation of two claims, after their signs and without restrictors.
//!
//! The event classes' relation is joined with that of each pair of arguments, then the signs are applied
//! ([`crate::logic`]). Traps: exclusive classes exclude only *for the same argument* (refused to X, granted to Y);
//! an argument that one side leaves out is the broadest; circumstances (because of, despite) are no arguments;
//! opposite signs need somebody or something named that both speak of.

use super::Pair;
use super::anchoring::together;
use super::first::one_first;
use super::participant::{Meeting, Participant, Reading, is_attached, meet};
use super::slot::{Slot, SlotRole};
use super::time::SO_FAR;
use crate::claim::facts::{names, same_name};
use crate::claim::{Argument, EventForm, Facts, Modifier, Phrase, Polarity, Quantifier, Role};
use crate::logic::Relation;
use ecow::EcoString;
use std::cmp::Ordering;

/// Prepositions whose phrases say when, why or in spite of what, not who or what takes part.
const CIRCUMSTANCES: [&str; 28] = [
    "according_to",
    "after",
    "amid",
    "as",
    "because",
    "because_of",
    "before",
    "besides",
    "compared_to",
    "compared_with",
    "despite",
    "due_to",
    "during",
    "following",
    "given",
    "in_addition_to",
    "including",
    "instead_of",
    "like",
    "rather_than",
    "since",
    "than",
    "through",
    "throughout",
    "unlike",
    "until",
    "while",
    "without",
];

/// The frame relation and what it was made of.
#[derive(Debug, Clone)]
pub struct Frame {
    /// Between the event classes, both read as positive.
    pub event: Relation,
    /// Each role that either side fills, with how the fillers relate.
    pub slots: Vec<Slot>,
    /// The whole, signs applied, restrictors left out.
    pub relation: Relation,
    /// The same with restrictors counted as narrowing.
    pub restricted: Relation,
}

struct Filler<'a> {
    role: SlotRole,
    /// The preposition by which it stands, if any.
    by: &'a str,
    participant: Participant<'a>,
}

impl Filler<'_> {
    /// Whether the slot was made of it.
    fn fills(&self, slot: &Slot) -> bool {
        self.role == slot.role && [&slot.left, &slot.right].iter().any(|words| words.as_str() == self.participant.text)
    }
}

impl Frame {
    /// The frame of a pair; cost is the product of the two argument counts, which are small.
    pub(super) fn of(pair: &Pair<'_>) -> Frame {
        if one_first(pair) {
            return Frame::first(pair);
        }
        let frame = Frame::from_the_left(pair);
        if frame.event != Relation::Complement {
            return frame;
        }
        // Either class may be read as the other one denied: the frame is that which says more, from whichever side.
        let other = Frame::from_the_left(&pair.turned()).converse();
        let says = |frame: &Frame| (frame.relation.contradicts(), frame.restricted.contradicts());
        match says(&frame).cmp(&says(&other)) {
            Ordering::Greater => frame,
            Ordering::Less => other,
            Ordering::Equal if pair.left.event.id <= pair.right.event.id => frame,
            Ordering::Equal => other,
        }
    }

    /// The frame from the other side.
    fn converse(self) -> Frame {
        let turned =
            |slot: Slot| Slot { relation: slot.relation.converse(), left: slot.right, right: slot.left, ..slot };
        Frame {
            event: self.event.converse(),
            slots: self.slots.into_iter().map(turned).collect(),
            relation: self.relation.converse(),
            restricted: self.restricted.converse(),
        }
    }

    /// The frame in which the right event is the left one denied, where one is defined so.
    fn from_the_left(pair: &Pair<'_>) -> Frame {
        let stated = event_relation(pair);
        // A class defined as the complement of another ("silent") is that other one with its sign turned.
        let turned = stated == Relation::Complement;
        let event = if turned { Relation::Same } else { stated };
        let left_negative = pair.left.polarity == Polarity::Negative;
        let right_negative = (pair.right.polarity == Polarity::Negative) != turned;
        let slots = slots(pair, left_negative, right_negative);
        let opposed = left_negative != right_negative || event == Relation::Exclusive;
        let plain = joined(pair, event, &slots, [opposed, left_negative || right_negative]);
        let sign = |relation: Relation| relation.signed(left_negative, right_negative);
        let mut relation = guard(pair, sign(plain), &slots, opposed);
        if turned && !relation.contradicts() && !left_negative && right_negative {
            // Complements exclude each other, too: "leaders are silent", and one of them has spoken.
            let plain = pointwise(&self::slots(pair, false, false), false);
            relation = guard(pair, plain, &slots, true);
        }
        // What narrows the left side stands before the relation, what narrows the right one behind it.
        let narrowed = match restrictor_relation(pair.left.restrictors, pair.right.restrictors) {
            Relation::Narrower => Relation::Narrower.join(plain),
            other => plain.join(other),
        };
        Frame { event: stated, restricted: guard(pair, sign(narrowed), &slots, opposed), relation, slots }
    }

    /// "X was the first to …" and "X became the first …" are one claim, whatever their verbs.
    fn first(pair: &Pair<'_>) -> Frame {
        let slot = |role: SlotRole, named: bool, left: &EcoString, right: &EcoString| Slot {
            role,
            relation: Relation::Same,
            both: true,
            named,
            pinned: true,
            left: left.clone(),
            right: right.clone(),
        };
        let actor = |claim: &Facts<'_>| claim.actor.as_ref().map_or(EcoString::new(), |mention| mention.text.clone());
        let slots = vec![
            slot(SlotRole::Actor, true, &actor(pair.left), &actor(pair.right)),
            slot(SlotRole::First, false, pair.left.text, pair.right.text),
        ];
        Frame { event: Relation::Same, slots, relation: Relation::Same, restricted: Relation::Same }
    }

    /// Whether some role is filled on both sides by one resolved actor or place.
    pub fn named(&self) -> bool {
        self.slots.iter().any(|slot| slot.named)
    }
}

/// Between the event classes; words that the lexicon does not know relate only to themselves.
fn event_relation(pair: &Pair<'_>) -> Relation {
    let (left, right) = (&pair.left.event, &pair.right.event);
    let known = match (&left.id, &right.id) {
        (Some(a), Some(b)) => pair.lexicon.events.relation(a, b),
        (None, None) if left.lemma == right.lemma && !left.lemma.is_empty() => Relation::Same,
        _ => Relation::Independent,
    };
    if known == Relation::Independent && one_sense(pair) { Relation::Same } else { known }
}

/// Whether one verb of two sorts of sense has one here: the sense hangs on the participants, and these are the same, though
/// only one text says what they are ("Luna 25 crashed" / "the lander Luna 25 crashed").
fn one_sense(pair: &Pair<'_>) -> bool {
    let (left, right) = (pair.left, pair.right);
    let verb = |claim: &Facts<'_>| claim.event.form == EventForm::Verb && !claim.event.lemma.is_empty();
    if left.event.lemma != right.event.lemma || !verb(left) || !verb(right) {
        return false;
    }
    let object = |claim: &Facts<'_>| {
        let object = |role: &Role| matches!(role, Role::Object | Role::Complement);
        claim.arguments.iter().find(|argument| object(&argument.role)).map(|argument| argument.id.clone())
    };
    let actor = |claim: &Facts<'_>| claim.actor.as_ref().map(|actor| actor.id.clone());
    let same = |a: &EcoString, b: &EcoString| same_name(a, b);
    match (object(left), object(right)) {
        (Some(Some(a)), Some(Some(b))) => same(&a, &b),
        (None, None) => actor(left).flatten().zip(actor(right).flatten()).is_some_and(|(a, b)| same(&a, &b)),
        _ => false,
    }
}

/// Ra ⊋ Rb: the left event is the narrower one.
fn restrictor_relation(left: &[EcoString], right: &[EcoString]) -> Relation {
    let narrows = |word: &&EcoString| !SO_FAR.contains(&word.as_str());
    let covers = |a: &[EcoString], b: &[EcoString]| b.iter().filter(narrows).all(|word| a.contains(word));
    match (covers(left, right), covers(right, left)) {
        (true, true) => Relation::Same,
        (true, false) => Relation::Narrower,
        (false, true) => Relation::Broader,
        (false, false) => Relation::Independent,
    }
}

fn fillers<'a>(claim: &Facts<'a>, negative: bool) -> Vec<Filler<'a>> {
    let entailed = claim.event.form == EventForm::Entailed;
    let reading = |subject| Reading { negative, entailed, subject };
    let actor = claim.actor.iter().map(|mention| {
        let participant = Participant::of_mention(mention, reading(true));
        Filler { role: SlotRole::Actor, by: "", participant }
    });
    let arguments = claim.arguments.iter().filter(|argument| takes_part(argument, claim)).flat_map(|argument| {
        let participant = Participant::of_argument(argument, reading(false));
        let attached = attached(argument, reading(false));
        let by = if let Role::Oblique(preposition) = &argument.role { preposition } else { "" };
        std::iter::once(Filler { role: SlotRole::of(&argument.role), by, participant }).chain(attached)
    });
    actor.chain(arguments).collect()
}

/// Prepositional phrases that stand at an object but may as well stand at its verb ("visas *to* men", "money *in*
/// compensation"): which of the two a parser chose must not decide, so each fills its own slot.
fn attached<'a>(argument: &'a Argument, reading: Reading) -> impl Iterator<Item = Filler<'a>> {
    let object = matches!(argument.role, Role::Object | Role::Complement | Role::Oblique(_));
    let phrases = argument.phrase.modifiers.iter().filter(move |_| object).filter_map(|modifier| {
        let Modifier::Joined(preposition, noun) = Modifier::of(modifier) else { return None };
        (is_attached(modifier) && !CIRCUMSTANCES.contains(&preposition)).then_some((preposition, noun))
    });
    phrases.map(move |(preposition, noun)| {
        let phrase = Phrase { head: noun.into(), ..Phrase::default() };
        let role = SlotRole::of(&Role::Oblique(preposition.into()));
        Filler { role, by: preposition, participant: Participant::of_phrase(phrase, &argument.text, reading) }
    })
}

fn takes_part(argument: &Argument, claim: &Facts<'_>) -> bool {
    match &argument.role {
        Role::Time | Role::Manner => false,
        // "On 3 May 2021".
        Role::Oblique(_) if claim.time.as_ref().is_some_and(|time| time.span == argument.span) => false,
        Role::Oblique(preposition) => !CIRCUMSTANCES.contains(&preposition.as_str()),
        Role::Complement | Role::Object => !is_predicate(argument, claim),
        Role::Recipient | Role::Place => true,
    }
}

/// Of "X is silent" and "there are no victims", what is said to be so is the event itself and no participant.
fn is_predicate(argument: &Argument, claim: &Facts<'_>) -> bool {
    let phrase = &argument.phrase;
    let bare = phrase.quantifier == Quantifier::Bare && phrase.modifiers.is_empty() && !phrase.name;
    let whole = claim.event.form == EventForm::Existence || claim.event.form == EventForm::Copula && bare;
    whole && phrase.head == claim.event.lemma
}

fn slots(pair: &Pair<'_>, left_negative: bool, right_negative: bool) -> Vec<Slot> {
    let mut left = fillers(pair.left, left_negative);
    let mut right = fillers(pair.right, right_negative);
    if exchanged(pair, &left, &right) {
        exchange(&mut left);
    }
    match (undergoes(pair.left), undergoes(pair.right)) {
        (Some(false), Some(true)) => exchange(&mut left),
        (Some(true), Some(false)) => exchange(&mut right),
        _ => {}
    }
    let mut taken = vec![false; right.len()];
    let mut slots: Vec<Slot> = left.iter().map(|filler| fill(filler, &right, &mut taken, pair)).collect();
    for (slot, filler) in slots.iter_mut().zip(&left).filter(|(slot, _)| !slot.both) {
        topic(slot, filler, &right, &mut taken, pair);
    }
    for (filler, _) in right.iter().zip(&taken).filter(|(_, taken)| !**taken) {
        slots.push(alone(filler, Relation::Broader));
    }
    slots.retain(|slot| !elsewhere(slot, &left, pair.right, pair) && !elsewhere(slot, &right, pair.left, pair));
    slots
}

/// What one predicate has as its object another has as its topic: "condemned the killings", "silent about the killings",
/// "attended the talks", "absent from the talks".
fn topic(slot: &mut Slot, filler: &Filler<'_>, others: &[Filler<'_>], taken: &mut [bool], pair: &Pair<'_>) {
    let about = |role: &SlotRole| {
        role.preposition().is_some_and(|by| matches!(by, "about" | "over" | "against" | "regarding" | "from"))
    };
    // "Voted for the ban", "voted against the ban".
    let sides = |one: &Filler<'_>, other: &Filler<'_>| one.by == "for" && other.by == "against";
    // "Survived the crash", "died in the crash".
    let within = |one: &Filler<'_>, other: &Filler<'_>| {
        one.role == SlotRole::OBJECT && other.by == "in" && other.participant.id.is_none()
    };
    let fits = |other: &Filler<'_>| {
        within(filler, other)
            || within(other, filler)
            || filler.role == SlotRole::OBJECT && about(&other.role)
            || other.role == SlotRole::OBJECT && about(&filler.role)
            || sides(filler, other)
            || sides(other, filler)
    };
    let open = others.iter().enumerate().filter(|(index, other)| !taken[*index] && fits(other));
    let met =
        open.map(|(index, other)| (index, meet(&filler.participant, &other.participant, pair.lexicon, pair.situation)));
    let Some((index, meeting)) = met.into_iter().find(|(_, meeting)| meeting.relation.agrees()) else { return };
    taken[index] = true;
    slot.role = SlotRole::OBJECT;
    slot.relation = meeting.relation;
    slot.both = true;
    slot.named = meeting.named;
    slot.pinned = meeting.pinned;
    slot.right = others[index].participant.text.into();
}

/// Whether a slot that one side leaves empty holds a place or party that the other side names elsewhere: what is done
/// "in Norway" may be told of "Norwegian police", and "visas to men | from Norway" of "men from Norway".
fn elsewhere(slot: &Slot, fillers: &[Filler<'_>], other: &Facts<'_>, pair: &Pair<'_>) -> bool {
    let oblique = slot.role.preposition().is_some();
    if slot.both || slot.role != SlotRole::PLACE && !oblique {
        return false;
    }
    let own = fillers.iter().find(|filler| filler.fills(slot));
    let Some(id) = own.and_then(|filler| filler.participant.id) else { return false };
    if oblique {
        let inside =
            |phrase: &Phrase| phrase.modifiers.iter().any(|modifier| Modifier::of(modifier).actor() == Some(id));
        return other.arguments.iter().any(|argument| inside(&argument.phrase));
    }
    names(other).any(|name| name == id || pair.lexicon.actors.is_part_of(name, id))
}

/// Puts the actor in the object's place, and the object in the actor's.
fn exchange(fillers: &mut [Filler<'_>]) {
    for filler in fillers {
        filler.role = match filler.role {
            SlotRole::Actor => SlotRole::OBJECT,
            SlotRole::Argument(Role::Object) => SlotRole::Actor,
            _ => continue,
        };
    }
}

/// Of what an event happened to: whether it is its verb's object ("the gate was shut"), or the actor of which a state is
/// told ("the gate remained open").
fn undergoes(claim: &Facts<'_>) -> Option<bool> {
    let object = claim.arguments.iter().any(|argument| argument.role == Role::Object);
    match (claim.event.form, &claim.actor) {
        (EventForm::Verb, None) if object => Some(true),
        (EventForm::Copula, Some(_)) if !object => Some(false),
        _ => None,
    }
}

/// Of a reciprocal event ("met") subject and object may be exchanged.
fn exchanged(pair: &Pair<'_>, left: &[Filler<'_>], right: &[Filler<'_>]) -> bool {
    let reciprocal = |claim: &Facts<'_>| {
        let class = claim.event.id.as_deref().and_then(|id| pair.lexicon.events.class(id));
        class.is_some_and(|class| class.reciprocal)
    };
    let id = |fillers: &[Filler<'_>], role: &SlotRole| {
        fillers.iter().find(|filler| filler.role == *role).and_then(|filler| filler.participant.id.map(EcoString::from))
    };
    reciprocal(pair.left)
        && reciprocal(pair.right)
        && id(left, &SlotRole::Actor).is_some()
        && id(left, &SlotRole::Actor) == id(right, &SlotRole::OBJECT)
}

/// The slot of `filler`, with the closest of the other side's fillers of that role.
fn fill(filler: &Filler<'_>, others: &[Filler<'_>], taken: &mut [bool], pair: &Pair<'_>) -> Slot {
    let candidates = others.iter().enumerate().filter(|(index, other)| other.role == filler.role && !taken[*index]);
    let met = candidates
        .map(|(index, other)| (index, meet(&filler.participant, &other.participant, pair.lexicon, pair.situation)))
        // "apologised to the crew" and "for the delay" fill two slots.
        .filter(|(index, meeting)| filler.by == others[*index].by || meeting.relation != Relation::Independent);
    let Some((index, meeting)) = met.max_by_key(|(index, meeting)| (closeness(*meeting), std::cmp::Reverse(*index)))
    else {
        return alone(filler, Relation::Narrower);
    };
    taken[index] = true;
    // What a part did or said is not what its whole did or said: the police are not the state.
    let part = filler.role == SlotRole::Actor
        && filler.participant.id.is_some()
        && others[index].participant.id.is_some()
        && meeting.relation != Relation::Same;
    Slot {
        role: filler.role.clone(),
        relation: meeting.relation,
        both: true,
        named: meeting.named && !part,
        pinned: meeting.pinned && !part,
        left: filler.participant.text.into(),
        right: others[index].participant.text.into(),
    }
}

fn closeness(meeting: Meeting) -> u8 {
    match meeting.relation {
        Relation::Same => 3,
        Relation::Narrower | Relation::Broader => 2,
        Relation::Exclusive | Relation::Complement | Relation::Cover => 1,
        Relation::Independent => 0,
    }
}

fn alone(filler: &Filler<'_>, relation: Relation) -> Slot {
    let text: EcoString = filler.participant.text.into();
    let (left, right) = if relation == Relation::Narrower { (text, "".into()) } else { ("".into(), text) };
    Slot { role: filler.role.clone(), relation, both: false, named: false, pinned: false, left, right }
}

/// Event and arguments as one relation between the positive frames.
fn joined(pair: &Pair<'_>, event: Relation, slots: &[Slot], [opposed, negated]: [bool; 2]) -> Relation {
    let voiced = in_one_voice(pair);
    if event == Relation::Exclusive {
        return pointwise(slots, negated);
    }
    slots.iter().fold(event, |frame, slot| {
        let said = voiced && slot.relation == Relation::Same;
        let loose = opposed && slot.both && !(slot.pinned || slot.named || kinds(slot) || said);
        frame.join(if loose { Relation::Independent } else { slot.relation.existential() })
    })
}

/// Whether one named speaker says both: what the same one calls "the radar" is one.
fn in_one_voice(pair: &Pair<'_>) -> bool {
    pair.left.spoken.is_some() && pair.left.spoken == pair.right.spoken
}

/// Bare kinds ("visas") need no individual to be the same.
fn kinds(slot: &Slot) -> bool {
    slot.relation == Relation::Same && slot.role != SlotRole::Actor
}

/// Exclusive classes exclude where every argument is the same one, or one side speaks of all and holds the other's.
fn pointwise(slots: &[Slot], negated: bool) -> Relation {
    // "The plan for a stadium": what belongs to one thing that both mean is one.
    let whole =
        slots.iter().any(|slot| slot.role == SlotRole::OBJECT && slot.pinned && slot.relation == Relation::Same);
    let same = |slot: &Slot| {
        let part = whole && slot.relation == Relation::Same && slot.role != SlotRole::Actor && !slot.role.is_core();
        // "Convicted of theft", "acquitted of theft": what is told beside the object may be a kind.
        let kind = slot.relation == Relation::Same && slot.role.preposition().is_some();
        let contained = slot.pinned && slot.relation.agrees() || part || kind;
        let absent = !slot.both && (negated || slot.role != SlotRole::Actor);
        if slot.both { contained } else { absent && !slot.role.is_core() }
    };
    let tells_more = |relation: Relation| slots.iter().any(|slot| slot.relation == relation);
    let two_matters = tells_more(Relation::Narrower) && tells_more(Relation::Broader);
    if slots.iter().all(same) && !two_matters { Relation::Exclusive } else { Relation::Independent }
}

/// Opposite readings count only where something named, or in one scene anything, is shared.
fn guard(pair: &Pair<'_>, relation: Relation, slots: &[Slot], opposed: bool) -> Relation {
    let anchored = pair.situation == super::Situation::One
        || slots.iter().any(|slot| slot.named)
        || pair.shares_a_name()
        || in_one_voice(pair) && slots.iter().any(|slot| slot.both && slot.relation == Relation::Same);
    let apart = || relation.contradicts() && pair.situation != super::Situation::One && !together(pair, slots);
    if opposed && (!anchored || apart()) { Relation::Independent } else { relation }
}

#[cfg(test)]
mod tests {
    use crate::relation::tests::values;

    #[test]
    fn what_sort_of_thing_is_meant_is_no_event_against_another() {
        let acquitted = "Norway acquitted the sailors in Oslo.";
        assert!(values("frame", "Norway convicted the sailors in Oslo.", acquitted).contains("exclusive"));
        assert!(!values("frame", "Norway met the convicted sailors in Oslo.", acquitted).contains("exclusive"));
    }

    #[test]
    fn of_one_charge_somebody_is_convicted_or_acquitted() {
        let [one, other] = ["convicted", "acquitted"].map(|act| format!("A jury in Oslo {act} Anna Lind of fraud."));
        assert!(values("frame", &one, &other).contains("exclusive"));
        let [one, other] = ["guilty", "not guilty"].map(|verdict| format!("Anna Lind was found {verdict} of fraud."));
        assert!(values("frame", &one, &other).contains("complement"));
    }

    #[test]
    fn a_state_and_what_was_done_are_told_of_one_thing() {
        let open = "The Hauge Bay gates remained open.";
        assert!(values("frame", "The Hauge Bay gates were shut.", open).contains("exclusive"));
        assert!(!values("frame", "Workers were shut out of the Hauge Bay gates.", open).contains("exclusive"));
    }
}
