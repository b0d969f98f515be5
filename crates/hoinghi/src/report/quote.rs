//! Words of the report with their place.

use serde::{Deserialize, Serialize};

/// Words of the report with their place.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Quote {
    /// The words, exactly the input from `start` to `end`.
    pub text: String,
    /// Where they begin, in the report's offset unit.
    pub start: usize,
    /// Where they end (exclusive), in the report's offset unit.
    pub end: usize,
}

/// A fact that points at its own words.
pub trait Located {
    /// The words, exactly the input from `start` to `end`.
    fn text(&self) -> &str;
    /// Where they begin, in the report's offset unit.
    fn start(&self) -> usize;
    /// Where they end (exclusive), in the report's offset unit.
    fn end(&self) -> usize;
}

impl Located for Quote {
    fn text(&self) -> &str {
        &self.text
    }
    fn start(&self) -> usize {
        self.start
    }
    fn end(&self) -> usize {
        self.end
    }
}
