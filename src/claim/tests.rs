//! Claims of small trees, in one line each: sign, degree, actor, event, arguments.

mod english;
pub(crate) mod notation;

use super::model::{EventForm, Factuality, Polarity};
use super::{Claim, Quantifier, extract};
use crate::data::embedded;
use crate::lexicon::Lexicon;
use insta::assert_snapshot;
use std::fmt::Write;

/// The claims of trees in the tests' notation, without classes, which are the lexicon's matter.
fn read(trees: &str) -> String {
    let lexicon = Lexicon::read(&embedded()).unwrap();
    let mut shown = String::new();
    for claim in extract(&notation::parsed(trees), &lexicon) {
        if claim.event.form != EventForm::Entailed {
            writeln!(shown, "{}", line(&claim)).unwrap();
        }
    }
    shown
}

fn line(claim: &Claim) -> String {
    let sign = if claim.polarity == Polarity::Negative { "-" } else { "+" };
    let degree = match claim.factuality {
        Factuality::Certain => "",
        Factuality::Probable => "probable ",
        Factuality::Possible => "possible ",
        Factuality::Unknown => "unknown ",
    };
    let actor = claim.actor.as_ref().map_or("_", |actor| &actor.text);
    let mut line = format!("{sign} {degree}{actor} | {} ({})", claim.event.text, claim.event.lemma);
    for argument in &claim.arguments {
        write!(line, " | {}: {}", argument.role, argument.text).unwrap();
    }
    for restrictor in &claim.restrictors {
        write!(line, " | only {restrictor}").unwrap();
    }
    line
}

#[test]
fn not_all_is_not_none() {
    assert_snapshot!(
        read(
            "Not|not|PART|RB|5|advmod all|all|DET|DT|3|det visas|visa|NOUN|NNS|5|nsubj:pass were|be|AUX|VBD|5|aux:pass granted|grant|VERB|VBN|0|root _.|.|PUNCT|.|5|punct\n\
         None|none|PRON|NN|6|nsubj:pass of|of|ADP|IN|4|case the|the|DET|DT|4|det visas|visa|NOUN|NNS|1|nmod were|be|AUX|VBD|6|aux:pass granted|grant|VERB|VBN|0|root _.|.|PUNCT|.|6|punct"
        ),
        @"
        - _ | were granted (grant) | object: all visas
        - _ | were granted (grant) | object: None of the visas
        "
    );
}

#[test]
fn what_is_denied_keeps_its_quantifier() {
    let lexicon = Lexicon::read(&embedded()).unwrap();
    let trees = "Not|not|PART|RB|5|advmod all|all|DET|DT|3|det visas|visa|NOUN|NNS|5|nsubj:pass were|be|AUX|VBD|5|aux:pass granted|grant|VERB|VBN|0|root\n\
         None|none|PRON|NN|6|nsubj:pass of|of|ADP|IN|4|case the|the|DET|DT|4|det visas|visa|NOUN|NNS|1|nmod were|be|AUX|VBD|6|aux:pass granted|grant|VERB|VBN|0|root";
    let claims = extract(&notation::parsed(trees), &lexicon);
    let of_grants = claims.iter().filter(|claim| claim.event.form == EventForm::Verb);
    let quantifiers: Vec<Quantifier> = of_grants.map(|claim| claim.arguments[0].phrase.quantifier).collect();
    assert_eq!(quantifiers, [Quantifier::All, Quantifier::No]);
}

#[test]
fn could_not_get_is_did_not_get() {
    assert_snapshot!(
        read(
            "The|the|DET|DT|2|det firm|firm|NOUN|NN|5|nsubj could|could|AUX|MD|5|aux not|not|PART|RB|5|advmod get|get|VERB|VB|0|root a|a|DET|DT|7|det licence|licence|NOUN|NN|5|obj _.|.|PUNCT|.|5|punct"
        ),
        @"
        - The firm | could not get (get) | object: a licence
        "
    );
}

