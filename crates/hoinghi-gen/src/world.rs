//! What a report is about, settled before a word of it is written.

use crate::number::Habit;
use crate::phrases;
use crate::rng::Rng;
use hoinghi::report::ConferenceKind;

/// The level of administration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Level {
    School,
    Commune,
    District,
    Province,
}

impl Level {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Level::School => "school",
            Level::Commune => "commune",
            Level::District => "district",
            Level::Province => "province",
        }
    }
}

/// A day of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Day {
    pub(crate) year: i64,
    pub(crate) month: i64,
    pub(crate) day: i64,
}

impl Day {
    pub(crate) fn value(self) -> String {
        format!("{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }

    /// The next day; days are drawn so that it is in the same month.
    pub(crate) fn later(self, days: i64) -> Day {
        Day { day: self.day + days, ..self }
    }
}

/// A period that a conference looks back on or ahead to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Period {
    SchoolYear(i64),
    Term(i64, i64),
    Year(i64),
    Half(i64, i64),
    Quarter(i64, i64),
    Month(i64, i64),
    /// The first months of a year.
    Months(i64, i64),
    /// A term of office.
    Office(i64, i64),
}

impl Period {
    pub(crate) fn value(self) -> String {
        match self {
            Period::SchoolYear(year) => format!("{year}/{}", year + 1),
            Period::Term(year, term) => format!("{year}/{}-S{term}", year + 1),
            Period::Year(year) => format!("{year}"),
            Period::Half(year, half) => format!("{year}-{}", 39 + half),
            Period::Quarter(year, quarter) => format!("{year}-{}", 32 + quarter),
            Period::Month(year, month) => format!("{year}-{month:02}"),
            Period::Months(year, last) => format!("{year}-01/{year}-{last:02}"),
            Period::Office(from, to) => format!("{from}/{to}"),
        }
    }
}

/// A document's way of writing dates.
#[derive(Clone, Copy, Debug)]
pub(crate) struct DateHabit {
    /// Between day, month and year.
    pub(crate) mark: char,
    /// Between two years or two days.
    pub(crate) dash: &'static str,
    /// 05/9 for 5/9; also 05/09.
    pub(crate) padded: bool,
}

impl DateHabit {
    fn draw(rng: &mut Rng) -> Self {
        DateHabit {
            mark: rng.of(&['/', '/', '/', '/', '-', '.']),
            dash: rng.of(&["-", "-", " - ", " - ", "–", " – "]),
            padded: rng.chance(50),
        }
    }
}

/// What a report is about, and how its author types.
#[derive(Clone, Debug)]
pub(crate) struct World {
    pub(crate) sector: &'static str,
    pub(crate) level: Level,
    /// The word of the level: huyện, thị xã …
    pub(crate) area: &'static str,
    /// The area with its name: huyện An Trạch.
    pub(crate) place: String,
    /// The party committee of the area: Huyện ủy …
    pub(crate) committee: &'static str,
    /// The office that holds the event, as the report writes it.
    pub(crate) office: String,
    pub(crate) kind: ConferenceKind,
    pub(crate) topic: &'static str,
    pub(crate) reviewed: Option<Period>,
    pub(crate) planned: Option<Period>,
    pub(crate) held: Day,
    /// How many days the event took.
    pub(crate) days: i64,
    pub(crate) dates: DateHabit,
    pub(crate) numbers: Habit,
    /// How comrades are addressed in the document.
    pub(crate) comrade: &'static str,
    /// Whether paragraphs are parted by blank lines.
    pub(crate) spaced: bool,
    /// Whether the tone mark stands on the last vowel of oa, oe, uy.
    pub(crate) old_tones: bool,
    /// Whether the text names the period planned for.
    pub(crate) plan_said: bool,
    /// Whether the headline says who holds the event.
    pub(crate) host_named: bool,
}

impl World {
    pub(crate) fn invent(rng: &mut Rng) -> World {
        let sector = rng.pick(phrases::list("sectors"));
        let level = level(rng.pick(phrases::list(&format!("{sector}.levels"))));
        let (area, committee) = area(rng, level);
        let named = format!(
            "{} {}",
            rng.pick(phrases::list("place.first")),
            rng.pick(phrases::list("place.second"))
        );
        let kind = kind(rng, sector);
        let school = matches!(sector, "education") && rng.chance(80);
        let calendar = Calendar { kind, school, year: rng.between(2019, 2024) };
        let (reviewed, planned, held) = calendar.plan(rng);
        let long = matches!(kind, ConferenceKind::Training | ConferenceKind::Congress);
        let days = if long && rng.chance(60) { rng.between(2, 3) } else { 1 };
        let mut world = World {
            sector,
            level,
            area,
            place: format!("{area} {named}"),
            committee,
            office: String::new(),
            kind,
            topic: rng.pick(phrases::list(&format!("{sector}.topic"))),
            reviewed,
            planned,
            held,
            days,
            dates: DateHabit::draw(rng),
            numbers: Habit::draw(rng),
            comrade: rng.of(&["đồng chí", "đồng chí", "đ/c", "Đ/c", "ông"]),
            spaced: rng.chance(60),
            old_tones: rng.chance(20),
            plan_said: false,
            host_named: false,
        };
        world.office = world.name_office(rng, &named);
        world
    }

