"""The native half of the package `hoinghi`, which exports all of it."""

import datetime
import os
import pathlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, TypeVar, final, overload

from hoinghi import names

_T = TypeVar("_T")

__all__ = [
    "TERM_CLASSES",
    "Action",
    "Citation",
    "Conference",
    "Count",
    "Date",
    "Directive",
    "Explanation",
    "ExplanationBlock",
    "ExplanationMention",
    "Extractor",
    "Figures",
    "Host",
    "Issue",
    "Item",
    "Official",
    "Percentage",
    "Position",
    "Quote",
    "Report",
    "ReportIterator",
    "Reports",
    "Table",
    "Tables",
    "TablesIterator",
    "__version__",
    "extract",
    "extract_many",
    "iter_extract",
    "iter_tables",
    "schema",
    "tables",
]

TERM_CLASSES: Final[tuple[str, ...]]
__version__: Final[str]

def extract(
    text: str | bytes,
    *,
    id: str = "",
    reference_date: datetime.date | None = None,
    offset_unit: names.OffsetUnit = "char",
) -> Report:
    """The facts of a report's text.

    ``text`` is a ``str`` or UTF-8 ``bytes``. Any text gives a report; only text that is not
    Unicode is a ``ValueError``, which names the place. Other threads run meanwhile.

    ``reference_date`` is the day from which missing years are told when the text does not tell
    them, usually the day the article was published. ``offset_unit`` is what ``start`` and ``end``
    count: code points (``"char"``), ``"byte"`` s of UTF-8, or ``"utf16"`` code units.

    >>> import hoinghi
    >>> text = "Sáng 12/8/2023, Sở Nội vụ tổ chức hội nghị sơ kết."
    >>> report = hoinghi.extract(text, id="noi-vu")
    >>> report.id
    'noi-vu'
    >>> all(text[date.start : date.end] == date.text for date in report.dates)
    True
    """

def extract_many(
    texts: Iterable[str | bytes],
    ids: Iterable[str] | None = None,
    published: Iterable[datetime.date | None] | None = None,
    threads: int | None = None,
    progress: bool = False,
) -> Reports:
    """The facts of many texts, read on several threads, in the order of the texts.

    ``texts`` is any iterable of ``str`` or UTF-8 ``bytes``. ``ids`` names the reports; without it
    they are named by their place, ``"0"``, ``"1"`` …. ``published`` gives for each text the day
    from which missing years are told, or ``None``. ``threads`` is as many as the machine has
    cores, unless told. ``progress`` shows on a terminal how many are read.

    A report costs nothing until it is looked at. A text that can't be read is a ``ValueError`` or a
    ``TypeError`` that names its place. Other Python threads run meanwhile, and an interrupt ends
    the call. For texts that don't fit into memory together, see ``iter_extract``.

    >>> import hoinghi
    >>> reports = hoinghi.extract_many(["Họp ngày 12/8/2023.", "Họp giao ban tháng 9/2023."])
    >>> [[date.value for date in report.dates] for report in reports]
    [['2023-08-12'], ['2023-09']]
    """

def iter_extract(
    texts: Iterable[str | bytes],
    ids: Iterable[str] | None = None,
    published: Iterable[datetime.date | None] | None = None,
    threads: int | None = None,
) -> ReportIterator:
    """The facts of a stream of texts, in its order, while memory stays flat.

    The arguments are those of ``extract_many``. The texts are taken in runs of a few hundred as the
    reports are asked for, each run is read on several threads, and nothing of it is kept.

    >>> import hoinghi
    >>> lines = (f"Họp ngày {day}/8/2023." for day in range(1, 32))
    >>> sum(len(report.dates) for report in hoinghi.iter_extract(lines))
    31
    """

def tables(
    source: Iterable[str | bytes | Report | None] | names.ArrowArray | names.ArrowStream,
    *,
    ids: Iterable[str] | names.ArrowArray | names.ArrowStream | None = None,
    urls: Iterable[str | None] | names.ArrowArray | names.ArrowStream | None = None,
    published: Iterable[datetime.date | None] | names.ArrowArray | names.ArrowStream | None = None,
    threads: int | None = None,
    progress: bool = False,
    keep_text: bool = False,
) -> Tables:
    """Arrow tables of the facts of many texts, one a kind, and one of the reports.

    ``source`` is texts, ``str`` or UTF-8 ``bytes``, in any iterable or in a column of pyarrow,
    Polars, pandas or another library that speaks the Arrow PyCapsule interface; or it is reports.
    ``None`` or a column's null is a report without facts, so that rows keep their places; a warning
    is logged. ``ids`` names the reports, which join the tables; without it they are named by their
    place, ``"0"``, ``"1"`` …. ``urls`` and ``published`` give for each text its address and the day
    from which missing years are told, or ``None``. They too may be columns.

    ``threads`` is as many as the machine has cores, unless told. ``progress`` shows on a terminal
    how many are read. ``keep_text`` keeps the texts, in the column ``text`` of ``reports``. Offsets
    count code points. No report is kept: memory is that of the tables.

    >>> import hoinghi
    >>> tables = hoinghi.tables(["Họp ngày 12/8/2023.", None, "Họp giao ban tháng 9/2023."])
    >>> tables.reports.num_rows, tables.dates.num_rows
    (3, 2)
    >>> tables["dates"].column_names[:5]
    ('report', 'url', 'start', 'end', 'text')
    """

