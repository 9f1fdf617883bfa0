//! What two statements must have in common to be one statement: their denials, degrees, numbers, days, rates and names.
//!
//! All of it is read off the words as they stand, so that a wrong tree loses an agreement and never makes one. Traps: a number
//! that only one side tells narrows it; a title and a given name make no other name; a name that stands first in its sentence may be
//! any word.

use super::number::{cardinal, ordinal};
use crate::claim::Facts;
use crate::claim::attribute::Passage;
use crate::language::{MONTHS, WEEKDAYS, words_of};
use crate::lexicon::{Complement, Cues, Governor, Lexicon, Outcome, WordClass};
use ecow::EcoString;
use std::collections::BTreeSet;

/// What one statement says exactly.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Exact {
    /// How many words of its sentence deny something.
    denials: usize,
    /// Words that say how nearly, how often or how much: "almost", "seldom", "few".
    degrees: BTreeSet<EcoString>,
    /// Words that say how many or how often, and narrow what the other side leaves open: "many", "always".
    measures: BTreeSet<EcoString>,
    /// Numbers and ranks, by their bits, a rank apart from a number.
    numbers: BTreeSet<(bool, u64)>,
    /// Days of the week, and months.
    weekdays: BTreeSet<EcoString>,
    months: BTreeSet<EcoString>,
    /// "a year", "per day".
    rates: BTreeSet<EcoString>,
    names: BTreeSet<EcoString>,
    /// Whether it asks.
    asks: bool,
}

impl Exact {
    /// What a claim says by its own words, in its sentence; what is denied of what goes with it ("because the engine did not stop") is
    /// denied beside it. Where the day is known to be one (`dated`), its words are left out: "Monday", "29 March".
    pub(crate) fn of_claim(claim: &Facts<'_>, dated: bool, lexicon: &Lexicon) -> Exact {
        let place = |at: u32| at.saturating_sub(claim.sentence.start) as usize;
        let end = circumstance(claim.context, place(claim.event.span.end), &lexicon.cues);
        let sentence = claim.context.get(..end).unwrap_or(claim.context);
        let day = claim.time.as_ref().filter(|_| dated).map_or("", |time| time.text.as_str());
        let stretch = if day.is_empty() { claim.text.clone() } else { claim.text.replace(day, "") };
        let mut exact = Exact::of(&stretch, sentence, lexicon);
        let actor = claim.actor.iter().map(|mention| (&mention.text, &mention.id));
        let arguments = claim.arguments.iter().map(|argument| (&argument.text, &argument.id));
        let place = claim.place.iter().map(|mention| (&mention.text, &mention.id));
        for (text, id) in actor.chain(arguments).chain(place) {
            let Some(id) = id.as_ref().filter(|id| lexicon.actors.get(id).is_some()) else { continue };
            for word in words_of(text) {
                exact.names.remove(&plain(&word.to_lowercase()));
                if let Some(other) = known(word, lexicon) {
                    exact.names.remove(&other);
                }
            }
            exact.names.insert(id.clone());
        }
        exact
    }

    /// What a whole sentence says.
    pub(crate) fn of_passage(passage: &Passage, lexicon: &Lexicon) -> Exact {
        Exact::of(&passage.context, &passage.context, lexicon)
    }

    /// What a stretch of a sentence says.
    fn of(stretch: &str, sentence: &str, lexicon: &Lexicon) -> Exact {
        let cues = &lexicon.cues;
        let whole: Vec<EcoString> = words_of(sentence).into_iter().map(|word| word.to_lowercase().into()).collect();
        let forms = words_of(stretch);
        let lower: Vec<EcoString> = forms.iter().map(|word| word.to_lowercase().into()).collect();
        let opening = sentence.trim_start_matches(|mark: char| !mark.is_alphanumeric());
        let opens = forms.first().is_some_and(|first| opening.starts_with(first));
        let capital = |form: &str| form.starts_with(char::is_uppercase);
        let names = forms.iter().zip(&lower).enumerate();
        let names = names.filter(|(at, (form, _))| !(*at == 0 && opens) && capital(form));
        let names = names.filter(|(_, (_, word))| names_somebody(word, cues));
        let names = names.map(|(_, (form, word))| known(form, lexicon).unwrap_or_else(|| plain(word)));
        Exact {
            denials: whole.iter().filter(|word| denies(word, cues)).count(),
            degrees: lower.iter().filter(|word| cues.is(WordClass::Degree, word)).cloned().collect(),
            measures: lower.iter().filter(|word| cues.is(WordClass::Measure, word)).cloned().collect(),
            numbers: numbers(&lower),
            weekdays: lower.iter().filter(|word| is_one_of(&WEEKDAYS, word)).cloned().collect(),
            months: lower.iter().filter(|word| is_one_of(&MONTHS, word)).cloned().collect(),
            rates: rates(&lower, cues),
            names: names.collect(),
            asks: sentence.trim_end().ends_with('?'),
        }
    }

