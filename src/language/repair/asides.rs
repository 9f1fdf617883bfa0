//! Repairs around verbs: clauses of saying in the middle of a sentence, and particles taken for prepositions.
//!
//! Traps: "and X said" is a second statement and no aside; "dressed up as" keeps its particle, "from behind" has none.

use super::Sentence;
use super::words::{CLOSING, SAYING};
use crate::language::lemma::lemma;
use crate::language::wordnet::{Classes, VERB};
use crate::language::{Deprel, Upos};

/// Words that go with a verb, though a tree may take them for the preposition of what follows.
const PARTICLES: &[&str] = &["in", "out", "up", "down", "off", "over", "away", "back"];

/// Verbs of saying that may stand before their subject, and are told nobody as an object.
const SAYS: &[&str] = &["said", "says", "added", "adds", "wrote", "writes", "explained", "insisted", "warned", "joked"];
/// Adjectives for what an act made of those it was done to.
const RESULTS: &[&str] = &["dead", "open", "free", "loose", "alive"];

impl Sentence<'_> {
    /// "The dam held, the ministry said, and nobody was hurt": the clause of saying is an aside, and what follows it goes
    /// on with what is said.
    pub(super) fn aside_of_saying(&mut self, at: usize) {
        let mut above = self.head(at).filter(|_| self.one_of(at, SAYING));
        while let Some(noun) = above.filter(|&noun| self.words[noun].upos.is_nominal() && self.words[noun].head > 0) {
            above = self.head(noun);
        }
        let Some(main) = above.filter(|&main| main < at) else { return };
        let finite = matches!(self.words[at].xpos, "VBD" | "VBZ" | "VBP" | "VBN");
        let joint = [Deprel::Cc, Deprel::Mark, Deprel::Advmod, Deprel::Aux, Deprel::AuxPass];
        let joined = self.children(at).any(|child| joint.contains(&self.words[child].deprel) && child < at);
        let says = self.child(at, &[Deprel::Obj, Deprel::Ccomp, Deprel::Xcomp]).is_some();
        let subject = self.child(at, &[Deprel::Nsubj, Deprel::NsubjPass]);
        let subject = subject.filter(|&subject| main < subject && subject < at);
        let Some(subject) = subject.filter(|_| finite && !joined && !says) else { return };
        let first = (main..=subject).find(|&word| self.is_below(word, subject)).unwrap_or(subject);
        if first == 0 || !self.is(first - 1, ",") || !(first..at).all(|word| self.is_below(word, at)) {
            return;
        }
        self.attach(at, main, Deprel::Parataxis);
        self.words[subject].deprel = Deprel::Nsubj;
        if self.words[at].xpos == "VBN" {
            self.words[at].xpos = "VBD";
        }
        for next in at + 1..self.words.len() {
            let second = self.words[next].head == at + 1 && self.words[next].deprel == Deprel::Conj;
            let whole = self.child(next, &[Deprel::Nsubj, Deprel::NsubjPass]).is_some();
            if second && whole && self.child(next, &[Deprel::Cc]).is_some() {
                self.attach(next, main, Deprel::Conj);
            }
        }
    }

    /// "…, the ministry confirmed on Monday": a noun between commas is the subject of the saying behind it.
    pub(super) fn verbless_aside(&mut self, at: usize) {
        let verb = at + 1;
        let Some(main) = self.head(at).filter(|&main| main < at && verb < self.words.len()) else { return };
        let participle = self.words[verb].head == at + 1 && self.words[verb].deprel == Deprel::Acl;
        let done = self.child(verb, &[Deprel::Obj, Deprel::OblAgent, Deprel::Ccomp]).is_some();
        let by = self.forms.get(verb + 1).is_some_and(|form| form.eq_ignore_ascii_case("by"));
        let first = (main + 1..=at).find(|&word| self.is_below(word, at)).unwrap_or(at);
        let comma = first > 0 && (self.is(first - 1, ",") || self.is(first, ","));
        if !participle || done || by || !comma || !self.one_of(verb, SAYING) {
            return;
        }
        self.words[verb].xpos = "VBD";
        self.attach(verb, main, Deprel::Parataxis);
        self.attach(at, verb, Deprel::Nsubj);
    }

    /// "“…,” its chief, Anna Lind, told the Courier": who stands between the quotation and the verb of saying says it.
    pub(super) fn speaker_behind_quotation(&mut self, at: usize) {
        let without = self.child(at, &[Deprel::Nsubj, Deprel::NsubjPass, Deprel::Aux]).is_none();
        if !without || !self.one_of(at, SAYING) || !matches!(self.words[at].xpos, "VBD" | "VBZ" | "VBP") {
            return;
        }
        let Some(mark) = (0..at).rev().find(|&mark| CLOSING.contains(&self.forms[mark])) else {
            return;
        };
        let outside = |&word: &usize| {
            let inside = self.head(word).is_some_and(|head| mark < head && head < at);
            self.words[word].upos != Upos::Punct && !inside
        };
        let mut heads = (mark + 1..at).filter(outside);
        let (Some(speaker), None) = (heads.next(), heads.next()) else { return };
        let noun = self.words[speaker].upos.is_nominal() || self.child(speaker, &[Deprel::Appos]).is_some();
        if noun && !self.is_below(at, speaker) && self.words[speaker].head != 0 {
            if self.words[speaker].upos == Upos::Adj {
                self.words[speaker].upos = Upos::Noun;
                self.words[speaker].xpos = "NN";
            }
            self.attach(speaker, at, Deprel::Nsubj);
        }
    }

    /// "“…,” said a spokesperson": who stands behind the saying, and has nobody before it, says it.
    pub(super) fn speaker_behind_saying(&mut self, at: usize) {
        let Some(mark) = at.checked_sub(1).filter(|&mark| CLOSING.contains(&self.forms[mark])) else {
            return;
        };
        let subject = self.child(at, &[Deprel::Nsubj, Deprel::NsubjPass]).is_some();
        let object = self.child(at, &[Deprel::Iobj, Deprel::Obj]).filter(|&object| object > at);
        let Some(object) = object.filter(|_| !subject && SAYS.iter().any(|form| self.is(at, form))) else { return };
        let near = (mark + 2..object).all(|word| self.words[word].head == object + 1);
        if !near || !self.words[object].upos.is_nominal() {
            return;
        }
        self.words[object].deprel = Deprel::Nsubj;
        let said = self.child(at, &[Deprel::Ccomp]).unwrap_or(at);
        for word in (0..mark).filter(|&word| word != said) {
            if self.words[word].head == object + 1 {
                self.words[word].head = said + 1;
            }
        }
    }

    /// "Shot dead two men": what the verb made of them is none of their adjectives.
    pub(super) fn result_before_number(&mut self, at: usize) {
        let Some(noun) = self.head(at).filter(|&noun| at + 1 < noun && self.one_of(at, RESULTS)) else { return };
        let number = self.words[at + 1].upos == Upos::Num && self.words[at + 1].head == noun + 1;
        let verb = self.head(noun).filter(|&verb| verb + 1 == at && self.words[noun].deprel == Deprel::Obj);
        if let Some(verb) = verb.filter(|_| number) {
            self.attach(at, verb, Deprel::Xcomp);
        }
    }

    /// "Shot dead by police": the agent is the verb's.
    pub(super) fn agent_of_result(&mut self, at: usize) {
        let result = self.head(at).filter(|&result| self.words[result].deprel == Deprel::Xcomp);
        let verb = result.filter(|&result| self.words[result].upos == Upos::Adj).and_then(|result| self.head(result));
        if let Some(verb) = verb.filter(|&verb| self.child(verb, &[Deprel::AuxPass]).is_some()) {
            self.words[at].head = verb + 1;
        }
    }

    /// "Five people who tried to leave had been detained": a finite verb without relative pronoun or subject describes no noun,
    /// it says something of it.
    pub(super) fn predicate_behind_clause(&mut self, at: usize) {
        let subjects = [Deprel::Nsubj, Deprel::NsubjPass, Deprel::Csubj, Deprel::Expl, Deprel::Mark];
        let whole = [Deprel::Root, Deprel::Ccomp, Deprel::Parataxis];
        let finite = |&aux: &usize| {
            matches!(self.words[aux].deprel, Deprel::Aux | Deprel::AuxPass)
                && matches!(self.words[aux].xpos, "VBD" | "VBZ" | "VBP" | "MD")
        };
        let Some(noun) = self.head(at).filter(|&noun| noun < at && whole.contains(&self.words[noun].deprel)) else {
            return;
        };
        let auxiliary = self.children(at).find(finite);
        let relative = self.children(at).any(|child| self.one_of(child, &["who", "which", "that", "whom", "where"]));
        let clause = self.children(noun).any(|other| other < at && self.words[other].deprel == Deprel::AclRelcl);
        let nominal = self.words[noun].upos.is_nominal() && self.child(noun, &[Deprel::Cop]).is_none();
        let (Some(auxiliary), true) = (auxiliary, clause && nominal && !relative) else { return };
        if auxiliary == 0 || self.is(auxiliary - 1, ",") || self.child(at, &subjects).is_some() {
            return;
        }
        let (above, relation) = (self.words[noun].head, self.words[noun].deprel);
        for child in 0..self.words.len() {
            let moved = matches!(self.words[child].deprel, Deprel::Advmod | Deprel::OblUnmarked | Deprel::Mark);
            if self.words[child].head == noun + 1 && (moved || child > at) {
                self.words[child].head = at + 1;
            }
        }
        self.words[at].head = above;
        self.words[at].deprel = relation;
        self.give_subject(at, noun);
    }

    /// "Sworn in as president": a particle stands between its verb and "as".
    pub(super) fn particle_before_as(&mut self, at: usize) {
        let Some(particle) = at.checked_sub(1).filter(|&particle| self.is(at, "as") && particle > 0) else { return };
        let verb = particle - 1;
        let between = self.words[particle].deprel == Deprel::Case && self.words[particle].head == self.words[at].head;
        let own = self.head(at).and_then(|noun| self.head(noun)) == Some(verb);
        if between && own && self.words[verb].upos == Upos::Verb && self.one_of(particle, PARTICLES) {
            self.words[particle].xpos = "RP";
            self.attach(particle, verb, Deprel::CompoundPrt);
        }
    }

    /// "The vote was rigged": what has a passive's subject, and is neither graded nor of anything, is no adjective.
    pub(super) fn passive_participle(&mut self, at: usize, classes: &Classes) {
        let subject = self.child(at, &[Deprel::NsubjPass]).is_some();
        let copula = self.child(at, &[Deprel::Cop]).filter(|&copula| copula < at);
        let form = self.forms[at];
        let verb = || classes.is_lemma(&lemma(form, Upos::Verb, "VBN", classes), VERB);
        let other = [Deprel::Obl, Deprel::Ccomp, Deprel::Xcomp, Deprel::Advcl, Deprel::Advmod];
        let graded = self.children(at).any(|child| other.contains(&self.words[child].deprel));
        let Some(copula) = copula.filter(|_| subject && !graded && form.ends_with("ed") && verb()) else { return };
        self.words[at].upos = Upos::Verb;
        self.words[at].xpos = "VBN";
        self.words[copula].deprel = Deprel::AuxPass;
    }

    /// "Rounded up a hundred men": what follows a verb with its particle, and has no preposition, is its object.
    pub(super) fn object_behind_particle(&mut self, at: usize) {
        let Some(verb) = self.head(at).filter(|&verb| verb < at && self.words[verb].upos == Upos::Verb) else { return };
        let particle = self.child(verb, &[Deprel::CompoundPrt]).filter(|&particle| verb < particle && particle < at);
        let Some(particle) = particle else { return };
        let other = [Deprel::Obj, Deprel::Ccomp, Deprel::Xcomp, Deprel::AuxPass, Deprel::NsubjPass];
        let behind = (particle + 1..at).all(|word| self.is_below(word, at));
        let counted = self.child(at, &[Deprel::Det, Deprel::Nummod]).is_some();
        if behind && counted && self.child(verb, &other).is_none() && self.child(at, &[Deprel::Case]).is_none() {
            self.words[at].deprel = Deprel::Obj;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn a_clause_of_saying_between_commas_is_an_aside() {
        assert_eq!(
            check(
                "It/PRP/2/nsubj held/VBD/0/root ,/,/5/punct they/PRP/5/nsubj said/VBD/2/conj ,/,/9/punct and/CC/9/cc he/PRP/9/nsubj left/VBD/5/conj"
            ),
            "It/2/nsubj held/0/root ,/5/punct they/5/nsubj said/2/parataxis ,/9/punct and/9/cc he/9/nsubj left/2/conj"
        );
        assert_eq!(
            check("It/PRP/2/nsubj held/VBD/0/root ,/,/5/punct staff/NN/2/parataxis confirmed/VBN/4/acl"),
            "It/2/nsubj held/0/root ,/5/punct staff/5/nsubj confirmed/2/parataxis"
        );
    }

    #[test]
    fn who_stands_between_the_quotation_and_the_saying_says_it() {
        assert_eq!(
            check(
                "It/PRP/2/nsubj held/VBD/8/ccomp ,/,/2/punct ”/''/2/punct chiefs/NNS/2/appos ,/,/5/punct Anna/NNP/5/appos told/VBD/0/root us/PRP/8/obj"
            ),
            "It/2/nsubj held/8/ccomp ,/2/punct ”/2/punct chiefs/8/nsubj ,/5/punct Anna/5/appos told/0/root us/8/iobj"
        );
    }

    #[test]
    fn who_stands_behind_the_saying_says_it() {
        assert_eq!(
            check("It/PRP/2/nsubj held/VBD/4/ccomp ”/''/2/punct said/VBD/0/root a/DT/6/det chief/NN/4/iobj"),
            "It/2/nsubj held/4/ccomp ”/2/punct said/0/root a/6/det chief/4/nsubj"
        );
    }

    #[test]
    fn what_an_act_made_of_somebody_is_no_adjective_of_theirs() {
        assert_eq!(
            check("They/PRP/2/nsubj shot/VBD/0/root dead/JJ/5/amod two/CD/5/nummod men/NNS/2/obj"),
            "They/2/nsubj shot/0/root dead/2/xcomp two/5/nummod men/2/obj"
        );
        assert_eq!(
            check(
                "Men/NNS/3/nsubj:pass were/AX/3/aux:pass shot/VBN/0/root dead/JJ/3/xcomp by/IN/6/case us/PRP/4/obl:agent"
            ),
            "Men/3/nsubj:pass were/3/aux:pass shot/0/root dead/3/xcomp by/6/case us/3/obl:agent"
        );
    }

    #[test]
    fn a_finite_verb_behind_a_relative_clause_is_the_predicate() {
        assert_eq!(
            check(
                "Men/NNS/0/root who/WP/3/nsubj ran/VBD/1/acl:relcl had/VBD/6/aux been/AX/6/aux:pass held/VBN/1/acl:relcl"
            ),
            "Men/6/nsubj:pass who/3/nsubj ran/1/acl:relcl had/6/aux been/6/aux:pass held/0/root"
        );
    }

    #[test]
    fn what_has_a_passive_subject_is_a_participle() {
        assert_eq!(
            check("Votes/NNS/3/nsubj:pass were/AX/3/cop rigged/JJ/0/root"),
            "Votes/3/nsubj:pass were/3/aux:pass rigged/0/root"
        );
    }

    #[test]
    fn a_second_statement_is_no_aside() {
        assert_eq!(
            check(
                "It/PRP/2/nsubj held/VBD/0/root ,/,/6/punct and/CC/6/cc they/PRP/6/nsubj said/VBD/2/conj so/RB/6/obj"
            ),
            "It/2/nsubj held/0/root ,/6/punct and/6/cc they/6/nsubj said/2/conj so/6/obj"
        );
    }

    #[test]
    fn a_particle_is_no_preposition() {
        assert_eq!(
            check("He/PRP/2/nsubj swore/VBD/0/root in/IN/5/case as/IN/5/case mayor/NN/2/obl"),
            "He/2/nsubj swore/0/root in/2/compound:prt as/5/case mayor/2/obl"
        );
        assert_eq!(
            check("He/PRP/2/nsubj gave/VBD/0/root up/RP/2/compound:prt the/DT/5/det plan/NN/2/obl"),
            "He/2/nsubj gave/0/root up/2/compound:prt the/5/det plan/2/obj"
        );
    }
}
