//! Gzip files of one member or many.
//!
//! Crawls keep every record in a member of its own, so a broken member costs that record only: its
//! fault is told once, as [`Broken`], and reading goes on at the next member that begins a record.

use flate2::bufread::GzDecoder;
use std::io::{self, BufRead, ErrorKind, Read};

/// A member is broken; the next read goes on behind it.
#[derive(Debug, thiserror::Error)]
#[error("broken gzip: {error}")]
pub(super) struct Broken {
    error: io::Error,
    /// Whether some of the member was read before.
    pub(super) is_begun: bool,
}

impl Broken {
    /// The fault of a member, if an error is one and not of the file.
    pub(super) fn of(error: &io::Error) -> Option<&Broken> {
        error.get_ref()?.downcast_ref()
    }
}

/// Compressed bytes of a member that are kept, so that the search for the next one can begin where
/// it did: garbage makes a decoder read on into its neighbours.
const KEPT: usize = 8 << 20;
/// How a member begins that may be one: its magic number, deflate, and no more than extra fields.
const MAGIC: [u8; 3] = [0x1F, 0x8B, 8];
/// What a member has to hold for reading to go on there.
const RECORD: &[u8] = b"WARC/";
/// Places that look like members, of a file, that are tried.
const TRIES: u32 = 1_000;

pub(super) struct Members<R: BufRead> {
    state: State<R>,
    /// Bytes out of a member that were looked at already.
    ahead: Vec<u8>,
    is_begun: bool,
    tries: u32,
}

enum State<R: BufRead> {
    Between(Replay<R>),
    Inside(Box<GzDecoder<Replay<R>>>),
    /// Behind a broken member.
    Lost(Replay<R>),
    Ended,
}

impl<R: BufRead> Members<R> {
    pub(super) fn new(inner: R) -> Members<R> {
        let replay = Replay { inner, kept: Vec::new(), at: 0, keeps: true };
        Members { state: State::Between(replay), ahead: Vec::new(), is_begun: false, tries: 0 }
    }

    /// Goes to the next member that begins a record.
    fn find(&mut self, mut raw: Replay<R>) -> io::Result<State<R>> {
        while raw.seek_magic()? && self.tries < TRIES {
            self.tries += 1;
            let mut decoder = Box::new(GzDecoder::new(raw));
            let mut head = Vec::new();
            let read = decoder.by_ref().take(RECORD.len() as u64).read_to_end(&mut head);
            if read.is_ok() && head == RECORD {
                (self.ahead, self.is_begun) = (head, true);
                return Ok(State::Inside(decoder));
            }
            raw = decoder.into_inner();
            raw.rewind();
            raw.consume(1);
        }
        Ok(State::Ended)
    }
}

impl<R: BufRead> Read for Members<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            if !self.ahead.is_empty() {
                let read = (&self.ahead[..]).read(buffer)?;
                self.ahead.drain(..read);
                return Ok(read);
            }
            match std::mem::replace(&mut self.state, State::Ended) {
                State::Ended => return Ok(0),
                State::Between(mut raw) => {
                    if raw.fill_buf()?.is_empty() {
                        return Ok(0);
                    }
                    raw.mark();
                    self.is_begun = false;
                    self.state = State::Inside(Box::new(GzDecoder::new(raw)));
                }
                State::Lost(mut raw) => {
                    raw.rewind();
                    raw.consume_one()?;
                    self.state = self.find(raw)?;
                }
                State::Inside(mut decoder) => match decoder.read(buffer) {
                    Ok(0) if !buffer.is_empty() => {
                        self.state = State::Between(decoder.into_inner());
                    }
                    Err(error) if is_of_member(&error) => {
                        self.state = State::Lost(decoder.into_inner());
                        return Err(io::Error::other(Broken { error, is_begun: self.is_begun }));
                    }
                    read => {
                        self.is_begun = true;
                        self.state = State::Inside(decoder);
                        return read;
                    }
                },
            }
        }
    }
}

fn is_of_member(error: &io::Error) -> bool {
    let kind = error.kind();
    matches!(kind, ErrorKind::InvalidInput | ErrorKind::InvalidData | ErrorKind::UnexpectedEof)
}

/// Bytes that can be gone back to as far as a mark.
struct Replay<R: BufRead> {
    inner: R,
    /// The bytes since the mark.
    kept: Vec<u8>,
    /// Of these, how many were read (again).
    at: usize,
    /// Whether the mark is still in reach.
    keeps: bool,
}

