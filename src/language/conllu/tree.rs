//! Annotated text as a [`Parsed`] document: for tests, and for trees made by others.

use super::read::{Annotated, Kind, Row, sentences};
use crate::error::Error;
use crate::language::{Deprel, Parsed, Upos, Word, xpos};
use crate::text::{Block, BlockKind, Document, Span};

/// A document with the text and trees of a CoNLL-U file.
///
/// The text is laid out from forms and `SpaceAfter=No`; sentences of one paragraph are set apart by a
/// space, paragraphs (`# newpar`, `# newdoc`) by an empty line. A sentence with the comment `# headline = yes` is a
/// headline and a block of its own.
///
/// # Errors
/// [`Error::Conllu`] where the format is broken, or heads and words do not make one tree.
///
/// ```
/// let text = "1\tTalks\ttalk\tNOUN\tNNS\t_\t2\tnsubj\t_\t_\n2\tbegan\tbegin\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No\n\
///             3\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_\n";
/// let parsed = gainsay::language::conllu::to_parsed(text, "talks").unwrap();
/// assert_eq!(&*parsed.document().text, "Talks began.");
/// assert_eq!(parsed.sentences().next().unwrap().root().lemma(), "begin");
/// ```
pub fn to_parsed(text: &str, id: &str) -> Result<Parsed, Error> {
    let all: Vec<Annotated<'_>> = sentences(text).collect::<Result<_, _>>()?;
    let mut laid = Layout::default();
    for sentence in &all {
        laid.add(sentence);
    }
    let blocks = laid
        .blocks
        .iter()
        .filter_map(|&(start, end, kind)| Span::new(&laid.text, start, end).map(|span| Block { span, kind }));
    let mut document = Document::bare(id, laid.text.as_str());
    document.blocks = blocks.collect();
    let mut parsed = Parsed::new(document);
    for (sentence, places) in all.iter().zip(&laid.places) {
        let words = tree(sentence, places, &laid.text)?;
        if !words.is_empty() {
            parsed.push(words, is_headline(sentence));
        }
    }
    Ok(parsed)
}

#[derive(Default)]
struct Layout {
    text: String,
    places: Vec<Vec<(usize, usize)>>,
    blocks: Vec<(usize, usize, BlockKind)>,
}

fn is_headline(sentence: &Annotated<'_>) -> bool {
    sentence.comment("headline").is_some_and(|value| value != "no")
}

impl Layout {
    fn add(&mut self, sentence: &Annotated<'_>) {
        let kind = if is_headline(sentence) { BlockKind::Headline } else { BlockKind::Prose };
        let opens = sentence.comments.iter().any(|line| {
            let name = line.trim_start_matches('#').trim_start();
            name.starts_with("newpar") || name.starts_with("newdoc")
        });
        let apart = opens || kind == BlockKind::Headline;
        let fresh = apart || self.blocks.last().is_none_or(|block| block.2 == BlockKind::Headline);
        if !self.text.is_empty() {
            self.text.push_str(if fresh { "\n\n" } else { " " });
        }
        let start = self.text.len();
        self.lay(sentence);
        self.text.truncate(self.text.trim_end().len().max(start));
        match self.blocks.last_mut().filter(|_| !fresh) {
            Some(block) => block.1 = self.text.len(),
            None => self.blocks.push((start, self.text.len(), kind)),
        }
    }

    fn lay(&mut self, sentence: &Annotated<'_>) {
        let mut places = Vec::new();
        let mut inside = None;
        for row in &sentence.rows {
            match row.kind {
                Kind::Multiword(last) => inside = Some((last, spaced(row))),
                Kind::Empty => {}
                Kind::Word => {
                    let start = self.text.len();
                    self.text.push_str(row.cells[1]);
                    places.push((start, self.text.len()));
                    let space = match inside {
                        Some((last, _)) if places.len() < last => false,
                        Some((_, space)) => space,
                        None => spaced(row),
                    };
                    inside = inside.filter(|&(last, _)| places.len() < last);
                    if space {
                        self.text.push(' ');
                    }
                }
            }
        }
        self.places.push(places);
    }
}

fn spaced(row: &Row<'_>) -> bool {
    !row.cells[9].split('|').any(|entry| entry == "SpaceAfter=No")
}

fn tree(sentence: &Annotated<'_>, places: &[(usize, usize)], text: &str) -> Result<Vec<Word>, Error> {
    let mut words = Vec::with_capacity(places.len());
    for (row, &(start, end)) in sentence.words().zip(places) {
        let wrong = |message: String| Error::Conllu { line: row.line, message };
        let head: usize = row.cells[6].parse().map_err(|_| wrong(format!("'{}' is no head", row.cells[6])))?;
        if head > places.len() {
            return Err(wrong(format!("the head is {head} in a sentence of {} words", places.len())));
        }
        words.push(Word {
            read: None,
            eventive: false,
            span: Span::new(text, start, end).ok_or_else(|| wrong("the text is too long".to_owned()))?,
            lemma: row.cells[2].into(),
            upos: Upos::parse(row.cells[3]),
            xpos: xpos::parse(row.cells[4]),
            head: head.checked_sub(1).map(|head| head as u32),
            deprel: Deprel::parse(row.cells[7]),
        });
    }
    if let Some(row) = sentence.words().next().filter(|_| !is_tree(&words)) {
        return Err(Error::Conllu { line: row.line, message: "the heads of this sentence make no tree".to_owned() });
    }
    Ok(words)
}

/// Whether one word has no head and every other reaches it.
fn is_tree(words: &[Word]) -> bool {
    let heads: Vec<usize> = words.iter().map(|word| word.head.map_or(0, |head| head as usize + 1)).collect();
    crate::language::decode::is_tree(&heads)
}

#[cfg(test)]
mod tests {
    use super::to_parsed;

    const TEXT: &str = "\
# headline = yes
1\tRiver\triver\tNOUN\tNN\t_\t2\tnsubj\t_\t_
2\tfalls\tfall\tVERB\tVBZ\t_\t0\troot\t_\t_

1-2\tIt's\t_\t_\t_\t_\t_\t_\t_\t_
1\tIt\tit\tPRON\tPRP\t_\t3\tnsubj\t_\t_
2\t's\tbe\tAUX\tVBZ\t_\t3\tcop\t_\t_
3\tlow\tlow\tADJ\tJJ\t_\t0\troot\t_\tSpaceAfter=No
4\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_
";

    #[test]
    fn text_is_laid_out_as_it_was_written() {
        let parsed = to_parsed(TEXT, "t").unwrap();
        assert_eq!(&*parsed.document().text, "River falls\n\nIt's low.");
        let headlines: Vec<bool> = parsed.sentences().map(super::super::super::Sentence::headline).collect();
        assert_eq!(headlines, [true, false]);
        assert_eq!(parsed.document().blocks.len(), 2);
    }

    #[test]
    fn a_loop_is_no_tree() {
        let looped = "1\ta\ta\tX\t_\t_\t2\tdep\t_\t_\n2\tb\tb\tX\t_\t_\t1\tdep\t_\t_\n";
        let error = to_parsed(looped, "t").unwrap_err();
        assert_eq!(error.to_string(), "line 1 of the treebank: the heads of this sentence make no tree");
    }
}
