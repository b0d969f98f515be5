//! Rows of Parquet files.

use super::stream::{Stream, too_large};
use super::{Body, Field, Fields, Opening, Record, Records};
use crate::error::{Fault, Reason};
use arrow_array::cast::AsArray;
use arrow_array::types::{
    Int8Type, Int16Type, Int32Type, Int64Type, TimestampMicrosecondType, TimestampMillisecondType,
    TimestampNanosecondType, TimestampSecondType, UInt8Type, UInt16Type, UInt32Type, UInt64Type,
};
use arrow_array::{Array, RecordBatch};
use arrow_schema::{DataType, TimeUnit};
use parquet::arrow::ProjectionMask;
use parquet::arrow::arrow_reader::{
    ArrowReaderOptions, ParquetRecordBatchReader, ParquetRecordBatchReaderBuilder,
};
use parquet::file::metadata::ParquetMetaData;
use std::fs::File;
use std::io::{Seek, SeekFrom};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::atomic::Ordering;

/// Rows decoded at a time: articles are large.
const ROWS: usize = 32;
/// Days and times as text are cut to the day where the column is a time.
const DAY: i64 = 86_400;

pub(super) struct Parquet {
    rows: Option<ParquetRecordBatchReader>,
    batch: Option<RecordBatch>,
    next: usize,
    /// The columns of a batch that hold the text, page, id, address and day.
    columns: [Option<usize>; 5],
    number: u64,
    limit: usize,
}

impl Parquet {
    /// Opens `plain`, or what `stream` holds.
    pub(super) fn open(
        plain: Option<&Path>,
        mut stream: Stream,
        opening: &Opening<'_>,
    ) -> Result<Parquet, Fault> {
        let file = match plain {
            Some(path) => {
                let file = File::open(path).map_err(|error| Fault::of_read(&error))?;
                let bytes = file.metadata().map_or(0, |data| data.len());
                opening.read.fetch_add(bytes, Ordering::Relaxed);
                file
            }
            None => spool(&mut stream, opening.spool).map_err(|error| Fault::of_read(&error))?,
        };
        calm(|| Parquet::read(file, opening))?
    }

    fn read(file: File, opening: &Opening<'_>) -> Result<Parquet, Fault> {
        let unreadable = |error: parquet::errors::ParquetError| {
            Fault::new(Reason::Unreadable, error.to_string())
        };
        // The plain types of the format, not those that some writer had in memory.
        let plain = ArrowReaderOptions::new().with_skip_arrow_metadata(true);
        let builder = ParquetRecordBatchReaderBuilder::try_new_with_options(file, plain)
            .map_err(unreadable)?;
        let fields = &opening.options.fields;
        let names = [&fields.text, &fields.html, &fields.id, &fields.url, &fields.published];
        let schema = builder.schema();
        let roots = names.map(|name| schema.fields().iter().position(|f| f.name() == name));
        if roots[0].is_none() && roots[1].is_none() {
            let message = fields.neither(schema.fields().iter().map(|f| f.name().as_str()));
            return Err(Fault::new(Reason::Malformed, message));
        }
        check_expansion(builder.metadata(), opening.options.limits.expansion)?;
        let mut kept: Vec<usize> = roots.iter().copied().flatten().collect();
        kept.sort_unstable();
        kept.dedup();
        let columns = roots.map(|root| kept.iter().position(|at| Some(*at) == root));
        let mask = ProjectionMask::roots(builder.parquet_schema(), kept);
        let rows =
            builder.with_projection(mask).with_batch_size(ROWS).build().map_err(unreadable)?;
        let limit = opening.options.limits.record;
        Ok(Parquet { rows: Some(rows), batch: None, next: 0, columns, number: 0, limit })
    }

    /// Makes sure that a row is there; whether there is one.
    fn fill(&mut self) -> Result<bool, Fault> {
        while self.batch.as_ref().is_none_or(|batch| self.next >= batch.num_rows()) {
            let Some(rows) = self.rows.as_mut() else { return Ok(false) };
            (self.batch, self.next) = (None, 0);
            match calm(|| rows.next())? {
                None => return Ok(false),
                Some(Err(error)) => return Err(Fault::new(Reason::Unreadable, error.to_string())),
                Some(Ok(batch)) => self.batch = Some(batch),
            }
        }
        Ok(true)
    }
}

