"""The extension points on one screen: a member of a family is a module with one of these shapes.

The module's file name is its registry name, its command-line value, its test and its doc page.
There is no base class, no decorator and no list to edit.

reader      tawatur/readers/NAME.py       a location -> pages
annotator   tawatur/annotators/NAME.py    a reading -> the reading with one layer more
fact type   tawatur/facts/NAME.py         a reading -> claims, and how two of them compare
renderer    tawatur/renderers/NAME.py     a dossier -> bytes
engine      tawatur/engines/NAME.py       a pure function over many items, here or elsewhere
store       tawatur/stores/NAME.py        where reports and what was found in them are kept
page        tawatur/web/pages/NAME.py     a page of the desk, and the same as JSON, CSV and Markdown
action      tawatur/web/actions/NAME.py   something done at the desk
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from tawatur.model.annotation import Entity, Reading
from tawatur.model.claim import Claim, ReportedClaim
from tawatur.model.dossier import Dossier
from tawatur.model.finding import Bilingual, Verdict
from tawatur.model.report import Page, Rejection

if TYPE_CHECKING:
    from jinja2 import BaseLoader, Environment

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
    """Writes a dossier in one format. A format with notes may also have ``cite``, which takes a
    dossier and passages of it, and quotes each with a note."""

    SUFFIX: str

    def render(self, dossier: Dossier) -> bytes: ...


class Parts(Protocol):
    """What the page renderer lends to a door that shows pages of its own (``PARTS`` of
    ``renderers.html``): templates, styles, script, faces and words, so that both look alike."""

    def environment(self, own: BaseLoader) -> Environment: ...
    def view(self, dossier: Dossier) -> Any: ...  # noqa: ANN401 - the renderer's own view
    def stylesheet(self) -> str: ...
    def script(self) -> str: ...
    def faces(self, address: Callable[[str], str]) -> str: ...
    def font(self, name: str) -> bytes: ...
    def shown(self, page: str, language: str) -> bytes: ...
    def when(self, iso: str) -> Bilingual: ...
    def counted(self, n: int, noun: str) -> Bilingual: ...
    def label(self, kind: str, key: str) -> Bilingual: ...
    def sort_key(self, name: str) -> str: ...


class Engine(Protocol):
    """Runs pure functions over many items: in this process, in several, on a cluster."""

    def start(self, address: str | None) -> None:
        """Makes ready for work, at the address where the engine is a cluster."""
        ...

    def map(
        self, function: Callable[[Item], Result], items: Iterable[Item], workers: int
    ) -> Iterator[Result]:
        """The results in the order of the items, which may be taken as they are needed."""
        ...
