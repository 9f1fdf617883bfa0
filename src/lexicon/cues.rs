//! Cues of polarity and factuality: implicative signatures, modals, hedges, restrictors, and the small word classes.
//!
//! A [`Signature`] says what a word commits its author to about its complement (Karttunen 1971; Nairn, Condoravdi &
//! Karttunen 2006). All words are kept in lower case; every look-up is one hash.

use crate::data::DataFile;
use crate::error::Error;
use ecow::EcoString;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

/// `FactBank`'s scale of commitment (Saurí & Pustejovsky 2009); the sign is the claim's polarity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Factuality {
    /// Underspecified: questions, conditionals, purposes, what is only wanted.
    Unknown,
    /// "may", "might", "could have".
    Possible,
    /// "probably", "is expected to", "will".
    Probable,
    /// Stated as fact.
    Certain,
}

/// What a governing word leaves of its complement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// It is so.
    Holds,
    /// It is not so.
    Fails,
    /// It is probably so.
    Likely,
    /// It is probably not so.
    Unlikely,
    /// It may be so.
    Maybe,
    /// It may not be so.
    Doubtful,
    /// Nothing is said either way.
    Open,
}

impl Outcome {
    /// The sign (true: negative) and the degree.
    pub fn reading(self) -> (bool, Factuality) {
        match self {
            Outcome::Holds => (false, Factuality::Certain),
            Outcome::Fails => (true, Factuality::Certain),
            Outcome::Likely => (false, Factuality::Probable),
            Outcome::Unlikely => (true, Factuality::Probable),
            Outcome::Maybe => (false, Factuality::Possible),
            Outcome::Doubtful => (true, Factuality::Possible),
            Outcome::Open => (false, Factuality::Unknown),
        }
    }
}

/// What follows from a word that holds, and from one that does not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Signature {
    /// Where the word itself is so.
    pub affirmed: Outcome,
    /// Where it is not.
    pub negated: Outcome,
}

impl Signature {
    /// The signature of these two outcomes.
    pub const fn new(affirmed: Outcome, negated: Outcome) -> Signature {
        Signature { affirmed, negated }
    }
}

/// The part of speech a signature belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Governor {
    /// A verb.
    Verb,
    /// A noun.
    Noun,
    /// An adjective or adverb.
    Adjective,
}

/// The shape of a complement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Complement {
    /// An infinitive.
    To,
    /// A gerund, alone or after a preposition.
    Ing,
    /// A gerund after "from": "kept him from leaving".
    From,
    /// A finite clause.
    That,
    /// An event noun as object.
    Object,
}

/// The closed classes of words that composing claims asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "the names say it, the data file explains them")]
pub enum WordClass {
    Negator,
    NegativeDeterminer,
    NegativePronoun,
    Universal,
    Additive,
    IdleNo,
    Condition,
    Interrogative,
    Privative,
    Alongside,
    Inceptive,
    Objective,
    Likewise,
    Yes,
    No,
    OneWay,
    Contest,
    Nearly,
    Change,
    InPlaceOf,
    Excepting,
    Light,
    Copular,
    SubjectControl,
    Time,
    PlaceAdverb,
    PlaceNoun,
    Locative,
    Temporal,
    Dative,
    Title,
    NamedEvent,
    Idiom,
    Cancelling,
    Performative,
    Benefactive,
    Timetabled,
    Tale,
    False,
    True,
    Refuting,
    Falsely,
    Degree,
    Measure,
    Rate,
    Address,
    Article,
    Judging,
    Hoax,
    Rumour,
    Circumstance,
    AtFirst,
    Once,
    Stretch,
}

/// The classes of phrases that judging looks for in a whole sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum PhraseClass {
    /// "at first", "later": one of several states that follow each other.
    InTurn,
    /// "an earlier version of this article": what it says of itself was wrong.
    Correction,
    /// "a hoax", "is false": what it speaks of is said not to be so.
    Untrue,
    /// "contrary to", "in sharp contrast to": before what another says or does, and what speaks against it.
    Contrast,
    /// "report", "told": what may stand behind a contrast that is one of statements.
    Statement,
}

impl PhraseClass {
    /// Its bit among those that [`Cues::phrases`] gives.
    pub(crate) fn bit(self) -> u8 {
        1 << self as u8
    }
}

/// Cues of polarity and factuality: negators, implicatives, hedges, restrictors.
#[derive(Debug, Default)]
pub struct Cues {
    signatures: FxHashMap<(Governor, Complement, EcoString), Signature>,
    modals: FxHashMap<EcoString, Signature>,
    semi_auxiliaries: FxHashSet<EcoString>,
    hedges: FxHashMap<EcoString, Factuality>,
    hedging_adjectives: FxHashMap<EcoString, Factuality>,
    classes: FxHashSet<(WordClass, EcoString)>,
    restrictors: FxHashMap<EcoString, Vec<Vec<EcoString>>>,
    /// By their first word.
    phrases: FxHashMap<EcoString, Vec<(PhraseClass, Vec<EcoString>)>>,
    nominal: FxHashMap<EcoString, EcoString>,
    subjective: FxHashSet<EcoString>,
    things: FxHashSet<EcoString>,
}

