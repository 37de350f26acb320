# /// script
# requires-python = ">=3.11"
# dependencies = ["tokenizers==0.23.3", "pyarrow>=15", "numpy>=1.26", "icu4py==1.2.0", "regex>=2024.5"]
# ///
"""Counts a corpus of any size by the tokenizers of a comparison in Tessera: the same figures, the same definitions.

One machine, all cores:
    uv run SCRIPT CORPUS --out FOLDER
A cluster; CORPUS is whatever Spark reads, and the workers need the packages named above too:
    spark-submit SCRIPT CORPUS --out FOLDER --spark
    uv run --with "pyspark[sql]" SCRIPT CORPUS --out FOLDER --spark

CORPUS is a folder, or files:
    a text file per language, line n of each the translation of line n of the others: eng.txt, deu.txt
    tables with a column per language, a row per unit: Parquet, JSON lines, CSV, TSV; several files are one table
    text of one language, a unit per line: --one-language CODE; or one column of a table: --languages CODE=COLUMN
Text, CSV, TSV and JSON lines may be compressed (.gz, .bz2, .zst).

It first counts the page's own text, and stops if any number differs from the page's. Then it writes languages.csv, a
row per language and tokenizer, and fairness.csv, a row per tokenizer; the columns mean what they mean in the page's
exports. Units are counted separately, without special tokens. Not counted here: graphemes, word types, continued words.

Intervals are 95 %, from 1,000 draws by the page's seed. Up to 100,000 units, units are drawn, the same as on the page.
More of them are put into 1,000 chunks by a checksum of their text, and chunks are drawn: the same on one machine and on
a cluster, but not on the page. The column `intervals` says which.
"""

from __future__ import annotations

import argparse
import base64
import collections
import csv
import functools
import gzip
import hashlib
import io
import json
import math
import multiprocessing
import os
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any, NoReturn, NotRequired, Protocol, TypedDict

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.parquet as pq
import regex
from icu4py._version import icu_version
from icu4py.breakers import WordBreaker
from tokenizers import Tokenizer

# --- the page ---


class Counted(TypedDict):
    """What the page counted of its own text by one tokenizer."""

    tokens: int
    unknownTokens: int
    # SHA-256 of the ids, four bytes each, the least first; None where the library numbers added tokens otherwise.
    ids: str | None


class PageTokenizer(TypedDict):
    name: str
    reference: str
    revision: str
    # compact, json: `data`, gzip in Base64. ranks, file: a file of the reader's, by its `sha256`. hub: by its `commit`.
    # bytes, code-points: by rule.
    kind: str
    splits: NotRequired[list[str]]
    data: NotRequired[str]
    sha256: NotRequired[str]
    file: NotRequired[str]
    repository: NotRequired[str]
    commit: NotRequired[str]
    address: NotRequired[str]
    counted: Counted


class LeftOut(TypedDict):
    name: str
    reason: str


class PageText(TypedDict):
    # The text on the screen, gzip in Base64; of a long one the beginning.
    data: str
    bytes: int
    codePoints: int
    words: int
    segmenter: str


class Page(TypedDict):
    tessera: str
    text: PageText
    tokenizers: list[PageTokenizer]
    leftOut: list[LeftOut]
    seed: int
    base: str | None
    # Reference of the tokenizer that the others are set against.
    baseline: str | None
    # Locale of the word segmenter by a language's code, as the page's corpus has it.
    locales: dict[str, str]


REPLICATES = 1000
# Most units that are drawn, and most counts that are held for it (8 bytes each).
EXACT_UNITS = 100_000
EXACT_COUNTS = 50_000_000
CHUNKS = 1000
VOID_ABOVE = 0.1
# What a process counts at once: so many rows, or characters if they are long.
BATCH_ROWS = 500
BATCH_CHARACTERS = 1_000_000

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Row = list[str | None]


def stop(sentence: str) -> NoReturn:
    sys.exit(f"Stopped: {sentence}")


def say(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)


# --- tokenizers ---

# The letter of GPT-2's byte alphabet for each byte: bytes that do not print follow from U+0100.
PRINTING = {*range(33, 127), *range(161, 173), *range(174, 256)}
HIDDEN = [byte for byte in range(256) if byte not in PRINTING]
LETTERS = [chr(byte if byte in PRINTING else 256 + HIDDEN.index(byte)) for byte in range(256)]


def all_splits(ids: dict[str, int]) -> list[tuple[str, str]]:
    """Every way to make a token of two others, by rank: any two neighbours merge if they are a token together."""
    return [
        (piece[:at], piece[at:])
        for piece in ids
        for at in range(1, len(piece))
        if piece[:at] in ids and piece[at:] in ids
    ]


def byte_level_json(
    ids: dict[str, int],
    merges: list[tuple[str, str]],
    splits: list[str],
    normalizer: str | None,
    added: list[dict[str, Any]],
    whole_pieces: bool,
) -> str:
    """The tokenizer.json of a byte-level BPE."""
    byte_level = {"type": "ByteLevel", "add_prefix_space": False, "trim_offsets": False, "use_regex": False}
    flags = {"single_word": False, "lstrip": False, "rstrip": False, "normalized": False}
    patterns = [
        {"type": "Split", "pattern": {"Regex": pattern}, "behavior": "Isolated", "invert": False} for pattern in splits
    ]
    return json.dumps(
        {
            "version": "1.0",
            "truncation": None,
            "padding": None,
            "added_tokens": [{**token, **flags} for token in added],
            "normalizer": None if normalizer is None else {"type": normalizer},
            "pre_tokenizer": {"type": "Sequence", "pretokenizers": [*patterns, byte_level]},
            "post_processor": None,
            "decoder": byte_level,
            "model": {
                "type": "BPE",
                "dropout": None,
                "unk_token": None,
                "continuing_subword_prefix": None,
                "end_of_word_suffix": None,
                "fuse_unk": False,
                "byte_fallback": False,
                "ignore_merges": whole_pieces,
                "vocab": ids,
                "merges": merges,
            },
        }
    )


