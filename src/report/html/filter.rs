//! The bar of filters, folded on a small screen; hidden until the script, without which it does nothing, shows it.

use super::Names;
use crate::finding::Report;
use crate::report::safe;
use maud::{Markup, html};
use std::collections::{BTreeMap, BTreeSet};

/// Search, kind, verdict, strength, actor, event and source.
pub(super) fn bar(report: &Report, names: &Names) -> Markup {
    let found = || report.findings.iter();
    let rules: BTreeMap<&str, &str> = found().map(|one| (one.rule.as_str(), one.name.as_str())).collect();
    let verdicts: BTreeSet<&str> = found().map(|one| one.verdict.name()).collect();
    let strengths: BTreeSet<&str> = found().map(|one| one.strength.name()).collect();
    html! {
        details.filter hidden {
            summary { "Filter" }
            form aria-label="Filter the findings" {
                label { "Words" input type="search" name="words" autocomplete="off" placeholder="/"; }
                (choice("verdict", "Verdict", verdicts.into_iter().map(|name| (name.to_owned(), name.to_owned()))))
                (choice("rule", "Kind", rules.into_iter().map(|(code, name)| (code.to_owned(), format!("{code} {name}")))))
                (choice("strength", "Strength", strengths.into_iter().map(|name| (name.to_owned(), name.to_owned()))))
                (choice("actor", "Who", numbered(&names.actors)))
                (choice("event", "What", numbered(&names.events)))
                (choice("source", "Source", numbered(&names.sources)))
                button type="reset" { "Show all" }
            }
            output aria-live="polite" {}
        }
    }
}

fn numbered(names: &BTreeMap<String, usize>) -> impl Iterator<Item = (String, String)> {
    names.iter().map(|(name, number)| (number.to_string(), name.clone()))
}

fn choice(name: &str, label: &str, values: impl Iterator<Item = (String, String)>) -> Markup {
    html! {
        label {
            (label)
            select name=(name) {
                option value="" { "all" }
                @for (value, shown) in values { option value=(value) { (safe(&shown)) } }
            }
        }
    }
}
