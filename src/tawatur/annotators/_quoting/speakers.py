"""Speakers: the phrase at a token that can name who speaks.

A phrase is a name, a title with its name in apposition (then the name counts), a title alone, a
body, an unnamed person or group with every word that describes them, or an outlet.
"""

from __future__ import annotations

from tawatur.annotators._quoting.bearers import (
    apposed,
    bearer_ahead,
    bearer_far,
    by_surname,
    is_person,
    kin_of,
    marked_name,
    named,
    past_honorifics,
    unlisted,
)
from tawatur.annotators._quoting.cues import readings_of
from tawatur.annotators._quoting.marks import MARKS
from tawatur.annotators._quoting.outlets import bracketed, outlet_after_clitic
from tawatur.annotators._quoting.phrase import Phrase, past_mark, words_span
from tawatur.annotators._quoting.scene import Name, Scene
from tawatur.annotators._quoting.title_ends import awaits_genitive, event_at, told
from tawatur.annotators._quoting.words import (
    AND_THAT,
    COMMAS,
    DASHES,
    PREPOSITIONS,
    SORTS,
    THAT,
    clitic_noun,
    head_kind,
    listed,
    nationalities,
    phrases,
)
from tawatur.model.annotation import Reference
from tawatur.model.text import ARABIC, LATIN, NUMBER

LONG_OBJECT = 3  # letters of the shortest accusative that ends a subject
LONGEST = 18  # tokens of a title before its name: the longest ones of Saudi officials have 15
_INNER = SORTS["inner"]
_QUALIFIERS = SORTS["qualifier"]
_OWN = frozenset({"له", "لها", "لهم"})
_REPORTERS = tuple(sorted(SORTS["reporters"]))


def nominal(scene: Scene, j: int, hi: int, taken: frozenset[str] = frozenset()) -> Phrase | None:
    """The speaker phrase that begins at token ``j``; None where none does. ``taken`` are the
    prepositions of the verb: they end the phrase."""
    words = scene.words
    if j >= hi:
        return None
    called = by_surname(scene, past_honorifics(scene, j, hi), hi)
    if called is not None or words[j] in MARKS:
        return called or _in_marks(scene, j, hi)
    if words[j] == "(":
        return _in_brackets(scene, j, hi)
    if words[j] in ("كل", "كلا") and j + 1 < hi and words[j + 1] == "من":
        j += 2  # كل من فلان وفلان
    k = past_honorifics(scene, j, hi)
    if k >= hi:
        return None
    name = scene.names.get(k)
    if k > j and name is None and words[k] in MARKS:
        return _marked_person(scene, k, hi)
    kind = None if _before_them(scene, k) else head_kind(words[k])
    if name is not None and (name.mention.type == "PER" or kind is None or name.last > k + 1):
        return _from_name(scene, name, hi)
    means = scene.words[k].removeprefix("و").removeprefix("ال") in ("وسائل", "وسايل", "وسيله")
    if kind is None and words[k].endswith("ون") and words[k] in nationalities():
        kind = "unnamed"  # قال فلسطينيون
    if kind is None or (means and "اعلام" not in scene.words[min(k + 1, hi - 1)]):
        return None
    return headed(scene, k, hi, kind, taken)


def _before_them(scene: Scene, k: int) -> bool:
    """True for أمام, which folds like إمام."""
    return scene.words[k] == "امام" and scene.text.original[scene.text.starts[k]] == "أ"


def _in_marks(scene: Scene, j: int, hi: int) -> Phrase | None:
    name = marked_name(scene, j, hi)
    if name is None:
        return None
    return Phrase(name.last + 1, named(scene, name), "", False, is_person(name))


def _marked_person(scene: Scene, k: int, hi: int) -> Phrase | None:
    """«الشيخ «فلان»»: the person in marks after a word of courtesy."""
    name = marked_name(scene, k, hi)
    if name is None or not is_person(name):
        return None
    return Phrase(name.last + 1, named(scene, name), "", False, True)


