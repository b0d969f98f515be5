//! Crawls after ISO 28500 (WARC 1.0 and 1.1).
//!
//! Articles are the pages and texts of `response` records with a 2xx status, of `resource` and of
//! `conversion` records (WET). Other records are passed over.
//!
//! Why not a library: rust_warc 1.2 makes room for whatever a record says its length is, before a
//! byte of it is read, holds pictures too, and can't go on behind a record that is broken.

pub(crate) mod coding;
mod http;

use super::members::Broken;
use super::stream::{self, Line, Stream, read_line, too_large};
use super::{Body, Page, Record, Records};
use crate::error::{Fault, Reason};
use crate::place::At;
use std::io::{self, Read};

/// Header lines beyond this are none.
const LONGEST_LINE: usize = 64 << 10;
const MOST_LINES: usize = 1_000;

pub(super) struct Warc {
    stream: Option<Stream>,
    limit: usize,
    bytes: u64,
    /// Where the last line began that was looked for.
    start: u64,
    /// Whether it began a record that is not read yet.
    found: bool,
    number: u64,
    passed: u64,
    line: Vec<u8>,
    /// A fault behind the last record.
    pending: Option<io::Error>,
}

/// The named fields of a record.
#[derive(Default)]
struct Header {
    kind: String,
    url: Option<String>,
    content: String,
    length: Option<u64>,
}

impl Warc {
    pub(super) fn new(stream: Stream, limit: usize) -> Warc {
        Warc {
            stream: Some(stream),
            limit,
            bytes: 0,
            start: 0,
            found: false,
            number: 0,
            passed: 0,
            line: Vec::new(),
            pending: None,
        }
    }

    fn line(&mut self) -> io::Result<Line> {
        if let Some(error) = self.pending.take() {
            return Err(error);
        }
        let Some(stream) = self.stream.as_mut() else { return Ok(Line::End) };
        read_line(stream, &mut self.line, LONGEST_LINE, &mut self.bytes)
    }

    /// Goes to the next line that begins a record; whether there is one, and whether anything but
    /// empty lines stood before it.
    fn seek(&mut self) -> io::Result<(bool, bool)> {
        if std::mem::take(&mut self.found) {
            return Ok((true, false));
        }
        let mut lost = false;
        loop {
            self.start = self.bytes;
            match self.line()? {
                Line::End => return Ok((false, lost)),
                _ if self.line.starts_with(b"WARC/1.") || self.line.starts_with(b"WARC/0.") => {
                    return Ok((true, lost));
                }
                read => lost |= read == Line::TooLong || !self.line.is_empty(),
            }
        }
    }

    fn header(&mut self) -> io::Result<Header> {
        let mut header = Header::default();
        for _ in 0..MOST_LINES {
            if self.line()? == Line::End || self.line.is_empty() {
                break;
            }
            let Some((name, value)) = http::field(&self.line) else { continue };
            match &*name {
                "warc-type" => header.kind = value.to_ascii_lowercase(),
                "warc-target-uri" => {
                    header.url = Some(value.trim_matches(['<', '>']).to_owned());
                }
                "content-type" => header.content = value.to_ascii_lowercase(),
                "content-length" => header.length = value.parse().ok(),
                _ => {}
            }
        }
        Ok(header)
    }

    /// The block of a record; `None` where it is beyond the limit and was passed over.
    fn block(&mut self, length: u64, wanted: bool) -> io::Result<Option<Vec<u8>>> {
        let Some(stream) = self.stream.as_mut() else { return Ok(None) };
        let fits = usize::try_from(length).is_ok_and(|length| length <= self.limit);
        let mut block = Vec::new();
        let mut part = stream.take(length);
        let read = if wanted && fits {
            part.read_to_end(&mut block)? as u64
        } else {
            io::copy(&mut part, &mut io::sink())?
        };
        self.bytes += read;
        if read < length {
            return Err(io::Error::new(io::ErrorKind::UnexpectedEof, "the last record is cut off"));
        }
        if wanted {
            self.settle()?;
        }
        Ok((wanted && fits).then_some(block))
    }

    /// Reads to the end of a record: the checksum of what it was compressed as is checked there.
    fn settle(&mut self) -> io::Result<()> {
        let Some(stream) = self.stream.as_mut() else { return Ok(()) };
        let mut breaks = 0;
        loop {
            match stream.fill_buf() {
                Ok([b'\r' | b'\n', ..]) if breaks < 4 => {
                    stream.consume(1);
                    self.bytes += 1;
                    breaks += 1;
                }
                Ok(_) => return Ok(()),
                Err(error) if Broken::of(&error).is_some_and(|broken| broken.is_begun) => {
                    return Err(error);
                }
                // The fault is of what comes after the record.
                Err(error) => {
                    self.pending = Some(error);
                    return Ok(());
                }
            }
        }
    }

    /// The next article, or fault; `None` for a record that is none.
    fn record(&mut self) -> io::Result<Option<Result<Body, Fault>>> {
        let header = self.header()?;
        let Some(length) = header.length else {
            let message = "a record without Content-Length";
            return Ok(Some(Err(Fault::new(Reason::Malformed, message))));
        };
        let wanted = match &*header.kind {
            "response" => header.content.starts_with("application/http"),
            "resource" | "conversion" => is_text(&header.content),
            _ => false,
        };
        let block = self.block(length, wanted)?;
        if !wanted {
            return Ok(None);
        }
        let Some(block) = block else { return Ok(Some(Err(too_large(self.limit)))) };
        if header.kind == "response" {
            return Ok(http::page(block, header.url));
        }
        let is_html = header.content.contains("html");
        let charset = http::charset(&header.content);
        let page = Page { url: header.url, is_html, charset, bytes: block, ..Page::default() };
        Ok(Some(Ok(Body::Page(Box::new(page)))))
    }
}

/// Whether a media type is that of a page or of plain text.
fn is_text(content: &str) -> bool {
    ["text/html", "application/xhtml", "text/plain"].iter().any(|kind| content.starts_with(kind))
}

impl Records for Warc {
    fn next(&mut self) -> Option<Record> {
        loop {
            self.stream.as_ref()?;
            let before = self.bytes;
            let found = self.seek();
            let at = match found {
                Ok((_, true)) | Err(_) => before,
                Ok(_) => self.start,
            };
            if matches!(found, Ok((false, false))) {
                self.stream = None;
                return None;
            }
            self.number += 1;
            let body = self.body(found);
            match body {
                Some(body) => {
                    let number = Some(self.number);
                    return Some(Record { number, at: Some(At::Byte(at)), body });
                }
                None => self.passed += 1,
            }
        }
    }

    fn passed(&self) -> u64 {
        self.passed
    }
}

impl Warc {
    /// What was found where a record should begin.
    fn body(&mut self, found: io::Result<(bool, bool)>) -> Option<Result<Body, Fault>> {
        match found {
            Err(error) => self.fail(&error),
            Ok((_, false)) => self.record().unwrap_or_else(|error| self.fail(&error)),
            // What stood before this record is told before it is read.
            Ok((more, true)) => {
                self.found = more;
                Some(Err(Fault::new(Reason::Malformed, "no WARC record begins here")))
            }
        }
    }

    /// A broken member ends the record; any other fault ends the file.
    fn fail(&mut self, error: &io::Error) -> Option<Result<Body, Fault>> {
        if Broken::of(error).is_none() {
            self.stream = None;
        }
        Some(Err(Fault::of_read(error)))
    }
}
