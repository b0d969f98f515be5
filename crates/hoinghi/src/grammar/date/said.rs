//! What a calendar expression says, in parts.

use crate::report::{DateKind, Relation};

/// A calendar expression in parts; what is not written is `None`.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct DateParts {
    pub(crate) kind: DateKind,
    pub(crate) relation: Option<Relation>,
    pub(crate) said: Said,
}

/// A day as written; its numbers may be impossible.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Day {
    pub(crate) day: u32,
    pub(crate) month: Option<u32>,
    pub(crate) year: Option<i32>,
}

/// A month as written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Month {
    pub(crate) month: u32,
    pub(crate) year: Option<i32>,
}

/// A time of day as written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Clock {
    pub(crate) hour: u32,
    pub(crate) minute: u32,
}

/// What a calendar expression says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Said {
    Day(Day),
    Moment(Day, Clock),
    Days(Day, Day),
    Month(Month),
    Months(Month, Month),
    /// The months `first` to `last` of a year, told as a part of it: "9 tháng đầu năm".
    Run {
        first: u32,
        last: u32,
        year: Option<i32>,
    },
    Quarter {
        quarter: u32,
        year: Option<i32>,
    },
    Year(i32),
    Years(i32, i32),
    SchoolYear(i32, i32),
    SchoolTerm {
        term: u32,
        year: Option<(i32, i32)>,
    },
}

impl Said {
    pub(crate) fn kind(self) -> DateKind {
        match self {
            Said::Day(_) => DateKind::Day,
            Said::Moment(..) => DateKind::Datetime,
            Said::Days(..) => DateKind::DayRange,
            Said::Month(_) => DateKind::Month,
            Said::Run { first, last, .. } => match last.saturating_sub(first) {
                0 => DateKind::Month,
                2 => DateKind::Quarter,
                5 => DateKind::Half,
                _ => DateKind::Period,
            },
            Said::Quarter { .. } => DateKind::Quarter,
            Said::Year(_) => DateKind::Year,
            Said::Months(..) | Said::Years(..) => DateKind::Period,
            Said::SchoolYear(..) => DateKind::SchoolYear,
            Said::SchoolTerm { .. } => DateKind::SchoolTerm,
        }
    }

    /// Whether it spans from one date to another, so that "từ" and "đến" belong to it.
    pub(super) fn has_two_ends(self) -> bool {
        matches!(self, Said::Days(..) | Said::Months(..) | Said::Years(..))
    }
}