def _in_brackets(scene: Scene, j: int, hi: int) -> Phrase | None:
    """«وأوضحت (كذا) أن»: a name, or at most two words for one, in brackets."""
    close = next((k for k in range(j + 1, min(j + 8, hi)) if scene.words[k] == ")"), 0)
    name = scene.names.get(j + 1)
    if close and name and name.last == close:
        return Phrase(close + 1, named(scene, name), "", False, is_person(name))
    plain = all(
        scene.text.kinds[k] in (ARABIC, LATIN)
        and scene.words[k] not in PREPOSITIONS
        and scene.words[k] not in listed("speech_cues", "adverb")
        for k in range(j + 1, close)
    )
    if not plain or not j + 1 < close <= j + 3:
        return None
    span = scene.text.span(j + 1, close)
    return Phrase(close + 1, Reference(span.start, span.end, "title"))


def _from_name(scene: Scene, name: Name, hi: int) -> Phrase:
    end = name.last
    if name.mention.type != "PER" and end < hi:
        later = scene.names.get(past_honorifics(scene, end, hi))
        if later and later.mention.type == "PER" and head_kind(scene.words[name.first]) == "person":
            return Phrase(later.last, named(scene, later), "", False, True)
    head = scene.words[name.first].removeprefix("ال")
    return Phrase(end, named(scene, name), head, False, is_person(name))


def headed(scene: Scene, k: int, hi: int, kind: str, taken: frozenset[str]) -> Phrase:
    """The phrase of the head noun at ``k``, with the name in apposition where there is one."""
    words = scene.words
    inner: Name | None = None
    head = words[k].removeprefix("و").removeprefix("ال")
    e = k + 1
    named_outlet = bracketed(scene, e, hi) if kind == "media" and e < hi else None
    if named_outlet is not None and words[e] == "(":
        return named_outlet  # صحيفة (كذا)
    while e < hi and e - k < LONGEST:
        name = scene.names.get(e) or marked_name(scene, e, hi)
        if name is not None and not outlet_after_clitic(scene, e, strict=True):
            bears = kind != "media" and apposed(scene, k, e) and not kin_of(scene, k, e)
            if is_person(name) and bears:
                name = _last_of(scene, name, hi)
                return Phrase(past_mark(scene, name), named(scene, name), head, False, True)
            inner = inner or name
            e = past_mark(scene, name)
            continue
        if words[e] in COMMAS or words[e] in DASHES:
            later = _behind_comma(scene, e, hi, kind)
            if later is not None:
                return Phrase(past_mark(scene, later), named(scene, later), head, False, True)
            break
        if kind == "person" and _dated_name(scene, k, e, hi):
            e += 2
            continue
        honoured = past_honorifics(scene, e, hi)
        if honoured > e and honoured in scene.names:
            e = honoured
            continue
        if e == k + 1 and kind == "unnamed" and words[e] in _OWN:
            e += 1  # زميل له
            continue
        governed = scene.words[e] in taken or scene.words[e] + "_to" in taken
        event = bool(taken & {"noun", "masdar"}) and event_at(scene, e)
        event = event or scene.words[e].removeprefix("ال") in taken  # جدد الوزير التأكيد
        event = event and not awaits_genitive(scene, k, e)
        welcomed = "ب" in taken and scene.words[e][0] == "ب"  # رحب بالأمير, طالب بمحاسبة كذا
        welcomed = welcomed and head_kind(scene.words[e][1:]) == "person"
        called = "ل" in taken and scene.words[e].startswith("لل")  # دعا الجميع للإبلاغ
        event = event or (called and scene.words[e][2:] in SORTS["content_noun"])
        done = governed or event or welcomed or _complete(scene, k, e)
        done = done or told(scene, k, e, taken)
        step = 0 if done else _step(scene, e, hi, kind)
        if not step:
            borne = _borne(scene, range(k, e), hi, kind)
            if borne is not None:
                return borne._replace(head=head)
            break
        e += step
    return Phrase(e, _reference(scene, k, e, kind, inner), head, _points_back(scene, k, e))


