//! What a single block is by itself: share bar, by-line, credit, form, label, or nothing of the kind.
//!
//! The words here are those by which pages of every kind talk about themselves; what decides is
//! that they come together in a short block, in the page's own voice, at a place where prose would
//! have a subject.

use super::line::{End, Line};

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

/// Words of buttons, bars and menus; a line of nothing else is one.
const BUTTONS: &[&str] = &[
    "share",
    "shares",
    "tweet",
    "pin",
    "it",
    "email",
    "e-mail",
    "mail",
    "print",
    "save",
    "facebook",
    "twitter",
    "whatsapp",
    "reddit",
    "linkedin",
    "pinterest",
    "tumblr",
    "instagram",
    "telegram",
    "messenger",
    "youtube",
    "google",
    "copy",
    "link",
    "like",
    "likes",
    "love",
    "haha",
    "wow",
    "sad",
    "angry",
    "care",
    "comment",
    "comments",
    "reply",
    "replies",
    "follow",
    "us",
    "subscribe",
    "menu",
    "search",
    "home",
    "sign",
    "in",
    "up",
    "log",
    "login",
    "register",
    "close",
    "next",
    "previous",
    "more",
    "less",
    "show",
    "hide",
    "load",
    "back",
    "to",
    "top",
    "view",
    "views",
    "all",
    "play",
    "watch",
    "video",
    "videos",
    "listen",
    "advertisement",
    "advertisements",
    "advertising",
    "ad",
    "ads",
    "sponsored",
    "promoted",
    "skip",
    "content",
    "main",
    "navigation",
    "loading",
    "this",
    "article",
    "story",
    "page",
    "on",
    "via",
    "and",
    "or",
    "the",
    "your",
    "a",
    "an",
    "read",
    "continue",
    "continues",
    "reading",
    "below",
    "after",
    "scroll",
    "down",
    "bookmark",
    "gallery",
    "photos",
    "rss",
    "newsletter",
    "newsletters",
    "contact",
    "about",
    "privacy",
    "policy",
    "terms",
    "cookies",
    "cookie",
    "donate",
    "report",
    "flag",
    "rate",
    "vote",
    "click",
    "here",
    "app",
    "website",
    "name",
    "required",
    "of",
    "use",
    "by",
];

/// Those of [`BUTTONS`] that say nothing of a page by themselves.
const SMALL: &[&str] = &[
    "it", "in", "up", "to", "the", "this", "on", "and", "or", "all", "more", "less", "back", "top", "a", "an", "your",
    "via", "us", "main", "of", "after", "below", "down", "by", "here", "use", "about", "next", "care", "name",
];

/// Labels before a colon that make what follows a reference, a credit or a date.
const LABELS: &[&str] = &[
    "related",
    "read more",
    "read also",
    "also read",
    "read next",
    "read",
    "see also",
    "see more",
    "more",
    "more on this",
    "watch",
    "watch now",
    "listen",
    "don't miss",
    "tags",
    "tag",
    "filed under",
    "topics",
    "topic",
    "category",
    "categories",
    "photo",
    "photos",
    "photo credit",
    "image",
    "images",
    "image credit",
    "picture",
    "pictures",
    "photograph",
    "photographs",
    "credit",
    "caption",
    "featured image",
    "feature image",
    "main image",
    "header image",
    "cover photo",
    "source",
    "via",
    "written by",
    "reporting by",
    "editing by",
    "words",
    "text",
    "author",
    "published",
    "updated",
    "last updated",
    "last modified",
    "posted",
    "posted on",
    "posted in",
    "share",
    "share this",
    "follow us",
    "contact",
    "subscribe",
    "next",
    "previous",
    "video",
    "gallery",
    "in pictures",
    "email",
    "phone",
    "tel",
    "must read",
    "trending",
    "recommended",
    "up next",
    "most read",
    "originally published",
    "reading time",
    "location",
];

