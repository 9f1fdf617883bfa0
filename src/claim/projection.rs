//! What the author commits to, for every word of a sentence: contexts composed from the root down.
//!
//! A word that governs a clause passes on its own commitment through its signature (Nairn, Condoravdi & Karttunen
//! 2006); a clause adds its negators, modals and hedges; an event noun takes what its place in the clause gives it.

mod hoax;

use super::clause::{Clause, Clauses, Kind, is_infinitive, is_ranked};
use super::factuality::{
    Commitment, POSSIBLE, PRESUPPOSED, REPORTED, RESULT, TRANSPARENT, is_condition, is_counterfactual, within,
};
use super::frame::event_of;
use super::model::Factuality;
use super::polarity::is_negative_phrase;
use super::provenance::{Ground, Grounded};
use super::tree::Tree;
use crate::language::{Deprel, Token, Upos};
use crate::lexicon::{Complement, Cues, Governor, Outcome, Signature, WordClass};
use ecow::{EcoString, eco_format};

/// The commitment to every word of a sentence, by its index.
#[derive(Debug)]
pub(crate) struct Commitments {
    values: Vec<Commitment>,
    contexts: Vec<Grounded>,
    /// Words that tell what the sentence says is not so.
    refuted: Vec<usize>,
}

impl Commitments {
    /// One pass from the root down.
    pub(crate) fn of<'a>(tree: &Tree<'a>, cues: &Cues, clauses: &Clauses<'a>) -> Commitments {
        let mut all = Commitments {
            values: vec![Commitment::CERTAIN; tree.len()],
            contexts: vec![Ground::Author.gives(Commitment::CERTAIN); tree.len()],
            refuted: Vec::new(),
        };
        let reader = Reader { tree, cues, clauses };
        for token in tree.top_down() {
            let context = match token.head() {
                None if reader.is_order(token) => Ground::Ordered.gives(Commitment::OPEN),
                None => Ground::Author.gives(Commitment::CERTAIN),
                Some(head) if token.deprel() == Deprel::Conj => {
                    let above = head.head().filter(|_| reader.is_finite_beside_infinitive(token, head));
                    all.contexts[above.unwrap_or(head).index()]
                }
                Some(head) => reader.context(token, head, all.values[head.index()]),
            };
            if let (Ground::Tale, true, Some(teller)) = (context.1, context.0.negative, token.head()) {
                all.refuted.push(teller.index());
            }
            let tale = clauses.at(token).and_then(|_| reader.told_according_to(token));
            if let Some(according) = tale {
                all.refuted.push(according.index());
            }
            let context = if tale.is_some() { Ground::Tale.gives(Commitment::CERTAIN.turned(true)) } else { context };
            all.contexts[token.index()] = context;
            all.values[token.index()] = match clauses.at(token) {
                Some(clause) => within(tree, cues, clause, context.0),
                None => reader.nominal(token, context.0),
            };
        }
        all
    }

    /// What the words over `token` leave of it, and by what.
    pub(crate) fn context(&self, token: Token<'_>) -> Grounded {
        self.contexts[token.index()]
    }

    /// What a question asks is so, or is not: the next sentence says it.
    pub(crate) fn answer(&mut self, root: Token<'_>, yes: bool) {
        self.values[root.index()] = Commitment::CERTAIN.turned(!yes);
    }

    /// Whether a word tells what its sentence says is not so: nobody's voice is left of "a false report that …".
    pub(crate) fn is_refuted(&self, teller: usize) -> bool {
        self.refuted.contains(&teller)
    }

    /// What is said of the event that `token` names.
    pub(crate) fn at(&self, token: Token<'_>) -> Commitment {
        self.values[token.index()]
    }
}

struct Reader<'r, 'a> {
    tree: &'r Tree<'a>,
    cues: &'r Cues,
    clauses: &'r Clauses<'a>,
}

