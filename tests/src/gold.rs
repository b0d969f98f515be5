//! Annotated facts, read leniently: an annotation gives what a reader sees, not what a program adds.

use hoinghi::Report;
use serde_json::{Map, Value, json};

/// The report that an annotation gives. What it does not say is absent from the report.
///
/// # Errors
/// If what it says is not of the report format.
pub fn read(text: &str) -> Result<Report, serde_json::Error> {
    let mut tree: Value = serde_json::from_str(text)?;
    complete(&mut tree);
    serde_json::from_value(tree)
}

fn complete(tree: &mut Value) {
    let lists =
        ["officials", "dates", "counts", "percentages", "directives", "citations", "issues"];
    fill(tree, &lists.map(|name| (name, json!([]))));
    fill(tree, &[("conference", json!({}))]);
    let conference = &mut tree["conference"];
    fill(conference, &[("chairs", json!([]))]);
    for field in ["venue", "host"] {
        place(&mut conference[field]);
    }
    if let Some(host) = conference["host"].as_object_mut() {
        let name = host.get("text").cloned().unwrap_or_default();
        host.entry("name").or_insert(name);
    }
    for field in ["title", "byline"] {
        place(&mut tree[field]);
    }
    list(&mut tree["officials"]).for_each(official);
    for directive in list(&mut tree["directives"]) {
        place(&mut directive["heading"]);
        fill(directive, &[("items", json!([]))]);
        list(&mut directive["items"]).for_each(item);
    }
    for count in list(&mut tree["counts"]) {
        fill(count, &[("kind", json!("count")), ("status", json!("reported"))]);
    }
    for percentage in list(&mut tree["percentages"]) {
        fill(percentage, &[("status", json!("reported"))]);
    }
}

fn official(official: &mut Value) {
    let lists = ["honorifics", "positions", "roles", "mentions"];
    fill(official, &lists.map(|name| (name, json!([]))));
    for position in list(&mut official["positions"]) {
        place(position);
        let words = position["text"].clone();
        fill(position, &[("title", words)]);
    }
}

fn item(item: &mut Value) {
    let figures = json!({ "counts": [], "percentages": [] });
    let empty = || json!([]);
    let rest =
        [("level", json!(0)), ("citations", empty()), ("figures", figures), ("actions", empty())];
    fill(item, &rest);
}

/// Makes a quotation of words that stand alone, and gives a place to one without.
fn place(quote: &mut Value) {
    if quote.is_string() {
        *quote = json!({ "text": quote.take() });
    }
    if quote.is_object() {
        fill(quote, &[("start", json!(0)), ("end", json!(0))]);
    }
}

fn fill(value: &mut Value, defaults: &[(&str, Value)]) {
    let mut none = Map::new();
    let fields = value.as_object_mut().unwrap_or(&mut none);
    for (name, default) in defaults {
        fields.entry(*name).or_insert_with(|| default.clone());
    }
}

fn list(value: &mut Value) -> impl Iterator<Item = &mut Value> {
    value.as_array_mut().into_iter().flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_said_is_absent() {
        let report = read(
            r#"{ "schema": "hoinghi/report/1", "id": "a", "offset_unit": "char",
                 "conference": { "host": "Sở Nội vụ" },
                 "officials": [{ "name": "Hà Văn Mẫu", "positions": [{ "text": "Giám đốc" }] }],
                 "directives": [{ "kind": "task", "items": [{ "text": "x", "start": 0, "end": 1 }] }] }"#,
        )
        .expect("a report");
        assert_eq!(report.conference.host.expect("host").name, "Sở Nội vụ");
        assert_eq!(report.officials[0].positions[0].title, "Giám đốc");
        assert!(report.dates.is_empty() && report.title.is_none());
    }
}
