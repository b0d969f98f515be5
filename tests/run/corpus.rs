//! Marks on an annotated corpus.

fn main() {}