#[test]
fn implicatives_turn_the_sign_of_their_infinitive() {
    assert_snapshot!(
        read(
            "They|they|PRON|PRP|2|nsubj failed|fail|VERB|VBD|0|root to|to|PART|TO|4|mark deny|deny|VERB|VB|2|xcomp the|the|DET|DT|6|det reports|report|NOUN|NNS|4|obj _.|.|PUNCT|.|2|punct\n\
         The|the|DET|DT|2|det minister|minister|NOUN|NN|3|nsubj refused|refuse|VERB|VBD|0|root to|to|PART|TO|5|mark resign|resign|VERB|VB|3|xcomp _.|.|PUNCT|.|3|punct\n\
         She|she|PRON|PRP|4|nsubj did|do|AUX|VBD|4|aux not|not|PART|RB|4|advmod manage|manage|VERB|VB|0|root to|to|PART|TO|6|mark leave|leave|VERB|VB|4|xcomp _.|.|PUNCT|.|4|punct\n\
         They|they|PRON|PRP|3|nsubj were|be|AUX|VBD|3|cop unable|unable|ADJ|JJ|0|root to|to|PART|TO|5|mark find|find|VERB|VB|3|xcomp the|the|DET|DT|7|det ship|ship|NOUN|NN|5|obj _.|.|PUNCT|.|3|punct\n\
         He|he|PRON|PRP|4|nsubj did|do|AUX|VBD|4|aux not|not|PART|RB|4|advmod forget|forget|VERB|VB|0|root to|to|PART|TO|6|mark lock|lock|VERB|VB|4|xcomp the|the|DET|DT|8|det door|door|NOUN|NN|6|obj _.|.|PUNCT|.|4|punct"
        ),
        @"
        + They | failed (fail) | complement: to deny the reports
        - They | deny (deny) | object: the reports
        + _ | reports (report)
        + The minister | refused to resign (refuse)
        - The minister | resign (resign)
        - She | did not manage (manage) | complement: to leave
        - She | leave (leave)
        + They | were unable (unable) | complement: to find the ship
        - They | find (find) | object: the ship
        - He | did not forget (forget) | complement: to lock the door
        + He | lock (lock) | object: the door
        "
    );
}

#[test]
fn a_relative_clause_speaks_of_its_noun() {
    assert_snapshot!(
        read(
            "The|the|DET|DT|2|det minister|minister|NOUN|NN|11|nsubj _,|,|PUNCT|,|7|punct who|who|PRON|WP|7|nsubj:pass had|have|AUX|VBD|7|aux been|be|AUX|VBN|7|aux:pass arrested|arrest|VERB|VBN|2|acl:relcl by|by|ADP|IN|9|case police|police|NOUN|NN|7|obl:agent _,|,|PUNCT|,|2|punct resigned|resign|VERB|VBD|0|root _.|.|PUNCT|.|11|punct\n\
         The|the|DET|DT|2|det ship|ship|NOUN|NN|9|nsubj:pass that|that|PRON|WDT|6|obj the|the|DET|DT|5|det navy|navy|NOUN|NN|6|nsubj seized|seize|VERB|VBD|2|acl:relcl has|have|AUX|VBZ|9|aux been|be|AUX|VBN|9|aux:pass released|release|VERB|VBN|0|root _.|.|PUNCT|.|9|punct"
        ),
        @"
        + police | had been arrested (arrest) | object: The minister
        + The minister | resigned (resign)
        + the navy | seized (seize) | object: The ship
        + _ | has been released (release) | object: The ship that the navy seized
        "
    );
}

#[test]
fn a_participle_after_a_noun_is_passive() {
    assert_snapshot!(
        read(
            "The|the|DET|DT|2|det men|man|NOUN|NNS|7|nsubj:pass detained|detain|VERB|VBN|2|acl in|in|ADP|IN|5|case March|March|PROPN|NNP|3|obl were|be|AUX|VBD|7|aux:pass freed|free|VERB|VBN|0|root _.|.|PUNCT|.|7|punct"
        ),
        @"
        + _ | detained (detain) | object: The men | time: March
        + _ | were freed (free) | object: The men detained in March
        "
    );
}

#[test]
fn coordinated_verbs_share_their_subject() {
    assert_snapshot!(
        read(
            "Police|Police|PROPN|NNP|2|nsubj arrested|arrest|VERB|VBD|0|root the|the|DET|DT|4|det men|man|NOUN|NNS|2|obj and|and|CCONJ|CC|6|cc detained|detain|VERB|VBD|2|conj them|they|PRON|PRP|6|obj _.|.|PUNCT|.|2|punct"
        ),
        @"
        + Police | arrested (arrest) | object: the men
        + Police | detained (detain) | object: them
        "
    );
}

#[test]
fn coordinated_verbs_share_the_object_after_them() {
    assert_snapshot!(
        read(
            "He|he|PRON|PRP|3|nsubj neither|neither|ADV|RB|3|advmod confirmed|confirm|VERB|VBD|0|root nor|nor|CCONJ|CC|5|cc denied|deny|VERB|VBD|3|conj the|the|DET|DT|7|det report|report|NOUN|NN|5|obj _.|.|PUNCT|.|3|punct"
        ),
        @"
        - He | neither confirmed (confirm) | object: the report
        - He | denied (deny) | object: the report
        + _ | report (report)
        "
    );
}

