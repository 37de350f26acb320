"""The weights of an exported folder, as training takes them up again: what is shipped is always a point to go on from,
also for another vocabulary."""

import json
from pathlib import Path

import numpy
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor


def exported_state(folder: Path) -> dict:
    """`model` in float32 by the names of LanguageModel.state_dict(), the int8 values times their scales; and the `step`
    and processor `seconds` of the run until then. Optimizers are not part of it."""
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    stored = {one.name: numpy_helper.to_array(one) for one in onnx.load(str(folder / "onnx" / "model_quantized.onnx")).graph.initializer}
    weights = {name: value for name, value in stored.items() if name.endswith(".gain")}
    for name in (name.removesuffix(".int8") for name in stored if name.endswith(".int8")):
        restored = stored[f"{name}.int8"].astype(numpy.float32) * stored[f"{name}.scale"]
        # the graph multiplies by matrices [in, out]; the embedding is looked up by rows
        weights[f"{name}.weight"] = restored if name == "embedding" else restored.T
    model = {name: torch.from_numpy(numpy.array(value, dtype=numpy.float32)) for name, value in weights.items()}
    return {"model": model, "step": config["tessera"]["steps"], "seconds": float(config["tessera"]["cpu_seconds"])}


class Merges:
    """The vocabulary and merges of a tokenizer.json of byte-level BPE; segments within a token, so it needs no pattern."""

    def __init__(self, file: Path):
        tokenizer = json.loads(file.read_text(encoding="utf-8"))
        self.vocabulary: dict[str, int] = tokenizer["model"]["vocab"]
        self.ranks = {tuple(merge): rank for rank, merge in enumerate(tokenizer["model"]["merges"])}
        self.added = {token["content"]: token["id"] for token in tokenizer["added_tokens"]}

    def pieces(self, spelling: str) -> list[int]:
        """Ids of a token that is spelled in the byte alphabet: the merge of lowest rank first, the leftmost of several."""
        parts = list(spelling)
        while True:
            places = [(self.ranks[pair], place) for place, pair in enumerate(zip(parts, parts[1:])) if pair in self.ranks]
            if not places:
                return [self.vocabulary[part] for part in parts]
            _, place = min(places)
            parts[place : place + 2] = [parts[place] + parts[place + 1]]


def carried_embedding(rows: Tensor, old: Merges, new: Merges) -> Tensor:
    """For each entry of `new` the mean of the rows [V, d] of its pieces by `old`."""
    made = {token: old.pieces(spelling) for spelling, token in new.vocabulary.items() if spelling not in new.added}
    made |= {token: [old.added[content]] for content, token in new.added.items()}
    return torch.stack([rows[made[token]].mean(dim=0) for token in range(len(made))])


def grown_state(folder: Path, tokenizer: Path) -> dict:
    """The weights of an exported folder for the vocabulary of the file `tokenizer`, as a run of its own at step 0."""
    weights = exported_state(folder)["model"]
    rows = carried_embedding(weights["embedding.weight"], Merges(folder / "tokenizer.json"), Merges(tokenizer))
    return {"model": weights | {"embedding.weight": rows}, "step": 0, "seconds": 0.0, "begun_from": folder.name}
