"""Trains one language model. Stops and goes on at any time: it reads its last checkpoint and does the steps that are left.

    python -m pretraining.train bpe-16k --preset small

`--seconds` ends a sitting early, with the exit status 75 where steps are left; `--finish 300` leaves the run where it is and writes a copy of it whose rate fell to zero
in 300 more steps; `--weights FOLDER` takes up the run of an exported folder where its checkpoint is lost; `--grow FOLDER` begins a run of its own with the weights of an
exported folder, whose vocabulary may be another.
"""

import argparse
import json
import math
import os
import signal
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

from .data import Batches, token_stream, vocabulary_size
from .model import LanguageModel, Shape
from .muon import Muon
from .presets import CONTEXT, MODELS, PRESETS, Preset
from .weights import exported_state, grown_state

SEED = 20_240_601
# steps of warm-up of new optimizers over weights that were trained before
WARM_UP_AGAIN = 20
CHUNK = 1024
# torch 1 has no such kernel for processors
FUSED = not torch.__version__.startswith("1.")
SECONDS_BETWEEN_CHECKPOINTS = 120
# exit status of a sitting that left steps to do: "try again" of sysexits.h
UNFINISHED = 75


def chunk_loss(states: Tensor, head: Tensor, targets: Tensor, share: float) -> tuple[Tensor, Tensor, Tensor]:
    """Sum of cross-entropies in nats of CHUNK positions, and `share` times its gradients by states and by head."""
    logits = (states @ head.T).float()
    largest = logits.amax(dim=-1, keepdim=True)
    rows = torch.arange(len(targets), device=head.device)
    wanted = logits[rows, targets] - largest.squeeze(1)
    powers = logits.sub_(largest).exp_()
    sums = powers.sum(dim=-1, keepdim=True)
    loss = (sums.log().squeeze(1) - wanted).sum()
    powers.mul_(share / sums)
    powers[rows, targets] -= share
    gradient = powers.to(states.dtype)
    return loss, gradient @ head, gradient.T @ states


class ChunkedLoss(torch.autograd.Function):
    """Mean cross-entropy in nats of hidden states [N, d] under the tied head [V, d].

    The logits of CHUNK positions exist at a time, and the gradients are made in the forward pass.
    """

    @staticmethod
    def forward(context, hidden: Tensor, weight: Tensor, targets: Tensor, of_chunk) -> Tensor:
        head = weight.to(hidden.dtype)
        states_gradients, weight_gradient, total = [], torch.zeros_like(weight), torch.zeros((), device=hidden.device)
        for states, wanted in zip(hidden.split(CHUNK), targets.split(CHUNK), strict=True):
            loss, states_gradient, head_gradient = of_chunk(states, head, wanted, 1 / len(targets))
            total += loss
            states_gradients.append(states_gradient)
            weight_gradient += head_gradient
        context.save_for_backward(torch.cat(states_gradients), weight_gradient)
        return total / len(targets)

    @staticmethod
    def backward(context, scale: Tensor):
        hidden_gradient, weight_gradient = context.saved_tensors
        return hidden_gradient * scale, weight_gradient * scale, None, None


@dataclass(frozen=True)
class Schedule:
    """The share of the full rate by step: warm-up, a plateau, and a straight fall to zero."""

    # the step at which the optimizers were new
    begun: int
    warm_up: int
    # the first step that is not done, and in how many steps before it the rate falls
    end: int
    decay: int

    def rate_at(self, step: int) -> float:
        return min((step - self.begun + 1) / self.warm_up, 1.0, (self.end - step) / self.decay)


def compute_kind(device: str) -> torch.dtype:
    """bfloat16 where the device multiplies it faster than float32."""
    if device.startswith("cuda"):
        return torch.bfloat16
    flags = Path("/proc/cpuinfo")
    return torch.bfloat16 if flags.exists() and "avx512_bf16" in flags.read_text() else torch.float32


def compiled(function):
    """The function by torch.compile, or as it is where torch is too old to have that."""
    return torch.compile(function) if hasattr(torch, "compile") else function


def optimizers(model: LanguageModel, preset: Preset, kind: torch.dtype) -> list[torch.optim.Optimizer]:
    matrices = [p for block in model.blocks for p in (block.attention_out.weight, block.feed_in.weight, block.feed_out.weight)]
    split = [block.queries_keys_values.weight for block in model.blocks]
    gains = [p for name, p in model.named_parameters() if name.endswith("gain")]
    muon = Muon([{"params": matrices}, {"params": split, "parts": 3}], lr=preset.muon_rate, kind=kind)
    adam = torch.optim.AdamW([{"params": [model.embedding.weight]}, {"params": gains}], lr=preset.adam_rate, betas=(0.9, 0.98), weight_decay=0.0, fused=FUSED)
    for optimizer in (muon, adam):
        for group in optimizer.param_groups:
            group["peak"] = group["lr"]
    return [muon, adam]


def save(file: Path, state: dict) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    torch.save(state, file.with_suffix(".new"))
    os.replace(file.with_suffix(".new"), file)


class Stop:
    """Asked between steps. SIGTERM and SIGINT end a sitting as its last second does: after a checkpoint."""

    def __init__(self, seconds: float | None):
        self.last = math.inf if seconds is None else time.process_time() + seconds
        self.asked = False
        for one in (signal.SIGTERM, signal.SIGINT):
            signal.signal(one, self._ask)

    def _ask(self, *_) -> None:
        self.asked = True

    def is_due(self) -> bool:
        return self.asked or time.process_time() >= self.last


