//! The words by which pages of every kind talk about themselves.
//!
//! General English of web pages, one list a purpose; entries are set apart by `|`.

use rustc_hash::FxHashSet;
use std::sync::LazyLock;

/// A list of words or phrases, to be looked up in.
pub(super) type Words = LazyLock<FxHashSet<&'static str>>;

/// A list of phrases, to be looked for.
#[derive(Debug)]
pub(super) struct Phrases {
    /// All of them.
    pub(super) whole: FxHashSet<&'static str>,
    first: FxHashSet<&'static str>,
}

impl Phrases {
    /// Whether one of them begins with the first of these words.
    pub(super) fn begin_with(&self, words: &[String]) -> bool {
        words.first().is_some_and(|word| self.first.contains(word.as_str()))
    }
}

/// Words of buttons, bars and menus; a line of nothing else is one.
pub(super) static BUTTONS: Words = LazyLock::new(|| {
    set("\
        share|shares|tweet|pin|it|email|e-mail|mail|print|save|facebook|twitter|whatsapp|reddit|\
        linkedin|pinterest|tumblr|instagram|telegram|messenger|youtube|google|copy|link|like|likes|love|\
        haha|wow|sad|angry|care|comment|comments|reply|replies|follow|us|subscribe|menu|search|home|\
        sign|in|up|log|login|register|close|next|previous|more|less|show|hide|load|back|to|top|\
        view|views|all|play|watch|video|videos|listen|advertisement|advertisements|advertising|ad|ads|\
        sponsored|promoted|skip|content|main|navigation|loading|this|article|story|page|on|via|and|or|\
        the|your|a|an|read|continue|continues|reading|below|after|scroll|down|bookmark|gallery|photos|\
        rss|newsletter|newsletters|contact|about|privacy|policy|terms|cookies|cookie|donate|report|flag|\
        rate|vote|click|here|app|website|name|required|of|use|by")
});

/// Those of [`BUTTONS`] that say nothing of a page by themselves.
pub(super) static SMALL: Words = LazyLock::new(|| {
    set("\
        it|in|up|to|the|this|on|and|or|all|more|less|back|top|a|an|your|via|us|main|of|after|\
        below|down|by|here|use|about|next|care|name")
});

/// Labels before a colon that make what follows a reference, a credit or a date.
pub(super) static LABELS: Words = LazyLock::new(|| {
    set("\
        related|read more|read also|also read|read next|read|see also|see more|more|more on this|watch|\
        watch now|listen|don't miss|tags|tag|filed under|topics|topic|category|categories|photo|photos|\
        photo credit|image|images|image credit|picture|pictures|photograph|photographs|credit|caption|\
        featured image|feature image|main image|header image|cover photo|source|via|written by|reporting by|\
        editing by|words|text|author|published|updated|last updated|last modified|posted|posted on|\
        posted in|share|share this|follow us|contact|subscribe|next|previous|video|gallery|in pictures|\
        email|phone|tel|must read|trending|recommended|up next|most read|originally published|reading time|\
        location")
});

/// Words of date lines.
pub(super) static TIMES: Words = LazyLock::new(|| {
    set("\
        january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|\
        mar|apr|jun|jul|aug|sep|sept|oct|nov|dec|monday|tuesday|wednesday|thursday|friday|saturday|\
        sunday|mon|tue|wed|thu|fri|sat|sun|am|pm|a.m|p.m|gmt|bst|utc|est|edt|pst|pdt|cet|cest|\
        ist|et|pt|at|on|updated|published|posted|last|first|modified|ago|min|mins|minute|minutes|\
        hour|hours|day|days|week|weeks|read|views|comments|comment|shares|by|st|nd|rd|th|date|\
        created|edited")
});

/// Words of photo credits.
pub(super) static CREDITS: Words = LazyLock::new(|| {
    set("\
        photo|photos|photography|photographer|image|images|picture|pictures|photograph|photographs|credit|\
        getty|istock|shutterstock|flickr|wikimedia|unsplash|instagram|youtube|reuters|afp|ap|epa|\
        screenshot|handout|courtesy|illustration|video|graphic|twitter|facebook")
});

/// Words between the names of a credit.
pub(super) static CREDIT_SMALL: Words = LazyLock::new(|| {
    set("\
        via|for|by|of|from|the|and|with|on|under|de|van|von|in")
});

/// What pages ask of their readers.
pub(super) static IMPERATIVES: Words = LazyLock::new(|| {
    set("\
        click|tap|press|subscribe|sign|follow|share|tweet|download|register|log|enter|search|submit|\
        join|get|watch|read|view|skip|scroll|enable|check|donate|support|like|receive|visit|listen|\
        become|contact|send|please|type|choose|select|add|turn|stay|discover|install|upgrade|continue|\
        want|have|help|see|start|try")
});

