//! The graph as one JSON object: `{"nodes": […], "edges": […]}`.

use crate::finding::GraphView;
use std::io::{Error, Result, Write};

/// Writes the graph; the cost is one pass over it.
///
/// # Errors
/// Where the writer fails.
pub fn write(graph: &GraphView, out: &mut impl Write) -> Result<()> {
    serde_json::to_writer_pretty(&mut *out, graph).map_err(Error::from)?;
    writeln!(out)
}
