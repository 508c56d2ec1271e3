"""Complements: what stands after a cue: its subject, addressee and outlet, and its content.

One walk from the cue to the right passes over the subject, adverbs and the occasion (في مؤتمر
صحافي) until it meets what the verb takes: a clause after أن, a colon or mark, a preposition of its
own, or a noun. Nothing is guessed where the walk meets another verb or the sentence's end first.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from tawatur.annotators._quoting.cues import Cue, readings_of
from tawatur.annotators._quoting.marks import MARKS
from tawatur.annotators._quoting.scene import Paragraph, Scene
from tawatur.annotators._quoting.speakers import (
    Phrase,
    nominal,
    outlet_after_clitic,
    outlet_at,
    words_span,
)
from tawatur.annotators._quoting.words import (
    COMMAS,
    CONJOINED,
    FULL_STOPS,
    NO_CONTENT,
    PREPOSITIONS,
    THAT,
    clitic_noun,
    head_kind,
    is_participle,
    listed,
)
from tawatur.model.annotation import Reference

How = Literal["that", "say", "phrase", "describe"]
REACH = 60  # tokens from a cue to its content; the longest titles and occasions together
STRAY = 9  # tokens that are neither subject, adverb nor occasion
STRAY_WEAK = 1  # the same for verbs with other common senses
OCCASION = 24  # tokens of an occasion (في مؤتمر صحافي عقده في ...)
_ADDRESSED = ("للصحف", "للصحاف", "للاعلام", "للمراسل", "لصحاف", "لصحف", "لوسائل", "للجماهير")
_MASCULINE_PLACES = frozenset(
    {"لبنان", "العراق", "الاردن", "السودان", "اليمن", "المغرب", "الصومال"}
)
_SUFFIXES = ("هما", "هم", "ها", "ه")


class Frame(NamedTuple):
    """How a cue's content is joined to it, the content's first token and first character, and
    who stands between: ``stray`` counts the tokens that fitted no part."""

    how: How
    first: int
    begin: int
    subject: Phrase | None
    object: Phrase | None
    via: tuple[Reference, ...]
    cue: int
    stray: int
    opener: int  # the token of أن, the colon, mark or preposition that joins it


@dataclass(slots=True)
class _Walk:
    scene: Scene
    paragraph: Paragraph
    cue: Cue
    at: int
    hi: int
    preceded: bool
    subject: Phrase | None = None
    object: Phrase | None = None
    via: list[Reference] = field(default_factory=list)
    credited: Phrase | None = None
    unknown: int | None = None
    unknown_last: int = 0
    noun: int | None = None
    occasion: bool = False
    commas: int = 0
    stray: int = 0
    kept: Frame | None = None


def read(
    scene: Scene,
    paragraph: Paragraph,
    at: int,
    cue: Cue,
    *,
    preceded: bool,
    credits: dict[int, int],
) -> Frame | None:
    """The frame of the cue at a token; ``preceded`` where its subject stands before it;
    ``credits`` are the credits of the paragraph, first token to last."""
    hi = min(paragraph.sentence_end(at), at + REACH)
    walk = _Walk(scene, paragraph, cue, at, hi, preceded)
    j = at + 1
    while j < hi:
        if j in credits:
            j = max(credits[j], j + 1)
            continue
        step = _step(walk, j)
        if isinstance(step, Frame):
            return step
        if step == 0:
            break
        j += step
    return walk.kept or _noun_frame(walk)


def _step(walk: _Walk, j: int) -> Frame | int:
    """The frame met at token ``j``, or how many tokens to go on; 0 ends the walk."""
    words, takes = walk.scene.words, walk.cue.verb.takes
    word = words[j]
    if word in FULL_STOPS:
        return (
            1
            if word == "." and len(words[j - 1]) == 1 and walk.scene.text.kinds[j - 1] == "w"
            else 0
        )
    if word == ":":
        return _frame(walk, "say", j + 1, j) if "say" in takes and _close(walk) else 0
    if word in MARKS:
        return _at_mark(walk, j)
    if word in THAT:
        return _at_that(walk, j)
    if word in COMMAS:
        walk.commas += 1
        hung = walk.cue.form == "participle" and walk.noun is not None
        owned = walk.cue.form != "masdar" or walk.subject is not None
        return 1 if walk.commas <= 4 and owned and not hung else 0
    if word == "(":
        close = next((k for k in range(j, min(j + 8, walk.hi)) if words[k] == ")"), j)
        return close - j + 1
    size = _relayed(walk, j) or _credit(walk, j) or _reporters(walk, j)
    if size:
        return size
    met = _at_preposition(walk, j)
    if met is not None:
        return met
    if _another_cue(walk, j):
        return 0
    if word in listed("speech_cues", "adverb"):
        return 1
    if word in PREPOSITIONS:
        walk.occasion = True
        return 2 if j + 1 < walk.hi and words[j + 1] not in THAT else 1
    return _at_noun(walk, j)


def _close(walk: _Walk) -> bool:
    return walk.stray <= (STRAY_WEAK if walk.cue.verb.weak else STRAY)


def _frame(walk: _Walk, how: How, first: int, opener: int, begin: int | None = None) -> Frame | int:
    if first >= walk.paragraph.last:
        return 0
    start = walk.scene.text.starts[first] if begin is None else begin
    subject = walk.subject or _unknown_subject(walk, how)
    via = tuple(walk.via)
    return Frame(how, first, start, subject, walk.object, via, walk.at, walk.stray, opener)


def _unknown_subject(walk: _Walk, how: How) -> Phrase | None:
    """Words right after the verb that are no known kind of speaker: somebody all the same."""
    if walk.unknown is None or walk.preceded or how not in ("that", "say"):
        return None
    if walk.cue.form in ("participle", "masdar") or walk.unknown_last - walk.unknown > 7:
        return None
    homograph = walk.scene.words[walk.at] in PREPOSITIONS
    if walk.cue.suffixed or walk.unknown != walk.at + 1 or homograph:
        return None
    span = words_span(walk.scene, walk.unknown, walk.unknown_last)
    return Phrase(walk.unknown_last, Reference(span.start, span.end, "title"))


def _at_mark(walk: _Walk, j: int) -> Frame | int:
    stretch = walk.paragraph.stretches.get(j)
    if stretch is None:
        return 1
    inner = stretch.close - j - 1
    named = any(k in walk.scene.names for k in range(j + 1, min(stretch.close, j + 4)))
    following = walk.scene.words[stretch.close + 1] if stretch.close + 1 < walk.hi else "."
    if stretch.closed and inner <= 5 and following == ":":
        return inner + 2  # قال فلان «أبو فلان»: ...
    if stretch.closed and inner <= 5 and (named or inner <= 2) and following not in FULL_STOPS:
        if walk.subject is None and not walk.preceded and not walk.occasion:
            phrase = nominal(walk.scene, j, walk.hi)
            if phrase:
                walk.subject = phrase
                return phrase.last - j
        later = following not in COMMAS or _that_ahead(walk, stretch.close + 1)
        if (named and later) or (walk.noun is not None and inner <= 3):
            return inner + 2
    takes = walk.cue.verb.takes
    if "say" in takes and _close(walk) and (walk.noun is None or "noun" not in takes):
        return _frame(walk, "say", j, j)
    if walk.noun is not None:
        return inner + 2 if stretch.closed else 0
    if "noun" in takes and (walk.subject or walk.preceded):
        walk.noun = j
        return inner + 2 if stretch.closed else 0
    return 0


def _that_ahead(walk: _Walk, j: int) -> bool:
    return any(walk.scene.words[k] in THAT for k in range(j, min(j + 12, walk.hi)))


def _at_that(walk: _Walk, j: int) -> Frame | int:
    words = walk.scene.words
    before = words[j - 1]
    own = before in ("الي", "علي", "من", "عن", "في") and before in walk.cue.verb.takes
    if before in CONJOINED and not own and before != "الي":
        return 1 if walk.noun is None else 0
    if "describe" in walk.cue.verb.takes:
        if not words[j].startswith("با"):
            return 0
        if walk.noun is not None and not walk.cue.suffixed:
            return _frame(walk, "describe", walk.noun, j)
        return _frame(walk, "describe", j + 1, j)
    if "that" in walk.cue.verb.takes and _close(walk):
        return _frame(walk, "that", j + 1, j)
    return 0


def _relayed(walk: _Walk, j: int) -> int:
    """نقلت وكالة كذا عن فلان قوله: the outlet so far becomes the credit, فلان the speaker."""
    flags, words = walk.cue.verb.flags, walk.scene.words
    if "learn" in flags and words[j] == "من" and walk.subject is not None:
        informed = nominal(walk.scene, j + 1, walk.hi)
        if informed is None:
            return 0
        walk.via.append(walk.subject.reference)
        walk.object, walk.subject = walk.subject, informed
        return informed.last - j
    if "relay" not in flags or words[j] not in ("عن", "عنه", "عنها", "عنهم"):
        return 0
    if walk.subject is not None:
        walk.via.append(walk.subject.reference)
    walk.subject = nominal(walk.scene, j + 1, walk.hi) if words[j] == "عن" else None
    return walk.subject.last - j if walk.subject else 1


def _credit(walk: _Walk, j: int) -> int:
    """An outlet between cue and content: لرويترز، لصحيفة، مع قناة، عبر صحيفة; (فوكس نيوز)."""
    words = walk.scene.words
    if words[j] in ("مع", "عبر", "علي", "الي", "في") and j + 1 < walk.hi:
        outlet = outlet_at(walk.scene, j + 1, walk.hi)
        size = 1
        if outlet is None or outlet.reference.kind != "outlet":
            return 0
    elif words[j][0] == "ل" and outlet_after_clitic(walk.scene, j):
        outlet, size = outlet_at(walk.scene, j, walk.hi, loose=True), 0
        if outlet is None:
            return 0
    else:
        return 0
    walk.via.append(outlet.reference)
    if size == 0 and walk.object is None:
        walk.object = outlet
    return outlet.last - j


def _reporters(walk: _Walk, j: int) -> int:
    if not walk.scene.words[j].startswith(_ADDRESSED):
        return 0
    if walk.object is None:
        span = walk.scene.text.span(j, j + 1)
        walk.object = Phrase(j + 1, Reference(span.start + 1, span.end, "unnamed"))
    return 1


def _at_preposition(walk: _Walk, j: int) -> Frame | int | None:
    """The frame of a preposition that the verb takes; None where there is none at ``j``."""
    word, takes = walk.scene.words[j], walk.cue.verb.takes
    if word + "_to" in takes and walk.object is None:
        walk.object = nominal(walk.scene, j + 1, walk.hi)
        if walk.object:
            walk.unknown = None
            return walk.object.last - j
        return None
    if "describe" in takes:
        return _described(walk, j)
    if word in takes and word in ("عن", "الي", "علي", "من", "في"):
        first, begin = j + 1, None
    elif ("ب" in takes and _carries(walk, j, "ب")) or ("ل" in takes and _carries(walk, j, "ل")):
        first, begin = (j + 1, None) if len(word) == 1 else (j, _after_clitic(walk, j))
        if word[0] == "ل" and "الي" in takes and "الي" in walk.scene.words[j : min(j + 20, walk.hi)]:
            return None
    else:
        return None
    return _prepositional(walk, j, first, begin)


def _prepositional(walk: _Walk, j: int, first: int, begin: int | None) -> Frame | int | None:
    words, cue = walk.scene.words, walk.cue
    if first >= walk.hi or words[first] in THAT:
        return 1 if first < walk.hi else 0
    bare = words[first] if begin is None else words[first][1:]
    if bare in NO_CONTENT or bare in PREPOSITIONS or bare in listed("speech_cues", "occasion"):
        return None
    known = walk.subject is not None or walk.preceded or cue.form == "participle"
    if "noun" in cue.verb.takes and walk.noun is not None and words[j] not in ("عن", "الي"):
        own = words[walk.noun].endswith(("ها", "هم", "ته")) and walk.noun == walk.at + 1
        if known or own:
            return 1  # أكد حرصه على كذا: the noun came first
    unknown = walk.unknown_last - walk.unknown if walk.unknown is not None else 0
    stray = walk.stray + (unknown if cue.verb.weak or unknown > 7 else 0)
    limit = (
        STRAY_WEAK
        if cue.verb.weak
        else 5
        if words[j] in ("عن", "الي") or "to" in cue.verb.takes
        else 4
    )
    if stray > limit or cue.form == "masdar":
        return None
    if "obj" in cue.verb.takes:
        start = walk.noun if walk.noun is not None else walk.object and walk.object.last
        if walk.object is not None:
            target = _object_first(walk)
            return _frame(walk, "phrase", target, j)
        if start is not None:
            return _frame(walk, "phrase", start, j)
    frame = _frame(walk, "phrase", first, j, begin)
    direct = words[j - 1] in COMMAS or j == walk.at + 1 or (walk.subject and walk.subject.last == j)
    if (
        words[j] in ("عن", "الي")
        or direct
        or not isinstance(frame, Frame)
        or not _occasional(walk, j)
    ):
        return frame
    walk.kept = walk.kept or frame
    return 1


def _occasional(walk: _Walk, j: int) -> bool:
    """True inside an occasion, where a later أن may be the real content."""
    return walk.occasion and "that" in walk.cue.verb.takes and _that_ahead(walk, j)


def _object_first(walk: _Walk) -> int:
    phrase = walk.object
    assert phrase is not None
    tokens = walk.scene.text.tokens_in(phrase.reference)
    first = tokens.start
    while first - 1 > walk.at and walk.scene.words[first - 1] in MARKS:
        first -= 1
    return min(first, walk.noun) if walk.noun is not None else first


def _described(walk: _Walk, j: int) -> Frame | int | None:
    word = walk.scene.words[j]
    if word in ("باعتباره", "باعتبارها", "باعتبارهم", "بكونه", "بكونها") and walk.noun is not None:
        return _frame(walk, "describe", walk.noun, j)
    if not _carries(walk, j, "ب") and word != "بال":
        return None
    if walk.noun is not None and not walk.cue.suffixed:
        return _frame(walk, "describe", walk.noun, j)
    if walk.object is not None and not walk.cue.suffixed:
        return _frame(walk, "describe", _object_first(walk), j)
    if len(word) == 1 or word == "بال":
        return _frame(walk, "describe", j + 1, j)
    if walk.cue.suffixed or walk.preceded:
        return _frame(walk, "describe", j, j, _after_clitic(walk, j))
    return None


def _carries(walk: _Walk, j: int, letter: str) -> bool:
    """True where the clitic stands at ``j`` before a noun: alone, or written on to it."""
    word = walk.scene.words[j]
    if word == letter:
        return True
    if word[0] != letter or word in THAT:
        return False
    name = walk.scene.names.get(j)
    if name is not None:
        return name.mention.type != "LOC" and name.mention.start > walk.scene.text.starts[j]
    return clitic_noun(word, letter)


def _after_clitic(walk: _Walk, j: int) -> int:
    text = walk.scene.text
    at = text.folded_starts[j] + 1
    return text.unfold(at, at + 1).start


def _another_cue(walk: _Walk, j: int) -> bool:
    """True where another verb of saying begins, so that what follows is its content."""
    word = walk.scene.words[j]
    if word in listed("speech_cues", "adverb"):
        return word in ("قائلا", "قائله", "بالقول") and walk.noun is not None and not walk.subject
    if any(cue.form == "masdar" and cue.suffixed for cue in readings_of(word)):
        return False
    for cue in readings_of(word):
        if cue.form == "participle" and not cue.verb.nouns and not cue.feminine and not cue.plural:
            return True
        if cue.finite and (not cue.bare or not cue.verb.weak) and j not in walk.scene.inside:
            return not head_kind(word)
    return False


def _at_noun(walk: _Walk, j: int) -> int:
    """A noun that is neither adverb nor occasion: subject, object, light noun, or unknown."""
    scene, cue = walk.scene, walk.cue
    if cue.verb.nouns and _light(scene.words[j]) in cue.verb.nouns and walk.noun is None:
        walk.noun = j
        return 0
    phrase = None
    if not walk.occasion:
        phrase = nominal(scene, j, walk.hi, cue.verb.takes)
    if phrase is not None:
        late = walk.subject is not None and not walk.subject.person and phrase.person
        if late and walk.noun is None and scene.words[j - 1] in COMMAS:
            walk.subject = phrase  # the title's bearer after a comma
            return phrase.last - j
        owner = cue.form == "masdar" and cue.bare and j == walk.at + 1
        expects = (
            (cue.finite or owner)
            and not walk.preceded
            and walk.subject is None
            and walk.unknown is None
        )
        if expects and _disagrees(walk, j):
            walk.object = phrase
            return phrase.last - j
        if expects and not (walk.commas and walk.noun is not None):
            walk.subject = phrase
            return phrase.last - j
        if (
            cue.verb.takes & {"to", "obj", "describe"}
            and walk.object is None
            and walk.unknown is None
        ):
            walk.object = phrase
            if walk.noun is None and "noun" in cue.verb.takes:
                walk.noun = j
            return phrase.last - j
    if walk.occasion:
        return 1
    name = scene.names.get(j)
    if name is not None and name.mention.start > scene.text.starts[j]:
        return name.last - j  # بالإمارات: a place, neither speaker nor content
    joined = walk.subject is not None and walk.subject.last == j
    if walk.noun is None and joined and scene.words[j].startswith("وال"):
        walk.occasion = True  # the subject goes on: «الهيئة العامة للأرصاد والبيئة»
        return 1
    if walk.noun is None and clitic_noun(scene.words[j], "ب"):
        return 2 if j + 1 < walk.hi and scene.text.kinds[j + 1] == "w" else 1
    if walk.noun is None:
        walk.noun = j
        fits = cue.finite and not walk.preceded and walk.subject is None and j == walk.at + 1
        if fits:
            walk.unknown = j
    if walk.unknown is not None and walk.unknown_last in (0, j) and not walk.commas:
        walk.unknown_last = j + 1
    else:
        walk.stray += 1
    return 1 if walk.stray <= STRAY + 6 else 0


def _disagrees(walk: _Walk, j: int) -> bool:
    """True where a masculine verb meets a feminine place, so that the place is its object."""
    name, cue = walk.scene.names.get(j), walk.cue
    if name is None or name.mention.type != "LOC" or cue.feminine or "to" not in cue.verb.takes:
        return False
    return walk.scene.words[j] not in _MASCULINE_PLACES and not walk.scene.words[j].startswith("ال")


def _light(word: str) -> str:
    bare = word.removeprefix("بال").removeprefix("ال")
    for suffix in _SUFFIXES:
        if bare.endswith(suffix) and len(bare) - len(suffix) >= 3 and suffix != "ه":
            return bare[: -len(suffix)]
    return bare


def _noun_frame(walk: _Walk) -> Frame | None:
    """The frame of a bare noun phrase, once the walk met no أن, mark or preposition."""
    cue, words = walk.cue, walk.scene.words
    j = walk.noun
    if j is None or (cue.form == "masdar" and not cue.verb.nouns):
        return None
    light = bool(cue.verb.nouns)
    judged = "obj" in cue.verb.takes and "ب" not in cue.verb.takes
    if (
        light
        and _light(words[j]) not in cue.verb.nouns
        and words[j].removeprefix("ال") not in cue.verb.nouns
    ):
        stem = words[j].removeprefix("ال").removesuffix("ه")
        if stem not in cue.verb.nouns and stem + "ه" not in cue.verb.nouns:
            return None
    if not light and "noun" not in cue.verb.takes and not judged:
        return None
    if words[j] in NO_CONTENT or (cue.finite and cue.suffixed and not judged):
        return None
    if judged and walk.subject is None and not walk.preceded and not cue.suffixed:
        return None
    if not light and cue.form == "participle" and j > walk.at + 2:
        return None
    if is_participle(words[j]) and not light:
        return None
    between = j - (walk.subject.last if walk.subject else walk.at + 1)
    if between > 8 or (j in walk.scene.names and walk.scene.names[j].mention.type == "PER"):
        return None
    made = _frame(walk, "phrase", j, j)
    return made if isinstance(made, Frame) else None
