//! What holds for every report of every text.

use hoinghi::Report;
use hoinghi::report::{Count, DateKind, Directive, Item, Located, OffsetUnit, Percentage, Role};
use serde_json::Value;
use std::collections::HashSet;

/// What is broken, one line each; `report` is of `text`, with offsets in bytes.
pub fn broken(text: &str, report: &Report) -> Vec<String> {
    let mut wrong = Wrong(Vec::new());
    places(text, report, &mut wrong);
    orders(report, &mut wrong);
    officials(report, &mut wrong);
    figures(report, &mut wrong);
    labels(text, report, &mut wrong);
    for (i, directive) in report.directives.iter().enumerate() {
        self::directive(report, directive, &format!("directives[{i}]"), &mut wrong);
    }
    for (i, date) in report.dates.iter().enumerate() {
        let value = date.value.as_deref();
        let fits = value.is_none_or(|value| date_fits(date.kind, value));
        wrong.unless(fits, || format!("dates[{i}]: {} is no {}", value.unwrap_or(""), date.kind));
    }
    round_trip(report, &mut wrong);
    wrong.0
}

/// Asserts that nothing is [`broken`].
///
/// # Panics
/// If something is.
pub fn check(text: &str, report: &Report) {
    let broken = broken(text, report);
    assert!(broken.is_empty(), "{}\nof {text:?}", broken.join("\n"));
}

struct Wrong(Vec<String>);

impl Wrong {
    fn unless(&mut self, holds: bool, tell: impl FnOnce() -> String) {
        if !holds {
            self.0.push(tell());
        }
    }
}

/// Every fact is the words between its offsets, in each unit.
fn places(text: &str, report: &Report, wrong: &mut Wrong) {
    let utf16: Vec<u16> = text.encode_utf16().collect();
    let chars: Vec<char> = text.chars().collect();
    let slice = |unit, start: usize, end: usize| match unit {
        OffsetUnit::Byte => text.get(start..end).map(str::to_owned),
        OffsetUnit::Char => chars.get(start..end).map(|chars| chars.iter().collect()),
        OffsetUnit::Utf16 => utf16.get(start..end).and_then(|units| String::from_utf16(units).ok()),
    };
    for unit in [OffsetUnit::Byte, OffsetUnit::Char, OffsetUnit::Utf16] {
        let report = report.clone().with_offsets(text, unit);
        let tree = serde_json::to_value(&report).unwrap_or_default();
        each_place(&tree, "", &mut |path, words, start, end| {
            let found = slice(unit, start, end);
            let name = unit.as_str();
            wrong.unless(found.as_deref() == Some(words), || {
                format!("{path}: {words:?}, but {name}s {start}..{end} are {found:?}")
            });
            wrong.unless(!words.is_empty() && words.trim() == words, || {
                format!("{path}: {words:?} is empty or not trimmed")
            });
        });
    }
}

fn each_place(value: &Value, path: &str, visit: &mut impl FnMut(&str, &str, usize, usize)) {
    match value {
        Value::Array(list) => {
            for (i, entry) in list.iter().enumerate() {
                each_place(entry, &format!("{path}[{i}]"), visit);
            }
        }
        Value::Object(fields) => {
            let offset = |name: &str| fields.get(name)?.as_u64().map(|at| at as usize);
            let words = fields.get("text").and_then(Value::as_str);
            if let (Some(words), Some(start), Some(end)) = (words, offset("start"), offset("end")) {
                visit(path.trim_start_matches('.'), words, start, end);
            }
            for (name, field) in fields {
                each_place(field, &format!("{path}.{name}"), visit);
            }
        }
        _ => {}
    }
}

/// Lists stand in the order of the text; dates don't overlap, nor do figures.
fn orders(report: &Report, wrong: &mut Wrong) {
    in_order("dates", &report.dates, wrong);
    in_order("counts", &report.counts, wrong);
    in_order("percentages", &report.percentages, wrong);
    in_order("citations", &report.citations, wrong);
    in_order("issues", &report.issues, wrong);
    apart("dates", spans(&report.dates), wrong);
    let mut figures = spans(&report.counts);
    figures.extend(spans(&report.percentages));
    figures.sort_unstable();
    apart("counts and percentages", figures, wrong);
    let first = |at: usize| report.officials[at].mentions.first().map(|mention| mention.start);
    let sorted = (1..report.officials.len()).all(|i| first(i - 1) <= first(i));
    wrong.unless(sorted, || "officials don't stand in the order of the text".to_owned());
    let lists: Vec<usize> =
        report.directives.iter().filter_map(|list| Some(list.items.first()?.start)).collect();
    wrong
        .unless(lists.is_sorted(), || "directives don't stand in the order of the text".to_owned());
}

