//! What is read of invented sentences: attribute, value, whose it is.

use super::{Content, Passage, Roughly};
use crate::claim::extract_all;
use crate::data::embedded;
use crate::language::{Model, parse};
use crate::lexicon::Lexicon;
use crate::text::Document;
use std::sync::LazyLock;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::read(&embedded()).unwrap());

fn passages(text: &str) -> Vec<Passage> {
    let mut document = Document::bare("a", text);
    document.published = "2019-05-15".parse().ok();
    extract_all(&parse(&document, Model::english()), &LEXICON).passages
}

/// The values of an attribute, each with whose it is.
fn told(attribute: &str, text: &str) -> Vec<String> {
    let passages = passages(text);
    let values = passages.iter().flat_map(|passage| &passage.values).filter(|value| value.attribute == attribute);
    let whose = |value: &super::Value| {
        let about = value.about.as_ref().filter(|about| !about.name.is_empty());
        about.map_or(String::new(), |about| format!(" of {}", about.name.join(" ")))
    };
    values.map(|value| format!("{}{}", shown(&value.content), whose(value))).collect()
}

fn shown(content: &Content) -> String {
    match content {
        Content::Number { low, high, approximate, unit } => {
            let bound = |bound: &Option<f64>| bound.map_or("…".to_owned(), |bound| bound.to_string());
            let number = if low == high { bound(low) } else { format!("{}-{}", bound(low), bound(high)) };
            format!("{}{number} {unit}", if *approximate { "~" } else { "" })
        }
        Content::Clock { minute, rough } => {
            let mark = match rough {
                Some(Roughly::About) => "~",
                Some(Roughly::Before) => "<",
                Some(Roughly::After) => ">",
                None => "",
            };
            format!("{mark}{:02}:{:02}", minute / 60, minute % 60)
        }
        Content::Day { from, to, weekday, month, day, .. } => match (from, to) {
            (Some(from), Some(to)) if from == to => from.to_string(),
            (Some(from), Some(to)) => format!("{from}..{to}"),
            _ => format!("{weekday:?} {month:?} {day:?}"),
        },
        Content::Street { number, name, kind } => {
            let number = number.map_or(String::new(), |number| format!("{number} "));
            format!("{number}{name} {}", kind.as_deref().unwrap_or_default())
        }
        Content::Name(words) => words.join(" "),
        Content::Class(word) => word.to_string(),
        Content::Score(numbers) => format!("{numbers:?}"),
    }
}

#[test]
fn ages_are_read_in_every_writing_with_whose_they_are() {
    assert_eq!(told("age", "Anna Lind, 24, left."), ["24 year of age of anna lind"]);
    assert_eq!(told("age", "The 24-year-old Anna Lind left."), ["24 year of age of anna lind"]);
    assert_eq!(told("age", "Anna Lind (24) left."), ["24 year of age of anna lind"]);
    assert_eq!(told("age", "Anna Lind, a 24-year-old baker, left."), ["24 year of age of anna lind"]);
    assert_eq!(told("age", "Anna Lind, aged 24, left."), ["24 year of age of anna lind"]);
    assert_eq!(told("age", "Erik Holm, Jr., 24, left."), ["24 year of age of erik holm"]);
    assert_eq!(told("age", "An 18-month-old boy left."), ["1 year of age"]);
    assert_eq!(told("age", "A woman in her 20s left."), ["20-29 year of age"]);
}

#[test]
fn ages_are_bounds_where_only_a_time_of_life_is_told() {
    assert_eq!(told("age", "A man in his late 50s left."), ["56-59 year of age"]);
    assert_eq!(told("age", "A teenage girl left."), ["13-19 year of age"]);
    assert_eq!(told("age", "Anna Lind (DOB 07/19/98) left."), ["20-21 year of age of anna lind"]);
    let months = |text: &str| told("age", text).join("");
    assert_ne!(months("A 3-month-old baby left."), months("A 4-month-old baby left."));
}

#[test]
fn a_score_and_a_street_number_are_no_ages() {
    assert!(told("age", "Anna Lind, 53-3, won the bout.").is_empty());
    assert_eq!(told("score", "Brann won 3-1 in Bergen."), ["[3, 1] of brann"]);
    assert!(told("score", "Call 555-0134 or 800-800-3855.").is_empty());
    assert_eq!(told("score", "Cup final: Brann 65, Viking 53").len(), 1);
}

#[test]
fn times_of_day_are_minutes_with_what_leaves_them_open() {
    assert_eq!(told("clock", "She left around 3 p.m. on Monday."), ["~15:00"]);
    assert_eq!(told("clock", "She left just before 10:30 p.m."), ["<22:30"]);
    assert_eq!(told("clock", "She left shortly after midnight."), [">00:00"]);
    assert_eq!(told("clock", "The fire began at 8.49pm."), ["20:49"]);
    assert_eq!(told("clock", "The fire began at 2045 GMT."), ["20:45"]);
    assert!(told("clock", "She won 2045 votes at 31 schools.").is_empty());
    assert_eq!(told("duration", "She scored with 7:41 left in the half."), ["461 second"]);
}