def json_of_compact(file: bytes, splits: list[str]) -> str:
    """
    The page's own files: a header in JSON, behind its length in four bytes; then for every merge the ids of its parts,
    as six columns of a byte each (left: bits 8-15, 16-23, 0-7; right likewise).
    """
    end = 4 + int.from_bytes(file[:4], "little")
    header = json.loads(file[4:end])
    columns = np.frombuffer(file, np.uint8, offset=end).reshape(6, header["merges"]).astype(np.int64)
    lefts = ((columns[0] << 8) | (columns[1] << 16) | columns[2]).tolist()
    rights = ((columns[3] << 8) | (columns[4] << 16) | columns[5]).tolist()
    pieces = [LETTERS[byte] for byte in header["singleBytes"]]
    merges = []
    for left, right in zip(lefts, rights, strict=True):
        merges.append((pieces[left], pieces[right]))
        pieces.append(pieces[left] + pieces[right])
    ids = {piece: header["firstId"] + index for index, piece in enumerate(pieces)}
    if header["pairs"] == "ranks":
        merges = all_splits(ids)
    return byte_level_json(ids, merges, splits, header["normalizer"], header["addedTokens"], header["wholePieces"])


def json_of_ranks(file: bytes, splits: list[str]) -> str:
    """OpenAI's rank files: a token per line, its bytes in Base64, a space, its rank."""
    ids: dict[str, int] = {}
    for line in file.decode("ascii").split("\n"):
        token, _, rank = line.strip().partition(" ")
        # Whisper's files name an empty token `=`, which no text has.
        if token not in ("", "="):
            ids["".join(LETTERS[byte] for byte in base64.b64decode(token))] = int(rank)
    ids = dict(sorted(ids.items(), key=lambda item: item[1]))
    return byte_level_json(ids, all_splits(ids), splits, None, [], True)


def file_of(tokenizer: PageTokenizer, files: dict[str, bytes]) -> bytes:
    file = files.get(tokenizer.get("sha256", ""))
    if file is None:
        stop(
            f"{tokenizer['name']} is a file of yours, which the script does not have. Give it with --tokenizer-file: "
            f"{tokenizer.get('file')}, SHA-256 {tokenizer.get('sha256')}"
        )
    return file


def from_hub(tokenizer: PageTokenizer) -> str:
    from huggingface_hub import hf_hub_download

    path = hf_hub_download(
        tokenizer["repository"], "tokenizer.json", revision=tokenizer["commit"], endpoint=tokenizer.get("address")
    )
    return Path(path).read_text(encoding="utf-8")


def json_of(tokenizer: PageTokenizer, files: dict[str, bytes]) -> str | None:
    """The tokenizer.json; None for what is counted by rule."""
    match tokenizer["kind"]:
        case "compact":
            return json_of_compact(gzip.decompress(base64.b64decode(tokenizer["data"])), tokenizer["splits"])
        case "json":
            return gzip.decompress(base64.b64decode(tokenizer["data"])).decode()
        case "ranks":
            return json_of_ranks(file_of(tokenizer, files), tokenizer["splits"])
        case "file":
            return file_of(tokenizer, files).decode("utf-8-sig")
        case "hub":
            return from_hub(tokenizer)
        case _:
            return None


class Counts(Protocol):
    """Counts texts by one tokenizer."""

    def ids(self, texts: list[str]) -> list[Sequence[int]]: ...

    def unknown(self, text: str, ids: Sequence[int]) -> tuple[int, int]:
        """Unknown tokens, and the code points that they stand for."""
        ...


class ByRule:
    def __init__(self, kind: str) -> None:
        self.kind = kind

    def ids(self, texts: list[str]) -> list[Sequence[int]]:
        # ByT5: byte + 3. CANINE: the code point.
        if self.kind == "bytes":
            return [[byte + 3 for byte in text.encode()] for text in texts]
        return [[ord(character) for character in text] for text in texts]

    def unknown(self, text: str, ids: Sequence[int]) -> tuple[int, int]:
        return 0, 0


class ByLibrary:
    def __init__(self, tokenizer_json: str, unknown_id: int | None) -> None:
        self.tokenizer = Tokenizer.from_str(tokenizer_json)
        self.unknown_id = unknown_id
        self.tokenizer.no_truncation()
        self.tokenizer.no_padding()
        # The spelling of a special token in a text is ordinary text, as in a user's message.
        self.tokenizer.encode_special_tokens = True

    def ids(self, texts: list[str]) -> list[Sequence[int]]:
        return [encoding.ids for encoding in self.tokenizer.encode_batch_fast(texts, add_special_tokens=False)]

    def unknown(self, text: str, ids: Sequence[int]) -> tuple[int, int]:
        if self.unknown_id is None or self.unknown_id not in ids:
            return 0, 0
        encoding = self.tokenizer.encode(text, add_special_tokens=False)
        spans = [span for number, span in zip(encoding.ids, encoding.offsets, strict=True) if number == self.unknown_id]
        return len(spans), sum(end - start for start, end in spans)


@dataclass(frozen=True)
class Vocabulary:
    """A tokenizer before it is built: its kind, its tokenizer.json (None: by rule), and the id of its unknown token."""

    kind: str
    json: str | None
    unknown_id: int | None


def vocabulary_of(tokenizer: PageTokenizer, files: dict[str, bytes]) -> Vocabulary:
    kind, text = tokenizer["kind"], json_of(tokenizer, files)
    if text is None or kind in ("compact", "ranks"):
        return Vocabulary(kind, text, None)
    model = json.loads(text)["model"]
    token = model.get("unk_token", {"WordPiece": "[UNK]", "WordLevel": "<unk>"}.get(model.get("type", "")))
    return Vocabulary(
        kind, text, model["unk_id"] if "unk_id" in model else None if token is None else model["vocab"].get(token)
    )


@dataclass(frozen=True)
class Plan:
    """All that a worker needs to count; it is sent to each of them."""

    codes: list[str]
    # Place of the language against which premiums are taken.
    base: int
    # Locale of the word segmenter by language; None: words are not counted.
    locales: list[str] | None
    tokenizers: list[Vocabulary]
    # Whether units are counted each by itself, or chunks of them.
    exact: bool


def counters_of(tokenizers: list[Vocabulary]) -> list[Counts]:
    return [ByRule(one.kind) if one.json is None else ByLibrary(one.json, one.unknown_id) for one in tokenizers]


# --- words ---

WORD_LIKE = regex.compile(
    r"[[\p{WB=ALetter}\p{WB=Hebrew_Letter}\p{WB=Numeric}\p{WB=Katakana}\p{Hiragana}\p{Ideographic}\p{LB=SA}]--\p{M}]",
    regex.V1,
)


