//! The names of months and weekdays, small, in their order, and the short forms of months.

/// January first.
pub(crate) const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Monday first.
pub(crate) const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// The place in [`MONTHS`] that a small word names, whole or short: 0 for "january", "jan" and "jan.".
pub(crate) fn month(word: &str) -> Option<usize> {
    let word = word.trim_end_matches('.');
    let word = if word == "sept" { "sep" } else { word };
    MONTHS.iter().position(|name| *name == word || word.len() == 3 && name.starts_with(word))
}
