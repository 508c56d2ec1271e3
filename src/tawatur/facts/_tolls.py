"""Tolls: how many people were killed, hurt or arrested, and how two such counts compare.

A number is a toll where its own noun says so (27 قتيلا), where a word before it does (مقتل 27
شخصا, أصيب 20) or after it (20 شخصا قتلوا). The nearest word in the clause wins; a number joined by
و to a toll is one of the same kind. Numbers of things, of money, of time and of old events are
none.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from tawatur.arabic import approximations
from tawatur.arabic.folding import fold
from tawatur.arabic.phrases import start_of
from tawatur.facts import _counted, _things
from tawatur.facts._counted import PEOPLE, Counted, counted, dual_kind
from tawatur.facts._events import events
from tawatur.facts._fates import fate_before, fate_of
from tawatur.facts._labels import aside, labelled
from tawatur.facts._old import day, days_before, is_old
from tawatur.facts._parts import OF_THEM, Toll, spread, told_apart
from tawatur.facts._toll_words import BREAKS, cues, endings, is_infection
from tawatur.facts._unnumbered import and_noun, unnumbered
from tawatur.model.annotation import Quantity, Reading
from tawatur.model.claim import Claim
from tawatur.model.span import Span
from tawatur.model.text import Sentence, Text

_REACH = 7  # tokens between the cue and a number whose noun is of people
_NEAR = 4  # the same where no known noun follows: only an approximation stands between
_LINK = 2  # tokens from a toll to «33 منهم»
_AFTER = 4  # tokens from the number to a verb after it
_TOO_MANY = 1e7  # more dead than any report tells of: a figure of speech
_TWO = frozenset(map(fold, ("اثنان", "اثنين", "اثنتان", "اثنتين")))


@lru_cache(maxsize=4)
def tolls(reading: Reading) -> tuple[Toll, ...]:
    """Every toll of the reading, in order."""
    published = day(reading.report.published)
    tried = "trial" in events(reading)  # a court rules on what happened long ago
    out: list[Toll] = []
    at = 0
    quantities = not_of_time(reading)
    for sentence in reading.sentences:
        start = reading.text.starts[sentence.first]
        end = reading.text.ends[sentence.last - 1]
        while at < len(quantities) and quantities[at].start < start:
            at += 1
        stop = at
        while stop < len(quantities) and quantities[stop].start < end:
            stop += 1
        here = quantities[at:stop]
        at = stop
        old = [] if tried else days_before(reading, Span(start, end), published)
        found = list(_in_sentence(reading.text, sentence, here))
        found = told_apart(reading.text, sentence, found, here) if found else found
        out.extend(toll for toll in found if not is_old(reading.text, toll, old))
    return spread(sorted(out, key=lambda toll: (toll.span, toll.slot)))


def not_of_time(reading: Reading) -> list[Quantity]:
    """The quantities that are no part of a length of time; both are in order."""
    out: list[Quantity] = []
    lengths = [t for t in reading.times if t.kind == "duration"]
    at = 0
    for quantity in reading.quantities:
        while at < len(lengths) and lengths[at].end <= quantity.start:
            at += 1
        if at == len(lengths) or not lengths[at].overlaps(quantity):
            out.append(quantity)
    return out


def _in_sentence(text: Text, sentence: Sentence, here: list[Quantity]) -> Iterator[Toll]:
    previous: Toll | None = None
    taken: list[Span] = []
    for quantity in here:
        found = _numbered(text, sentence, quantity, previous)
        if found is not None:
            taken.append(found.span)
            yield found
            yield from _second_noun(text, found, quantity)
        previous = found
    for found in unnumbered(text, sentence):
        if not any(found.span.overlaps(span) for span in taken):
            taken.append(found.span)
            yield found


def _numbered(
    text: Text, sentence: Sentence, quantity: Quantity, previous: Toll | None
) -> Toll | None:
    tokens = text.tokens_in(quantity)
    first, last = tokens.start, tokens.stop
    if is_percentage(text, first, last) or quantity.value >= _TOO_MANY:
        return None
    if quantity.value == 1 and counted(text, first - 1, sentence.last) is None:
        return None  # واحد counts the noun before it
    noun, end = _noun(text, sentence, first, last)
    near = noun is None
    slot = noun.slot if noun else None
    if (noun is not None and noun.kind not in PEOPLE) or (
        slot is None and _counted.is_beside_one(text, first, sentence.first)
    ):
        return None
    if slot == "arrests" and _is_freed(text, sentence, first):
        return None
    if slot is not None and quantity.high is None and _is_both(text, end, slot, sentence):
        return None
    cue = None
    if slot is None:
        people = not near or end > last or previous is not None
        cue = _cue_before(text, sentence, first, people=people)
        slot = cue[0] if cue else _cue_after(text, sentence, end)
        if slot is None:
            slot = labelled(text, sentence, tokens, is_people=not near) or _share_of(
                text, (first, last), sentence, previous
            )
        elif _is_spared(text, sentence, (first, last), cue):
            slot, previous = None, None
    if slot is None and previous is not None and _joins(text, previous, quantity):
        slot = previous.slot
    if slot is None or (near and end == last and _counts_something(text, sentence, end)):
        return None
    if slot == "injured" and is_infection(text, sentence, end):
        return None
    start, stop = _bounds(text, sentence, (first, end), quantity)
    if near and end == last and cue is not None and cue[1] >= first - 1:
        start = min(start, start_of(text, cue[2], cue[3]))
    value = _digits(quantity)
    return Toll(
        slot, Span(start, stop), value, quantity.approx, noun.subject if noun else None, sentence
    )


def _share_of(
    text: Text, number: tuple[int, int], sentence: Sentence, previous: Toll | None
) -> str | None:
    """The slot of the toll just before of which «منهم» makes the number a part."""
    first, last = number
    if previous is None or first - text.tokens_in(previous.span).stop > _LINK:
        return None
    if last >= sentence.last or text.words[last] not in OF_THEM:
        return None
    return previous.slot


def _is_spared(
    text: Text, sentence: Sentence, number: tuple[int, int], cue: tuple[str, int, int, int] | None
) -> bool:
    """True where a word nearer than the toll's says that they were saved, are missing or were
    merely there: «قتل السائق ونجا 7 ركاب»."""
    if cue is None:
        return False
    nearer = fate_before(text, sentence, number[0])
    if nearer is not None:
        return nearer[1] > cue[1]
    return fate_of(text, sentence, *number) is not None


def _is_freed(text: Text, sentence: Sentence, first: int) -> bool:
    """True where the prisoners are exchanged or let go, not taken."""
    before = range(max(sentence.first, first - _NEAR), first)
    return any(cues("freed").at(text.words, i, sentence.last) is not None for i in before)


def _is_both(text: Text, i: int, slot: str, sentence: Sentence) -> bool:
    """True in «500 قتيل وجريح»: one number of both together."""
    second = and_noun(text, i, sentence)
    return second is not None and second.slot not in (None, slot)


def _second_noun(text: Text, toll: Toll, quantity: Quantity) -> Iterator[Toll]:
    """عشرات القتلى والجرحى: an indefinite number of the one and of the other."""
    at = text.tokens_in(toll.span).stop
    second = and_noun(text, at, toll.sentence)
    if quantity.high is None or quantity.approx != "about" or second is None:
        return
    if second.slot is not None and second.slot != toll.slot:
        yield toll._replace(slot=second.slot, span=Span(toll.span.start, text.ends[at]))


def _noun(text: Text, sentence: Sentence, first: int, last: int) -> tuple[Counted | None, int]:
    """The noun the number counts and the token after it; of a dual the word itself."""
    if last == first + 1 and (dual := dual_kind(text.words[first])) is not None:
        return dual, last
    found = counted(text, last, sentence.last)
    if found is not None:
        return found, last + 1
    if last == first + 1 and text.words[first] in _TWO and first > sentence.first:
        pair = counted(text, first - 1, sentence.last)  # «مدنيين اثنين»
        if pair is not None and pair.kind == "role":
            return pair, last
    others = cues("others").at(text.words, last, sentence.last) if last < sentence.last else None
    return None, last + others.length if others is not None and not others.cut else last


def _cue_before(
    text: Text, sentence: Sentence, first: int, *, people: bool
) -> tuple[str, int, int, int] | None:
    """The nearest cue before the number: (slot, its last token, its first token, its clitics)."""
    reach = _REACH if people else _NEAR
    hedge = approximations.before(text.words, first, sentence.first)
    floor = max(sentence.first, (hedge.first if hedge is not None else first) - reach)
    at = first + 1
    while at > floor + 1:
        at -= 1
        if text.words[at - 1] in BREAKS:
            beside = people and at == (hedge.first if hedge is not None else first)
            opened = aside(text, sentence, at) if beside else None
            if opened is None:
                return None
            at, floor = opened + 1, max(sentence.first, opened - _NEAR)
            continue
        found = endings("before").before(text.words, at, sentence.first)
        if found is None:
            found = endings("people").before(text.words, at, sentence.first)
            if found is not None and not people:
                return None  # «يقتل اثنين ويصيب 7»: a verb that may hit things as well
        if found is not None:
            both = at - found.length
            if _is_coordinated(text, both, sentence):
                return None
            return found.payload, at - 1, both, found.cut
        label = endings("label").before(text.words, at, sentence.first)
        if label is not None:
            head = endings("counting").before(text.words, at - label.length, sentence.first)
            if head is not None:
                return label.payload, at - 1, at - label.length - head.length, head.cut
    return None


def _is_coordinated(text: Text, first: int, sentence: Sentence) -> bool:
    """True in «مقتل وإصابة 30»: the number is of both together."""
    if first <= sentence.first or not text.words[first].startswith("و"):
        return False
    return endings("before").before(text.words, first, sentence.first) is not None


def _cue_after(text: Text, sentence: Sentence, end: int) -> str | None:
    for at in range(end, min(end + _AFTER, sentence.last)):
        if text.words[at] in BREAKS or text.kinds[at] == "d":
            return None
        found = cues("after").at(text.words, at, sentence.last)
        if found is not None and found.prefix in ("", "و"):
            return found.payload if found.prefix == "" else None
    return None


def _joins(text: Text, previous: Toll, quantity: Quantity) -> bool:
    """True where only و stands between a toll and the next number."""
    between = text.original[previous.span.end : quantity.start].strip(" ،")
    return between in ("و", "")


def _counts_something(text: Text, sentence: Sentence, end: int) -> bool:
    """True where a bare number is followed by a noun nobody knows, as a unit or a thing: a toll
    without its noun stands before a verb, a preposition or a mark."""
    if end >= sentence.last or text.kinds[end] != "w":
        return end < sentence.last and text.words[end] in ("%", "$", "€", "£")
    word = text.words[end]
    is_noun = _things.listed(word) or (word.endswith(("ا", "ات")) and not word.endswith("وا"))
    return bool(is_noun) and not word.startswith(("و", "ال", "في", "هنا"))


def is_percentage(text: Text, first: int, last: int) -> bool:
    """True where the number of these tokens is a share in a hundred."""
    before = text.words[first - 1] if first else ""
    words = text.words[first:last]
    return before == "%" or any(w.endswith(("%", "المايه", "الميه")) for w in words)


def _bounds(
    text: Text, sentence: Sentence, words: tuple[int, int], quantity: Quantity
) -> tuple[int, int]:
    """The characters of the count with the approximation before and after it."""
    first, end = words
    start = quantity.start
    ahead = approximations.before(text.words, first, sentence.first)
    if ahead is not None and start == text.starts[first]:
        start = start_of(text, ahead.first, ahead.cut)
    behind = approximations.after(text.words, end, sentence.last)
    return start, text.ends[(behind.last if behind else end) - 1]


def _digits(quantity: Quantity) -> str:
    low = f"{quantity.value:g}" if quantity.value < 1e6 else f"{quantity.value:.0f}"
    if quantity.high is None:
        return low
    return f"{low}-{quantity.high:.0f}"


def claims(reading: Reading, slot: str) -> tuple[Claim, ...]:
    """The tolls of one slot as claims; the key is what the count is of: the people named, the toll,
    the new ones, a state or a wider scope."""
    return tuple(
        Claim(
            start=t.span.start,
            end=t.span.end,
            slot=slot,
            value=t.value,
            key=f"group:{t.subject}" if t.subject else t.role,
            approx=t.approx,
            unit="persons",
            subject=t.subject,
            parts=t.parts,
            part=t.sentence.part,
        )
        for t in tolls(reading)
        if t.slot == slot
    )
