"""Trains one language model. Stops and goes on at any time: it reads its last checkpoint and does the steps that are left.

    python -m pretraining.train bpe --preset small
"""

import argparse
import json
import math
import os
import time
from dataclasses import asdict
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

from .data import Batches, token_stream, vocabulary_size
from .model import LanguageModel, Shape
from .muon import Muon
from .presets import CONTEXT, MODELS, PRESETS, Preset

SEED = 20_240_601
CHUNK = 1024
# torch 1 has no such kernel for processors
FUSED = not torch.__version__.startswith("1.")
SECONDS_BETWEEN_CHECKPOINTS = 120


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


def rate_at(step: int, preset: Preset) -> float:
    """Warm-up, a plateau, and a straight fall to zero: a run may be given more or fewer steps until the fall begins."""
    return min((step + 1) / preset.warm_up, 1.0, (preset.steps - step) / preset.decay)


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


def train(name: str, preset_name: str, work: Path, device: str, threads: int) -> Path:
    """Runs the steps that are left and gives the path of the finished checkpoint."""
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
    first, seconds = 0, 0.0
    if checkpoint.exists():
        # a file of our own making; the reader of weights alone in torch 1.13 refuses the floats in it
        state = torch.load(checkpoint, map_location=device, **({} if torch.__version__.startswith("1.") else {"weights_only": True}))
        model.load_state_dict(state["model"])
        for optimizer, saved in zip(made, state["optimizers"], strict=True):
            optimizer.load_state_dict(saved)
        first, seconds = state["step"], state["seconds"]
    hidden_of, of_chunk = compiled(model.hidden), compiled(chunk_loss)
    folder.mkdir(parents=True, exist_ok=True)
    log = folder / "log.jsonl"
    since, saved_at, smooth = time.process_time(), time.monotonic(), None

    def keep(step: int) -> None:
        state = {"model": model.state_dict(), "optimizers": [one.state_dict() for one in made], "step": step, "seconds": seconds + time.process_time() - since}
        save(checkpoint, state | {"shape": asdict(shape), "context": context, "preset": preset_name, "steps": preset.steps, "step_tokens": preset.step_tokens})

    for step in range(first, preset.steps):
        ids = batches.step(step).to(device)
        with torch.autocast(device.split(":")[0], dtype=torch.bfloat16, enabled=kind is torch.bfloat16):
            hidden = hidden_of(ids[:, :-1])
        loss = ChunkedLoss.apply(hidden.to(kind).reshape(-1, shape.width), model.embedding.weight, ids[:, 1:].reshape(-1), of_chunk)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        for optimizer in made:
            for group in optimizer.param_groups:
                group["lr"] = group["peak"] * rate_at(step, preset)
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
        smooth = loss.item() if smooth is None else 0.98 * smooth + 0.02 * loss.item()
        if (step + 1) % 20 == 0:
            used = seconds + time.process_time() - since
            line = {"step": step + 1, "loss_nats": round(smooth, 4), "cpu_seconds": round(used, 1), "tokens_a_second": round((step + 1) * preset.step_tokens / used)}
            with log.open("a", encoding="utf-8") as lines:
                lines.write(json.dumps(line) + "\n")
            print(name, line, flush=True)
        if time.monotonic() - saved_at > SECONDS_BETWEEN_CHECKPOINTS:
            keep(step + 1)
            saved_at = time.monotonic()
    keep(max(first, preset.steps))
    return checkpoint


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", choices=MODELS)
    parser.add_argument("--preset", choices=tuple(PRESETS), default="small")
    parser.add_argument("--work", type=Path, default=Path(".cache/pretraining"))
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    parser.add_argument("--threads", type=int, default=1)
    arguments = parser.parse_args()
    train(arguments.model, arguments.preset, arguments.work, arguments.device, arguments.threads)


if __name__ == "__main__":
    main()