#[derive(Deserialize, Default, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub(super) struct RawCues {
    /// What words commit their author to about their complement.
    signature: Vec<RawSignature>,
    /// Modal auxiliaries.
    modal: Vec<RawModal>,
    /// Words that weaken.
    hedge: Vec<RawHedge>,
    /// The closed classes of words that composing claims asks for.
    #[schemars(with = "BTreeMap<WordClass, Vec<String>>")]
    classes: BTreeMap<WordClass, Vec<EcoString>>,
    /// Words that narrow without changing the sign.
    restrictors: RawWords,
    /// The closed classes of phrases.
    #[schemars(with = "BTreeMap<PhraseClass, Vec<String>>")]
    phrases: BTreeMap<PhraseClass, Vec<EcoString>>,
    /// Nouns of events that are one word with their verb: attack.
    same: RawNouns,
    /// Nouns of events that stand for no verb.
    event: RawNouns,
    /// Nouns of events, each with the verb that it stands for.
    #[schemars(with = "BTreeMap<String, String>")]
    verb: BTreeMap<EcoString, EcoString>,
    /// Nouns whose “of” names who did it, not whom it befell: death.
    subjective: RawNouns,
    /// Nouns that look like those of events and name things.
    thing: RawNouns,
}

#[derive(Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
struct RawSignature {
    /// The shapes of the complement.
    complement: Vec<Complement>,
    /// What holds of the complement where the word holds.
    affirmed: Outcome,
    /// What holds of it where the word does not.
    negated: Outcome,
    /// Verbs.
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    verbs: Vec<toml::Spanned<EcoString>>,
    /// Nouns.
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    nouns: Vec<toml::Spanned<EcoString>>,
    /// Adjectives.
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    adjectives: Vec<toml::Spanned<EcoString>>,
}

#[derive(Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
struct RawModal {
    /// The words.
    #[schemars(with = "Vec<String>")]
    words: Vec<EcoString>,
    /// Whether it shares its lemma with a full verb.
    #[serde(default)]
    semi: bool,
    /// What holds under it.
    affirmed: Outcome,
    /// What holds under its negation.
    negated: Outcome,
}

#[derive(Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
struct RawHedge {
    /// How sure it leaves the claim.
    degree: Factuality,
    /// Adverbs.
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    words: Vec<EcoString>,
    /// Adjectives before a noun of an event.
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    adjectives: Vec<EcoString>,
}

#[derive(Deserialize, Default, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
struct RawWords {
    /// The words.
    #[schemars(with = "Vec<String>")]
    words: Vec<EcoString>,
}

#[derive(Deserialize, Default, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
struct RawNouns {
    /// The nouns.
    #[schemars(with = "Vec<String>")]
    nouns: Vec<EcoString>,
}

impl Cues {
    /// Adds a file of `rules/lexicon/`; what it says of a word wins over what earlier files said.
    ///
    /// # Errors
    /// A file that does not parse, or gives one word two signatures for one complement, with its place.
    pub(super) fn add(&mut self, file: &DataFile) -> Result<(), Error> {
        let raw: RawCues = file.parse()?;
        self.add_signatures(file, &raw.signature)?;
        for modal in raw.modal {
            let signature = Signature::new(modal.affirmed, modal.negated);
            if modal.semi {
                self.semi_auxiliaries.extend(modal.words.iter().cloned());
            }
            // A semi-auxiliary shares its lemma with a full verb, so its key says which it is.
            let key = |word: &EcoString| if modal.semi { semi_key(word) } else { word.clone() };
            self.modals.extend(modal.words.iter().map(|word| (key(word), signature)));
        }
        for hedge in raw.hedge {
            self.hedges.extend(hedge.words.into_iter().map(|word| (word, hedge.degree)));
            self.hedging_adjectives.extend(hedge.adjectives.into_iter().map(|word| (word, hedge.degree)));
        }
        for (class, words) in raw.classes {
            self.classes.extend(words.into_iter().map(|word| (class, word)));
        }
        for phrase in &raw.restrictors.words {
            let words: Vec<EcoString> = phrase.split(' ').map(EcoString::from).collect();
            self.restrictors.entry(words[0].clone()).or_default().push(words);
        }
        for (class, phrases) in &raw.phrases {
            for phrase in phrases {
                let words: Vec<EcoString> = phrase.split(' ').map(EcoString::from).collect();
                self.phrases.entry(words[0].clone()).or_default().push((*class, words));
            }
        }
        self.nominal.extend(raw.same.nouns.into_iter().chain(raw.event.nouns).map(|noun| (noun.clone(), noun)));
        self.nominal.extend(raw.verb);
        self.subjective.extend(raw.subjective.nouns);
        self.things.extend(raw.thing.nouns);
        Ok(())
    }

