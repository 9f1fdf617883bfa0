//! The claim graph in the formats that graph tools read: Graphviz DOT, `GraphML`, GEXF, JSON.

mod dot;
mod gexf;
mod graphml;
mod json;

pub use dot::write as dot;
pub use gexf::write as gexf;
pub use graphml::write as graphml;
pub use json::write as json;

/// Text as XML allows it: the five special characters escaped, control characters replaced.
fn xml(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&apos;"),
            hidden if super::safe::is_hidden(hidden) => out.push('\u{fffd}'),
            plain => out.push(plain),
        }
    }
    out
}
