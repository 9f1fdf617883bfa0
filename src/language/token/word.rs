//! Cutting text into words.

use super::Piece;
use super::abbreviation::{self, Kind};

/// Longest run between blanks that is looked at as a whole, in bytes; a longer one is cut, which bounds the work.
const LONGEST_RUN: usize = 1024;

/// Longest word that is no address, in bytes.
const LONGEST_WORD: usize = 256;

/// Prefixes that stay with their word: "anti-war" is one word, "well-known" is three.
const PREFIXES: &[&str] = &[
    "anti", "arch", "co", "counter", "e", "ex", "inter", "intra", "mid", "micro", "mini", "multi", "neo", "non",
    "over", "pan", "post", "pre", "pro", "re", "semi", "socio", "sub", "super", "ultra", "un",
];

/// Units that are set apart from the number they are written on.
const UNITS: &[&str] = &[
    "am", "pm", "AM", "PM", "km", "kg", "mm", "cm", "m", "M", "k", "K", "bn", "mn", "tn", "ft", "mph", "kph", "kmh",
    "mg", "ml", "lb", "lbs", "oz", "x", "MM", "b", "B", "a.m", "p.m", "p", "GB", "MB", "TB", "kW", "MW", "GW", "mi",
    "sq", "yd", "yds",
];

/// Words written as one that are two: what the second begins with is cut off.
const FUSED: &[(&str, usize)] = &[
    ("cannot", 3),
    ("gonna", 3),
    ("gotta", 3),
    ("wanna", 3),
    ("lemme", 3),
    ("gimme", 3),
    ("outta", 3),
    ("d'you", 2),
    ("dunno", 2),
    ("thats", 4),
    ("whats", 4),
    ("theres", 5),
    ("heres", 4),
    ("youre", 3),
    ("theyre", 4),
    ("ive", 1),
];

/// The words of `text`, in order, added to `out` after clearing it.
pub(crate) fn tokens(text: &str, out: &mut Vec<Piece>) {
    out.clear();
    let mut lexer = Lexer { text, at: 0, chunk: 0, end: 0, out };
    let mut start = None;
    for (at, letter) in text.char_indices() {
        let blank = letter.is_whitespace() || is_invisible(letter);
        match (start, blank) {
            (Some(from), true) => {
                lexer.chunk(from, at);
                start = None;
            }
            (None, false) => start = Some(at),
            _ => {}
        }
    }
    if let Some(from) = start {
        lexer.chunk(from, text.len());
    }
}

/// Characters that show nothing: controls, zero-width marks, byte-order marks, direction overrides.
fn is_invisible(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{fffc}' | '\u{fffd}')
}

fn is_apostrophe(letter: char) -> bool {
    matches!(letter, '\'' | '\u{2019}' | '\u{2018}' | '`' | '\u{2bc}')
}

struct Lexer<'t, 'o> {
    text: &'t str,
    at: usize,
    /// First byte of the run between blanks that is being cut.
    chunk: usize,
    end: usize,
    out: &'o mut Vec<Piece>,
}

