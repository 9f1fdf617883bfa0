//! From plain text to claims with the embedded model: what a careful reader would sign, one test a feature of English.

use crate::claim::{Claim, EventForm, Factuality, Polarity, Tense, extract};
use crate::data::embedded;
use crate::language::{Model, parse};
use crate::lexicon::Lexicon;
use crate::text::Document;

fn claims(text: &str) -> Vec<Claim> {
    let lexicon = Lexicon::read(&embedded()).unwrap();
    extract(&parse(&Document::bare("a", text), Model::english()), &lexicon)
}

/// Sign and degree of the claim of that predicate.
fn sign(text: &str, lemma: &str) -> String {
    let found =
        claims(text).into_iter().find(|claim| claim.event.lemma == lemma && claim.event.form != EventForm::Entailed);
    let Some(claim) = found else { return format!("no claim of {lemma}") };
    let sign = if claim.polarity == Polarity::Negative { "-" } else { "+" };
    let degree = match claim.factuality {
        Factuality::Certain => "",
        Factuality::Probable => " probable",
        Factuality::Possible => " possible",
        Factuality::Unknown => " open",
    };
    format!("{sign}{degree}")
}

/// Who says the claim of that predicate, outermost first, with cue, addressee and anonymity.
fn voices(text: &str, lemma: &str) -> Vec<String> {
    let all = claims(text);
    let Some(claim) = all.iter().find(|claim| claim.event.lemma == lemma) else { return Vec::new() };
    let links = claim.attribution.iter().map(|link| {
        let source = link.source.as_ref().map_or("?", |source| source.text.as_str());
        let told = link.addressee.as_ref().map_or(String::new(), |party| format!(" to {}", party.text));
        let hidden = if link.anonymous { " (unnamed)" } else { "" };
        format!("{source} {}{told}{hidden}", link.verb)
    });
    links.collect()
}

#[test]
fn no_longer_and_never_deny_and_not_yet_keeps_its_bound() {
    assert_eq!(sign("The firm no longer sells coal.", "sell"), "-");
    assert_eq!(sign("The minister never visited the camp.", "visit"), "-");
    assert_eq!(sign("Norway has not yet signed the treaty.", "sign"), "-");
    let claim = claims("Norway has not yet signed the treaty.").into_iter().find(|claim| claim.event.lemma == "sign");
    assert_eq!(claim.unwrap().restrictors, ["yet"]);
}

#[test]
fn what_did_not_happen_until_then_happened_then() {
    assert_eq!(sign("Norway did not sign the treaty until May.", "sign"), "+");
    assert_eq!(sign("Norway did not sign the treaty.", "sign"), "-");
}

#[test]
fn a_refusal_is_no_grant_and_a_failure_is_none() {
    assert_eq!(sign("The firm failed to pay the fine.", "pay"), "-");
    assert_eq!(sign("The firm managed to pay the fine.", "pay"), "+");
    assert_eq!(sign("The firm did not manage to pay the fine.", "pay"), "-");
    assert_eq!(sign("The police prevented the crowd from entering the hall.", "enter"), "-");
}

#[test]
fn aims_conditions_and_orders_are_not_asserted() {
    assert_eq!(sign("If the firm sells the mine, hundreds will lose their jobs.", "sell"), "+ open");
    assert_eq!(sign("They met in Oslo to sign a treaty.", "sign"), "+ probable");
    assert_eq!(sign("The workers were told to leave the hall.", "leave"), "+ possible");
    assert_eq!(sign("The minister may resign.", "resign"), "+ possible");
}

#[test]
fn a_timetable_of_the_past_may_not_have_been_kept() {
    assert_eq!(sign("The ferry is scheduled to leave Oslo.", "leave"), "+ probable");
    assert_eq!(sign("The ferry was scheduled to leave Oslo.", "leave"), "+ possible");
}

#[test]
fn verbs_that_share_a_subject_share_its_modal_and_its_condition() {
    let sentence = "Only if Norway has access to loans can it grow, export and pay its debts.";
    assert_eq!(["grow", "pay"].map(|verb| sign(sentence, verb)), ["+ possible", "+ possible"]);
    assert_eq!(sign("Had the bill been paid, the call would never have happened.", "pay"), "-");
}

#[test]
fn who_stops_to_do_a_thing_does_it() {
    assert_eq!(sign("Anna stopped to read the letter.", "read"), "+");
    assert_eq!(sign("Anna stopped reading the letter.", "read"), "-");
    assert_eq!(sign("Anna abandoned the car with the engine running.", "run"), "+");
}

#[test]
fn who_is_being_killed_is_not_yet_dead() {
    let dead = |text: &str| claims(text).into_iter().find(|claim| claim.event.id.as_deref() == Some("die")).unwrap();
    assert_eq!(dead("The rebels killed the general.").factuality, Factuality::Certain);
    assert_eq!(dead("The rebels are killing the general.").factuality, Factuality::Possible);
}

