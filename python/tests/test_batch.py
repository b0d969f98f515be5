"""The tables of `hoinghi batch` are read as docs/batch.md says."""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING, Any

import pytest

from tests.conftest import ROOT
from tests.test_command import COMMAND

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(
    not COMMAND.exists(), reason="the command is not built: cargo build -p hoinghi-cli"
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds the tables of the example reports, in `out`."""
    folder = tmp_path_factory.mktemp("batch")
    options = ["--out", str(folder / "out"), "--part-size", "4", "--keep-text"]
    subprocess.run([COMMAND, "batch", ROOT / "examples" / "reports", *options], check=True)
    return folder


def shown() -> dict[str, list[str]]:
    """The lines of the documentation's Python examples, by the library that they use."""
    text = (ROOT / "docs" / "batch.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```python\n(.*?)```", text, re.DOTALL)
    libraries = ("duckdb", "polars", "pandas")
    return {
        name: [line for block in blocks if f"import {name}" in block for line in block.splitlines()]
        for name in libraries
    }


@pytest.mark.parametrize("library", ["duckdb", "polars", "pandas"])
@pytest.mark.filterwarnings("default")
def test_one_line_reads(library: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip(library)
    monkeypatch.chdir(folder)
    names: dict[str, Any] = {}
    lines = shown()[library]
    assert len(lines) == 2, "an import and one line"
    exec("\n".join(lines), names)
    dates = names["dates"]
    rows = len(dates.fetchall()) if library == "duckdb" else len(dates)
    assert rows > 50
    assert list(dates.columns)[:5] == ["report", "url", "start", "end", "text"]


def test_offsets_count_code_points_of_the_text_kept(folder: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    query = """
        select d.text, d.start, d."end", r.text
        from read_parquet('{0}/out/dates/*.parquet') d
        join read_parquet('{0}/out/reports/*.parquet') r using (report)
    """
    for words, start, end, text in duckdb.sql(query.format(folder)).fetchall():
        assert text[start:end] == words


def test_the_documented_columns_are_those_of_the_files(folder: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    text = (ROOT / "docs" / "batch.md").read_text(encoding="utf-8")
    for table, columns in re.findall(r"^\| `(\w+)` \| [^|]+ \| ([^|]+) \|$", text, re.MULTILINE):
        schema = parquet.read_schema(folder / "out" / table / "part-000000.parquet")
        first = ["report", "url", "start", "end", "text"]
        assert first + re.findall(r"`(\w+)`", columns) == schema.names, table