impl<'t> Lexer<'t, '_> {
    fn rest(&self) -> &'t str {
        self.text.get(self.at..self.end).unwrap_or_default()
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// Takes `length` bytes as one word.
    fn take(&mut self, length: usize) {
        let (start, end) = (self.at, self.at + length);
        if end > start {
            self.out.push(Piece { start, end });
        }
        self.at = end;
    }

    /// Cuts one run between blanks.
    fn chunk(&mut self, mut start: usize, end: usize) {
        while end - start > LONGEST_RUN {
            let cut = start + clipped(&self.text[start..end], LONGEST_RUN).len();
            self.cut(start, cut);
            start = cut;
        }
        self.cut(start, end);
    }

    fn cut(&mut self, start: usize, end: usize) {
        (self.at, self.chunk, self.end) = (start, start, end);
        while let Some(letter) = self.peek() {
            if let Some(length) = self.address().or_else(|| self.bracket()) {
                self.take(length);
            } else if letter.is_alphanumeric() {
                self.word();
            } else {
                let length = self.signs(letter);
                self.take(length);
            }
        }
    }

    /// Length of a bracket in the spelling of treebanks: `-LRB-`.
    fn bracket(&self) -> Option<usize> {
        let written = self.rest().get(..5)?;
        matches!(written, "-LRB-" | "-RRB-" | "-LSB-" | "-RSB-").then_some(5)
    }

    /// Length of a web or mail address, handle, hash tag or smiley that begins here.
    fn address(&self) -> Option<usize> {
        let rest = self.rest();
        let web = ["http://", "https://", "ftp://", "www."]
            .iter()
            .any(|start| rest.get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start)));
        let body = match rest.find(['"', '<', '>', '\u{201d}', '\u{201c}']) {
            Some(0) | None => rest,
            Some(cut) => &rest[..cut],
        };
        let body = body.trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '\'', '\u{2019}', '*']);
        if web && body.len() > 6 {
            return Some(body.len());
        }
        let first = rest.chars().next()?;
        if matches!(first, '@' | '#') && rest[1..].starts_with(char::is_alphabetic) {
            let tail = rest[1..].find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len() - 1);
            return Some(1 + tail);
        }
        let fresh = first.is_alphanumeric() && !self.follows_word();
        if let Some((name, host)) = body.split_once('@').filter(|_| fresh) {
            let named = name.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '_' | '-' | '+'));
            let hosted = !host.is_empty() && host.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-'));
            if named && hosted {
                return Some(body.len());
            }
        }
        smiley(rest)
    }

    /// Length of the punctuation or symbol that begins here.
    fn signs(&self, first: char) -> usize {
        let rest = self.rest();
        let run = |same: &dyn Fn(char) -> bool| rest.find(|c| !same(c)).unwrap_or(rest.len());
        if let Some(length) = is_apostrophe(first).then(|| self.clitic(rest)).flatten() {
            return length;
        }
        match first {
            '.' if rest[1..].starts_with(|c: char| c.is_ascii_digit()) && !self.follows_word() => {
                1 + rest[1..].find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len() - 1)
            }
            '.' | '\u{2026}' => run(&|c| matches!(c, '.' | '\u{2026}')),
            '!' | '?' => run(&|c| matches!(c, '!' | '?')),
            '-' | '*' | '=' | '_' | '~' | '+' | '\u{2013}' | '\u{2014}' => run(&|c| c == first),
            '\'' | '`' | '\u{2018}' | '\u{2019}' if rest[first.len_utf8()..].starts_with(first) => 2 * first.len_utf8(),
            '<' | '>' if rest[1..].starts_with(first) => 2,
            '\'' | '\u{2019}' | '\u{2018}' => first.len_utf8() + self.elision(first),
            _ => first.len_utf8(),
        }
    }

    fn follows_word(&self) -> bool {
        self.at > self.chunk && self.text[..self.at].ends_with(char::is_alphanumeric)
    }

    /// How much of what follows an apostrophe at the beginning of a word belongs to it: '90s, 'em.
    fn elision(&self, apostrophe: char) -> usize {
        let tail = self.rest().get(apostrophe.len_utf8()..).unwrap_or_default();
        if self.follows_word() || apostrophe == '\u{2018}' && !tail.starts_with(|c: char| c.is_ascii_digit()) {
            return 0;
        }
        let word = tail.find(|c: char| !c.is_alphanumeric()).map_or(tail, |end| &tail[..end]);
        let digits = word.bytes().take_while(u8::is_ascii_digit).count();
        let decade = digits == 2 && matches!(&word[2..], "" | "s");
        let short = ["em", "til", "till", "cause", "twas", "tis", "bout", "round", "n"]
            .iter()
            .any(|short| word.eq_ignore_ascii_case(short));
        if decade || short { word.len() } else { 0 }
    }

    /// Length of a clitic with its apostrophe ('s, 've) at the beginning of `rest`, where it follows a word.
    fn clitic(&self, rest: &str) -> Option<usize> {
        let mark = rest.chars().next()?.len_utf8();
        let tail = &rest[mark..];
        let word = tail.find(|c: char| !c.is_alphanumeric()).map_or(tail, |end| &tail[..end]);
        let known = ["s", "m", "re", "ve", "ll", "d"].iter().any(|clitic| word.eq_ignore_ascii_case(clitic));
        (known && self.at > self.chunk).then_some(mark + word.len())
    }

    /// Cuts what begins with a letter or digit.
    fn word(&mut self) {
        let rest = self.rest();
        let length = Self::extent(rest);
        let word = &rest[..length];
        if let Some((_, cut)) = FUSED.iter().find(|(fused, _)| word.eq_ignore_ascii_case(fused)) {
            self.take(*cut);
            self.take(length - cut);
            return;
        }
        if let Some(cut) = negation(word).or_else(|| careless_negation(word)) {
            self.take(cut);
            self.take(length - cut);
            return;
        }
        if let Some(cut) = unit(word) {
            self.take(cut);
            let stop = usize::from(word[cut..].contains('.') && rest[length..].starts_with('.'));
            self.take(length - cut + stop);
            return;
        }
        let stop = usize::from(rest[length..].starts_with('.') && self.keeps_stop(word, &rest[length + 1..]));
        let money = usize::from(stop == 0 && length < 4 && rest[length..].starts_with('$') && is_upper(word));
        self.take(length + stop + money);
    }

    /// Bytes of `rest` up to where the word ends that begins there.
    fn extent(rest: &str) -> usize {
        let rest = clipped(rest, LONGEST_WORD);
        let mut end = 0;
        let mut last = '\0';
        let mut letters = rest.char_indices().peekable();
        while let Some((at, letter)) = letters.next() {
            let next = letters.peek().map(|&(_, next)| next);
            if letter.is_alphanumeric() || is_mark(letter) || letter == '_' {
                end = at + letter.len_utf8();
            } else if !(next.is_some_and(char::is_alphanumeric) && joins(rest, at, letter, last)) {
                break;
            }
            last = letter;
        }
        end
    }

    /// Whether the stop after `word` is part of it; `after` is what follows the stop in this run.
    fn keeps_stop(&self, word: &str, after: &str) -> bool {
        if after.starts_with('.') {
            return false;
        }
        let next =
            if after.is_empty() { self.text[self.end..].trim_start().chars().next() } else { after.chars().next() };
        match abbreviation::kind(word) {
            Some(_) if word == "etc" => next.is_some_and(|c| c.is_lowercase() || matches!(c, ',' | ')' | ';')),
            Some(Kind::Title | Kind::Open) => true,
            Some(Kind::Numbered) => next.is_some_and(|c| c.is_ascii_digit()) || self.is_initial(word, next),
            Some(Kind::Doubtful) => next.is_some_and(|c| c.is_ascii_digit() || c == ',' || c.is_lowercase()),
            None => self.is_initial(word, next),
        }
    }

    /// A capital letter before a capitalised word.
    fn is_initial(&self, word: &str, next: Option<char>) -> bool {
        let single = word.len() == 1 && is_upper(word);
        let before = self.out.last().map(|piece| piece.of(self.text));
        let named = before.is_none_or(|before| word != "I" || before.starts_with(char::is_uppercase));
        single && named && next.is_some_and(|c| c.is_uppercase() || c == ',' || c == ')')
    }
}

