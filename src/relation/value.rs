//! The values of a dimension: an enum, its names as rules write them, and what each means for those who write rules.

/// The values of a dimension; [`values!`] makes them from an enum's documentation.
pub trait Values: Copy + Ord + 'static {
    /// What the dimension compares, in one line.
    const ABOUT: &'static str;
    /// All values as rules write them, in order.
    const NAMES: &'static [&'static str];
    /// What each of them means.
    const MEANINGS: &'static [&'static str];

    /// Its place in [`Values::NAMES`].
    fn place(self) -> usize;

    /// Its name.
    fn name(self) -> &'static str {
        Self::NAMES[self.place()]
    }
}

/// Declares the values of a dimension: each variant with what it means and its name in rules. `..Relation` stands for the seven relations
/// of natural logic, from which the enum is then made.
macro_rules! values {
    ($(#[doc = $about:literal])+ $visibility:vis enum $name:ident {
        $($(#[doc = $before:literal])+ $first:ident = $opening:literal,)*
        ..Relation,
        $($(#[doc = $after:literal])+ $last:ident = $closing:literal,)*
    }) => {
        $crate::relation::value::values! {
            $(#[doc = $about])+
            $visibility enum $name {
                $($(#[doc = $before])+ $first = $opening,)*
                #[doc = " Both say the same."]
                Same = "same",
                #[doc = " The left one says more: it entails the right one."]
                Narrower = "narrower",
                #[doc = " The right one says more: it entails the left one."]
                Broader = "broader",
                #[doc = " One of the two holds and the other does not."]
                Complement = "complement",
                #[doc = " Not both can hold; neither may."]
                Exclusive = "exclusive",
                #[doc = " At least one of the two holds."]
                Cover = "cover",
                #[doc = " Neither says anything of the other."]
                Independent = "independent",
                $($(#[doc = $after])+ $last = $closing,)*
            }
        }

        impl From<$crate::logic::Relation> for $name {
            fn from(relation: $crate::logic::Relation) -> $name {
                use $crate::logic::Relation;
                match relation {
                    Relation::Same => $name::Same,
                    Relation::Narrower => $name::Narrower,
                    Relation::Broader => $name::Broader,
                    Relation::Complement => $name::Complement,
                    Relation::Exclusive => $name::Exclusive,
                    Relation::Cover => $name::Cover,
                    Relation::Independent => $name::Independent,
                }
            }
        }
    };
    ($(#[doc = $about:literal])+ $visibility:vis enum $name:ident {
        $($(#[doc = $meaning:literal])+ $variant:ident = $text:literal,)+
    }) => {
        $(#[doc = $about])+
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        $visibility enum $name {
            $($(#[doc = $meaning])+ $variant,)+
        }

        impl $crate::relation::value::Values for $name {
            const ABOUT: &'static str = concat!($($about),+);
            const NAMES: &'static [&'static str] = &[$($text),+];
            const MEANINGS: &'static [&'static str] = &[$(concat!($($meaning),+)),+];

            fn place(self) -> usize {
                self as usize
            }
        }
    };
}

pub(in crate::relation) use values;
