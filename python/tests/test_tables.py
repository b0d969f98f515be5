"""Arrow tables of the facts of many texts."""

from __future__ import annotations

import datetime
import gc
import logging
import pickle
import subprocess
import sys
import typing
import weakref
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import pytest

import hoinghi
from hoinghi import names
from tests.conftest import example_reports
from tests.test_command import COMMAND
from tests.test_extract import SAMPLE, TEXTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

pyarrow = pytest.importorskip("pyarrow")

FIRST = ("report", "url", "start", "end", "text")
NAMES: tuple[names.TableName, ...] = typing.get_args(names.TableName)


def rows(table: hoinghi.Table) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = pyarrow.table(table).to_pylist()
    return found


@pytest.fixture(scope="module")
def texts() -> list[str]:
    return [path.read_text(encoding="utf-8") for path in example_reports()]


@pytest.fixture(scope="module")
def tables(texts: list[str]) -> hoinghi.Tables:
    return hoinghi.tables(texts, keep_text=True)


def test_a_row_is_a_fact(texts: list[str], tables: hoinghi.Tables) -> None:
    reports = hoinghi.extract_many(texts)
    assert [row["report"] for row in rows(tables.reports)] == [report.id for report in reports]
    kinds = [name for name in NAMES if name in hoinghi.Report.__match_args__]
    facts = {name: sum(len(getattr(report, name)) for report in reports) for name in kinds}
    assert facts == {name: len(tables[name]) for name in kinds}
    assert len(kinds) == 7
    dates = [(r.id, d.start, d.end, d.text, d.value) for r in reports for d in r.dates]
    cells = [
        tuple(row[name] for name in (*FIRST[:1], *FIRST[2:], "value")) for row in rows(tables.dates)
    ]
    assert cells == dates


def test_words_stand_where_a_row_says(tables: hoinghi.Tables) -> None:
    texts = {row["report"]: row["text"] for row in rows(tables.reports)}
    found = [row for name in NAMES[1:] for row in rows(tables[name]) if row["text"] is not None]
    assert len(found) > 300
    for row in found:
        assert texts[row["report"]][row["start"] : row["end"]] == row["text"]


