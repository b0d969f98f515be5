"""A real Spark with two workers."""

from __future__ import annotations

import gc
import json
import os
import runpy
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from tests.conftest import needs_java
from tests.test_command import TARGET
from tests.test_engines_examples import EXAMPLES, check

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pyarrow = pytest.importorskip("pyarrow")
pytest.importorskip("pyspark", reason="Spark is not installed: pip install pyspark")

GENERATOR = TARGET / "debug" / ("hoinghi-gen.exe" if os.name == "nt" else "hoinghi-gen")

pytestmark = [
    needs_java,
    # Spark says so of pandas 3, which only its own pandas functions need.
    pytest.mark.filterwarnings("ignore:PySpark does not yet fully support pandas:FutureWarning"),
    # Some versions leave sockets to the collector.
    pytest.mark.filterwarnings("ignore:unclosed:ResourceWarning"),
]

ARTICLES = 20_000

# What else stands among the articles, and the reason for which it is kept out.
BAD = {
    "bad-null": (None, "no_text"),
    "bad-blank": (b" \n", "no_text"),
    "bad-bytes": ("Họp ngày 12/8".encode("utf-16-le"), "undecodable"),
    "bad-cut": ("Họp ngà".encode()[:-1], "undecodable"),
    "bad-long": (b"a" * (1 << 16), "too_large"),
    None: ("Họp ngày 12/8/2023.".encode(), "no_id"),
}

QUIET = """
rootLogger.level = error
rootLogger.appenderRef.stderr.ref = stderr
appender.stderr.type = Console
appender.stderr.name = stderr
appender.stderr.target = SYSTEM_ERR
appender.stderr.layout.type = PatternLayout
appender.stderr.layout.pattern = %m%n
"""


