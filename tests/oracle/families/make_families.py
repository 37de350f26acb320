"""Writes tests/fixtures/tokenizers/*.json, one small tokenizer.json a family, trained here with Hugging Face's Rust
tokenizers on the texts of texts.json (Article 1 of the Universal Declaration in many languages, free of copyright), and
goldens.json beside this script: ids and offsets that the same library gives.

    node printTexts.mjs > texts.json && python make_families.py texts.json

Needs `pip install tokenizers==0.23.2`.
"""
import json
import pathlib
import sys

import tokenizers
from tokenizers import AddedToken, Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors, trainers

HERE = pathlib.Path(__file__).parent
OUT = HERE.parent.parent / "fixtures/tokenizers"
SOURCE = json.load(open(sys.argv[1], encoding="utf-8"))
TRAINING, TEXTS = SOURCE["training"], SOURCE["texts"]


def wordpiece():
    tokenizer = Tokenizer(models.WordPiece(unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    # Without the clean-up, which no vocabulary asks for and which would hide what the tokens were.
    tokenizer.decoder = decoders.WordPiece(cleanup=False)
    trainer = trainers.WordPieceTrainer(vocab_size=900, special_tokens=["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"], limit_alphabet=400)
    tokenizer.train_from_iterator(TRAINING, trainer)
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]", pair="[CLS] $A [SEP] $B:1 [SEP]:1", special_tokens=[("[CLS]", 2), ("[SEP]", 3)]
    )
    return tokenizer


def unigram():
    tokenizer = Tokenizer(models.Unigram())
    tokenizer.normalizer = normalizers.NFKC()
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always")
    tokenizer.decoder = decoders.Metaspace(replacement="▁", prepend_scheme="always")
    specials = ["<unk>", "<s>", "</s>"]
    tokenizer.train_from_iterator(TRAINING, trainers.UnigramTrainer(vocab_size=900, special_tokens=specials, unk_token="<unk>"))
    tokenizer.post_processor = processors.TemplateProcessing(single="$A </s>", special_tokens=[("</s>", 2)])
    return tokenizer


def unigram_byte_fallback():
    content = json.loads(unigram().to_str())
    vocabulary = content["model"]["vocab"]
    content["model"]["vocab"] = vocabulary[:3] + [[f"<0x{byte:02X}>", -20.0] for byte in range(256)] + vocabulary[3:]
    content["model"]["byte_fallback"] = True
    sequence = [{"type": "ByteFallback"}, {"type": "Metaspace", "replacement": "▁", "prepend_scheme": "always", "split": True}]
    content["decoder"] = {"type": "Sequence", "decoders": sequence}
    return Tokenizer.from_str(json.dumps(content))


def sentencepiece_bpe():
    tokenizer = Tokenizer(models.BPE(unk_token="<unk>", fuse_unk=True, byte_fallback=True))
    steps = [normalizers.Prepend("▁"), normalizers.Replace(" ", "▁")]
    tokenizer.normalizer = normalizers.Sequence(steps)
    specials = ["<unk>", "<s>", "</s>", *(f"<0x{byte:02X}>" for byte in range(256))]
    trainer = trainers.BpeTrainer(vocab_size=900, special_tokens=specials, limit_alphabet=300)
    # Trained on words, so that no merge crosses a space; used without a pre-tokenizer, as Llama 2.
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="never")
    tokenizer.train_from_iterator(TRAINING, trainer)
    content = json.loads(tokenizer.to_str())
    content["pre_tokenizer"] = None
    content["added_tokens"] = content["added_tokens"][:3]
    steps = [{"type": "Replace", "pattern": {"String": "▁"}, "content": " "}, {"type": "ByteFallback"}, {"type": "Fuse"}]
    content["decoder"] = {"type": "Sequence", "decoders": [*steps, {"type": "Strip", "content": " ", "start": 1, "stop": 0}]}
    tokenizer = Tokenizer.from_str(json.dumps(content))
    tokenizer.post_processor = processors.TemplateProcessing(single="<s> $A", special_tokens=[("<s>", 1)])
    return tokenizer


