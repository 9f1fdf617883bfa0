//! What is presupposed of two texts before they are compared.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Whether two texts may speak of different things, or describe one and the same scene.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Situation {
    /// Nothing is presupposed.
    #[default]
    Open,
    /// Indefinite subjects corefer, and exclusive arguments exclude.
    One,
}