def word_count(text: str, locale: str) -> int:
    """Segments of ICU's word breaker (UAX #29, with dictionaries) that hold a letter, a digit or an ideograph."""
    return sum(1 for segment in WordBreaker(text, locale) if WORD_LIKE.search(segment) is not None)


def segmenter_name(locale: str) -> str:
    return f"ICU {icu_version}, locale {locale}"


# --- counting ---

# Columns of a language: 1 if it has the unit, bytes, code points, words; then for each tokenizer tokens, unknown
# tokens, unknown code points, tokens of the units that the base has too, and tokens of the base in the units that this
# language has too.
TEXT_COLUMNS = 4
TOKEN_COLUMNS = 5

# What JavaScript calls white space: a unit of nothing else is one that the language lacks.
WHITE_SPACE = (
    "\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f"
    "\u3000\ufeff"
)


def unit_of(text: object) -> str | None:
    """The text of a unit; None if the language lacks it. A lone surrogate, which is no text, becomes U+FFFD."""
    if not isinstance(text, str) or text.strip(WHITE_SPACE) == "":
        return None
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def count_rows(rows: list[Row], plan: Plan, counters: list[Counts]) -> Ints:
    """Units × languages × columns. Rows that are empty in all languages are no units, and are not among `rows`."""
    counts = np.zeros((len(rows), len(plan.codes), TEXT_COLUMNS + TOKEN_COLUMNS * len(counters)), np.int64)
    for language in range(len(plan.codes)):
        present = [(unit, text) for unit, row in enumerate(rows) if (text := row[language]) is not None]
        for unit, text in present:
            words = 0 if plan.locales is None else word_count(text, plan.locales[language])
            counts[unit, language, :TEXT_COLUMNS] = 1, len(text.encode()), len(text), words
        texts = [text for _, text in present]
        for index, counter in enumerate(counters):
            at = TEXT_COLUMNS + TOKEN_COLUMNS * index
            for (unit, text), ids in zip(present, counter.ids(texts), strict=True):
                counts[unit, language, at : at + 3] = len(ids), *counter.unknown(text, ids)
    has = counts[:, :, 0]
    for index in range(len(counters)):
        at = TEXT_COLUMNS + TOKEN_COLUMNS * index
        counts[:, :, at + 3] = counts[:, :, at] * has[:, [plan.base]]
        counts[:, :, at + 4] = counts[:, [plan.base], at] * has
    return counts


def chunk_of(row: Row) -> int:
    """The chunk of a unit, by the CRC-32 of its texts: the same wherever and in whatever order it is counted."""
    return zlib.crc32("\0".join(text or "" for text in row).encode()) % CHUNKS


def units_of(rows: Iterable[Row]) -> list[Row]:
    return [row for row in rows if any(text is not None for text in row)]


def count_batch(rows: list[Row], plan: Plan, counters: list[Counts]) -> tuple[Ints, list[int]]:
    """The counts of each unit, or their sums over each chunk that occurs, and which chunks these are."""
    units = units_of(rows)
    counts = count_rows(units, plan, counters)
    if plan.exact:
        return counts, []
    chunks = [chunk_of(row) for row in units]
    found = sorted(set(chunks))
    sums = np.zeros((len(found), *counts.shape[1:]), np.int64)
    np.add.at(sums, [found.index(chunk) for chunk in chunks], counts)
    return sums, found


# --- reading ---

TABLES = {".parquet": "parquet", ".csv": "csv", ".tsv": "tsv", ".jsonl": "json", ".ndjson": "json", ".json": "json"}
PACKED = {".gz", ".bz2", ".zst", ".lz4"}
# Columns of data sets such as FLORES are called sentence_eng_Latn.
PREFIX = regex.compile(r"^(?:sentence|text|translation)[_.]", regex.I)


@dataclass(frozen=True)
class Source:
    """A corpus: its kind (`lines`, aligned files; `table`) and, of each language, its code and its column."""

    name: str
    kind: str
    format: str
    paths: list[str]
    codes: list[str]
    columns: list[str]


def format_of(path: str) -> str:
    suffixes = [suffix.lower() for suffix in Path(path).suffixes if suffix.lower() not in PACKED]
    return TABLES.get(suffixes[-1], "lines") if suffixes else "lines"


def opened(path: str) -> io.TextIOWrapper:
    """As lines: LF, CR LF and CR end one, and nothing else does."""
    return io.TextIOWrapper(pa.input_stream(path, compression="detect"), encoding="utf-8-sig")


def codes_of_files(paths: list[str]) -> list[str]:
    """What the names of the files do not share: `dev/eng_Latn.dev`, `dev/deu_Latn.dev` are `eng_Latn`, `deu_Latn`."""
    parts = [regex.split(r"([/.]|(?<=[.-])|(?<=/))", path) for path in paths]
    parts = [[part for part in found if part] for found in parts]
    before = os.path.commonprefix(parts)
    after = os.path.commonprefix([found[len(before) :][::-1] for found in parts])
    return ["".join(found[len(before) : len(found) - len(after)]) for found in parts]


def file_list(paths: list[str]) -> list[str]:
    found: list[str] = []
    for path in paths:
        if os.path.isdir(path):
            found += sorted(str(file) for file in Path(path).rglob("*") if file.is_file())
        elif os.path.exists(path):
            found.append(path)
        else:
            stop(f"there is no {path}.")
    return [path for path in found if not regex.search(r"/[._][^/]*$", f"/{path}")]


def csv_rows(path: str, delimiter: str) -> Iterator[list[str]]:
    csv.field_size_limit(2**31 - 1)
    with opened(path) as file:
        # In TSV files quotes are text.
        yield from csv.reader(
            file, delimiter=delimiter, quoting=csv.QUOTE_NONE if delimiter == "\t" else csv.QUOTE_MINIMAL
        )


def record_of(line: str) -> dict[str, object]:
    """A line of JSON: an object with a text per language, or such an object under `translation`; or an empty line."""
    record = json.loads(line) if line.strip() else {}
    if not isinstance(record, dict):
        raise ValueError(f"a line is no object of JSON: {line[:80]}")
    inner = record.get("translation")
    return inner if isinstance(inner, dict) else record


