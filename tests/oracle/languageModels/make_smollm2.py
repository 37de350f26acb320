"""Writes smollm2-135m-instruct.json beside it: ids by Rust tokenizers, and log-probabilities by transformers in float32 from the
package's own GGUF file, of a few texts of texts.mjs. No line of the export and no ONNX Runtime takes part.

    node tests/oracle/languageModels/printTexts.mjs > texts.json
    PYTHONPATH=. python tests/oracle/languageModels/make_smollm2.py texts.json

`texts` are as in the goldens of make_goldens.py, `shipped` being the weights of the package, which are those of the page.
"""

import hashlib
import json
import pathlib
import sys

import tokenizers
import torch
import transformers

from pretraining.smollm2 import reference
from pretraining.smollm2.export import NAME, ROOT
from pretraining.smollm2.source import FILE, FILE_SHA256, fetched_model

DIGITS = 6
# English, white space, code, French-like Latin, Chinese: 200 tokens or so
CHOSEN = (0, 6, 7, 11, 16)


def main() -> None:
    texts = json.loads(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"))
    folder = ROOT / "public/models" / NAME
    tokenizer = tokenizers.Tokenizer.from_file(str(folder / "tokenizer.json"))
    begin = json.loads((folder / "config.json").read_text(encoding="utf-8"))["bos_token_id"]
    model = reference.load(fetched_model(ROOT / ".cache/smollm2"))
    golden = {
        "madeBy": "tests/oracle/languageModels/make_smollm2.py",
        "implementation": f"transformers {transformers.__version__}, PyTorch {torch.__version__}, float32; ids by tokenizers {tokenizers.__version__}",
        "model": NAME,
        "file": FILE,
        "sha256": FILE_SHA256,
        "tokenizerSha256": hashlib.sha256((folder / "tokenizer.json").read_bytes()).hexdigest(),
        "beginToken": begin,
        "unit": "nat",
        "texts": [],
    }
    for index in CHOSEN:
        ids = tokenizer.encode(texts[index], add_special_tokens=False).ids
        found = [round(value, DIGITS) for value in reference.log_probabilities(model, begin, ids)]
        golden["texts"].append({"text": texts[index], "ids": ids, "shipped": found})
    out = pathlib.Path(__file__).with_name(f"{NAME}.json")
    out.write_text(json.dumps(golden, indent=1) + "\n", encoding="utf-8")
    print(sum(len(text["ids"]) for text in golden["texts"]))


main()
