//! Tables to look at in a notebook.

use super::Table;
use arrow_array::cast::AsArray;
use arrow_array::types::{Float64Type, Int32Type, Int64Type};
use arrow_array::{Array, RecordBatch};
use arrow_schema::DataType;
use std::fmt::Write;

/// Rows of a table that are shown, and characters of a cell.
const ROWS: usize = 10;
const CHARS: usize = 80;

/// The names of tables with their numbers of rows.
pub(super) fn overview<'t>(tables: impl Iterator<Item = &'t Table>) -> String {
    let mut out = "<table>\n<tr><th>table</th><th>rows</th><th>columns</th></tr>\n".to_owned();
    for table in tables {
        let (name, rows, columns) = (table.kind().name(), table.num_rows(), table.num_columns());
        // Writing to a string can't fail, here and below.
        let _ = writeln!(out, "<tr><td>{name}</td><td>{rows}</td><td>{columns}</td></tr>");
    }
    out + "</table>\n"
}

/// The first rows of a table.
pub(super) fn first_rows(table: &Table) -> String {
    let all = table.num_rows();
    let shown = if all > ROWS { format!(", the first {ROWS} shown") } else { String::new() };
    let name = table.kind().name();
    let mut out = format!("<table>\n<caption>{name}: {all} rows{shown}</caption>\n<tr>");
    for column in table.kind().columns() {
        let _ = write!(out, "<th>{}</th>", column.name);
    }
    out.push_str("</tr>\n");
    let rows = |batch| (0..RecordBatch::num_rows(batch)).map(move |row| (batch, row));
    for (batch, row) in table.batches().iter().flat_map(rows).take(ROWS) {
        out.push_str("<tr>");
        for column in batch.columns() {
            let _ = write!(out, "<td>{}</td>", escaped(&shortened(&cell(column, row))));
        }
        out.push_str("</tr>\n");
    }
    out + "</table>\n"
}

/// A cell in words; nothing for a null.
fn cell(column: &dyn Array, row: usize) -> String {
    if column.is_null(row) {
        return String::new();
    }
    match column.data_type() {
        DataType::Utf8 => column.as_string::<i32>().value(row).to_owned(),
        DataType::Int32 => column.as_primitive::<Int32Type>().value(row).to_string(),
        DataType::Int64 => column.as_primitive::<Int64Type>().value(row).to_string(),
        DataType::Float64 => column.as_primitive::<Float64Type>().value(row).to_string(),
        DataType::List(_) => {
            let parts = column.as_list::<i32>().value(row);
            let parts: Vec<_> = (0..parts.len()).map(|at| cell(&parts, at)).collect();
            parts.join(", ")
        }
        _ => String::new(),
    }
}

fn shortened(text: &str) -> String {
    match text.char_indices().nth(CHARS) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