    fn name_office(&self, rng: &mut Rng, named: &str) -> String {
        if self.level == Level::School {
            return format!("{} {named}", rng.pick(phrases::list("school")));
        }
        let forms = phrases::list(&format!("{}.org.{}", self.sector, self.level.name()));
        self.local(rng.pick(forms))
    }

    /// A phrase with the words of the place put in.
    pub(crate) fn local(&self, phrase: &str) -> String {
        phrase
            .replace("{lv}", self.area)
            .replace("{pl}", &self.place)
            .replace("{ct}", self.committee)
    }
}

fn level(name: &str) -> Level {
    match name {
        "school" => Level::School,
        "commune" => Level::Commune,
        "province" => Level::Province,
        _ => Level::District,
    }
}

fn area(rng: &mut Rng, level: Level) -> (&'static str, &'static str) {
    match level {
        Level::School | Level::Commune => rng.of(&[
            ("xã", "Đảng ủy"),
            ("xã", "Đảng ủy"),
            ("phường", "Đảng ủy"),
            ("thị trấn", "Đảng ủy"),
        ]),
        Level::District => rng.of(&[
            ("huyện", "Huyện ủy"),
            ("huyện", "Huyện ủy"),
            ("huyện", "Huyện ủy"),
            ("thị xã", "Thị ủy"),
            ("thành phố", "Thành ủy"),
            ("quận", "Quận ủy"),
        ]),
        Level::Province => ("tỉnh", "Tỉnh ủy"),
    }
}

fn kind(rng: &mut Rng, sector: &str) -> ConferenceKind {
    use ConferenceKind::*;
    let kinds = [
        YearReview, YearReview, YearReview, HalfReview, HalfReview, Briefing, Briefing, Launch,
        Training, Thematic, Congress, Staff, Other,
    ];
    match rng.of(&kinds) {
        // Only bodies with members hold congresses.
        Congress if !matches!(sector, "women" | "farmers" | "youth" | "union" | "party") => {
            YearReview
        }
        Staff if matches!(sector, "women" | "farmers" | "youth" | "party") => HalfReview,
        kind => kind,
    }
}

struct Calendar {
    kind: ConferenceKind,
    school: bool,
    year: i64,
}

impl Calendar {
    /// What is reviewed, what is planned, and the day.
    fn plan(&self, rng: &mut Rng) -> (Option<Period>, Option<Period>, Day) {
        use ConferenceKind::*;
        let year = self.year;
        let (planned, held) = match self.kind {
            YearReview | HalfReview => return self.review(rng),
            Briefing => return self.briefing(rng),
            Launch | Staff if self.school => {
                (Some(Period::SchoolYear(year)), draw(rng, year, 8, 10))
            }
            Launch | Staff => (Some(Period::Year(year)), draw(rng, year, 1, 2)),
            Congress => (Some(Period::Office(year, year + 5)), draw(rng, year, 3, 10)),
            Training | Thematic | Other => (None, draw(rng, year, 1, 12)),
        };
        (None, planned, held)
    }

    fn review(&self, rng: &mut Rng) -> (Option<Period>, Option<Period>, Day) {
        let (year, whole) = (self.year, self.kind == ConferenceKind::YearReview);
        let (back, ahead, from, to) = match (whole, self.school) {
            (true, true) => (Period::SchoolYear(year - 1), Period::SchoolYear(year), 7, 9),
            (true, false) if rng.chance(50) => (Period::Year(year), Period::Year(year + 1), 12, 12),
            (true, false) => (Period::Year(year - 1), Period::Year(year), 1, 2),
            (false, true) => (Period::Term(year - 1, 1), Period::Term(year - 1, 2), 1, 2),
            (false, false) if rng.chance(20) => {
                return (Some(Period::Months(year, 9)), None, draw(rng, year, 10, 10));
            }
            (false, false) => (Period::Half(year, 1), Period::Half(year, 2), 6, 7),
        };
        (Some(back), Some(ahead), draw(rng, year, from, to))
    }

    fn briefing(&self, rng: &mut Rng) -> (Option<Period>, Option<Period>, Day) {
        let year = self.year;
        if rng.chance(40) {
            let month = rng.between(1, 10);
            let (back, ahead) = (Period::Month(year, month), Period::Month(year, month + 1));
            return (Some(back), Some(ahead), draw(rng, year, month + 1, month + 1));
        }
        let quarter = rng.between(1, 3);
        let (back, ahead) = (Period::Quarter(year, quarter), Period::Quarter(year, quarter + 1));
        (Some(back), Some(ahead), draw(rng, year, quarter * 3, quarter * 3 + 1))
    }
}

fn draw(rng: &mut Rng, year: i64, from: i64, to: i64) -> Day {
    Day { year, month: rng.between(from, to), day: rng.between(1, 25) }
}
