"""Deeds: one report tells what another denies, of the same thing.

Two tellings of one verb clash where one denies it, or says its opposite, and the words on either
side of it name the same subject or object. A report that tells both in one voice speaks of two
things; a state that still holds in one report may have ended in a later one; and what is denied for
the time being alone may have come to pass since.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from tawatur.arabic.content import holds_negation, weight
from tawatur.arabic.deverbal import ordered, said_of
from tawatur.arabic.stems import stem
from tawatur.comparing.conflict import Judgement
from tawatur.comparing.context import Context
from tawatur.comparing.corroboration import touches
from tawatur.comparing.joining import joined
from tawatur.comparing.kinds import forms
from tawatur.comparing.making import made
from tawatur.comparing.words.clauses import in_period, is_daily
from tawatur.model.claim import ANY, NAMED, Deed, ReportedClaim
from tawatur.model.finding import Bilingual, Finding
from tawatur.model.text import Text
from tawatur.roles import Names

SLOT = "deed"
# Weights measured on 900 stories of the news, where hardly any report denies another.
SHARED = 0.55  # of the words that two tellings have in common
EVERY = 0.4  # the same where all of it is denied
_STANDING_IN = 0.5  # of a word that stands for others of its kind
_OF_NAME = 0.2  # of a word of a name that both have
_MANY = 2  # words in common beyond which the second word after a deed may be what it is said of
_MOST = 40  # tellings of one deed in a story that are held against each other
_ONWARD = 25  # words from a telling in which its report denies all of a kind as well
_EXIST = "exist"  # that something is there or not: said of many things
_PARTY = f"{ANY}party"
_LASTED = Bilingual("حال في تقرير تغيّرت في آخر", "a state of one report that ended in another")
_DENIED = Bilingual("يُثبت تقرير ما ينفيه آخر", "one report tells what another denies")


class Telling(NamedTuple):
    """A claim of a report, and the deed it is."""

    reported: ReportedClaim
    deed: Deed

    @property
    def voice(self) -> tuple[str, str | None]:
        return self.reported.document, self.deed.attributed_to


class Clash(NamedTuple):
    """What some reports tell and others deny, and how the two stand to each other."""

    key: str
    told: tuple[ReportedClaim, ...]
    denied: tuple[ReportedClaim, ...]
    verdict: Judgement

    @property
    def sides(self) -> tuple[tuple[ReportedClaim, ...], tuple[ReportedClaim, ...]]:
        return self.told, self.denied

    def asked(self) -> Bilingual:
        """The question, in the shortest words of a report that tells it."""
        words = min((r.claim.value for r in self.told), key=lambda v: (len(v), v)).strip(" .،:-")
        return Bilingual(f"هل الأمر كذلك: «{words}»؟", f"Is it so: “{words}”?")

    def is_shown(self, finding: Finding) -> bool:
        """True where a finding holds both sides in two of its positions."""
        met = [
            {
                n
                for n, p in enumerate(finding.positions)
                for e in p.evidence
                for r in side
                if touches(e, r)
            }
            for side in self.sides
        ]
        return any(one != other for one in met[0] for other in met[1])


def clashes(
    claims: Sequence[ReportedClaim], names: Names, texts: Mapping[str, Text]
) -> Iterator[Clash]:
    """The clashes of a story, in the order of their deeds."""
    by_key: dict[str, list[Telling]] = defaultdict(list)
    for reported in claims:
        if isinstance(reported.claim, Deed):
            by_key[reported.claim.key].append(Telling(reported, reported.claim))
    for key in sorted(by_key):
        some = by_key[key]
        affirmed = [t for t in some if t.deed.polarity == "+"][:_MOST]
        denied = [t for t in some if t.deed.polarity == "-"][:_MOST]
        pairs = [
            (a, b)
            for a in affirmed
            for b in denied
            if _may_clash(a, b)
            and not _are_of_two_days(a, b, texts)
            and not _denies_as_well(a, b, texts)
            and is_of_one_thing(a.deed, b.deed, names)
        ]
        apart = [
            (a, b)
            for a, b in pairs
            if not _says_too(a, denied, names) and not _says_too(b, affirmed, names)
        ]
        for some_pairs in joined(apart, lambda pair: pair):
            newest = some_pairs[::-1]
            one, other = ([*dict.fromkeys(p[n] for p in newest)] for n in (0, 1))
            told, refused = (tuple(t.reported for t in side) for side in (one, other))
            yield Clash(key, told, refused, _judged(one, other))


def _may_clash(a: Telling, b: Telling) -> bool:
    """True for two voices of which neither may speak of another time than the other."""
    if a.reported.document == b.reported.document and (
        None in (a.deed.attributed_to, b.deed.attributed_to) or a.voice == b.voice
    ):
        return False
    meant = (a.deed.modality, b.deed.modality)
    if "denied" not in meant:
        return a.deed.lasting or b.deed.lasting or _are_both_told(a, b)
    return not (_may_be_past(a, b) or _may_be_past(b, a))


def _are_both_told(a: Telling, b: Telling) -> bool:
    """True for two sides that clash as they are told, of one who does it and what it is done to."""
    here, there = (_words({*t.deed.before, *t.deed.after}) for t in (a, b))
    return a.deed.key in ordered("told") and len(here & there) > 1


def _are_of_two_days(a: Telling, b: Telling, texts: Mapping[str, Text]) -> bool:
    """True for two days one of which is told in a bulletin's own period («خلال 24 ساعة»), or both
    of which tell of what comes back daily: a training, a session of the market."""
    days = {(t.reported.published or "")[:10] for t in (a, b)}
    told = [
        (t.reported, texts[t.reported.document]) for t in (a, b) if t.reported.document in texts
    ]
    if len(days) < 2:
        return False
    return any(in_period(r, text) for r, text in told) or (
        len(told) > 1 and all(is_daily(r, text) for r, text in told)
    )


def _denies_as_well(telling: Telling, denial: Telling, texts: Mapping[str, Text]) -> bool:
    """True where the sentences of a telling deny all of the kind that the denial denies, with
    another verb: «استلمنا ثلاث بطاقات ولم تطلب بطاقة أي لاعب محلي»."""
    text, what = texts.get(telling.reported.document), denial.deed.what
    if text is None or not (denial.deed.every and what):
        return False
    first = text.tokens_in(telling.reported.claim).start
    row = text.words[first : first + _ONWARD]
    return any(
        word in forms("any") and stem(row[i + 1]) == what and holds_negation(" ".join(row[: i + 2]))
        for i, word in enumerate(row[:-1])
    )


def _may_be_past(a: Telling, b: Telling) -> bool:
    """True where the first denies for the time being alone what the second may tell of later."""
    then, since = a.reported.published, b.reported.published
    return a.deed.so_far and not (then and since and since < then)


def _says_too(one: Telling, others: Sequence[Telling], names: Names) -> bool:
    """True where the voice of a telling says the contrary too: it speaks of two things."""
    return any(t.voice == one.voice and is_of_one_thing(one.deed, t.deed, names) for t in others)


def is_of_one_thing(one: Deed, two: Deed, names: Names) -> bool:
    """True where the words around two deeds name one subject or object, and no two persons or
    places."""
    here, there = {*one.before, *one.after}, {*two.before, *two.after}
    if any(_are_other(here, there, names, kind) for kind in ("PER", "LOC")):
        return False
    every = one.every or two.every
    if not every and (one.key == _EXIST or _go_on_otherwise(one, two)):
        return False
    if one.key in said_of("person") and any(
        names[h].type == "PER" for h in here & there if h in names
    ):
        return True
    shared = _words(here) & _words(there)
    refers = one if one.modality == "denied" or (one.lasting and two.modality != "denied") else two
    common = {h for h in shared if h in here or h in there or h in (one.what, two.what)}
    if _nearest(refers, names, 2 if len(common) > _MANY else 1).isdisjoint(shared):
        return False
    if any(deed.what and deed.what not in shared for deed in (one, two)):
        return False
    heavy = sum(_STANDING_IN if h[0] == ANY else min(1.0, weight(h)) for h in sorted(common))
    heavy += _OF_NAME * len(shared - common)
    return bool(common) and heavy >= (EVERY if every else SHARED)


def _words(heads: set[str]) -> set[str]:
    """The words of some heads, those of names too, without the entities."""
    return {h.removeprefix(NAMED) for h in heads if h[:1] > "z" or h[:1] in (NAMED, ANY)}


def _nearest(deed: Deed, names: Names, most: int) -> set[str]:
    """What a deed is said of most nearly: the words right after it, else the two before it."""
    first, most = (deed.before, 2) if deed.lasting and deed.before else (deed.after, most)
    nearest = [h for h in first or deed.before if h not in names and h != _PARTY]
    return _words(set(nearest[: most if first else 2]))


def _go_on_otherwise(one: Deed, two: Deed) -> bool:
    """True where one noun after both deeds goes on in other words: «قبول في كلية الطب»."""
    here, there = {*one.before, *one.after}, {*two.before, *two.after}
    return any(
        a == b and after != other and after not in there and other not in here
        for a, after in pairwise(one.after)
        for b, other in pairwise(two.after)
    )


def _are_other(here: set[str], there: set[str], names: Names, kind: str) -> bool:
    a, b = ({h for h in some if h in names and names[h].type == kind} for some in (here, there))
    return bool(a) and bool(b) and a.isdisjoint(b)


def _judged(told: Sequence[Telling], denied: Sequence[Telling]) -> Judgement:
    """An update where a state that lasted in the earlier reports has ended in the later ones."""
    speakers = {t.deed.attributed_to for t in (*told, *denied)}
    level: Literal["reports", "speakers"] = (
        "reports" if None in speakers or len(speakers) == 1 else "speakers"
    )
    early, late = (told, denied) if _first(told) <= _first(denied) else (denied, told)
    if all(t.deed.lasting and _when(t) < _first(late) for t in early):
        return Judgement("conflict", "update", level, _LASTED)
    return Judgement("conflict", "contradiction", level, _DENIED)


def _first(side: Sequence[Telling]) -> str:
    return min(_when(telling) for telling in side)


def _when(telling: Telling) -> str:
    return telling.reported.published or ""


def findings(
    claims: Sequence[ReportedClaim], context: Context, found: Sequence[Finding]
) -> Iterator[Finding]:
    """A finding for each deed that some reports tell and others deny, but for those that a
    conflict shows already."""
    shown = [f for f in found if f.status == "conflict"]
    for clash in clashes(claims, context.names, context.texts):
        if not any(clash.is_shown(finding) for finding in shown):
            some = [context.position(side[0].claim.value, side) for side in clash.sides]
            yield made((SLOT, clash.key), clash.asked(), some, clash.verdict)
