//! stub
/// s
#[derive(PartialEq, Eq)]
pub enum NameRelation {
    /// s
    Same,
    /// s
    Different,
    /// s
    Unknown,
}
/// s
pub fn name_relation(a: &str, b: &str) -> NameRelation {
    if a == b { NameRelation::Same } else { NameRelation::Different }
}
