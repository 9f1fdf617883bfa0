//! Sources that stand before a colon or behind a dash: "Poll: …", "WALLACE: …", "“…” — Ann Lee".

use super::cues::Finder;
use super::saying::{Party, Saying};
use super::tree::Stretch;
use crate::language::{Token, Upos};
use crate::lexicon::{Medium, Stance};
use ecow::EcoString;

/// The longest name before a colon, and the longest signature behind a dash, in words.
const NAME: usize = 5;
const SIGNATURE: usize = 12;

impl<'a> Finder<'a, '_> {
    /// A speaker before a colon: a name in capitals anywhere, a name or document in a headline.
    pub(super) fn label(&self, opens: bool) -> Option<Saying<'a>> {
        let sentence = self.tree.sentence;
        let colon = sentence.tokens().take(NAME + 1).find(|token| token.form() == ":").filter(|_| opens)?;
        let marks = usize::from(matches!(sentence.token(0).form(), "“" | "\"" | "''" | "``"));
        let name: Vec<Token<'a>> = sentence.tokens().take(colon.index()).skip(marks).collect();
        let capitals = name.iter().all(|word| word.form().chars().all(|letter| !letter.is_lowercase()));
        let named = name.iter().all(|word| word.upos() == Upos::Propn);
        let last = *name.last()?;
        let document = self.speech.medium(&last.lemma().to_lowercase()) == Some(Medium::Document);
        let title = sentence.headline() || sentence.index() == 0;
        let letters = name.iter().any(|word| word.form().chars().filter(|letter| letter.is_alphabetic()).count() > 1);
        let verbless = !name.iter().any(|word| matches!(word.upos(), Upos::Verb | Upos::Aux));
        let mentions = verbless && name.iter().any(|word| word.upos() == Upos::Propn);
        let heading = sentence.headline() && mentions;
        if !(letters && (named && capitals || heading || title && (named || document && name.len() <= 3))) {
            return None;
        }
        let rest = self.tree.trim((colon.index() + 1, sentence.len() - 1)).filter(|rest| rest.1 > rest.0 + 1)?;
        let quote = matches!(self.tree.token(rest.0).form(), "“" | "\"" | "‘" | "''" | "``");
        let content = if quote { Vec::new() } else { vec![self.tree.span(rest)] };
        Some(self.labelled(colon, (marks, colon.index()), (marks, last.index()), content))
    }

    /// A name behind a dash that ends the paragraph of a quotation.
    pub(super) fn signature(&self) -> Option<Saying<'a>> {
        let sentence = self.tree.sentence;
        let dash =
            sentence.tokens().rev().take(SIGNATURE).find(|token| matches!(token.form(), "—" | "–" | "―" | "--"))?;
        let after = dash.previous().is_none_or(|before| matches!(before.form(), "”" | "\"" | "''" | "’"));
        let rest = self.tree.trim((dash.index() + 1, sentence.len() - 1))?;
        let verb = (rest.0..=rest.1).any(|at| matches!(self.tree.token(at).upos(), Upos::Verb | Upos::Aux));
        let named = self.tree.token(rest.0).upos() == Upos::Propn;
        if !after || verb || !named || dash.index() + 1 > rest.0 {
            return None;
        }
        Some(self.labelled(dash, (dash.index(), rest.1), rest, Vec::new()))
    }

    fn labelled(&self, cue: Token<'a>, clause: Stretch, name: Stretch, content: Vec<crate::text::Span>) -> Saying<'a> {
        let inside = (name.0..=name.1).map(|at| self.tree.token(at));
        let outside = |token: &Token<'a>| token.head().is_none_or(|head| !(name.0..=name.1).contains(&head.index()));
        let head = inside.clone().filter(|token| token.upos().is_nominal()).find(outside);
        let head = head.unwrap_or_else(|| self.tree.token(name.1));
        let source = Party { head, span: self.tree.span(name) };
        let saying = self.unnamed(cue, EcoString::from("say"), Stance::Assert, content, cue.span(), clause);
        Saying { quote: true, source: Some(source), medium: self.speech.medium(&head.lemma().to_lowercase()), ..saying }
    }
}
