//! How near found facts come to the truth: precision, recall and F1 for each kind of fact.
//!
//! Facts are paired one to one, best first. Dates, figures, directive items and citations pair by
//! where they stand and what they say, officials by name.
//!
//! ```
//! use hoinghi_gen::{generate, score::Score};
//! let made = generate(1);
//! let score = Score::of(&made.report, &made.report);
//! assert!(score.rows().iter().all(|row| row.tally.f1() == 1.0));
//! ```

mod compare;
mod fields;

use compare::{Place, closeness, overlap, pair, same_words, token_f1, words};
use hoinghi::report::{Count, Number, Percentage, Report};

/// How many facts there are, how many were found, and how many of those are right.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Facts found that are true.
    pub right: usize,
    /// Facts that are true.
    pub truth: usize,
    /// Facts found.
    pub found: usize,
}

impl Tally {
    fn add(&mut self, right: usize, truth: usize, found: usize) {
        self.right += right;
        self.truth += truth;
        self.found += found;
    }

    /// The share of what was found that is right; 1 where there was nothing to find or be found.
    pub fn precision(&self) -> f64 {
        match (self.found, self.truth) {
            (0, 0) => 1.0,
            (0, _) => 0.0,
            (found, _) => self.right as f64 / found as f64,
        }
    }

    /// The share of the truth that was found; 1 where there was nothing to find.
    pub fn recall(&self) -> f64 {
        if self.truth == 0 { 1.0 } else { self.right as f64 / self.truth as f64 }
    }

    /// The harmonic mean of precision and recall.
    pub fn f1(&self) -> f64 {
        let all = self.truth + self.found;
        if all == 0 { 1.0 } else { 2.0 * self.right as f64 / all as f64 }
    }
}

/// One line of a score.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// The kind of fact, or the part of it ("counts.unit").
    pub name: &'static str,
    /// Its numbers.
    pub tally: Tally,
}

/// The names of the rows, in their order.
const NAMES: [&str; 17] = [
    "dates",
    "dates.span",
    "officials",
    "officials.positions",
    "officials.roles",
    "counts",
    "counts.unit",
    "counts.bound",
    "counts.status",
    "percentages",
    "percentages.bound",
    "percentages.status",
    "directives",
    "directives.heading",
    "directives.issuer",
    "citations",
    "conference",
];

/// A sum of comparisons.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Score {
    tallies: [Tally; NAMES.len()],
    /// Word F1 of the labels of paired figures: its sum and their number.
    count_labels: (f64, usize),
    percentage_labels: (f64, usize),
}

impl Score {
    /// Compares the facts found in one text with its truth.
    pub fn of(truth: &Report, found: &Report) -> Score {
        let mut score = Score::default();
        score.add(truth, found);
        score
    }

    /// Adds the comparison of another text's facts. Both reports count offsets in the same unit.
    pub fn add(&mut self, truth: &Report, found: &Report) {
        self.dates(truth, found);
        self.counts(&truth.counts, &found.counts);
        self.percentages(&truth.percentages, &found.percentages);
        self.officials(truth, found);
        self.directives(truth, found);
        self.citations(truth, found);
        let (right, all, given) = fields::compare(truth, found);
        self.tally("conference").add(right, all, given);
    }

    /// Every row, in a fixed order.
    pub fn rows(&self) -> Vec<Row> {
        let rows = NAMES.iter().zip(&self.tallies);
        rows.map(|(&name, &tally)| Row { name, tally }).collect()
    }

    /// The row with this name.
    pub fn row(&self, name: &str) -> Option<Tally> {
        NAMES.iter().position(|known| *known == name).map(|at| self.tallies[at])
    }

    /// The mean word F1 of the labels of paired counts; 1 where there are none.
    pub fn count_labels(&self) -> f64 {
        mean(self.count_labels)
    }

    /// The mean word F1 of the labels of paired percentages; 1 where there are none.
    pub fn percentage_labels(&self) -> f64 {
        mean(self.percentage_labels)
    }

    fn tally(&mut self, name: &str) -> &mut Tally {
        let at = NAMES.iter().position(|known| *known == name).unwrap_or(0);
        &mut self.tallies[at]
    }

    fn dates(&mut self, truth: &Report, found: &Report) {
        let (truth, found) = (&truth.dates, &found.dates);
        let spans = pair(truth, found, overlap, closeness);
        self.tally("dates.span").add(spans.len(), truth.len(), found.len());
        let full = pair(
            truth,
            found,
            |a, b| overlap(a, b) && a.kind == b.kind && a.value == b.value,
            closeness,
        );
        self.tally("dates").add(full.len(), truth.len(), found.len());
    }

    fn counts(&mut self, truth: &[Count], found: &[Count]) {
        let same = |a: &Count, b: &Count| {
            close(Some(a.value), Some(b.value))
                && close(a.upper, b.upper)
                && close(a.total, b.total)
        };
        let hits = pair(truth, found, |a, b| overlap(a, b) && same(a, b), closeness);
        let agree = |test: &dyn Fn(&Count, &Count) -> bool| {
            hits.iter().filter(|&&(i, j)| test(&truth[i], &found[j])).count()
        };
        let (all, given) = (truth.len(), found.len());
        self.tally("counts").add(hits.len(), all, given);
        self.tally("counts.unit").add(agree(&unit_agrees), all, given);
        let bound = agree(&|a, b| a.bound == b.bound && a.change == b.change);
        self.tally("counts.bound").add(bound, all, given);
        self.tally("counts.status").add(agree(&|a, b| a.status == b.status), all, given);
        for &(i, j) in &hits {
            let f1 = token_f1(truth[i].label.as_deref(), found[j].label.as_deref());
            self.count_labels = (self.count_labels.0 + f1, self.count_labels.1 + 1);
        }
    }

