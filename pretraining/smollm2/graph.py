"""SmolLM2 as ONNX graphs with the GGUF file's own numbers: four-bit weights in blocks of 32, exactly as they are stored.

There are two graphs, which compute the same. `packed` multiplies by MatMulNBits: what graphics processors have a kernel for, and
what transformers.js loads as `q4`. Half-precision numbers are cast before anything else is done with them, which a runtime does
when it loads the file: many graphics processors have none. `restored` takes the codes as bytes and multiplies by what
DequantizeLinear makes of them in every run: WebAssembly has no kernel for MatMulNBits, and is several times faster this way. What
is left of scales and minima comes with its weights, so that loading computes nothing. Weights that are restored to float32
once would take five times the memory; activations of 8 bits, which int8 matrix products need, cost 0.2 nat a token and more.

A weight is scale · code + minimum. Both operators know scales and whole zero points only, so both multiply scale · (code − 8), and
what is left, minimum + 8 · scale, is the same for a block: it is multiplied with the sum of the block's activations.

Inputs and outputs are named as in `pretraining/graph.py`, without `hidden_states`.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy
import onnx
from onnx import TensorProto, helper

from ..graph import Graph, attention_bias, rotary, rotated
from .source import BLOCK, FourBits, Source, joined
from .store import RestoredStore, Store

# DequantizeLinear takes blocks since 21; 10 is the version of the file format that went with it
OPSET, FORMAT = 21, 10
MICROSOFT = "com.microsoft"
# Q4_1's codes are 0 to 15; MatMulNBits subtracts 8 where no zero points are given
MIDDLE = 8
# of the head's rows restored at a time, so that no run holds the whole table in float32
HEAD_PARTS = 8


@dataclass(frozen=True)
class Sizes:
    layers: int
    width: int
    heads: int
    # of keys and values, each shared by heads / groups queries
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


@dataclass(frozen=True)
class Way:
    """How a graph multiplies: with the names of stored codes and float32 scales, which each way keeps in its own layout."""

    # graph, name, x, sums of its blocks, size [outputs, inputs]
    linear: Callable[[Graph, str, str, str, tuple[int, int]], str]
    # graph, x, size
    head: Callable[[Graph, str, tuple[int, int]], str]
    # graph: codes of the rows of `input_ids`, float32 [B, T, width]
    rows: Callable[[Graph], str]
    # graph: their scales, float32 [B, T, width / BLOCK]
    scales: Callable[[Graph], str]


def halves_apart(heads: int, head_width: int) -> numpy.ndarray:
    """The order of rows in which a head's rotated pairs are i and i + head_width / 2; the file has them beside each other."""
    return numpy.arange(heads * head_width).reshape(heads, head_width // 2, 2).swapaxes(1, 2).reshape(-1)


def number(graph: Graph, value: float) -> str:
    return graph.constant(f"number_{value}", numpy.array(value, dtype=numpy.float32))


def floats(graph: Graph, name: str, stored: str) -> str:
    """float32 of stored float16; a runtime folds it when it loads the file."""
    return graph.apply("Cast", name, stored, to=TensorProto.FLOAT)


def offset(graph: Graph, name: str, sums: str, scales: str, minima: str) -> str:
    """sums · (minima + MIDDLE · scales), for scales and minima [blocks, outputs]."""
    middle = graph.apply("Mul", f"{name}.middle", scales, number(graph, MIDDLE))
    return graph.apply("MatMul", f"{name}.offset", sums, graph.apply("Add", f"{name}.offsets", minima, middle))


def block_sums(graph: Graph, x: str, width: int) -> str:
    """[B, T, width / BLOCK]."""
    name = f"{x}.sums"
    if name not in graph.named:
        graph.named.add(name)
        blocks = graph.apply("Reshape", f"{x}.blocks", x, graph.integers(0, 0, width // BLOCK, BLOCK))
        graph.apply("ReduceSum", name, blocks, graph.integers(3), keepdims=0)
    return name


def packed() -> Way:
    def linear(graph: Graph, name: str, x: str, sums: str, size: tuple[int, int]) -> str:
        outputs, inputs = size
        scales, minima = (floats(graph, f"{name}.{kind}", f"{name}.{kind}.half") for kind in ("scales", "minima"))
        product = graph.apply("MatMulNBits", f"{name}.product", x, f"{name}.codes", scales, domain=MICROSOFT, K=inputs, N=outputs, bits=4, block_size=BLOCK)
        turned = [graph.apply("Transpose", f"{value}.turned", value, perm=[1, 0]) for value in (scales, minima)]
        return graph.apply("Add", f"{name}.out", product, offset(graph, name, sums, *turned))

    def head(graph: Graph, x: str, size: tuple[int, int]) -> str:
        rows, width = size
        codes = graph.apply("Reshape", "head.codes", "embedding.codes", graph.integers(rows, width // BLOCK, BLOCK))
        return graph.apply("MatMulNBits", "logits", x, codes, "embedding.scales", domain=MICROSOFT, K=width, N=rows, bits=8, block_size=BLOCK)

    def rows(graph: Graph) -> str:
        shifted = graph.apply("Cast", "tokens.shifted", graph.apply("Gather", "tokens.bytes", "embedding.codes", "input_ids"), to=TensorProto.FLOAT)
        return graph.apply("Sub", "tokens.codes", shifted, number(graph, 128))

    def scales(graph: Graph) -> str:
        return graph.apply("Gather", "tokens.scales", floats(graph, "embedding.scales", "embedding.scales.half"), "input_ids")

    return Way(linear, head, rows, scales)


def restored() -> Way:
    def matrix(graph: Graph, name: str, codes: str, scales: str) -> str:
        """float32 [inputs, outputs] of int8 [1, inputs, outputs]: of rank 3, for of rank 2 a runtime makes MatMulNBits of it."""
        wide = graph.apply("DequantizeLinear", f"{name}.wide", codes, scales, axis=1, block_size=BLOCK)
        return graph.apply("Squeeze", f"{name}.matrix", wide, graph.integers(0))

    def linear(graph: Graph, name: str, x: str, sums: str, size: tuple[int, int]) -> str:
        product = graph.apply("MatMul", f"{name}.product", x, matrix(graph, name, f"{name}.codes", f"{name}.scales"))
        return graph.apply("Add", f"{name}.out", product, graph.apply("MatMul", f"{name}.offset", sums, f"{name}.offsets"))

    def head(graph: Graph, x: str, size: tuple[int, int]) -> str:
        step = size[0] // HEAD_PARTS
        parts = []
        for part in range(HEAD_PARTS):
            ends = graph.integers(part * step), graph.integers((part + 1) * step), graph.integers(2)
            codes, scales = (graph.apply("Slice", f"head.{part}.{kind}", whole, *ends) for kind, whole in (("codes", "embedding.codes"), ("scales", "embedding.scales")))
            parts.append(graph.apply("MatMul", f"head.{part}", x, matrix(graph, f"head.{part}", codes, scales)))
        return graph.apply("Concat", "logits", *parts, axis=-1)

    def rows(graph: Graph) -> str:
        columns = graph.apply("Squeeze", "tokens.columns", graph.apply("Gather", "tokens.bytes", "embedding.codes", "input_ids", axis=2), graph.integers(0))
        return graph.apply("Cast", "tokens.codes", graph.apply("Transpose", "tokens.turned", columns, perm=[1, 2, 0]), to=TensorProto.FLOAT)

    def scales(graph: Graph) -> str:
        return floats(graph, "tokens.scales.float", graph.apply("Gather", "tokens.scales", "embedding.scales.half", "input_ids"))

    return Way(linear, head, rows, scales)


def embedded(graph: Graph, way: Way, sizes: Sizes) -> str:
    blocks = graph.apply("Reshape", "tokens.blocks", way.rows(graph), graph.integers(0, 0, sizes.width // BLOCK, BLOCK))
    scaled = graph.apply("Mul", "tokens.scaled", blocks, graph.apply("Unsqueeze", "tokens.scales.wide", way.scales(graph), graph.integers(3)))
    return graph.apply("Reshape", "tokens", scaled, graph.integers(0, 0, sizes.width))


def norm(graph: Graph, name: str, x: str, gain: numpy.ndarray, epsilon: float) -> str:
    """Of the root mean square; the operator is ONNX Runtime's, under the standard's domain."""
    return graph.apply("SimplifiedLayerNormalization", f"{name}.out", x, graph.constant(f"{name}.gain", gain), axis=-1, epsilon=epsilon, stash_type=1)


def attended(graph: Graph, sizes: Sizes, layer: int, joint: str, angles: tuple[str, str], bias: str) -> str:
    """Grouped-query attention over the cache and the tokens of `joint` [B, T, heads and twice the groups, each of head_width]."""
    at, size, groups, each = f"layers.{layer}", sizes.head_width, sizes.groups, sizes.heads // sizes.groups
    widths = graph.integers(sizes.heads * size, groups * size, groups * size)
    parts = [f"{at}.{kind}.flat" for kind in ("query", "key", "value")]
    graph.nodes.append(helper.make_node("Split", [joint, widths], parts, name=f"{at}.parts", axis=-1))
    heads = {}
    for kind, flat, count in zip(("query", "key", "value"), parts, (sizes.heads, groups, groups), strict=True):
        wide = graph.apply("Reshape", f"{at}.{kind}.wide", flat, graph.integers(0, 0, count, size))
        heads[kind] = graph.apply("Transpose", f"{at}.{kind}", wide, perm=[0, 2, 1, 3])
    key = rotated(graph, f"{at}.key", heads["key"], angles, size)
    keys = graph.apply("Concat", f"present.{layer}.key", f"past_key_values.{layer}.key", key, axis=2)
    values = graph.apply("Concat", f"present.{layer}.value", f"past_key_values.{layer}.value", heads["value"], axis=2)
    query = rotated(graph, f"{at}.query", heads["query"], angles, size)
    grouped = graph.apply("Reshape", f"{at}.query.grouped", query, graph.integers(0, groups, each, -1, size))
    shared = [graph.apply("Unsqueeze", f"{at}.{kind}.shared", whole, graph.integers(2)) for kind, whole in (("keys", keys), ("values", values))]
    scores = graph.apply("MatMul", f"{at}.scores", grouped, graph.apply("Transpose", f"{at}.keys.turned", shared[0], perm=[0, 1, 2, 4, 3]))
    scaled = graph.apply("Mul", f"{at}.scaled", scores, number(graph, 1 / math.sqrt(size)))
    seen = graph.apply("Softmax", f"{at}.attention", graph.apply("Add", f"{at}.biased", scaled, bias), axis=-1)
    mixed = graph.apply("MatMul", f"{at}.mixed", seen, shared[1])
    return graph.apply("Reshape", f"{at}.mixed.flat", graph.apply("Transpose", f"{at}.tokens", mixed, perm=[0, 3, 1, 2, 4]), graph.integers(0, 0, sizes.width))


def language_model(source: Source, sizes: Sizes, way: Way, tensors: list[TensorProto]) -> onnx.ModelProto:
    graph = Graph()
    x = embedded(graph, way, sizes)
    angles = rotary(graph, sizes.head_width, sizes.rotary_base)
    bias = graph.apply("Unsqueeze", "bias.grouped", attention_bias(graph), graph.integers(1))
    for layer in range(sizes.layers):
        at, own = f"layers.{layer}", f"blk.{layer}"
        h = norm(graph, f"{at}.attention_norm", x, source.vector(f"{own}.attn_norm.weight"), sizes.epsilon)
        joint_width = sizes.width + 2 * sizes.groups * sizes.head_width
        joint = way.linear(graph, f"{at}.joint", h, block_sums(graph, h, sizes.width), (joint_width, sizes.width))
        mixed = attended(graph, sizes, layer, joint, angles, bias)
        x = graph.apply("Add", f"{at}.attended", x, way.linear(graph, f"{at}.mix", mixed, block_sums(graph, mixed, sizes.width), (sizes.width, sizes.width)))
        h = norm(graph, f"{at}.feed_norm", x, source.vector(f"{own}.ffn_norm.weight"), sizes.epsilon)
        both = way.linear(graph, f"{at}.feed_in", h, block_sums(graph, h, sizes.width), (2 * sizes.feed, sizes.width))
        gate, up = graph.split(f"{at}.feed_parts", both, 2, sizes.feed)
        opened = graph.apply("Mul", f"{at}.opened", gate, graph.apply("Sigmoid", f"{at}.sigmoid", gate))
        fed = graph.apply("Mul", f"{at}.fed", opened, up)
        x = graph.apply("Add", f"{at}.out", x, way.linear(graph, f"{at}.feed_out", fed, block_sums(graph, fed, sizes.feed), (sizes.width, sizes.feed)))
    way.head(graph, norm(graph, "last_norm", x, source.vector("output_norm.weight"), sizes.epsilon), (sizes.vocabulary, sizes.width))
    return model_of(graph, sizes, tensors)


def model_of(graph: Graph, sizes: Sizes, tensors: list[TensorProto]) -> onnx.ModelProto:
    def cache(kind: str, length: str) -> list[onnx.ValueInfoProto]:
        size = ["batch_size", sizes.groups, length, sizes.head_width]
        return [helper.make_tensor_value_info(f"{kind}.{layer}.{part}", TensorProto.FLOAT, size) for layer in range(sizes.layers) for part in ("key", "value")]

    ids, total = ["batch_size", "sequence_length"], "total_sequence_length"
    inputs = [helper.make_tensor_value_info(name, TensorProto.INT64, size) for name, size in (("input_ids", ids), ("attention_mask", ["batch_size", total]), ("position_ids", ids))]
    logits = helper.make_tensor_value_info("logits", TensorProto.FLOAT, [*ids, sizes.vocabulary])
    made = helper.make_graph(
        graph.nodes, "language_model", [*inputs, *cache("past_key_values", "past_sequence_length")], [logits, *cache("present", total)], [*graph.initializers, *tensors]
    )
    model = helper.make_model(made, opset_imports=[helper.make_opsetid("", OPSET), helper.make_opsetid(MICROSOFT, 1)], producer_name="tessera")
    model.ir_version = FORMAT
    return model


def matrices(source: Source, sizes: Sizes) -> dict[str, FourBits]:
    """The matrices of the graph by their names: queries, keys and values are one, and so are both that lead into the feed-forward part."""
    made = {}
    for layer in range(sizes.layers):
        of = lambda name: source.four_bits(f"blk.{layer}.{name}.weight")
        order = {"attn_q": halves_apart(sizes.heads, sizes.head_width), "attn_k": halves_apart(sizes.groups, sizes.head_width)}
        made[f"layers.{layer}.joint"] = joined([of("attn_q").rows(order["attn_q"]), of("attn_k").rows(order["attn_k"]), of("attn_v")])
        made[f"layers.{layer}.mix"] = of("attn_output")
        made[f"layers.{layer}.feed_in"] = joined([of("ffn_gate"), of("ffn_up")])
        made[f"layers.{layer}.feed_out"] = of("ffn_down")
    return made


def graphs(source: Source, name: str) -> tuple[onnx.ModelProto, onnx.ModelProto, Store, RestoredStore]:
    """Both graphs, the files of the first, and what the second one's are made of."""
    sizes = Sizes.of(source)
    store = Store(name)
    known = matrices(source, sizes)
    table = source.eight_bits("token_embd.weight")
    # scales first, so that what stays as it is is one piece
    for at, matrix in known.items():
        # one behind the other, as offsets are made of both
        store.halves(f"{at}.scales.half", matrix.scales)
        store.halves(f"{at}.minima.half", matrix.minima)
    store.halves("embedding.scales.half", table.scales)
    store.shifted("embedding.codes", table.codes)
    codes = [store.nibbles(f"{at}.codes", matrix.codes) for at, matrix in known.items()]
    restored_store = RestoredStore(store)
    for at in known:
        restored_store.scales(at)
        restored_store.offsets(at)
    restored_store.scales("embedding")
    restored_store.halves("embedding.scales.half")
    restored_store.shifted("embedding.codes")
    for code in codes:
        restored_store.nibbles(code)
    return (language_model(source, sizes, packed(), store.tensors), language_model(source, sizes, restored(), restored_store.tensors), store, restored_store)
