//! What a model says of a sentence, before anything is decided.

/// Scores, or chances that sum to 1, of each tag, head and relation: one row a word.
#[derive(Debug, Clone, Default)]
pub(crate) struct Opinion {
    /// A column for each tag.
    pub(crate) tags: Vec<f32>,
    /// A column for the root and one for each word.
    pub(crate) heads: Vec<f32>,
    /// A column for each relation, given the annotated head.
    pub(crate) relations: Vec<f32>,
}
