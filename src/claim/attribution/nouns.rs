//! Nouns and adjectives of saying: "allegations that …", "made the point", "is confident that …".

use super::cues::Finder;
use super::saying::Saying;
use super::tree::Stretch;
use crate::language::{Deprel, Token, Upos};
use crate::lexicon::SpeechNoun;
use crate::text::Span;
use ecow::EcoString;

impl<'a> Finder<'a, '_> {
    /// A noun of saying with a clause ("allegations that …") or the noun of what was said ("denial of visas" is none).
    pub(super) fn noun(&self, noun: Token<'a>) -> Option<Saying<'a>> {
        let row = self.speech.noun(noun.lemma())?;
        if row.lent && self.lender(noun).is_none() {
            return None;
        }
        let (piece, about) = self.noun_content(noun, row)?;
        let tree = &self.tree;
        let source = tree.owner(noun, |verb| self.speech.is_light(verb));
        let piece = tree.trim(piece)?;
        let (low, _) = tree.extent(noun);
        let clause = (low.min(noun.index()), piece.0.saturating_sub(1).max(noun.index()));
        let medium = self.speech.medium(noun.lemma());
        Some(Saying {
            cue: Some(noun),
            cue_span: Some(self.noun_cue(noun, piece)),
            verb: EcoString::from(noun.lemma()),
            stance: row.stance,
            quote: false,
            anonymous: self.anonymous(source.as_ref()),
            source,
            addressee: None,
            content: vec![tree.span(piece)],
            about,
            medium,
            clause: tree.span(clause),
            quotes: Vec::new(),
        })
    }

    /// The verb before a noun of saying that lends itself to it: "made" of "made the point".
    fn lender(&self, noun: Token<'a>) -> Option<Token<'a>> {
        noun.head().filter(|verb| {
            let near = (1..=4).contains(&noun.index().saturating_sub(verb.index()));
            noun.deprel() == Deprel::Obj && near && self.speech.is_light(verb.lemma())
        })
    }

    /// "is confident that …", "was unaware of …": the subject thinks or says so.
    pub(super) fn adjective(&self, adjective: Token<'a>) -> Option<Saying<'a>> {
        let row = self.speech.adjective(adjective.lemma())?;
        let tree = &self.tree;
        let copula = tree.kid(adjective, &[Deprel::Cop, Deprel::AuxPass])?;
        let (piece, about) = self.noun_content(adjective, row)?;
        let piece = tree.trim(piece)?;
        let source = tree
            .kid(adjective, &[Deprel::Nsubj, Deprel::NsubjPass])
            .filter(|subject| subject.upos() != Upos::Pron || !matches!(subject.lemma(), "it" | "that" | "this"))?;
        let source = tree.subject_of(adjective, source);
        let mut first = copula.index().min(adjective.index());
        while let Some(before) = first.checked_sub(1).map(|at| tree.token(at)) {
            if !(before.head() == Some(adjective) && matches!(before.deprel(), Deprel::Aux | Deprel::Advmod)) {
                break;
            }
            first -= 1;
        }
        let leads = piece.0 == adjective.index() + 2 && tree.token(adjective.index() + 1).upos() == Upos::Adp;
        let cue = tree.span((first, adjective.index() + usize::from(leads)));
        let clause = (first, piece.0.saturating_sub(1).max(adjective.index()));
        let content = vec![tree.span(piece)];
        let unnamed = self.unnamed(adjective, EcoString::from(adjective.lemma()), row.stance, content, cue, clause);
        Some(Saying { anonymous: self.anonymous(source.as_ref()), source, about, ..unnamed })
    }

    /// The noun with the preposition that leads to its content, from the light verb over it: "expressed fears of".
    fn noun_cue(&self, noun: Token<'a>, content: Stretch) -> Span {
        let tree = &self.tree;
        let mut last = noun.index();
        if content.0 == last + 2 && tree.token(last + 1).upos() == Upos::Adp {
            last += 1;
        }
        let led = [Deprel::Aux, Deprel::AuxPass, Deprel::Advmod];
        let first = self.lender(noun).map_or(noun.index(), |light| self.before(light.index(), light, &led));
        tree.span((first, last))
    }

    /// Where the words right before `word` begin that depend on it in one of those ways; `first` is where it stands.
    fn before(&self, first: usize, word: Token<'a>, relations: &[Deprel]) -> usize {
        let own = |at: &usize| {
            let before = self.tree.token(*at);
            before.head() == Some(word) && relations.contains(&before.deprel())
        };
        (0..first).rev().take_while(own).last().unwrap_or(first)
    }

    fn noun_content(&self, noun: Token<'a>, row: &SpeechNoun) -> Option<(Stretch, bool)> {
        let tree = &self.tree;
        let mut about = None;
        for kid in tree.kids(noun).filter(|kid| kid.index() > noun.index()) {
            let marker = tree.marker(kid);
            match kid.deprel() {
                Deprel::Acl | Deprel::AclRelcl | Deprel::Ccomp
                    if matches!(&*marker, "that" | "to") || kid.deprel() == Deprel::Ccomp =>
                {
                    return Some((tree.extent(kid), false));
                }
                Deprel::Nmod | Deprel::Acl if row.of.contains(&marker) => return Some((self.after_marker(kid), false)),
                Deprel::Nmod | Deprel::Acl if row.about.contains(&marker) => {
                    about = Some((self.after_marker(kid), true));
                }
                _ => {}
            }
        }
        about
    }
}