def iter_tables(
    source: Iterable[str | bytes | Report | None] | names.ArrowArray | names.ArrowStream,
    *,
    ids: Iterable[str] | names.ArrowArray | names.ArrowStream | None = None,
    urls: Iterable[str | None] | names.ArrowArray | names.ArrowStream | None = None,
    published: Iterable[datetime.date | None] | names.ArrowArray | names.ArrowStream | None = None,
    threads: int | None = None,
    batch_size: int = 1024,
    keep_text: bool = False,
) -> TablesIterator:
    """The tables of a stream of texts, so many at a time, while memory stays flat.

    The arguments are those of ``tables``. Each item has the tables of ``batch_size`` texts, the
    last one of fewer. What the stream raises comes after the tables of the texts before it.

    >>> import hoinghi
    >>> lines = (f"Họp ngày {1 + day % 28}/8/2023." for day in range(250))
    >>> [tables.dates.num_rows for tables in hoinghi.iter_tables(lines, batch_size=100)]
    [100, 100, 50]
    """

def schema() -> dict[str, Any]:
    """The JSON Schema of the report format, as the command prints it.

    >>> import hoinghi
    >>> hoinghi.schema()["title"]
    'Report'
    """

@final
class Extractor:
    """Extracts facts with options of the caller's own.

    ``terms`` are added to the words that the extractor knows, each with its class, one of
    ``TERM_CLASSES``, and its full form; an empty full form stands for the term. ``lexicon`` is more
    of them: a dictionary of classes, or of classes with full forms; the path of a file of
    tab-separated rows, as the command takes; or a data frame with the columns ``term``, ``class``
    and perhaps ``full``.

    ``kinds`` names the kinds of facts to give, all unless told; ``names.FactKind`` lists them. What
    facts say about those left out is left out with them. The other options are those of
    ``extract``. An extractor may be shared between threads, and pickles.

    >>> import hoinghi
    >>> extractor = hoinghi.Extractor(id="all")
    >>> extractor.extract("Hội nghị sơ kết năm học 2022-2023").id
    'all'
    >>> extractor = hoinghi.Extractor(lexicon={"phiên chợ việc": ("event_kind", "thematic")})
    >>> extractor.extract("Sáng 12/8/2023, Sở tổ chức phiên chợ việc xanh.").conference.kind
    'thematic'
    """

    def __new__(
        cls,
        *,
        id: str = "",
        reference_date: datetime.date | None = None,
        terms: Sequence[tuple[str, str, str]] = (),
        lexicon: Mapping[str, str | tuple[str, str]]
        | str
        | os.PathLike[str]
        | names.Frame
        | None = None,
        kinds: Iterable[names.FactKind] | None = None,
        offset_unit: names.OffsetUnit = "char",
    ) -> Extractor: ...
    @property
    def id(self) -> str:
        """What a missing `id` stands for."""
    @property
    def reference_date(self) -> datetime.date | None:
        """The day from which missing years are told."""
    @property
    def terms(self) -> tuple[tuple[str, str, str], ...]:
        """The terms of the caller's own, those of the lexicon among them."""
    @property
    def kinds(self) -> tuple[names.FactKind, ...] | None:
        """The kinds of facts to give; ``None`` for all."""
    @property
    def offset_unit(self) -> names.OffsetUnit:
        """What ``start`` and ``end`` count."""
    def extract(self, text: str | bytes, id: str | None = None) -> Report:
        """The facts of a report's text, under an id of its own or the extractor's."""
    def extract_many(
        self,
        texts: Iterable[str | bytes],
        ids: Iterable[str] | None = None,
        published: Iterable[datetime.date | None] | None = None,
        threads: int | None = None,
        progress: bool = False,
    ) -> Reports:
        """The facts of many texts, read on several threads, in the order of the texts.

        ``extract_many`` of the package tells what the arguments are.
        """
    def iter_extract(
        self,
        texts: Iterable[str | bytes],
        ids: Iterable[str] | None = None,
        published: Iterable[datetime.date | None] | None = None,
        threads: int | None = None,
    ) -> ReportIterator:
        """The facts of a stream of texts, in its order, while memory stays flat.

        ``iter_extract`` of the package tells what the arguments are.
        """
    def tables(
        self,
        source: Iterable[str | bytes | Report | None] | names.ArrowArray | names.ArrowStream,
        *,
        ids: Iterable[str] | names.ArrowArray | names.ArrowStream | None = None,
        urls: Iterable[str | None] | names.ArrowArray | names.ArrowStream | None = None,
        published: Iterable[datetime.date | None]
        | names.ArrowArray
        | names.ArrowStream
        | None = None,
        threads: int | None = None,
        progress: bool = False,
        keep_text: bool = False,
    ) -> Tables:
        """Arrow tables of the facts of many texts, one a kind, and one of the reports.

        ``tables`` of the package tells what the arguments are.
        """
    def iter_tables(
        self,
        source: Iterable[str | bytes | Report | None] | names.ArrowArray | names.ArrowStream,
        *,
        ids: Iterable[str] | names.ArrowArray | names.ArrowStream | None = None,
        urls: Iterable[str | None] | names.ArrowArray | names.ArrowStream | None = None,
        published: Iterable[datetime.date | None]
        | names.ArrowArray
        | names.ArrowStream
        | None = None,
        threads: int | None = None,
        batch_size: int = 1024,
        keep_text: bool = False,
    ) -> TablesIterator:
        """The tables of a stream of texts, so many at a time, while memory stays flat.

        ``iter_tables`` of the package tells what the arguments are.
        """
    def explain(self, text: str | bytes) -> Explanation:
        """What the grammars read in a report's text, what stayed, and what lost to whom."""
    def __getnewargs_ex__(self) -> tuple[tuple[()], dict[str, Any]]: ...

