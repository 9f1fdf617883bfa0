//! Acts of saying in a sentence's tree: verbs, nouns, "according to", adverbs.

use super::saying::{Content, Party, Saying};
use super::tree::{Stretch, Tree};
use crate::language::{Deprel, Sentence, Token, Upos};
use crate::lexicon::{SpeechObject, SpeechVerb, SpeechVerbs, Stance};
use crate::text::Span;
use ecow::EcoString;

/// How many words a clause of saying at a sentence's end may have before its subject's head.
const TAIL: usize = 12;

/// Finds the acts of saying of one sentence.
pub(super) struct Finder<'a, 'l> {
    pub(super) tree: Tree<'a>,
    pub(super) speech: &'l SpeechVerbs,
    /// Whether the sentence says that its source asked not to be named.
    pub(super) withheld: bool,
}

impl<'a, 'l> Finder<'a, 'l> {
    pub(super) fn new(sentence: Sentence<'a>, speech: &'l SpeechVerbs) -> Finder<'a, 'l> {
        let lower = sentence.span().of(sentence.text()).to_lowercase();
        Finder { tree: Tree::new(sentence), speech, withheld: speech.withholds(&lower) }
    }

    /// The acts of saying; `opens` where the sentence opens a paragraph or headline.
    pub(super) fn sayings(&self, opens: bool) -> Vec<Saying<'a>> {
        let mut found = Vec::new();
        for token in self.tree.sentence.tokens() {
            match token.upos() {
                Upos::Verb => found.extend(self.verb(token)),
                Upos::Noun => found.extend(self.noun(token)),
                Upos::Adv => found.extend(self.adverb(token)),
                Upos::Adj => found.extend(self.adjective(token)),
                _ => {}
            }
            if token.form().eq_ignore_ascii_case("according") {
                found.extend(self.according(token));
            }
        }
        found.extend(self.label(opens));
        found.extend(self.signature());
        found
    }

    fn verb(&self, verb: Token<'a>) -> Option<Saying<'a>> {
        let particle = self.tree.kid(verb, &[Deprel::CompoundPrt]);
        let lemma = match particle {
            Some(particle) => format!("{} {}", verb.lemma(), particle.form().to_lowercase()),
            None => verb.lemma().to_owned(),
        };
        let uses = match self.speech.verb(&lemma) {
            // "shouted out", but not "added up".
            [] if particle.is_none_or(|particle| matches!(particle.lemma(), "out" | "back" | "off")) => {
                self.speech.verb(verb.lemma())
            }
            found => found,
        };
        let first = uses.first().filter(|_| verb.deprel() != Deprel::Amod && !self.is_supposed(verb))?;
        let read = |usage: &SpeechVerb| Some((usage.clone(), self.content(verb, usage)?));
        let reported = |found: &(SpeechVerb, Content)| !found.1.about;
        let reading = uses.iter().filter_map(read).find(reported);
        // "…, the paper reported on Monday": an aside says what stands around it, and nothing about Monday.
        let aside = || Some((first.clone(), self.around(verb, first))).filter(|(_, around)| !around.pieces.is_empty());
        let aside = reading.or_else(|| aside().filter(|_| verb.deprel() == Deprel::Parataxis));
        let found = aside.or_else(|| uses.iter().find_map(read));
        let (usage, content) = found.unwrap_or_else(|| (first.clone(), self.around(verb, first)));
        Some(self.saying(verb, &lemma, &usage, &content))
    }

    /// "She would tell its story", "they don't think so", "he never said so": nobody has said it.
    fn is_supposed(&self, verb: Token<'a>) -> bool {
        let tree = &self.tree;
        let with = |words: &[&str]| {
            let mut auxiliaries = tree.kids(verb).filter(|kid| kid.deprel().main() == "aux");
            auxiliaries.any(|kid| words.iter().any(|word| kid.form().eq_ignore_ascii_case(word)))
        };
        let by = |words: &[&str]| tree.kids(verb).any(|kid| words.contains(&kid.lemma()));
        with(&["would", "might"]) || by(&["never"]) || by(&["not", "n't"]) && with(&["do"])
    }

    fn saying(&self, verb: Token<'a>, lemma: &str, usage: &SpeechVerb, content: &Content) -> Saying<'a> {
        let tree = &self.tree;
        let source = tree.speaker(verb);
        let clause = self.clause(verb, &content.pieces);
        let addressee = self.addressee(verb, usage, content);
        let medium = self.medium(clause, source.as_ref()).or(usage.medium);
        let spans = content.pieces.iter().filter_map(|&piece| tree.trim(piece)).map(|piece| tree.span(piece));
        Saying {
            cue: Some(verb),
            cue_span: Some(self.cue(verb, content)),
            verb: EcoString::from(lemma),
            stance: usage.stance,
            quote: usage.quote,
            anonymous: self.anonymous(source.as_ref()),
            source,
            addressee,
            content: spans.collect(),
            about: content.about,
            medium,
            clause: tree.span(clause),
            quotes: Vec::new(),
        }
    }

    /// What the verb's own dependents say of its content; none where nothing does.
    fn content(&self, verb: Token<'a>, usage: &SpeechVerb) -> Option<Content> {
        let tree = &self.tree;
        let passive = tree.is_passive(verb);
        let object = tree.kid(verb, &[Deprel::Obj]);
        let mut found = Content::default();
        let mut about = Vec::new();
        for kid in tree.kids(verb) {
            match kid.deprel() {
                Deprel::Ccomp | Deprel::CsubjPass if usage.clause && !self.is_remark(verb, kid) => {
                    found.pieces.push(tree.extent(kid));
                }
                Deprel::Csubj if usage.clause && passive => found.pieces.push(tree.extent(kid)),
                Deprel::Xcomp => self.open_clause(verb, kid, usage, object, &mut found),
                // "urged them to leave", where the tree takes the infinitive for an aim.
                Deprel::Advcl if self.is_told(verb, kid, usage, object) => {
                    self.open_clause(verb, kid, usage, object, &mut found);
                }
                Deprel::Parataxis if self.introduces(verb, kid) => found.pieces.push(tree.extent(kid)),
                Deprel::Obl | Deprel::Advcl | Deprel::Nmod => {
                    let marker = tree.marker(kid);
                    if usage.of.contains(&marker) {
                        found.pieces.extend(object.map(|object| tree.extent(object)));
                        found.pieces.push(self.after_marker(kid));
                    } else if marker == "as" && usage.predicate {
                        found.pieces.extend(object.map(|object| tree.extent(object)));
                        found.pieces.push(tree.extent(kid));
                    } else if usage.about.contains(&marker) {
                        about.push(self.after_marker(kid));
                    }
                }
                _ => {}
            }
        }
        if passive && !found.pieces.is_empty() && usage.object != SpeechObject::Addressee {
            let subject = tree
                .kid(verb, &[Deprel::NsubjPass])
                .filter(|subject| subject.upos() != Upos::Pron || subject.lemma() != "it");
            found.pieces.extend(subject.map(|subject| tree.extent(subject)));
        }
        if found.pieces.is_empty() {
            found.pieces.extend(self.told_to(object, usage).or_else(|| self.torn(verb, usage)));
        }
        if found.pieces.is_empty() {
            self.plain_object(verb, object, usage, &mut found, passive);
        }
        if found.pieces.is_empty() && !about.is_empty() {
            found = Content { pieces: about, about: true };
        }
        found.pieces.sort_unstable();
        found.pieces.dedup();
        (!found.pieces.is_empty()).then_some(found)
    }

    /// "…, she said, *which is no surprise*": a relative clause behind a comma is the outlet's own remark.
    fn is_remark(&self, verb: Token<'a>, kid: Token<'a>) -> bool {
        let first = self.tree.token(self.tree.extent(kid).0.max(verb.index()));
        let opening = if first.form() == "," { first.next() } else { Some(first) };
        kid.index() > verb.index() && opening.is_some_and(|word| word.xpos() == "WDT" && word.form() == "which")
    }

    /// "to resign", "having resigned", "a liar" after a verb of saying.
    fn open_clause(
        &self,
        verb: Token<'a>,
        kid: Token<'a>,
        usage: &SpeechVerb,
        object: Option<Token<'a>>,
        found: &mut Content,
    ) {
        let tree = &self.tree;
        let verbal = matches!(kid.upos(), Upos::Verb | Upos::Aux) || tree.kid(kid, &[Deprel::Cop]).is_some();
        let infinitive = verbal && tree.kids(kid).any(|mark| mark.form().eq_ignore_ascii_case("to"));
        let gerund = kid.xpos() == "VBG";
        let passive = tree.is_passive(verb);
        let fits = usage.infinitive && infinitive
            || usage.gerund && gerund
            || usage.clause && passive && infinitive
            || usage.predicate && !infinitive;
        if fits {
            found.pieces.extend(object.map(|object| tree.extent(object)));
            found.pieces.push(tree.extent(kid));
        }
    }

    /// Whether an infinitive right after the object of a verb of telling says what was told.
    fn is_told(&self, verb: Token<'a>, kid: Token<'a>, usage: &SpeechVerb, object: Option<Token<'a>>) -> bool {
        let tree = &self.tree;
        let object = object.filter(|_| usage.infinitive && usage.object == SpeechObject::Addressee);
        let (first, _) = tree.extent(kid);
        verb.index() < first
            && tree.marker(kid) == "to"
            && object.is_some_and(|object| tree.extent(object).1 + 1 == first)
    }

    /// "urges supporters to vote", where the infinitive hangs on the one who is told.
    fn told_to(&self, object: Option<Token<'a>>, usage: &SpeechVerb) -> Option<Stretch> {
        let object = object.filter(|_| usage.object == SpeechObject::Addressee && usage.infinitive)?;
        let below = self.tree.kids(object).find(|kid| kid.deprel() == Deprel::Acl && self.tree.marker(*kid) == "to");
        below.map(|_| self.tree.extent(object))
    }

    /// A clause that the tree tears apart: a finite verb behind a verb of saying that has no clause of its own.
    fn torn(&self, verb: Token<'a>, usage: &SpeechVerb) -> Option<Stretch> {
        let tree = &self.tree;
        let simple =
            matches!(usage.object, SpeechObject::None | SpeechObject::Content) && usage.clause && !usage.predicate;
        if !simple || !matches!(verb.xpos(), "VBD" | "VBZ" | "VBP" | "VBG") {
            return None;
        }
        let next = verb.next()?;
        let mark = matches!(next.form(), "," | "“" | "\"" | "``" | "''" | ":") || next.upos() == Upos::Adp;
        let (first, last) = (next.index(), tree.extent(verb).1);
        let finite = (first..=last).map(|at| tree.token(at)).find(|token| {
            matches!(token.xpos(), "VBD" | "VBZ" | "VBP" | "MD")
                && !matches!(token.deprel(), Deprel::AclRelcl | Deprel::Advcl)
        })?;
        let relative =
            (first..finite.index()).any(|at| matches!(tree.token(at).xpos(), "WDT" | "WP" | "," | ":" | "CC"));
        (!mark && !relative && finite.index() > first).then_some((first, last))
    }

    fn plain_object(
        &self,
        verb: Token<'a>,
        object: Option<Token<'a>>,
        usage: &SpeechVerb,
        found: &mut Content,
        passive: bool,
    ) {
        let object = object.or_else(|| self.tree.kid(verb, &[Deprel::NsubjPass]).filter(|_| passive));
        let Some(object) = object else { return };
        let pronoun = object.upos() == Upos::Pron;
        match usage.object {
            // "she supports it": spoken of, and nothing said.
            _ if pronoun && (passive || usage.object != SpeechObject::About || is_relative(object)) => {}
            SpeechObject::Saying if !self.speech.deniable(object.lemma()) => {}
            SpeechObject::Shown if !self.is_document(verb) => {}
            SpeechObject::Shown => found.pieces.push(self.tree.extent(object)),
            SpeechObject::Content | SpeechObject::Saying => found.pieces.push(self.tree.extent(object)),
            SpeechObject::About => {
                found.pieces.push(self.tree.extent(object));
                found.about = true;
            }
            SpeechObject::None | SpeechObject::Addressee => {}
        }
    }

    /// Whether what shows something is a poll, a report or the like.
    fn is_document(&self, verb: Token<'a>) -> bool {
        let shower = self.tree.speaker(verb).map(|source| source.head.lemma().to_lowercase());
        shower.is_some_and(|noun| self.speech.medium(&noun).is_some() || self.speech.shows(&noun))
    }

    /// Whether a clause beside the verb is what it says: after a colon or an opening quotation mark.
    fn introduces(&self, verb: Token<'a>, kid: Token<'a>) -> bool {
        let first = self.tree.extent(kid).0;
        first > verb.index()
            && (verb.index() + 1..=first)
                .any(|at| matches!(self.tree.token(at).form(), ":" | "“" | "\"" | "``" | "''" | "‘"))
    }

    /// The phrase without its preposition or subordinator.
    pub(super) fn after_marker(&self, kid: Token<'a>) -> Stretch {
        let (first, last) = self.tree.extent(kid);
        let marks = self.tree.kids(kid).filter(|mark| matches!(mark.deprel(), Deprel::Case | Deprel::Mark));
        let after = marks.map(|mark| mark.index() + 1).filter(|&after| after <= kid.index()).max();
        (after.unwrap_or(first), last)
    }

    /// The content that stands around the clause of saying: "Visas, he said, were refused".
    fn around(&self, verb: Token<'a>, usage: &SpeechVerb) -> Content {
        let tree = &self.tree;
        let as_clause = verb.deprel() == Deprel::Advcl && tree.marker(verb) == "as";
        let aside = matches!(verb.deprel(), Deprel::Parataxis | Deprel::Dep | Deprel::Discourse) || as_clause;
        let denied = tree.kids(verb).any(|kid| matches!(kid.lemma(), "not" | "never" | "n't"));
        let own = tree.nearest_subject(verb).is_some() && !denied;
        let mut content = Content::default();
        if !usage.clause || tree.kid(verb, &[Deprel::Obj]).is_some_and(|_| usage.object != SpeechObject::Addressee) {
            return content;
        }
        if let Some(head) = verb.head().filter(|_| aside && own) {
            content.pieces = tree.without(tree.extent(head), tree.extent(verb));
        } else if own && verb.deprel() == Deprel::Root {
            content.pieces.extend(self.before_tail(verb));
        }
        content
    }

    /// What stands before a clause of saying that ends the sentence after a comma.
    fn before_tail(&self, verb: Token<'a>) -> Option<Stretch> {
        let subject = self.tree.nearest_subject(verb)?;
        let first = subject.index().min(verb.index());
        let mut before = (0..first).rev().map(|at| self.tree.token(at)).take(TAIL);
        let comma = before.find(|token| matches!(token.form(), "," | "—" | "–"))?.index();
        self.tree.trim((0, comma.checked_sub(1)?)).filter(|&(first, last)| last > first + 1)
    }

    /// Auxiliaries, adverbs and particle around the verb.
    fn cue(&self, verb: Token<'a>, content: &Content) -> Span {
        let tree = &self.tree;
        let inside = |at: usize| content.pieces.iter().any(|&(first, last)| (first..=last).contains(&at));
        let mut first = verb.index();
        while let Some(before) = first.checked_sub(1).map(|at| tree.token(at)) {
            let part = matches!(before.deprel(), Deprel::Aux | Deprel::AuxPass | Deprel::Advmod | Deprel::Cop);
            if !(part && before.head() == Some(verb) && !inside(before.index())) {
                break;
            }
            first -= 1;
        }
        first = self.governed(verb, first);
        let particle = tree.kid(verb, &[Deprel::CompoundPrt]).map_or(verb.index(), Token::index);
        let last = if particle <= verb.index() + 2 { particle.max(verb.index()) } else { verb.index() };
        let with = self.with_preposition(last, content);
        tree.span((first, if with == last { self.with_channel(verb, last, content) } else { with }))
    }

    /// The first word of "has declined to say", "was able to deny", where the cue is the infinitive.
    fn governed(&self, verb: Token<'a>, first: usize) -> usize {
        let (mut verb, mut first) = (verb, first);
        for _ in 0..3 {
            let Some(above) = self.governor(verb, first) else { break };
            first = above.index();
            while let Some(before) = first.checked_sub(1).map(|at| self.tree.token(at)) {
                let part = matches!(before.deprel(), Deprel::Aux | Deprel::AuxPass | Deprel::Advmod | Deprel::Cop);
                if !part || before.head() != Some(above) {
                    break;
                }
                first -= 1;
            }
            verb = above;
        }
        first
    }

    /// The verb or adjective whose infinitive `verb` is, right before its "to".
    fn governor(&self, verb: Token<'a>, first: usize) -> Option<Token<'a>> {
        let to = first.checked_sub(1).map(|at| self.tree.token(at))?;
        let above = verb.head().filter(|_| to.form() == "to" && to.head() == Some(verb))?;
        let joined = verb.deprel() == Deprel::Xcomp || verb.deprel() == Deprel::Advcl && above.upos() == Upos::Adj;
        let mut between = (above.index() + 1..to.index()).map(|at| self.tree.token(at));
        let near = above.index() < to.index()
            && between.all(|word| {
                word.head() == Some(above) && matches!(word.deprel(), Deprel::Advmod | Deprel::CompoundPrt)
            });
        (joined && near && matches!(above.upos(), Upos::Verb | Upos::Adj)).then_some(above)
    }

    /// The cue's end with what follows at once and tells the channel, or that an agent follows: "said in a statement".
    fn with_channel(&self, verb: Token<'a>, last: usize, content: &Content) -> usize {
        let tree = &self.tree;
        let follows = |kid: &Token<'a>| {
            let when = matches!(kid.deprel(), Deprel::Obl | Deprel::OblAgent | Deprel::OblUnmarked | Deprel::Advmod);
            when && tree.extent(*kid).0 == last + 1
        };
        let Some(next) = tree.kids(verb).find(follows) else { return last };
        let own = |at: usize| !content.pieces.iter().any(|&(from, to)| (from..=to).contains(&at));
        if matches!(next.deprel(), Deprel::OblUnmarked | Deprel::Advmod) {
            let (first, end) = tree.extent(next);
            let short = end - first < 3 && (first..=end).all(own) && next.upos() != Upos::Punct;
            return if short { self.with_channel(verb, end, content) } else { last };
        }
        if tree.is_passive(verb) && tree.marker(next) == "by" {
            return last + 1;
        }
        let (first, end) = tree.extent(next);
        let apart = !content.pieces.iter().any(|&(from, to)| from <= end && first <= to);
        let channel = self.speech.medium(next.lemma()).is_some()
            || matches!(
                next.lemma(),
                "email"
                    | "speech"
                    | "phone"
                    | "telephone"
                    | "rally"
                    | "hearing"
                    | "appearance"
                    | "debate"
                    | "address"
                    | "session"
            );
        if channel && apart && end - first < 6 { end } else { last }
    }

    /// The cue's end with the preposition that leads to the content: "called for".
    fn with_preposition(&self, last: usize, content: &Content) -> usize {
        let next = last + 1;
        let Some(word) = (next < self.tree.sentence.len()).then(|| self.tree.token(next)) else { return last };
        if word.form() == ":" {
            return next;
        }
        let adposition = word.upos() == Upos::Adp || word.upos() == Upos::Sconj && word.lemma() != "that";
        let leads = content.pieces.iter().any(|&(first, _)| first == next + 1);
        if adposition && leads { next } else { last }
    }

    /// The verb's words that are not content, from the first to the last around it.
    fn clause(&self, verb: Token<'a>, content: &[Stretch]) -> Stretch {
        let (low, high) = self.tree.extent(verb);
        let outside = |at: usize| {
            let mark = matches!(self.tree.token(at).form(), "“" | "”" | "\"" | "``" | "''" | "‘" | "«" | "»");
            !mark && !content.iter().any(|&(first, last)| (first..=last).contains(&at))
        };
        let (mut first, mut last) = (verb.index(), verb.index());
        while first > low && outside(first - 1) {
            first -= 1;
        }
        while last < high && outside(last + 1) {
            last += 1;
        }
        self.tree.trim((first, last)).unwrap_or((verb.index(), verb.index()))
    }

    fn addressee(&self, verb: Token<'a>, usage: &SpeechVerb, content: &Content) -> Option<Party<'a>> {
        let tree = &self.tree;
        let told = usage.object == SpeechObject::Addressee;
        let direct = || tree.kid(verb, &[Deprel::Iobj, Deprel::Obj]).filter(|_| told);
        let passive = || tree.kid(verb, &[Deprel::NsubjPass]).filter(|_| told);
        let oblique = || {
            let mut kids = tree.kids(verb);
            kids.find(|kid| {
                kid.deprel() == Deprel::Obl && kid.index() > verb.index() && tree.marker(*kid) == "to" && !told
            })
        };
        let found = direct().or_else(passive).or_else(oblique)?;
        let (first, _) = tree.extent(found);
        let said = content.pieces.iter().any(|&(from, to)| (from..=to).contains(&first)) && !told;
        (!said).then(|| tree.party(found))
    }

    /// "reportedly": the clause is said by somebody unnamed.
    fn adverb(&self, adverb: Token<'a>) -> Option<Saying<'a>> {
        let word = adverb.form().to_lowercase();
        let stance = self.speech.adverb(&word)?;
        let head = adverb.head()?;
        let whole = self.tree.extent(head);
        let here = (adverb.index(), adverb.index());
        let content = self.tree.without(whole, here).into_iter().map(|piece| self.tree.span(piece)).collect();
        Some(self.unnamed(adverb, EcoString::from(word), stance, content, adverb.span(), here))
    }

    /// "according to the report".
    fn according(&self, word: Token<'a>) -> Option<Saying<'a>> {
        let tree = &self.tree;
        let to = word.next()?;
        if !to.form().eq_ignore_ascii_case("to") {
            return None;
        }
        let by_case = word.head().filter(|head| head.index() > to.index() && word.deprel() != Deprel::Root);
        let noun = by_case.or_else(|| tree.kids(word).find(|kid| kid.index() > to.index()))?;
        let (_, last) = tree.extent(noun);
        let hole = (word.index(), last.max(noun.index()));
        let mut top = if by_case.is_some() { noun } else { word }.head()?;
        let tail = hole.1 + 2 >= tree.sentence.len() || matches!(tree.token(hole.1 + 1).form(), "." | ";");
        let set_off = word.previous().is_some_and(|before| before.form() == ",");
        while tail && set_off || !matches!(top.upos(), Upos::Verb | Upos::Aux | Upos::Adj) {
            match top.head() {
                Some(head) => top = head,
                None => break,
            }
        }
        let content = tree.without(tree.extent(top), hole).into_iter().map(|piece| tree.span(piece)).collect();
        let stretch = tree.trim((to.index() + 1, hole.1))?;
        let source = Party { head: noun, span: tree.span(stretch) };
        let medium = self.speech.medium(noun.lemma());
        let cue = word.span().join(to.span());
        let unnamed = self.unnamed(word, "according to".into(), Stance::Assert, content, cue, hole);
        Some(Saying { anonymous: self.anonymous(Some(&source)), source: Some(source), medium, quote: true, ..unnamed })
    }

    pub(super) fn unnamed(
        &self,
        cue: Token<'a>,
        verb: EcoString,
        stance: Stance,
        content: Vec<Span>,
        span: Span,
        clause: Stretch,
    ) -> Saying<'a> {
        Saying {
            cue: Some(cue),
            cue_span: Some(span),
            verb,
            stance,
            quote: false,
            source: None,
            addressee: None,
            content,
            about: false,
            medium: None,
            anonymous: false,
            clause: self.tree.span(clause),
            quotes: Vec::new(),
        }
    }
}

/// "who", "which", "that" of a relative clause.
fn is_relative(word: Token<'_>) -> bool {
    matches!(word.xpos(), "WDT" | "WP")
}
