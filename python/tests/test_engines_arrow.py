"""Record batches of articles, as engines hand them in."""

from __future__ import annotations

import datetime
import doctest
import logging
import pickle
import subprocess
import sys
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest

import hoinghi
from tests.conftest import example_reports

if TYPE_CHECKING:
    from collections.abc import Callable

pyarrow = pytest.importorskip("pyarrow")
arrow = pytest.importorskip("hoinghi.arrow")

DAY = "Họp ngày 12/8."
LATIN = "Họp ngày 12/8".encode("utf-16-le")


def batch_of(texts: list[Any], **columns: Any) -> Any:
    """A batch of texts with ids."""
    ids = [f"bài {number}" for number in range(len(texts))]
    return pyarrow.record_batch({"id": ids, "text": pyarrow.array(texts), **columns})


def rejects_of(facts: Any) -> dict[int, tuple[str, str]]:
    """The reasons and messages of rejects by their number."""
    rows = arrow.unnest(facts, "rejects").to_pylist()
    return {row["record"]: (row["reason"], row["message"]) for row in rows}


def test_the_examples_of_the_module() -> None:
    assert doctest.testmod(arrow).failed == 0


@pytest.mark.parametrize("size", [1, 4, 512])
def test_the_tables_are_those_of_many_texts(size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arrow, "_RUN", size)
    texts = [path.read_text(encoding="utf-8") for path in example_reports()] + ["Không có gì."]
    urls = [f"https://bao.example/{number}" for number in range(len(texts))]
    batch = batch_of(texts, url=urls)
    facts = arrow.extract_batch(batch, url="url", keep_text=True)
    facts.validate(full=True)
    assert facts.schema.equals(arrow.schema())
    assert facts.num_rows == len(texts)
    tables = hoinghi.tables(texts, ids=batch["id"], urls=urls, keep_text=True)
    assert (*tables, "rejects") == arrow.KINDS
    for kind, table in tables.items():
        for given in (facts, pyarrow.Table.from_batches([facts])):
            made = arrow.unnest(given, kind)
            assert made.schema.equals(arrow.schema(kind), check_metadata=True)
            assert made.equals(pyarrow.table(table)), kind
    assert arrow.unnest(facts, "rejects").num_rows == 0


BAD = {
    "null": (None, ("no_text", "the text is null")),
    "empty": (b"", ("no_text", "nothing in it to read")),
    "blank": (" \n\u00a0".encode(), ("no_text", "nothing in it to read")),
    "another encoding": (LATIN, ("undecodable", "not UTF-8 at byte 2")),
    "cut": ("ngà".encode()[:-1], ("undecodable", "not UTF-8 at byte 2")),
    "long": (b"a" * 101, ("too_large", "101 bytes, more than 100")),
}


@pytest.mark.parametrize(("text", "why"), BAD.values(), ids=BAD)
def test_a_bad_text_is_a_reject(text: bytes | None, why: tuple[str, str]) -> None:
    batch = batch_of([DAY.encode(), text, DAY.encode()])
    facts = arrow.extract_batch(batch, max_bytes=100, input="phần 3", first=7)
    facts.validate(full=True)
    (reject,) = arrow.unnest(facts, "rejects").to_pylist()
    assert (reject["reason"], reject["message"]) == why
    assert (reject["report"], reject["input"], reject["record"]) == ("bài 1", "phần 3", 8)
    assert (reject["byte"] == 2) is ("byte 2" in why[1])
    assert arrow.unnest(facts, "dates")["report"].to_pylist() == ["bài 0", "bài 2"]
    assert arrow.unnest(facts, "reports")["record"].to_pylist() == [7, 9]


def test_nothing_but_rejects() -> None:
    facts = arrow.extract_batch(batch_of([None, None]).set_column(1, "text", pyarrow.nulls(2)))
    facts.validate(full=True)
    assert len(rejects_of(facts)) == 2
    assert arrow.unnest(facts, "reports").num_rows == 0


def test_a_bad_name_is_a_reject() -> None:
    bad = pyarrow.array([b"b\xff"]).view(pyarrow.string())[0]
    ids, urls = pyarrow.array(["a", None, "c"]), pyarrow.array(["a", "b", bad])
    batch = pyarrow.record_batch({"id": ids, "text": [DAY] * 3, "url": urls})
    facts = arrow.extract_batch(batch, url="url")
    assert rejects_of(facts) == {
        2: ("no_id", "the id is null"),
        3: ("undecodable", "the url is not UTF-8"),
    }
    assert arrow.unnest(facts, "dates")["report"].to_pylist() == ["a"]


def test_a_bug_is_the_reject_of_one_article() -> None:
    class PanicException(BaseException):
        """What a panic becomes."""

    class Extractor:
        """Fails on one text."""

        def tables(self, texts: list[bytes], **options: Any) -> hoinghi.Tables:
            if b"hong" in texts:
                raise PanicException("hỏng")
            return hoinghi.tables(texts, **options)

    facts = arrow.extract_batch(batch_of([DAY, "hong", DAY]), extractor=Extractor())
    assert rejects_of(facts) == {2: ("internal", "hỏng")}
    assert arrow.unnest(facts, "dates").num_rows == 2

    def interrupted(self: Extractor, texts: list[bytes], **options: Any) -> hoinghi.Tables:
        raise KeyboardInterrupt

    Extractor.tables = interrupted  # type: ignore[method-assign]
    with pytest.raises(KeyboardInterrupt):
        arrow.extract_batch(batch_of([DAY]), extractor=Extractor())


