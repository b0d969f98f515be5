//! Reports turned into rows.

use crate::table::{Table, Type};
use arrow_array::builder::{
    ArrayBuilder, Float64Builder, Int32Builder, Int64Builder, ListBuilder, StringBuilder,
};
use arrow_array::{ArrayRef, RecordBatch, StringArray};
use arrow_schema::{ArrowError, DataType, Field};
use hoinghi::Report;
use hoinghi::report::{Count, Directive, Item, Located, Number, Official, Percentage, Quote};
use std::sync::Arc;

/// Where a report comes from: what the tables tell of it beside its facts.
#[derive(Clone, Copy, Debug, Default)]
pub struct Origin<'a> {
    /// The article's address.
    pub url: Option<&'a str>,
    /// The file that held it.
    pub input: &'a str,
    /// Which record of the file it was, from 1.
    pub record: u64,
    /// The encoding that it was read in.
    pub encoding: &'a str,
    /// The day that missing years were told from.
    pub reference_date: Option<&'a str>,
    /// Its length in code points.
    pub length: usize,
    /// The text itself, where it is to be kept.
    pub text: Option<&'a str>,
}

/// One value of a row.
enum Cell<'a> {
    Text(Option<&'a str>),
    Int(Option<usize>),
    Long(Option<usize>),
    Float(Option<f64>),
    Texts(Vec<&'a str>),
    Ints(&'a [usize]),
}

/// A column being filled.
enum Filling {
    Text(StringBuilder),
    Int(Int32Builder),
    Long(Int64Builder),
    Float(Float64Builder),
    Texts(ListBuilder<StringBuilder>),
    Ints(ListBuilder<Int32Builder>),
}

impl Filling {
    fn new(kind: Type) -> Filling {
        let item = |kind| Arc::new(Field::new("item", kind, false));
        match kind {
            Type::Text => Filling::Text(StringBuilder::new()),
            Type::Int => Filling::Int(Int32Builder::new()),
            Type::Long => Filling::Long(Int64Builder::new()),
            Type::Float => Filling::Float(Float64Builder::new()),
            Type::Texts => Filling::Texts(
                ListBuilder::new(StringBuilder::new()).with_field(item(DataType::Utf8)),
            ),
            Type::Ints => Filling::Ints(
                ListBuilder::new(Int32Builder::new()).with_field(item(DataType::Int32)),
            ),
        }
    }

    /// Adds a cell; whether it is of the column's type.
    fn push(&mut self, cell: Cell<'_>) -> bool {
        match (self, cell) {
            (Filling::Text(column), Cell::Text(value)) => column.append_option(value),
            (Filling::Int(column), Cell::Int(value)) => column.append_option(value.map(int)),
            (Filling::Long(column), Cell::Long(value)) => column.append_option(value.map(long)),
            (Filling::Float(column), Cell::Float(value)) => column.append_option(value),
            (Filling::Texts(column), Cell::Texts(values)) => {
                column.append_value(values.into_iter().map(Some));
            }
            (Filling::Ints(column), Cell::Ints(values)) => {
                column.append_value(values.iter().map(|value| Some(int(*value))));
            }
            _ => return false,
        }
        true
    }

    fn finish(&mut self) -> ArrayRef {
        match self {
            Filling::Text(column) => ArrayBuilder::finish(column),
            Filling::Int(column) => ArrayBuilder::finish(column),
            Filling::Long(column) => ArrayBuilder::finish(column),
            Filling::Float(column) => ArrayBuilder::finish(column),
            Filling::Texts(column) => ArrayBuilder::finish(column),
            Filling::Ints(column) => ArrayBuilder::finish(column),
        }
    }
}

/// Indices fit: a text is shorter than four gigabytes.
fn int(value: usize) -> i32 {
    i32::try_from(value).unwrap_or(i32::MAX)
}

fn long(value: usize) -> i64 {
    i64::try_from(value).unwrap_or(i64::MAX)
}

/// Tables being filled with the facts of reports.
///
/// ```
/// use hoinghi_arrow::{Origin, Table, Tables};
/// let text = "Năm học 2022-2023, toàn huyện có 12 trường.";
/// let report = hoinghi::extract(text)
///     .with_offsets(text, hoinghi::report::OffsetUnit::Char);
/// let mut tables = Tables::new();
/// tables.push(&report, &Origin { length: text.chars().count(), ..Origin::default() });
/// let batches = tables.finish().unwrap();
/// assert_eq!(batches[Table::Dates as usize].num_rows(), 1);
/// ```
pub struct Tables {
    tables: Vec<Vec<Filling>>,
}

impl Default for Tables {
    fn default() -> Self {
        Tables::new()
    }
}

impl std::fmt::Debug for Tables {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Tables").finish_non_exhaustive()
    }
}

/// The report whose facts are being added.
struct Adding<'a> {
    tables: &'a mut Tables,
    report: &'a str,
    url: Option<&'a str>,
}

