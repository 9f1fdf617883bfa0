//! Dimension `affair`: what a document is about, and whether two documents are about one affair.
//!
//! Traps: two texts that name one country and one leader may tell of many affairs; a town, or a name that no vocabulary
//! knows, is the mark of one, and where the two share none nothing is known of them. A text of a line or two names
//! too few for its affair to be told.

use super::value::values;
use super::{Cell, Comparison, Pair};
use crate::graph::Topic;

/// The dimension over both claims' documents.
pub(super) struct AffairDimension;

values! {
    /// Whether two documents are about one affair, as far as their names tell.
    pub(super) enum AffairValue {
        /// A text is too short to tell.
        Unknown = "unknown",
        /// Nothing tells two affairs.
        One = "one",
        /// They name other things than each other.
        Other = "other",
    }
}

impl Comparison for AffairDimension {
    type Value = AffairValue;
    const NAME: &'static str = "affair";

    fn compare<'a>(&self, pair: &Pair<'a>) -> Cell<'a, AffairValue> {
        let ([left, right], told) = (pair.about, pair.matters());
        let value = match () {
            () if told.bare => AffairValue::Unknown,
            () if told.other_affair => AffairValue::Other,
            () => AffairValue::One,
        };
        let words = |topic: &Topic| topic.marks.join(", ");
        Cell::new(value, words(left), words(right))
    }
}

#[cfg(test)]
mod tests {
    use crate::relation::tests::values;

    const BURST: &str = "2022-09-28|Norway repaired the Hauge Bay pipelines. ";

    #[test]
    fn texts_that_share_few_names_are_on_two_affairs() {
        let told_of = |names: [&str; 5]| names.map(|name| format!("{name} spoke in Oslo.")).join(" ");
        let one = told_of(["Norway", "Denmark", "Iceland", "Finland", "Estonia"]);
        assert!(values("affair", &one, &told_of(["Norway", "Denmark", "Chad", "Peru", "Nepal"])).contains("one"));
        let another = one.replace("Oslo", "Riga").replace("Denmark", "Ghana").replace("Iceland", "Kenya");
        let another = another.replace("Finland", "Chile").replace("Norway", "Cuba");
        assert!(values("affair", &one, &another).contains("other"));
        assert!(values("affair", "Norway spoke in Oslo.", "Chad spoke in Lagos.").is_empty());
    }

    #[test]
    fn who_names_nobody_speaks_of_what_the_text_is_about() {
        let nobody = format!("{BURST}Nobody was injured.");
        let frame = |other: &str| values("frame", &nobody, other);
        assert!(frame(&format!("{BURST}Two people were injured.")).contains("exclusive"));
        let another = "2022-09-28|Norway repaired the Saga Nord ferries. Two people were injured.";
        assert!(!frame(another).contains("exclusive"));
        let later = "2023-05-02|Norway repaired the Hauge Bay pipelines. Two people were injured.";
        assert!(!frame(later).contains("exclusive"));
    }
}
