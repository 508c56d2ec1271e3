"""Marked terms: on the way from a cue, words in marks: speech, or a name or term."""

from __future__ import annotations

from tawatur.annotators._quoting.cues import readings_of
from tawatur.annotators._quoting.joints import that_ahead
from tawatur.annotators._quoting.passages import told_before
from tawatur.annotators._quoting.phrase import Phrase
from tawatur.annotators._quoting.speakers import nominal
from tawatur.annotators._quoting.standing import suspensions
from tawatur.annotators._quoting.walk import Frame, Walk, framed, near
from tawatur.annotators._quoting.words import COMMAS, FULL_STOPS, RELATIVES, SORTS, THAT, head_kind
from tawatur.model.annotation import Reference
from tawatur.model.text import NUMBER

LONGEST_NAME = 6  # tokens of a name in marks inside a title
_TO_THAT = frozenset({"الي", "علي", "عن", "من"})
LONGEST_TITLE = 9  # tokens of the title of a work or an event
LONGEST_BEARER = 4  # tokens in marks right after a verb that are who speaks


def at_mark(walk: Walk, j: int) -> Frame | int:
    stretch = walk.paragraph.stretches.get(j)
    if stretch is None:
        return 1
    if size := told_before(walk, j):
        return size
    if stretch.closed and (size := _term_in_marks(walk, j, stretch.close)):
        return size
    takes = walk.cue.verb.takes
    if "say" in takes and near(walk) and (walk.noun is None or "noun" not in takes):
        return framed(walk, "say", j, j)
    if walk.noun is None and "noun" in takes and (walk.subject or walk.preceded):
        walk.noun = j
    goes_on = walk.noun is not None and stretch.closed
    return stretch.close - j + 1 if goes_on else 0


def _term_in_marks(walk: Walk, j: int, close: int) -> int:
    """The length of a name or term in marks, which is not what was said; 0 for speech."""
    inner, words = close - j - 1, walk.scene.words
    following = words[close + 1] if close + 1 < walk.hi else "."
    named = any(k in walk.scene.names for k in range(j + 1, min(close, j + 4)))
    if _within_title(walk, j, close, inner) or _titled(walk, j, inner):
        return inner + 2
    if _apposition(walk, j, close):
        return inner + 2
    if _figure(walk, j, close):
        return inner + 2
    if inner <= LONGEST_NAME and _before_that(walk, close + 1):
        return _called(walk, j, close)
    if bearer := _bearer(walk, j, close, inner):
        walk.subject = bearer
        return inner + 2
    if inner > 5 or not (named or inner <= 2) or following in FULL_STOPS:
        return 0
    if walk.subject is None and not walk.preceded and not walk.occasion:
        phrase = nominal(walk.scene, j, walk.hi)
        told = following in RELATIVES or that_ahead(walk, close + 1)
        named_first = "noun" in walk.cue.verb.takes and following.isalpha()  # أعلنت «كذا» تقدمها
        if phrase is None and j == walk.at + 1 and inner <= 2 and (told or named_first):
            span = walk.scene.text.span(j + 1, close)  # بيّن «الفلاني»، أن
            phrase = Phrase(close + 1, Reference(span.start, span.end, "title"))
        if phrase:
            walk.subject = phrase
            return phrase.last - j
    known = walk.subject or walk.preceded or walk.cue.form == "perfect"
    term = inner <= 2 and following.isalpha() and following not in THAT and not known
    later = following not in COMMAS or that_ahead(walk, close + 1)
    beside = (named and later) or (walk.noun is not None and inner <= 3)
    return inner + 2 if term or beside or following == ":" else 0


def _before_that(walk: Walk, k: int) -> bool:
    """True where أن comes right after the marks: «أوضح المدير «فلان» أن», «"كذا"، إلى أن»."""
    words = walk.scene.words
    if k < walk.hi and words[k] in COMMAS:
        k += 1
    while k < walk.hi and words[k].startswith("ال") and k not in walk.scene.names:
        k += 1  # «كذا» الترفيهي
    k += k < walk.hi and words[k] in _TO_THAT and words[k] in walk.cue.verb.takes
    return k < walk.hi and words[k] in THAT


