"""How common a folded word is in news: a count over 20,085 articles, shipped as a lexicon.

A word that stands in no more than a handful of articles is either rare or a name; one that is
known as it stands need not be cut into clitic and rest. Only the 60,000 most frequent words are
counted; every other word has frequency 0.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib.resources import files

import tawatur.lexicons

DOCUMENTS = 20_085  # articles counted, as lexicons/words/news.tsv says in its head


@cache
def _counts() -> dict[str, int]:
    content = files(tawatur.lexicons).joinpath("words/news.tsv").read_text(encoding="utf-8")
    pairs = (line.split("\t") for line in content.splitlines() if not line.startswith("#"))
    next(pairs)  # the header
    return {word: int(number) for word, number in pairs}


def document_frequency(folded_word: str) -> int:
    """In how many of DOCUMENTS articles the folded word stands, with its clitics as written."""
    return _counts().get(folded_word, 0)


def is_known(folded_word: str) -> bool:
    """True where the folded word is among the 60,000 most frequent of the news."""
    return folded_word in _counts()


def counted_words() -> Iterable[str]:
    """The words that are counted, the most frequent first."""
    return _counts().keys()