fn spans<T: Located>(facts: &[T]) -> Vec<(usize, usize)> {
    facts.iter().map(|fact| (fact.start(), fact.end())).collect()
}

fn in_order<T: Located>(name: &str, facts: &[T], wrong: &mut Wrong) {
    let sorted = spans(facts).is_sorted();
    wrong.unless(sorted, || format!("{name} don't stand in the order of the text"));
}

fn apart(name: &str, spans: Vec<(usize, usize)>, wrong: &mut Wrong) {
    let apart = spans.windows(2).all(|pair| pair[0].1 <= pair[1].0);
    wrong.unless(apart, || format!("{name} overlap"));
}

fn officials(report: &Report, wrong: &mut Wrong) {
    let mut names = HashSet::new();
    for (i, official) in report.officials.iter().enumerate() {
        let name = official.name.to_lowercase();
        wrong.unless(!name.trim().is_empty(), || format!("officials[{i}] has no name"));
        wrong.unless(names.insert(name), || format!("officials[{i}]: {} twice", official.name));
        let at = |what: &str| format!("officials[{i}].{what}");
        wrong.unless(!official.mentions.is_empty(), || at("mentions is empty"));
        in_order(&at("mentions"), &official.mentions, wrong);
        let rising = official.roles.windows(2).all(|pair| pair[0] < pair[1]);
        wrong.unless(rising, || at("roles are not each once and in order"));
    }
    for &chair in &report.conference.chairs {
        let chairs =
            report.officials.get(chair).is_some_and(|found| found.roles.contains(&Role::Chair));
        wrong.unless(chairs, || format!("conference.chairs: {chair} is no official who chairs"));
    }
}

fn figures(report: &Report, wrong: &mut Wrong) {
    for (i, Count { upper, total, value, parent, .. }) in report.counts.iter().enumerate() {
        wrong.unless(upper.is_none_or(|upper| upper > *value), || {
            format!("counts[{i}].upper is not above value")
        });
        wrong.unless(total.is_none_or(|total| total.get() > 0.0), || {
            format!("counts[{i}].total is not above 0")
        });
        wrong.unless(
            parent.is_none_or(|parent| parent < report.counts.len() && parent != i),
            || format!("counts[{i}].parent is no other count"),
        );
    }
    for (i, Percentage { upper, value, .. }) in report.percentages.iter().enumerate() {
        wrong.unless(upper.is_none_or(|upper| upper > *value), || {
            format!("percentages[{i}].upper is not above value")
        });
    }
}

/// Labels are the report's own words, on one line.
fn labels(text: &str, report: &Report, wrong: &mut Wrong) {
    let one_line = |words: &str| words.split_whitespace().collect::<Vec<_>>().join(" ");
    let text = one_line(text);
    let counts = report.counts.iter().map(|count| &count.label);
    let labels = counts.chain(report.percentages.iter().map(|percentage| &percentage.label));
    for label in labels.flatten() {
        let own = !label.is_empty() && text.contains(&one_line(label));
        wrong.unless(own, || format!("the label {label:?} is empty or not in the text"));
    }
}

fn directive(report: &Report, directive: &Directive, path: &str, wrong: &mut Wrong) {
    wrong.unless(!directive.items.is_empty(), || format!("{path}: no items"));
    in_order(&format!("{path}.items"), &directive.items, wrong);
    let known = directive.issuer.is_none_or(|at| at < report.officials.len());
    wrong.unless(known, || format!("{path}.issuer is no official"));
    for (i, item) in directive.items.iter().enumerate() {
        self::item(report, &directive.items, i, &format!("{path}.items[{i}]"), wrong);
        for (j, action) in item.actions.iter().enumerate() {
            let inside = item.start <= action.start && action.end <= item.end;
            let verb = action.start <= action.verb.start && action.verb.end <= action.end;
            wrong.unless(inside && verb, || {
                format!("{path}.items[{i}].actions[{j}] stands outside its item, or its verb does")
            });
        }
    }
}

