"""Writes goldens.json beside it: what SmolLM2 expects as the next byte behind the prompts of prompts.json, by two ways that share
no line with the page.

    PYTHONPATH=. python tests/oracle/nextBytes/make_goldens.py

Needs genlm-bytes, torch, transformers, gguf, accelerate and tokenizers. The weights are those of the package's GGUF file, which
transformers restores to float32 (`pretraining/smollm2/reference.py`): the same numbers as the page's files, multiplied by PyTorch.

`all`: genlm-bytes' beam over all segmentations, WIDTH of them kept a byte. Special tokens have names there that begin with a
byte that no text has, as no text has them; what they get is left out.

`valid`: over the covers, by the definition: all sequences of tokens whose bytes begin with the prompt, of which only the last
reaches its end, and with which the Rust library begins some text (a prompt with one of CONTINUATIONS behind it). P(byte) is
their sum with the byte behind the prompt, over that of all.

Of each distribution what is at least LEAST is written, rounded to DIGITS; `end` is the end of the text.
"""

import asyncio
import importlib.metadata
import itertools
import json
import pathlib
import types

import numpy
import tokenizers
import torch
import transformers
from genlm.backend.tokenization import Token
from genlm.bytes import BeamParams, ByteBeamState
from genlm.bytes.byte_lm.trie_state import LazyTrieState, TrieMode
from genlm.bytes.trie import AsyncTokenByteTrie

from pretraining.smollm2 import reference
from pretraining.smollm2.export import NAME, ROOT
from pretraining.smollm2.source import FILE, FILE_SHA256, fetched_model

HERE = pathlib.Path(__file__).parent
WIDTH = 16
LEAST, DIGITS = 1e-6, 8
END_OF_TEXT, END_OF_TOKEN = 257, 256
# contexts in a run
BATCH = 32
CONTINUATIONS = ("", " ", "a", "A", "1", ".", "'", "s", "\n", " a", " 1", " .", "\n\n", "\na", "  ", "é", "中", "//", "-", "_", "\u00a0", "\u0301")
# of what is missing of a character: one, two or three bytes
ENDS = (0x80, 0x84, 0x8F, 0x90, 0x97, 0x9F, 0xA0, 0xA5, 0xA8, 0xAF, 0xB0, 0xB7, 0xBF)


def byte_of_character() -> dict[str, int]:
    """GPT-2's alphabet: visible characters of Latin-1 stand for themselves, the other bytes for characters from U+0100 on, in order."""
    visible = [*range(0x21, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x100)]
    others = [byte for byte in range(256) if byte not in visible]
    return {chr(byte): byte for byte in visible} | {chr(0x100 + index): byte for index, byte in enumerate(others)}


class Model:
    """Rows of log-probabilities by context, each computed once; those that are asked for together in few runs."""

    def __init__(self, network: torch.nn.Module, begin: int) -> None:
        self.network, self.begin = network, begin
        self.known: dict[tuple[int, ...], numpy.ndarray] = {}

    def rows(self, contexts: list[tuple[int, ...]]) -> list[numpy.ndarray]:
        missing = [context for context in dict.fromkeys(contexts) if context not in self.known]
        for start in range(0, len(missing), BATCH):
            batch = missing[start : start + BATCH]
            longest = max(len(context) for context in batch) + 1
            # nothing sees what comes behind it, so what it is padded with does not matter
            ids = torch.tensor([[self.begin, *context, *[0] * (longest - 1 - len(context))] for context in batch])
            with torch.no_grad():
                hidden = self.network.model(ids).last_hidden_state
                last = hidden[torch.arange(len(batch)), torch.tensor([len(context) for context in batch])]
                logits = self.network.lm_head(last).double()
            for context, row in zip(batch, torch.log_softmax(logits, dim=-1).numpy(), strict=True):
                self.known[context] = row
        return [self.known[context] for context in contexts]


