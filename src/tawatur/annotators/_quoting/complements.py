"""Complements: what stands after a cue: its subject, addressee and outlet, and its content.

One walk from the cue to the right passes over the subject, adverbs and the occasion (في مؤتمر
صحافي) until it meets what the verb takes: a clause after أن, a colon or mark, a preposition of its
own, or a noun. Nothing is guessed where the walk meets another verb or the sentence's end first.
"""

from __future__ import annotations

from tawatur.annotators._quoting.cues import Cue, readings_of
from tawatur.annotators._quoting.joints import at_preposition, that_ahead
from tawatur.annotators._quoting.marks import MARKS
from tawatur.annotators._quoting.outlets import outlet_after_clitic, outlet_at
from tawatur.annotators._quoting.phrase import Phrase
from tawatur.annotators._quoting.scene import Paragraph, Scene
from tawatur.annotators._quoting.speakers import anonymity, nominal, opening_of_anonymity
from tawatur.annotators._quoting.walk import STRAY, Frame, Walk, framed, near
from tawatur.annotators._quoting.words import (
    COMMAS,
    CONJOINED,
    FULL_STOPS,
    NO_CONTENT,
    PREPOSITIONS,
    RELATIVES,
    SORTS,
    THAT,
    clitic_noun,
    head_kind,
    is_participle,
    listed,
)
from tawatur.model.annotation import Reference
from tawatur.model.text import ARABIC, PUNCT

_TRANSITIVE = frozenset({"condemn", "deny", "reject"})  # acts whose bare noun is the object
REACH = 60  # tokens from a cue to its content; the longest titles and occasions together
TITLE = 12  # tokens of a title after its head, before a clause about it
_ADDRESSED = tuple(sorted(SORTS["reporters"]))
_MASCULINE_PLACES = SORTS["masculine_place"]
_SUFFIXES = ("هما", "هم", "ها", "ه")


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
    walk = Walk(scene, paragraph, cue, at, hi, preceded)
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


def _step(walk: Walk, j: int) -> Frame | int:
    """The frame met at token ``j``, or how many tokens to go on; 0 ends the walk."""
    words = walk.scene.words
    word = words[j]
    if walk.scene.text.kinds[j] == PUNCT:
        return _at_punctuation(walk, j)
    if word in THAT:
        return _at_that(walk, j)
    if _about_subject(walk, j):
        walk.occasion = True
        return 2
    size = _unnamed(walk, j) or _relayed(walk, j) or _credit(walk, j) or _reporters(walk, j)
    if size:
        return size
    met = at_preposition(walk, j)
    if met is not None:
        return met
    if _another_cue(walk, j):
        return 0
    if word in PREPOSITIONS and word not in listed("speech_cues", "adverb"):
        walk.occasion = True
        return 2 if j + 1 < walk.hi and words[j + 1] not in THAT else 1
    return 1 if word in listed("speech_cues", "adverb") else _at_noun(walk, j)


def _at_punctuation(walk: Walk, j: int) -> Frame | int:
    words = walk.scene.words
    word = words[j]
    if word == ":":
        says = "say" in walk.cue.verb.takes and near(walk)
        return framed(walk, "say", j + 1, j) if says else 0
    if word in MARKS:
        return _at_mark(walk, j)
    if word in COMMAS:
        walk.commas += 1
        hung = walk.cue.form == "participle" and walk.noun is not None
        owned = walk.cue.form != "masdar" or walk.subject is not None
        return 1 if walk.commas <= 4 and owned and not hung else 0
    if word == "(":
        end = next((k for k in range(j, min(j + 8, walk.hi)) if words[k] == ")"), j)
        return end - j + 1
    if word in FULL_STOPS:
        initial = word == "." and len(words[j - 1]) == 1 and words[j - 1].isalpha()
        return 1 if initial else 0
    met = at_preposition(walk, j)
    return 1 if met is None else met


def _at_mark(walk: Walk, j: int) -> Frame | int:
    stretch = walk.paragraph.stretches.get(j)
    if stretch is None:
        return 1
    if stretch.closed and (size := _term_in_marks(walk, j, stretch.close)):
        return size
    takes = walk.cue.verb.takes
    if "say" in takes and near(walk) and (walk.noun is None or "noun" not in takes):
        return framed(walk, "say", j, j)
    if walk.noun is None and "noun" in takes and (walk.subject or walk.preceded):
        walk.noun = j
    goes_on = walk.noun is not None and stretch.closed
    return stretch.close - j + 1 if goes_on else 0


