//! The number that one word writes.

use ecow::EcoString;

const SMALL: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];

const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

const GREAT: [(&str, f64); 4] = [("dozen", 12.0), ("hundred", 1e2), ("thousand", 1e3), ("million", 1e6)];

/// The number that a word or a string of digits writes.
pub(crate) fn cardinal(form: &str) -> Option<f64> {
    if form.starts_with(|letter: char| letter.is_ascii_digit()) {
        return form.replace(',', "").parse().ok();
    }
    let place = |list: &[&str]| list.iter().position(|word| *word == form);
    let tens = |word: &str| TENS.iter().position(|tens| *tens == word).map(|at| (at as f64 + 2.0) * 10.0);
    let compound = || {
        let (ten, unit) = form.split_once('-')?;
        Some(tens(ten)? + SMALL.iter().position(|word| *word == unit)? as f64)
    };
    let great = || GREAT.iter().find(|(word, _)| *word == form).map(|(_, number)| *number);
    place(&SMALL).map(|at| at as f64).or_else(|| tens(form)).or_else(compound).or_else(great)
}

/// Whether a word or string of digits writes a number or a rank.
pub(crate) fn is_number(form: &str) -> bool {
    form.starts_with(|letter: char| letter.is_ascii_digit()) || cardinal(form).or_else(|| ordinal(form)).is_some()
}

/// The tens of the years that a decade has: 5 of "fifties", of "1950s".
pub(crate) fn decade(form: &str) -> Option<u32> {
    let tens =
        form.strip_suffix("ies").and_then(|stem| TENS.iter().position(|ten| ten.strip_suffix('y') == Some(stem)));
    let digits = || form.strip_suffix("0s").filter(|stem| stem.len() == 3)?.parse::<u32>().ok().map(|years| years % 10);
    tens.and_then(|at| u32::try_from(at + 2).ok()).or_else(digits)
}

/// The rank that an ordinal writes: "third", "3rd", "twentieth".
pub(crate) fn ordinal(form: &str) -> Option<f64> {
    let digits = ["st", "nd", "rd", "th"].iter().find_map(|ending| form.strip_suffix(ending));
    if let Some(rank) = digits.and_then(|digits| digits.parse::<u32>().ok()) {
        return Some(f64::from(rank));
    }
    let irregular =
        [("first", 1.0), ("second", 2.0), ("third", 3.0), ("fifth", 5.0), ("ninth", 9.0), ("twelfth", 12.0)];
    if let Some((_, rank)) = irregular.iter().find(|(word, _)| *word == form) {
        return Some(*rank);
    }
    let stem = form.strip_suffix("th")?;
    let stem = match stem.strip_suffix("ie") {
        Some(tens) => EcoString::from(tens) + "y",
        None if stem == "eigh" => "eight".into(),
        None => stem.into(),
    };
    cardinal(&stem)
}
