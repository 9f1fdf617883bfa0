//! Mails (RFC 5322, MIME): the text of a letter, with its subject as the title, its sender as the source and its day.
//!
//! Words that a letter quotes from an earlier one are no words of its sender, and neither is what stands behind the line of a
//! signature. Attachments are left alone, and counted.

use super::Read;
use super::drawn::{About, Drawn, told};
use super::found::Bounds;
use super::furniture::Shape;
use super::html::paragraphs;
use super::paragraphs::pieces;
use jiff::civil::Date;
use mail_parser::{Address, DateTime, Message, MessageParser, PartType};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Reads the mail called `name`.
pub(super) fn read(name: &str, bytes: &[u8], bounds: Bounds, found: &mut Read) {
    // What is none of our code must not end the run, whatever a file does to it.
    let tried = catch_unwind(AssertUnwindSafe(|| {
        let message = MessageParser::default().parse(bytes).filter(|message| !message.headers().is_empty())?;
        let mut drawn = Drawn::new(bounds.document);
        if let Some(subject) = message.subject() {
            drawn.push(Shape::Heading, subject);
        }
        text(&message, &mut drawn);
        let about =
            About { source: message.from().and_then(sender), published: message.date().and_then(day), url: None };
        Some((drawn.is_empty(), drawn.document(name, about), message.attachment_count()))
    }));
    match tried {
        Ok(Some((false, document, attachments))) => {
            found.documents.push(document);
            if attachments > 0 {
                found.warn(name, None, format!("has attachments that are not read: {attachments}"), false);
            }
        }
        Ok(Some(_)) => found.warn(name, None, "is a mail without text", true),
        Ok(None) => found.warn(name, None, "is no mail", true),
        Err(_) => found.warn(name, None, "is a mail that could not be read", true),
    }
}

fn text(message: &Message<'_>, drawn: &mut Drawn) {
    for part in message.text_bodies() {
        match &part.body {
            PartType::Html(page) => paragraphs(page, Shape::Other, drawn),
            PartType::Text(text) => letter(text, drawn),
            _ => {}
        }
    }
}

/// Adds the paragraphs of a letter in plain text.
fn letter(text: &str, drawn: &mut Drawn) {
    // A line of two hyphens and a blank, which is lost on the way now and then, opens a signature (RFC 3676, 4.3).
    let own = text.split_inclusive('\n').take_while(|line| line.trim_end() != "--");
    let unquoted: String = own.map(|line| if line.starts_with('>') { "\n" } else { line }).collect();
    for piece in pieces(&unquoted) {
        drawn.push(Shape::Plain, piece.span.of(&unquoted));
    }
}

/// Who wrote it: the name, or else the address.
fn sender(from: &Address<'_>) -> Option<String> {
    let first = from.first()?;
    first.name().and_then(told).or_else(|| first.address().and_then(told))
}

/// The day where it was written.
fn day(written: &DateTime) -> Option<Date> {
    let narrow = |number: u8| i8::try_from(number).ok();
    Date::new(i16::try_from(written.year).ok()?, narrow(written.month)?, narrow(written.day)?).ok()
}

#[cfg(test)]
mod tests {
    use crate::text::{BlockKind, Input, Read, read};

    fn mail(text: &str) -> Read {
        read("a.eml", text.replace('\n', "\r\n").as_bytes(), Input::Auto)
    }

    const HEAD: &str = "From: \"Bergen Post\" <news@bergen.example>\nTo: x@y.example\nSubject: =?utf-8?Q?Talks_fail_=E2=80=93_again?=\nDate: Wed, 7 Jun 2017 23:30:00 -0400\nMIME-Version: 1.0\n";

    #[test]
    fn a_letter_has_its_subject_sender_and_day() {
        let body = "Content-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable\n\nOslo refused the caf=E9 a licence.\n\nOn Monday somebody wrote:\n> Norway signed.\n> It did.\n\nThe firm met it.\n-- \nAnna Lind, reporter\n";
        let found = mail(&format!("{HEAD}{body}"));
        assert!(found.warnings.is_empty(), "{:?}", found.warnings);
        let document = &found.documents[0];
        assert_eq!(document.source.as_deref(), Some("Bergen Post"));
        assert_eq!(document.published, Some(jiff::civil::date(2017, 6, 7)));
        assert_eq!(document.blocks[0].kind, BlockKind::Headline);
        assert!(
            document.text.starts_with("Talks fail – again\n\nOslo refused the café a licence."),
            "{}",
            document.text
        );
        assert!(document.text.contains("The firm met it."), "{}", document.text);
        assert!(!document.text.contains("Norway signed") && !document.text.contains("Anna Lind"), "{}", document.text);
    }

    #[test]
    fn a_letter_in_two_forms_is_read_once_and_attachments_are_counted() {
        let body = "Content-Type: multipart/mixed; boundary=o\n\n--o\nContent-Type: multipart/alternative; boundary=i\n\n--i\nContent-Type: text/plain\n\nOslo agreed.\n--i\nContent-Type: text/html\n\n<p>Oslo agreed.</p>\n--i--\n--o\nContent-Type: application/pdf\nContent-Disposition: attachment; filename=a.pdf\n\n%PDF\n--o--\n";
        let found = mail(&format!("{HEAD}{body}"));
        assert_eq!(found.documents[0].text.matches("Oslo agreed.").count(), 1, "{found:?}");
        assert_eq!(found.warnings[0].message, "has attachments that are not read: 1");
        let page = mail(&format!(
            "{HEAD}Content-Type: text/html\n\n<p>Oslo agreed.</p><blockquote>Norway signed.</blockquote>"
        ));
        let last = page.documents[0].blocks.last().unwrap();
        assert_eq!((last.kind, last.span.of(&page.documents[0].text)), (BlockKind::Furniture, "Norway signed."));
    }

    #[test]
    fn what_is_no_mail_is_told_and_hostile_ones_end_in_time() {
        let start = std::time::Instant::now();
        assert!(mail("").warnings[0].unread);
        let nested = (0..2000).fold(String::new(), |all, at| {
            all + &format!("Content-Type: multipart/mixed; boundary=b{at}\n\n--b{at}\n")
        });
        let within = "Content-Type: message/rfc822\n\n".repeat(20_000);
        for text in [
            nested,
            within,
            "Subject: ".repeat(100_000),
            "From: a,".repeat(100_000),
            "=?utf-8?B?".repeat(100_000),
            "\n".repeat(300_000),
        ] {
            assert!(mail(&format!("{HEAD}{text}")).documents.len() <= 1);
        }
        assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
    }
}