impl Tables {
    /// Empty tables.
    pub fn new() -> Tables {
        let table = |table: &Table| table.columns().map(|c| Filling::new(c.kind)).collect();
        Tables { tables: Table::ALL.iter().map(table).collect() }
    }

    /// Adds a report and its facts; its offsets are to count code points.
    pub fn push(&mut self, report: &Report, origin: &Origin<'_>) {
        let mut adding = Adding { tables: self, report: &report.id, url: origin.url };
        adding.report(report, origin);
        for (index, official) in report.officials.iter().enumerate() {
            adding.official(index, official);
        }
        for (index, date) in report.dates.iter().enumerate() {
            adding.fact(
                Table::Dates,
                date,
                [
                    index_of(index),
                    name(date.kind.as_str()),
                    text(&date.value),
                    Cell::Text(date.relation.map(|relation| relation.as_str())),
                ],
            );
        }
        for (index, count) in report.counts.iter().enumerate() {
            adding.count(index, count);
        }
        for (index, percentage) in report.percentages.iter().enumerate() {
            adding.percentage(index, percentage);
        }
        for (index, directive) in report.directives.iter().enumerate() {
            adding.directive(index, directive);
        }
        for (index, found) in report.citations.iter().enumerate() {
            let (kind, number) = (name(&found.kind), name(&found.number));
            let cells = [index_of(index), kind, number, text(&found.date), text(&found.issuer)];
            adding.fact(Table::Citations, found, cells);
        }
        for (index, issue) in report.issues.iter().enumerate() {
            let related = issue.related.iter().map(|quote| &*quote.text).collect();
            let (code, message) = (name(&issue.code), name(&issue.message));
            let cells = [index_of(index), code, message, Cell::Texts(related)];
            adding.fact(Table::Issues, issue, cells);
        }
    }

    /// What was added since the last call: a batch a table, in the order of [`Table::ALL`].
    ///
    /// # Errors
    /// When columns are of unequal length, which no report leads to.
    pub fn finish(&mut self) -> Result<Vec<RecordBatch>, ArrowError> {
        let batch = |(table, columns): (&Table, &mut Vec<Filling>)| {
            let columns = columns.iter_mut().map(Filling::finish).collect();
            RecordBatch::try_new(table.schema(), columns)
        };
        Table::ALL.iter().zip(&mut self.tables).map(batch).collect()
    }
}

fn index_of<'a>(index: usize) -> Cell<'a> {
    Cell::Int(Some(index))
}

fn name(value: &str) -> Cell<'_> {
    Cell::Text(Some(value))
}

fn text(value: &Option<String>) -> Cell<'_> {
    Cell::Text(value.as_deref())
}

fn words(value: &Option<Quote>) -> Option<&str> {
    value.as_ref().map(|quote| &*quote.text)
}

fn quote(value: &Option<Quote>) -> Cell<'_> {
    Cell::Text(words(value))
}

fn float<'a>(value: Option<Number>) -> Cell<'a> {
    Cell::Float(value.map(Number::get))
}

