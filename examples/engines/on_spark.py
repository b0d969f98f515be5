"""Reads a folder of articles on Spark and writes the tables of reports, dates and rejects.

python examples/engines/on_spark.py examples/reports out
"""

import os
import sys

from pyspark.sql import SparkSession, functions

import hoinghi.spark

folder, out = sys.argv[1:]

# The workers are to run this Python, where hoinghi is installed.
os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
spark = SparkSession.builder.master("local[2]").getOrCreate()

articles = (
    spark.read.text(folder, wholetext=True)
    .withColumn("path", functions.input_file_name())
    .repartition(2)
)
tables = hoinghi.spark.tables(articles, text="value", id="path")
for kind in ("reports", "dates", "rejects"):
    tables[kind].write.parquet(f"{out}/{kind}")

tables.dates.select("report", "value", "text").show(10)
