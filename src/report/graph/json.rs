//! The graph as one JSON object: `{"nodes": […], "edges": […]}`.

use crate::finding::GraphView;
use crate::report::json;
use std::io::{Result, Write};

/// Writes the graph; the cost is one pass over it.
///
/// # Errors
/// Where the writer fails.
pub fn write(graph: &GraphView, out: &mut impl Write) -> Result<()> {
    json::pretty(graph, out)
}
