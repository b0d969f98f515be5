//! A record to the text of its article, and what it tells of it.

use super::day::date;
use crate::encoding::{self, Decoded, Encoding};
use crate::error::{Fault, Reason};
use crate::html;
use crate::options::{FieldNames, Options};
use crate::read::{Body, Field, Fields, Page, coding};
use crate::stages::{Stage, Stages};
use jiff::civil::Date;
use serde_json::Value;

/// An article with what its record tells of it.
#[derive(Debug, Default)]
pub(super) struct Told {
    pub(super) text: String,
    pub(super) encoding: Option<Encoding>,
    pub(super) id: Option<String>,
    pub(super) url: Option<String>,
    pub(super) published: Option<Date>,
}

/// How records are read.
#[derive(Clone, Copy)]
pub(super) struct Reading<'o> {
    pub(super) options: &'o Options,
    pub(super) stages: &'o Stages,
}

impl Reading<'_> {
    fn decode(&self, field: Field, given: Option<Encoding>) -> Result<Decoded, Fault> {
        self.stages.time(Stage::Decoding, || match field {
            Field::Text(text) => encoding::of_unicode(text, given),
            Field::Bytes(bytes) => encoding::decode(bytes, given),
        })
    }

    pub(super) fn read(&self, body: Body) -> Result<Told, Fault> {
        match body {
            Body::Text(bytes) => self.text(Field::Bytes(bytes), Told::default()),
            Body::Html(bytes) => self.page(Field::Bytes(bytes), None, Told::default()),
            Body::Json(bytes) => self.json(bytes),
            Body::Fields(fields) => self.fields(*fields),
            Body::Page(page) => self.crawled(*page),
        }
    }

    fn text(&self, text: Field, told: Told) -> Result<Told, Fault> {
        let Decoded { text, encoding } = self.decode(text, self.options.encoding)?;
        Ok(Told { text, encoding: Some(encoding), ..told })
    }

    /// A page, in the encoding given or detected, else in the one that its server or itself names:
    /// pages in legacy fonts say that they are Western European, or UTF-8.
    fn page(&self, html: Field, served: Option<&str>, told: Told) -> Result<Told, Fault> {
        let named = match &html {
            Field::Text(_) => None,
            Field::Bytes(bytes) => {
                served.and_then(Encoding::from_name).or_else(|| html_encoding(bytes))
            }
        };
        let decoded = match (self.options.encoding, named, html) {
            (None, Some(named), Field::Bytes(bytes)) => {
                let detected = self.decode(Field::Bytes(bytes.clone()), None);
                detected.or_else(|_| self.decode(Field::Bytes(bytes), Some(named)))
            }
            (given, _, html) => self.decode(html, given),
        }?;
        let page = self.stages.time(Stage::Pages, || html::read(&decoded.text))?;
        let published = told.published.or_else(|| date(page.published.as_deref()?));
        Ok(Told { text: page.text, encoding: Some(decoded.encoding), published, ..told })
    }

    fn json(&self, bytes: Vec<u8>) -> Result<Told, Fault> {
        let malformed = |error: serde_json::Error| Fault::new(Reason::Malformed, error.to_string());
        let text = simdutf8::compat::from_utf8(&bytes).map_err(|error| {
            let at = error.valid_up_to();
            Fault::new(Reason::Undecodable, format!("byte {at} of the line is not UTF-8"))
        })?;
        let parse = || serde_json::from_str(text);
        let mut value: Value = self.stages.time(Stage::Decoding, parse).map_err(malformed)?;
        if !value.is_object() {
            return Err(Fault::new(Reason::Malformed, "not a JSON object"));
        }
        let FieldNames { text, html, id, url, published } = &self.options.fields;
        if ![text, html].iter().any(|name| find(&value, name).is_some()) {
            let has = value.as_object().into_iter().flat_map(|object| object.keys());
            let message = self.options.fields.neither(has.map(String::as_str));
            return Err(Fault::new(Reason::NoText, message));
        }
        let [id, url, published] =
            [id, url, published].map(|name| field(&value, name).map(Field::Text));
        let [text, html] = [text, html].map(|name| take(&mut value, name).map(Field::Text));
        self.fields(Fields { text, html, id, url, published })
    }

    fn fields(&self, fields: Fields) -> Result<Told, Fault> {
        let plain = |field: Option<Field>| -> Result<Option<String>, Fault> {
            let Some(field) = field.filter(|f| !f.as_bytes().is_empty()) else { return Ok(None) };
            Ok(Some(self.decode(field, self.options.encoding)?.text))
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
        match (fields.text.filter(|text| !text.as_bytes().trim_ascii().is_empty()), fields.html) {
            (Some(text), _) => self.text(text, told),
            (None, Some(html)) => self.page(html, None, told),
            (None, None) => Err(Fault::new(Reason::NoText, "nothing in it to read")),
        }
    }

    fn crawled(&self, page: Page) -> Result<Told, Fault> {
        let limit = self.options.limits.record;
        let body = || coding::body(page.bytes, page.chunked, &page.codings, limit);
        let body = Field::Bytes(self.stages.time(Stage::Decoding, body)?);
        let told = Told { url: page.url, ..Told::default() };
        if page.is_html {
            return self.page(body, page.charset.as_deref(), told);
        }
        let named = page.charset.as_deref().and_then(Encoding::from_name);
        let given = self.options.encoding.or(named);
        let Decoded { text, encoding } = self.decode(body, given)?;
        Ok(Told { text, encoding: Some(encoding), ..told })
    }
}

/// A field by its name, or by a path with dots; numbers as they are written.
fn field(value: &Value, name: &str) -> Option<String> {
    match find(value, name)? {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

fn find<'v>(value: &'v Value, name: &str) -> Option<&'v Value> {
    let below = || name.split('.').try_fold(value, |value, part| value.get(part));
    value.get(name).or_else(below)
}

/// The same, taken out where it is text: articles are large.
fn take(value: &mut Value, name: &str) -> Option<String> {
    match value.get_mut(name) {
        Some(Value::String(text)) => Some(std::mem::take(text)),
        _ => field(value, name),
    }
}

/// The encoding that a page names in its first kilobyte.
fn html_encoding(bytes: &[u8]) -> Option<Encoding> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(2048)]).to_ascii_lowercase();
    let (_, rest) = head.split_once("charset=")?;
    let name = rest.trim_start_matches(['"', '\'', ' ']);
    Encoding::from_name(name.split(['"', '\'', ' ', ';', '>', '/']).next()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_may_lie_deeper() {
        let value = serde_json::json!({"a.b": 1, "a": {"b": "x", "c": {"d": "y"}}, "n": null});
        assert_eq!(field(&value, "a.b").as_deref(), Some("1"));
        assert_eq!(field(&value, "a.c.d").as_deref(), Some("y"));
        assert_eq!(field(&value, "n"), None);
        assert_eq!(field(&value, "a.x"), None);
    }
}
