//! One file a kind of fact: what is written, said in parts. What it means is decided in `resolve`.

pub(crate) mod citation;
pub(crate) mod date;
pub(crate) mod directive;
pub(crate) mod figure;
pub(crate) mod number;
pub(crate) mod person;
pub(crate) mod post;
