//! Verbs and nouns of saying, and what they commit their subject to.

use crate::data::DataFile;
use crate::error::Error;
use rustc_hash::{FxHashMap, FxHashSet};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Verbs and nouns of saying, and what they commit their subject to.
#[derive(Debug, Default)]
pub struct SpeechVerbs {
    verbs: FxHashMap<String, Vec<SpeechVerb>>,
    nouns: FxHashMap<String, SpeechNoun>,
    adjectives: FxHashMap<String, SpeechNoun>,
    adverbs: FxHashMap<String, Stance>,
    media: FxHashMap<String, Medium>,
    denied: FxHashSet<String>,
    light: FxHashSet<String>,
    shown: FxHashSet<String>,
    anonymous: FxHashSet<String>,
    authorities: FxHashSet<String>,
    phrases: Vec<String>,
}

/// What a source does with what it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Stance {
    /// "say", "claim".
    Assert,
    /// "deny".
    Deny,
    /// "ask", "wonder".
    Ask,
    /// "doubt", "dispute".
    Doubt,
    /// "promise", "threaten".
    Promise,
    /// "urge", "demand".
    Order,
    /// "want", "plan".
    Want,
    /// "think", "expect".
    Believe,
    /// "know", "learn": what is known is so.
    Know,
    /// "show", "find": studies and documents.
    Show,
    /// "criticise", "call X a Y".
    Judge,
    /// "discuss", "refer to".
    Neutral,
}

impl Stance {
    /// Whether the source stands for the content: claimed, believed, shown; not asked, wanted or ordered.
    ///
    /// A denial commits its source as well, to the opposite.
    pub fn commits(self) -> bool {
        matches!(self, Stance::Assert | Stance::Deny | Stance::Believe | Stance::Know | Stance::Show | Stance::Judge)
    }
}

/// What the plain object of a verb of saying is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum SpeechObject {
    /// Nothing that is said.
    #[default]
    None,
    /// What is said: "announce a plan".
    Content,
    /// What is said where it is a noun of saying: "deny a report", not "deny a visa".
    Saying,
    /// What the speech is about, not reported by it: "criticise a plan".
    About,
    /// What is shown, where a document or study shows it: "the poll found a lead".
    Shown,
    /// Who is told: "tell reporters".
    Addressee,
}

/// The channel through which something was said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "the names say it")]
pub enum Medium {
    Interview,
    Release,
    Statement,
    PressConference,
    Social,
    Document,
}

/// A verb of saying, thinking or reporting in one of its uses.
#[derive(Debug, Clone)]
pub struct SpeechVerb {
    /// What the source does with the content.
    pub stance: Stance,
    /// What a plain object is.
    pub object: SpeechObject,
    /// Whether it may stand with words in quotation marks.
    pub quote: bool,
    /// Whether a clause may be its content.
    pub clause: bool,
    /// Whether an infinitive may be its content.
    pub infinitive: bool,
    /// Whether a gerund may be its content.
    pub gerund: bool,
    /// Whether object and predicate together are its content: "call X a Y".
    pub predicate: bool,
    /// Prepositions of its content.
    pub of: Vec<String>,
    /// Prepositions of what it is about.
    pub about: Vec<String>,
    /// The channel that the verb itself names.
    pub medium: Option<Medium>,
}

/// A noun of saying.
#[derive(Debug, Clone)]
pub struct SpeechNoun {
    /// What the source does with the content.
    pub stance: Stance,
    /// Prepositions of its content.
    pub of: Vec<String>,
    /// Prepositions of what it is about.
    pub about: Vec<String>,
    /// Whether it is one only under a verb that lends itself to it: "made the point that".
    pub lent: bool,
}

