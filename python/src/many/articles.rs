//! Texts with their ids, addresses and days, taken one by one from what a caller hands in.

use super::Reports;
use crate::input;
use crate::nodes::Report;
use hoinghi::report::OffsetUnit;
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDate, PyIterator, PyString};
use std::sync::Arc;

/// A text with what is known of it.
pub(crate) struct Article {
    /// Its place among the texts.
    pub(crate) at: usize,
    pub(crate) given: Given,
    pub(crate) id: String,
    pub(crate) url: Option<String>,
    /// The day from which missing years are told, where it is not the extractor's.
    pub(crate) published: Option<jiff::civil::Date>,
}

/// What a caller hands in for an article.
pub(crate) enum Given {
    /// A `str` or `bytes`, which has so many bytes of UTF-8.
    Text(Py<PyAny>, usize),
    /// Nothing, where a column has a null.
    Missing,
    /// Its report, and the text where the report refers to it.
    Report(Arc<hoinghi::Report>, Option<Py<PyAny>>),
}

impl Given {
    /// The report, where it is given.
    pub(crate) fn report(&self) -> Option<&hoinghi::Report> {
        match self {
            Given::Report(report, _) => Some(report),
            Given::Text(..) | Given::Missing => None,
        }
    }

    /// The text, where there is one.
    pub(crate) fn text(self) -> Option<Py<PyAny>> {
        match self {
            Given::Text(text, _) => Some(text),
            Given::Missing => None,
            Given::Report(_, text) => text,
        }
    }
}

impl Article {
    /// The bytes of its text.
    pub(crate) fn size(&self, py: Python<'_>) -> usize {
        match self.given {
            Given::Text(_, size) => size,
            _ => self.words(py).ok().flatten().map_or(0, str::len),
        }
    }

    /// The text's words, which [`Articles`] has found to be readable.
    pub(crate) fn words<'a>(&'a self, py: Python<'a>) -> PyResult<Option<&'a str>> {
        let text = match &self.given {
            Given::Text(text, _) | Given::Report(_, Some(text)) => text,
            Given::Missing | Given::Report(_, None) => return Ok(None),
        };
        input::text(text.bind(py)).map(Some)
    }
}

/// Articles that are still to come.
pub(crate) struct Articles {
    source: Source,
    /// Whether a text may be missing, or be a report already.
    lenient: bool,
    ids: Option<Py<PyIterator>>,
    urls: Option<Py<PyIterator>>,
    published: Option<Py<PyIterator>>,
    taken: usize,
}

enum Source {
    Each(Py<PyIterator>),
    Reports(Py<Reports>),
}

