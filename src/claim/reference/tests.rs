use super::{NameRelation, Referents, name_relation};
