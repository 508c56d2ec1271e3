"""Count: how many there are of anything: buses, pilgrims, housing units.

The key is the noun and what stands right after it («12 حافلة حجاج»), else the noun and the word
that governs the number («انطلاق 12 حافلة»). People killed, hurt and arrested are slots of their
own; a number without a noun counts nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from tawatur.arabic import spoken
from tawatur.arabic.numerals import lookup
from tawatur.arabic.stems import stem
from tawatur.facts import _amounts, _currencies, _fates, _figures, _phrases, _things
from tawatur.facts._counted import PEOPLE, dual_kind
from tawatur.facts._figures import Figure
from tawatur.facts._things import Thing
from tawatur.model.annotation import Reading
from tawatur.model.claim import Claim
from tawatur.model.finding import Bilingual
from tawatur.model.text import ARABIC, Text
from tawatur.roles import Names

SLOT = "count"
compare = _amounts.compare

_FOLLOWING = 3  # tokens after the noun in which what it is of may stand
_GOVERNING = 2  # governors that tell one count from another
_MEASURING = 2  # governors back to the word of a dimension: «بطول 30 كيلومترا»
_OF = "من"
_LEAST, _VAGUE = 2, 10  # «واحد» counts nothing new; «بضعة» and less is no figure


def extract(reading: Reading) -> tuple[Claim, ...]:
    """The counted things of the reading, each value of a question once."""
    return _amounts.apart(_claims(reading))


def _claims(reading: Reading) -> Iterator[Claim]:
    text = reading.text
    for figure in _figures.figures(reading):
        value = figure.quantity.value
        if figure.percent or value < _LEAST:
            continue
        if _fates.fate_of(text, figure.sentence, figure.first, figure.last) is not None:
            continue  # how many were saved, are missing or were aboard is told as context
        found = _thing(text, figure)
        if found is None or found[0].kind == _things.NONE:
            continue
        thing, last = found
        if thing.kind == _things.MEASURE:
            yield from _measured(reading, figure, thing, last)
        elif value == int(value):
            yield _counted(reading, figure, thing, last)


def _thing(text: Text, figure: Figure) -> tuple[Thing, int] | None:
    """What a figure counts, and the token after its noun."""
    first, last, end = figure.first, figure.last, figure.sentence.last
    word = text.words[first]
    if last == first + 1 and text.kinds[first] == ARABIC and word not in lookup():
        pair = _things.dual(word)
        return None if pair is None or _are_people(word) else (pair, last)
    vague = figure.quantity.high is not None and figure.quantity.approx == "about"
    if vague and figure.quantity.value < _VAGUE:
        return None
    at = last + 1 if last + 1 < end and text.words[last] == _OF else last
    if _currencies.currency(text, at, end) is not None:
        return None
    found = _things.thing(text, at, end, figure.quantity.value)
    if found is None or (at == last) == (text.words[at].startswith("ال") and not vague):
        return None
    thing, stop = found
    if stop < end and text.words[stop].startswith("و") and thing.kind == _things.THING:
        second = _things.listed(text.words[stop][1:])
        if second is not None and second.kind == _things.THING and second.noun != thing.noun:
            both = f"{thing.noun} و{second.noun}"
            return Thing(_things.THING, both, f"{thing.plural} و{second.plural}"), stop + 1
    return found


def _are_people(dual: str) -> bool:
    """True for «مسؤولان»: two who speak or act, and no figure of the event."""
    noun = dual_kind(dual)
    return noun is not None and noun.kind in PEOPLE


def _counted(reading: Reading, figure: Figure, thing: Thing, last: int) -> Claim:
    text = reading.text
    before = [word for _, word in _figures.governors(text, figure)][:_GOVERNING]
    after = [word for _, word in _figures.followers(text, figure, last, _FOLLOWING)][:1]
    telling = after or before[:1]
    return _amounts.claim(
        reading,
        figure,
        last,
        SLOT,
        key=":".join(["of", thing.noun, *(stem(word) for word in telling)]),
        unit=thing.noun,
        subject=" ".join([*reversed(before), *after]),
    )


def _measured(reading: Reading, figure: Figure, unit: Thing, last: int) -> Iterator[Claim]:
    """The length, weight or power of something, where a word of dimension governs the number."""
    before = [word for _, word in _figures.governors(reading.text, figure)]
    for at, word in enumerate(before[:_MEASURING]):
        if word in _figures.role_words("dimension") and at + 1 < len(before):
            dimension = _figures.spelt("dimension", word)
            of = before[at + 1]
            yield _amounts.claim(
                reading,
                figure,
                last,
                SLOT,
                key=f"measure:{dimension}:{stem(of)}",
                unit=unit.english.en if unit.english else unit.noun,
                subject=of,
            )
            return


def question(key: str, names: Names) -> Bilingual:
    """How many of the thing, or how long, heavy or strong it is."""
    kind, _, rest = key.partition(":")
    noun = rest.partition(":")[0].partition("=")[0]
    asked = _phrases.asked(SLOT, kind)
    thing = _things.named(noun)
    en = thing.english.en if thing.english else f"«{noun}»"
    return Bilingual(asked.ar.replace("{}", thing.plural), asked.en.replace("{}", en))


def caption(claim: Claim, words: str, names: Names) -> Bilingual:
    """The amount in the report's words, in English with the name of the thing."""
    thing = _things.named(claim.unit or "")
    if claim.key.startswith("measure:"):
        name = claim.unit or ""
    elif thing.english is not None:
        name = thing.english.en if claim.value != "1" else thing.english.ar
    else:
        name = f"«{claim.unit}»"
    shown = Bilingual(spoken.trimmed(words), f"{_amounts.english(claim.value)} {name}")
    if claim.approx and "-" not in claim.value:
        return Bilingual(shown.ar, spoken.worded(claim.approx, "", shown.en).en)
    return shown
