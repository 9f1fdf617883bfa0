//! Whole affairs, from texts of our own.
