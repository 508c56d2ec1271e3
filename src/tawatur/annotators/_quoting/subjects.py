"""Subjects before their verb: «الكرملين أعلن», «فلان، مستشار الأمن، قال», «الوكالة التي أفادت»."""

from __future__ import annotations

from typing import NamedTuple

from tawatur.annotators._quoting.bearers import named
from tawatur.annotators._quoting.cues import readings_of
from tawatur.annotators._quoting.marks import MARKS
from tawatur.annotators._quoting.phrase import Phrase
from tawatur.annotators._quoting.scene import Name, Paragraph, Scene
from tawatur.annotators._quoting.speakers import nominal
from tawatur.annotators._quoting.words import (
    COMMAS,
    FULL_STOPS,
    PREPOSITIONS,
    PRONOUN_SUBJECTS,
    RELATIVES,
    SORTS,
    THAT,
    conjoined,
    head_kind,
    listed,
)
from tawatur.model.annotation import Reference
from tawatur.model.span import Span
from tawatur.model.text import Text

_AUXILIARY = SORTS["auxiliary"]
_CLAUSE = SORTS["clause"]
_OF_EVENTS = frozenset({"علي", "حول", "عن", "بشان", "بخصوص", "بعد", "قبل", "في"})
_NO_ARTICLE = SORTS["no_article"]
REACH = 14  # tokens back to the head of a long title


class Before(NamedTuple):
    """The subject before a verb: ``clause`` where it opens its clause, so that what follows the
    verb is an object; ``pronoun`` where a pronoun (لكنه، وهو) stands for it."""

    phrase: Phrase | None
    clause: bool = False
    pronoun: bool = False
    first: int = -1


def before(scene: Scene, paragraph: Paragraph, i: int) -> Before:
    """What stands before the verb at token ``i`` as its subject."""
    words, lo = scene.words, paragraph.sentences[paragraph.sentence_of(i)].first
    if (apart := _somebody(scene, lo, i) or _set_apart(scene, lo, i)) is not None:
        return apart
    pronoun = next(
        (k for k in range(i - 1, max(lo, i - 6) - 1, -1) if words[k] in PRONOUN_SUBJECTS), i
    )
    told = (
        i > lo and words[i - 1] in RELATIVES and words[i - 1][0] != "و"
    )  # إنه التقى فلانا الذي قال
    if pronoun < i and not told and not _comma(scene, pronoun, i):
        return Before(None, pronoun=True)
    k = i - 1
    while k > lo and (words[k] in _AUXILIARY or words[k] in listed("speech_cues", "adverb")):
        k -= 1
    relative = k > lo and words[k] in RELATIVES
    if relative:
        k -= 1
    if not relative and (conjoined(words[i]) or _joined(words[i])):
        return Before(None)  # استعرض تجارب دول عدة وقال
    commas = 0
    while k > lo and (words[k] in COMMAS or words[k] in MARKS):
        commas += words[k] in COMMAS
        k -= 1
    if k < lo or words[k] in FULL_STOPS:
        return Before(None)
    found = _with_apposition(scene, lo, k) if commas else None
    if not commas and not relative and words[i][0] != "و":
        found = _with_clause(scene, lo, k)
    found = found or _ending_at(scene, lo, k) or _in_marks(scene, paragraph, i - 1)
    if found is None:
        return Before(None, pronoun=pronoun < i and not _comma(scene, pronoun, i))
    first, phrase = found
    if words[lo] in SORTS["topic"] and first > lo and not _comma(scene, lo, first):
        return Before(None)  # وحول تأثير القرار يوضح فلان
    aside = commas > 0 and not phrase.person
    event = possessor(scene, first, lo) and words[first - 2] in _OF_EVENTS  # على حادث كذا أوضح
    if not relative and (aside or event or governed(scene, first, lo)):
        return Before(None)
    opens = first == lo or _opens(words[first - 1]) or words[first].startswith("و")
    return Before(phrase, clause=opens and not relative and not commas, first=first)


