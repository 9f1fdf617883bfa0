//! `GraphML` (graphml.graphdrawing.org): kinds and labels as declared keys.

use super::xml;
use crate::finding::GraphView;
use std::io::{Result, Write};

const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
  <key id="kind" for="all" attr.name="kind" attr.type="string"/>
  <key id="label" for="node" attr.name="label" attr.type="string"/>
  <key id="finding" for="edge" attr.name="finding" attr.type="string"/>
  <graph id="claims" edgedefault="directed">"#;

/// Writes the graph; the cost is one pass over it.
///
/// # Errors
/// Where the writer fails.
pub fn write(graph: &GraphView, out: &mut impl Write) -> Result<()> {
    writeln!(out, "{HEAD}")?;
    for node in &graph.nodes {
        let (id, kind, label) = (&node.id, xml(&node.kind), xml(&node.label));
        writeln!(out, r#"    <node id="{id}"><data key="kind">{kind}</data><data key="label">{label}</data></node>"#)?;
    }
    for (at, edge) in graph.edges.iter().enumerate() {
        let finding =
            edge.finding.as_deref().map_or(String::new(), |id| format!(r#"<data key="finding">{}</data>"#, xml(id)));
        let (from, to, kind) = (&edge.from, &edge.to, xml(&edge.kind));
        writeln!(
            out,
            r#"    <edge id="e{at}" source="{from}" target="{to}"><data key="kind">{kind}</data>{finding}</edge>"#
        )?;
    }
    writeln!(out, "  </graph>\n</graphml>")
}
