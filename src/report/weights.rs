//! What the features mean that say whether two values answer one question, in words for people.

use crate::finding::{Finding, Reason};

/// Features that mean one thing to a reader, and what.
const MEANT: [(&[&str], &str); 25] = [
    (&["share", "share-root"], "how alike the sentences are as a whole"),
    (&["rare", "held"], "the words that both sentences share"),
    (&["near", "window", "verb-near"], "the words right beside the values"),
    (&["head"], "what is counted or named"),
    (&["who"], "both are said of one person"),
    (&["who-clash"], "they are said of two people"),
    (&["who-one"], "one of them is said of a person by name"),
    (&["who-open"], "of whom one of them is said stays open"),
    (&["names"], "the names in both sentences"),
    (&["verbs"], "the verbs in both sentences"),
    (&["one-document", "one-document-share"], "both stand in one text"),
    (&["headline"], "a headline"),
    (&["scope"], "both are of one group (killed, wounded …)"),
    (&["scope-clash"], "they are of two groups (killed, wounded …)"),
    (&["scope-one"], "one of them is of a group (killed, wounded …)"),
    (&["days-near"], "both were published within a day"),
    (&["matched"], "another value that both sentences have"),
    (&["alone"], "no other such value in either sentence"),
    (&["unique"], "how seldom such values are told"),
    (&["other-told"], "a text that tells the other value, too"),
    (&["support"], "how often each value is told"),
    (&["closeness", "rough"], "how near the values are to each other, and how rough"),
    (&["people"], "two words for people"),
    (&["main", "first"], "both tell of the main event"),
    (&["rank", "mutual"], "each sentence is the nearest to the other in its text"),
];

/// What the weights of a finding on values come to, by their meaning: log-odds, the loudest first.
pub fn weights(finding: &Finding) -> Vec<(String, f64)> {
    let mut all: Vec<(String, f64)> = Vec::new();
    for reason in finding.reasons.iter().filter(|reason| weighs(reason, finding)) {
        let added = reason.right.parse().unwrap_or_default();
        let meant = meant(&reason.relation);
        match all.iter_mut().find(|(known, _)| *known == meant) {
            Some((_, sum)) => *sum += added,
            None => all.push((meant, added)),
        }
    }
    all.sort_by(|a, b| b.1.abs().total_cmp(&a.1.abs()));
    all
}

/// Whether a reason is one of the weights on whether two values answer one question.
pub(super) fn weighs(reason: &Reason, finding: &Finding) -> bool {
    finding.question.is_some() && reason.dimension == "question"
}

fn meant(feature: &str) -> String {
    let known = MEANT.iter().find(|(names, _)| names.contains(&feature));
    known.map_or_else(|| feature.replace('-', " "), |(_, meant)| (*meant).to_owned())
}

#[cfg(test)]
mod tests {
    use super::meant;

    #[test]
    fn a_feature_without_words_is_called_by_its_name() {
        assert_eq!(meant("share-root"), "how alike the sentences are as a whole");
        assert_eq!(meant("new-moon"), "new moon");
    }
}
