//! PDF: the words of its pages, put together again from where each letter is drawn.
//!
//! `hayro-interpret` draws the pages onto a device that keeps letters and their places ([`page`]); lines, paragraphs and
//! headings are told from these ([`layout`]). What a file would unpack to is bounded before it is opened ([`guard`]).
//! A page that is a picture of text has no letters, and that is told.

mod guard;
mod layout;
mod page;

use super::Read;
use super::drawn::{About, Drawn};
use super::found::Bounds;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Pages of a file.
const PAGES: usize = 5000;

/// Reads the PDF called `name`.
pub(super) fn read(name: &str, bytes: &[u8], bounds: Bounds, found: &mut Read) {
    if let Some(message) = guard::excess(bytes) {
        return found.warn(name, None, message, true);
    }
    // What is none of our code must not end the run, whatever a file does to it.
    let tried = catch_unwind(AssertUnwindSafe(|| page::lines(bytes, bounds.document, PAGES)));
    let Ok(Some(pages)) = tried else {
        return found.warn(name, None, "is a PDF that could not be read", true);
    };
    let mut drawn = Drawn::new(bounds.document);
    layout::paragraphs(pages.lines, &mut drawn);
    if drawn.is_empty() {
        return found.warn(name, None, "is a PDF without text: its pages may be pictures of text", true);
    }
    if pages.bare > 0 {
        let message = format!("has {} pages without text, which may be pictures of text", pages.bare);
        found.warn(name, None, message, true);
    }
    if pages.more {
        found.warn(name, None, format!("has more than {PAGES} pages: the rest is left unread"), true);
    }
    found.documents.push(drawn.document(name, About::default()));
}

#[cfg(test)]
mod tests {
    use crate::text::{BlockKind, Bounds, Input, Read, read, read_within};
    use flate2::write::ZlibEncoder;
    use std::io::Write;

    /// A file of one page for each content, of Helvetica.
    fn file(pages: &[&str], filter: &str, pack: impl Fn(&[u8]) -> Vec<u8>) -> Vec<u8> {
        let count = pages.len();
        let kids: Vec<String> = (0..count).map(|page| format!("{} 0 R", 4 + 2 * page)).collect();
        let mut objects = vec![
            b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
            format!("<< /Type /Pages /Kids [{}] /Count {count} >>", kids.join(" ")).into_bytes(),
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_vec(),
        ];
        for (at, page) in pages.iter().enumerate() {
            let contents = 5 + 2 * at;
            objects.push(
                format!("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 800] /Contents {contents} 0 R /Resources << /Font << /F1 3 0 R >> >> >>")
                    .into_bytes(),
            );
            let body = pack(page.as_bytes());
            let head = format!("<< /Length {}{filter} >>\nstream\n", body.len());
            objects.push([head.as_bytes(), &body, b"\nendstream"].concat());
        }
        let (mut out, mut places) = (b"%PDF-1.4\n".to_vec(), Vec::new());
        for (at, object) in objects.iter().enumerate() {
            places.push(format!("{:010} 00000 n \n", out.len()));
            out.extend([format!("{} 0 obj\n", at + 1).as_bytes(), object, b"\nendobj\n"].concat());
        }
        let (start, size) = (out.len(), objects.len() + 1);
        let table = format!("xref\n0 {size}\n0000000000 65535 f \n{}", places.concat());
        out.extend(format!("{table}trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n").into_bytes());
        out
    }

    fn plain(pages: &[&str]) -> Vec<u8> {
        file(pages, "", <[u8]>::to_vec)
    }

    fn deflated(bytes: &[u8]) -> Vec<u8> {
        let mut packed = ZlibEncoder::new(Vec::new(), flate2::Compression::best());
        packed.write_all(bytes).unwrap();
        packed.finish().unwrap()
    }

    fn blocks(found: &Read) -> Vec<(BlockKind, &str)> {
        let document = &found.documents[0];
        document.blocks.iter().map(|block| (block.kind, block.span.of(&document.text))).collect()
    }

    const PAGE: &str = "BT /F1 20 Tf 50 750 Td (Talks fail) Tj /F1 10 Tf 0 -40 Td (Norway has refused the pipe-) Tj 0 -12 Td \
        [(line) -300 (a) -300 (licence,) -300 (it) -300 (said.)] TJ 0 -30 Td (The firm\\222s answer came late.) Tj ET";

    #[test]
    fn the_words_of_a_page_are_put_together() {
        use BlockKind::{Headline, Prose};
        for bytes in [plain(&[PAGE]), file(&[PAGE], " /Filter /FlateDecode", deflated)] {
            let found = read("a.pdf", &bytes, Input::Auto);
            assert!(found.warnings.is_empty(), "{:?}", found.warnings);
            assert_eq!(
                blocks(&found),
                [
                    (Headline, "Talks fail"),
                    (Prose, "Norway has refused the pipeline a licence, it said."),
                    (Prose, "The firm’s answer came late."),
                ]
            );
        }
    }

