//! One record to the facts of its article.

mod day;
mod told;

use crate::chunk::{Article, Chunk, Done};
use crate::encoding::Encoding;
use crate::error::{Error, Fault, Reason, Reject};
use crate::options::{Format, Options, Output};
use crate::place::Place;
use crate::read::Record;
use crate::stages::{Stage, Stages};
use hoinghi::report::OffsetUnit;
use hoinghi::{Extractor, Report};
use hoinghi_arrow::{Origin, Tables};
use serde::Serialize;
use std::collections::HashSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use told::{Reading, Told};

/// What a thread works with.
pub(crate) struct Worker<'o> {
    reading: Reading<'o>,
    extractor: Extractor,
    parquet: bool,
    json: bool,
    tables: Tables,
    /// The ids of the chunk.
    ids: HashSet<String>,
}

/// What stands in a line of JSON beside the report.
#[derive(Serialize)]
struct Beside<'a> {
    url: Option<&'a str>,
    input: &'a str,
    record: u64,
    encoding: &'static str,
    reference_date: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a str>,
}

impl<'o> Worker<'o> {
    pub(crate) fn new(options: &'o Options, extractor: Extractor, stages: &'o Stages) -> Self {
        let has = |output| options.outputs.contains(&output);
        let (parquet, json) = (has(Output::Parquet), has(Output::Jsonl));
        let (reading, tables) = (Reading { options, stages }, Tables::new());
        Worker { reading, extractor, parquet, json, tables, ids: HashSet::new() }
    }

    /// Extracts every article of a chunk; a record that can't be read becomes a reject.
    pub(crate) fn work(&mut self, chunk: Chunk) -> Result<Done, Error> {
        let mut articles = Vec::with_capacity(chunk.records.len());
        let (mut rejects, mut formats) = (Vec::new(), Vec::new());
        self.ids.clear();
        for (place, format, record) in chunk.records {
            formats.extend(format);
            let place_id = id_of(&place, format);
            let work = || self.article(&place, &place_id, record);
            match catch_unwind(AssertUnwindSafe(work)) {
                Ok(Ok(article)) => articles.push(Article { place_id, ..article }),
                Ok(Err(fault)) => rejects.push(reject(place, fault)),
                Err(_) => {
                    let fault = Fault::new(Reason::Internal, "the extractor failed: please report");
                    rejects.push(reject(place, fault));
                }
            }
        }
        let stages = self.reading.stages;
        let batches = match self.parquet {
            true => stages.time(Stage::Rows, || self.tables.finish()),
            false => Ok(Vec::new()),
        };
        let batches = batches.map_err(|error| Error::Internal(error.to_string()))?;
        let Chunk { number, bytes, read, passed, end, .. } = chunk;
        Ok(Done { number, articles, rejects, batches, bytes, read, formats, passed, end })
    }

    fn article(&mut self, place: &Place, place_id: &str, record: Record) -> Result<Article, Fault> {
        let told = self.reading.read(record.body?)?;
        if told.text.trim().is_empty() {
            return Err(Fault::new(Reason::NoText, "nothing in it to read"));
        }
        let (id, is_renamed) = self.id(&told, place_id);
        let stages = self.reading.stages;
        let (report, content) = stages.time(Stage::Extraction, || self.extract(&id, &told));
        let json = stages.time(Stage::Rows, || self.row(place, &told, &report))?;
        let encoding = encoding_of(&told);
        let (text_bytes, place_id) = (told.text.len(), String::new());
        Ok(Article { id, place_id, is_renamed, encoding, text_bytes, content, json })
    }

    /// The id of an article, another one where an article of the chunk has its own; whether it is.
    fn id(&mut self, told: &Told, place_id: &str) -> (String, bool) {
        let mut id = told.id.clone().unwrap_or_else(|| place_id.to_owned());
        let mut is_renamed = false;
        while !self.ids.insert(id.clone()) {
            id = other_id(&id, place_id);
            is_renamed = true;
        }
        (id, is_renamed)
    }

    fn extract(&self, id: &str, told: &Told) -> (Report, Option<u128>) {
        let date = told.published.or(self.reading.options.reference_date);
        let dated = date.map(|date| self.extractor.clone().with_reference_date(date));
        let extractor = dated.as_ref().unwrap_or(&self.extractor);
        let (report, content) = extractor.extract_with_content(id, &told.text);
        (report.with_offsets(&told.text, OffsetUnit::Char), content)
    }

    /// Adds a report to the tables, and gives it as a line of JSON, as far as these are wanted.
    fn row(&mut self, place: &Place, told: &Told, report: &Report) -> Result<Vec<u8>, Fault> {
        let options = self.reading.options;
        let date = told.published.or(options.reference_date).map(|date| date.to_string());
        let (url, reference_date) = (told.url.as_deref(), date.as_deref());
        let (input, record) = (&*place.input, place.record.unwrap_or(1));
        let text = Some(&*told.text).filter(|_| options.keep_text);
        let encoding = encoding_of(told);
        if self.parquet {
            let length = told.text.chars().count();
            let origin = Origin { url, input, record, encoding, reference_date, length, text };
            self.tables.push(report, &origin);
        }
        let beside = Beside { url, input, record, encoding, reference_date, text };
        if self.json { line(report, &beside) } else { Ok(Vec::new()) }
    }
}

fn encoding_of(told: &Told) -> &'static str {
    told.encoding.map_or("utf-8", Encoding::name)
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
fn id_of(place: &Place, format: Option<Format>) -> String {
    match (format, place.record) {
        (Some(Format::Txt | Format::Html), _) | (_, None) => place.input.clone(),
        (_, Some(number)) => format!("{}#{number}", place.input),
    }
}

/// The id of a report whose own was given to another one.
pub(crate) fn other_id(id: &str, place_id: &str) -> String {
    format!("{id}@{place_id}")
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
