"""A claim: one value a report gives for one question, with the words that state it."""

from __future__ import annotations

import msgspec

from tawatur.model.span import Span


class Claim(Span, frozen=True, kw_only=True):
    """``value`` is ISO 8601 for dates and durations, digits for counts, an entity id for persons,
    places and organisations, else the report's words.

    ``key`` names the question within the slot: claims are compared where slot and key are equal.
    ``polarity`` is + or -; ``modality`` happened, planned, hoped, denied, possible, postponed;
    ``approx`` as in Quantity; ``unit`` is what a count or sum is counted in (persons, an ISO 4217
    code, %); ``subject`` is whom or what a count counts, or who is to do a deed; ``due`` the day
    by which; ``parts`` are the counts that its words say it is made of; ``part`` as in Sentence.
    """

    slot: str
    value: str
    key: str = ""
    attributed_to: str | None = None
    via: tuple[str, ...] = ()
    polarity: str = "+"
    modality: str = "happened"
    approx: str | None = None
    unit: str | None = None
    subject: str | None = None
    parts: tuple[str, ...] = ()
    part: int = 0
    due: str | None = None


NAMED = "~"  # before a word that is part of a name
ANY = "="  # before a kind of words that stand for one another: the two parties, what they sign


class Deed(Claim, frozen=True, kw_only=True):
    """A deed or a state told or denied: ``key`` is the verb, ``polarity`` - where it is denied.

    ``before`` and ``after`` are what stands on either side of it in its clause, names as entity
    ids with their marked words and other words by their base, the nearest first. ``every`` says
    that all of it is denied («أي», «أحد»), of the noun ``what`` where it is told; ``lasting`` that
    the state holds at the time of writing («لا يزال»), ``so_far`` that it is denied for that time
    alone («حتى الآن»).
    """

    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    every: bool = False
    what: str = ""
    lasting: bool = False
    so_far: bool = False


class ReportedClaim(msgspec.Struct, frozen=True):
    """A claim with the document that makes it and that document's time of publication."""

    document: str
    claim: Claim
    published: str | None = None
