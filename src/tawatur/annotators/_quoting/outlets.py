"""Outlets: the phrase that credits a newspaper, agency, channel or site, and what counts as one."""

from __future__ import annotations

from tawatur.annotators._quoting.cues import readings_of
from tawatur.annotators._quoting.marks import MARKS
from tawatur.annotators._quoting.phrase import Phrase, past_mark, words_span
from tawatur.annotators._quoting.scene import Name, Scene
from tawatur.annotators._quoting.words import (
    COMMAS,
    PREPOSITIONS,
    SORTS,
    THAT,
    head_kind,
    listed,
    outlets,
)
from tawatur.arabic.vocabulary import document_frequency
from tawatur.model.annotation import Reference
from tawatur.model.span import Span
from tawatur.model.text import ARABIC, LATIN

_ROLES = SORTS["role"]
_NETWORK = frozenset({"التواصل", "الاجتماعي", "للتواصل", "تواصل", "اجتماعي"})
_AFTER_NAME = THAT | {":"}
_COMMON = 50  # articles of the 20,085 a noun stands in that is no outlet's whole name
AGENCY = 4  # tokens from «وكالة» in which stands what it deals with
BRACKETED = 6  # tokens of the longest name in brackets, with them


def is_outlet(scene: Scene, name: Name) -> bool:
    """True where a mention stands after a media noun or is listed as an outlet."""
    if name.mention.type == "PER":
        return False
    words = scene.words
    before = name.first - 1
    while before >= 0 and (words[before] in MARKS):
        before -= 1
    if _is_media(scene, name.first):
        return True
    if before >= 0 and _is_media(scene, before):
        return True
    return name.mention.type == "ORG" and listed_outlet(scene, name.first, name.last) > 0


def _is_media(scene: Scene, k: int) -> bool:
    """True at a noun for media that does not head the name of another body (وكالة الفضاء)."""
    word = _bare(scene.words[k])
    if head_kind(word) != "media":
        return False
    if word.removeprefix("ال") not in SORTS["agency"]:
        return True
    near = scene.words[k + 1 : k + AGENCY]
    reports = any(w.removeprefix("لل").removeprefix("ال") in SORTS["news"] for w in near)
    return reports or not any(w.lstrip("ل").removeprefix("ال") in SORTS["field"] for w in near)


def of_sources(scene: Scene, phrase: Phrase | None) -> list[Reference]:
    """The outlet whose sources speak: «مصادر «كذا» قالت», «شاهد من وكالة كذا»."""
    if phrase is None or phrase.head not in SORTS["sources"]:
        return []
    tokens = scene.text.tokens_in(phrase.reference)
    first = tokens.start + 1 if tokens else len(scene.words)
    first += first < len(scene.words) and scene.words[first] in ("من", "في", "لدي")
    if first >= min(tokens.stop + 1, len(scene.words)):
        return []
    outlet = outlet_at(scene, first, min(tokens.stop + 1, len(scene.words)))
    return [outlet.reference] if outlet and outlet.reference.kind == "outlet" else []


def is_social(scene: Scene, reference: Reference) -> bool:
    """True for a network on which anybody writes: it is nobody's outlet (كتب في «تويتر»)."""
    tokens = scene.text.tokens_in(reference)
    words = [w for w in scene.words[tokens.start : tokens.stop] if head_kind(w) != "media"]
    return bool(words) and all(w in SORTS["social"] or w in _NETWORK for w in words)


def outlet_after_clitic(scene: Scene, j: int, *, strict: bool = False) -> bool:
    """True where ل and an outlet stand at token ``j`` (لرويترز، لصحيفة، لـ«عكاظ»); where not
    ``strict``, any organisation that is no body of state will do."""
    word = scene.words[j]
    if word[0] != "ل" or (
        word.startswith(("لل",)) and not head_kind(word[2:]) and j not in scene.names
    ):
        return False
    if word == "ل":
        return True
    name = scene.names.get(j)
    if name is not None and name.last == j + 1 and head_kind("ال" + word[2:]) == "person":
        return False  # للسفير الفلاني: no newspaper
    if name is not None:
        known = is_outlet(scene, name) or (not strict and _told_by_name(scene, j))
        return known and name.mention.type == "ORG" and _bodiless(scene, name, word)
    bare = word[1:].removeprefix("ل")
    return head_kind(bare) == "media" or bare in _ROLES or listed_outlet(scene, j, j + 6) > 0


