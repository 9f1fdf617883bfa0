//! Repairs of numbers and dates: the number of a name, a measure before its adjective, a date beside a noun.

use super::Sentence;
use crate::language::{Deprel, MONTHS, Upos, WEEKDAYS};

/// Adjectives that follow their measure.
const MEASURED: &[&str] = &["long", "wide", "tall", "high", "deep", "thick", "old", "broad"];

impl Sentence<'_> {
    /// "Luna *25*", "Chandrayaan-*3*": a number right behind a name that counts nothing is a part of the name.
    pub(super) fn number_of_name(&mut self, at: usize) {
        let Some(before) = at.checked_sub(1).filter(|_| self.forms[at].bytes().all(|byte| byte.is_ascii_digit()))
        else {
            return;
        };
        let dash = self.is(before, "-") && before > 0;
        let name = before - usize::from(dash);
        let counts = self.words[at].deprel == Deprel::Nummod
            && self.head(at).is_some_and(|noun| noun > at && self.words[noun].upos != Upos::Propn);
        let free = self.words[name].upos == Upos::Propn && !self.is_time(name) && (dash || !counts);
        if !free || self.forms[at].len() > 4 || self.words[at].deprel == Deprel::Flat {
            return;
        }
        if self.is_below(name, at) {
            if self.head(name) != Some(at) {
                return;
            }
            (self.words[name].head, self.words[name].deprel) = (self.words[at].head, self.words[at].deprel);
        }
        for child in 0..self.words.len() {
            if self.words[child].head == at + 1 {
                self.words[child].head = name + 1;
            }
        }
        self.attach(at, name, Deprel::Flat);
    }

    /// "*More than* 100 men": the two words tell how many, not how the men are.
    pub(super) fn more_than(&mut self, at: usize) {
        let number = at + 2;
        let bounds =
            self.one_of(at, &["more", "less", "fewer"]) && self.forms.get(at + 1).is_some_and(|than| *than == "than");
        let bare = self.children(at).all(|child| child == at + 1);
        if !bounds
            || !bare
            || self.words.get(number).is_none_or(|word| word.upos != Upos::Num)
            || self.is_below(number, at)
        {
            return;
        }
        self.attach(at, number, Deprel::Advmod);
        self.attach(at + 1, at, Deprel::Fixed);
    }

    /// "Pays 2 million, *less* than was asked": what compares behind a comma does not tell which sum is meant.
    pub(super) fn compared_behind_comma(&mut self, at: usize) {
        let than = self.one_of(at, &["more", "less"]) && self.forms.get(at + 1).is_some_and(|than| *than == "than");
        let behind = at > 0 && self.is(at - 1, ",") && self.words[at].deprel == Deprel::Amod;
        let mut above = self.head(at).filter(|&noun| than && behind && noun < at);
        while let Some(noun) = above.filter(|&noun| self.words[noun].upos != Upos::Verb) {
            above = self.head(noun);
        }
        if let Some(verb) = above.filter(|&verb| verb < at) {
            self.attach(at, verb, Deprel::Advmod);
        }
    }

    /// "It is 400 *metres* long": the measure belongs to the adjective.
    pub(super) fn measured(&mut self, at: usize) {
        let long = at + 1;
        if self.head(at) == Some(long) && self.words[at].deprel == Deprel::OblUnmarked {
            for child in 0..at {
                let of_predicate = matches!(self.words[child].deprel, Deprel::Nsubj | Deprel::Cop | Deprel::Aux);
                if self.words[child].head == at + 1 && of_predicate {
                    self.words[child].head = long + 1;
                }
            }
            return;
        }
        let measure = self.child(at, &[Deprel::Nummod]).filter(|&number| number < at);
        let (Some(number), Some(above)) = (measure, self.words.get(at).map(|word| word.head)) else { return };
        let behind = long < self.words.len() && self.words[long].head == at + 1 && self.one_of(long, MEASURED);
        if !behind || self.child(at, &[Deprel::Cop]).is_none() {
            return;
        }
        (self.words[long].head, self.words[long].deprel) = (above, self.words[at].deprel);
        (self.words[long].upos, self.words[long].xpos) = (Upos::Adj, "JJ");
        for child in (0..number).chain(long + 1..self.words.len()) {
            let of_number = child < number && self.words[child].deprel == Deprel::Advmod && child + 1 == number;
            if self.words[child].head == at + 1 && !of_number {
                self.words[child].head = long + 1;
            }
        }
        self.attach(at, long, Deprel::OblUnmarked);
    }

    /// "On *1 April*": a day and its month are one date.
    pub(super) fn day_of_month(&mut self, at: usize) {
        let day = at.checked_sub(1).filter(|&day| {
            let number = self.forms[day].len() <= 2 && self.forms[day].bytes().all(|byte| byte.is_ascii_digit());
            number && MONTHS.iter().any(|month| self.is(at, month)) && self.words[day].head == self.words[at].head
        });
        if let Some(day) = day.filter(|&day| matches!(self.words[day].deprel, Deprel::Obl | Deprel::Nmod)) {
            self.attach(at, day, Deprel::NmodUnmarked);
        }
    }

    /// "On 11 May police arrested five men": a subject has no preposition, the date before it has.
    pub(super) fn date_before_subject(&mut self, at: usize) {
        let subject = self
            .head(at)
            .filter(|&noun| noun > at && self.is_subject_or_lacks_one(noun))
            .filter(|&noun| (at + 1..noun).all(|word| self.words[word].upos == Upos::Propn));
        let Some((subject, verb)) = subject.and_then(|subject| Some((subject, self.head(subject)?))) else { return };
        let case = (0..at).rev().find(|&case| {
            self.words[case].head == subject + 1
                && self.words[case].deprel == Deprel::Case
                && self.one_of(case, &["on", "in"])
        });
        let Some(case) = case.filter(|_| self.is_time(at)) else { return };
        for child in case..at {
            if self.words[child].head == subject + 1 {
                self.words[child].head = at + 1;
            }
        }
        self.attach(at, verb, Deprel::Obl);
        if self.words[subject].deprel == Deprel::Obl {
            self.words[subject].deprel = Deprel::Nsubj;
        }
    }

    /// Whether a noun is a subject, or stands before a verb that has none.
    fn is_subject_or_lacks_one(&self, noun: usize) -> bool {
        let lacking = |verb: usize| verb > noun && self.child(verb, &[Deprel::Nsubj, Deprel::NsubjPass]).is_none();
        match self.words[noun].deprel {
            Deprel::Nsubj | Deprel::NsubjPass => true,
            Deprel::Obl => self.head(noun).is_some_and(lacking),
            _ => false,
        }
    }

    /// "Conceded defeat *on Friday*": a day or month behind an object tells when it was done.
    pub(super) fn date_behind_object(&mut self, at: usize) {
        let Some(noun) = self.head(at).filter(|&noun| noun < at && self.words[noun].deprel == Deprel::Obj) else {
            return;
        };
        let verb = self.head(noun).filter(|&verb| verb < noun && self.words[verb].upos == Upos::Verb);
        let on = self.child(at, &[Deprel::Case]).is_some_and(|case| self.one_of(case, &["on", "in", "until", "since"]));
        let day = self.is_time(at) || self.children(at).any(|month| self.is_time(month));
        if let Some(verb) = verb.filter(|_| on && day) {
            self.attach(at, verb, Deprel::Obl);
        }
    }

    /// "Signed the treaty *in Oslo*": a named place that ends the sentence is where it was done.
    pub(super) fn place_behind_object(&mut self, at: usize) {
        let object = self.head(at).filter(|&noun| noun < at && self.words[noun].deprel == Deprel::Obj);
        let Some(verb) = object.and_then(|noun| self.head(noun)).filter(|&verb| self.words[verb].upos == Upos::Verb)
        else {
            return;
        };
        let case = self.child(at, &[Deprel::Case]).filter(|&case| self.is(case, "in"));
        let near = case.is_some_and(|case| case.checked_sub(1) == object);
        let ends = self.forms.get(at + 1).is_none_or(|end| *end == ".");
        if near && ends && self.words[at].upos == Upos::Propn {
            self.attach(at, verb, Deprel::Obl);
        }
    }

    /// "A contract of 84 million dollars *for fuel*": a sum is for nothing, what it is the sum of is.
    pub(super) fn purpose_of_sum(&mut self, at: usize) {
        let Some(sum) = self.head(at).filter(|&sum| sum < at && self.words[sum].deprel == Deprel::Nmod) else { return };
        let counted = self.child(sum, &[Deprel::Nummod]).is_some();
        let of = self.child(sum, &[Deprel::Case]).is_some_and(|case| self.is(case, "of"));
        let purpose = self.child(at, &[Deprel::Case]).is_some_and(|case| self.is(case, "for"));
        if counted && of && purpose {
            self.words[at].head = self.words[sum].head;
        }
    }

    /// "On 12 May *Anna left*": a date is no sentence, the verb behind the noun that follows it is.
    pub(super) fn date_is_no_sentence(&mut self, at: usize) {
        let Some(noun) = self.head(at).filter(|&noun| noun < at && self.words[noun].deprel == Deprel::Appos) else {
            return;
        };
        let Some(date) = self.head(noun).filter(|&date| date < noun && self.words[date].deprel == Deprel::Root) else {
            return;
        };
        let day = self.is_time(date) || self.children(date).any(|month| self.is_time(month));
        if !day || self.child(date, &[Deprel::Case]).is_none() {
            return;
        }
        for child in at + 1..self.words.len() {
            if self.words[child].head == date + 1 {
                self.words[child].head = at + 1;
            }
        }
        (self.words[at].head, self.words[at].deprel) = (0, Deprel::Root);
        self.attach(noun, at, Deprel::Nsubj);
        self.attach(date, at, Deprel::Obl);
    }

    /// "*As of yet*": an adverb has no preposition.
    pub(super) fn as_of_yet(&mut self, at: usize) {
        let Some(first) = at.checked_sub(2).filter(|&first| self.is(first, "as") && self.is(at - 1, "of")) else {
            return;
        };
        if !self.one_of(at, &["yet", "now"]) || self.words[first].head != at + 1 {
            return;
        }
        let above = self.words[at].head;
        self.words[first].head = above;
        self.words[first].deprel = Deprel::Advmod;
        self.attach(at - 1, first, Deprel::Fixed);
        self.attach(at, first, Deprel::Fixed);
    }

    /// Whether the word names a month or a day of the week.
    pub(super) fn is_time(&self, at: usize) -> bool {
        MONTHS.iter().chain(&WEEKDAYS).any(|name| self.is(at, name))
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn a_number_behind_a_name_is_a_part_of_it() {
        assert_eq!(
            check("Luna/NNP/2/compound 25/CD/3/nsubj crashed/VBD/0/root"),
            "Luna/3/nsubj 25/1/flat crashed/0/root"
        );
        assert_eq!(
            check("of/IN/2/case Luna/NNP/4/nsubj 25/CD/4/obl ran/VBD/0/root"),
            "of/2/case Luna/4/nsubj 25/2/flat ran/0/root"
        );
        let counted = "In/IN/2/case Oslo/NNP/5/obl 20/CD/4/nummod men/NNS/5/nsubj left/VBD/0/root";
        assert_eq!(check(counted), "In/2/case Oslo/5/obl 20/4/nummod men/5/nsubj left/0/root");
        let date = "On/IN/2/case May/NNP/5/obl 20/CD/5/obl men/NNS/5/nsubj left/VBD/0/root";
        assert_eq!(check(date), "On/2/case May/5/obl 20/5/obl men/5/nsubj left/0/root");
    }

    #[test]
    fn more_than_tells_how_many() {
        assert_eq!(
            check("more/RBR/4/advmod than/IN/3/case 100/CD/4/nummod men/NNS/0/root"),
            "more/3/advmod than/1/fixed 100/4/nummod men/0/root"
        );
    }

    #[test]
    fn a_comparison_behind_a_comma_stands_apart() {
        assert_eq!(
            check(
                "It/PRP/2/nsubj pays/VBZ/0/root millions/NNS/2/obj ,/,/5/punct less/JJR/3/amod than/IN/7/case others/NNS/5/obl"
            ),
            "It/2/nsubj pays/0/root millions/2/obj ,/5/punct less/2/advmod than/7/case others/5/obl"
        );
    }

    #[test]
    fn a_measure_belongs_to_its_adjective() {
        assert_eq!(
            check("It/PRP/4/nsubj is/AX/4/cop 400/CD/4/nummod metres/NNS/0/root long/RB/4/advmod"),
            "It/5/nsubj is/5/cop 400/4/nummod metres/5/obl:unmarked long/0/root"
        );
        assert_eq!(
            check("It/PRP/4/nsubj is/AX/5/cop 400/CD/4/nummod metres/NNS/5/obl:unmarked long/JJ/0/root"),
            "It/5/nsubj is/5/cop 400/4/nummod metres/5/obl:unmarked long/0/root"
        );
    }

    #[test]
    fn a_date_with_a_preposition_is_no_part_of_the_subject() {
        assert_eq!(
            check("On/IN/4/case 11/CD/4/nummod May/NNP/4/compound police/NNS/5/nsubj arrived/VBD/0/root"),
            "On/3/case 11/3/nummod May/5/obl police/5/nsubj arrived/0/root"
        );
        assert_eq!(
            check("In/IN/4/case early/JJ/4/amod May/NNP/4/compound judges/NNS/5/obl arrived/VBD/0/root"),
            "In/3/case early/3/amod May/5/obl judges/5/nsubj arrived/0/root"
        );
    }

    #[test]
    fn what_stands_behind_an_object_belongs_where_it_makes_sense() {
        assert_eq!(
            check("Anna/NNP/2/nsubj paid/VBD/0/root damages/NNS/2/obj in/IN/5/case Oslo/NNP/3/nmod"),
            "Anna/2/nsubj paid/0/root damages/2/obj in/5/case Oslo/2/obl"
        );
        assert_eq!(
            check("bill/NN/0/root of/IN/4/case 9/CD/4/nummod dollars/NNS/1/nmod for/IN/6/case fuel/NN/4/nmod"),
            "bill/0/root of/4/case 9/4/nummod dollars/1/nmod for/6/case fuel/1/nmod"
        );
    }

    #[test]
    fn a_date_is_no_sentence() {
        assert_eq!(
            check("On/IN/2/case Monday/NNP/0/root Anna/NNP/2/appos left/VBD/3/acl"),
            "On/2/case Monday/4/obl Anna/4/nsubj left/0/root"
        );
    }

    #[test]
    fn an_adverb_has_no_preposition() {
        assert_eq!(
            check("Anna/NNP/2/nsubj left/VBD/0/root as/IN/5/case of/IN/5/case yet/RB/2/obl"),
            "Anna/2/nsubj left/0/root as/2/advmod of/3/fixed yet/3/fixed"
        );
    }

    #[test]
    fn a_day_and_its_month_are_one_date() {
        assert_eq!(
            check("Anna/NNP/2/nsubj left/VBD/0/root on/IN/4/case 1/CD/2/obl April/NNP/2/obl"),
            "Anna/2/nsubj left/0/root on/4/case 1/2/obl April/4/nmod:unmarked"
        );
    }

    #[test]
    fn a_day_behind_an_object_tells_when_it_was_done() {
        assert_eq!(
            check("Anna/NNP/2/nsubj paid/VBD/0/root damages/NNS/2/obj on/IN/5/case Friday/NNP/3/nmod"),
            "Anna/2/nsubj paid/0/root damages/2/obj on/5/case Friday/2/obl"
        );
    }
}
