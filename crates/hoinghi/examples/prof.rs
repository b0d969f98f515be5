//! Runs one stage over files N times.

fn main() {
    let mut args = std::env::args().skip(1);
    let mode = args.next().unwrap_or_default();
    let times: usize = args.next().and_then(|n| n.parse().ok()).unwrap_or(1);
    let texts: Vec<String> =
        args.map(|path| std::fs::read_to_string(path).unwrap_or_default()).collect();
    let extractor = hoinghi::Extractor::default();
    let mut sum = 0;
    for _ in 0..times {
        for text in &texts {
            sum += match mode.as_str() {
                "lex" => hoinghi::bench::lex_count(text),
                "outline" => hoinghi::bench::outline_count(text),
                "extract" => extractor.extract(text).dates.len(),
                _ => 0,
            };
        }
    }
    let bytes: usize = texts.iter().map(String::len).sum();
    println!("{mode} {bytes} {sum}");
}
