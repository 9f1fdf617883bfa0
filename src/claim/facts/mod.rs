//! What is true of one claim, whatever it is compared with: one file a fact, each a pure function of the claim.
//!
//! The words of a sentence are looked at here for the last time. Graph, dimensions and folding see facts alone; `tests/it/tidy.rs`
//! holds that.

mod assertion;
mod capitals;
mod contrast;
mod copied;
mod denial;
mod digest;
mod exact;
mod first;
mod known;
mod names;
mod number;
mod occasion;
mod phrases;
mod quoted;
mod said;
mod saying;
mod silence;
mod source;
mod text;
mod untrue;
mod words;

pub(crate) use assertion::{LIGHT, is_attributive, is_clause, is_hollow};
pub(crate) use capitals::{is_told_of, names_other, subjects, written};
pub(crate) use contrast::{stems, telling};
#[cfg(test)]
pub(crate) use copied::masked;
pub(crate) use copied::{masked_runs, passage_runs, runs};
pub(crate) use denial::{denies_circumstance, denies_degree, is_passing, is_under_way, nobody, spans, supposed};
pub(crate) use digest::{Digest, digest};
pub(crate) use exact::Exact;
pub(crate) use first::First;
pub use known::Facts;
pub(crate) use names::{names, same_name};
pub(crate) use number::decade;
pub(crate) use occasion::{is_of_series, is_one_of_several, since};
pub(crate) use quoted::{in_digits, quoted_words, quoting, written_words};
pub(crate) use said::Said;
pub(crate) use saying::{STEM, content, says};
pub(crate) use silence::{days, is_silent_on};
pub(crate) use source::speaker;
pub(crate) use text::{asks, before, hands_on, holds, in_prose, length, opens_with, sentence, words};
pub(crate) use untrue::{calls_untrue, tells_plainly};
pub(crate) use words::{Kind, Word, meant, meant_by};
