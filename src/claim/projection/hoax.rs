//! What a sentence says of a report, a story or a rumour, and so of what that tells: denied, refuted, false, a hoax.
//!
//! Traps: a report that is not denied is not thereby true; who denies a report denies what it tells, and not that there is a report;
//! "news" and "the story" may also only be passed on.

use super::Reader;
use crate::claim::factuality::Commitment;
use crate::language::{Deprel, Token, Upos};
use crate::lexicon::{Complement, Governor, Outcome, WordClass};

impl<'a> Reader<'_, 'a> {
    /// What a clause or verb tells on behalf of a tale: "a hoax claims that …", "reports saying that … were denied".
    pub(super) fn told_through(&self, verb: Token<'a>) -> Option<Commitment> {
        let teller = match verb.deprel().main() {
            "acl" => verb.head(),
            _ => self.tree.child(verb, &[Deprel::Nsubj]),
        };
        teller.and_then(|noun| self.told_by(noun))
    }

    /// "It sank, according to a hoax": the word that names such a source of what `predicate` says.
    pub(super) fn told_according_to(&self, predicate: Token<'a>) -> Option<Token<'a>> {
        let source = |child: &Token<'a>| {
            child.deprel() == Deprel::Obl && self.tree.preposition(*child) == "according_to" && self.is_untrue(*child)
        };
        let source = self.tree.children(predicate).find(source)?;
        self.tree.child(source, &[Deprel::Case])
    }

    /// "A hoax story about Anna being arrested": what the gerund behind it tells.
    pub(super) fn told_about(&self, gerund: Token<'a>, noun: Token<'a>) -> Option<Commitment> {
        let subject = || self.tree.child(gerund, &[Deprel::Nsubj, Deprel::NsubjPass]);
        let of = |noun: Token<'a>| self.tree.preposition(noun) == "about";
        let beside = |child: Token<'a>| child.deprel() == Deprel::Nmod && child.next() == Some(gerund) && of(child);
        let about = of(gerund) || subject().is_some_and(of) || self.tree.children(noun).any(beside);
        (about && self.is_untrue(noun)).then(|| Commitment::CERTAIN.turned(true))
    }

    /// "The report that Norway signed | is false", where the tree makes the noun the root of the sentence and hangs on it both what it
    /// tells and what is said of it.
    pub(super) fn told_beside(&self, content: Token<'a>, noun: Token<'a>) -> Option<Commitment> {
        let introduced = |at: usize| {
            let word = self.tree.token(at);
            word.deprel() == Deprel::Mark && self.tree.lower(word) == "that"
        };
        let own_subject = self.tree.children(content).any(|child| child.deprel().is_subject());
        let is_told = own_subject && (noun.index() + 1..content.index()).any(introduced);
        if noun.deprel() != Deprel::Root || !is_told || !self.is_tale(noun) {
            return None;
        }
        let bare = |token: Token<'a>| !self.tree.children(token).any(|child| child.deprel().is_subject());
        let said = self.tree.children(noun).filter(|child| child.index() > content.index() && bare(*child));
        said.filter(|said| self.clauses.at(*said).is_some())
            .find_map(|said| if self.tree.has(said, Deprel::AuxPass) { self.refuted(said) } else { self.judged(said) })
    }

    /// "The rumour that Anna had been arrested": a clause that lacks nothing is what the noun tells, whatever the tree makes of "that".
    pub(super) fn is_content(&self, clause: Token<'a>, noun: Token<'a>) -> bool {
        let that = noun.next().filter(|word| self.tree.lower(*word) == "that");
        let complete = self.tree.has(clause, Deprel::AuxPass) || self.tree.has(clause, Deprel::Cop);
        let subject = |child: Token<'a>| child.deprel().is_subject() && Some(child) != that;
        that.is_some() && complete && self.tree.children(clause).any(subject)
    }

    /// "Falsely claimed that …", "was wrongly reported to have …".
    pub(super) fn is_mistaken(&self, verb: Token<'a>) -> bool {
        let adverb = |child: Token<'a>| self.cues.is(WordClass::Falsely, self.tree.lower(child));
        let affirmed = self.own_reading(verb).is_none_or(|own| !own.negative);
        affirmed && self.tree.children(verb).any(|child| child.deprel() == Deprel::Advmod && adverb(child))
    }

    /// "No evidence was found that …", where the tree hangs the clause on the verb.
    pub(super) fn is_of_nothing(&self, verb: Token<'a>) -> bool {
        let noun = self.tree.child(verb, &[Deprel::NsubjPass, Deprel::Obj]);
        noun.is_some_and(|noun| {
            let shows = self.cues.signature(Governor::Noun, Complement::That, noun.lemma()).is_some();
            shows && noun.upos() == Upos::Noun && crate::claim::polarity::is_negative_phrase(self.tree, self.cues, noun)
        })
    }

    /// "Rated the claim that Norway signed false": what a verb of judging says of a tale, wherever the tree hangs it.
    fn rated(&self, noun: Token<'a>, verb: Token<'a>) -> Option<Commitment> {
        if !self.cues.is(WordClass::Judging, verb.lemma()) || self.own_reading(verb)?.negative {
            return None;
        }
        let false_word = |at: usize| {
            let word = self.tree.token(at);
            word.deprel() == Deprel::Xcomp && self.cues.is(WordClass::False, self.tree.lower(word))
        };
        (noun.index() + 1..self.tree.len()).any(false_word).then(|| Commitment::CERTAIN.turned(true))
    }

    /// Whether a noun names a tale that is not true.
    fn is_untrue(&self, noun: Token<'a>) -> bool {
        self.is_tale(noun) && (self.is_false(noun) || self.is_called_false(noun))
    }

    /// Whether a clause is given in its own words.
    pub(super) fn is_quoted(&self, clause: Token<'a>) -> bool {
        let mark = |token: &Token<'a>| matches!(token.form(), "“" | "\"" | "``" | "‘" | "'");
        let before = self.tree.sentence.tokens().take(clause.index()).filter(mark);
        before.count() % 2 == 1
    }

    /// What "denied reports that …", "the rumour that … is false" and "a hoax that …" leave of the content.
    pub(super) fn told_by(&self, noun: Token<'a>) -> Option<Commitment> {
        if !self.is_tale(noun) {
            return None;
        }
        if self.is_untrue(noun) {
            return Some(Commitment::CERTAIN.turned(true));
        }
        let over = noun.head()?;
        match noun.deprel() {
            Deprel::Obj | Deprel::NsubjPass => self.refuted(over).or_else(|| self.rated(noun, over)),
            Deprel::Nsubj => self.judged(over),
            Deprel::Nmod => self.without_truth(noun, over).or_else(|| self.doubted(noun, over)),
            Deprel::Obl => self.doubted(noun, self.tree.child(over, &[Deprel::Obj])?),
            _ => None,
        }
    }

    /// Whether the noun names something told.
    fn is_tale(&self, noun: Token<'a>) -> bool {
        noun.upos() == Upos::Noun
            && (self.is_said(noun) || self.cues.is(WordClass::Tale, noun.lemma()) || self.is_false(noun))
    }

    /// "A hoax", "the myth".
    fn is_false(&self, noun: Token<'a>) -> bool {
        let signature = self.cues.signature(Governor::Noun, Complement::That, noun.lemma());
        noun.upos() == Upos::Noun && signature.is_some_and(|signature| signature.affirmed == Outcome::Fails)
    }

    /// "A false report", "fake news", "a hoax report".
    fn is_called_false(&self, noun: Token<'a>) -> bool {
        self.tree.children(noun).any(|child| match child.deprel() {
            Deprel::Amod => self.cues.is(WordClass::False, self.tree.lower(child)),
            Deprel::Compound => self.is_false(child) || self.cues.is(WordClass::False, self.tree.lower(child)),
            _ => false,
        })
    }

    /// "Denied", "were dismissed".
    fn refuted(&self, verb: Token<'a>) -> Option<Commitment> {
        let own = self.own_reading(verb)?;
        if let Some(signature) = self.governor(verb, Complement::Object) {
            return Some(own.through(signature));
        }
        let refutes = self.cues.is(WordClass::Refuting, &super::lemma_with_particle(self.tree, verb));
        (refutes && !own.negative).then(|| Commitment::CERTAIN.turned(true))
    }

    /// "Is false", "are not true", "turned out to be a hoax".
    fn judged(&self, predicate: Token<'a>) -> Option<Commitment> {
        let complement = self.tree.child(predicate, &[Deprel::Xcomp]);
        let told =
            complement.filter(|_| self.cues.is(WordClass::Copular, predicate.lemma()) || predicate.lemma() == "turn");
        let named = told.unwrap_or(predicate);
        let false_word = self.cues.is(WordClass::False, self.tree.lower(named)) || self.is_false(named);
        let own = self.own_reading(predicate)?;
        let true_word = || self.cues.is(WordClass::True, self.tree.lower(named));
        let untrue = if own.negative { !false_word && true_word() } else { false_word };
        untrue.then(|| Commitment::CERTAIN.turned(true))
    }

    /// "Cast doubt on claims", "have doubts about the report"; `doubt` is what is cast or had.
    fn doubted(&self, noun: Token<'a>, doubt: Token<'a>) -> Option<Commitment> {
        let about = matches!(self.tree.preposition(noun).as_str(), "on" | "upon" | "over" | "about");
        let signature = self.cues.signature(Governor::Noun, Complement::That, doubt.lemma());
        let unlikely = signature.filter(|signature| about && signature.affirmed == Outcome::Unlikely)?;
        let own = self.own_reading(doubt.head()?)?;
        let none = crate::claim::polarity::is_negative_phrase(self.tree, self.cues, doubt);
        (!none).then(|| own.through(unlikely))
    }

    /// "There is no truth to the rumour".
    fn without_truth(&self, noun: Token<'a>, over: Token<'a>) -> Option<Commitment> {
        let truth = over.lemma() == "truth" && matches!(self.tree.preposition(noun).as_str(), "to" | "in" | "behind");
        let none = crate::claim::polarity::is_negative_phrase(self.tree, self.cues, over);
        (truth && none).then(|| Commitment::CERTAIN.turned(true))
    }
}

