"""Objects: bare noun phrases that are what was said (أكد أهمية كذا), those of light verbs too."""

from __future__ import annotations

from tawatur.annotators._quoting.walk import Frame, Walk, framed
from tawatur.annotators._quoting.words import (
    NO_CONTENT,
    RELATIVES,
    SORTS,
    THAT,
    head_kind,
    is_participle,
)

_TRANSITIVE = frozenset(
    {"condemn", "criticise", "deny", "reject"}
)  # acts whose bare noun is the object
LIABLE = 14  # tokens from whom is held responsible to the word for it
_SUFFIXES = ("هما", "هم", "ها", "ه")


def governed_noun(walk: Walk, j: int) -> bool:
    """True at a noun of the light verb, or at the words of degree before it (جزيل شكره)."""
    words, last = walk.scene.words, min(j + 3, walk.hi) - 1
    while j < last and words[j].removeprefix("ال") in SORTS["degree"]:
        j += 1
    carried = words[j][0] == "ب" and _light(words[j][1:]) in walk.cue.verb.nouns
    return carried or _light(words[j]) in walk.cue.verb.nouns  # تقدم بشكره


def _light(word: str) -> str:
    bare = word.removeprefix("بال").removeprefix("ال")
    for suffix in _SUFFIXES:
        stem = bare.removesuffix(suffix)
        if stem != bare and len(stem) > 3 and stem.endswith("ت") and not stem.endswith("ات"):
            return stem[:-1] + "ه"  # سعادته, تهنئتها
        if stem != bare and len(stem) >= 3 and suffix != "ه":
            return stem
    return bare


def noun_frame(walk: Walk) -> Frame | None:
    """The frame of a bare noun phrase, once the walk met no أن, mark or preposition."""
    j = walk.noun
    if walk.object is not None and "obj" in walk.cue.verb.takes and walk.subject is not None:
        j = walk.scene.text.tokens_in(walk.object.reference).start  # اعتبر القرار خطوة
    if j is None or not (_fits_light if walk.cue.verb.nouns else _fits)(walk, j):
        return None
    if "liable" in walk.cue.verb.flags and not _liable(walk, j):
        return None
    name = walk.scene.names.get(j)
    between = j - (walk.subject.last if walk.subject else walk.at + 1)
    far = between > 8 and not (walk.occasion and walk.cue.verb.act in _TRANSITIVE)
    if far or (name is not None and name.mention.type == "PER"):
        return None
    words = walk.scene.words
    joined = bool(walk.cue.verb.nouns) and j + 2 < walk.hi and words[j + 1] in THAT
    made = framed(walk, "that", j + 2, j + 1) if joined else framed(walk, "phrase", j, j)
    return made if isinstance(made, Frame) else None


def _liable(walk: Walk, j: int) -> bool:
    """True where responsibility is laid on somebody: «حمّل الإدارة مسؤولية الخسارة»."""
    ahead = walk.scene.words[j : min(j + LIABLE, walk.hi)]
    return any(word.removeprefix("ال") in ("مسووليه", "مسيوليه") for word in ahead)


def _fits_light(walk: Walk, j: int) -> bool:
    """True where the noun is one that the light verb governs (وجّه الشكر)."""
    if governed_noun(walk, j):
        return True
    word, nouns = walk.scene.words[j], walk.cue.verb.nouns
    bare = word.removeprefix("ال")
    stem = bare.removesuffix("ه")
    return _light(word) in nouns or bare in nouns or stem in nouns or stem + "ه" in nouns


def _fits(walk: Walk, j: int) -> bool:
    """True where a bare noun can be the verb's content."""
    cue, word = walk.cue, walk.scene.words[j]
    empty = word in NO_CONTENT and not _goes_on(walk, j)
    if cue.form == "masdar" or empty or is_participle(word):
        return False
    judged = "obj" in cue.verb.takes and not cue.verb.takes & {"ب", "الي", "علي"}
    if judged:  # its object is definite; «تُعتبر قليلة» has none
        definite = word.startswith(("ال", "ان")) or j in walk.scene.names
        relative = cue.plural and walk.scene.words[walk.at - 1] in RELATIVES  # الذين اعتبروا
        known = walk.subject is not None or walk.preceded or relative
        return cue.suffixed or (definite and known)
    event = "masdar" in cue.verb.takes and _light(word) in SORTS["content_noun"]
    bare = walk.unknown == j and cue.form == "imperfect" and not cue.prefix
    event = event and not bare  # «يكشف انتشار كذا»: rather the verb's subject
    subject = walk.subject
    if subject is not None and subject.person and subject.last == j and head_kind(word) == "person":
        return False  # أعلن فلان مدير الشركة: who he is
    if cue.verb.act == "criticise" and head_kind(word) == "person":
        return False  # انتقد الرئيس: whom, not what
    if not (event or "noun" in cue.verb.takes) or (cue.finite and cue.suffixed):
        return False
    if walk.unknown == j and word.startswith("ال") and cue.verb.act not in _TRANSITIVE:
        return False  # «ويوضح الجدول»: rather the verb's subject
    asked = walk.object is not None and walk.object.last == j  # طالبا من فلان العفو
    if "pray" in cue.verb.flags:
        return walk.scene.words[walk.at + 1] in SORTS["god"] and cue.form == "participle"
    return cue.form != "participle" or asked or (j <= walk.at + 2 and not cue.feminine)


def _goes_on(walk: Walk, j: int) -> bool:
    """True where an empty word has more behind it: «ما أوردته», «هذه المبادرة»."""
    following = walk.scene.words[j + 1] if j + 1 < walk.hi else ""
    clause = walk.scene.words[j] == "ما" and walk.cue.finite and following.isalpha()
    judged = walk.cue.verb.act in _TRANSITIVE or walk.cue.verb.act == "praise"
    pointed = judged and walk.scene.words[j] in ("هذا", "هذه") and following.startswith("ال")
    return clause or pointed
