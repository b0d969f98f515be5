//! How fast a text becomes a report of facts.

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use hoinghi::{Extractor, Report};
use hoinghi_benches::{corpus, report, sizes};
use std::hint::black_box;

/// What is compared between runs: how many facts of each kind there are.
fn answer(report: &Report) -> [usize; 6] {
    let items = report.directives.iter().map(|list| list.items.len()).sum();
    [
        report.dates.len(),
        report.counts.len(),
        report.percentages.len(),
        report.officials.len(),
        items,
        report.citations.len(),
    ]
}

/// One report, by its size.
fn by_size(criterion: &mut Criterion) {
    let extractor = Extractor::default();
    let mut group = criterion.benchmark_group("extract");
    for &(bytes, name) in sizes() {
        let text = report(bytes);
        let expected = answer(&extractor.extract(&text));
        assert!(expected[0] > 0, "{name}: no date found");
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.sample_size(if bytes > 100_000 { 10 } else { 50 });
        group.bench_with_input(BenchmarkId::from_parameter(name), &text, |bencher, text| {
            bencher.iter(|| assert_eq!(answer(&extractor.extract(black_box(text))), expected));
        });
    }
    group.finish();
}

/// One report from text to JSON, by its size.
fn to_json(criterion: &mut Criterion) {
    let extractor = Extractor::default();
    let json = |text: &str| serde_json::to_vec(&extractor.extract(text)).map(|json| json.len());
    let mut group = criterion.benchmark_group("extract to JSON");
    for &(bytes, name) in sizes() {
        let text = report(bytes);
        let expected = json(&text).expect("a report is JSON");
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.sample_size(if bytes > 100_000 { 10 } else { 50 });
        group.bench_with_input(BenchmarkId::from_parameter(name), &text, |bencher, text| {
            bencher.iter(|| assert_eq!(json(black_box(text)).ok(), Some(expected)));
        });
    }
    group.finish();
}

/// A megabyte of reports of the usual size.
fn many(criterion: &mut Criterion) {
    let extractor = Extractor::default();
    let made = corpus(1 << 20);
    let bytes: usize = made.iter().map(|report| report.text.len()).sum();
    let count = || -> usize {
        made.iter().map(|made| extractor.extract(black_box(&made.text)).dates.len()).sum()
    };
    let (found, truth) = (count(), made.iter().map(|made| made.report.dates.len()).sum::<usize>());
    assert!(found * 10 > truth * 9 && found * 9 < truth * 10, "{found} dates of {truth}");
    let mut group = criterion.benchmark_group("corpus");
    group.throughput(Throughput::Bytes(bytes as u64));
    group.sample_size(10);
    group.bench_function("1 MiB", |bencher| bencher.iter(|| assert_eq!(count(), found)));
    group.finish();
}

criterion_group!(benches, by_size, to_json, many);
criterion_main!(benches);