/// At most `length` bytes from the beginning of `text`, whole characters.
fn clipped(text: &str, length: usize) -> &str {
    let cut = (0..=length.min(text.len())).rev().find(|&cut| text.is_char_boundary(cut)).unwrap_or(0);
    &text[..cut]
}

fn is_upper(word: &str) -> bool {
    word.chars().all(|letter| letter.is_ascii_uppercase())
}

/// Combining marks continue a word.
fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}' | '\u{ad}')
}

/// Whether the sign at `at` holds two parts of a word together; a letter or digit follows it.
fn joins(rest: &str, at: usize, sign: char, last: char) -> bool {
    let before = &rest[..at];
    let after = &rest[at + sign.len_utf8()..];
    let digits = last.is_ascii_digit() && after.starts_with(|c: char| c.is_ascii_digit());
    match sign {
        '.' => digits || is_dotted(before, after),
        ',' => digits && after.bytes().take_while(u8::is_ascii_digit).count() == 3,
        ':' => digits && before.bytes().all(|b| b.is_ascii_digit() || b == b':'),
        '/' => digits && before.bytes().all(|b| b.is_ascii_digit() || b == b'/'),
        '&' => before.len() < 4 && is_upper(before) && after.starts_with(|c: char| c.is_ascii_uppercase()),
        '-' => hyphenated(before, after),
        _ if is_apostrophe(sign) => {
            let tail = after.find(|c: char| !c.is_alphanumeric()).map_or(after, |end| &after[..end]);
            let clitic = ["s", "m", "re", "ve", "ll", "d", "S", "LL", "RE", "VE", "D", "M"].contains(&tail);
            sign != '`' && !clitic && !after.starts_with(|c: char| c.is_ascii_digit())
        }
        _ => false,
    }
}

