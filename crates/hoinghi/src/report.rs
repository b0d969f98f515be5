//! The public tree of facts: what [`extract`](crate::extract) gives for one report.
//!
//! The tree serialises to the report format `hoinghi/report/1`: no key is left out, absent values
//! are `null`, absent lists are empty. Every fact carries `text`, `start` and `end`, and `text` is
//! exactly the input between the two.

mod kinds;
mod number;
mod offsets;
mod quote;

pub use number::Number;
pub use offsets::OffsetUnit;
pub use quote::{Located, Quote};

use serde::{Deserialize, Serialize};

/// The name and version of the format that [`Report`] serialises to.
pub const SCHEMA: &str = "hoinghi/report/1";

/// Defines a fact: a struct whose first fields say where its words stand.
macro_rules! fact {
    ($(#[$meta:meta])* $name:ident { $($(#[$field_meta:meta])* $field:ident : $type:ty),* $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        pub struct $name {
            /// The words of the report, exactly the input from `start` to `end`.
            pub text: String,
            /// Where the words begin, in the report's offset unit.
            pub start: usize,
            /// Where the words end (exclusive), in the report's offset unit.
            pub end: usize,
            $($(#[$field_meta])* pub $field: $type,)*
        }

        impl Located for $name {
            fn text(&self) -> &str {
                &self.text
            }
            fn start(&self) -> usize {
                self.start
            }
            fn end(&self) -> usize {
                self.end
            }
        }
    };
}

/// Defines a closed set of names that serialise in snake case.
macro_rules! names {
    ($(#[$meta:meta])* $name:ident { $($(#[$variant_meta:meta])* $variant:ident = $text:literal),* $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        pub enum $name {
            $($(#[$variant_meta])* #[serde(rename = $text)] $variant,)*
        }

        impl $name {
            /// Every value, in the order of the documentation.
            pub const ALL: &'static [$name] = &[$($name::$variant),*];

            /// The name as it stands in the report format.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $($name::$variant => $text,)*
                }
            }

            /// The value with this name in the report format.
            pub fn from_name(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|value| value.as_str() == name)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }
    };
}

names! {
    /// What sort of event a conference is.
    ConferenceKind {
        /// A period is reviewed at its end (tổng kết), whether or not the next one is launched too.
        YearReview = "year_review",
        /// A period is reviewed midway (sơ kết).
        HalfReview = "half_review",
        /// A regular meeting on current work (giao ban).
        Briefing = "briefing",
        /// A plan or document is put to work (triển khai, quán triệt).
        Launch = "launch",
        /// People are taught (tập huấn, bồi dưỡng).
        Training = "training",
        /// One subject is discussed (chuyên đề, hội thảo, tọa đàm).
        Thematic = "thematic",
        /// A congress (đại hội).
        Congress = "congress",
        /// The yearly meeting of an office's staff (cán bộ, công chức, viên chức, người lao động).
        Staff = "staff",
        /// Any other event.
        Other = "other",
    }
}

names! {
    /// The part of the day in which a conference was held.
    PartOfDay {
        /// Before noon (sáng).
        Morning = "morning",
        /// Around noon (trưa).
        Noon = "noon",
        /// After noon (chiều).
        Afternoon = "afternoon",
        /// In the evening (tối).
        Evening = "evening",
    }
}

names! {
    /// How people took part in a conference.
    Mode {
        /// By video link only (trực tuyến).
        Online = "online",
        /// On site and by video link (trực tiếp kết hợp trực tuyến).
        Hybrid = "hybrid",
        /// On site only, where the report says so (trực tiếp).
        InPerson = "in_person",
    }
}

names! {
    /// What an official did at the conference.
    Role {
        /// Chaired it (chủ trì).
        Chair = "chair",
        /// Attended it (dự, tham dự).
        Attendee = "attendee",
        /// Attended and directed it (chỉ đạo hội nghị).
        Director = "director",
        /// Presented a report or paper (trình bày).
        Presenter = "presenter",
        /// Spoke, or is quoted on what was said at the event (phát biểu, nhấn mạnh, đề nghị).
        Speaker = "speaker",
        /// Was awarded something (được khen).
        Awarded = "awarded",
    }
}

names! {
    /// The kind of a calendar expression; it fixes the form of the EDTF value.
    DateKind {
        /// One day, `2023-09-13`.
        Day = "day",
        /// A day with a clock time, `2022-09-01T20:48`.
        Datetime = "datetime",
        /// Consecutive days, `2023-09-13/2023-09-15`.
        DayRange = "day_range",
        /// One month, `2022-09`.
        Month = "month",
        /// A quarter, `2023-33` to `2023-36`.
        Quarter = "quarter",
        /// Half a calendar year, `2023-40` or `2023-41`.
        Half = "half",
        /// A semester of a school year, `2022/2023-S1`.
        SchoolTerm = "school_term",
        /// A year, `2022`.
        Year = "year",
        /// A school year, `2022/2023`.
        SchoolYear = "school_year",
        /// Any other run of years or months, `2022/2025`, `2024-01/2024-09`.
        Period = "period",
    }
}

names! {
    /// How a fact is placed in time by a date.
    Relation {
        /// Before the date (trước).
        Before = "before",
        /// After the date (sau).
        After = "after",
        /// From the date on, with no end (từ).
        From = "from",
        /// Up to the date, with no start (đến).
        Until = "until",
        /// At the date at the latest (chậm nhất, hết).
        By = "by",
    }
}

names! {
    /// What a number measures.
    CountKind {
        /// Things or people counted.
        Count = "count",
        /// A sum of money, in đồng unless the unit says otherwise.
        Money = "money",
        /// An age.
        Age = "age",
        /// A length of time.
        Duration = "duration",
        /// So many per something (2 buổi/ngày).
        Rate = "rate",
        /// A physical measure.
        Measure = "measure",
    }
}

names! {
    /// How exact a figure is said to be.
    Bound {
        /// Around the value (khoảng, gần).
        About = "about",
        /// Above the value (trên, hơn).
        MoreThan = "more_than",
        /// Below the value (dưới).
        LessThan = "less_than",
        /// The value or more (ít nhất, trở lên).
        AtLeast = "at_least",
        /// The value or less (tối đa, không quá).
        AtMost = "at_most",
    }
}

names! {
    /// Whether a figure is the amount of a change.
    Change {
        /// The amount of an increase (tăng).
        Increase = "increase",
        /// The amount of a decrease (giảm).
        Decrease = "decrease",
    }
}

names! {
    /// Whether a figure is a fact or an aim.
    Status {
        /// The report states it.
        Reported = "reported",
        /// The report sets it as an aim.
        Target = "target",
    }
}

names! {
    /// What the items of a directive list are.
    DirectiveKind {
        /// Things to be done.
        Task = "task",
        /// Levels to be reached.
        Target = "target",
    }
}

names! {
    /// A kind of fact: a part of the report, by its name there.
    FactKind {
        /// The event that the report is about.
        Conference = "conference",
        /// Persons who take part.
        Officials = "officials",
        /// Calendar expressions.
        Dates = "dates",
        /// Numbers with what they count or measure.
        Counts = "counts",
        /// Percentages.
        Percentages = "percentages",
        /// Lists of tasks and targets.
        Directives = "directives",
        /// Documents of record.
        Citations = "citations",
        /// What the text itself gets wrong.
        Issues = "issues",
    }
}

/// The facts of one report.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Report {
    /// Name and version of the format, [`SCHEMA`].
    pub schema: String,
    /// The caller's name for the report.
    pub id: String,
    /// What every `start` and `end` counts.
    pub offset_unit: OffsetUnit,
    /// The headline.
    pub title: Option<Quote>,
    /// Who signs the article.
    pub byline: Option<Quote>,
    /// When the page says it was published.
    pub published: Option<Date>,
    /// The event that the report is about.
    pub conference: Conference,
    /// Persons who take part, by name, each once.
    pub officials: Vec<Official>,
    /// Calendar expressions.
    pub dates: Vec<Date>,
    /// Numbers with what they count or measure.
    pub counts: Vec<Count>,
    /// Percentages.
    pub percentages: Vec<Percentage>,
    /// Lists of what someone asks to be done, or of targets set.
    pub directives: Vec<Directive>,
    /// Documents of record named with a number.
    pub citations: Vec<Citation>,
    /// What the text itself gets wrong.
    pub issues: Vec<Issue>,
}

/// The event that a report is about.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Conference {
    /// What sort of event it is.
    pub kind: Option<ConferenceKind>,
    /// When it was held: an EDTF day or range of days.
    pub held: Option<String>,
    /// In which part of the day.
    pub part_of_day: Option<PartOfDay>,
    /// How people took part.
    pub mode: Option<Mode>,
    /// The room or building.
    pub venue: Option<Quote>,
    /// Who held it.
    pub host: Option<Host>,
    /// The EDTF period that it looks back on.
    pub reviewed: Option<String>,
    /// The EDTF period that it looks ahead to.
    pub planned: Option<String>,
    /// Who chaired it: indices into [`Report::officials`].
    pub chairs: Vec<usize>,
}

