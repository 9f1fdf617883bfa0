//! What one document says of a name serves another: "the vessel" of a text that names the Saga Nord, which a second text
//! calls a ferry; "the manager" of a text that names a firm which, says a second text, manages the ship.
//!
//! Traps: the document must name it itself, and nothing else of that kind; a noun that it also uses with more words ("the
//! owner of the café") may mean somebody else; of what is no thing only the very word serves ("the owner").

use super::id::{ActorId, Modifier};
use super::model::{Claim, EventForm, Factuality, Polarity, Tense, Via};
use super::phrase::{Phrase, Quantifier};
use super::role::Role;
use crate::lexicon::{Lexicon, NameHint};
use ecow::EcoString;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// The nouns by which each name is described, over all documents.
type Described = BTreeMap<EcoString, BTreeSet<EcoString>>;

/// Resolves bare definite phrases by what other documents say of names that their own document holds.
///
/// The claims of a document must stand together. Linear in the claims, but for the few names that a noun fits.
pub(crate) fn settle(claims: &mut [Claim], lexicon: &Lexicon) {
    let described = described(claims, lexicon);
    if described.is_empty() {
        return;
    }
    let documents = claims.par_chunk_by_mut(|a, b| a.document == b.document);
    documents.for_each(|document| settle_document(document, &described, lexicon));
}

fn described(claims: &[Claim], lexicon: &Lexicon) -> Described {
    let mut described = Described::new();
    let told: Vec<(&EcoString, EcoString)> = claims.par_iter().filter_map(|claim| calls(claim, lexicon)).collect();
    for (name, noun) in told {
        described.entry(name.clone()).or_default().insert(noun);
    }
    described
}

/// The name that a claim tells of, and what it is called there.
fn calls<'a>(claim: &'a Claim, lexicon: &Lexicon) -> Option<(&'a EcoString, EcoString)> {
    let name = claim.actor.as_ref().filter(|actor| actor.via == Via::Same).and_then(|actor| actor.id.as_ref());
    let name = name.filter(|id| ActorId::of(id).is_named())?;
    let said = claim.event.form == EventForm::Copula && claim.polarity == Polarity::Positive;
    let complement = claim.arguments.iter().find(|argument| argument.role == Role::Complement);
    let definite = complement.is_some_and(|argument| argument.phrase.quantifier == Quantifier::Definite);
    let noun = &claim.event.lemma;
    let called = said && (lexicon.is_artefact(noun) || definite && is_role(noun, lexicon));
    Some((name, called.then(|| noun.clone()).or_else(|| agent(claim, lexicon))?))
}

/// What one who always does a thing is called: "which manages the vessel", the manager.
fn agent(claim: &Claim, lexicon: &Lexicon) -> Option<EcoString> {
    let event = &claim.event;
    let always = event.form == EventForm::Verb && event.tense == Tense::Present && !event.is_perfect();
    let plain = claim.polarity == Polarity::Positive && claim.factuality == Factuality::Certain;
    let object = claim.arguments.iter().any(|argument| argument.role == Role::Object);
    if !(always && plain && object && claim.restrictors.is_empty()) {
        return None;
    }
    let stem = event.lemma.strip_suffix('e').unwrap_or(&event.lemma);
    ["er", "or"].iter().map(|ending| ecow::eco_format!("{stem}{ending}")).find(|noun| is_role(noun, lexicon))
}

fn is_role(noun: &str, lexicon: &Lexicon) -> bool {
    [NameHint::Person, NameHint::Body].iter().any(|hint| lexicon.actors.hints(noun, *hint))
}

fn settle_document(claims: &mut [Claim], described: &Described, lexicon: &Lexicon) {
    let named: BTreeSet<&str> = claims.iter().flat_map(ids).filter(|id| described.contains_key(*id)).collect();
    let mut fitting: BTreeMap<EcoString, Option<EcoString>> = BTreeMap::new();
    let bare = claims.iter().flat_map(phrases).filter(|phrase| is_bare(phrase));
    for phrase in bare {
        if !fitting.contains_key(&phrase.head) {
            let told = |name: &&&str| described[**name].iter().any(|noun| fits(noun, &phrase.head, lexicon));
            let mut all = named.iter().filter(told);
            let only = all.next().filter(|_| all.next().is_none());
            fitting.insert(phrase.head.clone(), only.map(|id| EcoString::from(*id)));
        }
    }
    for phrase in claims.iter().flat_map(phrases).filter(|phrase| !is_bare(phrase) && !phrase.name && !phrase.pronoun) {
        if let Some(other) = fitting.get_mut(&phrase.head) {
            *other = None;
        }
    }
    fitting.retain(|_, id| id.is_some());
    if fitting.is_empty() {
        return;
    }
    for claim in claims {
        for (id, phrase) in slots(claim) {
            if id.is_none() && is_bare(phrase) {
                *id = fitting.get(&phrase.head).cloned().flatten();
            }
        }
    }
}