@dataclass(frozen=True)
class Origin:
    """Exported folders that a run without a checkpoint may begin with."""

    # whose run goes on
    weights: Path | None = None
    # whose weights a run of its own begins with
    grow: Path | None = None


def start_of(checkpoint: Path, origin: Origin, tokenizer: Path, device: str) -> dict | None:
    """The state to go on from: the checkpoint, else that of an exported folder, else none."""
    if checkpoint.exists():
        # a file of our own making; the reader of weights alone in torch 1.13 refuses the floats in it
        return torch.load(checkpoint, map_location=device, **({} if torch.__version__.startswith("1.") else {"weights_only": True}))
    if origin.grow is not None:
        return grown_state(origin.grow, tokenizer)
    return None if origin.weights is None else exported_state(origin.weights)


def train(name: str, preset_name: str, work: Path, device: str, threads: int, seconds: float | None = None, finish: int | None = None, origin: Origin = Origin()) -> bool:
    """Runs the steps that are left, or those of a sitting of `seconds`; whether all are done."""
    torch.set_num_threads(threads)
    torch.manual_seed(SEED)
    preset = PRESETS[preset_name]
    context = min(CONTEXT[name], preset.step_tokens)
    shape = Shape(vocabulary_size(work, name), preset.width, preset.layers, preset.heads)
    stream = token_stream(work, name)
    batches = Batches(stream, context, preset.step_tokens // context, SEED)
    model = LanguageModel(shape).to(device)
    kind = compute_kind(device)
    made = optimizers(model, preset, kind)
    folder = work / "models" / preset_name / name
    checkpoint = folder / "checkpoint.pt"
    first, used_before, begun, warm_up, begun_from = 0, 0.0, 0, preset.warm_up, None
    state = start_of(checkpoint, origin, work / "tokenizers" / name / "tokenizer.json", device)
    if state is not None:
        model.load_state_dict(state["model"])
        first, used_before, begun_from = state["step"], state["seconds"], state.get("begun_from")
        if "optimizers" in state:
            begun, warm_up = state["begun"], state["warm_up"]
        elif begun_from is None:
            begun, warm_up = first, WARM_UP_AGAIN
        for optimizer, saved in zip(made, state.get("optimizers", made), strict=True):
            if saved is not optimizer:
                optimizer.load_state_dict(saved)
    # what a copy is finished with is not counted among the steps of the run
    schedule = Schedule(begun, warm_up, preset.steps, preset.decay) if finish is None else Schedule(begun, warm_up, first + finish, finish)
    target = checkpoint if finish is None else folder / "finished.pt"
    hidden_of, of_chunk = compiled(model.hidden), compiled(chunk_loss)
    folder.mkdir(parents=True, exist_ok=True)
    log = folder / ("log.jsonl" if finish is None else "finished.jsonl")
    since, saved_at, smooth, stop = time.process_time(), time.monotonic(), None, Stop(seconds)

    def keep(step: int) -> None:
        state = {"model": model.state_dict(), "optimizers": [one.state_dict() for one in made], "step": step, "begun": begun, "warm_up": warm_up, "seconds": used_before + time.process_time() - since}
        save(target, state | {"shape": asdict(shape), "context": context, "preset": preset_name, "steps": schedule.end, "step_tokens": preset.step_tokens, "begun_from": begun_from})

    step = first
    while step < schedule.end and not stop.is_due():
        ids = batches.step(step).to(device)
        with torch.autocast(device.split(":")[0], dtype=torch.bfloat16, enabled=kind is torch.bfloat16):
            hidden = hidden_of(ids[:, :-1])
        loss = ChunkedLoss.apply(hidden.to(kind).reshape(-1, shape.width), model.embedding.weight, ids[:, 1:].reshape(-1), of_chunk)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        for optimizer in made:
            for group in optimizer.param_groups:
                group["lr"] = group["peak"] * schedule.rate_at(step)
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
        smooth = loss.item() if smooth is None else 0.98 * smooth + 0.02 * loss.item()
        step += 1
        if step % 20 == 0:
            now = time.process_time() - since
            line = {"step": step, "loss_nats": round(smooth, 4), "cpu_seconds": round(used_before + now, 1), "tokens_a_second": round((step - first) * preset.step_tokens / now)}
            with log.open("a", encoding="utf-8") as lines:
                lines.write(json.dumps(line) + "\n")
            print(name, line, flush=True)
        if time.monotonic() - saved_at > SECONDS_BETWEEN_CHECKPOINTS:
            keep(step)
            saved_at = time.monotonic()
    keep(step)
    return step >= schedule.end


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", choices=MODELS)
    parser.add_argument("--preset", choices=tuple(PRESETS), default="small")
    parser.add_argument("--work", type=Path, default=Path(".cache/pretraining"))
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--seconds", type=float, help="processor time of this sitting; without it, all steps that are left")
    parser.add_argument("--finish", type=int, help="write finished.pt: a copy of the run, its rate falling to zero in so many steps")
    parser.add_argument("--weights", type=Path, help="exported folder to go on from where there is no checkpoint")
    parser.add_argument("--grow", type=Path, help="exported folder whose weights a run of its own begins with")
    arguments = parser.parse_args()
    done = train(arguments.model, arguments.preset, arguments.work, arguments.device, arguments.threads, arguments.seconds, arguments.finish, Origin(arguments.weights, arguments.grow))
    sys.exit(0 if done else UNFINISHED)


if __name__ == "__main__":
    main()
