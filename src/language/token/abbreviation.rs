//! Abbreviations that keep their full stop, and whether a sentence can end with one.

/// What follows an abbreviation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A name follows: "Mr.", "Gen.".
    Title,
    /// A sentence can end here: "Inc.", "a.m.", "U.S.".
    Open,
    /// Keeps its stop only before a number: "No. 5", "pp. 3".
    Numbered,
    /// A word by itself too: an abbreviation only before a number, a comma or a small letter ("Sun. 5 May").
    Doubtful,
}

const TITLES: &[&str] = &[
    "adm", "attn", "brig", "capt", "cmdr", "cdr", "col", "dr", "drs", "fr", "ft", "gen", "gov", "govs", "hon", "lt",
    "maj", "messrs", "mlle", "mme", "mr", "mrs", "ms", "msgr", "mt", "mx", "pres", "prof", "pvt", "rep", "reps", "rev",
    "sen", "sens", "sgt", "spc", "st", "ste", "supt", "vs", "v",
];

const OPEN: &[&str] = &[
    "ala", "approx", "apr", "ariz", "assn", "aug", "ave", "bldg", "blvd", "bros", "ca", "calif", "cf", "co", "colo",
    "conn", "corp", "ctr", "dec", "dept", "dist", "div", "e.g", "eg", "elec", "esp", "est", "etc", "feb", "fla",
    "gmbh", "govt", "hr", "hrs", "i.e", "inc", "intl", "jan", "jr", "jul", "jun", "kan", "lb", "lbs", "ltd", "md",
    "mfg", "mich", "mins", "minn", "mo", "mos", "nev", "nov", "oct", "okla", "oz", "penn", "ph.d", "phd", "pa", "pty",
    "rd", "sec", "sept", "sep", "sq", "sr", "tel", "tenn", "thur", "thurs", "tues", "univ", "va", "viz", "vt", "wis",
    "yr", "yrs", "al",
];

const NUMBERED: &[&str] =
    &["no", "nos", "p", "pp", "vol", "vols", "fig", "figs", "ch", "art", "ext", "para", "sec", "c", "b"];

const DOUBTFUL: &[&str] = &[
    "sun", "sat", "mon", "tue", "wed", "fri", "mar", "ill", "mass", "wash", "ore", "miss", "ind", "del", "la", "me",
    "ed", "eds",
];

/// What `word` (without its stop) is as an abbreviation.
pub(super) fn kind(word: &str) -> Option<Kind> {
    if word.len() > 8 || !word.is_ascii() {
        return None;
    }
    let mut buffer = [0_u8; 8];
    let lower = buffer.get_mut(..word.len())?;
    lower.copy_from_slice(word.as_bytes());
    lower.make_ascii_lowercase();
    let lower = std::str::from_utf8(lower).ok()?;
    let capital = word.starts_with(|first: char| first.is_ascii_uppercase());
    if is_acronym(word) {
        return Some(Kind::Open);
    }
    if TITLES.contains(&lower) && (capital || matches!(lower, "vs" | "v" | "dr" | "mr" | "mrs" | "ms" | "st")) {
        return Some(Kind::Title);
    }
    if NUMBERED.contains(&lower) {
        return Some(Kind::Numbered);
    }
    if DOUBTFUL.contains(&lower) && capital {
        return Some(Kind::Doubtful);
    }
    let always = matches!(
        lower,
        "etc"
            | "e.g"
            | "eg"
            | "i.e"
            | "approx"
            | "cf"
            | "esp"
            | "est"
            | "lb"
            | "lbs"
            | "oz"
            | "hr"
            | "hrs"
            | "yr"
            | "yrs"
            | "mins"
            | "dept"
            | "govt"
            | "viz"
            | "ca"
            | "al"
            | "inc"
            | "corp"
            | "ltd"
            | "sq"
    );
    (OPEN.contains(&lower) && (capital || always)).then_some(Kind::Open)
}

/// Single letters with stops between them: "U.S", "a.m", "J.R.R".
fn is_acronym(word: &str) -> bool {
    word.contains('.') && word.split('.').all(|part| part.len() == 1 && part.as_bytes()[0].is_ascii_alphabetic())
        || matches!(word, "Ph.D" | "M.Sc" | "B.Sc" | "M.Phil" | "D.Phil")
}
