//! One sentence a mechanism.

use super::of;
use crate::claim::tests::notation::parsed;
use crate::data::embedded;
use crate::lexicon::Lexicon;
use crate::text::Lines;

/// "text: [low, high] unit" of each quantity, `~` where rough.
fn check(notation: &str) -> Vec<String> {
    let parsed = parsed(notation);
    let lines = Lines::new(&parsed.document().text);
    let lexicon = Lexicon::read(&embedded()).unwrap();
    let end = |end: Option<f64>| end.map_or("…".to_owned(), |end| end.to_string());
    let shown = |found: super::FoundQuantity| {
        let quantity = found.quantity;
        let rough = if quantity.approximate { "~" } else { "" };
        let unit = quantity.unit.map_or(String::new(), |unit| format!(" {unit}"));
        format!("{}: {rough}[{}, {}]{unit}", quantity.text, end(quantity.low), end(quantity.high))
    };
    parsed.sentences().flat_map(|sentence| of(sentence, &lexicon, &lines)).map(shown).collect()
}

/// Words without a tree of their own: each hangs on the next noun, tags as given (`word/UPOS/XPOS`).
fn flat(words: &str) -> Vec<String> {
    let tagged: Vec<Vec<&str>> = words.split(' ').map(|word| word.split('/').collect()).collect();
    let rows = tagged.iter().enumerate().map(|(at, word)| {
        let upos = word.get(1).copied().unwrap_or("X");
        let next = tagged.iter().skip(at + 1).position(|other| other.get(1) == Some(&"NOUN"));
        let head = if at == 0 { 0 } else { next.map_or(1, |next| at + next + 2) };
        let deprel = match upos {
            "NUM" if head > 1 => "nummod",
            "ADJ" => "amod",
            _ if at == 0 => "root",
            _ => "dep",
        };
        let form = word[0].trim_start_matches('_');
        let lemma = if word.get(2) == Some(&"NNS") { form.trim_end_matches('s') } else { form };
        format!("{}|{lemma}|{upos}|{}|{head}|{deprel}", word[0], word.get(2).unwrap_or(&"X"))
    });
    check(&rows.collect::<Vec<_>>().join(" "))
}

#[test]
fn bounds_open_one_side() {
    assert_eq!(flat("x at/ADP least/ADJ 40/NUM boats/NOUN/NNS"), ["at least 40 boats: [40, …] boat"]);
    assert_eq!(flat("x no/DET more/ADJ than/ADP 40/NUM boats/NOUN/NNS"), ["no more than 40 boats: […, 40] boat"]);
    assert_eq!(flat("x 40/NUM or/CCONJ more/ADJ boats/NOUN/NNS"), ["40 or more boats: [40, …] boat"]);
    assert_eq!(flat("x up/ADP to/ADP $/SYM _8/NUM million/NUM"), ["up to $8 million: […, 8000000] dollar"]);
}

#[test]
fn rough_numbers_are_marked_rough() {
    assert_eq!(flat("x around/ADP 100/NUM gay/ADJ men/NOUN/NNS"), ["around 100 gay men: ~[100, 100] men"]);
    assert_eq!(flat("x thousands/NOUN/NNS of/ADP boats/NOUN/NNS"), ["thousands of boats: ~[1000, …] boat"]);
}

#[test]
fn number_words_and_magnitudes_are_computed() {
    assert_eq!(flat("x twenty/NUM _-/PUNCT _five/NUM boats/NOUN/NNS"), ["twenty-five boats: [25, 25] boat"]);
    assert_eq!(
        flat("x two/NUM hundred/NUM and/CCONJ fifty/NUM thousand/NUM boats/NOUN/NNS"),
        ["two hundred and fifty thousand boats: [250000, 250000] boat"]
    );
    assert_eq!(flat("x 1.2/NUM million/NUM boats/NOUN/NNS"), ["1.2 million boats: [1200000, 1200000] boat"]);
    assert_eq!(flat("x a/DET dozen/NOUN boats/NOUN/NNS"), ["a dozen boats: [12, 12] boat"]);
}

