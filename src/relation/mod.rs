//! The comparison of two claims: one row of named dimensions, each with its value and the words it rests on.
//!
//! A dimension is one file here and names its own values; rules (`rules/*.toml`) are decision tables over them.
//! To add one: write its file, with its traps in the header, and list it in [`DIMENSIONS`].

mod actor;
mod anchoring;
mod arguments;
mod comment;
mod conflict;
mod contrast;
mod date;
mod detail;
mod document;
mod event;
mod factuality;
mod first;
mod frame;
mod group;
mod headline;
mod informativeness;
mod occurrence;
mod office;
mod origin;
mod overlap;
mod participant;
mod place;
mod polarity;
mod quantity;
mod quotation;
mod quote_speaker;
mod restrictor;
mod roles;
mod sequence;
mod setting;
mod slot;
mod source;
mod spelling;
mod succession;
#[cfg(test)]
mod tests;
mod time;
mod topic;
mod value;
mod wording;

pub(crate) use first::both_first;
pub use frame::Frame;
pub use quotation::{Likeness, Quotation};
pub use setting::{Matters, Setting, Together};
pub use slot::{Slot, SlotRole};
pub use value::Values;
pub(crate) use wording::may_state;

pub use crate::graph::Situation;

use crate::claim::facts::names;
use crate::claim::{EventForm, Facts};
use crate::graph::{Basis, Topic};
use crate::lexicon::Lexicon;
use std::borrow::Cow;
use std::cell::OnceCell;
use wording::StatementValue;

/// Two claims under comparison, with what the graph knows of them.
#[derive(Debug)]
pub struct Pair<'a> {
    /// The left claim.
    pub left: &'a Facts<'a>,
    /// The right claim.
    pub right: &'a Facts<'a>,
    /// The vocabulary.
    pub lexicon: &'a Lexicon,
    /// Whether both describe one scene.
    pub situation: Situation,
    /// Who each side rests on.
    pub origins: [&'a Basis; 2],
    /// What the document of each side is about.
    pub about: [&'a Topic; 2],
    /// The innermost quotation of each side.
    pub quotations: [Option<&'a Quotation>; 2],
    matters: OnceCell<Matters>,
    frame: OnceCell<Frame>,
    statement: OnceCell<Cell<'a, StatementValue>>,
}

impl<'a> Pair<'a> {
    /// A pair; nothing is compared until a dimension is asked.
    pub fn new(
        left: &'a Facts<'a>,
        right: &'a Facts<'a>,
        lexicon: &'a Lexicon,
        situation: Situation,
        origins: [&'a Basis; 2],
        about: [&'a Topic; 2],
        quotations: [Option<&'a Quotation>; 2],
    ) -> Pair<'a> {
        Pair {
            left,
            right,
            lexicon,
            situation,
            origins,
            about,
            quotations,
            matters: OnceCell::new(),
            frame: OnceCell::new(),
            statement: OnceCell::new(),
        }
    }

    /// The same two from the other side.
    fn turned(&self) -> Pair<'a> {
        let ([a, b], [one, other], [first, second]) = (self.origins, self.about, self.quotations);
        Pair::new(self.right, self.left, self.lexicon, self.situation, [b, a], [other, one], [second, first])
    }

    /// The same, where it is known how many names the two documents share.
    #[must_use]
    pub(crate) fn sharing(self, names: usize) -> Pair<'a> {
        let matters = Matters::of(self.about, names);
        Pair { matters: OnceCell::from(matters), ..self }
    }

    /// How what the two documents tell of relates, computed once.
    pub fn matters(&self) -> &Matters {
        self.matters.get_or_init(|| Matters::of(self.about, self.about[0].shared_with(self.about[1])))
    }

    /// All that a comparison may see of the two documents.
    pub fn setting(&self) -> Setting {
        Setting::of(self)
    }

    /// The frame relation, computed once.
    pub fn frame(&self) -> &Frame {
        self.frame.get_or_init(|| Frame::of(self))
    }

    /// What their whole sentences say of each other, computed once.
    fn statement(&self) -> &Cell<'a, StatementValue> {
        self.statement.get_or_init(|| wording::statement(self))
    }

    /// Whether both name one actor or place anywhere among their participants. Where one of two texts on one affair names
    /// nobody, it speaks of what the text is about.
    fn shares_a_name(&self) -> bool {
        let left: Vec<&str> = names(self.left).collect();
        let right: Vec<&str> = names(self.right).collect();
        if !left.is_empty() && !right.is_empty() {
            return right.iter().any(|id| left.contains(id));
        }
        let topics = |names: &[&str], topic: &Topic| topic.marks.iter().any(|mark| names.contains(&mark.as_str()));
        let told = match (left.is_empty(), right.is_empty()) {
            (true, true) => true,
            (true, false) => topics(&right, self.about[0]),
            _ => topics(&left, self.about[1]),
        };
        let acts = [self.left, self.right].iter().all(|claim| claim.event.form == EventForm::Verb);
        told && acts && setting::are_apart(self) && self.matters().one_affair
    }
}

/// One dimension's value for one pair, with the words it rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell<'a, V = &'static str> {
    /// One of the dimension's values; its name, where the dimension is any.
    pub value: V,
    /// The left words.
    pub left: Cow<'a, str>,
    /// The right words.
    pub right: Cow<'a, str>,
}

