//! Texts that no one writes: the rates at two sizes should be level, for time must stay linear.

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use hoinghi::Extractor;
use std::hint::black_box;

/// What is repeated to the size asked for.
const KINDS: [(&str, &str); 14] = [
    ("digits", "1234567890"),
    ("capitals", "HỘI NGHỊ TỔNG KẾT "),
    ("bullets", "- "),
    ("commas", ","),
    ("brackets", "(a "),
    ("combining marks", "\u{301}"),
    ("one sentence", "các đơn vị tiếp tục thực hiện tốt nhiệm vụ được giao, "),
    ("lead-ins", "Đồng chí yêu cầu: "),
    ("initials", "A "),
    ("comrades", "Đ/c "),
    ("names", ", Lương Thế Khải"),
    ("document numbers", "số 1/"),
    ("days", "ngày 1/1 "),
    ("percent signs", "%"),
];
const SIZES: [usize; 2] = [16 << 10, 64 << 10];

fn hostile(criterion: &mut Criterion) {
    let extractor = Extractor::default();
    let mut group = criterion.benchmark_group("hostile");
    group.sample_size(10);
    for (name, unit) in KINDS {
        for size in SIZES {
            let text = unit.repeat(size / unit.len());
            let facts = || {
                let report = extractor.extract(black_box(&text));
                report.dates.len() + report.counts.len() + report.officials.len()
            };
            let expected = facts();
            group.throughput(Throughput::Bytes(text.len() as u64));
            group.bench_function(BenchmarkId::new(name, size), |bencher| {
                bencher.iter(|| assert_eq!(facts(), expected));
            });
        }
    }
    group.finish();
}

criterion_group!(benches, hostile);
criterion_main!(benches);
