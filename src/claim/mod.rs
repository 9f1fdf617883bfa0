//! From dependency trees to claims: who did what to whom, with its sign and all that limits it.

mod answer;
pub mod attribute;
mod attribution;
mod clause;
mod completion;
mod confidence;
mod cross_document;
mod ellipsis;
mod event;
mod explain;
mod extract;
pub(crate) mod facts;
mod factuality;
mod fallback_frames;
mod frame;
mod gaps;
mod id;
mod line_index;
mod model;
mod order;
mod phrase;
mod polarity;
mod projection;
mod provenance;
pub mod quantity;
pub mod reference;
mod restrictor;
mod role;
#[cfg(test)]
mod tests;
pub mod time;
mod tree;

pub(crate) use cross_document::settle;
pub use explain::Grounds;
pub use extract::{Extract, extract, extract_all, extract_with_grounds};
pub use facts::Facts;
pub use gaps::{Gap, Gaps};
pub use id::{ActorId, Modifier};
pub use model::{
    Argument, Claim, Event, EventForm, Factuality, Link, Medium, Mention, Polarity, Quantity, Speech, Tense, Time, Via,
};
pub(crate) use order::{sort_by_content, sort_by_name};
pub use phrase::{Phrase, Quantifier};
pub use role::Role;
pub(crate) use tree::Tree;
