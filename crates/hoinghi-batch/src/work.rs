//! One record to the facts of its article.

use crate::chunk::{Article, Chunk, Done};
use crate::encoding::{self, Decoded, Encoding};
use crate::error::{Error, Fault, Reason, Reject};
use crate::html;
use crate::options::{FieldNames, Options, Output};
use crate::place::Place;
use crate::read::{Body, Fields, Page, Record, unchunk};
use hoinghi::report::OffsetUnit;
use hoinghi::{Extractor, Report};
use hoinghi_arrow::{Origin, Tables};
use jiff::civil::Date;
use serde::Serialize;
use serde_json::Value;
use std::io::Read;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// What a thread works with.
pub(crate) struct Worker<'o> {
    options: &'o Options,
    extractor: Extractor,
    parquet: bool,
    json: bool,
    tables: Tables,
}

/// An article with what its record tells of it.
#[derive(Debug, Default)]
struct Told {
    text: String,
    encoding: Option<Encoding>,
    id: Option<String>,
    url: Option<String>,
    published: Option<Date>,
}

/// What stands in a line of JSON beside the report.
#[derive(Serialize)]
struct Beside<'a> {
    url: Option<&'a str>,
    input: &'a str,
    record: u64,
    encoding: &'static str,
    reference_date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a str>,
}