#[cfg(test)]
mod tests {
    use crate::claim::{Polarity, extract};
    use crate::data::embedded;
    use crate::language::{Model, parse};
    use crate::lexicon::Lexicon;
    use crate::text::Document;

    /// Whether the text says that the treaty was not signed, and in whose voice.
    fn signing(text: &str) -> (bool, Vec<String>) {
        let lexicon = Lexicon::read(&embedded()).unwrap();
        let claims = extract(&parse(&Document::bare("a", text), Model::english()), &lexicon);
        let signing = claims.iter().find(|claim| claim.event.lemma == "sign").unwrap();
        let voices = signing.attribution.iter().map(|link| link.verb.to_string()).collect();
        (signing.polarity == Polarity::Negative, voices)
    }

    #[test]
    fn a_tale_that_is_called_false_tells_what_is_not_so() {
        for text in [
            "The rumour that Norway had signed the treaty is not true.",
            "A hoax claims that Norway signed the treaty.",
            "A hoax report claimed that Norway signed the treaty.",
            "Norway signed the treaty, according to a hoax spreading online.",
            "A hoax story about Norway signing the treaty fooled many readers.",
            "An article saying Norway signed the treaty is fake.",
            "A phony report says that Norway signed the treaty.",
            "The viral story that Norway had signed the treaty was debunked on Friday.",
            "There is no truth to the rumour that Norway signed the treaty.",
            "It is not true that Norway signed the treaty.",
            "The report that Norway signed the treaty is wrong.",
            "The claim that Norway signed the treaty is baseless.",
            "The report that Norway signed the treaty has been debunked.",
            "The report that Norway signed the treaty proved false.",
            "The rumour that the treaty had been signed was false.",
            "Editors rated the claim that Norway signed the treaty false.",
            "It was wrongly reported that Norway signed the treaty.",
            "Sweden falsely claimed that Norway signed the treaty.",
        ] {
            assert_eq!(signing(text), (true, vec![]), "{text}");
        }
    }

