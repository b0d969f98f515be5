"""Reads a folder of articles on Daft and writes the table of dates.

python examples/engines/on_daft.py examples/reports out
"""

import sys

import daft
import pyarrow
from daft import DataType, Series, col

from hoinghi.arrow import extract_batch, schema

folder, out = sys.argv[1:]


@daft.func.batch(return_dtype=DataType.from_arrow_type(pyarrow.struct(list(schema()))), unnest=True)
def facts(text: Series, id: Series) -> pyarrow.Array:
    """What the articles of a batch hold."""
    batch = pyarrow.record_batch({"text": text.to_arrow(), "id": id.to_arrow()})
    return extract_batch(batch).to_struct_array()


files = daft.from_glob_path(f"{folder}/*.txt")
articles = files.select(facts(files["path"].download(), files["path"])).collect()

dates = articles.select("report", "url", "dates").explode("dates").where(col("dates").not_null())
dates = dates.select("report", "url", col("dates").unnest())
dates.write_parquet(f"{out}/dates")

dates.select("report", "value", "text").show(10)
