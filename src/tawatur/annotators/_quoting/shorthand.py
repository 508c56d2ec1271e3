"""Shorthand: whom the few words before a headline's colon stand for: «"الصحة": ...».

Headlines cut a speaker down to one word or two: the body's field, a department and its town, a
family name. Marks around them show it, so does the lead where it says the same words and opens
with a verb of saying. Towns and countries before a colon are where, not who.
"""

from __future__ import annotations

from tawatur.annotators._quoting.bearers import is_person, named
from tawatur.annotators._quoting.cues import readings_of
from tawatur.annotators._quoting.marks import MARKS
from tawatur.annotators._quoting.outlets import outlet_at
from tawatur.annotators._quoting.phrase import Phrase
from tawatur.annotators._quoting.scene import Paragraph, Scene
from tawatur.annotators._quoting.words import PREPOSITIONS, SORTS
from tawatur.model.annotation import Reference
from tawatur.model.text import ARABIC, LATIN

MARKED = 5  # words of the longest name in marks
UNMARKED = 4  # words of the longest name without
BESIDE = 4  # words between the marks and the colon: «نزاهة» في حفل كذا
LEAD = 30  # tokens of the lead in which the words are looked for again
OPENING = 14  # tokens of the lead, its dateline with them, in which it says something
_CLITICS = ("وال", "بال", "فال", "كال", "لل", "ال", "و", "ب", "ل")


def short_name(scene: Scene, paragraph: Paragraph, first: int, colon: int) -> Phrase | None:
    """The speaker that the tokens before the colon stand for; None where they name none."""
    if paragraph.region != "title" or colon <= first:
        return None
    if scene.words[first] in MARKS:
        return _in_marks(scene, paragraph, first, colon)
    place = scene.names.get(first)
    if place is not None and place.mention.type == "LOC":
        return None
    outlet = outlet_at(scene, first, colon)
    if outlet is not None and outlet.last == colon and outlet.reference.kind == "outlet":
        return outlet
    if _department(scene, first, colon) or _told_again(scene, paragraph, first, colon):
        return _phrase(scene, first, colon)
    return None


def _phrase(scene: Scene, first: int, last: int) -> Phrase:
    name = scene.names.get(first)
    if name is not None and name.last == last:
        return Phrase(last, named(scene, name), "", False, is_person(name))
    span = scene.text.span(first, last)
    return Phrase(last, Reference(span.start, span.end, "title"))


def _in_marks(scene: Scene, paragraph: Paragraph, first: int, colon: int) -> Phrase | None:
    """«"الصحة": ...», «"الخارجية" الفلسطينية: ...»: no verb between the marks and the colon."""
    stretch = paragraph.stretches.get(first)
    if stretch is None or not stretch.closed or stretch.close >= colon:
        return None
    inner, rest = stretch.close - first - 1, range(stretch.close + 1, colon)
    if not 0 < inner <= MARKED or len(rest) > BESIDE or not _qualifies(scene, rest):
        return None
    return _phrase(scene, first + 1, stretch.close)._replace(last=stretch.close + 1)


def _qualifies(scene: Scene, rest: range) -> bool:
    """True for what can stand between such a name and its colon: an adjective, a place, an
    occasion, who is told."""
    if not rest:
        return True
    word = scene.words[rest.start]
    told = word.startswith(("ال", "ل")) or word in PREPOSITIONS
    return told or rest.start in scene.names


def _department(scene: Scene, first: int, colon: int) -> bool:
    """True for «صحة كذا», «مدني كذا»: a department by its field, and its town."""
    town = scene.names.get(first + 1)
    known = scene.words[first].removeprefix("ال") in SORTS["department"]
    return known and town is not None and town.mention.type == "LOC" and town.last == colon


def _told_again(scene: Scene, paragraph: Paragraph, first: int, colon: int) -> bool:
    """True where the lead opens with a verb of saying and has every word again."""
    words, kinds = scene.words, scene.text.kinds
    own = range(first, colon)
    plain = all(kinds[k] in (ARABIC, LATIN) and words[k] not in PREPOSITIONS for k in own)
    if not plain or len(own) > UNMARKED or paragraph.last >= len(words):
        return False
    lead = words[paragraph.last : paragraph.last + LEAD]
    says = any(
        cue.finite and not cue.verb.weak and "س" not in cue.prefix
        for word in lead[:OPENING]
        for cue in readings_of(word)[:1]
    )
    again = {bare for word in lead for bare in _bares(word)}
    return says and all(_bares(words[k]) & again for k in own)


def _bares(word: str) -> set[str]:
    """A word as it stands and without each clitic it may begin with."""
    found = {word}
    found.update(word[len(c) :] for c in _CLITICS if word.startswith(c) and len(word) > len(c) + 2)
    return found
