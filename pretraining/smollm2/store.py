"""Where the weights of both graphs stand: in files beside the graphs, named as transformers.js names the parts of one.

A tensor is in one file. `RestoredStore` describes what a page makes of these files for the graph that takes its codes as bytes:
pieces in order, each a range of a file and what becomes of it. No such file is shipped.
"""

from dataclasses import asdict, dataclass, field
from pathlib import Path

import numpy
from onnx import TensorProto, helper

from .source import BLOCK

# hosts refuse larger files, and a broken download loses less
MOST_BYTES = 49_500_000
RESTORED = "restored"


def external(name: str, kind: int, dims: tuple[int, ...], file: str, start: int, length: int) -> TensorProto:
    tensor = TensorProto(name=name, data_type=kind, dims=dims, data_location=TensorProto.EXTERNAL)
    for key, value in (("location", file), ("offset", start), ("length", length)):
        tensor.external_data.add(key=key, value=str(value))
    return tensor


@dataclass(frozen=True)
class Place:
    file: int
    start: int
    bytes: int
    shape: tuple[int, ...]


@dataclass
class Store:
    graph_name: str
    # what is put in first is in the first file
    tensors: list[TensorProto] = field(default_factory=list)
    places: dict[str, Place] = field(default_factory=dict)
    files: list[bytearray] = field(default_factory=lambda: [bytearray()])

    def file_name(self, index: int) -> str:
        return f"{self.graph_name}.onnx_data" + (f"_{index}" if index > 0 else "")

    def put(self, name: str, kind: int, dims: tuple[int, ...], content: bytes) -> str:
        if len(self.files[-1]) + len(content) > MOST_BYTES:
            self.files.append(bytearray())
        place = Place(len(self.files) - 1, len(self.files[-1]), len(content), dims)
        self.files[-1] += content
        self.places[name] = place
        self.tensors.append(external(name, kind, dims, self.file_name(place.file), place.start, place.bytes))
        return name

    def halves(self, name: str, values: numpy.ndarray) -> str:
        if name in self.places:
            return name
        return self.put(name, TensorProto.FLOAT16, values.shape, numpy.ascontiguousarray(values, dtype=numpy.float16).tobytes())

    def shifted(self, name: str, codes: numpy.ndarray) -> str:
        """int8 codes [rows, blocks, BLOCK] as uint8, 128 more, [rows, width]."""
        return self.put(name, TensorProto.UINT8, (len(codes), codes.shape[1] * BLOCK), (codes.view(numpy.uint8) ^ 128).tobytes())

    def nibbles(self, name: str, codes: numpy.ndarray) -> str:
        """Two codes a byte, the first one low: [outputs, blocks, BLOCK / 2]."""
        if name in self.places:
            return name
        pairs = codes.reshape(*codes.shape[:2], BLOCK // 2, 2)
        return self.put(name, TensorProto.UINT8, pairs.shape[:3], (pairs[..., 0] | (pairs[..., 1] << 4)).astype(numpy.uint8).tobytes())

    def write(self, folder: Path) -> list[str]:
        for index, content in enumerate(self.files):
            (folder / self.file_name(index)).write_bytes(content)
        return [self.file_name(index) for index in range(len(self.files))]


@dataclass(frozen=True)
class Piece:
    """A range of a file and what becomes of it, turned to [columns, rows] unless it is the `same`: `nibbles` and `shifted`: int8;
    `floats`: float32 of float16; `offsets`: of scales and, behind them, minima in float16, minimum + 8 · scale in float32."""

    file: int
    start: int
    bytes: int
    become: str
    rows: int
    columns: int


@dataclass
class RestoredStore:
    source: Store
    tensors: list[TensorProto] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    bytes: int = 0

    def halves(self, name: str) -> str:
        place = self.source.places[name]
        return self._make(name, TensorProto.FLOAT16, place.shape, Piece(place.file, place.start, place.bytes, "same", place.bytes, 1))

    def scales(self, name: str) -> str:
        """float32 [1, blocks, outputs]."""
        place = self.source.places[f"{name}.scales.half"]
        rows, columns = place.shape
        return self._make(f"{name}.scales", TensorProto.FLOAT, (1, columns, rows), Piece(place.file, place.start, place.bytes, "floats", rows, columns))

    def offsets(self, name: str) -> str:
        """float32 [blocks, outputs]."""
        scales, minima = (self.source.places[f"{name}.{kind}.half"] for kind in ("scales", "minima"))
        if (minima.file, minima.start) != (scales.file, scales.start + scales.bytes):
            raise ValueError(f"the minima of {name} do not follow its scales")
        rows, columns = scales.shape
        return self._make(f"{name}.offsets", TensorProto.FLOAT, (columns, rows), Piece(scales.file, scales.start, scales.bytes + minima.bytes, "offsets", rows, columns))

    def nibbles(self, name: str) -> str:
        """int8 [1, inputs, outputs]: the codes, less 8."""
        place = self.source.places[name]
        outputs, inputs = place.shape[0], place.shape[1] * BLOCK
        return self._make(name, TensorProto.INT8, (1, inputs, outputs), Piece(place.file, place.start, place.bytes, "nibbles", outputs, inputs))

    def shifted(self, name: str) -> str:
        """int8 [1, width, rows]."""
        place = self.source.places[name]
        rows, width = place.shape
        return self._make(name, TensorProto.INT8, (1, width, rows), Piece(place.file, place.start, place.bytes, "shifted", rows, width))

    def _make(self, name: str, kind: int, dims: tuple[int, ...], piece: Piece) -> str:
        length = piece.rows * piece.columns * (4 if kind == TensorProto.FLOAT else 1)
        self.tensors.append(external(name, kind, dims, RESTORED, self.bytes, length))
        last = self.pieces[-1] if self.pieces else None
        if last is not None and (last.become, piece.become, last.file) == ("same", "same", piece.file) and last.start + last.bytes == piece.start:
            self.pieces[-1] = Piece(last.file, last.start, last.bytes + piece.bytes, "same", last.rows + piece.rows, 1)
        else:
            self.pieces.append(piece)
        self.bytes += length
        return name

    def layout(self) -> dict:
        return {"bytes": self.bytes, "pieces": [asdict(piece) for piece in self.pieces]}