#[derive(Debug, Default, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub(super) struct File {
    /// Verbs of saying.
    verb: Vec<VerbRow>,
    /// Nouns of saying.
    noun: Vec<NounRow>,
    /// Adjectives of saying.
    adjective: Vec<NounRow>,
    /// Adverbs by which somebody unnamed says the clause.
    adverb: Vec<AdverbRow>,
    /// Nouns and names that tell the channel.
    medium: Vec<MediumRow>,
    /// Nouns that a denial may be of without being nouns of saying.
    denied: DeniedRow,
    /// Verbs that lend themselves to a noun of saying.
    light: LightRow,
    /// Nouns, beside documents, of what can show something.
    shown: DeniedRow,
    /// Who is only described, and phrases by which a source asks not to be named.
    anonymous: AnonymousRow,
    /// Nouns for police, courts, their papers, and those who speak for an office.
    authority: DeniedRow,
}

#[derive(Debug, Default, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
struct LightRow {
    /// The verbs.
    verbs: Vec<String>,
}

#[derive(Debug, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
struct VerbRow {
    /// The verbs, with their particle.
    lemmas: Vec<String>,
    /// What the source does with the content.
    stance: Stance,
    /// What a plain object is.
    #[serde(default)]
    object: SpeechObject,
    /// Whether it may stand with words in quotation marks.
    #[serde(default = "yes")]
    quote: bool,
    /// Whether it may have a clause as content.
    #[serde(default = "yes")]
    clause: bool,
    /// Whether an infinitive is content.
    #[serde(default)]
    infinitive: bool,
    /// Whether a gerund is content.
    #[serde(default)]
    gerund: bool,
    /// Whether object and predicate are the content together.
    #[serde(default)]
    predicate: bool,
    /// Prepositions whose noun or gerund is the content.
    #[serde(default)]
    of: Vec<String>,
    /// Prepositions whose noun the speech is about.
    #[serde(default)]
    about: Vec<String>,
    /// The channel that it tells.
    medium: Option<Medium>,
}

fn yes() -> bool {
    true
}

#[derive(Debug, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
struct NounRow {
    /// The words.
    lemmas: Vec<String>,
    /// What the source does with the content.
    stance: Stance,
    /// Prepositions whose noun or gerund is the content.
    #[serde(default)]
    of: Vec<String>,
    /// Prepositions whose noun the speech is about.
    #[serde(default)]
    about: Vec<String>,
    /// Whether it is one only under a verb that lends itself to it.
    #[serde(default)]
    lent: bool,
}

#[derive(Debug, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
struct AdverbRow {
    /// The words.
    words: Vec<String>,
    /// What the source does with the content.
    stance: Stance,
}

#[derive(Debug, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
struct MediumRow {
    /// The channel.
    is: Medium,
    /// The words.
    words: Vec<String>,
}

#[derive(Debug, Default, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
struct DeniedRow {
    /// The nouns.
    nouns: Vec<String>,
}

#[derive(Debug, Default, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
struct AnonymousRow {
    /// Nouns of people who are only described.
    nouns: Vec<String>,
    /// Phrases by which a source asks not to be named.
    phrases: Vec<String>,
}

impl SpeechVerbs {
    /// Adds a file of `rules/lexicon/`.
    ///
    /// # Errors
    /// A file that does not parse, with its place.
    pub(super) fn add(&mut self, file: &DataFile) -> Result<(), Error> {
        let read: File = file.parse()?;
        for row in read.verb {
            let verb = SpeechVerb {
                stance: row.stance,
                object: row.object,
                quote: row.quote,
                clause: row.clause,
                infinitive: row.infinitive,
                gerund: row.gerund,
                predicate: row.predicate,
                of: row.of,
                about: row.about,
                medium: row.medium,
            };
            for lemma in row.lemmas {
                self.verbs.entry(lemma).or_default().push(verb.clone());
            }
        }
        let word = |row: &NounRow| SpeechNoun {
            stance: row.stance,
            of: row.of.clone(),
            about: row.about.clone(),
            lent: row.lent,
        };
        for row in read.noun {
            self.nouns.extend(row.lemmas.iter().map(|lemma| (lemma.clone(), word(&row))));
        }
        for row in read.adjective {
            self.adjectives.extend(row.lemmas.iter().map(|lemma| (lemma.clone(), word(&row))));
        }
        for row in read.adverb {
            self.adverbs.extend(row.words.into_iter().map(|word| (word, row.stance)));
        }
        for row in read.medium {
            self.media.extend(row.words.into_iter().map(|word| (word, row.is)));
        }
        self.denied.extend(read.denied.nouns);
        self.light.extend(read.light.verbs);
        self.shown.extend(read.shown.nouns);
        self.anonymous.extend(read.anonymous.nouns);
        self.phrases.extend(read.anonymous.phrases);
        self.authorities.extend(read.authority.nouns);
        Ok(())
    }

