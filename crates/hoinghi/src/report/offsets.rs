//! Offsets in bytes, code points or UTF-16 code units.

use super::{Action, Item, Quote, Report};
use crate::explain::Explanation;
use serde::{Deserialize, Serialize};

/// What the offsets of a report count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum OffsetUnit {
    /// Bytes of UTF-8, as Rust slices strings.
    #[default]
    Byte,
    /// Unicode code points, as Python slices strings.
    Char,
    /// UTF-16 code units, as JavaScript, Java and C# slice strings.
    Utf16,
}

impl OffsetUnit {
    /// The name as it stands in the report format.
    pub const fn as_str(self) -> &'static str {
        match self {
            OffsetUnit::Byte => "byte",
            OffsetUnit::Char => "char",
            OffsetUnit::Utf16 => "utf16",
        }
    }

    fn width(self, ch: char) -> usize {
        match self {
            OffsetUnit::Byte => ch.len_utf8(),
            OffsetUnit::Char => 1,
            OffsetUnit::Utf16 => ch.len_utf16(),
        }
    }
}

impl Report {
    /// The same report with its offsets counted in `unit`.
    ///
    /// `text` is the text that the report was extracted from. One forward pass over it serves all
    /// offsets. An offset past the end of `text` becomes its length.
    ///
    /// ```
    /// use hoinghi::report::OffsetUnit;
    /// let text = "Năm học 2022-2023, toàn huyện có 12 trường.";
    /// let report = hoinghi::extract(text).with_offsets(text, OffsetUnit::Char);
    /// let count = &report.counts[0];
    /// let words: String = text.chars().skip(count.start).take(count.end - count.start).collect();
    /// assert_eq!(words, count.text);
    /// ```
    #[must_use]
    pub fn with_offsets(mut self, text: &str, unit: OffsetUnit) -> Self {
        if unit == self.offset_unit {
            return self;
        }
        let mut asked = Vec::new();
        self.each_offset(&mut |offset| asked.push(*offset));
        asked.sort_unstable();
        asked.dedup();
        let given = convert(text, self.offset_unit, unit, &asked);
        self.each_offset(&mut |offset| {
            if let Ok(at) = asked.binary_search(offset) {
                *offset = given[at];
            }
        });
        self.offset_unit = unit;
        self
    }

    /// Calls `visit` with every `start` and `end` of the report.
    fn each_offset(&mut self, visit: &mut impl FnMut(&mut usize)) {
        macro_rules! pair {
            ($fact:expr) => {
                visit(&mut $fact.start);
                visit(&mut $fact.end);
            };
        }
        macro_rules! pairs {
            ($facts:expr) => {
                for fact in $facts {
                    pair!(fact);
                }
            };
        }
        pairs!(self.title.iter_mut().chain(&mut self.byline).chain(&mut self.conference.venue));
        pairs!(self.conference.host.iter_mut());
        pairs!(self.published.iter_mut().chain(&mut self.dates));
        for official in &mut self.officials {
            pairs!(&mut official.positions);
            pairs!(&mut official.mentions);
        }
        for count in &mut self.counts {
            pair!(count);
            pairs!(count.compared_to.iter_mut());
        }
        for percentage in &mut self.percentages {
            pair!(percentage);
            pairs!(percentage.compared_to.iter_mut());
        }
        for directive in &mut self.directives {
            pairs!(directive.heading.iter_mut().chain(&mut directive.addressee));
            for item in &mut directive.items {
                let Item { actions, .. } = item;
                for Action { start, end, verb: Quote { start: from, end: to, .. }, .. } in actions {
                    [start, end, from, to].into_iter().for_each(&mut *visit);
                }
                pair!(item);
            }
        }
        pairs!(&mut self.citations);
        for issue in &mut self.issues {
            pair!(issue);
            pairs!(&mut issue.related);
        }
    }
}

impl Explanation {
    /// The same explanation, as extractors give it with offsets in bytes, with its offsets counted
    /// in `unit`.
    ///
    /// `text` is the text that was explained.
    #[must_use]
    pub fn with_offsets(mut self, text: &str, unit: OffsetUnit) -> Self {
        let blocks = self.blocks.iter_mut().map(|block| &mut block.quote);
        let quotes = blocks.chain(self.mentions.iter_mut().map(|mention| &mut mention.quote));
        let offsets: Vec<&mut usize> =
            quotes.flat_map(|quote| [&mut quote.start, &mut quote.end]).collect();
        let mut asked: Vec<usize> = offsets.iter().map(|offset| **offset).collect();
        asked.sort_unstable();
        asked.dedup();
        let given = convert(text, OffsetUnit::Byte, unit, &asked);
        for offset in offsets {
            if let Ok(at) = asked.binary_search(offset) {
                *offset = given[at];
            }
        }
        self
    }
}

/// The offsets `asked`, sorted and counted in `from`, counted in `to`.
fn convert(text: &str, from: OffsetUnit, to: OffsetUnit, asked: &[usize]) -> Vec<usize> {
    let mut given = Vec::with_capacity(asked.len());
    let (mut here, mut there) = (0, 0);
    let mut chars = text.chars();
    for &offset in asked {
        while here < offset {
            let Some(ch) = chars.next() else { break };
            here += from.width(ch);
            there += to.width(ch);
        }
        given.push(there);
    }
    given
}
