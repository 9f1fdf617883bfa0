//! Front matter: what stands between `+++` (TOML) or `---` (YAML) lines at the top of a text and tells of it.
//!
//! `title`, `source`, `published` (or `date`), `url` and `author` (or `authors`) are known, everything else is passed over. A
//! source that is a web address is the outlet at that address; where no outlet is named, the address and then the author is it.

use super::Read;
use super::drawn::told;
use serde_json::Value;
use std::collections::BTreeMap;
use url::Url;

/// Bytes of front matter; what is longer is none.
const LONGEST: usize = 64 << 10;

/// What the day is called where it is not called the day of publication.
const DATED: [&str; 5] = ["date", "pubDate", "publishDate", "datePublished", "published_at"];

/// What front matter says of a document.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Matter {
    pub(super) title: Option<String>,
    pub(super) source: Option<String>,
    pub(super) published: Option<String>,
    pub(super) url: Option<String>,
}

/// The front matter of `text`, and where the body begins; what is wrong with it is told.
pub(super) fn front_matter(name: &str, text: &str, found: &mut Read) -> (Matter, usize) {
    let top = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let mut lines = text[top..].split_inclusive('\n');
    let mark = lines.next().map(str::trim_end).unwrap_or_default();
    if !["+++", "---"].contains(&mark) {
        return (Matter::default(), top);
    }
    let start = top + text[top..].find('\n').map_or(text.len() - top, |at| at + 1);
    let mut end = start;
    for line in lines.take_while(|line| line.len() < LONGEST) {
        if line.trim_end() == mark || (mark == "---" && line.trim_end() == "...") {
            let inner = &text[start..end];
            let said = if mark == "+++" { toml(name, inner, found) } else { yaml(name, inner, found) };
            return (Matter::of(&said), end + line.len());
        }
        end += line.len();
        if end - start > LONGEST {
            break;
        }
    }
    (Matter::default(), top)
}

/// Keys and what they are said to be.
type Said = BTreeMap<String, String>;

impl Matter {
    fn of(said: &Said) -> Matter {
        let get = |key: &str| said.get(key).and_then(|value| told(value));
        let address = |written: &String| outlet(written).is_some();
        let source = get("source");
        let url = get("url").or_else(|| source.clone().filter(address));
        let source = source.map(|source| outlet(&source).unwrap_or(source));
        let author = || get("author").or_else(|| get("authors"));
        Matter {
            title: get("title"),
            source: source.or_else(|| outlet(url.as_deref()?)).or_else(author),
            published: get("published").or_else(|| DATED.into_iter().find_map(get)),
            url,
        }
    }
}

/// The outlet at a web address: its host, without the `www.` before it.
pub(super) fn outlet(address: &str) -> Option<String> {
    let url = Url::parse(address).ok().filter(|url| matches!(url.scheme(), "http" | "https"))?;
    let host = url.host_str()?;
    Some(host.strip_prefix("www.").unwrap_or(host).to_owned())
}

fn toml(name: &str, inner: &str, found: &mut Read) -> Said {
    match inner.parse::<toml::Table>() {
        Ok(table) => {
            let said = |value: &toml::Value| match value {
                toml::Value::String(value) => Some(value.clone()),
                toml::Value::Datetime(value) => Some(value.to_string()),
                toml::Value::Array(values) => listed(values.iter().filter_map(toml::Value::as_str)),
                _ => None,
            };
            table.iter().filter_map(|(key, value)| Some((key.clone(), said(value)?))).collect()
        }
        Err(error) => {
            let before = error.span().map_or(0, |span| inner[..span.start.min(inner.len())].matches('\n').count());
            found.warn(name, Some(before + 2), format!("has front matter that is no TOML: {}", error.message()), false);
            Said::new()
        }
    }
}

