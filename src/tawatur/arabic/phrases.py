"""Phrases: word lists looked up in a row of folded tokens, whatever clitics the first word bears.

An index is one dictionary from the first word, in every form it takes with و ف ب ل ك before it, to
the phrases that begin with it; a text costs one look-up a token.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Generic, NamedTuple, TypeVar

from tawatur.arabic.folding import fold
from tawatur.model.text import Text

Payload = TypeVar("Payload")

_BARE = ("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "فب", "فل", "وك")
_WITH_ARTICLE = ("", "و", "ف", "ب", "ك", "وب", "وك")
_AFTER_LAM = ("لل", "ولل", "فلل")  # the article's alef is gone
_ARTICLE = "ال"


class Phrase(NamedTuple, Generic[Payload]):
    """A phrase found: ``cut`` letters of clitics before it, ``length`` tokens, what it means."""

    cut: int
    length: int
    payload: Payload
    prefix: str


def clitic_forms(word: str) -> list[tuple[str, str]]:
    """Every (prefix, form) of a folded word; the prefix holds what stands before the word itself,
    in لل also the article."""
    if not word.startswith(_ARTICLE):
        return [(prefix, prefix + word) for prefix in _BARE]
    bare = word[len(_ARTICLE) :]
    plain = [(prefix, prefix + word) for prefix in _WITH_ARTICLE]
    return plain + [(prefix, prefix + bare) for prefix in _AFTER_LAM]


class PhraseIndex(Generic[Payload]):
    """Phrases by their first word, the longest first; the first of two equal entries wins."""

    def __init__(
        self,
        entries: Iterable[tuple[str, Payload]],
        *,
        clitics: bool = True,
    ) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], Phrase[Payload]]]] = {}
        for written, payload in entries:
            first, *rest = fold(written).split()
            for prefix, form in clitic_forms(first) if clitics else [("", first)]:
                found = Phrase(len(prefix), 1 + len(rest), payload, prefix)
                self._by_first.setdefault(form, []).append((tuple(rest), found))
        for form, phrases in self._by_first.items():
            # a word known whole is not cut: واحد is one, not و and احد
            phrases.sort(key=lambda p: (-p[1].length, p[1].cut))
            self._by_first[form] = phrases

    def __contains__(self, word: str) -> bool:
        return word in self._by_first

    def firsts(self) -> Iterable[str]:
        """Every form a phrase may begin with."""
        return self._by_first.keys()

    def at(self, words: Sequence[str], i: int, last: int) -> Phrase[Payload] | None:
        """The longest phrase that begins at token ``i`` and ends before ``last``."""
        candidates = self._by_first.get(words[i]) if i < last else None
        if candidates is not None:
            for rest, found in candidates:
                stop = i + found.length
                if not rest or (stop <= last and tuple(words[i + 1 : stop]) == rest):
                    return found
        return None


class EndingIndex(Generic[Payload]):
    """Phrases looked up backwards, from the token before a place."""

    def __init__(self, entries: Iterable[tuple[str, Payload]]) -> None:
        self._phrases: dict[tuple[str, ...], Phrase[Payload]] = {}
        self._last: dict[str, int] = {}
        for written, payload in entries:
            first, *rest = fold(written).split()
            for prefix, form in clitic_forms(first):
                key = (form, *rest)
                known = self._phrases.get(key)
                if known is None or known.cut > len(prefix):
                    self._phrases[key] = Phrase(len(prefix), len(key), payload, prefix)
                self._last[key[-1]] = max(self._last.get(key[-1], 0), len(key))

    def before(self, words: Sequence[str], i: int, first: int) -> Phrase[Payload] | None:
        """The longest phrase that ends just before token ``i`` and begins at ``first`` or later."""
        if i <= first:
            return None
        longest = min(self._last.get(words[i - 1], 0), i - first)
        for length in range(longest, 0, -1):
            found = self._phrases.get(tuple(words[i - length : i]))
            if found is not None:
                return found
        return None


def start_of(text: Text, token: int, cut: int) -> int:
    """The original offset of a token's letter number ``cut``, where the word behind it begins."""
    return text.origin[text.folded_starts[token] + cut] if cut else text.starts[token]
