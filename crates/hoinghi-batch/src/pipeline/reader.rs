//! The inputs to chunks. Where chunks and parts end depends on the records alone, so every run
//! over the same records cuts them alike.

use crate::chunk::{Chunk, End, Point};
use crate::error::{Error, Fault, Reason};
use crate::options::{Format, Options};
use crate::place::Place;
use crate::read::{Opening, Record};
use crate::walk::{Input, Walk};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use xxhash_rust::xxh3::Xxh3Default;

/// Records of a chunk at most.
const RECORDS: usize = 64;
/// Bytes after which a chunk ends.
const BYTES: usize = 512 << 10;

pub(super) struct Reader<'o, S> {
    options: &'o Options,
    opening: Opening<'o>,
    send: S,
    chunk: Chunk,
    chunks: u64,
    point: Point,
    digest: Xxh3Default,
    /// Records and bytes of the part so far.
    part: (usize, u64),
}

/// Whether to go on.
type Open = bool;

impl<'o, S: FnMut(Chunk) -> Open> Reader<'o, S> {
    pub(super) fn new(options: &'o Options, spool: &'o Path, send: S) -> Reader<'o, S> {
        Reader {
            options,
            opening: Opening { options, spool, read: Arc::default() },
            send,
            chunk: Chunk::default(),
            chunks: 0,
            point: Point::default(),
            digest: Xxh3Default::new(),
            part: (0, 0),
        }
    }

    /// Reads everything from a point on.
    pub(super) fn run(mut self, from: &Point) -> Result<(), Error> {
        let mut walk = Walk::new(self.options)?;
        for input in walk.by_ref().take(usize::try_from(from.files).unwrap_or(usize::MAX)) {
            let bytes = input.file.map_or(0, |file| file.bytes);
            self.opening.read.fetch_add(bytes, Ordering::Relaxed);
        }
        self.point = Point { files: from.files, total: from.total, ..Point::default() };
        let mut skip = Some(from).filter(|from| from.records > 0);
        for input in walk {
            if self.is_full() {
                break;
            }
            if !self.file(input, skip.take())? {
                return Ok(());
            }
            self.point.files += 1;
            self.point.records = 0;
            self.digest.reset();
        }
        self.end_part(true);
        Ok(())
    }

    fn is_full(&self) -> bool {
        self.options.limit.is_some_and(|limit| self.point.total >= limit)
    }

    /// Reads a file, after the records of it that a broken run had read.
    fn file(&mut self, input: Input, skip: Option<&Point>) -> Result<Open, Error> {
        let opened = match &input.file {
            Ok(file) => self.opening.open(file),
            Err(message) => Err(Fault::new(Reason::Unreadable, message.as_str())),
        };
        let (format, mut records) = match opened {
            Ok((format, records)) => (Some(format), records),
            Err(fault) => {
                let record = Record { number: None, at: None, body: Err(fault) };
                return Ok(skip.is_some() || self.push(&input.name, None, record));
            }
        };
        if let Some(point) = skip {
            for _ in 0..point.records {
                records.next().inspect(|record| note(&mut self.digest, record));
            }
            self.point.records = point.records;
            if hex(&self.digest) != point.digest {
                let difference = format!("{} is no longer what it was", input.name);
                return Err(Error::Changed { folder: self.options.out.clone(), difference });
            }
        }
        while !self.is_full() {
            let Some(record) = records.next() else { break };
            if !self.push(&input.name, format, record) {
                return Ok(false);
            }
        }
        self.chunk.passed += records.passed();
        Ok(true)
    }

    fn push(&mut self, name: &str, format: Option<Format>, record: Record) -> Open {
        let limits = &self.options.limits;
        if self.part.0 >= limits.part_articles || self.part.1 >= limits.part_bytes {
            if !self.end_part(false) {
                return false;
            }
            self.part = (0, 0);
        }
        note(&mut self.digest, &record);
        self.point.records += 1;
        self.point.total += 1;
        let bytes = record.body.as_ref().map_or(0, crate::read::Body::len);
        self.part = (self.part.0 + 1, self.part.1 + bytes as u64);
        let place = Place { input: name.to_owned(), record: record.number, at: record.at };
        self.chunk.records.push((place, format, record));
        self.chunk.bytes += bytes;
        let full = self.chunk.records.len() >= RECORDS || self.chunk.bytes >= BYTES;
        !full || self.send()
    }

    fn send(&mut self) -> Open {
        let mut chunk = std::mem::take(&mut self.chunk);
        chunk.number = self.chunks;
        chunk.read = self.opening.read.load(Ordering::Relaxed);
        self.chunks += 1;
        (self.send)(chunk)
    }

    fn end_part(&mut self, last: bool) -> Open {
        let point = Point { digest: hex(&self.digest), ..self.point.clone() };
        self.chunk.end = Some(End { point, last });
        self.send()
    }
}

fn note(digest: &mut Xxh3Default, record: &Record) {
    match &record.body {
        Ok(body) => {
            digest.update(&(body.len() as u64).to_le_bytes());
            body.each(&mut |piece| digest.update(piece));
        }
        Err(fault) => digest.update(fault.reason.as_str().as_bytes()),
    }
}

fn hex(digest: &Xxh3Default) -> String {
    format!("{:032x}", digest.digest128())
}
