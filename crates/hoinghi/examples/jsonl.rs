//! Prints the facts of each file named on the command line as one line of JSON.

use hoinghi::Extractor;
use hoinghi::report::OffsetUnit;
use std::path::Path;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let extractor = Extractor::default();
    for path in std::env::args().skip(1) {
        let text = std::fs::read_to_string(&path)?;
        let id = Path::new(&path).file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let report = extractor.extract_as(&id, &text).with_offsets(&text, OffsetUnit::Char);
        println!("{}", serde_json::to_string(&report)?);
    }
    Ok(())
}
