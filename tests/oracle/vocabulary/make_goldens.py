"""Writes goldens.json beside it: the entries of vocabularies that no text leads to, found with Hugging Face's Rust tokenizers:
those ids, special tokens left out, for which encode(decode([id])) is not [id].

    python tests/oracle/vocabulary/make_goldens.py

Reads the tokenizers of tests/fixtures/tokenizers and of public/models. Needs `pip install tokenizers==0.23.2`.
"""
import json
import pathlib

import tokenizers

ROOT = pathlib.Path(__file__).parents[3]
FILES = sorted((ROOT / "tests/fixtures/tokenizers").glob("*.json")) + [
    ROOT / f"public/models/{name}/tokenizer.json"
    for name in ("smollm2-135m-instruct", "tessera-bpe", "tessera-character", "tessera-superword")
]

golden = {
    "madeBy": "tests/oracle/vocabulary/make_goldens.py",
    "implementation": "Hugging Face tokenizers (Rust)",
    "version": tokenizers.__version__,
    "unreached": {},
}
for path in FILES:
    name = path.stem if path.parent.name == "tokenizers" else path.parent.name
    tokenizer = tokenizers.Tokenizer.from_file(str(path))
    special = {id for id, token in tokenizer.get_added_tokens_decoder().items() if token.special}
    ids = sorted(set(tokenizer.get_vocab(with_added_tokens=True).values()) - special)
    texts = [tokenizer.decode([id], skip_special_tokens=False) for id in ids]
    found = tokenizer.encode_batch(texts, add_special_tokens=False)
    golden["unreached"][name] = [id for id, encoding in zip(ids, found) if encoding.ids != [id]]
    print(name, len(ids), len(golden["unreached"][name]))
out = pathlib.Path(__file__).with_name("goldens.json")
out.write_text(json.dumps(golden, separators=(",", ":")) + "\n", encoding="utf-8")
