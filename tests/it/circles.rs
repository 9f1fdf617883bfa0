//! No two files of a module import each other, be it by way of others: what can be read first is read first.
//!
//! A module's own `mod.rs` names its files and is no part of that; a name that it hands on counts as the file that has it.

use crate::tidy::{code, demand, files};
use std::collections::{BTreeMap, BTreeSet};

/// The modules of a source tree by their paths: `relation::wording::align`.
struct Tree {
    /// Whether the module is a folder's.
    modules: BTreeMap<String, bool>,
    /// The module and name that a folder's module hands on under a name.
    handed: BTreeMap<(String, String), String>,
    /// What each module uses.
    uses: BTreeMap<String, Vec<String>>,
}

impl Tree {
    fn new() -> Tree {
        let mut tree = Tree { modules: BTreeMap::new(), handed: BTreeMap::new(), uses: BTreeMap::new() };
        for file in files("src", &[".rs"]) {
            let path = file.path["src/".len()..file.path.len() - ".rs".len()].replace('/', "::");
            let (module, folder) = match path.strip_suffix("::mod") {
                Some(module) => (module.to_owned(), true),
                None => (path, false),
            };
            let text: Vec<&str> = code(&file.text).map(|(_, line)| line.trim()).collect();
            for statement in text.join(" ").split(';') {
                let Some((before, used)) = statement.split_once("use ") else { continue };
                for name in paths(used) {
                    if folder && before.trim_end().rsplit(' ').next().is_some_and(|word| word.starts_with("pub")) {
                        let last = name.rsplit("::").next().unwrap_or_default().to_owned();
                        tree.handed.insert((module.clone(), last), format!("{module}::{name}"));
                    } else if !folder {
                        tree.uses.entry(module.clone()).or_default().push(name);
                    }
                }
            }
            if !folder {
                let joined = |letter: char| letter.is_alphanumeric() || "_:".contains(letter);
                let words = text.iter().flat_map(|line| line.split(|letter| !joined(letter)));
                let named = words.filter(|word| ["super::", "crate::"].iter().any(|start| word.starts_with(start)));
                let named = named.map(|word| word.trim_end_matches(':').to_owned());
                tree.uses.entry(module.clone()).or_default().extend(named);
            }
            tree.modules.insert(module, folder);
        }
        tree
    }

    /// The file that a path means, seen from a module.
    fn file(&self, from: &str, path: &str) -> Option<&str> {
        let mut base: Vec<&str> = from.split("::").collect();
        let mut rest = path.split("::").peekable();
        match rest.peek() {
            Some(&"crate") => {
                base.clear();
                rest.next();
            }
            Some(&"super") => {
                while rest.next_if(|part| *part == "super").is_some() {
                    base.pop();
                }
            }
            _ => return None,
        }
        let whole = base.into_iter().chain(rest).collect::<Vec<_>>().join("::");
        self.resolved(&whole, 0)
    }

    fn resolved(&self, whole: &str, depth: usize) -> Option<&str> {
        let mut module = whole;
        while !self.modules.contains_key(module) {
            module = module.rsplit_once("::")?.0;
        }
        let name = whole[module.len()..].trim_start_matches("::").split("::").next().unwrap_or_default();
        if let Some(other) = self.handed.get(&(module.to_owned(), name.to_owned())).filter(|_| depth < 4) {
            return self.resolved(other, depth + 1);
        }
        let (known, folder) = self.modules.get_key_value(module)?;
        (!folder).then_some(known)
    }

    /// The files of its own module that each file uses.
    fn edges(&self) -> BTreeMap<&str, BTreeSet<&str>> {
        let room = |module: &str| module.split("::").next().unwrap_or_default().to_owned();
        let used = |(module, uses): (&'_ String, &'_ Vec<String>)| -> (String, BTreeSet<String>) {
            let files = uses.iter().filter_map(|path| self.file(module, path));
            let own = files.filter(|file| *file != module && room(file) == room(module));
            (module.clone(), own.map(str::to_owned).collect())
        };
        let found: Vec<(String, BTreeSet<String>)> = self.uses.iter().map(used).collect();
        let known = |name: &str| self.modules.get_key_value(name).map(|(name, _)| name.as_str());
        let edges = found.iter().filter_map(|(module, files)| {
            Some((known(module)?, files.iter().filter_map(|file| known(file)).collect()))
        });
        edges.collect()
    }
}

/// The paths of `a::{b, c::d}`.
fn paths(used: &str) -> Vec<String> {
    let mut all = Vec::new();
    let (mut depth, mut start) = (0_usize, 0);
    let mut parts = Vec::new();
    for (at, letter) in used.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            ',' if depth == 0 => {
                parts.push(&used[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&used[start..]);
    for part in parts.into_iter().map(str::trim).filter(|part| !part.is_empty()) {
        match part.split_once('{') {
            Some((before, inside)) => {
                let inside = inside.rsplit_once('}').map_or(inside, |(inside, _)| inside);
                all.extend(paths(inside).into_iter().map(|path| format!("{}{path}", before.trim())));
            }
            None => all.push(part.split(" as ").next().unwrap_or(part).trim().to_owned()),
        }
    }
    all
}

/// All that can be reached from a file.
fn reached<'a>(from: &str, edges: &BTreeMap<&'a str, BTreeSet<&'a str>>) -> BTreeSet<&'a str> {
    let mut found = BTreeSet::new();
    let mut open: Vec<&str> = vec![from];
    while let Some(next) = open.pop() {
        for other in edges.get(next).into_iter().flatten() {
            if found.insert(*other) {
                open.push(other);
            }
        }
    }
    found
}

#[test]
fn no_two_files_of_a_module_import_each_other_in_a_circle() {
    let tree = Tree::new();
    let edges = tree.edges();
    assert!(edges["relation::frame"].contains("relation::anchoring"), "the imports are read");
    let broken: Vec<String> = edges
        .keys()
        .filter(|file| reached(file, &edges).contains(**file))
        .map(|file| format!("{file} is used by what it uses: {:?}", edges[file]))
        .collect();
    demand("the files of a module import each other in one direction", &broken);
}