const MONTHS_AND_TIMES: &[&str] = &[
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
    "jan",
    "feb",
    "mar",
    "apr",
    "jun",
    "jul",
    "aug",
    "sep",
    "sept",
    "oct",
    "nov",
    "dec",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "mon",
    "tue",
    "wed",
    "thu",
    "fri",
    "sat",
    "sun",
    "am",
    "pm",
    "a.m",
    "p.m",
    "gmt",
    "bst",
    "utc",
    "est",
    "edt",
    "pst",
    "pdt",
    "cet",
    "cest",
    "ist",
    "et",
    "pt",
    "at",
    "on",
    "updated",
    "published",
    "posted",
    "last",
    "first",
    "modified",
    "ago",
    "min",
    "mins",
    "minute",
    "minutes",
    "hour",
    "hours",
    "day",
    "days",
    "week",
    "weeks",
    "read",
    "views",
    "comments",
    "comment",
    "shares",
    "by",
    "st",
    "nd",
    "rd",
    "th",
    "date",
    "created",
    "edited",
];

const CREDITS: &[&str] = &[
    "photo",
    "photos",
    "photography",
    "photographer",
    "image",
    "images",
    "picture",
    "pictures",
    "photograph",
    "photographs",
    "credit",
    "getty",
    "istock",
    "shutterstock",
    "flickr",
    "wikimedia",
    "unsplash",
    "instagram",
    "youtube",
    "reuters",
    "afp",
    "ap",
    "epa",
    "screenshot",
    "handout",
    "courtesy",
    "illustration",
    "video",
    "graphic",
    "twitter",
    "facebook",
];

const CREDIT_SMALL: &[&str] =
    &["via", "for", "by", "of", "from", "the", "and", "with", "on", "under", "de", "van", "von", "in"];

const IMPERATIVES: &[&str] = &[
    "click",
    "tap",
    "press",
    "subscribe",
    "sign",
    "follow",
    "share",
    "tweet",
    "download",
    "register",
    "log",
    "enter",
    "search",
    "submit",
    "join",
    "get",
    "watch",
    "read",
    "view",
    "skip",
    "scroll",
    "enable",
    "check",
    "donate",
    "support",
    "like",
    "receive",
    "visit",
    "listen",
    "become",
    "contact",
    "send",
    "please",
    "type",
    "choose",
    "select",
    "add",
    "turn",
    "stay",
    "discover",
    "install",
    "upgrade",
    "continue",
    "want",
    "have",
    "help",
    "see",
    "start",
    "try",
];

const SITE: &[&str] = &[
    "newsletter",
    "newsletters",
    "inbox",
    "email",
    "e-mail",
    "app",
    "account",
    "search",
    "enter",
    "facebook",
    "twitter",
    "instagram",
    "youtube",
    "whatsapp",
    "telegram",
    "page",
    "website",
    "site",
    "updates",
    "alerts",
    "notifications",
    "link",
    "comments",
    "comment",
    "cookies",
    "browser",
    "javascript",
    "button",
    "gallery",
    "slideshow",
    "video",
    "podcast",
    "ads",
    "adblocker",
    "subscription",
    "subscriber",
    "subscribers",
    "subscribe",
    "newsroom@",
    "password",
    "login",
    "log",
    "inboxes",
    "membership",
    "privacy",
    "profile",
    "thread",
    "hashtag",
    "rss",
    "feed",
    "e-paper",
    "headlines",
    "article",
    "story",
    "below",
    "tips",
    "tip",
    "journalism",
    "unsubscribe",
    "username",
];

/// What the block is, seen alone. Long blocks are prose without being looked at.
pub(super) fn mark(line: &Line<'_>) -> Mark {
    if line.words.iter().all(|word| !word.chars().any(char::is_alphabetic)) {
        return Mark::Furniture;
    }
    if is_comments(line) {
        return Mark::Comments;
    }
    if is_related(line) {
        return Mark::Related;
    }
    let tests = [
        is_buttons,
        is_label,
        is_dateline,
        is_byline,
        is_credit,
        is_bracketed,
        is_call,
        is_self_reference,
        is_imprint,
        is_links,
        is_tweet_signature,
    ];
    if tests.iter().any(|test| test(line)) { Mark::Furniture } else { Mark::None }
}

