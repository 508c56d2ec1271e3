"""Extents: where reported content ends.

Marked words end at their closing mark. A clause goes on over commas until the writer takes over
again: another cue, a credit, a word that points back (وهو، وذلك، في حين), or the sentence's end.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from tawatur.annotators._quoting.cues import readings_of
from tawatur.annotators._quoting.inflection import participle
from tawatur.annotators._quoting.marks import MARKS, Stretch
from tawatur.annotators._quoting.scene import Paragraph, Scene
from tawatur.annotators._quoting.words import (
    AND_THAT,
    COMMAS,
    CONJOINED,
    FULL_STOPS,
    PREPOSITIONS,
    RELATIVES,
    SORTS,
    THAT,
    head_kind,
    known,
    listed,
    phrases,
)
from tawatur.lexicons import rows

FULL_QUOTE = 8  # words in marks that stay direct speech though the clause goes on after them
SHORTEST_PART = 2  # tokens before a second أن that are a statement of their own
NOUN = 3  # tokens of a noun before a second one that و joins to it
SUBJECT = 10  # tokens of a clause's subject before its verb
PHRASE_BODY = range(2, 9)  # tokens of a noun phrase after which «بعد، قبل» may end it
_TRAILING = COMMAS | FULL_STOPS | frozenset("-–—:(") | {"و"}


_DASHES = frozenset("-–—")
_AND_BY_THAT = frozenset(word for word in AND_THAT if word.startswith("وب"))  # بدعمه وبأنه
_BARE_AND_THAT = frozenset({"وان", "وبان"})


class Limits(NamedTuple):
    """Tokens at which something else begins in a paragraph: other cues' clauses and credits."""

    cues: frozenset[int]
    credits: frozenset[int]


def clause_end(
    scene: Scene, paragraph: Paragraph, first: int, limits: Limits, *, phrase: bool = False
) -> tuple[int, int | None]:
    """The end (exclusive) of a clause or noun phrase that begins at ``first``, and the token of
    a second أن clause of the same cue, or None."""
    words = scene.words
    outer = paragraph.around(first)
    hi = paragraph.sentence_end(first)
    if outer is not None and outer.closed:
        hi = min(hi, outer.close) if outer.close > first else hi
    k, again = first, None
    while k < hi:
        stretch = paragraph.stretches.get(k)
        if stretch is not None and stretch.closed:
            fragment = stretch.close - k > 2
            k = stretch.close + 1
            fragment = fragment and not _called(scene, stretch)
            if fragment and stretch.open > first and k < hi and words[k] in RELATIVES:
                break  # the writer goes on about the words in marks
            hi = max(hi, min(k, paragraph.last))
            if k < paragraph.last and k == hi and words[k - 2] not in FULL_STOPS:
                hi = paragraph.sentence_end(k) if words[k] not in FULL_STOPS else hi
            continue
        if k > first and k in limits.credits:
            break
        if k > first and k in limits.cues and (phrase or not _subject_alone(scene, first, k)):
            break
        word = words[k]
        if word in FULL_STOPS and not _initial(scene, k):
            break
        if k > first and (_writer_again(words, k, first, phrase=phrase) or _attends(scene, k)):
            break
        joined = word in AND_THAT and not (phrase and word in _AND_BY_THAT)
        if joined and _second(scene, k, first):
            again = k
            break
        k += 1
    return trimmed(scene, first, k), again


def _called(scene: Scene, stretch: Stretch) -> bool:
    """True for a name in marks: «شركة «كذا وكذا» التي شهدت حادثا»."""
    before = scene.words[stretch.open - 1] if stretch.open else ""
    heads = (before, before[1:]) if before[:1] in ("ل", "ب", "و") else (before,)
    return any(head_kind(head) in ("body", "media") for head in heads)


def _subject_alone(scene: Scene, first: int, k: int) -> bool:
    """True where a clause has but its subject before ``k``, so that the verb there is what is said
    of it: «أن اللجان المشتركة في الوزارة، طلبت كذا», «أن بعض القادة وجنودهم رفضوا»."""
    words = scene.words
    if k - first <= NOUN and words[k][0] == "و" and words[k - 1] not in COMMAS:
        return not readings_of(words[k])
    inner = [i for i in range(first, k) if words[i] not in COMMAS]
    definite = (
        words[i].startswith(("ال", "وال", "بال", "لل"))
        or i in scene.inside
        or words[i] in PREPOSITIONS
        or words[i] in SORTS["demonstrative"]
        for i in inner
    )
    return words[k][0] != "و" and 0 < len(inner) <= SUBJECT and all(definite)


def _initial(scene: Scene, k: int) -> bool:
    before = scene.words[k - 1] if k else ""
    return (scene.words[k] == "." and len(before) == 1 and before.isalpha()) or (
        scene.words[k] == "." and before.isdigit() and k + 1 < len(scene.words)
        and scene.words[k + 1].isdigit()
    )  # fmt: skip


