//! Files that are one article.

use super::stream::{Stream, too_large};
use super::{Body, Record, Records};
use crate::error::Fault;
use crate::options::Format;
use std::io::Read;

/// A text or a page.
pub(super) struct Whole {
    stream: Option<Stream>,
    format: Format,
    limit: usize,
}

impl Whole {
    pub(super) fn new(stream: Stream, format: Format, limit: usize) -> Whole {
        Whole { stream: Some(stream), format, limit }
    }
}

impl Records for Whole {
    fn next(&mut self) -> Option<Record> {
        let stream = self.stream.take()?;
        let mut bytes = Vec::new();
        let most = u64::try_from(self.limit).unwrap_or(u64::MAX).saturating_add(1);
        let body = match stream.take(most).read_to_end(&mut bytes) {
            Err(error) => Err(Fault::of_read(&error)),
            Ok(_) if bytes.len() > self.limit => Err(too_large(self.limit)),
            Ok(_) if self.format == Format::Html => Ok(Body::Html(bytes)),
            Ok(_) => Ok(Body::Text(bytes)),
        };
        Some(Record { number: Some(1), at: None, body })
    }
}
