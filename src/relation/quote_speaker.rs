//! Dimension `voice`: to whom, and to which channel, two reports give one quotation.
//!
//! Traps: a spokesperson is the house as a speaker, but a spoken word is not a release; what one report leaves
//! open contradicts nothing; common nouns ("an official") name nobody, but a release is never an interview; a pronoun may mean
//! somebody else, a surname alone may be anybody's, and one who speaks for a house is the house, unless the report
//! that quotes "an official" of the house knows the other one, too; who goes on speaking in the next paragraph is a guess.

use super::source::same_speaker;
use super::value::values;
use super::{Cell, Comparison, Pair};
use crate::claim::facts::{is_told_of, names_other, quoting, same_name};
use crate::claim::reference::{NameRelation, name_relation};
use crate::claim::{ActorId, Link, Medium, Mention, Modifier, Quantifier, Via};
use crate::lexicon::{ActorKind, NameHint, StateWord};
use ecow::EcoString;

/// Letters by which two writings of one person's name differ, and letters of a name that may be so written.
const MISSPELT: usize = 2;
const WRITTEN: usize = 5;
/// Words in the names of those who pass on what others say.
const RELAYS: [&str; 8] = ["news", "agency", "press", "times", "post", "daily", "radio", "television"];
/// Houses that no firm is and no firm is called after.
const HOUSES: [&str; 9] =
    ["ministry", "government", "police", "court", "union", "regulator", "parliament", "army", "military"];

/// The dimension over the links that carry both quotations.
pub(super) struct VoiceDimension;

values! {
    /// To whom, and to which channel, two reports give one quotation.
    pub(super) enum VoiceValue {
        /// A report leaves it open, or the two may be one.
        Unknown = "unknown",
        /// To one speaker.
        Same = "same",
        /// To one speaker through two channels.
        OtherChannel = "other-channel",
        /// To two speakers.
        OtherSpeaker = "other-speaker",
    }
}

impl Comparison for VoiceDimension {
    type Value = VoiceValue;
    const NAME: &'static str = "voice";
    const IS_OF_QUOTATIONS: bool = true;

    fn compare<'a>(&self, pair: &Pair<'a>) -> Cell<'a, VoiceValue> {
        let (Some(left), Some(right)) = (quoting(pair.left), quoting(pair.right)) else {
            return Cell::new(VoiceValue::Unknown, "", "");
        };
        let value = match (&left.source, &right.source) {
            (Some(a), Some(b)) if same_speaker(a, b) => channels(left, right).unwrap_or(VoiceValue::Same),
            (Some(a), Some(b)) if is_given(left) && is_given(right) && certainly_two(pair, a, b) => {
                VoiceValue::OtherSpeaker
            }
            (Some(a), Some(b)) if other_house(a, b, pair, 1) || other_house(b, a, pair, 0) => VoiceValue::OtherSpeaker,
            (Some(a), Some(b)) if in_other_service(a, b) || in_other_service(b, a) => VoiceValue::OtherSpeaker,
            (Some(a), Some(b)) if two_services(a, b, pair) => VoiceValue::OtherSpeaker,
            (Some(_), Some(_)) => channels(left, right).unwrap_or(VoiceValue::Unknown),
            _ => VoiceValue::Unknown,
        };
        Cell::new(value, words(left), words(right))
    }
}

/// Whether both reports give the words to one speaker.
pub(super) fn same_giver(pair: &Pair<'_>) -> bool {
    let source = |claim| quoting(claim).and_then(|link| link.source.as_ref());
    source(pair.left).zip(source(pair.right)).is_some_and(|(left, right)| same_speaker(left, right))
}

/// Whether both reports give the words to somebody, and it is sure that it is not the same.
pub(super) fn two_givers(pair: &Pair<'_>) -> bool {
    let source = |claim| quoting(claim).and_then(|link| link.source.as_ref());
    source(pair.left).zip(source(pair.right)).is_some_and(|(left, right)| certainly_two(pair, left, right))
}

/// Whether a word of saying gives the quotation to its source, and not just the paragraph before.
fn is_given(link: &Link) -> bool {
    link.cue.is_some()
}

/// Who gives a quotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Giver {
    Person,
    /// A house, or whoever speaks for it.
    House,
    Unsure,
}

