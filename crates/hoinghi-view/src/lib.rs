//! A report's text as HTML, with every fact marked in colour by kind.
//!
//! [`page`] gives a page of its own, with tables of the facts beside the text; [`fragment`] gives
//! what a notebook shows. Neither needs a network or a script.
//!
//! ```
//! let text = "Sáng 12/8/2023, Sở Nội vụ họp.";
//! let page = hoinghi_view::page(&hoinghi::extract(text), Some(text)).expect("its own text");
//! assert!(page.contains("title=\"day 2023-08-12\""));
//! ```

mod fact;
mod html;
mod mark;
mod table;

use hoinghi::Report;
use hoinghi::report::OffsetUnit;
use mark::Mark;
use std::fmt;

/// The text is not the one that the report was extracted from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherText {
    /// The words that the text does not have where the report says.
    pub words: String,
}

impl fmt::Display for OtherText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the report is of another text: {:?} is not where it says", self.words)
    }
}

impl std::error::Error for OtherText {}

/// What a notebook shows of a report: its text with the facts marked, under a legend that switches
/// kinds on and off; without the text, tables of the facts.
pub fn fragment(report: &Report, text: Option<&str>) -> Result<String, OtherText> {
    let report = in_bytes(report, text);
    let mut out = format!("<div class=\"hoinghi\">\n<style>\n{}</style>\n", style());
    match text {
        Some(text) => {
            let marks = mark::of(&report, text)?;
            legend(&mut out, &marks);
            prose(&mut out, text, &marks, "");
        }
        None => {
            out.push_str("<p class=\"note\">The report came without its text.</p>\n");
            table::write(&mut out, &report, None);
        }
    }
    out.push_str("</div>\n");
    Ok(out)
}

/// A page of its own: the text with the facts marked, and tables of the facts beside it.
pub fn page(report: &Report, text: Option<&str>) -> Result<String, OtherText> {
    const HEAD: &str = "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<meta \
                        name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta \
                        name=\"color-scheme\" content=\"light dark\">\n";
    let report = in_bytes(report, text);
    let name = report.title.as_ref().map_or(&*report.id, |title| &title.text);
    let name = html::escaped(if name.is_empty() { "Report" } else { name });
    let mut out = format!("{HEAD}<title>{name}</title>\n<style>\n{}", style());
    out.push_str(include_str!("page.css"));
    out.push_str("</style>\n<body class=\"hoinghi\">\n<header>\n");
    out.push_str(&format!("<h1 lang=\"vi\">{name}</h1>\n<p>{}</p>\n", html::escaped(&report.id)));
    match text {
        Some(text) => {
            let marks = mark::of(&report, text)?;
            legend(&mut out, &marks);
            out.push_str("</header>\n<main>\n");
            prose(&mut out, text, &marks, " id=\"text\"");
            table::write(&mut out, &report, Some(&marks));
        }
        None => {
            out.push_str("</header>\n<main>\n");
            table::write(&mut out, &report, None);
        }
    }
    out.push_str("</main>\n</body>\n</html>\n");
    Ok(out)
}

/// The report with offsets that slice its text.
fn in_bytes(report: &Report, text: Option<&str>) -> Report {
    let report = report.clone();
    text.map_or(report.clone(), |text| report.with_offsets(text, OffsetUnit::Byte))
}

/// The rules that every view shares, and those of each kind.
fn style() -> String {
    let mut css = include_str!("view.css").to_owned();
    for (class, _, hue) in fact::KINDS {
        css.push_str(&format!(
            ".hoinghi .{class} {{ --hue: {hue} }}\n\
             .hoinghi:has(.legend input.{class}:not(:checked)) mark.{class} \
             {{ background: none; border-color: transparent }}\n"
        ));
    }
    css
}

/// A box for each kind that the report has.
fn legend(out: &mut String, marks: &[Mark]) {
    out.push_str("<div class=\"legend\" role=\"group\" aria-label=\"Kinds of facts\">\n");
    for (class, name, _) in fact::KINDS {
        let mut facts: Vec<_> =
            marks.iter().filter(|mark| mark.class == class).map(|mark| &mark.id).collect();
        facts.dedup();
        if !facts.is_empty() {
            let count = facts.len();
            out.push_str(&format!(
                "<label class=\"{class}\"><input type=\"checkbox\" class=\"{class}\" checked> \
                 {name} <span class=\"number\">{count}</span></label>\n"
            ));
        }
    }
    out.push_str("</div>\n");
}

fn prose(out: &mut String, text: &str, marks: &[Mark], attributes: &str) {
    out.push_str(&format!("<div class=\"text\" lang=\"vi\" tabindex=\"0\"{attributes}>"));
    mark::write(out, text, marks, !attributes.is_empty());
    out.push_str("</div>\n");
}
