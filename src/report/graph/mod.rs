//! The claim graph in the formats that graph tools read: Graphviz DOT, `GraphML`, GEXF, JSON.

mod dot;
mod gexf;
mod graphml;
mod json;

pub use dot::write as dot;
pub use gexf::write as gexf;
pub use graphml::write as graphml;
pub use json::write as json;

/// Text as XML allows it: made safe to show, and the five special characters escaped.
fn xml(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in super::safe(text).chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&apos;"),
            plain => out.push(plain),
        }
    }
    out
}
