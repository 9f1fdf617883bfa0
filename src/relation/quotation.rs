//! Dimension `quotation`: whether two quotations are one, and whether words were changed on the way.
//!
//! Traps: an ellipsis or square brackets mark a change honestly, and so do marks that close and open again; typography, case and
//! spelling are no change; one quotation may be a contiguous run of the other, or begin where the other is half over;
//! two people can say alike things ("before the end of the year"), so much of the shorter one must be shared, close together,
//! and some of it must be telling; who is not known to be one speaker must share more than a phrase, or the affair; the title of
//! a film and a form letter with another name in it are no quotation of anybody; a phrase that both use, with other words around
//! it, is no quotation changed.

use super::quote_speaker::{same_giver, two_givers};
use super::spelling::{one_name, one_writing};
use super::value::values;
use super::{Cell, Comparison, Pair};
use crate::claim::facts::{in_digits, quoting, written_words};
use ecow::EcoString;
use rustc_hash::FxBuildHasher;
use std::hash::BuildHasher;

/// Words that two quotations must share at least, and a single one must have to be more than a scare quote.
const ENOUGH: usize = 4;
/// Shared words that are enough with one telling word among them ("I don't think there is a …" is everybody's).
const PLENTY: usize = 8;
/// Telling words that fewer must hold.
const TELLING: usize = 2;
/// Letters of a telling word.
const LONG: usize = 6;
/// Share of the best alignment's score that two wordings of one quotation must reach.
const ALIGNED: f64 = 0.6;
/// What a shared word adds to an alignment; a word that is changed, added or left out takes one away.
const MATCH: i32 = 2;
/// Words of the longer stretch beyond which two quotations are compared no further.
const LONGEST: usize = 400;
/// Words at an end of two quotations that are compared as a whole.
const EDGE: usize = 3;
/// Words of a title.
const TITLE: usize = 14;

/// The dimension over both claims' innermost quotations.
pub(super) struct QuotationDimension;

values! {
    /// Whether two quotations are one, and whether words were changed on the way.
    pub(super) enum QuotationValue {
        /// Not both quote.
        None = "none",
        /// The same words.
        Same = "same",
        /// One is a run of the other, gaps marked.
        Contained = "contained",
        /// Mostly the same words, changed without a mark.
        Drift = "drift",
        /// Two quotations.
        Different = "different",
    }
}

impl Comparison for QuotationDimension {
    type Value = QuotationValue;
    const NAME: &'static str = "quotation";
    const IS_OF_QUOTATIONS: bool = true;

    fn compare<'a>(&self, pair: &Pair<'a>) -> Cell<'a, QuotationValue> {
        let quote = |claim| quoting(claim).map_or("", |link| link.quote.as_str());
        let [Some(left), Some(right)] = pair.quotations else { return Cell::new(QuotationValue::None, "", "") };
        let Compared { likeness, shared, within, denied } = left.compared(right);
        // What two people say in other words than each other are two sayings, unless it is long.
        let (drift, one_giver) = (likeness == Likeness::Drift, same_giver(pair));
        // Of two who are not known to be one, who says the opposite says something else.
        let strange = two_givers(pair) || denied && !one_giver || !one_giver && pair.matters().other_affair;
        let plenty = if drift && strange { 2 * PLENTY } else { PLENTY };
        let near = pair.matters().shares_names && !strange && (within || !drift);
        let one = shared >= plenty || one_giver || near;
        let likeness = if one { likeness } else { Likeness::Different };
        Cell::new(QuotationValue::from(likeness), quote(pair.left), quote(pair.right))
    }
}

/// How two quotations relate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Likeness {
    /// The same words.
    Same,
    /// One is a run of the other, gaps marked.
    Contained,
    /// Mostly the same words, changed without a mark.
    Drift,
    /// Two quotations.
    Different,
}

