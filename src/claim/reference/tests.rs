//! Which mentions are one actor, and which only look like it.

use super::{NameRelation, Referents, name_relation};
