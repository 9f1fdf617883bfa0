//! Dictionary forms of the closed classes: auxiliaries, clitics, pronouns, determiners.

use crate::language::Upos;

/// The dictionary form of a function word; `None` where the rules decide.
pub(super) fn lemma(form: &str, upos: Upos, xpos: &str) -> Option<&'static str> {
    let mut buffer = [0_u8; 12];
    let low = folded(form, &mut buffer)?;
    match upos {
        Upos::Aux | Upos::Verb => auxiliary(low, upos, xpos),
        Upos::Pron => pronoun(low, xpos),
        Upos::Det => match low {
            "an" => Some("a"),
            "these" => Some("this"),
            "those" => Some("that"),
            _ => None,
        },
        Upos::Part => match low {
            "n't" | "nt" => Some("not"),
            "'s" | "'" | "s" => Some("'s"),
            "na" | "ta" => Some("to"),
            _ => None,
        },
        Upos::Adj | Upos::Adv => match (low, xpos) {
            ("better" | "best", "JJR" | "JJS") => Some("good"),
            ("better" | "best", "RBR" | "RBS") => Some("well"),
            ("worse" | "worst", "JJR" | "JJS") => Some("bad"),
            ("worse" | "worst", "RBR" | "RBS") => Some("badly"),
            ("n't", _) => Some("not"),
            _ => None,
        },
        Upos::Noun => match low {
            "am" | "a.m" => Some("a.m."),
            "pm" | "p.m" => Some("p.m."),
            "etc" => Some("etc."),
            "hrs" => Some("hour"),
            "yrs" => Some("year"),
            _ => None,
        },
        Upos::Adp => match low {
            "w" | "w/" => Some("with"),
            "vs" => Some("versus"),
            _ => None,
        },
        Upos::Sconj if low == "b/c" => Some("because"),
        Upos::Num if low == "k" => Some("thousand"),
        Upos::Punct | Upos::Sym => sign(form),
        Upos::Propn => month(low).or_else(|| weekday(low)),
        _ => None,
    }
}

/// Typographic signs have plain ones as their dictionary form.
fn sign(form: &str) -> Option<&'static str> {
    Some(match form {
        "\u{201c}" | "\u{201d}" => "\"",
        "\u{2018}" | "\u{2019}" => "'",
        "\u{2013}" | "\u{2014}" => "-",
        _ => return None,
    })
}

fn month(low: &str) -> Option<&'static str> {
    Some(match low.trim_end_matches('.') {
        "jan" => "January",
        "feb" => "February",
        "mar" => "March",
        "apr" => "April",
        "jun" => "June",
        "jul" => "July",
        "aug" => "August",
        "sep" | "sept" => "September",
        "oct" => "October",
        "nov" => "November",
        "dec" => "December",
        _ => return None,
    })
}

/// Days whose abbreviation is no word or name of its own.
fn weekday(low: &str) -> Option<&'static str> {
    Some(match low.trim_end_matches('.') {
        "tue" | "tues" => "Tuesday",
        "wed" => "Wednesday",
        "thu" | "thur" | "thurs" => "Thursday",
        "fri" => "Friday",
        _ => return None,
    })
}

/// Lower case with plain apostrophes; `None` for words longer than any listed.
fn folded<'b>(form: &str, buffer: &'b mut [u8; 12]) -> Option<&'b str> {
    let mut len = 0;
    for letter in form.chars() {
        let plain = match letter {
            '\u{2018}' | '\u{2019}' | '\u{2bc}' | '`' => '\'',
            _ => letter.to_ascii_lowercase(),
        };
        let room = buffer.get_mut(len..len + plain.len_utf8())?;
        len += plain.encode_utf8(room).len();
    }
    std::str::from_utf8(&buffer[..len]).ok()
}

fn auxiliary(low: &str, upos: Upos, xpos: &str) -> Option<&'static str> {
    Some(match low {
        "am" | "is" | "are" | "was" | "were" | "been" | "being" | "be" | "'m" | "'re" | "'s" | "ai" | "m" | "re" => {
            "be"
        }
        "r" | "s" if upos == Upos::Aux => "be",
        "has" | "have" | "had" | "having" | "'ve" | "ve" => "have",
        "does" | "do" | "did" | "doing" | "done" => "do",
        "ca" | "can" => "can",
        "wo" | "'ll" | "will" | "ll" => "will",
        "sha" | "shall" => "shall",
        "would" => "would",
        "'d" => {
            if xpos == "MD" {
                "would"
            } else {
                "have"
            }
        }
        "could" => "could",
        "should" => "should",
        "might" => "might",
        "must" if upos == Upos::Aux => "must",
        "may" => "may",
        "gon" => "go",
        "wan" => "want",
        "got" | "gotten" | "gets" | "getting" => "get",
        _ => return None,
    })
}

fn pronoun(low: &str, xpos: &str) -> Option<&'static str> {
    Some(match low {
        "i" | "me" => "I",
        "him" => "he",
        "her" if xpos == "PRP" => "she",
        "them" | "'em" | "em" => "they",
        "us" | "'s" | "s" => "we",
        "mine" => "my",
        "yours" => "your",
        "ours" => "our",
        "theirs" => "their",
        "hers" => "her",
        "these" => "this",
        "those" => "that",
        "ya" | "u" => "you",
        "ur" => "your",
        _ => return None,
    })
}
