"""The examples of engines run, and write what a single machine finds."""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

import hoinghi
from tests.conftest import ROOT, example_reports

EXAMPLES = ROOT / "examples"

pyarrow = pytest.importorskip("pyarrow")
parquet = pytest.importorskip("pyarrow.parquet")


def in_order(table: Any) -> Any:
    """The rows of dates in an order that says nothing of engines."""
    table = table.cast(pyarrow.schema(hoinghi.tables([]).dates))
    reports = [Path(name).stem for name in table["report"].to_pylist()]
    table = table.set_column(0, table.schema.field(0), pyarrow.array(reports))
    return table.sort_by([("report", "ascending"), ("index", "ascending")]).combine_chunks()


def check(out: Path) -> None:
    """Whether the table of dates is that of a single machine."""
    paths = example_reports()
    texts = [path.read_bytes() for path in paths]
    single = hoinghi.tables(texts, ids=[path.stem for path in paths])
    (written,) = out.glob("dates*")
    assert in_order(parquet.read_table(written)).equals(in_order(pyarrow.table(single.dates)))


@pytest.mark.parametrize("engine", ["daft", "polars", "ray"])
def test_an_example_runs(engine: str, tmp_path: Path) -> None:
    if not find_spec(engine):
        pytest.skip(f"not installed: {engine}")
    script = EXAMPLES / "engines" / f"on_{engine}.py"
    command = [sys.executable, str(script), str(EXAMPLES / "reports"), "out"]
    done = subprocess.run(
        command, cwd=tmp_path, capture_output=True, encoding="utf-8", timeout=600, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout
    check(tmp_path / "out")
