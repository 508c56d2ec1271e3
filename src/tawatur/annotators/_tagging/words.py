"""What a tagger is given and gives back: the one shape that makes the grades interchangeable."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

LABELS = ("O", "B-PER", "I-PER", "B-LOC", "I-LOC", "B-ORG", "I-ORG")
Posteriors = NDArray[np.float32]  # one row a token, one column for each of LABELS, rows sum to 1


class Words(NamedTuple):
    """One sentence: its tokens folded, as written, and their kinds (one character each)."""

    folded: Sequence[str]
    written: Sequence[str]
    kinds: str

    def part(self, first: int, last: int) -> Words:
        return Words(self.folded[first:last], self.written[first:last], self.kinds[first:last])


class Tagger(Protocol):
    """Anything that says of every token how likely each label is."""

    def tag(self, sentences: Sequence[Words]) -> list[Posteriors]: ...
