//! JSON as `INTERFACES` fixes it: keys in the order of the types, whole numbers without a fraction,
//! and nothing that could reorder or hide text in a terminal or be obeyed by a runner that shows it.

use crate::finding::Report;
use crate::text::{is_hidden, is_order};
use serde::Serialize;
use serde_json::ser::{CompactFormatter, Formatter, PrettyFormatter, Serializer};
use std::io::{self, Write};

/// Writes the whole report as one JSON object and a line end; `pretty` breaks and indents it.
///
/// # Errors
/// What `out` reports.
pub fn write(report: &Report, pretty: bool, out: &mut impl Write) -> io::Result<()> {
    if pretty { value(report, PrettyFormatter::new(), out) } else { value(report, CompactFormatter, out) }
}

/// Writes any value as one line of JSON Lines.
///
/// # Errors
/// What `out` reports.
pub fn line(value: &impl Serialize, out: &mut impl Write) -> io::Result<()> {
    self::value(value, CompactFormatter, out)
}

/// Writes any value as one indented JSON text and a line end.
///
/// # Errors
/// What `out` reports.
pub fn pretty(value: &impl Serialize, out: &mut impl Write) -> io::Result<()> {
    self::value(value, PrettyFormatter::new(), out)
}

fn value(value: &impl Serialize, formatter: impl Formatter, out: &mut impl Write) -> io::Result<()> {
    value.serialize(&mut Serializer::with_formatter(&mut *out, Plain(formatter)))?;
    out.write_all(b"\n")
}

/// A formatter that writes numbers and strings in our way, and leaves the layout to another.
struct Plain<F>(F);

/// Methods that only lay out, handed on.
macro_rules! layout {
    ($($name:ident($($flag:ident)?)),* $(,)?) => {
        $(fn $name<W: ?Sized + Write>(&mut self, out: &mut W $(, $flag: bool)?) -> io::Result<()> {
            self.0.$name(out $(, $flag)?)
        })*
    };
}

impl<F: Formatter> Formatter for Plain<F> {
    layout!(
        begin_array(),
        end_array(),
        begin_array_value(first),
        end_array_value(),
        begin_object(),
        end_object(),
        begin_object_key(first),
        end_object_key(),
        begin_object_value(),
        end_object_value(),
    );

    fn write_f64<W: ?Sized + Write>(&mut self, out: &mut W, value: f64) -> io::Result<()> {
        if value.fract() == 0.0 && value.abs() < 1e15 {
            write!(out, "{value:.0}")
        } else {
            CompactFormatter.write_f64(out, value)
        }
    }

    fn write_string_fragment<W: ?Sized + Write>(&mut self, out: &mut W, fragment: &str) -> io::Result<()> {
        let plain = fragment.bytes().all(|byte| (b' '..=b'~').contains(&byte));
        if plain && !fragment.contains("##") {
            return out.write_all(fragment.as_bytes());
        }
        let mut from = 0;
        // A string never begins a line, so that `::` in it is no order.
        let told = |at: usize, c: char| is_hidden(c) || c == '#' && is_order(&fragment[at..], false);
        for (at, c) in fragment.char_indices().filter(|&(at, c)| told(at, c)) {
            out.write_all(&fragment.as_bytes()[from..at])?;
            for unit in c.encode_utf16(&mut [0; 2]) {
                write!(out, "\\u{unit:04x}")?;
            }
            from = at + c.len_utf8();
        }
        out.write_all(&fragment.as_bytes()[from..])
    }
}

#[cfg(test)]
mod tests {
    use super::line;

    #[test]
    fn hidden_characters_are_escaped_and_survive() {
        let text = "a\u{202e}b\u{85}\u{e0041}\n\"é\"";
        let mut out = Vec::new();
        line(&(text, 40.0, 0.5, 0.87_f32), &mut out).unwrap();
        let written = String::from_utf8(out).unwrap();
        assert_eq!(written, "[\"a\\u202eb\\u0085\\udb40\\udc41\\n\\\"é\\\"\",40,0.5,0.87]\n");
        let read: (String, f64, f64, f32) = serde_json::from_str(&written).unwrap();
        assert_eq!(read.0, text);
    }

    #[test]
    fn what_a_runner_would_obey_is_escaped_and_survives() {
        let mut out = Vec::new();
        line(&"a ##[stop-commands]x ##vso[y]", &mut out).unwrap();
        let written = String::from_utf8(out).unwrap();
        assert_eq!(written, "\"a \\u0023#[stop-commands]x \\u0023#vso[y]\"\n");
        assert_eq!(serde_json::from_str::<String>(&written).unwrap(), "a ##[stop-commands]x ##vso[y]");
    }
}
