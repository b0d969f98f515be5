"""Reads a folder of articles on Ray Data and writes the table of dates.

python examples/engines/on_ray.py examples/reports out
"""

import sys

import ray

from hoinghi.arrow import extract_batch, unnest

folder, out = sys.argv[1:]

ray.init(num_cpus=2, include_dashboard=False)
files = ray.data.read_binary_files(folder, include_paths=True)
articles = files.map_batches(
    extract_batch, fn_kwargs={"text": "bytes", "id": "path"}, batch_format="pyarrow"
).materialize()

dates = articles.map_batches(unnest, fn_kwargs={"kind": "dates"}, batch_format="pyarrow")
dates.write_parquet(f"{out}/dates")

dates.select_columns(["report", "value", "text"]).show(10)
