//! Claims as the cache writes them: every field in its order, and each text once a document, however many claims hold it.
//!
//! The compiler sees to it that no field is forgotten, on the way out or back. Bytes that make no claims give none.

use crate::claim::{
    Argument, Claim, Event, EventForm, Factuality, Link, Medium, Mention, Phrase, Polarity, Quantifier, Quantity, Role,
    Speech, Tense, Time, Via,
};
use crate::text::Position;
use ecow::EcoString;
use jiff::civil::Date;
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// All claims of a document as bytes.
pub(super) fn packed(claims: &[Claim]) -> Vec<u8> {
    let mut out = Writer::default();
    out.number(claims.len());
    claims.iter().for_each(|claim| claim.write(&mut out));
    let body = std::mem::take(&mut out.bytes);
    out.number(out.texts.len());
    let texts = std::mem::take(&mut out.texts);
    texts.iter().for_each(|text| out.number(text.len()));
    out.bytes.extend(texts.iter().flat_map(|text| text.bytes()));
    out.bytes.extend(body);
    out.bytes
}

/// The claims that such bytes hold; those of one sentence share its words in memory, as they did when they were drawn.
pub(in crate::cli) fn unpacked(bytes: &[u8]) -> Option<Vec<Claim>> {
    let mut from = Reader { bytes, texts: Vec::new() };
    let lengths = from.list(|from| from.number())?;
    let (words, rest) =
        from.bytes.split_at_checked(lengths.iter().try_fold(0usize, |sum, &one| sum.checked_add(one))?)?;
    let mut words = std::str::from_utf8(words).ok()?;
    from.bytes = rest;
    for length in lengths {
        let (text, rest) = words.split_at_checked(length)?;
        from.texts.push(Text { text, owned: None, shared: None });
        words = rest;
    }
    let claims = from.list(Claim::read)?;
    from.bytes.is_empty().then_some(claims)
}

#[derive(Debug, Default)]
struct Writer<'a> {
    bytes: Vec<u8>,
    texts: Vec<&'a str>,
    places: FxHashMap<&'a str, usize>,
}

impl<'a> Writer<'a> {
    /// Seven bits a byte, the lowest first.
    fn number(&mut self, mut number: usize) {
        while number > 0x7f {
            self.bytes.push(number as u8 | 0x80);
            number >>= 7;
        }
        self.bytes.push(number as u8);
    }

    fn text(&mut self, text: &'a str) {
        let next = self.texts.len();
        let place = *self.places.entry(text).or_insert(next);
        if place == next {
            self.texts.push(text);
        }
        self.number(place);
    }
}

/// A text of the document, made once in each of the forms that claims hold.
#[derive(Debug)]
struct Text<'a> {
    text: &'a str,
    owned: Option<EcoString>,
    shared: Option<Arc<str>>,
}

#[derive(Debug)]
struct Reader<'a> {
    bytes: &'a [u8],
    texts: Vec<Text<'a>>,
}

impl<'a> Reader<'a> {
    fn byte(&mut self) -> Option<u8> {
        let (&first, rest) = self.bytes.split_first()?;
        self.bytes = rest;
        Some(first)
    }

    fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (first, rest) = self.bytes.split_first_chunk()?;
        self.bytes = rest;
        Some(*first)
    }

    fn number(&mut self) -> Option<usize> {
        let mut number = 0;
        for shift in (0..usize::BITS).step_by(7) {
            let byte = self.byte()?;
            number |= usize::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Some(number);
            }
        }
        None
    }

    fn text(&mut self) -> Option<&mut Text<'a>> {
        let place = self.number()?;
        self.texts.get_mut(place)
    }

    /// Every item takes a byte at least: no length can ask for more memory than there are bytes for.
    fn list<T>(&mut self, item: impl Fn(&mut Reader<'a>) -> Option<T>) -> Option<Vec<T>> {
        let length = self.number().filter(|&length| length <= self.bytes.len())?;
        let mut list = Vec::with_capacity(length);
        for _ in 0..length {
            list.push(item(self)?);
        }
        Some(list)
    }
}

