//! Findings as small text files in the format of insta, so that `cargo insta review` is the reviewing tool.
//!
//! One file holds the findings about one actor and event; a change of rules then shows as a few changed files.

use crate::finding::{Finding, Strength};
use crate::text::safe;
use std::collections::BTreeMap;
use std::fmt::Write;

/// Bytes of one part of a file's name; a file system takes 255 of the whole.
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
    let _ = writeln!(out, "{} {}{strength}: {}", safe(&finding.rule), safe(&finding.name), safe(&finding.message));
    for side in &finding.sides {
        let origins: Vec<_> = side.origins.iter().map(|origin| safe(origin)).collect();
        let _ = writeln!(out, "  “{}” (rests on {})", safe(&side.reading), origins.join(", "));
        for evidence in &side.claims {
            let exact = evidence.quote.exact.split_whitespace().collect::<Vec<_>>().join(" ");
            let _ = writeln!(out, "    {}:{} {}", safe(&evidence.document), evidence.span.line, safe(&exact));
        }
    }
    for reason in &finding.reasons {
        let [left, right] = [&reason.left, &reason.right].map(|words| safe(words));
        let _ = writeln!(out, "  {}: {} ({left} / {right})", safe(&reason.dimension), safe(&reason.relation));
    }
    out
}

/// Letters and digits of a name, set apart by hyphens; of a long one the beginning and a hash of the whole.
fn slug(name: &str) -> String {
    let mut out = String::new();
    for c in name.chars() {
        if out.len() > NAME {
            break;
        }
        if c.is_alphanumeric() {
            out.extend(c.to_lowercase());
        } else if !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
    }
    if out.len() > NAME {
        let hash = blake3::hash(name.as_bytes()).to_hex();
        let start = out[..out.floor_char_boundary(NAME - 18)].trim_end_matches('-');
        return format!("{start}-{}", &hash[..16]);
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

    #[test]
    fn long_names_stay_apart_and_short_enough_for_a_file() {
        let [one, other] = ["a", "b"].map(|end| slug(&format!("{}{end}", "Übersee-".repeat(60))));
        assert!(one.len() <= 80 && one.starts_with("übersee-"), "{one}");
        assert_ne!(one, other);
        assert_eq!(slug(&"x".repeat(80)), "x".repeat(80));
    }
}
