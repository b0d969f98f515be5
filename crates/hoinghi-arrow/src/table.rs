//! The tables and their columns.

use arrow_schema::{DataType, Field, Schema, SchemaRef};
use std::collections::HashMap;
use std::sync::{Arc, LazyLock};

/// Name and version of the set of tables, written to the metadata of each schema.
///
/// Columns may be added at the end of a table; nothing else changes without a new version.
pub const VERSION: &str = "hoinghi/tables/1";

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Type {
    /// UTF-8 text.
    Text,
    /// A 32-bit number: a level, or the place in a list of the same report.
    Int,
    /// A 64-bit number: an offset in code points, or a number of records.
    Long,
    /// A 64-bit floating-point number.
    Float,
    /// A list of texts.
    Texts,
    /// A list of 32-bit numbers.
    Ints,
}

impl Type {
    fn data_type(self) -> DataType {
        match self {
            Type::Text => DataType::Utf8,
            Type::Int => DataType::Int32,
            Type::Long => DataType::Int64,
            Type::Float => DataType::Float64,
            Type::Texts => DataType::List(Arc::new(Field::new("item", DataType::Utf8, false))),
            Type::Ints => DataType::List(Arc::new(Field::new("item", DataType::Int32, false))),
        }
    }
}

/// One column of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// The name.
    pub name: &'static str,
    /// What it holds.
    pub kind: Type,
    /// Whether it may be null.
    pub nullable: bool,
}

const fn must(name: &'static str, kind: Type) -> Column {
    Column { name, kind, nullable: false }
}

const fn may(name: &'static str, kind: Type) -> Column {
    Column { name, kind, nullable: true }
}

/// A kind of fact, or the reports themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Table {
    /// One row a report.
    Reports,
    /// Persons who take part.
    Officials,
    /// Their posts.
    Positions,
    /// Where they are mentioned.
    Mentions,
    /// Calendar expressions.
    Dates,
    /// Numbers with what they count.
    Counts,
    /// Percentages.
    Percentages,
    /// Lists of tasks and targets.
    Directives,
    /// What such lists hold.
    Items,
    /// Single orders in an item.
    Actions,
    /// Documents of record.
    Citations,
    /// What the texts themselves get wrong.
    Issues,
}

/// The first columns of every table.
const FIRST: [Column; 5] = [
    must("report", Type::Text),
    may("url", Type::Text),
    must("start", Type::Long),
    must("end", Type::Long),
    may("text", Type::Text),
];

const REPORTS: &[Column] = &[
    must("input", Type::Text),
    must("record", Type::Long),
    must("encoding", Type::Text),
    may("reference_date", Type::Text),
    may("title", Type::Text),
    may("title_start", Type::Long),
    may("title_end", Type::Long),
    may("byline", Type::Text),
    may("byline_start", Type::Long),
    may("byline_end", Type::Long),
    may("published", Type::Text),
    may("published_start", Type::Long),
    may("published_end", Type::Long),
    may("kind", Type::Text),
    may("held", Type::Text),
    may("part_of_day", Type::Text),
    may("mode", Type::Text),
    may("venue", Type::Text),
    may("venue_start", Type::Long),
    may("venue_end", Type::Long),
    may("host", Type::Text),
    may("host_start", Type::Long),
    may("host_end", Type::Long),
    may("reviewed", Type::Text),
    may("planned", Type::Text),
    must("chairs", Type::Ints),
    may("duplicate_of", Type::Text),
];

const OFFICIALS: &[Column] = &[
    must("index", Type::Int),
    must("name", Type::Text),
    must("honorifics", Type::Texts),
    must("roles", Type::Texts),
];

const POSITIONS: &[Column] = &[
    must("index", Type::Int),
    must("official", Type::Int),
    must("title", Type::Text),
    may("organization", Type::Text),
];

const MENTIONS: &[Column] = &[must("index", Type::Int), must("official", Type::Int)];

const DATES: &[Column] = &[
    must("index", Type::Int),
    must("kind", Type::Text),
    may("value", Type::Text),
    may("relation", Type::Text),
];

const COUNTS: &[Column] = &[
    must("index", Type::Int),
    must("kind", Type::Text),
    must("value", Type::Float),
    may("upper", Type::Float),
    may("total", Type::Float),
    may("unit", Type::Text),
    may("label", Type::Text),
    may("bound", Type::Text),
    may("change", Type::Text),
    may("compared_to", Type::Text),
    must("status", Type::Text),
    may("parent", Type::Int),
];