@pytest.mark.skipif(
    not COMMAND.exists(), reason="the command is not built: cargo build -p hoinghi-cli"
)
def test_rows_and_files_are_those_of_the_command(tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    paths = example_reports()
    options = ["--out", str(tmp_path / "command"), "--keep-text"]
    subprocess.run([COMMAND, "batch", *paths, *options], check=True, stderr=subprocess.DEVNULL)
    texts = [path.read_bytes() for path in paths]
    ours = hoinghi.tables(texts, ids=[path.name for path in paths], keep_text=True)
    ours.write_parquet(tmp_path / "ours")
    # What only a run over files knows.
    beside = {"input", "record", "encoding", "duplicate_of", "report"}
    for name, table in ours.items():
        theirs = parquet.read_table(tmp_path / "command" / name)
        written = parquet.read_table(tmp_path / "ours" / name)
        assert written.equals(pyarrow.table(table), check_metadata=True), name
        assert written.schema.equals(theirs.schema, check_metadata=True), name
        columns = [column for column in theirs.column_names if column not in beside]
        assert written.select(columns).equals(theirs.select(columns)), name


@pytest.mark.parametrize("threads", [1, 2, 7])
def test_any_number_of_threads_gives_the_same(threads: int) -> None:
    texts = [f"{number}. {text}" for number in range(5) for text in TEXTS]
    assert hoinghi.tables(texts, threads=threads) == hoinghi.tables(texts)


CELLS = ["Sáng 12/8/2023, Sở Nội vụ họp.", None, "Họp tháng 9/2023.", "Họp ngày 1/2/2024."]


class Stream:
    """A column that has its Arrow capsule and nothing else."""

    def __init__(self, column: Any) -> None:
        self.column = column

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        return self.column.__arrow_c_stream__(requested_schema)


class Array:
    """A column in one piece that has its Arrow capsules and nothing else."""

    def __init__(self, column: Any) -> None:
        self.column = column

    def __arrow_c_array__(self, requested_schema: object = None) -> object:
        return self.column.__arrow_c_array__(requested_schema)


def of_pandas(kind: str) -> Callable[[list[str | None]], object]:
    return lambda cells: pytest.importorskip("pandas").Series(cells, dtype=kind)


def of_polars(kind: str) -> Callable[[list[str | None]], object]:
    def column(cells: list[str | None]) -> object:
        polars = pytest.importorskip("polars")
        return polars.Series(cells).cast(getattr(polars, kind))

    return column


COLUMNS: dict[str, Callable[[list[str | None]], object]] = {
    "list": list,
    "bytes": lambda cells: (cell and cell.encode() for cell in cells),
    "string": lambda cells: pyarrow.array(cells),
    "large_string": lambda cells: pyarrow.array(cells, pyarrow.large_string()),
    "string_view": lambda cells: pyarrow.array(cells, pyarrow.string_view()),
    "binary": lambda cells: pyarrow.array([cell and cell.encode() for cell in cells]),
    "dictionary": lambda cells: pyarrow.array(cells).dictionary_encode(),
    "slice": lambda cells: pyarrow.array(["a", *cells, "b"]).slice(1, len(cells)),
    "chunks": lambda cells: pyarrow.chunked_array([cells[:1], [], cells[1:]], pyarrow.string()),
    "capsule of a stream": lambda cells: Stream(pyarrow.chunked_array([cells])),
    "capsule of an array": lambda cells: Array(pyarrow.array(cells)),
    "Polars": of_polars("String"),
    "Polars, categories": of_polars("Categorical"),
    "pandas": of_pandas("str"),
    "pandas, Arrow": of_pandas("string[pyarrow]"),
    "pandas, objects": of_pandas("object"),
    "pandas, categories": of_pandas("category"),
}


@pytest.mark.parametrize("kind", COLUMNS)
def test_any_column_will_do(kind: str) -> None:
    make: Callable[[Any], Any] = COLUMNS[kind]
    read = hoinghi.tables(make(CELLS), keep_text=True)
    assert read == hoinghi.tables(CELLS, keep_text=True)
    assert [row["text"] for row in rows(read.reports)] == CELLS
    assert [row["report"] for row in rows(read.dates)] == ["0", "2", "3"]
    if kind in {"bytes", "binary"}:
        return
    beside = hoinghi.tables(["a", "b", "c", "d"], ids=make(["w", "x", "y", "z"]), urls=make(CELLS))
    assert [row["report"] for row in rows(beside.reports)] == ["w", "x", "y", "z"]
    assert [row["url"] for row in rows(beside.reports)] == CELLS


def test_a_long_column_is_read_to_its_end() -> None:
    cells = [f"Họp ngày {1 + number % 28}/8/2023." for number in range(600)]
    expected = hoinghi.tables(cells)
    assert len(expected.dates) == 600
    assert hoinghi.tables(pyarrow.chunked_array([cells[:300], cells[300:]])) == expected
    assert len(hoinghi.extract_many(pyarrow.array(cells))) == 600
    pandas = pytest.importorskip("pandas")
    assert hoinghi.tables(pandas.Series(cells)[::-1][::-1]) == expected


def test_days_may_be_a_column() -> None:
    days = [None, datetime.date(2024, 9, 1)]
    column = pyarrow.array(days, pyarrow.date32())
    extractor = hoinghi.Extractor(reference_date=datetime.date(2020, 1, 1))
    read = extractor.tables(["Họp ngày 12/8."] * 2, published=column)
    assert [row["value"] for row in rows(read.dates)] == ["2020-08-12", "2024-08-12"]
    assert [row["reference_date"] for row in rows(read.reports)] == ["2020-01-01", "2024-09-01"]


def test_a_missing_text_keeps_its_row(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG, logger="hoinghi"):
        read = hoinghi.tables(CELLS, ids=["a", "b", "c", "a"])
    assert [(row["report"], row["record"]) for row in rows(read.reports)] == [
        ("a", 1),
        ("b", 2),
        ("c", 3),
        ("a", 4),
    ]
    assert rows(read.reports)[1]["end"] == 0
    said = [(record.levelname, record.getMessage()) for record in caplog.records]
    assert said[0][0] == "DEBUG"
    assert said[0][1].startswith("read 4 texts in ")
    assert said[1:] == [
        ("WARNING", "1 of 4 texts have no text: their reports have no facts"),
        ("WARNING", "1 of 4 texts have the id of another: joins by it mix their facts"),
    ]


def test_nothing_is_said_unasked(tmp_path: Path) -> None:
    command = [sys.executable, "-c", "import hoinghi; hoinghi.tables([None])"]
    assert subprocess.check_output(command, cwd=tmp_path, stderr=subprocess.STDOUT) == b""


def test_reports_may_be_given() -> None:
    texts = [f"😀 {text}" for text in TEXTS]
    expected = hoinghi.tables(texts)
    reports = hoinghi.extract_many(texts)
    in_bytes = hoinghi.Extractor(offset_unit="byte").extract_many(texts)
    for given in (reports, in_bytes, list(reports), iter(in_bytes)):
        assert hoinghi.tables(given) == expected
    assert reports.tables() == expected
    urls = [f"https://example.org/{number}" for number in range(len(texts))]
    assert reports.tables(urls=urls, keep_text=True) == hoinghi.tables(
        texts, urls=urls, keep_text=True
    )
    copies = hoinghi.Reports.from_jsonl(reports.to_jsonl())
    assert copies.tables()["dates"] == expected["dates"]
    assert {row["end"] for row in rows(copies.tables().reports)} == {0}
    with pytest.raises(ValueError, match=r"texts\[0\]: .* needs its text"):
        hoinghi.Reports.from_jsonl(in_bytes.to_jsonl()).tables()
    with pytest.raises(ValueError, match=r"texts\[0\] is a report"):
        hoinghi.tables(reports, ids=["a"] * len(texts))


def test_options_are_those_of_the_extractor() -> None:
    read = hoinghi.Extractor(kinds={"counts"}, offset_unit="byte").tables([SAMPLE])
    assert len(read.counts) > 0
    assert len(read.dates) == 0
    assert read.counts == hoinghi.tables([SAMPLE]).counts


@pytest.mark.filterwarnings("default")
def test_libraries_take_a_table(tables: hoinghi.Tables) -> None:
    table = pyarrow.table(tables.counts)
    assert table.equals(tables.counts.to_pyarrow())
    assert table.schema.metadata[b"hoinghi.tables"] == b"hoinghi/tables/1"
    assert pyarrow.schema(tables.counts) == table.schema
    assert tuple(table.column_names) == tables.counts.column_names
    expected = table.to_pylist()
    polars = pytest.importorskip("polars")
    assert polars.DataFrame(tables.counts).to_dicts() == expected
    assert tables.counts.to_polars().to_dicts() == expected
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame.from_arrow(tables.counts)
    assert list(frame["text"]) == [row["text"] for row in expected]
    assert frame.equals(tables.counts.to_pandas())
    duckdb = pytest.importorskip("duckdb")
    counts = tables.counts
    assert duckdb.sql("select report, text from counts").fetchall() == [
        (row["report"], row["text"]) for row in expected
    ]
    assert len(counts) == len(expected)


def test_all_tables_become_frames(tables: hoinghi.Tables) -> None:
    for library in ("pyarrow", "polars", "pandas"):
        pytest.importorskip(library)
        frames = getattr(tables, f"to_{library}")()
        assert {name: len(frame) for name, frame in frames.items()} == {
            name: len(table) for name, table in tables.items()
        }


def test_nothing_is_copied(tables: hoinghi.Tables) -> None:
    once, again = (pyarrow.table(tables.dates)["text"].chunk(0).buffers() for _ in "12")
    assert [part and part.address for part in once] == [part and part.address for part in again]


@pytest.mark.parametrize("library", ["pandas", "polars", "pyarrow"])
def test_a_missing_library_is_named(library: str, monkeypatch: pytest.MonkeyPatch) -> None:
    read = hoinghi.tables(["a"])
    monkeypatch.setitem(sys.modules, library, None)
    for thing in (read, read.dates):
        with pytest.raises(ImportError, match=rf"pip install 'hoinghi\[{library}\]'") as told:
            getattr(thing, f"to_{library}")()
        assert told.value.name == library


def test_a_column_may_need_a_library(monkeypatch: pytest.MonkeyPatch) -> None:
    column: names.ArrowStream = Stream(pyarrow.chunked_array([CELLS]))
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(ImportError, match="reading a Stream needs pyarrow: pip install pyarrow"):
        hoinghi.tables(column)


def test_a_mapping(tables: hoinghi.Tables) -> None:
    assert isinstance(tables, Mapping)
    assert (*tables,) == tuple(tables.keys()) == NAMES
    assert dict(tables) == dict(zip(NAMES, tables.values(), strict=True))
    for name in set(NAMES) - {"items"}:
        assert getattr(tables, name) is tables[name] is tables.get(name)
    assert [table.name for table in tables.values()] == list(NAMES)
    assert "dates" in tables
    assert "verbs" not in tables
    assert tables.get("verbs") is None  # type: ignore[call-overload]
    with pytest.raises(KeyError, match="verbs"):
        tables["verbs"]  # type: ignore[index]
    with pytest.raises(KeyError):
        tables[1]  # type: ignore[index]
    assert repr(tables).startswith(f"Tables(reports=<{len(tables.reports)}>, officials=<")


def test_copies_are_equal(tables: hoinghi.Tables) -> None:
    copy = pickle.loads(pickle.dumps(tables))
    assert copy == tables
    assert copy.dates == hoinghi.Table.from_ipc(tables.dates.to_ipc())
    assert tables.dates != tables.counts
    assert tables != hoinghi.tables([])
    read = pyarrow.ipc.open_stream(tables.dates.to_ipc()).read_all()
    assert read.equals(tables.dates.to_pyarrow(), check_metadata=True)
    for bad in (b"", b"PAR1", tables.dates.to_ipc()[:99]):
        with pytest.raises(ValueError, match=r"."):
            hoinghi.Table.from_ipc(bad)
    with pytest.raises(ValueError, match="reports, officials"):
        hoinghi.Tables([tables.dates])


def test_no_texts_make_empty_tables() -> None:
    read = hoinghi.tables([])
    assert {len(table) for table in read.values()} == {0}
    assert pyarrow.table(read.counts).num_rows == 0
    assert list(hoinghi.iter_tables([])) == []


def test_many_rows_make_several_batches() -> None:
    read = hoinghi.tables(None for _ in range(20_000))
    column = pyarrow.table(read.reports)["report"]
    assert column.num_chunks == 2
    assert column.to_pylist() == [str(number) for number in range(20_000)]
    assert hoinghi.Table.from_ipc(read.reports.to_ipc()) == read.reports


def test_a_stream_comes_in_batches() -> None:
    expected = hoinghi.tables(CELLS).to_pyarrow()
    for size, sizes in ((1, [1, 1, 1, 1]), (3, [3, 1]), (4, [4]), (99, [4])):
        found = list(hoinghi.iter_tables(iter(CELLS), batch_size=size))
        assert [len(tables.reports) for tables in found] == sizes
        for name, table in expected.items():
            parts = [tables[name].to_pyarrow() for tables in found]
            assert pyarrow.concat_tables(parts).equals(table)
    with pytest.raises(ValueError, match="batch_size"):
        hoinghi.iter_tables([], batch_size=0)


def test_a_stream_ends_with_what_is_wrong() -> None:
    def texts() -> Iterator[str]:
        yield from ["a", "b", "c"]
        raise LookupError("gone")

    stream = hoinghi.iter_tables(texts(), batch_size=2)
    assert [len(next(stream).reports), len(next(stream).reports)] == [2, 1]
    with pytest.raises(LookupError, match="gone"):
        next(stream)
    assert list(stream) == []
    with pytest.raises(LookupError, match="gone"):
        hoinghi.tables(texts())


class Text(str):
    """A text whose end can be watched."""


def test_a_stream_keeps_nothing() -> None:
    alive: weakref.WeakSet[Text] = weakref.WeakSet()
    most = facts = 0

    def texts() -> Iterator[str]:
        nonlocal most
        for number in range(2000):
            text = Text(f"Họp ngày 12/8/2023, số {number}.")
            alive.add(text)
            most = max(most, len(alive))
            yield text

    for tables in hoinghi.iter_tables(texts(), batch_size=200):
        facts += len(tables.dates)
    gc.collect()
    assert facts == 2000
    assert most < 500


@pytest.mark.parametrize(
    ("source", "error", "says"),
    [
        ("abc", TypeError, "texts must be an iterable"),
        (["a", 1], TypeError, r"texts\[1\]: text must be str or bytes, not int"),
        (["a", b"\xff"], ValueError, r"texts\[1\]: .*position 0"),
        (pyarrow.table({"a": ["b"]}), TypeError, "texts must be a column, not a table"),
        (1, TypeError, "not iterable"),
    ],
)
def test_what_is_no_text_is_told(source: Any, error: type[Exception], says: str) -> None:
    with pytest.raises(error, match=says):
        hoinghi.tables(source)


def test_lists_beside_the_texts_are_as_long() -> None:
    with pytest.raises(ValueError, match=r"urls ends before texts\[1\]"):
        hoinghi.tables(["a", "b"], urls=["c"])
    with pytest.raises(ValueError, match="urls is longer than texts"):
        hoinghi.tables(["a"], urls=["c", "d"])
    with pytest.raises(TypeError, match=r"urls\[0\]"):
        hoinghi.tables(["a"], urls=[1])  # type: ignore[list-item]


def test_a_notebook_shows_the_first_rows() -> None:
    read = hoinghi.tables(["Họp ngày 12/8/2023."] * 12, ids=["<b>", *map(str, range(11))])
    page = read.dates._repr_html_()
    assert page.count("<tr>") == 11
    assert "<caption>dates: 12 rows, the first 10 shown</caption>" in page
    assert "&lt;b&gt;" in page
    assert "<td>dates</td><td>12</td><td>9</td>" in read._repr_html_()
    assert repr(read.dates) == "Table(dates, 12 rows, 9 columns)"
