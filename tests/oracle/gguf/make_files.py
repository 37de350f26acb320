"""Writes small GGUF files with the library of llama.cpp, each of a tokenizer whose other file is in this repository: of
SentencePiece (../sentencepiece) and of the vocabularies of ../vocabularies. The test compares the two. The rules of t5 are its
own, so that the file is small; its model stands beside it.

    node ../sentencepiece/printTexts.mjs 0 > texts.json && python make_files.py texts.json

Needs `pip install gguf==0.19.0 sentencepiece==0.2.3 protobuf numpy`.
"""
import gzip
import io
import json
import pathlib
import sys
import tempfile

import numpy
import sentencepiece as spm
from gguf import GGUFEndian, GGUFWriter
from sentencepiece import sentencepiece_model_pb2 as proto

HERE = pathlib.Path(__file__).parent
TRAINING = json.load(open(sys.argv[1], encoding="utf-8"))["training"]
VOCABULARIES = json.loads(gzip.decompress((HERE.parent / "vocabularies/goldens.json.gz").read_bytes()))
NORMAL, UNKNOWN, CONTROL, USER_DEFINED = 1, 2, 3, 4


def write(name, architecture, fill, endian=GGUFEndian.LITTLE):
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "file.gguf"
        writer = GGUFWriter(path, architecture, endianess=endian)
        writer.add_name(name)
        # Values of every type that a reader has to pass over, before those of the tokenizer and after them.
        writer.add_uint8("other.uint8", 1)
        writer.add_int16("other.int16", -2)
        writer.add_float64("other.float64", 0.5)
        writer.add_bool("other.bool", True)
        writer.add_array("other.texts", ["one", "two"])
        fill(writer)
        writer.add_uint64("other.uint64", 2**40)
        writer.add_array("other.numbers", [1, 2, 3])
        writer.add_tensor("weights", numpy.zeros((4, 4), dtype=numpy.float32))
        writer.write_header_to_file()
        writer.write_kv_data_to_file()
        writer.write_tensors_to_file()
        writer.close()
        # Without the time, so that the same content is the same file.
        (HERE / f"{name}.gguf.gz").write_bytes(gzip.compress(path.read_bytes(), 9, mtime=0))


def of_sentencepiece(kind, model):
    def fill(writer):
        writer.add_tokenizer_model(kind)
        writer.add_tokenizer_pre("default")
        writer.add_token_list([piece.piece.encode() for piece in model.pieces])
        writer.add_token_scores([piece.score for piece in model.pieces])
        writer.add_token_types([piece.type for piece in model.pieces])
        writer.add_add_space_prefix(model.normalizer_spec.add_dummy_prefix)
        writer.add_remove_extra_whitespaces(model.normalizer_spec.remove_extra_whitespaces)
        if model.normalizer_spec.precompiled_charsmap:
            writer.add_precompiled_charsmap(model.normalizer_spec.precompiled_charsmap)
        writer.add_bos_token_id(1)
        writer.add_eos_token_id(2)
        writer.add_add_bos_token(kind == "llama")
        writer.add_add_eos_token(kind == "t5")

    return fill


def sentencepiece_model(name):
    model = proto.ModelProto()
    model.ParseFromString(gzip.decompress((HERE.parent / f"sentencepiece/{name}.model.gz").read_bytes()))
    return model


def t5_model():
    data = io.BytesIO()
    with tempfile.NamedTemporaryFile("w", suffix=".tsv") as rules:
        # Two letters for one, one for two, and one that goes.
        rules.write("FB01\t66 69\n65 301\tE9\n41\t61\n3000\t20\n200B\t\n")
        rules.flush()
        spm.SentencePieceTrainer.train(
            sentence_iterator=iter(TRAINING), model_writer=data, model_type="unigram", vocab_size=1500, character_coverage=0.98,
            normalization_rule_tsv=rules.name, hard_vocab_limit=False, num_threads=1, minloglevel=2,
        )
    model = proto.ModelProto()
    model.ParseFromString(data.getvalue())
    # The name of the file of rules, which is another one each time.
    model.normalizer_spec.ClearField("normalization_rule_tsv")
    (HERE / "t5.model.gz").write_bytes(gzip.compress(model.SerializeToString(), 9, mtime=0))
    return model


def of_merges(name, pre, control):
    files = VOCABULARIES[name]["files"]
    vocabulary = json.loads(files["vocab.json"])
    config = json.loads(files.get("tokenizer_config.json", "{}"))
    for number, token in config.get("added_tokens_decoder", {}).items():
        vocabulary[token["content"]] = int(number)
    tokens = sorted(vocabulary, key=vocabulary.get)

    def fill(writer):
        writer.add_tokenizer_model("gpt2")
        writer.add_tokenizer_pre(pre)
        writer.add_token_list(tokens)
        writer.add_token_types([CONTROL if token in control else NORMAL for token in tokens])
        if pre == "qwen2":
            writer.add_chat_template("{{ messages[0].content }}")
            writer.add_eos_token_id(tokens.index("<|im_end|>"))
        writer.add_token_merges([line for line in files["merges.txt"].split("\n")[1:] if line])

    return fill


def of_words(name):
    tokens = VOCABULARIES[name]["files"]["vocab.txt"].split("\n")[:-1]
    special = {"[PAD]", "[CLS]", "[SEP]", "[MASK]"}
    # As the converter of llama.cpp: the mark of a word is turned round.
    turned = [token if token.startswith("[") and token.endswith("]") else token[2:] if token.startswith("##") else f"▁{token}" for token in tokens]

    def fill(writer):
        writer.add_tokenizer_model("bert")
        writer.add_tokenizer_pre("default")
        writer.add_token_list(turned)
        writer.add_token_types([CONTROL if token in special else UNKNOWN if token == "[UNK]" else NORMAL for token in tokens])
        for role, token in (("bos", "[CLS]"), ("sep", "[SEP]"), ("unk", "[UNK]"), ("pad", "[PAD]")):
            getattr(writer, f"add_{role}_token_id")(tokens.index(token))

    return fill


write("llama", "llama", of_sentencepiece("llama", sentencepiece_model("bpe-bytes")))
write("llama-symbols", "gemma", of_sentencepiece("llama", sentencepiece_model("bpe-symbols")), GGUFEndian.BIG)
write("t5", "t5", of_sentencepiece("t5", t5_model()))
write("gpt2", "gpt2", of_merges("gpt2", "gpt-2", {"<|endoftext|>"}))
write("qwen2", "qwen2", of_merges("qwen2", "qwen2", {"<|endoftext|>", "<|im_start|>", "<|im_end|>"}))
write("unknown", "gpt2", of_merges("gpt2", "never-heard-of", {"<|endoftext|>"}))
write("bert-uncased", "bert", of_words("bert-uncased"))
write("bert-cased", "bert", of_words("bert-cased"))