@final
class Reports(Sequence[Report]):
    """The reports of many texts, a ``collections.abc.Sequence``.

    Made by ``extract_many``. A report is translated when it is first looked at, and kept.
    """

    def __len__(self) -> int: ...
    @overload
    def __getitem__(self, key: int, /) -> Report: ...
    @overload
    def __getitem__(self, key: slice, /) -> Reports: ...
    def __eq__(self, other: object, /) -> bool: ...
    def index(self, value: Report, start: int = 0, stop: int | None = None) -> int:
        """The place of a report that equals this one, within ``start`` and ``stop``."""
    def count(self, value: Report) -> int:
        """How many reports equal this one."""
    def to_jsonl(self) -> str:
        """The reports as JSON Lines, one a line."""
    @staticmethod
    def from_jsonl(jsonl: str | bytes) -> Reports:
        """The reports that ``to_jsonl()`` wrote. Raises ``ValueError`` for anything else."""
    def tables(
        self,
        *,
        urls: Iterable[str | None] | names.ArrowArray | names.ArrowStream | None = None,
        keep_text: bool = False,
    ) -> Tables:
        """Arrow tables of the facts, one a kind.

        ``tables`` of the package tells what the arguments are.
        """

@final
class ReportIterator(Iterator[Report]):
    """The reports of a stream of texts.

    Made by ``iter_extract``.
    """

    def __iter__(self) -> ReportIterator: ...
    def __next__(self) -> Report: ...

@final
class Table:
    """A table of facts in Arrow's columns.

    ``pyarrow.table``, ``polars.DataFrame``, ``pandas.DataFrame.from_arrow``, DuckDB and whatever
    else speaks the Arrow PyCapsule interface take it without copying. Its schema is that of the
    files of ``hoinghi batch``, with the version in its metadata. A table pickles.

    >>> import hoinghi
    >>> dates = hoinghi.tables(["Họp ngày 12/8/2023."]).dates
    >>> dates
    Table(dates, 1 row, 9 columns)
    >>> dates.column_names
    ('report', 'url', 'start', 'end', 'text', 'index', 'kind', 'value', 'relation')
    """

    @property
    def name(self) -> names.TableName:
        """The name, one of ``names.TableName``."""
    @property
    def num_rows(self) -> int:
        """How many rows there are."""
    @property
    def num_columns(self) -> int:
        """How many columns there are."""
    @property
    def column_names(self) -> tuple[str, ...]:
        """The names of the columns."""
    def __len__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __arrow_c_schema__(self) -> object: ...
    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object: ...
    def to_pyarrow(self) -> Any:
        """The table as a pyarrow table, without copying; needs pyarrow."""
    def to_polars(self) -> Any:
        """The table as a Polars data frame, without copying; needs Polars."""
    def to_pandas(self) -> Any:
        """The table as a pandas data frame, which needs pandas and pyarrow."""
    def write_parquet(self, path: str | os.PathLike[str]) -> None:
        """Writes the table to a Parquet file, as ``hoinghi batch`` does."""
    def to_ipc(self) -> bytes:
        """The table in Arrow's stream format, which ``from_ipc`` and other Arrow libraries read."""
    @staticmethod
    def from_ipc(stream: bytes) -> Table:
        """The table that ``to_ipc()`` wrote. Raises ``ValueError`` for anything else."""
    def _repr_html_(self) -> str:
        """What a notebook shows: the first rows."""