/// "Leave a comment", "12 Comments", "Join the discussion".
fn is_comments(line: &Line<'_>) -> bool {
    let words: Vec<&str> = line.lower.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["comments" | "responses"] => line.end == End::Open || line.end == End::Runs,
        [number, "comments" | "comment" | "replies" | "responses" | "thoughts", rest @ ..] => {
            (number.parse::<u32>().is_ok() || *number == "no") && rest.len() <= 12 && line.end == End::Open
        }
        ["comments", number] => number.parse::<u32>().is_ok(),
        ["leave" | "post" | "add" | "write" | "submit", "a" | "your", "reply" | "comment" | "response", rest @ ..] => {
            rest.len() <= 4
        }
        _ => false,
    }
}

/// A heading over links: "Related …", "More from …", "You may also like".
fn is_related(line: &Line<'_>) -> bool {
    const WORDS: &[&str] = &[
        "related",
        "stories",
        "story",
        "articles",
        "article",
        "posts",
        "post",
        "news",
        "headlines",
        "recommended",
        "trending",
        "popular",
        "latest",
        "recent",
        "more",
        "reads",
        "read",
        "reading",
        "also",
        "next",
        "you",
        "may",
        "might",
        "like",
        "our",
        "on",
        "this",
        "that",
        "topic",
        "topics",
        "other",
        "top",
        "most",
        "viewed",
        "shared",
        "watched",
        "commented",
        "editor's",
        "editors",
        "picks",
        "pick",
        "choice",
        "don't",
        "miss",
        "see",
        "what",
        "to",
        "around",
        "the",
        "web",
        "up",
        "sponsored",
        "promoted",
        "content",
        "links",
        "link",
        "coverage",
        "further",
        "in",
        "previous",
        "similar",
        "featured",
        "videos",
        "video",
        "must",
        "keep",
        "discover",
        "elsewhere",
        "now",
        "today",
        "by",
        "site",
        "and",
        "for",
        "from",
        "partner",
        "partners",
        "paid",
        "author",
        "same",
        "interest",
        "interested",
        "be",
        "enjoy",
        "want",
        "know",
        "these",
        "suggested",
        "stay",
        "informed",
        "of",
        "day",
        "week",
        "continue",
        "past",
        "just",
    ];
    const ANCHORS: &[&str] = &[
        "related",
        "stories",
        "articles",
        "posts",
        "headlines",
        "recommended",
        "trending",
        "popular",
        "reads",
        "picks",
        "sponsored",
        "promoted",
        "similar",
        "suggested",
        "coverage",
        "further",
        "featured",
    ];
    const WHOLE: &[&str] = &[
        "read more",
        "read next",
        "read also",
        "see also",
        "up next",
        "more news",
        "latest news",
        "top news",
        "other news",
        "you may also like",
        "you might also like",
        "what to read next",
        "don't miss",
        "more on this",
        "most read",
        "most viewed",
        "most shared",
        "around the web",
        "from the web",
        "keep reading",
        "previous article",
        "next article",
        "previous post",
        "next post",
        "related post",
        "related article",
        "latest",
        "must read",
        "related story",
        "latest post",
        "recommended for you",
        "more like this",
        "in other news",
        "also in the news",
        "more on this story",
    ];
    let short = line.len() <= 7 && matches!(line.end, End::Open | End::Runs) && line.len() > 0;
    let from = line.len() <= 7
        && [
            "more from",
            "more on",
            "more about",
            "also on",
            "also in",
            "more by",
            "more in",
            "latest from",
            "latest on",
        ]
        .iter()
        .any(|phrase| line.begins(phrase))
        && !line.has_auxiliary();
    let known = line.lower.iter().all(|word| WORDS.contains(&word.as_str())) && line.has(ANCHORS);
    short && (known || from || WHOLE.contains(&line.key().as_str()))
}

/// A share bar, a menu, reactions: nothing but words of buttons.
fn is_buttons(line: &Line<'_>) -> bool {
    let counts = |word: &str| word.chars().next().is_some_and(char::is_numeric);
    let telling = line.lower.iter().filter(|word| BUTTONS.contains(&word.as_str()) && !SMALL.contains(&word.as_str()));
    let known = line.lower.iter().all(|word| BUTTONS.contains(&word.as_str()) || counts(word));
    line.len() <= 14 && known && telling.count() * 3 >= line.len() && !line.is_quoted()
}

