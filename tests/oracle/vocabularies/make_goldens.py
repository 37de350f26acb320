"""Trains small vocabularies with Hugging Face's Rust tokenizers, writes them as the files that tokenizers were published in
before tokenizer.json (vocab.json and merges.txt, vocab.txt, each with its configuration), and what the Rust library makes of
texts with them, put together as transformers does for each class.

    node ../sentencepiece/printTexts.mjs 400 > texts.json && python make_goldens.py texts.json

Needs `pip install tokenizers==0.23.3`.
"""
import gzip
import json
import pathlib
import sys

from tokenizers import AddedToken, Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors, trainers

HERE = pathlib.Path(__file__).parent
SOURCE = json.load(open(sys.argv[1], encoding="utf-8"))
ALPHABET = pre_tokenizers.ByteLevel.alphabet()
QWEN = (
    r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+"
)
CLIP = r"""'s|'t|'re|'ve|'m|'ll|'d|[\p{L}]+|[\p{N}]|[^\s\p{L}\p{N}]+"""


def added(content, **flags):
    return AddedToken(content, special=True, normalized=False, **flags)


def around(tokenizer, before, behind):
    names = [name for name in (*before, *behind)]
    return processors.TemplateProcessing(
        single=" ".join([*before, "$A", *behind]), special_tokens=[(name, tokenizer.token_to_id(name)) for name in names]
    )


def train_bpe(specials, suffix=None, **options):
    tokenizer = Tokenizer(models.BPE(end_of_word_suffix=suffix) if suffix else models.BPE())
    affix = {"end_of_word_suffix": suffix} if suffix else {}
    trainer = trainers.BpeTrainer(
        vocab_size=900, special_tokens=specials, initial_alphabet=ALPHABET, show_progress=False, **affix
    )
    for name, value in options.items():
        setattr(tokenizer, name, value)
    tokenizer.train_from_iterator(SOURCE["training"], trainer)
    model = json.loads(tokenizer.to_str())["model"]
    merges = [merge if isinstance(merge, str) else " ".join(merge) for merge in model["merges"]]
    return model["vocab"], merges


def pairs(merges):
    return [tuple(merge.split(" ")) for merge in merges]


def byte_level(vocab, merges, **options):
    tokenizer = Tokenizer(models.BPE(vocab, pairs(merges)))
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(**{"add_prefix_space": False, **options})
    tokenizer.decoder = decoders.ByteLevel()
    return tokenizer


def gpt2():
    vocab, merges = train_bpe(["<|endoftext|>"], pre_tokenizer=pre_tokenizers.ByteLevel(add_prefix_space=False))
    tokenizer = byte_level(vocab, merges)
    tokenizer.add_special_tokens([added("<|endoftext|>")])
    return tokenizer, {"vocab.json": vocab, "merges.txt": merges}


def roberta():
    specials = ["<s>", "<pad>", "</s>", "<unk>", "<mask>"]
    vocab, merges = train_bpe(specials, pre_tokenizer=pre_tokenizers.ByteLevel(add_prefix_space=True))
    tokenizer = byte_level(vocab, merges, add_prefix_space=True)
    tokenizer.add_special_tokens([added(name, lstrip=name == "<mask>") for name in specials])
    tokenizer.post_processor = around(tokenizer, ["<s>"], ["</s>"])
    config = {"tokenizer_class": "RobertaTokenizer", "add_prefix_space": True}
    return tokenizer, {"vocab.json": vocab, "merges.txt": merges, "tokenizer_config.json": config}


def clip():
    specials = ["<|startoftext|>", "<|endoftext|>"]
    stages = {
        "normalizer": normalizers.Sequence([normalizers.NFC(), normalizers.Replace(Regex(r"\s+"), " "), normalizers.Lowercase()]),
        "pre_tokenizer": pre_tokenizers.Sequence(
            [pre_tokenizers.Split(Regex(CLIP), behavior="removed", invert=True), pre_tokenizers.ByteLevel(add_prefix_space=False)]
        ),
    }
    vocab, merges = train_bpe(specials, "</w>", **stages)
    tokenizer = Tokenizer(
        models.BPE(vocab, pairs(merges), continuing_subword_prefix="", end_of_word_suffix="</w>", unk_token="<|endoftext|>")
    )
    tokenizer.normalizer, tokenizer.pre_tokenizer = stages["normalizer"], stages["pre_tokenizer"]
    tokenizer.decoder = decoders.ByteLevel()
    tokenizer.add_special_tokens([added(name) for name in specials])
    tokenizer.post_processor = around(tokenizer, specials[:1], specials[1:])
    return tokenizer, {"vocab.json": vocab, "merges.txt": merges}