@final
class Tables(Mapping[names.TableName, Table]):
    """Tables of the facts of many reports, a ``collections.abc.Mapping`` of names to tables.

    Made by ``tables``. There is one table of the ``reports``, one of each kind of fact, and one of
    each kind of part that a fact has many of. All begin with the columns ``report``, ``url``,
    ``start``, ``end`` and ``text``; ``report`` joins them. Each table is an attribute too, but
    ``items``, the parts of directives, is ``tables["items"]``, for ``items()`` is the mapping's.

    >>> import hoinghi
    >>> tables = hoinghi.tables(["Họp ngày 12/8/2023.", "Họp giao ban tháng 9/2023."])
    >>> [name for name, table in tables.items() if len(table)]
    ['reports', 'dates']
    """

    def __new__(cls, tables: Sequence[Table]) -> Tables: ...
    @property
    def reports(self) -> Table:
        """One row a report."""
    @property
    def officials(self) -> Table:
        """Persons who take part."""
    @property
    def positions(self) -> Table:
        """Their posts."""
    @property
    def mentions(self) -> Table:
        """Where they are mentioned."""
    @property
    def dates(self) -> Table:
        """Calendar expressions."""
    @property
    def counts(self) -> Table:
        """Numbers with what they count."""
    @property
    def percentages(self) -> Table:
        """Percentages."""
    @property
    def directives(self) -> Table:
        """Lists of tasks and targets."""
    @property
    def actions(self) -> Table:
        """Single orders in an item of such a list."""
    @property
    def citations(self) -> Table:
        """Documents of record."""
    @property
    def issues(self) -> Table:
        """What the texts themselves get wrong."""
    def __len__(self) -> int: ...
    def __iter__(self) -> Iterator[names.TableName]: ...
    def __contains__(self, key: object, /) -> bool: ...
    def __getitem__(self, key: names.TableName, /) -> Table: ...
    def __eq__(self, other: object, /) -> bool: ...
    @overload
    def get(self, key: names.TableName, default: None = None, /) -> Table | None:
        """The table of this name, or the default."""
    @overload
    def get(self, key: names.TableName, default: Table, /) -> Table:
        """The table of this name, or the default."""
    @overload
    def get(self, key: names.TableName, default: _T, /) -> Table | _T:
        """The table of this name, or the default."""
    def to_pandas(self) -> dict[names.TableName, Any]:
        """The tables as pandas data frames, which needs pandas and pyarrow."""
    def to_polars(self) -> dict[names.TableName, Any]:
        """The tables as Polars data frames, without copying; needs Polars."""
    def to_pyarrow(self) -> dict[names.TableName, Any]:
        """The tables as pyarrow tables, without copying; needs pyarrow."""
    def write_parquet(self, folder: str | os.PathLike[str]) -> None:
        """Writes a Parquet file a table, ``dates/part-000000.parquet`` in the folder and so on.

        The files are those of ``hoinghi batch``: Zstandard, with the same columns.
        """
    def _repr_html_(self) -> str:
        """What a notebook shows: the names of the tables with their rows."""
    def __getnewargs__(self) -> tuple[list[Table]]: ...

@final
class TablesIterator(Iterator[Tables]):
    """The tables of a stream of texts.

    Made by ``iter_tables``.
    """

    def __iter__(self) -> TablesIterator: ...
    def __next__(self) -> Tables: ...

@final
class Report:
    """The facts of one report.

    A report that was extracted refers to its text, to show it; a copy made from JSON or a pickle
    does not.
    """

    __match_args__: Final = (
        "schema",
        "id",
        "offset_unit",
        "title",
        "byline",
        "published",
        "conference",
        "officials",
        "dates",
        "counts",
        "percentages",
        "directives",
        "citations",
        "issues",
    )
    @property
    def schema(self) -> str:
        """Name and version of the report format."""
    @property
    def id(self) -> str:
        """The caller's name for the report."""
    @property
    def offset_unit(self) -> names.OffsetUnit:
        """What every ``start`` and ``end`` counts."""
    @property
    def title(self) -> Quote | None:
        """The headline."""
    @property
    def byline(self) -> Quote | None:
        """Who signs the article."""
    @property
    def published(self) -> Date | None:
        """When the page says it was published."""
    @property
    def conference(self) -> Conference:
        """The event that the report is about."""
    @property
    def officials(self) -> tuple[Official, ...]:
        """Persons who take part, by name, each once."""
    @property
    def dates(self) -> tuple[Date, ...]:
        """Calendar expressions."""
    @property
    def counts(self) -> tuple[Count, ...]:
        """Numbers with what they count or measure."""
    @property
    def percentages(self) -> tuple[Percentage, ...]:
        """Percentages."""
    @property
    def directives(self) -> tuple[Directive, ...]:
        """Lists of what someone asks to be done, or of targets set."""
    @property
    def citations(self) -> tuple[Citation, ...]:
        """Documents of record named with a number."""
    @property
    def issues(self) -> tuple[Issue, ...]:
        """What the text itself gets wrong."""
    def to_dict(self) -> dict[str, Any]:
        """The node as a tree of dictionaries and lists, shaped as in JSON."""
    def to_json(self, indent: int | None = None) -> str:
        """The node as JSON, in one line or indented by so many spaces."""
    @staticmethod
    def from_json(json: str | bytes) -> Report:
        """The node that ``to_json()`` wrote. Raises ``ValueError`` for anything else."""
    def _repr_html_(self) -> str:
        """What a notebook shows.

        The text with every fact marked in colour by kind, a legend that switches kinds on and off,
        and each fact's value on hover; without the text, tables of the facts.
        """
    def to_html(self, text: str | bytes | None = None) -> str:
        """A page of its own: the text with every fact marked, and tables of the facts beside it.

        ``text`` is the report's text, where the report does not refer to it; a report that was
        made from JSON or a pickle does not. Without any, the page has the tables alone. Another
        text is a ``ValueError``.

        >>> import hoinghi
        >>> "12/8/2023</mark>" in hoinghi.extract("Họp ngày 12/8/2023.").to_html()
        True
        """
    def show(
        self, path: str | os.PathLike[str] | None = None, *, text: str | bytes | None = None
    ) -> pathlib.Path:
        """Writes the page of ``to_html()`` to a file and gives its path.

        Without a path, the file is a temporary one, and the web browser opens it.
        """
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __copy__(self) -> Report: ...
    def __deepcopy__(self, memo: object) -> Report: ...