/// What they ask it for.
pub(super) static SITE: Words = LazyLock::new(|| {
    set("\
        newsletter|newsletters|inbox|email|e-mail|app|account|search|enter|facebook|twitter|instagram|\
        youtube|whatsapp|telegram|page|website|site|updates|alerts|notifications|link|comments|comment|\
        cookies|browser|javascript|button|gallery|slideshow|video|podcast|ads|adblocker|subscription|\
        subscriber|subscribers|subscribe|password|login|log|inboxes|membership|privacy|profile|thread|\
        hashtag|rss|feed|e-paper|headlines|article|story|below|tips|tip|journalism|unsubscribe|username")
});

/// Words of headings over links.
pub(super) static RELATED: Words = LazyLock::new(|| {
    set("\
        related|stories|story|articles|article|posts|post|news|headlines|recommended|trending|popular|\
        latest|recent|more|reads|read|reading|also|next|you|may|might|like|our|on|this|that|topic|\
        topics|other|top|most|viewed|shared|watched|commented|editor's|editors|picks|pick|choice|don't|\
        miss|see|what|to|around|the|web|up|sponsored|promoted|content|links|link|coverage|further|in|\
        previous|similar|featured|videos|video|must|keep|discover|elsewhere|now|today|by|site|and|for|\
        from|partner|partners|paid|author|same|interest|interested|be|enjoy|want|know|these|suggested|\
        stay|informed|of|day|week|continue|past|just")
});

/// One of these must be among them.
pub(super) static RELATED_ANCHORS: Words = LazyLock::new(|| {
    set("\
        related|stories|articles|posts|headlines|recommended|trending|popular|reads|picks|sponsored|\
        promoted|similar|suggested|coverage|further|featured")
});

/// Headings over links without such a word.
pub(super) static RELATED_WHOLE: Words = LazyLock::new(|| {
    set("\
        read more|read next|read also|you may like|you might like|tags|topics|filed under|see also|up next|more news|latest news|top news|other news|\
        you may also like|you might also like|what to read next|don't miss|more on this|most read|most viewed|\
        most shared|around the web|from the web|keep reading|previous article|next article|previous post|\
        next post|related post|related article|latest|must read|related story|latest post|\
        recommended for you|more like this|in other news|also in the news|more on this story")
});

/// How other headings over links begin.
pub(super) static RELATED_OPENINGS: Words = LazyLock::new(|| {
    set("\
        more from|more on|more about|also on|also in|more by|more in|latest from|latest on")
});

/// What pages call themselves.
pub(super) static PAGES: Words = LazyLock::new(|| {
    set("\
        post|article|story|page|piece|content|entry|report|interview|column")
});

/// What they say of themselves.
pub(super) static TOLD: LazyLock<Phrases> = LazyLock::new(|| {
    phrases(
        "\
        available in|available on|originally published|originally appeared|first appeared|first published|\
        appeared on|appeared in|appeared at|sponsored by|translated from|translated by|syndicated from|\
        republished with|republished from|was posted|is tagged|is part of|still developing|has been updated",
    )
});

/// How a page's own voice begins.
pub(super) static OPENINGS: Words = LazyLock::new(|| {
    set("\
        sign up|log in to|sign in to|follow us|follow me|click here|join the conversation|\
        join the discussion|read more|read the full|continue reading|scroll down|press enter|share this|\
        share your thoughts|stay tuned|check back|have something to add|watch below|see also|get the latest|\
        your email|your name|your comment")
});

/// What only a page's own voice says.
pub(super) static PHRASES: LazyLock<Phrases> = LazyLock::new(|| {
    phrases(
        "\
        story continues below|comments below|have your say|in the comments|article continues below|story continues after|comments are closed|follow him on|\
        follow her on|follow them on|like us on|must be logged in|logged in to|on facebook and follow|\
        follow us on|fields are marked|be published required|all rights reserved|may not be published broadcast",
    )
});

/// Agencies after a stroke.
pub(super) static AGENCIES: Words = LazyLock::new(|| {
    set("\
        ap|afp|reuters|getty|epa|pa|rex|shutterstock|upi|dpa|tass|xinhua")
});

/// Picture agencies, as captions end in them.
pub(super) static PHOTO_SITES: LazyLock<Phrases> = LazyLock::new(|| {
    phrases(
        "\
        shutterstock|istock|istockphoto|alamy|getty images|ap photo|file photo|afp photo",
    )
});

/// Marks of a credit in a caption, as they stand.
pub(super) static CREDIT_MARKS: Words = LazyLock::new(|| {
    set("\
        Photo:|Photos:|Image:|Images:|Picture:|Pictures:|Credit:|Photograph:|Photo by |Photos by |\
        Photo via |Image by |Image via |AP Photo|Photo courtesy|Image courtesy|Photo credit|Image credit|\
        Photograph by")
});

/// Small words in names and by-lines.
pub(super) static NAME_PARTICLES: Words = LazyLock::new(|| {
    set("\
        by|and|for|in|the|of|at|de|van|von|der|al|bin|la|with|on")
});

fn set(list: &'static str) -> FxHashSet<&'static str> {
    list.split('|').collect()
}

fn phrases(list: &'static str) -> Phrases {
    let first = list.split('|').filter_map(|phrase| phrase.split(' ').next()).collect();
    Phrases { whole: set(list), first }
}
