"""Headlines: telling the headline of another article from a subheading of this one."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from itertools import pairwise

from tawatur.arabic.vocabulary import document_frequency, is_known
from tawatur.cleaning import phrases
from tawatur.cleaning.cues import Line
from tawatur.model.span import Span
from tawatur.model.text import ARABIC

# A line with more words is a paragraph. The longest of 5,000 titles of the shared news has 21;
# sites that string several headlines into one go to 30.
PARAGRAPH_WORDS = 34
STOPPED_WORDS = 8  # a line that ends in a full stop and has as many is a paragraph
QUOTED_WORDS = 16  # the same where it ends in a closing quote mark or comma
GLUED_PART = 4  # letters of each of two words that were run together; more where not of the page
GLUED_FREQUENCY = 20  # news articles of 20,085 that must hold a word that was run together
JOINED_SHARE = 20  # قال stands in at least this part of the number of articles that have وقال
HEADLINE_WORDS = (4, 30)
PICKED_UP = 0.2  # a subheading shares more of its words with the text below it
RESTATED = 0.6  # an article restates at least this much of its own headline in its first lines
OPENING_RESTATED = 0.5  # the same, where no heading announces another article
RUN_IN_WORDS = 17  # words of a headline that was run into the text
RESTATING_WORDS = 40  # words below it in which it is restated
RUN_IN_RESTATED = 0.75  # at least this share of it
STEM = 4  # letters of a word that are compared when words are looked for again

# A letter that only ends words, and another word right after it.
_SEAM = re.compile("(?:[ةى]|ا\u064b|\u064bا)(?=[\u0621-\u064a][\u0621-\u0652]{2,})")
_MARK_SEAM = re.compile("[!؟](?=[\u0621-\u064a]{3})")
_INNER_STOP = re.compile(r"[^.\s]{2}[.؟!][\"”»)]*\s+\S+\s+\S+\s+\S+")
_BAR = re.compile(r"\w\s?\|\s\w")
_FULL_STOP = re.compile(r"[.؟!](?<!\.[.؟!])[\"”»)]*\s+")
_WEAK = str.maketrans("", "", "اويىءئؤ")
_PREFIXES = ("وال", "بال", "فال", "كال", "لل", "ال", "و", "ف", "ب", "ل", "ك")
_CONTINUES = ("و", "ف")
_CONTINUING = frozenset(
    (
        "كما ثم لكن غير بدوره بدورها فيما وقد فقد وفي ومن وعن وهو وهي وان من يذكر"
        " يشار تجدر جدير في اما"
    ).split()
)


def is_paragraph(line: Line, *, stops: bool) -> bool:
    """True where the line is running text, False where it is short or stands like a heading."""
    size = len(line.words)
    if size > PARAGRAPH_WORDS or (stops and size >= STOPPED_WORDS):
        return True
    tail = line.text.original[line.span.end - 1]
    if tail in '،؛:,"”»)' and size >= QUOTED_WORDS:
        return True
    if size < QUOTED_WORDS:
        return False
    return _INNER_STOP.search(line.text.original, line.span.start, line.span.end) is not None


class Vocabulary:
    """The words of a page that occur elsewhere than in one place, and those too short to be run
    together; counted when they are first asked for."""

    def __init__(self, words: Iterable[str]) -> None:
        self._all = words

    def __contains__(self, word: str) -> bool:
        return word in self._words

    @cached_property
    def _words(self) -> frozenset[str]:
        counts = Counter(self._all)
        return frozenset(w for w, n in counts.items() if n > 1 or len(w) < 2 * GLUED_PART)


def seams(line: Line, vocabulary: Vocabulary, *, marks: bool = False) -> list[int]:
    """The offsets where two headlines were run together without a space; with ``marks`` also
    after a question or exclamation mark, which writers of running text forget the space after."""
    start, end = line.span.start, line.span.end
    found = {hit.end() for hit in _SEAM.finditer(line.text.original, start, end)}
    if marks:
        found |= {hit.end() for hit in _MARK_SEAM.finditer(line.text.original, start, end)}
    for spot, word in zip(line.spots, line.words, strict=True):
        if len(word) >= 2 * GLUED_PART and line.text.kinds[spot] == ARABIC:
            cut = _glued(word, vocabulary)
            if cut:
                text = line.text
                offset = text.folded_starts[spot] + cut
                found.add(text.origin[offset])
    return sorted(found)


def _glued(word: str, vocabulary: Vocabulary) -> int | None:
    """Where a word that nobody writes falls into two that many do, each with letters enough."""
    if is_known(word) or word in vocabulary:
        return None
    for i in range(len(word) - GLUED_PART, GLUED_PART - 1, -1):
        if _is_word(word[i:], vocabulary) and (
            _is_word(word[:i], vocabulary) or word[1:i] in vocabulary
        ):
            return i
    return None


def _is_word(word: str, vocabulary: Vocabulary) -> bool:
    return word in vocabulary or (
        len(word) > GLUED_PART and document_frequency(word) >= GLUED_FREQUENCY
    )


def is_call(line: Line) -> bool:
    """True for a headline that opens with a call to watch or look: it leads to other material."""
    return len(line.words) >= HEADLINE_WORDS[0] and any(
        p.kind == "watch" for p in phrases.at(line.words, 0)
    )


def is_barred(line: Line) -> bool:
    """True for a headline that sets its topic apart with a bar."""
    original, start, end = line.text.original, line.span.start, line.span.end
    return original.find("|", start, end) >= 0 and bool(_BAR.search(original, start, end))


def stems(words: Iterable[str]) -> frozenset[str]:
    """The first letters of each content word without its clitics and weak letters."""
    return frozenset(stem for stem in set(map(_stem, words)) if len(stem) > 1)


@lru_cache(65536)
def _stem(word: str) -> str:
    for prefix in _PREFIXES:
        if word.startswith(prefix) and len(word) - len(prefix) >= 3:
            word = word[len(prefix) :]
            break
    if len(word) < 3:
        return ""
    return word.translate(_WEAK)[:STEM] or word[:STEM]


def shared(headline: Line, below: Iterable[str]) -> float:
    """The share of the headline's content words that the words ``below`` take up."""
    wanted = stems(headline.words)
    return len(wanted & stems(below)) / len(wanted) if wanted else 0.0


