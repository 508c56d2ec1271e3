"""Joints: the prepositions and clitics that join a noun phrase to a speech verb as its content."""

from __future__ import annotations

from tawatur.annotators._quoting.governing import governed
from tawatur.annotators._quoting.marks import MARKS
from tawatur.annotators._quoting.phrase import Phrase
from tawatur.annotators._quoting.speakers import nominal
from tawatur.annotators._quoting.walk import STRAY_WEAK, Frame, Walk, framed
from tawatur.annotators._quoting.words import (
    COMMAS,
    NO_CONTENT,
    PREPOSITIONS,
    SORTS,
    THAT,
    clitic_noun,
    head_kind,
    known,
    listed,
)
from tawatur.model.annotation import Reference

LONG_NOUN = 4  # letters of the shortest noun with a clitic before and an owner after it
_ASKED = {"من" + end: "من_to" for end in ("ه", "ها", "هم", "هما", "هن", "نا", "ي")} | {
    "علي" + end: "علي_to" for end in ("ه", "ها", "هم", "هما", "هن", "نا")
}  # whom a verb asks, written on to its preposition
_OCCASIONAL = frozenset({"في", "خلال", "اثناء", "لدي", "عند", "عن"})
UNKNOWN = 7  # tokens of the longest unknown subject before its verb's preposition


def at_preposition(walk: Walk, j: int) -> Frame | int | None:
    """The frame of a preposition that the verb takes; None where there is none at ``j``."""
    word, takes = walk.scene.words[j], walk.cue.verb.takes
    if word in SORTS["it"] and "obj" in takes and j == walk.at + 1:
        return framed(walk, "phrase", j, j)  # معتبرا إياه خطوة
    if word + "_to" in takes and walk.object is None:
        walk.object = _asked(walk, j + 1)
        if walk.object:
            if walk.unknown is not None and walk.unknown == walk.noun and walk.subject is None:
                span = walk.scene.text.span(walk.unknown, walk.unknown_last)
                reference = Reference(span.start, span.end, "title")
                walk.subject, walk.noun = Phrase(walk.unknown_last, reference), None
            walk.unknown = None
            return walk.object.last - j
        return None
    if word in _ASKED and _ASKED[word] in takes and j == walk.at + 1 and walk.object is None:
        return 1  # وطلب منهم المساعدة
    if "describe" in takes:
        return _described(walk, j)
    if word in takes and word in ("عن", "الي", "علي", "من", "في"):
        first, begin = j + 1, None
    elif ("ب" in takes and _carries(walk, j, "ب")) or ("ل" in takes and _carries(walk, j, "ل")):
        first, begin = (j + 1, None) if len(word) == 1 else (j, _after_clitic(walk, j))
        ahead = walk.scene.words[j : min(j + 20, walk.hi)]
        if word[0] == "ل" and "الي" in takes and "الي" in ahead:
            return None
    else:
        return None
    return _prepositional(walk, j, first, begin)


def _asked(walk: Walk, j: int) -> Phrase | None:
    """Who is asked for something: «من المسؤولين المساعدة» ends before what is asked for."""
    phrase, words = nominal(walk.scene, j, walk.hi), walk.scene.words
    if phrase is None and j < walk.hi and words[j] == "الجميع":
        span = walk.scene.text.span(j, j + 1)
        return Phrase(j + 1, Reference(span.start, span.end, "unnamed"))
    if phrase is None:
        return None
    for k in range(j + 1, phrase.last):
        if words[k].startswith("ال") and words[k][2:] in SORTS["content_noun"]:
            return phrase._replace(last=k)
    return phrase


def _prepositional(walk: Walk, j: int, first: int, begin: int | None) -> Frame | int | None:
    words, cue = walk.scene.words, walk.cue
    if first >= walk.hi or words[first] in THAT:
        return 1 if first < walk.hi else 0
    bare = words[first] if begin is None else words[first][1:]
    clause = bare == "ما" and words[first + 1].isalpha()  # لفت إلى ما يجده
    estimate = "obj" in cue.verb.takes and bare in listed("approximations", "words")
    if ((bare in NO_CONTENT and not clause) or bare in PREPOSITIONS) and not estimate:
        return None
    place = begin is None and words[j] not in ("عن", "من", "الي")  # كشفت عن تقرير, سخر من خطابه
    if bare in listed("speech_cues", "occasion") and (place or words[j] == "في"):
        return None
    if _noun_came_first(walk, j) or governed(walk, j, words[j] if begin is None else words[j][0]):
        return 1
    topic = "topic" in cue.verb.flags and not _told_of(walk, first, bare)
    deed = cue.verb.act == "order" and walk.object is None  # وأمر بفتح تحقيق
    owned = cue.suffixed and not cue.verb.weak and j == walk.at + 1  # بإعلانه عن كذا
    owned = owned and words[walk.at - 1].lstrip("و") not in _OCCASIONAL  # في حديثه عن كذا
    if topic or deed or (cue.form == "masdar" and not owned) or _strays(walk, j):
        # أمرت النيابة بانتداب خبراء ... الذي أودى بحياة خمسة
        return 0 if deed and walk.subject is not None else None
    start = _object_first(walk) if "obj" in cue.verb.takes else None
    if start is not None:
        return framed(walk, "phrase", start, j)
    found = framed(walk, "phrase", first, j, begin)
    bound = words[j] in ("عن", "الي") or words[j - 1] in COMMAS or j == walk.at + 1
    direct = bound or (walk.subject is not None and walk.subject.last == j)
    if direct or not isinstance(found, Frame) or not _occasional(walk, j):
        return found
    walk.kept = walk.kept or found
    return 1