const PERCENTAGES: &[Column] = &[
    must("index", Type::Int),
    must("value", Type::Float),
    may("upper", Type::Float),
    may("label", Type::Text),
    may("bound", Type::Text),
    may("change", Type::Text),
    may("compared_to", Type::Text),
    must("status", Type::Text),
];

const DIRECTIVES: &[Column] = &[
    must("index", Type::Int),
    must("kind", Type::Text),
    may("heading", Type::Text),
    may("issuer", Type::Int),
    may("addressee", Type::Text),
];

const ITEMS: &[Column] = &[
    must("index", Type::Int),
    must("directive", Type::Int),
    may("marker", Type::Text),
    must("level", Type::Int),
    may("parent", Type::Int),
    may("deadline", Type::Int),
    must("citations", Type::Ints),
    must("counts", Type::Ints),
    must("percentages", Type::Ints),
];

const ACTIONS: &[Column] = &[
    must("index", Type::Int),
    must("directive", Type::Int),
    must("item", Type::Int),
    must("verb", Type::Text),
];

const CITATIONS: &[Column] = &[
    must("index", Type::Int),
    must("kind", Type::Text),
    must("number", Type::Text),
    may("date", Type::Text),
    may("issuer", Type::Text),
];

const ISSUES: &[Column] = &[
    must("index", Type::Int),
    must("code", Type::Text),
    must("message", Type::Text),
    must("related", Type::Texts),
];

impl Table {
    /// Every table, in the order in which they are written.
    pub const ALL: [Table; 12] = [
        Table::Reports,
        Table::Officials,
        Table::Positions,
        Table::Mentions,
        Table::Dates,
        Table::Counts,
        Table::Percentages,
        Table::Directives,
        Table::Items,
        Table::Actions,
        Table::Citations,
        Table::Issues,
    ];

    /// The table's name, also that of its folder.
    pub const fn name(self) -> &'static str {
        match self {
            Table::Reports => "reports",
            Table::Officials => "officials",
            Table::Positions => "positions",
            Table::Mentions => "mentions",
            Table::Dates => "dates",
            Table::Counts => "counts",
            Table::Percentages => "percentages",
            Table::Directives => "directives",
            Table::Items => "items",
            Table::Actions => "actions",
            Table::Citations => "citations",
            Table::Issues => "issues",
        }
    }

    const fn own(self) -> &'static [Column] {
        match self {
            Table::Reports => REPORTS,
            Table::Officials => OFFICIALS,
            Table::Positions => POSITIONS,
            Table::Mentions => MENTIONS,
            Table::Dates => DATES,
            Table::Counts => COUNTS,
            Table::Percentages => PERCENTAGES,
            Table::Directives => DIRECTIVES,
            Table::Items => ITEMS,
            Table::Actions => ACTIONS,
            Table::Citations => CITATIONS,
            Table::Issues => ISSUES,
        }
    }

    /// The columns: `report`, `url`, `start`, `end` and `text`, then the table's own.
    pub fn columns(self) -> impl Iterator<Item = Column> {
        FIRST.iter().chain(self.own()).copied()
    }

    /// The Arrow schema; its metadata names the table and [`VERSION`].
    pub fn schema(self) -> SchemaRef {
        static SCHEMAS: LazyLock<Vec<SchemaRef>> =
            LazyLock::new(|| Table::ALL.iter().map(|table| Arc::new(make(*table))).collect());
        Arc::clone(&SCHEMAS[self as usize])
    }
}

fn make(table: Table) -> Schema {
    let fields: Vec<Field> = table
        .columns()
        .map(|column| Field::new(column.name, column.kind.data_type(), column.nullable))
        .collect();
    let metadata = [("hoinghi.tables", VERSION), ("hoinghi.table", table.name())];
    let metadata: HashMap<String, String> =
        metadata.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect();
    Schema::new_with_metadata(fields, metadata)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_table_begins_alike_and_names_no_column_twice() {
        for table in Table::ALL {
            let schema = table.schema();
            let names: Vec<&str> = schema.fields().iter().map(|f| f.name().as_str()).collect();
            assert_eq!(names[..5], ["report", "url", "start", "end", "text"], "{}", table.name());
            let mut once = names.clone();
            once.sort_unstable();
            once.dedup();
            assert_eq!(once.len(), names.len(), "{}", table.name());
            assert_eq!(schema.metadata()["hoinghi.table"], table.name());
        }
    }
}
