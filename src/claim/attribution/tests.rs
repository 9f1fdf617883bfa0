//! One sentence a mechanism.

use super::Attributions;
use crate::claim::tests::notation::parsed;
use crate::claim::{Link, Mention, Phrase, Speech, Via};
use crate::data::embedded;
use crate::language::Parsed;
use crate::lexicon::Lexicon;
use crate::text::Lines;

fn attributions(parsed: &Parsed) -> Attributions {
    let text = &parsed.document().text;
    let lines = Lines::new(text);
    let lexicon = Lexicon::read(&embedded()).unwrap();
    Attributions::of(parsed, &lexicon, &lines, &|_, span| Mention {
        text: span.of(text).into(),
        span: lines.position(text, span),
        id: None,
        via: Via::Same,
        phrase: Phrase::default(),
    })
}

fn shown(parsed: &Parsed, link: &Link) -> String {
    let text = &parsed.document().text;
    let source = link.source.as_ref().map_or("?", |source| source.text.as_str());
    let content: Vec<&str> = link.content.iter().map(|piece| &text[piece.start as usize..piece.end as usize]).collect();
    format!("{source} <{}> {}", link.verb, content.join(" | "))
}

/// The links of a document, `source <verb> content`.
fn check(notation: &str) -> Vec<String> {
    let parsed = parsed(notation);
    attributions(&parsed).entries.iter().map(|entry| shown(&parsed, &entry.link)).collect()
}

/// The chain of the word with that form.
fn chain(notation: &str, form: &str) -> Vec<Link> {
    let parsed = parsed(notation);
    let found = attributions(&parsed);
    let token = parsed
        .sentences()
        .flat_map(|sentence| sentence.tokens().collect::<Vec<_>>())
        .find(|token| token.form() == form);
    found.chain(token.unwrap(), |_| false)
}

const SAID_THAT: &str = "The|the|DET|DT|2|det ministry|ministry|NOUN|NN|3|nsubj said|say|VERB|VBD|0|root \
    that|that|SCONJ|IN|7|mark two|two|NUM|CD|6|nummod men|man|NOUN|NNS|7|nsubj arrived|arrive|VERB|VBD|3|ccomp _.|.|PUNCT|.|3|punct";

#[test]
fn a_clause_of_saying_gives_its_complement_to_its_subject() {
    assert_eq!(check(SAID_THAT), ["The ministry <say> that two men arrived"]);
    assert_eq!(chain(SAID_THAT, "arrived").len(), 1);
    assert!(chain(SAID_THAT, "said").is_empty());
}

#[test]
fn what_somebody_would_say_or_never_said_is_in_nobodys_voice() {
    let said = |before: &str| {
        format!(
            "Oslo|Oslo|PROPN|NNP|3|nsubj {before} say|say|VERB|VB|0|root that|that|SCONJ|IN|6|mark \
            men|man|NOUN|NNS|6|nsubj left|leave|VERB|VBD|3|ccomp _.|.|PUNCT|.|3|punct"
        )
    };
    assert_eq!(check(&said("will|will|AUX|MD|3|aux")), ["Oslo <say> that men left"]);
    assert!(check(&said("would|would|AUX|MD|3|aux")).is_empty());
    assert!(check(&said("never|never|ADV|RB|3|advmod")).is_empty());
}

#[test]
fn a_clause_of_saying_may_stand_inside_what_is_said() {
    let text = "Visas|visa|NOUN|NNS|7|nsubj:pass _,|,|PUNCT|,|4|punct he|he|PRON|PRP|4|nsubj said|say|VERB|VBD|7|parataxis \
        _,|,|PUNCT|,|4|punct were|be|AUX|VBD|7|aux:pass refused|refuse|VERB|VBN|0|root _.|.|PUNCT|.|7|punct";
    assert_eq!(check(text), ["he <say> Visas | were refused"]);
}

#[test]
fn according_to_names_the_source_of_the_sentence() {
    let text = "Two|two|NUM|CD|2|nummod men|man|NOUN|NNS|3|nsubj died|die|VERB|VBD|0|root _,|,|PUNCT|,|8|punct \
        according|accord|VERB|VBG|8|case to|to|ADP|IN|5|fixed the|the|DET|DT|8|det report|report|NOUN|NN|3|obl _.|.|PUNCT|.|3|punct";
    assert_eq!(check(text), ["the report <according to> Two men died"]);
}

#[test]
fn reportedly_is_somebody_unnamed() {
    let text = "He|he|PRON|PRP|3|nsubj reportedly|reportedly|ADV|RB|3|advmod refused|refuse|VERB|VBD|0|root";
    assert_eq!(check(text), ["? <reportedly> He | refused"]);
}

#[test]
fn the_one_who_is_said_to_do_it_is_not_the_source() {
    let text = "He|he|PRON|PRP|3|nsubj:pass is|be|AUX|VBZ|3|aux:pass believed|believe|VERB|VBN|0|root to|to|PART|TO|6|mark \
        have|have|AUX|VB|6|aux fled|flee|VERB|VBN|3|xcomp";
    assert_eq!(check(text), ["? <believe> He | to have fled"]);
}

