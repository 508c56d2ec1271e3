"""Views: whose attitude to a deal some words tell.

One party may welcome what another fears, and both reports are right. Two attitudes dispute each
other where they are told of one party: «وزراء المرجان متفقون على أنه مفيد», «تخشى دول المرجان أن».
Its holders are the peoples and countries named before an attitude in its clause, or as the subject
in its own words.
"""

from __future__ import annotations

from collections.abc import Mapping

from tawatur.arabic.folding import fold
from tawatur.comparing.words._contradiction.wording import wording
from tawatur.comparing.words.misread import speaks_of_deal
from tawatur.model.claim import ReportedClaim
from tawatur.model.text import Text

_BEFORE = 12  # words before an attitude in which its holder stands
_OWN = 8  # words of it in which its subject stands
_ENDS = frozenset('\n.؟!؛:،,«»"“”()')
_THAT = frozenset(fold(w) for w in ("أن", "إن", "أنه", "أنها"))
_OBJECT = frozenset(  # after these words stands what is viewed, and no holder
    fold(w) for w in "من أن إزاء حيال بشأن تجاه حول على في إلى مع".split()
)
_PLACED = frozenset({"في", "مع"})  # before where it was said and with whom the deal is
_EVERYBODY = frozenset({"العالم العربي", "الشرق الأوسط"})


def are_of_one_holder(a: ReportedClaim, b: ReportedClaim, texts: Mapping[str, Text]) -> bool:
    """True where two reports tell of the attitude of one people or country at least."""
    if a.document == b.document or not {a.document, b.document} <= texts.keys():
        return False
    return not holders(a, texts[a.document]).isdisjoint(holders(b, texts[b.document]))


def holders(reported: ReportedClaim, text: Text) -> frozenset[str]:
    """The peoples and countries of whom an attitude is told."""
    tokens = text.tokens_in(reported.claim)
    first = tokens.start
    while first > max(0, tokens.start - _BEFORE) and text.words[first - 1] not in _ENDS:
        if "\n" in text.original[text.ends[first - 1] : text.starts[first]]:
            break
        first -= 1
    before = list(text.words[first : tokens.start])
    said = max((i for i, word in enumerate(before) if word in _THAT), default=-1)
    if said >= 0 and speaks_of_deal(" ".join(before[said:])):
        before = before[:said]  # «قال الوزير إن الاتفاق»: what is viewed
    own: list[str] = []
    for i in range(tokens.start, min(tokens.stop, tokens.start + _OWN)):
        if i > tokens.start and (text.words[i] in _OBJECT or text.words[i] in _ENDS):
            break
        own.append(text.words[i])
    return _named(before) | _named(own)


def _named(words: list[str]) -> frozenset[str]:
    """The places named in some words, but those right after «في» and «مع»."""
    kept = [w for i, w in enumerate(words) if not i or words[i - 1] not in _PLACED]
    found = {word.place for word in wording(" ".join(kept)).words if word.place}
    return frozenset(found) - _EVERYBODY