def _told_of(walk: Walk, first: int, bare: str) -> bool:
    """True where more than a topic is told: «تحدث عن استمرار المشاورات», not «عن تجربته»."""
    noun = bare.removeprefix("ال")
    return noun in SORTS["content_noun"] or bare == "ما" or walk.scene.words[first] in MARKS


def _noun_came_first(walk: Walk, j: int) -> bool:
    """True in «أكد حرصه على كذا»: the preposition belongs to the noun that is the content."""
    words, cue = walk.scene.words, walk.cue
    if "noun" not in cue.verb.takes or walk.noun is None or words[j] in ("عن", "الي"):
        return False
    known = words[walk.noun] in SORTS["content_noun"]
    own = (words[walk.noun].endswith(("ها", "هم", "ته")) or known) and (
        walk.noun == walk.at + 1 or (walk.subject is not None and walk.subject.last == walk.noun)
    )
    return own or walk.subject is not None or walk.preceded or cue.form == "participle"


def _strays(walk: Walk, j: int) -> bool:
    """True where too much stands between the verb and its preposition."""
    verb, word = walk.cue.verb, walk.scene.words[j]
    unknown = walk.unknown_last - walk.unknown if walk.unknown is not None else 0
    stray = walk.stray + (
        unknown if verb.weak or "twofold" in verb.flags or unknown > UNKNOWN else 0
    )
    if verb.weak or ("twofold" in verb.flags and walk.cue.form == "imperfect"):
        return stray > STRAY_WEAK
    return stray > (5 if word in ("عن", "الي") or "to" in verb.takes else 4)


def _occasional(walk: Walk, j: int) -> bool:
    """True inside an occasion, where a later أن may be the real content."""
    return walk.occasion and "that" in walk.cue.verb.takes and that_ahead(walk, j)


def _object_first(walk: Walk) -> int | None:
    """The first token of the verb's object, with the mark before it."""
    if walk.object is None:
        return walk.noun
    first = walk.scene.text.tokens_in(walk.object.reference).start
    while first - 1 > walk.at and walk.scene.words[first - 1] in MARKS:
        first -= 1
    return min(first, walk.noun) if walk.noun is not None else first


def _described(walk: Walk, j: int) -> Frame | int | None:
    """وصف كذا بالمفيد, وصفه بـ«المفيد», تصوير كذا باعتباره مفيدا."""
    word = walk.scene.words[j]
    as_being = word in ("باعتباره", "باعتبارها", "باعتبارهم", "بكونه", "بكونها")
    if not as_being and word != "بال" and not _carries(walk, j, "ب"):
        return None
    start = None if walk.cue.suffixed else _object_first(walk)
    if start is not None:
        return framed(walk, "describe", start, j)
    if len(word) == 1 or word == "بال":
        return framed(walk, "describe", j + 1, j)
    if (walk.cue.suffixed or walk.preceded) and not as_being:
        return framed(walk, "describe", j, j, _after_clitic(walk, j))
    return None


def _carries(walk: Walk, j: int, letter: str) -> bool:
    """True where the clitic stands at ``j`` before a noun: alone, or written on to it."""
    word = walk.scene.words[j]
    if word == letter:
        return True
    if word[0] != letter or word in THAT or word in SORTS["circumstance"]:
        return False
    name = walk.scene.names.get(j)
    if name is not None:
        return name.mention.type != "LOC" and name.mention.start > walk.scene.text.starts[j]
    if head_kind(word):
        return False  # بلدية، بنك
    if walk.object is not None and walk.object.last == j and known(word[1:]) and letter == "ب":
        return True  # يطالبون الوزير بحل كذا
    return clitic_noun(word, letter) or word[1:] in SORTS["content_noun"] or _owned(walk, j, letter)


def _owned(walk: Walk, j: int, letter: str) -> bool:
    """True for a clitic on a noun with its owner: بتوصياته."""
    word, text = walk.scene.words[j], walk.scene.text
    if text.original[text.ends[j] - 1] == "ة":
        return False
    for suffix in ("هم", "ها", "ه"):
        stem = word.removesuffix(suffix)
        if stem != word and len(stem) > LONG_NOUN and stem not in PREPOSITIONS:
            return clitic_noun(stem, letter) or clitic_noun(stem[:-1] + "ه", letter)
    return False


def _after_clitic(walk: Walk, j: int) -> int:
    text = walk.scene.text
    at = text.folded_starts[j] + (2 if text.words[j].startswith("لل") else 1)
    return text.unfold(at, at + 1).start


def that_ahead(walk: Walk, j: int) -> bool:
    """True where أن stands within a dozen tokens."""
    return any(walk.scene.words[k] in THAT for k in range(j, min(j + 12, walk.hi)))
