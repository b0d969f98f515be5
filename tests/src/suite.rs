//! Case suites: short texts with what is expected of them.

use crate::expect::{brief, differences};
use crate::{files, invariants, read, root, stem, variants, view::view};
use hoinghi::{Extractor, Report};
use toml::{Table, Value};

/// One case of a suite.
#[derive(Clone, Debug)]
pub struct Case {
    /// The suite's file stem and the case's own name.
    pub name: String,
    /// The report.
    pub text: String,
    /// The option of the extractor, where the case sets it.
    pub reference_date: Option<jiff::civil::Date>,
    /// What is expected, by key of the report format.
    pub expected: Table,
}

const KEYS: [&str; 11] = [
    "title",
    "byline",
    "published",
    "conference",
    "officials",
    "dates",
    "counts",
    "percentages",
    "directives",
    "citations",
    "issues",
];

/// Every case of every suite.
///
/// # Panics
/// If a suite is not what the README says.
pub fn cases() -> Vec<Case> {
    let folder = root().join("tests/suites");
    files(&folder, "toml").iter().flat_map(|path| parse(&stem(path), &read(path))).collect()
}

fn parse(suite: &str, text: &str) -> Vec<Case> {
    let mut table: Table = text.parse().unwrap_or_else(|e| panic!("{suite}.toml: {e}"));
    let Some(Value::Array(list)) = table.remove("case") else {
        panic!("{suite}.toml: no [[case]]");
    };
    assert!(table.is_empty(), "{suite}.toml: only [[case]] may stand at the top: {table}");
    let cases: Vec<Case> = list.into_iter().map(|value| case(suite, value)).collect();
    let mut names: Vec<&str> = cases.iter().map(|case| case.name.as_str()).collect();
    names.sort_unstable();
    if let Some(twice) = names.windows(2).find(|pair| pair[0] == pair[1]) {
        panic!("{suite}.toml: two cases are named {}", twice[0]);
    }
    cases
}

fn case(suite: &str, value: Value) -> Case {
    let Value::Table(mut expected) = value else { panic!("{suite}.toml: [[case]] is no table") };
    let mut take = |key: &str| match expected.remove(key) {
        Some(Value::String(words)) => Some(words),
        Some(other) => panic!("{suite}.toml: {key} = {other} is no string"),
        None => None,
    };
    let name = take("name").unwrap_or_else(|| panic!("{suite}.toml: a case without a name"));
    let text = take("text").unwrap_or_else(|| panic!("{suite}.toml: {name} has no text"));
    let reference_date = take("reference_date")
        .map(|date| date.parse().unwrap_or_else(|e| panic!("{suite}.toml: {name}: {e}")));
    if let Some(key) = expected.keys().find(|key| !KEYS.contains(&key.as_str())) {
        panic!("{suite}.toml: {name}: no key {key:?} in the report format");
    }
    Case { name: format!("{suite}::{name}"), text, reference_date, expected }
}

impl Case {
    /// What the extractor gives for the case, offsets in bytes.
    pub fn report(&self) -> Report {
        self.extractor().extract(&self.text)
    }

    fn extractor(&self) -> Extractor {
        let builder = Extractor::builder();
        match self.reference_date {
            Some(date) => builder.reference_date(date).build(),
            None => builder.build(),
        }
    }

    /// Runs the case: what is expected, the invariants, and the other ways to type the text.
    ///
    /// # Errors
    /// What went wrong, for eyes.
    pub fn run(&self) -> Result<(), String> {
        let extractor = self.extractor();
        let report = extractor.extract(&self.text);
        let mut wrong = self.compare(&report);
        wrong.extend(invariants::broken(&self.text, &report));
        wrong.extend(variants::differences(&extractor, &self.text, &report));
        if wrong.is_empty() { Ok(()) } else { Err(self.tell(&wrong)) }
    }

    fn compare(&self, report: &Report) -> Vec<String> {
        let found = view(report);
        let mut lines = differences(&Value::Table(self.expected.clone()), &found);
        if !lines.is_empty() {
            for key in self.expected.keys() {
                lines.push(format!("found {key} = {}", brief(&found[key])));
            }
        }
        lines
    }

    fn tell(&self, wrong: &[String]) -> String {
        let text = self.text.trim_end().lines().map(|line| format!("  │ {line}\n"));
        let wrong = wrong.iter().map(|line| format!("  {line}\n"));
        format!("{}\n{}{}", self.name, text.collect::<String>(), wrong.collect::<String>())
    }
}
