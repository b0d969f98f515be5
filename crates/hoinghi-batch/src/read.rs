//! Files to records, one after the other, in bounded memory.

mod csv;
mod lines;
mod members;
mod parquet;
mod stream;
mod warc;
mod whole;

pub(crate) use warc::coding::{self, Coding};

use crate::error::Fault;
use crate::options::{Format, Options};
use crate::place::At;
use crate::walk::{File, Packing};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

/// A record as it stands in its file.
#[derive(Debug)]
pub(crate) struct Record {
    /// Which record of the file, from 1; `None` when the file as a whole failed.
    pub(crate) number: Option<u64>,
    pub(crate) at: Option<At>,
    pub(crate) body: Result<Body, Fault>,
}

/// What a record holds.
#[derive(Debug)]
pub(crate) enum Body {
    Text(Vec<u8>),
    Html(Vec<u8>),
    /// A JSON object.
    Json(Vec<u8>),
    /// Fields by name.
    Fields(Box<Fields>),
    /// A page of a crawl.
    Page(Box<Page>),
}

/// The fields of a row.
#[derive(Debug, Default)]
pub(crate) struct Fields {
    pub(crate) text: Option<Field>,
    pub(crate) html: Option<Field>,
    pub(crate) id: Option<Field>,
    pub(crate) url: Option<Field>,
    pub(crate) published: Option<Field>,
}

/// A field as it stands.
#[derive(Debug)]
pub(crate) enum Field {
    /// Text that its format says is Unicode.
    Text(String),
    Bytes(Vec<u8>),
}

impl Field {
    pub(crate) fn as_bytes(&self) -> &[u8] {
        match self {
            Field::Text(text) => text.as_bytes(),
            Field::Bytes(bytes) => bytes,
        }
    }
}

/// A page of a crawl.
#[derive(Debug, Default)]
pub(crate) struct Page {
    pub(crate) url: Option<String>,
    pub(crate) is_html: bool,
    /// The encoding that the server named.
    pub(crate) charset: Option<String>,
    pub(crate) chunked: bool,
    /// What the body is compressed with.
    pub(crate) codings: Vec<Coding>,
    pub(crate) bytes: Vec<u8>,
}

impl Body {
    /// Calls `visit` with every piece of the record.
    pub(crate) fn each(&self, visit: &mut dyn FnMut(&[u8])) {
        match self {
            Body::Text(bytes) | Body::Html(bytes) | Body::Json(bytes) => visit(bytes),
            Body::Fields(fields) => {
                let Fields { text, html, id, url, published } = &**fields;
                for field in [text, html, id, url, published] {
                    visit(&[u8::from(field.is_some())]);
                    visit(field.as_ref().map(Field::as_bytes).unwrap_or_default());
                }
            }
            Body::Page(page) => {
                visit(page.url.as_deref().unwrap_or_default().as_bytes());
                visit(&page.bytes);
            }
        }
    }

    pub(crate) fn len(&self) -> usize {
        let mut len = 0;
        self.each(&mut |piece| len += piece.len());
        len
    }
}

/// The records of one file. After a fault that ends the file, nothing follows.
pub(crate) trait Records {
    fn next(&mut self) -> Option<Record>;

    /// Records that were passed over because they hold no article: pictures of a crawl.
    fn passed(&self) -> u64 {
        0
    }
}

/// How files are opened.
pub(crate) struct Opening<'o> {
    pub(crate) options: &'o Options,
    /// A folder for what has to be unpacked before it can be read.
    pub(crate) spool: &'o Path,
    /// Counts the bytes read from files.
    pub(crate) read: Arc<AtomicU64>,
}

impl Opening<'_> {
    /// The records of a file, and its format.
    pub(crate) fn open(&self, file: &File) -> Result<(Format, Box<dyn Records>), Fault> {
        let mut stream = stream::open(file, self)?;
        let format = match file.format {
            Some(format) => format,
            None => stream::sniff(&mut stream).map_err(|error| Fault::of_read(&error))?,
        };
        let limit = self.options.limits.record;
        let names = &self.options.fields;
        let records: Box<dyn Records> = match format {
            Format::Txt | Format::Html => Box::new(whole::Whole::new(stream, format, limit)),
            Format::Jsonl => Box::new(lines::Lines::new(stream::transcoded(stream)?, limit)),
            Format::Csv => Box::new(csv::Csv::new(stream::transcoded(stream)?, names, limit)?),
            Format::Warc => Box::new(warc::Warc::new(stream, limit)),
            Format::Parquet => {
                let plain = file.path.as_deref().filter(|_| file.packing == Some(Packing::None));
                Box::new(parquet::Parquet::open(plain, stream, self)?)
            }
        };
        Ok((format, records))
    }
}