def _told_by_name(scene: Scene, j: int) -> bool:
    """True right after a verb, a name or a comma: «المدير الفني للأهلي» tells the club nothing."""
    before = scene.words[j - 1] if j else ""
    named = j - 1 in scene.inside or before in COMMAS or before in MARKS or before == ")"
    return named or any(cue.finite for cue in readings_of(before))


def _bodiless(scene: Scene, name: Name, word: str) -> bool:
    clitic = scene.text.starts[name.first] != name.mention.start
    return clitic and head_kind(word[1:].removeprefix("ل")) in (None, "media")


def listed_outlet(scene: Scene, first: int, hi: int) -> int:
    """The end of the listed outlet name that begins at ``first``; 0 where none does."""
    words = scene.words
    word = words[first]
    bares = [word]
    if word[0] in "لوب":
        bares.append(word[1:])
    if word.startswith("لل"):
        bares.append("ال" + word[2:])
    for bare in bares:
        for name in outlets().get(bare, ()):
            end = first + len(name)
            if end <= max(hi, first + 1) and tuple(words[first + 1 : end]) == name[1:]:
                return end
    return 0


def outlet_at(scene: Scene, j: int, hi: int, *, loose: bool = False) -> Phrase | None:
    """The outlet phrase at token ``j``, a clitic ل or و on it or not; ``loose`` takes any
    organisation that is no body of state, as after بحسب."""
    words = scene.words
    k = j
    if k < hi and words[k] in ("ل", "و"):
        k += 1
    while k < hi and _bare(words[k]) in _ROLES:
        k += 1
    if k >= hi:
        return None
    if words[k] in MARKS or words[k] == "(":
        return _marked_outlet(scene, k, hi)
    name = scene.names.get(k)
    media = _bare(words[k]) if head_kind(_bare(words[k])) == "media" else ""
    if name is not None and (not media or name.last > k + 1):
        if name.mention.type == "ORG" and (loose or is_outlet(scene, name)):
            if is_outlet(scene, name) or head_kind(_bare(words[k])) is None:
                return Phrase(past_mark(scene, name), _outlet(name.mention))
        elif not is_outlet(scene, name):
            return None
        else:
            return Phrase(name.last, _outlet(name.mention))
    if media:
        spot = _spot(scene, k, hi) or not _is_media(scene, k)
        return None if spot else _after_media_noun(scene, k, hi)
    end = listed_outlet(scene, k, hi)
    if end and k not in scene.names:
        start = scene.text.starts[k] + (words[k][0] == "ل" and not outlets().get(words[k]))
        return Phrase(end, Reference(start, scene.text.ends[end - 1], "outlet"))
    return None


def _spot(scene: Scene, k: int, hi: int) -> bool:
    """True for «موقع انفجار», «محطة قطار», «موقع الوزارة»: a noun for media too, before a common
    noun that no outlet is called."""
    e = k + 1
    if _bare(scene.words[k]) not in SORTS["also_place"] or e >= hi:
        return False
    definite = scene.words[k].startswith("لل") or _bare(scene.words[k]).startswith("ال")
    if definite and scene.words[e] in SORTS["circumstance"]:
        return False  # قال للموقع قبيل الفجر
    if head_kind(scene.words[e]) in ("body", "person", "unnamed") and not listed_outlet(
        scene, e, hi
    ):
        return True
    plain = e not in scene.inside and not listed_outlet(scene, e, hi) and scene.words[e].isalpha()
    return plain and document_frequency(scene.words[e]) >= _COMMON


def _bare(word: str) -> str:
    if head_kind(word):
        return word
    for prefix in ("لل", "ل", "ول", "و", "ب"):
        if word.startswith(prefix) and (
            head_kind(word[len(prefix) :]) or word[len(prefix) :] in _ROLES
        ):
            return word[len(prefix) :]
    return word


def _marked_outlet(scene: Scene, k: int, hi: int) -> Phrase | None:
    """The outlet in marks, or in brackets that stand for them, at token ``k``."""
    words = scene.words
    if words[k] == "(":
        return _known_in_brackets(scene, k, hi)
    close = next((i for i in range(k + 1, min(k + 7, hi)) if words[i] in MARKS), None)
    if close is None or close == k + 1:
        return None
    if close > k + 2 and head_kind(words[k + 1]) in ("person", "unnamed"):
        return None  # لـ «مديري التعليم»
    name = next((scene.names[i] for i in range(k + 1, close) if i in scene.names), None)
    if name is not None and name.mention.type == "PER":
        return None
    if name is not None and name.mention.type == "LOC" and name.last - name.first < close - k - 1:
        name = None
    first = k + 2 if head_kind(words[k + 1]) == "media" and close > k + 2 else k + 1
    span = scene.text.span(first, close)
    reference = _outlet(name.mention) if name else Reference(span.start, span.end, "outlet")
    return Phrase(close + 1, reference)