impl From<Likeness> for QuotationValue {
    fn from(likeness: Likeness) -> QuotationValue {
        match likeness {
            Likeness::Same => QuotationValue::Same,
            Likeness::Contained => QuotationValue::Contained,
            Likeness::Drift => QuotationValue::Drift,
            Likeness::Different => QuotationValue::Different,
        }
    }
}

/// What a comparison of two quotations shows.
#[derive(Debug, Clone, Copy)]
struct Compared {
    likeness: Likeness,
    /// Words that their likest stretches share.
    shared: usize,
    /// Whether words differ between shared ones, or where nearly all are shared.
    within: bool,
    /// Whether one of them has a "not" that the other has not.
    denied: bool,
}

impl Compared {
    const DIFFERENT: Compared = Compared { likeness: Likeness::Different, shared: 0, within: false, denied: false };
}

/// A quotation made ready to be compared with many others: its words as hashes, so that none is read twice.
#[derive(Debug, Clone, Default)]
pub struct Quotation {
    /// All words in order, and as they are printed.
    words: Vec<Word>,
    printed: Vec<Printed>,
    /// Where each stretch between marked gaps ends, among the words.
    ends: Vec<usize>,
    /// The words sorted.
    bag: Vec<Word>,
}

/// A word's hash, and whether it is long enough to tell something.
type Word = (u64, bool);

/// A word in small letters, and whether it has a capital.
type Printed = (EcoString, bool);

impl Quotation {
    /// Reads the text between quotation marks; "…", "...", "[…]", "[he]", "(he)" and the end of a line, where marks close and
    /// open again, mark gaps. `None` for a scare quote and a title.
    pub fn new(quote: &str) -> Option<Quotation> {
        let mut read = Quotation::default();
        for stretch in marked(quote).split(['\u{2026}', '\n']) {
            for word in written_words(stretch) {
                let capital = word.starts_with(|letter: char| letter.is_uppercase() || letter.is_ascii_digit());
                let word = in_digits(word.to_lowercase());
                read.words.push((FxBuildHasher.hash_one(&word), word.chars().count() >= LONG));
                read.printed.push((word.into(), capital));
            }
            if read.ends.last().copied().unwrap_or_default() < read.words.len() {
                read.ends.push(read.words.len());
            }
        }
        read.bag.clone_from(&read.words);
        read.bag.sort_unstable();
        (read.words.len() >= ENOUGH && !read.is_title()).then_some(read)
    }

    /// Whether every word but the little ones has a capital.
    fn is_title(&self) -> bool {
        let telling = || self.printed.iter().filter(|(word, _)| word.chars().count() > 3);
        self.printed.len() <= TITLE && telling().count() > 1 && telling().all(|(_, capital)| *capital)
    }

    /// How two quotations relate; at worst the product of their lengths, which [`LONGEST`] bounds.
    pub fn likeness(&self, other: &Quotation) -> Likeness {
        self.compared(other).likeness
    }

    fn compared(&self, other: &Quotation) -> Compared {
        let (shorter, longer) = (self.words.len().min(other.words.len()), self.words.len().max(other.words.len()));
        let shared = overlap(&self.bag, &other.bag);
        if longer > LONGEST || !is_much(&shared) || !near(shared.len() as i32 * MATCH, shorter) {
            Compared::DIFFERENT
        } else if self.words == other.words {
            Compared { likeness: Likeness::Same, shared: shorter, within: false, denied: false }
        } else if self.runs_in(&other.words) || other.runs_in(&self.words) {
            Compared { likeness: Likeness::Contained, shared: shorter, within: false, denied: false }
        } else {
            self.changed(other)
        }
    }

    /// Whether each stretch is a contiguous run of `words`.
    fn runs_in(&self, words: &[Word]) -> bool {
        self.stretches().all(|(start, end)| {
            let stretch = &self.words[start..end];
            words.windows(stretch.len()).any(|window| window == stretch)
        })
    }