def _somebody(scene: Scene, lo: int, i: int) -> Before | None:
    """«هناك من يقول»: somebody, without a name."""
    if i - 2 < lo or scene.words[i - 1] != "من" or scene.words[i - 2] not in SORTS["there_are"]:
        return None
    text = scene.text
    start = text.folded_starts[i - 2] + scene.words[i - 2].startswith("و")
    span = Span(text.unfold(start, start + 1).start, text.ends[i - 1])
    said = Phrase(i, Reference(span.start, span.end, "unnamed"))
    return Before(said, clause=True, first=i - 2)


def _set_apart(scene: Scene, lo: int, i: int) -> Before | None:
    """«أما فلان فقد أكد»، «أما مدرب كذا، فلان، فقال»: the subject set apart by أما."""
    words = scene.words
    answered = words[i - 1] == "فقد" or (words[i][0] == "ف" and _begun(words[i]))
    start = max(lo, i - REACH - 2)
    at = next((k for k in range(i - 2, start - 1, -1) if words[k] in ("اما", "واما")), None)
    if not answered or at is None or any(words[k] in FULL_STOPS for k in range(at, i)):
        return None
    first = at + 1 + (words[at + 1] in ("عن", "بالنسبه"))
    phrase = nominal(scene, first, i)
    if phrase is None or _named_after(scene, i):
        return None  # أما الأسعار فقال الوزير إنها ستنخفض
    later = next((n for k in range(phrase.last, i) if (n := scene.names.get(k))), None)
    if not phrase.person and later is not None and later.mention.type == "PER":
        phrase = _alone(scene, later)
    return Before(phrase, clause=True, first=first)


def _named_after(scene: Scene, i: int) -> bool:
    word = scene.words[i + 1] if i + 1 < len(scene.words) else ""
    name = scene.names.get(i + 1)
    person = name is not None and name.mention.type == "PER"
    return person or (word.startswith("ال") and head_kind(word) in ("person", "body"))


def _begun(verb: str) -> bool:
    return any(cue.finite and cue.prefix == "ف" for cue in readings_of(verb))


def _joined(verb: str) -> bool:
    """True for a verb of saying with the conjunction, whichever of the two is written oftener."""
    readings = [cue for cue in readings_of(verb) if cue.finite]
    return bool(readings) and all(cue.prefix.startswith("و") for cue in readings)


def _comma(scene: Scene, first: int, last: int) -> bool:
    return any(scene.words[k] in COMMAS or scene.words[k] in FULL_STOPS for k in range(first, last))


def _opens(word: str) -> bool:
    return word in COMMAS or word in THAT or word in _CLAUSE or word in FULL_STOPS


def _ending_at(scene: Scene, lo: int, k: int) -> tuple[int, Phrase] | None:
    """The phrase whose last token is ``k``."""
    name = scene.inside.get(k)
    start = name.first if name else k
    longest: tuple[int, Phrase] | None = None
    for h in range(start, max(lo, start - REACH) - 1, -1):
        word = scene.words[h]
        if h < start and (word in FULL_STOPS or word in THAT):
            break
        if h < start and not head_kind(word):
            continue
        if h == k and not name and not head_kind(word):
            continue
        if adjective(scene, h) or (h < start and scene.words[h + 1] == "عن"):
            continue  # نيابة عن فلان الذي
        phrase = nominal(scene, h, k + 2)
        if phrase and phrase.last in (k + 1, k + 2) and h < start:
            longest = h, phrase
        elif longest is not None:
            break
    if longest is not None:
        return _borne_by(scene, lo, longest)
    if name and name.last == k + 1:
        return name.first, _alone(scene, name)
    phrase = nominal(scene, k, k + 1)
    return (k, phrase) if phrase and phrase.last == k + 1 else None


