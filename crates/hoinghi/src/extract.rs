//! The one place that knows all stages.

use crate::content;
use crate::document::{Document, Room};
use crate::explain::{Explained, ExplainedBlock, Explanation};
use crate::grammar::citation::{self, CitationParts};
use crate::grammar::date::{self, DateParts};
use crate::grammar::directive;
use crate::grammar::figure::{self, Figure};
use crate::grammar::person::{self, Person};
use crate::lexicon::{Lexicon, Term};
use crate::mention::Mention;
use crate::report::{FactKind, Report};
use crate::resolve;
use crate::select::Selection;
use std::sync::{Arc, Mutex};

/// The facts of a report's text, with offsets in bytes.
///
/// Total: any text gives a report. `extract(text)` is `Extractor::default().extract(text)`.
///
/// ```
/// let report = hoinghi::extract("Năm học 2022-2023, toàn huyện có 12 trường.");
/// assert_eq!(report.dates[0].value.as_deref(), Some("2022/2023"));
/// ```
pub fn extract(text: &str) -> Report {
    Extractor::default().extract(text)
}

/// Extracts facts with options of the caller's own.
///
/// Cloning is cheap, and an extractor may be shared between threads.
#[derive(Clone, Debug, Default)]
pub struct Extractor {
    /// `None` for the built-in terms alone.
    lexicon: Option<Arc<Lexicon>>,
    reference_date: Option<jiff::civil::Date>,
    /// `None` for all kinds.
    kinds: Option<Arc<[FactKind]>>,
    id: String,
    spare: Arc<Spare>,
}

/// Room for documents, used again by one text after the other.
#[derive(Debug, Default)]
struct Spare(Mutex<Vec<Room>>);

impl Spare {
    /// No room for more tokens than this is kept: a few megabytes.
    const LARGEST: usize = 1 << 16;
    /// Room for so many threads is kept.
    const MOST: usize = 64;

    /// Room if some is at hand; no thread waits for another.
    fn take(&self) -> Room {
        self.0.try_lock().ok().and_then(|mut spare| spare.pop()).unwrap_or_default()
    }

    fn keep(&self, room: Room) {
        if let Ok(mut spare) = self.0.try_lock()
            && room.tokens() <= Spare::LARGEST
            && spare.len() < Spare::MOST
        {
            spare.push(room);
        }
    }
}

/// Sets the options of an [`Extractor`].
#[derive(Clone, Debug, Default)]
pub struct ExtractorBuilder {
    terms: Vec<Term>,
    reference_date: Option<jiff::civil::Date>,
    kinds: Option<Arc<[FactKind]>>,
    id: String,
}

impl ExtractorBuilder {
    /// Adds terms to the lexicon.
    #[must_use]
    pub fn terms(mut self, terms: impl IntoIterator<Item = Term>) -> Self {
        self.terms.extend(terms);
        self
    }

    /// The day from which missing years are told when the report itself does not tell them,
    /// usually the day the article was published; a day before 1900 or after 2099 tells nothing.
    #[must_use]
    pub fn reference_date(mut self, date: jiff::civil::Date) -> Self {
        self.reference_date = Some(date);
        self
    }

    /// Gives facts of these kinds alone, the same as among all, as [`Report::only`] says.
    #[must_use]
    pub fn kinds(mut self, kinds: impl IntoIterator<Item = FactKind>) -> Self {
        self.kinds = Some(kinds.into_iter().collect());
        self
    }

    /// The id that reports get.
    #[must_use]
    pub fn id(mut self, id: impl Into<String>) -> Self {
        self.id = id.into();
        self
    }

    /// The extractor.
    pub fn build(self) -> Extractor {
        let own = !self.terms.is_empty();
        Extractor {
            lexicon: own.then(|| Arc::new(Lexicon::with(self.terms))),
            reference_date: self.reference_date,
            kinds: self.kinds,
            id: self.id,
            spare: Arc::default(),
        }
    }
}

impl Extractor {
    /// Begins with no options set.
    pub fn builder() -> ExtractorBuilder {
        ExtractorBuilder::default()
    }

    /// The facts of a report's text, with offsets in bytes.
    pub fn extract(&self, text: &str) -> Report {
        self.extract_as(&self.id, text)
    }

    /// The same extractor with another day from which missing years are told; the terms are shared.
    #[must_use]
    pub fn with_reference_date(mut self, date: jiff::civil::Date) -> Self {
        self.reference_date = Some(date);
        self
    }

    /// The facts of a report's text, and a key of what it says.
    ///
    /// The key is over the words of the running text and the items, folded; it leaves out what a
    /// page puts around an article. Two pages with the same article have the same key, within one
    /// version of this library. `None` for a text that says too little.
    pub fn extract_with_content(&self, id: &str, text: &str) -> (Report, Option<u128>) {
        self.with_document(text, |doc| (self.report(doc, id), content::key(doc)))
    }

    /// The facts of a report's text under an id of its own.
    pub fn extract_as(&self, id: &str, text: &str) -> Report {
        self.with_document(text, |doc| self.report(doc, id))
    }

