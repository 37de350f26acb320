"""Sizes of the language models and of their training, by name. All four models of a preset are trained alike."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Preset:
    width: int
    layers: int
    heads: int
    # tokens of one step, and steps: the same for every tokenizer, so equal compute in the body
    step_tokens: int
    steps: int
    # steps of them in which the rate rises at the start, and falls at the end
    warm_up: int
    decay: int
    muon_rate: float
    adam_rate: float

    @property
    def head_width(self) -> int:
        return self.width // self.heads


PRESETS = {
    # two minutes in all, to test the way from text to a shipped file
    "smoke": Preset(width=64, layers=2, heads=1, step_tokens=2048, steps=40, warm_up=1, decay=16, muon_rate=0.03, adam_rate=3e-3),
    # 26 to 33 minutes a model on one CPU core that multiplies at 55 GFLOP/s in float32
    "small": Preset(width=128, layers=4, heads=2, step_tokens=2048, steps=3000, warm_up=90, decay=1200, muon_rate=0.03, adam_rate=3e-3),
    # begins with the weights that `small` ended with
    "grown": Preset(width=128, layers=4, heads=2, step_tokens=2048, steps=4000, warm_up=40, decay=1000, muon_rate=0.03, adam_rate=3e-3),
    # hours a model on one CPU core that multiplies bfloat16 (AMX or AVX-512), in several sittings
    "medium": Preset(width=256, layers=4, heads=4, step_tokens=4096, steps=20000, warm_up=100, decay=3000, muon_rate=0.02, adam_rate=3e-3),
    # minutes a model on a GPU
    "base": Preset(width=384, layers=8, heads=6, step_tokens=65536, steps=6000, warm_up=180, decay=2400, muon_rate=0.02, adam_rate=3e-3),
}

# Tokens of context. A character or a byte says less than a token of several, so these models see more of them.
CONTEXT = {"byte": 1024, "character": 1024, "bpe-16k": 512, "superword-16k": 512}
MODELS = tuple(CONTEXT)
