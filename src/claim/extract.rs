//! From a parsed document to its claims: frames, with signs, names, numbers and dates.

use super::answer::answer;
use super::attribute::{Passage, Surroundings, passage};
use super::attribution::Attributions;
use super::clause::{Clauses, Kind};
use super::completion;
use super::confidence;
use super::ellipsis;
use super::event;
use super::explain::{Grounds, grounds, tree_text};
use super::factuality::tense;
use super::fallback_frames;
use super::frame::{Filler, Frame, Reader, Sign};
use super::line_index::LineIndex;
use super::model::{Argument, Claim, Event, EventForm, Link, Mention, Polarity, Quantity, Tense, Time, Via};
use super::phrase::{Phrase, partitive};
use super::projection::{Commitments, clause_above};
use super::quantity::{self, FoundQuantity};
use super::reference::Referents;
use super::restrictor::restrictors;
use super::role::Role;
use super::time::{self, FoundTime};
use super::tree::{Stretch, Tree};
use crate::language::{Deprel, Parsed, Sentence, Token, Upos};
use crate::lexicon::{Lexicon, Party};
use crate::text::{Document, Lines, Position, Span};
use ecow::{EcoString, eco_format};
use std::sync::Arc;

/// Most sentences between a question and its answer: "A:".
const MOST_LABELS: usize = 1;

/// All claims of a parsed document, in the order of the text.
///
/// Every claim stands in one sentence; ids count from 1. The cost is linear in the text. Never fails: a
/// sentence without predicate has no claims.
pub fn extract(parsed: &Parsed, lexicon: &Lexicon) -> Vec<Claim> {
    read(parsed, lexicon, None).0.claims
}

/// All claims of a parsed document, and all its passages with their values.
pub fn extract_all(parsed: &Parsed, lexicon: &Lexicon) -> Extract {
    read(parsed, lexicon, None).0
}

/// What was read from documents.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Extract {
    /// The claims, in the order of the texts.
    pub claims: Vec<Claim>,
    /// The sentences with their values, in the order of the texts.
    pub passages: Vec<Passage>,
}

impl Extract {
    /// Adds what was read from another document.
    pub fn add(&mut self, other: Extract) {
        self.claims.extend(other.claims);
        self.passages.extend(other.passages);
    }
}

/// The claims of [`extract`], each with what it was read from.
pub fn extract_with_grounds(parsed: &Parsed, lexicon: &Lexicon) -> Vec<(Claim, Grounds)> {
    let (found, grounds) = read(parsed, lexicon, Some(Vec::new()));
    found.claims.into_iter().zip(grounds.unwrap_or_default()).collect()
}

fn read(parsed: &Parsed, lexicon: &Lexicon, grounds: Option<Vec<Grounds>>) -> (Extract, Option<Vec<Grounds>>) {
    let document = parsed.document();
    let lines = Lines::new(&document.text);
    let referents = Referents::of(parsed, lexicon);
    let attributions = Attributions::of(parsed, lexicon, &lines, &|head, span| {
        let tree = Tree::new(head.sentence());
        mention(&tree, &referents, head, None, span.of(&document.text).into(), lines.position(&document.text, span))
    });
    let mut extraction = Extraction {
        document,
        lexicon,
        lines,
        referents: &referents,
        attributions,
        id: Arc::from(document.id.as_str()),
        source: document.source.as_deref().map(Arc::from),
        places: LineIndex::new(&document.text),
        claims: Vec::new(),
        passages: Vec::new(),
        grounds,
    };
    let alone = parsed.sentences().len() == 1;
    let speaks = |sentence: &Sentence<'_>| sentence.headline() && !holds(*sentence) || states(*sentence, alone);
    for sentence in parsed.sentences() {
        let speaks = speaks(&sentence);
        let next = parsed.sentences().skip(sentence.index() + 1);
        extraction.sentence(sentence, speaks, answer(&lexicon.cues, sentence, next.take(MOST_LABELS + 1)));
    }
    completion::complete(&mut extraction.claims);
    (Extract { claims: extraction.claims, passages: extraction.passages }, extraction.grounds)
}

struct Extraction<'p> {
    document: &'p Document,
    lexicon: &'p Lexicon,
    lines: Lines,
    referents: &'p Referents,
    attributions: Attributions,
    id: Arc<str>,
    source: Option<Arc<str>>,
    places: LineIndex<'p>,
    claims: Vec<Claim>,
    passages: Vec<Passage>,
    /// One for each claim, where they are asked for.
    grounds: Option<Vec<Grounds>>,
}

