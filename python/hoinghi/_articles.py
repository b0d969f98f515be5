"""Articles in the columns of Arrow record batches, each readable or rejected."""

from __future__ import annotations

import datetime
import itertools
import logging
import re
from typing import TYPE_CHECKING, Any, NamedTuple

try:
    import pyarrow
    import pyarrow.compute
except ModuleNotFoundError as error:
    message = "hoinghi.arrow needs pyarrow: pip install 'hoinghi[pyarrow]'"
    raise ModuleNotFoundError(message, name="pyarrow") from error

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Article", "Articles", "Names", "Reject", "pyarrow"]

_LOG = logging.getLogger("hoinghi")

_EPOCH = datetime.date(1970, 1, 1).toordinal()

# The year is first or last; a time may stand before or behind.
_DAY = re.compile(
    r"(?<!\d)(?:(?P<y>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})"
    r"|(?P<day>\d{1,2})[-/.](?P<month>\d{1,2})[-/.](?P<year>\d{4}))(?!\d)"
)


class Names(NamedTuple):
    """The columns that are read."""

    text: str
    id: str
    url: str | None
    published: str | None


class Article(NamedTuple):
    """A row that can be read."""

    id: str
    url: str | None
    text: bytes
    day: datetime.date | None


class Reject(NamedTuple):
    """A row that can't be read, and why."""

    id: str | None
    url: str | None
    reason: str
    message: str
    byte: int | None = None


class Articles:
    """How the articles of a batch are found."""

    def __init__(self, names: Names, max_bytes: int) -> None:
        self.names = names
        self.max_bytes = max_bytes

    def of(self, batch: Any) -> list[Article | Reject]:
        """The rows of a batch, in their order."""
        texts = _cells(batch, self.names.text)
        ids = _cells(batch, self.names.id, numbers=True)
        urls = _cells(batch, self.names.url) if self.names.url else itertools.repeat(None)
        days = (
            _days(batch, self.names.published) if self.names.published else itertools.repeat(None)
        )
        return [self._told(*cells) for cells in zip(texts, ids, urls, days, strict=False)]

    def _told(
        self,
        text: bytes | None,
        id: bytes | None,
        url: bytes | None,
        day: datetime.date | None,
    ) -> Article | Reject:
        """The article, unless something is wrong with it."""
        name, address = _decoded(id), _decoded(url)
        for what, given, told in [("id", id, name), ("url", url, address)]:
            if given is not None and told is None:
                return Reject(name, address, "undecodable", f"the {what} is not UTF-8")
        if name is None:
            return Reject(name, address, "no_id", "the id is null")
        if text is None:
            return Reject(name, address, "no_text", "the text is null")
        if len(text) > self.max_bytes:
            message = f"{len(text)} bytes, more than {self.max_bytes}"
            return Reject(name, address, "too_large", message)
        try:
            empty = not text.decode().strip()
        except UnicodeDecodeError as error:
            message = f"not UTF-8 at byte {error.start}"
            return Reject(name, address, "undecodable", message, error.start)
        if empty:
            return Reject(name, address, "no_text", "nothing in it to read")
        return Article(name, address, text, day)


def _column(batch: Any, name: str) -> tuple[Any, Any]:
    """The column of this name, and the type of its values."""
    if name not in batch.schema.names:
        raise ValueError(f"no column {name!r} among {', '.join(batch.schema.names)}")
    column = batch.column(name)
    coded = pyarrow.types.is_dictionary(column.type)
    return column, column.type.value_type if coded else column.type


def _cells(batch: Any, name: str, *, numbers: bool = False) -> list[bytes | None]:
    """The texts of a column as they are stored: nothing says that an engine's strings are UTF-8."""
    column, kind = _column(batch, name)
    types = pyarrow.types
    if numbers and types.is_integer(kind):
        column = column.cast(pyarrow.string())
    elif not (_is_text(kind) or _is_bytes(kind) or types.is_null(kind)):
        raise TypeError(f"column {name!r} must hold texts, not {kind}")
    cells: list[bytes | None] = column.cast(pyarrow.large_binary()).to_pylist()
    return cells


def _is_text(kind: Any) -> bool:
    types = pyarrow.types
    return bool(types.is_string(kind) or types.is_large_string(kind) or types.is_string_view(kind))


def _is_bytes(kind: Any) -> bool:
    types = pyarrow.types
    return bool(
        types.is_binary(kind)
        or types.is_large_binary(kind)
        or types.is_binary_view(kind)
        or types.is_fixed_size_binary(kind)
    )


def _decoded(cell: bytes | None) -> str | None:
    try:
        return None if cell is None else cell.decode()
    except UnicodeDecodeError:
        return None


def _days(batch: Any, name: str) -> Iterable[datetime.date | None]:
    """The days of a column; one that can't be read is none."""
    column, kind = _column(batch, name)
    if pyarrow.types.is_date(kind) or pyarrow.types.is_timestamp(kind):
        if getattr(kind, "tz", None):
            column = pyarrow.compute.local_timestamp(column)
        cells = column.cast(pyarrow.date32()).cast(pyarrow.int32()).to_pylist()
        days = [_from_number(cell) for cell in cells]
    elif _is_text(kind) or pyarrow.types.is_null(kind):
        cells = _cells(batch, name)
        days = [_from_words(_decoded(cell)) for cell in cells]
    else:
        raise TypeError(f"column {name!r} must hold dates, times or strings, not {kind}")
    pairs = zip(cells, days, strict=True)
    lost = sum(day is None and cell is not None and cell != b"" for cell, day in pairs)
    if lost:
        _LOG.warning("%d of %d publication dates in %s can't be read", lost, len(days), name)
    return days


def _from_number(days: int | None) -> datetime.date | None:
    """The day so many days after the first of 1970."""
    try:
        return None if days is None else datetime.date.fromordinal(_EPOCH + days)
    except (ValueError, OverflowError):
        return None


def _from_words(words: str | None) -> datetime.date | None:
    """A day in digits, whose year is first or last."""
    found = _DAY.search(words or "")
    if not found:
        return None
    year, month, day = (
        found.group("y", "m", "d") if found["y"] else found.group("year", "month", "day")
    )
    try:
        return datetime.date(int(year), int(month), int(day))
    except ValueError:
        return None