impl<'a> Reader<'_, 'a> {
    /// The context that `head`, which stands so, makes for `token`.
    fn context(&self, token: Token<'a>, head: Token<'a>, value: Commitment) -> Grounded {
        let clausal = self.clauses.at(token).is_some();
        match token.deprel().main() {
            "ccomp" if self.is_order(token) && self.tree.children(token).any(|child| child.lemma() == "do") => {
                Ground::Ordered.gives(Commitment::OPEN)
            }
            "parataxis" if self.is_order(token) => Ground::Ordered.gives(Commitment::OPEN),
            "ccomp" | "xcomp" | "csubj" if clausal => self.complement(token, head, value),
            "advcl" if clausal => self.adverbial(token, head, value),
            "acl" if clausal => self.describing(token, head, value),
            "parataxis" | "root" | "discourse" | "vocative" => Ground::Author.gives(Commitment::CERTAIN),
            "amod" => Ground::Attributive.gives(Commitment::CERTAIN.at_most(value.degree.max(Factuality::Probable))),
            "nsubj" | "obj" | "iobj" | "obl" => self.argument(token, head, value),
            "nmod" => self.below_noun(token, head, value),
            // "No tsunami warning" denies the warning, and tells nothing of a tsunami.
            "compound" if value.negative => Ground::Mentioned.gives(Commitment::OPEN),
            _ => Ground::Shared.gives(value),
        }
    }

    /// "Don't shoot": what somebody is told to do, and may do or not.
    fn is_order(&self, token: Token<'a>) -> bool {
        let bare = |clause: &Clause<'_>| clause.kind == Kind::Verb && !is_infinitive(self.tree, clause.head);
        let governed =
            |child: Token<'_>| child.deprel().is_subject() || child.deprel().main() == "aux" && child.lemma() != "do";
        token.xpos() == "VB" && self.clauses.at(token).is_some_and(bare) && !self.tree.children(token).any(governed)
    }

    /// A finite verb coordinated with an infinitive belongs beside the verb over it: "failed to pay and went home".
    fn is_finite_beside_infinitive(&self, token: Token<'a>, head: Token<'a>) -> bool {
        let finite = matches!(token.xpos(), "VBD" | "VBZ" | "VBP");
        finite && head.deprel() == Deprel::Xcomp && is_infinitive(self.tree, head)
    }

    /// What a governing word says of the clause that completes it.
    fn complement(&self, token: Token<'a>, head: Token<'a>, value: Commitment) -> Grounded {
        if self.is_whether(token) {
            return Ground::Whether.gives(Commitment::OPEN);
        }
        if self.is_wh(token) {
            return Ground::Presupposed.gives(Commitment::CERTAIN);
        }
        if let Some(semi) = self.semi_auxiliary(token, head) {
            return Ground::SemiAuxiliary.gives(value.through(semi).later(head.lemma() == "go"));
        }
        let shape = self.shape(token);
        if self.is_mistaken(head) {
            return Ground::Tale.gives(Commitment::CERTAIN.turned(true));
        }
        if shape == Complement::That && self.is_of_nothing(head) {
            return Ground::Whether.gives(Commitment::OPEN);
        }
        if shape == Complement::That
            && let Some(content) = self.told_through(head).filter(|_| !self.is_quoted(token))
        {
            return Ground::Tale.gives(content);
        }
        if shape == Complement::To && self.performs(token, head) {
            return Ground::SemiAuxiliary.gives(value.at_most(Factuality::Certain));
        }
        // "No evidence was found that it sank": the clause belongs to the evidence.
        if shape == Complement::That
            && let Some(noun) = self.tree.child(head, &[Deprel::NsubjPass]).filter(|noun| noun.upos() == Upos::Noun)
            && let Some(signature) = self.governor(noun, shape)
        {
            return Ground::Governed(shape).gives(value.through(signature));
        }
        if let Some(signature) = self.governor(head, shape) {
            return Ground::Governed(shape).gives(self.through(value, signature, head));
        }
        let default = match (shape, token.deprel().main()) {
            (Complement::To, _) => POSSIBLE,
            (Complement::That, "xcomp") => TRANSPARENT,
            (Complement::That, _) => REPORTED,
            (_, "csubj") => PRESUPPOSED,
            _ => TRANSPARENT,
        };
        Ground::Completes(shape).gives(value.through(default))
    }

    /// What the signature of `head` leaves; "was due to land": a timetable of the past leaves open whether it was kept.
    fn through(&self, value: Commitment, signature: Signature, head: Token<'a>) -> Commitment {
        let was = |child: Token<'a>| matches!(self.tree.lower(child), "was" | "were" | "been");
        let past = self.cues.is(WordClass::Timetabled, head.lemma()) && self.tree.children(head).any(was);
        value.through(signature).at_most(if past { Factuality::Possible } else { Factuality::Certain })
    }

    /// "going to", "have to", "used to": carriers of tense and mood.
    fn semi_auxiliary(&self, token: Token<'a>, head: Token<'a>) -> Option<Signature> {
        is_semi_auxiliary(self.tree, self.cues, token, head)
    }

    /// "would like to thank": who says so does it.
    fn performs(&self, token: Token<'a>, head: Token<'a>) -> bool {
        self.cues.is(WordClass::Performative, token.lemma())
            && matches!(head.lemma(), "like" | "love" | "want" | "wish")
            && !self.tree.has(head, Deprel::Obj)
    }

    /// The signature of `head` for a complement of that shape.
    fn governor(&self, head: Token<'a>, shape: Complement) -> Option<Signature> {
        let part = match head.upos() {
            Upos::Verb | Upos::Aux => Governor::Verb,
            Upos::Adj | Upos::Adv => Governor::Adjective,
            _ => Governor::Noun,
        };
        if part == Governor::Adjective && shape == Complement::To {
            let degree = self.tree.children(head).find(|child| child.deprel() == Deprel::Advmod);
            match degree.map(|word| self.tree.lower(word)) {
                Some("too") => return Some(Signature::new(Outcome::Fails, Outcome::Open)),
                Some("enough") => return Some(TRANSPARENT),
                _ => {}
            }
        }
        let lemma = lemma_with_particle(self.tree, head);
        let find = |shape| self.cues.signature(part, shape, &lemma);
        let participle =
            || (part == Governor::Adjective).then(|| self.cues.signature(Governor::Verb, shape, &lemma)).flatten();
        find(shape).or_else(|| (shape == Complement::From).then(|| find(Complement::Ing)).flatten()).or_else(participle)
    }

    /// The shape of a complement clause.
    fn shape(&self, clause: Token<'a>) -> Complement {
        if is_infinitive(self.tree, clause) {
            return Complement::To;
        }
        let verb = self.verb_of(clause);
        let progressive = self.tree.children(verb).any(|child| child.deprel() == Deprel::Aux && child.lemma() == "be");
        if verb.xpos() == "VBG" && !progressive {
            let from = self.tree.preposition(clause) == "from";
            return if from && verb == clause { Complement::From } else { Complement::Ing };
        }
        let subject = self.tree.children(clause).any(|child| child.deprel().is_subject());
        if verb.xpos() == "VB" && !subject && clause.deprel() == Deprel::Xcomp {
            Complement::To
        } else {
            Complement::That
        }
    }

    fn verb_of(&self, clause: Token<'a>) -> Token<'a> {
        match self.clauses.at(clause).map(|clause| clause.kind) {
            Some(Kind::Copula(Some(copula))) => copula,
            _ => clause,
        }
    }

    /// "whether he left", "if he left".
    fn is_whether(&self, clause: Token<'a>) -> bool {
        let mut marks = self.tree.children(clause).filter(|child| child.deprel() == Deprel::Mark);
        marks.any(|mark| self.cues.is(WordClass::Interrogative, self.tree.lower(mark)))
    }

    /// "why he left", "who left": that it happened is taken for granted.
    fn is_wh(&self, clause: Token<'a>) -> bool {
        let finite = !is_infinitive(self.tree, clause);
        finite && self.tree.children(clause).any(|child| matches!(child.xpos(), "WRB" | "WP"))
    }

    /// Clauses of time and reason are taken for granted, conditions and aims are open.
    fn adverbial(&self, token: Token<'a>, head: Token<'a>, value: Commitment) -> Grounded {
        if is_condition(self.tree, self.cues, token) {
            if is_counterfactual(self.tree, self.cues, token, head) {
                return Ground::Condition.gives(Commitment::CERTAIN.turned(true));
            }
            return Ground::Condition.gives(Commitment::OPEN);
        }
        let marker = self.tree.preposition(token);
        // "Made a joke about Anna being dead".
        let object = || self.tree.child(head, &[Deprel::Obj]).filter(|object| object.index() < token.index());
        if let Some(content) = object().and_then(|object| self.told_about(token, object)) {
            return Ground::Tale.gives(content);
        }
        if self.cues.is(WordClass::Privative, &marker) {
            return Ground::Privative.gives(without(value));
        }
        let shape = self.shape(token);
        if shape == Complement::To && self.follows_ranked(token, head) {
            return Ground::Ranked.gives(value);
        }
        let governed = self
            .governor(head, shape)
            .filter(|_| {
                let marked = !is_temporal(&marker) && !marker.is_empty();
                shape == Complement::To || marked || self.is_quoted_object(token, head, &marker)
            })
            .filter(|_| !self.is_absolute(token, &marker));
        if let Some(signature) = governed {
            return Ground::Governed(shape).gives(self.through(value, signature, head));
        }
        if shape == Complement::To {
            return Ground::Purpose.gives(Commitment { future: false, ..value.through(POSSIBLE) });
        }
        if matches!(marker.as_str(), "so_that" | "in_case" | "as_if" | "as_though") {
            return Ground::Purpose.gives(Commitment::OPEN);
        }
        let speaks = self.cues.signature(Governor::Verb, Complement::That, token.lemma()) == Some(REPORTED);
        if shape == Complement::That && value.degree == Factuality::Unknown || speaks && shape == Complement::Ing {
            return Ground::Presupposed.gives(Commitment::CERTAIN);
        }
        // What goes with a doubtful event is as doubtful; that it did not happen says nothing of the rest.
        let likely = value.degree >= Factuality::Probable;
        Ground::Circumstance.gives(if likely { Commitment::CERTAIN } else { Commitment::CERTAIN.at_most(value.degree) })
    }

    /// "With the engine running": what goes on beside, whatever the verb does to what completes it.
    fn is_absolute(&self, token: Token<'a>, marker: &str) -> bool {
        marker == "with" && self.tree.children(token).any(|child| child.deprel().is_subject())
    }

    /// "Denied “granting a licence”": a gerund that a quotation mark parts from its verb is its object all the same.
    fn is_quoted_object(&self, token: Token<'a>, head: Token<'a>, marker: &str) -> bool {
        let parted = token.previous().is_some_and(|mark| mark.upos() == Upos::Punct && mark.form() != ",");
        let behind = head.index() < token.index() && token.index() - head.index() <= 3;
        marker.is_empty() && parted && behind && token.xpos() == "VBG" && !self.tree.has(head, Deprel::Obj)
    }

    /// Whether "to …" stands right after "the first X", whatever the tree hangs it on.
    fn follows_ranked(&self, token: Token<'a>, head: Token<'a>) -> bool {
        let to = self.tree.children(token).find(|child| child.deprel() == Deprel::Mark);
        let before = to.and_then(Token::previous);
        before.is_some_and(|noun| noun.head() == Some(head) && noun.upos().is_nominal() && is_ranked(self.tree, noun))
    }

    /// Clauses that describe a noun: taken for granted, unless the noun's own existence is open.
    fn describing(&self, token: Token<'a>, head: Token<'a>, value: Commitment) -> Grounded {
        let told = self.told_beside(token, head);
        if let Some(content) = told.or_else(|| self.told_by(head).filter(|_| self.is_content(token, head))) {
            return Ground::Tale.gives(content);
        }
        let shape = self.shape(token);
        let marked = self.tree.has(token, Deprel::Mark);
        if shape == Complement::From
            && let Some(kept) = self.kept_from(head)
        {
            return Ground::Governed(shape).gives(kept);
        }
        if matches!(shape, Complement::To | Complement::That) && (token.deprel() == Deprel::Acl || marked) {
            if shape == Complement::To && (is_ranked(self.tree, head) || self.is_selected(head)) {
                return Ground::Ranked.gives(value);
            }
            if shape == Complement::To && self.announces(token, head) {
                return Ground::Author.gives(Commitment::CERTAIN.later(true));
            }
            if shape == Complement::To && self.measures_change(head) {
                return Ground::Governed(shape).gives(value);
            }
            let content = shape == Complement::To || marked;
            if content {
                let that =
                    || self.tree.children(token).any(|mark| mark.deprel() == Deprel::Mark && mark.lemma() == "that");
                if let Some(content) = self.told_by(head).filter(|_| that()) {
                    return Ground::Tale.gives(content);
                }
                if let Some(signature) = self.governor(head, shape) {
                    return Ground::Governed(shape).gives(value.through(signature));
                }
                let default = if shape == Complement::To { POSSIBLE } else { REPORTED };
                return Ground::Completes(shape).gives(value.through(default));
            }
        }
        if token.deprel() == Deprel::AclRelcl && self.is_cleft(head) {
            return Ground::Shared.gives(value);
        }
        if let Some(content) = self.told_about(token, head) {
            return Ground::Tale.gives(content);
        }
        if marked && let Some(signature) = self.governor(head, shape) {
            return Ground::Governed(shape).gives(value.through(signature));
        }
        if self.is_definite(head) || !value.negative && value.degree > Factuality::Possible {
            return Ground::Presupposed.gives(Commitment::CERTAIN);
        }
        let open = if value.negative { Commitment::OPEN } else { Commitment::CERTAIN.at_most(Factuality::Probable) };
        Ground::Described.gives(open)
    }

    /// "It was not *Norway* that signed": what is said of the name is said of the clause.
    fn is_cleft(&self, noun: Token<'a>) -> bool {
        let it = |child: Token<'a>| child.deprel().is_subject() && self.tree.lower(child) == "it";
        noun.upos() == Upos::Propn && self.tree.has(noun, Deprel::Cop) && self.tree.children(noun).any(it)
    }

    /// "one of *the few indexes* to rise": those that did are picked out by it.
    fn is_selected(&self, noun: Token<'a>) -> bool {
        self.tree.children(noun).any(|child| child.deprel() == Deprel::Amod && self.tree.lower(child) == "few")
            && self.is_definite(noun)
    }

    /// "Airline to buy ten jets": a headline's future.
    fn announces(&self, infinitive: Token<'a>, noun: Token<'a>) -> bool {
        let open = self.tree.sentence.tokens().last().is_some_and(|last| last.upos() != Upos::Punct);
        let bare = !self.tree.children(noun).any(|child| matches!(child.deprel(), Deprel::Det | Deprel::NmodPoss));
        noun.deprel() == Deprel::Root
            && noun.upos().is_nominal()
            && bare
            && (open || self.tree.sentence.headline())
            && infinitive.index() > noun.index()
            && infinitive.upos() == Upos::Verb
    }

    /// "rose by 9 points to finish at 90", where the tree hangs the infinitive on the measure.
    fn measures_change(&self, measure: Token<'a>) -> bool {
        let number = self.tree.children(measure).any(|child| child.deprel() == Deprel::Nummod);
        let verb = clause_above(self.clauses, measure).filter(|_| number);
        verb.and_then(|verb| self.governor(verb.head, Complement::To)).is_some_and(|signature| signature == RESULT)
    }

    /// What a verb's own words make of it, whatever stands over it.
    fn own_reading(&self, verb: Token<'a>) -> Option<Commitment> {
        let clause = self.clauses.at(verb)?;
        Some(Commitment::CERTAIN.turned(super::polarity::is_negative(self.tree, self.cues, clause)))
    }

    /// "kept the crowd from entering", where the tree hangs the gerund on the crowd.
    fn kept_from(&self, noun: Token<'a>) -> Option<Commitment> {
        let verb = noun.head().filter(|_| matches!(noun.deprel(), Deprel::Obj | Deprel::NsubjPass))?;
        Some(self.own_reading(verb)?.through(self.governor(verb, Complement::From)?))
    }

    /// Whether the noun names something said, so that denying it denies what it says.
    fn is_said(&self, noun: Token<'a>) -> bool {
        noun.upos() == Upos::Noun
            && self.cues.signature(Governor::Noun, Complement::That, noun.lemma()) == Some(REPORTED)
    }

    /// An event noun as an argument of a verb.
    fn argument(&self, token: Token<'a>, head: Token<'a>, value: Commitment) -> Grounded {
        let clause = self.clauses.at(head);
        let passive = clause.is_some_and(|clause| clause.passive);
        let object = matches!(token.deprel(), Deprel::Obj) || token.deprel() == Deprel::NsubjPass && passive;
        if object
            && self.is_event(token)
            && !self.is_said(token)
            && let Some(signature) = self.governor(head, Complement::Object)
            && !(self.is_definite(token) && leaves_possible(signature))
        {
            return Ground::Governed(Complement::Object).gives(value.through(signature));
        }
        if token.deprel().main() == "obl"
            && let Some(told) = self.oblique(token, head, value)
        {
            return told;
        }
        let outside = matches!(token.deprel().main(), "obl" | "nsubj");
        let spared = value.negative && outside && !is_negative_phrase(self.tree, self.cues, token);
        let exists = clause.is_some_and(|clause| matches!(clause.kind, Kind::Existence(_)));
        if spared && !exists && !self.is_definite(token) {
            return Ground::Mentioned.gives(Commitment::CERTAIN.at_most(Factuality::Possible));
        }
        if clause.is_some_and(|clause| matches!(clause.kind, Kind::Existence(noun) if noun == token)) {
            return Ground::Shared.gives(value);
        }
        if self.is_definite(token) {
            return Ground::Definite.gives(Commitment::CERTAIN);
        }
        let least = Commitment { degree: value.degree.max(self.least(token)), ..value };
        Ground::Mentioned.gives(if value.negative { value } else { least })
    }

    /// What a preposition makes of the noun after it: "without a fight", "called for a vote".
    fn oblique(&self, token: Token<'a>, head: Token<'a>, value: Commitment) -> Option<Grounded> {
        let preposition = self.tree.preposition(token);
        if self.cues.is(WordClass::Privative, &preposition) {
            return Some(Ground::Privative.gives(without(value)));
        }
        let phrasal = eco_format!("{} {}", head.lemma(), preposition);
        let signature = self.cues.signature(Governor::Verb, Complement::Object, &phrasal)?;
        Some(Ground::Governed(Complement::Object).gives(value.through(signature)))
    }

    /// That an event is spoken of at all makes it probable; of a thing or person it is only possible that it is there.
    fn least(&self, noun: Token<'a>) -> Factuality {
        if self.is_event(noun) { Factuality::Probable } else { Factuality::Possible }
    }

    fn is_event(&self, noun: Token<'a>) -> bool {
        noun.upos() == Upos::Noun && event_of(self.cues, noun, &noun.lemma().to_lowercase()).is_some()
    }

    /// An event noun below another noun: "denial of the attack", "victims of persecution".
    fn below_noun(&self, token: Token<'a>, head: Token<'a>, value: Commitment) -> Grounded {
        let of = !self.is_said(token) && self.tree.preposition(token) == "of";
        if let Some(signature) = self.governor(head, Complement::Object).filter(|_| of) {
            return Ground::Governed(Complement::Object).gives(value.through(signature));
        }
        if self.is_definite(token) {
            return Ground::Definite.gives(Commitment::CERTAIN);
        }
        if value.negative {
            return Ground::Mentioned.gives(Commitment::OPEN);
        }
        // "talks of a merger" are as open as the talks are; "a report on the talks" makes them probable at least.
        let least = if of { value.degree } else { value.degree.max(self.least(token)) };
        Ground::Mentioned.gives(Commitment { degree: least, ..value })
    }

    /// A noun's own words: "no attack", "an alleged attack".
    fn nominal(&self, token: Token<'a>, context: Commitment) -> Commitment {
        let mut value = context;
        if !token.upos().is_nominal() {
            return value;
        }
        // "alleged visa denials": the adjective may hang on the first noun of a compound.
        let compounds = self.tree.children(token).filter(|child| child.deprel() == Deprel::Compound);
        let described = compounds.chain([token]).flat_map(|noun| self.tree.children(noun));
        for child in described.filter(|child| child.deprel() == Deprel::Amod) {
            let word = self.tree.lower(child);
            let word = word.strip_prefix("now-").unwrap_or(word);
            if let Some(degree) = self.cues.hedging_adjective(word) {
                value = value.at_most(degree);
            }
            if self.cues.is(WordClass::Cancelling, word) {
                value = value.turned(!value.negative);
            }
        }
        let negative = is_negative_phrase(self.tree, self.cues, token);
        if negative && !value.negative { value.turned(true) } else { value }
    }

    fn is_definite(&self, noun: Token<'a>) -> bool {
        noun.upos() == Upos::Propn
            || self.tree.children(noun).any(|child| match child.deprel() {
                Deprel::NmodPoss => true,
                Deprel::Det => matches!(self.tree.lower(child), "the" | "this" | "these" | "that" | "those"),
                _ => false,
            })
    }
}