/// A stop inside a word: U.S, Ph.D, example.com; not the end of a sentence without a blank after it.
fn is_dotted(before: &str, after: &str) -> bool {
    let part = after.find(|c: char| !c.is_alphanumeric()).map_or(after, |end| &after[..end]);
    let last = before.rsplit('.').next().unwrap_or(before);
    if last.chars().count() == 1 && part.chars().count() == 1 {
        return true;
    }
    let degree = matches!((last, part), ("Ph" | "D", "D" | "Phil") | ("M" | "B", "Sc" | "Phil" | "Ed"));
    degree || is_site(before, after)
}

/// A host or file name: ends in a well-known ending.
fn is_site(before: &str, after: &str) -> bool {
    const ENDINGS: &[&str] = &[
        "com", "org", "net", "gov", "edu", "mil", "info", "biz", "io", "co", "uk", "us", "ru", "de", "fr", "eu", "tv",
        "ly", "me", "ca", "au", "in", "doc", "pdf", "txt", "xls", "htm", "html", "jpg", "gif", "exe", "zip", "mp3",
        "js",
    ];
    let run = after.find(|c: char| !(c.is_alphanumeric() || c == '.' || c == '-')).map_or(after, |end| &after[..end]);
    let ending = run.trim_end_matches(['.', '-']).rsplit('.').next().unwrap_or_default();
    before.len() > 1
        && ENDINGS.iter().any(|known| ending.eq_ignore_ascii_case(known))
        && !after.starts_with(char::is_uppercase)
        || before.len() > 1 && matches!(ending, "DOC" | "XLS" | "PDF" | "COM" | "ORG" | "NET")
}

/// A hyphen inside a word: after certain prefixes, and in telephone numbers and dates.
fn hyphenated(before: &str, after: &str) -> bool {
    let run = after.find(|c: char| !(c.is_alphanumeric() || c == '-')).map_or(after, |end| &after[..end]);
    let first = before.split('-').next().unwrap_or(before);
    if first.bytes().all(|b| b.is_ascii_digit()) {
        let whole = before.len() + 1 + run.len();
        let digits = before.bytes().chain(run.bytes()).filter(u8::is_ascii_digit).count();
        let groups = before.matches('-').count() + 1 + run.matches('-').count();
        let phone = digits + groups == whole && (groups > 1 || first.len() == 3 && run.len() == 4);
        return phone;
    }
    PREFIXES.iter().any(|prefix| before.eq_ignore_ascii_case(prefix))
}

/// Where "n't" begins at the end of `word`.
fn negation(word: &str) -> Option<usize> {
    let stem = word.strip_suffix(['t', 'T'])?;
    let stem = stem.strip_suffix(is_apostrophe)?;
    let stem = stem.strip_suffix(['n', 'N'])?;
    (!stem.is_empty()).then_some(stem.len())
}

/// Where "nt" begins in "dont" and its like.
fn careless_negation(word: &str) -> Option<usize> {
    const STEMS: &[&str] = &[
        "do", "did", "does", "could", "would", "should", "is", "was", "were", "are", "have", "has", "had", "wo", "ca",
    ];
    let stem = word.strip_suffix("nt").or_else(|| word.strip_suffix("NT"))?;
    STEMS.iter().any(|known| stem.eq_ignore_ascii_case(known)).then_some(stem.len())
}

