"""Asking: where an outlet says that somebody spoke to it, in a sentence without his words.

«التقت «كذا» بفلان»، «كذا» تواصلت مع فلان: whoever speaks next speaks through it, and after a poll
(استطلعت «كذا» آراء) all who speak. «جاء ذلك في حديثه لـ«كذا»»: so did he who spoke just before.
"""

from __future__ import annotations

from typing import NamedTuple

from tawatur.annotators._quoting.marks import MARKS
from tawatur.annotators._quoting.outlets import is_outlet, listed_outlet, outlet_at
from tawatur.annotators._quoting.scene import Scene
from tawatur.annotators._quoting.statements import Statement
from tawatur.annotators._quoting.words import COMMAS, SORTS, head_kind
from tawatur.model.annotation import Reference
from tawatur.model.text import Sentence

OPENING = 4  # tokens of «جاء ذلك», with a conjunction and an adverb


class Asked(NamedTuple):
    """The outlet that somebody spoke to; ``all`` where it asked several."""

    outlet: Reference
    all: bool


def asked(scene: Scene, sentence: Sentence) -> Asked | None:
    """The outlet that meets or asks somebody in a sentence."""
    for k in range(sentence.first, sentence.last):
        word = scene.words[k]
        bare = word[1:] if word[0] == "و" and word[1:] in SORTS["asks"] else word
        if bare not in SORTS["asks"]:
            continue
        outlet = _before(scene, k, sentence.first) or _after(scene, k + 1, sentence.last)
        if outlet is not None:
            return Asked(outlet, bare in SORTS["polls"])
    return None


def _after(scene: Scene, k: int, hi: int) -> Reference | None:
    """The outlet in marks, or after its noun, that begins at ``k``."""
    if k >= hi or not (scene.words[k] in MARKS or head_kind(scene.words[k]) == "media"):
        return None
    found = outlet_at(scene, k, hi)
    named = found is not None and found.reference.kind == "outlet" and found.last > k + 1
    return found.reference if found and named else None


def _before(scene: Scene, k: int, lo: int) -> Reference | None:
    """The outlet that opens the sentence, its verb at ``k`` right after it."""
    j = k - 1
    while j > lo and scene.words[j] in MARKS:
        j -= 1
    if j < lo:
        return None
    name, marked = scene.inside.get(j), j < k - 1
    known = name is not None and (is_outlet(scene, name) or (marked and name.mention.type == "ORG"))
    if name is not None and name.last == j + 1 and known:
        mention = name.mention
        whole = marked or name.last > name.first + 1 or head_kind(scene.words[j]) is None
        return Reference(mention.start, mention.end, "outlet", mention.entity) if whole else None
    if name is None and marked and listed_outlet(scene, j, j + 1) == j + 1:
        span = scene.text.span(j, j + 1)
        return Reference(span.start, span.end, "outlet")
    return None


def opens_afterwards(scene: Scene, sentence: Sentence) -> bool:
    """True for «جاء ذلك في حديث لـ«كذا»»: it tells how what stands before was said."""
    words = scene.words[sentence.first : min(sentence.first + OPENING, sentence.last)]
    came = next((i for i, w in enumerate(words) if w in SORTS["came"]), None)
    if came is None or any(w in COMMAS for w in words[:came]):
        return False
    return any(w in SORTS["that_speech"] for w in words[came + 1 :])


def credit_before(said: list[Statement], outlets: list[Reference]) -> None:
    """Give the outlets to what the last speaker said, back to where another spoke."""
    last = said[-1].speaker if said else None
    if last is None or not outlets:
        return
    for statement in reversed(said):
        speaker = statement.speaker
        if speaker is None or (speaker.entity or _place(speaker)) != (last.entity or _place(last)):
            return
        if not statement.via:
            statement.via = list(outlets)


def _place(reference: Reference) -> str:
    return f"{reference.start}-{reference.end}"
