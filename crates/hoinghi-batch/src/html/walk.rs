//! The text of elements, block by block.

use super::following;
use dom_query::NodeRef;
use std::ops::Deref;

/// Elements whose words are no part of an article.
const SILENT: &[&str] = &[
    "script", "style", "noscript", "template", "iframe", "svg", "select", "button", "head",
    "object", "textarea", "title",
];

/// Elements around an article, left out where no article was found.
const AROUND: &[&str] = &["nav", "footer", "aside", "form", "header"];

/// Elements with a blank line around them.
const SPACED: &[&str] = &[
    "p",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "table",
    "figure",
    "figcaption",
    "blockquote",
    "pre",
    "article",
    "section",
    "dl",
    "caption",
];

/// Elements on lines of their own.
const LINES: &[&str] = &[
    "div", "li", "tr", "dt", "dd", "br", "hr", "main", "address", "center", "body", "tbody",
    "thead",
];

/// The words below `root`, blocks on lines of their own.
pub(super) fn text(root: &NodeRef<'_>, whole: bool) -> String {
    let mut page = Page::default();
    let mut open: Vec<NodeRef<'_>> = Vec::new();
    let mut at = root.first_child();
    while let Some(node) = at {
        let parent = node.parent().map(|parent| parent.id);
        while open.last().is_some_and(|last| Some(last.id) != parent) {
            page.leave(&name(open.pop().as_ref()));
        }
        let name = name(Some(&node));
        let silent = SILENT.contains(&&*name) || (whole && AROUND.contains(&&*name));
        if node.is_text() {
            page.words(&node.text());
        } else if node.is_element() && !silent {
            page.enter(&name, &node);
            open.push(node);
        }
        at = following(&node, root, silent);
    }
    for node in open.iter().rev() {
        page.leave(&self::name(Some(node)));
    }
    page.text.truncate(page.text.trim_end().len());
    page.text
}

fn name(node: Option<&NodeRef<'_>>) -> impl Deref<Target = str> + use<> {
    node.and_then(|node| node.node_name()).unwrap_or_default()
}

/// A list that is open, and how its items are numbered.
struct List {
    next: Option<i64>,
    style: char,
}

#[derive(Default)]
struct Page {
    text: String,
    /// Line breaks that stand before the next words.
    breaks: usize,
    /// Whether a blank stands before the next words on the line.
    blank: bool,
    /// Cells begun in the row.
    cells: usize,
    lists: Vec<List>,
    /// The marker before the next words, with its indentation.
    marker: Option<String>,
    verbatim: usize,
}

impl Page {
    fn enter(&mut self, name: &str, node: &NodeRef<'_>) {
        self.part(name);
        match name {
            "ul" => self.lists.push(List { next: None, style: '-' }),
            "ol" => {
                let start = node.attr("start").and_then(|start| start.parse().ok()).unwrap_or(1);
                let style = node.attr("type").and_then(|kind| kind.chars().next()).unwrap_or('1');
                self.lists.push(List { next: Some(start), style });
            }
            "li" => self.marker = Some(self.item(node)),
            "tr" => self.cells = 0,
            "td" | "th" => {
                self.cells += 1;
                if self.cells > 1 {
                    self.text.truncate(self.text.trim_end_matches(' ').len());
                    self.text.push('\t');
                    self.breaks = 0;
                }
                self.blank = false;
            }
            "pre" => self.verbatim += 1,
            _ => {}
        }
    }

    fn leave(&mut self, name: &str) {
        if matches!(name, "ul" | "ol") {
            self.lists.pop();
        }
        self.part(name);
        match name {
            "li" => self.marker = None,
            "tr" => self.cells = 0,
            "pre" => self.verbatim = self.verbatim.saturating_sub(1),
            _ => {}
        }
    }

    /// Blocks end the line before them and their own; inside a row of a table nothing does.
    fn part(&mut self, name: &str) {
        let inside = self.cells > 0 && name != "tr";
        if inside && (SPACED.contains(&name) || LINES.contains(&name)) {
            self.blank = true;
            return;
        }
        let breaks = match name {
            name if SPACED.contains(&name) && self.marker.is_none() && !self.in_item() => 2,
            name if SPACED.contains(&name) || LINES.contains(&name) => 1,
            _ => return,
        };
        // The words of an item stand beside its marker, whatever block holds them.
        if self.marker.is_none() || name == "li" {
            self.breaks = self.breaks.max(breaks);
        }
    }

    fn in_item(&self) -> bool {
        !self.lists.is_empty()
    }