fact! {
    /// The organisation that held a conference.
    Host {
        /// The organisation in full, abbreviations resolved.
        name: String,
    }
}

/// A person who took part.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Official {
    /// The name without honorific or title.
    pub name: String,
    /// Forms of address, degrees and ranks as written.
    pub honorifics: Vec<String>,
    /// Posts and party ranks, each once, in its fullest form.
    pub positions: Vec<Position>,
    /// What the person did, in the order of [`Role::ALL`].
    pub roles: Vec<Role>,
    /// Where the person is named, and where a post or a form of address refers to them.
    pub mentions: Vec<Quote>,
}

fact! {
    /// A post or party rank.
    Position {
        /// The post in full ("Phó Chủ tịch" for "PCT").
        title: String,
        /// The organisation in full, where the post names one.
        organization: Option<String>,
    }
}

fact! {
    /// A calendar expression.
    Date {
        /// What sort of expression it is.
        kind: DateKind,
        /// The EDTF (ISO 8601-2) value; `None` where what is written can't be.
        value: Option<String>,
        /// How it places what is said in time.
        relation: Option<Relation>,
    }
}

fact! {
    /// A number with what it counts or measures.
    Count {
        /// What the number measures.
        kind: CountKind,
        /// The number; the lower end of a range.
        value: Number,
        /// The upper end of a range.
        upper: Option<Number>,
        /// The total of which `value` is a part ("155/216 trường").
        total: Option<Number>,
        /// The head noun counted, as written.
        unit: Option<String>,
        /// The report's words that tell what is counted.
        label: Option<String>,
        /// How exact the figure is said to be.
        bound: Option<Bound>,
        /// Set when the figure is the amount of a change.
        change: Option<Change>,
        /// What a change is compared to ("so với cùng kỳ").
        compared_to: Option<Quote>,
        /// Whether it is a fact or an aim.
        status: Status,
        /// The count that this one is a part of: an index into [`Report::counts`].
        parent: Option<usize>,
    }
}

