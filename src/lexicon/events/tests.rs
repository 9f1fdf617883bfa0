use super::Events;
use crate::lexicon::Lexicon;

fn events() -> Events {
    Lexicon::read(&crate::data::embedded()).unwrap().events
}

#[test]
fn the_built_in_files_link() {
    assert!(events().classes().count() > 40);
}
