//! A headline that one sentence of its text bears out is not bolder than its text, whatever another sentence hedges.

use super::context::Context;
use crate::relation::Row;
use crate::rules::{Rule, Support};

/// Claims of one document that are looked at.
const LOOKED_AT: usize = 512;

/// Whether some sentence of the text gives the headline of these two claims the support that the rule asks for.
pub(super) fn is_borne_out(context: Context<'_>, rule: &Rule, row: &Row<'_, '_>, claims: [usize; 2]) -> bool {
    let asked: Vec<&Support> = rule.borne_out.iter().filter(|support| support.is_asked(row)).collect();
    let Some(headline) = claims.into_iter().find(|&at| context.claims[at].headline) else { return false };
    let of_text = context.topics.beside(headline).take(LOOKED_AT).filter(|&at| !context.claims[at].headline);
    !asked.is_empty()
        && of_text.into_iter().any(|at| {
            let pair = context.pair([headline, at]);
            let row = Row::new(&pair);
            asked.iter().any(|support| support.is_given(&row))
        })
}