    /// Whether the other statement can be the same one.
    pub(crate) fn may_be(&self, other: &Exact) -> bool {
        self.is_no_other(other) && within(&self.names, &other.names)
    }

    /// The same, whomever the two name: sentences that say one thing name others beside.
    pub(crate) fn is_no_other(&self, other: &Exact) -> bool {
        self.denials == other.denials
            && self.degrees == other.degrees
            && self.rates == other.rates
            && !self.asks
            && !other.asks
            && within(&self.measures, &other.measures)
            && within(&self.numbers, &other.numbers)
            && within(&self.weekdays, &other.weekdays)
            && within(&self.months, &other.months)
    }
}

/// Where behind a place of a sentence a circumstance begins; its end where none does.
fn circumstance(sentence: &str, behind: usize, cues: &Cues) -> usize {
    let mut at = behind;
    for piece in sentence.get(behind..).unwrap_or_default().split_inclusive(' ') {
        let word = piece.trim_matches(|letter: char| !letter.is_alphanumeric()).to_lowercase();
        if cues.is(WordClass::Circumstance, &word) {
            return at;
        }
        at += piece.len();
        if piece.trim_end().ends_with(';') {
            return at;
        }
    }
    sentence.len()
}

/// Whether all that one side holds the other holds, too, whichever holds more.
fn within<T: Ord>(left: &BTreeSet<T>, right: &BTreeSet<T>) -> bool {
    left.is_subset(right) || right.is_subset(left)
}

/// Whether a word turns what its sentence says, or says that it is turned.
pub(super) fn denies(word: &str, cues: &Cues) -> bool {
    let classes = [
        WordClass::Negator,
        WordClass::NegativeDeterminer,
        WordClass::NegativePronoun,
        WordClass::False,
        WordClass::Falsely,
        WordClass::Cancelling,
        WordClass::Privative,
    ];
    let part = |form: &str| {
        let fails = |governor, complement| {
            let signature = cues.signature(governor, complement, form);
            signature.is_some_and(|signature| matches!(signature.affirmed, Outcome::Fails | Outcome::Unlikely))
        };
        let shapes = [Complement::That, Complement::To, Complement::Object];
        let turns = |governor| shapes.into_iter().any(|shape| fails(governor, shape));
        cues.is(WordClass::Refuting, form)
            || [Governor::Verb, Governor::Noun, Governor::Adjective].into_iter().any(turns)
    };
    classes.iter().any(|class| cues.is(*class, word)) || bases(word).any(|form| part(&form))
}

/// The forms of which a word may be an inflection, itself among them.
pub(super) fn bases(word: &str) -> impl Iterator<Item = EcoString> {
    let endings =
        [("", ""), ("s", ""), ("es", ""), ("ies", "y"), ("ed", ""), ("d", ""), ("ied", "y"), ("ing", ""), ("ing", "e")];
    let base = move |(ending, instead): (&str, &str)| {
        let stem = word.strip_suffix(ending).filter(|stem| stem.len() > 2 || ending.is_empty())?;
        Some(EcoString::from(stem) + instead)
    };
    let forms: Vec<EcoString> = endings.into_iter().filter_map(base).collect();
    forms.into_iter()
}

