//! The words of facts, marked in the text.

use crate::OtherText;
use crate::fact;
use crate::html::{escape, escaped};
use hoinghi::Report;
use hoinghi::report::Located;
use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashSet};

/// The words of a fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Mark {
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// What is marked: a class of [`fact::KINDS`].
    pub(crate) class: &'static str,
    /// The fact: its list and its place in the list.
    pub(crate) id: String,
    /// What the fact says, for people.
    pub(crate) value: String,
}

/// The marks of a report whose offsets slice the text.
pub(crate) fn of(report: &Report, text: &str) -> Result<Vec<Mark>, OtherText> {
    let mut marks = Vec::new();
    let mut wrong = None;
    fact::each(report, &mut |class, id, words: &dyn Located, value| {
        let (start, end) = (words.start(), words.end());
        if text.get(start..end) != Some(words.text()) {
            wrong.get_or_insert_with(|| OtherText { words: words.text().to_owned() });
        }
        marks.push(Mark { start, end, class, id, value });
    });
    wrong.map_or(Ok(marks), Err)
}

/// A part of a mark that still has to be opened. The order is that of opening: outer marks first.
type Part = Reverse<(usize, Reverse<usize>, usize)>;

/// Writes the text with its marks, each inside those that hold it. A mark that crosses the end of
/// another goes on after it. With `anchors`, a fact can be linked to.
pub(crate) fn write(out: &mut String, text: &str, marks: &[Mark], anchors: bool) {
    let filled = marks.iter().enumerate().filter(|(_, mark)| mark.start < mark.end);
    let mut waiting: BinaryHeap<Part> =
        filled.map(|(i, mark)| Reverse((mark.start, Reverse(mark.end), i))).collect();
    let (mut open, mut at, mut seen) = (Vec::<usize>::new(), 0, HashSet::new());
    let mut go_to = |out: &mut String, to: usize| {
        escape(out, text.get(at..to).unwrap_or_default());
        at = to;
    };
    loop {
        let next = waiting.peek().map(|Reverse((start, ..))| *start);
        while let Some(&end) = open.last().filter(|end| next.is_none_or(|start| **end <= start)) {
            go_to(out, end);
            out.push_str("</mark>");
            open.pop();
        }
        let Some(Reverse((start, Reverse(end), i))) = waiting.pop() else { break };
        go_to(out, start);
        let inner = open.last().map_or(end, |outer| end.min(*outer));
        if inner < end {
            waiting.push(Reverse((inner, Reverse(end), i)));
        }
        let mark = &marks[i];
        let first = start == mark.start;
        opening(out, mark, i, first, anchors && first && seen.insert(&*mark.id));
        open.push(inner);
    }
    go_to(out, text.len());
}

fn opening(out: &mut String, mark: &Mark, index: usize, first: bool, anchor: bool) {
    let Mark { class, id, .. } = mark;
    let value = escaped(&mark.value);
    out.push_str(&format!("<mark class=\"{class}\" data-mark=\"{index}\" title=\"{value}\""));
    if first {
        out.push_str(&format!(" role=\"group\" aria-label=\"{value}\""));
    }
    if anchor {
        out.push_str(&format!(" id=\"{id}\""));
    }
    out.push('>');
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The words that stand inside each mark of a page, and all its text.
    fn read(html: &str, marks: usize) -> (Vec<String>, String) {
        let (mut words, mut all, mut open) =
            (vec![String::new(); marks], String::new(), Vec::new());
        let mut rest = html;
        while let Some(ch) = rest.chars().next() {
            if let Some(tag) = rest.strip_prefix("</mark>") {
                open.pop().expect("open");
                rest = tag;
            } else if rest.starts_with("<mark ") {
                let (tag, after) = rest.split_once('>').expect("a tag");
                let index = tag.split("data-mark=\"").nth(1).and_then(|it| it.split('"').next());
                open.push(index.and_then(|index| index.parse::<usize>().ok()).expect("an index"));
                rest = after;
            } else {
                let names = ["&amp;", "&lt;", "&gt;", "&quot;", "&#13;"];
                let name =
                    names.iter().zip("&<>\"\r".chars()).find(|(name, _)| rest.starts_with(**name));
                let (ch, width) = name.map_or((ch, ch.len_utf8()), |(name, ch)| (ch, name.len()));
                open.iter().for_each(|&mark| words[mark].push(ch));
                all.push(ch);
                rest = &rest[width..];
            }
        }
        assert!(open.is_empty());
        (words, all)
    }

    fn assert_marks_are_words(text: &str, marks: &[Mark]) {
        let mut html = String::new();
        write(&mut html, text, marks, true);
        let (words, all) = read(&html, marks.len());
        assert_eq!(all, text);
        for (words, mark) in words.iter().zip(marks) {
            assert_eq!(words, &text[mark.start..mark.end], "{mark:?} in {html}");
        }
    }

    fn mark(start: usize, end: usize) -> Mark {
        let (id, value) = (format!("dates-{start}"), "a \"<&>\" b".to_owned());
        Mark { start, end, class: "dates", id, value }
    }

    #[test]
    fn nested_and_crossing_marks_hold_their_words() {
        let text = "a<b>&\"c\r\nd😀e0123";
        let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        for step in 1..ends.len() {
            let starts = ends.iter().step_by(step);
            let pairs = starts.flat_map(|&a| ends.iter().map(move |&b| (a, b)));
            let marks: Vec<Mark> = pairs.filter(|(a, b)| a < b).map(|(a, b)| mark(a, b)).collect();
            assert_marks_are_words(text, &marks);
        }
        assert_marks_are_words(text, &[]);
        assert_marks_are_words("", &[mark(0, 0)]);
    }

    #[test]
    fn marks_of_a_report_are_the_words_of_its_facts() {
        let text = "Sơ kết 🎉 <học kỳ I>\r\n\r\nSáng 12/01/2024, Phòng GD&ĐT huyện Mây Hồng tổ chức \
                    hội nghị sơ kết năm học 2023-2024. Ông Hà Văn Mẫu, Trưởng phòng, chủ trì. Toàn \
                    huyện có 12 trường; 98,1% học sinh lên lớp.\r\nNhiệm vụ trọng tâm:\r\n- Thực hiện \
                    Nghị quyết số 7/NQ-HU ngày 4/5/2023 trước ngày 30/9.\r\n";
        let marks = of(&hoinghi::extract(text), text).expect("its own text");
        for class in
            ["conference", "officials", "dates", "counts", "percentages", "directives", "citations"]
        {
            assert!(marks.iter().any(|mark| mark.class == class), "{class}");
        }
        assert_marks_are_words(text, &marks);
        let other = text.replace("12 trường", "13 trường");
        assert_eq!(of(&hoinghi::extract(text), &other).expect_err("other").words, "12 trường");
    }
}