    /// The marker of an item, indented by its depth.
    fn item(&mut self, node: &NodeRef<'_>) -> String {
        let indent = "  ".repeat(self.lists.len().saturating_sub(1).min(8));
        let Some(list) = self.lists.last_mut() else { return "- ".to_owned() };
        let Some(next) = list.next else { return format!("{indent}- ") };
        let number = node.attr("value").and_then(|value| value.parse().ok()).unwrap_or(next);
        list.next = Some(number.saturating_add(1));
        format!("{indent}{}. ", numeral(number, list.style))
    }

    fn words(&mut self, words: &str) {
        if self.verbatim > 0 {
            self.begin(words);
            self.text.push_str(words);
            return;
        }
        let blank = |ch: char| ch.is_whitespace();
        self.blank |= words.starts_with(blank);
        for word in words.split_whitespace() {
            self.begin(word);
            self.text.push_str(word);
            self.blank = true;
        }
        self.blank = words.ends_with(blank) || (self.blank && words.trim().is_empty());
    }

    /// Breaks, blanks and the marker that are due before words.
    fn begin(&mut self, words: &str) {
        if self.breaks > 0 {
            self.text.truncate(self.text.trim_end_matches(' ').len());
            if !self.text.is_empty() {
                self.text.push_str(&"\n\n"[..self.breaks.min(2)]);
            }
        } else if self.blank && !self.text.is_empty() && !self.text.ends_with(['\n', '\t']) {
            self.text.push(' ');
        }
        (self.breaks, self.blank) = (0, false);
        if let Some(marker) = self.marker.take().filter(|_| !is_marked(words)) {
            self.text.push_str(&marker);
        }
    }
}

/// Whether words bring a marker of their own: "-", "+", "•", "1.", "a)".
fn is_marked(words: &str) -> bool {
    let mut chars = words.chars();
    match chars.next() {
        Some('-' | '–' | '+' | '*' | '•' | '●' | '▪' | '◦' | '►') => true,
        Some(first) if first.is_alphanumeric() => {
            let rest = words.trim_start_matches(|ch: char| ch.is_ascii_digit());
            let single = first.is_alphabetic().then_some(chars.as_str());
            let rest = single.unwrap_or(rest);
            matches!(rest, "." | ")" | "/")
        }
        _ => false,
    }
}

/// A number in the style of a list: `1`, `a`, `A`, `i` or `I`.
fn numeral(number: i64, style: char) -> String {
    let letter = |first: u8| {
        u8::try_from(number.checked_sub(1)?).ok().filter(|n| *n < 26).map(|n| first + n)
    };
    let told = match style {
        'a' => letter(b'a').map(|letter| char::from(letter).to_string()),
        'A' => letter(b'A').map(|letter| char::from(letter).to_string()),
        'i' => roman(number).map(|roman| roman.to_lowercase()),
        'I' => roman(number),
        _ => None,
    };
    told.unwrap_or_else(|| number.to_string())
}

fn roman(number: i64) -> Option<String> {
    const SIGNS: [(i64, &str); 9] = [
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut rest = Some(number).filter(|number| (1..400).contains(number))?;
    let mut told = String::new();
    for (value, sign) in SIGNS {
        while rest >= value {
            told.push_str(sign);
            rest -= value;
        }
    }
    Some(told)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(html: &str) -> String {
        text(&dom_query::Document::from(html).root(), true)
    }

    #[test]
    fn lists_keep_their_markers() {
        assert_eq!(of("<ol type=a><li>một<li><p>hai</p><p>ba</p></ol>"), "a. một\nb. hai\nba");
        assert_eq!(of("<ol type=I start=4><li>x<li value=9>y</ol>"), "IV. x\nIX. y");
        assert_eq!(
            of("<ol type=a><li value=-9223372036854775808>x<li value=9223372036854775807>y</ol>"),
            "-9223372036854775808. x\n9223372036854775807. y"
        );
        assert_eq!(of("<ul><li>+ một<li>1. hai</ul>"), "+ một\n1. hai");
        assert_eq!(of("a<ul><li>b<ul><li>c</ul><li>d</ul>e"), "a\n\n- b\n  - c\n- d\n\ne");
    }

    #[test]
    fn blanks_and_breaks_are_those_of_a_reader() {
        assert_eq!(
            of("<p>  một\n <b>hai</b>, <i>ba</i>bốn </p><p>năm</p>"),
            "một hai, babốn\n\nnăm"
        );
        assert_eq!(of("một<br>hai<div>ba</div>bốn"), "một\nhai\nba\nbốn");
        assert_eq!(of("<pre>a\n  b</pre>"), "a\n  b");
        assert_eq!(of("<table><tr><td><p>1</p><p>2</p><td>3</table>"), "1 2\t3");
    }
}
