//! Compares found facts with the truth: `hoinghi-score GOLD_DIR FOUND.jsonl`.

use anyhow::{Context, Result};
use hoinghi::Report;
use hoinghi_gen::score::Score;
use std::collections::HashMap;
use std::path::PathBuf;
use std::{env, fs};

fn main() -> Result<()> {
    let mut words = env::args().skip(1).map(PathBuf::from);
    let gold = words.next().context("usage: hoinghi-score GOLD_DIR FOUND.jsonl")?;
    let found = words.next().context("usage: hoinghi-score GOLD_DIR FOUND.jsonl")?;
    let lines =
        fs::read_to_string(&found).with_context(|| format!("reading {}", found.display()))?;
    let mut reports = HashMap::new();
    for line in lines.lines().filter(|line| !line.trim().is_empty()) {
        let report: Report = serde_json::from_str(line)?;
        reports.insert(report.id.clone(), report);
    }
    let mut score = Score::default();
    for entry in fs::read_dir(&gold).with_context(|| format!("reading {}", gold.display()))? {
        let truth: Report = serde_json::from_str(&fs::read_to_string(entry?.path())?)?;
        let none = Report::empty(truth.id.clone());
        score.add(&truth, reports.get(&truth.id).unwrap_or(&none));
    }
    print(&score);
    Ok(())
}

fn print(score: &Score) {
    println!("{:<22}{:>7}{:>7}{:>7}{:>7}{:>7}", "fact", "P", "R", "F1", "gold", "found");
    for row in score.rows() {
        let tally = row.tally;
        let (p, r, f1) = (tally.precision(), tally.recall(), tally.f1());
        println!("{:<22}{p:7.3}{r:7.3}{f1:7.3}{:7}{:7}", row.name, tally.truth, tally.found);
    }
    println!("{:<22}{:14}{:7.3}", "counts.label", "", score.count_labels());
    println!("{:<22}{:14}{:7.3}", "percentages.label", "", score.percentage_labels());
}
