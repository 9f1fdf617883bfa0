//! The model file: little-endian sections one after another, a BLAKE3 sum at the end.
//!
//! `gainsay\x01`, the sizes, tags and relations by name, the vocabularies as
//! sorted hashes, WordNet's classes, embeddings and 8-bit maps, what is left in floats. Everything is checked
//! before it is used: sizes against the bytes that are there, floats for being ordinary numbers.

use super::dense::Dense;
use super::network::{Float, Network, Table};
use crate::error::Error;
use crate::language::features::TABLES;
use crate::language::train::{DISTANCES, Shape, Vocabulary};
use crate::language::wordnet::Classes;
use crate::language::{Deprel, Upos, xpos};

const MAGIC: &[u8; 8] = b"gainsay\x01";
const SUM: usize = blake3::OUT_LEN;
/// No size of a model comes near.
const LARGEST: usize = 1 << 22;

/// The bytes of a network.
pub(super) fn write(network: &Network) -> Vec<u8> {
    let mut out = Writer(MAGIC.to_vec());
    let shape = &network.shape;
    for size in [shape.hidden, shape.layers, shape.arc, shape.label] {
        out.size(size);
    }
    out.size(network.vocabulary.tags.len());
    for (upos, xpos) in &network.vocabulary.tags {
        out.name(upos.as_str());
        out.name(xpos);
    }
    out.size(network.vocabulary.relations.len());
    for relation in &network.vocabulary.relations {
        out.name(relation.as_str());
    }
    for (hashes, table) in network.vocabulary.tables.iter().zip(&network.tables) {
        out.size(table.width);
        out.size(hashes.len());
        out.0.extend(hashes.iter().flat_map(|hash| hash.to_le_bytes()));
        out.0.extend(&table.rows);
    }
    out.size(network.classes.words.len());
    out.0.extend(network.classes.words.iter().flat_map(|hash| hash.to_le_bytes()));
    out.0.extend(network.classes.classes.iter().flat_map(|class| class.to_le_bytes()));
    out.dense(&network.first);
    network.recurrent.iter().flatten().for_each(|dense| out.dense(dense));
    network.upper.iter().for_each(|dense| out.dense(dense));
    out.dense(&network.outputs);
    out.floats(&network.root);
    for (float, columns) in [(&network.biaffine, shape.arc), (&network.label, shape.labels)] {
        out.floats(&float.narrow(columns));
        out.floats(&float.bias[..columns]);
    }
    out.floats(&network.distance);
    let sum = blake3::hash(&out.0);
    out.0.extend(sum.as_bytes());
    out.0
}

struct Writer(Vec<u8>);

impl Writer {
    fn size(&mut self, size: usize) {
        self.0.extend((size as u32).to_le_bytes());
    }

    fn name(&mut self, name: &str) {
        self.0.push(name.len() as u8);
        self.0.extend(name.as_bytes());
    }

    fn floats(&mut self, values: &[f32]) {
        self.0.extend(values.iter().flat_map(|value| value.to_le_bytes()));
    }

    fn dense(&mut self, dense: &Dense) {
        self.0.extend(dense.rounded().iter().map(|weight| weight.cast_unsigned()));
        self.floats(&dense.scale[..dense.outputs]);
        self.floats(&dense.bias[..dense.outputs]);
    }
}