    /// The uses of a verb as one of saying, by lemma with its particle ("point out"); empty where it has none.
    pub fn verb(&self, lemma: &str) -> &[SpeechVerb] {
        self.verbs.get(lemma).map_or(&[], Vec::as_slice)
    }

    /// A noun of saying, by lemma.
    pub fn noun(&self, lemma: &str) -> Option<&SpeechNoun> {
        self.nouns.get(lemma)
    }

    /// An adjective by which somebody says or thinks something, by lemma: "confident that …".
    pub fn adjective(&self, lemma: &str) -> Option<&SpeechNoun> {
        self.adjectives.get(lemma)
    }

    /// What the unnamed source of an adverb in lower case does with the clause: "reportedly".
    pub fn adverb(&self, word: &str) -> Option<Stance> {
        self.adverbs.get(word).copied()
    }

    /// Whether a noun, by lemma, is what denials are of: nouns of saying, and "involvement", "wrongdoing".
    pub fn deniable(&self, lemma: &str) -> bool {
        self.nouns.get(lemma).is_some_and(|noun| !noun.lent) || self.denied.contains(lemma)
    }

    /// Whether a verb, by lemma, only lends itself to a noun of saying: "made a claim".
    pub fn is_light(&self, verb: &str) -> bool {
        self.light.contains(verb)
    }

    /// Whether a noun, by lemma, names what can show something without being a document: "poll", "footage".
    pub fn shows(&self, noun: &str) -> bool {
        self.shown.contains(noun)
    }

    /// The stance of any cue that a link may carry as its verb.
    pub fn stance(&self, cue: &str) -> Option<Stance> {
        let verb = || self.verb(cue).first().map(|verb| verb.stance);
        let noun = || self.noun(cue).map(|noun| noun.stance);
        let adjective = || self.adjective(cue).map(|adjective| adjective.stance);
        verb()
            .or_else(noun)
            .or_else(adjective)
            .or_else(|| self.adverb(cue))
            .or((cue == "according to").then_some(Stance::Assert))
    }

    /// The channel that a noun or name tells, as it stands.
    pub fn medium(&self, words: &str) -> Option<Medium> {
        self.media.get(words).copied()
    }

    /// Whether a noun, by lemma, only describes who speaks: "official".
    pub fn describes(&self, lemma: &str) -> bool {
        self.anonymous.contains(lemma)
    }

    /// Whether a noun, in the singular, names police, courts, their papers, or those who speak for an office.
    pub fn is_authority(&self, noun: &str) -> bool {
        self.authorities.contains(noun)
    }

    /// Whether a text in lower case says that its source asked not to be named.
    pub fn withholds(&self, lower: &str) -> bool {
        self.phrases.iter().any(|phrase| lower.contains(phrase.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use super::{SpeechObject, Stance};
    use crate::data::embedded;
    use crate::lexicon::Lexicon;

    #[test]
    fn the_embedded_file_knows_who_is_told_and_who_is_committed() {
        let lexicon = Lexicon::read(&embedded()).unwrap();
        let speech = &lexicon.speech;
        assert_eq!(speech.verb("tell")[0].object, SpeechObject::Addressee);
        assert_eq!(speech.stance("deny"), Some(Stance::Deny));
        assert!(!speech.verb("urge")[0].stance.commits());
        assert!(speech.noun("allegation").is_some());
        assert_eq!(speech.verb("issue").len(), 0);
    }
}
