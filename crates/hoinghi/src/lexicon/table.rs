/// c
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Class {
    /// x
    Stamp,
    /// x
    Furniture,
    /// x
    SectionTask,
    /// x
    SectionTarget,
    /// x
    SectionResult,
    /// x
    SectionShortcoming,
    /// x
    SectionAttendee,
    /// x
    SectionAgenda,
    /// x
    SectionAward,
    /// x
    Degree,
    /// x
    Honorific,
    /// x
    Level,
}
pub(super) static TERMS: &[(&str, Class, &str)] = &[];