    fn percentages(&mut self, truth: &[Percentage], found: &[Percentage]) {
        let same = |a: &Percentage, b: &Percentage| {
            close(Some(a.value), Some(b.value)) && close(a.upper, b.upper)
        };
        let hits = pair(truth, found, |a, b| overlap(a, b) && same(a, b), closeness);
        let agree = |test: &dyn Fn(&Percentage, &Percentage) -> bool| {
            hits.iter().filter(|&&(i, j)| test(&truth[i], &found[j])).count()
        };
        let (all, given) = (truth.len(), found.len());
        self.tally("percentages").add(hits.len(), all, given);
        self.tally("percentages.bound").add(agree(&|a, b| a.bound == b.bound), all, given);
        self.tally("percentages.status").add(agree(&|a, b| a.status == b.status), all, given);
        for &(i, j) in &hits {
            let f1 = token_f1(truth[i].label.as_deref(), found[j].label.as_deref());
            self.percentage_labels = (self.percentage_labels.0 + f1, self.percentage_labels.1 + 1);
        }
    }

    fn officials(&mut self, truth: &Report, found: &Report) {
        let (truth, found) = (fields::people(truth), fields::people(found));
        let both = truth.keys().filter(|name| found.contains_key(*name)).count();
        self.tally("officials").add(both, truth.len(), found.len());
        let posts = |people: &fields::People| -> Vec<(String, String)> {
            let of = |(name, person): (&String, &&hoinghi::report::Official)| {
                person.positions.iter().map(|p| (name.clone(), p.text.clone())).collect::<Vec<_>>()
            };
            people.iter().flat_map(of).collect()
        };
        let (wanted, given) = (posts(&truth), posts(&found));
        let near = |a: &(String, String), b: &(String, String)| token_f1(Some(&a.1), Some(&b.1));
        let hits = pair(&wanted, &given, |a, b| a.0 == b.0 && near(a, b) >= 0.8, near);
        self.tally("officials.positions").add(hits.len(), wanted.len(), given.len());
        let (wanted, given) = (fields::roles(&truth), fields::roles(&found));
        let both = wanted.intersection(&given).count();
        self.tally("officials.roles").add(both, wanted.len(), given.len());
    }

    fn directives(&mut self, truth: &Report, found: &Report) {
        let (truth, found) = (fields::items(truth), fields::items(found));
        let near = |a: &fields::FlatItem, b: &fields::FlatItem| closeness(a.item, b.item);
        let hits = pair(&truth, &found, |a, b| near(a, b) >= 0.9, near);
        let agree = |test: &dyn Fn(&fields::FlatItem, &fields::FlatItem) -> bool| {
            hits.iter().filter(|&&(i, j)| test(&truth[i], &found[j])).count()
        };
        let (all, given) = (truth.len(), found.len());
        self.tally("directives").add(hits.len(), all, given);
        let heading = agree(&|a, b| token_f1(a.heading, b.heading) >= 0.8);
        self.tally("directives.heading").add(heading, all, given);
        self.tally("directives.issuer").add(agree(&|a, b| a.issuer == b.issuer), all, given);
    }

    fn citations(&mut self, truth: &Report, found: &Report) {
        let (truth, found) = (&truth.citations, &found.citations);
        let hits = pair(
            truth,
            found,
            |a, b| {
                overlap(a, b) && same_words(&a.number, &b.number) && same_words(&a.kind, &b.kind)
            },
            closeness,
        );
        self.tally("citations").add(hits.len(), truth.len(), found.len());
    }
}

fn mean((sum, number): (f64, usize)) -> f64 {
    if number == 0 { 1.0 } else { sum / number as f64 }
}

fn close(a: Option<Number>, b: Option<Number>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => {
            let (a, b) = (a.get(), b.get());
            (a - b).abs() <= 1e-9 * 1f64.max(a.abs()).max(b.abs())
        }
        (a, b) => a.is_none() && b.is_none(),
    }
}

/// Whether the shorter unit begins the longer one.
fn unit_agrees(a: &Count, b: &Count) -> bool {
    let (a, b) = (words(a.unit.as_deref()), words(b.unit.as_deref()));
    let shorter = a.len().min(b.len());
    if shorter == 0 { a == b } else { a[..shorter] == b[..shorter] }
}

impl<T: hoinghi::report::Located> Place for T {
    fn place(&self) -> (usize, usize) {
        (self.start(), self.end())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::generate;

    #[test]
    fn a_missed_and_a_wrong_fact_are_told_apart() {
        let truth = (0..50).map(generate).map(|made| made.report).find(|r| r.dates.len() > 3);
        let truth = truth.expect("some report has dates");
        let mut found = truth.clone();
        found.dates.remove(0);
        found.dates[0].value = None;
        let score = Score::of(&truth, &found);
        let (full, span) = (score.row("dates").unwrap(), score.row("dates.span").unwrap());
        assert_eq!((full.right, full.found), (truth.dates.len() - 2, truth.dates.len() - 1));
        assert_eq!(span.right, truth.dates.len() - 1);
        assert_eq!(span.precision(), 1.0);
    }

    #[test]
    fn nothing_found_scores_nothing() {
        let truth = generate(5).report;
        let score = Score::of(&truth, &Report::empty(""));
        assert_eq!(score.row("conference").unwrap().right, 0);
        assert_eq!(score.row("officials").unwrap().recall(), 0.0);
    }
}
