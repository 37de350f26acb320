"""Compares the shipped files with the package's own model, and writes what was found into card.json beside them.

    python -m pretraining.smollm2.proof

Needs onnxruntime, transformers, torch and tokenizers besides what the export needs. The texts are the Universal Declaration of
Human Rights in six languages, and code of this repository; at most TOKENS tokens of each, behind the begin token, in one run.
"""

import argparse
import gzip
import json
import math
from pathlib import Path

import numpy
import onnxruntime
import tokenizers
import torch
import transformers

from . import reference
from .export import NAME, PACKED, ROOT, UNPACKED, described
from .source import FILE, FILE_SHA256, PACKAGE, VERSION, WHEEL_SHA256, fetched_model
from .store import RESTORED

TOKENS = 2000
# keys of public/corpora/udhr
LANGUAGES = {"English": "eng", "French": "fra", "Chinese, Mandarin (Simplified)": "cmn_hans", "German": "deu_1996", "Spanish": "spa", "Russian": "rus"}
CODE = "pretraining/graph.py"
FILES = ("config.json", "generation_config.json", "tokenizer.json", "tokenizer_config.json")


def texts() -> dict[str, str]:
    found = {}
    for name, key in LANGUAGES.items():
        articles = json.loads(gzip.decompress((ROOT / f"public/corpora/udhr/{key}.gzip").read_bytes()))
        found[name] = "\n".join([*articles["preamble"], *(line if isinstance(line, str) else "\n".join(line) for line in articles["articles"])])
    found[f"Python ({CODE})"] = (ROOT / CODE).read_text(encoding="utf-8")
    return found


def restored_weights(folder: Path) -> bytes:
    """What the page makes of the shipped files for the graph that takes codes as bytes."""
    layout = json.loads((folder / "restored.json").read_text(encoding="utf-8"))
    files = [numpy.frombuffer((folder / name).read_bytes(), dtype=numpy.uint8) for name in layout["files"]]
    made = bytearray()
    for piece in layout["pieces"]:
        content = files[piece["file"]][piece["start"] : piece["start"] + piece["bytes"]]
        if piece["become"] == "nibbles":
            content = numpy.stack([content & 15, content >> 4], axis=-1).astype(numpy.int8) - 8
        elif piece["become"] == "shifted":
            content = content ^ 128
        elif piece["become"] == "floats":
            content = content.view(numpy.float16).astype(numpy.float32)
        elif piece["become"] == "offsets":
            scales, minima = content.view(numpy.float16).astype(numpy.float32).reshape(2, -1)
            content = minima + 8 * scales
        made += content.tobytes() if piece["become"] == "same" else numpy.ascontiguousarray(content.reshape(piece["rows"], piece["columns"]).T).tobytes()
    return bytes(made)


class Shipped:
    """A shipped graph in ONNX Runtime."""

    def __init__(self, folder: Path, graph: str, scratch: Path) -> None:
        scratch.mkdir(parents=True, exist_ok=True)
        for file in folder.iterdir():
            if not (scratch / file.name).exists():
                (scratch / file.name).symlink_to(file.resolve())
        if graph == UNPACKED:
            (scratch / RESTORED).write_bytes(restored_weights(folder))
        options = onnxruntime.SessionOptions()
        options.log_severity_level = 3
        self.session = onnxruntime.InferenceSession(str(scratch / f"{graph}.onnx"), options)

    def log_probabilities(self, begin: int, ids: list[int]) -> list[float]:
        sequence = numpy.array([[begin, *ids[:-1]]], dtype=numpy.int64)
        feeds = {"input_ids": sequence, "attention_mask": numpy.ones_like(sequence), "position_ids": numpy.arange(sequence.size)[None]}
        for value in self.session.get_inputs():
            if value.name.startswith("past"):
                feeds[value.name] = numpy.zeros((1, value.shape[1], 0, value.shape[3]), dtype=numpy.float32)
        logits = self.session.run(["logits"], feeds)[0][0]
        rows = (row.astype(numpy.float64) for row in logits)
        return [float(row[token] - row.max() - numpy.log(numpy.exp(row - row.max()).sum())) for row, token in zip(rows, ids, strict=True)]


def compared(folder: Path, cache: Path) -> list[dict]:
    tokenizer = tokenizers.Tokenizer.from_file(str(folder / "tokenizer.json"))
    begin = json.loads((folder / "config.json").read_text(encoding="utf-8"))["bos_token_id"]
    asked = {}
    for name, text in texts().items():
        encoding = tokenizer.encode(text, add_special_tokens=False)
        ids = encoding.ids[:TOKENS]
        # of the text, not of the tokens: a byte that has no token counts too
        asked[name] = ids, len(text[: encoding.offsets[len(ids) - 1][1]].encode("utf-8"))
    model = reference.load(fetched_model(cache))
    expected = {name: reference.log_probabilities(model, begin, ids) for name, (ids, _) in asked.items()}
    rows = {name: {"text": name, "bytes": size, "tokens": len(ids), "referenceBitsPerByte": bits(expected[name], size)} for name, (ids, size) in asked.items()}
    for graph in (PACKED, UNPACKED):
        shipped = Shipped(folder / "onnx", graph, cache / "proof")
        for name, (ids, size) in asked.items():
            found = shipped.log_probabilities(begin, ids)
            largest = max(abs(one - other) for one, other in zip(found, expected[name], strict=True))
            rows[name][graph] = {"bitsPerByte": bits(found, size), "largestDifferenceNats": float(f"{largest:.2g}")}
            print(graph, name, rows[name], flush=True)
    return list(rows.values())


def bits(log_probabilities: list[float], size: int) -> float:
    return round(-sum(log_probabilities) / math.log(2) / size, 5)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cache", type=Path, default=ROOT / ".cache/smollm2")
    parser.add_argument("--folder", type=Path, default=ROOT / "public/models" / NAME)
    arguments = parser.parse_args()
    folder = arguments.folder
    card = {
        "madeBy": "python -m pretraining.smollm2.proof",
        "name": NAME,
        "licence": "Apache-2.0",
        # by its authors' account
        "trainedMostlyOn": ["en"],
        "source": {"package": PACKAGE, "version": VERSION, "sha256": WHEEL_SHA256, "file": FILE, "fileSha256": FILE_SHA256},
        "files": [described(folder, name) for name in (*FILES, *sorted(f"onnx/{file.name}" for file in (folder / "onnx").iterdir()))],
        "reference": f"transformers {transformers.__version__} on PyTorch {torch.__version__}, float32; shipped files by ONNX Runtime {onnxruntime.__version__}",
        "beginToken": json.loads((folder / "config.json").read_text(encoding="utf-8"))["bos_token_id"],
        "compared": compared(folder, arguments.cache),
    }
    (folder / "card.json").write_text(json.dumps(card, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
