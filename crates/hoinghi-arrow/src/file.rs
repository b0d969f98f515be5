//! Parquet files of a table.

use crate::table::Table;
use arrow_array::RecordBatch;
use parquet::arrow::ArrowWriter;
use parquet::basic::{Compression, Encoding, ZstdLevel};
pub use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;
use parquet::schema::types::ColumnPath;
use std::io::Write;

/// Rows of a row group at most: what query engines read in one piece.
const ROW_GROUP: usize = 122_880;

/// A Parquet file being written: Zstandard, at most 122,880 rows a row group.
///
/// The same batches give the same bytes.
pub struct Writer<W: Write + Send> {
    inner: ArrowWriter<W>,
}

impl<W: Write + Send> std::fmt::Debug for Writer<W> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Writer").finish_non_exhaustive()
    }
}

impl<W: Write + Send> Writer<W> {
    /// Begins a file of `table`.
    ///
    /// # Errors
    /// When `out` can't be written to.
    pub fn new(table: Table, out: W) -> Result<Self, ParquetError> {
        let mut properties = WriterProperties::builder()
            .set_compression(Compression::ZSTD(ZstdLevel::try_new(3)?))
            .set_max_row_group_row_count(Some(ROW_GROUP))
            .set_created_by(concat!("hoinghi ", env!("CARGO_PKG_VERSION")).to_owned());
        // Offsets rise and seldom repeat: as differences they are smaller than in a dictionary.
        for column in ["start", "end"].map(ColumnPath::from) {
            properties = properties
                .set_column_dictionary_enabled(column.clone(), false)
                .set_column_encoding(column, Encoding::DELTA_BINARY_PACKED);
        }
        let inner = ArrowWriter::try_new(out, table.schema(), Some(properties.build()))?;
        Ok(Writer { inner })
    }

    /// Adds the rows of a batch.
    ///
    /// # Errors
    /// When the batch is of another table, or the output can't be written to.
    pub fn write(&mut self, batch: &RecordBatch) -> Result<(), ParquetError> {
        self.inner.write(batch)
    }

    /// Ends the file and gives the output back.
    ///
    /// # Errors
    /// When the output can't be written to.
    pub fn finish(self) -> Result<W, ParquetError> {
        self.inner.into_inner()
    }
}
