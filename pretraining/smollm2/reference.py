"""The package's own model in PyTorch, float32: what the shipped files are compared with. Shares no line with the export.

transformers reads the GGUF file and restores its weights. Its tokenizer is not used: transformers does not know the file's
pre-tokenizer and would cut digits as GPT-2 does.
"""

from pathlib import Path

import torch
from transformers import AutoModelForCausalLM


def load(file: Path) -> torch.nn.Module:
    return AutoModelForCausalLM.from_pretrained(file.parent, gguf_file=file.name, dtype=torch.float32).eval()


def log_probabilities(model: torch.nn.Module, begin: int, ids: list[int]) -> list[float]:
    """ln p(id | begin token and the ids before it), in nats, under the whole vocabulary; softmax in float64."""
    with torch.no_grad():
        logits = model(torch.tensor([[begin, *ids]])).logits[0, :-1]
    found = []
    for row, token in zip(logits, ids, strict=True):
        row = row.double()
        found.append(float(row[token] - torch.logsumexp(row, dim=0)))
    return found