def _called(walk: Walk, j: int, close: int) -> int:
    """The length of a name in marks, which is the subject where the verb has none so far."""
    if walk.subject is None and not walk.preceded and walk.noun is None and j == walk.at + 1:
        span = walk.scene.text.span(j + 1, close)
        phrase = nominal(walk.scene, j, walk.hi)
        walk.subject = phrase or Phrase(close + 1, Reference(span.start, span.end, "title"))
    return close - j + 1


def _within_title(walk: Walk, j: int, close: int, inner: int) -> bool:
    """True in «رئيس فرقة «كذا وكذا» فلان أن»: a name in marks inside a title, أن still ahead."""
    words = walk.scene.words
    titled = walk.at + 1 < j and head_kind(words[j - 1]) is not None
    if not titled or inner > LONGEST_NAME or not words[min(close + 1, walk.hi - 1)].isalpha():
        return False
    ahead = next((k for k in range(close + 1, min(close + 12, walk.hi)) if words[k] in THAT), 0)
    between = range(close + 1, ahead)
    return ahead > 0 and not any(c.finite for k in between for c in readings_of(words[k]))


def _titled(walk: Walk, j: int, inner: int) -> bool:
    """True for the title of a work, an event or a body: «معرض «كذا»», «برنامج «كذا وكذا»»."""
    word = walk.scene.words[j - 1]
    if j - 1 == walk.at or inner > LONGEST_TITLE:
        return False
    if word in SORTS["titled"] or (word[0] in "وبلف" and word[1:] in SORTS["titled"]):
        return True
    if _own(word) or (word.startswith("ال") and _own(walk.scene.words[j - 2], article=True)):
        return True  # كتابه «كذا», المجموعة القصصية «كذا»
    definite = word.startswith("ال") and word[2:] in SORTS["titled"]
    return definite and that_ahead(walk, j + inner + 2)  # الفيلم «كذا» أن


def _own(word: str, *, article: bool = False) -> bool:
    """True for a noun of works or events with its owner (كتابه، روايتها), or with the article."""
    if article:
        return word.startswith("ال") and word[2:] in SORTS["titled"]
    for suffix in ("هم", "ها", "ه"):
        stem = word.removesuffix(suffix)
        if stem != word and len(stem) > len(suffix) + 1 and word not in SORTS["titled"]:
            return stem in SORTS["titled"] or (
                stem[-1] == "ت" and stem[:-1] + "ه" in SORTS["titled"]
            )
    return False


def _apposition(walk: Walk, j: int, close: int) -> bool:
    """True for marks around what the speaker is, or is called: «وقال فلان «رئيس المركز» إن»."""
    scene, words = walk.scene, walk.scene.words
    known = walk.subject is not None and walk.subject.last == j
    after = close + 1
    if after >= walk.hi or not (known or j - 1 in scene.inside):
        return False
    joined = words[after] in THAT or words[after] == ":"
    office = head_kind(words[j + 1]) == "person" and joined
    name = scene.names.get(after)
    bearer = name is not None and name.mention.type == "PER" and close - j - 1 <= LONGEST_NAME
    return office or (bearer and walk.subject is not None and not walk.subject.person)


def _figure(walk: Walk, j: int, close: int) -> bool:
    """True for marks around a number: «على الرقم "19"»."""
    return all(walk.scene.text.kinds[k] == NUMBER for k in range(j + 1, close))


def _bearer(walk: Walk, j: int, close: int, inner: int) -> Phrase | None:
    """Who speaks, in marks right after the verb, the clause going on after them: «واعترفت "مجلة
    كذا" في عددها بأن». None where the marks hold speech."""
    words = walk.scene.words
    alone = j == walk.at + 1 and walk.subject is None and not walk.preceded and walk.cue.finite
    if not alone or inner > LONGEST_BEARER or close + 1 >= walk.hi:
        return None
    following, first = words[close + 1], words[j + 1]
    goes_on = following.isalpha() and following not in THAT and not following.startswith("و")
    if not goes_on or any(cue.finite for cue in readings_of(following)):
        return None
    if first in SORTS["speech_opening"] | THAT or first in suspensions() or first[0] in "يسن":
        return None
    span = walk.scene.text.span(j + 1, close)
    return Phrase(close + 1, Reference(span.start, span.end, "title"))