/// Whether two givers cannot be one, and neither can have spoken for the other.
fn certainly_two(pair: &Pair<'_>, left: &Mention, right: &Mention) -> bool {
    let (Some(a), Some(b)) = (left.id.as_deref(), right.id.as_deref()) else { return false };
    let actors = &pair.lexicon.actors;
    let related = actors.is_part_of(a, b) || actors.is_part_of(b, a);
    let told = is_named(left, b) || is_named(right, a) || is_one_telling(pair, a, b);
    if name_relation(a, b) != NameRelation::Different || related || told || misspelt(a, b) {
        return false;
    }
    let somebody = |house: &Mention| house.phrase.quantifier == Quantifier::Indefinite;
    let knows = |at: usize, other: &str| pair.about[at].names.iter().any(|name| same_name(name, other));
    match (giver(left, pair), giver(right, pair)) {
        (Giver::Unsure, _) | (_, Giver::Unsure) => false,
        (Giver::Person, Giver::House) => somebody(right) && knows(1, a),
        (Giver::House, Giver::Person) => somebody(left) && knows(0, b),
        // A name that only a text knows may be a part of a state, unless the other text tells the two apart.
        (Giver::House, Giver::House) if ActorId::of(a).is_named() != ActorId::of(b).is_named() => {
            let speak = [left, right].iter().all(|mention| mention.via == Via::SpeaksFor);
            speak && knows(0, b) && knows(1, a)
        }
        (Giver::House, Giver::House) => true,
        (Giver::Person, Giver::Person) => true,
    }
}

/// Whether someone of the one name may be someone of the other, written by another hand: "Wilfried Strauch", "Wilfredo Strauss".
fn misspelt(left: &str, right: &str) -> bool {
    let words = |id: &str| id.split([':', ' ', '-']).filter(|word| word.len() >= WRITTEN).map(str::to_owned).collect();
    let (a, b): (Vec<String>, Vec<String>) = (words(left), words(right));
    a.iter().any(|one| b.iter().any(|other| one != other && strsim::osa_distance(one, other) <= MISSPELT))
}

/// Whether the words that name the one giver name the other, in full or in short.
fn is_named(giver: &Mention, other: &str) -> bool {
    names_other(&giver.text, other) || abbreviates(other, &giver.text)
}

/// Whether both sentences name both: who of them speaks is then the same in both, whatever a parser made of it.
fn is_one_telling(pair: &Pair<'_>, left: &str, right: &str) -> bool {
    [pair.left, pair.right].iter().all(|claim| is_told_of(claim, left) && is_told_of(claim, right))
}

/// What a mention names, as far as it is sure.
fn giver(mention: &Mention, pair: &Pair<'_>) -> Giver {
    let Some(id) = mention.id.as_deref().filter(|_| !mention.phrase.pronoun) else { return Giver::Unsure };
    let actors = &pair.lexicon.actors;
    match (ActorId::of(id).name(), actors.get(id)) {
        (_, Some(actor)) if actor.kind == ActorKind::Outlet => Giver::Unsure,
        _ if mention.via != Via::Same => Giver::House,
        (_, Some(actor)) if actor.kind == ActorKind::Person => Giver::Person,
        (None, _) => Giver::House,
        (Some(name), _) if !name.contains(' ') || name.split(' ').any(|word| RELAYS.contains(&word)) => Giver::Unsure,
        (Some(name), _) if name.split(' ').any(|word| actors.hints(word, NameHint::Body)) => Giver::House,
        _ => Giver::Person,
    }
}

/// "A spokesperson for Hauge" against "a spokesperson for the ministry", in a text that knows Hauge by its name.
fn other_house(named: &Mention, described: &Mention, pair: &Pair<'_>, side: usize) -> bool {
    let Some(id) = named.id.as_deref().filter(|_| named.via == Via::SpeaksFor && described.id.is_none()) else {
        return false;
    };
    let actors = &pair.lexicon.actors;
    // A state's ministry speaks for the state.
    let state = actors.get(id).is_some_and(|actor| actor.kind == ActorKind::Country);
    let speaks = !state && actors.state_word(&described.phrase.head) == Some(StateWord::Speaker);
    let house = |modifier: &EcoString| {
        let Modifier::Joined("for" | "of", noun) = Modifier::of(modifier) else { return false };
        HOUSES.contains(&noun) && !id.contains(noun)
    };
    speaks && pair.about[side].names.contains(id) && described.phrase.modifiers.iter().any(house)
}

/// "Anna Lind, the head of the bank" and "a spokesman for the mayor": one is named with an office that the other's
/// master has no part in.
fn in_other_service(named: &Mention, spokesman: &Mention) -> bool {
    let person = named.id.is_some() && named.via == Via::Same && !is_spokesman(named);
    let Some((_, office)) = named.text.split_once(", ").filter(|_| person && is_spokesman(spokesman)) else {
        return false;
    };
    let house = spokesman.id.as_deref().and_then(|id| id.rsplit(' ').next());
    let served = spokesman.phrase.modifiers.iter().filter_map(|modifier| Modifier::of(modifier).noun());
    let mut masters = served.map(|master| master.rsplit(' ').next().unwrap_or(master)).chain(house).peekable();
    let office = office.to_lowercase();
    !office.contains("spokes")
        && masters.peek().is_some()
        && masters.all(|master| !office.contains(&master.to_lowercase()))
}

