//! A report as a summary to read: values beside the words that say them.

mod conference;
mod directives;
mod facts;
mod page;

use hoinghi::Report;
use page::Page;

/// The summary of a report in lines no wider than `width`, with colours.
pub(crate) fn of(report: &Report, width: usize) -> String {
    let mut page = Page::new(width);
    conference::write(&mut page, report);
    facts::officials(&mut page, report);
    facts::dates(&mut page, report);
    facts::counts(&mut page, report);
    facts::percentages(&mut page, report);
    directives::write(&mut page, report);
    facts::citations(&mut page, report);
    facts::issues(&mut page, report);
    page.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_width::UnicodeWidthStr;

    fn report() -> Report {
        serde_json::from_str(include_str!("../tests/data/report.json")).expect("a report")
    }

    fn plain(report: &Report, width: usize) -> String {
        anstream::adapter::strip_str(&of(report, width)).to_string()
    }

    #[test]
    fn a_report_is_summed_up() {
        let expected = include_str!("../tests/data/summary.txt");
        assert_eq!(plain(&report(), 90), expected);
    }

    #[test]
    fn lines_keep_to_the_width() {
        for width in [40, 60, 80, 200] {
            let summary = plain(&report(), width);
            let wide = summary.lines().find(|line| line.width() > width);
            assert_eq!(wide, None, "{width}");
        }
    }

    #[test]
    fn an_empty_report_is_its_name() {
        assert_eq!(plain(&Report::empty("a"), 80), "a\n");
    }
}
