//! Event classes as the rest of the program sees them: the built-in tables, and small ones that go wrong.

use super::{Events, Part, Party, Predicate};
use crate::data::DataFile;
use crate::lexicon::Lexicon;
use crate::logic::Relation::{self, Broader, Complement, Exclusive, Independent, Narrower, Same};

fn events() -> Events {
    Lexicon::read(&crate::data::embedded()).unwrap().events
}

fn refused(text: String) -> String {
    let file = DataFile { path: "lexicon/events.toml".into(), text: text.into() };
    Lexicon::read(&[file]).unwrap_err().to_string()
}

/// What each predicate expresses: lemma, object, complement verb, prepositions.
fn class(query: Predicate<'_>) -> String {
    events().lookup(&query).map_or("-".into(), |class| class.id.to_string())
}

fn verb(lemma: &str) -> Predicate<'_> {
    Predicate { lemma, ..Predicate::default() }
}

#[test]
fn what_is_denied_decides_what_denying_means() {
    assert_eq!(class(Predicate { object: Some("visa"), ..verb("deny") }), "refuse-grant");
    assert_eq!(class(Predicate { object: Some("allegation"), ..verb("deny") }), "deny");
    assert_eq!(class(Predicate { clausal: true, ..verb("deny") }), "deny");
    assert_eq!(class(Predicate { object: Some("responsibility"), ..verb("deny") }), "deny-responsibility");
    let noun = Predicate { part: Part::Noun, object: Some("visa"), ..verb("denial") };
    assert_eq!(class(noun), "refuse-grant");
}

#[test]
fn declining_is_refusing_falling_or_keeping_silent() {
    assert_eq!(class(Predicate { complement_verb: Some("comment"), ..verb("decline") }), "decline-comment");
    let give = Predicate { complement_verb: Some("give"), object: Some("visa"), ..verb("decline") };
    assert_eq!(class(give), "refuse-grant");
    assert_eq!(class(Predicate { complement_verb: Some("leave"), ..verb("decline") }), "refuse");
    assert_eq!(class(Predicate { subject: Some("price"), ..verb("decline") }), "fall");
    assert_eq!(class(Predicate { object: Some("offer"), ..verb("decline") }), "reject");
}

#[test]
fn expressions_of_more_than_one_word_are_found_in_any_shape() {
    assert_eq!(class(verb("step down")), "resign");
    assert_eq!(class(Predicate { prepositions: &["down"], ..verb("step") }), "resign");
    assert_eq!(class(Predicate { complement_verb: Some("aground"), ..verb("run") }), "run-aground");
    assert_eq!(class(Predicate { object: Some("office"), ..verb("take") }), "take-office");
    assert_eq!(class(Predicate { object: Some("photo"), ..verb("take") }), "-");
    assert_eq!(class(verb("turn up")), "-");
}

#[test]
fn a_name_counts_as_named() {
    assert_eq!(class(Predicate { object: Some("Navalny"), ..verb("release") }), "free");
    assert_eq!(class(Predicate { object: Some("report"), ..verb("release") }), "publish");
}

#[test]
fn what_follows_from_the_stated_relations_holds() {
    let events = events();
    let table: [(&str, Relation, &str); 15] = [
        ("refuse-grant", Exclusive, "grant"),
        ("refuse-grant", Exclusive, "offer"),
        ("grant", Narrower, "offer"),
        ("silent", Complement, "speak-out"),
        ("condemn", Narrower, "speak-out"),
        ("condemn", Exclusive, "silent"),
        ("assassinate", Narrower, "kill"),
        ("arrest", Narrower, "detain"),
        ("torture", Narrower, "harm"),
        ("harm", Broader, "murder"),
        ("imprison", Exclusive, "free"),
        ("veto", Exclusive, "ratify"),
        ("rise", Exclusive, "fall"),
        ("flee", Exclusive, "arrive"),
        ("grant", Same, "grant"),
    ];
    for (left, relation, right) in table {
        assert_eq!(events.relation(left, right), relation, "{left} and {right}");
        assert_eq!(events.relation(right, left), relation.converse(), "{right} and {left}");
    }
}