@final
class Quote:
    """Words of the report with their place."""

    __match_args__: Final = (
        "text",
        "start",
        "end",
    )
    @property
    def text(self) -> str:
        """The words, exactly the input from ``start`` to ``end``."""
    @property
    def start(self) -> int:
        """Where the words begin, in the report's offset unit."""
    @property
    def end(self) -> int:
        """Where the words end (exclusive), in the report's offset unit."""
    def to_dict(self) -> dict[str, Any]:
        """The node as a tree of dictionaries and lists, shaped as in JSON."""
    def to_json(self, indent: int | None = None) -> str:
        """The node as JSON, in one line or indented by so many spaces."""
    @staticmethod
    def from_json(json: str | bytes) -> Quote:
        """The node that ``to_json()`` wrote. Raises ``ValueError`` for anything else."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __copy__(self) -> Quote: ...
    def __deepcopy__(self, memo: object) -> Quote: ...

@final
class Conference:
    """The event that a report is about."""

    __match_args__: Final = (
        "kind",
        "held",
        "part_of_day",
        "mode",
        "venue",
        "host",
        "reviewed",
        "planned",
        "chairs",
    )
    @property
    def kind(self) -> names.ConferenceKind | None:
        """What sort of event it is."""
    @property
    def held(self) -> str | None:
        """When it was held: an EDTF day or range of days."""
    @property
    def part_of_day(self) -> names.PartOfDay | None:
        """In which part of the day."""
    @property
    def mode(self) -> names.Mode | None:
        """How people took part."""
    @property
    def venue(self) -> Quote | None:
        """The room or building."""
    @property
    def host(self) -> Host | None:
        """Who held it."""
    @property
    def reviewed(self) -> str | None:
        """The EDTF period that it looks back on."""
    @property
    def planned(self) -> str | None:
        """The EDTF period that it looks ahead to."""
    @property
    def chairs(self) -> tuple[int, ...]:
        """Who chaired it: indices into ``Report.officials``."""
    def to_dict(self) -> dict[str, Any]:
        """The node as a tree of dictionaries and lists, shaped as in JSON."""
    def to_json(self, indent: int | None = None) -> str:
        """The node as JSON, in one line or indented by so many spaces."""
    @staticmethod
    def from_json(json: str | bytes) -> Conference:
        """The node that ``to_json()`` wrote. Raises ``ValueError`` for anything else."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __copy__(self) -> Conference: ...
    def __deepcopy__(self, memo: object) -> Conference: ...

@final
class Host:
    """The organisation that held a conference."""

    __match_args__: Final = (
        "text",
        "start",
        "end",
        "name",
    )
    @property
    def text(self) -> str:
        """The words, exactly the input from ``start`` to ``end``."""
    @property
    def start(self) -> int:
        """Where the words begin, in the report's offset unit."""
    @property
    def end(self) -> int:
        """Where the words end (exclusive), in the report's offset unit."""
    @property
    def name(self) -> str:
        """The organisation in full, abbreviations resolved."""
    def to_dict(self) -> dict[str, Any]:
        """The node as a tree of dictionaries and lists, shaped as in JSON."""
    def to_json(self, indent: int | None = None) -> str:
        """The node as JSON, in one line or indented by so many spaces."""
    @staticmethod
    def from_json(json: str | bytes) -> Host:
        """The node that ``to_json()`` wrote. Raises ``ValueError`` for anything else."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __copy__(self) -> Host: ...
    def __deepcopy__(self, memo: object) -> Host: ...

@final
class Official:
    """A person who took part."""

    __match_args__: Final = (
        "name",
        "honorifics",
        "positions",
        "roles",
        "mentions",
    )
    @property
    def name(self) -> str:
        """The name without honorific or title."""
    @property
    def honorifics(self) -> tuple[str, ...]:
        """Forms of address, degrees and ranks as written."""
    @property
    def positions(self) -> tuple[Position, ...]:
        """Posts and party ranks, each once, in its fullest form."""
    @property
    def roles(self) -> tuple[names.Role, ...]:
        """What the person did."""
    @property
    def mentions(self) -> tuple[Quote, ...]:
        """Where the person is named, and where a post or a form of address refers to them."""
    def to_dict(self) -> dict[str, Any]:
        """The node as a tree of dictionaries and lists, shaped as in JSON."""
    def to_json(self, indent: int | None = None) -> str:
        """The node as JSON, in one line or indented by so many spaces."""
    @staticmethod
    def from_json(json: str | bytes) -> Official:
        """The node that ``to_json()`` wrote. Raises ``ValueError`` for anything else."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __copy__(self) -> Official: ...
    def __deepcopy__(self, memo: object) -> Official: ...