    fn add_signatures(&mut self, file: &DataFile, groups: &[RawSignature]) -> Result<(), Error> {
        let mut seen = FxHashSet::default();
        for group in groups {
            let signature = Signature::new(group.affirmed, group.negated);
            let parts = [
                (Governor::Verb, &group.verbs),
                (Governor::Noun, &group.nouns),
                (Governor::Adjective, &group.adjectives),
            ];
            for (part, words) in parts {
                for (word, &complement) in words.iter().flat_map(|word| group.complement.iter().map(move |c| (word, c)))
                {
                    let key = (part, complement, word.get_ref().clone());
                    if !seen.insert(key.clone()) {
                        let message = format!("`{}` has a signature for this complement already", word.get_ref());
                        return Err(file.error(word.span(), message));
                    }
                    self.signatures.insert(key, signature);
                }
            }
        }
        Ok(())
    }

    /// What `word` says of a complement of that shape, where the lexicon tells.
    pub fn signature(&self, part: Governor, complement: Complement, word: &str) -> Option<Signature> {
        self.signatures.get(&(part, complement, EcoString::from(word))).copied()
    }

    /// What a modal auxiliary leaves of its verb.
    pub fn modal(&self, lemma: &str) -> Option<Signature> {
        self.modals.get(lemma).copied()
    }

    /// What a semi-auxiliary ("going to", "have to") leaves of the infinitive after it; `None` for other verbs.
    pub fn semi_auxiliary(&self, lemma: &str) -> Option<Signature> {
        self.semi_auxiliaries.contains(lemma).then(|| self.modal(&semi_key(lemma)))?
    }

    /// How far an adverb weakens what it modifies.
    pub fn hedge(&self, word: &str) -> Option<Factuality> {
        self.hedges.get(word).copied()
    }

    /// How far an adjective weakens the event noun it modifies.
    pub fn hedging_adjective(&self, word: &str) -> Option<Factuality> {
        self.hedging_adjectives.get(word).copied()
    }

    /// Whether `word` is of that class.
    pub fn is(&self, class: WordClass, word: &str) -> bool {
        self.classes.contains(&(class, EcoString::from(word)))
    }

    /// The restrictors that begin with `word`, each as its words.
    pub fn restrictors(&self, word: &str) -> &[Vec<EcoString>] {
        self.restrictors.get(word).map_or(&[], Vec::as_slice)
    }

    /// The classes of which `text` holds a phrase, as bits.
    pub fn phrases(&self, text: &str) -> u8 {
        let held = |(at, word): (usize, &str)| {
            let listed = self.phrases.get(&*lower(word)).map_or(&[][..], Vec::as_slice);
            let met = listed.iter().filter(|(_, phrase)| end(&text[at..], phrase).is_some());
            met.fold(0, |bits, (class, _)| bits | class.bit())
        };
        words(text).map(held).fold(0, |bits, more| bits | more)
    }

    /// Where `text` first holds a phrase of that class, in bytes; one pass over its words.
    pub fn phrase(&self, class: PhraseClass, text: &str) -> Option<Range<usize>> {
        words(text).find_map(|(at, word)| {
            let listed = self.phrases.get(&*lower(word))?.iter().filter(|(of, _)| *of == class);
            listed.filter_map(|(_, phrase)| end(&text[at..], phrase)).max().map(|end| at..at + end)
        })
    }

    /// The verb that an event noun stands for; `None` for nouns that name no event.
    pub fn verb_of(&self, noun: &str) -> Option<EcoString> {
        if let Some(verb) = self.nominal.get(noun) {
            return Some(verb.clone());
        }
        if let Some((first, last)) = noun.rsplit_once('-') {
            return self.of_compound(first, last);
        }
        (!self.things.contains(noun)).then(|| from_ending(noun))?
    }

    /// The verb behind a noun of two words: "take-off", "re-run", "charity-flight".
    fn of_compound(&self, first: &str, last: &str) -> Option<EcoString> {
        if matches!(last, "off" | "out" | "up" | "down" | "in" | "over" | "back" | "through" | "away") {
            return Some(ecow::eco_format!("{first} {last}"));
        }
        let verb = self.verb_of(last)?;
        Some(if matches!(first, "re" | "co" | "over" | "under") { ecow::eco_format!("{first}{verb}") } else { verb })
    }

    /// Whether the noun is listed as naming a thing and no event, whatever it looks like.
    pub fn is_thing(&self, noun: &str) -> bool {
        self.things.contains(noun)
    }