#[test]
fn near_misses_stay_independent() {
    let events = events();
    for (left, right) in [
        ("reject", "condemn"),
        ("arrest", "kill"),
        ("arrest", "charge"),
        ("charge", "convict"),
        ("resign", "die"),
        ("resign", "dismiss"),
        ("obtain", "grant"),
        ("apply-for", "obtain"),
        ("revoke", "refuse-grant"),
        ("decline-comment", "deny"),
        ("decline-comment", "silent"),
        ("decline-comment", "confirm"),
        ("accuse", "blame"),
        ("condemn", "accuse"),
        ("praise", "criticise"),
        ("injure", "kill"),
        ("torture", "murder"),
        ("deport", "arrest"),
        ("flee", "deport"),
        ("buy", "sell"),
        ("lay-off", "dismiss"),
        ("fall", "cut"),
        ("win", "elect"),
        ("invade", "capture"),
        ("sink", "run-aground"),
        ("start", "continue"),
        ("postpone", "take-place"),
        ("investigate", "accuse"),
        ("support", "condemn"),
    ] {
        assert_eq!(events.relation(left, right), Independent, "{left} and {right}");
    }
}

#[test]
fn related_classes_share_a_family() {
    let events = events();
    for left in events.classes() {
        for right in events.classes() {
            if events.relation(&left.id, &right.id) != Independent {
                assert_eq!(left.family, right.family, "{} and {}", left.id, right.id);
            }
        }
    }
}

#[test]
fn killing_someone_entails_that_they_died() {
    let events = events();
    let kill = events.class("kill").unwrap();
    let died = kill.entails.iter().find(|entailed| entailed.class == "die").unwrap();
    assert_eq!((died.subject, died.negative), (Party::Object, false));
}

#[test]
fn nouns_relate_through_their_kinds() {
    let events = events();
    for (left, relation, right) in [
        ("dog", Narrower, "animal"),
        ("puppy", Exclusive, "cat"),
        ("man", Exclusive, "woman"),
        ("boy", Narrower, "person"),
        ("man", Exclusive, "dog"),
        ("visa", Narrower, "permit"),
        ("license", Narrower, "permit"),
        ("minister", Narrower, "official"),
        ("young", Exclusive, "old"),
        ("refugee", Independent, "man"),
        ("doctor", Independent, "woman"),
        ("president", Independent, "minister"),
        ("quux", Same, "quux"),
        ("quux", Independent, "dog"),
    ] {
        assert_eq!(events.noun_relation(left, right), relation, "{left} and {right}");
    }
}

#[test]
fn mistakes_are_told_with_their_place() {
    let class = "[[class]]\nid = \"a\"\nname = \"a\"\nfamily = \"f\"\n";
    let other = "[[class]]\nid = \"b\"\nname = \"b\"\nfamily = \"f\"\n";
    let narrower =
        |left: &str, right: &str| format!("[[relation]]\nleft = \"{left}\"\nis = \"narrower\"\nright = \"{right}\"\n");
    let errors = [
        format!("{class}verb = []\n"),
        narrower("a", "b"),
        format!("{class}{other}{}{}", narrower("a", "b"), narrower("b", "a")),
        format!("{class}verbs = [\"go\",\n \"go\"]\n"),
        "[[noun-class]]\nid = \"a\"\nincludes = [\"b\"]\n[[noun-class]]\nid = \"b\"\nincludes = [\"a\"]\n".into(),
        format!("{class}[[class.sense]]\nverbs = [\"go\"]\nobject = [\"x\"]\n"),
        format!("{class}{class}"),
    ]
    .map(refused);
    insta::assert_snapshot!(errors.join("\n"), @r"
    lexicon/events.toml:5:1: unknown field `verb`, expected one of `id`, `name`, `family`, `verbs`, `nouns`, `adjectives`, `entails`, `affected`, `speech`, `reciprocal`, `one-off`, `tally`, `sense`; did you mean `verbs`?
    lexicon/events.toml:2:8: `a` is no event class
    lexicon/events.toml:16:9: `a` makes `b` narrower to `a`, but it is broader by what was stated before
    lexicon/events.toml:6:2: `go` already means `a` with the same arguments
    lexicon/events.toml:6:13: `a` includes itself
    lexicon/events.toml:7:11: `x` is no noun class with nouns
    lexicon/events.toml:6:6: `a` is defined twice; `[[extend]]` adds words to a class
    ");
}
