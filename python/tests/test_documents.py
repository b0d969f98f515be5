"""The code in the documents runs, and prints what they say."""

from __future__ import annotations

import gzip
import html
import os
import re
import shutil
import subprocess
import typing
from importlib.util import find_spec

import pytest

from hoinghi import names
from tests import documents
from tests.conftest import ROOT, example_reports
from tests.test_command import COMMAND

if typing.TYPE_CHECKING:
    from pathlib import Path

README = ROOT / "README.md"
DOCS = ROOT / "docs"
EXAMPLES = ROOT / "examples"
DOCUMENTS = sorted([README, ROOT / "python" / "README.md", *DOCS.rglob("*.md")])
NEEDED = ("duckdb", "pandas", "polars", "pyarrow", "pyspark")

pytestmark = pytest.mark.skipif(
    not COMMAND.exists(), reason="the command is not built: cargo build -p hoinghi-cli"
)


def lacking(text: str) -> list[str]:
    """The packages that a document uses and that are not installed."""
    needed = [name for name in NEEDED if re.search(rf"(import |to_){name}\b", text)]
    return [name for name in needed if not find_spec(name)]


def crawl(path: Path) -> None:
    """A crawl with the example reports as pages."""
    with gzip.open(path, "wb") as file:
        for number, report in enumerate(example_reports()):
            title, *lines = report.read_text(encoding="utf-8").splitlines()
            body = "".join(f"<p>{html.escape(line)}</p>" for line in lines)
            page = f"<html><title>{title}</title><article><h1>{title}</h1>{body}</article></html>"
            answer = (
                f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{page}".encode()
            )
            head = (
                "WARC/1.0\r\nWARC-Type: response\r\n"
                f"WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{number:012}>\r\n"
                f"WARC-Target-URI: https://example.org/{report.stem}.html\r\n"
                "WARC-Date: 2026-05-01T00:00:00Z\r\n"
                "Content-Type: application/http; msgtype=response\r\n"
                f"Content-Length: {len(answer)}\r\n\r\n"
            )
            file.write(head.encode() + answer + b"\r\n\r\n")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which documents run, with the texts of which they speak."""
    shutil.copytree(EXAMPLES, tmp_path / "examples")
    for name in ("reports", "articles"):
        shutil.copytree(EXAMPLES / "reports", tmp_path / name)
    crawl(tmp_path / "crawl.warc.gz")
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


def test_the_readme_shows_what_the_command_prints() -> None:
    article, summary = re.findall(r"^```text\n(.*?)^```$", README.read_text("utf-8"), re.M | re.S)
    command = [str(COMMAND), "extract", "-", "--width", "100"]
    done = subprocess.run(command, input=article.encode(), stdout=subprocess.PIPE, check=True)
    assert documents.tidy(done.stdout.decode()) == summary


def test_the_guideline_names_every_value() -> None:
    pages = "".join(path.read_text(encoding="utf-8") for path in (DOCS / "facts").glob("*.md"))
    told = set(re.findall(r"`([a-z_]+)`", pages))
    for name in names.__all__:
        values = set(typing.get_args(getattr(names, name)))
        assert name in ("Frame", "OffsetUnit", "TableName") or values <= told, name
