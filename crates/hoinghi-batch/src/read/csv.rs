//! Rows of values after RFC 4180, under a header.
//!
//! The delimiter is the one of `,`, `;`, tab and `|` that the header has most of.

use super::stream::{Line, Stream, read_line, too_large};
use super::{Body, Field, Fields, Record, Records};
use crate::error::{Fault, Reason};
use crate::options::FieldNames;
use crate::place::At;
use csv_core::{ReadRecordResult, Reader, ReaderBuilder};
use std::io::{self, Cursor, Read};

pub(super) struct Csv {
    stream: Option<Stream>,
    reader: Reader,
    /// The columns that hold the text, page, id, address and day.
    columns: [Option<usize>; 5],
    width: usize,
    limit: usize,
    number: u64,
    output: Vec<u8>,
    ends: Vec<usize>,
}

/// Values of a row at most.
const WIDEST: usize = 10_000;

/// How reading a row ended.
enum Row {
    End,
    /// So many values.
    Values(usize),
    TooLarge,
}

impl Csv {
    pub(super) fn new(mut stream: Stream, names: &FieldNames, limit: usize) -> Result<Csv, Fault> {
        let mut head = Vec::new();
        let read = read_line(&mut stream, &mut head, limit.min(1 << 20), &mut 0);
        match read.map_err(|error| Fault::of_read(&error))? {
            Line::TooLong => return Err(too_large(limit.min(1 << 20))),
            Line::End | Line::Whole => head.push(b'\n'),
        }
        let count = |mark: &u8| head.iter().filter(|byte| *byte == mark).count();
        let delimiters = [b'|', b'\t', b';', b','];
        let delimiter = delimiters.into_iter().max_by_key(count).unwrap_or(b',');
        let mut csv = Csv {
            stream: Some(Box::new(Cursor::new(head).chain(stream))),
            reader: ReaderBuilder::new().delimiter(delimiter).build(),
            columns: [None; 5],
            width: 0,
            limit,
            number: 0,
            output: vec![0; 64 << 10],
            ends: vec![0; 64],
        };
        csv.header(names)?;
        Ok(csv)
    }

    fn header(&mut self, names: &FieldNames) -> Result<(), Fault> {
        let Row::Values(width) = self.row().map_err(|error| Fault::of_read(&error))? else {
            return Ok(());
        };
        self.width = width;
        let FieldNames { text, html, id, url, published } = names;
        for (at, name) in [text, html, id, url, published].into_iter().enumerate() {
            self.columns[at] = (0..width).find(|column| self.value(*column) == name.as_bytes());
        }
        if self.columns[0].is_none() && self.columns[1].is_none() {
            let shown: Vec<_> =
                (0..width).map(|at| String::from_utf8_lossy(self.value(at)).into_owned()).collect();
            let message = names.neither(shown.iter().map(String::as_str));
            return Err(Fault::new(Reason::Malformed, message));
        }
        Ok(())
    }

    fn value(&self, column: usize) -> &[u8] {
        let start = if column == 0 { 0 } else { self.ends[column - 1] };
        &self.output[start..self.ends[column]]
    }

    /// Reads a row; of one beyond the limit nothing is kept.
    fn row(&mut self) -> io::Result<Row> {
        let (mut out, mut ends, mut large) = (0, 0, false);
        let Some(stream) = self.stream.as_mut() else { return Ok(Row::End) };
        loop {
            let input = stream.fill_buf()?;
            let (result, read, wrote, ended) =
                self.reader.read_record(input, &mut self.output[out..], &mut self.ends[ends..]);
            stream.consume(read);
            (out, ends) = (out + wrote, ends + ended);
            match result {
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputFull if self.output.len() > self.limit => {
                    (large, out, ends) = (true, 0, 0);
                }
                ReadRecordResult::OutputFull => self.output.resize(self.output.len() * 2, 0),
                ReadRecordResult::OutputEndsFull if self.ends.len() > WIDEST => {
                    (large, out, ends) = (true, 0, 0);
                }
                ReadRecordResult::OutputEndsFull => self.ends.resize(self.ends.len() * 2, 0),
                ReadRecordResult::Record if large || out > self.limit => return Ok(Row::TooLarge),
                ReadRecordResult::Record => return Ok(Row::Values(ends)),
                ReadRecordResult::End => return Ok(Row::End),
            }
        }
    }

    fn fields(&self) -> Box<Fields> {
        let [text, html, id, url, published] = self.columns.map(|column| {
            let value = self.value(column?);
            (!value.is_empty()).then(|| Field::Bytes(value.to_vec()))
        });
        Box::new(Fields { text, html, id, url, published })
    }
}

impl Records for Csv {
    fn next(&mut self) -> Option<Record> {
        self.stream.as_ref()?;
        let line = self.reader.line();
        let body = match self.row() {
            Ok(Row::End) => {
                self.stream = None;
                return None;
            }
            Ok(Row::Values(width)) if width == self.width => Ok(Body::Fields(self.fields())),
            Ok(Row::Values(width)) => {
                let message = format!("{width} values under a header of {}", self.width);
                Err(Fault::new(Reason::Malformed, message))
            }
            Ok(Row::TooLarge) => Err(too_large(self.limit)),
            Err(error) => {
                self.stream = None;
                Err(Fault::of_read(&error))
            }
        };
        self.number += 1;
        Some(Record { number: Some(self.number), at: Some(At::Line(line)), body })
    }
}
