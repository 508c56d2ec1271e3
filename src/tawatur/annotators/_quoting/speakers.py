"""Speakers: the phrase at a token that can name who speaks, and the outlet that can be credited.

A phrase is a name, a title with its name in apposition (then the name counts), a title alone, a
body, an unnamed person or group with every word that describes them, or an outlet.
"""

from __future__ import annotations

from typing import NamedTuple

from tawatur.annotators._quoting.cues import readings_of
from tawatur.annotators._quoting.marks import MARKS
from tawatur.annotators._quoting.scene import Name, Scene
from tawatur.annotators._quoting.words import (
    AND_THAT,
    COMMAS,
    PREPOSITIONS,
    THAT,
    head_kind,
    listed,
    nationalities,
    outlets,
    phrases,
)
from tawatur.model.annotation import Reference, ReferenceKind
from tawatur.model.span import Span

LONGEST = 18  # tokens of a title before its name: the longest ones of Saudi officials have 15
_INNER = frozenset({"في", "من", "لدي", "عن"})
_QUALIFIERS = frozenset({"السابق", "الاسبق", "الحالي", "الموقت", "المؤقت", "العام", "الاعلي", "الراحل"}) | {
    "المنتخب", "السابقه", "العامه", "المعزول", "المكلف", "باسم", "الرسمي", "الاول", "الثاني", "نفسه",
    "نفسها", "بالانابه", "بالنيابه", "ورئيس", "الخاص", "الخاصه", "المشترك", "الدولي", "الدوليه",
}  # fmt: skip
_REPORTERS = (
    "للصحف",
    "للصحاف",
    "للاعلام",
    "للمراسل",
    "لمراسل",
    "لصحف",
    "لصحاف",
    "لوسايل",
    "لوسائل",
)
_ROLES = frozenset({"مراسل", "مندوب", "موفد", "مراسله", "مراسلي", "برنامج", "المذيع", "الاعلامي"})


class Phrase(NamedTuple):
    """A phrase up to token ``last`` (exclusive), whom it points at, and its head noun without
    the article; ``back`` where it is a single definite noun that points back (المصدر)."""

    last: int
    reference: Reference
    head: str = ""
    back: bool = False
    person: bool = False


def nominal(scene: Scene, j: int, hi: int, taken: frozenset[str] = frozenset()) -> Phrase | None:
    """The speaker phrase that begins at token ``j``; None where none does. ``taken`` are the
    prepositions of the verb: they end the phrase."""
    words = scene.words
    if j >= hi:
        return None
    if words[j] in MARKS:
        name = scene.names.get(j + 1)
        if name and name.last < hi and words[name.last] in MARKS:
            return Phrase(name.last + 1, named(scene, name), "", False, _is_person(name))
        return None
    k = past_honorifics(scene, j, hi)
    if k >= hi:
        return None
    name = scene.names.get(k)
    kind = head_kind(words[k])
    if name is not None and (name.mention.type == "PER" or kind is None or name.last > k + 1):
        return _from_name(scene, name, hi)
    means = scene.words[k].removeprefix("و").removeprefix("ال") in ("وسائل", "وسايل", "وسيله")
    if kind is None or (means and "اعلام" not in scene.words[min(k + 1, hi - 1)]):
        return None
    return _headed(scene, k, hi, kind, taken)


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


def is_outlet(scene: Scene, name: Name) -> bool:
    """True where a mention stands after a media noun or is listed as an outlet."""
    if name.mention.type == "PER":
        return False
    words = scene.words
    before = name.first - 1
    while before >= 0 and (words[before] in MARKS):
        before -= 1
    if head_kind(words[name.first]) == "media":
        return True
    if before >= 0 and head_kind(words[before]) == "media":
        return True
    return name.mention.type == "ORG" and _listed_outlet(scene, name.first, name.last) > 0


def _is_person(name: Name) -> bool:
    return name.mention.type == "PER"


def _from_name(scene: Scene, name: Name, hi: int) -> Phrase:
    end = name.last
    if name.mention.type != "PER" and end < hi:
        later = scene.names.get(past_honorifics(scene, end, hi))
        if later and later.mention.type == "PER" and head_kind(scene.words[name.first]) == "person":
            return Phrase(later.last, named(scene, later), "", False, True)
    head = scene.words[name.first].removeprefix("ال")
    return Phrase(end, named(scene, name), head, False, _is_person(name))