/// What can be written and read back.
trait Packed: Sized {
    fn write<'a>(&'a self, out: &mut Writer<'a>);
    fn read(from: &mut Reader<'_>) -> Option<Self>;
}

/// Structures, by their fields.
macro_rules! fields {
    ($($name:ident { $($field:ident),* })*) => {$(
        impl Packed for $name {
            fn write<'a>(&'a self, out: &mut Writer<'a>) {
                let $name { $($field),* } = self;
                $($field.write(out);)*
            }

            fn read(from: &mut Reader<'_>) -> Option<Self> {
                Some($name { $($field: Packed::read(from)?),* })
            }
        }
    )*};
}

/// Choices, each a byte.
macro_rules! choices {
    ($($name:ident { $($byte:literal $choice:ident),* })*) => {$(
        impl Packed for $name {
            fn write<'a>(&'a self, out: &mut Writer<'a>) {
                out.bytes.push(match self { $($name::$choice => $byte),* });
            }

            fn read(from: &mut Reader<'_>) -> Option<Self> {
                Some(match from.byte()? { $($byte => $name::$choice,)* _ => return None })
            }
        }
    )*};
}

fields! {
    Claim {
        id, document, source, published, sentence, span, text, context, headline, actor, event, arguments, polarity,
        factuality, restrictors, attribution, quantities, time, place, confidence
    }
    Mention { text, span, id, via, phrase }
    Event { text, span, lemma, id, form, tense }
    Argument { role, text, span, id, via, phrase }
    Phrase { head, modifiers, clause, quantifier, ordinal, plural, name, pronoun }
    Link { source, cue, content, kind, addressee, medium, anonymous, verb, quote }
    Quantity { text, span, low, high, approximate, unit, of }
    Time { from, to, text, span }
}

choices! {
    Via { 0 Same, 1 SpeaksFor, 2 PartOf }
    EventForm { 0 Verb, 1 Copula, 2 Nominal, 3 Existence, 4 Entailed }
    Tense { 0 Past, 1 Present, 2 Future, 3 Open }
    Polarity { 0 Positive, 1 Negative }
    Factuality { 0 Unknown, 1 Possible, 2 Probable, 3 Certain }
    Speech { 0 Direct, 1 Indirect, 2 Mixed }
    Medium { 0 Interview, 1 Release, 2 Statement, 3 PressConference, 4 Social, 5 Document }
    Quantifier {
        0 Bare, 1 Definite, 2 Indefinite, 3 Some, 4 Many, 5 Few, 6 Most, 7 All, 8 Any, 9 No, 10 Number
    }
}

impl Packed for Role {
    fn write<'a>(&'a self, out: &mut Writer<'a>) {
        let plain = [Role::Object, Role::Recipient, Role::Complement, Role::Place, Role::Time, Role::Manner];
        let place = plain.iter().position(|role| role == self).unwrap_or(plain.len());
        out.bytes.push(place as u8);
        if let Role::Oblique(preposition) = self {
            preposition.write(out);
        }
    }

    fn read(from: &mut Reader<'_>) -> Option<Role> {
        Some(match from.byte()? {
            0 => Role::Object,
            1 => Role::Recipient,
            2 => Role::Complement,
            3 => Role::Place,
            4 => Role::Time,
            5 => Role::Manner,
            6 => Role::Oblique(Packed::read(from)?),
            _ => return None,
        })
    }
}

impl Packed for EcoString {
    fn write<'a>(&'a self, out: &mut Writer<'a>) {
        out.text(self);
    }

    fn read(from: &mut Reader<'_>) -> Option<EcoString> {
        let text = from.text()?;
        Some(text.owned.get_or_insert_with(|| text.text.into()).clone())
    }
}

impl Packed for Arc<str> {
    fn write<'a>(&'a self, out: &mut Writer<'a>) {
        out.text(self);
    }

    fn read(from: &mut Reader<'_>) -> Option<Arc<str>> {
        let text = from.text()?;
        Some(Arc::clone(text.shared.get_or_insert_with(|| text.text.into())))
    }
}