    /// From where to where the stretches between marked gaps go.
    fn stretches(&self) -> impl Iterator<Item = (usize, usize)> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts.zip(self.ends.iter().copied())
    }

    /// Whether two quotations that share much are one with other words in it, or only overlap.
    fn changed(&self, other: &Quotation) -> Compared {
        let (mut longest, mut drift, mut within, mut denied) = (0, false, false, false);
        for (start, end) in self.stretches() {
            for (from, to) in other.stretches() {
                let Some((shared, edits)) = aligned(&self.words[start..end], &other.words[from..to]) else { continue };
                let (shorter, longer) = ((end - start).min(to - from), (end - start).max(to - from));
                let nearly = shared * 5 >= shorter * 4;
                // A short phrase that both use has other words around it.
                let whole = shared >= PLENTY || shared * 2 >= longer;
                let (own, others) = (&self.printed[start..end], &other.printed[from..to]);
                for edit in &edits {
                    let (mine, theirs) = (&own[edit.left.0..edit.left.1], &others[edit.right.0..edit.right.1]);
                    if other_names(mine, theirs) {
                        return Compared::DIFFERENT;
                    }
                    let other = !one_print(mine, theirs);
                    drift |= other && (edit.within || whole);
                    within |= other && (edit.within || nearly);
                    denied |= edit.within && denies(mine) != denies(theirs);
                }
                longest = longest.max(shared);
            }
        }
        let likeness = match longest {
            0 => Likeness::Different,
            _ if drift => Likeness::Drift,
            _ => Likeness::Contained,
        };
        Compared { likeness, shared: longest, within, denied }
    }
}

/// Whether so many words are shared that two quotations may be one.
fn is_much(shared: &[Word]) -> bool {
    let telling = shared.iter().filter(|(_, long)| *long).count();
    shared.len() >= PLENTY && telling > 0 || shared.len() >= ENOUGH && telling >= TELLING
}

/// Whether an alignment is near to the best that so many words could have.
fn near(score: i32, words: usize) -> bool {
    f64::from(score) >= ALIGNED * f64::from(words as i32 * MATCH)
}

fn joined(words: &[Printed]) -> String {
    words.iter().map(|(word, _)| word.as_str()).collect()
}

/// Whether two stretches of words are the same but for how they are written.
fn one_print(left: &[Printed], right: &[Printed]) -> bool {
    let names = || left.iter().chain(right).all(|(_, capital)| *capital) && !left.is_empty() && !right.is_empty();
    let initials = |words: &[Printed]| words.iter().filter_map(|(word, _)| word.chars().next()).collect::<String>();
    let (a, b) = (joined(left), joined(right));
    let short = || initials(left) == b && left.len() > 1 || initials(right) == a && right.len() > 1;
    let each = || left.len() == right.len() && left.iter().zip(right).all(|((a, _), (b, _))| one_writing(a, b));
    one_writing(&a, &b) || each() || names() && (one_name(&a, &b) || short())
}

fn denies(words: &[Printed]) -> bool {
    words.iter().any(|(word, _)| matches!(word.as_str(), "not" | "never" | "no"))
}

/// Whether another name stands in the place of a name: a form that is filled in twice.
fn other_names(left: &[Printed], right: &[Printed]) -> bool {
    let names = |words: &[Printed]| words.iter().filter(|(word, capital)| *capital && word.chars().count() > 2).count();
    names(left) >= 2 && names(right) >= 2
}

/// The quotation with every gap that it marks itself written as one sign, and without what an editor put in in brackets.
fn marked(quote: &str) -> String {
    let mut marked = String::with_capacity(quote.len());
    let mut inside = false;
    for letter in quote.replace(". . .", "\u{2026}").replace("...", "\u{2026}").chars() {
        match letter {
            '[' | '(' => inside = true,
            ')' | ']' => {
                inside = false;
                marked.push('\u{2026}');
            }
            _ if inside => {}
            _ => marked.push(letter),
        }
    }
    marked
}

