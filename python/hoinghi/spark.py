"""Tables of facts from a Spark data frame of articles.

>>> import hoinghi.spark                                                    # doctest: +SKIP
>>> tables = hoinghi.spark.tables(articles, text="body", id="url")          # doctest: +SKIP
>>> tables.dates.groupBy("value").count().show()                            # doctest: +SKIP

Spark's workers need hoinghi and pyarrow installed for the Python that they run, the one that the
environment variable ``PYSPARK_PYTHON`` names.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import hoinghi

try:
    from pyspark import TaskContext
    from pyspark.sql import functions
    from pyspark.sql import types as spark_types

    from hoinghi import arrow
    from hoinghi._articles import pyarrow
except ModuleNotFoundError as error:
    if error.name not in ("pyspark", "pyarrow"):
        raise
    message = f"hoinghi.spark needs {error.name}: pip install 'hoinghi[spark]'"
    raise ModuleNotFoundError(message, name=error.name) from error

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyspark.sql import DataFrame

__all__ = ["Tables", "extract", "tables", "unnest"]

# Articles in a batch that goes back to Spark.
_RUN = 512


def tables(
    df: DataFrame,
    *,
    text: str = "text",
    id: str = "id",
    url: str | None = None,
    published: str | None = None,
    extractor: hoinghi.Extractor | None = None,
    keep_text: bool = False,
    max_bytes: int = 8 << 20,
    persist: bool = True,
) -> Tables:
    """The facts of a data frame of articles: a data frame a table, as ``hoinghi.tables`` has them.

    ``text``, ``id``, ``url`` and ``published`` name columns of ``df``: texts, as strings or UTF-8
    bytes; ids, which join the tables and are to be unique; addresses; and the days from which
    missing years are told, as dates, times, or strings such as ``2023-10-05`` or ``5/10/2023``.
    Nothing is read before Spark is asked for rows.

    An article without text or id, not in UTF-8, or longer than ``max_bytes`` is a row of
    ``rejects`` and of no other table. In ``reports`` and ``rejects``, ``input`` names the
    partition, and ``record`` the article in it. ``keep_text`` keeps the texts in ``reports``.

    With ``persist``, articles are read once for all tables, and Spark keeps their facts until
    ``unpersist()``; without, once for each table that is asked for. To keep the facts longer, write
    ``extract(df)`` to Parquet, and `unnest` what Spark reads of it.
    """
    facts = extract(
        df,
        text=text,
        id=id,
        url=url,
        published=published,
        extractor=extractor,
        keep_text=keep_text,
        max_bytes=max_bytes,
    )
    return Tables(facts.persist() if persist else facts)


def extract(
    df: DataFrame,
    *,
    text: str = "text",
    id: str = "id",
    url: str | None = None,
    published: str | None = None,
    extractor: hoinghi.Extractor | None = None,
    keep_text: bool = False,
    max_bytes: int = 8 << 20,
) -> DataFrame:
    """The facts of a data frame of articles, a row an article.

    The columns are those of `hoinghi.arrow.extract_batch`, the arguments those of `tables`.
    """
    named = {"text": text, "id": id, "url": url, "published": published}
    columns = {name: functions.col(column) for name, column in named.items() if column}
    columns["id"] = columns["id"].cast("string")
    given = df.select(*(column.alias(name) for name, column in columns.items()))
    run = functools.partial(
        _extract_partition,
        url="url" if url else None,
        published="published" if published else None,
        extractor=extractor or hoinghi.Extractor(),
        keep_text=keep_text,
        max_bytes=max_bytes,
    )
    return given.mapInArrow(run, _spark_type(pyarrow.struct(list(arrow.schema()))))


def _extract_partition(batches: Iterator[Any], **options: Any) -> Iterator[Any]:
    """What the articles of a partition hold."""
    context = TaskContext.get()
    place = f"partition {context.partitionId()}" if context else ""
    first = 1
    for batch in batches:
        for start in range(0, len(batch), _RUN):
            part = batch.slice(start, _RUN)
            yield arrow.extract_batch(part, input=place, first=first, **options)
            first += len(part)


def unnest(facts: DataFrame, kind: str) -> DataFrame:
    """The table of a kind, one of `hoinghi.arrow.KINDS`, in what `extract` gave."""
    columns = [f"`{name}`" for name in arrow.schema(kind).names]
    if kind == "reports":
        return facts.where("reject is null").select(columns)
    if kind == "rejects":
        return facts.where("reject is not null").select("*", "reject.*").select(columns)
    return facts.select("report", "url", functions.inline(kind)).select(columns)


class Tables(Mapping[str, Any]):
    """Data frames of facts by the names of their tables, those of `hoinghi.arrow.KINDS`.

    Each is an attribute too, but ``items``, the parts of directives, is ``tables["items"]``, for
    ``items()`` is the mapping's. ``facts`` is the data frame that they are made of.
    """

    def __init__(self, facts: DataFrame) -> None:
        """The tables in what `extract` gave."""
        self.facts = facts

    def __getitem__(self, kind: str) -> DataFrame:
        """The table of this name."""
        if kind not in arrow.KINDS:
            raise KeyError(kind)
        return unnest(self.facts, kind)

    def __iter__(self) -> Iterator[str]:
        """The names of the tables."""
        return iter(arrow.KINDS)

    def __len__(self) -> int:
        """How many tables there are."""
        return len(arrow.KINDS)

    def __getattr__(self, kind: str) -> DataFrame:
        """The table of this name."""
        if kind in arrow.KINDS:
            return self[kind]
        raise AttributeError(f"{type(self).__name__!r} object has no attribute {kind!r}")

    def __dir__(self) -> list[str]:
        """The attributes, the tables among them."""
        return sorted({*super().__dir__(), *arrow.KINDS})

    def unpersist(self) -> None:
        """Lets Spark forget the facts."""
        self.facts.unpersist()


def _spark_type(kind: Any) -> Any:
    """Spark's name for a type of Arrow's."""
    if pyarrow.types.is_struct(kind):
        fields = [
            spark_types.StructField(field.name, _spark_type(field.type), field.nullable)
            for field in kind
        ]
        return spark_types.StructType(fields)
    if pyarrow.types.is_list(kind):
        item = kind.value_field
        return spark_types.ArrayType(_spark_type(item.type), item.nullable)
    return _SPARK_TYPES[kind]


_SPARK_TYPES = {
    pyarrow.string(): spark_types.StringType(),
    pyarrow.int32(): spark_types.IntegerType(),
    pyarrow.int64(): spark_types.LongType(),
    pyarrow.float64(): spark_types.DoubleType(),
}
