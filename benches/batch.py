"""Runs `hoinghi batch` over generated articles, from end to end, and prints what it costs.

    cargo build --release -p hoinghi-cli -p hoinghi-gen
    python3 benches/batch.py [--articles N] [--pages PERCENT] [--folder DIR]

200,000 articles are about 1 GB. They are JSON Lines; some are pages (the field `html`), the others
text. Needs Linux or macOS, and room for twice that in the folder, a temporary one unless named:
articles that are there from an earlier run are read again. On Linux the run of one job is held to
one core.
"""

from __future__ import annotations

import argparse
import html
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ROOT = Path(__file__).resolve().parents[1]
TARGET = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")) / "release"
# What a portal puts around an article, shortened.
PAGE = (
    "<!DOCTYPE html><html lang=vi><head><meta charset=utf-8><title>{title} - Cổng thông tin</title>"
    "<script>var page = 1;</script><style>p {{ margin: 0 }}</style></head><body><header><nav><ul>"
    + "".join(f'<li><a href="/muc-{n}">Chuyên mục {n}</a></li>' for n in range(30))
    + '</ul></nav></header><main><article class="detail"><h1>{title}</h1>{body}</article></main>'
    "<aside><ul>"
    + "".join(f'<li><a href="/tin-{n}">Tin đọc nhiều số {n}</a></li>' for n in range(20))
    + "</ul></aside><footer><p>Bản quyền thuộc về Cổng thông tin điện tử</p></footer></body></html>"
)


def main() -> None:
    """Generate, run on one core and on two, print."""
    parser = argparse.ArgumentParser(description="Measure `hoinghi batch`.")
    parser.add_argument("--articles", type=int, default=200_000, metavar="N")
    parser.add_argument("--pages", type=int, default=10, metavar="PERCENT")
    parser.add_argument("--folder", type=Path, metavar="DIR")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.folder or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        articles = folder / f"articles-{options.articles}-{options.pages}.jsonl"
        if not articles.exists():
            generate(articles, options.articles, options.pages)
        size = articles.stat().st_size / 1e6
        print(f"{options.articles} articles, {options.pages} % pages, {size:.0f} MB", flush=True)
        for jobs in (1, 2):
            with tempfile.TemporaryDirectory(dir=folder) as out:
                measure(articles, Path(out) / "out", jobs)


def generate(path: Path, count: int, pages: int) -> None:
    """Write articles as JSON Lines, some of them pages."""
    command = [str(TARGET / "hoinghi-gen"), "--count", str(count), "--bytes", "5000", "--jsonl"]
    aside = path.with_suffix(".part")
    with subprocess.Popen(command, stdout=subprocess.PIPE) as made, aside.open("wb") as out:
        assert made.stdout is not None
        out.writelines(paged(made.stdout, pages))
    if made.returncode:
        raise SystemExit("the generator failed")
    aside.rename(path)


def paged(lines: Iterable[bytes], pages: int) -> Iterator[bytes]:
    """Turn so many of a hundred articles into pages."""
    for number, line in enumerate(lines):
        if number * pages % 100 < pages:
            article = json.loads(line)
            title, *paragraphs = article.pop("text").split("\n")
            body = "".join(f"<p>{html.escape(text)}</p>\n" for text in paragraphs if text)
            article["html"] = PAGE.format(title=html.escape(title), body=body)
            yield json.dumps(article, ensure_ascii=False).encode() + b"\n"
        else:
            yield line


def measure(articles: Path, out: Path, jobs: int) -> None:
    """Run once; the peak is that of the process itself."""
    command = [
        str(TARGET / "hoinghi"),
        "batch",
        str(articles),
        "--out",
        str(out),
        "--to",
        "parquet",
    ]
    command += ["--jobs", str(jobs), "--log", "debug"]
    core: dict[str, Any] = {}
    if jobs == 1 and sys.platform == "linux":
        core["preexec_fn"] = lambda: os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    begun = time.monotonic()
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, **core) as child:
        assert child.stderr is not None
        log = child.stderr.read()
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.monotonic() - begun
    if child.returncode:
        raise SystemExit(f"the run failed: {child.returncode}\n{log[-2000:]}")
    counts = json.loads((out / "manifest.json").read_text())["counts"]
    peak = used.ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10)
    written = sum(file.stat().st_size for file in out.rglob("*.parquet"))
    print(
        f"{jobs} jobs: {seconds:.1f} s, {counts['bytes'] / 1e6 / seconds:.2f} MB/s,"
        f" {used.ru_utime + used.ru_stime:.1f} s of CPU, peak {peak:.0f} MB,"
        f" {sum(counts['rows'].values())} rows in {written / 1e6:.0f} MB"
    )
    stages = [line for line in log.splitlines() if "time of the processor" in line]
    print("       ", stages[-1].split(": ", 1)[-1], flush=True)


if __name__ == "__main__":
    main()