#[test]
fn who_is_described_does_what_the_gerund_says() {
    let text = "Police described the man as wearing a green coat.";
    let wearing = claims(text).into_iter().find(|claim| claim.event.lemma == "wear").unwrap();
    assert_eq!(wearing.actor.unwrap().text, "the man");
}

#[test]
fn a_sum_in_brackets_is_not_what_the_other_sum_is() {
    let text = "Norway received 108 mln ECUs (123 mln dlrs) and Malta received 91 mln ECUs (104 mln dlrs) to make up for the drop.";
    assert!(claims(text).iter().all(|claim| claim.event.form != EventForm::Copula));
}

#[test]
fn who_stands_behind_a_comma_said_it() {
    let text = "\"We win,\" Anna Lind told the BBC. Norway is glad. \"We shall never pay the fine for the ships that we lost,\" \
        Peter Hauge told BBC Radio Five Live. \"Nobody knows.\"";
    assert_eq!(voices(text, "pay"), ["Peter Hauge tell"]);
}

#[test]
fn what_is_announced_is_asserted_of_the_future() {
    let claim = claims("The firm will close the mine.").into_iter().find(|claim| claim.event.lemma == "close").unwrap();
    assert_eq!((claim.factuality, claim.event.tense), (Factuality::Certain, Tense::Future));
    let began = claims("The firm will begin to close the mine.").into_iter().find(|claim| claim.event.lemma == "close");
    assert_eq!(began.unwrap().event.tense, Tense::Future);
}

#[test]
fn an_event_that_was_called_off_did_not_happen() {
    assert_eq!(sign("The cancelled visit angered Norway.", "visit"), "-");
}

#[test]
fn passives_have_their_agent_as_actor() {
    let claim =
        claims("The treaty was signed by Norway.").into_iter().find(|claim| claim.event.lemma == "sign").unwrap();
    assert_eq!(claim.actor.unwrap().text, "Norway");
}

#[test]
fn those_who_are_told_to_leave_are_the_ones_to_leave() {
    let claim =
        claims("The court ordered the firm to leave the town.").into_iter().find(|claim| claim.event.lemma == "leave");
    assert_eq!(claim.unwrap().actor.unwrap().text, "the firm");
}

#[test]
fn voices_nest_and_outlets_are_told() {
    assert_eq!(
        voices("The minister told Reuters that the firm had sold the mine.", "sell"),
        ["The minister tell to Reuters"]
    );
    assert_eq!(
        voices("The minister said that the union claimed that the firm had sold the mine.", "sell"),
        ["The minister say", "the union claim"]
    );
    assert_eq!(voices("According to a report, the firm sold the mine.", "sell"), ["a report according to"]);
}

#[test]
fn an_adjective_of_belief_gives_the_word() {
    assert_eq!(
        voices("The minister was confident that the firm had sold the mine.", "sell"),
        ["The minister confident"]
    );
}

#[test]
fn a_poll_shows_what_it_shows() {
    let all = claims("The poll found a sharp decline.");
    assert!(all.iter().any(|claim| claim.attribution.iter().any(|link| link.verb == "find")));
    let all = claims("The children found a sharp decline.");
    assert!(all.iter().all(|claim| claim.attribution.iter().all(|link| link.verb != "find")));
}

#[test]
fn joined_subjects_and_a_headline_are_claims_of_each() {
    let all = claims("France and Germany rejected the plan.");
    let actors: Vec<_> =
        all.iter().filter(|claim| claim.event.lemma == "reject").filter_map(|claim| claim.actor.as_ref()).collect();
    assert_eq!(actors.iter().map(|actor| actor.text.as_str()).collect::<Vec<_>>(), ["France", "Germany"]);
}

#[test]
fn a_noun_or_predicate_in_two_halves_is_one_event() {
    let events = |text: &str| claims(text).iter().map(|claim| claim.event.text.to_string()).collect::<Vec<_>>();
    assert!(events("The take-off was normal.").contains(&"take-off".into()));
    assert!(events("The phone is now smaller and cheaper.").contains(&"cheaper".into()));
    assert!(events("The ferry was pushed back by a tug.").contains(&"was pushed back".into()));
    assert!(events("There has been at least one attempt.").contains(&"has been at least one attempt".into()));
}

#[test]
fn a_polite_wish_and_a_headline_s_infinitive_are_so() {
    assert_eq!(sign("The mayor would like to thank the many volunteers.", "thank"), "+");
    assert_eq!(sign("Airline to purchase twenty new jets", "purchase"), "+");
    assert_eq!(sign("Malta was one of the few countries to ratify the treaty.", "ratify"), "+");
}
