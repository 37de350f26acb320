"""SmolLM2 as an ONNX graph with the GGUF file's own numbers: four-bit weights in blocks of 32, exactly as they are stored.

A weight is scale · code + minimum, so a product with x is x · (scale · code), and for each block minimum · (sum of the block's
x). DequantizeLinear restores scale · code in every run. On WebAssembly that is several times as fast as MatMulNBits, which has no
kernel there, and takes a fifth of the memory of weights that are restored once; and activations stay float32, which 8 bits of
them would not survive. Inputs and outputs are named as in `pretraining/graph.py`, without `hidden_states`.
"""

import math
from dataclasses import dataclass

import numpy
import onnx
from onnx import TensorProto, helper

from ..graph import Graph, attention_bias, rotary, rotated
from .source import BLOCK, EightBits, FourBits, Source, joined

# DequantizeLinear takes four-bit codes and blocks since 21; 10 is the version of the file format that went with it
OPSET, FORMAT = 21, 10
# of the head's columns restored at a time, so that no run holds the whole table in float32
HEAD_PARTS = 8


@dataclass(frozen=True)
class Sizes:
    """By the names of the file's metadata."""

    layers: int
    width: int
    heads: int
    groups: int
    feed: int
    context: int
    vocabulary: int
    rotary_base: float
    epsilon: float

    @property
    def head_width(self) -> int:
        return self.width // self.heads

    @staticmethod
    def of(source: Source) -> "Sizes":
        names = {
            "layers": "block_count",
            "width": "embedding_length",
            "heads": "attention.head_count",
            "groups": "attention.head_count_kv",
            "feed": "feed_forward_length",
            "context": "context_length",
            "vocabulary": "vocab_size",
            "rotary_base": "rope.freq_base",
            "epsilon": "attention.layer_norm_rms_epsilon",
        }
        return Sizes(**{name: source.fields[f"llama.{field}"] for name, field in names.items()})


def halves_apart(heads: int, head_width: int) -> numpy.ndarray:
    """The order of rows in which a head's rotated pairs are i and i + head_width / 2; the file has them beside each other."""
    return numpy.arange(heads * head_width).reshape(heads, head_width // 2, 2).swapaxes(1, 2).reshape(-1)


def floats(graph: Graph, name: str, halves: numpy.ndarray) -> str:
    """float32 of stored float16; folded when the file is loaded."""
    return graph.apply("Cast", name, graph.constant(f"{name}.half", halves), to=TensorProto.FLOAT)


def restored(graph: Graph, name: str, codes: str, scales: str) -> str:
    """float32 [inputs, outputs] of codes [1, inputs, outputs]: of rank 3, for a runtime makes MatMulNBits of rank 2."""
    wide = graph.apply("DequantizeLinear", f"{name}.wide", codes, scales, axis=1, block_size=BLOCK)
    return graph.apply("Squeeze", f"{name}.restored", wide, graph.integers(0))


def four_bit_codes(graph: Graph, name: str, codes: numpy.ndarray) -> str:
    """Two codes a byte, the first one low."""
    flat = codes.reshape(-1, 2)
    packed = (flat[:, 0] | (flat[:, 1] << 4)).astype(numpy.uint8).tobytes()
    graph.initializers.append(helper.make_tensor(name, TensorProto.UINT4, codes.shape, packed, raw=True))
    return name


def linear(graph: Graph, name: str, x: str, sums: str, weights: FourBits) -> str:
    outputs, blocks, _ = weights.codes.shape
    codes = four_bit_codes(graph, f"{name}.codes", weights.codes.reshape(1, outputs, blocks * BLOCK).swapaxes(1, 2))
    scales = floats(graph, f"{name}.scales", weights.scales.T[None])
    product = graph.apply("MatMul", f"{name}.product", x, restored(graph, name, codes, scales))
    minima = graph.apply("MatMul", f"{name}.offset", sums, floats(graph, f"{name}.minima", weights.minima.T.copy()))
    return graph.apply("Add", f"{name}.out", product, minima)


def block_sums(graph: Graph, x: str, width: int) -> str:
    """[B, T, width / BLOCK]: what the minima are multiplied with."""
    blocks = graph.apply("Reshape", f"{x}.blocks", x, graph.integers(0, 0, width // BLOCK, BLOCK))
    return graph.apply("ReduceSum", f"{x}.sums", blocks, graph.integers(3), keepdims=0)


def embedded(graph: Graph, table: EightBits, width: int) -> str:
    graph.constant("embedding.codes", table.codes.reshape(-1, width))
    graph.constant("embedding.scales", table.scales)
    codes = graph.apply("Cast", "tokens.float", graph.apply("Gather", "tokens.codes", "embedding.codes", "input_ids"), to=TensorProto.FLOAT)
    scales = graph.apply("Cast", "tokens.scale", graph.apply("Gather", "tokens.half", "embedding.scales", "input_ids"), to=TensorProto.FLOAT)
    blocks = graph.apply("Reshape", "tokens.blocks", codes, graph.integers(0, 0, width // BLOCK, BLOCK))
    scaled = graph.apply("Mul", "tokens.scaled", blocks, graph.apply("Unsqueeze", "tokens.scales", scales, graph.integers(3)))
    return graph.apply("Reshape", "tokens", scaled, graph.integers(0, 0, width))