/// "Related: …", "Photo: …", "Tags: …".
fn is_label(line: &Line<'_>) -> bool {
    let shouted = line.words.len() > 2
        && line.words.iter().take(2).all(|word| word.len() > 1 && !word.chars().any(char::is_lowercase))
        && LABELS.contains(&line.lower[..2].join(" ").as_str());
    let label = line.raw.split([':', '|', '»', '→']).next().filter(|label| label.len() < line.raw.trim_end().len());
    let label = label.map(|label| {
        label.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase().replace('’', "'").replace('\u{a0}', " ")
    });
    line.len() <= 35 && (shouted || label.is_some_and(|label| LABELS.contains(&label.as_str())))
}

/// "Wednesday, June 7, 2017 10:15 am", "Updated 3 hours ago", "4 min read".
fn is_dateline(line: &Line<'_>) -> bool {
    let number = |word: &str| word.chars().next().is_some_and(char::is_numeric);
    line.len() <= 14
        && line.end != End::Stop
        && line.lower.iter().any(|word| number(word))
        && line.lower.iter().all(|word| number(word) || MONTHS_AND_TIMES.contains(&word.as_str()))
}

/// "By Jane Doe, Political Correspondent", "June 7, 2017 by Jane Doe".
fn is_byline(line: &Line<'_>) -> bool {
    let Some(at) = line.lower.iter().position(|word| word == "by") else { return false };
    let number = |word: &str| word.chars().next().is_some_and(char::is_numeric);
    let date = line.lower[..at].iter().all(|word| {
        number(word)
            || MONTHS_AND_TIMES.contains(&word.as_str())
            || ["written", "reported", "edited", "story"].contains(&word.as_str())
    });
    let small =
        ["by", "and", "for", "in", "the", "of", "at", "de", "van", "von", "der", "al", "bin", "la", "with", "on"];
    let named = line.words.get(at + 1).is_some_and(|word| word.chars().next().is_some_and(char::is_uppercase));
    let rest = Line::new(line.raw);
    date && named
        && line.len() <= 14
        && line.end != End::Stop
        && rest.all_capital(&[&small[..], MONTHS_AND_TIMES].concat())
}

/// A photographer's or agency's name, or a caption that ends in one.
fn is_credit(line: &Line<'_>) -> bool {
    let bare = line.len() <= 9
        && line.len() >= 2
        && line.end != End::Stop
        && (line.has(CREDITS) && line.has(&["via", "by", "courtesy", "credit", "from"])
            || line.words.len() <= 6 && slashed(line))
        && line.all_capital(CREDIT_SMALL);
    let tail = [
        "Photo:",
        "Photos:",
        "Image:",
        "Images:",
        "Picture:",
        "Pictures:",
        "Credit:",
        "Photograph:",
        "Photo by ",
        "Photos by ",
        "Photo via ",
        "Image by ",
        "Image via ",
        "Photo courtesy",
        "Image courtesy",
        "Photo credit",
        "Image credit",
        "Getty Images",
        "AP Photo",
        "Shutterstock",
        "iStock",
        "Photograph by ",
    ];
    let caption = line.len() <= 45 && !line.is_quoted() && tail.iter().any(|mark| line.raw.contains(mark));
    let agency = line.len() <= 45
        && line.end != End::Stop
        && line.raw.split_whitespace().rev().take(2).any(|word| is_agency(word));
    bare || caption || agency
}

fn slashed(line: &Line<'_>) -> bool {
    line.raw.split_whitespace().any(is_agency)
}

/// "Doe/AFP", "Getty/Reuters": a name and an agency with a stroke between.
fn is_agency(word: &str) -> bool {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    word.rsplit_once('/').is_some_and(|(name, agency)| {
        !name.is_empty()
            && ["ap", "afp", "reuters", "getty", "epa", "pa", "rex", "shutterstock", "upi", "dpa"]
                .contains(&agency.to_lowercase().as_str())
    })
}

/// A whole block in brackets that credits, or is no sentence.
fn is_bracketed(line: &Line<'_>) -> bool {
    let raw = line.raw.trim();
    let whole = (raw.starts_with('(') && raw.ends_with(')')) || (raw.starts_with('[') && raw.ends_with(']'));
    let credits =
        line.has(CREDITS) || line.has(&["reporting", "editing", "writing", "additional", "compiled", "translated"]);
    whole && line.len() <= 45 && (credits && !line.has_auxiliary() || line.end != End::Stop && line.len() <= 12)
}

