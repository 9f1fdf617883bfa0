//! Where evidence stands in a file: what SARIF, annotations and tables point at.

use crate::finding::{Evidence, Place};
use std::collections::BTreeMap;

/// A stretch of a file; lines and columns from 1, columns counting characters, the end column exclusive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Region<'a> {
    /// The file's path, or the document's id where its file is not known.
    pub(super) path: &'a str,
    pub(super) line: u32,
    /// The column, the last line and the column behind it; none in a file that holds a document a line.
    pub(super) rest: Option<(u32, u32, u32)>,
}

impl<'a> Region<'a> {
    /// Where the words that count stand, by the path from the root: for programs.
    pub(super) fn of(evidence: &'a Evidence, places: &'a BTreeMap<String, Place>) -> Region<'a> {
        Region::by(evidence, places, |place| &place.path)
    }

    /// Where they stand, by the path as it was named: for people.
    pub(super) fn named(evidence: &'a Evidence, places: &'a BTreeMap<String, Place>) -> Region<'a> {
        Region::by(evidence, places, |place| if place.named.is_empty() { &place.path } else { &place.named })
    }

    fn by(evidence: &'a Evidence, places: &'a BTreeMap<String, Place>, path: fn(&Place) -> &String) -> Region<'a> {
        let place = places.get(&evidence.document);
        let path = place.map_or(evidence.document.as_str(), |place| path(place).as_str());
        if let Some(line) = place.and_then(|place| place.line_of(evidence.span.start)) {
            return Region { path, line, rest: None };
        }
        let from = (evidence.span.line, evidence.span.column);
        let (line, column) = after(from, &evidence.quote.prefix);
        let (last, end) = after((line, column), &evidence.quote.exact);
        Region { path, line, rest: Some((column, last, end)) }
    }

    /// `path:line:column` whatever is known: where lines are of a file, but not columns, the first column.
    pub(super) fn pointed(&self) -> String {
        format!("{}:{}:{}", self.path, self.line, self.rest.map_or(1, |(column, ..)| column))
    }

    /// `path:line:column`, or `path:line` where no column is known.
    pub(super) fn shown(&self) -> String {
        match self.rest {
            Some((column, ..)) => format!("{}:{}:{column}", self.path, self.line),
            None => format!("{}:{}", self.path, self.line),
        }
    }
}

/// The place behind `text` that begins at a place.
fn after((line, column): (u32, u32), text: &str) -> (u32, u32) {
    text.chars().fold((line, column), |(line, column), c| if c == '\n' { (line + 1, 1) } else { (line, column + 1) })
}
