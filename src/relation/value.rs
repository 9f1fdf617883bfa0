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

/// Declares the values of a dimension: each variant with what it means and its name in rules.
macro_rules! values {
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
