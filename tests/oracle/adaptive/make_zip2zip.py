"""Writes zip2zip.json beside it: what the authors' own compressor of zip2zip makes of random sequences of ids.

    pip install zip2zip-compression==0.3.4 && python tests/oracle/adaptive/make_zip2zip.py
"""

import json
import random
from importlib.metadata import version
from pathlib import Path

from zip2zip_compression import LZWCompressor

SEED = 5
CASES = 300
PADDING = 1_000_000


def case(draw: random.Random) -> dict:
    vocabulary = draw.randint(3, 12)
    codes = draw.choice([0, 1, 3, 10, 100])
    most = draw.randint(2, 6)
    disabled = sorted(draw.sample(range(vocabulary), draw.randint(0, 2)))
    ids = [draw.randrange(vocabulary) for _ in range(draw.randint(0, 80))]
    # The id for padding stands by itself too, so that it is none of these.
    compressor = LZWCompressor(vocabulary, codes, most, PADDING, disabled)
    encoded, _, _ = compressor.encode(ids)
    return {
        "first": vocabulary,
        "codes": codes,
        "most": most,
        "disabled": disabled,
        "ids": ids,
        "encoded": list(encoded),
    }


def main() -> None:
    draw = random.Random(SEED)
    cases = [case(draw) for _ in range(CASES)]
    golden = {"version": version("zip2zip-compression"), "cases": cases}
    path = Path(__file__).with_name("zip2zip.json")
    path.write_text(json.dumps(golden, separators=(",", ":")) + "\n", encoding="utf-8")
    print(len(cases))


main()
