"""Issuers: whose words a document speaks: «التقرير الذي أصدرته الهيئة», «تقرير لهيئة كذا».

A document that says nothing of its issuer speaks for the one whom the report named with the same
noun before: «أصدرت هيئة كذا تقريرا … وبين التقرير أن».
"""

from __future__ import annotations

from tawatur.annotators._quoting.phrase import Phrase, words_span
from tawatur.annotators._quoting.scene import Scene
from tawatur.annotators._quoting.speakers import headed, nominal
from tawatur.annotators._quoting.words import (
    COMMAS,
    FULL_STOPS,
    PREPOSITIONS,
    RELATIVES,
    SORTS,
    head_kind,
    heads,
)
from tawatur.model.annotation import Reference
from tawatur.model.text import NUMBER

PUBLISHED = 6  # tokens from a document to the body that issued it
ISSUED = 14  # tokens from a verb of issuing to the document
_ISSUING = SORTS["issuing"]
_ISSUED_BY = SORTS["issued_by"]
_OFFICIAL = SORTS["official"]  # a study speaks for itself unless it is called somebody's


def of_document(scene: Scene, phrase: Phrase) -> Phrase | None:
    """The issuer of the document that speaks; None where it is no document or none is named."""
    if heads().get(phrase.head) != "document" or phrase.person:
        return None
    tokens = scene.text.tokens_in(phrase.reference)
    if not tokens or phrase.reference.kind in ("name", "outlet"):
        return None
    found = _within(scene, tokens) or _after(scene, phrase.last)
    if found is None and phrase.head in _OFFICIAL:
        return _earlier(scene, tokens.start, phrase.head)
    return found


def _after(scene: Scene, k: int) -> Phrase | None:
    """«التي تصدرها مؤسسة كذا», «الـ51 لمؤسسة كذا», «الصادر عن هيئة كذا»."""
    words, hi = scene.words, min(k + PUBLISHED, len(scene.words))
    while k < hi and (words[k] in RELATIVES or scene.text.kinds[k] == NUMBER):
        k += 1
    if k >= hi:
        return None
    if words[k] in _ISSUED_BY:
        near = (_body(scene, i) for i in range(k + 1, hi) if words[k + 1] not in COMMAS)
        return next((found for found in near if found is not None), None)
    word = words[k]
    if word.startswith("ل") and head_kind(word) is None and k not in scene.names:
        return _body_of(scene, k)
    name = scene.names.get(k)
    clitic = name is not None and name.mention.start > scene.text.starts[k]
    return _body(scene, k) if clitic and word.startswith("ل") else None


def _body(scene: Scene, k: int, hi: int | None = None) -> Phrase | None:
    """The body that the tokens at ``k`` name, up to ``hi``."""
    end = min(k + ISSUED, len(scene.words)) if hi is None else hi
    phrase = nominal(scene, k, end) if k < len(scene.words) else None
    if phrase is None or phrase.person:
        return None
    if phrase.reference.kind == "unnamed" and _kind(scene, k) == "body" and phrase.last > k + 1:
        reference = phrase.reference  # أصدر مجلس بلدية كذا تقريرا
        return phrase._replace(reference=Reference(reference.start, reference.end, "title"))
    if phrase.reference.kind not in ("name", "title"):
        return None
    return phrase if phrase.reference.kind == "name" or _kind(scene, k) == "body" else None


def _kind(scene: Scene, k: int) -> str | None:
    return head_kind(scene.words[k].removeprefix("ل"))


def _body_of(scene: Scene, k: int) -> Phrase | None:
    """The body with ل written on to its head noun (لمؤسسة النقد)."""
    if _kind(scene, k) != "body":
        return None
    hi = min(k + ISSUED, len(scene.words))
    e = headed(scene, k, hi, "body", frozenset()).last
    span = words_span(scene, k, e)
    return Phrase(e, Reference(span.start + 1, span.end, "title"), scene.words[k][1:])


def _within(scene: Scene, tokens: range) -> Phrase | None:
    """«بيان لاحق لوزارة كذا»: the body whose document it is called."""
    at = next((k for k in tokens[1:] if scene.words[k][0] == "ل" and _kind(scene, k)), None)
    return None if at is None or at in scene.names else _body_of(scene, at)


def _earlier(scene: Scene, at: int, head: str) -> Phrase | None:
    """The issuer named with the same noun before, the nearest first."""
    for k in range(at - 1, -1, -1):
        word = scene.words[k].removeprefix("و").removeprefix("ال")
        if word not in (head, head + "ا") or k in scene.inside:
            continue
        e = k + 1
        while e < at and scene.words[e].startswith("ال") and e not in scene.names:
            e += 1
        found = _after(scene, e) or _issued(scene, k)
        if found is not None:
            return found
    return None


def _issued(scene: Scene, k: int) -> Phrase | None:
    """«أصدرت هيئة كذا تقريرا»: the subject of the verb whose object the document is."""
    words = scene.words
    for v in range(k - 1, max(-1, k - ISSUED), -1):
        if words[v] in FULL_STOPS or words[v] in COMMAS:
            return None
        if words[v] in _ISSUING:
            found = _body(scene, v + 1, k)
            near = found is not None and found.last <= k
            between = words[found.last : k] if found and near else ()
            return found if near and not any(w in PREPOSITIONS for w in between) else None
    return None
