//! Builds the petgraph graph from claims, one pass, nodes in the order of the claims.

use super::group::Groups;
use super::key::{Key, Known, family, keys, shingles};
use super::situation::Situation;
use super::topics::Topics;
use crate::claim::{Facts, Mention, Role, Via};
use crate::lexicon::Lexicon;
use ecow::EcoString;
use indexmap::IndexMap;
use indexmap::map::Entry;
use petgraph::Direction;
use petgraph::graph::{DiGraph, NodeIndex};
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// What stands in the graph.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Node {
    /// An outlet.
    Source(EcoString),
    /// A document, by its id.
    Document(EcoString),
    /// A claim, by its index.
    Claim(usize),
    /// An actor, by its id.
    Actor(EcoString),
    /// An event family.
    Event(EcoString),
    /// A place, by its id.
    Place(EcoString),
    /// A quotation, by its words.
    Quotation(EcoString),
    /// Where claims meet.
    Key(Key),
}

/// How two nodes are joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Edge {
    /// Source to document, document to claim.
    Publishes,
    /// Claim to the actor in whose voice it is.
    Attributes,
    /// Claim to its actor.
    AboutActor,
    /// Claim to its event family.
    AboutEvent,
    /// Claim to whom it happens.
    Affects,
    /// Claim to its place.
    At,
    /// Actor to the whole it belongs to.
    PartOf,
    /// Claim to the actor that its words' referent speaks for.
    SpeaksFor,
    /// Claim to the outlet that was told.
    Cites,
    /// Claim to the quotation that holds it.
    Quotes,
    /// Claim to a key.
    Under,
}

impl Edge {
    /// The edge's name in exports.
    pub fn name(self) -> &'static str {
        match self {
            Edge::Publishes => "publishes",
            Edge::Attributes => "attributes",
            Edge::AboutActor => "about-actor",
            Edge::AboutEvent => "about-event",
            Edge::Affects => "affects",
            Edge::At => "at",
            Edge::PartOf => "part-of",
            Edge::SpeaksFor => "speaks-for",
            Edge::Cites => "cites",
            Edge::Quotes => "quotes",
            Edge::Under => "under",
        }
    }
}

/// The graph of a corpus.
#[derive(Debug, Default)]
pub struct ClaimGraph {
    topics: Arc<Topics>,
    graph: DiGraph<Node, Edge>,
    nodes: IndexMap<Node, NodeIndex, rustc_hash::FxBuildHasher>,
}

/// Claims whose keys are told before they are entered.
const BLOCK: usize = 1 << 14;
/// Of these, how many one thread takes at least.
const BATCH: usize = 1 << 9;

/// The event family of a claim, and its keys.
type Supported = (EcoString, Vec<Key>);

/// The document that was entered last.
type Last<'a> = Option<(&'a Facts<'a>, NodeIndex)>;