/// The page speaks to its reader: an imperative or "you" with a word of websites, in nobody's quotation.
fn is_call(line: &Line<'_>) -> bool {
    let Some(first) = line.lower.first() else { return false };
    if line.is_quoted() || line.len() > 45 {
        return false;
    }
    let site = line.has(SITE);
    let imperative = IMPERATIVES.contains(&first.as_str()) && line.len() <= 30;
    let address = line.has(&["you", "your", "us", "our", "you're", "you'll", "we"]);
    let subscribing =
        line.has(&["subscribe", "newsletter", "newsletters", "inbox", "cookies", "unsubscribe", "adblocker"]);
    let form = line.len() <= 20
        && (line.begins("your email")
            || line.begins("your name")
            || line.begins("your comment")
            || line.holds("fields are marked")
            || line.holds("be published required"));
    let first_to = line.len() <= 9 && (line.begins("be first to") || line.begins("be the first to"));
    let commands = imperative && site && (line.end != End::Stop || address || line.len() <= 12);
    let stops = [
        "sign up",
        "log in",
        "follow us",
        "click here",
        "join the conversation",
        "join the discussion",
        "read more",
        "read the full",
        "continue reading",
        "scroll down",
        "story continues",
        "article continues",
        "comments are closed",
        "follow him on",
        "follow her on",
        "follow them on",
        "like us on",
        "must be logged in",
        "logged in to",
        "press enter",
        "share this",
    ];
    let phrase = line.len() <= 30 && stops.iter().any(|phrase| line.begins(phrase))
        || line.len() <= 40 && stops.iter().skip(12).take(9).any(|phrase| line.holds(phrase));
    form || first_to || commands || phrase || address && subscribing
}

/// "This post is also available in …", "This story first appeared in …".
fn is_self_reference(line: &Line<'_>) -> bool {
    const PAGE: &[&str] =
        &["post", "article", "story", "page", "piece", "content", "entry", "report", "interview", "column"];
    let told = line.has(&[
        "available",
        "originally",
        "appeared",
        "sponsored",
        "translated",
        "syndicated",
        "republished",
        "tagged",
        "posted",
    ]);
    line.len() <= 35
        && !line.is_quoted()
        && line.lower.first().is_some_and(|word| ["this", "the"].contains(&word.as_str()))
        && (line.lower.iter().skip(1).take(2).any(|word| PAGE.contains(&word.as_str())))
        && told
        && (line.lower[0] == "this" || line.holds("originally published") || line.holds("first appeared"))
}

/// Copyright, terms and privacy.
fn is_imprint(line: &Line<'_>) -> bool {
    line.len() <= 60
        && (line.raw.contains('©')
            || line.holds("all rights reserved")
            || line.begins("copyright")
            || line.holds("may not be published broadcast")
            || line.len() <= 12
                && (line.holds("terms of service") || line.holds("terms of use") || line.holds("privacy policy"))
                && line.end != End::Stop)
}

/// A table of links: short pieces with strokes, dots or arrows between.
fn is_links(line: &Line<'_>) -> bool {
    let marks = line.raw.chars().filter(|c| "|·•»›>/→".contains(*c) || *c == '\t').count();
    let spaced =
        line.raw.split_whitespace().filter(|word| ["|", "·", "•", "»", "›", ">", "/", "→", "-"].contains(word)).count();
    let bare = line.raw.split_whitespace().all(|word| {
        word.starts_with("http")
            || word.starts_with("www.")
            || word.starts_with('@')
            || word.starts_with('#')
            || word.contains(".com/")
    });
    let strokes = (line.raw.contains('|') || spaced >= 2) && marks >= 2 || line.raw.contains(" | ");
    bare || line.end != End::Stop && line.len() <= 40 && strokes && line.len() <= (marks + 1) * 6 && !line.is_quoted()
}

/// The line under an embedded post: "— Jane Doe (@jane) June 7, 2017".
fn is_tweet_signature(line: &Line<'_>) -> bool {
    line.raw.trim_start().starts_with(['—', '–', '-']) && line.raw.contains("(@") && line.len() <= 14
}
