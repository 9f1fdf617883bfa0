//! The Penn Treebank tags of English treebanks, as static strings.

/// All tags that a model can give.
pub(crate) const ALL: &[&str] = &[
    "_", "$", "''", ",", "-LRB-", "-RRB-", ".", ":", "ADD", "AFX", "CC", "CD", "DT", "EX", "FW", "GW", "HYPH", "IN",
    "JJ", "JJR", "JJS", "LS", "MD", "NFP", "NN", "NNP", "NNPS", "NNS", "PDT", "POS", "PRP", "PRP$", "RB", "RBR", "RBS",
    "RP", "SYM", "TO", "UH", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "WDT", "WP", "WP$", "WRB", "``",
];

/// The tag of that name, `_` where there is none.
pub(crate) fn parse(name: &str) -> &'static str {
    ALL.iter().copied().find(|&tag| tag == name).unwrap_or("_")
}
