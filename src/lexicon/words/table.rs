//! WordNet as a compact table: words as hashes, their commonest senses, what each sense is a kind of, and opposites.
//!
//! Senses are numbered nouns first, then verbs, adjectives, adverbs. An adjective's parents are the head of its cluster and
//! the noun it pertains to ("Chinese" to China), so that one walk upwards serves all parts of speech. Looking up is a
//! binary search; nothing is stored as text. [`super::build`] makes the file.

use rustc_hash::FxHashSet;

/// Begins the file; the last byte is the version of its form.
pub(super) const MAGIC: &[u8; 8] = b"gswords\x01";
/// Steps upwards after which a walk gives up; WordNet is less deep.
const DEEPEST: usize = 24;

/// A sense: one of WordNet's synsets, renumbered.
pub(super) type Sense = u32;

/// The table, as it is searched.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Table {
    /// Hashes of the words, ascending.
    pub(super) words: Vec<u32>,
    /// Where each word's senses end in `senses`.
    pub(super) ends: Vec<u32>,
    /// Senses of the words, commonest first within a part of speech.
    pub(super) senses: Vec<Sense>,
    /// Where each sense's parents end in `parents`.
    pub(super) parent_ends: Vec<u32>,
    pub(super) parents: Vec<Sense>,
    /// Pairs of opposite senses, both ways.
    pub(super) opposites: FxHashSet<(Sense, Sense)>,
    /// The first verb, adjective and adverb sense.
    pub(super) starts: [Sense; 3],
}

/// 32 well-mixed bits of a word (FNV-1a with a finaliser).
pub(super) fn hash(word: &str) -> u32 {
    let mut state = 0xcbf2_9ce4_8422_2325_u64;
    for byte in word.bytes() {
        state = (state ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    state = (state ^ (state >> 29)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    (state >> 32) as u32
}

impl Table {
    /// The senses of a word by its hash, all parts of speech; empty where it is unknown.
    pub(super) fn senses(&self, word: u32) -> &[Sense] {
        let Ok(at) = self.words.binary_search(&word) else { return &[] };
        let from = if at == 0 { 0 } else { self.ends[at - 1] };
        self.senses.get(from as usize..self.ends[at] as usize).unwrap_or_default()
    }

    /// What a sense is directly a kind of.
    pub(super) fn parents(&self, sense: Sense) -> &[Sense] {
        let at = sense as usize;
        let Some(&end) = self.parent_ends.get(at) else { return &[] };
        let from = if at == 0 { 0 } else { self.parent_ends[at - 1] };
        self.parents.get(from as usize..end as usize).unwrap_or_default()
    }

    /// The part of speech of a sense: 0 noun, 1 verb, 2 adjective, 3 adverb.
    pub(super) fn part(&self, sense: Sense) -> u8 {
        self.starts.iter().take_while(|&&start| sense >= start).count() as u8
    }

    /// Every sense above one, nearest first, itself included; bounded.
    pub(super) fn above(&self, sense: Sense) -> Vec<Sense> {
        let mut found = vec![sense];
        let mut from = 0;
        for _ in 0..DEEPEST {
            let end = found.len();
            for at in from..end {
                for &parent in self.parents(found[at]) {
                    if !found.contains(&parent) {
                        found.push(parent);
                    }
                }
            }
            if found.len() == end {
                break;
            }
            from = end;
        }
        found
    }

    /// Whether two senses are opposites, or the heads of their clusters are.
    pub(super) fn opposed(&self, left: Sense, right: Sense) -> bool {
        let heads = |sense: Sense| {
            let adjective = self.part(sense) >= 2;
            std::iter::once(sense).chain(self.parents(sense).iter().copied().filter(move |_| adjective))
        };
        heads(left).any(|a| heads(right).any(|b| self.opposites.contains(&(a, b))))
    }

    /// Reads the file's bytes; what does not fit its own counts gives an empty table.
    pub(super) fn read(bytes: &[u8]) -> Table {
        Table::decode(bytes).unwrap_or_default()
    }

    fn decode(bytes: &[u8]) -> Option<Table> {
        let mut rest = bytes.strip_prefix(MAGIC)?;
        let mut header = [0_usize; 8];
        for slot in &mut header {
            *slot = number(take(&mut rest, 4)?) as usize;
        }
        let [words, senses, synsets, parents, opposites, starts @ ..] = header;
        let table = Table {
            words: take(&mut rest, words * 4)?.chunks_exact(4).map(number).collect(),
            ends: sums(take(&mut rest, words)?),
            senses: take(&mut rest, senses * 3)?.chunks_exact(3).map(number).collect(),
            parent_ends: sums(take(&mut rest, synsets)?),
            parents: take(&mut rest, parents * 3)?.chunks_exact(3).map(number).collect(),
            opposites: take(&mut rest, opposites * 6)?
                .chunks_exact(6)
                .flat_map(|pair| [(number(&pair[..3]), number(&pair[3..])), (number(&pair[3..]), number(&pair[..3]))])
                .collect(),
            starts: starts.map(|start| start as Sense),
        };
        Some(table)
    }

    /// The file's bytes: the same for the same table.
    pub(super) fn to_bytes(&self) -> Vec<u8> {
        let mut out = MAGIC.to_vec();
        let mut opposites: Vec<&(Sense, Sense)> = self.opposites.iter().filter(|(a, b)| a <= b).collect();
        opposites.sort_unstable();
        let counts = [self.words.len(), self.senses.len(), self.parent_ends.len(), self.parents.len(), opposites.len()];
        for count in counts.into_iter().map(|count| count as u32).chain(self.starts) {
            out.extend(count.to_le_bytes());
        }
        out.extend(self.words.iter().flat_map(|word| word.to_le_bytes()));
        out.extend(differences(&self.ends));
        out.extend(self.senses.iter().flat_map(|&sense| three(sense)));
        out.extend(differences(&self.parent_ends));
        out.extend(self.parents.iter().flat_map(|&sense| three(sense)));
        out.extend(opposites.into_iter().flat_map(|&(a, b)| [three(a), three(b)].concat()));
        out
    }
}

fn take<'a>(rest: &mut &'a [u8], length: usize) -> Option<&'a [u8]> {
    let (head, tail) = rest.split_at_checked(length)?;
    *rest = tail;
    Some(head)
}

/// Little-endian, up to four bytes.
fn number(bytes: &[u8]) -> u32 {
    bytes.iter().rev().fold(0, |sum, &byte| sum << 8 | u32::from(byte))
}

fn three(sense: Sense) -> [u8; 3] {
    let [a, b, c, _] = sense.to_le_bytes();
    [a, b, c]
}

fn sums(counts: &[u8]) -> Vec<u32> {
    let mut sum = 0;
    let running = counts.iter().map(|&count| {
        sum += u32::from(count);
        sum
    });
    running.collect()
}

fn differences(ends: &[u32]) -> impl Iterator<Item = u8> {
    let before = std::iter::once(0).chain(ends.iter().copied());
    ends.iter().zip(before).map(|(end, before)| (end - before) as u8)
}
