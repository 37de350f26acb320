"""Pieces of text as token ids, and batches of them that depend on the step alone, so that a run can be resumed."""

import json
from pathlib import Path

import numpy
import torch


def vocabulary_size(work: Path, name: str) -> int:
    """Entries of the tokenizer, the end-of-text token included."""
    with (work / "tokenizers" / name / "tokenizer.json").open(encoding="utf-8") as file:
        tokenizer = json.load(file)
    return max([*tokenizer["model"]["vocab"].values(), *(token["id"] for token in tokenizer["added_tokens"])]) + 1


def token_lengths(work: Path, name: str) -> numpy.ndarray:
    """UTF-8 bytes of each token [V], 0 for the end-of-text token: a spelling has one character a byte."""
    with (work / "tokenizers" / name / "tokenizer.json").open(encoding="utf-8") as file:
        vocabulary = json.load(file)["model"]["vocab"]
    lengths = numpy.zeros(vocabulary_size(work, name), dtype=numpy.int64)
    for spelling, token in vocabulary.items():
        lengths[token] = len(spelling)
    return lengths


def token_stream(work: Path, name: str) -> numpy.ndarray:
    """All training pieces in file order, each preceded by the end-of-text token, as the step `tokens` wrote them."""
    return numpy.memmap(work / "tokens" / f"{name}.u16", dtype="<u2", mode="r")


class Batches:
    """Windows of `context + 1` tokens. An epoch visits every window once, in an order that the seed decides."""

    def __init__(self, stream: numpy.ndarray, context: int, windows_a_step: int, seed: int):
        self.stream, self.context, self.windows_a_step, self.seed = stream, context, windows_a_step, seed
        self.windows = (len(stream) - 1) // context
        if self.windows < windows_a_step:
            raise ValueError(f"The training text has {len(stream):,} tokens; a step needs {windows_a_step * context:,}.")
        self.epoch, self.order = -1, numpy.empty(0)

    def step(self, number: int) -> torch.Tensor:
        """Token ids [windows_a_step, context + 1] of a step."""
        rows = []
        for index in range(number * self.windows_a_step, (number + 1) * self.windows_a_step):
            epoch, place = divmod(index, self.windows)
            if epoch != self.epoch:
                # windows begin elsewhere in every epoch
                generator = numpy.random.default_rng((self.seed, epoch))
                self.epoch, self.order = epoch, generator.permutation(self.windows)
                self.offset = int(generator.integers(0, self.context)) if epoch > 0 else 0
            start = min(int(self.order[place]) * self.context + self.offset, len(self.stream) - self.context - 1)
            rows.append(self.stream[start : start + self.context + 1])
        return torch.from_numpy(numpy.stack(rows).astype(numpy.int64))
