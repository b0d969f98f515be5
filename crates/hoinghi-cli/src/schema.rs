//! `hoinghi schema`.

use crate::ALL_READ;
use crate::output::stdout;
use anyhow::Result;
use hoinghi::Report;
use schemars::generate::SchemaSettings;
use std::io::Write;

/// Prints the schema of what `extract` prints: every key is required, as no key is left out.
pub(crate) fn run() -> Result<u8> {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    let schema = settings.into_generator().into_root_schema_for::<Report>();
    let mut out = stdout();
    serde_json::to_writer_pretty(&mut out, &schema)?;
    out.write_all(b"\n")?;
    out.flush()?;
    Ok(ALL_READ)
}