def _headed(scene: Scene, k: int, hi: int, kind: str, taken: frozenset[str]) -> Phrase:
    """The phrase of the head noun at ``k``, with the name in apposition where there is one."""
    words = scene.words
    inner: Name | None = None
    head = words[k].removeprefix("و").removeprefix("ال")
    e = k + 1
    while e < hi and e - k < LONGEST:
        name = scene.names.get(e) or _marked_name(scene, e, hi)
        if name is not None and not outlet_after_clitic(scene, e, strict=True):
            if _is_person(name) and kind != "media" and _apposed(scene, k, e):
                return Phrase(_past_mark(scene, name), named(scene, name), head, False, True)
            inner = inner or name
            e = _past_mark(scene, name)
            continue
        if words[e] in COMMAS:
            n = past_honorifics(scene, e + 1, hi)
            later = scene.names.get(n) or _marked_name(scene, n, hi)
            if later and _is_person(later) and kind in ("person", "unnamed"):
                return Phrase(_past_mark(scene, later), named(scene, later), head, False, True)
            break
        honoured = past_honorifics(scene, e, hi)
        if honoured > e and honoured in scene.names:
            e = honoured
            continue
        step = 0 if scene.words[e] in taken or _complete(scene, k, e) else _step(scene, e, hi, kind)
        if not step:
            bearer = _bearer_ahead(scene, e, hi) if kind == "person" else None
            if bearer is not None:
                return Phrase(bearer.last, named(scene, bearer), head, False, True)
            break
        e += step
    return Phrase(e, _reference(scene, k, e, kind, inner), head, _points_back(scene, k, e))


def _bearer_ahead(scene: Scene, e: int, hi: int) -> Name | None:
    """The name after a word of courtesy that ends a long title (وكيل كذا وخدمة كذا الدكتور فلان)."""
    for k in range(e, min(e + 6, hi)):
        word = scene.words[k]
        if scene.text.kinds[k] != "w" or word in THAT or word in PREPOSITIONS:
            return None
        if any(cue.finite and not cue.bare for cue in readings_of(word)):
            return None
        at = past_honorifics(scene, k, hi)
        if at > k:
            name = scene.names.get(at)
            return name if name and name.mention.type == "PER" else None
    return None


def _marked_name(scene: Scene, e: int, hi: int) -> Name | None:
    if e + 1 < hi and scene.words[e] in MARKS:
        name = scene.names.get(e + 1)
        if name and name.last < hi and scene.words[name.last] in MARKS:
            return name
    return None


def _past_mark(scene: Scene, name: Name) -> int:
    marked = name.last < len(scene.words) and scene.words[name.last] in MARKS
    return name.last + (marked and name.first > 0 and scene.words[name.first - 1] in MARKS)


def _apposed(scene: Scene, k: int, e: int) -> bool:
    """True where the name at ``e`` is the title's bearer, not its genitive (محامي فلان)."""
    before = scene.words[e - 1]
    if before in MARKS and e - 1 > k:
        before = scene.words[e - 2]
    if e - 1 in scene.inside or before.startswith(("ال", "لل", "وال", "بال")) or before == ")":
        return True
    return before in nationalities() or not before.isalpha()


def _complete(scene: Scene, k: int, e: int) -> bool:
    """True where the word at ``e`` cannot belong to the noun phrase any more: after an adjective
    of nationality only adjectives follow, after a definite noun no indefinite one."""
    words = scene.words
    word, last = words[e], words[e - 1]
    bare_head = e == k + 1 and not last.startswith(("ال", "وال"))
    if (
        bare_head
        or word in _QUALIFIERS
        or word in phrases("speaker_heads", "opening")
        or e in scene.names
        or not word.isalpha()
    ):
        return False
    if last.removeprefix("ال") in nationalities() and e - 1 not in scene.names:
        adjective = word.endswith(("ي", "يه", "يين", "يون")) or word in PREPOSITIONS
        return not adjective and not word.startswith(("ل", "ب", "و")) and not head_kind(word)
    definite = last.startswith(("ال", "وال", "لل")) and e - 1 not in scene.inside
    loose = word.startswith(("ال", "ل", "ب", "و")) or head_kind(word) or word in PREPOSITIONS
    if definite and not loose:
        return True
    coordinated = last.startswith("و") and not last.startswith("وال") and e - 2 == k
    return coordinated and word.startswith("ال")