#[test]
fn coordinated_subjects_make_two_claims() {
    assert_snapshot!(
        read(
            "France|France|PROPN|NNP|4|nsubj and|and|CCONJ|CC|3|cc Germany|Germany|PROPN|NNP|1|conj issued|issue|VERB|VBD|0|root visas|visa|NOUN|NNS|4|obj _.|.|PUNCT|.|4|punct"
        ),
        @"
        + France | issued (issue) | object: visas
        + Germany | issued (issue) | object: visas
        "
    );
}

#[test]
fn who_is_told_to_leave_is_the_one_to_leave() {
    assert_snapshot!(
        read(
            "They|they|PRON|PRP|3|nsubj:pass were|be|AUX|VBD|3|aux:pass told|tell|VERB|VBN|0|root to|to|PART|TO|5|mark leave|leave|VERB|VB|3|xcomp _.|.|PUNCT|.|3|punct"
        ),
        @"
        + _ | were told (tell) | object: They | complement: to leave
        + possible They | leave (leave)
        "
    );
}

#[test]
fn the_first_to_do_it_did_it() {
    assert_snapshot!(
        read(
            "Malta|Malta|PROPN|NNP|3|nsubj has|have|AUX|VBZ|3|aux become|become|VERB|VBN|0|root the|the|DET|DT|6|det first|first|ADJ|JJ|6|amod country|country|NOUN|NN|3|obj to|to|PART|TO|8|mark grant|grant|VERB|VB|6|acl asylum|asylum|NOUN|NN|8|obj _.|.|PUNCT|.|3|punct"
        ),
        @"
        + Malta | has become (country) | complement: the first country to grant asylum
        + Malta | grant (grant) | object: asylum
        "
    );
}

#[test]
fn there_are_no_victims_is_a_claim_of_victims() {
    assert_snapshot!(
        read(
            "There|there|PRON|EX|2|expl are|be|VERB|VBP|0|root no|no|DET|DT|4|det victims|victim|NOUN|NNS|2|nsubj _.|.|PUNCT|.|2|punct"
        ),
        @"
        - _ | are no victims (victim) | object: no victims
        "
    );
}

#[test]
fn a_factive_holds_under_negation() {
    assert_snapshot!(
        read(
            "The|the|DET|DT|2|det judge|judge|NOUN|NN|5|nsubj did|do|AUX|VBD|5|aux not|not|PART|RB|5|advmod know|know|VERB|VB|0|root that|that|SCONJ|IN|10|mark the|the|DET|DT|8|det witness|witness|NOUN|NN|10|nsubj had|have|AUX|VBD|10|aux lied|lie|VERB|VBN|5|ccomp _.|.|PUNCT|.|5|punct"
        ),
        @"
        - The judge | did not know (know) | complement: the witness had lied
        + the witness | had lied (lie)
        "
    );
}

#[test]
fn modals_questions_conditions_and_wishes_are_not_asserted() {
    assert_snapshot!(
        read(
            "She|she|PRON|PRP|4|nsubj may|may|AUX|MD|4|aux have|have|AUX|VB|4|aux left|leave|VERB|VBN|0|root the|the|DET|DT|6|det city|city|NOUN|NN|4|obj _.|.|PUNCT|.|4|punct\n\
         Did|do|AUX|VBD|4|aux the|the|DET|DT|3|det court|court|NOUN|NN|4|nsubj free|free|VERB|VB|0|root him|he|PRON|PRP|4|obj _?|?|PUNCT|.|4|punct\n\
         If|if|SCONJ|IN|4|mark the|the|DET|DT|3|det talks|talk|NOUN|NNS|4|nsubj fail|fail|VERB|VBP|9|advcl _,|,|PUNCT|,|4|punct the|the|DET|DT|7|det army|army|NOUN|NN|9|nsubj will|will|AUX|MD|9|aux attack|attack|VERB|VB|0|root _.|.|PUNCT|.|9|punct\n\
         They|they|PRON|PRP|2|nsubj want|want|VERB|VBP|0|root to|to|PART|TO|4|mark leave|leave|VERB|VB|2|xcomp _.|.|PUNCT|.|2|punct"
        ),
        @"
        + possible She | may have left (leave) | object: the city
        + unknown the court | free (free) | object: him
        + _ | talks (talk)
        + unknown the talks | fail (fail)
        + possible the army | will attack (attack)
        + They | want (want) | complement: to leave
        + unknown They | leave (leave)
        "
    );
}

