"""Reads a folder of articles in a lazy query of Polars and writes the table of dates.

python examples/engines/on_polars.py examples/reports out
"""

import sys
from pathlib import Path

import polars

from hoinghi.arrow import extract_batch, schema

folder, out = map(Path, sys.argv[1:])


def facts(articles: polars.DataFrame) -> polars.DataFrame:
    """What the articles of a frame hold."""
    return polars.DataFrame(extract_batch(articles, id="path"))


paths = sorted(folder.glob("*.txt"))
texts = [path.read_bytes() for path in paths]
articles = polars.LazyFrame({"path": [path.stem for path in paths], "text": texts})
articles = articles.map_batches(facts, schema=polars.Schema(schema()), streamable=True)

dates = articles.select("report", "url", "dates").explode("dates").drop_nulls("dates")
dates = dates.unnest("dates").collect()
out.mkdir(parents=True, exist_ok=True)
dates.write_parquet(out / "dates.parquet")

print(dates.select("report", "value", "text").head(10))