/// Two who speak for two houses.
fn two_services(left: &Mention, right: &Mention, pair: &Pair<'_>) -> bool {
    let (Some(a), Some(b)) = (left.id.as_deref(), right.id.as_deref()) else { return false };
    let actors = &pair.lexicon.actors;
    let apart =
        name_relation(a, b) == NameRelation::Different || ActorId::of(a).is_named() != ActorId::of(b).is_named();
    let related = actors.is_part_of(a, b) || actors.is_part_of(b, a);
    let told = is_named(left, b) || is_named(right, a);
    is_spokesman(left) && is_spokesman(right) && apart && !related && !told
}

/// Whether the capitals of a text hold the name: "dhs" of "a Department of Homeland Security spokesman".
fn abbreviates(id: &str, text: &str) -> bool {
    let short = ActorId::of(id).name().unwrap_or_default();
    let capitals = text.split_whitespace().filter_map(|word| word.chars().next()).filter(|first| first.is_uppercase());
    short.len() > 2 && capitals.flat_map(char::to_lowercase).collect::<String>().contains(short)
}

fn is_spokesman(mention: &Mention) -> bool {
    mention.phrase.head.starts_with("spokes")
}

/// Two channels, where both reports name one; what one and the same outlet was told went one way. Who is known by name may
/// say the same twice: it is of somebody unnamed that the channel tells who it was.
fn channels(left: &Link, right: &Link) -> Option<VoiceValue> {
    if !left.anonymous && !right.anonymous {
        return None;
    }
    let told = |link: &'_ Link| link.addressee.as_ref().map(|mention| mention.text.to_lowercase());
    let one = |(a, b): (EcoString, EcoString)| tail(&a) == tail(&b);
    if told(left).zip(told(right)).is_some_and(one) {
        return None;
    }
    let (left, right) = (channel(left)?, channel(right)?);
    (left != right).then_some(VoiceValue::OtherChannel)
}

/// The last word of a name: "The Post" is the Washington Post.
fn tail(name: &str) -> &str {
    name.rsplit(' ').next().unwrap_or(name)
}

/// How the words went out: spoken to somebody, or given to all. What a paper or a letter says, others may have said in it.
fn channel(link: &Link) -> Option<Medium> {
    let medium = link.medium.or(named(link).map(|_| Medium::Interview))?;
    (medium != Medium::Document).then_some(medium)
}

/// Whom the words were told, if it says who: "told him", "told the paper" leave that to the text before.
fn named(link: &Link) -> Option<&Mention> {
    let pointed = |mention: &Mention| mention.phrase.quantifier == Quantifier::Definite && !mention.phrase.plural;
    link.addressee.as_deref().filter(|mention| !mention.phrase.pronoun && (mention.phrase.name || !pointed(mention)))
}

fn words(link: &Link) -> String {
    let source = link.source.as_ref().map_or("nobody named", |mention| mention.text.as_str());
    let anonymous = if link.anonymous { ", unnamed" } else { "" };
    let told = link.addressee.as_ref().map_or(String::new(), |mention| format!(", told {}", mention.text));
    let medium = match link.medium {
        Some(Medium::Interview) => ", interview",
        Some(Medium::Release) => ", release",
        Some(Medium::Statement) => ", statement",
        Some(Medium::PressConference) => ", press conference",
        Some(Medium::Social) => ", social media",
        Some(Medium::Document) => ", document",
        None => "",
    };
    format!("{source}{anonymous}{told}{medium}")
}

#[cfg(test)]
mod tests {
    use crate::relation::tests::values;

    #[test]
    fn a_house_is_one_under_its_name_and_its_initials() {
        let said = |who: &str| format!("“We shall pay for the harm that our ship has done,” {who} said.");
        let council = format!("Anna Lind met Norway. {}", said("a spokesperson for the Harbour Safety Council"));
        assert!(!values("voice", &council, &said("HSC spokesperson Anna Lind")).contains("other-speaker"));
        assert!(values("voice", &council, &said("ABC spokesperson Anna Lind")).contains("other-speaker"));
    }

    #[test]
    fn the_channel_tells_of_the_unnamed_alone() {
        let said = |who: &str| format!("“We shall pay for the harm that our ship has done,” {who}.");
        let official = said("an official of the Hauge Line told the Bergen Post");
        let release = said("the Hauge Line said in a statement");
        assert!(values("voice", &official, &release).contains("other-channel"));
        let told = said("Anna Lind told the Bergen Post");
        let posted = said("Anna Lind said in a statement");
        assert!(!values("voice", &told, &posted).contains("other-channel"));
        let in_writing = said("an official of the Hauge Line told the Bergen Post in a statement");
        assert!(!values("voice", &official, &in_writing).contains("other-channel"));
        let email = said("an official of the Hauge Line emailed the Bergen Post");
        assert!(!values("voice", &email, &release).contains("other-channel"));
        let him = said("an official of the Hauge Line told him");
        assert!(!values("voice", &him, &release).contains("other-channel"));
    }
}
