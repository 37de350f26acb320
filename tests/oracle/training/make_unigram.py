"""Writes unigram_rust.json beside it: the vocabularies that the Unigram trainer of Hugging Face's Rust tokenizers learns from the
first part of text.txt, in runs of their own, since it reads words in the order of a hash map and adds up in several threads; and
those that SentencePiece learns from the same words.

    pip install tokenizers==0.23.3 sentencepiece==0.2.3 && python tests/oracle/training/make_unigram.py
"""

import io
import json
from pathlib import Path

import sentencepiece
import tokenizers
from tokenizers import Regex, Tokenizer, models, pre_tokenizers, trainers

FOLDER = Path(__file__).parent
SIZES = [1000, 4000]
RUNS = 3
# Characters of text.txt that are trained on; the others are held out.
TRAINED = 80_000


def train(text: str, size: int) -> list[tuple[str, float]]:
    tokenizer = Tokenizer(models.Unigram())
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Split(Regex("[\\t\\n\\r]+"), "isolated"),
            pre_tokenizers.Metaspace(prepend_scheme="first"),
        ]
    )
    trainer = trainers.UnigramTrainer(
        vocab_size=size, special_tokens=["<unk>"], unk_token="<unk>", show_progress=False
    )
    tokenizer.train_from_iterator([text], trainer)
    return [(piece, score) for piece, score in json.loads(tokenizer.to_str())["model"]["vocab"]]


def train_sentencepiece(text: str, size: int) -> list[tuple[str, float]]:
    model = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(text.splitlines()),
        model_writer=model,
        model_type="unigram",
        vocab_size=size,
        character_coverage=1.0,
        normalization_rule_name="identity",
        remove_extra_whitespaces=False,
        split_by_unicode_script=False,
        split_by_number=False,
        max_sentence_length=1_000_000,
        hard_vocab_limit=False,
        bos_id=-1,
        eos_id=-1,
        num_threads=1,
        minloglevel=2,
    )
    processor = sentencepiece.SentencePieceProcessor(model_proto=model.getvalue())
    return [(processor.id_to_piece(i), processor.get_score(i)) for i in range(processor.get_piece_size())]


def rounded(vocabulary: list[tuple[str, float]]) -> list[tuple[str, float]]:
    return [(piece, float(f"{score:.7g}")) for piece, score in vocabulary]


def main() -> None:
    text = (FOLDER / "text.txt").read_text(encoding="utf-8")[:TRAINED]
    golden = {
        "version": tokenizers.__version__,
        "sentencepiece": sentencepiece.__version__,
        "trained": TRAINED,
        "sizes": [],
    }
    for size in SIZES:
        runs = [train(text, size) for _ in range(RUNS)]
        pieces = [{piece for piece, _ in run} for run in runs]
        golden["sizes"].append(
            {
                "size": size,
                "runs": RUNS,
                "sometimes": sorted(set.union(*pieces) - set.intersection(*pieces)),
                "vocabulary": rounded(runs[0]),
                "sentencepiece": rounded(train_sentencepiece(text, size)),
            }
        )
        print(size, len(runs[0]), len(golden["sizes"][-1]["sometimes"]), len(golden["sizes"][-1]["sentencepiece"]))
    (FOLDER / "unigram_rust.json").write_text(json.dumps(golden, ensure_ascii=False) + "\n", encoding="utf-8")


main()
