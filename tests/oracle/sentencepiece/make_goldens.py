"""Trains small SentencePiece models of all four algorithms and writes them beside this script, with what the library makes of
the texts of printTexts.mjs: ids, offsets in bytes, and the text of the ids.

    node printTexts.mjs 1000 > texts.json && python make_goldens.py texts.json [folder]

Needs `pip install sentencepiece==0.2.3 protobuf`. With a folder and more texts (`printTexts.mjs 20000`) the test compares as
many: SENTENCEPIECE_GOLDENS=folder.
"""
import gzip
import io
import json
import pathlib
import sys

import sentencepiece as spm
from sentencepiece import sentencepiece_model_pb2 as proto

HERE = pathlib.Path(__file__).parent
OUT = pathlib.Path(sys.argv[2]) if len(sys.argv) > 2 else HERE
SOURCE = json.load(open(sys.argv[1], encoding="utf-8"))
SYMBOLS = ["<sym>", "<table>", "abc", "ab", "▁▁", "▁▁▁", "\n", "\n\n"]

MODELS = {
    "unigram-nmt-nfkc": dict(model_type="unigram", vocab_size=2000),
    "unigram-bytes": dict(
        model_type="unigram", vocab_size=2200, normalization_rule_name="nfkc", byte_fallback=True, user_defined_symbols=SYMBOLS[:4], control_symbols=["<ctl>"], pad_id=3
    ),
    "unigram-plain": dict(model_type="unigram", vocab_size=1800, normalization_rule_name="identity", remove_extra_whitespaces=False, add_dummy_prefix=False),
    "unigram-suffix": dict(model_type="unigram", vocab_size=1800, normalization_rule_name="nmt_nfkc_cf", treat_whitespace_as_suffix=True),
    "bpe-nmt-nfkc": dict(model_type="bpe", vocab_size=2200),
    "bpe-bytes": dict(
        model_type="bpe", vocab_size=2200, normalization_rule_name="identity", byte_fallback=True, remove_extra_whitespaces=False, split_digits=True, allow_whitespace_only_pieces=True
    ),
    "bpe-symbols": dict(
        model_type="bpe", vocab_size=2200, normalization_rule_name="identity", byte_fallback=True, remove_extra_whitespaces=False, add_dummy_prefix=False, user_defined_symbols=SYMBOLS, control_symbols=["<ctl>"]
    ),
    "bpe-unused": dict(model_type="bpe", vocab_size=2200, normalization_rule_name="nfkc"),
    "bpe-across": dict(model_type="bpe", vocab_size=2200, normalization_rule_name="nmt_nfkc_cf", split_by_whitespace=False, max_sentencepiece_length=24),
    "char": dict(model_type="char", vocab_size=1000, user_defined_symbols=SYMBOLS[:4]),
    "char-bytes": dict(model_type="char", vocab_size=1200, normalization_rule_name="nfkc", byte_fallback=True),
    "word": dict(model_type="word", vocab_size=1000),
    "word-bytes": dict(model_type="word", vocab_size=1200, byte_fallback=True, normalization_rule_name="identity", user_defined_symbols=SYMBOLS[:4]),
}


def train(options):
    model = io.BytesIO()
    spm.SentencePieceTrainer.train(
        sentence_iterator=iter(SOURCE["training"]), model_writer=model, hard_vocab_limit=False, num_threads=1, character_coverage=0.98, minloglevel=2, **options
    )
    return model.getvalue()


def changed(name, data):
    """A third of the merged pieces not used, some scores equal, and characters that stand in pieces but are none."""
    if name != "bpe-unused":
        return data
    model = proto.ModelProto()
    model.ParseFromString(data)
    types = proto.ModelProto.SentencePiece
    for index, piece in enumerate(model.pieces):
        if piece.type != types.NORMAL:
            continue
        if len(piece.piece) > 1 and index % 3 == 0:
            piece.type = types.UNUSED
        piece.score = float(int(piece.score) // 20)
    kept = [piece for index, piece in enumerate(model.pieces) if len(piece.piece) != 1 or index % 5 != 0]
    del model.pieces[:]
    model.pieces.extend(kept)
    return model.SerializeToString()


def split_map(data):
    """The message without its table of replacements, and a message of that alone: one after the other they are the whole."""
    model = proto.ModelProto()
    model.ParseFromString(data)
    table = proto.ModelProto()
    table.normalizer_spec.precompiled_charsmap = model.normalizer_spec.precompiled_charsmap
    model.normalizer_spec.ClearField("precompiled_charsmap")
    return model.SerializeToString(), model.normalizer_spec.name, table.SerializeToString()


def answer(processor, text):
    encoded = processor.encode(text, return_type="proto")
    ids = [piece.id for piece in encoded.pieces]
    return [ids, [place for piece in encoded.pieces for place in (piece.begin, piece.end)], processor.decode(ids)]


def compact(value):
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def main():
    OUT.mkdir(exist_ok=True)
    for name, options in MODELS.items():
        data = changed(name, train(options))
        processor = spm.SentencePieceProcessor(model_proto=data)
        answers = [answer(processor, text) for text in SOURCE["texts"]]
        rest, rules, table = split_map(data)
        for path, content in ((f"{name}.model.gz", rest), (f"{rules}.map.gz", table), (f"{name}.json.gz", compact(answers))):
            # Without the time, so that the same content is the same file.
            (OUT / path).write_bytes(gzip.compress(content, 9, mtime=0))
        print(name, processor.vocab_size(), len(data), sum(len(ids) for ids, _, _ in answers))


main()
