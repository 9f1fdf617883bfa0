//! The one way by which any data file is read: TOML with its places kept, embedded or from a folder.

use crate::error::Error;
use include_dir::{Dir, File, include_dir};
use serde::de::DeserializeOwned;
use std::borrow::Cow;
use std::ops::Range;

static RULES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/rules");

/// A TOML file with the name that errors give it.
#[derive(Debug, Clone)]
pub struct DataFile {
    /// Its path below the rules folder, `/` between the parts: `lexicon/events.toml`.
    pub path: String,
    /// Its text.
    pub text: Cow<'static, str>,
}

impl DataFile {
    /// The file as a `T`; an error says line, column and what was expected.
    ///
    /// # Errors
    /// TOML that does not parse, a key that `T` does not know, a value of another type.
    pub fn parse<T: DeserializeOwned>(&self) -> Result<T, Error> {
        toml::from_str(&self.text).map_err(|error| self.error(error.span().unwrap_or(0..0), suggested(error.message())))
    }

    /// An error at a byte range of the file, as `toml::Spanned` keeps it.
    pub fn error(&self, range: Range<usize>, message: impl Into<String>) -> Error {
        let before = self.text.get(..range.start).unwrap_or(&self.text);
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        Error::Data {
            path: self.path.clone(),
            line: before.matches('\n').count() + 1,
            column: before[line_start..].chars().count() + 1,
            message: message.into(),
        }
    }
}

/// What the TOML reader says of an unknown name, with the nearest of those it knows.
fn suggested(message: &str) -> String {
    let mut names = message.split('`').skip(1).step_by(2);
    let unknown = names.next().filter(|_| message.starts_with("unknown "));
    let nearest = unknown.and_then(|unknown| nearest(unknown, names));
    match nearest {
        Some(nearest) => format!("{message}; did you mean `{nearest}`?"),
        None => message.to_owned(),
    }
}

/// The name that `wanted` most likely stands for, if it is near any.
pub fn nearest<'a>(wanted: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let scored = known.into_iter().map(|name| (strsim::jaro_winkler(name, wanted), name));
    scored.filter(|(score, _)| *score > 0.8).max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, name)| name)
}

/// The rules and the lexicon that are built into the program, sorted by path.
pub fn embedded() -> Vec<DataFile> {
    let mut files = Vec::new();
    let mut open = vec![&RULES];
    while let Some(folder) = open.pop() {
        files.extend(folder.files().filter_map(data_file));
        open.extend(folder.dirs());
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}

fn data_file(file: &'static File<'static>) -> Option<DataFile> {
    let path = file.path().to_str()?.replace('\\', "/");
    let text = file.contents_utf8()?;
    path.ends_with(".toml").then_some(DataFile { path, text: Cow::Borrowed(text) })
}

#[cfg(test)]
mod tests {
    use super::DataFile;

    #[derive(Debug, serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Toy {
        #[expect(dead_code, reason = "only read by serde")]
        code: String,
    }

    #[test]
    fn a_typo_is_told_with_line_and_column() {
        let file = DataFile { path: "toy.toml".into(), text: "code = \"A\"\n  cod = 1\n".into() };
        let error = file.parse::<Toy>().unwrap_err().to_string();
        assert_eq!(error, "toy.toml:2:3: unknown field `cod`, expected `code`; did you mean `code`?");
    }
}