/// The signature of `head` where it only carries the tense or mood of the infinitive `token`.
pub(crate) fn is_semi_auxiliary<'a>(
    tree: &Tree<'a>,
    cues: &Cues,
    token: Token<'a>,
    head: Token<'a>,
) -> Option<Signature> {
    let joined = token.deprel() == Deprel::Xcomp && is_infinitive(tree, token) && !tree.has(head, Deprel::Obj);
    let form = match head.lemma() {
        "go" => head.xpos() == "VBG",
        "use" => head.xpos() == "VBD" || head.xpos() == "VBN" && !tree.has(head, Deprel::AuxPass),
        _ => true,
    };
    // "Has yet to sign", "is yet to sign": it has not.
    let yet = matches!(head.lemma(), "have" | "be")
        && tree.children(head).any(|child| tree.lower(child) == "yet" && child.index() < token.index());
    if joined && yet && !super::polarity::negated(tree, cues, head) {
        return Some(Signature::new(Outcome::Fails, Outcome::Open));
    }
    cues.semi_auxiliary(head.lemma()).filter(|_| joined && form && head.upos() != Upos::Noun)
}

/// A verb's lemma with its particle: "carry out".
pub(crate) fn lemma_with_particle<'a>(tree: &Tree<'a>, head: Token<'a>) -> EcoString {
    match tree.child(head, &[Deprel::CompoundPrt]) {
        Some(particle) => eco_format!("{} {}", head.lemma(), tree.lower(particle)),
        None => head.lemma().into(),
    }
}

/// Whether a word says of its object only that it may be or come: "planned *the* trip" is of a trip that is there.
fn leaves_possible(signature: Signature) -> bool {
    matches!(signature.affirmed, Outcome::Maybe | Outcome::Likely)
}

/// What did not go with an event: it did not happen where the event did; of an event that did not, nothing is known.
fn without(value: Commitment) -> Commitment {
    if value.negative { Commitment::OPEN } else { Commitment::CERTAIN.turned(true).at_most(value.degree) }
}

/// Prepositions before a gerund that only say when or how.
fn is_temporal(marker: &str) -> bool {
    matches!(
        marker,
        "after"
            | "before"
            | "since"
            | "while"
            | "when"
            | "until"
            | "by"
            | "upon"
            | "on"
            | "once"
            | "as"
            | "because"
            | "although"
            | "though"
    )
}

/// The clause that says something of `token`, or of the nearest word above it that heads one.
pub(crate) fn clause_above<'c, 'a>(clauses: &'c Clauses<'a>, token: Token<'a>) -> Option<&'c Clause<'a>> {
    let mut at = token;
    for _ in 0..token.sentence().len() {
        if let Some(clause) = clauses.at(at) {
            return Some(clause);
        }
        at = at.head()?;
    }
    None
}