/// Words, where they begin and where they end.
fn place<'a>(words: Option<&'a str>, of: Option<&impl Located>) -> [Cell<'a>; 3] {
    let (start, end) = (of.map(Located::start), of.map(Located::end));
    [Cell::Text(words), Cell::Long(start), Cell::Long(end)]
}

impl Adding<'_> {
    fn row<'a>(
        &mut self,
        table: Table,
        words: (Option<&'a str>, usize, usize),
        own: Vec<Cell<'a>>,
    ) {
        let first = [
            Cell::Text(Some(self.report)),
            Cell::Text(self.url),
            Cell::Long(Some(words.1)),
            Cell::Long(Some(words.2)),
            Cell::Text(words.0),
        ];
        let columns = &mut self.tables.tables[table as usize];
        let cells = first.into_iter().chain(own);
        let typed = columns.iter_mut().zip(cells).all(|(column, cell)| column.push(cell));
        debug_assert!(typed, "{}", table.name());
    }

    fn fact<'a, const N: usize>(
        &mut self,
        table: Table,
        fact: &'a impl Located,
        own: [Cell<'a>; N],
    ) {
        self.row(table, (Some(fact.text()), fact.start(), fact.end()), own.into());
    }

    fn report(&mut self, report: &Report, origin: &Origin<'_>) {
        let held = &report.conference;
        let (title, byline, venue) = (&report.title, &report.byline, &held.venue);
        let published = report.published.as_ref().and_then(|date| date.value.as_deref());
        let host = held.host.as_ref();
        let mut own = vec![
            name(origin.input),
            Cell::Long(usize::try_from(origin.record).ok()),
            name(origin.encoding),
            Cell::Text(origin.reference_date),
        ];
        own.extend(place(words(title), title.as_ref()));
        own.extend(place(words(byline), byline.as_ref()));
        own.extend(place(published, report.published.as_ref()));
        own.extend([
            Cell::Text(held.kind.map(|kind| kind.as_str())),
            text(&held.held),
            Cell::Text(held.part_of_day.map(|part| part.as_str())),
            Cell::Text(held.mode.map(|mode| mode.as_str())),
        ]);
        own.extend(place(words(venue), venue.as_ref()));
        own.extend(place(host.map(|host| &*host.name), host));
        own.extend([text(&held.reviewed), text(&held.planned), Cell::Ints(&held.chairs)]);
        own.push(Cell::Text(None));
        self.row(Table::Reports, (origin.text, 0, origin.length), own);
    }

    fn official(&mut self, index: usize, official: &Official) {
        let own = vec![
            index_of(index),
            name(&official.name),
            Cell::Texts(official.honorifics.iter().map(String::as_str).collect()),
            Cell::Texts(official.roles.iter().map(|role| role.as_str()).collect()),
        ];
        let first = official.mentions.iter().min_by_key(|mention| mention.start);
        let place = first.map_or((None, 0, 0), |m| (Some(&*m.text), m.start, m.end));
        self.row(Table::Officials, place, own);
        for (at, post) in official.positions.iter().enumerate() {
            let cells =
                [index_of(at), index_of(index), name(&post.title), text(&post.organization)];
            self.fact(Table::Positions, post, cells);
        }
        for (at, mention) in official.mentions.iter().enumerate() {
            self.fact(Table::Mentions, mention, [index_of(at), index_of(index)]);
        }
    }

    fn count(&mut self, index: usize, count: &Count) {
        let cells = [
            index_of(index),
            name(count.kind.as_str()),
            float(Some(count.value)),
            float(count.upper),
            float(count.total),
            text(&count.unit),
            text(&count.label),
            Cell::Text(count.bound.map(|bound| bound.as_str())),
            Cell::Text(count.change.map(|change| change.as_str())),
            quote(&count.compared_to),
            name(count.status.as_str()),
            Cell::Int(count.parent),
        ];
        self.fact(Table::Counts, count, cells);
    }

    fn percentage(&mut self, index: usize, percentage: &Percentage) {
        let cells = [
            index_of(index),
            float(Some(percentage.value)),
            float(percentage.upper),
            text(&percentage.label),
            Cell::Text(percentage.bound.map(|bound| bound.as_str())),
            Cell::Text(percentage.change.map(|change| change.as_str())),
            quote(&percentage.compared_to),
            name(percentage.status.as_str()),
        ];
        self.fact(Table::Percentages, percentage, cells);
    }

    /// A list's own words are its heading, or its items from the first to the last.
    fn directive(&mut self, index: usize, directive: &Directive) {
        let own = vec![
            index_of(index),
            name(directive.kind.as_str()),
            quote(&directive.heading),
            Cell::Int(directive.issuer),
            quote(&directive.addressee),
        ];
        let words = match (&directive.heading, &directive.items[..]) {
            (Some(heading), _) => (Some(&*heading.text), heading.start, heading.end),
            (None, [first, .., last]) => (None, first.start, last.end.max(first.end)),
            (None, [only]) => (Some(&*only.text), only.start, only.end),
            (None, []) => (None, 0, 0),
        };
        self.row(Table::Directives, words, own);
        for (at, item) in directive.items.iter().enumerate() {
            self.item(at, index, item);
        }
    }

    fn item(&mut self, index: usize, directive: usize, item: &Item) {
        let cells = [
            index_of(index),
            index_of(directive),
            text(&item.marker),
            index_of(item.level),
            Cell::Int(item.parent),
            Cell::Int(item.deadline),
            Cell::Ints(&item.citations),
            Cell::Ints(&item.figures.counts),
            Cell::Ints(&item.figures.percentages),
        ];
        self.fact(Table::Items, item, cells);
        for (at, action) in item.actions.iter().enumerate() {
            let cells =
                [index_of(at), index_of(directive), index_of(index), name(&action.verb.text)];
            self.fact(Table::Actions, action, cells);
        }
    }
}