def text_columns(lines: Iterable[str]) -> list[str]:
    """Names of what holds text in the first thousand lines of JSON, in the order in which they are met."""
    names: dict[str, None] = {}
    for _, line in zip(range(1000), lines, strict=False):
        names.update((name, None) for name, value in record_of(line).items() if isinstance(value, str))
    return list(names)


def column_names(path: str, kind: str, delimiter: str) -> list[str]:
    match kind:
        case "parquet":
            schema = pq.read_schema(path)
            return [
                field.name for field in schema if pa.types.is_string(field.type) or pa.types.is_large_string(field.type)
            ]
        case "json":
            with opened(path) as file:
                return text_columns(file)
        case _:
            return next(csv_rows(path, delimiter), [])


def chosen(names: list[str], arguments: argparse.Namespace) -> tuple[list[str], list[str]]:
    """Codes and columns of the languages that are wanted, `CODE` or `CODE=COLUMN`; of all if none are named."""
    known = {PREFIX.sub("", name.strip()): name for name in names}
    if arguments.languages is None:
        return list(known), list(known.values())
    codes: list[str] = []
    columns: list[str] = []
    for wanted in arguments.languages.split(","):
        code, _, column = wanted.partition("=")
        found = column if column in names else known.get(code) if column == "" else None
        if found is None:
            stop(f"the corpus has no {column or code}; it has {', '.join(names)}.")
        codes.append(code)
        columns.append(found)
    return codes, columns


def delimiter_of(kind: str, arguments: argparse.Namespace) -> str:
    said: str | None = arguments.delimiter
    return said if said is not None else "\t" if kind == "tsv" else ","


def text_source(name: str, paths: list[str], arguments: argparse.Namespace) -> Source:
    """Text files: of one language, or one for each."""
    if arguments.one_language is not None or len(paths) == 1:
        return Source(name, "table", "text", paths, [arguments.one_language or "text"], ["value"])
    by_code = dict(zip(codes_of_files(paths), paths, strict=True))
    codes, columns = chosen(list(by_code), arguments)
    return Source(name, "lines", "text", [by_code[column] for column in columns], codes, columns)


def find_source(arguments: argparse.Namespace) -> Source:
    """Looks at files of this machine."""
    paths = file_list(arguments.corpus)
    name = Path(arguments.corpus[0]).name
    kinds = sorted({format_of(path) for path in paths})
    if len(kinds) != 1:
        stop(
            f"the files are of several kinds: {', '.join(kinds)}. Give files of one kind."
            if kinds
            else "there are no files."
        )
    (kind,) = kinds
    if kind == "lines":
        return text_source(name, paths, arguments)
    codes, columns = chosen(column_names(paths[0], kind, delimiter_of(kind, arguments)), arguments)
    return Source(name, "table", kind, paths, codes, columns)


def aligned_lines(paths: list[str]) -> Iterator[Row]:
    files = [opened(path) for path in paths]
    ends = object()
    for number in range(1, sys.maxsize):
        lines = [next(file, ends) for file in files]
        if all(line is ends for line in lines):
            return
        if ends in lines:
            short = paths[lines.index(ends)]
            stop(f"{short} ends before line {number}, which other files have. Aligned files have as many lines each.")
        yield [unit_of(line.removesuffix("\n")) if isinstance(line, str) else None for line in lines]


def table_rows(source: Source, path: str, delimiter: str) -> Iterator[Row]:
    match source.format:
        case "parquet":
            for batch in pq.ParquetFile(path).iter_batches(BATCH_ROWS, columns=source.columns):
                columns = [batch.column(name).to_pylist() for name in source.columns]
                yield from ([unit_of(text) for text in row] for row in zip(*columns, strict=True))
        case "json":
            with opened(path) as file:
                for line in file:
                    record = record_of(line)
                    yield [unit_of(record.get(name)) for name in source.columns]
        case "text":
            with opened(path) as file:
                yield from ([unit_of(line.removesuffix("\n"))] for line in file)
        case _:
            rows = csv_rows(path, delimiter)
            heads = next(rows, [])
            places = [heads.index(name) for name in source.columns]
            for number, row in enumerate(rows, 2):
                if len(row) not in (0, len(heads)):
                    stop(f"{path}: row {number} has {len(row)} fields, the head has {len(heads)}.")
                yield [unit_of(row[place]) if row else None for place in places]


def rows_of(source: Source, delimiter: str) -> Iterator[Row]:
    if source.kind == "lines":
        yield from aligned_lines(source.paths)
    else:
        for path in source.paths:
            yield from table_rows(source, path, delimiter)


# --- one machine ---


def batches_of(rows: Iterator[Row]) -> Iterator[list[Row]]:
    batch: list[Row] = []
    characters = 0
    for row in rows:
        batch.append(row)
        characters += sum(len(text or "") for text in row)
        if len(batch) == BATCH_ROWS or characters > BATCH_CHARACTERS:
            yield batch
            batch, characters = [], 0
    if batch:
        yield batch


JOB: tuple[Plan, list[Counts]] | None = None


def begin(plan: Plan) -> None:
    """In each process, before it counts."""
    global JOB
    os.environ["TOKENIZERS_PARALLELISM"] = "false"
    JOB = plan, counters_of(plan.tokenizers)


def count_in_job(rows: list[Row]) -> tuple[Ints, list[int]]:
    if JOB is None:
        raise RuntimeError("begin() comes first")
    return count_batch(rows, *JOB)


def count_here(rows: Iterator[Row], plan: Plan, processes: int) -> Ints:
    """Units or chunks × languages × columns, by processes of this machine. Batches are read as they are counted."""
    parts: list[Ints] = []
    sums = np.zeros((CHUNKS, len(plan.codes), TEXT_COLUMNS + TOKEN_COLUMNS * len(plan.tokenizers)), np.int64)
    rows_read = 0

    def take(counts: Ints, chunks: list[int]) -> None:
        if plan.exact:
            parts.append(counts)
        else:
            sums[chunks] += counts

    with multiprocessing.get_context("spawn").Pool(processes, begin, (plan,)) as pool:
        pending: collections.deque[Any] = collections.deque()
        for number, batch in enumerate(batches_of(rows), 1):
            pending.append(pool.apply_async(count_in_job, (batch,)))
            if len(pending) >= 4 * processes:
                take(*pending.popleft().get())
            rows_read += len(batch)
            if number % 200 == 0:
                say(f"{rows_read:,} rows read")
        while pending:
            take(*pending.popleft().get())
    return (np.concatenate(parts) if parts else sums[:0]) if plan.exact else sums


