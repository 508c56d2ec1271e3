"""Passages: what the walk from a cue passes over: clauses about the speaker, anonymity, relays,
outlets credited and the reporters addressed."""

from __future__ import annotations

from tawatur.annotators._quoting.cues import readings_of
from tawatur.annotators._quoting.marks import MARKS
from tawatur.annotators._quoting.outlets import listed_outlet, outlet_after_clitic, outlet_at
from tawatur.annotators._quoting.phrase import Phrase
from tawatur.annotators._quoting.scene import Scene
from tawatur.annotators._quoting.speakers import anonymity, nominal, opening_of_anonymity
from tawatur.annotators._quoting.walk import Walk
from tawatur.annotators._quoting.words import RELATIVES, SORTS, THAT, head_kind, phrases
from tawatur.model.annotation import Reference

TITLE = 12  # tokens of a title after its head, before a clause about it
MOMENT = 25  # tokens of the longest clause that says when somebody spoke
_ITS = ("عليه", "عليها", "الي", "له", "لها", "به", "بها")  # حصلت عليه, خص به
_ADDRESSED = tuple(sorted(SORTS["reporters"]))


def about_subject(walk: Walk, j: int) -> bool:
    """True at «الذي أصدرته كذا», «وهو متحدث باسمها» after the subject, content still ahead."""
    words = walk.scene.words
    if walk.subject is None or j - walk.subject.last > TITLE or j + 2 >= walk.hi:
        return False
    tells = words[j] in RELATIVES or words[j] in ("وهو", "وهي")
    if not tells or not walk.cue.finite or "that" not in walk.cue.verb.takes:
        return False
    speaks = any(
        c.finite and not c.verb.weak and "that" in c.verb.takes and "obj" not in c.verb.takes
        for c in readings_of(words[j + 1])
    )
    return words[j + 1] not in THAT and not speaks


def when(walk: Walk, j: int) -> int:
    """The length of «عندما سألها صحافيون» after the subject, where a colon brings the content."""
    words = walk.scene.words
    known = walk.subject is not None or walk.preceded
    if words[j] not in SORTS["when"] or not known or not walk.cue.finite:
        return 0
    for k in range(j + 1, min(j + MOMENT, walk.hi)):
        if words[k] == ":":
            return k - j
        if words[k] in THAT or words[k] in MARKS:
            return 0
    return 0


def unnamed(walk: Walk, j: int) -> int:
    """The length of «الذي طلب عدم الكشف عن هويته» after its subject."""
    first = j + (walk.scene.words[j] in RELATIVES)
    size = opening_of_anonymity(walk.scene, first) if first < walk.hi else 0
    return first - j + anonymity(walk.scene, first, first + size, walk.hi) if size else 0


def within(walk: Walk, j: int) -> int:
    """The length of «في بيان للوزارة» after جاء or ورد: the document is what speaks."""
    if "within" not in walk.cue.verb.flags or walk.scene.words[j] != "في" or walk.subject:
        return 0
    walk.subject = nominal(walk.scene, j + 1, walk.hi)
    return walk.subject.last - j if walk.subject else 0


def relayed(walk: Walk, j: int) -> int:
    """نقلت وكالة كذا عن فلان قوله: the outlet so far becomes the credit, فلان the speaker."""
    flags, words = walk.cue.verb.flags, walk.scene.words
    if "learn" in flags and words[j] == "من" and walk.subject is not None:
        informed = nominal(walk.scene, j + 1, walk.hi)
        if informed is None:
            return 0
        walk.via.append(walk.subject.reference)
        walk.object, walk.subject = walk.subject, informed
        return informed.last - j
    if "relay" not in flags or words[j] not in ("عن", "عنه", "عنها", "عنهم"):
        return 0
    if walk.subject is not None:
        walk.via.append(walk.subject.reference)
    walk.subject = nominal(walk.scene, j + 1, walk.hi) if words[j] == "عن" else None
    return walk.subject.last - j if walk.subject else 1


def told_before(walk: Walk, j: int) -> int:
    """The length of the outlet that is told, before the one who tells it: «أبلغ «كذا» فلان أن»."""
    if not walk.cue.verb.tells or j != walk.at + 1 or walk.preceded or not walk.cue.finite:
        return 0
    outlet = outlet_at(walk.scene, j, walk.hi)
    if outlet is None or nominal(walk.scene, outlet.last, walk.hi) is None:
        return 0
    walk.via.append(outlet.reference)
    walk.object = outlet
    return outlet.last - j


def credit(walk: Walk, j: int) -> int:
    """An outlet between cue and content: لرويترز، لصحيفة، مع قناة، عبر صحيفة; (فوكس نيوز)."""
    words = walk.scene.words
    if size := published_in(walk.scene, j, walk.hi, walk.via):
        return size
    named = j + 1 < walk.hi and (words[j + 1] in MARKS or head_kind(words[j + 1]) == "media")
    if words[j] in ("مع", "عبر", "علي", "الي") or (words[j] == "في" and named):
        outlet = outlet_at(walk.scene, j + 1, walk.hi)
        size = 1
        if outlet is None or outlet.reference.kind != "outlet":
            return 0
        own = words[j] in walk.cue.verb.takes and words[j + 1] in MARKS
        if own and not _known_outlet(walk, j + 2):
            return 0  # دعا إلى «كذا»
    elif words[j][0] == "ل" and outlet_after_clitic(walk.scene, j):
        outlet, size = outlet_at(walk.scene, j, walk.hi, loose=True), 0
        if outlet is None:
            return 0
    else:
        return 0
    walk.via.append(outlet.reference)
    if size == 0 and walk.object is None:
        walk.object = outlet
    return outlet.last - j


def _known_outlet(walk: Walk, j: int) -> bool:
    """True for the name of an outlet after an opening mark."""
    return j in walk.scene.names or listed_outlet(walk.scene, j, walk.hi) > 0


def prayer(walk: Walk, j: int) -> int:
    """The length of a prayer for whoever was named: «حفظه الله»."""
    words = walk.scene.words
    entries = phrases("speech_cues", "prayer").get(words[j], ())
    return next((len(e) for e, _ in entries if words[j : j + len(e)] == e), 0)


def published_in(scene: Scene, j: int, hi: int, via: list[Reference]) -> int:
    """The length of «نشرته وكالة كذا», «تلقته «كذا»», «حصلت «كذا» على نسخة منه» about a document or
    speech; the outlet goes to ``via``. 0 for others."""
    words, received = scene.words, scene.words[j] in SORTS["received"]
    if not received and words[j] not in SORTS["published_by"]:
        return 0
    first = j + 1 + (j + 1 < hi and words[j + 1] in _ITS)
    outlet = outlet_at(scene, first, hi) if first < hi else None
    if outlet is None or outlet.reference.kind != "outlet":
        return 0
    via.append(outlet.reference)
    k = outlet.last
    while k < hi and words[k] in SORTS["copy"]:
        k += 1
    return k - j


def reporters(walk: Walk, j: int) -> int:
    if not walk.scene.words[j].startswith(_ADDRESSED):
        return 0
    if walk.object is None:
        span = walk.scene.text.span(j, j + 1)
        walk.object = Phrase(j + 1, Reference(span.start + 1, span.end, "unnamed"))
    return 1