/// Words that two sorted bags share: never fewer than two texts share in order.
fn overlap(left: &[Word], right: &[Word]) -> Vec<Word> {
    let mut at = 0;
    let mut shared = Vec::new();
    for word in left {
        at += right[at..].iter().take_while(|other| *other < word).count();
        if right.get(at) == Some(word) {
            shared.push(*word);
            at += 1;
        }
    }
    shared
}

/// Words of the left stretch that stand where the right one has others, or none.
struct Edit {
    left: (usize, usize),
    right: (usize, usize),
    /// Whether shared words stand before and behind.
    within: bool,
}

/// The changes in the best local alignment of two stretches (Smith & Waterman 1981), within it and at an end where neither
/// stretch ends; none where they share too little.
fn aligned(left: &[Word], right: &[Word]) -> Option<(usize, Vec<Edit>)> {
    let width = right.len() + 1;
    let mut scores = vec![0; (left.len() + 1) * width];
    let (mut best, mut at) = (0, (0, 0));
    for (i, word) in left.iter().enumerate() {
        for (j, other) in right.iter().enumerate() {
            let met = scores[i * width + j] + if word == other { MATCH } else { -1 };
            let score = met.max(scores[i * width + j + 1] - 1).max(scores[(i + 1) * width + j] - 1).max(0);
            scores[(i + 1) * width + j + 1] = score;
            if score > best {
                (best, at) = (score, (i + 1, j + 1));
            }
        }
    }
    let (matches, edits) = traced(left, right, &scores, at);
    let shared: Vec<Word> = matches.iter().map(|&i| left[i]).collect();
    (is_much(&shared) && near(best, left.len().min(right.len()))).then_some((shared.len(), edits))
}

/// The way back from the best score: the matched words of the left stretch, and what stands between matches.
fn traced(left: &[Word], right: &[Word], scores: &[i32], end: (usize, usize)) -> (Vec<usize>, Vec<Edit>) {
    let width = right.len() + 1;
    let (mut i, mut j) = end;
    let (mut matches, mut edits, mut last) = (Vec::new(), Vec::new(), end);
    let (after, behind) = (left.len() - i, right.len() - j);
    if after > 0 && behind > 0 {
        let (after, behind) = if after.max(behind) > EDGE { (1, 1) } else { (after, behind) };
        edits.push(Edit { left: (i, i + after), right: (j, j + behind), within: false });
    }
    while i > 0 && j > 0 && scores[i * width + j] > 0 {
        let here = scores[i * width + j];
        let met = left[i - 1] == right[j - 1];
        if met && here == scores[(i - 1) * width + j - 1] + MATCH {
            if (i, j) != last {
                edits.push(Edit { left: (i, last.0), right: (j, last.1), within: true });
            }
            (i, j) = (i - 1, j - 1);
            matches.push(i);
            last = (i, j);
        } else if here == scores[(i - 1) * width + j - 1] - 1 {
            (i, j) = (i - 1, j - 1);
        } else if here == scores[(i - 1) * width + j] - 1 {
            i -= 1;
        } else {
            j -= 1;
        }
    }
    if last.0 > 0 && last.1 > 0 {
        let (before, ahead) = if last.0.max(last.1) > EDGE { (1, 1) } else { last };
        edits.push(Edit { left: (last.0 - before, last.0), right: (last.1 - ahead, last.1), within: false });
    }
    (matches, edits)
}

#[cfg(test)]
mod tests {
    use super::{Quotation, QuotationValue};
    use crate::relation::Values;

