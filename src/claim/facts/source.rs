//! In whose voice a claim stands.

use crate::claim::{Facts, Mention, Modifier};

/// People of whom an outlet only says that they told it.
const NOBODY: [&str; 4] = ["source", "insider", "person", "someone"];

/// The innermost named source; none where the outlet itself speaks, or vouches for what "sources" told it.
pub(crate) fn speaker<'a>(claim: &Facts<'a>) -> Option<&'a Mention> {
    let party = |mention: &&Mention| mention.id.is_some() || !is_nobody(mention);
    claim.voices().rev().find_map(|link| link.source.as_deref()).filter(party)
}

/// "Sources", "a person close to the talks": somebody whose side is not told.
fn is_nobody(source: &Mention) -> bool {
    let whose = |modifier: &str| matches!(Modifier::of(modifier), Modifier::Actor(_) | Modifier::Joined("of", _));
    NOBODY.contains(&source.phrase.head.as_str()) && !source.phrase.modifiers.iter().any(|word| whose(word))
}
