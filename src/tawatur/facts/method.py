"""Method: how it was done, or what caused it.

A report names the kind of act many times over; the first exact naming of its headline and of its
text are the claims.
"""

from __future__ import annotations

from functools import partial

from tawatur.facts import _claims, _phrases, _verdicts
from tawatur.model.annotation import Reading
from tawatur.model.claim import Claim

SLOT = "method"
question = partial(_phrases.question, SLOT)
compare = _verdicts.words
caption = _phrases.caption


def extract(reading: Reading) -> tuple[Claim, ...]:
    """One kind of act a headline and one a part, the first said in two words or more, and every
    cause given and act told."""
    found = _claims.claims(reading, SLOT)
    out = [c for c in found if c.key != "kind"]
    titles = [reading.text.span(s.first, s.last) for s in reading.sentences if s.region == "title"]
    places = [(c.part, any(c.overlaps(title) for title in titles)) for c in found]
    for place in sorted(set(places)):
        kinds = [c for c, at in zip(found, places, strict=True) if c.key == "kind" and at == place]
        exact = [c for c in kinds if " " in c.value]
        out.extend((exact or kinds)[:1])
    return _claims.ordered(out)