#[test]
fn an_order_asserts_nothing_and_a_degree_denies_no_more_than_it() {
    assert_snapshot!(
        read(
            "Do|do|AUX|VB|3|aux n't|not|PART|RB|3|advmod shoot|shoot|VERB|VB|0|root _.|.|PUNCT|.|3|punct\n\
         She|she|PRON|PRP|4|nsubj had|have|AUX|VBD|4|aux not|not|PART|RB|4|advmod felt|feel|VERB|VBN|0|root so|so|ADV|RB|6|advmod safe|safe|ADJ|JJ|4|xcomp _.|.|PUNCT|.|4|punct\n\
         The|the|DET|DT|2|det land|land|NOUN|NN|8|nsubj they|they|PRON|PRP|4|nsubj leased|lease|VERB|VBD|2|acl:relcl or|or|CCONJ|CC|6|cc bought|buy|VERB|VBD|4|conj was|be|AUX|VBD|8|cop dry|dry|ADJ|JJ|0|root _.|.|PUNCT|.|8|punct"
        ),
        @"
        - unknown _ | Do n't shoot (shoot)
        - She | had not felt so safe (safe) | complement: so safe | only so
        + they | leased (lease) | object: The land
        + they | bought (buy) | object: The land
        + The land they leased or bought | was dry (dry) | complement: dry
        "
    );
}

#[test]
fn an_apposition_is_a_claim() {
    assert_snapshot!(
        read(
            "Mary|Mary|PROPN|NNP|9|nsubj Bell|Bell|PROPN|NNP|1|flat _,|,|PUNCT|,|4|punct president|president|NOUN|NN|1|appos of|of|ADP|IN|7|case the|the|DET|DT|7|det club|club|NOUN|NN|4|nmod _,|,|PUNCT|,|1|punct spoke|speak|VERB|VBD|0|root _.|.|PUNCT|.|9|punct"
        ),
        @"
        + Mary Bell | president (president) | complement: president of the club
        + Mary Bell | spoke (speak)
        "
    );
}

#[test]
fn restrictors_are_kept_apart() {
    assert_snapshot!(
        read(
            "Malta|Malta|PROPN|NNP|5|nsubj has|have|AUX|VBZ|5|aux not|not|PART|RB|5|advmod publicly|publicly|ADV|RB|5|advmod denied|deny|VERB|VBN|0|root any|any|DET|DT|7|det visas|visa|NOUN|NNS|5|obj as|as|ADV|RB|5|advmod of|of|ADP|IN|8|fixed yet|yet|ADV|RB|8|fixed _.|.|PUNCT|.|5|punct"
        ),
        @"
        - Malta | has not publicly denied (deny) | object: any visas | only publicly | only as of yet
        "
    );
}

#[test]
fn a_light_verb_lends_its_subject() {
    assert_snapshot!(
        read(
            "The|the|DET|DT|2|det government|government|NOUN|NN|3|nsubj made|make|VERB|VBD|0|root a|a|DET|DT|5|det denial|denial|NOUN|NN|3|obj of|of|ADP|IN|8|case the|the|DET|DT|8|det charges|charge|NOUN|NNS|5|nmod _.|.|PUNCT|.|3|punct"
        ),
        @"
        + The government | made (make) | object: a denial of the charges
        + The government | denial (deny) | object: the charges
        + _ | charges (charge)
        "
    );
}

#[test]
fn without_denies_its_gerund() {
    assert_snapshot!(
        read(
            "The|the|DET|DT|2|det envoy|envoy|NOUN|NN|3|nsubj left|leave|VERB|VBD|0|root without|without|SCONJ|IN|5|mark signing|sign|VERB|VBG|3|advcl the|the|DET|DT|7|det treaty|treaty|NOUN|NN|5|obj _.|.|PUNCT|.|3|punct"
        ),
        @"
        + The envoy | left (leave)
        - The envoy | signing (sign) | object: the treaty
        "
    );
}

#[test]
fn two_negations_cancel() {
    assert_snapshot!(
        read(
            "Nobody|nobody|PRON|NN|4|nsubj did|do|AUX|VBD|4|aux not|not|PART|RB|4|advmod hear|hear|VERB|VB|0|root it|it|PRON|PRP|4|obj _.|.|PUNCT|.|4|punct"
        ),
        @"
        + Nobody | did not hear (hear) | object: it
        "
    );
}

