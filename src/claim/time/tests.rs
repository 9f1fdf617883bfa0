//! One sentence a mechanism.

use super::of;
use crate::claim::tests::notation::parsed;
use crate::text::Lines;
use jiff::civil::{Date, date};

/// "from..to" or "open" of each expression, beside its words.
fn check(notation: &str, published: Option<Date>) -> Vec<String> {
    let parsed = parsed(notation);
    let lines = Lines::new(&parsed.document().text);
    let shown = |found: super::FoundTime| {
        let words = found.span.of(&parsed.document().text).to_owned();
        match found.time {
            Some(time) if time.from == time.to => format!("{words}: {}", time.from),
            Some(time) => format!("{words}: {}..{}", time.from, time.to),
            None => format!("{words}: open"),
        }
    };
    parsed.sentences().flat_map(|sentence| of(sentence, published, &lines)).map(shown).collect()
}

const WEDNESDAY: Option<Date> = Some(date(2017, 6, 7));

#[test]
fn a_weekday_in_the_past_tense_is_the_last_one() {
    let text =
        "It|it|PRON|PRP|2|nsubj arrived|arrive|VERB|VBD|0|root on|on|ADP|IN|4|case Tuesday|Tuesday|PROPN|NNP|2|obl";
    assert_eq!(check(text, WEDNESDAY), ["Tuesday: 2017-06-06"]);
    assert_eq!(check(text, None), ["Tuesday: open"]);
}

#[test]
fn a_weekday_in_the_future_tense_is_the_next_one() {
    let text =
        "It|it|PRON|PRP|3|nsubj will|will|AUX|MD|3|aux arrive|arrive|VERB|VB|0|root Tuesday|Tuesday|PROPN|NNP|3|obl";
    assert_eq!(check(text, WEDNESDAY), ["Tuesday: 2017-06-13"]);
}

#[test]
fn a_weekday_without_a_tense_is_not_guessed() {
    let text = "Talks|talk|NOUN|NNS|0|root Tuesday|Tuesday|PROPN|NNP|1|nmod";
    assert_eq!(check(text, WEDNESDAY), ["Tuesday: open"]);
}

#[test]
fn a_full_date_needs_no_publication() {
    let text = "He|he|PRON|PRP|2|nsubj left|leave|VERB|VBD|0|root May|May|PROPN|NNP|2|obl 26|26|NUM|CD|3|nummod ,|,|PUNCT|,|3|punct 2017|2017|NUM|CD|3|nummod";
    assert_eq!(check(text, None), ["May 26 , 2017: 2017-05-26"]);
}

#[test]
fn a_day_without_a_year_is_the_last_one_under_a_past_verb() {
    let text = "He|he|PRON|PRP|2|nsubj left|leave|VERB|VBD|0|root on|on|ADP|IN|5|case 26|26|NUM|CD|5|nummod July|July|PROPN|NNP|2|obl";
    assert_eq!(check(text, WEDNESDAY), ["26 July: 2016-07-26"]);
}

#[test]
fn may_the_verb_and_march_the_walk_are_no_months() {
    let text = "They|they|PRON|PRP|3|nsubj May|may|AUX|MD|3|aux march|march|VERB|VB|0|root";
    assert_eq!(check(text, WEDNESDAY), Vec::<String>::new());
}

#[test]
fn relative_stretches_are_counted_from_publication() {
    let past = |words: &str| check(&format!("It|it|PRON|PRP|2|nsubj left|leave|VERB|VBD|0|root {words}"), WEDNESDAY);
    assert_eq!(past("last|last|ADJ|JJ|4|amod week|week|NOUN|NN|2|obl"), ["last week: 2017-05-28..2017-06-04"]);
    assert_eq!(
        past("earlier|early|ADV|RBR|5|advmod this|this|DET|DT|5|det month|month|NOUN|NN|2|obl"),
        ["earlier this month: 2017-06-01..2017-06-07"]
    );
    assert_eq!(
        past("three|three|NUM|CD|4|nummod days|day|NOUN|NNS|5|obl ago|ago|ADV|RB|2|advmod"),
        ["three days ago: 2017-06-04"]
    );
    assert_eq!(past("yesterday|yesterday|NOUN|NN|2|obl"), ["yesterday: 2017-06-06"]);
    assert_eq!(
        past("this|this|DET|DT|5|det past|past|ADJ|JJ|5|amod April|April|PROPN|NNP|2|obl"),
        ["this past April: 2017-04-01..2017-04-30"]
    );
}

#[test]
fn years_and_spans_of_years_are_read() {
    let text = "He|he|PRON|PRP|2|nsubj worked|work|VERB|VBD|0|root from|from|ADP|IN|4|case 2011|2011|NUM|CD|2|obl to|to|ADP|IN|6|case 2014|2014|NUM|CD|2|obl";
    assert_eq!(check(text, None), ["from 2011 to 2014: 2011-01-01..2014-12-31"]);
    let text = "He|he|PRON|PRP|2|nsubj left|leave|VERB|VBD|0|root since|since|ADP|IN|4|case 2014|2014|NUM|CD|2|obl";
    assert_eq!(check(text, WEDNESDAY), ["since 2014: 2014-01-01..2017-06-07"]);
    assert_eq!(check(text, None), ["since 2014: open"]);
}

#[test]
fn hostile_numbers_neither_panic_nor_overflow() {
    let text = "He|he|PRON|PRP|2|nsubj left|leave|VERB|VBD|0|root 999999999999999999999|9|NUM|CD|4|nummod years|year|NOUN|NNS|2|obl ago|ago|ADV|RB|2|advmod";
    assert_eq!(check(text, WEDNESDAY), Vec::<String>::new());
}
