//! Reports laid out for comparison: people by name, items with their lists, single fields.

use super::compare::{token_f1, words};
use hoinghi::report::{Item, Official, Report, Role};
use std::collections::{BTreeMap, HashSet};

/// People by the words of their names; of two with the same name, the later.
pub(super) type People<'r> = BTreeMap<String, &'r Official>;

pub(super) fn people(report: &Report) -> People<'_> {
    report.officials.iter().map(|person| (key(&person.name), person)).collect()
}

pub(super) fn roles(people: &People<'_>) -> HashSet<(String, Role)> {
    let of = |(name, person): (&String, &&Official)| {
        person.roles.iter().map(|role| (name.clone(), *role)).collect::<Vec<_>>()
    };
    people.iter().flat_map(of).collect()
}

/// An item with what its list says.
pub(super) struct FlatItem<'r> {
    pub(super) item: &'r Item,
    pub(super) heading: Option<&'r str>,
    pub(super) issuer: Option<String>,
}

pub(super) fn items(report: &Report) -> Vec<FlatItem<'_>> {
    let mut items = Vec::new();
    for list in &report.directives {
        let heading = list.heading.as_ref().map(|quote| quote.text.as_str());
        let issuer = list.issuer.and_then(|at| name_at(report, at));
        items.extend(list.items.iter().map(|item| FlatItem {
            item,
            heading,
            issuer: issuer.clone(),
        }));
    }
    items
}

/// How many single fields agree, how many the truth has, how many were found.
pub(super) fn compare(truth: &Report, found: &Report) -> (usize, usize, usize) {
    let (truth, found) = (single(truth), single(found));
    let agrees = |(name, value): &(&&str, &String)| {
        found.get(**name).is_some_and(|other| match **name {
            "venue" | "host" | "title" | "byline" => token_f1(Some(value), Some(other)) >= 0.8,
            _ => *value == other,
        })
    };
    (truth.iter().filter(agrees).count(), truth.len(), found.len())
}

fn single(report: &Report) -> BTreeMap<&'static str, String> {
    let event = &report.conference;
    let mut names: Vec<String> =
        event.chairs.iter().filter_map(|&at| name_at(report, at)).collect();
    names.retain(|name| !name.is_empty());
    names.sort();
    let text =
        |quote: &Option<hoinghi::report::Quote>| quote.as_ref().map(|quote| quote.text.clone());
    let fields = [
        ("kind", event.kind.map(|kind| kind.to_string())),
        ("held", event.held.clone()),
        ("part_of_day", event.part_of_day.map(|part| part.to_string())),
        ("mode", event.mode.map(|mode| mode.to_string())),
        ("reviewed", event.reviewed.clone()),
        ("planned", event.planned.clone()),
        ("venue", text(&event.venue)),
        ("host", event.host.as_ref().map(|host| host.text.clone())),
        ("title", text(&report.title)),
        ("byline", text(&report.byline)),
    ];
    let mut given: BTreeMap<_, _> =
        fields.into_iter().filter_map(|(name, value)| Some((name, value?))).collect();
    if !event.chairs.is_empty() {
        given.insert("chairs", names.join("|"));
    }
    if let Some(date) = &report.published {
        // A stamp without a value still says that the page is dated.
        given.insert("published", date.value.clone().unwrap_or_default());
    }
    given
}

fn key(name: &str) -> String {
    words(Some(name)).join(" ")
}

fn name_at(report: &Report, at: usize) -> Option<String> {
    report.officials.get(at).map(|person| key(&person.name))
}
