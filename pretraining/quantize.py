"""Weights as signed 8-bit integers with a float32 scale a channel, and back.

A channel is an output of a matrix product, or a row of the embedding, so that each has a scale of its own.
"""

from dataclasses import dataclass

import numpy

LARGEST = 127


@dataclass(frozen=True)
class Quantized:
    # int8, the shape of the weights
    values: numpy.ndarray
    # float32, 1 along every axis but the channels'
    scales: numpy.ndarray

    def restored(self) -> numpy.ndarray:
        """The float32 weights that the exported graph computes with."""
        return self.values.astype(numpy.float32) * self.scales


def quantize(weights: numpy.ndarray, channels: int) -> Quantized:
    """Nearest multiples of max|w| / 127 of each channel, the channels being counted along the axis `channels`."""
    others = tuple(axis for axis in range(weights.ndim) if axis != channels)
    largest = numpy.abs(weights).max(axis=others, keepdims=True)
    # a channel of zeros keeps a scale of 1
    scales = numpy.where(largest > 0, largest / LARGEST, 1.0).astype(numpy.float32)
    return Quantized(numpy.clip(numpy.rint(weights / scales), -LARGEST, LARGEST).astype(numpy.int8), scales)
