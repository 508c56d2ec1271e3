"""The body of a page: which of the lines it shows are the article's.

Long lines that are no links vote for the elements they stand in; the element with most votes among
its own children holds the article, together with its like where an article stands in several
elements, as live blogs do. From it go the boxes, told by the names of their elements or by being
links for the most part.
"""

from __future__ import annotations

import re
from functools import cached_property

from tawatur.readers import _visible
from tawatur.readers._blocks import Block, Shown

PARAGRAPH = 12  # words of a paragraph; captions, buttons and most headlines have fewer
LINKS = 0.5  # the share of characters in links above which a line or box is a pointer elsewhere
HEADLINE = 8  # characters of a link that may be the headline of another report
GAIN = 1.25  # an element around the article's is taken in where it holds this much more
NEAR = 2  # levels around the article's element that are looked at for that
HOLDS = 0.4  # an element named like a box that holds more of the page's paragraphs is none
ENOUGH = 80  # characters of paragraphs outside a box that make its name trusted whatever it holds
HEADING = 40  # lines that may stand between a headline and its article
ABOVE = 8  # lines above a headline where its date may stand
SHORT = 6  # words of a label
CREDIT = 14  # words of a credit between headline and article
ALIKE = 0.6  # of what an element adds, the share that must stand in elements like the article's

_TRUSTED = frozenset("comments related tags share signup advertisement hidden".split())
CARDS = 2  # elements of one kind with a linked headline above a line of words are a list of cards
TEXTUAL = frozenset("p h2 h3 h4 h5 h6 li blockquote".split())  # elements that hold sentences

_PLAIN = frozenset(
    "p ul ol li blockquote h1 h2 h3 h4 h5 h6 dl dt dd pre table tbody tr td th b i u font center"
    " span".split()
)
_CREDIT = re.compile(r"[-–—|/()]|:\s*\S")
_CLOCK = re.compile(r"\d{1,2}[:.]\d{2}")
_DATED = re.compile(r"(?i)date|time|publish|created|submitted")


def find(shown: Shown, title: str | None) -> Search:
    """The article below the headline ``title``."""
    return Search(shown, title)


