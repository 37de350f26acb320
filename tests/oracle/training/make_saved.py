"""Writes saved_rust.json beside it: the ids that Hugging Face's Rust tokenizers gives 400 and 20,000 random texts by the files that training
saves, as hashes, with the hash of each file.

    pip install tokenizers && node tests/oracle/training/printTrained.mjs | python tests/oracle/training/make_saved.py
"""

import hashlib
import json
import sys
from pathlib import Path

import tokenizers
from tokenizers import Tokenizer


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def main() -> None:
    read = json.load(sys.stdin)
    saved = []
    for entry in read["files"]:
        tokenizer = Tokenizer.from_str(entry["file"])
        lists = [
            [tokenizer.encode(text, add_special_tokens=False).ids for text in texts] for texts in read["texts"]
        ]
        saved.append(
            {
                "algorithm": entry["settings"]["algorithm"],
                "pattern": entry["settings"]["pattern"],
                "file": sha256(entry["file"]),
                "ids": [sha256(json.dumps(ids, separators=(",", ":"))) for ids in lists],
                "tokens": [sum(map(len, ids)) for ids in lists],
            }
        )
    golden = {"version": tokenizers.__version__, "saved": saved}
    path = Path(__file__).with_name("saved_rust.json")
    path.write_text(json.dumps(golden, indent=1) + "\n", encoding="utf-8")


main()