def _borne_by(scene: Scene, lo: int, found: tuple[int, Phrase]) -> tuple[int, Phrase]:
    """The name right before a title that stands after it: «ألقى فلان رئيس النادي كلمة»."""
    name = scene.inside.get(found[0] - 1) if found[0] > lo else None
    if name is None or name.mention.type != "PER" or found[1].person or name.last != found[0]:
        return found
    titled = head_kind(scene.words[found[0]]) == "person" and not governed(scene, name.first, lo)
    return (name.first, _alone(scene, name)) if titled else found


def adjective(scene: Scene, h: int) -> bool:
    """True where a head noun with the article qualifies the noun before it (المؤتمر الصحفي)."""
    if h == 0 or h in scene.names or not scene.words[h].startswith("ال"):
        return False
    before = scene.words[h - 1]
    return before.startswith(("ال", "وال")) and before.removeprefix("و") not in _NO_ARTICLE


def _in_marks(scene: Scene, paragraph: Paragraph, close: int) -> tuple[int, Phrase] | None:
    """«العمل» تحذر: a short title in marks that opens its sentence."""
    stretch = paragraph.closers.get(close)
    if stretch is None or close - stretch.open > 4 or stretch.open != paragraph.first:
        return None
    span = scene.text.span(stretch.open + 1, close)
    return stretch.open, Phrase(close + 1, Reference(span.start, span.end, "title"))


def _alone(scene: Scene, name: Name) -> Phrase:
    return Phrase(name.last, named(scene, name), "", False, name.mention.type == "PER")


def _with_apposition(scene: Scene, lo: int, k: int) -> tuple[int, Phrase] | None:
    """«فلان، مستشار الأمن القومي السابق، قال»: the name before the comma."""
    for c in range(k, max(lo, k - REACH), -1):
        if scene.words[c] in COMMAS:
            name = scene.inside.get(c - 1)
            if head_kind(scene.words[c + 1]) and name and name.mention.type == "PER":
                return name.first, _alone(scene, name)
            return None
    return None


def _with_clause(scene: Scene, lo: int, k: int) -> tuple[int, Phrase] | None:
    """«فلان الذي يعيش في كذا قال»: the person before the relative clause that ends at ``k``."""
    for r in range(k - 1, max(lo, k - REACH), -1):
        word = scene.words[r]
        if word in COMMAS or word in FULL_STOPS or word in THAT:
            return None
        if word in RELATIVES and not word.startswith("و"):
            found = _ending_at(scene, lo, r - 1)
            if found is None:
                return None
            first = found[0]
            opens = first == lo or _opens(scene.words[first - 1]) or scene.words[first][0] == "و"
            if not found[1].person and not (opens and head_kind(found[1].head)):
                return None
            return found if opens else None
    return None


def governed(scene: Scene, first: int, lo: int) -> bool:
    """True where a preposition, on the word or before it, governs the phrase at ``first``."""
    text: Text = scene.text
    name = scene.names.get(first)
    if name and name.mention.start > text.starts[first]:
        return scene.words[first][0] not in "وف" or scene.words[first][:2] in ("ول", "وب")
    word = scene.words[first]
    if not name and word[0] in "لب" and head_kind(word) and not head_kind("ال" + word):
        return True
    g = first - 1
    while g >= lo and scene.words[g] in MARKS:
        g -= 1
    if g > lo and scene.words[g] == "عن" and scene.words[g - 1] in ("اما", "واما"):
        return False  # «أما عن فلان، فقد ...» makes him the subject
    return g >= lo and scene.words[g] in PREPOSITIONS


def possessor(scene: Scene, k: int, lo: int) -> bool:
    """True for «من حكم الرئيس فلان»: the phrase is the genitive of a noun that is governed."""
    before = scene.words[k - 1] if k - 2 >= lo else ""
    plain = before.isalpha() and not before.startswith("ال") and k - 1 not in scene.inside
    return plain and scene.words[k - 2] in PREPOSITIONS and not readings_of(before)
