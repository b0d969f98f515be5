//! Opened files: counted, unpacked, guarded against bombs.

use super::Opening;
use super::members::Members;
use crate::error::{Bomb, Fault, Reason};
use crate::options::Format;
use crate::walk::{File, Packing};
use encoding_rs::Decoder;
use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// The bytes of a file, unpacked.
pub(super) type Stream = Box<dyn BufRead>;

/// What any file may expand to.
const ANY: u64 = 16 << 20;
const BUFFER: usize = 64 << 10;
/// Of a stream's beginning, what is looked at to tell what it is.
const HEAD: u64 = 4096;

pub(super) fn open(file: &File, opening: &Opening<'_>) -> Result<Stream, Fault> {
    let unreadable = |error: io::Error| Fault::new(Reason::Unreadable, error.to_string());
    let raw: Box<dyn Read> = match &file.path {
        Some(path) => Box::new(std::fs::File::open(path).map_err(unreadable)?),
        None => Box::new(io::stdin().lock()),
    };
    let here = Arc::new(AtomicU64::new(0));
    let counted = Counted { inner: raw, here: Arc::clone(&here), all: Arc::clone(&opening.read) };
    let mut buffered = BufReader::with_capacity(BUFFER, counted);
    let packing = match file.packing {
        Some(packing) => packing,
        None => packing(buffered.fill_buf().map_err(unreadable)?),
    };
    let guard = |inner: Box<dyn Read>| -> Stream {
        let guarded =
            Guarded { inner, packed: here, out: 0, times: opening.options.limits.expansion };
        Box::new(BufReader::with_capacity(BUFFER, guarded))
    };
    Ok(match packing {
        Packing::None => Box::new(buffered),
        Packing::Gzip => guard(Box::new(Members::new(buffered))),
        Packing::Zstd => {
            let unpacked = zstd::stream::read::Decoder::with_buffer(buffered);
            guard(Box::new(unpacked.map_err(unreadable)?))
        }
    })
}

/// What the first bytes tell.
fn packing(head: &[u8]) -> Packing {
    match head {
        [0x1F, 0x8B, ..] => Packing::Gzip,
        [0x28, 0xB5, 0x2F, 0xFD, ..] => Packing::Zstd,
        _ => Packing::None,
    }
}

/// Counts what is read, for this file and for all.
struct Counted {
    inner: Box<dyn Read>,
    here: Arc<AtomicU64>,
    all: Arc<AtomicU64>,
}

impl Read for Counted {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        let bytes = u64::try_from(read).unwrap_or(0);
        self.here.fetch_add(bytes, Ordering::Relaxed);
        self.all.fetch_add(bytes, Ordering::Relaxed);
        Ok(read)
    }
}

/// Fails when far more comes out than went in.
struct Guarded {
    inner: Box<dyn Read>,
    packed: Arc<AtomicU64>,
    out: u64,
    times: u64,
}

impl Read for Guarded {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.out += u64::try_from(read).unwrap_or(0);
        let packed = self.packed.load(Ordering::Relaxed);
        if self.out > ANY && self.out > packed.saturating_mul(self.times) {
            return Err(io::Error::other(Bomb(self.times)));
        }
        Ok(read)
    }
}

/// The format that the beginning of a stream tells; the stream then gives it again.
pub(super) fn sniff(stream: &mut Stream) -> io::Result<Format> {
    let head = peek(stream)?;
    let bare = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&head);
    let start = bare.trim_ascii_start();
    let lower = start[..start.len().min(512)].to_ascii_lowercase();
    let is_page = [&b"<!doctype html"[..], b"<html", b"<head", b"<body", b"<?xml"];
    Ok(match start {
        _ if bare.starts_with(b"PAR1") => Format::Parquet,
        _ if bare.starts_with(b"WARC/") => Format::Warc,
        [b'{', ..] => Format::Jsonl,
        _ if is_page.iter().any(|tag| lower.starts_with(tag)) => Format::Html,
        _ => Format::Txt,
    })
}

/// The first bytes of a stream, which gives them again.
fn peek(stream: &mut Stream) -> io::Result<Vec<u8>> {
    let mut head = Vec::new();
    stream.take(HEAD).read_to_end(&mut head)?;
    let rest = std::mem::replace(stream, Box::new(io::empty()));
    *stream = Box::new(Cursor::new(head.clone()).chain(rest));
    Ok(head)
}

/// A stream of lines as UTF-8, whether it was UTF-16 with a byte order mark or not.
pub(super) fn transcoded(mut stream: Stream) -> Result<Stream, Fault> {
    let head = peek(&mut stream).map_err(|error| Fault::of_read(&error))?;
    let encoding = match head[..] {
        [0xFF, 0xFE, ..] => encoding_rs::UTF_16LE,
        [0xFE, 0xFF, ..] => encoding_rs::UTF_16BE,
        [0xEF, 0xBB, 0xBF, ..] => {
            stream.consume(3);
            return Ok(stream);
        }
        _ => return Ok(stream),
    };
    let decoder = encoding.new_decoder_with_bom_removal();
    Ok(Box::new(BufReader::with_capacity(
        BUFFER,
        Transcoded { inner: stream, decoder, ended: false },
    )))
}

struct Transcoded {
    inner: Stream,
    decoder: Decoder,
    ended: bool,
}

impl Read for Transcoded {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while !self.ended {
            let input = self.inner.fill_buf()?;
            let last = input.is_empty();
            let (result, read, written) =
                self.decoder.decode_to_utf8_without_replacement(input, buffer, last);
            self.inner.consume(read);
            match result {
                encoding_rs::DecoderResult::Malformed(..) => {
                    return Err(io::Error::new(io::ErrorKind::InvalidData, "broken UTF-16"));
                }
                encoding_rs::DecoderResult::InputEmpty => self.ended = last,
                encoding_rs::DecoderResult::OutputFull => {}
            }
            if written > 0 {
                return Ok(written);
            }
        }
        Ok(0)
    }
}

/// How reading a piece up to a limit ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Line {
    /// Nothing was left.
    End,
    /// A line, without its break.
    Whole,
    /// A line longer than the limit; the rest of it was passed over.
    TooLong,
}

/// Reads a line of at most `limit` bytes into `line`, and counts the bytes read.
pub(super) fn read_line(
    stream: &mut Stream,
    line: &mut Vec<u8>,
    limit: usize,
    bytes: &mut u64,
) -> io::Result<Line> {
    line.clear();
    let (mut any, mut long) = (false, false);
    loop {
        let chunk = match stream.fill_buf() {
            Ok(chunk) => chunk,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        if chunk.is_empty() {
            break;
        }
        any = true;
        let end = chunk.iter().position(|byte| *byte == b'\n');
        let part = &chunk[..end.unwrap_or(chunk.len())];
        long |= line.len() + part.len() > limit;
        if !long {
            line.extend_from_slice(part);
        }
        let read = part.len() + usize::from(end.is_some());
        stream.consume(read);
        *bytes += u64::try_from(read).unwrap_or(0);
        if end.is_some() {
            break;
        }
    }
    if line.last() == Some(&b'\r') {
        line.pop();
    }
    Ok(match (any, long) {
        (_, true) => Line::TooLong,
        (true, false) => Line::Whole,
        (false, false) => Line::End,
    })
}

/// The error of a record beyond the limit.
pub(super) fn too_large(limit: usize) -> Fault {
    Fault::new(Reason::TooLarge, format!("more than {limit} bytes"))
}
