"""Writes a trained language model as the folder that the page ships: ONNX in int8, configuration, tokenizer.

    python -m pretraining.export bpe-16k --preset small
"""

import argparse
import json
import shutil
from pathlib import Path

import numpy
import onnx
import torch

from .data import Batches, token_lengths, token_stream
from .graph import language_model
from .model import Shape
from .presets import MODELS, PRESETS
from .train import SEED

END_OF_TEXT = "<|endoftext|>"
TOKENIZER_FILES = ("tokenizer.json", "tokenizer_config.json")


def write_json(file: Path, value: dict) -> None:
    file.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def end_of_text(tokenizer: Path) -> int:
    """Id of the token that stands before every piece of text."""
    added = json.loads(tokenizer.read_text(encoding="utf-8"))["added_tokens"]
    return next(token["id"] for token in added if token["content"] == END_OF_TEXT)


def bytes_read(work: Path, name: str, context: int, windows_a_step: int, steps: int) -> int:
    """UTF-8 bytes of the tokens that `steps` steps predicted; a byte read in two epochs counts twice."""
    batches = Batches(token_stream(work, name), context, windows_a_step, SEED)
    lengths = token_lengths(work, name)
    return sum(int(lengths[batches.step(step)[:, 1:].numpy()].sum()) for step in range(steps))


def configuration(name: str, state: dict, token: int, read: int) -> dict:
    """What transformers.js needs to know of the graph, under the name of an architecture with the same cache."""
    shape = Shape(**state["shape"])
    parameters = sum(value.numel() for value in state["model"].values())
    return {
        "architectures": ["LlamaForCausalLM"],
        "model_type": "llama",
        "hidden_size": shape.width,
        "intermediate_size": 4 * shape.width,
        "num_hidden_layers": shape.layers,
        "num_attention_heads": shape.heads,
        "num_key_value_heads": shape.heads,
        "head_dim": shape.head_width,
        "hidden_act": "relu2",
        "max_position_embeddings": state["context"],
        "vocab_size": shape.vocabulary,
        "bos_token_id": token,
        "eos_token_id": token,
        "tie_word_embeddings": True,
        "tessera": {
            "name": f"tessera-{name}",
            "preset": state["preset"],
            "parameters": parameters,
            "context": state["context"],
            "steps": state["step"],
            "tokens": state["step"] * state["step_tokens"],
            "bytes_read": read,
            "cpu_seconds": round(state["seconds"]),
            **({} if state.get("begun_from") is None else {"begun_from": state["begun_from"]}),
            "dtype": "q8",
        },
    }


def export(checkpoint: Path, name: str, work: Path, target: Path) -> Path:
    """Writes the folder `target` and gives the path of the ONNX file."""
    state = torch.load(checkpoint, map_location="cpu")
    weights = {key: value.float().numpy().astype(numpy.float32) for key, value in state["model"].items()}
    (target / "onnx").mkdir(parents=True, exist_ok=True)
    for file in TOKENIZER_FILES:
        shutil.copyfile(work / "tokenizers" / name / file, target / file)
    token = end_of_text(target / "tokenizer.json")
    read = bytes_read(work, name, state["context"], state["step_tokens"] // state["context"], state["step"])
    write_json(target / "config.json", configuration(name, state, token, read))
    write_json(target / "generation_config.json", {"bos_token_id": token, "eos_token_id": token, "pad_token_id": token})
    file = target / "onnx" / "model_quantized.onnx"
    onnx.save(language_model(Shape(**state["shape"]), weights), str(file))
    return file


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", choices=MODELS)
    parser.add_argument("--preset", choices=tuple(PRESETS), default="small")
    parser.add_argument("--work", type=Path, default=Path(".cache/pretraining"))
    parser.add_argument("--checkpoint", type=Path, help="instead of the one of the preset")
    parser.add_argument("--to", type=Path, default=Path("public/models"), help="folder of the models' folders")
    arguments = parser.parse_args()
    checkpoint = arguments.checkpoint or arguments.work / "models" / arguments.preset / arguments.model / "checkpoint.pt"
    file = export(checkpoint, arguments.model, arguments.work, arguments.to / f"tessera-{arguments.model}")
    print(f"{file}: {file.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