fn yaml(name: &str, inner: &str, found: &mut Read) -> Said {
    // What is deeper than this, or says itself again and again, was not written to be read.
    let bounds = serde_saphyr::options! {
        budget: serde_saphyr::budget! { max_depth: 16, max_nodes: 5_000, max_events: 20_000, max_aliases: 100 },
    };
    // Nothing between the lines is nothing said.
    match serde_saphyr::from_str_with_options::<Option<BTreeMap<String, Value>>>(inner, bounds) {
        Ok(table) => {
            let said = |value: &Value| match value {
                Value::String(value) => Some(value.clone()),
                Value::Number(number) => Some(number.to_string()),
                Value::Array(values) => listed(values.iter().filter_map(Value::as_str)),
                _ => None,
            };
            table.unwrap_or_default().iter().filter_map(|(key, value)| Some((key.clone(), said(value)?))).collect()
        }
        Err(error) => {
            let line = error.location().and_then(|place| usize::try_from(place.line()).ok()).map_or(2, |line| line + 1);
            let message = "has front matter that is no YAML; its lines are read as far as each is a key and its value";
            found.warn(name, Some(line), message, false);
            flat(inner)
        }
    }
}

/// Lines of `key: value`, for front matter that was never meant to be read by a machine ("title: Oslo: the pipeline").
fn flat(inner: &str) -> Said {
    let lines = inner.lines().filter(|line| !line.starts_with([' ', '\t', '#', '-']));
    let pairs = lines.filter_map(|line| line.split_once(':'));
    pairs.map(|(key, value)| (key.trim().to_owned(), value.trim().trim_matches(['"', '\'']).to_owned())).collect()
}

fn listed<'a>(values: impl Iterator<Item = &'a str>) -> Option<String> {
    told(&values.collect::<Vec<_>>().join(", "))
}

#[cfg(test)]
mod tests {
    use super::{Matter, front_matter};
    use crate::text::Read;

    fn read(inner: &str) -> (Matter, Read) {
        let mut found = Read::default();
        let matter = front_matter("a.md", &format!("---\n{inner}\n---\nIt ended.\n"), &mut found).0;
        (matter, found)
    }

    #[test]
    fn yaml_is_read_as_yaml() {
        let (matter, found) = read(
            "title: >\n  Talks\n  fail\nsource: |\n  Bergen Post\ndate: 2017-06-07 # a day\nauthors: [A. Lind, 'B. O''Neil']\ntags:\n  - a\n2020: b",
        );
        assert!(found.warnings.is_empty(), "{:?}", found.warnings);
        assert_eq!(matter.title.as_deref(), Some("Talks fail"));
        assert_eq!(matter.source.as_deref(), Some("Bergen Post"));
        assert_eq!(matter.published.as_deref(), Some("2017-06-07"));
    }

    #[test]
    fn an_address_is_its_outlet_and_an_author_is_one_where_nothing_else_is() {
        let source = |inner: &str| read(inner).0.source;
        assert_eq!(source("source: https://www.bergen.example/a/b?c").as_deref(), Some("bergen.example"));
        assert_eq!(read("source: https://www.bergen.example/a").0.url.as_deref(), Some("https://www.bergen.example/a"));
        assert_eq!(source("url: http://oslo.example/x\nauthor: Anna Lind").as_deref(), Some("oslo.example"));
        assert_eq!(source("author:\n  - Anna Lind\n  - Per Olsen").as_deref(), Some("Anna Lind, Per Olsen"));
        assert_eq!(source("source: Bergen Post\nauthor: Anna Lind").as_deref(), Some("Bergen Post"));
        assert_eq!(source("source: null\nauthor: ''"), None);
    }

    #[test]
    fn what_is_no_yaml_is_told_and_read_line_by_line() {
        let (matter, found) = read("title: Oslo: the pipeline\nsource: \"Bergen Post\"");
        assert_eq!(matter.title.as_deref(), Some("Oslo: the pipeline"));
        assert_eq!(matter.source.as_deref(), Some("Bergen Post"));
        assert!(found.warnings[0].to_string().starts_with("a.md:2: has front matter that is no YAML"), "{found:?}");
        assert!(!found.warnings[0].unread);
    }

    #[test]
    fn hostile_front_matter_ends_in_time() {
        let start = std::time::Instant::now();
        let bomb = (0..40)
            .fold("a0: &a0 [x]\n".to_owned(), |all, at| all + &format!("a{}: &a{} [*a{at}, *a{at}]\n", at + 1, at + 1));
        for inner in [
            bomb,
            "[".repeat(50_000),
            "{a: ".repeat(10_000),
            "- ".repeat(30_000),
            "&a ".repeat(20_000),
            "? ".repeat(20_000),
        ] {
            read(&inner);
        }
        assert!(start.elapsed().as_secs() < 10, "{:?}", start.elapsed());
    }
}