impl Articles {
    pub(crate) fn new(
        texts: &Bound<'_, PyAny>,
        ids: Option<&Bound<'_, PyAny>>,
        published: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Self> {
        let source = Source::Each(each(texts, "texts")?);
        Self::beside(source, ids, published)
    }

    /// Articles of which some may have no text, or be reports.
    pub(crate) fn lenient(
        source: &Bound<'_, PyAny>,
        ids: Option<&Bound<'_, PyAny>>,
        urls: Option<&Bound<'_, PyAny>>,
        published: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Self> {
        let source = match source.cast::<Reports>() {
            Ok(reports) => Source::Reports(reports.clone().unbind()),
            Err(_) => Source::Each(each(source, "texts")?),
        };
        let urls = urls.map(|urls| each(urls, "urls")).transpose()?;
        Ok(Articles { lenient: true, urls, ..Self::beside(source, ids, published)? })
    }

    fn beside(
        source: Source,
        ids: Option<&Bound<'_, PyAny>>,
        published: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Self> {
        let ids = ids.map(|ids| each(ids, "ids")).transpose()?;
        let published = published.map(|days| each(days, "published")).transpose()?;
        Ok(Articles { source, lenient: false, ids, urls: None, published, taken: 0 })
    }

    /// The next article; an error names its place.
    pub(crate) fn next(&mut self, py: Python<'_>) -> PyResult<Option<Article>> {
        let at = self.taken;
        let Some(given) = self.given(py)? else {
            let lists = [(&self.ids, "ids"), (&self.urls, "urls"), (&self.published, "published")];
            for (rest, name) in lists {
                if rest.as_ref().is_some_and(|rest| rest.bind(py).clone().next().is_some()) {
                    let message = format!("{name} is longer than texts ({at})");
                    return Err(PyValueError::new_err(message));
                }
            }
            return Ok(None);
        };
        let id = match (&given, beside(py, self.ids.as_ref(), "ids", at)?) {
            (Given::Report(report, _), None) if self.published.is_none() => report.id.clone(),
            (Given::Report(..), _) => {
                let message = format!("texts[{at}] is a report: ids and published are for texts");
                return Err(PyValueError::new_err(message));
            }
            (_, Some(id)) => id.extract().map_err(|error| placed(py, &error, "ids", at))?,
            (_, None) => at.to_string(),
        };
        let url = beside(py, self.urls.as_ref(), "urls", at)?;
        let url = url.map_or(Ok(None), |url| url.extract());
        let url = url.map_err(|error| placed(py, &error, "urls", at))?;
        let day =
            beside(py, self.published.as_ref(), "published", at)?.filter(|day| !day.is_none());
        let published = day.map(|day| self::day(&day)).transpose();
        let published = published.map_err(|error| placed(py, &error, "published", at))?;
        self.taken += 1;
        Ok(Some(Article { at, given, id, url, published }))
    }

    fn given(&mut self, py: Python<'_>) -> PyResult<Option<Given>> {
        let at = self.taken;
        let given = match &self.source {
            Source::Each(texts) => {
                let Some(text) = texts.bind(py).clone().next() else { return Ok(None) };
                self.told(text?)
            }
            Source::Reports(reports) => {
                let Some((report, text)) = reports.get().core(py, at) else { return Ok(None) };
                known(py, report, text)
            }
        };
        given.map_err(|error| placed(py, &error, "texts", at)).map(Some)
    }

    fn told(&self, given: Bound<'_, PyAny>) -> PyResult<Given> {
        if self.lenient && given.is_none() {
            return Ok(Given::Missing);
        }
        if let (true, Ok(report)) = (self.lenient, given.cast::<Report>()) {
            let (py, report) = (given.py(), report.get());
            let text = report.source.as_ref().map(|text| text.clone_ref(py));
            return known(py, Arc::clone(&report.node), text);
        }
        let size = input::text(&given)?.len();
        Ok(Given::Text(given.unbind(), size))
    }
}

/// Articles that come in runs, of which an error ends the last.
pub(crate) struct Stream {
    /// `None` after the last.
    articles: Option<Articles>,
    error: Option<PyErr>,
}

impl Stream {
    pub(crate) fn new(articles: Articles) -> Self {
        Stream { articles: Some(articles), error: None }
    }

    /// The next articles: so many, or fewer once they have so many bytes. None after the last.
    pub(crate) fn take(
        &mut self,
        py: Python<'_>,
        most: usize,
        bytes: usize,
    ) -> PyResult<Vec<Article>> {
        let (mut taken, mut size) = (Vec::new(), 0);
        while size < bytes
            && let Some(articles) = self.articles.as_mut().filter(|_| taken.len() < most)
        {
            match articles.next(py) {
                Ok(Some(article)) => {
                    size += article.size(py);
                    taken.push(article);
                }
                Ok(None) => self.articles = None,
                Err(error) => (self.articles, self.error) = (None, Some(error)),
            }
        }
        Ok(taken)
    }

    /// What ended the stream, once, after what came before it.
    pub(crate) fn end(&mut self) -> PyResult<()> {
        self.error.take().map_or(Ok(()), Err)
    }
}

/// A report whose offsets can be told in code points.
fn known(py: Python<'_>, report: Arc<hoinghi::Report>, text: Option<Py<PyAny>>) -> PyResult<Given> {
    match &text {
        Some(text) => input::text(text.bind(py)).map(|_| ())?,
        None if report.offset_unit == OffsetUnit::Char => (),
        None => {
            let unit = report.offset_unit.as_str();
            let message = format!("a report with offsets in {unit} units needs its text");
            return Err(PyValueError::new_err(message));
        }
    }
    Ok(Given::Report(report, text))
}

/// The parts of an iterable or a column.
fn each(given: &Bound<'_, PyAny>, name: &str) -> PyResult<Py<PyIterator>> {
    if given.is_instance_of::<PyString>() || given.is_instance_of::<PyBytes>() {
        let message = format!("{name} must be an iterable of them, not one alone");
        return Err(PyTypeError::new_err(message));
    }
    let cells = given.py().import("hoinghi._columns")?.getattr("cells")?;
    Ok(cells.call1((given, name))?.cast_into::<PyIterator>()?.unbind())
}

/// What stands beside the text at this place.
fn beside<'py>(
    py: Python<'py>,
    given: Option<&Py<PyIterator>>,
    name: &str,
    at: usize,
) -> PyResult<Option<Bound<'py, PyAny>>> {
    let Some(given) = given else { return Ok(None) };
    let next = given.bind(py).clone().next();
    let short = || PyValueError::new_err(format!("{name} ends before texts[{at}]"));
    next.ok_or_else(short)?.map(Some)
}

fn day(given: &Bound<'_, PyAny>) -> PyResult<jiff::civil::Date> {
    input::date(given.cast::<PyDate>()?)
}

/// The error with the place of what is wrong, as a `TypeError` or a `ValueError`.
fn placed(py: Python<'_>, error: &PyErr, name: &str, at: usize) -> PyErr {
    let message = format!("{name}[{at}]: {}", error.value(py));
    let told = if error.is_instance_of::<PyTypeError>(py) {
        PyTypeError::new_err(message)
    } else if error.is_instance_of::<PyValueError>(py) {
        PyValueError::new_err(message)
    } else {
        return error.clone_ref(py);
    };
    told.set_cause(py, Some(error.clone_ref(py)));
    told
}