def _outlet(mention: Span) -> Reference:
    return Reference(mention.start, mention.end, "outlet", getattr(mention, "entity", None))


def _after_media_noun(scene: Scene, k: int, hi: int) -> Phrase:
    """صحيفة الغارديان البريطانية, وكالة «رويترز» للأنباء: the name after a media noun."""
    words = scene.words
    e = k + 1
    while e < hi and words[e] in ("الاخبار", "الانباء", "اخبار") and e not in scene.names:
        e += 1
    if e < hi and words[e] in MARKS and (marked := _marked_outlet(scene, e, hi)):
        return marked
    if e < hi and words[e] == "(" and (inside := bracketed(scene, e, hi)):
        return inside
    for i in range(k + 1, min(k + 4, hi)):
        if i in scene.names and scene.names[i].mention.type == "PER":
            break  # بحسب التلفزيون الإسرائيلي قرر فلان
        if i in scene.names and words[i] not in COMMAS:
            name = scene.names[i]
            return Phrase(past_mark(scene, name), _outlet(name.mention))
        if words[i] in COMMAS or words[i] in THAT or words[i] in PREPOSITIONS:
            break
    e = listed_outlet(scene, k + 1, hi) if k + 1 < hi else 0
    if e:
        span = scene.text.span(k + 1, e)
        return Phrase(e, Reference(span.start, span.end, "outlet"))
    e = k + 1
    while e < min(k + 4, hi) and _names_on(scene, e):
        e += 1
    marked = _marked_outlet(scene, e, hi) if e < hi and words[e] in MARKS else None
    if marked is not None and marked.last < hi and words[marked.last] in _AFTER_NAME:
        return marked  # محطة التلفزيون الكندية «كذا»: «...»
    span = words_span(scene, k, e)
    clitic = scene.words[k].startswith("ل") and _bare(scene.words[k]) != scene.words[k]
    return Phrase(e, Reference(span.start + clitic, span.end, "outlet"))


def bracketed(scene: Scene, k: int, hi: int) -> Phrase | None:
    """The outlet in brackets after its noun: «صحيفة (كذا)»."""
    close = next((i for i in range(k + 1, min(k + BRACKETED, hi)) if scene.words[i] == ")"), 0)
    if close <= k + 1:
        return None
    name = scene.names.get(k + 1)
    span = scene.text.span(k + 1, close)
    same = name is not None and name.last == close
    reference = _outlet(name.mention) if name and same else None
    return Phrase(close + 1, reference or Reference(span.start, span.end, "outlet"))


def _known_in_brackets(scene: Scene, k: int, hi: int) -> Phrase | None:
    """«قال لـ(كذا)»: brackets in place of marks, around a listed outlet or, after ل, a name."""
    inside = bracketed(scene, k, hi)
    if inside is None or listed_outlet(scene, k + 1, hi) == inside.last - 1:
        return inside
    written = all(scene.text.kinds[i] in (ARABIC, LATIN) for i in range(k + 1, inside.last - 1))
    person = k + 1 in scene.names and scene.names[k + 1].mention.type == "PER"
    return inside if written and not person and scene.words[k - 1] == "ل" else None


def _names_on(scene: Scene, e: int) -> bool:
    """True where the word at ``e`` can still belong to an outlet's name."""
    word = scene.words[e]
    if scene.text.kinds[e] not in "wl" or word in THAT or word in PREPOSITIONS:
        return False
    if word in SORTS["circumstance"]:
        return False
    ordinal = word in SORTS["channel_number"] and head_kind(_bare(scene.words[e - 1])) == "media"
    if (word in listed("speech_cues", "adverb") and not ordinal) or word[0] in "لو":
        return False
    if not word.startswith("ال") and head_kind(_bare(scene.words[e - 1])) != "media":
        return document_frequency(word) < _COMMON  # إذاعة كذا بعيد الاجتماع
    return word.startswith("ال") or not any(cue.finite for cue in readings_of(word))