#[test]
fn money_percent_and_measures_have_their_units() {
    assert_eq!(
        flat("x 3/NUM billion/NUM Swiss/ADJ francs/NOUN/NNS"),
        ["3 billion Swiss francs: [3000000000, 3000000000] swiss franc"]
    );
    assert_eq!(flat("x €/SYM _1.5bn/NUM"), ["€1.5bn: [1500000000, 1500000000] euro"]);
    assert_eq!(flat("x 19/NUM per/ADP cent/NOUN"), ["19 per cent: [19, 19] percent"]);
    assert_eq!(flat("x 1,000/NUM megawatts/NOUN/NNS"), ["1,000 megawatts: [1000, 1000] megawatt"]);
    assert_eq!(flat("x 50mph/NUM winds/NOUN/NNS"), ["50mph: [50, 50] mile per hour"]);
    assert_eq!(flat("x $/SYM _2/NUM a/DET barrel/NOUN"), ["$2 a barrel: [2, 2] dollar per barrel"]);
}

#[test]
fn ranges_are_one_interval_and_share_the_magnitude() {
    assert_eq!(flat("x between/ADP 3/NUM and/CCONJ 5/NUM boats/NOUN/NNS"), ["3 and 5 boats: [3, 5] boat"]);
    assert_eq!(flat("x 15/NUM _-/PUNCT _22/NUM boats/NOUN/NNS"), ["15-22 boats: [15, 22] boat"]);
    assert_eq!(
        flat("x from/ADP $/SYM _10/NUM to/ADP $/SYM _15/NUM billion/NUM"),
        ["$10 to $15 billion: [10000000000, 15000000000] dollar"]
    );
    assert_eq!(
        flat("x up/ADP 5/NUM %/SYM to/ADP 20/NUM euros/NOUN/NNS"),
        ["5 %: [5, 5] percent", "20 euros: [20, 20] euro"]
    );
}

#[test]
fn ages_are_years_of_age() {
    assert_eq!(flat("x 17/NUM _-/PUNCT _year/NOUN _-/PUNCT _old/ADJ boy/NOUN"), ["17-year-old: [17, 17] year of age"]);
    assert_eq!(flat("x Ann/PROPN ,/PUNCT 44/NUM ,/PUNCT left/VERB"), ["44: [44, 44] year of age"]);
}

#[test]
fn parts_and_nothing_are_numbers_too() {
    assert_eq!(
        flat("x half/NOUN of/ADP the/DET 40/NUM boats/NOUN/NNS"),
        ["half: [0.5, 0.5] boat", "40 boats: [40, 40] boat"]
    );
    assert_eq!(
        flat("x two/NUM _-/PUNCT _thirds/NOUN/NNS of/ADP them/PRON"),
        ["two-thirds: [0.6666666666666666, 0.6666666666666666]"]
    );
    assert_eq!(flat("x half/DET a/DET million/NUM boats/NOUN/NNS"), ["half a million boats: [500000, 500000] boat"]);
    assert_eq!(flat("x no/DET one/NOUN came/VERB"), ["no one: [0, 0] person"]);
}

#[test]
fn years_dates_times_scores_names_and_ordinals_are_no_quantities() {
    for words in [
        "x in/ADP 2014/NUM ,/PUNCT",
        "x May/PROPN 26/NUM ,/PUNCT",
        "x 26/NUM May/PROPN",
        "x at/ADP 9:30/NUM",
        "x 2/NUM p.m./NOUN",
        "x won/VERB 2/NUM _-/PUNCT _1/NUM",
        "x the/DET 10th/ADJ time/NOUN",
        "x the/DET 1970s/NOUN",
        "x Section/PROPN 427/NUM of/ADP it/PRON",
        "x XC40/PROPN",
        "x G20/PROPN",
        "x 555/NUM _-/PUNCT _0100/NUM",
    ] {
        assert_eq!(flat(words), Vec::<String>::new(), "{words}");
    }
}

#[test]
fn hostile_numbers_stay_finite() {
    let digits = "9".repeat(500);
    assert_eq!(flat(&format!("x {digits}/NUM boats/NOUN/NNS")), Vec::<String>::new());
    assert_eq!(flat("x a/DET a/DET hundred/NUM and/CCONJ and/CCONJ").len(), 1);
}

#[test]
fn a_number_takes_the_unit_that_it_leaves_out() {
    let rose = flat("x rose/VERB/VBD 64/NUM points/NOUN/NNS to/ADP 4,577/NUM");
    assert_eq!(rose, ["64 points: [64, 64] point", "4,577: [4577, 4577] point"]);
    let fell = flat("x fell/VERB/VBD 2/NUM _%/SYM to/ADP 4,577/NUM");
    assert_eq!(fell.last().map(String::as_str), Some("4,577: [4577, 4577]"));
}
