"""Headlines: «فلان: ...», «وزير المالية: ...», «فلان لـ«صحيفة»: ...», also in subheadings."""

from __future__ import annotations

from tawatur.annotators._quoting.cues import readings_of
from tawatur.annotators._quoting.marks import MARKS
from tawatur.annotators._quoting.outlets import outlet_at
from tawatur.annotators._quoting.phrase import Phrase
from tawatur.annotators._quoting.scene import Paragraph, Scene
from tawatur.annotators._quoting.shorthand import short_name
from tawatur.annotators._quoting.speakers import nominal
from tawatur.annotators._quoting.statements import Statement
from tawatur.annotators._quoting.words import FULL_STOPS, head_kind
from tawatur.model.annotation import Reference

SUBHEADING = 26  # tokens of the longest line read as a subheading
NAMED = 14  # tokens of the longest speaker before a colon
SHORTEST = 2
_FIRST_PERSON = ("سا", "سن", "ن", "ا")
_BREAKS = FULL_STOPS | {"..", "-", "–", "|", "/"}


def find(scene: Scene, paragraph: Paragraph) -> list[Statement]:
    """The statements that a speaker and a colon make in a title or a subheading."""
    if paragraph.region != "title" and not _subheading(scene, paragraph):
        return []
    words = scene.words
    colons = [k for k in range(paragraph.first + 1, paragraph.last) if words[k] == ":"]
    out: list[Statement] = []
    for n, colon in enumerate(colons):
        first = _segment_start(scene, paragraph, colon)
        found = _speaker(scene, paragraph, first, colon)
        if found is None:
            continue
        limit = colons[n + 1] if n + 1 < len(colons) else paragraph.last
        speaker, addressee, via = found
        statement = _content(scene, paragraph, colon, limit)
        if statement is not None and not _dateline(scene, first, statement):
            statement.speaker = speaker.reference
            statement.addressee = addressee
            statement.via = via
            out.append(statement)
    return out


def _dateline(scene: Scene, first: int, statement: Statement) -> bool:
    """True for «ليبيا: غرق سفينة»: a place before a colon speaks only in its own words."""
    name = scene.names.get(first)
    if name is None or name.mention.type != "LOC" or name.last < statement.first - 2:
        return False
    own = scene.words[statement.first] in ("لا", "لن", "ليس", "ليست", "سوف", "لم")
    return statement.kind != "direct" and not own


def _subheading(scene: Scene, paragraph: Paragraph) -> bool:
    length = paragraph.last - paragraph.first
    return length <= SUBHEADING and scene.words[paragraph.last - 1] not in FULL_STOPS


def _segment_start(scene: Scene, paragraph: Paragraph, colon: int) -> int:
    k = colon
    while k > paragraph.first and scene.words[k - 1] not in _BREAKS and colon - k < NAMED:
        k -= 1
    return k


def _speaker(
    scene: Scene, paragraph: Paragraph, first: int, colon: int
) -> tuple[Phrase, Reference | None, list[Reference]] | None:
    phrase = nominal(scene, first, colon)
    if phrase is None or phrase.reference.kind == "outlet":
        short = short_name(scene, paragraph, first, colon)
        return (short, None, []) if short is not None else None
    place = scene.names.get(first)
    if place and place.mention.type == "LOC" and paragraph.region != "title":
        return None
    addressee, via, j = None, [], phrase.last
    if j < colon and scene.words[j][0] == "ل":
        outlet = outlet_at(scene, j, colon, loose=True)
        if outlet is not None:
            person = any(
                k in scene.names and scene.names[k].mention.type == "PER"
                for k in range(j, outlet.last)
            )
            if not person and not any(
                scene.words[k].startswith("و") for k in range(j, outlet.last)
            ):
                via.append(outlet.reference)
            addressee, j = outlet.reference, outlet.last
        else:
            name = next((scene.names[k] for k in range(j, colon) if k in scene.names), None)
            if name is not None:
                addressee = Reference(
                    name.mention.start, name.mention.end, "name", name.mention.entity
                )
            j = colon
    rest = [k for k in range(j, colon) if scene.words[k] not in MARKS]
    leftover = any(not scene.words[k].startswith("ال") and k not in scene.inside for k in rest)
    if leftover and not head_kind(scene.words[first]):
        short = short_name(scene, paragraph, first, colon)
        return (short, None, []) if short is not None else None
    return (phrase, addressee, via) if len(rest) <= 4 else None


def _content(scene: Scene, paragraph: Paragraph, colon: int, limit: int) -> Statement | None:
    words, first = scene.words, colon + 1
    if first >= paragraph.last:
        return None
    stretch = paragraph.stretches.get(first)
    if stretch is not None and (stretch.close + 2 >= limit or stretch.close - first > 6):
        end = stretch.close if stretch.closed else limit
        return _statement(scene, first + 1, end, direct=True)
    k = first
    while k < limit:
        inner = paragraph.stretches.get(k)
        if inner is not None and inner.closed:
            k = inner.close + 1
            continue
        goes_on = words[k] in "-–/" or (words[k] in FULL_STOPS and _joined(words, k + 1, limit))
        if words[k] in _BREAKS and not (goes_on and k + 1 < limit):
            break
        k += 1
    if k == limit and limit < paragraph.last:  # another speaker's segment begins before its colon
        k = max(_segment_start(scene, paragraph, limit), first)
    while k > first and words[k - 1] in MARKS | _BREAKS and k - 1 not in paragraph.stretches:
        if k - 1 in paragraph.closers:
            break
        k -= 1
    return _statement(scene, first, k, direct=_first_person(scene, first))


def _joined(words: tuple[str, ...], k: int, limit: int) -> bool:
    """True where the words after stops go on with و: «الفريق جاهز.. وهدفنا الفوز»."""
    while k < limit and words[k] in FULL_STOPS:
        k += 1
    return k < limit and words[k].startswith("و")


def _statement(scene: Scene, first: int, end: int, *, direct: bool) -> Statement | None:
    if end - first < SHORTEST:
        return None
    kind = "direct" if direct else "indirect"
    return Statement("headline", None, scene.text.starts[first], first, end, kind)  # type: ignore[arg-type]


def _first_person(scene: Scene, first: int) -> bool:
    """True where the content opens with a verb of the first person (أحاول، سنواصل)."""
    word = scene.words[first]
    original = scene.text.original[scene.text.starts[first] : scene.text.ends[first]]
    if word in ("نحن", "انا", "لن", "لدينا", "لدي", "علينا"):
        return word != "لن"
    hamza = original.startswith("أ") and len(word) in (4, 5) and word[-1] not in "هةاء"
    third = readings_of("ي" + word[1:]) if len(word) > 3 else ()
    return (
        bool(third and original[:1] in "أن")
        or (word.startswith(("سن", "سا")) and len(word) > 4)
        or (hamza and bool(readings_of("ي" + word[1:])))
        or word in ("احاول", "اريد", "نريد", "نامل", "ادعو", "ندعو", "سابقي")
    )