    fn compare(left: &str, right: &str) -> &'static str {
        let [left, right] = [left, right].map(|quote| Quotation::new(quote).unwrap());
        QuotationValue::from(left.likeness(&right)).name()
    }

    #[test]
    fn typography_is_no_change() {
        assert_eq!(compare("We don’t know – perhaps tomorrow.", "we don't know, perhaps tomorrow"), "same");
    }

    #[test]
    fn a_run_of_the_other_is_contained() {
        assert_eq!(
            compare("the harbour talks failed for good", "I think the harbour talks failed for good, and so be it"),
            "contained"
        );
    }

    #[test]
    fn an_ellipsis_marks_the_gap_honestly() {
        let whole = "the harbour talks are over, and nobody regrets it more than the minister";
        assert_eq!(compare("the harbour talks are over … nobody regrets it", whole), "contained");
        assert_eq!(compare("the harbour talks are over and nobody regrets it than the minister", whole), "drift");
    }

    #[test]
    fn changed_words_are_drift_and_other_words_are_another_quotation() {
        assert_eq!(compare("no deaths, losses or damage", "There are no deaths at sea, losses or damage"), "drift");
        assert_eq!(compare("we will never pay the fine", "we will fight them on the beaches"), "different");
    }

    #[test]
    fn what_anybody_may_say_is_no_quotation_of_anybody() {
        let budget = "the plan is to finish the bridge before the end of the year";
        assert_eq!(compare("before the end of the year", budget), "different");
        assert!(Quotation::new("a “shambles”").is_none());
    }

    #[test]
    fn words_differ_within_what_is_shared_or_around_it() {
        let within = |left: &str, right: &str| {
            let [left, right] = [left, right].map(|quote| Quotation::new(quote).unwrap());
            left.compared(&right).within
        };
        let closer = "we come closer to the release of the harbour pilots";
        assert!(!within(closer, "we expect them to hold on to the release of the harbour pilots as they promised"));
        assert!(within(closer, "we come closer to the return of the harbour pilots"));
        let denied = |left: &str, right: &str| {
            let [left, right] = [left, right].map(|quote| Quotation::new(quote).unwrap());
            left.compared(&right).denied
        };
        assert!(denied("so it turns out the old harbour is not closed", "it turns out the old harbour is closed"));
    }

    #[test]
    fn an_ellipsis_of_spaced_dots_is_one() {
        let whole = "the harbour talks are over, and nobody regrets it more than the minister";
        assert_eq!(compare("the harbour talks are over . . . nobody regrets it", whole), "contained");
    }

    #[test]
    fn spelling_and_misprints_are_no_change_and_other_words_are() {
        let whole = "the harbour talks were wholly cancelled by three ministers & their staff";
        assert_eq!(compare("the harbor talks were wholy cancelled by 3 ministers and their staff", whole), "contained");
        assert_eq!(
            compare("the harbour talks were finally cancelled by three ministers and their staff", whole),
            "drift"
        );
        assert_eq!(
            compare("travellers may come any time the harbour opens", "travellers may come anytime the harbour opens"),
            "contained"
        );
    }

    #[test]
    fn quotations_that_overlap_and_marks_that_close_between_change_nothing() {
        let whole = "The harbour talks failed for good and we regret nothing";
        assert_eq!(compare("failed for good and we regret nothing, said the minister, nothing", whole), "contained");
        assert_eq!(compare("the harbour talks failed\nwe regret nothing", whole), "contained");
        assert_eq!(compare("the harbour talks failed we regret nothing", whole), "drift");
    }

    #[test]
    fn a_title_and_a_form_with_other_names_are_no_quotation() {
        assert!(Quotation::new("The Long Winter: Return of the Harbour").is_none());
        let form =
            |name: &str| format!("We regret to announce that our beloved colleague {name} has died last Tuesday");
        assert_eq!(compare(&form("Anna Lindqvist"), &form("Peter Hauge")), "different");
    }

    #[test]
    fn words_scattered_over_a_long_speech_are_no_drift() {
        let speech = "nobody knew how the harbour would look, and when the ships came to rest at the quay, we were \
                      glad that the long winter was over and that the captain had kept his promise";
        assert_eq!(compare("the harbour was glad the captain kept winter ships", speech), "different");
    }
}