def _step(scene: Scene, e: int, hi: int, kind: str) -> int:
    """How many tokens the phrase goes on for at ``e``; 0 where it ends."""
    words, word = scene.words, scene.words[e]
    for entry, _ in phrases("speaker_heads", "opening").get(word, ()):
        if words[e : e + len(entry)] == entry:
            return _anonymity(scene, e, e + len(entry), hi)
    if word == "(":
        close = next((i for i in range(e + 1, min(e + 6, hi)) if words[i] == ")"), 0)
        return close - e + 1 if close else 0
    if scene.text.kinds[e] != "w":
        return 0
    if word in THAT or word in AND_THAT or word in listed("speech_cues", "adverb"):
        return 0
    if any(cue.finite and not cue.bare for cue in readings_of(word)) and not word.startswith("ال"):
        return 0
    if any(
        (cue.bare and cue.form == "imperfect") or cue.form == "participle"
        for cue in readings_of(word)
    ):
        return 0
    if word in _QUALIFIERS:
        return 1
    if word in _INNER:
        following = words[e + 1] if e + 1 < hi else ""
        stays = kind != "media" and following.isalpha() and following not in THAT
        if word == "عن" and not head_kind(following) and e + 1 not in scene.names:
            return 0
        occasion = following in listed("speech_cues", "occasion") or following in PREPOSITIONS
        temporal = following in listed("speech_cues", "adverb") or following in ("هذا", "ذلك")
        return (
            2
            if stays and not occasion and not temporal and e + 1 not in scene.names
            else (1 if stays and e + 1 in scene.names and word != "علي" else 0)
        )
    if word in PREPOSITIONS or word in (
        "الذي",
        "التي",
        "الذين",
        "حيث",
        "ما",
        "لم",
        "قد",
        "هو",
        "هي",
    ):
        return 0
    if word.startswith("و") and not word.startswith(("وال", "وزير", "وزار", "وكيل", "وكال")):
        return 1 if head_kind(word) else 0
    if word.startswith("ل") and (
        word.startswith(_REPORTERS) or outlet_after_clitic(scene, e, strict=True)
    ):
        return 0
    if word.startswith("ب") and word[1:].removeprefix("ال") in listed("speaker_heads", "seat"):
        return 1
    if word.startswith("ب") and not head_kind(word[1:]) and not head_kind(word):
        return 0 if word not in ("بن", "بنت", "بلديه", "بنك", "بيت", "برنامج", "بوزاره") else 1
    return 1


def _anonymity(scene: Scene, first: int, e: int, hi: int) -> int:
    """The length of «طلب عدم الكشف عن هويته» from its opening words: to the next mark or أن."""
    words, kinds = scene.words, scene.text.kinds
    while e < min(hi, first + 10) and kinds[e] == "w" and words[e] not in THAT:
        if words[e][0] == "ل" and outlet_after_clitic(scene, e, strict=True):
            break
        e += 1
        if words[e - 1].endswith(("ه", "هم", "ها")) and words[e - 1] not in ("هويه", "صفه"):
            break
    return e - first


def _points_back(scene: Scene, k: int, e: int) -> bool:
    return e == k + 1 and scene.words[k].removeprefix("و").startswith("ال")


def _reference(scene: Scene, k: int, e: int, kind: str, inner: Name | None) -> Reference:
    span = words_span(scene, k, e)
    if kind == "media":
        if inner is not None:
            return Reference(inner.mention.start, inner.mention.end, "outlet", inner.mention.entity)
        return Reference(span.start, span.end, "unnamed" if _indefinite(scene, k, e) else "outlet")
    if kind == "document" and inner is not None and not _is_person(inner):
        return named(scene, inner)
    anonymous = kind in ("unnamed", "quantity", "document")
    if kind in ("person", "body"):
        anonymous = _indefinite(scene, k, e)
    return Reference(span.start, span.end, "unnamed" if anonymous else "title")


