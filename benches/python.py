"""Times the Python package against a Rust program, against frames built in Python, and peers.

    cargo build --release -p hoinghi-gen
    cargo build --release -p hoinghi-benches --example many
    pip install ./python pandas polars pyarrow dateparser underthesea
    python3 benches/python.py [ARTICLES] [ROUNDS]

The rounds of a comparison take turns, and each side's fastest round counts. A library that is not
installed is passed over, and the output says so. 4,000 articles are about 20 MB.
"""

from __future__ import annotations

import importlib
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import hoinghi

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[1]
TARGET = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")) / "release"
THREADS = 2
# The peers are slow: they read the first articles only.
FEW = 10
# Columns that a fact's attributes give as they are.
COLUMNS = {
    "dates": ["start", "end", "text", "kind", "value", "relation"],
    "counts": ["start", "end", "text", "kind", "value", "upper", "unit", "label", "status"],
    "percentages": ["start", "end", "text", "value", "upper", "label", "status"],
    "citations": ["start", "end", "text", "kind", "number", "date", "issuer"],
}


def main() -> None:
    """Generate, compare, print."""
    count, rounds = (int(given) for given in [*sys.argv[1:], "4000", "5"][:2])
    with tempfile.TemporaryDirectory() as name:
        articles = Path(name) / "articles.jsonl"
        generate = [TARGET / "hoinghi-gen", "--count", str(count), "--bytes", "5000", "--jsonl"]
        with articles.open("wb") as out:
            subprocess.run(generate, check=True, stdout=out)
        texts = [json.loads(line)["text"] for line in articles.open(encoding="utf-8")]
        size = sum(len(text.encode()) for text in texts)
        print(f"{count} articles, {size / 1e6:.1f} MB, fastest of {rounds} rounds\n", flush=True)
        against_rust(articles, texts, rounds)
    against_frames(texts, rounds)
    against_columns(texts, rounds)
    against_peers(texts[:FEW])


def fastest(sides: dict[str, Callable[[], Any]], rounds: int) -> dict[str, float]:
    """The fastest round of each side, in seconds. A side may tell its own time."""
    best: dict[str, float] = {}
    for _ in range(rounds):
        for name, run in sides.items():
            begun = time.perf_counter()
            told = run()
            took = told if isinstance(told, float) else time.perf_counter() - begun
            best[name] = min(took, best.get(name, took))
    return best


def show(best: dict[str, float]) -> None:
    """Seconds, and how many times those of the first side."""
    first = next(iter(best.values()))
    for name, seconds in best.items():
        print(f"  {name:52} {seconds:8.3f} s  {seconds / first:6.2f}", flush=True)
    print()


def against_rust(articles: Path, texts: list[str], rounds: int) -> None:
    """`extract_many` and a program that does the same on as many threads."""
    program, dates = TARGET / "examples" / "many", set[int]()

    def rust() -> float:
        done = subprocess.check_output([program, articles, str(THREADS)], text=True)
        seconds, found = done.split()
        dates.add(int(found))
        return float(seconds)

    def package(texts: list[Any]) -> float:
        begun = time.perf_counter()
        reports = hoinghi.extract_many(texts, threads=THREADS)
        seconds = time.perf_counter() - begun
        dates.add(len(reports.tables().dates))
        return seconds

    # A str keeps its UTF-8 once it was asked for: each round gets strings of its own.
    encoded = [text.encode() for text in texts]
    sides = {
        f"a Rust program on {THREADS} threads": rust,
        "extract_many, of str": lambda: package([text.decode() for text in encoded]),
        "extract_many, of bytes": lambda: package(encoded),
    }
    print("Reports of all articles, with their offsets in code points")
    show(fastest(sides, rounds))
    assert len(dates) == 1, "both found the same dates"


def against_frames(texts: list[str], rounds: int) -> None:
    """`tables` and data frames of four kinds of facts, built out of the same reports in Python."""
    sides: dict[str, Callable[[], Any]] = {
        "tables (12 tables, all columns)": lambda: hoinghi.tables(texts, threads=THREADS)
    }
    for library in ("polars", "pandas"):
        if frames := installed(library):
            sides |= {
                f"tables, then to_{library}()": lambda library=library: getattr(
                    hoinghi.tables(texts, threads=THREADS), f"to_{library}"
                )(),
                f"extract_many, then {library} out of dicts (4 tables)": (
                    lambda frames=frames: built(texts, frames.DataFrame)
                ),
            }
    print("Tables of all articles")
    show(fastest(sides, rounds))


def built(texts: list[str], frame: Callable[..., Any]) -> None:
    """What a caller without `tables` would write."""
    reports = hoinghi.extract_many(texts, threads=THREADS)
    for kind, columns in COLUMNS.items():
        rows = [
            {"report": report.id} | {name: getattr(fact, name) for name in columns}
            for report in reports
            for fact in getattr(report, kind)
        ]
        options = {"infer_schema_length": None} if frame.__module__.startswith("polars") else {}
        frame(rows, **options)


def against_columns(texts: list[str], rounds: int) -> None:
    """What it costs that a column of Arrow is read cell by cell."""
    sides: dict[str, Callable[[], Any]] = {}
    for library, column in (("pyarrow", "array"), ("polars", "Series"), ("pandas", "Series")):
        if module := installed(library):
            cells = getattr(module, column)(texts)
            sides |= {
                f"cells of {library}'s column alone": lambda cells=cells: drained(cells),
                f"tables of {library}'s column": lambda cells=cells: hoinghi.tables(
                    cells, threads=THREADS
                ),
            }
    print("Columns of text")
    plain = {"tables of a list": lambda: hoinghi.tables(texts, threads=THREADS)}
    show(fastest(plain | sides, rounds))


def drained(column: Any) -> None:
    """Take every cell and drop it."""
    from hoinghi import _columns

    for _ in _columns.cells(column, "texts"):
        pass


def against_peers(texts: list[str]) -> None:
    """Libraries that find a part of what a report has, on one thread, once."""
    print(f"The first {len(texts)} articles, one after the other on one thread")
    print("  (dateparser finds dates; underthesea finds names of people, places, organisations)")
    sides: dict[str, Callable[[], Any]] = {
        "hoinghi.extract, all kinds of facts": lambda: [hoinghi.extract(text) for text in texts]
    }
    if dateparser := installed("dateparser.search"):
        sides["dateparser.search.search_dates, languages=['vi']"] = lambda: [
            dateparser.search_dates(text, languages=["vi"]) for text in texts
        ]
    if underthesea := installed("underthesea"):
        underthesea.ner("Hà Nội")  # The model is loaded before the clock runs.
        sides["underthesea.ner"] = lambda: [underthesea.ner(text) for text in texts]
    show(fastest(sides, 1))


def installed(name: str) -> Any:
    """A library, or nothing."""
    try:
        return importlib.import_module(name)
    except ImportError:
        print(f"  ({name} is not installed)")
        return None


if __name__ == "__main__":
    main()