#[test]
fn days_are_resolved_against_the_day_of_publication() {
    assert_eq!(told("date", "She left on Monday."), ["2019-05-13"]);
    assert_eq!(told("date", "She was born on 3 March 1998."), ["1998-03-03"]);
    assert_eq!(told("date", "She left in 2005."), ["2005-01-01..2005-12-31"]);
}

#[test]
fn streets_have_numbers_blocks_and_one_writing() {
    assert_eq!(told("street", "It burned in the 2400 block of F Street SE."), ["2400 f street"]);
    assert_eq!(told("street", "It burned at 6011 N.W. 32nd Ave. on Monday."), ["6011 32nd avenue"]);
    assert_eq!(told("street", "It burned on Harbour Road."), ["harbour road"]);
    assert_eq!(told("street", "It burned in the 4800 block of Harbour Knoll."), ["4800 harbour knoll "]);
    assert_eq!(told("street", "It burned in the 600 block of West 30th Street."), ["600 30th street"]);
    assert!(told("street", "She went to the Superior Court.").is_empty());
}

#[test]
fn numbers_are_counts_sums_and_measures_and_ranks_stand_apart() {
    assert_eq!(told("count", "Police held about 40 sailors."), ["~40 sailor"]);
    assert_eq!(told("money", "The ship cost $2 million."), ["2000000 dollar"]);
    assert_eq!(told("measure", "A magnitude-5.2 quake struck."), ["5.2 magnitude"]);
    assert_eq!(told("measure", "A 5.9 magnitude quake struck."), ["5.9 magnitude"]);
    assert_eq!(told("rank", "It was her sixth defence of the belt."), ["6 defence"]);
}

#[test]
fn a_row_of_results_has_no_values() {
    assert!(passages("Shr 5.1 cts vs 4.2 cts.").iter().all(|passage| passage.values.is_empty()));
}

#[test]
fn names_leave_titles_and_suffixes_out() {
    assert_eq!(told("name", "Captain Anna Lind and Erik Holm Jr."), ["anna lind", "erik holm"]);
    assert_eq!(told("place", "She died near Stavanger."), ["stavanger"]);
    assert_eq!(told("place", "It sank off the coast of Norway."), ["norway"]);
}

#[test]
fn words_of_a_class_are_values_of_their_owner() {
    assert_eq!(told("relation", "Anna Lind's brother left."), ["brother of anna lind"]);
    assert_eq!(told("weapon", "He carried a pistol."), ["handgun"]);
    assert_eq!(told("site", "They met at the gas station."), ["gas-station"]);
}

#[test]
fn what_is_said_not_to_be_so_is_a_value() {
    assert_eq!(told("manner", "It was an accident."), ["accident"]);
    assert_eq!(told("manner", "It was not an accident."), ["not accident"]);
    assert_eq!(told("manner", "It was no accident."), ["not accident"]);
}

#[test]
fn a_word_before_an_office_makes_another_of_it() {
    assert_eq!(told("office", "Anna Lind, a former chairwoman, left."), ["former chairman of anna lind"]);
    assert_eq!(told("office", "The assistant district attorney left."), ["assistant district-attorney"]);
    assert_eq!(told("office", "Deputy Chief Anna Lind left."), ["deputy chief of anna lind"]);
}

#[test]
fn a_denial_outweighs_what_it_denies() {
    assert_eq!(told("stance", "He was accused of theft."), ["claimed"]);
    assert_eq!(told("stance", "He denied the allegations."), ["denied"]);
    assert!(told("stance", "They denied her a visa.").is_empty());
}

#[test]
fn homes_are_read_of_those_who_live_there() {
    assert_eq!(told("home", "A Bergen woman left."), ["bergen"]);
    assert_eq!(told("home", "Anna Lind, 24, of Bergen, left."), ["bergen of anna lind"]);
    assert_eq!(told("home", "She lived in Bergen."), ["bergen"]);
    assert!(told("home", "She spoke in Bergen.").is_empty());
}

#[test]
fn who_did_it_is_read_at_what_was_done() {
    assert_eq!(told("agent", "Her brother drove him home."), ["brother"]);
    assert_eq!(told("patient", "A friend was shot."), ["friend"]);
    assert!(told("agent", "Her brother said so.").is_empty());
}

#[test]
fn a_part_of_the_body_is_a_noun_and_a_colour_is_of_a_thing() {
    assert!(told("wound", "She went back.").is_empty());
    assert_eq!(told("colour", "She left in a black car."), ["black"]);
    assert!(told("colour", "She left in a black shirt.").is_empty());
    assert!(told("site", "He ran 84 yards.").is_empty());
}

#[test]
fn every_value_is_real_text() {
    let text = "Ståle Ås, 41, paid €3 million – about 3 p.m. on 5 May – for the “Zoë”, 400 metres long.";
    for passage in passages(text) {
        for value in &passage.values {
            assert_eq!(&text[value.span.start as usize..value.span.end as usize], value.text.as_str());
        }
    }
}
