"""Arguments: a noun met on the way from a cue becomes its subject, its object, or an unknown."""

from __future__ import annotations

from tawatur.annotators._quoting.cues import readings_of
from tawatur.annotators._quoting.marks import MARKS
from tawatur.annotators._quoting.objects import governed_noun
from tawatur.annotators._quoting.outlets import listed_outlet, outlet_at
from tawatur.annotators._quoting.phrase import Phrase
from tawatur.annotators._quoting.speakers import nominal
from tawatur.annotators._quoting.walk import STRAY, Walk
from tawatur.annotators._quoting.words import (
    COMMAS,
    PREPOSITIONS,
    SORTS,
    THAT,
    clitic_noun,
    head_kind,
    listed,
    nationalities,
)
from tawatur.model.annotation import Reference
from tawatur.model.text import ARABIC

UNLISTED = 4  # words of the longest subject that no list knows, before a light verb's noun
_MASCULINE_PLACES = SORTS["masculine_place"]


def at_noun(walk: Walk, j: int) -> int:
    """A noun that is neither adverb nor occasion: subject, object, light noun, or unknown."""
    scene, cue = walk.scene, walk.cue
    if cue.verb.nouns and governed_noun(walk, j) and (walk.noun is None or _light_of(walk, j)):
        walk.noun = j
        return 0
    if walk.occasion:
        if _condemned(walk, j) or _after_occasion(walk, j):
            walk.noun = j
            return 0
        return 1
    if _adjective(walk, j):
        return 1
    phrase = nominal(scene, j, walk.hi, cue.verb.takes | cue.verb.nouns) or _learner(walk, j)
    if phrase is not None and _entitled(walk, j, phrase):
        return phrase.last - j
    if phrase is not None and _placed(walk, j, phrase):
        return phrase.last - j
    return _adjoined(walk, j) or _unknown(walk, j)


def _learner(walk: Walk, j: int) -> Phrase | None:
    """The outlet that has learnt something, where it is no name: «علمت «كذا» من مصادر أن»."""
    if "learn" not in walk.cue.verb.flags or j != walk.at + 1 or j in walk.scene.names:
        return None
    end = listed_outlet(walk.scene, j, j + 1)
    span = walk.scene.text.span(j, end) if end else None
    return Phrase(end, Reference(span.start, span.end, "outlet")) if span else None


def _light_of(walk: Walk, j: int) -> bool:
    """True at the noun of a light verb after a subject that no list knows: «وجه بن كذا الشكر»."""
    first, last = walk.unknown, walk.unknown_last
    if first is None or first != walk.noun or j != last or last - first > UNLISTED:
        return False
    if walk.scene.words[first][0] in "لب" and walk.scene.words[first] != "بن":
        return False  # وجه لزميله الشكر
    span = walk.scene.text.span(first, last)
    walk.subject = Phrase(last, Reference(span.start, span.end, "title"))
    walk.unknown = None
    return True


def _condemned(walk: Walk, j: int) -> bool:
    """True in «أدانت المنظمة في بيان لها، الجريمة»: the object after the occasion."""
    known = walk.subject is not None or walk.preceded
    apart = walk.scene.words[j - 1] in COMMAS and walk.scene.words[j].startswith("ال")
    return known and apart and walk.noun is None and walk.cue.verb.act == "condemn"


def _after_occasion(walk: Walk, j: int) -> bool:
    """True in «ونفوا خلال حديثهم للصحيفة وجود خلاف»: a noun of event or state that nothing before
    it governs, after the occasion."""
    words, takes = walk.scene.words, walk.cue.verb.takes
    if walk.noun is not None or not takes & {"noun", "masdar"} or not walk.cue.finite:
        return False
    prior = words[j - 1]
    closed = prior in MARKS or prior in COMMAS or j - 1 in walk.scene.inside
    closed = closed or prior.startswith(("ال", "لل", "بال")) or prior.endswith(("ها", "هم"))
    closed = closed or prior in SORTS["earlier"] or prior in listed("speech_cues", "adverb")
    return closed and words[j] in SORTS["content_noun"]


def _entitled(walk: Walk, j: int, phrase: Phrase) -> bool:
    """True for the office of the person right before, with or without a comma: «وأكد فلان محافظ
    كذا سعيه إلى كذا»."""
    subject, words = walk.subject, walk.scene.words
    if subject is None or not subject.person or walk.noun is not None or phrase.person:
        return False
    apart = words[j - 1] in COMMAS and subject.last == j - 1
    beside = subject.last == j and not walk.cue.verb.takes & {"to", "obj", "describe"}
    if not (apart or beside) or head_kind(words[j]) != "person":
        return False
    walk.subject = subject._replace(last=phrase.last)
    return True