    #[test]
    fn quotation_marks_inside_a_denial_change_nothing() {
        assert!(signing("Norway denied \"signing the treaty\".").0);
    }

    #[test]
    fn that_nothing_was_found_leaves_it_open() {
        let lexicon = Lexicon::read(&embedded()).unwrap();
        let text = "No evidence was found that Norway signed the treaty.";
        let claims = extract(&parse(&Document::bare("a", text), Model::english()), &lexicon);
        let signing = claims.iter().find(|claim| claim.event.lemma == "sign").unwrap();
        assert_eq!(signing.factuality, crate::claim::Factuality::Unknown);
    }

    #[test]
    fn who_refutes_a_tale_says_the_opposite() {
        let refuted = "Norway refuted claims that it had signed the treaty.";
        assert_eq!(signing(refuted), (true, vec!["refute".to_owned()]));
    }

    #[test]
    fn who_casts_doubt_on_a_tale_holds_it_unlikely() {
        assert!(signing("Experts have cast doubt on claims that Norway signed the treaty.").0);
        assert!(signing("Lawyers had doubts about the report that Norway signed the treaty.").0);
        assert!(!signing("Lawyers had no doubts about the report that Norway signed the treaty.").0);
    }

    #[test]
    fn a_tale_that_nobody_denies_is_told() {
        assert_eq!(
            signing("There were rumours that Norway had signed the treaty."),
            (false, vec!["rumour".to_owned()])
        );
        assert!(!signing("The report that Norway had signed the treaty is not false.").0);
    }
}
