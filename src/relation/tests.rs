//! Dimensions over whole texts, for tests: what they say of any two claims.

use super::{Pair, Row, Situation, dimension};
use crate::claim::facts::quoting;
use crate::claim::{Claim, Facts, extract};
use crate::data::embedded;
use crate::graph::{Basis, Topic};
use crate::language::{Model, parse};
use crate::lexicon::Lexicon;
use crate::relation::Quotation;
use crate::text::{BlockKind, Document};
use std::collections::BTreeSet;
use std::sync::LazyLock;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::read(&embedded()).unwrap());

/// Values that say nothing.
const IDLE: [&str; 4] = ["none", "unknown", "absent", "other-matter"];

/// The claims of a text; a first line that begins with `#` is its headline, a date before a `|` the day of publication.
fn claims(id: &str, text: &str) -> Vec<Claim> {
    let (published, text) = text.split_once('|').map_or((None, text), |(day, rest)| (day.parse().ok(), rest));
    let mut document = Document::bare(id, text.trim_start_matches("# "));
    document.published = published;
    if text.starts_with("# ") {
        document.blocks[0].kind = BlockKind::Headline;
    }
    extract(&parse(&document, Model::english()), &LEXICON)
}

/// What a dimension tells of the claims of two texts; of the claims of one, where the other is empty.
pub(super) fn values(name: &str, left: &str, right: &str) -> BTreeSet<&'static str> {
    let (at, _) = dimension(name).unwrap();
    let left = claims("left", left);
    let alone = right.is_empty();
    let right = if alone { left.clone() } else { claims("right", right) };
    let [left, right] = [&left, &right].map(|claims| Facts::all(claims, &LEXICON));
    let (abouts, origins) =
        ([Topic::of(&left, &LEXICON), Topic::of(&right, &LEXICON)], [Basis::default(), Basis::default()]);
    let mut all = BTreeSet::new();
    for (at_left, a) in left.iter().enumerate() {
        for (_, b) in right.iter().enumerate().filter(|(at_right, _)| !alone || *at_right != at_left) {
            let quotes = [a, b].map(|claim| quoting(claim).and_then(|link| Quotation::new(&link.quote)));
            let pair = Pair::new(
                a,
                b,
                &LEXICON,
                Situation::Open,
                origins.each_ref(),
                abouts.each_ref(),
                quotes.each_ref().map(Option::as_ref),
            );
            all.insert(Row::new(&pair).cell(at).value);
        }
    }
    all.retain(|value| !IDLE.contains(value));
    all
}