    #[test]
    fn what_cannot_be_read_is_told() {
        let told = |bytes: &[u8]| {
            let found = read("a.pdf", bytes, Input::Auto);
            assert!(found.documents.is_empty() && found.warnings[0].unread, "{found:?}");
            found.warnings[0].message.clone()
        };
        assert_eq!(told(b"%PDF-1.4 nonsense"), "is a PDF that could not be read");
        assert!(told(&plain(&["0 0 10 10 re f"])).starts_with("is a PDF without text"));
        assert!(told(b"").contains("could not be read"));
    }

    #[test]
    fn no_more_is_read_than_the_limit_of_a_document() {
        // What stands on every page would be taken for its head.
        let letter = |at: usize| char::from(b'a' + u8::try_from(at % 26).unwrap());
        let page = |at: usize| {
            format!(
                "BT /F1 10 Tf 50 700 Td (Speaker {}{} told them so on that day.) Tj ET",
                letter(at / 26),
                letter(at)
            )
        };
        let pages: Vec<String> = (0..400).map(page).collect();
        let pages: Vec<&str> = pages.iter().map(String::as_str).collect();
        let found = read_within("a.pdf", &plain(&pages), Input::Auto, Bounds { document: 500 });
        assert!((501..700).contains(&found.documents[0].text.len()), "{}", found.documents[0].text.len());
    }

    #[test]
    fn what_stands_on_every_page_is_left_out() {
        let page = |text: &str| {
            format!(
                "BT /F1 8 Tf 50 780 Td (The Bergen Post) Tj /F1 10 Tf 0 -80 Td ({text}) Tj /F1 8 Tf 0 -650 Td (Page 7) Tj ET"
            )
        };
        let pages =
            ["Norway signed it on Monday.", "Oslo agreed with them later.", "The firm met nobody at all."].map(page);
        let found = read("a.pdf", &plain(&pages.each_ref().map(String::as_str)), Input::Auto);
        let text = &found.documents[0].text;
        assert_eq!(
            &**text,
            "Norway signed it on Monday.\n\nOslo agreed with them later.\n\nThe firm met nobody at all."
        );
    }

    #[test]
    fn hostile_files_end_in_time() {
        let start = std::time::Instant::now();
        let mut texts = vec![
            "[".repeat(100_000),
            "<<".repeat(100_000),
            "q ".repeat(300_000),
            "BT ".repeat(300_000),
            "(".repeat(300_000),
            "BT /F1 10 Tf (a) Tj ".repeat(20_000),
            "/F1 1e30 Tf 1e30 1e30 Td (a) Tj".to_owned(),
            "BI /W 1000000 /H 1000000 /BPC 8 ID x EI ".repeat(100),
        ];
        texts.push(format!("BT /F1 10 Tf {} ET", "1 0 0 1 0 0 Tm (aaaaaaaaaa) Tj ".repeat(20_000)));
        for text in texts {
            assert!(read("a.pdf", &plain(&[&text]), Input::Auto).documents.len() <= 1);
        }
        // Forms, pages and parents that hold themselves.
        let good = String::from_utf8(plain(&[PAGE])).unwrap();
        for (from, to) in [
            ("/Kids [4 0 R]", "/Kids [2 0 R]"),
            ("/Type /Pages ", "/Type /Pages /Parent 2 0 R "),
            ("/Font << /F1 3 0 R >>", "/Font 4 0 R"),
            ("/BaseFont /Helvetica", "/ToUnicode 5 0 R /DescendantFonts [3 0 R] /BaseFont /Helvetica"),
            ("/Subtype /Type1", "/Subtype /Type0 /Encoding /Identity-H /DescendantFonts [3 0 R]"),
            ("/Subtype /Type1", "/Subtype /Type3 /CharProcs << /a 5 0 R >> /FontMatrix [1 0 0 1 0 0]"),
            ("/Contents 5 0 R", "/Contents [5 0 R 4 0 R [5 0 R]]"),
            ("/Length ", "/Type /XObject /Subtype /Form /Length 9999999999 /Resources 4 0 R /X "),
        ] {
            assert!(good.contains(from), "{from}");
            read("a.pdf", good.replacen(from, to, 1).as_bytes(), Input::Auto);
        }
        let bytes = plain(&[PAGE]);
        for cut in (0..bytes.len()).step_by(7) {
            read("a.pdf", &bytes[..cut], Input::Auto);
            let mut turned = bytes.clone();
            turned[cut] ^= 0x15;
            read("a.pdf", &turned, Input::Auto);
        }
        assert!(start.elapsed().as_secs() < 30, "{:?}", start.elapsed());
    }
}
