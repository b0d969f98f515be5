//! JSON Lines.

use super::stream::{Line, Stream, read_line, too_large};
use super::{Body, Record, Records};
use crate::error::Fault;
use crate::place::At;

/// One object a line; empty lines are none.
pub(super) struct Lines {
    stream: Option<Stream>,
    limit: usize,
    line: u64,
    number: u64,
}

impl Lines {
    pub(super) fn new(stream: Stream, limit: usize) -> Lines {
        Lines { stream: Some(stream), limit, line: 0, number: 0 }
    }
}

impl Records for Lines {
    fn next(&mut self) -> Option<Record> {
        let mut line = Vec::new();
        loop {
            let stream = self.stream.as_mut()?;
            let read = read_line(stream, &mut line, self.limit, &mut 0);
            self.line += 1;
            let body = match read {
                Ok(Line::End) => {
                    self.stream = None;
                    return None;
                }
                Ok(Line::Whole) if line.trim_ascii().is_empty() => continue,
                Ok(Line::Whole) => Ok(Body::Json(line)),
                Ok(Line::TooLong) => Err(too_large(self.limit)),
                Err(error) => {
                    self.stream = None;
                    Err(Fault::of_read(&error))
                }
            };
            self.number += 1;
            return Some(Record { number: Some(self.number), at: Some(At::Line(self.line)), body });
        }
    }
}