def is_clause(line: Line) -> bool:
    """True for a headline that tells an event: a subject, then a verb in the present."""
    return any(_verb(word) for word in line.words[1:6])


def _verb(word: str) -> str:
    """The root letters of a verb in the present, empty for any other word."""
    if len(word) < 4 or word[0] not in "يت" or word.endswith(("ه", "ات", "ين")):
        return ""
    return word[1:].translate(_WEAK).rstrip("ن")


def opens_with(headline: Line, article: Line) -> bool:
    """True where the article's first word tells in the past what the headline tells in the
    present, as the first sentence of a report does."""
    if not article.words:
        return False
    if article.words[0].startswith("ي"):
        return False
    past = article.words[0].translate(_WEAK)
    roots = {_verb(word) for word in headline.words[1:6]} - {""}
    return len(past) > 1 and any(past in (root, root + "ت") for root in roots)


def run_in(line: Line) -> Iterator[tuple[int, int]]:
    """The words (headline, article) where another article begins in the middle of a line.

    After a full stop stand a subject and a verb in the present, and then, without a mark between
    them, the same verb in the past with most of the same words after it: «the minister meets the
    envoy met the minister today the envoy».
    """
    for first in _sentences(line):
        if _joins(line.words[first]):
            continue
        verbs = {j: root for j in range(first + 1, first + 5) if (root := _root_at(line, j))}
        if not verbs:
            continue
        for j in range(first + HEADLINE_WORDS[0], min(first + RUN_IN_WORDS, len(line.words))):
            if line.gap(j).strip(" \xa0"):
                break
            past = line.words[j].translate(_WEAK)
            roots = {root for k, root in verbs.items() if k < j}
            if line.words[j].startswith("ي") or not roots & {past, past.removesuffix("ت")}:
                continue
            wanted = stems(line.words[first:j])
            if len(wanted & stems(line.words[j : j + RESTATING_WORDS])) >= RUN_IN_RESTATED * len(
                wanted
            ):
                yield first, j
                break


def _sentences(line: Line) -> Iterator[int]:
    """The words that begin a sentence inside the line."""
    for stop in _FULL_STOP.finditer(line.text.original, line.span.start, line.span.end):
        j = bisect_left(line.spots, stop.end(), key=lambda spot: line.text.starts[spot])
        if j < len(line.words):
            yield j


def _root_at(line: Line, j: int) -> str:
    root = _verb(line.words[j]) if j < len(line.words) else ""
    return root if len(root) > 1 else ""


def continues(article: Line) -> bool:
    """True where a paragraph goes on with what was told before it."""
    return bool(article.words) and _joins(article.words[0])


def _joins(word: str) -> bool:
    """True for a word that joins what was said before: و or ف, and a word that stands alone too
    (وقال, not وزير)."""
    if word in _CONTINUING:
        return True
    rest = word[1:] if word.startswith(_CONTINUES) else ""
    often = max(GLUED_FREQUENCY, document_frequency(word) // JOINED_SHARE)
    return len(rest) > 2 and document_frequency(rest) >= often


def split(line: Line, offsets: list[int]) -> Iterator[Span]:
    """The stretches of a line between the given offsets, stripped."""
    edges = [line.span.start, *offsets, line.span.end]
    for start, end in pairwise(edges):
        part = line.text.original[start:end]
        if part.strip():
            yield Span(end - len(part.lstrip()), start + len(part.rstrip()))
