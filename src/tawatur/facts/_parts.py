"""Parts: what a count of people is to the counts beside it.

A count may be the toll itself, a part of it («بينهم 4 من رجال الإطفاء»), the new ones that made it
grow («بعد انتشال ثلاث جثث»), a state («12 مصابا في حالة حرجة») or a figure for more than the event
(«منذ بداية العام»). Each is a question of its own; only tolls are held against tolls.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from tawatur.arabic.folding import fold
from tawatur.arabic.phrases import PhraseIndex
from tawatur.facts._counted import PEOPLE, counted, dual_kind
from tawatur.facts._toll_words import cues
from tawatur.lexicons import rows, words
from tawatur.model.annotation import Quantity
from tawatur.model.span import Span
from tawatur.model.text import ARABIC, Sentence, Text

_AHEAD = 12  # tokens from a toll to the word that opens its parts
_GROUP = 3  # words of the people a part is of: «من رجال الدفاع المدني»
_RAISED = 14  # tokens from the word of growing to the toll it grew to
_NEW = 3  # tokens from «بعد انتشال» to the number of the new ones
_SOME = 2  # tokens of «من بينهم»
_BESIDE = 4  # tokens from a count to its state
_MARKS = frozenset("،,")
_STOPS = frozenset({".", "؛", "!", "؟", ":"})
_CLAUSE = _STOPS | _MARKS
_OF, _TO = fold("من"), fold("إلى")
_AMONG = frozenset({"بين", "وبين", "ضمن", "وضمن"})
OF_THEM = frozenset({"منهم", "منهن"})


class Toll(NamedTuple):
    """A count of people: its slot, span, value and whom it counts; ``role`` names its question,
    ``parts`` the counts that its words say it is made of."""

    slot: str
    span: Span
    value: str
    approx: str | None
    subject: str | None
    sentence: Sentence
    role: str = "toll"
    parts: tuple[str, ...] = ()


@cache
def _phrases(role: str) -> PhraseIndex[str]:
    listed = [r for r in rows("casualties") if r.get("role") == role]
    return PhraseIndex(((r["phrase"], r["value"]) for r in listed), clitics=role != "state")


@cache
def _periods() -> PhraseIndex[str]:
    return PhraseIndex(((w, w) for w in words("periods", "words")), clitics=False)


def told_apart(
    text: Text, sentence: Sentence, found: Sequence[Toll], here: Sequence[Quantity]
) -> list[Toll]:
    """The tolls of one sentence with their roles, and the parts that are no tolls by themselves."""
    tolls = sorted(found, key=lambda t: t.span)
    starts = {text.tokens_in(q).start: q for q in here}
    out: list[Toll] = []
    parts: list[Toll] = []
    for toll in tolls:
        if any(toll.span.overlaps(part.span) for part in parts):
            continue
        if not toll.value.isdecimal():
            out.append(toll)
            continue
        whole, made = _split(text, toll, starts)
        out.append(whole)
        parts += made
    parts += [p for p in _among(text, sentence, starts) if _is_free(p, parts)]
    out = [t for t in out if _is_free(t, parts)]
    return sorted([*_roles(text, sentence, out), *parts], key=lambda t: t.span)


def _is_free(toll: Toll, parts: Sequence[Toll]) -> bool:
    return not any(toll.span.overlaps(part.span) for part in parts)


def _among(text: Text, sentence: Sentence, starts: Mapping[int, Quantity]) -> Iterator[Toll]:
    """The parts of a toll told elsewhere: «بين القتلى طفلان وامرأة»."""
    for i in range(sentence.first, sentence.last - 2):
        if text.words[i] not in _AMONG:
            continue
        label = cues("label").at(text.words, i + 1, sentence.last)
        if label is None or not text.words[i + 1].startswith("ال"):
            continue
        at = i + 1 + label.length
        whole = Toll(label.payload, text.span(i, at), "", None, None, sentence)
        yield from _listed(text, whole, at, starts)[0]


def _split(text: Text, toll: Toll, starts: Mapping[int, Quantity]) -> tuple[Toll, list[Toll]]:
    """A toll and the parts listed after it."""
    sentence = toll.sentence
    at = text.tokens_in(toll.span).stop
    for i in range(at, min(at + _AHEAD, sentence.last)):
        if text.words[i] in _STOPS or i in starts:
            break  # «قتل 6 وأصيب 15 بينهم 4 أطفال»: the parts are of the nearer number
        for role in ("all", "some"):
            phrase = _phrases(role).at(text.words, i, sentence.last)
            if phrase is not None and phrase.prefix in ("", "و"):
                made, whole = _listed(text, toll, i + phrase.length, starts)
                if made:
                    counts = tuple(p.value for p in made)
                    total = sum(int(c) for c in counts)
                    said = (role == "all" and whole) or total > int(toll.value)
                    adds_up = len(made) > 1 and total == int(toll.value)
                    sums = (len(made) > 1 and said) or adds_up
                    return toll._replace(parts=counts if sums else ()), made
    return toll, []


def _listed(
    text: Text, toll: Toll, at: int, starts: Mapping[int, Quantity]
) -> tuple[list[Toll], bool]:
    """The parts that begin at a token, and whether the list was read to its end."""
    last = toll.sentence.last
    made: list[Toll] = []
    while at < last:
        quantity = starts.get(at)
        if quantity is None:
            one = _one(text, toll, at)
            if one is None:
                break
            made.append(one)
            at = text.tokens_in(one.span).stop
            if at >= last or not text.words[at].startswith("و"):
                break
            continue
        if quantity.high is not None or quantity.value != int(quantity.value):
            break
        group = _group(text, at, text.tokens_in(quantity).stop, last)
        if group is None:
            break
        name, end = group
        span = Span(quantity.start, text.ends[end - 1])
        role = name if name.startswith("state:") else f"group:{name}"
        subject = None if name.startswith("state:") else name
        value = f"{quantity.value:g}"
        made.append(Toll(toll.slot, span, value, quantity.approx, subject, toll.sentence, role))
        at = end
        if at + 1 < last and text.words[at] in _MARKS and at + 1 in starts:
            at += 1
        if at >= last or not text.words[at].startswith("و"):
            break
    return made, at >= last or not text.words[at].startswith("و")


def _one(text: Text, toll: Toll, at: int) -> Toll | None:
    """One person of a list of parts: «بينهم ثلاثة أطفال وامرأة», «بينهم سائق الحافلة»."""
    word = text.words[at]
    cut = 0
    noun = counted(text, at, toll.sentence.last)
    if noun is None and word.startswith("و"):
        noun, cut = dual_kind(word[1:]), 1
    if noun is None or not noun.is_one or noun.slot is not None or noun.kind not in PEOPLE:
        return None
    end = at + 1
    if end < toll.sentence.last and text.words[end].startswith("ال") and noun.subject:
        end += 1
    start = text.origin[text.folded_starts[at] + cut] if cut else text.starts[at]
    span = Span(start, text.ends[end - 1])
    return Toll(toll.slot, span, "1", None, noun.plural, toll.sentence, f"group:{noun.plural}")


def _group(text: Text, first: int, at: int, last: int) -> tuple[str, int] | None:
    """Whom a part counts, and the token after the words; None where nobody is named."""
    if at < last and text.words[at] == _OF:
        end = at + 1
        while end < min(at + 1 + _GROUP, last) and _continues(text, end, at + 1):
            end += 1
        return (_words(text, at + 1, end), end) if end > at + 1 else None
    state = _phrases("state").at(text.words, at, last)
    if state is not None:
        return f"state:{state.payload}", at + state.length
    noun, end = counted(text, at, last), at + 1
    if noun is None:
        noun, end = dual_kind(text.words[first].removeprefix("و")), at
    if noun is None or noun.kind not in PEOPLE or noun.slot is not None:
        return None
    return noun.plural, end


def _continues(text: Text, i: int, first: int) -> bool:
    word = text.words[i]
    if text.kinds[i] != ARABIC or (i > first and not word.startswith("ال")):
        return False
    return i > first or len(word) > 2


def _words(text: Text, first: int, end: int) -> str:
    return " ".join(text.original[text.starts[first] : text.ends[end - 1]].split())


def _roles(text: Text, sentence: Sentence, tolls: Sequence[Toll]) -> Iterator[Toll]:
    grown = {t.slot: t for t in tolls if _is_raised(text, t)}
    for toll in tolls:
        first, end = text.tokens_in(toll.span).start, text.tokens_in(toll.span).stop
        total = grown.get(toll.slot)
        state = _state(text, end, sentence)
        if toll.role != "toll" or toll.subject:
            yield toll
        elif text.words[end - 1] in OF_THEM:
            yield _share(text, toll, end)
        elif total is not None and _is_added(text, toll, total, first):
            yield toll._replace(role=f"added:{total.value}")
        elif _is_new(text, end, sentence):
            yield toll._replace(role="added:")
        elif _is_wider(text, toll, tolls):
            yield toll._replace(role="wider")
        elif _is_attached(text, first, end, toll, tolls) or _is_some(text, first, sentence):
            group = _group(text, first, end, sentence.last)
            yield toll._replace(role=f"group:{group[0]}", subject=group[0]) if group else toll
        elif state is not None and toll.slot == "injured":
            yield toll._replace(role=f"state:{state}")
        else:
            yield toll


def _clause(text: Text, at: int, last: int) -> int:
    return next((i for i in range(at, last) if text.kinds[i] != ARABIC), last)


def _share(text: Text, toll: Toll, at: int) -> Toll:
    """A count of «منهم» with what it says of them: «33 منهم نساء», «11 منهم في حالة حرجة»."""
    last = toll.sentence.last
    state = _phrases("state").at(text.words, at, last)
    if state is not None:
        return toll._replace(role=f"state:{state.payload}")
    noun = counted(text, at, last)
    end = at + 1 if noun is not None else _clause(text, at, min(at + _GROUP, last))
    subject = noun.plural if noun is not None else _words(text, at, end) if end > at else ""
    span = Span(toll.span.start, text.ends[end - 1]) if noun is not None else toll.span
    return toll._replace(role=f"group:{subject}", subject=subject, span=span) if subject else toll


def _is_raised(text: Text, toll: Toll) -> bool:
    """True where a word of growing and «إلى» stand before the count in its sentence."""
    first = text.tokens_in(toll.span).start
    if first <= toll.sentence.first or toll.role != "toll":
        return False
    back = range(max(toll.sentence.first, first - _RAISED), first)
    to = any(text.words[i] == _TO for i in range(max(toll.sentence.first, first - 3), first))
    return to and any(_phrases("raised").at(text.words, i, first) is not None for i in back)


def raised_at(text: Text, i: int, last: int) -> bool:
    """True where a word of growing stands at token ``i``."""
    return _phrases("raised").at(text.words, i, last) is not None


def _is_added(text: Text, toll: Toll, total: Toll, first: int) -> bool:
    """True for a smaller count after «بعد» or before the word of growing of the total."""
    if toll is total or not toll.value.isdecimal() or not total.value.isdecimal():
        return False
    if int(toll.value) >= int(total.value):
        return False
    back = range(max(toll.sentence.first, first - _NEW), first + 1)
    return any(_phrases("after").at(text.words, i, toll.sentence.last) is not None for i in back)


def _is_new(text: Text, end: int, sentence: Sentence) -> bool:
    return _phrases("new").at(text.words, end, sentence.last) is not None


def _is_wider(text: Text, toll: Toll, tolls: Sequence[Toll]) -> bool:
    """True where the words for a longer time or a wider area belong to this count: they follow
    it before any other count or clause."""
    end = text.tokens_in(toll.span).stop
    others = {text.tokens_in(t.span).start for t in tolls if t.slot == toll.slot}
    for i in range(end, toll.sentence.last):
        if text.words[i] in _CLAUSE or i in others:
            return False
        if _periods().at(text.words, i, toll.sentence.last) is not None:
            return True
    return False


def _is_attached(text: Text, first: int, end: int, toll: Toll, tolls: Sequence[Toll]) -> bool:
    """True in «مدير المستودع واثنين من الموظفين»: the number adds to somebody named before."""
    if not text.words[first].startswith("و") or first <= toll.sentence.first:
        return False
    if end >= toll.sentence.last or text.words[end] != _OF:
        return False
    return not any(text.tokens_in(t.span).stop == first for t in tolls)


def _is_some(text: Text, first: int, sentence: Sentence) -> bool:
    """True in «297 شخصا بينهم 37 أجنبيا اعتقلوا»: the number is of a part alone."""
    back = range(max(sentence.first, first - _SOME), first)
    return any(
        found is not None and i + found.length == first
        for i in back
        if (found := _phrases("some").at(text.words, i, first)) is not None
    )


def _state(text: Text, end: int, sentence: Sentence) -> str | None:
    for i in range(end, min(end + _BESIDE, sentence.last)):
        if text.words[i] in _CLAUSE:
            return None
        found = _phrases("state").at(text.words, i, sentence.last)
        if found is not None:
            return found.payload
    return None


def spread(tolls: Sequence[Toll]) -> tuple[Toll, ...]:
    """The tolls, a figure that the report somewhere gives a wider scope having it everywhere."""
    wide = {(t.slot, t.value) for t in tolls if t.role == "wider"}
    return tuple(
        t._replace(role="wider") if t.role == "toll" and (t.slot, t.value) in wide else t
        for t in tolls
    )
