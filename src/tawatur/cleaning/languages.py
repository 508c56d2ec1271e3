"""Language: what a report is written in, as ISO 639-1."""

from __future__ import annotations

import threading
from itertools import islice
from math import ceil

import py3langid

from tawatur.cleaning.cues import Said
from tawatur.model.report import KEPT, Region
from tawatur.model.text import ARABIC, LATIN, Text

ARABIC_LETTERS = 0.5  # of the words, at least this share is in Arabic letters, or it is not Arabic
# A text with at least this share of the commonest words of Arabic is Arabic without asking: 95 in
# 100 reports of the shared news have .07 and more. The others are shown to the identifier.
COMMON_SHARE = 0.06
SAMPLE = 2000  # characters shown to the identifier
# Words with the Arabic article: a text of Arabic letters with fewer, and with no common word, is
# shown as it is typed. None of 6,000 reports retyped with Persian letters is lost by it.
DEFINITE_SHARE = 0.05
FEWEST = 3  # words without which a text counts as Arabic
_COMMON = frozenset(
    "في من علي الي عن مع التي الذي هذا هذه ان وفي ومن بعد خلال لا ما قال وقال كان".split()
)
_MACRO = {"arz": "ar", "ary": "ar", "arb": "ar", "ars": "ar"}  # written Arabic of any country
# An Arabic page typed with the Persian ی and ک is not Persian; گ and ے, which Arabic has not, are
# left to speak for themselves.
_TYPED = str.maketrans("یک", "يك")
_identifying = threading.Lock()


def identify(text: Text, said: Said, regions: tuple[Region, ...]) -> str:
    """The language of the kept text, ``said`` in these words; ``ar`` where there is too little to
    tell."""
    spots = [text.tokens_in(region) for region in regions if region.label in KEPT]
    kinds = "".join(text.kinds[some.start : some.stop] for some in spots)
    arabic = kinds.count(ARABIC)
    words = arabic + kinds.count(LATIN)
    if words < FEWEST:
        return "ar"
    found = [word for some in spots for word in said.among(some)]
    if arabic >= ARABIC_LETTERS * words:
        common = filter(_COMMON.__contains__, found)
        if next(islice(common, ceil(COMMON_SHARE * arabic) - 1, None), None):  # as many of them
            return "ar"
    definite = sum(word.startswith("ال") for word in found)
    kept = " ".join(r.of(text.original) for r in regions if r.label in KEPT)
    if definite >= DEFINITE_SHARE * arabic or not _COMMON.isdisjoint(found):
        kept = kept.translate(_TYPED)
    return _classify(kept[:SAMPLE])


def _classify(sample: str) -> str:
    """py3langid's answer, with any Arabic as Arabic."""
    plain = sample.encode("utf-8", "replace").decode("utf-8")
    with _identifying:
        language, _ = py3langid.classify(plain)
    return _MACRO.get(str(language), str(language))
