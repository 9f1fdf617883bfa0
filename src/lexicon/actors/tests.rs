//! The built-in tables of actors, and how their names are told apart.

use super::{ActorKind, Actors, Naming, StateWord};
use crate::lexicon::Lexicon;
use jiff::civil::date;

fn actors() -> Actors {
    Lexicon::read(&crate::data::embedded()).unwrap().actors
}

#[test]
fn names_lead_to_actors_as_they_are_written() {
    let actors = actors();
    let closest = |name: &str| actors.find(name).first().map(|found| (found.id.to_string(), found.naming));
    let is = |id: &str, naming: Naming| Some((id.to_owned(), naming));
    assert_eq!(closest("U.S."), is("united-states", Naming::Same));
    assert_eq!(closest("us"), None);
    assert_eq!(closest("turkey"), None);
    assert_eq!(closest("Britain"), is("united-kingdom", Naming::Same));
    assert_eq!(closest("the Kremlin"), is("russia", Naming::Seat));
    assert_eq!(closest("State Department"), is("united-states", Naming::Seat));
    assert_eq!(closest("Côte d\u{2019}Ivoire"), is("ivory-coast", Naming::Same));
    assert_eq!(closest("Frenchmen"), is("france", Naming::Demonym));
    assert_eq!(closest("Merkel"), is("angela-merkel", Naming::KnownAs));
    assert_eq!(closest("The Times"), is("times-of-london", Naming::Same));
    assert_eq!(closest("Times"), None);
}

#[test]
fn two_georgias_are_two() {
    let actors = actors();
    let ids: Vec<&str> = actors.find("Georgia").iter().map(|found| found.id.as_str()).collect();
    assert_eq!(ids, ["georgia", "georgia-us"]);
    assert_eq!(actors.adjective("Georgian").unwrap().id, "georgia");
}

#[test]
fn parts_belong_to_their_wholes() {
    let actors = actors();
    assert!(actors.is_part_of("chechnya", "russia"));
    assert!(!actors.is_part_of("russia", "chechnya"));
    assert!(!actors.is_part_of("russia", "russia"));
    assert_eq!(actors.wholes("chicago").collect::<Vec<_>>(), ["illinois", "united-states"]);
    assert_eq!(actors.get("oslo").unwrap().kind, ActorKind::City);
}

#[test]
fn office_holders_are_found_by_day() {
    let actors = actors();
    let holder = |day| actors.holder("united-states", "president", day).map(|actor| actor.id.to_string());
    assert_eq!(holder(date(2016, 5, 1)).as_deref(), Some("barack-obama"));
    assert_eq!(holder(date(2017, 1, 20)).as_deref(), Some("donald-trump"));
    assert_eq!(actors.offices("angela-merkel").collect::<Vec<_>>(), ["chancellor"]);
    assert_eq!(actors.offices_named("premier").collect::<Vec<_>>(), ["prime-minister"]);
    assert_eq!(actors.state_word("authority"), Some(StateWord::Body));
}

#[test]
fn the_members_of_the_united_nations_are_there() {
    let countries = actors().iter().filter(|actor| actor.kind == ActorKind::Country).count();
    assert_eq!(countries, 193 + 4);
}