impl<R: BufRead> Replay<R> {
    fn mark(&mut self) {
        self.kept.drain(..self.at);
        (self.at, self.keeps) = (0, true);
    }

    fn rewind(&mut self) {
        self.at = 0;
    }

    fn consume_one(&mut self) -> io::Result<()> {
        let any = !self.fill_buf()?.is_empty();
        self.consume(usize::from(any));
        Ok(())
    }

    /// Goes to the next place where a member may begin, and marks it; whether there is one.
    fn seek_magic(&mut self) -> io::Result<bool> {
        loop {
            let chunk = self.fill_buf()?;
            if chunk.is_empty() {
                return Ok(false);
            }
            let Some(at) = chunk.iter().position(|byte| *byte == MAGIC[0]) else {
                let all = chunk.len();
                self.consume(all);
                self.mark();
                continue;
            };
            self.consume(at);
            self.mark();
            let mut head = Vec::new();
            self.by_ref().take(4).read_to_end(&mut head)?;
            self.rewind();
            if head.starts_with(&MAGIC) && matches!(head.get(3), Some(0 | 4)) {
                return Ok(true);
            }
            self.consume(1);
        }
    }
}

impl<R: BufRead> Read for Replay<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.fill_buf()?.read(buffer)?;
        self.consume(read);
        Ok(read)
    }
}

impl<R: BufRead> BufRead for Replay<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.at < self.kept.len() { Ok(&self.kept[self.at..]) } else { self.inner.fill_buf() }
    }

    fn consume(&mut self, bytes: usize) {
        if self.at < self.kept.len() {
            self.at += bytes;
            return;
        }
        if self.keeps && self.kept.len() + bytes <= KEPT {
            // What was filled is still there.
            let filled = self.inner.fill_buf().unwrap_or_default();
            self.kept.extend_from_slice(&filled[..bytes]);
        } else {
            self.kept.clear();
            self.keeps = false;
        }
        self.at = self.kept.len();
        self.inner.consume(bytes);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{BufReader, Write};

    fn member(text: &[u8]) -> Vec<u8> {
        let mut out = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
        out.write_all(text).expect("written");
        out.finish().expect("ended")
    }

    /// What comes out, and how many members were broken.
    fn read(bytes: &[u8]) -> (String, u32) {
        let mut members = Members::new(BufReader::with_capacity(7, bytes));
        let (mut out, mut broken, mut buffer) = (Vec::new(), 0, [0; 5]);
        loop {
            match members.read(&mut buffer) {
                Ok(0) => return (String::from_utf8_lossy(&out).into_owned(), broken),
                Ok(read) => out.extend_from_slice(&buffer[..read]),
                Err(error) => {
                    assert!(Broken::of(&error).is_some(), "{error}");
                    broken += 1;
                }
            }
        }
    }

    #[test]
    fn a_broken_member_costs_itself_only() {
        let records: Vec<_> =
            (0..4).map(|n| member(format!("WARC/1.0 bản ghi số {n}\n").as_bytes())).collect();
        let (whole, broken) = read(&records.concat());
        assert_eq!((whole.lines().count(), broken), (4, 0));
        let other = |text: &str| text.lines().filter(|l| !l.ends_with('1')).count();
        for at in 0..records[1].len() {
            let mut hurt = records.clone();
            hurt[1][at] ^= 0x55;
            let (text, broken) = read(&hurt.concat());
            assert!(broken <= 1 && other(&text) >= 3, "byte {at}: {broken} {text}");
            hurt[1].truncate(at);
            let (text, broken) = read(&hurt.concat());
            assert!(broken <= 1 && other(&text) >= 3, "cut at {at}: {broken} {text}");
        }
    }

    #[test]
    fn what_never_was_a_member_ends_soon() {
        assert_eq!(read(b""), (String::new(), 0));
        assert_eq!(read(b"no gzip"), (String::new(), 1));
        assert_eq!(read(&[0x1F, 0x8B, 8, 0].repeat(5_000)), (String::new(), 1));
        let far = [&[0x1F, 0x8B, 8, 0xFF][..], &[7; 100], &member(b"WARC/1.1\n")].concat();
        assert_eq!(read(&far), ("WARC/1.1\n".to_owned(), 1));
    }
}
