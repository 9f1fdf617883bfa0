//! The letters of pages and the lines that they stand in, as a page draws them one after the other.

use hayro_interpret::font::GlyphRun;
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::kurbo::{Affine, BezPath, Point, Rect};
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps, InterpreterCache,
    InterpreterSettings, SoftMask, interpret_page,
};

/// Letters that stand in a row.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Line {
    pub(super) page: usize,
    pub(super) text: String,
    /// Its left end, its right end and its base, from the lower left corner of the page.
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) base: f64,
    /// The height of a letter.
    pub(super) size: f64,
}

/// The pages of a file.
#[derive(Debug, Default)]
pub(super) struct Pages {
    /// All lines, in the order in which they are drawn.
    pub(super) lines: Vec<Line>,
    /// Pages without a letter on which something is drawn.
    pub(super) bare: usize,
    /// Whether there are more pages.
    pub(super) more: bool,
}

/// The lines of the first `pages` pages, until they hold more than `most` bytes; none where the file cannot be opened.
pub(super) fn lines(bytes: &[u8], most: usize, pages: usize) -> Option<Pages> {
    let pdf = Pdf::new(bytes.to_vec()).ok()?;
    let cache = InterpreterCache::new();
    let mut found = Pages { more: pdf.pages().len() > pages, ..Pages::default() };
    let mut held = 0;
    for (number, page) in pdf.pages().iter().enumerate().take(pages) {
        let whole = Rect::new(0.0, 0.0, 1.0, 1.0);
        let mut context = Context::new(Affine::IDENTITY, whole, &cache, pdf.xref(), InterpreterSettings::default());
        let mut letters = Letters { page: number, most: most.saturating_sub(held), ..Letters::default() };
        interpret_page(page, &mut context, &mut letters);
        letters.close();
        found.bare += usize::from(letters.lines.is_empty() && letters.pictures);
        held += letters.held;
        found.lines.append(&mut letters.lines);
        if held > most {
            break;
        }
    }
    Some(found)
}

/// A letter, or those that were cast as one: a search for "firm" finds no "ﬁrm".
fn apart(letter: char) -> String {
    match letter {
        '\u{fb00}' => "ff".to_owned(),
        '\u{fb01}' => "fi".to_owned(),
        '\u{fb02}' => "fl".to_owned(),
        '\u{fb03}' => "ffi".to_owned(),
        '\u{fb04}' => "ffl".to_owned(),
        '\u{fb05}' | '\u{fb06}' => "st".to_owned(),
        letter => letter.to_string(),
    }
}

/// A device that keeps letters and paints nothing.
#[derive(Debug, Default)]
struct Letters {
    page: usize,
    most: usize,
    held: usize,
    lines: Vec<Line>,
    open: Option<Line>,
    /// Whether a picture was drawn.
    pictures: bool,
    /// Where the last letter was drawn: what is drawn there again is the same letter, made bold.
    last: Option<(Point, String)>,
}

impl Letters {
    fn letter(&mut self, letter: &str, at: Point, end: f64, size: f64) {
        if self.held > self.most || letter.is_empty() || !(size > 0.0 && at.x.is_finite() && at.y.is_finite()) {
            return;
        }
        let again = self.last.as_ref().is_some_and(|(place, last)| last == letter && place.distance(at) < size * 0.1);
        if again {
            return;
        }
        self.last = Some((at, letter.to_owned()));
        self.held += letter.len();
        let follows = |line: &Line| {
            let step = at.x - line.right;
            // A raised or lowered letter is smaller and still of its line.
            let level = (at.y - line.base).abs() < line.size.max(size) * 0.5;
            level && step > -line.size.max(size) && step < line.size.max(size) * 3.0
        };
        if !self.open.as_ref().is_some_and(follows) {
            self.close();
        }
        let line = self.open.get_or_insert_with(|| Line {
            page: self.page,
            left: at.x,
            right: at.x,
            base: at.y,
            size,
            ..Line::default()
        });
        // Words are set apart by a gap where no blank is drawn; the narrowest blanks of print are a fifth of a letter.
        if at.x - line.right > size * 0.18 && !line.text.ends_with(' ') && !line.text.is_empty() {
            line.text.push(' ');
        }
        line.text.push_str(letter);
        line.right = end.max(at.x);
        line.size = line.size.max(size);
    }

    fn close(&mut self) {
        self.lines.extend(self.open.take().filter(|line| !line.text.trim().is_empty()));
    }
}

impl Device<'_> for Letters {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, '_>, props: DrawProps<'_>, _: &DrawMode) {
        for glyph in run.glyphs() {
            let letter = match glyph.as_unicode() {
                Some(BfString::Char(letter)) => apart(letter),
                Some(BfString::String(letters)) => letters.chars().map(apart).collect(),
                None => continue,
            };
            // Glyphs are drawn a thousand units high.
            let place = props.transform * glyph.transform();
            let width = match &**glyph {
                hayro_interpret::font::Glyph::Outline(outline) => outline.advance_width(),
                hayro_interpret::font::Glyph::Type3(drawn) => drawn.advance_width(),
            };
            let at = place * Point::ZERO;
            let end = place * Point::new(f64::from(width.unwrap_or(500.0)), 0.0);
            let size = (place * Point::new(0.0, 1000.0)).distance(at);
            // What does not stand upright is a mark beside the text.
            if (end.y - at.y).abs() <= (end.x - at.x).abs() {
                self.letter(&letter, at, end.x, size);
            }
        }
    }

    fn draw_image(&mut self, _: Image<'_, '_>, _: ImageDrawProps<'_>) {
        self.pictures = true;
    }

    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'_>, _: &DrawMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'_>>, _: BlendMode) {}
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}
