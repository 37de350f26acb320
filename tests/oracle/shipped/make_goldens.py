"""Writes shipped_rust.json beside it: hashes of the ids that Hugging Face's Rust tokenizers gives for the texts of
tests/randomTexts.mjs, for the shipped tokenizers that are published as tokenizer.json.

    node tests/oracle/shipped/printTexts.mjs > texts.json
    python make_goldens.py texts.json qwen3=PATH deepseek-v3=PATH mistral-nemo=PATH smollm2=PATH

where PATH is the tokenizer.json named in scripts/prepare-tokenizers.mjs, or that of public/models/smollm2-135m-instruct. What
is not named stays as it was, if the texts and the version are the same. Needs `pip install tokenizers==0.23.2`.
"""
import hashlib
import json
import pathlib
import struct
import sys

import tokenizers

BATCH = 20


def hashes(tokenizer, texts):
    found = []
    for first in range(0, len(texts), BATCH):
        digest = hashlib.sha256()
        for text in texts[first : first + BATCH]:
            ids = tokenizer.encode(text, add_special_tokens=False).ids
            digest.update(struct.pack(f"<{len(ids) + 1}I", len(ids), *ids))
        found.append(digest.hexdigest()[:12])
    return " ".join(found)


source = json.load(open(sys.argv[1], encoding="utf-8"))
golden = {
    "madeBy": "tests/oracle/shipped/make_goldens.py",
    "implementation": "Hugging Face tokenizers (Rust)",
    "version": tokenizers.__version__,
    "seed": source["seed"],
    "count": len(source["texts"]),
    "batch": BATCH,
    "hashes": {},
}
out = pathlib.Path(__file__).with_name("shipped_rust.json")
before = json.loads(out.read_text(encoding="utf-8")) if out.exists() else {}
if all(before.get(key) == golden[key] for key in ("version", "seed", "count", "batch")):
    golden["hashes"] = before["hashes"]
for argument in sys.argv[2:]:
    name, path = argument.split("=", 1)
    golden["hashes"][name] = hashes(tokenizers.Tokenizer.from_file(path), source["texts"])
out.write_text(json.dumps(golden, indent=1) + "\n", encoding="utf-8")
