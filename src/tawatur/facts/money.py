"""Money: sums with their currency, and what they are the price, the aid or the loss of."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from tawatur.arabic import spoken
from tawatur.arabic.stems import stem
from tawatur.facts import _amounts, _currencies, _figures, _phrases
from tawatur.facts._currencies import Currency
from tawatur.facts._figures import Figure
from tawatur.model.annotation import Reading
from tawatur.model.claim import Claim
from tawatur.model.finding import Bilingual
from tawatur.model.text import Text
from tawatur.roles import Names

SLOT = "money"
compare = _amounts.compare

_FOLLOWING = 2  # tokens after the currency in which the thing may stand: «100 ريال غرامة»
_GOVERNING = 3  # governors that tell one sum from another
_OF = "من"


def extract(reading: Reading) -> tuple[Claim, ...]:
    """The sums of the reading, each value of a question once.

    A currency of which the report only gives the word has the code that the report elsewhere
    gives that word, where it gives but one."""
    found = list(_sums(reading))
    codes = _codes([currency for _, currency, _ in found])
    some = (
        _claim(reading, figure, codes.get(currency.base, currency.unit), last)
        if currency.unit.islower()
        else _claim(reading, figure, currency.unit, last)
        for figure, currency, last in found
    )
    return _amounts.apart(some)


def _sums(reading: Reading) -> Iterator[tuple[Figure, Currency, int]]:
    """Every figure with a currency, and the token after its words."""
    text = reading.text
    for figure in _figures.figures(reading):
        if figure.percent:
            continue
        end = figure.sentence.last
        at = figure.last
        if at + 1 < end and text.words[at] == _OF and text.words[at + 1].startswith("ال"):
            at += 1
        found = _currencies.currency(text, at, end)
        if found is not None:
            yield figure, *found
            continue
        sign = _currencies.sign_before(text, figure.first, figure.sentence.first)
        if sign is None:
            sign = _currencies.attached_sign(text.words[figure.first])
        if sign is not None:
            yield figure, sign, figure.last


def _codes(found: Sequence[Currency]) -> dict[str, str]:
    """By the word of a currency: its one code in the report."""
    codes: dict[str, Counter[str]] = defaultdict(Counter)
    for currency in found:
        if currency.unit.isupper():
            codes[currency.base][currency.unit] += 1
    return {base: next(iter(some)) for base, some in codes.items() if len(some) == 1}


def _claim(reading: Reading, figure: Figure, unit: str, last: int) -> Claim:
    text = reading.text
    of = _thing(text, figure, last)
    value = _figures.digits(figure.quantity)
    key = ":".join(["of", *of[:1], *(stem(w) for w in of[1:2]), unit]) if of else f"sum:{value}"
    before = [word for _, word in _figures.governors(text, figure)][:_GOVERNING]
    subject = " ".join(dict.fromkeys([*of, *reversed(before)]))
    return _amounts.claim(reading, figure, last, SLOT, key=key, unit=unit, subject=subject)


def _thing(text: Text, figure: Figure, last: int) -> list[str]:
    """What the sum is of, with the word that tells it from others; empty for a price of each."""
    if last < figure.sentence.last and text.words[last] in _figures.role_words("each"):
        return []
    passed: list[str] = []
    for _, word in _figures.governors(text, figure):
        if word in _figures.role_words("sum"):
            return [_figures.spelt("sum", word), *reversed(passed)]
        passed.append(word)
    for at, word in _figures.followers(text, figure, last, _FOLLOWING):
        if word in _figures.role_words("sum"):
            more = [w for _, w in _figures.followers(text, figure, at + 1, _FOLLOWING)]
            return [_figures.spelt("sum", word), *more[:1]]
    return []


def question(key: str, names: Names) -> Bilingual:
    """What sum, or the sum of what."""
    kind, _, rest = key.partition(":")
    asked = _phrases.asked(SLOT, kind)
    noun = rest.partition(":")[0]
    return Bilingual(asked.ar.replace("{}", noun), asked.en.replace("{}", f"«{noun}»"))


def caption(claim: Claim, words: str, names: Names) -> Bilingual:
    """The sum in the report's words, in English with the name of the currency."""
    name = _currencies.name(claim.unit or "").en
    many = name if claim.value == "1" else _many(name)
    shown = Bilingual(spoken.trimmed(words), f"{_amounts.english(claim.value)} {many}")
    if claim.approx and "-" not in claim.value:
        return Bilingual(shown.ar, spoken.worded(claim.approx, "", shown.en).en)
    return shown


def _many(name: str) -> str:
    unchanged = ("yen", "yuan", "won", "baht", "rand", "sterling", "dong", "ringgit", "real")
    return name if name.endswith(unchanged) else f"{name}s"