def _last_of(scene: Scene, name: Name, hi: int) -> Name:
    """The person right after a person: nobody bears two names (مجلس الضمان التعاوني فلان)."""
    beside = scene.names.get(name.last) if name.last < hi else None
    return beside if beside is not None and is_person(beside) else name


def _behind_comma(scene: Scene, e: int, hi: int, kind: str) -> Name | None:
    """The bearer of the title before the comma at ``e``: «الأمين العام، النرويجي فلان»."""
    if kind not in ("person", "unnamed"):
        return None
    n = past_honorifics(scene, e + 1, hi)
    while n + 1 in scene.names and scene.words[n].removeprefix("ال") in nationalities():
        n += 1
    later = scene.names.get(n) or marked_name(scene, n, hi)
    if later is None or not is_person(later):
        return bearer_far(scene, e, hi) if kind == "person" else None
    return later


def _borne(scene: Scene, title: range, hi: int, kind: str) -> Phrase | None:
    """The phrase of the bearer of a title that cannot be followed any further."""
    definite = not _indefinite(scene, title.start, title.stop)
    if kind != "person" and not (kind == "unnamed" and definite):
        return None
    bearer = bearer_ahead(scene, title.stop, hi) or bearer_far(scene, title.stop, hi)
    if bearer is not None:
        return Phrase(bearer.last, named(scene, bearer), "", False, True)
    spelled = unlisted(scene, title.start + 2, title.stop, hi)
    if spelled is None:
        return None
    span = words_span(scene, spelled.start, spelled.stop)
    return Phrase(spelled.stop, Reference(span.start, span.end, "name"), "", False, True)


def _dated_name(scene: Scene, k: int, e: int, hi: int) -> bool:
    """True at the day that a body is called after: قوى 14 آذار، حركة 20 فبراير."""
    day = scene.text.kinds[e] == NUMBER and e > k + 1 and e + 1 < hi
    return (
        day
        and not scene.words[e - 1].startswith("ال")
        and scene.words[e + 1] in listed("months", "name")
    )


def _complete(scene: Scene, k: int, e: int) -> bool:
    """True where the word at ``e`` cannot belong to the noun phrase any more: after an adjective
    of nationality only adjectives follow, after a definite noun no indefinite one."""
    words = scene.words
    word, last = words[e], words[e - 1]
    bare_head = e == k + 1 and not last.startswith(("ال", "وال"))
    bare_head = bare_head or last in SORTS["royal"]  # مركز الملك فلان
    belongs = word in _QUALIFIERS or word in phrases("speaker_heads", "opening")
    if bare_head or belongs or e in scene.names or not word.isalpha():
        return False
    if last.removeprefix("ال") in nationalities() and e - 1 not in scene.names:
        alike = word.startswith("ال") or not last.startswith("ال")
        if alike and e + 1 in scene.names and is_person(scene.names[e + 1]):
            return False  # الممثلة الفرنسية المعتزلة فلانة
        ending = alike and word.endswith(("ي", "يه", "يين", "يون"))
        adjective = ending or word in PREPOSITIONS
        return not adjective and not word.startswith(("ل", "ب", "و")) and not head_kind(word)
    if last.endswith("ون") and word.endswith("ا") and e == k + 1 and len(word) > LONG_OBJECT:
        return True  # تداول ناشطون مقطعا
    definite = last.startswith(("ال", "وال", "لل")) and e - 1 not in scene.inside
    loose = word.startswith(("ال", "ل", "ب", "و")) or head_kind(word) or word in PREPOSITIONS
    if definite and not loose:
        return True
    joined = last.startswith("و") and not last.startswith("وال") and head_kind(last[1:])
    coordinated = bool(joined) and e - 2 == k
    return coordinated and word.startswith("ال")


