"""Labels: what each piece of a page is, settled from top to bottom.

Furniture tells itself by its words (``cues``). What stands between is told by its place: short
lines under a heading of related articles are headlines, under one of keywords they are keywords;
after the end of an article (its credit or keywords) a headline with a paragraph below it is
another article; between two paragraphs a short line is a subheading unless it tells another
story than the text below it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from tawatur.cleaning import cues, headlines, heads, seaming
from tawatur.cleaning.pieces import Piece
from tawatur.model.report import Label, Region
from tawatur.model.span import Span

_OWN: dict[str, Label] = {
    cues.UI: "ui",
    cues.SHARE: "ui",
    cues.CREDIT: "credit",
    cues.SIGNATURE: "credit",
    cues.RELATED_HEADING: "ui",
    cues.RELATED: "related",
    cues.TAGS_HEADING: "ui",
    cues.TAGS: "tags",
    cues.HEADLINE: "title",
}
# Pieces of furniture below the last paragraph after which a short line is the site's too; one alone
# may be an advertisement above the end of a list.
CLOSING = 2
BELOW = 2  # paragraphs below a short line in which its words are looked for


class _Settler:
    """Walks down a page's pieces; its state is where on the page the walk stands."""

    def __init__(self, pieces: list[Piece], words: Sequence[str], *, titled: bool) -> None:
        self.pieces, self.words = pieces, words
        self.running = [headlines.is_paragraph(p.line, stops=p.stops) for p in pieces]
        self.labels: list[Label] = heads.labels(pieces, self.running, titled=titled)
        self.current: Label = "body"
        self.begun = False  # a paragraph of the current article was seen
        self.ended = False  # the current article's credit or keywords were seen
        self.shared = False  # its share buttons or a heading of related articles were
        self.mode: str | None = None  # the heading the walk stands under: related or tags
        self.last = self._last()
        self.closing = 0  # pieces of furniture below the page's last paragraph
        self.items: list[int] = []  # the headlines since the article ended or the heading

    def _last(self) -> int:
        """The last piece that is running text and no furniture."""
        every = range(len(self.pieces) - 1, -1, -1)
        texts = (i for i in every if self.running[i] and self.pieces[i].kind == cues.TEXT)
        return next(texts, len(self.pieces))

    @cached_property
    def vocabulary(self) -> headlines.Vocabulary:
        """The page's words, which only pages with headlines of others need."""
        return headlines.Vocabulary(self.words)

    def settle(self) -> list[Label]:
        for i in range(len(self.labels), len(self.pieces)):
            piece = self.pieces[i]
            if piece.kind == cues.TEXT:
                label = self._paragraph(i) if self._is_paragraph(i) else self._short(i)
            else:
                label = self._furniture(piece)
                self.closing += i > self.last
            self.labels.append(label)
        return self.labels

    def _furniture(self, piece: Piece) -> Label:
        kind = piece.kind
        if kind == cues.SIGNATURE and self.begun and (piece.bullet or not piece.line.late):
            return self.current
        if kind == cues.HEADLINE:
            self.current, self.mode, self.ended, self.shared = "embedded", None, False, False
        if kind in (cues.RELATED_HEADING, cues.TAGS_HEADING):
            self.mode = "related" if kind == cues.RELATED_HEADING else "tags"
            self.items = []
        elif kind == cues.CREDIT:
            self.mode = None
        self.shared |= self.begun and kind in (cues.SHARE, cues.RELATED_HEADING)
        self.ended |= self.begun and kind in (cues.CREDIT, cues.TAGS_HEADING)
        return _OWN[kind]

    def _is_paragraph(self, i: int) -> bool:
        if not self.running[i]:
            return False
        piece = self.pieces[i]
        return not (self.mode == "related" and piece.bullet and piece.size <= cues.MAX_ITEM)

    def _paragraph(self, i: int) -> Label:
        """Running text: of the article that was begun, or of another one."""
        if self._begins_another(i):
            self.current = "embedded"
            self.ended = self.shared = False
        self.mode, self.items, self.begun = None, [], True
        return self.current

    def _begins_another(self, i: int) -> bool:
        """True where the paragraph opens another article; its headline is then a title."""
        line = self.pieces[i].line
        headline = self.items[-1] if self.items and self.items[-1] == i - 1 else None
        if self.ended and self.mode == "related" and not self.items:
            above = self.pieces[i - 1]
            if above.kind == cues.RELATED and not self.pieces[i].opens:
                self.labels[-1] = "title"
            return True
        if headline is None or not self.begun or self.pieces[headline].bullet:
            return False
        restated = headlines.shared(self.pieces[headline].line, line.words)
        lone = len(self.items) == 1 or self.pieces[i].gap
        another = (self.ended and lone) or (
            restated >= headlines.RESTATED and not headlines.continues(line)
        )
        if another:
            self.labels[headline] = "title"
        return another

    def _short(self, i: int) -> Label:
        """A line that is no running text."""
        piece = self.pieces[i]
        if self.mode == "tags" and self._keywords(i) and not self._stands_over_text(i):
            return "tags"
        if self.mode == "related" or self.ended:
            return self._item(i)
        if piece.line.late and self._is_contact(i):
            return "ui"
        if self.shared and not piece.opens and not piece.stops and self._keywords(i):
            return "tags"
        if not self.begun:
            return "body"
        if self.closing >= CLOSING:
            return "ui"
        return self._between(i)

    def _keywords(self, i: int) -> bool:
        return cues.are_keywords(self.pieces[i].line, 0)

    def _is_contact(self, i: int) -> bool:
        """True for a line of numbers below a notice: the rest of an address."""
        if self.labels[-1:] != ["ui"] or self.pieces[i - 1].kind != cues.UI:
            return False
        return any(word[0].isdigit() for word in self.pieces[i].line.words)

    def _item(self, i: int) -> Label:
        """A line under a heading or after the article's end."""
        after_buttons = i > 0 and self.pieces[i - 1].kind == cues.SHARE
        if self.mode is None and after_buttons and self._keywords(i):
            return "tags"
        if not self.pieces[i].line.words:
            return self.labels[-1] if self.labels else self.current
        self.items.append(i)
        return "related"

    def _between(self, i: int) -> Label:
        """A short line in the running text: subheading, list item, or another headline."""
        piece, line = self.pieces[i], self.pieces[i].line
        before_buttons = i + 1 < len(self.pieces) and self._follows_on(i + 1)
        size = len(line.words)
        if piece.stops or piece.bullet or size < headlines.HEADLINE_WORDS[0]:
            return self.current
        if headlines.continues(line) or ":" in line.gap(size):
            return self.current
        if not piece.opens and seaming.is_glued(line):
            return "related"
        if before_buttons or headlines.is_call(line):
            return "related"
        if headlines.is_barred(line) and self._stands_over_text(i):
            return "related"
        if size >= 2 * headlines.HEADLINE_WORDS[0] and headlines.seams(line, self.vocabulary):
            return "related"
        if self._opens_article(i):
            self.items, self.ended = [i], True
            return "related"
        return "related" if self._tells_another_story(i) else self.current

    def _follows_on(self, i: int) -> bool:
        return self.pieces[i].kind == cues.SHARE and not self.pieces[i].opens

    def _stands_over_text(self, i: int) -> bool:
        after = self.pieces[i + 1] if i + 1 < len(self.pieces) else None
        return after is not None and after.kind == cues.TEXT and self._is_paragraph(i + 1)

    def _opens_article(self, i: int) -> bool:
        """True where an unannounced article begins: its first sentence tells the headline."""
        if not self._stands_over_text(i) or self.labels[-1] not in ("body", "embedded"):
            return False
        line, article = self.pieces[i].line, self.pieces[i + 1].line
        if not headlines.opens_with(line, article):
            return False
        return headlines.shared(line, article.words) >= headlines.OPENING_RESTATED

    def _tells_another_story(self, i: int) -> bool:
        """True for a headline between two paragraphs of which the second goes on with the
        first: none of its own words are taken up below."""
        line = self.pieces[i].line
        if not (self._stands_over_text(i) and headlines.is_clause(line)):
            return False
        if not self._is_paragraph(i - 1):
            return False
        if not headlines.continues(self.pieces[i + 1].line) or len(line.words) < 6:
            return False
        if "؟" in line.gap(len(line.words)):
            return False
        below = [w for p in self.pieces[i + 1 : i + 1 + BELOW] for w in p.line.words]
        return headlines.shared(line, below) <= headlines.PICKED_UP


def regions(pieces: list[Piece], words: Sequence[str], *, titled: bool) -> Iterator[Region]:
    """The labelled regions of the pieces, in order; neighbours of one article are one region.
    ``words`` are those of the whole page."""
    settler = _Settler(pieces, words, titled=titled)
    start: int | None = None
    end = 0
    last: Label | None = None
    for piece, label in zip(pieces, settler.settle(), strict=True):
        if label == last and start is not None and label in ("body", "embedded"):
            end = piece.line.span.end
            continue
        for span in _parts(piece, label, settler):
            if last is not None and start is not None:
                yield Region(start, end, last)
            start, end, last = span.start, span.end, label
    if last is not None and start is not None:
        yield Region(start, end, last)


def _parts(piece: Piece, label: Label, settler: _Settler) -> Iterable[Span]:
    """The piece, or the headlines that were run together in it."""
    if label != "related":
        return (piece.span,)
    found = headlines.seams(piece.line, settler.vocabulary, marks=True)
    return headlines.split(piece.line, found)
