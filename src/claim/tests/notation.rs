//! Trees for unit tests in one line a sentence: `form|lemma|UPOS|XPOS|head|deprel`, a space between words.
//!
//! A `_` before a form says that no space stands before it. An empty line starts a new paragraph.

use crate::language::{Deprel, Parsed, Upos, Word};
use crate::text::{Document, Span};

struct Row<'a> {
    form: &'a str,
    cells: Vec<&'a str>,
    glued: bool,
}

fn rows(line: &str) -> Vec<Row<'_>> {
    let row = |word| {
        let cells: Vec<&str> = str::split(word, '|').collect();
        let form = cells[0].strip_prefix('_').filter(|rest| !rest.is_empty());
        Row { form: form.unwrap_or(cells[0]), glued: form.is_some(), cells }
    };
    line.split_whitespace().map(row).collect()
}

/// The document that the notation writes.
pub(crate) fn parsed(notation: &str) -> Parsed {
    let mut text = String::new();
    let mut places = Vec::new();
    for line in notation.lines() {
        if line.trim().is_empty() {
            text.push('\n');
            continue;
        }
        if !text.is_empty() && !text.ends_with('\n') {
            text.push(' ');
        }
        let mut spans = Vec::new();
        for (index, row) in rows(line).iter().enumerate() {
            if index > 0 && !row.glued {
                text.push(' ');
            }
            spans.push((text.len(), text.len() + row.form.len()));
            text.push_str(row.form);
        }
        places.push(spans);
    }
    let mut parsed = Parsed::new(Document::bare("test", text.as_str()));
    for (line, spans) in notation.lines().filter(|line| !line.trim().is_empty()).zip(places) {
        let rows = rows(line);
        let words = rows.iter().zip(spans).map(|(row, (start, end))| Word {
            eventive: false,
            read: None,
            span: Span::new(&text, start, end).unwrap(),
            lemma: row.cells[1].into(),
            upos: Upos::parse(row.cells[2]),
            xpos: Box::leak(row.cells[3].to_owned().into_boxed_str()),
            head: row.cells[4].parse::<u32>().unwrap().checked_sub(1),
            deprel: Deprel::parse(row.cells[5]),
        });
        parsed.push(words.collect(), false);
    }
    parsed
}
