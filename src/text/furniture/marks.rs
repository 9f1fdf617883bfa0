//! What a single block is by itself: share bar, by-line, credit, form, label, or nothing of the kind.
//!
//! What decides is never one word, but that several come together in a short block, in the page's
//! own voice, at a place where prose would have a subject. Blocks of more than 45 words are prose.

use super::line::{End, Line};
use super::vocabulary::{
    AGENCIES, BUTTONS, CREDIT_MARKS, CREDIT_SMALL, CREDITS, IMPERATIVES, LABELS, NAME_PARTICLES, OPENINGS, PAGES,
    PHOTO_SITES, PHRASES, RELATED, RELATED_ANCHORS, RELATED_OPENINGS, RELATED_WHOLE, SITE, SMALL, TIMES, TOLD,
};

/// What a block is, seen alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// No furniture as far as one can see.
    None,
    /// Furniture, and nothing follows from it.
    Furniture,
    /// A heading over links to other articles.
    Related,
    /// The head of a comment form or of comments.
    Comments,
}

/// What the block is, seen alone.
pub(super) fn mark(line: &Line<'_>) -> Mark {
    let tests = [
        is_buttons,
        is_label,
        is_dateline,
        is_byline,
        is_credit,
        is_caption,
        is_bracketed,
        is_call,
        is_self_reference,
        is_links,
        is_post_signature,
    ];
    if line.len() > 45 {
        return if line.raw.contains('©') && line.len() <= 60 { Mark::Furniture } else { Mark::None };
    }
    if !line.words.iter().any(|word| word.contains(char::is_alphabetic)) {
        Mark::Furniture
    } else if is_comments(line) {
        Mark::Comments
    } else if is_related(line) {
        Mark::Related
    } else if tests.iter().any(|test| test(line)) {
        Mark::Furniture
    } else {
        Mark::None
    }
}

/// "Leave a comment", "12 Comments", "Comments (12)".
fn is_comments(line: &Line<'_>) -> bool {
    let number = |word: &str| word.parse::<u32>().is_ok();
    if line.len() > 7 && !line.lower().first().is_some_and(|first| number(first)) {
        return false;
    }
    let words: Vec<&str> = line.lower().iter().map(String::as_str).collect();
    match words.as_slice() {
        ["comments"] => line.end != End::Stop,
        ["no", "comments", rest @ ..] => rest.len() <= 2,
        ["comments", count] => number(count),
        [count, "comments" | "comment" | "replies" | "responses" | "thoughts", rest @ ..] => {
            number(count) && rest.first().is_none_or(|word| ["on", "to"].contains(word)) && line.end != End::Stop
        }
        ["leave" | "post" | "add" | "write" | "submit", "a" | "your", "reply" | "comment" | "response", rest @ ..] => {
            rest.len() <= 4
        }
        _ => false,
    }
}

/// A heading over links: "Related …", "More from …", "You may also like".
fn is_related(line: &Line<'_>) -> bool {
    let short = (1..=7).contains(&line.len()) && matches!(line.end, End::Open | End::Runs);
    let known = line.lower().iter().all(|word| RELATED.contains(word.as_str())) && line.has(&RELATED_ANCHORS);
    let opens = line.begins_with(&RELATED_OPENINGS) && !line.has_auxiliary();
    short && (known || opens || RELATED_WHOLE.contains(line.key().as_str()))
}

/// A share bar, a menu, reactions: nothing but words of buttons.
fn is_buttons(line: &Line<'_>) -> bool {
    let button = |word: &&String| BUTTONS.contains(word.as_str());
    let telling = line.lower().iter().filter(button).filter(|word| !SMALL.contains(word.as_str()));
    let known = line.lower().iter().all(|word| button(&word) || is_number(word));
    line.len() <= 14 && known && telling.count() * 3 >= line.len() && !line.is_quoted()
}

/// "Related: …", "Photo: …", "Tags: …", "READ MORE …".
fn is_label(line: &Line<'_>) -> bool {
    let loud = |word: &str| word.len() > 1 && !word.contains(char::is_lowercase);
    let shouted = line.len() > 2
        && line.words.iter().take(2).all(|word| loud(word))
        && !line.words[2..].iter().all(|word| loud(word))
        && LABELS.contains(line.lower()[..2].join(" ").as_str());
    let label = line.raw.split([':', '|', '»', '→']).next().filter(|label| label.len() < line.raw.trim_end().len());
    let label = label.map(|label| Line::new(label).key());
    line.len() <= 35 && (shouted || label.is_some_and(|label| LABELS.contains(label.as_str())))
}

/// "Wednesday, June 7, 2017 10:15 am", "Updated 3 hours ago", "4 min read".
fn is_dateline(line: &Line<'_>) -> bool {
    line.len() <= 14
        && line.end != End::Stop
        && line.lower().iter().any(|word| is_number(word))
        && line.lower().iter().all(|word| is_number(word) || TIMES.contains(word.as_str()))
}

