//! Verbs and marks by which repairs know a clause of saying.

/// Marks that close a quotation, or may.
pub(super) const CLOSING: &[&str] = &["\"", "”", "''", "’"];
/// Verbs that are told somebody with a clause of what is told.
pub(super) const TELLING: &[&str] = &[
    "told",
    "tell",
    "tells",
    "telling",
    "informed",
    "warned",
    "warns",
    "assured",
    "reminded",
    "notified",
    "persuaded",
    "convinced",
    "advised",
];
/// Verbs of saying and thinking whose clause may stand behind a phrase: "said on background that …".
pub(super) const SAYING: &[&str] = &[
    "said",
    "says",
    "say",
    "saying",
    "told",
    "added",
    "warned",
    "claimed",
    "reported",
    "announced",
    "stated",
    "argued",
    "insisted",
    "noted",
    "suggested",
    "explained",
    "confirmed",
    "believe",
    "believes",
    "concluded",
    "ruled",
    "wrote",
    "testified",
    "complained",
    "acknowledged",
    "agreed",
    "declared",
];
/// Nouns of what is told, with a clause that says it.
pub(super) const TALES: &[&str] = &[
    "news", "report", "reports", "claim", "claims", "rumor", "rumors", "rumour", "rumours", "story", "stories", "hoax",
];
