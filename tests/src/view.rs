//! A report as JSON in which indices are replaced by the words that they lead to.

use hoinghi::Report;
use serde_json::Value;

/// The report as cases see it: officials by name, facts by their words.
///
/// # Panics
/// If the report does not serialise.
pub fn view(report: &Report) -> Value {
    let mut tree = serde_json::to_value(report).unwrap_or_else(|e| panic!("{e}"));
    let names = texts(&tree["officials"], "name");
    let dates = texts(&tree["dates"], "text");
    let counts = texts(&tree["counts"], "text");
    let percentages = texts(&tree["percentages"], "text");
    let citations = texts(&tree["citations"], "text");
    replace(&mut tree["conference"]["chairs"], &names);
    for count in list(&mut tree["counts"]) {
        replace(&mut count["parent"], &counts);
    }
    for directive in list(&mut tree["directives"]) {
        replace(&mut directive["issuer"], &names);
        let items = texts(&directive["items"], "text");
        for item in list(&mut directive["items"]) {
            replace(&mut item["parent"], &items);
            replace(&mut item["deadline"], &dates);
            replace(&mut item["citations"], &citations);
            replace(&mut item["figures"]["counts"], &counts);
            replace(&mut item["figures"]["percentages"], &percentages);
        }
    }
    tree
}

fn list(value: &mut Value) -> impl Iterator<Item = &mut Value> {
    value.as_array_mut().into_iter().flatten()
}

fn texts(facts: &Value, field: &str) -> Vec<Value> {
    facts.as_array().into_iter().flatten().map(|fact| fact[field].clone()).collect()
}

/// Puts words in the place of an index or of a list of indices.
fn replace(value: &mut Value, words: &[Value]) {
    match value {
        Value::Array(indices) => indices.iter_mut().for_each(|index| replace(index, words)),
        Value::Number(index) => {
            let at = index.as_u64().and_then(|at| usize::try_from(at).ok());
            *value = at.and_then(|at| words.get(at)).cloned().unwrap_or(Value::Null);
        }
        _ => {}
    }
}
