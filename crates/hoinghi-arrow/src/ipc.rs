//! Arrow's own stream format, for copies of a table between processes.

use crate::table::Table;
use arrow_array::RecordBatch;
use arrow_ipc::reader::StreamReader;
use arrow_ipc::writer::StreamWriter;
use arrow_schema::ArrowError;

/// The batches of `table` as a stream, uncompressed.
///
/// # Errors
/// When a batch is of another table.
pub fn write(table: Table, batches: &[RecordBatch]) -> Result<Vec<u8>, ArrowError> {
    let mut writer = StreamWriter::try_new(Vec::new(), &table.schema())?;
    batches.iter().try_for_each(|batch| writer.write(batch))?;
    writer.into_inner()
}

/// The table and the batches that [`write()`] wrote.
///
/// # Errors
/// When `stream` is no such stream, or of a table that this version doesn't know.
pub fn read(stream: &[u8]) -> Result<(Table, Vec<RecordBatch>), ArrowError> {
    let reader = StreamReader::try_new(stream, None)?;
    let schema = reader.schema();
    let known = Table::ALL.into_iter().find(|table| table.schema() == schema);
    let table = known.ok_or_else(|| ArrowError::SchemaError("no table of this version".into()))?;
    Ok((table, reader.collect::<Result<_, _>>()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rows::{Origin, Tables};

    #[test]
    fn a_copy_is_the_same_and_nonsense_is_an_error() {
        let text = "Năm học 2022-2023, toàn huyện có 12 trường.";
        let mut tables = Tables::new();
        tables.push(&hoinghi::extract(text), &Origin::default());
        let batches = tables.finish().expect("batches");
        for (table, batch) in Table::ALL.into_iter().zip(batches) {
            let stream = write(table, std::slice::from_ref(&batch)).expect("a stream");
            assert_eq!(read(&stream).expect("a table"), (table, vec![batch]));
            for end in [0, 1, stream.len() / 2] {
                assert!(read(&stream[..end]).is_err(), "{} {end}", table.name());
            }
        }
        assert!(read(b"PAR1 is another format").is_err());
    }
}