@final
class Position:
    """A post or party rank."""

    __match_args__: Final = (
        "text",
        "start",
        "end",
        "title",
        "organization",
    )
    @property
    def text(self) -> str:
        """The words, exactly the input from ``start`` to ``end``."""
    @property
    def start(self) -> int:
        """Where the words begin, in the report's offset unit."""
    @property
    def end(self) -> int:
        """Where the words end (exclusive), in the report's offset unit."""
    @property
    def title(self) -> str:
        """The post in full ("Phó Chủ tịch" for "PCT")."""
    @property
    def organization(self) -> str | None:
        """The organisation in full, where the post names one."""
    def to_dict(self) -> dict[str, Any]:
        """The node as a tree of dictionaries and lists, shaped as in JSON."""
    def to_json(self, indent: int | None = None) -> str:
        """The node as JSON, in one line or indented by so many spaces."""
    @staticmethod
    def from_json(json: str | bytes) -> Position:
        """The node that ``to_json()`` wrote. Raises ``ValueError`` for anything else."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __copy__(self) -> Position: ...
    def __deepcopy__(self, memo: object) -> Position: ...

@final
class Date:
    """A calendar expression."""

    __match_args__: Final = (
        "text",
        "start",
        "end",
        "kind",
        "value",
        "relation",
    )
    @property
    def text(self) -> str:
        """The words, exactly the input from ``start`` to ``end``."""
    @property
    def start(self) -> int:
        """Where the words begin, in the report's offset unit."""
    @property
    def end(self) -> int:
        """Where the words end (exclusive), in the report's offset unit."""
    @property
    def kind(self) -> names.DateKind:
        """What sort of expression it is."""
    @property
    def value(self) -> str | None:
        """The EDTF (ISO 8601-2) value; ``None`` where what is written can't be."""
    @property
    def relation(self) -> names.Relation | None:
        """How it places what is said in time."""
    def to_dict(self) -> dict[str, Any]:
        """The node as a tree of dictionaries and lists, shaped as in JSON."""
    def to_json(self, indent: int | None = None) -> str:
        """The node as JSON, in one line or indented by so many spaces."""
    @staticmethod
    def from_json(json: str | bytes) -> Date:
        """The node that ``to_json()`` wrote. Raises ``ValueError`` for anything else."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __copy__(self) -> Date: ...
    def __deepcopy__(self, memo: object) -> Date: ...

@final
class Count:
    """A number with what it counts or measures."""

    __match_args__: Final = (
        "text",
        "start",
        "end",
        "kind",
        "value",
        "upper",
        "total",
        "unit",
        "label",
        "bound",
        "change",
        "compared_to",
        "status",
        "parent",
    )
    @property
    def text(self) -> str:
        """The words, exactly the input from ``start`` to ``end``."""
    @property
    def start(self) -> int:
        """Where the words begin, in the report's offset unit."""
    @property
    def end(self) -> int:
        """Where the words end (exclusive), in the report's offset unit."""
    @property
    def kind(self) -> names.CountKind:
        """What the number measures."""
    @property
    def value(self) -> float:
        """The number; the lower end of a range. An ``int`` where it has no fraction."""
    @property
    def upper(self) -> float | None:
        """The upper end of a range."""
    @property
    def total(self) -> float | None:
        """The total of which ``value`` is a part ("155/216 trường")."""
    @property
    def unit(self) -> str | None:
        """The head noun counted, as written."""
    @property
    def label(self) -> str | None:
        """The report's words that tell what is counted."""
    @property
    def bound(self) -> names.Bound | None:
        """How exact the figure is said to be."""
    @property
    def change(self) -> names.Change | None:
        """Set when the figure is the amount of a change."""
    @property
    def compared_to(self) -> Quote | None:
        """What a change is compared to ("so với cùng kỳ")."""
    @property
    def status(self) -> names.Status:
        """Whether it is a fact or an aim."""
    @property
    def parent(self) -> int | None:
        """The count that this one is a part of: an index into ``Report.counts``."""
    def to_dict(self) -> dict[str, Any]:
        """The node as a tree of dictionaries and lists, shaped as in JSON."""
    def to_json(self, indent: int | None = None) -> str:
        """The node as JSON, in one line or indented by so many spaces."""
    @staticmethod
    def from_json(json: str | bytes) -> Count:
        """The node that ``to_json()`` wrote. Raises ``ValueError`` for anything else."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __copy__(self) -> Count: ...
    def __deepcopy__(self, memo: object) -> Count: ...

@final
class Percentage:
    """A percentage."""

    __match_args__: Final = (
        "text",
        "start",
        "end",
        "value",
        "upper",
        "label",
        "bound",
        "change",
        "compared_to",
        "status",
    )
    @property
    def text(self) -> str:
        """The words, exactly the input from ``start`` to ``end``."""
    @property
    def start(self) -> int:
        """Where the words begin, in the report's offset unit."""
    @property
    def end(self) -> int:
        """Where the words end (exclusive), in the report's offset unit."""
    @property
    def value(self) -> float:
        """The value in percent; the lower end of a range. An ``int`` where it has no fraction."""
    @property
    def upper(self) -> float | None:
        """The upper end of a range."""
    @property
    def label(self) -> str | None:
        """The report's words that tell what is measured."""
    @property
    def bound(self) -> names.Bound | None:
        """How exact the figure is said to be."""
    @property
    def change(self) -> names.Change | None:
        """Set when the figure is the amount of a change."""
    @property
    def compared_to(self) -> Quote | None:
        """What a change is compared to."""
    @property
    def status(self) -> names.Status:
        """Whether it is a fact or an aim."""
    def to_dict(self) -> dict[str, Any]:
        """The node as a tree of dictionaries and lists, shaped as in JSON."""
    def to_json(self, indent: int | None = None) -> str:
        """The node as JSON, in one line or indented by so many spaces."""
    @staticmethod
    def from_json(json: str | bytes) -> Percentage:
        """The node that ``to_json()`` wrote. Raises ``ValueError`` for anything else."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __copy__(self) -> Percentage: ...
    def __deepcopy__(self, memo: object) -> Percentage: ...

@final
class Directive:
    """A list of what someone asks to be done, or of targets set."""

    __match_args__: Final = (
        "heading",
        "kind",
        "issuer",
        "addressee",
        "items",
    )
    @property
    def heading(self) -> Quote | None:
        """The heading or addressee line over the items, without its marker."""
    @property
    def kind(self) -> names.DirectiveKind:
        """What the items are."""
    @property
    def issuer(self) -> int | None:
        """Who asked: an index into ``Report.officials``."""
    @property
    def addressee(self) -> Quote | None:
        """The office or people told."""
    @property
    def items(self) -> tuple[Item, ...]:
        """What is asked, in the order of the text."""
    def to_dict(self) -> dict[str, Any]:
        """The node as a tree of dictionaries and lists, shaped as in JSON."""
    def to_json(self, indent: int | None = None) -> str:
        """The node as JSON, in one line or indented by so many spaces."""
    @staticmethod
    def from_json(json: str | bytes) -> Directive:
        """The node that ``to_json()`` wrote. Raises ``ValueError`` for anything else."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __copy__(self) -> Directive: ...
    def __deepcopy__(self, memo: object) -> Directive: ...

