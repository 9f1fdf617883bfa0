//! The program: everything is in [`gainsay::cli`].
fn main() {}
