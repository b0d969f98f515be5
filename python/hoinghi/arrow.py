"""Facts from Arrow, one batch of articles at a time: the function that engines run.

`extract_batch` takes a record batch of articles and gives a record batch of what they hold, a row
an article, in their order. It keeps nothing between two calls, works on the thread that calls it,
and pickles, so that Spark, Daft, Ray Data and Polars may run it where they like. It needs pyarrow.

>>> import pyarrow
>>> from hoinghi.arrow import extract_batch, unnest
>>> articles = {"url": ["a", "b"], "body": ["Họp ngày 12/8/2023.", None]}
>>> facts = extract_batch(pyarrow.record_batch(articles), text="body", id="url")
>>> unnest(facts, "dates")["value"].to_pylist()
['2023-08-12']
>>> unnest(facts, "rejects").select(["report", "reason"]).to_pylist()
[{'report': 'b', 'reason': 'no_text'}]
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any, Final, cast

import hoinghi
from hoinghi._articles import Article, Articles, Names, Reject, pyarrow

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import TypeAlias

    from hoinghi import names

    Rows: TypeAlias = Sequence[Article | Reject]

__all__ = ["KINDS", "extract_batch", "schema", "unnest"]

KINDS: Final[tuple[str, ...]] = (*hoinghi.tables([]), "rejects")
"""The names of the tables that `unnest` gives."""

# Those whose rows are a list of an article's.
_LISTS = cast("tuple[names.TableName, ...]", KINDS[1:-1])

# Articles read at once, so that texts and facts are there twice for a few of them only.
_RUN = 512

# What names an article, whether it can be read or not.
_PLACE = ("report", "url", "input", "record")

_REJECT = [
    pyarrow.field("reason", pyarrow.string(), nullable=False),
    pyarrow.field("message", pyarrow.string(), nullable=False),
    pyarrow.field("byte", pyarrow.int64()),
]


def extract_batch(
    batch: Any,
    *,
    text: str = "text",
    id: str = "id",
    url: str | None = None,
    published: str | None = None,
    extractor: hoinghi.Extractor | None = None,
    keep_text: bool = False,
    max_bytes: int = 8 << 20,
    input: str = "",
    first: int = 1,
) -> Any:
    """What the articles of a batch hold, a row an article.

    ``batch`` is a ``pyarrow.RecordBatch``. A ``pyarrow.Table`` gives a table, and so does a data
    frame of another library that hands out its Arrow data. ``text``, ``id``, ``url`` and
    ``published`` name its columns: texts, as strings or UTF-8 bytes; ids, which join the tables and
    are to be unique among all batches; addresses; and the days from which missing years are told,
    as dates, times, or strings such as ``2023-10-05`` or ``5/10/2023``.

    A row of the result is the article's row in the table ``reports``, then a list for each other
    kind of fact, of the columns of its table but ``report`` and ``url``, then ``reject``: `schema`
    has them, and `unnest` gives the tables. ``keep_text`` keeps the article, in the column
    ``text``. ``input`` and ``first``, the number of the first article, say where the batch is from.

    An article without text or id, not in UTF-8, or longer than ``max_bytes`` has its ``reject``
    filled, and no facts; the others are read as if it weren't there.
    """
    articles = Articles(Names(text, id, url, published), max_bytes)
    reading = _Reading(extractor or hoinghi.Extractor(), articles, keep_text, input)
    if isinstance(batch, pyarrow.RecordBatch):
        runs = list(reading.runs(batch, first))
        return (
            pyarrow.concat_batches(runs) if runs else pyarrow.RecordBatch.from_pylist([], schema())
        )
    made: list[Any] = []
    for part in pyarrow.table(batch).to_batches():
        made.extend(reading.runs(part, first))
        first += len(part)
    return pyarrow.Table.from_batches(made, schema())


def unnest(facts: Any, kind: str) -> Any:
    """The table of a kind, one of `KINDS`, in what `extract_batch` gave, as a ``pyarrow.Table``.

    It is that of ``hoinghi.tables``; ``"rejects"`` are the articles that could not be read.
    """
    wanted = schema(kind)
    parts = [facts] if isinstance(facts, pyarrow.RecordBatch) else pyarrow.table(facts).to_batches()
    made = [_columns(part, kind).cast(wanted) for part in parts]
    return pyarrow.concat_tables(made) if made else wanted.empty_table()


@functools.cache
def schema(kind: str | None = None) -> Any:
    """The columns that `extract_batch` gives, or those of a kind's table: a ``pyarrow.Schema``."""
    if kind is not None:
        return _schemas()[_known(kind)]
    fields = [field.with_nullable(True) for field in schema("reports")]
    for other in _LISTS:
        row = pyarrow.struct(list(schema(other))[2:])
        rows = pyarrow.list_(pyarrow.field("item", row, nullable=False))
        fields.append(pyarrow.field(other, rows, nullable=False))
    return pyarrow.schema([*fields, pyarrow.field("reject", pyarrow.struct(_REJECT))])