impl Records for Parquet {
    fn next(&mut self) -> Option<Record> {
        let filled = self.fill();
        if filled == Ok(false) {
            self.rows = None;
            return None;
        }
        self.number += 1;
        let number = Some(self.number);
        let body = filled.and_then(|_| {
            let batch = self.batch.as_ref();
            let missing = || Fault::new(Reason::Internal, "a batch without rows");
            let value = |column: Option<usize>| value(batch?.column(column?), self.next);
            batch.ok_or_else(missing)?;
            let [text, html, id, url, published] = self.columns.map(value);
            Ok(Body::Fields(Box::new(Fields { text, html, id, url, published })))
        });
        self.next += 1;
        if body.is_err() {
            (self.rows, self.batch) = (None, None);
        }
        let body = body.and_then(|body| {
            if body.len() > self.limit { Err(too_large(self.limit)) } else { Ok(body) }
        });
        Some(Record { number, at: None, body })
    }
}

/// Broken files make the decoder panic now and then.
fn calm<T>(read: impl FnOnce() -> T) -> Result<T, Fault> {
    catch_unwind(AssertUnwindSafe(read)).map_err(|panic| {
        let literal = panic.downcast_ref::<&str>().copied();
        let why = panic.downcast_ref::<String>().map(String::as_str).or(literal);
        let why = why.map_or(String::new(), |why| format!(": {why}"));
        Fault::new(Reason::Unreadable, format!("the file is broken{why}"))
    })
}

/// Refuses files whose columns say that they expand beyond the limit.
fn check_expansion(metadata: &ParquetMetaData, times: u64) -> Result<(), Fault> {
    let size = |bytes: i64| u64::try_from(bytes).unwrap_or(0);
    let columns = metadata.row_groups().iter().flat_map(|group| group.columns());
    let sizes =
        columns.map(|column| (size(column.compressed_size()), size(column.uncompressed_size())));
    for (packed, plain) in sizes {
        // Dictionaries make columns of equal values tiny: a few times the limit is no bomb yet.
        if plain > 256 << 20 && plain > packed.saturating_mul(times) {
            let message = format!("a column expands to more than {times} times its size");
            return Err(Fault::new(Reason::Bomb, message));
        }
    }
    Ok(())
}

/// Unpacks a stream into a file that is gone when it is closed.
fn spool(stream: &mut Stream, folder: &Path) -> std::io::Result<File> {
    let path = folder.join("spool");
    let mut file =
        File::options().read(true).write(true).create(true).truncate(true).open(&path)?;
    let copied = std::io::copy(stream, &mut file);
    // The open file stays readable where the system allows it; else the next run removes it.
    let _ = std::fs::remove_file(&path);
    copied?;
    file.seek(SeekFrom::Start(0))?;
    Ok(file)
}

/// A value as text.
fn value(column: &dyn Array, row: usize) -> Option<Field> {
    if column.is_null(row) {
        return None;
    }
    let bytes = |value: &[u8]| Some(Field::Bytes(value.to_vec()));
    macro_rules! number {
        ($kind:ty) => {
            column.as_primitive::<$kind>().value(row).to_string()
        };
    }
    let text = match column.data_type() {
        DataType::Utf8 => column.as_string::<i32>().value(row).to_owned(),
        DataType::LargeUtf8 => column.as_string::<i64>().value(row).to_owned(),
        DataType::Binary => return bytes(column.as_binary::<i32>().value(row)),
        DataType::LargeBinary => return bytes(column.as_binary::<i64>().value(row)),
        DataType::Int8 => number!(Int8Type),
        DataType::Int16 => number!(Int16Type),
        DataType::Int32 => number!(Int32Type),
        DataType::Int64 => number!(Int64Type),
        DataType::UInt8 => number!(UInt8Type),
        DataType::UInt16 => number!(UInt16Type),
        DataType::UInt32 => number!(UInt32Type),
        DataType::UInt64 => number!(UInt64Type),
        DataType::Date32 => {
            day(i64::from(column.as_primitive::<arrow_array::types::Date32Type>().value(row)))?
        }
        DataType::Timestamp(unit, _) => day(seconds(column, row, unit).div_euclid(DAY))?,
        _ => return None,
    };
    Some(Field::Text(text))
}

/// A time in seconds since 1970.
fn seconds(column: &dyn Array, row: usize, unit: &TimeUnit) -> i64 {
    macro_rules! time {
        ($kind:ty, $parts:literal) => {
            column.as_primitive::<$kind>().value(row).div_euclid($parts)
        };
    }
    match unit {
        TimeUnit::Second => time!(TimestampSecondType, 1),
        TimeUnit::Millisecond => time!(TimestampMillisecondType, 1_000),
        TimeUnit::Microsecond => time!(TimestampMicrosecondType, 1_000_000),
        TimeUnit::Nanosecond => time!(TimestampNanosecondType, 1_000_000_000),
    }
}

/// The day so many days after 1970-01-01.
fn day(days: i64) -> Option<String> {
    let span = jiff::Span::new().try_days(days).ok()?;
    Some(jiff::civil::date(1970, 1, 1).checked_add(span).ok()?.to_string())
}
