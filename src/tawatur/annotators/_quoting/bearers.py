"""Bearers: the name whose title a speaker's phrase is, beside it, in marks, or further on."""

from __future__ import annotations

from tawatur.annotators._quoting.cues import readings_of
from tawatur.annotators._quoting.marks import MARKS
from tawatur.annotators._quoting.outlets import is_outlet, outlet_after_clitic
from tawatur.annotators._quoting.phrase import Phrase
from tawatur.annotators._quoting.scene import Name, Scene
from tawatur.annotators._quoting.words import (
    COMMAS,
    PREPOSITIONS,
    SORTS,
    THAT,
    clitic_noun,
    head_kind,
    listed,
    nationalities,
    phrases,
)
from tawatur.arabic.vocabulary import document_frequency
from tawatur.model.annotation import Reference, ReferenceKind

FAR = 24  # tokens after the readable part of a title in which its bearer is looked for
_ENDS = frozenset(".!؟?")
_INNER = SORTS["inner"]
_TO_REPORTERS = tuple(sorted(SORTS["reporters"]))
_PARTS = (6, 5, 4, 3, 2)  # words of a name that no list knows
_LONGEST = 4  # of them where neither a title of courtesy nor بن shows that it is one
_FILIATION = frozenset({"بن", "ابن", "بنت", "ال"})
_SELDOM = 400  # articles of the 20,085 a word of such a name may stand in


def past_honorifics(scene: Scene, j: int, hi: int) -> int:
    """The first token after the words of courtesy at ``j``."""
    table = phrases("speaker_heads", "honorific")
    while j < hi:
        word = scene.words[j]
        entries = table.get(word) or table.get(word[1:] if word[0] in "ول" else "", ())
        size = next((len(w) for w, _ in entries if scene.words[j + 1 : j + len(w)] == w[1:]), 0)
        if not size or (j in scene.names and scene.names[j].mention.type == "PER"):
            return j
        j += size
        while j < hi and scene.words[j] in "./":
            j += 1
    return j


def named(scene: Scene, name: Name) -> Reference:
    """The reference of a mention: its span and entity; an outlet's where it names one."""
    mention = name.mention
    kind: ReferenceKind = "outlet" if is_outlet(scene, name) else "name"
    return Reference(mention.start, mention.end, kind, mention.entity)


def is_person(name: Name) -> bool:
    return name.mention.type == "PER"


def by_surname(scene: Scene, k: int, hi: int) -> Phrase | None:
    """The person whose last name alone stands right after a verb of saying or a word of courtesy,
    in marks or not, be it a common word too: «وكشف المقبل عن», «ووصف الدكتور «ثاني»»."""
    words = scene.words
    marked = k + 2 < hi and words[k] in MARKS and words[k + 2] in MARKS
    at = k + marked
    name = scene.surnames.get(words[at]) if at < hi else None
    if name is None or at in scene.inside or k == 0 or at <= name.first:
        return None
    if not marked and (head_kind(words[at]) is not None or _function(words[at])):
        return None
    verb = any(cue.finite and not cue.suffixed for cue in readings_of(words[k - 1]))
    honoured = past_honorifics(scene, k - 1, k + 1) == k
    follows = words[at + 1] if at + 1 < hi else ""
    ends = closes(scene, at + 1) or follows in COMMAS or follows in PREPOSITIONS
    ends = ends or follows[:1] in ("ب", "ل") or follows in listed("speech_cues", "adverb")
    qualified = not marked and not ends
    if not (verb or honoured) or qualified or not (marked or words[at][:1] != "و"):
        return None
    span = scene.text.span(at, at + 1)
    reference = Reference(span.start, span.end, "name", name.mention.entity)
    return Phrase(at + 1 + marked, reference, "", False, True)


def _function(word: str) -> bool:
    """True for a surname spelled like a preposition, an adverb or a verb (وأكد على، محمد علي)."""
    adverb = word in listed("speech_cues", "adverb")
    return word in PREPOSITIONS or word in THAT or adverb or bool(readings_of(word))