def _step(scene: Scene, e: int, hi: int, kind: str) -> int:
    """How many tokens the phrase goes on for at ``e``; 0 where it ends."""
    words, word = scene.words, scene.words[e]
    size = opening_of_anonymity(scene, e)
    if size:
        return anonymity(scene, e, e + size, hi)
    if word == "(":
        close = next((i for i in range(e + 1, min(e + 6, hi)) if words[i] == ")"), 0)
        return close - e + 1 if close else 0
    if _ends_phrase(scene, e):
        return 0
    if word in _QUALIFIERS or words[e - 1] in SORTS["royal"]:
        return 1  # مطار الملك فلان: the name belongs to the body
    if word in _INNER:
        return _inner(scene, e, hi, kind)
    return 0 if word in PREPOSITIONS else int(_prefixed(scene, e))


def _ends_phrase(scene: Scene, e: int) -> bool:
    """True for أن, adverbs, relatives and verbs of saying."""
    word = scene.words[e]
    if scene.text.kinds[e] != "w" or word in THAT or word in AND_THAT:
        return True
    if word in listed("speech_cues", "adverb") or word in SORTS["phrase_end"]:
        return True
    readings = readings_of(word)
    if any(cue.form == "masdar" and cue.suffixed for cue in readings):
        return True  # عن مسؤول قوله
    verbal = any(cue.finite and not cue.bare for cue in readings) and not word.startswith("ال")
    present = any(cue.bare and cue.form == "imperfect" for cue in readings)
    return (
        verbal
        or present
        or any(cue.form == "participle" and not cue.feminine and not cue.plural for cue in readings)
    )


def _inner(scene: Scene, e: int, hi: int, kind: str) -> int:
    """مصدر في الوزارة, نائبة عن حزب: a preposition that still belongs to the phrase."""
    word, following = scene.words[e], scene.words[e + 1] if e + 1 < hi else ""
    if kind == "media" or not following.isalpha() or following in THAT:
        return 0
    if word == "علي":
        charged = any(w.removeprefix("و") in SORTS["in_charge"] for w in scene.words[e - 2 : e])
        return 2 if charged else 0
    if e + 1 in scene.names:
        return 1
    if word == "عن" and not head_kind(following):
        return 0
    occasion = following in listed("speech_cues", "occasion") or following in PREPOSITIONS
    temporal = following in listed("speech_cues", "adverb") or following in ("هذا", "ذلك")
    return 0 if occasion or temporal else 2


def _prefixed(scene: Scene, e: int) -> bool:
    """True where a word with a clitic, or none, belongs to the phrase."""
    word = scene.words[e]
    if word.startswith("و") and not word.startswith("وال"):
        return head_kind(word) is not None
    if word.startswith("ل"):
        return not word.startswith(_REPORTERS) and not outlet_after_clitic(scene, e, strict=True)
    if word.startswith("ب"):
        seat = word[1:].removeprefix("ال") in listed("speaker_heads", "seat")
        adjective = word.endswith(("ي", "يه", "يين", "يون")) and not _governs(word)
        known = bool(head_kind(word[1:]) or head_kind(word)) or word in ("بن", "بنت", "بيت")
        return seat or known or adjective
    return True


def _governs(word: str) -> bool:
    """True where the ب of a word is the preposition (بحزبي), not its own (بلدي, بحري)."""
    return clitic_noun(word, "ب") and word[1:] not in PREPOSITIONS


def opening_of_anonymity(scene: Scene, e: int) -> int:
    """The length of the words at ``e`` that say a speaker would not be named; 0 for others."""
    for entry, _ in phrases("speaker_heads", "opening").get(scene.words[e], ()):
        if scene.words[e : e + len(entry)] == entry:
            return len(entry)
    return 0


def anonymity(scene: Scene, first: int, e: int, hi: int) -> int:
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
        several = scene.words[k].removeprefix("و").removeprefix("ال") in SORTS["several_media"]
        unnamed = several or _indefinite(scene, k, e)
        return Reference(span.start, span.end, "unnamed" if unnamed else "outlet")
    placed = inner is not None and inner.mention.type == "LOC" and inner.first > k + 1
    if kind == "document" and inner is not None and not is_person(inner) and not placed:
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
