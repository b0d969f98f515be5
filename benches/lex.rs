//! How fast text becomes tokens, with the lexicon looked up.

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use hoinghi::bench::lex_count;
use hoinghi_benches::{report, sizes};
use std::hint::black_box;

fn lex(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("lex");
    for &(bytes, name) in sizes() {
        let text = report(bytes);
        let tokens = lex_count(&text);
        // Words of the language have some six bytes with their space; tokens none has less than one.
        assert!((text.len() / 10..text.len()).contains(&tokens), "{name}: {tokens} tokens");
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_with_input(BenchmarkId::from_parameter(name), &text, |bencher, text| {
            bencher.iter(|| assert_eq!(lex_count(black_box(text)), tokens));
        });
    }
    group.finish();
}

criterion_group!(benches, lex);
criterion_main!(benches);
