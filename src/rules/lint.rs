//! What is allowed in a rule file but says nothing or cannot hold: told with its place, like an error.

use super::Rules;
use super::raw::{Conditions, Example, RawRule};
use crate::data::DataFile;
use crate::error::Error;
use crate::relation::dimension;
use std::collections::{BTreeMap, BTreeSet};

/// What is odd in the rule files among `files`, in their order; `rules` are those in force.
///
/// # Errors
/// A file that does not parse.
pub fn lint(files: &[DataFile], rules: &Rules) -> Result<Vec<Error>, Error> {
    let mut odd = Vec::new();
    let mut seen: BTreeMap<String, String> = BTreeMap::new();
    for file in files.iter().filter(|file| !file.path.contains('/')) {
        let raw: RawRule = file.parse()?;
        tables(&raw, file, &mut odd);
        texts(&raw, file, &mut odd);
        for code in raw.overrides.iter().filter(|code| rules.get(code.as_ref()).is_none()) {
            odd.push(
                file.error(code.span(), format!("no rule has the code `{}`, which this one overrides", code.as_ref())),
            );
        }
        let same = format!("{:?}", shown(&raw));
        let asks = !raw.when.is_empty();
        if let Some(other) = asks.then(|| seen.insert(same, raw.name.as_ref().clone())).flatten() {
            odd.push(file.error(raw.name.span(), format!("asks for the same as {other}")));
        }
    }
    Ok(odd)
}

type Shown = (BTreeMap<String, BTreeSet<String>>, Vec<BTreeMap<String, BTreeSet<String>>>);

/// The conditions without their places, to compare.
fn shown(raw: &RawRule) -> Shown {
    (values(&raw.when), raw.unless.iter().map(values).collect())
}

fn values(table: &Conditions) -> BTreeMap<String, BTreeSet<String>> {
    let set = |wanted: &super::raw::OneOrMany| wanted.values().iter().map(|value| value.as_ref().clone()).collect();
    table.iter().map(|(name, wanted)| (name.as_ref().clone(), set(wanted))).collect()
}

fn tables(raw: &RawRule, file: &DataFile, odd: &mut Vec<Error>) {
    let when = values(&raw.when);
    for (name, wanted) in &raw.when {
        let all = dimension(name.as_ref()).map_or(0, |(_, dimension)| dimension.values().len());
        if when[name.as_ref()].len() == all {
            odd.push(
                file.error(name.span(), format!("lists every value of `{}`; the line says nothing", name.as_ref())),
            );
        }
        if when[name.as_ref()].len() < wanted.values().len() {
            odd.push(file.error(name.span(), format!("lists a value of `{}` twice", name.as_ref())));
        }
    }
    for (kind, table) in
        raw.qualify.iter().map(|table| ("qualify", table)).chain(raw.unless.iter().map(|table| ("unless", table)))
    {
        if table.is_empty() {
            odd.push(file.error(raw.code.span(), format!("a [[{kind}]] table is empty and always holds")));
        }
        for name in table.keys() {
            let own = &values(table)[name.as_ref()];
            let Some(asked) = when.get(name.as_ref()) else { continue };
            if own.is_disjoint(asked) {
                let message = format!("never holds: [when] asks for other values of `{}`", name.as_ref());
                odd.push(file.error(name.span(), message));
            } else if own.is_superset(asked) && table.len() == 1 {
                odd.push(
                    file.error(
                        name.span(),
                        format!("always holds: [when] asks for nothing else of `{}`", name.as_ref()),
                    ),
                );
            }
        }
    }
}

fn texts(raw: &RawRule, file: &DataFile, odd: &mut Vec<Error>) {
    if raw.why.split_whitespace().count() < 4 {
        odd.push(file.error(raw.code.span(), "`why` says too little: say in a sentence what it means for a reader"));
    }
    for side in ["{left.", "{right."] {
        if !raw.message.as_ref().contains(side) {
            odd.push(
                file.error(raw.message.span(), format!("the message shows nothing of one side; use {side}reading}}")),
            );
        }
    }
    for (at, example) in raw.example.iter().enumerate() {
        let given = |example: &Example| {
            let Example { left, right, headline, situation, sources, published, .. } = example.clone();
            (left, right, headline, situation, sources, published)
        };
        if raw.example[..at].iter().any(|other| given(other.as_ref()) == given(example.as_ref())) {
            odd.push(file.error(example.span(), "this example stands here twice"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::lint;
    use crate::data::{DataFile, embedded};
    use crate::rules::Rules;

    fn odd(from: &str, to: &str) -> Vec<String> {
        let mut files: Vec<DataFile> =
            embedded().into_iter().filter(|file| file.path == "opposite-polarity.toml").collect();
        assert!(files[0].text.contains(from));
        files[0].text = files[0].text.replacen(from, to, 1).into();
        let rules = Rules::read(&files, &[]).unwrap();
        lint(&files, &rules).unwrap().iter().map(ToString::to_string).collect()
    }

    #[test]
    fn the_built_in_rules_are_not_odd() {
        let knowledge = crate::Knowledge::embedded().unwrap();
        let odd = lint(&knowledge.files, &knowledge.rules).unwrap();
        let odd: Vec<String> = odd.iter().map(ToString::to_string).collect();
        assert!(odd.is_empty(), "{odd:#?}");
    }

    #[test]
    fn what_can_never_hold_is_told_with_its_place() {
        let told = odd("[[unless]]", "[[unless]]\ndocument = \"same\"\n\n[[unless]]");
        assert!(
            told.iter().any(|line| line.ends_with("never holds: [when] asks for other values of `document`")),
            "{told:?}"
        );
    }

    #[test]
    fn an_override_of_nothing_is_told() {
        let told = odd("overrides = [", "overrides = [\"GS999\", ");
        assert!(told.iter().any(|line| line.contains("no rule has the code `GS999`")), "{told:?}");
    }
}
