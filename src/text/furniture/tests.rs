//! Whole pages of our own making, with what every line of them is.

use super::{Opening, blocks};
use crate::text::BlockKind;
use crate::text::paragraphs::pieces;

/// Every line of a page begins with what it is: `T` title or heading, `P` prose, `F` furniture.
fn check(page: &str) {
    let lines: Vec<&str> = page.trim().lines().map(str::trim).collect();
    let text = lines.iter().map(|line| line.get(2..).unwrap_or_default()).collect::<Vec<_>>().join("\n");
    let found: Vec<String> = blocks(&text, &pieces(&text), None, Opening::Title)
        .iter()
        .map(|block| {
            let letter = match block.kind {
                BlockKind::Headline => 'T',
                BlockKind::Prose => 'P',
                BlockKind::Furniture => 'F',
            };
            format!("{letter} {}", block.span.of(&text))
        })
        .collect();
    let wanted: Vec<&str> = lines.into_iter().filter(|line| !line.is_empty()).collect();
    assert_eq!(found, wanted);
}

#[test]
fn what_stands_around_an_article_is_no_prose() {
    check(
        "T Harbour Bridge Closed After Storm

         F By Ada Lindqvist, Transport Correspondent

         F 14 March 2016, 08:15 GMT

         F Share Tweet Email Print

         P The harbour bridge was closed on Monday after a storm tore off part of its rail.

         F Photograph: Ola Berg/AFP

         P Nobody was hurt. The port authority said it would reopen within a week.

         F - Advertisement -

         P The mayor disagreed.

         F Sign up for our daily newsletter and never miss a story.

         P “We do not know when it will reopen,” she told a local paper on Tuesday.

         F © 2016 The Harbour Gazette. All rights reserved.

         F More from Transport

         F Ferry Service to Resume in Spring

         F Why the new tunnel costs so much

         F A look at the plans for the tunnel, and at what the neighbours think of …

         F Home | News | Sport | Weather",
    );
}

#[test]
fn an_article_goes_on_after_a_box_of_links() {
    check(
        "T Harbour Bridge Closed After Storm

         P The harbour bridge was closed on Monday after a storm tore off part of its rail.

         F Related stories

         F Ferry Service to Resume in Spring

         F Storm Leaves Thousands Without Power

         P The port authority said the bridge would reopen within a week, once the rail is mended.

         P A spokesman declined to say what the work would cost the city.",
    );
}

#[test]
fn short_sentences_and_headings_in_the_body_are_kept() {
    check(
        "T Harbour bridge closed

         P It closed on Monday.

         T What the city says

         P The city denied it. (The minister later confirmed the report.)

         P Share prices of the builder fell by four percent on Tuesday.

         P Follow-up talks were held in Oslo, the ministry said.

         P The cargo consisted of:

         P Twelve crates of apples

         P Four lorries

         P “This article of the treaty was never signed,” said the envoy.

         P No comment was given.",
    );
}

#[test]
fn comments_are_not_the_article() {
    check(
        "T Harbour bridge closed

         P The harbour bridge was closed on Monday after a storm.

         P The port authority said it would reopen within a week.

         F 2 Comments

         F Olaf says:

         F I drove over it an hour before and it was fine.

         F Leave a comment

         F Your email address will not be published.

         F Save my name in this browser",
    );
}
