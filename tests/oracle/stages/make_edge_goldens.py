"""Writes edges.json beside it: what stages of Hugging Face's Rust tokenizers make of texts full of marks, of characters
newer than their tables, and of places where patterns match nothing.

    node printEdges.mjs > texts.json && python make_edge_goldens.py texts.json

With `node printEdges.mjs 100000` it makes the larger file that the stages were compared on before these were committed.
Needs `pip install tokenizers==0.23.2`.
"""
import json
import pathlib
import sys

import tokenizers

TEXTS = json.load(open(sys.argv[1], encoding="utf-8"))
OUT = pathlib.Path(sys.argv[2]) if len(sys.argv) > 2 else pathlib.Path(__file__).with_name("edges.json")
BEHAVIOURS = ["Removed", "Isolated", "MergedWithPrevious", "MergedWithNext", "Contiguous"]


def splitting(regex, behaviour="Isolated", invert=False):
    return {"type": "Split", "pattern": {"Regex": regex}, "behavior": behaviour, "invert": invert}


NORMALIZERS = [
    *({"type": kind} for kind in ["NFC", "NFD", "NFKC", "NFKD", "Lowercase", "StripAccents"]),
    {"type": "BertNormalizer", "clean_text": True, "handle_chinese_chars": True, "strip_accents": None, "lowercase": True},
    {"type": "Replace", "pattern": {"Regex": "^"}, "content": "▁"},
    {"type": "Replace", "pattern": {"Regex": r"\b"}, "content": "|"},
    {"type": "Replace", "pattern": {"String": ""}, "content": "-"},
    {"type": "Replace", "pattern": {"Regex": "a*"}, "content": "<>"},
]
PRE_TOKENIZERS = [
    *({"type": kind} for kind in ["BertPreTokenizer", "Whitespace", "UnicodeScripts"]),
    {"type": "Digits", "individual_digits": False},
    {"type": "Punctuation", "behavior": "Isolated"},
    *(splitting(r"(?=[A-Z\p{Lu}])|a", behaviour, invert) for behaviour in BEHAVIOURS for invert in [False, True]),
    splitting(""),
    splitting(r"\s+|\w+|[^\w\s]+"),
    splitting(r"\b"),
    splitting(r"[\w]+|\W"),
    splitting(r"\p{L}+|\p{M}+|\p{N}+|[\p{P}\p{S}]+"),
    splitting(r"[[:alpha:]]+|[[:punct:]]+|\d+"),
    splitting(r"\p{Han}+|\p{Hangul}+|\p{Latin}+|\p{Greek}+"),
    splitting("(?i:[a-f])+|(?i:k|s)+"),
]


def tokenizer(**stages):
    model = {"type": "WordLevel", "vocab": {"<unk>": 0}, "unk_token": "<unk>"}
    base = {"version": "1.0", "truncation": None, "padding": None, "added_tokens": [], "post_processor": None, "decoder": None}
    return tokenizers.Tokenizer.from_str(json.dumps({**base, "normalizer": None, "pre_tokenizer": None, **stages, "model": model}))


def normalized(stage):
    normalizer = tokenizer(normalizer=stage).normalizer
    return [normalizer.normalize_str(text) for text in TEXTS]


def cut(stage):
    pre_tokenizer = tokenizer(pre_tokenizer=stage).pre_tokenizer
    return [[piece for piece, _ in pre_tokenizer.pre_tokenize_str(text)] for text in TEXTS]


golden = {
    "madeBy": "tests/oracle/stages/make_edge_goldens.py",
    "implementation": "Hugging Face tokenizers (Rust)",
    "version": tokenizers.__version__,
    "texts": TEXTS,
    "normalizers": [{"stage": stage, "outputs": normalized(stage)} for stage in NORMALIZERS],
    "preTokenizers": [{"stage": stage, "outputs": cut(stage)} for stage in PRE_TOKENIZERS],
}
text = json.dumps(golden, ensure_ascii=True, separators=(",", ":"))
OUT.write_text(text.replace('{"stage"', '\n{"stage"') + "\n", encoding="utf-8")