fn item(report: &Report, items: &[Item], i: usize, path: &str, wrong: &mut Wrong) {
    let item = &items[i];
    wrong.unless((item.level == 0) == item.parent.is_none(), || {
        format!("{path}: level {} with parent {:?}", item.level, item.parent)
    });
    let under = item.parent.is_none_or(|parent| parent < i && items[parent].level < item.level);
    wrong.unless(under, || format!("{path}.parent is no item above"));
    let dated = item.deadline.is_none_or(|at| at < report.dates.len());
    wrong.unless(dated, || format!("{path}.deadline is no date"));
    inside(&format!("{path}.citations"), item, &item.citations, &report.citations, wrong);
    inside(&format!("{path}.figures.counts"), item, &item.figures.counts, &report.counts, wrong);
    let percentages = &item.figures.percentages;
    inside(&format!("{path}.figures.percentages"), item, percentages, &report.percentages, wrong);
}

/// Indices lead to facts that stand in the item, each once and in order.
fn inside<T: Located>(path: &str, item: &Item, indices: &[usize], facts: &[T], wrong: &mut Wrong) {
    let rising = indices.windows(2).all(|pair| pair[0] < pair[1]);
    wrong.unless(rising, || format!("{path} are not each once and in order"));
    let stands = |&at: &usize| {
        facts.get(at).is_some_and(|fact| fact.start() < item.end && item.start < fact.end())
    };
    wrong.unless(indices.iter().all(stands), || format!("{path} lead out of the item"));
}

/// Whether an EDTF value has the form of its kind.
fn date_fits(kind: DateKind, value: &str) -> bool {
    let day = |value: &str| form(value, "YYYY-00-00") && possible(value);
    let range = |fits: &dyn Fn(&str) -> bool| {
        value.split_once('/').is_some_and(|(from, to)| fits(from) && fits(to))
    };
    match kind {
        DateKind::Day => day(value),
        DateKind::Datetime => value.split_once('T').is_some_and(|(date, time)| {
            day(date) && (form(time, "00:00") || form(time, "00:00:00"))
        }),
        DateKind::DayRange => range(&day),
        DateKind::Month => form(value, "YYYY-00"),
        DateKind::Quarter => {
            form(value, "YYYY-00") && matches!(&value[5..], "33" | "34" | "35" | "36")
        }
        DateKind::Half => form(value, "YYYY-00") && matches!(&value[5..], "40" | "41"),
        DateKind::SchoolTerm => form(value, "YYYY/YYYY-S0"),
        DateKind::Year => form(value, "YYYY"),
        DateKind::SchoolYear => form(value, "YYYY/YYYY"),
        DateKind::Period => {
            let end = |value: &str| form(value, "YYYY") || form(value, "YYYY-00") || day(value);
            range(&end)
        }
    }
}

/// Whether a value has a form: `0` is a digit, `YYYY` four digits or four times X.
fn form(value: &str, form: &str) -> bool {
    value.len() == form.len()
        && value.bytes().zip(form.bytes()).all(|(found, wanted)| match wanted {
            b'0' => found.is_ascii_digit(),
            b'Y' => found.is_ascii_digit() || found == b'X',
            _ => found == wanted,
        })
}

/// Whether the calendar has the day; an unknown year may be a leap year.
fn possible(day: &str) -> bool {
    day.replace("XXXX", "2024").parse::<jiff::civil::Date>().is_ok()
}

fn round_trip(report: &Report, wrong: &mut Wrong) {
    let json = serde_json::to_string(report).unwrap_or_default();
    let back = serde_json::from_str::<Report>(&json);
    wrong.unless(back.as_ref().is_ok_and(|back| back == report), || {
        format!("the report does not come back from JSON: {:?}", back.err())
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_have_the_form_of_their_kind() {
        for (kind, value, expected) in [
            (DateKind::Day, "2023-02-28", true),
            (DateKind::Day, "XXXX-02-29", true),
            (DateKind::Day, "2023-02-29", false),
            (DateKind::DayRange, "2023-02-27/2023-02-28", true),
            (DateKind::Datetime, "2023-02-27T08:30", true),
            (DateKind::Quarter, "2023-33", true),
            (DateKind::Quarter, "2023-03", false),
            (DateKind::SchoolTerm, "2022/2023-S1", true),
            (DateKind::Period, "2024-01/2024-09", true),
            (DateKind::Period, "2024", false),
        ] {
            assert_eq!(date_fits(kind, value), expected, "{kind} {value}");
        }
    }

    #[test]
    fn an_empty_report_is_whole() {
        check("Không có gì.", &Report::empty("x"));
    }
}
