"""The code in the documents runs, and prints what they say."""

from __future__ import annotations

import os
import re
import shutil
import typing
from importlib.util import find_spec
from pathlib import Path

import pytest

from hoinghi import names
from tests import documents
from tests.conftest import ROOT
from tests.test_command import COMMAND

DOCS = ROOT / "docs"
EXAMPLES = ROOT / "examples"
DOCUMENTS = sorted([ROOT / "README.md", ROOT / "python" / "README.md", *DOCS.rglob("*.md")])
NEEDED = ("duckdb", "pandas", "polars", "pyarrow", "pyspark")

pytestmark = pytest.mark.skipif(
    not COMMAND.exists(), reason="the command is not built: cargo build -p hoinghi-cli"
)


def lacking(text: str) -> list[str]:
    """The packages that a document imports and that are not installed."""
    return [name for name in NEEDED if f"import {name}" in text and not find_spec(name)]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which documents run, with the texts of which they speak."""
    shutil.copytree(EXAMPLES / "reports", tmp_path / "examples" / "reports")
    for name in ("reports", "articles"):
        shutil.copytree(EXAMPLES / "reports", tmp_path / name)
    shutil.copy(sorted((tmp_path / "reports").iterdir())[0], tmp_path / "report.txt")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_code(path: Path, folder: Path) -> None:
    text = path.read_text(encoding="utf-8")
    if not documents.blocks(text):
        return
    if missing := lacking(text):
        pytest.skip(f"not installed: {', '.join(missing)}")
    written, told = documents.run(path, COMMAND.parent)
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(told, encoding="utf-8")
    else:
        assert told == written
    assert folder.exists()


def test_the_guideline_names_every_value() -> None:
    pages = "".join(path.read_text(encoding="utf-8") for path in (DOCS / "facts").glob("*.md"))
    told = set(re.findall(r"`([a-z_]+)`", pages))
    for name in names.__all__:
        values = set(typing.get_args(getattr(names, name)))
        assert name in ("Frame", "OffsetUnit") or values <= told, name