#[test]
fn a_quotation_goes_to_the_clause_after_it_and_goes_on_after_the_full_stop() {
    let text = "“|“|PUNCT|``|2|punct _Stay|stay|VERB|VB|6|ccomp _,|,|PUNCT|,|2|punct _”|”|PUNCT|''|2|punct she|she|PRON|PRP|6|nsubj \
        told|tell|VERB|VBD|0|root reporters|reporter|NOUN|NNS|6|obj _.|.|PUNCT|.|6|punct\n\
        “|“|PUNCT|``|3|punct _We|we|PRON|PRP|3|nsubj wait|wait|VERB|VBP|0|root here|here|ADV|RB|3|advmod now|now|ADV|RB|3|advmod _.|.|PUNCT|.|3|punct _”|”|PUNCT|''|3|punct";
    assert_eq!(check(text), ["she <tell> “Stay,” | “We wait here now.”"]);
    let links = chain(text, "wait");
    assert_eq!(links[0].quote, "Stay\nWe wait here now.");
    assert_eq!(links[0].kind, Speech::Direct);
    assert_eq!(links[0].addressee.as_ref().map(|told| &*told.text), Some("reporters"));
}

#[test]
fn scare_quotes_have_no_speaker() {
    let text = "The|the|DET|DT|4|det ‘|‘|PUNCT|``|4|punct _gay|gay|ADJ|JJ|4|amod purge|purge|NOUN|NN|6|nsubj _’|’|PUNCT|''|4|punct \
        goes|go|VERB|VBZ|0|root on|on|ADP|RP|6|compound:prt _.|.|PUNCT|.|6|punct";
    assert_eq!(check(text), Vec::<String>::new());
}

#[test]
fn reports_of_reports_nest_from_the_outside_in() {
    let text = "Ann|Ann|PROPN|NNP|2|nsubj said|say|VERB|VBD|0|root Bob|Bob|PROPN|NNP|4|nsubj denied|deny|VERB|VBD|2|ccomp \
        that|that|SCONJ|IN|8|mark visas|visa|NOUN|NNS|8|nsubj:pass were|be|AUX|VBD|8|aux:pass refused|refuse|VERB|VBN|4|ccomp _.|.|PUNCT|.|2|punct";
    let verbs: Vec<String> = chain(text, "refused").iter().map(|link| link.verb.to_string()).collect();
    assert_eq!(verbs, ["say", "deny"]);
}

#[test]
fn an_unnamed_official_is_anonymous_and_a_named_one_is_not() {
    let text = "An|a|DET|DT|2|det official|official|NOUN|NN|3|nsubj said|say|VERB|VBD|0|root it|it|PRON|PRP|5|nsubj rained|rain|VERB|VBD|3|ccomp";
    assert!(chain(text, "rained")[0].anonymous);
    let text = "Official|official|NOUN|NN|2|compound Ann|Ann|PROPN|NNP|3|nsubj said|say|VERB|VBD|0|root it|it|PRON|PRP|5|nsubj rained|rain|VERB|VBD|3|ccomp";
    assert!(!chain(text, "rained")[0].anonymous);
}

#[test]
fn what_is_only_criticised_is_not_in_the_critics_voice() {
    let text = "Ann|Ann|PROPN|NNP|2|nsubj criticized|criticize|VERB|VBD|0|root the|the|DET|DT|4|det arrest|arrest|NOUN|NN|2|obj";
    assert!(chain(text, "arrest").is_empty());
    let parsed = parsed(text);
    let verb = parsed.sentences().next().unwrap().token(1);
    assert_eq!(attributions(&parsed).at(verb).len(), 1);
}

#[test]
fn ten_thousand_unbalanced_quotations_stay_apart() {
    let line = "He|he|PRON|PRP|2|nsubj said|say|VERB|VBD|0|root “|“|PUNCT|``|4|punct _go|go|VERB|VB|2|ccomp away|away|ADV|RB|4|advmod _.|.|PUNCT|.|2|punct";
    let text = vec![line; 10_000].join("\n\n");
    let started = std::time::Instant::now();
    assert_eq!(check(&text).len(), 10_000);
    assert!(started.elapsed().as_secs() < 20);
}

#[test]
fn what_others_are_told_to_want_adds_no_voice() {
    let said = "She|she|PRON|PRP|2|nsubj said|say|VERB|VBD|0|root they|they|PRON|PRP|4|nsubj want|want|VERB|VBP|2|ccomp \
        to|to|PART|TO|6|mark leave|leave|VERB|VB|4|xcomp _.|.|PUNCT|.|2|punct";
    let verbs: Vec<_> = chain(said, "leave").into_iter().map(|link| link.verb).collect();
    assert_eq!(verbs, ["say"]);
}