impl<'a, V> Cell<'a, V> {
    fn new(value: V, left: impl Into<Cow<'a, str>>, right: impl Into<Cow<'a, str>>) -> Cell<'a, V> {
        Cell { value, left: left.into(), right: right.into() }
    }
}

/// One way in which two claims are compared: what a dimension's file writes.
pub trait Comparison: Sync {
    /// What can come of it.
    type Value: Values;
    /// Its name, as rules write it.
    const NAME: &'static str;
    /// Whether its value stands in the claims as they are, so that it costs next to nothing to ask for.
    const IS_PLAIN: bool = false;
    /// Whether it compares what is quoted, and not what is claimed.
    const IS_OF_QUOTATIONS: bool = false;

    /// Its value for a pair.
    fn compare<'a>(&self, pair: &Pair<'a>) -> Cell<'a, Self::Value>;
}

/// A way in which two claims are compared, seen from outside: whatever its values are, by their names.
pub trait Dimension: Sync {
    /// Its name, as rules write it.
    fn name(&self) -> &'static str;
    /// What it compares, in one line.
    fn about(&self) -> &'static str;
    /// All values it can take; at most 32.
    fn values(&self) -> &'static [&'static str];
    /// What each of them means.
    fn meanings(&self) -> &'static [&'static str];
    /// Whether its value stands in the claims as they are, so that it costs next to nothing to ask for.
    fn is_plain(&self) -> bool;
    /// Whether it compares what is quoted, and not what is claimed.
    fn is_of_quotations(&self) -> bool;
    /// Its value for a pair.
    fn cell<'a>(&self, pair: &Pair<'a>) -> Cell<'a>;
}

impl<C: Comparison> Dimension for C {
    fn name(&self) -> &'static str {
        C::NAME
    }

    fn about(&self) -> &'static str {
        C::Value::ABOUT.trim()
    }

    fn values(&self) -> &'static [&'static str] {
        C::Value::NAMES
    }

    fn meanings(&self) -> &'static [&'static str] {
        C::Value::MEANINGS
    }

    fn is_plain(&self) -> bool {
        C::IS_PLAIN
    }

    fn is_of_quotations(&self) -> bool {
        C::IS_OF_QUOTATIONS
    }

    fn cell<'a>(&self, pair: &Pair<'a>) -> Cell<'a> {
        let Cell { value, left, right } = self.compare(pair);
        Cell { value: value.name(), left, right }
    }
}

/// All dimensions, in the order in which reports give reasons.
pub static DIMENSIONS: [&dyn Dimension; 31] = [
    &actor::ActorDimension,
    &event::EventDimension,
    &polarity::PolarityDimension,
    &arguments::ArgumentsDimension,
    &overlap::FrameDimension,
    &roles::RolesDimension,
    &wording::WordingDimension,
    &wording::StatementDimension,
    &restrictor::RestrictorDimension,
    &group::GroupDimension,
    &factuality::FactualityDimension,
    &quantity::QuantityDimension,
    &succession::SuccessionDimension,
    &first::SlotDimension,
    &office::OfficeDimension,
    &date::DateDimension,
    &place::PlaceDimension,
    &time::TimeDimension,
    &conflict::ConflictDimension,
    &sequence::CourseDimension,
    &headline::HeadlineDimension,
    &comment::CommentDimension,
    &contrast::ContrastDimension,
    &source::HolderDimension,
    &quotation::QuotationDimension,
    &quote_speaker::VoiceDimension,
    &topic::AffairDimension,
    &origin::OriginDimension,
    &informativeness::SubstanceDimension,
    &detail::DetailDimension,
    &document::DocumentDimension,
];

/// The values of the dimensions that look up what one claim names in the other's document: who is silent on what, and who gives a
/// quotation. All others see [`Setting`] and nothing else of the documents.
pub(crate) fn asks_its_document(pair: &Pair<'_>) -> [&'static str; 3] {
    let dimensions: [&dyn Dimension; 3] =
        [&comment::CommentDimension, &quote_speaker::VoiceDimension, &quotation::QuotationDimension];
    dimensions.map(|dimension| dimension.cell(pair).value)
}

/// The dimension of that name, with its place in [`DIMENSIONS`].
pub fn dimension(name: &str) -> Option<(usize, &'static dyn Dimension)> {
    DIMENSIONS.iter().enumerate().find(|(_, dimension)| dimension.name() == name).map(|(at, found)| (at, *found))
}

/// A pair's row: each dimension is computed when a rule first asks for it.
#[derive(Debug)]
pub struct Row<'p, 'a> {
    /// The pair it describes.
    pub pair: &'p Pair<'a>,
    cells: [OnceCell<Cell<'a>>; DIMENSIONS.len()],
}

impl<'p, 'a> Row<'p, 'a> {
    /// An empty row.
    pub fn new(pair: &'p Pair<'a>) -> Row<'p, 'a> {
        Row { pair, cells: Default::default() }
    }

    /// Its two claims.
    pub fn claims(&self) -> [&'a Facts<'a>; 2] {
        [self.pair.left, self.pair.right]
    }

    /// The cell of the dimension at that place in [`DIMENSIONS`].
    ///
    /// # Panics
    /// Where there is no such dimension; rules are validated against that.
    pub fn cell(&self, dimension: usize) -> &Cell<'a> {
        self.cells[dimension].get_or_init(|| DIMENSIONS[dimension].cell(self.pair))
    }
}
