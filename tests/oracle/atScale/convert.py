"""Writes records of JSON lines as the other forms that the script reads: Parquet in two files, CSV, TSV, JSON lines in gzip."""

import csv
import gzip
import json
import sys
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

source, out = Path(sys.argv[1]), Path(sys.argv[2])
codes = sys.argv[3].split(",")
records = [json.loads(line) for line in source.read_text("utf-8").splitlines()]
columns = {f"sentence_{code}": [record.get(code) for record in records] for code in codes}
for name in ("parquet", "csv", "tsv", "gz"):
    (out / name).mkdir(parents=True, exist_ok=True)

# The longer file last, and rows of both in groups: Spark reads larger parts first.
cut = len(records) // 3
for number, (start, end) in enumerate([(0, cut), (cut, len(records))]):
    part = pa.table({name: values[start:end] for name, values in columns.items()})
    pq.write_table(part, out / "parquet" / f"part-{number}.parquet", row_group_size=7)

with (out / "csv" / "records.csv").open("w", encoding="utf-8", newline="") as file:
    csv.writer(file).writerows([columns, *zip(*columns.values(), strict=True)])

with gzip.open(out / "gz" / "records.jsonl.gz", "wt", encoding="utf-8") as file:
    file.writelines(json.dumps({"translation": {code: record.get(code) for code in codes}}) + "\n" for record in records)

# A cell of a TSV holds neither tabs nor line breaks: the texts are others there.
with (out / "tsv" / "records.tsv").open("w", encoding="utf-8") as file:
    for row in [columns, *zip(*columns.values(), strict=True)]:
        file.write("\t".join(" ".join((cell or "").split()) for cell in row) + "\n")
