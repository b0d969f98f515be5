//! The sheet that a summary is written on.

use crate::layout::{Column, align, clean, cut, wrap};
use anstyle::{AnsiColor, Style};
use std::fmt::Write;

const TITLE: Style = Style::new().bold();
const HEADING: Style = AnsiColor::Cyan.on_default().bold();
const VALUE: Style = Style::new().bold();
const QUIET: Style = Style::new().dimmed();
const INDENT: usize = 2;

/// Lines under headings.
pub(super) struct Page {
    out: String,
    width: usize,
}

impl Page {
    pub(super) fn new(width: usize) -> Self {
        Page { out: String::new(), width }
    }

    pub(super) fn finish(self) -> String {
        self.out
    }

    /// The line on top.
    pub(super) fn title(&mut self, words: &str) {
        for line in wrap(&clean(words), self.width) {
            self.line(TITLE, &line);
        }
    }

    /// Words over the whole width.
    pub(super) fn paragraph(&mut self, words: &str) {
        for line in wrap(&clean(words), self.width) {
            self.line(Style::new(), &line);
        }
    }

    /// A quiet line over the whole width.
    pub(super) fn aside(&mut self, words: &str) {
        let words = cut(&clean(words), self.width);
        self.line(QUIET, &words);
    }

    /// A section's name with the number of its entries.
    pub(super) fn heading(&mut self, name: &str, entries: usize) {
        self.out.push('\n');
        self.line(HEADING, &format!("{name} ({entries})"));
    }

    /// Rows in columns: the first is the value, the last the words of the report.
    pub(super) fn table(&mut self, columns: &[Column], rows: &[Vec<String>]) {
        let cleaned = |row: &Vec<String>| row.iter().map(|cell| clean(cell)).collect();
        let rows: Vec<Vec<String>> = rows.iter().map(cleaned).collect();
        for cells in align(columns, &rows, self.width.saturating_sub(INDENT)) {
            let filled = cells.iter().rposition(|cell| !cell.trim().is_empty());
            let shown = filled.map_or(0, |last| last + 1);
            let row: Vec<String> = (0..shown)
                .map(|i| {
                    let style = match i {
                        0 => VALUE,
                        _ if i + 1 == cells.len() => QUIET,
                        _ => Style::new(),
                    };
                    let cell = if i + 1 == shown { cells[i].trim_end() } else { &cells[i] };
                    format!("{style}{cell}{style:#}")
                })
                .collect();
            let _ = writeln!(self.out, "{:INDENT$}{}", "", row.join("  "));
        }
    }

    /// A wrapped entry: what stands before its first line, and its words, which keep to the right
    /// of it.
    pub(super) fn entry(&mut self, depth: usize, lead: &str, words: &str) {
        self.hang(Style::new(), depth, lead, words);
    }

    /// As [`Page::entry`], in bold.
    pub(super) fn strong_entry(&mut self, depth: usize, lead: &str, words: &str) {
        self.hang(VALUE, depth, lead, words);
    }

    /// As [`Page::entry`], quiet.
    pub(super) fn quiet_entry(&mut self, depth: usize, lead: &str, words: &str) {
        self.hang(QUIET, depth, lead, words);
    }

    fn hang(&mut self, style: Style, depth: usize, lead: &str, words: &str) {
        use unicode_width::UnicodeWidthStr;
        let lead = format!("{:1$}{lead}", "", INDENT * (depth + 1));
        let blanks = " ".repeat(lead.width());
        let lines = wrap(&clean(words), self.width.saturating_sub(blanks.len()).max(10));
        for (i, line) in lines.iter().enumerate() {
            let before = if i == 0 { &lead } else { &blanks };
            let _ = writeln!(self.out, "{before}{style}{line}{style:#}");
        }
    }

    fn line(&mut self, style: Style, words: &str) {
        let _ = writeln!(self.out, "{style}{words}{style:#}");
    }
}
