"""Writes units_transformers.json beside it: hashes of the ids that transformers gives for the texts of texts.mjs, by
the tokenizers whose vocabulary is a rule.

    node tests/oracle/units/printTexts.mjs > texts.json
    python make_goldens.py texts.json

Needs `pip install transformers==5.18.0`; no other file, for both tokenizers are made of their defaults.
"""
import hashlib
import json
import pathlib
import struct
import sys

import transformers

BATCH = 20


def hashes(tokenizer, texts, template):
    found = []
    for first in range(0, len(texts), BATCH):
        digest = hashlib.sha256()
        for text in texts[first : first + BATCH]:
            ids = tokenizer(text, add_special_tokens=template).input_ids
            digest.update(struct.pack(f"<{len(ids) + 1}I", len(ids), *ids))
        found.append(digest.hexdigest()[:12])
    return " ".join(found)


texts = json.load(open(sys.argv[1], encoding="utf-8"))
byt5 = transformers.ByT5Tokenizer()
canine = transformers.CanineTokenizer()
golden = {
    "madeBy": "tests/oracle/units/make_goldens.py",
    "implementation": "transformers (Python)",
    "version": transformers.__version__,
    "count": len(texts),
    "batch": BATCH,
    "hashes": {
        "byt5": hashes(byt5, texts, False),
        "byt5 with template": hashes(byt5, texts, True),
        "canine": hashes(canine, texts, False),
        "canine with template": hashes(canine, texts, True),
    },
}
out = pathlib.Path(__file__).with_name("units_transformers.json")
out.write_text(json.dumps(golden, indent=1) + "\n", encoding="utf-8")