impl ClaimGraph {
    /// Enters every claim under every key it supports.
    pub fn new(claims: &[Facts<'_>], lexicon: &Lexicon, situation: Situation) -> ClaimGraph {
        let topics = Arc::new(Topics::new(claims, lexicon));
        ClaimGraph::about(claims, topics, lexicon, situation)
    }

    /// The same, where it is known what is true of each claim, and what the documents are about.
    pub(crate) fn about(
        claims: &[Facts<'_>],
        topics: Arc<Topics>,
        lexicon: &Lexicon,
        situation: Situation,
    ) -> ClaimGraph {
        let mut graph = ClaimGraph { topics: Arc::clone(&topics), ..ClaimGraph::default() };
        let mut last = None;
        for first in (0..claims.len()).step_by(BLOCK) {
            let block = first..claims.len().min(first + BLOCK);
            let known = |at: usize| {
                let (claim, topic) = (&claims[at], topics.of(at));
                Known { claim, topic, scene: situation == Situation::One }
            };
            let batches = block.clone().into_par_iter().with_min_len(BATCH);
            let supported =
                batches.map_init(|| Groups::new(lexicon), |groups, at| supported(known(at), lexicon, groups));
            let supported: Vec<Supported> = supported.collect();
            for (at, supported) in block.zip(supported) {
                graph.enter(at, &claims[at], supported, &mut last, lexicon);
            }
        }
        graph
    }

    /// What the documents are about.
    pub fn topics(&self) -> &Arc<Topics> {
        &self.topics
    }

    /// The petgraph graph, for exports.
    pub fn graph(&self) -> &DiGraph<Node, Edge> {
        &self.graph
    }

    /// Every key with the indices of its claims, ascending; keys that only one claim supports are left out, and so
    /// are runs of quoted words, under which quotations stand ([`ClaimGraph::quotations`]).
    pub fn meetings(&self) -> Vec<(&Key, Vec<usize>)> {
        let keys = self.nodes.par_iter().filter_map(|(node, &index)| match node {
            Node::Key(key) if !matches!(key, Key::Quoted(_)) => Some((key, index)),
            _ => None,
        });
        let mut all: Vec<(&Key, Vec<usize>)> =
            keys.map(|(key, index)| (key, self.claims_at(index))).filter(|(_, claims)| claims.len() > 1).collect();
        all.par_sort_unstable();
        all
    }

    /// Every quotation, in the order in which they were entered, with the indices of the claims in it, ascending.
    pub fn quotations(&self) -> Vec<(&str, Vec<usize>)> {
        let quotations = self.nodes.par_iter().filter_map(|(node, &index)| match node {
            Node::Quotation(quote) => Some((quote.as_str(), self.claims_at(index))),
            _ => None,
        });
        quotations.collect()
    }

    /// Pairs of quotations, by their places in [`ClaimGraph::quotations`], that share a run of words.
    ///
    /// A run that more than `common` quotations hold is a figure of speech and joins none.
    pub fn sharing_words(&self, common: usize) -> Vec<[usize; 2]> {
        let quotations = self.nodes.keys().filter(|node| matches!(node, Node::Quotation(_)));
        let place: FxHashMap<&Node, usize> = quotations.enumerate().map(|(at, node)| (node, at)).collect();
        let mut pairs = Vec::new();
        for (_, &run) in self.nodes.iter().filter(|(node, _)| matches!(node, Node::Key(Key::Quoted(_)))) {
            let mut holders: Vec<usize> =
                self.graph.neighbors_directed(run, Direction::Incoming).map(|node| place[&self.graph[node]]).collect();
            if holders.len() > common {
                continue;
            }
            holders.sort_unstable();
            let later = |at: usize| holders[at + 1..].iter();
            pairs.extend(holders.iter().enumerate().flat_map(|(at, &a)| later(at).map(move |&b| [a, b])));
        }
        pairs.par_sort_unstable();
        pairs.dedup();
        pairs
    }

    fn claims_at(&self, node: NodeIndex) -> Vec<usize> {
        let neighbours = self.graph.neighbors_directed(node, Direction::Incoming);
        let mut claims: Vec<usize> = neighbours
            .filter_map(|node| match self.graph[node] {
                Node::Claim(at) => Some(at),
                _ => None,
            })
            .collect();
        claims.sort_unstable();
        claims
    }

    fn node(&mut self, node: Node) -> NodeIndex {
        match self.nodes.entry(node) {
            Entry::Occupied(known) => *known.get(),
            Entry::Vacant(new) => {
                let index = self.graph.add_node(new.key().clone());
                *new.insert(index)
            }
        }
    }

    fn enter<'a>(
        &mut self,
        at: usize,
        claim: &'a Facts<'a>,
        (family, keys): Supported,
        last: &mut Last<'a>,
        lexicon: &Lexicon,
    ) {
        let node = self.graph.add_node(Node::Claim(at));
        let document = last.filter(|(last, _)| last.document == claim.document).map(|(_, document)| document);
        let document = document.unwrap_or_else(|| self.publish(claim));
        *last = Some((claim, document));
        self.graph.add_edge(document, node, Edge::Publishes);
        let event = self.node(Node::Event(family));
        self.graph.add_edge(node, event, Edge::AboutEvent);
        if let Some(actor) = &claim.actor {
            self.join(node, actor, Edge::AboutActor, lexicon);
        }
        for argument in claim.arguments {
            let Some(id) = &argument.id else { continue };
            let affected = matches!(argument.role, Role::Object | Role::Recipient);
            if affected {
                let party = self.node(Node::Actor(id.clone()));
                self.graph.add_edge(node, party, Edge::Affects);
            }
        }
        if let Some(id) = claim.place.as_ref().and_then(|place| place.id.clone()) {
            let place = self.node(Node::Place(id));
            self.graph.add_edge(node, place, Edge::At);
        }
        self.attribute(node, claim, lexicon);
        for key in keys {
            let key = self.node(Node::Key(key));
            self.graph.add_edge(node, key, Edge::Under);
        }
    }

    /// The node of a claim's document, entered under its source.
    fn publish(&mut self, claim: &Facts<'_>) -> NodeIndex {
        let known = self.nodes.contains_key(&Node::Document(claim.document.into()));
        let document = self.node(Node::Document(claim.document.into()));
        if !known {
            let outlet = claim.source.unwrap_or(claim.document);
            let source = self.node(Node::Source(outlet.into()));
            self.graph.add_edge(source, document, Edge::Publishes);
        }
        document
    }

    fn attribute(&mut self, node: NodeIndex, claim: &Facts<'_>, lexicon: &Lexicon) {
        for link in claim.attribution {
            if let Some(source) = &link.source {
                self.join(node, source, Edge::Attributes, lexicon);
            }
            if let Some(told) = &link.addressee {
                self.join(node, told, Edge::Cites, lexicon);
            }
            if !link.quote.is_empty() {
                let quotation = self.quotation(&link.quote);
                self.graph.add_edge(node, quotation, Edge::Quotes);
            }
        }
    }

    /// The node of a quotation, entered under its runs of words.
    fn quotation(&mut self, quote: &EcoString) -> NodeIndex {
        let node = Node::Quotation(quote.clone());
        if let Some(&known) = self.nodes.get(&node) {
            return known;
        }
        let quotation = self.node(node);
        for run in shingles(quote) {
            let run = self.node(Node::Key(run));
            self.graph.add_edge(quotation, run, Edge::Under);
        }
        quotation
    }

    /// Joins a claim to a resolved actor, and the actor to its wholes.
    fn join(&mut self, node: NodeIndex, mention: &Mention, edge: Edge, lexicon: &Lexicon) {
        let Some(id) = &mention.id else { return };
        let known = self.nodes.contains_key(&Node::Actor(id.clone()));
        let actor = self.node(Node::Actor(id.clone()));
        self.graph.add_edge(node, actor, edge);
        if mention.via == Via::SpeaksFor {
            self.graph.add_edge(node, actor, Edge::SpeaksFor);
        }
        if known {
            return;
        }
        for whole in lexicon.actors.wholes(id) {
            let whole = self.node(Node::Actor(whole.into()));
            self.graph.add_edge(actor, whole, Edge::PartOf);
        }
    }
}

/// The event family of a claim, and its keys.
fn supported<'a>(known: Known<'a>, lexicon: &'a Lexicon, groups: &mut Groups<'a>) -> Supported {
    let family = family(known.claim, lexicon);
    let keys = keys(known, &family, lexicon, groups);
    (family, keys)
}
