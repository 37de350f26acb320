"""Writes normalizers.json and preTokenizers.json beside it: what each stage of Hugging Face's Rust tokenizers makes of
the texts of texts.json.

    python make_stage_goldens.py texts.json

Needs `pip install tokenizers==0.23.2`; texts.json is what printTexts.mjs prints.
"""
import json
import pathlib
import sys

import tokenizers

HERE = pathlib.Path(__file__).parent
TEXTS = json.load(open(sys.argv[1], encoding="utf-8"))["texts"]
SPLIT = {"type": "Split", "pattern": {"Regex": r"[a-z]+|\s+"}, "invert": False}
LLAMA3 = r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+"
BLOOM = r" ?[^(\s|[.,!?…。，、।۔،])]+"
BEHAVIOURS = ["Removed", "Isolated", "MergedWithPrevious", "MergedWithNext", "Contiguous"]

NORMALIZERS = [
    *({"type": kind} for kind in ["NFC", "NFD", "NFKC", "NFKD", "Lowercase", "StripAccents", "Nmt", "ByteLevel"]),
    {"type": "BertNormalizer", "clean_text": True, "handle_chinese_chars": True, "strip_accents": None, "lowercase": True},
    {"type": "BertNormalizer", "clean_text": True, "handle_chinese_chars": True, "strip_accents": None, "lowercase": False},
    {"type": "BertNormalizer", "clean_text": False, "handle_chinese_chars": False, "strip_accents": True, "lowercase": False},
    {"type": "Strip", "strip_left": True, "strip_right": True},
    {"type": "Strip", "strip_left": True, "strip_right": False},
    {"type": "Replace", "pattern": {"String": " "}, "content": "▁"},
    {"type": "Replace", "pattern": {"Regex": r"\s+"}, "content": " "},
    {"type": "Replace", "pattern": {"String": "``"}, "content": '"'},
    {"type": "Prepend", "prepend": "▁"},
    {
        "type": "Sequence",
        "normalizers": [{"type": "NFD"}, {"type": "StripAccents"}, {"type": "Lowercase"}, {"type": "Replace", "pattern": {"String": " "}, "content": "▁"}],
    },
]

PRE_TOKENIZERS = [
    *({"type": kind} for kind in ["BertPreTokenizer", "Whitespace", "WhitespaceSplit", "UnicodeScripts"]),
    {"type": "ByteLevel", "add_prefix_space": False, "trim_offsets": True, "use_regex": True},
    {"type": "ByteLevel", "add_prefix_space": True, "trim_offsets": True, "use_regex": True},
    {"type": "ByteLevel", "add_prefix_space": False, "trim_offsets": True, "use_regex": False},
    *(
        {"type": "Metaspace", "replacement": "▁", "prepend_scheme": scheme, "split": split}
        for scheme in ["always", "first", "never"]
        for split in [True, False]
    ),
    *({**SPLIT, "behavior": behaviour} for behaviour in BEHAVIOURS),
    *({**SPLIT, "behavior": behaviour, "invert": True} for behaviour in BEHAVIOURS),
    {"type": "Split", "pattern": {"String": " "}, "behavior": "MergedWithPrevious", "invert": False},
    {"type": "Split", "pattern": {"Regex": LLAMA3}, "behavior": "Isolated", "invert": False},
    {"type": "Split", "pattern": {"Regex": BLOOM}, "behavior": "Isolated", "invert": False},
    *({"type": "Punctuation", "behavior": behaviour} for behaviour in BEHAVIOURS),
    {"type": "Digits", "individual_digits": True},
    {"type": "Digits", "individual_digits": False},
    {"type": "CharDelimiterSplit", "delimiter": "-"},
    {"type": "FixedLength", "length": 3},
    {"type": "Sequence", "pretokenizers": [{"type": "WhitespaceSplit"}, {"type": "Punctuation", "behavior": "Isolated"}]},
]


def tokenizer(**stages):
    model = {"type": "WordLevel", "vocab": {"<unk>": 0}, "unk_token": "<unk>"}
    base = {"version": "1.0", "truncation": None, "padding": None, "added_tokens": [], "post_processor": None, "decoder": None}
    return tokenizers.Tokenizer.from_str(json.dumps({**base, "normalizer": None, "pre_tokenizer": None, **stages, "model": model}))


def write(name, cases):
    golden = {
        "madeBy": "tests/oracle/stages/make_stage_goldens.py",
        "implementation": "Hugging Face tokenizers (Rust)",
        "version": tokenizers.__version__,
        "texts": TEXTS,
        "cases": cases,
    }
    text = json.dumps(golden, ensure_ascii=True, separators=(",", ":"))
    (HERE / name).write_text(text.replace('{"stage"', '\n{"stage"') + "\n", encoding="utf-8")


def normalized(stage):
    normalizer = tokenizer(normalizer=stage).normalizer
    return [normalizer.normalize_str(text) for text in TEXTS]


def cut(stage):
    pre_tokenizer = tokenizer(pre_tokenizer=stage).pre_tokenizer
    return [[[piece, start, end] for piece, (start, end) in pre_tokenizer.pre_tokenize_str(text)] for text in TEXTS]


write("normalizers.json", [{"stage": stage, "outputs": normalized(stage)} for stage in NORMALIZERS])
write("preTokenizers.json", [{"stage": stage, "outputs": cut(stage)} for stage in PRE_TOKENIZERS])