def _term_in_marks(walk: Walk, j: int, close: int) -> int:
    """The length of a name or term in marks, which is not what was said; 0 for speech."""
    inner, words = close - j - 1, walk.scene.words
    following = words[close + 1] if close + 1 < walk.hi else "."
    named = any(k in walk.scene.names for k in range(j + 1, min(close, j + 4)))
    if inner > 5 or not (named or inner <= 2) or following in FULL_STOPS:
        return 0
    if walk.subject is None and not walk.preceded and not walk.occasion:
        phrase = nominal(walk.scene, j, walk.hi)
        if phrase is None and j == walk.at + 1 and inner <= 2 and that_ahead(walk, close + 1):
            span = walk.scene.text.span(j + 1, close)  # بيّن «الفلاني»، أن
            phrase = Phrase(close + 1, Reference(span.start, span.end, "title"))
        if phrase:
            walk.subject = phrase
            return phrase.last - j
    known = walk.subject or walk.preceded or walk.cue.form == "perfect"
    term = inner <= 2 and following.isalpha() and following not in THAT and not known
    later = following not in COMMAS or that_ahead(walk, close + 1)
    beside = (named and later) or (walk.noun is not None and inner <= 3)
    return inner + 2 if term or beside or following == ":" else 0


def _at_that(walk: Walk, j: int) -> Frame | int:
    words = walk.scene.words
    before = words[j - 1]
    own = before in ("الي", "علي", "من", "عن", "في") and before in walk.cue.verb.takes
    if before in CONJOINED and not own and before != "الي":
        return 1 if walk.noun is None else 0
    if "describe" in walk.cue.verb.takes:
        if not words[j].startswith("با"):
            return 0
        if walk.noun is not None and not walk.cue.suffixed:
            return framed(walk, "describe", walk.noun, j)
        return framed(walk, "describe", j + 1, j)
    if "that" in walk.cue.verb.takes and near(walk):
        return framed(walk, "that", j + 1, j)
    return 0


def _about_subject(walk: Walk, j: int) -> bool:
    """True at «الذي أصدرته كذا», «وهو متحدث باسمها» after the subject, content still ahead."""
    words = walk.scene.words
    if walk.subject is None or j - walk.subject.last > TITLE or j + 2 >= walk.hi:
        return False
    tells = words[j] in RELATIVES or words[j] in ("وهو", "وهي")
    if not tells or not walk.cue.finite or "that" not in walk.cue.verb.takes:
        return False
    speaks = any(
        c.finite and not c.verb.weak and "that" in c.verb.takes for c in readings_of(words[j + 1])
    )
    return words[j + 1] not in THAT and not speaks


def _unnamed(walk: Walk, j: int) -> int:
    """The length of «الذي طلب عدم الكشف عن هويته» after its subject."""
    first = j + (walk.scene.words[j] in RELATIVES)
    size = opening_of_anonymity(walk.scene, first) if first < walk.hi else 0
    return first - j + anonymity(walk.scene, first, first + size, walk.hi) if size else 0


def _relayed(walk: Walk, j: int) -> int:
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


def _credit(walk: Walk, j: int) -> int:
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


def _reporters(walk: Walk, j: int) -> int:
    if not walk.scene.words[j].startswith(_ADDRESSED):
        return 0
    if walk.object is None:
        span = walk.scene.text.span(j, j + 1)
        walk.object = Phrase(j + 1, Reference(span.start + 1, span.end, "unnamed"))
    return 1


def _another_cue(walk: Walk, j: int) -> bool:
    """True where another verb of saying begins, so that what follows is its content."""
    word = walk.scene.words[j]
    if word in listed("speech_cues", "adverb"):
        return word in ("قائلا", "قائله", "بالقول") and walk.noun is not None and not walk.subject
    if any(cue.form == "masdar" and cue.suffixed for cue in readings_of(word)):
        return False
    for cue in readings_of(word):
        if cue.form == "participle" and not cue.verb.nouns and not cue.feminine and not cue.plural:
            return True
        published = walk.occasion and cue.verb.weak  # في رسالة نشرتها صحيفة كذا
        loose = cue.bare and cue.verb.weak
        if cue.finite and not loose and not published and j not in walk.scene.inside:
            return not head_kind(word)
    return False


def _at_noun(walk: Walk, j: int) -> int:
    """A noun that is neither adverb nor occasion: subject, object, light noun, or unknown."""
    scene, cue = walk.scene, walk.cue
    if cue.verb.nouns and walk.noun is None and _governed_noun(walk, j):
        walk.noun = j
        return 0
    if walk.occasion:
        return 1
    phrase = nominal(scene, j, walk.hi, cue.verb.takes)
    if phrase is not None and _placed(walk, j, phrase):
        return phrase.last - j
    return _adjoined(walk, j) or _unknown(walk, j)


def _placed(walk: Walk, j: int, phrase: Phrase) -> bool:
    """True where the phrase at ``j`` has become the walk's subject or object."""
    cue = walk.cue
    late = walk.subject is not None and not walk.subject.person and phrase.person
    if late and walk.noun is None and walk.scene.words[j - 1] in COMMAS:
        walk.subject = phrase  # the title's bearer after a comma
        return True
    if walk.unknown is not None and walk.subject is None and _titled_after(walk, j, phrase):
        return True
    owner = cue.form == "masdar" and cue.bare and j == walk.at + 1
    free = walk.subject is None and walk.unknown is None and not walk.preceded
    expects = (cue.finite or owner) and free
    if expects and not _disagrees(walk, j) and not (walk.commas and walk.noun is not None):
        walk.subject = phrase
        return True
    governs = expects or cue.verb.takes & {"to", "obj", "describe"}
    if governs and walk.object is None and walk.unknown is None:
        walk.object = phrase
        if walk.noun is None and "noun" in cue.verb.takes and not expects:
            walk.noun = j
        return True
    return False