#[test]
fn not_only_denies_nothing() {
    assert_snapshot!(
        read(
            "The|the|DET|DT|2|det court|court|NOUN|NN|5|nsubj not|not|PART|RB|5|advmod only|only|ADV|RB|5|advmod heard|hear|VERB|VBD|0|root him|he|PRON|PRP|5|obj but|but|CCONJ|CC|8|cc freed|free|VERB|VBD|5|conj him|he|PRON|PRP|8|obj _.|.|PUNCT|.|5|punct"
        ),
        @"
        + The court | heard (hear) | object: him
        + The court | freed (free) | object: him
        "
    );
}

#[test]
fn what_is_prevented_did_not_happen() {
    assert_snapshot!(
        read(
            "The|the|DET|DT|2|det army|army|NOUN|NN|3|nsubj prevented|prevent|VERB|VBD|0|root the|the|DET|DT|5|det crowd|crowd|NOUN|NN|3|obj from|from|ADP|IN|7|mark entering|enter|VERB|VBG|3|advcl _.|.|PUNCT|.|3|punct"
        ),
        @"
        + The army | prevented (prevent) | object: the crowd
        - the crowd | entering (enter)
        "
    );
}

#[test]
fn what_a_denied_claim_says_is_denied() {
    assert_snapshot!(
        read(
            "He|he|PRON|PRP|2|nsubj denied|deny|VERB|VBD|0|root claims|claim|NOUN|NNS|2|obj that|that|SCONJ|IN|7|mark troops|troop|NOUN|NNS|7|nsubj had|have|AUX|VBD|7|aux crossed|cross|VERB|VBN|3|acl the|the|DET|DT|9|det border|border|NOUN|NN|7|obj _.|.|PUNCT|.|2|punct"
        ),
        @"
        + He | denied (deny) | object: claims that troops had crossed the border
        + _ | claims (claim) | complement: troops had crossed the border
        - troops | had crossed (cross) | object: the border
        "
    );
}

#[test]
fn a_line_without_a_verb_claims_nothing_beside_others() {
    let row = "Shr|shr|NOUN|NN|2|compound loss|loss|NOUN|NN|0|root 46|46|NUM|CD|4|nummod cts|ct|NOUN|NNS|2|nmod";
    assert_eq!(read(&format!("{row}\n{row}")), "");
}

#[test]
fn the_day_behind_what_is_said_is_the_day_of_what_is_said() {
    let parsed = notation::parsed(
        "She|she|PRON|PRP|2|nsubj said|say|VERB|VBD|0|root he|he|PRON|PRP|4|nsubj resigned|resign|VERB|VBD|2|ccomp in|in|ADP|IN|6|case 2015|2015|NUM|CD|2|obl",
    );
    let lexicon = Lexicon::read(&embedded()).unwrap();
    let claims = extract(&parsed, &lexicon);
    let resigned = claims.iter().find(|claim| claim.event.lemma == "resign").unwrap();
    assert_eq!(resigned.time.as_ref().unwrap().from.year(), 2015);
}

#[test]
fn a_line_that_is_all_of_its_document_is_a_title_and_speaks() {
    let title = "Bank|bank|NOUN|NN|2|compound drop|drop|NOUN|NN|0|root";
    assert!(read(title).contains("drop (drop)"));
    assert_eq!(read(&format!("{title}\n{title}")), "");
    let unveils = "Firm|firm|PROPN|NNP|2|compound unveils|unveil|NOUN|NNS|0|root phone|phone|NOUN|NN|2|obj";
    assert!(read(unveils).contains("+ Firm | unveils (unveil) | object: phone"));
}

#[test]
fn what_is_not_behind_an_event_leaves_the_event() {
    let behind = "He|he|PRON|PRP|5|nsubj was|be|AUX|VBD|5|cop behind|behind|ADP|IN|5|case the|the|DET|DT|5|det \
        attack|attack|NOUN|NN|0|root _.|.|PUNCT|.|5|punct";
    assert!(read(behind).contains("attack (attack)"));
    let not = "He|he|PRON|PRP|6|nsubj was|be|AUX|VBD|6|cop not|not|PART|RB|6|advmod behind|behind|ADP|IN|6|case \
        the|the|DET|DT|6|det attack|attack|NOUN|NN|0|root _.|.|PUNCT|.|6|punct";
    assert!(!read(not).contains("| attack (attack)"));
}
