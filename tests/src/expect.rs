//! What a case expects, held against what was found.

use serde_json::Value as Found;
use toml::Value as Expected;

/// Where the two differ: a path and what is wrong there, one line each.
pub fn differences(expected: &Expected, found: &Found) -> Vec<String> {
    let mut lines = Vec::new();
    compare("", expected, found, &mut lines);
    lines
}

fn compare(path: &str, expected: &Expected, found: &Found, lines: &mut Vec<String>) {
    match (expected, found) {
        (Expected::Table(fields), Found::Object(object)) => {
            for (name, value) in fields {
                let at = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
                match object.get(name) {
                    Some(field) => compare(&at, value, field, lines),
                    None => lines.push(format!("{at}: the report format has no such field")),
                }
            }
        }
        (Expected::Array(wanted), Found::Array(got)) => compare_lists(path, wanted, got, lines),
        _ if scalar(expected, found) => {}
        _ => lines.push(format!("{path}: expected {}, found {}", shown(expected), brief(found))),
    }
}

/// Pairs in order; where the lengths differ, one line tells what is missing and what is extra.
fn compare_lists(path: &str, wanted: &[Expected], got: &[Found], lines: &mut Vec<String>) {
    if wanted.len() == got.len() {
        for (i, (want, found)) in wanted.iter().zip(got).enumerate() {
            compare(&format!("{path}[{i}]"), want, found, lines);
        }
        return;
    }
    lines.push(format!("{path}: expected {} entries, found {}", wanted.len(), got.len()));
    let matches = |want: &Expected, found: &Found| differences(want, found).is_empty();
    let mut free: Vec<&Found> = got.iter().collect();
    for want in wanted {
        match free.iter().position(|found| matches(want, found)) {
            Some(at) => drop(free.remove(at)),
            None => lines.push(format!("    missing  {}", shown(want))),
        }
    }
    lines.extend(free.iter().map(|found| format!("    extra    {}", brief(found))));
}

fn scalar(expected: &Expected, found: &Found) -> bool {
    match (expected, found) {
        (Expected::String(want), Found::String(got)) => want == got,
        (Expected::String(want), Found::Object(fact)) => {
            let named = fact.get("mentions").and(fact.get("name"));
            named.or_else(|| fact.get("text")).is_some_and(|words| words == want)
        }
        (Expected::Integer(want), Found::Number(got)) => got.as_f64() == Some(*want as f64),
        (Expected::Float(want), Found::Number(got)) => got.as_f64() == Some(*want),
        (Expected::Boolean(false), Found::Null) => true,
        (Expected::Boolean(false), Found::Array(list)) => list.is_empty(),
        _ => false,
    }
}

fn shown(expected: &Expected) -> String {
    match expected {
        Expected::Boolean(false) => "nothing".to_owned(),
        Expected::String(words) => format!("{words:?}"),
        Expected::Array(values) => {
            format!("[{}]", values.iter().map(shown).collect::<Vec<_>>().join(", "))
        }
        Expected::Table(fields) => {
            let fields = fields.iter().map(|(name, value)| format!("{name} = {}", shown(value)));
            format!("{{ {} }}", fields.collect::<Vec<_>>().join(", "))
        }
        other => other.to_string(),
    }
}

/// What was found, in the notation of the cases, without places and absent values.
pub fn brief(found: &Found) -> String {
    match found {
        Found::Null => "nothing".to_owned(),
        Found::Array(values) => {
            format!("[{}]", values.iter().map(brief).collect::<Vec<_>>().join(", "))
        }
        Found::Object(fields) => {
            let shows = |name: &str, value: &Found| {
                name != "start"
                    && name != "end"
                    && !value.is_null()
                    && value != &Found::Array(vec![])
            };
            let fields = fields.iter().filter(|(name, value)| shows(name, value));
            let fields = fields.map(|(name, value)| format!("{name} = {}", brief(value)));
            format!("{{ {} }}", fields.collect::<Vec<_>>().join(", "))
        }
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn lines(expected: &str, found: Found) -> Vec<String> {
        let table: toml::Table = expected.parse().expect("TOML");
        differences(&Expected::Table(table), &found)
    }

    #[test]
    fn fields_not_given_are_not_looked_at() {
        let found = json!({ "dates": [{ "text": "12/8", "kind": "day", "value": null }] });
        assert!(lines("dates = [{ text = '12/8' }]", found.clone()).is_empty());
        assert!(lines("dates = ['12/8']", found.clone()).is_empty());
        assert!(lines("dates = [{ value = false }]", found.clone()).is_empty());
        assert_eq!(lines("dates = [{ text = '13/8' }]", found.clone()).len(), 1);
        assert_eq!(lines("dates = [{ txt = '12/8' }]", found).len(), 1);
    }

    #[test]
    fn lists_are_complete_and_in_order() {
        let found =
            json!({ "counts": [{ "text": "3 xã", "value": 3 }, { "text": "5", "value": 5.0 }] });
        assert!(lines("counts = ['3 xã', { value = 5 }]", found.clone()).is_empty());
        assert_eq!(lines("counts = ['5', '3 xã']", found.clone()).len(), 2);
        assert_eq!(lines("counts = []", found.clone()).len(), 3);
        assert_eq!(lines("counts = ['3 xã', '4 xã', '5']", found).len(), 2);
    }

    #[test]
    fn officials_go_by_name() {
        let found =
            json!({ "officials": [{ "name": "Hà Văn Mẫu", "mentions": [], "positions": [] }] });
        assert!(lines("officials = ['Hà Văn Mẫu']", found.clone()).is_empty());
        assert!(lines("officials = [{ positions = false, mentions = [] }]", found).is_empty());
    }
}
