"""Writes two tiny causal language models with random weights as ONNX, and what PyTorch says of them in double precision.

    python3 tests/oracle/languageModels/make_tiny.py

tests/fixtures/languageModels/tiny.onnx        with cached keys and values, attention mask and positions, as the shipped ones are
tests/fixtures/languageModels/tiny-plain.onnx  input_ids and logits only
tests/fixtures/languageModels/tiny.json        their golden log-probabilities, entropies, variances and ranks
Needs torch and onnx (made with torch 1.13.1, onnx 1.12.0, opset 14). The weights come from a seed.
"""

import json
import math
from pathlib import Path

import torch
from torch import nn

FOLDER = Path(__file__).resolve().parents[2] / "fixtures" / "languageModels"
VOCABULARY, WIDTH, LAYERS, HEADS, CONTEXT = 260, 32, 2, 2, 64
HEAD = WIDTH // HEADS


class Layer(nn.Module):
    def __init__(self):
        super().__init__()
        self.norm = nn.LayerNorm(WIDTH)
        self.mix_in = nn.Linear(WIDTH, 3 * WIDTH, bias=False)
        self.mix_out = nn.Linear(WIDTH, WIDTH, bias=False)
        self.feed_norm = nn.LayerNorm(WIDTH)
        self.feed_in = nn.Linear(WIDTH, 2 * WIDTH, bias=False)
        self.feed_out = nn.Linear(2 * WIDTH, WIDTH, bias=False)

    def forward(self, x, mask, past):
        batch, length, _ = x.shape
        q, k, v = self.mix_in(self.norm(x)).view(batch, length, 3, HEADS, HEAD).permute(2, 0, 3, 1, 4).unbind(0)
        if past is not None:
            k, v = torch.cat((past[0], k), 2), torch.cat((past[1], v), 2)
        weights = torch.softmax(q @ k.transpose(-1, -2) / math.sqrt(HEAD) + mask, -1)
        x = x + self.mix_out((weights @ v).transpose(1, 2).reshape(batch, length, WIDTH))
        return x + self.feed_out(torch.relu(self.feed_in(self.feed_norm(x)))), k, v


class Tiny(nn.Module):
    def __init__(self):
        super().__init__()
        self.embedding = nn.Embedding(VOCABULARY, WIDTH)
        self.positions = nn.Embedding(CONTEXT, WIDTH)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.norm = nn.LayerNorm(WIDTH)

    def body(self, ids, positions, mask, past):
        x = self.embedding(ids) + self.positions(positions)
        present = []
        for index, layer in enumerate(self.layers):
            x, k, v = layer(x, mask, None if past is None else past[2 * index : 2 * index + 2])
            present += [k, v]
        x = self.norm(x)
        return x, present

    def head(self, x):
        return x @ self.embedding.weight.transpose(0, 1) * 0.7


class Cached(nn.Module):
    def __init__(self, model):
        super().__init__()
        self.model = model

    def forward(self, input_ids, attention_mask, position_ids, *past):
        total = attention_mask.shape[1]
        columns = torch.arange(total).unsqueeze(0)
        rows = torch.arange(total)[-input_ids.shape[1] :].unsqueeze(1)
        allowed = (columns <= rows).unsqueeze(0).unsqueeze(0) & (attention_mask[:, None, None, :] > 0)
        mask = torch.where(allowed, torch.zeros(()), torch.full((), -1e9))
        hidden, present = self.model.body(input_ids, position_ids, mask, past)
        return (self.model.head(hidden), *present, hidden)


class Plain(nn.Module):
    def __init__(self, model):
        super().__init__()
        self.model = model

    def forward(self, input_ids):
        length = input_ids.shape[1]
        places = torch.arange(length)
        mask = torch.where(places.unsqueeze(0) <= places.unsqueeze(1), torch.zeros(()), torch.full((), -1e9))
        hidden, _ = self.model.body(input_ids, places.unsqueeze(0), mask, None)
        return self.model.head(hidden)


def export(model):
    names = [f"{index}.{part}" for index in range(LAYERS) for part in ("key", "value")]
    past = [torch.zeros(1, HEADS, 3, HEAD) for _ in names]
    axes = {
        "input_ids": {0: "batch_size", 1: "sequence_length"},
        "attention_mask": {0: "batch_size", 1: "total_sequence_length"},
        "position_ids": {0: "batch_size", 1: "sequence_length"},
        "logits": {0: "batch_size", 1: "sequence_length"},
        "hidden_states": {0: "batch_size", 1: "sequence_length"},
        **{f"past_key_values.{name}": {0: "batch_size", 2: "past_sequence_length"} for name in names},
        **{f"present.{name}": {0: "batch_size", 2: "total_sequence_length"} for name in names},
    }
    torch.onnx.export(
        Cached(model),
        (torch.zeros(1, 2, dtype=torch.long), torch.ones(1, 5, dtype=torch.long), torch.tensor([[3, 4]]), *past),
        str(FOLDER / "tiny.onnx"),
        input_names=["input_ids", "attention_mask", "position_ids", *(f"past_key_values.{name}" for name in names)],
        output_names=["logits", *(f"present.{name}" for name in names), "hidden_states"],
        dynamic_axes=axes,
        opset_version=14,
        do_constant_folding=False,
    )
    torch.onnx.export(
        Plain(model),
        (torch.zeros(1, 5, dtype=torch.long),),
        str(FOLDER / "tiny-plain.onnx"),
        input_names=["input_ids"],
        output_names=["logits"],
        dynamic_axes={name: axes[name] for name in ("input_ids", "logits")},
        opset_version=14,
        do_constant_folding=False,
    )


def golden(model, ids):
    """Statistics of each token of `ids` but the first, in double precision."""
    with torch.no_grad():
        rows = torch.log_softmax(Plain(model.double())(torch.tensor([ids[:-1]]))[0].double(), -1)
    p = rows.exp()
    mean = (p * rows).sum(-1)
    own = rows.gather(1, torch.tensor(ids[1:]).unsqueeze(1)).squeeze(1)
    return {
        "ids": ids,
        "logProbability": own.tolist(),
        "rank": (1 + (rows > own.unsqueeze(1)).sum(-1)).tolist(),
        "mean": mean.tolist(),
        "variance": ((p * rows * rows).sum(-1) - mean * mean).tolist(),
        "topIds": rows.topk(5, -1).indices.tolist(),
    }


def main():
    FOLDER.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(20)
    model = Tiny().eval()
    export(model)
    generator = torch.Generator().manual_seed(21)
    sequences = [torch.randint(VOCABULARY, (length,), generator=generator).tolist() for length in (2, 5, 33, 64, 65)]
    result = {
        "vocabularySize": VOCABULARY,
        "contextLength": CONTEXT,
        "torch": torch.__version__,
        "sequences": [golden(model, ids) for ids in sequences],
    }
    (FOLDER / "tiny.json").write_text(json.dumps(result) + "\n")


main()
