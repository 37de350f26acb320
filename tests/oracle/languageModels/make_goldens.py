"""Writes <name>.json beside it for each shipped language model: log-probabilities of the texts of texts.mjs by PyTorch
in float32, once with the int8 weights of the shipped file and once with the weights that training ended with.

    node tests/oracle/languageModels/printIds.mjs > ids.json
    PYTHONPATH=. python tests/oracle/languageModels/make_goldens.py ids.json FOLDER

where FOLDER has a checkpoint <kind>/checkpoint.pt for each of byte, character, bpe, superword. Only pretraining/model.py
computes here: no line of the exported graph, and no ONNX Runtime.

A golden's `texts` have `ids` (without the begin token), and for each id ln p(id | begin token and the ids before it) in
nats, under the whole vocabulary: `shipped` with the int8 weights, `unquantized` with the float32 ones. `lastHiddenState`
is that of the last token of the first text, with the int8 weights.
"""

import hashlib
import json
import pathlib
import sys

import numpy
import onnx
import torch
from onnx import numpy_helper

from pretraining.model import LanguageModel, Shape

DIGITS = 7


def shipped_weights(file: pathlib.Path, names: list[str]) -> dict[str, torch.Tensor]:
    """Float32 weights by PyTorch's names, from the int8 values and scales in the file."""
    stored = {one.name: numpy_helper.to_array(one) for one in onnx.load(str(file)).graph.initializer}
    weights = {}
    for name in names:
        if name.endswith(".gain"):
            weights[name] = stored[name]
            continue
        own = name.removesuffix(".weight")
        restored = stored[f"{own}.int8"].astype(numpy.float32) * stored[f"{own}.scale"]
        weights[name] = restored if own == "embedding" else restored.T
    return {name: torch.from_numpy(numpy.array(value, dtype=numpy.float32)) for name, value in weights.items()}


def log_probabilities(model: LanguageModel, begin: int, ids: list[int]) -> list[float]:
    with torch.no_grad():
        logits = model.logits(model.hidden(torch.tensor([[begin, *ids]])))[0, :-1]
        rows = torch.log_softmax(logits.double(), dim=-1)
    return [round(float(row[token]), DIGITS) for row, token in zip(rows, ids, strict=True)]


def last_hidden_state(model: LanguageModel, begin: int, ids: list[int]) -> list[float]:
    with torch.no_grad():
        return [round(float(value), DIGITS) for value in model.hidden(torch.tensor([[begin, *ids]]))[0, -1]]


def golden(name: str, texts: list[str], all_ids: list[list[int]], checkpoint: pathlib.Path) -> dict:
    folder = pathlib.Path("public/models") / name
    file = folder / "onnx" / "model_quantized.onnx"
    begin = json.loads((folder / "config.json").read_text(encoding="utf-8"))["bos_token_id"]
    state = torch.load(checkpoint, map_location="cpu")
    trained = LanguageModel(Shape(**state["shape"]))
    trained.load_state_dict(state["model"])
    shipped = LanguageModel(Shape(**state["shape"]))
    shipped.load_state_dict(shipped_weights(file, list(state["model"])))
    return {
        "madeBy": "tests/oracle/languageModels/make_goldens.py",
        "implementation": f"PyTorch {torch.__version__}, float32",
        "model": name,
        "sha256": hashlib.sha256(file.read_bytes()).hexdigest(),
        "beginToken": begin,
        "unit": "nat",
        "lastHiddenState": last_hidden_state(shipped, begin, all_ids[0]),
        "texts": [
            {"text": text, "ids": ids, "shipped": log_probabilities(shipped, begin, ids), "unquantized": log_probabilities(trained, begin, ids)}
            for text, ids in zip(texts, all_ids, strict=True)
        ],
    }


def main() -> None:
    source = json.loads(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"))
    for name, ids in source["ids"].items():
        made = golden(name, source["texts"], ids, pathlib.Path(sys.argv[2]) / name.removeprefix("tessera-") / "checkpoint.pt")
        head = "{\n " + ",\n ".join(f"{json.dumps(key)}: {json.dumps(value)}" for key, value in made.items() if key != "texts") + ","
        lines = ",\n  ".join(json.dumps(one, ensure_ascii=True) for one in made["texts"])
        pathlib.Path(__file__).with_name(f"{name}.json").write_text(f'{head}\n "texts": [\n  {lines}\n ]\n}}\n', encoding="utf-8")
        pairs = [(a, b) for one in made["texts"] for a, b in zip(one["shipped"], one["unquantized"], strict=True)]
        shift = sum(a - b for a, b in pairs) / len(pairs)
        print(f"{name}: {len(pairs)} tokens; int8 changes the mean log-probability by {shift:.5f} nat, one of them by {max(abs(a - b) for a, b in pairs):.4f}")


main()
