"""The language model as an ONNX graph, written node by node: what is exported depends on no exporter's version.

Inputs, with B = batch_size, T tokens, P cached tokens, S = P + T:
    input_ids [B, T], attention_mask [B, S] (0 for padding), position_ids [B, T]: int64
    past_key_values.N.key|value [B, heads, P, head_width]: float32
Outputs: logits [B, T, V], present.N.key|value [B, heads, S, head_width], and hidden_states [B, T, width], which the
language-model head takes (logits = hidden_states · embeddingᵀ), so that a caller may run the head in chunks.

Matrices are stored in int8 and become float32 by Cast and Mul, which a runtime folds once when it loads the file;
the embedding is looked up in int8. The graph computes what model.py computes; a test compares the two.
"""

import math

import numpy
import onnx
from onnx import TensorProto, helper, numpy_helper

from .model import ROTARY_BASE, Shape
from .quantize import Quantized, quantize

# LayerNormalization came with 17; 8 is the version of the file format that went with it
OPSET, FORMAT = 17, 8
EPSILON = 1e-5
# what is added to the score of a key that must not be seen: finite, so that a row that sees none is no NaN
HIDDEN_SCORE = -1e9


class Graph:
    """Nodes and initializers under construction. Every method gives the name of a value."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.initializers: list[onnx.TensorProto] = []
        self.named: set[str] = set()

    def constant(self, name: str, value: numpy.ndarray) -> str:
        if name not in self.named:
            self.named.add(name)
            self.initializers.append(numpy_helper.from_array(value, name))
        return name

    def integers(self, *values: int) -> str:
        return self.constant("integers_" + "_".join(str(value) for value in values), numpy.array(values, dtype=numpy.int64))

    def apply(self, operation: str, name: str, *inputs: str, **attributes) -> str:
        self.nodes.append(helper.make_node(operation, list(inputs), [name], name=name, **attributes))
        return name

    def split(self, name: str, value: str, parts: int, width: int) -> list[str]:
        """Equal parts of the last axis."""
        names = [f"{name}.{part}" for part in range(parts)]
        self.nodes.append(helper.make_node("Split", [value, self.integers(*[width] * parts)], names, name=name, axis=-1))
        return names

    def weights(self, name: str, quantized: Quantized) -> str:
        """The float32 weights of int8 ones."""
        values = self.constant(f"{name}.int8", quantized.values)
        scales = self.constant(f"{name}.scale", quantized.scales)
        return self.apply("Mul", name, self.apply("Cast", f"{name}.float", values, to=TensorProto.FLOAT), scales)


def rotary(graph: Graph, head_width: int, base: float = ROTARY_BASE) -> tuple[str, str]:
    """Cosines and sines [B, 1, T, head_width / 2] of the positions."""
    frequencies = numpy.exp(numpy.arange(0, head_width, 2, dtype=numpy.float32) * numpy.float32(-math.log(base) / head_width))
    positions = graph.apply("Cast", "positions.float", "position_ids", to=TensorProto.FLOAT)
    angles = graph.apply("Mul", "angles", graph.apply("Unsqueeze", "positions", positions, graph.integers(1, 3)), graph.constant("frequencies", frequencies))
    return graph.apply("Cos", "cosines", angles), graph.apply("Sin", "sines", angles)


def attention_bias(graph: Graph) -> str:
    """[B, 1, T, S]: 0 where the key is no padding and not later than the query, else HIDDEN_SCORE."""
    mask = graph.apply("Cast", "mask.float", "attention_mask", to=TensorProto.FLOAT)
    # places of all keys count from the first cached one, padding included; the queries are the last T
    length = graph.apply("Shape", "mask.length", "attention_mask", start=1, end=2)
    all_places = graph.apply("Range", "places", graph.constant("zero", numpy.array(0, dtype=numpy.int64)), graph.apply("Squeeze", "mask.count", length), graph.constant("one", numpy.array(1, dtype=numpy.int64)))
    places = graph.apply("Cast", "places.float", all_places, to=TensorProto.FLOAT)
    tokens = graph.apply("Shape", "ids.length", "input_ids", start=1, end=2)
    first = graph.apply("Sub", "queries.first", length, tokens)
    queries = graph.apply("Unsqueeze", "queries.places", graph.apply("Slice", "queries.flat", places, first, length), graph.integers(1))
    reached = graph.apply("Cast", "reached", graph.apply("LessOrEqual", "not_later", places, queries), to=TensorProto.FLOAT)
    seen = graph.apply("Mul", "seen", reached, graph.apply("Unsqueeze", "mask", mask, graph.integers(1, 2)))
    unseen = graph.apply("Sub", "unseen", graph.constant("float_one", numpy.array(1, dtype=numpy.float32)), seen)
    return graph.apply("Mul", "bias", unseen, graph.constant("hidden_score", numpy.array(HIDDEN_SCORE, dtype=numpy.float32)))


def norm(graph: Graph, name: str, x: str, gain: numpy.ndarray) -> str:
    return graph.apply("LayerNormalization", f"{name}.out", x, graph.constant(f"{name}.gain", gain), axis=-1, epsilon=EPSILON)


def linear(graph: Graph, name: str, x: str, weights: numpy.ndarray) -> str:
    """x · weightsᵀ, for weights [out, in] as PyTorch keeps them."""
    return graph.apply("MatMul", f"{name}.out", x, graph.weights(name, quantize(weights.T.copy(), channels=1)))


def rotated(graph: Graph, name: str, heads: str, angles: tuple[str, str], head_width: int) -> str:
    cosines, sines = angles
    one, other = graph.split(f"{name}.halves", heads, 2, head_width // 2)
    product = lambda half, part, by: graph.apply("Mul", f"{name}.{half}.{part}", {"one": one, "other": other}[half], by)
    first = graph.apply("Sub", f"{name}.first", product("one", "cosine", cosines), product("other", "sine", sines))
    second = graph.apply("Add", f"{name}.second", product("other", "cosine", cosines), product("one", "sine", sines))
    return graph.apply("Concat", f"{name}.rotated", first, second, axis=-1)


def block(graph: Graph, shape: Shape, layer: int, x: str, weights: dict[str, numpy.ndarray], angles: tuple[str, str], bias: str) -> str:
    """One layer. `weights` by the names that they have in model.Block."""
    at = f"blocks.{layer}"
    joint = linear(graph, f"{at}.queries_keys_values", norm(graph, f"{at}.attention_norm", x, weights["attention_norm.gain"]), weights["queries_keys_values.weight"])
    heads = {}
    for kind, part in zip(("query", "key", "value"), graph.split(f"{at}.parts", joint, 3, shape.width), strict=True):
        wide = graph.apply("Reshape", f"{at}.{kind}.wide", part, graph.integers(0, 0, shape.heads, shape.head_width))
        heads[kind] = graph.apply("Transpose", f"{at}.{kind}", wide, perm=[0, 2, 1, 3])
    query = rotated(graph, f"{at}.query", heads["query"], angles, shape.head_width)
    key = rotated(graph, f"{at}.key", heads["key"], angles, shape.head_width)
    keys = graph.apply("Concat", f"present.{layer}.key", f"past_key_values.{layer}.key", key, axis=2)
    values = graph.apply("Concat", f"present.{layer}.value", f"past_key_values.{layer}.value", heads["value"], axis=2)
    scores = graph.apply("MatMul", f"{at}.scores", query, graph.apply("Transpose", f"{at}.keys", keys, perm=[0, 1, 3, 2]))
    scale = graph.constant("score_scale", numpy.array(1 / math.sqrt(shape.head_width), dtype=numpy.float32))
    biased = graph.apply("Add", f"{at}.biased", graph.apply("Mul", f"{at}.scaled", scores, scale), bias)
    mixed = graph.apply("MatMul", f"{at}.mixed", graph.apply("Softmax", f"{at}.attention", biased, axis=-1), values)
    flat = graph.apply("Reshape", f"{at}.flat", graph.apply("Transpose", f"{at}.tokens", mixed, perm=[0, 2, 1, 3]), graph.integers(0, 0, shape.width))
    x = graph.apply("Add", f"{at}.attended", x, linear(graph, f"{at}.attention_out", flat, weights["attention_out.weight"]))
    inner = linear(graph, f"{at}.feed_in", norm(graph, f"{at}.feed_norm", x, weights["feed_norm.gain"]), weights["feed_in.weight"])
    positive = graph.apply("Relu", f"{at}.positive", inner)
    squared = graph.apply("Mul", f"{at}.squared", positive, positive)
    return graph.apply("Add", f"{at}.out", x, linear(graph, f"{at}.feed_out", squared, weights["feed_out.weight"]))


def language_model(shape: Shape, weights: dict[str, numpy.ndarray]) -> onnx.ModelProto:
    """The graph of `weights`, float32 by the names of LanguageModel.state_dict(), quantised."""
    graph = Graph()
    embedding = quantize(weights["embedding.weight"], channels=0)
    table = graph.weights("embedding", embedding)
    rows = graph.apply("Cast", "tokens.float", graph.apply("Gather", "tokens.int8", "embedding.int8", "input_ids"), to=TensorProto.FLOAT)
    x = graph.apply("Mul", "tokens", rows, graph.apply("Gather", "tokens.scale", "embedding.scale", "input_ids"))
    x = norm(graph, "embedding_norm", x, weights["embedding_norm.gain"])
    angles, bias = rotary(graph, shape.head_width), attention_bias(graph)
    for layer in range(shape.layers):
        prefix = f"blocks.{layer}."
        own = {name[len(prefix) :]: value for name, value in weights.items() if name.startswith(prefix)}
        x = block(graph, shape, layer, x, own, angles, bias)
    graph.apply("LayerNormalization", "hidden_states", x, graph.constant("last_norm.gain", weights["last_norm.gain"]), axis=-1, epsilon=EPSILON)
    graph.apply("MatMul", "logits", "hidden_states", graph.apply("Transpose", "head", table, perm=[1, 0]))
    return model_of(graph, shape)


def model_of(graph: Graph, shape: Shape) -> onnx.ModelProto:
    def cache(kind: str, length: str) -> list[onnx.ValueInfoProto]:
        size = ["batch_size", shape.heads, length, shape.head_width]
        return [helper.make_tensor_value_info(f"{kind}.{layer}.{part}", TensorProto.FLOAT, size) for layer in range(shape.layers) for part in ("key", "value")]

    ids = ["batch_size", "sequence_length"]
    total = "total_sequence_length"
    inputs = [
        helper.make_tensor_value_info("input_ids", TensorProto.INT64, ids),
        helper.make_tensor_value_info("attention_mask", TensorProto.INT64, ["batch_size", total]),
        helper.make_tensor_value_info("position_ids", TensorProto.INT64, ids),
        *cache("past_key_values", "past_sequence_length"),
    ]
    outputs = [
        helper.make_tensor_value_info("logits", TensorProto.FLOAT, [*ids, shape.vocabulary]),
        *cache("present", total),
        helper.make_tensor_value_info("hidden_states", TensorProto.FLOAT, [*ids, shape.width]),
    ]
    made = helper.make_graph(graph.nodes, "language_model", inputs, outputs, graph.initializers)
    model = helper.make_model(made, opset_imports=[helper.make_opsetid("", OPSET)], producer_name="tessera")
    model.ir_version = FORMAT
    onnx.checker.check_model(model, full_check=True)
    return model