def _indefinite(scene: Scene, k: int, e: int) -> bool:
    """True for مسؤول تركي, صحف محلية: no article, and an adjective or nothing after the head."""
    words = scene.words
    if words[k].removeprefix("و").startswith("ال") or k in scene.inside:
        return False
    if e == k + 1:
        return True
    plain = (not words[i].startswith(("ال", "لل", "وال", "بال")) for i in range(k + 1, e))
    if all(plain) and not any(i in scene.inside for i in range(k, e)):
        return True
    following = words[k + 1]
    if k + 1 in scene.inside or following.startswith("ال"):
        return False
    return following in nationalities() or following.endswith(("ي", "يه", "يون", "يين", "ق", "ر"))


def words_span(scene: Scene, first: int, last: int) -> Span:
    """The characters of the tokens, without a conjunction written on to the first."""
    text = scene.text
    start = text.starts[first]
    word = text.words[first]
    if word.startswith(("وال", "فال", "ومص", "ومس")) and head_kind(word[1:]):
        start = text.unfold(text.folded_starts[first] + 1, text.folded_starts[first] + 2).start
    return Span(start, text.ends[last - 1])


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
    if name is not None:
        known = not strict or is_outlet(scene, name)
        return known and name.mention.type == "ORG" and _bodiless(scene, name, word)
    bare = word[1:].removeprefix("ل")
    return head_kind(bare) == "media" or bare in _ROLES or _listed_outlet(scene, j, j + 6) > 0


def _bodiless(scene: Scene, name: Name, word: str) -> bool:
    return head_kind(word[1:].removeprefix("ل")) in (None, "media") and not (
        scene.text.starts[name.first] == name.mention.start
    )


def _listed_outlet(scene: Scene, first: int, hi: int) -> int:
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
    if k < hi and words[k] in MARKS:
        return _marked_outlet(scene, k, hi)
    if k >= hi:
        return None
    name = scene.names.get(k)
    media = _bare(words[k]) if head_kind(_bare(words[k])) == "media" else ""
    if name is not None and (not media or name.last > k + 1):
        if name.mention.type == "ORG" and (loose or is_outlet(scene, name)):
            if is_outlet(scene, name) or head_kind(_bare(words[k])) is None:
                return Phrase(_past_mark(scene, name), _outlet(name.mention))
        elif not is_outlet(scene, name):
            return None
        else:
            return Phrase(name.last, _outlet(name.mention))
    if media:
        return _after_media_noun(scene, k, hi)
    end = _listed_outlet(scene, k, hi)
    if end and k not in scene.names:
        start = scene.text.starts[k] + (words[k][0] == "ل" and not outlets().get(words[k]))
        return Phrase(end, Reference(start, scene.text.ends[end - 1], "outlet"))
    return None


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
    words = scene.words
    close = next((i for i in range(k + 1, min(k + 7, hi)) if words[i] in MARKS), None)
    if close is None or close == k + 1:
        return None
    name = next((scene.names[i] for i in range(k + 1, close) if i in scene.names), None)
    if name is not None and name.mention.type == "PER":
        return None
    span = scene.text.span(k + 1, close)
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
    for i in range(k + 1, min(k + 4, hi)):
        if i in scene.names and words[i] not in COMMAS:
            name = scene.names[i]
            return Phrase(_past_mark(scene, name), _outlet(name.mention))
        if words[i] in COMMAS or words[i] in THAT or words[i] in PREPOSITIONS:
            break
    e = _listed_outlet(scene, k + 1, hi) if k + 1 < hi else 0
    if e:
        span = scene.text.span(k + 1, e)
        return Phrase(e, Reference(span.start, span.end, "outlet"))
    e = k + 1
    while e < min(k + 4, hi) and scene.text.kinds[e] in "wl" and _step(scene, e, hi, "media"):
        e += 1
    span = words_span(scene, k, e)
    return Phrase(e, Reference(span.start, span.end, "outlet"))
