#!/usr/bin/env bash
# Trains the four language models two at a time, one thread each: more text a minute than two threads for one.
# usage: pretraining/queue.sh [PRESET [SECONDS]]    PYTHON names the interpreter that has torch.
# With SECONDS the models take turns: each has so much processor time, then the next one, until all steps are done.
set -euo pipefail
cd "$(dirname "$0")/.."
preset=${1:-small}
seconds=${2:-}
python=${PYTHON:-python3}
# memory that torch frees is kept for the next step, and threads that wait leave the core to others
export MALLOC_MMAP_THRESHOLD_=2000000000 MALLOC_TRIM_THRESHOLD_=2000000000 MALLOC_TOP_PAD_=200000000
export OMP_WAIT_POLICY=PASSIVE OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1
train() {
  local models=("$@") left
  while ((${#models[@]} > 0)); do
    left=()
    for model in "${models[@]}"; do
      "$python" -m pretraining.train "$model" --preset "$preset" ${seconds:+--seconds "$seconds"} || { (($? == 75)) && left+=("$model"); }
    done
    models=("${left[@]}")
  done
}
train bpe-16k superword-16k &
train byte character &
wait