def bearer_ahead(scene: Scene, e: int, hi: int) -> Name | None:
    """The name after a word of courtesy that ends a long title (وكيل كذا وكذا الدكتور فلان)."""
    for k in range(e, min(e + 8, hi)):
        word = scene.words[k]
        barred = word in PREPOSITIONS and word not in _INNER
        if scene.text.kinds[k] != "w" or word in THAT or barred:
            return None
        if any(cue.finite and not cue.bare for cue in readings_of(word)):
            return None
        at = past_honorifics(scene, k, hi)
        if at > k:
            name = scene.names.get(at)
            return name if name and name.mention.type == "PER" else None
    return None


def bearer_far(scene: Scene, e: int, hi: int) -> Name | None:
    """The name that ends a title too winding to follow, right before أن, a colon or a mark, or
    after a comma: «مدير عام كذا على مستوى كذا (كذا) الدكتور فلان أن»."""
    for k in range(e, min(e + FAR, hi)):
        word = scene.words[k]
        if word in THAT or word == ":" or word in _ENDS:
            return None
        occasional = k + 1 < hi and scene.words[k + 1] in listed("speech_cues", "occasion")
        if word in PREPOSITIONS and occasional:
            return None  # وزير الخارجية في مؤتمر مع نظيره فلان
        if k not in scene.inside and any(c.finite and not c.bare for c in readings_of(word)):
            return None
        at = past_honorifics(scene, k, hi)
        name = scene.names.get(at)
        if name is None or not is_person(name) or name.last >= hi:
            continue
        following = scene.words[name.last]
        after = scene.words[name.last + 1] if name.last + 1 < hi else ""
        hung = following in COMMAS and (after in THAT or after in PREPOSITIONS)
        ends = closes(scene, name.last) or hung
        if (at > k and ends) or (k > e and scene.words[k - 1] in COMMAS and following != "و"):
            return name
        heard = following.startswith(_TO_REPORTERS)
        if (ends or heard or _surnamed(scene, name.last)) and apposed(scene, e - 1, at):
            return name  # رئيس شركة كذا «كذا» فلان: إن
    return None


def _surnamed(scene: Scene, k: int) -> bool:
    """True where a family name that no list knows stands at ``k``, and the content after it."""
    word = scene.words[k]
    return word.startswith("ال") and not head_kind(word) and closes(scene, k + 1)


def marked_name(scene: Scene, e: int, hi: int) -> Name | None:
    if e + 1 < hi and scene.words[e] in MARKS:
        name = scene.names.get(e + 1)
        if name and name.last < hi and scene.words[name.last] in MARKS:
            return name
    return None


def apposed(scene: Scene, k: int, e: int) -> bool:
    """True where the name at ``e`` is the title's bearer, not its genitive (محامي فلان)."""
    before = scene.words[e - 1]
    name = scene.names.get(e)
    if name is not None and name.mention.start > scene.text.starts[e]:
        return scene.words[e][0] != "ل"  # المدعية العامة لكذا
    if before in MARKS and e - 1 > k:
        opened = next((i for i in range(e - 2, max(k, e - 8), -1) if scene.words[i] in MARKS), 0)
        if opened and scene.words[opened - 1].startswith(("ال", "لل", "وال")):
            return True  # رئيس الشركة الفلانية «كذا» فلان
        before = scene.words[e - 2]
    if before.startswith("لل") and head_kind("ال" + before[2:]) == "person":
        return False  # موال للرئيس فلان
    titled = before.startswith("ال") and head_kind(before) == "person" and e - 2 > k
    if titled and e - 2 not in scene.inside and _in_construct(scene, e - 2):
        return False  # مركز الملك فلان: the name belongs to the body
    if e - 1 in scene.inside or before.startswith(("ال", "لل", "وال", "بال")) or before == ")":
        return True
    dated = before in listed("months", "name")  # قوى 14 آذار فلان
    return dated or before in nationalities() or not before.isalpha()


