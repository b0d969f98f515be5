//! Ids that come again, and articles that do.

use crate::chunk::{Article, Done};
use crate::duplicates::Seen;
use crate::error::Error;
use crate::ids::Ids;
use crate::state::State;
use crate::work::other_id;
use arrow_array::{ArrayRef, RecordBatch, StringArray};
use std::collections::HashMap;
use std::sync::Arc;

/// What the articles so far were.
pub(crate) struct Repeats {
    ids: Ids,
    /// Absent where nobody asked.
    seen: Option<Seen>,
}

/// What was found in a chunk.
pub(crate) struct Marks {
    /// The id of the first article with the same content, where an article is not the first.
    pub(crate) firsts: Vec<Option<String>>,
    /// Articles that got another id.
    pub(crate) renamed: u64,
}

impl Repeats {
    /// What the parts that are done have seen.
    pub(crate) fn open(state: &State, parts: u64, duplicates: bool) -> Result<Repeats, Error> {
        let seen = duplicates.then(|| Seen::open(state, parts)).transpose()?;
        Ok(Repeats { ids: Ids::open(state, parts)?, seen })
    }

    /// Gives every article of a chunk an id of its own, and tells which are reposts.
    pub(crate) fn mark(&mut self, done: &mut Done) -> Result<Marks, Error> {
        let mut others = HashMap::new();
        for article in &mut done.articles {
            if let Some(was) = self.own_id(article)? {
                tracing::info!(id = was, other = article.id, "an id that was given before");
                others.insert(was, article.id.clone());
            }
        }
        if !others.is_empty() {
            done.batches = done
                .batches
                .iter()
                .map(|batch| rename(batch, &others))
                .collect::<Result<_, _>>()?;
        }
        let renamed = done.articles.iter().filter(|article| article.is_renamed).count() as u64;
        let mut firsts = Vec::with_capacity(done.articles.len());
        for article in &done.articles {
            firsts.push(match (article.content, self.seen.as_mut()) {
                (Some(content), Some(seen)) => seen.meet(content, &article.id)?,
                _ => None,
            });
        }
        Ok(Marks { firsts, renamed })
    }

    /// Gives an article another id where its own is taken; tells the old one then.
    fn own_id(&mut self, article: &mut Article) -> Result<Option<String>, Error> {
        let mut id = article.id.clone();
        while !self.ids.give(&id)? {
            id = other_id(&id, &article.place_id);
        }
        if id == article.id {
            return Ok(None);
        }
        if !article.json.is_empty() {
            rename_line(&mut article.json, &article.id, &id)?;
        }
        article.is_renamed = true;
        Ok(Some(std::mem::replace(&mut article.id, id)))
    }

    /// Keeps what the part saw.
    pub(crate) fn commit(&mut self) -> Result<(), Error> {
        self.ids.commit()?;
        self.seen.as_mut().map_or(Ok(()), Seen::commit)
    }
}

/// Puts another id into a line of JSON, which names its schema and then its id.
fn rename_line(line: &mut Vec<u8>, was: &str, is: &str) -> Result<(), Error> {
    let field = |id: &str| format!("\"id\":{}", serde_json::Value::from(id)).into_bytes();
    let (was, is) = (field(was), field(is));
    let at = line.windows(was.len()).position(|bytes| bytes == was);
    let at = at.ok_or_else(|| Error::Internal("a report without its id".to_owned()))?;
    line.splice(at..at + was.len(), is);
    Ok(())
}

/// Puts other ids into the first column of a table.
fn rename(batch: &RecordBatch, others: &HashMap<String, String>) -> Result<RecordBatch, Error> {
    let mut columns = batch.columns().to_vec();
    let ids = columns.first().and_then(|ids| ids.as_any().downcast_ref::<StringArray>());
    let ids = ids.ok_or_else(|| Error::Internal("a table without ids".to_owned()))?;
    let other = |id| others.get(id).map_or(id, String::as_str);
    let renamed: StringArray = ids.iter().map(|id| id.map(other)).collect();
    columns[0] = Arc::new(renamed) as ArrayRef;
    RecordBatch::try_new(batch.schema(), columns)
        .map_err(|error| Error::Internal(error.to_string()))
}
