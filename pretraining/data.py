"""Pieces of text as token ids, and batches of them that depend on the step alone, so that a run can be resumed."""

import json
from pathlib import Path

import numpy
import torch
from tokenizers import Tokenizer

END_OF_TEXT = "<|endoftext|>"


def read_pieces(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def load_tokenizer(work: Path, name: str) -> Tokenizer:
    return Tokenizer.from_file(str(work / "tokenizers" / name / "tokenizer.json"))


def token_stream(work: Path, name: str) -> numpy.ndarray:
    """All training pieces in file order, each preceded by the end-of-text token; kept in a file beside the text."""
    cached = work / "tokens" / f"{name}.npy"
    source = work / "train.jsonl"
    if cached.exists() and cached.stat().st_mtime > max(source.stat().st_mtime, (work / "tokenizers" / name / "tokenizer.json").stat().st_mtime):
        return numpy.load(cached, mmap_mode="r")
    tokenizer = load_tokenizer(work, name)
    end = tokenizer.token_to_id(END_OF_TEXT)
    parts = []
    texts = [piece["text"] for piece in read_pieces(source)]
    for start in range(0, len(texts), 512):
        for encoding in tokenizer.encode_batch_fast(texts[start : start + 512], add_special_tokens=False):
            parts.append(numpy.array([end, *encoding.ids], dtype=numpy.uint16))
    stream = numpy.concatenate(parts)
    cached.parent.mkdir(parents=True, exist_ok=True)
    numpy.save(cached, stream)
    return stream


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
