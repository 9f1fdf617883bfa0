//! A headline that one sentence of its text bears out is not bolder than its text, whatever another sentence hedges.

use super::engine::Bench;
use crate::relation::{Row, dimension};

/// Claims of one document that are looked at.
const LOOKED_AT: usize = 512;

/// Whether the headline of a pair asserts what the other sentence leaves open or calls untrue.
pub(super) fn is_bolder(row: &Row<'_, '_>) -> bool {
    matches!(value(row), "bolder" | "disowned")
}

/// Whether some sentence of the text asserts what the headline of these two claims does.
pub(super) fn is_borne_out(bench: Bench<'_>, claims: [usize; 2]) -> bool {
    let Some(headline) = claims.into_iter().find(|&at| bench.claims[at].headline) else { return false };
    let document = &bench.claims[headline].document;
    let first = bench.claims.partition_point(|claim| claim.document < *document);
    let of_text = (first..bench.claims.len()).take_while(|&at| bench.claims[at].document == *document);
    of_text.take(LOOKED_AT).filter(|&at| !bench.claims[at].headline).any(|at| {
        let pair = bench.pair([headline, at]);
        value(&Row::new(&pair)) == "agrees"
    })
}

fn value(row: &Row<'_, '_>) -> &'static str {
    dimension("headline").map_or("none", |(at, _)| row.cell(at).value)
}