/// The network of a file's bytes.
pub(super) fn read(bytes: &[u8]) -> Result<Network, Error> {
    let wrong = |offset: usize, message: &str| Error::Model { offset, message: message.to_owned() };
    if !bytes.starts_with(&MAGIC[..7]) {
        return Err(wrong(0, "not a gainsay model"));
    }
    if bytes[7] != MAGIC[7] {
        return Err(wrong(7, "a model of another version; train it again with this program"));
    }
    let body = bytes.len().saturating_sub(SUM);
    if body < MAGIC.len() || blake3::hash(&bytes[..body]).as_bytes() != &bytes[body..] {
        return Err(wrong(body, "the sum at the end does not fit: the file is cut off or damaged"));
    }
    let mut reader = Reader { bytes: &bytes[..body], at: MAGIC.len() };
    let (hidden, layers) = (reader.size(8, 1024)?, reader.size(1, 4)?);
    let (arc, label) = (reader.size(8, 512)?, reader.size(1, 512)?);
    if hidden % 8 != 0 || arc % 8 != 0 {
        return Err(reader.wrong("widths must be multiples of eight"));
    }
    let (vocabulary, tables) = reader.vocabulary()?;
    let classes = reader.classes()?;
    let shape = Shape {
        hidden,
        layers,
        arc,
        label,
        widths: std::array::from_fn(|table| tables[table].width),
        rows: std::array::from_fn(|table| vocabulary.tables[table].len() + 1),
        tags: vocabulary.tags.len(),
        labels: vocabulary.relations.len(),
    };
    reader.maps(shape, vocabulary, classes, tables)
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Reader<'a> {
    fn wrong(&self, message: &str) -> Error {
        Error::Model { offset: self.at, message: message.to_owned() }
    }

    fn take(&mut self, length: usize) -> Result<&'a [u8], Error> {
        let end = self.at.checked_add(length);
        let piece =
            end.and_then(|end| self.bytes.get(self.at..end)).ok_or_else(|| self.wrong("the file ends too early"))?;
        self.at += length;
        Ok(piece)
    }

    fn size(&mut self, least: usize, most: usize) -> Result<usize, Error> {
        let size = self.words(1)?[0] as usize;
        if (least..=most).contains(&size) { Ok(size) } else { Err(self.wrong(&format!("{size} is no possible size"))) }
    }

    fn words(&mut self, count: usize) -> Result<Vec<u32>, Error> {
        let bytes = self.take(count * 4)?;
        Ok(bytes.chunks_exact(4).map(|b| u32::from_le_bytes([b[0], b[1], b[2], b[3]])).collect())
    }

    fn floats(&mut self, count: usize) -> Result<Vec<f32>, Error> {
        let values: Vec<f32> = self.words(count)?.into_iter().map(f32::from_bits).collect();
        if values.iter().all(|value| value.abs() < 1e4) {
            Ok(values)
        } else {
            Err(self.wrong("a weight that is no ordinary number"))
        }
    }

    fn name(&mut self) -> Result<&'a str, Error> {
        let length = self.take(1)?[0];
        let name = self.take(length.into())?;
        std::str::from_utf8(name).map_err(|_| self.wrong("a name that is no UTF-8"))
    }

    fn vocabulary(&mut self) -> Result<(Vocabulary, Vec<Table>), Error> {
        let mut vocabulary = Vocabulary { tables: Default::default(), tags: Vec::new(), relations: Vec::new() };
        for _ in 0..self.size(1, 4096)? {
            let upos = Upos::parse(self.name()?);
            vocabulary.tags.push((upos, xpos::parse(self.name()?)));
        }
        for _ in 0..self.size(1, 4096)? {
            vocabulary.relations.push(Deprel::parse(self.name()?));
        }
        let mut tables = Vec::new();
        for table in 0..TABLES {
            let width = self.size(1, 1024)?;
            let count = self.size(0, LARGEST)?;
            vocabulary.tables[table] = self.words(count)?;
            let rows = self.take((count + 1) * width)?.to_vec();
            if rows.iter().any(|&step| step > 127) {
                return Err(self.wrong("an embedding out of bounds"));
            }
            tables.push(Table { width, rows });
        }
        Ok((vocabulary, tables))
    }

    fn classes(&mut self) -> Result<Classes, Error> {
        let count = self.size(0, LARGEST)?;
        let words = self.words(count)?;
        let classes = self.take(count * 2)?.chunks_exact(2).map(|b| u16::from_le_bytes([b[0], b[1]])).collect();
        Ok(Classes { words, classes })
    }

    fn dense(&mut self, inputs: usize, outputs: usize) -> Result<Dense, Error> {
        let rounded: Vec<i8> = self.take(inputs * outputs)?.iter().map(|weight| weight.cast_signed()).collect();
        if rounded.contains(&i8::MIN) {
            return Err(self.wrong("a weight out of bounds"));
        }
        let scale = self.floats(outputs)?;
        let bias = self.floats(outputs)?;
        Ok(Dense::from_rounded(inputs, &rounded, scale, bias))
    }

    fn maps(
        mut self,
        shape: Shape,
        vocabulary: Vocabulary,
        classes: Classes,
        tables: Vec<Table>,
    ) -> Result<Network, Error> {
        let first = self.dense(shape.input(), 8 * shape.hidden)?;
        let mut recurrent = Vec::new();
        for _ in 0..shape.layers {
            recurrent.push([self.dense(shape.hidden, 4 * shape.hidden)?, self.dense(shape.hidden, 4 * shape.hidden)?]);
        }
        let mut upper = Vec::new();
        for _ in 1..shape.layers {
            upper.push(self.dense(shape.output(), 8 * shape.hidden)?);
        }
        let width = 2 * shape.arc + 2 * shape.label + shape.tags;
        let outputs = self.dense(shape.output(), width)?;
        let root = self.floats(width)?;
        let biaffine = Float::padded(&self.floats(shape.arc * shape.arc)?, &self.floats(shape.arc)?);
        let label = Float::padded(&self.floats(shape.label * shape.labels)?, &self.floats(shape.labels)?);
        let distance = self.floats(DISTANCES)?;
        if self.at != self.bytes.len() {
            return Err(self.wrong("more bytes than the sizes say"));
        }
        Ok(Network {
            shape,
            vocabulary,
            classes,
            tables,
            first,
            recurrent,
            upper,
            outputs,
            root,
            biaffine,
            distance,
            label,
        })
    }
}