def qwen2():
    stages = {
        "normalizer": normalizers.NFC(),
        "pre_tokenizer": pre_tokenizers.Sequence(
            [
                pre_tokenizers.Split(Regex(QWEN), behavior="isolated", invert=False),
                pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False),
            ]
        ),
    }
    vocab, merges = train_bpe([], **stages)
    tokenizer = byte_level(vocab, merges)
    tokenizer.normalizer, tokenizer.pre_tokenizer = stages["normalizer"], stages["pre_tokenizer"]
    names = ["<|endoftext|>", "<|im_start|>", "<|im_end|>"]
    tokenizer.add_special_tokens([added(name) for name in names])
    config = {
        "tokenizer_class": "Qwen2Tokenizer",
        "added_tokens_decoder": {
            str(tokenizer.token_to_id(name)): {"content": name, "lstrip": False, "normalized": False, "rstrip": False, "single_word": False, "special": True}
            for name in names
        },
    }
    return tokenizer, {"vocab.json": vocab, "merges.txt": merges, "tokenizer_config.json": config}


def whisper():
    vocab, merges = train_bpe(["<|endoftext|>"], pre_tokenizer=pre_tokenizers.ByteLevel(add_prefix_space=False))
    names = ["<|startoftranscript|>", "<|notimestamps|>"]
    tokenizer = byte_level(vocab, merges)
    tokenizer.add_special_tokens([added("<|endoftext|>"), *[added(name) for name in names]])
    tokenizer.post_processor = around(tokenizer, names, ["<|endoftext|>"])
    return tokenizer, {
        "vocab.json": vocab,
        "merges.txt": merges,
        "tokenizer_config.json": {"tokenizer_class": "WhisperTokenizer"},
        "added_tokens.json": {name: tokenizer.token_to_id(name) for name in names},
        "special_tokens_map.json": {"eos_token": "<|endoftext|>", "additional_special_tokens": names},
    }


def bert(config, lowercase, **options):
    specials = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
    normalizer = normalizers.BertNormalizer(lowercase=lowercase, **options)
    trained = Tokenizer(models.WordPiece(unk_token="[UNK]"))
    trained.normalizer, trained.pre_tokenizer = normalizer, pre_tokenizers.BertPreTokenizer()
    trained.train_from_iterator(
        SOURCE["training"], trainers.WordPieceTrainer(vocab_size=900, special_tokens=specials, limit_alphabet=400, show_progress=False)
    )
    vocab = trained.get_vocab()
    tokenizer = Tokenizer(models.WordPiece(vocab, unk_token="[UNK]"))
    tokenizer.normalizer, tokenizer.pre_tokenizer = normalizer, pre_tokenizers.BertPreTokenizer()
    tokenizer.decoder = decoders.WordPiece()
    tokenizer.add_special_tokens([added(name) for name in specials])
    tokenizer.post_processor = around(tokenizer, ["[CLS]"], ["[SEP]"])
    files = {"vocab.txt": sorted(vocab, key=vocab.get)}
    return tokenizer, files if config is None else {**files, "tokenizer_config.json": config}


MAKERS = {
    "gpt2": gpt2,
    "roberta": roberta,
    "clip": clip,
    "qwen2": qwen2,
    "whisper": whisper,
    "bert-uncased": lambda: bert(None, True),
    "bert-cased": lambda: bert(None, False),
    "bert-accents": lambda: bert(
        {"tokenizer_class": "BertTokenizer", "do_lower_case": True, "strip_accents": False, "tokenize_chinese_chars": False},
        True,
        strip_accents=False,
        handle_chinese_chars=False,
    ),
}


def content_of(name, value):
    if name == "merges.txt":
        return "\n".join(["#version: 0.2", *value, ""])
    return "\n".join([*value, ""]) if name == "vocab.txt" else json.dumps(value, ensure_ascii=False)


def answer(tokenizer, text):
    plain = tokenizer.encode(text, add_special_tokens=False)
    return [plain.ids, tokenizer.encode(text).ids, tokenizer.decode(plain.ids, skip_special_tokens=False)]


def main():
    goldens = {}
    for name, make in MAKERS.items():
        tokenizer, files = make()
        goldens[name] = {
            "files": {file: content_of(file, value) for file, value in files.items()},
            "answers": [answer(tokenizer, text) for text in SOURCE["texts"]],
        }
    data = json.dumps(goldens, ensure_ascii=False, separators=(",", ":")).encode()
    # Without the time, so that the same content is the same file.
    (HERE / "goldens.json.gz").write_bytes(gzip.compress(data, 9, mtime=0))


main()