def _adjective(walk: Walk, j: int) -> bool:
    """True for an adjective of nationality right after the subject's name."""
    known = walk.subject is not None and walk.subject.last == j and walk.noun is None
    word = walk.scene.words[j]
    if not known or not word.startswith("ال") or j - 1 not in walk.scene.inside:
        return False
    if word[2:] not in nationalities() or walk.subject is None:
        return False
    walk.subject = walk.subject._replace(last=j + 1)
    return True


def _placed(walk: Walk, j: int, phrase: Phrase) -> bool:
    """True where the phrase at ``j`` has become the walk's subject or object."""
    cue = walk.cue
    late = walk.subject is not None and not walk.subject.person and phrase.person
    if late and walk.noun is None and walk.scene.words[j - 1] in COMMAS:
        walk.subject = phrase  # the title's bearer after a comma
        return True
    if walk.unknown is not None and walk.subject is None and _titled_after(walk, j, phrase):
        return True
    if "addressed" in cue.verb.flags and cue.prefix == "و" and not phrase.person:
        walk.object = walk.object or phrase
        return True
    accusative = phrase.head.endswith("ين") and not phrase.person and j == walk.at + 1
    if accusative and "to" in cue.verb.takes and cue.prefix == "و" and walk.object is None:
        walk.object = phrase  # وطالب المقاولين بتوفير المياه: whom he asks
        return True
    judged = cue.suffixed and "obj" in cue.verb.takes and j == walk.at + 1 and not phrase.person
    if judged and walk.scene.words[j] in ("احد", "احدي"):
        return False  # واعتبرته أحد أهم المعارض
    owner = cue.form == "masdar" and cue.bare and j == walk.at + 1
    free = walk.subject is None and walk.unknown is None and not walk.preceded
    expects = (cue.finite or owner) and free
    if expects and not _disagrees(walk, j) and not (walk.commas and walk.noun is not None):
        walk.subject = _without_told(walk, phrase)
        return True
    governs = expects or cue.verb.takes & {"to", "obj", "describe"}
    deed = cue.verb.act == "order" and walk.noun is not None  # أمرت بانتداب خبراء
    if governs and walk.object is None and walk.unknown is None and not deed:
        walk.object = phrase
        if cue.verb.tells and phrase.reference.kind == "outlet":
            walk.via.append(phrase.reference)  # أبلغ وكالة كذا
        if walk.noun is None and "noun" in cue.verb.takes and not expects:
            walk.noun = j
        return True
    return False


def _without_told(walk: Walk, phrase: Phrase) -> Phrase:
    """A title without the outlet at its end that is told: «أبلغ المتحدث باسم الشركة «كذا» أن»."""
    scene = walk.scene
    if not walk.cue.verb.tells or phrase.reference.kind != "title":
        return phrase
    tokens = scene.text.tokens_in(phrase.reference)
    for k in range(tokens.start + 1, tokens.stop):
        before = scene.words[k - 1]
        if head_kind(before) == "media" or before in PREPOSITIONS:
            continue
        outlet = outlet_at(scene, k, tokens.stop)
        if outlet and listed_outlet(scene, k, tokens.stop) == tokens.stop:
            walk.via.append(outlet.reference)
            walk.object = outlet
            reference = Reference(phrase.reference.start, scene.text.ends[k - 1], "title")
            return phrase._replace(reference=reference)
    return phrase


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
        beside = j + 1 < walk.hi and scene.text.kinds[j + 1] == ARABIC
        return 2 if beside and scene.words[j + 1] not in THAT else 1
    return 0


def _unknown(walk: Walk, j: int) -> int:
    cue = walk.cue
    word = walk.scene.words[j]
    if word[0] == "ب" and any(c.form == "masdar" and c.suffixed for c in readings_of(word)):
        return 1  # أجاب بقوله: «…»
    if walk.noun is None:
        walk.noun = j
        clear = j == walk.at + 1 or (bool(walk.via) and not walk.occasion and not walk.commas)
        address = walk.scene.words[j] in ("http", "https", "www")
        if cue.finite and not walk.preceded and walk.subject is None and clear and not address:
            walk.unknown = j
        if word == "ما" and "noun" in cue.verb.takes:
            return 0  # نفت ما أوردته صحيفة كذا
    if walk.unknown is not None and walk.unknown_last in (0, j) and not walk.commas:
        walk.unknown_last = j + 1
    else:
        walk.stray += 1
    return 1 if walk.stray <= STRAY + 6 else 0


def _disagrees(walk: Walk, j: int) -> bool:
    """True where a masculine verb meets a feminine place or body, which is then its object."""
    name, cue = walk.scene.names.get(j), walk.cue
    body = walk.scene.words[j].endswith("ه") and head_kind(walk.scene.words[j]) == "body"
    if body and j == walk.at + 1 and not cue.feminine and "to" in cue.verb.takes and cue.finite:
        return True  # وطالب وزارة كذا بدعم
    if name is None or name.mention.type != "LOC" or cue.feminine or "to" not in cue.verb.takes:
        return False
    return walk.scene.words[j] not in _MASCULINE_PLACES and not walk.scene.words[j].startswith("ال")
