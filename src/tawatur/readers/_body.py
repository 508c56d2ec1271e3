"""The body of a page: which of the lines it shows are the article's.

Long lines that are no links vote for the elements they stand in; the element with most votes among
its own children holds the article, together with its like where an article stands in several
elements, as live blogs do. From it go the boxes, told by the names of their elements or by being
links for the most part.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tawatur.readers import _decoding, _visible
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
_DIGIT = re.compile(r"[\d¹²³⁰⁴-⁹₀-₉①-⑨]")
_DATED = re.compile(r"(?i)date|time|publish|created|submitted")


def find(shown: Shown, title: str | None) -> Search:
    """The article below the headline ``title``."""
    return Search(shown, title)


class Search:
    """The article of a page: ``lines`` with the credits below its headline, an empty one between
    paragraphs, and the ``day`` the page shows by it."""

    def __init__(self, shown: Shown, title: str | None) -> None:
        self.blocks, self.tags, self.parents = shown.blocks, shown.tags, shown.parents
        self.shown, self.up = shown, shown.up
        self.begin = _below(self.blocks, title)
        self.headed = set(self.up(self.blocks[self.begin - 1].at)) if self.begin else set()
        self.teasers: list[tuple[int, int]] = []
        votes = self._votes()
        sums = self._sums(votes)
        self.boxed = self._boxed(sums)
        self.votes = [at for at in votes if not self.boxed[self.blocks[at].at]]
        self.held = sums if len(self.votes) == len(votes) else self._sums(self.votes)
        self.holder = self._holder()
        self.inside = self._inside()

    def lines(self) -> list[str]:
        """The article's lines."""
        return _spaced(self.shown, self.kept())

    def _votes(self) -> list[int]:
        """The lines that are paragraphs of some article, by number."""
        blocks = self.blocks
        return [
            at
            for at in range(self.begin, len(blocks))
            if (block := blocks[at]).words >= PARAGRAPH
            and block.linked < LINKS * len(block.text)
            and not block.notice
            and not self._teases(at)
        ]

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

    def _sums(self, votes: list[int]) -> dict[int, int]:
        """How many characters of paragraphs each element holds that holds any."""
        direct: dict[int, int] = {}
        for vote in votes:
            block = self.blocks[vote]
            direct[block.at] = direct.get(block.at, 0) + len(block.text)
        sums: dict[int, int] = {}
        parents = self.parents
        for element, size in direct.items():
            at = element
            while at >= 0:
                sums[at] = sums.get(at, 0) + size
                at = parents[at]
        return sums

    def _boxed(self, sums: dict[int, int]) -> bytearray:
        """Which elements stand in a box: one so named that holds neither the headline nor the
        article."""
        cards = self._cards(sums) if self.teasers else set[str]()
        every = sums.get(0, 0)
        out = bytearray(len(self.tags))
        if cards:
            named = [at for at, tag in enumerate(self.tags) if tag.box or tag.sign in cards]
        else:
            named = [at for at, tag in enumerate(self.tags) if tag.box]
        for at in named:
            if out[at] or at in self.headed:
                continue
            if at in sums:
                box = self.tags[at].box
                trusted = box in _TRUSTED and every - sums[at] >= ENOUGH
                if not (box and (trusted or sums[at] <= HOLDS * every)):
                    continue
            end = self._end(at)
            out[at:end] = b"\1" * (end - at)
        return out

    def _cards(self, sums: dict[int, int]) -> set[str]:
        """The kinds of elements that tease other reports: a linked headline and its first words,
        several times."""
        counts: dict[str, set[int]] = {}
        for above, below in self.teasers:
            inside = set(self.up(self.blocks[above].at))
            card = next((at for at in self.up(self.blocks[below].at) if at in inside), 0)
            if card not in sums:
                counts.setdefault(self.tags[card].sign, set()).add(card)
        return {sign for sign, found in counts.items() if len(found) >= CARDS}

    def _holder(self) -> int | None:
        """The element that holds the article; None where no line is a paragraph."""
        direct: dict[int, int] = {}
        for at in self.votes:
            block = self.blocks[at]
            element = block.at
            if self.tags[element].name in TEXTUAL:
                element = self.parents[element]
            for _ in range(2):
                if element >= 0:
                    direct[element] = direct.get(element, 0) + len(block.text)
                    element = self.parents[element]
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
        sign = self.tags[inner].sign
        return sum(
            size
            for at, size in self.held.items()
            if self.parents[at] == outer and at != inner and self.tags[at].sign == sign
        )

    def _has_like(self, outer: int, inner: int) -> bool:
        """True where an element has a brother of its kind that holds words and no links."""
        sign, shown, end = self.tags[inner].sign, self.shown, self._end(outer)
        return outer > 0 and any(
            shown.chars[at]
            and not shown.linked[at]
            and at != inner
            and self.tags[at].sign == sign
            and not self.boxed[at]
            for at in range(outer + 1, end)
            if self.parents[at] == outer
        )

    def _end(self, element: int) -> int:
        """The first of the elements after an element's own: those inside follow it."""
        parents, end = self.parents, element + 1
        while end < len(parents) and parents[end] >= element:
            end += 1
        return end

    def _inside(self) -> list[int]:
        """The lines of the article's element, by number."""
        holder = self.holder
        if holder is None:
            return []
        end, blocks = self._end(holder), self.blocks
        return [at for at in range(self.begin, len(blocks)) if holder <= blocks[at].at < end]

    def kept(self) -> list[int]:
        """The lines of the article, by number."""
        if self.holder is None:
            return self._unvoted()
        inside = self.inside[: self._stop()]
        votes = set(self.votes)
        first = next((at for at in inside if at in votes), len(self.blocks))
        kept = [
            at
            for at in inside
            if (at >= first or self._leads(at, first))
            and not self._is_stamp(at)
            and not self._is_pointer(at)
        ]
        return self._above(inside[0]) + self._without_labels(inside, kept)

    def _is_stamp(self, at: int) -> bool:
        """True for a line that says when something was published."""
        block = self.blocks[at]
        if block.words > CREDIT // 2 or not _DIGIT.search(block.text):
            return False
        return bool(_CLOCK.search(block.text) or _visible.iso(block.text))

    def _leads(self, at: int, first: int) -> bool:
        """True for a short line above the first paragraph that belongs to it: one in an element
        like the paragraph's or in one that holds sentences, or a credit."""
        tag, other = self.tags[self.blocks[at].at], self.tags[self.blocks[first].at]
        return tag.sign == other.sign or tag.name in TEXTUAL or self._is_credit(at)

    def _is_credit(self, at: int) -> bool:
        block = self.blocks[at]
        if block.words > CREDIT or block.linked or _DIGIT.search(block.text):
            return False
        return _CREDIT.search(block.text) is not None

    def _unvoted(self) -> list[int]:
        """What a page without a paragraph has: the lines below its headline that are no box."""
        if not self.begin:
            return [at for at in range(len(self.blocks)) if not self._is_pointer(at)]
        around = self.up(self.blocks[self.begin - 1].at)
        for element in around[1:]:
            end = self._end(element)
            found = [
                at
                for at in range(self.begin, len(self.blocks))
                if element <= self.blocks[at].at < end and not self._is_pointer(at)
            ]
            if found:
                return found
        return []

    def _stop(self) -> int:
        """How many of the lines inside there are up to the end of the article: where its
        paragraphs are children of the element, boxes below the last of them are none of it."""
        inside, blocks, parents, holder = self.inside, self.blocks, self.parents, self.holder
        last = len(inside)
        votes = [at for at in self.votes if inside[0] <= at <= inside[-1]] if inside else []
        direct = [at for at in votes if blocks[at].at == holder or parents[blocks[at].at] == holder]
        size = sum(len(blocks[at].text) for at in votes)
        if sum(len(blocks[at].text) for at in direct) < ALIKE * size:
            return last
        for number in range(last - 1, -1, -1):
            at = inside[number]
            if at in direct or (self._is_plain(blocks[at].at) and not self._is_pointer(at)):
                return number + 1
        return last

    def _is_plain(self, element: int) -> bool:
        """True where none but plain elements are around it inside the article's."""
        while element != self.holder:
            if self.tags[element].name not in _PLAIN:
                return False
            element = self.parents[element]
        return True

    def _is_pointer(self, at: int) -> bool:
        """True for a line of a box, or one that is a link or stands in a list of links."""
        block, shown = self.blocks[at], self.shown
        size, each = len(block.text), block.at
        if self.boxed[each] or block.notice or block.linked >= LINKS * size:
            return True
        while each >= 0:
            chars = shown.chars[each]
            if each == self.holder or chars > 4 * size + 400:
                return False
            if shown.linked[each] >= LINKS * chars:
                return True
            each = self.parents[each]
        return False

    def _above(self, first: int) -> list[int]:
        """The credits and the lead that stand between the headline and the article's element."""
        votes = set(self.votes)
        return [
            at
            for at in range(max(self.begin, first - HEADING) if self.begin else first, first)
            if not self.blocks[at].linked
            and (at in votes or self._is_credit(at))
            and not self._is_pointer(at)
        ]

    def _without_labels(self, inside: list[int], kept: list[int]) -> list[int]:
        """The lines without the labels of what was left out, and without headings of nothing."""
        known, out = set(kept), list[int]()
        for number, at in enumerate(inside):
            if at not in known:
                continue
            block = self.blocks[at]
            is_label = block.words <= SHORT and (block.heading or block.text.endswith(":"))
            if is_label and known.isdisjoint(inside[number + 1 : number + 3]):
                continue
            out.append(at)
        return out

    def day(self) -> str | None:
        """The day of publication that stands by the headline: below it first, since above it a
        page shows the day on which it was opened."""
        first = self.inside[0] if self.inside else min(self.begin + HEADING, len(self.blocks))
        last = self.inside[-1] if self.inside else first
        return next(filter(None, map(_visible.iso, self._stated(first, last))), None)

    def _stated(self, first: int, last: int) -> Iterator[str]:
        """What may state the day of an article that stands between two lines, the likeliest
        first."""
        stamps = [(at, value) for at, value in self.shown.stamps if self.begin <= at]
        above = [value for at, value in self.shown.stamps if at < self.begin]
        yield from (value for at, value in stamps if at <= first)
        yield from self._words(range(self.begin, min(first + 1, len(self.blocks))))
        yield from (value for at, value in stamps if first < at <= last)
        yield from reversed(above[-ABOVE:])
        yield from self._words(range(self.begin - 1, max(self.begin - 1 - ABOVE, -1), -1))
        near = range(first, min(last + ABOVE, len(self.blocks)))
        yield from self._words(
            at for at in near if _DATED.search(self.tags[self.blocks[at].at].sign)
        )

    def _words(self, lines: Iterable[int]) -> Iterator[str]:
        found = (self.blocks[at] for at in lines)
        return (block.text for block in found if block.words < 2 * PARAGRAPH)


def _below(blocks: list[Block], title: str | None) -> int:
    """The number of the line below the headline, 0 where the page does not show it. The last of
    several headlines before the first paragraph counts."""
    head = "".join((title or "").split())
    if not head:
        return 0
    below, last, size = 0, head[-1], len(head)
    for at, block in enumerate(blocks):
        text = block.text
        if "&" in text:
            text = _decoding.resolved(text)
        if text[-1:] == last and len(text) >= size:
            words = text.replace(" ", "")
            if words == head or (not below and words.endswith(head) and len(words) < 2 * size):
                below = at + 1
                continue
        if below and block.words >= PARAGRAPH and not block.linked:
            break
    return below


def _spaced(shown: Shown, kept: list[int]) -> list[str]:
    """The lines in order, list items marked, an empty line between those of two elements."""
    out: list[str] = []
    before, was_item = -1, False
    for at in kept:
        block = shown.blocks[at]
        is_item = shown.tags[block.at].name == "li"
        if out and before != block.at and not (is_item and was_item):
            out.append("")
        out.append(f"• {block.text}" if is_item and not block.text.startswith("•") else block.text)
        before, was_item = block.at, is_item
    return out