# --- cluster ---


def aligned_frame(spark: Any, paths: list[str], codes: list[str]) -> Any:
    """Line n of every file beside line n of the others; `block` is n."""
    from pyspark.sql import functions as f

    files = [spark.sparkContext.textFile(path) for path in paths]
    lengths = [file.count() for file in files]
    if len(set(lengths)) > 1:
        told = ", ".join(f"{code}: {length:,}" for code, length in zip(codes, lengths, strict=True))
        stop(f"aligned files have as many lines each; these have {told}.")
    frames = [
        file.zipWithIndex().map(lambda pair: (pair[1], pair[0])).toDF(f"block long, `{code}` string")
        for code, file in zip(codes, files, strict=True)
    ]
    frame = functools.reduce(lambda left, right: left.join(right, "block"), frames)
    return frame.select(f.lit("").alias("path"), "block", *(f"`{code}`" for code in codes))


def spark_frame(spark: Any, source: Source, delimiter: str) -> tuple[Any, list[str]]:
    """A frame with a column per language, or one of lines of JSON; and the columns that say the order of its rows."""
    from pyspark.sql import functions as f

    order = ["path", "block"]
    if source.format == "table":
        frame = spark.table(source.paths[0])
        order = []
    else:
        paths = [Path(path).resolve().as_uri() if os.path.exists(path) else path for path in source.paths]
        if source.kind == "lines":
            return aligned_frame(spark, paths, source.codes), order
        quote = '"' if delimiter != "\t" else ""
        fields = {"sep": delimiter, "quote": quote, "escape": quote, "multiLine": quote != ""}
        match source.format:
            case "json" | "text":
                frame = spark.read.text(paths)
            case "csv" | "tsv":
                frame = spark.read.options(header=True, mode="FAILFAST", **fields).csv(paths)
            case "parquet":
                frame = spark.read.parquet(*paths)
            case other:
                frame = spark.read.format(other).load(paths)
                order = []
    if source.format in ("json", "text"):
        texts = [f.col("value")]
    else:
        texts = [f.col(f"`{name}`").alias(code) for name, code in zip(source.columns, source.codes, strict=True)]
    places = [f.col("_metadata.file_path").alias("path"), f.col("_metadata.file_block_start").alias("block")]
    return frame.select(*(places if order else []), *texts), order


def find_spark_source(spark: Any, arguments: argparse.Namespace) -> Source:
    """Looks at what Spark reads: files of this machine as without Spark, other storage by its name."""
    paths: list[str] = arguments.corpus
    said: str | None = arguments.format
    if said is None and all(os.path.exists(path) for path in paths):
        return find_source(arguments)
    kind = said or format_of(paths[0])
    name = paths[0].rstrip("/").rsplit("/", 1)[-1]
    match kind:
        case "lines" | "text":
            return text_source(name, paths, arguments)
        case "json":
            found = text_columns(row[0] for row in spark.read.text(paths).limit(1000).collect())
        case "csv" | "tsv":
            found = spark.read.options(header=True, sep=delimiter_of(kind, arguments)).csv(paths).columns
        case _:
            frame = spark.table(paths[0]) if kind == "table" else spark.read.format(kind).load(paths)
            found = [column for column, type_name in frame.dtypes if type_name == "string"]
    codes, columns = chosen(found, arguments)
    return Source(name, "table", kind, paths, codes, columns)


