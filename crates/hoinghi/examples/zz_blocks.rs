//! Prints blocks.
use std::{env, fs};
fn main() {
    for path in env::args().skip(1) {
        let text = fs::read_to_string(&path).unwrap();
        let e = hoinghi::Extractor::default().explain(&text);
        println!("## {path}");
        for b in e.blocks { println!("{:10} {:10} {}", b.kind, b.section, b.quote.text.replace('\n', " ⏎ ").chars().take(110).collect::<String>()); }
    }
}