/// Whom the claims of one sentence name as speakers, by id where resolved.
fn voices(claims: &[Claim]) -> Vec<EcoString> {
    let sources = claims.iter().flat_map(|claim| claim.voices().chain(claim.report()));
    let names = sources.filter_map(|link| link.source.as_ref());
    let mut all: Vec<EcoString> =
        names.map(|source| source.id.clone().unwrap_or_else(|| source.text.to_lowercase())).collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// Whether words say something: a line without any verb is a caption, and one with figures, no subject and no
/// stop is a row of a table, as is one that holds figures against others ("profit two cts vs loss 11 cts"). A line that
/// is all there is of its document is its title, whatever it is made of.
fn states(sentence: Sentence<'_>, alone: bool) -> bool {
    if alone {
        return true;
    }
    let verb = sentence.tokens().any(|token| matches!(token.upos(), Upos::Verb | Upos::Aux));
    let subject = || sentence.tokens().any(|token| token.deprel().is_subject());
    let numbers = || sentence.tokens().any(|token| token.form().starts_with(|letter: char| letter.is_ascii_digit()));
    let stopped = || sentence.tokens().next_back().is_some_and(|last| last.upos() == Upos::Punct);
    verb && if holds(sentence) { stopped() && subject() } else { stopped() || subject() || !numbers() }
}

/// Whether words hold one thing against another, as rows of results do.
fn holds(sentence: Sentence<'_>) -> bool {
    sentence.tokens().any(|token| token.form().eq_ignore_ascii_case("vs"))
}

/// What is known of a sentence before its frames are written out.
struct Reading<'p> {
    tree: Tree<'p>,
    clauses: Clauses<'p>,
    commitments: Commitments,
    restrictors: Vec<(Token<'p>, EcoString)>,
    quantities: Vec<FoundQuantity>,
    /// For each quantity that no participant holds, the predicate above it.
    adopted: Vec<Option<Token<'p>>>,
    times: Vec<FoundTime>,
    context: Arc<str>,
}

impl<'p> Extraction<'p> {
    /// Reads a sentence's passage, and its claims where it speaks.
    fn sentence(&mut self, sentence: Sentence<'p>, speaks: bool, answer: Option<bool>) {
        let tree = Tree::new(sentence);
        let quantities = quantity::of(sentence, self.lexicon, &self.lines);
        let times = time::of(sentence, self.document.published, &self.lines);
        let around = Surroundings {
            document: self.document,
            id: &self.id,
            source: self.source.as_ref(),
            lexicon: self.lexicon,
            referents: self.referents,
            lines: &self.lines,
        };
        let mut passage = passage(&around, &tree, &quantities, &times);
        let first = self.claims.len();
        if speaks {
            self.claims_of(sentence, tree, quantities, times, answer);
        }
        passage.voices = voices(&self.claims[first..]);
        if holds(sentence) {
            // A row of results is a table's: whose its figures are stands elsewhere.
            passage.values.retain(|value| value.attribute == "name");
        }
        self.passages.push(passage);
    }

    fn claims_of(
        &mut self,
        sentence: Sentence<'p>,
        tree: Tree<'p>,
        quantities: Vec<FoundQuantity>,
        times: Vec<FoundTime>,
        answer: Option<bool>,
    ) {
        let cues = &self.lexicon.cues;
        let clauses = Clauses::of(&tree, cues);
        let mut commitments = Commitments::of(&tree, cues, &clauses);
        if let Some(yes) = answer {
            commitments.answer(sentence.root(), yes);
        }
        let restrictors = restrictors(&tree, cues, &clauses);
        let reader = Reader { tree: &tree, cues, clauses: &clauses };
        let mut frames = reader.frames();
        event::unite(self.lexicon, &reader, &mut frames, &clauses);
        fallback_frames::complete(&tree, cues, &clauses, &mut frames);
        fallback_frames::acts(&tree, &mut frames, |token| self.attributions.is_cue(token));
        if frames.is_empty() {
            return;
        }
        let told = reader.told(frames);
        self.places.move_to(sentence.span().start());
        let context = Arc::from(sentence.span().of(sentence.text()));
        let mut reading =
            Reading { tree, clauses, commitments, restrictors, quantities, adopted: Vec::new(), times, context };
        reading.adopted = reading.adopt(&told);
        let (first, referents) = (self.claims.len(), self.referents);
        let shown = self.grounds.is_some().then(|| tree_text(&reading.tree));
        for (frame, sign) in &told {
            let class = event::class(self.lexicon, &reading.tree, frame, |head| referents.noun(head));
            let mut claim = self.claim(&reading, frame, *sign);
            if claim.actor.is_none() && class.is_some_and(|class| class.affected == Party::Recipient) {
                claim.actor = self.owner(&reading.tree, frame).map(Box::new);
            }
            claim.event.id = class.map(|class| class.id.clone());
            event::as_state(self.lexicon, &mut claim);
            let entailed = class.map_or_else(Vec::new, |class| event::entailed(&claim, class));
            if let Some(text) = &shown {
                let found = self.grounds_of(&reading, text, frame, &claim);
                self.grounds.get_or_insert_default().extend(std::iter::repeat_n(found, 1 + entailed.len()));
            }
            self.push(claim);
            entailed.into_iter().for_each(|claim| self.push(claim));
        }
        ellipsis::resolve(&mut self.claims[first..]);
    }

    /// Numbers the claim and keeps it.
    fn push(&mut self, mut claim: Claim) {
        claim.id = eco_format!("{}#{}", self.id, self.claims.len() + 1);
        claim.shrink();
        self.claims.push(claim);
    }

    fn claim(&self, reading: &Reading<'p>, frame: &Frame<'p>, sign: Sign) -> Claim {
        let tree = &reading.tree;
        let whole = frame.actor.iter().chain(frame.arguments.iter().map(|(_, filler)| filler));
        let whole = whole.fold(frame.event, |all, filler| all.join(filler.stretch));
        let span = whole.span(tree.sentence);
        let value = reading.commitments.at(frame.head).signed(sign);
        let arguments: Vec<Argument> =
            frame.arguments.iter().map(|(role, filler)| self.argument(tree, frame, role, filler)).collect();
        let place = arguments.iter().zip(&frame.arguments).find(|(argument, _)| argument.role == Role::Place);
        Claim {
            id: EcoString::new(),
            document: self.id.clone(),
            source: self.source.clone(),
            published: self.document.published,
            sentence: self.places.of(tree.sentence.span()),
            span: self.places.of(span),
            text: self.words(span),
            context: reading.context.clone(),
            headline: tree.sentence.headline(),
            actor: frame.actor.as_ref().map(|filler| Box::new(self.mention(tree, filler, None))),
            event: self.event(reading, frame, value.future),
            place: place.map(|(_, (_, filler))| Box::new(self.mention(tree, filler, None))),
            arguments,
            polarity: if value.negative { Polarity::Negative } else { Polarity::Positive },
            factuality: value.degree,
            restrictors: reading
                .restrictors
                .iter()
                .filter(|(head, _)| *head == frame.head)
                .map(|(_, word)| word.clone())
                .collect(),
            attribution: self.attribution(frame, &reading.commitments),
            quantities: reading.quantities(frame),
            time: reading.time(frame.head).map(Box::new),
            confidence: confidence::of(tree, frame),
        }
    }

    fn grounds_of(&self, reading: &Reading<'p>, text: &Arc<str>, frame: &Frame<'p>, claim: &Claim) -> Grounds {
        let Reading { tree, clauses, commitments, .. } = reading;
        grounds(tree, text, &self.lexicon.cues, clauses, commitments, frame, claim)
    }

    /// Who gives where nobody is named, told by whose the thing is: "were denied US visas".
    fn owner(&self, tree: &Tree<'p>, frame: &Frame<'p>) -> Option<Mention> {
        let object = frame.arguments.iter().find(|(role, _)| *role == Role::Object)?.1.head;
        let modifiers = tree
            .children(object)
            .filter(|child| matches!(child.deprel(), Deprel::Compound | Deprel::Amod | Deprel::NmodPoss));
        modifiers.into_iter().find_map(|owner| {
            let id = self.referents.place(owner)?;
            let mut mention = self.mention(tree, &Filler { head: owner, stretch: Stretch::of(owner) }, None);
            mention.id = Some(id);
            Some(mention)
        })
    }

    fn event(&self, reading: &Reading<'p>, frame: &Frame<'p>, future: bool) -> Event {
        let span = frame.event.span(reading.tree.sentence);
        let clause = reading.clauses.at(frame.head).filter(|clause| !matches!(clause.kind, Kind::Participle));
        Event {
            text: self.words(span),
            span: self.places.of(span),
            lemma: frame.lemma.clone(),
            id: None,
            form: frame.form,
            tense: match clause.map_or(Tense::Open, |clause| tense(&reading.tree, &self.lexicon.cues, clause)) {
                Tense::Open | Tense::Present if future => Tense::Future,
                told => told,
            },
        }
    }

    fn argument(&self, tree: &Tree<'p>, frame: &Frame<'p>, role: &Role, filler: &Filler<'p>) -> Argument {
        let others = frame.arguments.iter().filter(|(role, _)| *role == Role::Recipient);
        let apart = others.map(|(_, other)| other.head).find(|other| other.head() == Some(filler.head));
        let Mention { text, span, id, via, phrase } = self.mention(tree, filler, apart);
        Argument { role: role.clone(), text, span, id, via, phrase }
    }

    fn mention(&self, tree: &Tree<'p>, filler: &Filler<'p>, apart: Option<Token<'p>>) -> Mention {
        let span = filler.stretch.span(tree.sentence);
        mention(tree, self.referents, filler.head, apart, self.words(span), self.places.of(span))
    }

    /// In whose voice the claim stands; a claim that is itself an act of saying carries what was said.
    fn attribution(&self, frame: &Frame<'p>, commitments: &Commitments) -> Vec<Link> {
        let mut chain = self.attributions.chain(frame.head, |teller| commitments.is_refuted(teller));
        let adjective = frame.form == EventForm::Copula && frame.head.upos() == Upos::Adj;
        if adjective || matches!(frame.form, EventForm::Verb | EventForm::Nominal) {
            chain.extend(self.attributions.at(frame.head));
        }
        chain
    }

    fn words(&self, span: Span) -> EcoString {
        span.of(&self.document.text).into()
    }
}

/// A mention of the noun phrase with that head, resolved as far as the document tells; `apart` fills a role of its own.
fn mention<'a>(
    tree: &Tree<'a>,
    referents: &Referents,
    head: Token<'a>,
    apart: Option<Token<'a>>,
    text: EcoString,
    span: Position,
) -> Mention {
    let referent = referents.resolve(partitive(tree, head).0);
    let mut phrase = Phrase::of(tree, head, apart);
    phrase.name_places(tree, head, apart, referent.is_some(), |token| referents.place(token));
    let (id, via) = referent.map_or((None, Via::Same), |referent| (Some(referent.id), referent.via));
    Mention { text, span, id, via, phrase }
}

