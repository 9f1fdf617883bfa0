//! Pronouns within a document: the fitting phrase before that is nearest, most spoken of, and a subject.
//!
//! Looser than `claim::reference`, which would rather say nothing: here a wrong guess costs a mention's certainty and no
//! claim. Numbers of the score were set by hand.

use super::nominal::{Form, Nominal, Pronoun};
use crate::lexicon::Gender;
use rustc_hash::FxHashMap;

/// Phrases before a pronoun that are looked at, and sentences back.
const LOOK: usize = 60;
const BACK: u32 = 3;

/// What is known of an entity so far.
#[derive(Debug, Clone, Copy, Default)]
struct Known {
    person: bool,
    named: bool,
    /// A name of two words: most often a person's.
    two: bool,
    gender: Option<Gender>,
    plural: bool,
    number: bool,
    times: u32,
}

/// Gives pronouns the entity of what they stand for; linear in the phrases.
pub(super) fn resolve(nominals: &mut [Nominal]) {
    let mut known: FxHashMap<u32, Known> = FxHashMap::default();
    for nominal in nominals.iter() {
        let entity = known.entry(nominal.entity).or_default();
        entity.person |= nominal.person;
        entity.gender = entity.gender.or(nominal.gender);
        entity.plural |= matches!(nominal.form, Form::Noun(_, true));
        entity.number |= matches!(nominal.form, Form::Number(_));
        entity.named |= matches!(nominal.form, Form::Name(_) | Form::Known(_));
        entity.two |= matches!(&nominal.form, Form::Name(name) if name.len() == 2);
    }
    for at in 0..nominals.len() {
        let found = match nominals[at].form {
            Form::Pronoun(Pronoun::Relative(described)) => described.map(|other| nominals[other as usize].entity),
            Form::Pronoun(pronoun) => antecedent(nominals, at, pronoun, &known),
            _ => Some(nominals[at].entity),
        };
        if let Some(entity) = found {
            nominals[at].entity = entity;
            known.entry(entity).or_default().times += 1;
        }
    }
}

fn antecedent(nominals: &[Nominal], at: usize, pronoun: Pronoun, known: &FxHashMap<u32, Known>) -> Option<u32> {
    let here = &nominals[at];
    let near = nominals[at.saturating_sub(LOOK)..at].iter().rev();
    let near = near.take_while(|other| here.sentence - other.sentence <= BACK);
    let graded = near.filter_map(|other| {
        let entity = known.get(&other.entity).copied().unwrap_or_default();
        let unresolved = matches!(other.form, Form::Pronoun(_)) && entity.times == 0;
        let fit = if unresolved { None } else { fit(here, pronoun, entity) }?;
        let letters = here.span.start.saturating_sub(other.span.end) as f32;
        let score = fit + if other.subject { 1.5 } else { 0.0 } + if entity.named { 0.5 } else { 0.0 }
            - 1.2 * (here.sentence - other.sentence) as f32
            + 0.3 * entity.times.min(5) as f32
            - 0.002 * letters;
        Some((score, other.entity))
    });
    graded.reduce(|best, next| if next.0 > best.0 { next } else { best }).map(|(_, entity)| entity)
}

/// How well an entity fits a pronoun; none where it does not.
fn fit(here: &Nominal, pronoun: Pronoun, entity: Known) -> Option<f32> {
    match pronoun {
        Pronoun::Person => {
            let person = (entity.person || entity.two) && !entity.plural;
            let other = entity.gender.is_some() && entity.gender != here.gender;
            (person && !other).then_some(if entity.gender.is_some() { 2.0 } else { 0.0 })
        }
        Pronoun::Thing => {
            let thing = !entity.plural && !entity.person && !entity.number;
            thing.then_some(if entity.named { 1.5 } else { 0.0 })
        }
        Pronoun::Several => entity.plural.then_some(if entity.person { 1.0 } else { 0.0 }),
        Pronoun::Relative(_) => None,
    }
}
