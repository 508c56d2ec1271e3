"""What a reader asks for, from the words typed.

``"…"`` is an exact phrase, ``-word`` must not stand there, ``قال:`` or ``by:`` names the speaker,
``outlet:``, ``since:`` and ``until:`` narrow, and a kind of fact with a sign and a number
(``deaths>10``, ``قتلى>10``) asks for facts. All else are words, found however they are inflected.
«ماذا قال فلان عن كذا» and «what did X say about Y» are taken as they are meant.
"""

from __future__ import annotations

import re
from typing import Literal

import msgspec

from tawatur import lexicons
from tawatur.arabic.folding import fold
from tawatur.arabic.searchwords import bare, base, forms, without_article
from tawatur.arabic.tokens import tokenise
from tawatur.arabic.vocabulary import is_known
from tawatur.model.text import ARABIC
from tawatur.stores._fulltext import Term

Kind = Literal["passages", "statements", "facts"]
Order = Literal["newest", "relevance"]
SIGNS = (">=", "<=", ">", "<", "=")
_ARTICLE = "ال"
_LEAST = 2  # letters of a word that is only begun: one takes 600 ms in a year of news, two 40
MOST_WORDS = 24  # words of a question that are looked up
_PIECE = re.compile(
    r'(?P<no>-)?(?:(?P<field>[^\W\d_]+)[:：])?(?:"(?P<phrase>[^"]*)"|«(?P<quoted>[^»]*)»)'
    r"|(?P<slot>[^\W\d_][\w/-]*)\s*(?P<sign>>=|<=|≥|≤|>|<|=)\s*(?P<number>[\d٠-٩][\d٠-٩.,٫]*)"
    r"|(?P<no2>-)?(?:(?P<field2>[^\W\d_]+)[:：])?(?P<word>[^\s\"«»]+)"
)
_WHO_ABOUT = (
    re.compile(r"^\s*(?:ماذا|ما الذي|ما)\s+(?:قال|قالت|صرح|صرحت|يقول|تقول)\s+(?P<who>.+?)"
               r"(?:\s+(?:عن|بشأن|حول|في شأن)\s+(?P<what>.+?))?\s*[؟?]?\s*$"),
    re.compile(r"^\s*what\s+did\s+(?P<who>.+?)\s+say(?:\s+(?:about|on)\s+(?P<what>.+?))?\s*\??\s*$",
               re.IGNORECASE),
)  # fmt: skip
_FIELDS = {
    "by": "speaker", "speaker": "speaker", "قال": "speaker", "قائل": "speaker",
    "outlet": "outlet", "منفذ": "outlet", "since": "since", "منذ": "since",
    "until": "until", "حتي": "until", "story": "story", "قصه": "story",
}  # fmt: skip


class Query(msgspec.Struct, frozen=True, kw_only=True):
    """A question as it is looked up: ``terms`` must all hold (``absent`` ones must not). The best
    hits come first where words are asked for and ``order`` says so, the newest otherwise."""

    terms: tuple[Term, ...] = ()
    speaker: tuple[str, ...] = ()
    outlet: str = ""
    since: str = ""
    until: str = ""
    story: str = ""
    slot: str = ""
    sign: str = ""
    number: float | None = None
    kind: Kind = "passages"
    order: Order = "newest"

    @property
    def wordy(self) -> bool:
        """True where words are asked for, of which a hit can have more or less."""
        return any(not t.absent for t in self.terms)

    @property
    def empty(self) -> bool:
        """True where nothing is asked for."""
        return not (self.wordy or self.speaker or self.slot)


def parse(typed: str, *, typing: bool = False) -> Query:
    """The question in ``typed``; while somebody is ``typing`` the last word is only begun."""
    for pattern in _WHO_ABOUT:
        found = pattern.match(typed)
        if found:
            about = parse(found["what"] or "", typing=typing)
            return msgspec.structs.replace(about, speaker=bases(found["who"]), kind="statements")
    terms: list[Term] = []
    given: dict[str, object] = {}
    pieces = list(_PIECE.finditer(typed))
    for piece in pieces:
        slot = _slots().get(fold(piece["slot"] or ""))
        if piece["sign"] and slot:
            sign = {"≥": ">=", "≤": "<="}.get(piece["sign"], piece["sign"])
            number = _number(piece["number"])
            given.update(slot=slot, sign=sign, number=number, kind="facts")
            continue
        said = piece["phrase"] or piece["quoted"] or piece["word"] or piece[0]
        field = _FIELDS.get(fold(piece["field"] or piece["field2"] or "").lower())
        if field == "speaker":
            given.update(speaker=bases(said), kind="statements")
        elif field:
            given[field] = said
        else:
            begun = typing and piece is pieces[-1] and not typed.endswith((" ", '"', "»"))
            absent = bool(piece["no"] or piece["no2"])
            exact = piece["phrase"] is not None or piece["quoted"] is not None
            terms.extend(_terms(said, exact=exact, begun=begun, absent=absent))
    return Query(terms=tuple(terms[:MOST_WORDS]), **given)  # type: ignore[arg-type]


def _number(written: str) -> float:
    """A number as it is typed, to its second point."""
    digits = re.match(r"\d*\.?\d*", fold(written).replace(",", ""))
    try:
        return float(digits[0]) if digits else 0.0
    except ValueError:
        return 0.0


def bases(said: str) -> tuple[str, ...]:
    """The bases of the words of ``said``."""
    text = tokenise(said)
    return tuple(b for _, _, b in forms(text, 0, len(text)))


def _terms(said: str, *, exact: bool, begun: bool, absent: bool) -> list[Term]:
    text = tokenise(said)
    found = list(forms(text, 0, len(text)))
    if exact:
        phrase = tuple(b for _, b, _ in found)
        return [Term("bare", phrase, absent=absent)] if phrase else []
    out = [Term("base", (b,), absent=absent) for _, _, b in found]
    if begun and out and not absent:
        at, known, _ = found[-1]
        out.pop()
        begin = _begin(text.words[at]) if text.kinds[at] == ARABIC else known
        if begin:
            out.append(Term("base", (begin,), prefix=True))
    return out


def _begin(word: str) -> str:
    """What the bases of the words begin with that a folded word may become; empty where only its
    article or a letter is there: every fourth word begins so, and to find them all takes long."""
    last = without_article(word)
    if last == word and word.startswith(_ARTICLE) and (len(word) < 4 or not is_known(word)):
        last = word[len(_ARTICLE) :]
    if len(last) < _LEAST:
        return ""
    # A word that is whole already is looked up as one as well: its base may begin otherwise.
    return last if base(last) == last or len(last) < 3 else min(bare(word), last, key=len)


def _slots() -> dict[str, str]:
    """What a kind of fact may be called in a question: its name, or a word for it."""
    return {fold(row["word"]): row["slot"] for row in lexicons.rows("slot_words")}
