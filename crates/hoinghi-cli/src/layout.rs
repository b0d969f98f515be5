//! Lines, columns and paragraphs by the width that a terminal shows.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Words on one line: white space of any length is a space, and what would steer a terminal is gone.
pub(crate) fn clean(words: &str) -> String {
    let lines = words.split_whitespace().map(|word| word.replace(char::is_control, ""));
    lines.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// `words` with blanks up to `width`.
pub(crate) fn pad(words: &str, width: usize) -> String {
    format!("{words}{}", " ".repeat(width.saturating_sub(words.width())))
}

fn pad_left(words: &str, width: usize) -> String {
    format!("{}{words}", " ".repeat(width.saturating_sub(words.width())))
}

/// How much of `words` fits in `width`: a byte index.
fn fits(words: &str, width: usize) -> usize {
    let mut used = 0;
    let over = words.char_indices().find(|(_, ch)| {
        used += ch.width().unwrap_or(0);
        used > width
    });
    over.map_or(words.len(), |(at, _)| at)
}

/// `words`, cut with an ellipsis where they are wider than `width`.
pub(crate) fn cut(words: &str, width: usize) -> String {
    if words.width() <= width {
        return words.to_owned();
    }
    let end = fits(words, width.saturating_sub(1));
    format!("{}…", words[..end].trim_end())
}

/// Lines no wider than `width`, broken at spaces; a longer word is broken anywhere.
pub(crate) fn wrap(words: &str, width: usize) -> Vec<String> {
    let width = width.max(1);
    let mut lines = vec![String::new()];
    for mut word in words.split_whitespace() {
        let last = lines.last_mut().expect("never empty");
        let gap = usize::from(!last.is_empty());
        if last.width() + gap + word.width() <= width {
            last.push_str(&" "[..gap]);
            last.push_str(word);
            continue;
        }
        if last.is_empty() {
            lines.pop();
        }
        while word.width() > width {
            let end = fits(word, width).max(word.chars().next().map_or(0, char::len_utf8));
            lines.push(word[..end].to_owned());
            word = &word[end..];
        }
        lines.push(word.to_owned());
    }
    lines
}

/// A column of a table.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Column {
    /// Whether cells stand at the right edge.
    pub(crate) right: bool,
    /// The width below which the column is not narrowed.
    pub(crate) least: usize,
}

impl Column {
    /// A column of numbers, never narrowed.
    pub(crate) const NUMBER: Column = Column { right: true, least: usize::MAX };
    /// A column of names from a small set, never narrowed.
    pub(crate) const NAME: Column = Column { right: false, least: usize::MAX };
    /// A column of words, narrowed where there is no room.
    pub(crate) const WORDS: Column = Column { right: false, least: 10 };
}

const GAP: usize = 2;
/// The width that a column keeps however narrow the terminal is.
const LEAST: usize = 3;

/// The cells of `rows`, cut and padded so that a row with two blanks between columns is no wider
/// than `width`. Columns without any words are left out.
pub(crate) fn align(columns: &[Column], rows: &[Vec<String>], width: usize) -> Vec<Vec<String>> {
    let natural = |column: usize| rows.iter().map(|row| row[column].width()).max().unwrap_or(0);
    let mut widths: Vec<usize> = (0..columns.len()).map(natural).collect();
    narrow(columns, &mut widths, width);
    let shown: Vec<usize> = (0..columns.len()).filter(|&column| widths[column] > 0).collect();
    let cell = |row: &Vec<String>, column: usize| {
        let words = cut(&row[column], widths[column]);
        let pad = if columns[column].right { pad_left } else { pad };
        pad(&words, widths[column])
    };
    rows.iter().map(|row| shown.iter().map(|&column| cell(row, column)).collect()).collect()
}

/// Takes from the widest column until the row fits; from those not to be narrowed only where there
/// is nothing else to take.
fn narrow(columns: &[Column], widths: &mut [usize], width: usize) {
    let used = widths.iter().filter(|&&width| width > 0).count();
    let room = width.saturating_sub(GAP * used.saturating_sub(1));
    for floor in [usize::MAX, LEAST] {
        while widths.iter().sum::<usize>() > room {
            let may = (0..widths.len()).filter(|&i| widths[i] > columns[i].least.min(floor));
            let Some(widest) = may.max_by_key(|&i| widths[i]) else { break };
            widths[widest] -= 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_cut_and_wrapped_by_what_shows() {
        assert_eq!(cut("năm học", 7), "năm học");
        assert_eq!(cut("na\u{306}m học mới", 7), "na\u{306}m họ…");
        assert_eq!(wrap("một hai ba bốn", 8), ["một hai", "ba bốn"]);
        assert_eq!(wrap("abcdefgh ij", 3), ["abc", "def", "gh", "ij"]);
        assert_eq!(wrap("会議会議", 4), ["会議", "会議"]);
        assert_eq!(wrap("", 4), [""]);
    }

    #[test]
    fn nothing_steers_the_terminal() {
        assert_eq!(clean("a\u{1b}[2J\n  b\u{7}"), "a[2J b");
    }

    #[test]
    fn rows_fit_the_width() {
        let rows = vec![
            vec!["8".to_owned(), String::new(), "tập thể lao động xuất sắc".to_owned()],
            vec!["1 200".to_owned(), String::new(), "học sinh".to_owned()],
        ];
        let cells = align(&[Column::NUMBER, Column::NAME, Column::WORDS], &rows, 20);
        assert_eq!(cells[0], ["    8", "tập thể lao… "]);
        assert_eq!(cells[1], ["1 200", "học sinh     "]);
        assert!(cells.iter().all(|row| row.join("  ").width() <= 20));
    }
}
