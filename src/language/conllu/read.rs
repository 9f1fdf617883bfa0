//! Sentences of a CoNLL-U file as borrowed rows.

use crate::error::Error;

/// One sentence: its comments and rows, borrowed from the file's text.
#[derive(Debug, Clone, Default)]
pub struct Annotated<'a> {
    /// Comment lines, with their `#`.
    pub comments: Vec<&'a str>,
    /// Word, multi-word-token and empty-node lines in order.
    pub rows: Vec<Row<'a>>,
}

/// One line of ten columns.
#[derive(Debug, Clone)]
pub struct Row<'a> {
    /// Its line in the file, from 1.
    pub line: usize,
    /// ID FORM LEMMA UPOS XPOS FEATS HEAD DEPREL DEPS MISC.
    pub cells: [&'a str; 10],
    /// What the ID says it is.
    pub kind: Kind,
}

/// What a line stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A syntactic word.
    Word,
    /// A surface token of several words, whose last word has this number.
    Multiword(usize),
    /// An empty node of the enhanced graph.
    Empty,
}

impl<'a> Annotated<'a> {
    /// The syntactic words in order.
    pub fn words(&self) -> impl Iterator<Item = &Row<'a>> {
        self.rows.iter().filter(|row| row.kind == Kind::Word)
    }

    /// The value of a `# name = value` comment.
    pub fn comment(&self, name: &str) -> Option<&'a str> {
        self.comments.iter().find_map(|line| {
            let (key, value) = line.trim_start_matches('#').split_once('=')?;
            (key.trim() == name).then(|| value.trim())
        })
    }
}

/// The sentences of `text` one after another; one pass, nothing copied.
///
/// # Errors
/// [`Error::Conllu`] for a line without ten columns, an empty form, or words that are not numbered 1, 2, 3 …
pub fn sentences(text: &str) -> impl Iterator<Item = Result<Annotated<'_>, Error>> {
    let mut lines = text.split('\n').enumerate();
    std::iter::from_fn(move || {
        let mut sentence = Annotated::default();
        let mut words = 0;
        for (index, line) in lines.by_ref() {
            let line = line.strip_suffix('\r').unwrap_or(line);
            if line.trim().is_empty() {
                if !sentence.rows.is_empty() {
                    return Some(Ok(sentence));
                }
            } else if line.starts_with('#') {
                sentence.comments.push(line);
            } else {
                match row(line, index + 1, &mut words) {
                    Ok(row) => sentence.rows.push(row),
                    Err(error) => return Some(Err(error)),
                }
            }
        }
        (!sentence.rows.is_empty()).then_some(Ok(sentence))
    })
}

fn row<'a>(text: &'a str, line: usize, words: &mut usize) -> Result<Row<'a>, Error> {
    let wrong = |message: String| Error::Conllu { line, message };
    let mut cells = [""; 10];
    let mut count = 0;
    for cell in text.split('\t') {
        if let Some(place) = cells.get_mut(count) {
            *place = cell;
        }
        count += 1;
    }
    if count != cells.len() {
        return Err(wrong(format!("{count} columns where CoNLL-U has 10")));
    }
    if cells[1].is_empty() {
        return Err(wrong("the form is empty".to_owned()));
    }
    let number = |id: &str| id.parse::<usize>().map_err(|_| wrong(format!("'{id}' is no word number")));
    let kind = if let Some((first, last)) = cells[0].split_once('-') {
        if number(first)? != *words + 1 || number(last)? <= *words {
            return Err(wrong(format!("the words {} do not follow word {words}", cells[0])));
        }
        Kind::Multiword(number(last)?)
    } else if cells[0].contains('.') {
        Kind::Empty
    } else {
        *words += 1;
        if number(cells[0])? != *words {
            return Err(wrong(format!("word '{}' where {words} was due", cells[0])));
        }
        Kind::Word
    };
    Ok(Row { line, cells, kind })
}

#[cfg(test)]
mod tests {
    use super::{Kind, sentences};

    #[test]
    fn words_tokens_and_empty_nodes_are_told_apart() {
        let text = "# sent_id = 1\n1-2\tcannot\t_\t_\t_\t_\t_\t_\t_\t_\n1\tcan\t_\t_\t_\t_\t_\t_\t_\t_\n\
                    2\tnot\t_\t_\t_\t_\t_\t_\t_\t_\n2.1\tgo\t_\t_\t_\t_\t_\t_\t_\t_\n\n";
        let found: Vec<_> = sentences(text).collect::<Result<_, _>>().unwrap();
        let kinds: Vec<Kind> = found[0].rows.iter().map(|row| row.kind).collect();
        assert_eq!(kinds, [Kind::Multiword(2), Kind::Word, Kind::Word, Kind::Empty]);
        assert_eq!(found[0].comment("sent_id"), Some("1"));
    }

    #[test]
    fn a_broken_line_is_named() {
        let broken = sentences("1\tword\n").next().unwrap().unwrap_err();
        assert_eq!(broken.to_string(), "line 1 of the treebank: 2 columns where CoNLL-U has 10");
        let skipped = sentences("2\ta\t_\t_\t_\t_\t_\t_\t_\t_\n").next().unwrap().unwrap_err();
        assert_eq!(skipped.to_string(), "line 1 of the treebank: word '2' where 1 was due");
    }
}
