"""The extension points on one screen: a member of a family is a module with one of these shapes.

The module's file name is its registry name, its command-line value, its test and its doc page.
There is no base class, no decorator and no list to edit.

reader      tawatur/readers/NAME.py       a location -> pages
annotator   tawatur/annotators/NAME.py    a reading -> the reading with one layer more
fact type   tawatur/facts/NAME.py         a reading -> claims, and how two of them compare
renderer    tawatur/renderers/NAME.py     a dossier -> bytes
engine      tawatur/engines/NAME.py       a pure function over many items, here or elsewhere
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Protocol, TypeVar

from tawatur.model.annotation import Entity, Reading
from tawatur.model.claim import Claim, ReportedClaim
from tawatur.model.dossier import Dossier
from tawatur.model.finding import Bilingual, Verdict
from tawatur.model.report import Page, Rejection

Item = TypeVar("Item")
Result = TypeVar("Result")
Names = dict[str, Entity]  # every entity of the story, by id


class Reader(Protocol):
    """Reads one format. Yields every page of the input; a row that cannot be read is yielded as
    a Rejection and the rest goes on."""

    SUFFIXES: tuple[str, ...]

    def read(self, content: bytes, location: str) -> Iterator[Page | Rejection]: ...


class Annotator(Protocol):
    """Adds one layer of annotations, from the text and the layers already there."""

    def annotate(self, reading: Reading) -> Reading: ...


class FactType(Protocol):
    """Owns everything about one kind of fact (SLOT as in the contract)."""

    SLOT: str

    def extract(self, reading: Reading) -> Iterable[Claim]:
        """The claims of one reading, each with its shortest words, key, value and part."""
        ...

    def question(self, key: str, names: Names) -> Bilingual:
        """The question that claims with this key answer."""
        ...

    def compare(self, a: ReportedClaim, b: ReportedClaim, names: Names) -> Verdict:
        """How two claims with one key, of two reports, stand to each other. Symmetric but for
        time: whichever was published later may be the update."""
        ...

    def caption(self, claim: Claim, words: str, names: Names) -> Bilingual:
        """The value as a reader would say it; ``words`` are the report's own."""
        ...


class Renderer(Protocol):
    """Writes a dossier in one format."""

    SUFFIX: str

    def render(self, dossier: Dossier) -> bytes: ...


class Engine(Protocol):
    """Runs a pure function over many items and gives the results in the order of the items."""

    def map(
        self, function: Callable[[Item], Result], items: Sequence[Item], workers: int
    ) -> Iterator[Result]: ...
