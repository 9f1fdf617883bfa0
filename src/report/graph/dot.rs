//! Graphviz DOT: a directed graph, one shape a kind of node, findings in colour.

use crate::finding::{GraphView, ViewEdge, ViewNode};
use std::io::{Result, Write};

/// Writes the graph; the cost is one pass over it.
///
/// # Errors
/// Where the writer fails.
pub fn write(graph: &GraphView, out: &mut impl Write) -> Result<()> {
    writeln!(out, "digraph gainsay {{")?;
    writeln!(out, "  rankdir=LR;")?;
    graph.nodes.iter().try_for_each(|node| write_node(node, out))?;
    graph.edges.iter().try_for_each(|edge| write_edge(edge, out))?;
    writeln!(out, "}}")
}

fn write_node(node: &ViewNode, out: &mut impl Write) -> Result<()> {
    let shape = match node.kind.as_str() {
        "claim" => "box",
        "source" | "document" => "note",
        "key" => "diamond",
        _ => "ellipse",
    };
    writeln!(out, "  {} [shape={shape}, class={}, label={}];", node.id, quoted(&node.kind), quoted(&node.label))
}

fn write_edge(edge: &ViewEdge, out: &mut impl Write) -> Result<()> {
    let colour = match edge.kind.as_str() {
        "contradicts" => ", color=red, penwidth=2, dir=both",
        "agrees" => ", color=darkgreen, penwidth=2, dir=none",
        "replaces" => ", color=orange, penwidth=2",
        _ => "",
    };
    writeln!(out, "  {} -> {} [label={}{colour}];", edge.from, edge.to, quoted(&edge.kind))
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", crate::report::safe(text).replace('\\', "\\\\").replace('"', "\\\""))
}
