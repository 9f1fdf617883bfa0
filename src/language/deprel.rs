//! The universal dependency relations (UD v2) that English treebanks use, as one closed type.

macro_rules! relations {
    ($($variant:ident = $name:literal,)*) => {
        /// A universal dependency relation with its subtype.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[expect(missing_docs, reason = "the names are the standard's")]
        pub enum Deprel { $($variant,)* }

        impl Deprel {
            /// All relations, in the order of their names.
            pub const ALL: &'static [Deprel] = &[$(Deprel::$variant,)*];

            /// The relation as CoNLL-U writes it.
            pub fn as_str(self) -> &'static str {
                match self { $(Deprel::$variant => $name,)* }
            }

            /// The relation without its subtype: `nsubj` of `nsubj:pass`.
            pub fn main(self) -> &'static str {
                match self { $(Deprel::$variant => const { before_colon($name) },)* }
            }
        }
    };
}

relations! {
    Acl = "acl",
    AclRelcl = "acl:relcl",
    Advcl = "advcl",
    AdvclRelcl = "advcl:relcl",
    Advmod = "advmod",
    Amod = "amod",
    Appos = "appos",
    Aux = "aux",
    AuxPass = "aux:pass",
    Case = "case",
    Cc = "cc",
    CcPreconj = "cc:preconj",
    Ccomp = "ccomp",
    Compound = "compound",
    CompoundPrt = "compound:prt",
    Conj = "conj",
    Cop = "cop",
    Csubj = "csubj",
    CsubjOuter = "csubj:outer",
    CsubjPass = "csubj:pass",
    Dep = "dep",
    Det = "det",
    DetPredet = "det:predet",
    Discourse = "discourse",
    Dislocated = "dislocated",
    Expl = "expl",
    Fixed = "fixed",
    Flat = "flat",
    Goeswith = "goeswith",
    Iobj = "iobj",
    List = "list",
    Mark = "mark",
    Nmod = "nmod",
    NmodDesc = "nmod:desc",
    NmodPoss = "nmod:poss",
    NmodUnmarked = "nmod:unmarked",
    Nsubj = "nsubj",
    NsubjOuter = "nsubj:outer",
    NsubjPass = "nsubj:pass",
    Nummod = "nummod",
    Obj = "obj",
    Obl = "obl",
    OblAgent = "obl:agent",
    OblUnmarked = "obl:unmarked",
    Orphan = "orphan",
    Parataxis = "parataxis",
    Punct = "punct",
    Reparandum = "reparandum",
    Root = "root",
    Vocative = "vocative",
    Xcomp = "xcomp",
}

/// The part of a name before its colon, computed once, at compile time.
const fn before_colon(name: &'static str) -> &'static str {
    let mut at = 0;
    while at < name.len() {
        if name.as_bytes()[at] == b':' {
            return name.split_at(at).0;
        }
        at += 1;
    }
    name
}

impl Deprel {
    /// The relation of that name; an unknown subtype falls back to its relation, an unknown relation to `dep`.
    pub fn parse(name: &str) -> Deprel {
        let named = |wanted: &str| Deprel::ALL.iter().copied().find(|relation| relation.as_str() == wanted);
        named(name).or_else(|| named(name.split(':').next()?)).unwrap_or(Deprel::Dep)
    }

    /// A nominal or clausal subject, active or passive.
    pub fn is_subject(self) -> bool {
        matches!(
            self,
            Deprel::Nsubj
                | Deprel::NsubjPass
                | Deprel::NsubjOuter
                | Deprel::Csubj
                | Deprel::CsubjPass
                | Deprel::CsubjOuter
        )
    }
}

#[cfg(test)]
mod tests {
    use super::Deprel;

    #[test]
    fn names_come_back() {
        for &relation in Deprel::ALL {
            assert_eq!(Deprel::parse(relation.as_str()), relation);
        }
        assert_eq!(Deprel::parse("nsubj:odd"), Deprel::Nsubj);
        assert_eq!(Deprel::parse("odd"), Deprel::Dep);
    }
}
