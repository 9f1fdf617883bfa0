//! Whole affairs, from texts of our own.

use super::{Affair, How, Kind, affairs, facts};
use crate::data::embedded;
use crate::language::{Model, parse};
use crate::lexicon::Lexicon;
use crate::text::Document;

fn read(texts: &[&str]) -> Vec<Affair> {
    let lexicon = Lexicon::read(&embedded()).unwrap();
    let document = |(at, text): (usize, &&str)| Document::bare(format!("d{at}"), *text);
    let documents = texts.iter().enumerate().map(document);
    let all: Vec<_> = documents.map(|document| facts(&parse(&document, Model::english()), &lexicon)).collect();
    affairs(&all, &lexicon)
}

/// The wordings of what is mentioned by `wording` in any document, sorted.
fn wordings(affairs: &[Affair], kind: Kind, wording: &str) -> Vec<String> {
    let things = affairs.iter().flat_map(|affair| &affair.things).filter(|thing| thing.kind == kind);
    let named = things.filter(|thing| thing.mentions.iter().any(|mention| mention.text == wording));
    let mut all: Vec<String> =
        named.flat_map(|thing| &thing.mentions).map(|mention| mention.text.to_string()).collect();
    all.sort_unstable();
    all.dedup();
    all
}

const FIRE: [&str; 3] = [
    "The mayor of Tarnby, Robin Cole, opened the burnt mill on Monday. Cole praised the crew of the mill. The fire in \
     the Tarnby mill killed two guards. The mill burned for a night.",
    "Robin Cole opened the mill in Tarnby. The mayor said that the mill was burnt. The blaze killed two guards in Tarnby.",
    "Mayor Cole visited the Tarnby mill, where a fire had killed two guards. Robin Cole opened the burnt mill again.",
];

#[test]
fn a_surname_and_a_full_name_are_one_across_documents() {
    let found = wordings(&read(&FIRE), Kind::Referent, "Robin Cole");
    assert!(found.contains(&"Cole".to_owned()), "{found:?}");
}

#[test]
fn one_verb_of_one_affair_is_one_event() {
    let found = read(&FIRE);
    assert_eq!(found.len(), 1);
    let killing = found[0].things.iter().find(|thing| thing.name == "kill").unwrap();
    assert_eq!(killing.mentions.len(), 3);
    assert!(killing.mentions.iter().all(|mention| mention.via == How::Predicate && mention.text == "killed"));
}

#[test]
fn a_day_belongs_to_no_name_and_a_rank_to_none_either() {
    let found = read(&["A man was held in Tarnby Thursday. Tarnby Police Sgt. Robin Cole held him."]);
    let places = wordings(&found, Kind::Referent, "Tarnby");
    assert!(!places.is_empty() && places.iter().all(|words| !words.contains("Thursday")), "{places:?}");
    let named = wordings(&found, Kind::Referent, "Robin Cole");
    assert!(!named.is_empty() && named.iter().all(|words| !words.contains("Sgt")), "{named:?}");
}

#[test]
fn what_two_people_say_is_two_events() {
    let text = "Robin Cole said the mill was safe. Mary Berg said the mill was old.";
    let affairs = read(&[text]);
    let said = affairs[0].things.iter().filter(|thing| thing.name == "say");
    assert_eq!(said.map(|thing| thing.mentions.len()).collect::<Vec<_>>(), [1, 1]);
}

#[test]
fn the_order_of_the_documents_changes_nothing() {
    let lexicon = Lexicon::read(&embedded()).unwrap();
    let read = |at: usize| facts(&parse(&Document::bare(format!("d{at}"), FIRE[at]), Model::english()), &lexicon);
    let (first, second) = ([read(0), read(1), read(2)], [read(2), read(0), read(1)]);
    assert_eq!(affairs(&first, &lexicon), affairs(&second, &lexicon));
}

#[test]
fn nothing_and_empty_texts_are_no_trouble() {
    assert_eq!(read(&[]), []);
    assert_eq!(read(&["", "   "]).iter().map(|affair| affair.things.len()).sum::<usize>(), 0);
}