def spark_work(
    plan: Plan, source: Source, ordered: bool
) -> Callable[[Iterator[pa.RecordBatch]], Iterator[pa.RecordBatch]]:
    """Counts the rows of a partition: a row of sums per unit and language, or per chunk and language."""

    def work(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        os.environ["TOKENIZERS_PARALLELISM"] = "false"
        counters = counters_of(plan.tokenizers)
        number = 0
        sums: dict[int, Ints] = {}
        for batch in batches:
            columns = [column.to_pylist() for column in batch.columns]
            keys = list(zip(*columns[:2], strict=True)) if ordered else [("", 0)] * batch.num_rows
            texts = columns[2:] if ordered else columns
            if source.format == "json":
                records = [record_of(line or "") for line in texts[0]]
                rows = [[unit_of(record.get(name)) for name in source.columns] for record in records]
            else:
                rows = [[unit_of(text) for text in row] for row in zip(*texts, strict=True)]
            counts, chunks = count_batch(rows, plan, counters)
            if plan.exact:
                kept = [key for key, row in zip(keys, rows, strict=True) if any(text is not None for text in row)]
                yield spark_batch(counts, [key[0] for key in kept], [key[1] for key in kept], number)
                number += len(counts)
            for chunk, chunk_counts in zip(chunks, counts, strict=False):
                sums[chunk] = sums[chunk] + chunk_counts if chunk in sums else chunk_counts
        if sums:
            yield spark_batch(np.stack(list(sums.values())), [""] * len(sums), list(sums), 0)

    return work


def spark_batch(counts: Ints, paths: list[str], blocks: list[int], first: int) -> pa.RecordBatch:
    units, languages, width = counts.shape
    flat = counts.reshape(units * languages, width)
    arrays = [
        pa.array([path for path in paths for _ in range(languages)], pa.string()),
        pa.array(np.repeat(np.array(blocks, np.int64), languages)),
        pa.array(np.repeat(np.arange(first, first + units, dtype=np.int64), languages)),
        pa.array(np.tile(np.arange(languages, dtype=np.int64), units)),
        *(pa.array(np.ascontiguousarray(flat[:, column])) for column in range(width)),
    ]
    return pa.RecordBatch.from_arrays(
        arrays, ["path", "block", "row", "language", *(f"c{column}" for column in range(width))]
    )


def count_on_spark(frame: Any, order: list[str], plan: Plan, source: Source) -> Ints:
    """The same as `count_here`, by the workers of a cluster."""
    from pyspark.sql import functions as f

    width = TEXT_COLUMNS + TOKEN_COLUMNS * len(plan.tokenizers)
    names = [f"c{column}" for column in range(width)]
    schema = "path string, block long, row long, language long, " + ", ".join(f"{name} long" for name in names)
    work = spark_work(plan, source, order != [])
    counted = frame.mapInArrow(work, schema)
    if plan.exact:
        rows = counted.orderBy("path", "block", "row", "language").select(*names).toPandas()
        counts: Ints = rows.to_numpy(np.int64).reshape(-1, len(plan.codes), width)
        return counts
    sums = np.zeros((CHUNKS, len(plan.codes), width), np.int64)
    for row in counted.groupBy("block", "language").agg(*(f.sum(name) for name in names)).collect():
        sums[row[0], row[1]] = row[2:]
    return sums


# --- figures ---


def random_numbers(seed: int, first: int, count: int) -> Floats:
    """Numbers `first` to `first + count - 1` of Mulberry32, from 0 up to 1: those that the page draws."""
    with np.errstate(over="ignore"):
        state = np.uint32(seed & 0xFFFFFFFF) + np.arange(first + 1, first + count + 1, dtype=np.uint32) * np.uint32(
            0x6D2B79F5
        )
        mixed = (state ^ (state >> 15)) * (state | 1)
        mixed ^= mixed + (mixed ^ (mixed >> 7)) * (mixed | 61)
        drawn: Floats = (mixed ^ (mixed >> 14)) / 4_294_967_296
        return drawn


@dataclass(frozen=True)
class Sums:
    """Draws × languages × columns, the first draw all units as they are; and the 1 of each draw, as the page sums it."""

    values: Floats
    ones: Floats


def drawn_sums(counts: Ints, seed: int) -> Sums:
    """Sums in each draw with replacement (Efron & Tibshirani 1993, chapter 13); no draws of fewer than two units."""
    units = len(counts)
    flat = counts.reshape(units, -1).astype(np.float64)
    sums = [flat.sum(axis=0)]
    ones = [1.0]
    for draw in range(REPLICATES if units > 1 else 0):
        drawn = np.floor(random_numbers(seed, draw * units, units) * units).astype(np.int64)
        weights = np.bincount(drawn, minlength=units).astype(np.float64)
        sums.append(weights @ flat)
        ones.append(np.cumsum(weights * (1 / units))[-1])
    return Sums(np.stack(sums).reshape(len(sums), *counts.shape[1:]), np.array(ones))


def interval(draws: Floats) -> tuple[float, float] | None:
    """Where the middle 95 % of the draws lie, interpolated between neighbours; None if one is not a finite number."""
    if len(draws) == 0 or not np.isfinite(draws).all():
        return None
    ascending = np.sort(draws)

    def at(share: float) -> float:
        place = share * (len(ascending) - 1)
        below, above = float(ascending[math.floor(place)]), float(ascending[math.ceil(place)])
        return below + (above - below) * (place - math.floor(place))

    return at(0.025), at(0.975)


FAIRNESS = ["gini", "worst_premium", "best_premium", "worst_to_best", "mean_premium", "median_premium"]


def fairness(premiums: Floats) -> dict[str, Floats]:
    """The figures of each draw, from draws × premiums of the languages."""
    ascending = np.sort(premiums, axis=1)
    languages = ascending.shape[1]
    total, weighted = np.zeros(len(ascending)), np.zeros(len(ascending))
    for index in range(languages):
        total = total + ascending[:, index]
        weighted = weighted + (2 * (index + 1) - languages - 1) * ascending[:, index]
    middle = (languages - 1) / 2
    figures = {
        "gini": weighted / (languages * total),
        "worst_premium": ascending[:, -1],
        "best_premium": ascending[:, 0],
        "worst_to_best": ascending[:, -1] / ascending[:, 0],
        "mean_premium": total / languages,
        "median_premium": (ascending[:, math.floor(middle)] + ascending[:, math.ceil(middle)]) / 2,
    }
    lacking = np.isnan(np.stack(list(figures.values()))).any(axis=0)
    return {name: np.where(lacking, np.nan, values) for name, values in figures.items()}


Cell = str | int | float | None


@dataclass(frozen=True)
class Figures:
    """Figures of all languages by all tokenizers, from their sums. Draws are along the first axis; the first is none."""

    sums: Sums
    base: int
    baseline: int

    def column(self, language: int, column: int) -> Floats:
        return self.sums.values[:, language, column]

    def tokens(self, tokenizer: int, language: int, part: int = 0) -> Floats:
        return self.column(language, TEXT_COLUMNS + TOKEN_COLUMNS * tokenizer + part)

    def is_void(self, tokenizer: int, language: int) -> bool:
        """More than a tenth of the characters are unknown, so a short count means nothing (Petrov et al. 2023)."""
        code_points = self.column(language, 2)[0]
        return bool(code_points > 0 and self.tokens(tokenizer, language, 2)[0] / code_points > VOID_ABOVE)

    def ratio(self, name: str, tokenizer: int, language: int) -> Floats | None:
        """The figure in each draw; None where it is void or not defined."""
        tokens = self.tokens(tokenizer, language)
        sides = {
            "premium": (self.tokens(tokenizer, language, 3), self.tokens(tokenizer, language, 4)),
            "tokens": (tokens, self.sums.ones),
            "tokens_per_word": (tokens, self.column(language, 3)),
            "bytes_per_token": (self.column(language, 1), tokens),
            "unknown_share": (self.tokens(tokenizer, language, 2), self.column(language, 2)),
            "sequence_length_ratio": (tokens, self.tokens(self.baseline, language)),
        }
        void = name != "unknown_share" and (
            self.is_void(tokenizer, language)
            or (name == "premium" and self.is_void(tokenizer, self.base))
            or (name == "sequence_length_ratio" and self.is_void(self.baseline, language))
        )
        above, below = sides[name]
        return None if void or below[0] == 0 else above / below


RATIOS = ["premium", "tokens_per_word", "bytes_per_token", "unknown_share", "sequence_length_ratio"]
WITH_INTERVALS = ["tokens", *RATIOS]


@dataclass(frozen=True)
class Told:
    """What every row says of how it came to be."""

    page: Page
    source: Source
    locales: list[str] | None
    intervals: str
    unit: str

    def columns(
        self, base: str, tokenizer: PageTokenizer, baseline: PageTokenizer, segmenter: dict[str, Cell]
    ) -> dict[str, Cell]:
        return {
            "corpus": self.source.name,
            "corpus_source": self.source.paths[0],
            "unit": self.unit,
            "mode": "per-unit",
            "base": base,
            "baseline": baseline["reference"],
            "seed": self.page["seed"],
            **segmenter,
            "tokenizer": tokenizer["name"],
            "tokenizer_reference": tokenizer["reference"],
            "tokenizer_revision": tokenizer["revision"],
            "tessera_version": self.page["tessera"],
            "intervals": self.intervals,
        }


def language_rows(figures: Figures, told: Told) -> Iterator[dict[str, Cell]]:
    codes = told.source.codes
    tokenizers = told.page["tokenizers"]
    for language, code in enumerate(codes):
        segmenter = None if told.locales is None else segmenter_name(told.locales[language])
        for index, tokenizer in enumerate(tokenizers):
            ratios = {name: figures.ratio(name, index, language) for name in WITH_INTERVALS}
            if told.locales is None:
                ratios["tokens_per_word"] = None
            ends = {name: None if draws is None else interval(draws[1:]) for name, draws in ratios.items()}
            yield {
                "code": code,
                "units": int(figures.column(language, 0)[0]),
                "tokens": int(figures.tokens(index, language)[0]),
                "bytes": int(figures.column(language, 1)[0]),
                "code_points": int(figures.column(language, 2)[0]),
                "words": None if told.locales is None else int(figures.column(language, 3)[0]),
                "unknown_tokens": int(figures.tokens(index, language, 1)[0]),
                "unknown_code_points": int(figures.tokens(index, language, 2)[0]),
                **{name: None if (draws := ratios[name]) is None else float(draws[0]) for name in RATIOS},
                **told.columns(codes[figures.base], tokenizer, tokenizers[figures.baseline], {"segmenter": segmenter}),
                **{
                    f"{name}_{end}": None if (found := ends[name]) is None else found[at]
                    for name in WITH_INTERVALS
                    for at, end in enumerate(("low", "high"))
                },
            }


def difference(draws: Floats, baseline: Floats) -> str:
    """`unclear` if the 95 % interval of the difference holds 0. The same units are drawn for both."""
    found = interval(draws - baseline)
    if found is None or (found[0] <= 0 <= found[1]):
        return "unclear"
    return "lower" if found[1] < 0 else "higher"


def fairness_rows(figures: Figures, told: Told) -> Iterator[dict[str, Cell]]:
    codes = told.source.codes
    tokenizers = told.page["tokenizers"]
    found: list[tuple[dict[str, Floats], list[tuple[float, str]]]] = []
    for index in range(len(tokenizers)):
        premiums = [(figures.ratio("premium", index, language), code) for language, code in enumerate(codes)]
        known = [(draws, code) for draws, code in premiums if draws is not None]
        values = fairness(np.stack([draws for draws, _ in known], axis=1)) if known else {}
        found.append((values, sorted(((float(draws[0]), code) for draws, code in known), key=lambda pair: pair[0])))
    baseline = found[figures.baseline][0]
    for index, (values, ascending) in enumerate(found):
        if not values or np.isnan(values["gini"][0]):
            continue
        ends = {name: interval(values[name][1:]) or (None, None) for name in FAIRNESS}
        void = sum(figures.is_void(index, one) or figures.is_void(index, figures.base) for one in range(len(codes)))
        compared = index != figures.baseline and len(baseline) > 0 and len(values["gini"]) > 1
        yield {
            "tokenizer": tokenizers[index]["name"],
            **{
                key: value
                for name in FAIRNESS
                for key, value in (
                    (name, float(values[name][0])),
                    (f"{name}_low", ends[name][0]),
                    (f"{name}_high", ends[name][1]),
                )
            },
            "languages": len(codes) - void,
            "void_languages": void,
            "worst_language": ascending[-1][1],
            "best_language": ascending[0][1],
            "gini_against_baseline": difference(values["gini"][1:], baseline["gini"][1:]) if compared else None,
            "mean_against_baseline": (
                difference(values["mean_premium"][1:], baseline["mean_premium"][1:]) if compared else None
            ),
            **told.columns(codes[figures.base], tokenizers[index], tokenizers[figures.baseline], {}),
        }


def written(cell: Cell) -> str:
    """As the page writes it: the shortest number that is the value; text that a spreadsheet would run is guarded."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return f"'{cell}" if regex.match(r"'*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]", cell) else cell
    if isinstance(cell, int):
        return str(cell)
    if math.isinf(cell):
        return "Infinity" if cell > 0 else "-Infinity"
    if cell == 0 or 1e-6 <= abs(cell) < 1e21:
        return str(int(cell)) if cell == int(cell) else format(Decimal(repr(cell)), "f")
    return repr(cell).replace("e-0", "e-")


def write_table(path: Path, rows: Iterable[dict[str, Cell]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        for index, row in enumerate(rows):
            if index == 0:
                writer.writerow(row)
            writer.writerow([written(cell) for cell in row.values()])
    say(f"Written: {path}")


# --- main ---


def check(page: Page, counters: list[Counts], other_words: bool) -> None:
    """Counts the page's own text, and stops if a number differs."""
    expected = page["text"]
    text = gzip.decompress(base64.b64decode(expected["data"])).decode()
    differing: list[str] = []

    def compare(what: str, here: object, there: object) -> None:
        if here != there:
            differing.append(f"{what}: {here} here, {there} on the page")

    compare("bytes", len(text.encode()), expected["bytes"])
    compare("code points", len(text), expected["codePoints"])
    for tokenizer, counter in zip(page["tokenizers"], counters, strict=True):
        (ids,) = counter.ids([text])
        counted = tokenizer["counted"]
        compare(f"tokens by {tokenizer['name']}", len(ids), counted["tokens"])
        compare(f"unknown tokens by {tokenizer['name']}", counter.unknown(text, ids)[0], counted["unknownTokens"])
        if counted["ids"] is not None and len(ids) == counted["tokens"]:
            checksum = hashlib.sha256(np.array(ids, "<u4").tobytes()).hexdigest()
            compare(f"ids by {tokenizer['name']}, SHA-256", checksum, counted["ids"])
    if not other_words:
        words = word_count(text, "en")
        if words != expected["words"]:
            differing.append(
                f"words: {words} by {segmenter_name('en')}, "
                f"{expected['words']} on the page by {expected['segmenter']}. "
                "With --other-words, tokens per word are by the former"
            )
    if differing:
        stop("the page's own text is counted otherwise here.\n  " + "\n  ".join(differing))
    say(f"The page's own text is counted as on the page: {len(text):,} characters, {len(counters)} tokenizers.")


def place_of(value: str | None, among: list[str], what: str) -> int:
    if value is None:
        return 0
    if value not in among:
        stop(f"there is no {what} {value}; there are {', '.join(among)}.")
    return among.index(value)


def locale_of(code: str, page: Page) -> str:
    known = page["locales"].get(code)
    if known is not None:
        return known
    found = regex.match(r"[A-Za-z]{2,3}(?![A-Za-z])", code)
    return found.group().lower() if found else "en"


def base_of(codes: list[str], said: str | None, page: Page) -> int:
    """The language that is asked for, else the page's, else English, else the first."""
    if said is not None:
        return place_of(said, codes, "language")
    english = next((code for code in codes if regex.match(r"(?i)en(?:g|glish)?(?![a-z])", code)), codes[0])
    return codes.index(page["base"] if page["base"] in codes else english)


def arguments_of(given: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", nargs="*", help="folder, files, or what Spark reads; none: only the check is made")
    parser.add_argument("--out", default=".", help="folder for languages.csv and fairness.csv")
    parser.add_argument("--spark", action="store_true", help="count on a cluster")
    parser.add_argument("--format", help="Spark's name of a format (delta, orc), or `table` for the name of a table")
    parser.add_argument("--languages", help="CODE or CODE=COLUMN, with commas; all if left out")
    parser.add_argument("--one-language", metavar="CODE", help="the text files are of one language")
    parser.add_argument("--base", metavar="CODE", help="language against which premiums are taken")
    parser.add_argument("--delimiter", help="between the fields of a CSV file")
    parser.add_argument("--seed", type=int, help="of the bootstrap; the page's if left out")
    parser.add_argument("--intervals", choices=["auto", "units", "chunks"], default="auto")
    parser.add_argument(
        "--no-words", action="store_true", help="count no words, which takes about as long as a tokenizer"
    )
    parser.add_argument(
        "--other-words", action="store_true", help="go on if words are segmented otherwise than on the page"
    )
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1, help="of this machine")
    parser.add_argument("--tokenizer-file", action="append", default=[], metavar="FILE", help="a tokenizer of yours")
    parser.add_argument("--write-tokenizers", metavar="FOLDER", help="write the tokenizer.json of each, too")
    return parser.parse_args(given)


def write_tokenizers(folder: Path, page: Page, tokenizers: list[Vocabulary]) -> None:
    for tokenizer, vocabulary in zip(page["tokenizers"], tokenizers, strict=True):
        if vocabulary.json is not None:
            place = folder / regex.sub(r"[^\w.-]+", "-", tokenizer["reference"])[:100]
            place.mkdir(parents=True, exist_ok=True)
            (place / "tokenizer.json").write_text(vocabulary.json, encoding="utf-8")
            say(f"Written: {place / 'tokenizer.json'}")


def main(page: Page, given: list[str]) -> None:
    arguments = arguments_of(given)
    files = [Path(path).read_bytes() for path in arguments.tokenizer_file]
    by_hash = {hashlib.sha256(file).hexdigest(): file for file in files}
    tokenizers = [vocabulary_of(tokenizer, by_hash) for tokenizer in page["tokenizers"]]
    for left_out in page["leftOut"]:
        say(f"Not counted here: {left_out['name']}. {left_out['reason']}")
    check(page, counters_of(tokenizers), arguments.no_words or arguments.other_words)
    if arguments.write_tokenizers is not None:
        write_tokenizers(Path(arguments.write_tokenizers), page, tokenizers)
    if not arguments.corpus:
        return
    if arguments.seed is not None:
        page["seed"] = arguments.seed
    spark: Any = None
    if arguments.spark:
        from pyspark.sql import SparkSession

        spark = SparkSession.builder.appName("tessera").getOrCreate()
        spark.conf.set("spark.sql.execution.arrow.pyspark.enabled", "true")
    source = find_source(arguments) if spark is None else find_spark_source(spark, arguments)
    if not source.codes:
        stop("no language was found in the corpus.")
    delimiter = delimiter_of(source.format, arguments)
    base = base_of(source.codes, arguments.base, page)
    locales = None if arguments.no_words else [locale_of(code, page) for code in source.codes]
    say(f"{source.name}: {', '.join(source.codes)}; premiums against {source.codes[base]}")
    frame: Any = None
    order: list[str] = []
    if spark is not None:
        frame, order = spark_frame(spark, source, delimiter)
    exact = arguments.intervals == "units"
    if arguments.intervals == "auto":
        # Enough of them to know is enough.
        width = TEXT_COLUMNS + TOKEN_COLUMNS * len(tokenizers)
        most = min(EXACT_UNITS, EXACT_COUNTS // (width * len(source.codes))) + 1
        exact = (
            sum(1 for _, _ in zip(range(most), rows_of(source, delimiter), strict=False)) < most
            if spark is None
            else order != [] and frame.limit(most).count() < most
        )
    if exact and spark is not None and order == []:
        stop(
            "Spark does not say the order of these rows, which drawing the page's units needs. Use --intervals chunks."
        )
    plan = Plan(source.codes, base, locales, tokenizers, exact)
    if spark is None:
        counts = count_here(rows_of(source, delimiter), plan, max(1, arguments.processes))
    else:
        counts = count_on_spark(frame, order, plan, source)
    if counts[:, :, 0].sum() == 0:
        stop("the corpus has no text.")
    references = [tokenizer["reference"] for tokenizer in page["tokenizers"]]
    baseline = references.index(page["baseline"]) if page["baseline"] in references else 0
    how = f"{REPLICATES} draws of {f'{len(counts)} units' if exact else f'{CHUNKS} chunks of units (CRC-32)'}"
    unit = "line" if source.format == "text" else "record"
    told = Told(page, source, locales, how, unit)
    with np.errstate(divide="ignore", invalid="ignore"):
        figures = Figures(drawn_sums(counts, page["seed"]), base, baseline)
        out = Path(arguments.out)
        out.mkdir(parents=True, exist_ok=True)
        write_table(out / "languages.csv", language_rows(figures, told))
        write_table(out / "fairness.csv", fairness_rows(figures, told))


# What follows is written by the page: what is compared, and what the page counted.
PAGE: Page = json.loads(r"""{}""")

if __name__ == "__main__":
    try:
        main(PAGE, sys.argv[1:])
    except (OSError, ValueError) as error:
        stop(str(error))
