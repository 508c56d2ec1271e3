"""Damage: seeded ways in which files break, to see that a reader ends in pages or reasons."""

from __future__ import annotations

import io
import random
from collections.abc import Iterator

from tawatur import readers
from tawatur.errors import InputError
from tawatur.model.report import Page, Rejection

VARIANTS = 50


def variants(content: bytes, seed: int = 7) -> Iterator[bytes]:
    """Fifty damaged forms of ``content``: cut, flipped, doubled, blanked, shuffled."""
    rng = random.Random(seed)
    for number in range(VARIANTS):
        broken = bytearray(content)
        at = rng.randrange(len(content))
        match number % 7:
            case 0:
                del broken[at:]
            case 1:
                del broken[: at + 1]
            case 2:
                for _ in range(20):
                    broken[rng.randrange(len(broken))] = rng.randrange(256)
            case 3:
                broken[at:at] = content[at : at + 300] * 5
            case 4:
                broken[at : at + 40] = b"\0" * 40
            case 5:
                halves = content[at:] + content[:at]
                broken = bytearray(halves)
            case _:
                del broken[at : at + rng.randrange(1, 200)]
        yield bytes(broken)


def survives(module, content: bytes) -> int:
    """How many damaged forms still gave a page; each must end in pages or stated reasons."""
    read = 0
    for broken in variants(content):
        try:
            found = list(module.read(broken, "x"))
        except InputError:
            continue
        for each in found:
            assert isinstance(each, Page | Rejection)
            if isinstance(each, Page):
                each.text.encode("utf-8")
                assert each.text.strip()
                assert each.title is None or each.text.startswith(each.title)
        read += any(isinstance(each, Page) for each in found)
        list(readers.read(["-"], stdin=io.BytesIO(broken)))
    return read
