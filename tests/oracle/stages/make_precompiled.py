"""Writes precompiled.json beside it: SentencePiece's own table of the rule nmt_nfkc_cf, and what Hugging Face's Rust
tokenizers makes with it of the texts of texts.json (see printTexts.mjs).

    python make_precompiled.py texts.json

Needs `pip install tokenizers==0.23.2 sentencepiece`.
"""
import base64
import io
import json
import pathlib
import sys

import sentencepiece
import tokenizers


def varint(data, at):
    value = shift = 0
    while True:
        byte = data[at]
        at += 1
        value |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            return value, at


def fields(data):
    """Field numbers and values of a protocol buffer."""
    at = 0
    while at < len(data):
        key, at = varint(data, at)
        if key & 7 == 0:
            value, at = varint(data, at)
        elif key & 7 == 2:
            length, at = varint(data, at)
            value, at = data[at : at + length], at + length
        else:
            length = 4 if key & 7 == 5 else 8
            value, at = data[at : at + length], at + length
        yield key >> 3, value


def charsmap():
    """ModelProto.normalizer_spec (3).precompiled_charsmap (2) of a model trained on anything."""
    model = io.BytesIO()
    sentences = iter([f"hello world, this is sentence {number}" for number in range(200)])
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=sentences, model_writer=model, vocab_size=40, normalization_rule_name="nmt_nfkc_cf", minloglevel=2
    )
    specification = next(value for field, value in fields(model.getvalue()) if field == 3)
    return next(value for field, value in fields(specification) if field == 2)


table = charsmap()
texts = json.load(open(sys.argv[1], encoding="utf-8"))["texts"]
normalizer = tokenizers.normalizers.Precompiled(table)
golden = {
    "madeBy": "tests/oracle/stages/make_precompiled.py",
    "implementation": "Hugging Face tokenizers (Rust), table of SentencePiece",
    "version": f"{tokenizers.__version__}, {sentencepiece.__version__}",
    "charsmap": base64.b64encode(table).decode(),
    "texts": texts,
    "outputs": [normalizer.normalize_str(text) for text in texts],
}
out = pathlib.Path(__file__).with_name("precompiled.json")
out.write_text(json.dumps(golden, ensure_ascii=True, separators=(",", ":")) + "\n", encoding="utf-8")
