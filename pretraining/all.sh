#!/usr/bin/env bash
# Makes the language models from nothing: every step of pretraining/README.md in turn. Steps that were done before are
# done again, but for the training, which goes on from its last checkpoint.
# usage: pretraining/all.sh [PRESET]    PYTHON names the interpreter that has torch and onnx.
set -euo pipefail
cd "$(dirname "$0")/.."
preset=${1:-small}
python=${PYTHON:-python3}
node pretraining/run.mjs corpus
node pretraining/run.mjs tokenizers
node pretraining/run.mjs tokens
pretraining/queue.sh "$preset"
for model in byte character bpe-16k superword-16k; do "$python" -m pretraining.export "$model" --preset "$preset"; done
"$python" -m pretraining.markov
node pretraining/run.mjs counts
node pretraining/run.mjs sample
node pretraining/run.mjs evaluate
node scripts/prepare-language-models.mjs
