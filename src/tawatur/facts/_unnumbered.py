"""Tolls without a number: several, one by a singular, nobody, and the dead and the hurt by name."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from tawatur.arabic.content import function_words, is_negation
from tawatur.arabic.folding import fold
from tawatur.arabic.phrases import start_of
from tawatur.facts import _counted
from tawatur.facts._counted import Counted, counted, dual_kind
from tawatur.facts._parts import Toll
from tawatur.facts._toll_words import cues, endings, is_infection
from tawatur.lexicons import rows
from tawatur.model.span import Span
from tawatur.model.text import ARABIC, Sentence, Text

_PASSIVE = frozenset(
    map(fold, ("قتل", "قتلت", "أصيب", "أصيبت", "جرح", "جرحت", "استشهد", "استشهدت"))
)
_MEANT = 3  # tokens from a threat to what is threatened
_DENIED = 5  # tokens before «وقوع إصابات» in which a negation denies it
_COLONS = frozenset(".:-–…")  # what parts a title: «تلار.. قتلى في»
_BECAUSE = frozenset(map(fold, ("جراء", "إثر", "نتيجة", "بسبب", "عقب", "خلال", "بعد", "قرب")))


def unnumbered(text: Text, sentence: Sentence) -> list[Toll]:
    """The tolls of a sentence that no number tells."""
    return [
        *_vague(text, sentence),
        *_single(text, sentence),
        *_nobody(text, sentence),
        *_bare(text, sentence),
    ]


def _vague(text: Text, sentence: Sentence) -> Iterator[Toll]:
    """عدد من القتلى والمصابين: a count without a number, for each of its nouns."""
    for i in range(sentence.first, sentence.last - 1):
        found = cues("vague").at(text.words, i, sentence.last)
        if found is None:
            continue
        at = i + found.length
        noun = counted(text, at, sentence.last)
        if noun is None or noun.slot is None:
            continue
        if endings("sought").before(text.words, i, sentence.first) is not None:
            continue  # «بحثا عن المزيد من الضحايا»
        start = start_of(text, i, found.cut)
        yield _worded(text, noun.slot, Span(start, text.ends[at]), sentence)
        second = and_noun(text, at + 1, sentence)
        if second is not None and second.slot not in (None, noun.slot):
            span = Span(text.origin[text.folded_starts[at + 1] + 1], text.ends[at + 1])
            yield _worded(text, second.slot or "", span, sentence)


def and_noun(text: Text, i: int, sentence: Sentence) -> Counted | None:
    if i >= sentence.last or not text.words[i].startswith("و"):
        return None
    return dual_kind(text.words[i][1:])


def _worded(text: Text, slot: str, span: Span, sentence: Sentence) -> Toll:
    words = " ".join(span.of(text.original).split())
    return Toll(slot, span, words, None, None, sentence)


def _single(text: Text, sentence: Sentence) -> Iterator[Toll]:
    """مقتل شخص, إصابة جندي: one person, by the singular right after the cue."""
    for i in range(sentence.first, sentence.last - 1):
        found = cues("before").at(text.words, i, sentence.last)
        if found is None:
            continue
        at = i + found.length
        noun = counted(text, at, sentence.last)
        if noun is None or not noun.is_one or noun.kind not in ("person", "role"):
            continue
        if found.payload == "injured" and is_infection(text, sentence, at):
            continue
        back = range(max(sentence.first, i - _MEANT), i)
        if any(cues("sought").at(text.words, k, i) is not None for k in back):
            continue  # «هدد الخاطف بقتل رهينة»
        if text.words[at].startswith("ال"):
            continue
        if not _is_indefinite(text, at + 1, sentence):
            if noun.subject and _is_object(text, i, at + 2, sentence):
                span = Span(start_of(text, i, found.cut), text.ends[at + 1])
                yield Toll(found.payload, span, "1", None, noun.subject, sentence)
            continue
        if _counted.is_beside_more(text, at + 1, sentence.last):
            continue
        span = Span(text.starts[at], text.ends[at])
        yield Toll(found.payload, span, "1", None, noun.subject, sentence)


def _is_indefinite(text: Text, i: int, sentence: Sentence) -> bool:
    """False where the next word makes the singular definite: مقتل قائد الشرطة."""
    return i >= sentence.last or not text.words[i].startswith("ال")


def _is_object(text: Text, verb: int, after: int, sentence: Sentence) -> bool:
    """True in «وقتل حارس المدرسة في ...»: of a passive verb nobody but the one hit is named."""
    word = text.words[verb].removeprefix("و")
    if word not in _PASSIVE:
        return False
    if after >= sentence.last or text.kinds[after] != ARABIC:
        return True
    return text.words[after].startswith(("و", "ب", "ل")) or text.words[after] in function_words()


def _bare(text: Text, sentence: Sentence) -> Iterator[Toll]:
    """قتلى وجرحى في ..., سقوط ضحايا: several by the bare plural, at the head of a title or after a
    word that says there were some."""
    before: Toll | None = None
    for i in range(sentence.first, sentence.last):
        word = text.words[i]
        joined = word.startswith("و")
        slot = _bare_plurals().get(word[1:] if joined else word)
        if slot is None or not _is_apart(text, i + 1, sentence):
            continue
        begins = sentence.region == "title" and (
            i == sentence.first or text.words[i - 1] in _COLONS
        )
        both = joined and before is not None and text.tokens_in(before.span).stop == i
        told = not joined and _is_told(text, sentence, i)
        if not (both or (begins and not joined) or told):
            continue
        cut = text.origin[text.folded_starts[i] + 1] if joined else text.starts[i]
        before = _worded(text, slot, Span(cut, text.ends[i]), sentence)
        yield before


def _is_told(text: Text, sentence: Sentence, i: int) -> bool:
    """True after a word that says there were some, where nothing denies or fears it."""
    some = endings("some").before(text.words, i, sentence.first)
    if some is None:
        return False
    start = i - some.length
    if endings("sought").before(text.words, i, sentence.first) is not None:
        return False
    around = [*text.words[max(sentence.first, start - _DENIED) : start], text.words[start]]
    return not any(is_negation(word, after) for word, after in pairwise(around))


@cache
def _bare_plurals() -> dict[str, str]:
    return {fold(r["words"]): r["slot"] for r in rows("casualties") if r.get("place") == "bare"}


def _is_apart(text: Text, after: int, sentence: Sentence) -> bool:
    """True where the plural has no genitive behind it: «قتلى في», not «قتلى الحرب»."""
    if after >= sentence.last or text.kinds[after] != ARABIC:
        return True
    word = text.words[after]
    return word.startswith(("و", "ب", "ل")) or word in function_words() or word in _BECAUSE


def _nobody(text: Text, sentence: Sentence) -> Iterator[Toll]:
    """دون وقوع إصابات: a count of nought."""
    for i in range(sentence.first, sentence.last - 1):
        found = cues("none").at(text.words, i, sentence.last)
        if found is None or found.prefix not in ("", "و"):
            continue
        for at in range(i + found.length, min(i + found.length + 3, sentence.last)):
            toll = cues("toll").at(text.words, at, sentence.last)
            if toll is not None and not toll.cut:
                span = Span(start_of(text, i, found.cut), text.ends[at + toll.length - 1])
                yield Toll(toll.payload, span, "0", None, None, sentence)
                break