def byte_level(normalizer=None):
    tokenizer = Tokenizer(models.BPE())
    if normalizer is not None:
        tokenizer.normalizer = normalizer
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    alphabet = pre_tokenizers.ByteLevel.alphabet()
    tokenizer.train_from_iterator(TRAINING, trainers.BpeTrainer(vocab_size=900, initial_alphabet=alphabet))
    return tokenizer


def byte_level_added():
    tokenizer = byte_level()
    tokenizer.add_special_tokens(["<|endoftext|>", AddedToken("<mask>", lstrip=True, special=True)])
    tokenizer.add_tokens(
        [AddedToken("magikarp", single_word=True), AddedToken("<keep>", rstrip=True), AddedToken("lower", normalized=False), AddedToken("lowercased")]
    )
    return tokenizer


def word_level():
    tokenizer = Tokenizer(models.WordLevel(unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    tokenizer.train_from_iterator(TRAINING, trainers.WordLevelTrainer(vocab_size=900, special_tokens=["[UNK]"]))
    return tokenizer


def characters():
    alphabet = sorted({character for text in TRAINING for character in text})[:500]
    vocabulary = {piece: index for index, piece in enumerate(["<unk>", *alphabet])}
    tokenizer = Tokenizer(models.BPE(vocab=vocabulary, merges=[], unk_token="<unk>"))
    tokenizer.decoder = decoders.Fuse()
    return tokenizer


def suffixed_bpe():
    """The first kind of BPE: words with an end-of-word mark."""
    tokenizer = Tokenizer(models.BPE(unk_token="<unk>", end_of_word_suffix="</w>"))
    tokenizer.normalizer = normalizers.Sequence([normalizers.NFC(), normalizers.Lowercase()])
    tokenizer.pre_tokenizer = pre_tokenizers.Split(Regex(r"\s+"), "removed")
    tokenizer.decoder = decoders.BPEDecoder(suffix="</w>")
    trainer = trainers.BpeTrainer(vocab_size=900, special_tokens=["<unk>"], end_of_word_suffix="</w>", limit_alphabet=300)
    tokenizer.train_from_iterator(TRAINING, trainer)
    return tokenizer


FAMILIES = {
    "wordpiece": wordpiece(),
    "unigram": unigram(),
    "unigram-byte-fallback": unigram_byte_fallback(),
    "sentencepiece-bpe": sentencepiece_bpe(),
    "byte-level-added": byte_level_added(),
    "byte-level-nfc": byte_level(normalizers.NFC()),
    "word-level": word_level(),
    "characters": characters(),
    "bpe-suffix": suffixed_bpe(),
}

OUT.mkdir(parents=True, exist_ok=True)
golden = {
    "madeBy": "tests/oracle/families/make_families.py",
    "implementation": "Hugging Face tokenizers (Rust)",
    "version": tokenizers.__version__,
    "texts": TEXTS,
    "families": {},
}
for name, tokenizer in FAMILIES.items():
    (OUT / f"{name}.json").write_text(json.dumps(json.loads(tokenizer.to_str()), ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
    encodings = [tokenizer.encode(text) for text in TEXTS]
    golden["families"][name] = {
        "ids": [encoding.ids for encoding in encodings],
        "offsets": [[at for offset in encoding.offsets for at in offset] for encoding in encodings],
        "decoded": [tokenizer.decode(encoding.ids, skip_special_tokens=False) for encoding in encodings],
    }
text = json.dumps(golden, ensure_ascii=True, separators=(",", ":"))
(HERE / "goldens.json").write_text(text.replace('"ids":', '\n"ids":').replace('"offsets":', '\n"offsets":') + "\n", encoding="utf-8")
