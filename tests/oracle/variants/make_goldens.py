"""Writes goldens.json beside it: hashes of the ids that Hugging Face's Rust tokenizers gives for the texts of
tests/randomTexts.mjs with the changed tokenizer.json of each variant, and that tiktoken gives with the changed patterns and
ranks where the original is tiktoken's.

    node tests/oracle/variants/printTokenizers.mjs FOLDER
    python make_goldens.py FOLDER

Needs `pip install tokenizers==0.23.3 tiktoken==0.14.0`. tiktoken gets the vocabulary of the unchanged tokenizer's own file,
as printTokenizers.mjs writes it.
"""
import hashlib
import json
import pathlib
import struct
import sys

import tiktoken
import tokenizers

BATCH = 20
HERE = pathlib.Path(__file__).parent
FOLDER = pathlib.Path(sys.argv[1])
VARIANTS = json.loads((HERE / "variants.json").read_text(encoding="utf-8"))
SOURCE = json.loads((FOLDER / "texts.json").read_text(encoding="utf-8"))


def hashes(encode):
    found = []
    for first in range(0, len(SOURCE["texts"]), BATCH):
        digest = hashlib.sha256()
        for text in SOURCE["texts"][first : first + BATCH]:
            ids = encode(text)
            digest.update(struct.pack(f"<{len(ids) + 1}I", len(ids), *ids))
        found.append(digest.hexdigest()[:12])
    return " ".join(found)


def by_rust(path):
    """Without added tokens: the library would number them anew after a vocabulary that has become smaller."""
    content = {**json.loads(path.read_text(encoding="utf-8")), "added_tokens": [], "post_processor": None}
    tokenizer = tokenizers.Tokenizer.from_str(json.dumps(content))
    return lambda text: tokenizer.encode(text, add_special_tokens=False).ids


def alphabet():
    """The letter of each byte, as GPT-2 spells it."""
    plain = [*range(33, 127), *range(161, 173), *range(174, 256)]
    others = [byte for byte in range(256) if byte not in plain]
    return {**{chr(byte): byte for byte in plain}, **{chr(256 + index): byte for index, byte in enumerate(others)}}


def by_tiktoken(path, most):
    """tiktoken with the pattern and the `most` first ranks of a file whose vocabulary is complete."""
    content = json.loads(path.read_text(encoding="utf-8"))
    letters = alphabet()
    spelled = {bytes(letters[letter] for letter in piece): id for piece, id in content["model"]["vocab"].items()}
    stage = next(stage for stage in content["pre_tokenizer"]["pretokenizers"] if stage["type"] == "Split")
    ranks = {token: id for token, id in spelled.items() if id < most}
    encoding = tiktoken.Encoding("variant", pat_str=stage["pattern"]["Regex"], mergeable_ranks=ranks, special_tokens={})
    return encoding.encode_ordinary


rust = {variant: hashes(by_rust(FOLDER / f"{index}.json")) for index, variant in enumerate(VARIANTS)}
golden = {
    "madeBy": "tests/oracle/variants/make_goldens.py",
    "versions": {"tokenizers": tokenizers.__version__, "tiktoken": tiktoken.__version__},
    "seed": SOURCE["seed"],
    "count": len(SOURCE["texts"]),
    "batch": BATCH,
    "rust": rust,
    "tiktoken": {
        variant: hashes(by_tiktoken(FOLDER / f"{index}.json", 256 + 5000 if "merges" in variant else 1 << 30))
        for index, variant in enumerate(VARIANTS)
        if variant in ("variant:gpt2:digits=threes-right", "variant:gpt2:pre=cl100k", "variant:cl100k_base:merges=5000")
    },
}
(HERE / "goldens.json").write_text(json.dumps(golden, indent=1) + "\n", encoding="utf-8")
