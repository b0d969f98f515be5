"""The package and the command say the same, byte for byte."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

import hoinghi
from tests.conftest import ROOT, example_reports

TARGET = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
COMMAND = TARGET / "debug" / ("hoinghi.exe" if os.name == "nt" else "hoinghi")

pytestmark = pytest.mark.skipif(
    not COMMAND.exists(), reason="the command is not built: cargo build -p hoinghi-cli"
)


def command(*arguments: str | Path) -> bytes:
    """What the command prints."""
    return subprocess.run([COMMAND, *arguments], check=True, stdout=subprocess.PIPE).stdout


@pytest.mark.parametrize("path", example_reports(), ids=lambda path: str(path.stem))
@pytest.mark.parametrize("unit", ["char", "byte", "utf16"])
def test_reports(path: Path, unit: str) -> None:
    options = {"id": path.stem, "offset_unit": unit}
    report = hoinghi.extract(path.read_bytes(), **options)  # type: ignore[arg-type]
    for form, indent in (("jsonl", None), ("json", 2)):
        printed = command("extract", "--format", form, "--offsets", unit, path)
        assert printed.decode() == report.to_json(indent) + "\n"


def test_the_schema() -> None:
    assert json.loads(command("schema")) == hoinghi.schema()