impl<'o> Worker<'o> {
    pub(crate) fn new(options: &'o Options, extractor: Extractor) -> Worker<'o> {
        let has = |output| options.outputs.contains(&output);
        let (parquet, json) = (has(Output::Parquet), has(Output::Jsonl));
        Worker { options, extractor, parquet, json, tables: Tables::new() }
    }

    /// Extracts every article of a chunk; a record that can't be read becomes a reject.
    pub(crate) fn work(&mut self, chunk: Chunk) -> Result<Done, Error> {
        let mut articles = Vec::with_capacity(chunk.records.len());
        let (mut rejects, mut formats) = (Vec::new(), Vec::new());
        for (place, format, record) in chunk.records {
            formats.extend(format);
            let done = catch_unwind(AssertUnwindSafe(|| self.article(&place, record)));
            match done {
                Ok(Ok(article)) => articles.push(article),
                Ok(Err(fault)) => rejects.push(reject(place, fault)),
                Err(_) => {
                    let fault = Fault::new(Reason::Internal, "the extractor failed: please report");
                    rejects.push(reject(place, fault));
                }
            }
        }
        let batches = if self.parquet {
            self.tables.finish().map_err(|error| Error::Internal(error.to_string()))?
        } else {
            Vec::new()
        };
        let Chunk { number, bytes, passed, end, .. } = chunk;
        Ok(Done { number, articles, rejects, batches, bytes, formats, passed, end })
    }

    fn article(&mut self, place: &Place, record: Record) -> Result<Article, Fault> {
        let told = self.read(record.body?)?;
        if told.text.trim().is_empty() {
            return Err(Fault::new(Reason::NoText, "nothing in it to read"));
        }
        let id = told.id.clone().unwrap_or_else(|| id_of(place));
        let (report, content) = self.extract(&id, &told);
        let report = report.with_offsets(&told.text, OffsetUnit::Char);
        let encoding = told.encoding.map_or("utf-8", Encoding::name);
        let date = told.published.or(self.options.reference_date).map(|date| date.to_string());
        let record = place.record.unwrap_or(1);
        let text = Some(&*told.text).filter(|_| self.options.keep_text);
        let url = told.url.as_deref();
        let beside = Beside {
            url,
            input: &place.input,
            record,
            encoding,
            reference_date: date.clone(),
            text,
        };
        let json = if self.json { line(&report, &beside)? } else { Vec::new() };
        if self.parquet {
            let length = told.text.chars().count();
            let reference_date = date.as_deref();
            let input = &place.input;
            let origin = Origin { url, input, record, encoding, reference_date, length, text };
            self.tables.push(&report, &origin);
        }
        Ok(Article { id, encoding, text_bytes: told.text.len(), content, json })
    }

    fn extract(&self, id: &str, told: &Told) -> (Report, Option<u128>) {
        let date = told.published.or(self.options.reference_date);
        let dated = date.map(|date| self.extractor.clone().with_reference_date(date));
        dated.as_ref().unwrap_or(&self.extractor).extract_with_content(id, &told.text)
    }

    fn read(&self, body: Body) -> Result<Told, Fault> {
        match body {
            Body::Text(bytes) => self.text(bytes, Told::default()),
            Body::Html(bytes) => self.page(bytes, None, Told::default()),
            Body::Json(bytes) => self.json(bytes),
            Body::Fields(fields) => self.fields(*fields),
            Body::Page(page) => self.crawled(*page),
        }
    }

    fn text(&self, bytes: Vec<u8>, told: Told) -> Result<Told, Fault> {
        let Decoded { text, encoding } = encoding::decode(bytes, self.options.encoding)?;
        Ok(Told { text, encoding: Some(encoding), ..told })
    }

    /// A page, in the encoding that the caller, its server or itself names, else in one detected.
    fn page(&self, bytes: Vec<u8>, served: Option<&str>, told: Told) -> Result<Told, Fault> {
        let named = served.and_then(Encoding::from_name).or_else(|| html_encoding(&bytes));
        let decoded = match (self.options.encoding, named) {
            (None, Some(Encoding::Other(_) | Encoding::Utf8) | None) => {
                // Pages in legacy fonts say that they are Western European, or UTF-8.
                let detected = encoding::decode(bytes.clone(), None);
                match (detected, named) {
                    (Err(_), Some(named)) => encoding::decode(bytes, Some(named)),
                    (detected, _) => detected,
                }
            }
            (given, named) => encoding::decode(bytes, given.or(named)),
        }?;
        let page = html::read(&decoded.text)?;
        let published = told.published.or_else(|| date(page.published.as_deref()?));
        Ok(Told { text: page.text, encoding: Some(decoded.encoding), published, ..told })
    }

    fn json(&self, bytes: Vec<u8>) -> Result<Told, Fault> {
        let malformed = |error: serde_json::Error| Fault::new(Reason::Malformed, error.to_string());
        let text = std::str::from_utf8(&bytes).map_err(|error| {
            let at = error.valid_up_to();
            Fault::new(Reason::Undecodable, format!("byte {at} of the line is not UTF-8"))
        })?;
        let value: Value = serde_json::from_str(text).map_err(malformed)?;
        if !value.is_object() {
            return Err(Fault::new(Reason::Malformed, "not a JSON object"));
        }
        let FieldNames { text, html, id, url, published } = &self.options.fields;
        let [text, html, id, url, published] = [text, html, id, url, published]
            .map(|name| field(&value, name).map(String::into_bytes));
        self.fields(Fields { text, html, id, url, published })
    }

    fn fields(&self, fields: Fields) -> Result<Told, Fault> {
        let plain = |bytes: Option<Vec<u8>>| -> Result<Option<String>, Fault> {
            let Some(bytes) = bytes.filter(|bytes| !bytes.is_empty()) else { return Ok(None) };
            Ok(Some(encoding::decode(bytes, self.options.encoding)?.text))
        };
        let published = plain(fields.published)?;
        let told = Told {
            id: plain(fields.id)?,
            url: plain(fields.url)?,
            published: published.as_deref().and_then(date),
            ..Told::default()
        };
        if let Some(said) = published.filter(|_| told.published.is_none()) {
            tracing::warn!(published = said, "a publication date that can't be read");
        }
        match (fields.text.filter(|text| !text.trim_ascii().is_empty()), fields.html) {
            (Some(text), _) => self.text(text, told),
            (None, Some(html)) => self.page(html, None, told),
            (None, None) => {
                let FieldNames { text, html, .. } = &self.options.fields;
                let message = format!("no field {text} and no field {html}");
                Err(Fault::new(Reason::NoText, message))
            }
        }
    }

    fn crawled(&self, mut page: Page) -> Result<Told, Fault> {
        if page.chunked {
            page.bytes = unchunk(&page.bytes);
        }
        if page.gzipped && page.bytes.starts_with(&[0x1F, 0x8B]) {
            page.bytes = self.unpack(&page.bytes)?;
        }
        let told = Told { url: page.url, ..Told::default() };
        if page.is_html {
            return self.page(page.bytes, page.charset.as_deref(), told);
        }
        let named = page.charset.as_deref().and_then(Encoding::from_name);
        let given = self.options.encoding.or(named);
        let Decoded { text, encoding } = encoding::decode(page.bytes, given)?;
        Ok(Told { text, encoding: Some(encoding), ..told })
    }

    fn unpack(&self, bytes: &[u8]) -> Result<Vec<u8>, Fault> {
        let limit = self.options.limits.record;
        let mut out = Vec::new();
        let most = u64::try_from(limit).unwrap_or(u64::MAX).saturating_add(1);
        let read = flate2::read::MultiGzDecoder::new(bytes).take(most).read_to_end(&mut out);
        read.map_err(|error| Fault::of_read(&error))?;
        if out.len() > limit {
            return Err(Fault::new(Reason::TooLarge, format!("more than {limit} bytes")));
        }
        Ok(out)
    }
}

fn reject(place: Place, fault: Fault) -> Reject {
    tracing::info!(
        input = place.input,
        record = place.record,
        reason = fault.reason.as_str(),
        "rejected: {}",
        fault.message
    );
    Reject { place, reason: fault.reason, message: fault.message }
}

/// A text or page by its path; a record of a larger file by its number too.
fn id_of(place: &Place) -> String {
    match (place.record, place.at) {
        (Some(1), None) if !place.input.contains(".parquet") => place.input.clone(),
        (Some(number), _) => format!("{}#{number}", place.input),
        (None, _) => place.input.clone(),
    }
}

/// The report with what stands beside it, as one object without its end.
fn line(report: &Report, beside: &Beside<'_>) -> Result<Vec<u8>, Fault> {
    let internal = |error: serde_json::Error| Fault::new(Reason::Internal, error.to_string());
    let mut line = serde_json::to_vec(report).map_err(internal)?;
    line.pop();
    line.push(b',');
    let beside = serde_json::to_vec(beside).map_err(internal)?;
    line.extend_from_slice(&beside[1..beside.len() - 1]);
    Ok(line)
}

/// A field by its name, or by a path with dots; numbers as they are written.
fn field(value: &Value, name: &str) -> Option<String> {
    let direct = value.get(name);
    let below = || name.split('.').try_fold(value, |value, part| value.get(part));
    match direct.or_else(below)? {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// The encoding that a page names in its first kilobyte.
fn html_encoding(bytes: &[u8]) -> Option<Encoding> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(2048)]).to_ascii_lowercase();
    let (_, rest) = head.split_once("charset=")?;
    let name = rest.trim_start_matches(['"', '\'', ' ']);
    Encoding::from_name(name.split(['"', '\'', ' ', ';', '>', '/']).next()?)
}

