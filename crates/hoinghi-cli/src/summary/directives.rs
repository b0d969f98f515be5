//! Directive lists of a summary, for the clerk who sees them done.

use super::facts::amount;
use super::page::Page;
use hoinghi::Report;
use hoinghi::report::{Directive, DirectiveKind, Item};

pub(super) fn write(page: &mut Page, report: &Report) {
    if report.directives.is_empty() {
        return;
    }
    let items = report.directives.iter().map(|list| list.items.len()).sum();
    page.heading("Directives", items);
    for list in &report.directives {
        head(page, report, list);
        for item in &list.items {
            match item.marker.as_deref().unwrap_or("·") {
                // "Một là," reads on into the words.
                long if long.contains(' ') => {
                    page.entry(item.level + 1, "[ ] ", &format!("{long} {}", item.text));
                }
                short => page.entry(item.level + 1, &format!("[ ] {short} "), &item.text),
            }
            let notes = notes(report, item);
            if !notes.is_empty() {
                page.quiet_entry(item.level + 1, "    ", &notes.join(" · "));
            }
        }
    }
}

/// "Nhiệm vụ trọng tâm (asked by …, of …)".
fn head(page: &mut Page, report: &Report, list: &Directive) {
    let usual = match list.kind {
        DirectiveKind::Task => "Tasks",
        DirectiveKind::Target => "Targets",
    };
    let heading = list.heading.as_ref().map_or(usual, |heading| &heading.text);
    let kind = list.heading.as_ref().map(|_| list.kind.as_str().to_owned());
    let issuer = list.issuer.and_then(|at| report.officials.get(at));
    let issuer = issuer.map(|official| format!("asked by {}", official.name));
    let addressee = list.addressee.as_ref().map(|quote| format!("of {}", quote.text));
    let said: Vec<String> = kind.into_iter().chain(issuer).chain(addressee).collect();
    let said = if said.is_empty() { String::new() } else { format!(" ({})", said.join(", ")) };
    page.strong_entry(0, "", &format!("{heading}{said}"));
}

/// By when, with which figures, under which documents.
fn notes(report: &Report, item: &Item) -> Vec<String> {
    let deadline = item.deadline.and_then(|at| report.dates.get(at));
    let due = deadline.map(|date| format!("due {}", date.value.as_ref().unwrap_or(&date.text)));
    let counts = item.figures.counts.iter().filter_map(|&at| report.counts.get(at));
    let counts = counts.map(|count| {
        let unit = count.unit.as_deref().unwrap_or_default();
        let amount = amount(count.bound, count.value, count.upper, count.total);
        format!("{amount} {unit}").trim_end().to_owned()
    });
    let percentages = item.figures.percentages.iter().filter_map(|&at| report.percentages.get(at));
    let percentages = percentages
        .map(|found| format!("{} %", amount(found.bound, found.value, found.upper, None)));
    let citations = item.citations.iter().filter_map(|&at| report.citations.get(at));
    let citations = citations.map(|found| format!("see {} {}", found.kind, found.number));
    due.into_iter().chain(counts).chain(percentages).chain(citations).collect()
}