/// Where the unit begins in a number with a unit written on it.
fn unit(word: &str) -> Option<usize> {
    let cut = word.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',' | ':')))?;
    let (number, unit) = word.split_at(cut);
    (number.starts_with(|c: char| c.is_ascii_digit()) && !number.ends_with(['.', ',', ':']) && UNITS.contains(&unit))
        .then_some(cut)
}

/// Length of a smiley at the beginning of `rest`, where nothing but it is left of the run.
fn smiley(rest: &str) -> Option<usize> {
    const SMILEYS: &[&str] =
        &[":)", ":(", ";)", ":-)", ":-(", ";-)", ":D", ":P", ":p", "=)", "^_^", "<3", ":/", "(:", ":-D", "xD"];
    SMILEYS.iter().find(|&&smiley| rest == smiley).map(|smiley| smiley.len())
}

#[cfg(test)]
mod tests {
    use super::tokens;
    use proptest::prelude::*;

    fn check(text: &str, wanted: &str) {
        let mut out = Vec::new();
        tokens(text, &mut out);
        let found: Vec<&str> = out.iter().map(|piece| piece.of(text)).collect();
        assert_eq!(found.join(" "), wanted);
    }

    #[test]
    fn clitics_are_words() {
        check("They don't know he's left; we'll see.", "They do n't know he 's left ; we 'll see .");
        check("It isn\u{2019}t the board\u{2019}s.", "It is n\u{2019}t the board \u{2019}s .");
        check("We cannot; I'm gonna.", "We can not ; I 'm gon na .");
        check("the workers' rights", "the workers ' rights");
        check("O'Neill's '90s hits at six o'clock", "O'Neill 's '90s hits at six o'clock");
    }

    #[test]
    fn quotes_and_dashes_stand_apart() {
        check("\u{201c}No,\u{201d} she said\u{2014}twice...", "\u{201c} No , \u{201d} she said \u{2014} twice ...");
        check("(\"Stop!\")", "( \" Stop ! \" )");
    }

    #[test]
    fn money_numbers_and_units() {
        check("$250,000, 3.5% and US$4bn at 10:30pm", "$ 250,000 , 3.5 % and US$ 4 bn at 10:30 pm");
        check("from 9/11 to 1990s, 5-10 men, 020-555-0199", "from 9/11 to 1990s , 5 - 10 men , 020-555-0199");
    }

    #[test]
    fn abbreviations_keep_their_stop() {
        check("Mr. J. Doe of the U.S. left at 5 p.m.", "Mr. J. Doe of the U.S. left at 5 p.m.");
        check("No. 5 won. No. Not so.", "No. 5 won . No . Not so .");
        check("Acme Inc. paid Dr. No.", "Acme Inc. paid Dr. No .");
    }

    #[test]
    fn hyphens_part_words_but_not_prefixes() {
        check("a well-known anti-war 15-year-old", "a well - known anti-war 15 - year - old");
    }

    #[test]
    fn addresses_are_whole() {
        check(
            "See https://example.org/a-b?c=1, or mail a.b@example.org.",
            "See https://example.org/a-b?c=1 , or mail a.b@example.org .",
        );
        check("He left.They stayed and/or slept.", "He left . They stayed and / or slept .");
    }

    proptest! {
        #[test]
        fn words_are_slices_in_order_and_lose_no_letter(text in "\\PC{0,60}|[a-z'’.\\-@:/ 0-9$A-Z]{0,60}") {
            let mut out = Vec::new();
            tokens(&text, &mut out);
            let mut at = 0;
            for piece in &out {
                prop_assert!(piece.start >= at && piece.end > piece.start);
                prop_assert!(!text[at..piece.start].contains(char::is_alphanumeric));
                prop_assert_eq!(&text[piece.start..piece.end], piece.of(&text));
                at = piece.end;
            }
            prop_assert!(!text[at..].contains(char::is_alphanumeric));
        }
    }
}