impl<'p> Reading<'p> {
    /// The quantities of a frame's participants, but for those of clauses inside them: what is said counts, not the saying.
    fn quantities(&self, frame: &Frame<'p>) -> Vec<Quantity> {
        let ours = |(found, adopted): &(&FoundQuantity, &Option<Token<'p>>)| {
            *adopted == &Some(frame.head) || self.counts_in(frame, self.tree.token(found.head))
        };
        let pairs = self.quantities.iter().zip(&self.adopted);
        pairs.filter(ours).map(|(found, _)| found.quantity.clone()).collect()
    }

    /// Whether the number with that head stands in the event or a participant of the frame.
    fn counts_in(&self, frame: &Frame<'p>, head: Token<'p>) -> bool {
        let told =
            |filler: &&Filler<'p>| filler.head.deprel() == Deprel::Ccomp && self.clauses.at(filler.head).is_some();
        let arguments = frame.arguments.iter().map(|(_, filler)| filler).filter(|filler| !told(filler));
        frame.event.holds(head) || frame.actor.iter().chain(arguments).any(|filler| self.is_part(head, filler))
    }

    /// For each quantity that no frame holds, the nearest predicate above it.
    fn adopt(&self, told: &[(Frame<'p>, Sign)]) -> Vec<Option<Token<'p>>> {
        let frames = || told.iter().map(|(frame, _)| frame);
        let above = |found: &FoundQuantity| {
            let head = self.tree.token(found.head);
            if frames().any(|frame| self.counts_in(frame, head)) {
                return None;
            }
            let mut at = head;
            for _ in 0..self.tree.len() {
                at = at.head()?;
                if frames().any(|frame| frame.head == at) {
                    return Some(at);
                }
            }
            None
        };
        self.quantities.iter().map(above).collect()
    }

    /// Whether `token` belongs to a participant itself and not to a clause within.
    fn is_part(&self, token: Token<'p>, filler: &Filler<'p>) -> bool {
        let mut at = token;
        while filler.stretch.holds(at) {
            match at.head() {
                _ if at == filler.head => return true,
                Some(head) if self.clauses.at(at).is_none() => at = head,
                _ => return false,
            }
        }
        false
    }

    /// When the event at `head` is said to have happened; an infinitive has the time of the verb over it.
    fn time(&self, head: Token<'p>) -> Option<Time> {
        let own = self.times.iter().find(|found| {
            let top = self.tree.token(found.head);
            let above = || clause_above(&self.clauses, top).is_some_and(|clause| clause.head == head);
            top.head() == Some(head) || top != head && above()
        });
        match own {
            Some(found) => found.time.clone(),
            None if head.deprel() == Deprel::Xcomp => self.time(head.head()?),
            None if head.deprel() == Deprel::Ccomp => self.time_behind(head),
            None => None,
        }
    }

    /// "The bank said it expects a shortage today": a time that a parser hangs on the verb of saying, but that stands in
    /// what is said, is the time of what is said.
    fn time_behind(&self, head: Token<'p>) -> Option<Time> {
        let said = head.head().filter(|said| said.index() < head.index())?;
        let behind =
            |found: &&FoundTime| found.tokens.start > head.index() && self.tree.token(found.head).head() == Some(said);
        self.times.iter().find(behind)?.time.clone()
    }
}