class ForBeam:
    """The model as genlm-bytes asks it: what is asked for at the same time is computed together."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self.tokenizer = types.SimpleNamespace(bos_token_id=model.begin)
        self.waiting: list[tuple[tuple[int, ...], asyncio.Future]] = []

    async def next_token_logprobs(self, context: list[int]) -> torch.Tensor:
        future = asyncio.get_running_loop().create_future()
        # the begin token is put in front by both
        self.waiting.append((tuple(context[1:]), future))
        if len(self.waiting) == 1:
            asyncio.get_running_loop().call_later(0.02, self.answer)
        return await future

    def answer(self) -> None:
        asked, self.waiting = self.waiting, []
        for (_, future), row in zip(asked, self.model.rows([context for context, _ in asked]), strict=True):
            future.set_result(torch.from_numpy(row))


class Vocabulary:
    def __init__(self, folder: pathlib.Path) -> None:
        self.library = tokenizers.Tokenizer.from_file(str(folder / "tokenizer.json"))
        stored = json.loads((folder / "tokenizer.json").read_text(encoding="utf-8"))
        special = {token["id"]: token["content"] for token in stored["added_tokens"]}
        byte_of = byte_of_character()
        by_id = {index: bytes(byte_of[character] for character in token) for token, index in stored["model"]["vocab"].items() if index not in special}
        self.bytes = [by_id.get(index, b"\xff" + special.get(index, "").encode()) for index in range(len(by_id) + len(special))]
        self.ordinary = sorted(by_id)

    def starts(self, sequence: tuple[int, ...]) -> list[str]:
        """Texts that begin with the bytes of the tokens."""
        content = b"".join(self.bytes[token] for token in sequence)
        try:
            return [content.decode("utf-8") + more for more in CONTINUATIONS]
        except UnicodeDecodeError as error:
            if error.reason != "unexpected end of data":
                return []
            begun = content[error.start :]
        length = 4 if begun[0] >= 0xF0 else 3 if begun[0] >= 0xE0 else 2
        found = []
        for ends in itertools.product(ENDS, repeat=length - len(begun)):
            try:
                found.append((content + bytes(ends)).decode("utf-8"))
            except UnicodeDecodeError:
                continue
        return [text + more for more in ("", " ", "a") for text in found]

    def valid(self, sequences: list[tuple[int, ...]]) -> list[bool]:
        """Whether the library begins some text with the tokens: as what they spell by themselves first, which mostly decides."""
        starts = [self.starts(sequence) for sequence in sequences]
        found = [False] * len(sequences)
        for asked in (slice(0, 1), slice(1, None)):
            texts = [(index, text) for index, of in enumerate(starts) if not found[index] for text in of[asked]]
            for (index, _), encoding in zip(texts, self.library.encode_batch_fast([text for _, text in texts], add_special_tokens=False), strict=True):
                found[index] = found[index] or tuple(encoding.ids[: len(sequences[index])]) == sequences[index]
        return found


def next_over_covers(model: Model, vocabulary: Vocabulary, prompt: bytes, end_token: int) -> tuple[numpy.ndarray, int]:
    """Probability by byte, and of the end at 256; and how many covers there are."""
    masses = numpy.zeros(257)
    # tokens that end inside the prompt, with where they end and ln P
    open_ways: list[tuple[tuple[int, ...], int, float]] = [((), 0, 0.0)]
    ended: list[tuple[tuple[int, ...], float]] = []
    covers = 0
    while open_ways:
        tokens, at, weight = open_ways.pop()
        left = prompt[at:]
        following = [token for token in vocabulary.ordinary if vocabulary.bytes[token].startswith(left) or left.startswith(vocabulary.bytes[token])]
        row = model.rows([tokens])[0]
        for token, is_valid in zip(following, vocabulary.valid([(*tokens, token) for token in following]), strict=True):
            if not is_valid:
                continue
            own = vocabulary.bytes[token]
            reached = weight + row[token]
            if len(own) < len(left):
                open_ways.append(((*tokens, token), at + len(own), reached))
                continue
            covers += 1
            if len(own) == len(left):
                ended.append(((*tokens, token), reached))
            else:
                masses[own[len(left)]] += numpy.exp(reached)
    canonical = tuple(vocabulary.library.encode(prompt.decode("utf-8", "ignore"), add_special_tokens=False).ids)
    for tokens, weight in ended:
        row = model.rows([tokens])[0]
        for token, is_valid in zip(vocabulary.ordinary, vocabulary.valid([(*tokens, token) for token in vocabulary.ordinary]), strict=True):
            if is_valid:
                masses[vocabulary.bytes[token][0]] += numpy.exp(weight + row[token])
        if tokens == canonical:
            masses[256] += numpy.exp(weight + row[end_token])
    return masses / masses.sum(), covers


async def next_by_beam(model: Model, vocabulary: Vocabulary, trie: AsyncTokenByteTrie, prompt: bytes, end: bytes) -> numpy.ndarray:
    """Probability by byte, and of the end at 256."""
    start = LazyTrieState.initial(ForBeam(model), trie, mode=TrieMode.WITH_EOS)
    beam = ByteBeamState([await start.materialize()], BeamParams(K=WIDTH, eos_byte_strings=[end], heal=False))
    beam = (await beam.prefill(prompt)).prune()
    probabilities = numpy.exp((await beam.logp_next()).ps)
    # bytes that no text has: names of special tokens
    probabilities[0xFF] = 0
    found = numpy.append(probabilities[:256], probabilities[END_OF_TEXT])
    return found / found.sum()


def written(distribution: numpy.ndarray) -> dict[str, float]:
    return {("end" if symbol == 256 else str(symbol)): round(float(p), DIGITS) for symbol, p in enumerate(distribution) if p >= LEAST}


def write(prompts: list[dict]) -> None:
    golden = {
        "madeBy": "tests/oracle/nextBytes/make_goldens.py",
        "implementation": f"genlm-bytes {importlib.metadata.version('genlm-bytes')}, tokenizers {tokenizers.__version__}, transformers {transformers.__version__}, PyTorch {torch.__version__}, float32",
        "model": NAME,
        "file": FILE,
        "sha256": FILE_SHA256,
        "width": WIDTH,
        "least": LEAST,
    }
    head = ",\n ".join(f"{json.dumps(key)}: {json.dumps(value)}" for key, value in golden.items())
    lines = ",\n  ".join(json.dumps(one, ensure_ascii=False) for one in prompts)
    (HERE / "goldens.json").write_text(f'{{\n {head},\n "prompts": [\n  {lines}\n ]\n}}\n', encoding="utf-8")


async def main() -> None:
    folder = ROOT / "public/models" / NAME
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    vocabulary = Vocabulary(folder)
    model = Model(reference.load(fetched_model(ROOT / ".cache/smollm2")), config["bos_token_id"])
    end_token = config["eos_token_id"]
    end = vocabulary.bytes[end_token]
    tokens = [Token(index, content) for index, content in enumerate(vocabulary.bytes)]
    trie = AsyncTokenByteTrie.from_vocab(tokens, eos_byte_strings=[end])
    prompts = []
    for prompt in json.loads((HERE / "prompts.json").read_text(encoding="utf-8")):
        content = prompt["text"].encode("utf-8")
        content = content[: len(content) - prompt["without"]]
        by_covers, covers = next_over_covers(model, vocabulary, content, end_token)
        by_beam = await next_by_beam(model, vocabulary, trie, content, end)
        prompts.append({**prompt, "covers": covers, "valid": written(by_covers), "all": written(by_beam)})
        print(content, covers, "ways differ by", round(float(numpy.abs(by_covers - by_beam).max()), 6), len(model.known), "rows", flush=True)
        model.known.clear()
        write(prompts)
    await trie.cleanup()


asyncio.run(main())
