"""Writes language models whose every probability is known exactly: the tokens of a Markov chain over the letters A and B.

    python -m pretraining.markov

The text is an endless run of the chain; its tokens are what a tokenizer makes of it. So the language model over tokens
has no error at all, and what its next-token rows say falsely of the next letter is the tokenization's doing (Phan et al.
2024). Rows are computed here by brute force, in fractions: over all ways in which the text may go on, far enough for no
further letter to change the tokens that are counted.

A row depends on the last tokens only: the chain on the last letters, and what the tokens tell of the letters to come
(a lone A where AA is a token: the next letter is B) on tokens no longer than the longest of the vocabulary. How many
tokens suffice is found by comparison of all histories, and the table has one axis for each: one for the chains of order
1, two and three for those of order 3. One Gather looks the row up; where it takes several tokens, the graph keeps the
earlier ones in `past_key_values`, as if they were keys, so that generation with a cache is right.

`<bos>` is the start, and the end of a finished text: it alone follows tokens that no endless text begins with.
"""

import argparse
import json
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from itertools import product
from pathlib import Path

import numpy
import onnx
from onnx import TensorProto, helper

from .chains import CHAINS, Chain
from .export import write_json
from .graph import FORMAT, OPSET, Graph

BEGIN = "<bos>"
# the logarithm of a probability of 0: softmax makes exactly 0 of it
NEVER = -1e9
CONTEXT = 4096
# tokens of the histories that are compared: more than any table has axes
DEPTH = 4


@dataclass(frozen=True)
class Table:
    """Next-token rows of every reachable state: its last tokens, oldest first, "" where the text has not begun."""

    rows: dict[tuple[str, ...], tuple[Fraction, ...]]
    tokens: int


def histories(chain: Chain) -> dict[tuple[str, ...], tuple[Fraction, ...]]:
    """The exact next-token row behind every sequence of at most DEPTH tokens that can begin a text."""
    ahead = max(len(token) for token in chain.vocabulary)
    endings = ["".join(letters) for letters in product("AB", repeat=ahead)]

    @cache
    def probability(tokens: tuple[str, ...]) -> Fraction:
        text = "".join(tokens)
        return sum((chain.probability(text + ending) for ending in endings if chain.encode(text + ending)[: len(tokens)] == tokens), Fraction(0))

    rows: dict[tuple[str, ...], tuple[Fraction, ...]] = {}
    frontier: list[tuple[str, ...]] = [()]
    while frontier:
        history = frontier.pop()
        rows[history] = tuple(probability((*history, token)) / probability(history) for token in chain.vocabulary)
        if sum(rows[history]) != 1:
            raise ValueError(f"{chain.name}: the row behind {history} does not add up to 1.")
        if len(history) < DEPTH:
            frontier += [(*history, token) for token, share in zip(chain.vocabulary, rows[history], strict=True) if share > 0]
    return rows


def table(chain: Chain) -> Table:
    """The rows by as few last tokens as decide them."""
    known = histories(chain)
    for tokens in range(1, DEPTH):
        rows: dict[tuple[str, ...], tuple[Fraction, ...]] = {}
        if all(rows.setdefault(((("",) * tokens) + history)[-tokens:], row) == row for history, row in known.items()):
            return Table(rows, tokens)
    raise ValueError(f"{chain.name}: {DEPTH - 1} tokens do not decide the next.")


def logarithms(chain: Chain, made: Table) -> numpy.ndarray:
    """The table [V, …, V, V] of natural logarithms, float32, the begin token being the last id. Oldest token first."""
    ids = [*chain.vocabulary, ""]
    values = numpy.full((len(ids),) * (made.tokens + 1), NEVER)
    for state in product(range(len(ids)), repeat=made.tokens):
        # what stands before a begin token is forgotten
        first = max((place for place, token in enumerate(state) if ids[token] == ""), default=-1)
        row = made.rows.get(tuple("" if place <= first else ids[token] for place, token in enumerate(state)))
        if row is None:
            values[(*state, len(ids) - 1)] = 0.0
            continue
        for token, share in enumerate(row):
            if share > 0:
                values[(*state, token)] = numpy.log(float(share))
    return values.astype(numpy.float32)


def state_of(graph: Graph, tokens: int, begin: int, size: int) -> str:
    """Index [B, T] of the last `tokens` tokens, read as digits of base `size`; padding counts as not begun."""
    mask = graph.apply("Cast", "mask.is", "attention_mask", to=TensorProto.BOOL)
    length, count = graph.apply("Shape", "mask.length", "attention_mask", start=1, end=2), graph.apply("Shape", "ids.length", "input_ids", start=1, end=2)
    own = graph.apply("Slice", "mask.own", mask, graph.apply("Sub", "first", length, count), length, graph.integers(1))
    seen = graph.apply("Where", "ids.seen", own, "input_ids", graph.integers(begin))
    kept = graph.apply("Unsqueeze", "ids.kept", graph.apply("Cast", "ids.float", seen, to=TensorProto.FLOAT), graph.integers(1, 3))
    for part in ("key", "value"):
        graph.apply("Concat", f"present.0.{part}", f"past_key_values.0.{part}", kept, axis=2)
    whole = graph.apply("Cast", "history", graph.apply("Squeeze", "history.float", "present.0.key", graph.integers(1, 3)), to=TensorProto.INT64)
    padded = graph.apply("Pad", "history.padded", whole, graph.integers(0, tokens - 1, 0, 0), graph.constant("begin", numpy.array(begin, dtype=numpy.int64)))
    state = None
    for place in range(tokens):
        # the last slice has nothing to leave out at its end
        end = place - (tokens - 1)
        ends = graph.integers(end) if end < 0 else graph.integers(2**31)
        digit = graph.apply("Slice", f"digit.{place}", padded, graph.integers(place), ends, graph.integers(1))
        carried = digit if state is None else graph.apply("Add", f"state.{place}", graph.apply("Mul", f"carried.{place}", state, graph.integers(size)), digit)
        state = carried
    return graph.apply("Slice", "state", state, graph.apply("Sub", "state.first", length, count), length, graph.integers(1))