class Search:
    """The article of a page: ``lines`` with the credits below its headline, an empty one between
    paragraphs, and the ``day`` the page shows by it."""

    def __init__(self, shown: Shown, title: str | None) -> None:
        self.blocks, self.elements, self.up = shown.blocks, shown.elements, shown.up
        self.shown = shown
        self.begin = _below(self.blocks, title)
        self.headed = set(self.up(self.blocks[self.begin - 1].at)) if self.begin else set()
        self.teasers: list[tuple[int, int]] = []
        self.votes = self._votes()
        self.boxed = self._boxed()
        self.votes = [at for at in self.votes if not self.boxed[self.blocks[at].at]]
        self.held = self._sums()
        self.holder = self._holder()

    def lines(self) -> list[str]:
        """The article's lines."""
        return _spaced(self.shown, self.kept())

    def _votes(self) -> list[int]:
        """The lines that are paragraphs of some article, by number."""
        blocks, out = self.blocks, []
        for at in range(self.begin, len(blocks)):
            block = blocks[at]
            is_long = block.words >= PARAGRAPH and block.linked < LINKS * len(block.text)
            if is_long and not block.notice and not self._teases(at):
                out.append(at)
        return out

    def _teases(self, at: int) -> bool:
        """True right below a line that is nothing but a link, the headline of another report."""
        for above in range(at - 1, max(at - 3, self.begin - 1), -1):
            block = self.blocks[above]
            if block.linked * 5 >= len(block.text) * 4 and len(block.text) >= HEADLINE:
                self.teasers.append((above, at))
                return True
            if block.words > SHORT:
                return False
        return False

    def _sums(self) -> list[int]:
        sums = [0] * len(self.elements)
        parents = self.shown.parents
        for vote in self.votes:
            block = self.blocks[vote]
            at, size = block.at, len(block.text)
            while at >= 0:
                sums[at] += size
                at = parents[at]
        return sums

    def _boxed(self) -> list[bool]:
        """Which elements stand in a box: one so named that holds neither the headline nor the
        article."""
        sums = self._sums()
        cards = self._cards(sums)
        out: list[bool] = []
        for at, element in enumerate(self.elements):
            if element.parent >= 0 and out[element.parent]:
                out.append(True)
            elif not (element.box or element.sign in cards) or at in self.headed:
                out.append(False)
            elif sums[at]:
                rest = sums[0] - sums[at]
                trusted = element.box in _TRUSTED and rest >= ENOUGH
                out.append(bool(element.box) and (trusted or sums[at] <= HOLDS * sums[0]))
            else:
                out.append(True)
        return out

    def _cards(self, sums: list[int]) -> set[str]:
        """The kinds of elements that tease other reports: a linked headline and its first words,
        several times."""
        counts: dict[str, set[int]] = {}
        for above, below in self.teasers:
            inside = set(self.up(self.blocks[above].at))
            card = next((at for at in self.up(self.blocks[below].at) if at in inside), 0)
            if not sums[card]:
                counts.setdefault(self.elements[card].sign, set()).add(card)
        return {sign for sign, found in counts.items() if len(found) >= CARDS}

    def _holder(self) -> int | None:
        """The element that holds the article; None where no line is a paragraph."""
        direct: dict[int, int] = {}
        for at in self.votes:
            block = self.blocks[at]
            path = self.up(block.at)
            is_textual = self.elements[block.at].tag in TEXTUAL
            for element in path[1:3] if is_textual else path[:2]:
                direct[element] = direct.get(element, 0) + len(block.text)
        if not direct:
            return None
        best = max(direct, key=lambda element: (direct[element], element))
        return self._widened(best)

    def _widened(self, holder: int) -> int:
        """The element, or one around it that holds more of the article."""
        path = self.up(holder)
        found, last = holder, 0
        for level in range(1, len(path)):
            inner, outer = path[level - 1], path[level]
            gain = self.held[outer] - self.held[found]
            if gain <= 0 and (inner != holder or not self._has_like(outer, inner)):
                continue
            alike = self._alike(outer, inner)
            near = level - last <= NEAR and not (inner in self.headed and found != inner)
            if alike >= ALIKE * gain or (near and gain >= (GAIN - 1) * self.held[found]):
                found, last = outer, level
        return found

    def _alike(self, outer: int, inner: int) -> int:
        """How much the children of an element hold that are of one kind with a child."""
        sign = self.elements[inner].sign
        return sum(
            self.held[at]
            for at in range(outer + 1, len(self.elements))
            if at != inner and self.elements[at].parent == outer and self.elements[at].sign == sign
        )

    def _has_like(self, outer: int, inner: int) -> bool:
        """True where an element has a brother of its kind that holds words and no links."""
        sign = self.elements[inner].sign
        return outer > 0 and any(
            each.parent == outer and each.sign == sign and each.chars and not each.linked
            for at, each in enumerate(self.elements)
            if at != inner and not self.boxed[at]
        )

    @cached_property
    def inside(self) -> list[int]:
        """The lines of the article's element, by number."""
        if self.holder is None:
            return []
        holds = [False] * len(self.elements)
        for at, element in enumerate(self.elements):
            holds[at] = at == self.holder or (element.parent >= 0 and holds[element.parent])
        return [at for at in range(self.begin, len(self.blocks)) if holds[self.blocks[at].at]]

    def kept(self) -> list[int]:
        """The lines of the article, by number."""
        if self.holder is None:
            return self._unvoted()
        inside = self.inside[: self._stop()]
        first = next((at for at in inside if at in set(self.votes)), len(self.blocks))
        kept = [
            at
            for at in inside
            if not self._is_pointer(at)
            and not self._is_stamp(at)
            and (at >= first or self._leads(at, first))
        ]
        return self._above(inside[0]) + self._without_labels(inside, kept)

    def _is_stamp(self, at: int) -> bool:
        """True for a line that says when something was published."""
        block = self.blocks[at]
        if block.words > CREDIT // 2 or not any(char.isdigit() for char in block.text):
            return False
        return bool(_CLOCK.search(block.text) or _visible.iso(block.text))

    def _leads(self, at: int, first: int) -> bool:
        """True for a short line above the first paragraph that belongs to it: one in an element
        like the paragraph's or in one that holds sentences, or a credit."""
        element, other = self.elements[self.blocks[at].at], self.elements[self.blocks[first].at]
        return element.sign == other.sign or element.tag in TEXTUAL or self._is_credit(at)

    def _is_credit(self, at: int) -> bool:
        block = self.blocks[at]
        if block.words > CREDIT or block.linked or any(char.isdigit() for char in block.text):
            return False
        return _CREDIT.search(block.text) is not None

    def _unvoted(self) -> list[int]:
        """What a page without a paragraph has: the lines below its headline that are no box."""
        if not self.begin:
            return [at for at in range(len(self.blocks)) if not self._is_pointer(at)]
        around = self.up(self.blocks[self.begin - 1].at)
        for element in around[1:]:
            found = [
                at
                for at in range(self.begin, len(self.blocks))
                if element in self.up(self.blocks[at].at) and not self._is_pointer(at)
            ]
            if found:
                return found
        return []

    def _stop(self) -> int:
        """How many of the lines inside there are up to the end of the article: where its
        paragraphs are children of the element, boxes below the last of them are none of it."""
        depth = {at: len(self.up(self.blocks[at].at)) for at in self.inside}
        last = len(self.inside)
        votes = [at for at in self.votes if at in depth]
        base = len(self.up(self.holder or 0))
        direct = [at for at in votes if depth[at] <= base + 1]
        size = sum(len(self.blocks[at].text) for at in votes)
        if sum(len(self.blocks[at].text) for at in direct) < ALIKE * size:
            return last
        for number in range(len(self.inside) - 1, -1, -1):
            at = self.inside[number]
            between = self.up(self.blocks[at].at)[: depth[at] - base]
            is_plain = all(self.elements[each].tag in _PLAIN for each in between)
            if at in direct or (is_plain and not self._is_pointer(at)):
                return number + 1
        return last

    def _is_pointer(self, at: int) -> bool:
        """True for a line of a box, or one that is a link or stands in a list of links."""
        block = self.blocks[at]
        if self.boxed[block.at] or block.notice or block.linked >= LINKS * len(block.text):
            return True
        for each in self.up(block.at):
            element = self.elements[each]
            if each == self.holder or element.chars > 4 * len(block.text) + 400:
                return False
            if element.linked >= LINKS * element.chars:
                return True
        return False

    def _above(self, first: int) -> list[int]:
        """The credits and the lead that stand between the headline and the article's element."""
        out = []
        for at in range(max(self.begin, first - HEADING) if self.begin else first, first):
            block = self.blocks[at]
            if self._is_pointer(at) or block.linked:
                continue
            if at in self.votes or self._is_credit(at):
                out.append(at)
        return out

    def _without_labels(self, inside: list[int], kept: list[int]) -> list[int]:
        """The lines without the labels of what was left out, and without headings of nothing."""
        known, out = set(kept), list[int]()
        for number, at in enumerate(inside):
            if at not in known:
                continue
            below = inside[number + 1 : number + 3]
            is_label = self.blocks[at].words <= SHORT and (
                self.blocks[at].heading or self.blocks[at].text.endswith(":")
            )
            if is_label and not any(each in known for each in below):
                continue
            out.append(at)
        return out

    def day(self) -> str | None:
        """The day of publication that stands by the headline: below it first, since above it a
        page shows the day on which it was opened."""
        first = self.inside[0] if self.inside else min(self.begin + HEADING, len(self.blocks))
        last = self.inside[-1] if self.inside else first
        stamps = [(at, value) for at, value in self.shown.stamps if self.begin <= at]
        above = [(at, value) for at, value in self.shown.stamps if at < self.begin]
        values = [value for at, value in stamps if at <= first]
        values += self._words(range(self.begin, min(first + 1, len(self.blocks))))
        values += [value for at, value in stamps if first < at <= last]
        values += [value for _, value in reversed(above[-ABOVE:])]
        values += self._words(range(self.begin - 1, max(self.begin - 1 - ABOVE, -1), -1))
        near = range(first, min(last + ABOVE, len(self.blocks)))
        named = (at for at in near if _DATED.search(self.elements[self.blocks[at].at].sign))
        values += self._words(named)
        return next((day for value in values if (day := _visible.iso(value))), None)

    def _words(self, lines: object) -> list[str]:
        found = (self.blocks[at].text for at in lines)  # type: ignore[attr-defined]
        return [text for text in found if len(text.split()) < 2 * PARAGRAPH]


def _below(blocks: list[Block], title: str | None) -> int:
    """The number of the line below the headline, 0 where the page does not show it. The last of
    several headlines before the first paragraph counts."""
    head = _narrow(title or "")
    below = 0
    for at, block in enumerate(blocks) if head else ():
        words = _narrow(block.text)
        if words == head or (not below and words.endswith(head) and len(words) < 2 * len(head)):
            below = at + 1
        elif below and block.words >= PARAGRAPH and not block.linked:
            break
    return below


def _narrow(text: str) -> str:
    return "".join(text.split())


def _spaced(shown: Shown, kept: list[int]) -> list[str]:
    """The lines in order, list items marked, an empty line between those of two elements."""
    out: list[str] = []
    before = -1
    for at in kept:
        block = shown.blocks[at]
        is_item = shown.elements[block.at].tag == "li"
        in_list = is_item and before >= 0 and shown.elements[before].tag == "li"
        if out and before != block.at and not in_list:
            out.append("")
        out.append(f"• {block.text}" if is_item and not block.text.startswith("•") else block.text)
        before = block.at
    return out
