// Generated from data/*.tsv by `cargo xtask gen`; edit those.

/// c
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Class {
    /// x
    AgeWord,
    /// x
    Bound,
    /// x
    Breakdown,
    /// x
    Byline,
    /// x
    Caption,
    /// x
    Change,
    /// x
    Classifier,
    /// x
    ComparedTo,
    /// x
    Concurrent,
    /// x
    Credit,
    /// x
    DateWord,
    /// x
    Degree,
    /// x
    DeicticDay,
    /// x
    DigitWord,
    /// x
    Document,
    /// x
    DocumentCode,
    /// x
    Event,
    /// x
    EventKind,
    /// x
    Furniture,
    /// x
    FuzzyNumber,
    /// x
    HalfWord,
    /// x
    Historic,
    /// x
    Honorific,
    /// x
    HonorificFemale,
    /// x
    HonorificMale,
    /// x
    HonorificPlural,
    /// x
    HonorificYoung,
    /// x
    HundredWord,
    /// x
    IssuingBody,
    /// x
    LabelHead,
    /// x
    Level,
    /// x
    LevelWord,
    /// x
    Measure,
    /// x
    Mode,
    /// x
    Money,
    /// x
    NameGiven,
    /// x
    NameMiddle,
    /// x
    NameParticle,
    /// x
    NamedAfter,
    /// x
    NumberLink,
    /// x
    Office,
    /// x
    OfficeField,
    /// x
    PartOfDay,
    /// x
    PartyRank,
    /// x
    Per,
    /// x
    PercentWord,
    /// x
    Post,
    /// x
    PostPrefix,
    /// x
    PostSuffix,
    /// x
    Province,
    /// x
    Rank,
    /// x
    Region,
    /// x
    RelationAfter,
    /// x
    RelationBefore,
    /// x
    RelationBy,
    /// x
    RelationFrom,
    /// x
    RelationUntil,
    /// x
    Religious,
    /// x
    Roman,
    /// x
    Scale,
    /// x
    School,
    /// x
    SectionAgenda,
    /// x
    SectionAttendee,
    /// x
    SectionAward,
    /// x
    SectionResult,
    /// x
    SectionShortcoming,
    /// x
    SectionTarget,
    /// x
    SectionTask,
    /// x
    Stamp,
    /// x
    Surname,
    /// x
    TargetWord,
    /// x
    TenWord,
    /// x
    TimeUnit,
    /// x
    Unit,
    /// x
    VenueHead,
    /// x
    VerbAchieve,
    /// x
    VerbAsk,
    /// x
    VerbAttend,
    /// x
    VerbAward,
    /// x
    VerbChair,
    /// x
    VerbDirect,
    /// x
    VerbDo,
    /// x
    VerbOrganize,
    /// x
    VerbPresent,
    /// x
    VerbSpeak,
    /// x
    Weekday,
}
pub(super) static TERMS: &[(&str, Class, &str)] = &[];