@pytest.fixture(scope="module")
def spark(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A session with two workers of this Python."""
    from pyspark.sql import SparkSession

    folder = tmp_path_factory.mktemp("spark")
    logging = folder / "log4j2.properties"
    logging.write_text(QUIET, encoding="utf-8")
    # A Java machine that soon ends need not make its code as fast as it can.
    java = f"-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Dlog4j2.configurationFile={logging}"
    options = {
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.extraJavaOptions": java,
        "spark.driver.host": "127.0.0.1",
        "spark.local.dir": str(folder),
        "spark.sql.warehouse.dir": str(folder / "warehouse"),
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
    }
    builder = SparkSession.builder.master("local[2]")
    for name, value in options.items():
        builder = builder.config(name, value)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYSPARK_PYTHON", sys.executable)
        # Workers import from where Spark was started: here are the sources, not what is installed.
        patch.chdir(folder)
        session = builder.getOrCreate()
        yield session
        session.stop()
        gc.collect()


def head(text: str) -> str:
    """The first paragraphs of an article."""
    end = text.find("\n", 300)
    return text if end < 0 else text[:end]


@pytest.fixture(scope="module")
def articles() -> Any:
    """Articles with a few others among them."""
    if not GENERATOR.exists():
        pytest.skip("the generator is not built: cargo build -p hoinghi-gen")
    command = [str(GENERATOR), "--count", str(ARTICLES), "--jsonl"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8") as made:
        assert made.stdout
        texts = [head(json.loads(line)["text"]).encode() for line in made.stdout]
    assert len(texts) == ARTICLES
    rows: list[tuple[str | None, bytes | None]] = [
        (f"https://bao.example/{number}", text) for number, text in enumerate(texts)
    ]
    for number, (name, (text, _)) in enumerate(BAD.items()):
        rows.insert(1 + number * 2900, (name, text))
    ids, bodies = zip(*rows, strict=True)
    columns = {"url": pyarrow.array(ids), "body": pyarrow.array(bodies)}
    return pyarrow.table(columns)


def in_order(table: Any, wanted: Any) -> Any:
    """The rows in an order that says nothing of workers, without their places."""
    table = table.cast(wanted)
    if wanted.names[5] == "input":
        table = table.drop_columns(["input", "record"])
    plain = [field.name for field in table.schema if not pyarrow.types.is_list(field.type)]
    return table.sort_by([(name, "ascending") for name in plain]).combine_chunks()


def test_the_facts_are_those_of_a_single_machine(spark: Any, articles: Any) -> None:
    import hoinghi.spark

    frame = spark.createDataFrame(articles).repartition(4)
    tables = hoinghi.spark.tables(frame, text="body", id="url", max_bytes=1 << 15)

    rejects = tables.rejects.toArrow().to_pylist()
    assert {row["report"]: row["reason"] for row in rejects} == {
        name: reason for name, (_, reason) in BAD.items()
    }
    places = [
        (row["input"], row["record"]) for row in tables.reports.toArrow().to_pylist() + rejects
    ]
    assert len(places) == len(set(places)) == ARTICLES + len(BAD)
    assert {place for place, _ in places} == {f"partition {number}" for number in range(4)}

    good = [row for row in articles.to_pylist() if row["url"] not in BAD]
    single = hoinghi.tables([row["body"] for row in good], ids=[row["url"] for row in good])
    assert tables.reports.count() == len(single.reports) == ARTICLES
    for kind, table in single.items():
        table = pyarrow.table(table)
        made = tables[kind].toArrow()
        assert made.schema.names == table.schema.names
        assert in_order(made, table.schema).equals(in_order(table, table.schema)), kind
    assert tables.dates.count() > ARTICLES
    tables.unpersist()


def test_strings_and_days(spark: Any) -> None:
    """What Spark calls a string may hold anything."""
    import hoinghi.spark

    rows = [
        "(1, 'Họp ngày 12/8.', timestamp '2023-10-05 20:00:00')",
        "(2, null, null)",
        "(3, cast(unhex('61ff') as string), null)",
        "(null, 'Họp ngày 12/8.', null)",
    ]
    frame = spark.sql(f"select * from values {', '.join(rows)} as t(number, body, day)")
    tables = hoinghi.spark.tables(
        frame,
        text="body",
        id="number",
        published="day",
        extractor=hoinghi.Extractor(kinds={"dates"}),
        keep_text=True,
        persist=False,
    )
    assert [row.value for row in tables.dates.collect()] == ["2023-08-12"]
    assert [row.text for row in tables.reports.collect()] == ["Họp ngày 12/8."]
    reasons = {row.report: row.reason for row in tables.rejects.collect()}
    assert reasons == {"2": "no_text", "3": "undecodable", None: "no_id"}


def test_the_tables_are_a_mapping(spark: Any) -> None:
    import hoinghi.spark

    frame = spark.createDataFrame([("a", "Họp ngày 12/8/2023.")], ["id", "text"])
    tables = hoinghi.spark.tables(frame)
    assert list(tables) == [*hoinghi.tables([]), "rejects"]
    assert len(tables) == 13
    assert {"dates", "rejects"} <= set(dir(tables))
    assert tables["items"].columns == list(hoinghi.tables([])["items"].column_names)
    assert tables.facts.storageLevel.useMemory
    tables.unpersist()
    assert not tables.facts.storageLevel.useMemory
    with pytest.raises(KeyError, match="date"):
        tables["date"]
    with pytest.raises(AttributeError, match="no attribute 'date'"):
        _ = tables.date


def test_facts_that_were_kept(spark: Any, tmp_path: Path) -> None:
    import hoinghi.spark

    frame = spark.createDataFrame([("a", "Họp ngày 12/8/2023."), ("b", None)], ["id", "text"])
    hoinghi.spark.extract(frame).write.parquet(str(tmp_path / "facts"))
    facts = spark.read.parquet(str(tmp_path / "facts"))
    assert [row.value for row in hoinghi.spark.unnest(facts, "dates").collect()] == ["2023-08-12"]
    assert [row.report for row in hoinghi.spark.unnest(facts, "rejects").collect()] == ["b"]


def test_the_example_runs(
    spark: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["", str(EXAMPLES / "reports"), str(tmp_path / "out")])
    runpy.run_path(str(EXAMPLES / "engines" / "on_spark.py"))
    assert "report" in capsys.readouterr().out
    check(tmp_path / "out")
    assert spark.read.parquet(str(tmp_path / "out" / "reports")).count() == 6