def kin_of(scene: Scene, k: int, e: int) -> bool:
    """True for «والدة المهندس فلان»: the name at ``e`` is of the one whose kin speaks."""
    word = scene.words[k]
    if scene.text.original[scene.text.ends[k] - 1] == "ه":
        return False  # شقيقه فلان
    head = word if word in SORTS["kin"] else word.removeprefix("و")
    return head in SORTS["kin"] and e <= k + 2 and scene.words[e - 1] not in COMMAS


def _in_construct(scene: Scene, e: int) -> bool:
    """True where the word at ``e`` is in the construct: no article, no adjective."""
    word = scene.words[e]
    definite = word.startswith(("ال", "لل", "وال", "بال"))
    return word.isalpha() and not definite and word not in nationalities()


def unlisted(scene: Scene, lo: int, e: int, hi: int) -> range | None:
    """The words of a name that no list knows, from ``lo`` on: right before أن, a colon or a mark,
    after a title that is followed to ``e``: «مدير مستشفى كذا بكذا معيض عويضة الفلاني: ...»."""
    for k in range(lo, min(e + FAR, hi)):
        if closes(scene, k) or (k > e and _leaves(scene, k)):
            sizes = (_spelled(scene, range(k - size, k), lo) for size in _PARTS)
            return next((found for found in sizes if found is not None), None)
        word = scene.words[k]
        if scene.text.kinds[k] != "w" or (k >= e and k in scene.names):
            return None
        if word in SORTS["phrase_end"]:
            return None  # المصدر الذي لم يسم
        if any(c.finite and not c.bare for c in readings_of(word)):
            return None
    return None


def closes(scene: Scene, k: int) -> bool:
    """True where the content begins: at أن, with its preposition or without, a colon or a mark."""
    words = scene.words
    word, after = words[k], words[k + 1] if k + 1 < len(words) else ""
    return word in THAT or word == ":" or word in MARKS or (word in PREPOSITIONS and after in THAT)


def _leaves(scene: Scene, k: int) -> bool:
    """True where the words after a title stop before أن comes: at a comma, the occasion or those
    who were told («فلان، أن», «فلان في تصريح صحفي أن», «فلان لـ«كذا» أن»)."""
    words = scene.words
    word, after = words[k], words[k + 1] if k + 1 < len(words) else ""
    if word in COMMAS:
        return after in THAT or after in PREPOSITIONS or head_kind(after) == "person"
    if word in PREPOSITIONS:
        return after in listed("speech_cues", "occasion")
    return word.startswith(_TO_REPORTERS) or outlet_after_clitic(scene, k, strict=True)


def _spelled(scene: Scene, tokens: range, lo: int) -> range | None:
    if tokens.start < lo or any(k in scene.inside for k in tokens):
        return None
    words = scene.words[tokens.start : tokens.stop]
    if any(scene.text.kinds[k] != "w" for k in tokens):
        return None
    first, last = words[0], words[-1]
    family = last.startswith("ال") and last.endswith("ي") and len(last) > 4
    loose = any(
        word in PREPOSITIONS
        or word in listed("speech_cues", "adverb")
        or head_kind(word)
        or clitic_noun(word, "ب")
        or clitic_noun(word, "ل")
        for word in words
    )
    articles = ("ال", "وال", "بال", "لل")
    article = any(word.startswith(articles) for word in words[:-1] if word != "الله")
    honoured = past_honorifics(scene, tokens.start - 1, tokens.start + 1) == tokens.start
    if not loose and not article and (honoured or words[1] in _FILIATION):
        return tokens  # الشيخ فلان، فلان بن فلان
    if len(tokens) > _LONGEST:
        return None
    rare = all(document_frequency(word) <= _SELDOM for word in words[1:])
    if loose or article or not rare or last.removeprefix("ال") in nationalities():
        return None
    given = first in listed("given_names", "name")
    return tokens if given or (family and document_frequency(first) <= _SELDOM) else None