/// Batches of a table as one, in their order.
///
/// # Errors
/// When a batch is of another table, or a column would hold more than 2 GiB of text.
pub fn concat(table: Table, batches: &[RecordBatch]) -> Result<RecordBatch, ArrowError> {
    arrow_select::concat::concat_batches(&table.schema(), batches)
}

/// The batch of [`Table::Reports`] with its last column, `duplicate_of`, filled.
///
/// # Errors
/// When `duplicates` has not an entry a row.
pub fn mark_duplicates(
    reports: &RecordBatch,
    duplicates: &[Option<String>],
) -> Result<RecordBatch, ArrowError> {
    let mut columns = reports.columns().to_vec();
    columns.pop();
    let marks: StringArray = duplicates.iter().map(Option::as_deref).collect();
    columns.push(Arc::new(marks));
    RecordBatch::try_new(Table::Reports.schema(), columns)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::file::Writer;

    #[test]
    fn every_kind_of_fact_has_rows_and_files_repeat() {
        let whole = include_str!("../../../python/tests/whole.json");
        let report: Report = serde_json::from_str(whole).expect("a report");
        let mut tables = Tables::new();
        let origin = Origin { input: "a.txt", record: 1, encoding: "utf-8", ..Origin::default() };
        tables.push(&report, &origin);
        let batches = tables.finish().expect("batches");
        for (table, batch) in Table::ALL.iter().zip(&batches) {
            assert!(batch.num_rows() > 0, "{}", table.name());
            let file = || {
                let mut writer = Writer::new(*table, Vec::new()).expect("a writer");
                writer.write(batch).expect("rows");
                writer.finish().expect("a file")
            };
            let bytes = file();
            assert!(bytes.starts_with(b"PAR1") && bytes == file(), "{}", table.name());
        }
        let marked = mark_duplicates(&batches[0], &[Some("first".to_owned())]).expect("marked");
        assert_eq!(marked.schema(), batches[0].schema());
        assert_eq!(marked.column(marked.num_columns() - 1).null_count(), 0);
        assert!(tables.finish().expect("empty").iter().all(|batch| batch.num_rows() == 0));
    }
}
