//! GEXF 1.3 (gexf.net), as Gephi reads it.

use super::xml;
use crate::finding::GraphView;
use std::io::{Result, Write};

const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" version="1.3">
  <graph defaultedgetype="directed">
    <attributes class="node"><attribute id="kind" title="kind" type="string"/></attributes>
    <attributes class="edge"><attribute id="finding" title="finding" type="string"/></attributes>"#;

/// Writes the graph; the cost is one pass over it.
///
/// # Errors
/// Where the writer fails.
pub fn write(graph: &GraphView, out: &mut impl Write) -> Result<()> {
    writeln!(out, "{HEAD}\n    <nodes>")?;
    for node in &graph.nodes {
        let (id, kind, label) = (&node.id, xml(&node.kind), xml(&node.label));
        let kind = format!(r#"<attvalues><attvalue for="kind" value="{kind}"/></attvalues>"#);
        writeln!(out, r#"      <node id="{id}" label="{label}">{kind}</node>"#)?;
    }
    writeln!(out, "    </nodes>\n    <edges>")?;
    for (at, edge) in graph.edges.iter().enumerate() {
        let (from, to, kind) = (&edge.from, &edge.to, xml(&edge.kind));
        let finding = edge.finding.as_deref().map_or(String::new(), |id| {
            format!(r#"<attvalues><attvalue for="finding" value="{}"/></attvalues>"#, xml(id))
        });
        writeln!(out, r#"      <edge id="{at}" source="{from}" target="{to}" label="{kind}">{finding}</edge>"#)?;
    }
    writeln!(out, "    </edges>\n  </graph>\n</gexf>")
}