def _titled_after(walk: Walk, j: int, phrase: Phrase) -> bool:
    """True where a title after a comma shows that the unknown words before it are a name."""
    first, last = walk.unknown or 0, walk.unknown_last
    titled = head_kind(walk.scene.words[j]) in ("person", "unnamed") and not phrase.person
    if not titled or walk.scene.words[j - 1] not in COMMAS or not 2 <= last - first <= 4:
        return False
    span = walk.scene.text.span(first, last)
    walk.subject = Phrase(phrase.last, Reference(span.start, span.end, "title"), phrase.head)
    walk.unknown = walk.noun = None
    return True


def _adjoined(walk: Walk, j: int) -> int:
    """The length of what belongs to the subject or to nobody: a place in ب, a second name of a
    body (الهيئة العامة للأرصاد والبيئة); 0 elsewhere."""
    scene = walk.scene
    name = scene.names.get(j)
    if name is not None and name.mention.start > scene.text.starts[j]:
        return name.last - j
    if walk.noun is not None:
        return 0
    if walk.subject is not None and walk.subject.last == j and scene.words[j].startswith("وال"):
        walk.occasion = True
        return 1
    if clitic_noun(scene.words[j], "ب"):
        return 2 if j + 1 < walk.hi and scene.text.kinds[j + 1] == ARABIC else 1
    return 0


def _unknown(walk: Walk, j: int) -> int:
    cue = walk.cue
    if walk.noun is None:
        walk.noun = j
        clear = j == walk.at + 1 or (bool(walk.via) and not walk.occasion and not walk.commas)
        if cue.finite and not walk.preceded and walk.subject is None and clear:
            walk.unknown = j
    if walk.unknown is not None and walk.unknown_last in (0, j) and not walk.commas:
        walk.unknown_last = j + 1
    else:
        walk.stray += 1
    return 1 if walk.stray <= STRAY + 6 else 0


def _disagrees(walk: Walk, j: int) -> bool:
    """True where a masculine verb meets a feminine place, so that the place is its object."""
    name, cue = walk.scene.names.get(j), walk.cue
    if name is None or name.mention.type != "LOC" or cue.feminine or "to" not in cue.verb.takes:
        return False
    return walk.scene.words[j] not in _MASCULINE_PLACES and not walk.scene.words[j].startswith("ال")


def _governed_noun(walk: Walk, j: int) -> bool:
    """True at a noun of the light verb, or at the words of degree before it (جزيل شكره)."""
    words, last = walk.scene.words, min(j + 3, walk.hi) - 1
    while j < last and words[j].removeprefix("ال") in SORTS["degree"]:
        j += 1
    return _light(words[j]) in walk.cue.verb.nouns


def _light(word: str) -> str:
    bare = word.removeprefix("بال").removeprefix("ال")
    for suffix in _SUFFIXES:
        if bare.endswith(suffix) and len(bare) - len(suffix) >= 3 and suffix != "ه":
            return bare[: -len(suffix)]
    return bare


def _noun_frame(walk: Walk) -> Frame | None:
    """The frame of a bare noun phrase, once the walk met no أن, mark or preposition."""
    j = walk.noun
    if j is None or not (_fits_light if walk.cue.verb.nouns else _fits)(walk, j):
        return None
    name = walk.scene.names.get(j)
    between = j - (walk.subject.last if walk.subject else walk.at + 1)
    if between > 8 or (name is not None and name.mention.type == "PER"):
        return None
    made = framed(walk, "phrase", j, j)
    return made if isinstance(made, Frame) else None


def _fits_light(walk: Walk, j: int) -> bool:
    """True where the noun is one that the light verb governs (وجّه الشكر)."""
    if _governed_noun(walk, j):
        return True
    word, nouns = walk.scene.words[j], walk.cue.verb.nouns
    bare = word.removeprefix("ال")
    stem = bare.removesuffix("ه")
    return _light(word) in nouns or bare in nouns or stem in nouns or stem + "ه" in nouns


def _fits(walk: Walk, j: int) -> bool:
    """True where a bare noun can be the verb's content."""
    cue, word = walk.cue, walk.scene.words[j]
    if cue.form == "masdar" or word in NO_CONTENT or is_participle(word):
        return False
    judged = "obj" in cue.verb.takes and "ب" not in cue.verb.takes
    if judged:  # its object is definite; «تُعتبر قليلة» has none
        definite = word.startswith(("ال", "ان")) or j in walk.scene.names
        return cue.suffixed or (definite and (walk.subject is not None or walk.preceded))
    if "noun" not in cue.verb.takes or (cue.finite and cue.suffixed):
        return False
    if walk.unknown == j and word.startswith("ال") and cue.verb.act not in _TRANSITIVE:
        return False  # «ويوضح الجدول»: rather the verb's subject
    asked = walk.object is not None and walk.object.last == j  # طالبا من فلان العفو
    return cue.form != "participle" or asked or (j <= walk.at + 2 and not cue.feminine)