def _second(scene: Scene, k: int, first: int) -> bool:
    """True where وأن or وإن brings a second clause of the same verb, a statement of its own: not a
    second wish (وأن يحفظ), a condition (وإن كان), a clause without a subject of its own (وأن من
    الواجب كذا), nor what goes on with an أن inside the first."""
    words, following = scene.words, scene.words[k + 1] if k + 1 < len(scene.words) else "."
    if k - first < SHORTEST_PART or following in FULL_STOPS:
        return False
    bare = words[k] in _BARE_AND_THAT
    leaning = following in SORTS["auxiliary"] or following in PREPOSITIONS
    if bare and (leaning or _imperfect(following)):
        return False
    inner = [i for i in range(first + 1, k) if words[i] in THAT]
    return not any(words[i - 1] not in CONJOINED for i in inner)


def _imperfect(word: str) -> bool:
    """True for a word that is most likely a verb in the imperfect."""
    if word[0] == "ي":
        return len(word) > 3 or not known("ال" + word)
    return word[0] in "تن" and len(word) > 3 and known("ي" + word[1:])


def _writer_again(words: tuple[str, ...], k: int, first: int, *, phrase: bool) -> bool:
    comma = words[k - 1] in COMMAS
    for entry, row in phrases("speech_cues", "words").get(words[k], ()):
        if words[k : k + len(entry)] != entry or _not_the_writer(words, k, entry, phrase=phrase):
            continue
        if row["complement"] == "phrase":
            near = k - first in PHRASE_BODY and words[k - 1] != "من"
            if phrase and {"any": near, "far": k > first + 1}.get(row["where"], comma):
                return True
        elif row["where"] == "any" or comma or words[k - 1] in _DASHES:
            return True
    return False


def _not_the_writer(
    words: tuple[str, ...], k: int, entry: tuple[str, ...], *, phrase: bool
) -> bool:
    """True where words that can give back the floor do not: «فيما يتعلق بكذا», and within a noun
    phrase a time: «خلال المرحلة المقبلة»."""
    if len(entry) > 1 or k + 1 >= len(words):
        return False
    after = words[k + 1]
    if entry[0] in ("فيما", "وفيما"):
        return after in SORTS["regarding"]
    if phrase and entry[0] == "خلال":
        return after not in listed("speech_cues", "occasion") and after not in SORTS["meeting"]
    return False


@cache
def _attending() -> frozenset[str]:
    """The folded accusatives of the participles that go on about who speaks, with و and without."""
    found = (p for row in rows("speech_cues") if "attending" in row for p in _forms(row))
    return frozenset(before + word for word in found for before in ("", "و"))


def _forms(row: dict[str, str]) -> list[str]:
    return [form.word for form in participle(row["attending"]) if not form.suffixed]


def _attends(scene: Scene, k: int) -> bool:
    """True for a participle after a comma that is the speaker's again: «، متطلعا إلى كذا», also one
    of a speech verb whose content is not found: «، موضحا في الوقت نفسه كذا»."""
    word = scene.words[k]
    if scene.words[k - 1] not in COMMAS or k + 1 >= len(scene.words):
        return False
    if word in _attending():
        return True
    singular = word.endswith("ا") and word.removeprefix("و")[:1] == "م"
    return singular and any(cue.form == "participle" for cue in readings_of(word))


def trimmed(scene: Scene, first: int, end: int) -> int:
    """``end`` without commas, dashes and a stray و before it."""
    while end > first + 1 and scene.words[end - 1] in _TRAILING:
        end -= 1
    return end


def marked(paragraph: Paragraph, first: int) -> Stretch | None:
    """The quoted stretch that opens at ``first``."""
    return paragraph.stretches.get(first)


def open_end(scene: Scene, paragraph: Paragraph, first: int, limits: Limits) -> int:
    """The end of words that a colon or an unclosed mark introduces: at the next cue's clause,
    else with the paragraph."""
    k = first
    while k < paragraph.last:
        stretch = paragraph.stretches.get(k)
        if stretch is not None and stretch.closed and k > first:
            k = stretch.close + 1
            continue
        held = paragraph.spoken and scene.words[k - 1] not in FULL_STOPS
        if k > first and (k in limits.cues or k in limits.credits) and not held:
            break
        k += 1
    while k > first + 1 and (
        scene.words[k - 1] in COMMAS or scene.words[k - 1] in MARKS or scene.words[k - 1] in ".-"
    ):
        k -= 1
    return k


def goes_on(scene: Scene, paragraph: Paragraph, close: int, limits: Limits) -> bool:
    """True where the clause runs on after the closing mark at ``close``."""
    k = close + 1
    if k >= paragraph.last or k in limits.cues or k in limits.credits:
        return False
    word = scene.words[k]
    if word in FULL_STOPS or word == ":":
        return False
    if word not in COMMAS:
        return not _writer_again(scene.words, k, close, phrase=False)
    return False