/// The numbers of a text: a magnitude behind a number scales it.
fn numbers(lower: &[EcoString]) -> BTreeSet<(bool, u64)> {
    let parts =
        |word: &EcoString| word.split(['-', '–', '—', '/', '$', '€', '£']).map(EcoString::from).collect::<Vec<_>>();
    let words: Vec<EcoString> = lower.iter().flat_map(parts).filter(|word| !word.is_empty()).collect();
    let mut found = BTreeSet::new();
    let mut before: Option<f64> = None;
    for word in words.iter().chain([&EcoString::new()]) {
        let number = cardinal(word.trim_end_matches(['.', '%']));
        let scales = number.filter(|number| *number >= 100.0 && !word.starts_with(|c: char| c.is_ascii_digit()));
        if let Some((so_far, scale)) = before.zip(scales) {
            before = Some(so_far * scale);
        } else {
            found.extend(before.map(|number| (false, number.to_bits())));
            before = number;
        }
        if number.is_none()
            && let Some(rank) = ordinal(word)
        {
            found.insert((true, rank.to_bits()));
        }
    }
    found
}

/// "a year", "per day", "every week", "annual".
fn rates(lower: &[EcoString], cues: &Cues) -> BTreeSet<EcoString> {
    let each = |at: usize| cues.is(WordClass::Rate, &lower[at]);
    let spans = lower.iter().enumerate().skip(1).filter(|(at, word)| {
        each(at - 1) && cues.is(WordClass::Time, word) && lower.get(at + 1).is_none_or(|next| next != "ago")
    });
    spans.map(|(_, word)| word.clone()).collect()
}

fn is_one_of(list: &[&str], word: &str) -> bool {
    list.iter().any(|day| day.eq_ignore_ascii_case(word))
}

/// Whether a capitalised word is part of a name, and no title or day.
fn names_somebody(word: &str, cues: &Cues) -> bool {
    let day = is_one_of(&WEEKDAYS, word) || is_one_of(&MONTHS, word);
    word.chars().count() > 1
        && !day
        && !cues.is(WordClass::Title, word.trim_end_matches('.'))
        && !cues.is(WordClass::Address, word)
}

/// The actor that a single word names, or belongs to: "Norwegians", "Norwegian".
fn known(form: &str, lexicon: &Lexicon) -> Option<EcoString> {
    lexicon.actors.find(form).first().map(|found| found.id.clone())
}

/// A name without what writers add to it.
fn plain(word: &str) -> EcoString {
    word.chars().filter(|letter| letter.is_alphanumeric()).collect()
}

#[cfg(test)]
mod tests {
    use super::Exact;
    use crate::data::embedded;
    use crate::lexicon::Lexicon;

    fn one(left: &str, right: &str) -> bool {
        let lexicon = Lexicon::read(&embedded()).unwrap();
        Exact::of(left, left, &lexicon).may_be(&Exact::of(right, right, &lexicon))
    }

    #[test]
    fn what_one_side_denies_is_not_the_same() {
        assert!(one("The ferry to Hauge sank.", "The ferry to Hauge sank on Monday."));
        assert!(!one("The ferry to Hauge sank.", "The ferry to Hauge did not sink."));
        assert!(!one("The ferry to Hauge sank.", "That the ferry to Hauge sank is untrue."));
        assert!(!one("Lind pleaded guilty.", "Lind pleaded not guilty."));
        assert!(!one("Lind signed the lease.", "Lind refused to sign the lease."));
        assert!(!one("Lind had paid the rent.", "It was wrongly reported that Lind had paid the rent."));
    }

    #[test]
    fn another_number_degree_rate_or_name_is_another_statement() {
        assert!(!one("Lind came fourth in the race.", "Lind came fifth in the race."));
        assert!(!one("Lind has led the guild since 2011.", "Lind has led the guild since 2012."));
        assert!(!one("The guild pays 40 kroner a day.", "The guild pays 40 kroner a year."));
        assert!(!one("Lind almost drowned.", "Lind drowned."));
        assert!(!one("Few members voted for Lind.", "Many members voted for Lind."));
        assert!(!one("The court fined Hauge.", "The court fined Strand."));
        assert!(one("Captain Lind paid 2,000 kroner.", "Anna Lind paid two thousand kroner."));
    }
}