fact! {
    /// A percentage.
    Percentage {
        /// The value in percent; the lower end of a range.
        value: Number,
        /// The upper end of a range.
        upper: Option<Number>,
        /// The report's words that tell what is measured.
        label: Option<String>,
        /// How exact the figure is said to be.
        bound: Option<Bound>,
        /// Set when the figure is the amount of a change.
        change: Option<Change>,
        /// What a change is compared to.
        compared_to: Option<Quote>,
        /// Whether it is a fact or an aim.
        status: Status,
    }
}

/// A list of what someone asks to be done, or of targets set.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Directive {
    /// The heading or addressee line over the items, without its marker.
    pub heading: Option<Quote>,
    /// What the items are.
    pub kind: DirectiveKind,
    /// Who asked: an index into [`Report::officials`].
    pub issuer: Option<usize>,
    /// The office or people told.
    pub addressee: Option<Quote>,
    /// What is asked, in the order of the text.
    pub items: Vec<Item>,
}

fact! {
    /// One item of a directive list.
    Item {
        /// The bullet or number as written.
        marker: Option<String>,
        /// Depth in the list, 0 at the top.
        level: usize,
        /// The item that this one stands under: an index into the same list.
        parent: Option<usize>,
        /// By when: an index into [`Report::dates`].
        deadline: Option<usize>,
        /// Documents named in it: indices into [`Report::citations`].
        citations: Vec<usize>,
        /// Figures named in it.
        figures: Figures,
        /// The single orders in it.
        actions: Vec<Action>,
    }
}

/// The figures that an item names.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Figures {
    /// Indices into [`Report::counts`].
    pub counts: Vec<usize>,
    /// Indices into [`Report::percentages`].
    pub percentages: Vec<usize>,
}

fact! {
    /// One order inside an item.
    Action {
        /// The verb that says what to do, as written.
        verb: Quote,
    }
}

fact! {
    /// A document of record, named with its number.
    Citation {
        /// The kind of document ("Nghị quyết").
        kind: String,
        /// The number in full ("128/NQ-CP").
        number: String,
        /// The EDTF day of the document.
        date: Option<String>,
        /// Who issued it.
        issuer: Option<String>,
    }
}

fact! {
    /// Something that the text itself gets wrong.
    Issue {
        /// What is wrong, for programs: a snake-case name.
        code: String,
        /// What is wrong, for people.
        message: String,
        /// The other places that the contradiction involves.
        related: Vec<Quote>,
    }
}

impl Report {
    /// A report without facts, with offsets in bytes.
    pub fn empty(id: impl Into<String>) -> Self {
        Report {
            schema: SCHEMA.to_owned(),
            id: id.into(),
            offset_unit: OffsetUnit::Byte,
            title: None,
            byline: None,
            published: None,
            conference: Conference::default(),
            officials: Vec::new(),
            dates: Vec::new(),
            counts: Vec::new(),
            percentages: Vec::new(),
            directives: Vec::new(),
            citations: Vec::new(),
            issues: Vec::new(),
        }
    }
}