@final
class Item:
    """One item of a directive list."""

    __match_args__: Final = (
        "text",
        "start",
        "end",
        "marker",
        "level",
        "parent",
        "deadline",
        "citations",
        "figures",
        "actions",
    )
    @property
    def text(self) -> str:
        """The words, exactly the input from ``start`` to ``end``."""
    @property
    def start(self) -> int:
        """Where the words begin, in the report's offset unit."""
    @property
    def end(self) -> int:
        """Where the words end (exclusive), in the report's offset unit."""
    @property
    def marker(self) -> str | None:
        """The bullet or number as written."""
    @property
    def level(self) -> int:
        """Depth in the list, 0 at the top."""
    @property
    def parent(self) -> int | None:
        """The item that this one stands under: an index into the same list."""
    @property
    def deadline(self) -> int | None:
        """By when: an index into ``Report.dates``."""
    @property
    def citations(self) -> tuple[int, ...]:
        """Documents named in it: indices into ``Report.citations``."""
    @property
    def figures(self) -> Figures:
        """Figures named in it."""
    @property
    def actions(self) -> tuple[Action, ...]:
        """The single orders in it."""
    def to_dict(self) -> dict[str, Any]:
        """The node as a tree of dictionaries and lists, shaped as in JSON."""
    def to_json(self, indent: int | None = None) -> str:
        """The node as JSON, in one line or indented by so many spaces."""
    @staticmethod
    def from_json(json: str | bytes) -> Item:
        """The node that ``to_json()`` wrote. Raises ``ValueError`` for anything else."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __copy__(self) -> Item: ...
    def __deepcopy__(self, memo: object) -> Item: ...

@final
class Figures:
    """The figures that an item names."""

    __match_args__: Final = (
        "counts",
        "percentages",
    )
    @property
    def counts(self) -> tuple[int, ...]:
        """Indices into ``Report.counts``."""
    @property
    def percentages(self) -> tuple[int, ...]:
        """Indices into ``Report.percentages``."""
    def to_dict(self) -> dict[str, Any]:
        """The node as a tree of dictionaries and lists, shaped as in JSON."""
    def to_json(self, indent: int | None = None) -> str:
        """The node as JSON, in one line or indented by so many spaces."""
    @staticmethod
    def from_json(json: str | bytes) -> Figures:
        """The node that ``to_json()`` wrote. Raises ``ValueError`` for anything else."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __copy__(self) -> Figures: ...
    def __deepcopy__(self, memo: object) -> Figures: ...