/// Whether what was called a `noun` is meant by `word`: a ferry by "ferry" and "vessel".
fn fits(noun: &str, word: &str, lexicon: &Lexicon) -> bool {
    let sorts = lexicon.events.noun_class(noun);
    let shared = |sort: &EcoString| sort != "vehicle" && sort != "structure" && sorts.contains(sort);
    let kin = || lexicon.events.noun_class(word).iter().any(shared);
    noun == word || lexicon.is_any_craft(word) && kin()
}

/// "the ship", with nothing that says which.
fn is_bare(phrase: &Phrase) -> bool {
    let open =
        !(phrase.plural || phrase.pronoun || phrase.name) && phrase.clause.is_empty() && phrase.ordinal.is_none();
    phrase.quantifier == Quantifier::Definite && open && phrase.modifiers.is_empty()
}

/// Whom a claim names, itself or in what describes another: "the head of the Hauge Line".
fn ids(claim: &Claim) -> impl Iterator<Item = &str> {
    let mentions = claim.actor.iter().chain(claim.attribution.iter().filter_map(|link| link.source.as_ref()));
    let mentions = mentions.map(|mention| (&mention.id, &mention.phrase));
    let all = mentions.chain(claim.arguments.iter().map(|argument| (&argument.id, &argument.phrase)));
    all.flat_map(|(id, phrase)| {
        let parts = phrase.modifiers.iter().filter_map(|modifier| Modifier::of(modifier).actor());
        id.as_deref().into_iter().chain(parts)
    })
}

/// The phrases that nothing resolved.
fn phrases(claim: &Claim) -> impl Iterator<Item = &Phrase> {
    let actor = claim.actor.iter().filter(|actor| actor.id.is_none()).map(|actor| &actor.phrase);
    actor.chain(claim.arguments.iter().filter(|argument| argument.id.is_none()).map(|argument| &argument.phrase))
}

fn slots(claim: &mut Claim) -> impl Iterator<Item = (&mut Option<EcoString>, &Phrase)> {
    let actor = claim.actor.iter_mut().map(|actor| (&mut actor.id, &actor.phrase));
    let arguments = claim.arguments.iter_mut().map(|argument| (&mut argument.id, &argument.phrase));
    let sources = claim.attribution.iter_mut().filter_map(|link| link.source.as_mut());
    actor.chain(arguments).chain(sources.map(|source| (&mut source.id, &source.phrase)))
}

#[cfg(test)]
mod tests {
    use super::settle;
    use crate::claim::{Claim, extract};
    use crate::data::embedded;
    use crate::language::{Model, parse};
    use crate::lexicon::Lexicon;
    use crate::text::Document;

    /// Who the subjects of the second text's claims are.
    fn subjects(first: &str, second: &str) -> Vec<String> {
        let lexicon = Lexicon::read(&embedded()).unwrap();
        let read = |id: &str, text: &str| extract(&parse(&Document::bare(id, text), Model::english()), &lexicon);
        let mut claims: Vec<Claim> = read("a", first).into_iter().chain(read("b", second)).collect();
        settle(&mut claims, &lexicon);
        let second = claims.iter().filter(|claim| &*claim.document == "b").filter_map(|claim| claim.actor.as_ref());
        second.map(|actor| actor.id.as_ref().map_or(format!("?{}", actor.text), ToString::to_string)).collect()
    }

    #[test]
    fn a_vessel_is_the_one_named_ship_of_its_text() {
        let first = "The ferry Saga Nord sank on Monday.";
        assert_eq!(subjects(first, "The Saga Nord left port. The vessel sank."), ["name:saga nord", "name:saga nord"]);
        assert_eq!(subjects(first, "Storms came up in May. The vessel sank.")[1], "?The vessel");
    }

    #[test]
    fn who_always_does_a_thing_is_called_by_it() {
        let second = "The ship was left to Hauge Line. The manager apologised.";
        assert_eq!(
            subjects("The ferry belongs to the firm Hauge Line, which manages it.", second),
            ["name:hauge line"]
        );
        assert_eq!(subjects("The ferry belongs to the firm Hauge Line, which managed it.", second), ["?The manager"]);
    }

    #[test]
    fn a_noun_that_is_also_used_with_more_words_stays_open() {
        let first = "Hauge Line, the owner, apologised.";
        assert_eq!(
            subjects(first, "The treaty was signed by Hauge Line. The owner apologised.").last().unwrap(),
            "name:hauge line"
        );
        let two = "The treaty was signed by Hauge Line. The owner of the inn complained. The owner apologised.";
        assert_eq!(subjects(first, two).last().unwrap(), "?The owner");
    }
}
