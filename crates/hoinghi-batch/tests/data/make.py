"""Writes the sample files of every format with the standard tools of each.

Needs pyarrow, polars, warcio, brotli, and the commands gzip, zstd and iconv: python make.py
"""

from __future__ import annotations

import csv
import io
import json
import subprocess
import zlib
from pathlib import Path

import brotli
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

HERE = Path(__file__).parent
DATE = {"WARC-Date": "2023-11-01T00:00:00Z"}
PLACES = ["Mây Hồng", "Hòn Lau", "Đăk Vông", "Tĩnh Song"]
ROWS = [
    {
        "id": f"bai-{n}",
        "url": f"https://example.org/tin/{n}",
        "published": f"2023-10-0{n}",
        "text": (
            f"Sơ kết quý III tại {place}\n\nSáng 0{n}/10, Phòng Nội vụ huyện {place} tổ chức hội"
            f" nghị sơ kết công tác quý III. Ông Trần Văn Thử, Trưởng phòng, chủ trì hội nghị.\n\n"
            f"Toàn huyện có {10 + n} xã, tỷ lệ giải quyết hồ sơ đúng hạn đạt 9{n},5%.\n"
        ),
    }
    for n, place in enumerate(PLACES, 1)
]


def page(row: dict[str, str]) -> str:
    """An article as a portal shows it."""
    title, *paragraphs = row["text"].strip().split("\n\n")
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f"<!DOCTYPE html><html><head><title>{title}</title></head><body><nav><a href='/'>Trang chủ"
        f"</a></nav><article><h1>{title}</h1>{body}<ul><li>Rà soát hồ sơ của 12 xã.</li></ul>"
        "</article><footer>Bản quyền</footer></body></html>"
    )


def main() -> None:
    """Write every file."""
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in ROWS)
    (HERE / "articles.jsonl").write_text(lines, encoding="utf-8")
    out = io.StringIO()
    writer = csv.DictWriter(out, list(ROWS[0]))
    writer.writeheader()
    writer.writerows(ROWS)
    (HERE / "articles.csv").write_text(out.getvalue(), encoding="utf-8", newline="")
    pq.write_table(pa.Table.from_pylist(ROWS), HERE / "articles.parquet")
    dated = pl.DataFrame(ROWS).with_columns(pl.col("published").str.to_date())
    dated.write_parquet(HERE / "polars.parquet")
    (HERE / "article.html").write_text(page(ROWS[0]), encoding="utf-8")
    (HERE / "article.txt").write_text(ROWS[0]["text"], encoding="utf-8")
    warc(gzip=True, name="crawl.warc.gz")
    warc(gzip=False, name="crawl.warc")
    codings()
    conversions()
    text = ROWS[0]["text"].encode()
    for name, encoding in [("utf16", "UTF-16"), ("cp1258", "CP1258"), ("tcvn3", "TCVN5712-1")]:
        made = run(["iconv", "-f", "UTF-8", "-t", encoding], text)
        (HERE / f"article.{name}.txt").write_bytes(made)
    for name in [
        "articles.jsonl",
        "articles.csv",
        "article.txt",
        "article.html",
        "articles.parquet",
    ]:
        subprocess.run(["gzip", "-kfn", HERE / name], check=True)
        subprocess.run(["zstd", "-qkf", HERE / name, "-o", HERE / f"{name}.zst"], check=True)


def warc(*, gzip: bool, name: str) -> None:
    """A crawl: pages, a picture, a page that was not found."""
    with (HERE / name).open("wb") as file:
        writer = WARCWriter(file, gzip=gzip)
        writer.write_record(writer.create_warcinfo_record(name, {"software": "warcio"}))

        def answer(url: str, status: str, kind: str, body: bytes) -> None:
            head = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
            record = writer.create_warc_record(
                url,
                "response",
                io.BytesIO(body),
                http_headers=head,
                warc_headers_dict=DATE,
            )
            writer.write_record(record)

        for row in ROWS:
            answer(row["url"], "200 OK", "text/html; charset=utf-8", page(row).encode())
        answer("https://example.org/a.png", "200 OK", "image/png", b"\x89PNG")
        answer("https://example.org/x", "404 Not Found", "text/html", b"<p>404</p>")


def codings() -> None:
    """A crawl that keeps pages as the servers sent them: compressed, one of them in chunks too."""
    pages = [page(row).encode() for row in ROWS]
    raw = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    packed = {
        "gzip": run(["gzip", "-n"], pages[0]),
        "deflate": zlib.compress(pages[1]),
        "br": brotli.compress(pages[2]),
        "zstd": run(["zstd", "-q"], pages[3]),
        "Deflate": raw.compress(pages[0]) + raw.flush(),
    }
    chunks = [packed["gzip"][at : at + 100] for at in range(0, len(packed["gzip"]), 100)] + [b""]
    chunked = b"".join(b"%x\r\n%s\r\n" % (len(chunk), chunk) for chunk in chunks)
    with (HERE / "codings.warc.gz").open("wb") as file:
        writer = WARCWriter(file, gzip=True)
        for coding, body in [*packed.items(), ("x-gzip", chunked)]:
            fields = [("Content-Type", "text/html"), ("Content-Encoding", coding)]
            if body is chunked:
                fields.append(("Transfer-Encoding", "chunked"))
            head = StatusAndHeaders("200 OK", fields, protocol="HTTP/1.1")
            url = f"https://example.org/{coding}"
            record = writer.create_warc_record(
                url, "response", io.BytesIO(body), http_headers=head, warc_headers_dict=DATE
            )
            writer.write_record(record)


def conversions() -> None:
    """A crawl's texts (WET)."""
    with (HERE / "texts.warc.wet.gz").open("wb") as file:
        writer = WARCWriter(file, gzip=True)
        writer.write_record(writer.create_warcinfo_record("texts", {"software": "warcio"}))
        for row in ROWS:
            record = writer.create_warc_record(
                row["url"],
                "conversion",
                io.BytesIO(row["text"].encode()),
                warc_content_type="text/plain",
                warc_headers_dict=DATE,
            )
            writer.write_record(record)


def run(command: list[str], data: bytes) -> bytes:
    """What a command makes of its standard input."""
    return subprocess.run(command, input=data, capture_output=True, check=True).stdout


if __name__ == "__main__":
    main()
