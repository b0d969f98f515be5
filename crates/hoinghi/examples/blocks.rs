//! Prints blocks.
fn main() {
    let text = std::fs::read_to_string(std::env::args().nth(1).unwrap()).unwrap();
    let e = hoinghi::Extractor::default().explain(&text);
    for b in &e.blocks {
        println!(
            "{:10} {:10} {}",
            b.kind,
            b.section,
            b.quote.text.replace('\n', "⏎").chars().take(110).collect::<String>()
        );
    }
    for m in &e.mentions {
        println!("{} {} {:?} lost={:?}", m.kind, m.rule, m.quote.text, m.lost_to);
    }
}