def network(chain: Chain, made: Table) -> onnx.ModelProto:
    """The table as a graph with the inputs and outputs of a language model."""
    begin, size = len(chain.vocabulary), len(chain.vocabulary) + 1
    graph = Graph()
    rows = graph.constant("table", logarithms(chain, made).reshape(-1, size))
    ids = ["batch_size", "sequence_length"]
    inputs = [helper.make_tensor_value_info("input_ids", TensorProto.INT64, ids)]
    outputs = [helper.make_tensor_value_info("logits", TensorProto.FLOAT, [*ids, size])]
    state = "input_ids"
    if made.tokens > 1:
        state = state_of(graph, made.tokens, begin, size)
        inputs.append(helper.make_tensor_value_info("attention_mask", TensorProto.INT64, ["batch_size", "total_sequence_length"]))
        for part in ("key", "value"):
            inputs.append(helper.make_tensor_value_info(f"past_key_values.0.{part}", TensorProto.FLOAT, ["batch_size", 1, "past_sequence_length", 1]))
            outputs.append(helper.make_tensor_value_info(f"present.0.{part}", TensorProto.FLOAT, ["batch_size", 1, "total_sequence_length", 1]))
    graph.apply("Gather", "logits", rows, state)
    model = helper.make_model(helper.make_graph(graph.nodes, "markov_chain", inputs, outputs, graph.initializers), opset_imports=[helper.make_opsetid("", OPSET)], producer_name="tessera")
    model.ir_version = FORMAT
    onnx.checker.check_model(model, full_check=True)
    return model


def tokenizer(chain: Chain) -> dict:
    """tokenizer.json. Letters other than A and B become the begin token: the chain starts anew."""
    begin = len(chain.vocabulary)
    vocabulary = {token: place for place, token in enumerate([*chain.vocabulary, BEGIN])}
    if chain.merges is None:
        # WordPiece without a mark for continued words is the longest prefix, again and again
        model = {"type": "WordPiece", "unk_token": BEGIN, "continuing_subword_prefix": "", "max_input_chars_per_word": 1_000_000_000, "vocab": vocabulary}
    else:
        flags = {"dropout": None, "unk_token": BEGIN, "continuing_subword_prefix": None, "end_of_word_suffix": None, "fuse_unk": False, "byte_fallback": False, "ignore_merges": False}
        model = {"type": "BPE", **flags, "vocab": vocabulary, "merges": [list(merge) for merge in chain.merges]}
    special, text = {"SpecialToken": {"id": BEGIN, "type_id": 0}}, [{"Sequence": {"id": name, "type_id": 0}} for name in "AB"]
    return {
        "version": "1.0",
        "truncation": None,
        "padding": None,
        "added_tokens": [{"id": begin, "content": BEGIN, "single_word": False, "lstrip": False, "rstrip": False, "normalized": False, "special": True}],
        "normalizer": None,
        "pre_tokenizer": None,
        "post_processor": {"type": "TemplateProcessing", "single": [special, text[0]], "pair": [special, *text], "special_tokens": {BEGIN: {"id": BEGIN, "ids": [begin], "tokens": [BEGIN]}}},
        "decoder": {"type": "Fuse"},
        "model": model,
    }


def configuration(chain: Chain, made: Table) -> dict:
    begin, cached = len(chain.vocabulary), int(made.tokens > 1)
    return {
        "architectures": ["LlamaForCausalLM"],
        "model_type": "llama",
        "hidden_size": 1,
        "num_hidden_layers": cached,
        "num_attention_heads": 1,
        "num_key_value_heads": 1,
        "head_dim": 1,
        "max_position_embeddings": CONTEXT,
        "vocab_size": begin + 1,
        "bos_token_id": begin,
        "eos_token_id": begin,
        "tessera": {
            "name": f"markov-{chain.name}",
            "letter_a_after": {letters: str(share) for letters, share in chain.letter_a.items()},
            "start": chain.start_in_words,
            "tokenizer": "longest prefix" if chain.merges is None else "BPE",
            "tokens_of_state": made.tokens,
            "context": CONTEXT,
            "parameters": (begin + 1) ** (made.tokens + 1),
            "dtype": "fp32",
        },
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--to", type=Path, default=Path("public/models"), help="folder of the models' folders")
    to = parser.parse_args().to
    for chain in CHAINS:
        made, folder = table(chain), to / f"markov-{chain.name}"
        (folder / "onnx").mkdir(parents=True, exist_ok=True)
        onnx.save(network(chain, made), str(folder / "onnx" / "model.onnx"))
        begin = len(chain.vocabulary)
        write_json(folder / "config.json", configuration(chain, made))
        write_json(folder / "generation_config.json", {"bos_token_id": begin, "eos_token_id": begin, "pad_token_id": begin})
        write_json(folder / "tokenizer_config.json", {"tokenizer_class": "PreTrainedTokenizerFast", "bos_token": BEGIN, "eos_token": BEGIN, "clean_up_tokenization_spaces": False, "model_max_length": CONTEXT})
        (folder / "tokenizer.json").write_text(json.dumps(tokenizer(chain), indent=1) + "\n", encoding="utf-8")
        print(f"markov-{chain.name}: {len(made.rows)} states of {made.tokens} tokens")


if __name__ == "__main__":
    main()