/// A day: at the beginning of an ISO 8601 date or time, in d/m/yyyy, or in seconds or
/// milliseconds since 1970.
fn date(said: &str) -> Option<Date> {
    let said = said.trim();
    let number = |part: &str| part.trim().parse::<i16>().ok();
    if said.len() >= 9 && said.bytes().all(|byte| byte.is_ascii_digit()) {
        let time: i64 = said.parse().ok()?;
        let seconds = if said.len() >= 12 { time / 1_000 } else { time };
        let days = jiff::Span::new().try_days(seconds.div_euclid(86_400)).ok()?;
        return jiff::civil::date(1970, 1, 1).checked_add(days).ok();
    }
    let day = said.split([' ', 'T', ',']).find(|part| part.contains(['-', '/', '.']))?;
    let parts: Vec<&str> = day.split(['-', '/', '.']).collect();
    let [first, month, last] = parts[..] else { return None };
    let (year, day) = if first.len() == 4 { (first, last) } else { (last, first) };
    if year.len() != 4 {
        return None;
    }
    let small = |part: &str| number(part).and_then(|part| i8::try_from(part).ok());
    Date::new(number(year)?, small(month)?, small(day)?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_of_publication_are_read() {
        for (said, day) in [
            ("2023-10-05", "2023-10-05"),
            ("2023-10-05T23:30:00+07:00", "2023-10-05"),
            ("5/10/2023 08:15", "2023-10-05"),
            ("08:15, 05-10-2023", "2023-10-05"),
            ("05.10.2023", "2023-10-05"),
            ("1696464000", "2023-10-05"),
            ("1696464000000", "2023-10-05"),
        ] {
            assert_eq!(date(said).map(|day| day.to_string()).as_deref(), Some(day), "{said}");
        }
        for said in ["", "hôm qua", "31/2/2023", "5/10/23", "2023", "a-b-c"] {
            assert_eq!(date(said), None, "{said}");
        }
    }

    #[test]
    fn fields_may_lie_deeper() {
        let value = serde_json::json!({"a.b": 1, "a": {"b": "x", "c": {"d": "y"}}, "n": null});
        assert_eq!(field(&value, "a.b").as_deref(), Some("1"));
        assert_eq!(field(&value, "a.c.d").as_deref(), Some("y"));
        assert_eq!(field(&value, "n"), None);
        assert_eq!(field(&value, "a.x"), None);
    }
}
