//! Rules as data: the TOML text, what it means, and the proof that it does.
//!
//! [`RawRule`] is a file in `rules/`, field for field. [`Rule`] is what the engine runs. [`Rule::validate`] is the
//! only road from one to the other, so the engine never meets a rule it has to distrust.

mod lint;
mod raw;
mod rule;

pub use lint::lint;
pub use raw::{About, Conditions, Example, OneOrMany, RawRule, RawValues, Shown, ValueOrigin, ValueRelation};
pub use rule::{Answer, PLACEHOLDERS, Part, Rule, Support};

use crate::data::DataFile;
use crate::error::Error;
use std::collections::BTreeMap;

/// The rules in force, by code.
#[derive(Debug, Clone, Default)]
pub struct Rules {
    by_code: BTreeMap<String, Rule>,
}

impl Rules {
    /// The rules of all files that stand in no folder; a later file of the same code replaces an earlier one.
    ///
    /// # Errors
    /// A file that does not parse or names what does not exist, with line and column.
    pub fn read(files: &[DataFile]) -> Result<Rules, Error> {
        let mut by_code = BTreeMap::new();
        for file in files.iter().filter(|file| !file.path.contains('/')) {
            let rule = Rule::validate(file.parse::<RawRule>()?, file)?;
            by_code.insert(rule.card.code.clone(), rule);
        }
        Ok(Rules { by_code })
    }

    /// In the order of their codes.
    pub fn iter(&self) -> impl Iterator<Item = &Rule> {
        self.by_code.values()
    }

    /// The rule that speaks of values of an attribute that stand so to each other.
    pub fn of_value(&self, attribute: &str, relation: ValueRelation, origin: ValueOrigin) -> Option<&Rule> {
        let speaks = |rule: &&Rule| rule.values.iter().any(|values| values.holds(attribute, relation, origin));
        self.iter().find(speaks)
    }

    /// The rule of that code.
    pub fn get(&self, code: &str) -> Option<&Rule> {
        self.by_code.get(code)
    }
}
