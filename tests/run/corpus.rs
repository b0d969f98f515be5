//! Marks on generated reports, and on an annotated corpus where `HOINGHI_CORPUS` names one.

use hoinghi::Extractor;
use hoinghi::report::OffsetUnit;
use hoinghi_gen::score::Score;
use hoinghi_tests::{files, gold, invariants, read, root, stem};
use libtest_mimic::{Arguments, Failed, Trial};
use std::fmt::Write;
use std::path::{Path, PathBuf};

/// Half of a corpus: its name in `marks.toml`, its texts and its annotations.
const HALVES: [(&str, &str, &str); 2] =
    [("reports", "reports", "gold"), ("cases", "cases/texts", "cases/gold")];

/// Generated reports in a score.
const GENERATED: usize = 100;

fn main() {
    let arguments = Arguments::from_args();
    let corpus = std::env::var_os("HOINGHI_CORPUS").map(PathBuf::from);
    if corpus.is_none() {
        eprintln!("skipped: HOINGHI_CORPUS names no annotated corpus (see tests/README.md)");
    }
    let trials = HALVES.map(|(name, texts, gold)| {
        let folder = corpus.clone();
        let run = move || match folder {
            Some(folder) => mark(name, &annotated(&folder.join(texts), &folder.join(gold))?),
            None => Ok(()),
        };
        Trial::test(name, run).with_ignored_flag(corpus.is_none())
    });
    let made = Trial::test("generated", || mark("generated", &generated()));
    libtest_mimic::run(&arguments, trials.into_iter().chain([made]).collect()).exit();
}

/// Prints the score and holds it to the marks of that name.
fn mark(half: &str, score: &Score) -> Result<(), Failed> {
    let marks: toml::Table = read(&root().join("tests/marks.toml")).parse()?;
    let marks = marks.get(half).and_then(toml::Value::as_table).ok_or("no marks")?;
    let mut table = format!("{half}\n");
    let mut low = Vec::new();
    for (kind, least) in marks {
        let least = least.as_float().ok_or_else(|| format!("{kind}: a mark is a float"))?;
        let tally = score.row(kind).ok_or_else(|| format!("{kind}: no such row of a score"))?;
        let (p, r, f1) = (tally.precision(), tally.recall(), tally.f1());
        writeln!(table, "{kind:<22} P {p:.3}  R {r:.3}  F1 {f1:.3}  (least {least:.3})")?;
        if f1 < least {
            low.push(format!("{kind} {f1:.3} < {least:.3}"));
        }
    }
    eprint!("{table}");
    if low.is_empty() { Ok(()) } else { Err(format!("{half}: {}", low.join(", ")).into()) }
}

/// The score over generated reports, always the same ones.
fn generated() -> Score {
    let mut score = Score::default();
    for made in hoinghi_gen::Reports::from(1).take(GENERATED) {
        score.add(&made.report, &hoinghi::extract(&made.text));
    }
    score
}

/// The score over all texts, whose reports must be whole too.
fn annotated(texts: &Path, annotations: &Path) -> Result<Score, Failed> {
    let extractor = Extractor::default();
    let mut score = Score::default();
    let found = files(annotations, "json");
    assert!(!found.is_empty(), "{}: no annotations", annotations.display());
    for path in found {
        let name = stem(&path);
        let truth = gold::read(&read(&path)).map_err(|error| format!("{name}: {error}"))?;
        let text = read(&texts.join(format!("{name}.txt")));
        let report = extractor.extract_as(&name, &text);
        let broken = invariants::broken(&text, &report);
        if !broken.is_empty() {
            return Err(format!("{name}: {}", broken.join("\n")).into());
        }
        score.add(&truth, &report.with_offsets(&text, OffsetUnit::Char));
    }
    Ok(score)
}
