"""Percentage: by how much in a hundred something rose or fell, or what share it is."""

from __future__ import annotations

from collections.abc import Iterator

from tawatur.arabic import spoken
from tawatur.arabic.stems import stem
from tawatur.facts import _amounts, _figures, _phrases
from tawatur.facts._figures import Figure
from tawatur.model.annotation import Reading
from tawatur.model.claim import Claim
from tawatur.model.finding import Bilingual
from tawatur.model.text import Text
from tawatur.roles import Names

SLOT = "percentage"
compare = _amounts.compare

_CHANGES = ("rise", "fall")
_TELLING = 2  # words that name what rose, fell or has a share
_FOLLOWING = 3  # tokens after a share in which the whole stands: «20% من السكان»
_LEVELS = frozenset({"من", "الي"})  # «زيادة من 13% إلى 23%» tells two levels, and no change
_UNIT = "%"


def extract(reading: Reading) -> tuple[Claim, ...]:
    """The percentages of the reading, each value of a question once."""
    return _amounts.apart(_claims(reading))


def _claims(reading: Reading) -> Iterator[Claim]:
    for figure in _figures.figures(reading):
        if not figure.percent:
            continue
        key, subject = _question(reading.text, figure)
        yield _amounts.claim(
            reading, figure, figure.last, SLOT, key=key, unit=_UNIT, subject=subject
        )


def _question(text: Text, figure: Figure) -> tuple[str, str]:
    """What the figure answers: the key, and the words that say of what it is."""
    before = [word for _, word in _figures.governors(text, figure)]
    level = figure.first > figure.sentence.first and text.words[figure.first - 1] in _LEVELS
    value = _figures.digits(figure.quantity)
    for at, word in enumerate(before):
        change = next((c for c in _CHANGES if word in _figures.role_words(c)), None)
        if change is None or level:
            continue
        rest = before[at + 1 :]
        of = before[:at][-_TELLING:] or rest[:_TELLING]
        if not of:
            return f"{change}:={value}", ""
        of.reverse()
        more = [*rest[:_TELLING], *_after(text, figure)]
        return ":".join([change, *(stem(w) for w in of)]), " ".join([*of, *more])
    after = _after(text, figure)
    whole = ":".join(stem(w) for w in after[:_TELLING])
    return f"share:{whole}={value}", " ".join([*before[:1], *after[:_TELLING]])


def _after(text: Text, figure: Figure) -> list[str]:
    return [w for _, w in _figures.followers(text, figure, figure.last, _FOLLOWING)]


def question(key: str, names: Names) -> Bilingual:
    """By how much it rose or fell, or what share it is."""
    return _phrases.question(SLOT, key.partition(":")[0], names)


def caption(claim: Claim, words: str, names: Names) -> Bilingual:
    """The percentage with its approximation; of a change, its direction."""
    shown = f"{claim.value.replace('-', ' – ')}%"
    plain = Bilingual(shown, shown)
    if claim.approx:
        plain = spoken.worded(claim.approx, shown, shown)
    kind = claim.key.partition(":")[0]
    return spoken.worded(f"percent-{kind}", plain.ar, plain.en)