@final
class Action:
    """One order inside an item."""

    __match_args__: Final = (
        "text",
        "start",
        "end",
        "verb",
    )
    @property
    def text(self) -> str:
        """The words, exactly the input from ``start`` to ``end``."""
    @property
    def start(self) -> int:
        """Where the words begin, in the report's offset unit."""
    @property
    def end(self) -> int:
        """Where the words end (exclusive), in the report's offset unit."""
    @property
    def verb(self) -> Quote:
        """The verb that says what to do, as written."""
    def to_dict(self) -> dict[str, Any]:
        """The node as a tree of dictionaries and lists, shaped as in JSON."""
    def to_json(self, indent: int | None = None) -> str:
        """The node as JSON, in one line or indented by so many spaces."""
    @staticmethod
    def from_json(json: str | bytes) -> Action:
        """The node that ``to_json()`` wrote. Raises ``ValueError`` for anything else."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __copy__(self) -> Action: ...
    def __deepcopy__(self, memo: object) -> Action: ...

@final
class Citation:
    """A document of record, named with its number."""

    __match_args__: Final = (
        "text",
        "start",
        "end",
        "kind",
        "number",
        "date",
        "issuer",
    )
    @property
    def text(self) -> str:
        """The words, exactly the input from ``start`` to ``end``."""
    @property
    def start(self) -> int:
        """Where the words begin, in the report's offset unit."""
    @property
    def end(self) -> int:
        """Where the words end (exclusive), in the report's offset unit."""
    @property
    def kind(self) -> str:
        """The kind of document ("Nghị quyết")."""
    @property
    def number(self) -> str:
        """The number in full ("128/NQ-CP")."""
    @property
    def date(self) -> str | None:
        """The EDTF day of the document."""
    @property
    def issuer(self) -> str | None:
        """Who issued it."""
    def to_dict(self) -> dict[str, Any]:
        """The node as a tree of dictionaries and lists, shaped as in JSON."""
    def to_json(self, indent: int | None = None) -> str:
        """The node as JSON, in one line or indented by so many spaces."""
    @staticmethod
    def from_json(json: str | bytes) -> Citation:
        """The node that ``to_json()`` wrote. Raises ``ValueError`` for anything else."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __copy__(self) -> Citation: ...
    def __deepcopy__(self, memo: object) -> Citation: ...

@final
class Issue:
    """Something that the text itself gets wrong."""

    __match_args__: Final = (
        "text",
        "start",
        "end",
        "code",
        "message",
        "related",
    )
    @property
    def text(self) -> str:
        """The words, exactly the input from ``start`` to ``end``."""
    @property
    def start(self) -> int:
        """Where the words begin, in the report's offset unit."""
    @property
    def end(self) -> int:
        """Where the words end (exclusive), in the report's offset unit."""
    @property
    def code(self) -> str:
        """What is wrong, for programs: a snake-case name."""
    @property
    def message(self) -> str:
        """What is wrong, for people."""
    @property
    def related(self) -> tuple[Quote, ...]:
        """The other places that the contradiction involves."""
    def to_dict(self) -> dict[str, Any]:
        """The node as a tree of dictionaries and lists, shaped as in JSON."""
    def to_json(self, indent: int | None = None) -> str:
        """The node as JSON, in one line or indented by so many spaces."""
    @staticmethod
    def from_json(json: str | bytes) -> Issue:
        """The node that ``to_json()`` wrote. Raises ``ValueError`` for anything else."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __copy__(self) -> Issue: ...
    def __deepcopy__(self, memo: object) -> Issue: ...

@final
class ExplanationBlock:
    """One block of the outline: a heading, a paragraph, a list item …."""

    @property
    def text(self) -> str:
        """The words of the block."""
    @property
    def start(self) -> int:
        """Where the words begin."""
    @property
    def end(self) -> int:
        """Where the words end (exclusive)."""
    @property
    def kind(self) -> str:
        """What the block is."""
    @property
    def section(self) -> str:
        """What the section that it stands in is about."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class ExplanationMention:
    """One mention that a grammar read, whether it became a fact or lost to another."""

    @property
    def text(self) -> str:
        """The words of the mention."""
    @property
    def start(self) -> int:
        """Where the words begin."""
    @property
    def end(self) -> int:
        """Where the words end (exclusive)."""
    @property
    def kind(self) -> str:
        """What sort of fact it would be."""
    @property
    def rule(self) -> str:
        """The production that read it."""
    @property
    def lost_to(self) -> int | None:
        """The mention that it lost to: an index into ``Explanation.mentions``."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Explanation:
    """Why a report gave the facts that it gave: what was read, what stayed, what lost to whom."""

    @property
    def blocks(self) -> tuple[ExplanationBlock, ...]:
        """The outline."""
    @property
    def mentions(self) -> tuple[ExplanationMention, ...]:
        """Everything that the grammars read, in the order of the text."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
