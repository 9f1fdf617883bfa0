//! Rules as data: the TOML text, what it means, and the proof that it does.
//!
//! [`RawRule`] is a file in `rules/`, field for field. [`Rule`] is what the engine runs. [`Rule::validate`] is the
//! only road from one to the other, so the engine never meets a rule it has to distrust.

mod lint;
mod place;
mod raw;
mod rule;

pub use lint::lint;
pub use place::Where;
pub use raw::{About, Conditions, Example, OneOrMany, RawRule, RawValues, RawWhere, Shown, ValueOrigin, ValueRelation};
pub use rule::{Answer, PLACEHOLDERS, Part, Rule, Support};

use crate::claim::attribute::{Passage, Value};
use crate::data::DataFile;
use crate::error::Error;
use std::collections::BTreeMap;

/// The rules in force, by code.
#[derive(Debug, Clone, Default)]
pub struct Rules {
    by_code: BTreeMap<String, Rule>,
}

impl Rules {
    /// The rules of all files that stand in no folder, which may ask for the values of these `attributes`; a file of the same path replaces an earlier one before that, and no two files share a code.
    ///
    /// # Errors
    /// A file that does not parse, names what does not exist or bears the code of another, with line and column.
    pub fn read(files: &[DataFile], attributes: &[&str]) -> Result<Rules, Error> {
        let mut by_code: BTreeMap<String, Rule> = BTreeMap::new();
        for file in files.iter().filter(|file| !file.path.contains('/')) {
            let raw = file.parse::<RawRule>()?;
            if let Some(other) = by_code.get(raw.code.as_ref()) {
                let (code, other) = (raw.code.as_ref(), &other.card.name);
                let message = format!(
                    "`{code}` is the code of {other}.toml, too; give one of the two another (GS900 to GS999 are never built in), or call \
                     your file as the built-in one to replace it"
                );
                return Err(file.error(raw.code.span(), message));
            }
            let rule = Rule::validate(raw, file, attributes)?;
            by_code.insert(rule.card.code.clone(), rule);
        }
        Ok(Rules { by_code })
    }

    /// In the order of their codes.
    pub fn iter(&self) -> impl Iterator<Item = &Rule> {
        self.by_code.values()
    }

    /// The rule that speaks of values of an attribute that stand so to each other, by these in their passages: the first that no
    /// other of them overrides.
    pub fn of_value(
        &self,
        attribute: &str,
        relation: ValueRelation,
        origin: ValueOrigin,
        values: &[(&Passage, &Value)],
    ) -> Option<&Rule> {
        let holds = |rule: &Rule| rule.values.iter().any(|values| values.holds(attribute, relation, origin));
        let speaks = |rule: &&Rule| holds(rule) && rule.place.holds(values);
        let silenced =
            |rule: &Rule| self.iter().filter(speaks).any(|by| self.overrides(&by.card.code, &rule.card.code));
        self.iter().filter(speaks).find(|rule| !silenced(rule))
    }

    /// Whether one rule falls silent where the other speaks.
    pub fn overrides(&self, by: &str, code: &str) -> bool {
        self.get(by).is_some_and(|rule| rule.overrides.iter().any(|silent| silent == code))
    }

    /// The rule of that code.
    pub fn get(&self, code: &str) -> Option<&Rule> {
        self.by_code.get(code)
    }
}