@functools.cache
def _schemas() -> dict[str, Any]:
    """The columns of each table."""
    known: dict[str, Any] = {kind: pyarrow.schema(of) for kind, of in hoinghi.tables([]).items()}
    place = [known["reports"].field(name) for name in _PLACE]
    rejects = pyarrow.schema([place[0].with_nullable(True), *place[1:], *_REJECT])
    return {**known, "rejects": rejects}


def _known(kind: str) -> str:
    if kind not in KINDS:
        raise ValueError(f"kind must be one of {', '.join(KINDS)}, not {kind!r}")
    return kind


def _columns(facts: Any, kind: str) -> Any:
    """The columns of a kind's table in a record batch of facts."""
    if kind == "reports":
        read = facts.filter(facts["reject"].is_null())
        return pyarrow.Table.from_batches([read.select(schema(kind).names)])
    if kind == "rejects":
        bad = facts.filter(facts["reject"].is_valid())
        columns = [bad[name] for name in _PLACE] + bad["reject"].flatten()
        return pyarrow.table(columns, schema(kind).names)
    rows = facts[kind]
    of = pyarrow.compute.list_parent_indices(rows)
    columns = [facts["report"].take(of), facts["url"].take(of), *rows.flatten().flatten()]
    return pyarrow.table(columns, schema(kind).names)


class _Reading:
    """How articles are read."""

    def __init__(
        self, extractor: hoinghi.Extractor, articles: Articles, keep_text: bool, input: str
    ) -> None:
        self.extractor = extractor
        self.articles = articles
        self.keep_text = keep_text
        self.input = input

    def runs(self, batch: Any, first: int) -> Iterator[Any]:
        """What the articles of a batch hold, some at a time."""
        for start in range(0, len(batch), _RUN):
            given = self.articles.of(batch.slice(start, _RUN))
            yield self.facts(*self.read(given), first + start)

    def read(self, given: Rows) -> tuple[Rows, hoinghi.Tables]:
        """The tables of some articles; one that the extractor fails on is a reject."""
        try:
            return given, self.tables(given)
        except BaseException as error:
            if not _is_bug(error):
                raise
        checked = [self.checked(one) for one in given]
        return checked, self.tables(checked)

    def checked(self, one: Article | Reject) -> Article | Reject:
        """The article, unless the extractor fails on it."""
        try:
            self.tables([one])
        except BaseException as error:
            if not _is_bug(error):
                raise
            return Reject(one.id, one.url, "internal", str(error))
        return one

    def tables(self, given: Rows) -> hoinghi.Tables:
        """The tables of the articles that can be read, each named by its place."""
        good = [(at, one) for at, one in enumerate(given) if isinstance(one, Article)]
        return self.extractor.tables(
            [one.text for _, one in good],
            ids=[str(at) for at, _ in good],
            published=[one.day for _, one in good],
            threads=1,
            keep_text=self.keep_text,
        )

    def facts(self, given: Rows, tables: hoinghi.Tables, first: int) -> Any:
        """A row an article."""
        reports = pyarrow.table(tables.reports).combine_chunks()
        rows = iter(range(len(reports)))
        of = [next(rows) if isinstance(one, Article) else None for one in given]
        reports = reports.take(pyarrow.array(of, pyarrow.int64()))
        columns = {name: reports[name].combine_chunks() for name in reports.column_names}
        columns.update(
            report=[one.id for one in given],
            url=[one.url for one in given],
            input=[self.input] * len(given),
            record=range(first, first + len(given)),
        )
        for kind in _LISTS:
            columns[kind] = _lists(pyarrow.table(tables[kind]), kind, len(given))
        columns["reject"] = [None if isinstance(one, Article) else one._asdict() for one in given]
        return pyarrow.record_batch(columns, schema())


def _lists(table: Any, kind: str, rows: int) -> Any:
    """The table's rows as a list an article, by the places that they are named by."""
    runs = pyarrow.compute.run_end_encode(table["report"].combine_chunks())
    ends = dict(zip(map(int, runs.values.to_pylist()), runs.run_ends.to_pylist(), strict=True))
    offsets = [0]
    for row in range(rows):
        offsets.append(ends.get(row, offsets[-1]))
    of = schema().field(kind).type
    columns = [table[field.name].combine_chunks() for field in of.value_type]
    facts = pyarrow.StructArray.from_arrays(columns, fields=list(of.value_type))
    return pyarrow.ListArray.from_arrays(pyarrow.array(offsets, pyarrow.int32()), facts, of)


def _is_bug(error: BaseException) -> bool:
    """Whether it is a failure of the extractor's own."""
    return type(error).__name__ == "PanicException"
