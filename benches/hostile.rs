//! Texts that no one writes: the rates at two sizes should be level, for time must stay linear.

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use hoinghi::Extractor;
use hoinghi_benches::hostile::KINDS;
use std::hint::black_box;

const SIZES: [usize; 2] = [16 << 10, 64 << 10];

fn hostile(criterion: &mut Criterion) {
    let extractor = Extractor::default();
    let mut group = criterion.benchmark_group("hostile");
    group.sample_size(10);
    for kind in KINDS {
        for size in SIZES {
            let text = kind.text(size);
            let facts = || {
                let report = extractor.extract(black_box(&text));
                report.dates.len() + report.counts.len() + report.officials.len()
            };
            let expected = facts();
            group.throughput(Throughput::Bytes(text.len() as u64));
            group.bench_function(BenchmarkId::new(kind.name, size), |bencher| {
                bencher.iter(|| assert_eq!(facts(), expected));
            });
        }
    }
    group.finish();
}

criterion_group!(benches, hostile);
criterion_main!(benches);