    /// Whether the noun's "of" names who did it.
    pub fn is_subjective(&self, noun: &str) -> bool {
        self.subjective.contains(noun)
    }
}

/// The words of a text with their places; an apostrophe or hyphen inside belongs to its word.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let between = |letter: char| !(letter.is_alphanumeric() || matches!(letter, '-' | '\'' | '’'));
    let mut next = 0;
    let pieces = text.split_inclusive(between).map(move |piece| {
        let at = next;
        next += piece.len();
        (at, piece.trim_end_matches(between))
    });
    pieces.filter(|(_, word)| !word.is_empty())
}

/// The word in lower case; most are, and cost nothing.
fn lower(word: &str) -> Cow<'_, str> {
    if word.contains(char::is_uppercase) { Cow::Owned(word.to_lowercase()) } else { Cow::Borrowed(word) }
}

/// Where the phrase ends that `text` begins with.
fn end(text: &str, phrase: &[EcoString]) -> Option<usize> {
    let mut found = words(text);
    let mut end = 0;
    for wanted in phrase {
        let (at, word) = found.next().filter(|(_, word)| *lower(word) == **wanted)?;
        end = at + word.len();
    }
    Some(end)
}

fn semi_key(word: &str) -> EcoString {
    ecow::eco_format!("{word} to")
}

/// Endings that make a noun of a verb, and what stood in their place; the first that fits decides.
const ENDINGS: &[(&str, &str)] = &[
    ("ification", "ify"),
    ("isation", "ise"),
    ("ization", "ize"),
    ("ication", "icate"),
    ("uction", "uct"),
    ("ection", "ect"),
    ("iption", "ibe"),
    ("ition", "it"),
    ("ation", "ate"),
    ("ution", "ute"),
    ("ction", "ct"),
    ("ssion", "ss"),
    ("ision", "ide"),
    ("usion", "ude"),
    ("tion", "t"),
    ("sion", "d"),
    ("ment", ""),
    ("ance", ""),
    ("ening", "en"),
    ("ing", ""),
];

/// The verb behind a noun's ending, as far as the ending tells.
fn from_ending(noun: &str) -> Option<EcoString> {
    ENDINGS.iter().find_map(|(ending, restored)| {
        let stem = noun.strip_suffix(ending).filter(|stem| stem.len() > 2)?;
        let doubled =
            *ending == "ing" && stem.ends_with(['b', 'd', 'g', 'm', 'n', 'p', 'r', 't']) && ends_doubled(stem);
        let stem = if doubled { &stem[..stem.len() - 1] } else { stem };
        Some(ecow::eco_format!("{stem}{restored}"))
    })
}

/// "kidnapp" of "kidnapping".
fn ends_doubled(stem: &str) -> bool {
    let bytes = stem.as_bytes();
    bytes.len() > 3 && bytes[bytes.len() - 1] == bytes[bytes.len() - 2]
}

#[cfg(test)]
mod tests {
    use super::{Complement, Cues, Governor, Outcome};
    use crate::data::{DataFile, embedded};

    fn cues() -> Cues {
        let mut cues = Cues::default();
        for file in embedded().iter().filter(|file| file.path.starts_with("lexicon/cues")) {
            cues.add(file).unwrap();
        }
        cues
    }

    #[test]
    fn signatures_tell_both_ways() {
        let cues = cues();
        let fail = cues.signature(Governor::Verb, Complement::To, "fail").unwrap();
        assert_eq!((fail.affirmed, fail.negated), (Outcome::Fails, Outcome::Holds));
        let refuse = cues.signature(Governor::Verb, Complement::To, "refuse").unwrap();
        assert_eq!((refuse.affirmed, refuse.negated), (Outcome::Fails, Outcome::Open));
    }

    #[test]
    fn nouns_lead_back_to_their_verbs() {
        let cues = cues();
        for (noun, verb) in
            [("denial", "deny"), ("investigation", "investigate"), ("treatment", "treat"), ("attack", "attack")]
        {
            assert_eq!(cues.verb_of(noun).as_deref(), Some(verb));
        }
        assert_eq!(cues.verb_of("government"), None);
        assert_eq!(cues.verb_of("house"), None);
    }

    #[test]
    fn a_word_with_two_signatures_is_told_with_its_place() {
        let text = "[[signature]]\ncomplement = [\"to\"]\naffirmed = \"open\"\nnegated = \"open\"\nverbs = [\"want\", \"want\"]\n";
        let file = DataFile { path: "lexicon/cues.toml".into(), text: text.into() };
        let error = Cues::default().add(&file).unwrap_err().to_string();
        assert_eq!(error, "lexicon/cues.toml:5:18: `want` has a signature for this complement already");
    }
}
