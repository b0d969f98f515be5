"""A real Spark with two workers."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from tests.test_command import TARGET

if TYPE_CHECKING:
    from collections.abc import Iterator

pyarrow = pytest.importorskip("pyarrow")
pytest.importorskip("pyspark", reason="Spark is not installed: pip install pyspark")

GENERATOR = TARGET / "debug" / ("hoinghi-gen.exe" if os.name == "nt" else "hoinghi-gen")

pytestmark = [
    pytest.mark.skipif(
        not (shutil.which("java") or os.environ.get("JAVA_HOME")), reason="Spark needs Java"
    ),
    # Spark says so of pandas 3, which only its own pandas functions need.
    pytest.mark.filterwarnings("ignore:PySpark does not yet fully support pandas:FutureWarning"),
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
    (folder / "log4j2.properties").write_text(QUIET, encoding="utf-8")
    options = {
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.extraJavaOptions": f"-Dlog4j2.configurationFile={folder}/log4j2.properties",
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
