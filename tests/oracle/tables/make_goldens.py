"""Writes tables beside it (CSV, TSV, JSON lines) and goldens.json: the tokens of each row of their column `text`, by tiktoken.

    node tests/oracle/tables/printRanks.mjs FOLDER
    python make_goldens.py FOLDER

Needs `pip install tiktoken==0.14.0`. tiktoken gets the ranks of the page's own files; its patterns are its own. The tables
are read again by Python's csv and json, and the counts are of what these find.
"""
import csv
import io
import json
import pathlib
import random
import sys

import tiktoken
from tiktoken.load import load_tiktoken_bpe
from tiktoken_ext import openai_public

HERE = pathlib.Path(__file__).parent
FOLDER = pathlib.Path(sys.argv[1])
ROWS = 240
SEED = 20
WORDS = (
    "the a of tokens Wörter 東京 မြန်မာ 한국어 नमस्ते data-set it's 3.14159 2024-11-30 👩‍👩‍👧 naïve def(x): "
    "\u00a0 https://example.org/?q=1 =SUM(A1) 'quoted' … مرحبا"
).split(" ")


def texts(draw):
    for row in range(ROWS):
        words = [draw.choice(WORDS) for _ in range(draw.choice((0, 1, 3, 8, 20, 90)))]
        gap = draw.choice((" ", "  ", ", ", "; ", "\t", "\n", "\r\n", '"', '""', "|"))
        yield gap.join(words) + draw.choice(("", "", " ", "\n", '"', "\r"))


def csv_of(rows, delimiter, newline, mark, quoting=csv.QUOTE_MINIMAL):
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator=newline, quoting=quoting)
    writer.writerow(["id", "text", "score"])
    for row, text in enumerate(rows):
        writer.writerow([row, text, f"{row / 7:.17f}"])
    return ("\ufeff" if mark else "") + out.getvalue()


def read_csv(content, delimiter, quoting=csv.QUOTE_MINIMAL):
    rows = list(csv.reader(io.StringIO(content.removeprefix("\ufeff"), newline=""), delimiter=delimiter, quoting=quoting))
    return [row[1] for row in rows[1:]]


def encoding(name, made):
    openai_public.load_tiktoken_bpe = lambda *_, **__: load_tiktoken_bpe(str(FOLDER / f"{name}.tiktoken"))
    return tiktoken.Encoding(**made())


draw = random.Random(SEED)
rows = list(texts(draw))
plain = [" ".join(text.replace("\r", " ").split()) for text in rows]
unquoted = "id\ttext\tscore\n" + "".join(f"{row}\t{text}\t{row}\n" for row, text in enumerate(plain))
records = "".join(
    json.dumps(
        {"id": 12345678901234567890 + row, **({} if row % 9 == 4 else {"text": None if row % 9 == 7 else text}), "n": {"a": [1.10]}},
        ensure_ascii=row % 2 == 0,
    )
    + ("\n\n" if row % 50 == 3 else "\n")
    for row, text in enumerate(rows)
)
files = {
    "comma.csv": csv_of(rows, ",", "\r\n", True),
    "semicolon.csv": csv_of(rows, ";", "\n", False, csv.QUOTE_NONNUMERIC).removesuffix("\n"),
    "plain.tsv": unquoted,
    "records.jsonl": records,
}
found = {
    "comma.csv": read_csv(files["comma.csv"], ","),
    "semicolon.csv": read_csv(files["semicolon.csv"], ";"),
    "plain.tsv": read_csv(files["plain.tsv"], "\t", csv.QUOTE_NONE),
    "records.jsonl": [json.loads(line).get("text") for line in records.split("\n") if line != ""],
}
encodings = {
    "gpt2": encoding("gpt2", openai_public.r50k_base),
    "o200k_base": encoding("o200k_base", openai_public.o200k_base),
}
for name, content in files.items():
    (HERE / name).write_bytes(content.encode("utf-8"))
golden = {
    "madeBy": "tests/oracle/tables/make_goldens.py",
    "versions": {"tiktoken": tiktoken.__version__, "python": sys.version.split()[0]},
    "counts": {
        name: {
            id: [None if text is None else len(one.encode_ordinary(text)) for text in column]
            for id, one in encodings.items()
        }
        for name, column in found.items()
    },
}
(HERE / "goldens.json").write_text(json.dumps(golden) + "\n", encoding="utf-8")