/// "By Jane Doe, Political Correspondent", "June 7, 2017 by Jane Doe".
fn is_byline(line: &Line<'_>) -> bool {
    let Some(at) = line.lower().iter().position(|word| word == "by") else { return false };
    let date = line.lower()[..at].iter().all(|word| {
        is_number(word) || TIMES.contains(word.as_str()) || ["written", "story", "report"].contains(&word.as_str())
    });
    let small = |word: &str| NAME_PARTICLES.contains(word) || TIMES.contains(word);
    let named = line.words.get(at + 1).is_some_and(|word| word.starts_with(char::is_uppercase));
    date && named && line.len() <= 14 && line.end != End::Stop && line.all_capital(small)
}

/// A photographer's or an agency's name alone.
fn is_credit(line: &Line<'_>) -> bool {
    let given = line.has(&CREDITS) && line.has_any(&["via", "by", "courtesy", "credit", "from"]);
    let stroke = line.len() <= 6 && line.raw.split_whitespace().any(is_agency);
    (2..=9).contains(&line.len())
        && line.end != End::Stop
        && (given || stroke)
        && line.all_capital(|word| CREDIT_SMALL.contains(word))
}

/// A caption: it names a photographer or a picture agency at one of its ends, and nobody speaks in it.
fn is_caption(line: &Line<'_>) -> bool {
    if line.is_quoted() || line.has_any(&["said", "says", "told", "added"]) {
        return false;
    }
    let edges = [&line.lower()[..line.len().min(3)], &line.lower()[line.len().saturating_sub(4)..]];
    let agency = edges.iter().any(|edge| {
        edge.iter().any(|word| PHOTO_SITES.whole.contains(word.as_str()))
            || edge
                .windows(2)
                .any(|pair| PHOTO_SITES.begin_with(pair) && PHOTO_SITES.whole.contains(pair.join(" ").as_str()))
    });
    let stroke = line.end != End::Stop && line.raw.split_whitespace().rev().take(2).any(is_agency);
    CREDIT_MARKS.iter().any(|mark| line.raw.contains(mark)) || agency && line.len() > 3 || stroke
}

/// "Doe/AFP", "Getty/Reuters": a name and an agency with a stroke between.
fn is_agency(word: &str) -> bool {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    word.rsplit_once('/')
        .is_some_and(|(name, agency)| !name.is_empty() && AGENCIES.contains(agency.to_lowercase().as_str()))
}

/// A whole block in brackets that credits, or is no sentence.
fn is_bracketed(line: &Line<'_>) -> bool {
    let raw = line.raw.trim();
    let whole = (raw.starts_with('(') && raw.ends_with(')')) || (raw.starts_with('[') && raw.ends_with(']'));
    let work = ["reporting", "editing", "writing", "additional", "compiled", "translated"];
    let credits = (line.has(&CREDITS) || line.has_any(&work)) && !line.has_auxiliary();
    whole && (credits || line.end != End::Stop && line.len() <= 12)
}

/// The page speaks to its reader: an imperative or "you" with a word of websites, in nobody's quotation.
fn is_call(line: &Line<'_>) -> bool {
    let Some(first) = line.lower().first() else { return false };
    if line.is_quoted() {
        return false;
    }
    let site = line.lower().iter().skip(1).any(|word| SITE.contains(word.as_str()));
    let imperative = IMPERATIVES.contains(first.as_str()) && line.len() <= 30;
    let address = line.has_any(&["you", "your", "us", "our", "you're", "you'll", "we"]);
    let subscribing = ["subscribe", "newsletter", "newsletters", "inbox", "cookies", "unsubscribe", "adblocker"];
    let first_to = line.len() <= 9 && (line.begins("be first to") || line.begins("be the first to"));
    let command = imperative && site && (line.end != End::Stop || address || line.len() <= 12);
    let opening = line.len() <= 30 && line.begins_with(&OPENINGS);
    let imprint = line.raw.contains('©') || line.begins("copyright");
    first_to || command || opening || imprint || line.holds(&PHRASES) || address && line.has_any(&subscribing)
}

/// "This post is also available in …", "This story first appeared in …".
fn is_self_reference(line: &Line<'_>) -> bool {
    let page = line.lower().iter().skip(1).take(2).any(|word| PAGES.contains(word.as_str()));
    page && line.lower()[0] == "this" && line.len() <= 35 && !line.is_quoted() && line.holds(&TOLD)
}

/// A table of links: short pieces with strokes, dots or arrows between; or nothing but addresses.
fn is_links(line: &Line<'_>) -> bool {
    let words = || line.raw.split_whitespace();
    let address = |word: &str| word.starts_with(['@', '#']) || word.starts_with("http") || word.starts_with("www.");
    if words().all(|word| address(word) || word.contains(".com/")) {
        return true;
    }
    let marks = words().filter(|word| ["|", "·", "•", "»", "›", ">", "/", "→"].contains(word)).count();
    let strokes = line.raw.matches('|').count().max(marks);
    let links = strokes >= 2 || line.raw.contains(" | ");
    links && line.end != End::Stop && line.len() <= (strokes + 1) * 6 && !line.is_quoted()
}

/// The line under an embedded post: "— Jane Doe (@jane) June 7, 2017".
fn is_post_signature(line: &Line<'_>) -> bool {
    line.raw.trim_start().starts_with(['—', '–', '-']) && line.raw.contains("(@") && line.len() <= 14
}

fn is_number(word: &str) -> bool {
    word.starts_with(char::is_numeric)
}
