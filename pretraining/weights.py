"""The weights of an exported folder, as training takes them up again: what is shipped is always a point to go on from."""

import json
from pathlib import Path

import numpy
import onnx
import torch
from onnx import numpy_helper


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
