"""The closed sets of names that the report format uses, as types.

`typing.get_args` lists the names of a set:

>>> import typing
>>> typing.get_args(Status)
('reported', 'target')
"""

from collections.abc import Iterable
from typing import Any, Literal, Protocol, TypeAlias

__all__ = [
    "ArrowArray",
    "ArrowStream",
    "Bound",
    "Change",
    "ConferenceKind",
    "CountKind",
    "DateKind",
    "DirectiveKind",
    "FactKind",
    "Frame",
    "Mode",
    "OffsetUnit",
    "PartOfDay",
    "Relation",
    "Role",
    "Status",
    "TableName",
]

Bound: TypeAlias = Literal["about", "more_than", "less_than", "at_least", "at_most"]
Change: TypeAlias = Literal["increase", "decrease"]
ConferenceKind: TypeAlias = Literal[
    "year_review",
    "half_review",
    "briefing",
    "launch",
    "training",
    "thematic",
    "congress",
    "staff",
    "other",
]
CountKind: TypeAlias = Literal["count", "money", "age", "duration", "rate", "measure"]
DateKind: TypeAlias = Literal[
    "day",
    "datetime",
    "day_range",
    "month",
    "quarter",
    "half",
    "school_term",
    "year",
    "school_year",
    "period",
]
DirectiveKind: TypeAlias = Literal["task", "target"]
FactKind: TypeAlias = Literal[
    "conference",
    "officials",
    "dates",
    "counts",
    "percentages",
    "directives",
    "citations",
    "issues",
]
Mode: TypeAlias = Literal["online", "hybrid", "in_person"]
OffsetUnit: TypeAlias = Literal["byte", "char", "utf16"]
PartOfDay: TypeAlias = Literal["morning", "noon", "afternoon", "evening"]
Relation: TypeAlias = Literal["before", "after", "from", "until", "by"]
Role: TypeAlias = Literal["chair", "attendee", "director", "presenter", "speaker", "awarded"]
Status: TypeAlias = Literal["reported", "target"]
TableName: TypeAlias = Literal[
    "reports",
    "officials",
    "positions",
    "mentions",
    "dates",
    "counts",
    "percentages",
    "directives",
    "items",
    "actions",
    "citations",
    "issues",
]


class ArrowArray(Protocol):
    """A column in one piece, as the Arrow PyCapsule interface has it."""

    def __arrow_c_array__(self, requested_schema: Any = None) -> Any:
        """Capsules of its schema and its cells."""


class ArrowStream(Protocol):
    """A column in several pieces, as the Arrow PyCapsule interface has it."""

    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any:
        """A capsule of its pieces."""


class Frame(Protocol):
    """A data frame: pandas has one, Polars has one."""

    @property
    def columns(self) -> Any:
        """The names of its columns."""

    def __getitem__(self, key: Any, /) -> Iterable[Any]:
        """A column by its name."""
