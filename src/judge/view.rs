//! The plain view of the claim graph that exports draw, with the findings laid over it.

use crate::claim::Claim;
use crate::finding::{Finding, GraphView, Verdict, ViewEdge, ViewNode};
use crate::graph::{ClaimGraph, Key, Node};
use std::collections::BTreeMap;

/// Nodes and edges in the order in which they were entered; one edge a finding between the first claims of two sides.
pub fn view(claims: &[Claim], graph: &ClaimGraph, findings: &[Finding]) -> GraphView {
    let graph = graph.graph();
    let mut by_claim: BTreeMap<&str, String> = BTreeMap::new();
    let mut picture = GraphView::default();
    for index in graph.node_indices() {
        let id = format!("n{}", index.index());
        let (kind, label) = named(&graph[index], claims);
        if let Node::Claim(at) = &graph[index] {
            by_claim.insert(&claims[*at].id, id.clone());
        }
        picture.nodes.push(ViewNode { id, kind: kind.to_owned(), label });
    }
    for edge in graph.edge_indices() {
        let Some((from, to)) = graph.edge_endpoints(edge) else { continue };
        let (from, to) = (format!("n{}", from.index()), format!("n{}", to.index()));
        picture.edges.push(ViewEdge { from, to, kind: graph[edge].name().to_owned(), finding: None });
    }
    picture.edges.extend(findings.iter().flat_map(|finding| laid_over(finding, &by_claim)));
    picture
}

fn laid_over(finding: &Finding, by_claim: &BTreeMap<&str, String>) -> Vec<ViewEdge> {
    let node = |claim: &str| by_claim.get(claim).cloned();
    let all: Vec<String> = match finding.sides.as_slice() {
        [one] => one.claims.iter().filter_map(|evidence| node(&evidence.claim)).collect(),
        sides => sides.iter().filter_map(|side| node(&side.claims.first()?.claim)).collect(),
    };
    let kind = match finding.verdict {
        Verdict::Contradiction => "contradicts",
        Verdict::Update => "replaces",
        Verdict::Agreement | Verdict::Unrelated => "agrees",
    };
    let joined = all.windows(2).map(|pair| ViewEdge {
        from: pair[0].clone(),
        to: pair[1].clone(),
        kind: kind.to_owned(),
        finding: Some(finding.id.clone()),
    });
    joined.collect()
}

fn named(node: &Node, claims: &[Claim]) -> (&'static str, String) {
    match node {
        Node::Source(name) => ("source", name.to_string()),
        Node::Document(id) => ("document", id.to_string()),
        Node::Claim(at) => ("claim", claims[*at].text.to_string()),
        Node::Actor(id) => ("actor", id.to_string()),
        Node::Event(family) => ("event", family.trim_start_matches('=').to_owned()),
        Node::Place(id) => ("place", id.to_string()),
        Node::Quotation(words) => ("quotation", words.to_string()),
        Node::Key(key) => ("key", key_name(key)),
    }
}

fn key_name(key: &Key) -> String {
    match key {
        Key::Party(party, family) => format!("{party} / {}", family.trim_start_matches('=')),
        Key::Group(head, family) => format!("{head} (group) / {}", family.trim_start_matches('=')),
        Key::First(word) => format!("first: {word}"),
        Key::Quoted(words) => format!("“{words}”"),
        Key::Comment(party) => format!("{party} / comment"),
        Key::Contrast(party) => format!("{party} / contrast"),
        Key::Voice(speaker, family) => format!("in the words of {speaker} / {}", family.trim_start_matches('=')),
        Key::Subject(name) => format!("about {name}"),
        Key::Scene(family) => format!("one scene / {}", family.trim_start_matches('=')),
    }
}
