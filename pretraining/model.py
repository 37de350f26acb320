"""The causal language model that all tokenizers share: a small pre-norm Transformer.

Rotary positions (Su et al. 2021), squared ReLU (So et al. 2021), LayerNorm without bias, tied embeddings. One class
serves training and export: with `past` it takes cached keys and values, as the exported graph does.
"""

import math
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

ROTARY_BASE = 10_000.0


@dataclass(frozen=True)
class Shape:
    vocabulary: int
    width: int
    layers: int
    heads: int

    @property
    def head_width(self) -> int:
        return self.width // self.heads


def rotation(positions: Tensor, head_width: int) -> tuple[Tensor, Tensor]:
    """Cosines and sines of the rotary angles, each [..., T, head_width / 2], float32."""
    frequencies = torch.exp(torch.arange(0, head_width, 2, dtype=torch.float32, device=positions.device) * (-math.log(ROTARY_BASE) / head_width))
    angles = positions.float().unsqueeze(-1) * frequencies
    return torch.cos(angles), torch.sin(angles)


def rotate(heads: Tensor, cosines: Tensor, sines: Tensor) -> Tensor:
    """Turns queries or keys [B, H, T, head_width], the halves of the head being the two coordinates."""
    one, other = heads.chunk(2, dim=-1)
    cosines, sines = cosines.to(heads.dtype), sines.to(heads.dtype)
    return torch.cat((one * cosines - other * sines, other * cosines + one * sines), dim=-1)


class Norm(nn.Module):
    """LayerNorm with a gain and no bias, computed in float32."""

    def __init__(self, width: int):
        super().__init__()
        self.gain = nn.Parameter(torch.ones(width))

    def forward(self, x: Tensor) -> Tensor:
        return functional.layer_norm(x.float(), (x.shape[-1],), self.gain.float()).to(x.dtype)


class Block(nn.Module):
    def __init__(self, shape: Shape):
        super().__init__()
        self.shape = shape
        self.attention_norm = Norm(shape.width)
        self.queries_keys_values = nn.Linear(shape.width, 3 * shape.width, bias=False)
        self.attention_out = nn.Linear(shape.width, shape.width, bias=False)
        self.feed_norm = Norm(shape.width)
        self.feed_in = nn.Linear(shape.width, 4 * shape.width, bias=False)
        self.feed_out = nn.Linear(4 * shape.width, shape.width, bias=False)

    def forward(self, x: Tensor, cosines: Tensor, sines: Tensor, mask: Tensor | None, past: tuple[Tensor, Tensor] | None) -> tuple[Tensor, tuple[Tensor, Tensor]]:
        batch, length, width = x.shape
        split = self.queries_keys_values(self.attention_norm(x)).view(batch, length, 3, self.shape.heads, self.shape.head_width)
        queries, keys, values = split.permute(2, 0, 3, 1, 4)
        queries, keys = rotate(queries, cosines, sines), rotate(keys, cosines, sines)
        if past is not None:
            keys, values = torch.cat((past[0], keys), dim=2), torch.cat((past[1], values), dim=2)
        if mask is None:
            mixed = functional.scaled_dot_product_attention(queries, keys, values, is_causal=True)
        else:
            weights = (queries @ keys.transpose(-1, -2)).float() / math.sqrt(self.shape.head_width) + mask
            mixed = torch.softmax(weights, dim=-1).to(values.dtype) @ values
        x = x + self.attention_out(mixed.transpose(1, 2).reshape(batch, length, width))
        x = x + self.feed_out(torch.relu(self.feed_in(self.feed_norm(x))).square())
        return x, (keys, values)


class LanguageModel(nn.Module):
    def __init__(self, shape: Shape):
        super().__init__()
        self.shape = shape
        self.embedding = nn.Embedding(shape.vocabulary, shape.width)
        self.embedding_norm = Norm(shape.width)
        self.blocks = nn.ModuleList(Block(shape) for _ in range(shape.layers))
        self.last_norm = Norm(shape.width)
        nn.init.normal_(self.embedding.weight, std=0.02)
        for block in self.blocks:
            for linear in (block.queries_keys_values, block.feed_in):
                nn.init.normal_(linear.weight, std=shape.width**-0.5)
            for linear in (block.attention_out, block.feed_out):
                nn.init.zeros_(linear.weight)

    def hidden(self, ids: Tensor) -> Tensor:
        """Hidden states [B, T, width] of whole sequences, before the language-model head."""
        cosines, sines = rotation(torch.arange(ids.shape[1], device=ids.device), self.shape.head_width)
        # torch 2 has a kernel that does not write the weights of all pairs of positions
        fused = hasattr(functional, "scaled_dot_product_attention")
        mask = None if fused else torch.full((ids.shape[1], ids.shape[1]), -math.inf, device=ids.device).triu(1)
        x = self.embedding_norm(self.embedding(ids))
        for block in self.blocks:
            x, _ = block(x, cosines, sines, mask, None)
        return self.last_norm(x)

    def logits(self, hidden: Tensor) -> Tensor:
        return functional.linear(hidden, self.embedding.weight)
