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