TEXTS = {
    "string": pyarrow.string(),
    "large_string": pyarrow.large_string(),
    "string_view": pyarrow.string_view(),
    "binary": pyarrow.binary(),
    "large_binary": pyarrow.large_binary(),
    "binary_view": pyarrow.binary_view(),
    "dictionary": pyarrow.dictionary(pyarrow.int32(), pyarrow.string()),
}


@pytest.mark.parametrize("kind", TEXTS.values(), ids=TEXTS)
def test_columns_of_every_kind(kind: Any) -> None:
    texts = pyarrow.array([DAY, None, DAY + " Họp năm 2023."]).cast(kind)
    ids = pyarrow.array([3, 2, 1], pyarrow.uint16())
    facts = arrow.extract_batch(pyarrow.record_batch({"id": ids, "text": texts}))
    assert arrow.unnest(facts, "dates")["report"].to_pylist() == ["3", "1", "1"]


ZONE = pyarrow.timestamp("us", "Asia/Ho_Chi_Minh")
LATE = datetime.datetime(2023, 10, 4, 20, tzinfo=datetime.timezone.utc)
DAYS: dict[str, tuple[Any, list[str | None]]] = {
    "words": (["2023-10-05T08:00:00+07:00", "08:15, 5/10/2023"], ["2023-10-05"] * 2),
    "no words": (["hôm qua", None, "", "31/2/2023", "5/10/23"], [None] * 5),
    "dates": ([datetime.date(2023, 10, 5), None], ["2023-10-05", None]),
    "times": ([datetime.datetime(2023, 10, 5, 20)], ["2023-10-05"]),
    "times of a zone": (pyarrow.array([LATE], ZONE), ["2023-10-05"]),
    "no date": (pyarrow.array([10**9], pyarrow.int32()).cast(pyarrow.date32()), [None]),
    "nulls": (pyarrow.nulls(1), [None]),
}


@pytest.mark.parametrize(("days", "expected"), DAYS.values(), ids=DAYS)
def test_days_of_publication(days: Any, expected: list[str | None]) -> None:
    facts = arrow.extract_batch(batch_of([DAY] * len(expected), day=days), published="day")
    assert arrow.unnest(facts, "reports")["reference_date"].to_pylist() == expected


def test_days_that_cannot_be_read_are_told(caplog: pytest.LogCaptureFixture) -> None:
    batch = batch_of([DAY] * 4, day=["hôm qua", None, "", "5/10/2023"])
    with caplog.at_level(logging.WARNING, "hoinghi"):
        arrow.extract_batch(batch, published="day")
    assert caplog.messages == ["1 of 4 publication dates in day can't be read"]


def test_an_extractor_of_one_s_own() -> None:
    extractor = hoinghi.Extractor(kinds={"dates"}, reference_date=datetime.date(2020, 1, 1))
    run = pickle.loads(pickle.dumps(partial(arrow.extract_batch, extractor=extractor)))
    facts = run(batch_of([DAY + " Có 12 trường."]))
    assert arrow.unnest(facts, "dates")["value"].to_pylist() == ["2020-08-12"]
    assert arrow.unnest(facts, "counts").num_rows == 0


def test_tables_and_frames() -> None:
    batch = batch_of([DAY, None])
    table = pyarrow.Table.from_batches([batch, batch.slice(0, 0), batch])
    facts = arrow.extract_batch(table)
    assert isinstance(facts, pyarrow.Table)
    assert list(rejects_of(facts)) == [2, 4]
    polars = pytest.importorskip("polars")
    frame = polars.DataFrame(arrow.extract_batch(polars.DataFrame(batch)))
    dates = frame.select("report", "url", "dates").explode("dates")
    dates = dates.drop_nulls("dates").unnest("dates")
    assert dates["report"].to_list() == ["bài 0"]


def test_no_rows() -> None:
    batch = batch_of([DAY]).slice(0, 0)
    for given in (batch, pyarrow.Table.from_batches([batch]), batch.schema.empty_table()):
        facts = arrow.extract_batch(given)
        assert type(facts) is type(given)
        assert facts.schema.equals(arrow.schema())
        for kind in arrow.KINDS:
            assert arrow.unnest(facts, kind).equals(arrow.schema(kind).empty_table())


def test_calls_that_make_no_sense() -> None:
    batch = batch_of([DAY], number=[1.5])
    calls: list[tuple[type[Exception], str, Callable[[], Any]]] = [
        (
            ValueError,
            "no column 'body' among id, text",
            lambda: arrow.extract_batch(batch, text="body"),
        ),
        (TypeError, "hold texts, not double", lambda: arrow.extract_batch(batch, text="number")),
        (TypeError, "not double", lambda: arrow.extract_batch(batch, id="number")),
        (TypeError, "dates, times", lambda: arrow.extract_batch(batch, published="number")),
        (ValueError, "kind must be one of reports", lambda: arrow.schema("date")),
    ]
    for error, message, call in calls:
        with pytest.raises(error, match=message):
            call()


@pytest.mark.parametrize(
    ("module", "missing", "extra"),
    [("arrow", "pyarrow", "pyarrow"), ("spark", "pyspark", "spark"), ("spark", "pyarrow", "spark")],
)
def test_what_is_missing_is_named(module: str, missing: str, extra: str, tmp_path: Any) -> None:
    if module == "spark" and missing == "pyarrow":
        pytest.importorskip("pyspark")
    code = f"import sys; sys.modules[{missing!r}] = None; import hoinghi.{module}"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, stderr=subprocess.PIPE, encoding="utf-8"
    )
    told = f"ModuleNotFoundError: hoinghi.{module} needs {missing}: pip install 'hoinghi[{extra}]'"
    assert (done.returncode, done.stderr.splitlines()[-1]) == (1, told)
