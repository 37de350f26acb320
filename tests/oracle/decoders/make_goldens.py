"""Writes goldens.json beside it: what each decoder of Hugging Face's Rust tokenizers makes of the pieces of pieces.json.

    node printPieces.mjs > pieces.json && python make_goldens.py pieces.json

With `node printPieces.mjs 5000` it makes the larger file that the decoders were compared on before these were committed.
Needs `pip install tokenizers==0.23.2`.
"""
import json
import pathlib
import sys

import tokenizers

PIECES = json.load(open(sys.argv[1], encoding="utf-8"))
OUT = pathlib.Path(sys.argv[2]) if len(sys.argv) > 2 else pathlib.Path(__file__).with_name("goldens.json")
STRIP = {"type": "Strip", "content": "x", "start": 1, "stop": 0}
METASPACE = {"type": "Metaspace", "replacement": "▁", "split": True}
DECODERS = [
    None,
    {"type": "ByteLevel", "add_prefix_space": True, "trim_offsets": True, "use_regex": True},
    {"type": "WordPiece", "prefix": "##", "cleanup": True},
    {"type": "WordPiece", "prefix": "##", "cleanup": False},
    *({**METASPACE, "prepend_scheme": scheme} for scheme in ["always", "first", "never"]),
    {"type": "BPEDecoder", "suffix": "</w>"},
    {"type": "ByteFallback"},
    {"type": "Fuse"},
    STRIP,
    {**STRIP, "start": 0, "stop": 1},
    {"type": "Replace", "pattern": {"String": "▁"}, "content": " "},
    {"type": "Replace", "pattern": {"Regex": r"\b"}, "content": "|"},
    {"type": "Replace", "pattern": {"Regex": r"(?=[A-Z])|\s+"}, "content": "_"},
    {"type": "Replace", "pattern": {"Regex": "(?i:[a-f])"}, "content": ""},
    {"type": "Replace", "pattern": {"String": ""}, "content": "-"},
    {"type": "CTC", "pad_token": "<pad>", "word_delimiter_token": "|", "cleanup": True},
    {"type": "CTC", "pad_token": "<pad>", "word_delimiter_token": "|", "cleanup": False},
    {
        "type": "Sequence",
        "decoders": [
            {"type": "Replace", "pattern": {"String": "▁"}, "content": " "},
            {"type": "ByteFallback"},
            {"type": "Fuse"},
            {"type": "Strip", "content": " ", "start": 1, "stop": 0},
        ],
    },
]


def decode_with(decoder):
    vocabulary = sorted({piece for pieces in PIECES for piece in pieces})
    ids = {piece: number for number, piece in enumerate(vocabulary)}
    model = {"type": "WordLevel", "vocab": ids, "unk_token": "the"}
    rest = {"version": "1.0", "truncation": None, "padding": None, "added_tokens": [], "normalizer": None, "pre_tokenizer": None, "post_processor": None}
    made = tokenizers.Tokenizer.from_str(json.dumps({**rest, "decoder": decoder, "model": model}))
    return [decoded(made, [ids[piece] for piece in pieces]) for pieces in PIECES]


def decoded(made, ids):
    """None where the reference stops: Strip, asked to take from the end of an empty piece."""
    try:
        return made.decode(ids, skip_special_tokens=False)
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        return None


golden = {
    "madeBy": "tests/oracle/decoders/make_goldens.py",
    "implementation": "Hugging Face tokenizers (Rust)",
    "version": tokenizers.__version__,
    "pieces": PIECES,
    "cases": [{"decoder": decoder, "outputs": decode_with(decoder)} for decoder in DECODERS],
}
text = json.dumps(golden, ensure_ascii=True, separators=(",", ":"))
OUT.write_text(text.replace('{"decoder"', '\n{"decoder"') + "\n", encoding="utf-8")