impl<T: Packed> Packed for Option<T> {
    fn write<'a>(&'a self, out: &mut Writer<'a>) {
        out.bytes.push(u8::from(self.is_some()));
        if let Some(one) = self {
            one.write(out);
        }
    }

    fn read(from: &mut Reader<'_>) -> Option<Option<T>> {
        Some(if bool::read(from)? { Some(T::read(from)?) } else { None })
    }
}

impl<T: Packed> Packed for Box<T> {
    fn write<'a>(&'a self, out: &mut Writer<'a>) {
        (**self).write(out);
    }

    fn read(from: &mut Reader<'_>) -> Option<Box<T>> {
        T::read(from).map(Box::new)
    }
}

impl<T: Packed> Packed for Vec<T> {
    fn write<'a>(&'a self, out: &mut Writer<'a>) {
        out.number(self.len());
        self.iter().for_each(|one| one.write(out));
    }

    fn read(from: &mut Reader<'_>) -> Option<Vec<T>> {
        from.list(T::read)
    }
}

impl Packed for bool {
    fn write<'a>(&'a self, out: &mut Writer<'a>) {
        out.bytes.push(u8::from(*self));
    }

    fn read(from: &mut Reader<'_>) -> Option<bool> {
        from.byte().filter(|&byte| byte < 2).map(|byte| byte == 1)
    }
}

impl Packed for u32 {
    fn write<'a>(&'a self, out: &mut Writer<'a>) {
        out.number(*self as usize);
    }

    fn read(from: &mut Reader<'_>) -> Option<u32> {
        from.number()?.try_into().ok()
    }
}

impl Packed for f32 {
    fn write<'a>(&'a self, out: &mut Writer<'a>) {
        out.bytes.extend(self.to_le_bytes());
    }

    fn read(from: &mut Reader<'_>) -> Option<f32> {
        from.array().map(f32::from_le_bytes)
    }
}

impl Packed for f64 {
    fn write<'a>(&'a self, out: &mut Writer<'a>) {
        out.bytes.extend(self.to_le_bytes());
    }

    fn read(from: &mut Reader<'_>) -> Option<f64> {
        from.array().map(f64::from_le_bytes)
    }
}

impl Packed for Date {
    fn write<'a>(&'a self, out: &mut Writer<'a>) {
        let [low, high] = self.year().to_le_bytes();
        out.bytes.extend([low, high, self.month().cast_unsigned(), self.day().cast_unsigned()]);
    }

    fn read(from: &mut Reader<'_>) -> Option<Date> {
        let [low, high, month, day] = from.array()?;
        Date::new(i16::from_le_bytes([low, high]), month.cast_signed(), day.cast_signed()).ok()
    }
}

impl Packed for Position {
    fn write<'a>(&'a self, out: &mut Writer<'a>) {
        let Position { start, end, line, column } = self;
        [start, end, line, column].into_iter().for_each(|one| one.write(out));
    }

    fn read(from: &mut Reader<'_>) -> Option<Position> {
        let mut next = || u32::read(from);
        Some(Position { start: next()?, end: next()?, line: next()?, column: next()? })
    }
}

#[cfg(test)]
mod tests {
    use super::{packed, unpacked};
    use crate::Knowledge;
    use crate::text::Document;
    use std::sync::Arc;

    #[test]
    fn claims_come_back_as_they_were_and_what_is_cut_off_gives_none() {
        let knowledge = Knowledge::embedded().unwrap();
        let text = "Oslo said on Monday that “at least 40 men” had not been publicly refused 1.1 million visas.\n\n\
            There were no deaths in the second-largest port, the minister told Bergen Post in an interview in 2019.";
        let claims = crate::claims_of(&Document::bare("a", text), &knowledge);
        assert!(claims.len() > 2);
        let bytes = packed(&claims);
        let back = unpacked(&bytes).unwrap();
        assert_eq!(back, claims);
        assert!(Arc::ptr_eq(&back[0].document, &back[1].document));
        assert!((0..bytes.len()).all(|end| unpacked(&bytes[..end]).is_none()));
        for at in 0..bytes.len() {
            let mut bytes = bytes.clone();
            bytes[at] ^= 0xff;
            drop(unpacked(&bytes)); // whatever it makes of it, it comes to an end
        }
    }
}
