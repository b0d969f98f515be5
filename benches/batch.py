"""Runs `hoinghi batch` over generated articles and prints time, peak memory and rates.

    cargo build --release -p hoinghi-cli -p hoinghi-gen
    python3 benches/batch.py [ARTICLES]

200,000 articles are about 1 GB. Needs Linux or macOS, and room for three times that in a
temporary folder.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TARGET = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")) / "release"


def main() -> None:
    """Generate, run on one core and on two, print."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 200_000
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        articles = folder / "articles.jsonl"
        generate = [TARGET / "hoinghi-gen", "--count", str(count), "--bytes", "5000", "--jsonl"]
        with articles.open("wb") as out:
            subprocess.run(generate, check=True, stdout=out)
        print(f"{count} articles, {articles.stat().st_size / 1e6:.0f} MB", flush=True)
        for jobs in (1, 2):
            measure(articles, folder / f"out{jobs}", jobs)


def measure(articles: Path, out: Path, jobs: int) -> None:
    """Run once; the peak is that of the process itself."""
    options = ["--to", "parquet", "--jobs", str(jobs)]
    begun = time.monotonic()
    child = subprocess.Popen([TARGET / "hoinghi", "batch", articles, "--out", out, *options])
    _, status, used = os.wait4(child.pid, 0)
    seconds = time.monotonic() - begun
    if status:
        raise SystemExit(f"the run failed: {status}")
    counts = json.loads((out / "manifest.json").read_text())["counts"]
    unit = 1 << 20 if sys.platform == "darwin" else 1 << 10
    peak = used.ru_maxrss / unit
    print(
        f"{jobs} jobs: {seconds:.1f} s, {counts['text_bytes'] / 1e6 / seconds:.1f} MB/s of text, "
        f"{used.ru_utime + used.ru_stime:.1f} s of CPU, peak {peak:.0f} MB, "
        f"{sum(counts['rows'].values())} rows",
        flush=True,
    )


if __name__ == "__main__":
    main()
