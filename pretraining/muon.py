"""Muon (Jordan et al. 2024): momentum whose matrix is replaced by the nearest orthogonal one, for the blocks' matrices."""

import torch
from torch import Tensor

# coefficients of the quintic Newton-Schulz iteration in the authors' publication
A, B, C = 3.4445, -4.7750, 2.0315


def orthogonalized(matrix: Tensor, kind: torch.dtype, rounds: int = 5) -> Tensor:
    """About U Vᵀ of the singular value decomposition U S Vᵀ, by iteration in `kind`. Shape [..., rows, columns]."""
    x = matrix.to(kind)
    tall = x.shape[-2] > x.shape[-1]
    if tall:
        x = x.mT
    x = x / (x.norm(dim=(-2, -1), keepdim=True) + 1e-7)
    for _ in range(rounds):
        gram = x @ x.mT
        x = A * x + (B * gram + C * gram @ gram) @ x
    return (x.mT if tall else x).to(matrix.dtype)


class Muon(torch.optim.Optimizer):
    """Nesterov momentum, orthogonalised; a matrix of queries, keys and values is treated as three."""

    def __init__(self, parameters, lr: float, kind: torch.dtype, momentum: float = 0.95, weight_decay: float = 0.1):
        super().__init__(parameters, {"lr": lr, "momentum": momentum, "weight_decay": weight_decay, "parts": 1})
        self.kind = kind

    @torch.no_grad()
    def step(self) -> None:
        for group in self.param_groups:
            for parameter in group["params"]:
                state = self.state[parameter]
                if not state:
                    state["momentum"] = torch.zeros_like(parameter)
                average = state["momentum"]
                average.lerp_(parameter.grad, 1 - group["momentum"])
                ahead = parameter.grad.lerp(average, group["momentum"])
                parts = ahead.view(group["parts"], -1, ahead.shape[-1])
                update = orthogonalized(parts, self.kind)
                scale = max(1.0, parts.shape[-2] / parts.shape[-1]) ** 0.5
                parameter.mul_(1 - group["lr"] * group["weight_decay"])
                parameter.add_(update.reshape_as(parameter), alpha=-group["lr"] * scale)