    fn with_document<T>(&self, text: &str, read: impl FnOnce(&Document<'_>) -> T) -> T {
        let doc = Document::read_into(self.spare.take(), text, self.lexicon());
        let result = read(&doc);
        self.spare.keep(doc.into_room());
        result
    }

    fn report(&self, doc: &Document<'_>, id: &str) -> Report {
        let read = Read::of(doc);
        let selection = read.select();
        self.resolve(doc, read.keep(&selection.lost), id)
    }

    /// What the grammars read in a report's text, what stayed, and what lost to whom.
    pub fn explain(&self, text: &str) -> Explanation {
        let doc = Document::read(text, self.lexicon());
        let read = Read::of(&doc);
        let selection = read.select();
        read.explain(&doc, &selection.lost)
    }

    fn lexicon(&self) -> &Lexicon {
        self.lexicon.as_deref().unwrap_or_else(|| Lexicon::builtin())
    }

    fn resolve(&self, doc: &Document<'_>, read: Read, id: &str) -> Report {
        let page = resolve::page::read(doc, &read.dates);
        let event = resolve::conference::read(doc, &read.dates, &read.citations, &page);
        let (dates, mut issues) = resolve::date::resolve(
            doc,
            &read.dates,
            &read.citations,
            &page,
            &event,
            self.reference_date,
        );
        let citations = resolve::citation::resolve(doc, read.citations, &read.dates, &dates);
        let cast = resolve::official::resolve(doc, &read.people);
        let lists = directive::read(doc);
        let figures = resolve::figure::resolve(doc, &read.figures, &lists);
        issues.extend(figures.issues);
        issues.sort_by_key(|issue| (issue.start, issue.end));
        let facts = resolve::directive::Facts {
            dates: &dates,
            citations: &citations,
            counts: &figures.counts,
            percentages: &figures.percentages,
        };
        let published = page.published.and_then(|at| dates.get(at).cloned());
        let report = Report {
            title: page.title.map(|span| doc.quote(span)),
            byline: page.byline.map(|span| doc.quote(span)),
            conference: resolve::conference::resolve(
                doc,
                &event,
                &dates,
                published.as_ref(),
                &cast,
            ),
            published,
            directives: resolve::directive::resolve(doc, &lists, &cast, &facts),
            officials: cast.officials,
            counts: figures.counts,
            percentages: figures.percentages,
            dates,
            citations,
            issues,
            ..Report::empty(id)
        };
        match &self.kinds {
            Some(kinds) => report.only(kinds),
            None => report,
        }
    }
}

/// What the grammars read, each list in the order of the text.
struct Read {
    citations: Vec<Mention<CitationParts>>,
    dates: Vec<Mention<DateParts>>,
    figures: Vec<Mention<Figure>>,
    people: Vec<Mention<Person>>,
}

impl Read {
    fn of(doc: &Document<'_>) -> Read {
        Read {
            citations: citation::read(doc),
            dates: date::read(doc),
            figures: figure::read(doc),
            people: person::read(doc),
        }
    }

    /// What stays of the claims of citations, dates and figures, numbered in this order.
    fn select(&self) -> Selection {
        let mut selection = Selection::default();
        selection.add(self.citations.iter().map(|m| m.value.claim));
        selection.add(self.dates.iter().map(|m| m.span));
        selection.add(self.figures.iter().map(|m| m.span));
        selection
    }

    /// Without the mentions that lost.
    fn keep(mut self, lost: &[Option<usize>]) -> Read {
        let mut stays = lost.iter().map(Option::is_none);
        self.citations.retain(|_| stays.next().unwrap_or(true));
        self.dates.retain(|_| stays.next().unwrap_or(true));
        self.figures.retain(|_| stays.next().unwrap_or(true));
        self
    }

    fn explain(&self, doc: &Document<'_>, lost: &[Option<usize>]) -> Explanation {
        let citations = self.citations.iter().map(|m| ("citation", m.rule, m.span));
        let dates = self.dates.iter().map(|m| ("date", m.rule, m.span));
        let figures = self.figures.iter().map(|m| (figure_name(&m.value), m.rule, m.span));
        let people = self.people.iter().map(|m| ("official", m.rule, m.span));
        let all = citations.chain(dates).chain(figures).chain(people);
        let mentions: Vec<Explained> = all
            .enumerate()
            .map(|(i, (kind, rule, span))| {
                let lost_to = lost.get(i).copied().flatten();
                Explained { kind, rule, quote: doc.quote(span), lost_to }
            })
            .collect();
        let blocks = doc.outline.blocks.iter().map(|block| ExplainedBlock {
            kind: format!("{:?}", block.kind),
            section: format!("{:?}", block.section),
            quote: doc.quote(block.span),
        });
        Explanation { blocks: blocks.collect(), mentions: in_order(mentions) }
    }
}

/// Mentions in the order of the text, `lost_to` renumbered.
fn in_order(mentions: Vec<Explained>) -> Vec<Explained> {
    let mut order: Vec<usize> = (0..mentions.len()).collect();
    order.sort_by_key(|&i| (mentions[i].quote.start, mentions[i].quote.end, i));
    let mut place = vec![0; order.len()];
    order.iter().enumerate().for_each(|(new, &old)| place[old] = new);
    let renumber = |old: &usize| {
        let mention = mentions[*old].clone();
        Explained { lost_to: mention.lost_to.map(|winner| place[winner]), ..mention }
    };
    order.iter().map(renumber).collect()
}

fn figure_name(figure: &Figure) -> &'static str {
    match figure {
        Figure::Count { .. } => "count",
        Figure::Percentage { .. } => "percentage",
        Figure::Label => "label",
    }
}
