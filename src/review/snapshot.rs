//! Findings as small text files in the format of insta, so that `cargo insta review` is the reviewing tool.
//!
//! One file holds the findings about one actor and event; a change of rules then shows as a few changed files.

use crate::finding::{Finding, Strength};
use std::collections::BTreeMap;
use std::fmt::Write;

/// Characters of a file's name.
const NAME: usize = 80;

/// The files, by name without ending, each with its text after the header.
pub fn files(findings: &[Finding]) -> BTreeMap<String, String> {
    let mut groups: BTreeMap<String, Vec<&Finding>> = BTreeMap::new();
    for finding in findings {
        let part = |named: &Option<crate::finding::Named>| named.as_ref().map(|one| slug(&one.id));
        let (actor, event) = (part(&finding.actor), part(&finding.event));
        let name = match (actor, event) {
            (None, None) => slug(&finding.name),
            (actor, event) => {
                format!("{}--{}", actor.unwrap_or_else(|| "any".into()), event.unwrap_or_else(|| slug(&finding.name)))
            }
        };
        groups.entry(name).or_default().push(finding);
    }
    let text = |findings: Vec<&Finding>| findings.into_iter().map(shown).collect::<Vec<_>>().join("\n");
    groups.into_iter().map(|(name, findings)| (name, text(findings))).collect()
}

/// The text of a `.snap` file.
pub fn file(body: &str) -> String {
    format!("---\nsource: gainsay\n---\n{}\n", body.trim_end())
}

/// What stands below the header of a `.snap` file, whoever wrote it.
pub fn body(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    let rest =
        text.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---\n")).map_or(text.as_str(), |(_, body)| body);
    rest.trim_end().to_owned()
}

/// A finding with its sides, places and reasons, without its id.
pub fn shown(finding: &Finding) -> String {
    let mut out = String::new();
    let strength = if finding.strength == Strength::Qualified { ", qualified" } else { "" };
    // Writing into a string cannot fail.
    let _ = writeln!(out, "{} {}{strength}: {}", finding.rule, finding.name, finding.message);
    for side in &finding.sides {
        let _ = writeln!(out, "  “{}” (rests on {})", side.reading, side.origins.join(", "));
        for evidence in &side.claims {
            let exact = evidence.quote.exact.split_whitespace().collect::<Vec<_>>().join(" ");
            let _ = writeln!(out, "    {}:{} {exact}", evidence.document, evidence.span.line);
        }
    }
    for reason in &finding.reasons {
        let _ = writeln!(out, "  {}: {} ({} / {})", reason.dimension, reason.relation, reason.left, reason.right);
    }
    out
}

/// Letters and digits of a name, set apart by hyphens.
fn slug(name: &str) -> String {
    let mut out = String::new();
    for c in name.chars().take(NAME) {
        if c.is_alphanumeric() {
            out.extend(c.to_lowercase());
        } else if !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
    }
    let kept = out.trim_end_matches('-');
    if kept.is_empty() { "unnamed".to_owned() } else { kept.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::{body, file, slug};

    #[test]
    fn a_body_survives_its_file_and_a_header_of_insta() {
        assert_eq!(body(&file("a\n  b\n")), "a\n  b");
        assert_eq!(body("---\nsource: x\nexpression: y\n---\na\n  b\n"), "a\n  b");
    }

    #[test]
    fn names_of_files_hold_nothing_dangerous() {
        assert_eq!(slug("name:Acme / ../x"), "name-acme-x");
        assert_eq!(slug("…"), "unnamed");
    }
}
