"""Writes wordpiece_rust.json beside it: the vocabulary that the WordPiece trainer of Hugging Face's Rust tokenizers learns from
text.txt, several times, since it reads words in the order of a hash map and so breaks ties otherwise each time.

    pip install tokenizers && python tests/oracle/training/make_wordpiece.py
"""

import json
from pathlib import Path

import tokenizers
from tokenizers import Tokenizer, models, pre_tokenizers, trainers

FOLDER = Path(__file__).parent
SPECIALS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
SIZES = [1500, 3000, 4000]
RUNS = 3


def train(size: int) -> list[str]:
    tokenizer = Tokenizer(models.WordPiece(unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    trainer = trainers.WordPieceTrainer(vocab_size=size, min_frequency=2, special_tokens=SPECIALS, show_progress=False)
    lines = (FOLDER / "text.txt").read_text(encoding="utf-8").splitlines(keepends=True)
    tokenizer.train_from_iterator(lines, trainer)
    return sorted(tokenizer.get_vocab())


def main() -> None:
    golden = {"version": tokenizers.__version__, "sizes": []}
    for size in SIZES:
        runs = [set(train(size)) for _ in range(RUNS)]
        always = set.intersection(*runs)
        ever = set.union(*runs)
        golden["sizes"].append(
            {"size": size, "runs": RUNS, "always": sorted(always), "sometimes": sorted(ever - always)}
        )
    (FOLDER / "wordpiece_rust.json").write_text(json.dumps(golden, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


main()
