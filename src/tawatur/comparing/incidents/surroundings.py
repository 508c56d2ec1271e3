"""Surroundings: figures clash only where the words around them speak of the same thing.

Reports of one story tell of other events too: an earlier attack, another front, another town. Two
figures whose surroundings have hardly a word in common count different things.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from tawatur.arabic.content import content, likeness
from tawatur.comparing.alignment import Spoken, name_words, sense
from tawatur.comparing.conflict import Compare
from tawatur.comparing.corroboration import is_figure
from tawatur.comparing.figures.lengths import are_lengths_apart, are_notice_and_event
from tawatur.comparing.incidents import hosts, spots
from tawatur.comparing.incidents.bystanders import is_of_bystanders, leaves_out
from tawatur.comparing.incidents.days import (
    NEXT_DAY,
    are_of_two_weeks,
    is_next_day,
    is_night,
    is_pinned,
)
from tawatur.comparing.incidents.parts import are_part_and_whole, has_one_more
from tawatur.comparing.incidents.people import (
    LEAD,
    are_far,
    are_one_incident,
    are_other_days,
    are_other_persons,
    are_rounded,
    are_same_people,
    is_count,
    is_elsewhere,
    is_revised,
    may_count_attacker,
)
from tawatur.comparing.incidents.series import are_of_a_series, days_told, happened_apart
from tawatur.comparing.incidents.sites import Sites, sites
from tawatur.comparing.incidents.tolls import Tolls, are_of_two_incidents, opening_tolls
from tawatur.comparing.incidents.towns import are_of_two_towns
from tawatur.comparing.words.clauses import BULLETINS, are_of_periods, unclashing
from tawatur.comparing.words.misread import ATTITUDE
from tawatur.comparing.words.views import are_of_one_holder
from tawatur.comparing.words.wishes import (
    ASKED,
    DENIED,
    OUTCOME,
    WISHED,
    both_deny,
    is_aside,
    is_asked,
    is_wished,
    names_known_deal,
)
from tawatur.comparing.words.wording import is_of_else
from tawatur.model.claim import ReportedClaim
from tawatur.model.finding import Bilingual, Verdict
from tawatur.model.text import Text
from tawatur.roles import Names

SAME_THING = 0.15  # likeness of surroundings from which two figures can count one thing
PART = 0.8  # of a total: a larger count beside it in one report is the same one told otherwise
HEAD = 150  # characters of a headline and its lead: two counts there are one told twice
SAME_DAY = 0.1  # the same where both days stand right after the event's verb
CLAIMING = "group-claiming"
_WANTED = frozenset({"threat", "condition/demand"})  # what somebody wants, another may refuse
FAR = 2.0  # times the smaller toll with which two reports open: two attacks
PRESS = "press-conference"
_AGED = 160  # characters before a statement in which the age of its person stands
TOPIC, SCORE = "topic", "score"  # a word of winning or losing does not say who
_DISPUTED = frozenset({"contradiction", "translation"})
_AROUND = 120  # characters on either side: a sentence or so

_ELSEWHERE = Verdict(
    "complement",
    Bilingual("سياقان مختلفان: قد يكونان لحدثين", "different surroundings: perhaps two events"),
    "scope",
)

_NO_NEWS = Verdict(
    "complement", Bilingual("موضوع يُذكر ولا يُثبت", "a matter named, not asserted"), "scope"
)

_OTHERS = Verdict(
    "complement",
    Bilingual("يعدّان أناسا مختلفين", "they count different people"),
    "scope",
)

_WANTING = Verdict(
    "complement", Bilingual("مطلب أو تحذير لا خبر", "a demand or a warning, no report"), "scope"
)
_SHARES = Verdict(
    "complement", Bilingual("رأيان لأناس مختلفين", "views of different people"), "scope"
)

_ROUNDED = Verdict("complement", Bilingual("رقم تقريبي", "a rounded figure"), "rounding")


class Scene(msgspec.Struct, frozen=True):
    """What figures stand in: the texts, the names of places, and the day beside each hour."""

    texts: Mapping[str, Text]
    spoken: Spoken
    people: Spoken
    days: Mapping[tuple[str, int, int], str]
    first: Mapping[tuple[str, int], int]  # where each report's first claim begins
    seats: Mapping[tuple[str, int], frozenset[str]]  # the words for the places a report opens with
    sites: Mapping[tuple[str, int], Sites]
    tolls: Tolls  # the numbers of dead and injured that each report opens with
    counted: Mapping[tuple[str, str, str, str], Sequence[ReportedClaim]]
    # by document, slot, key and value: the counts of each report
    dated: Mapping[
        tuple[str, int], frozenset[str]
    ]  # the days on which each report says it happened


def scene(claims: Iterable[ReportedClaim], names: Names, texts: Mapping[str, Text]) -> Scene:
    """The scene of a story's claims."""
    some = list(claims)
    places = {id: entity for id, entity in names.items() if entity.type == "LOC"}
    days = {
        (r.document, r.claim.start, r.claim.end): r.claim.value
        for r in some
        if r.claim.slot == "when" and r.claim.key == "day"
    }
    first: dict[tuple[str, int], int] = {}
    for r in some:
        place = (r.document, r.claim.part)
        first[place] = min(r.claim.start, first.get(place, r.claim.start))
    seats: dict[tuple[str, int], frozenset[str]] = {}
    for r in some:
        place = (r.document, r.claim.part)
        if r.claim.slot == "where" and r.claim.start - first[place] <= LEAD:
            words = frozenset(content(r.claim.value)) | {r.claim.value}
            seats[place] = seats.get(place, frozenset()) | words
    spoken = name_words(places)
    told = {
        place: sites(texts[place[0]], start if place[1] else 0, spoken)
        for place, start in first.items()
        if place[0] in texts and len(first) > 1
    }
    people = name_words({id: entity for id, entity in names.items() if entity.type == "PER"})
    counted: dict[tuple[str, str, str, str], list[ReportedClaim]] = {}
    for r in some:
        if r.claim.value.isdecimal():
            place_of = (r.document, r.claim.slot, r.claim.key, r.claim.value)
            counted.setdefault(place_of, []).append(r)
    tolls = opening_tolls(some, first)
    dated = days_told(some)
    return Scene(texts, spoken, people, days, first, seats, told, tolls, counted, dated)


def in_place(
    compare: Compare, scene: Scene, a: ReportedClaim, b: ReportedClaim, names: Names
) -> Verdict:
    """The verdict of ``compare``, softened where two figures stand in different surroundings."""
    verdict = compare(a, b, names)
    if verdict.kind == "contradiction" and TOPIC in (a.claim.slot, b.claim.slot):
        return _NO_NEWS
    if verdict.kind in _DISPUTED and a.claim.slot == b.claim.slot == OUTCOME:
        if SCORE in (a.claim.key, b.claim.key):
            return _ELSEWHERE
        told = [scene.texts.get(r.document) for r in (a, b)]
        if any(t and is_wished(r, t) for r, t in zip((a, b), told, strict=True)):
            return WISHED
        if all(told) and not _is_one_matter(a, b, scene):
            return _ELSEWHERE
    if verdict.kind == "contradiction" and not is_figure(a.claim.value):
        soft = _unheld(a, b, scene) or _unsaid(a, b, scene)
        if soft is not None:
            return soft
    if verdict.kind == "update" and a.claim.slot == PRESS and not _share_people(a, b, scene):
        return _ELSEWHERE
    if verdict.status != "conflict" or not (is_figure(a.claim.value) and is_figure(b.claim.value)):
        return verdict
    return _of_figures(verdict, a, b, scene)


def _unheld(a: ReportedClaim, b: ReportedClaim, scene: Scene) -> Verdict | None:
    """Why two wordings need not clash: two warnings, the answers of a survey, the views of one
    report, the claims of responsibility for attacks with tolls far apart."""
    one, two = a.claim, b.claim
    if not _WANTED.isdisjoint((one.slot, two.slot)):
        return _WANTING
    if any((c.attributed_to or "")[:1].isdigit() for c in (one, two)):
        return _SHARES
    if one.key == two.key == ATTITUDE and not are_of_one_holder(a, b, scene.texts):
        return _SHARES
    if one.slot == CLAIMING:
        opened = [scene.tolls.get((r.document, r.claim.part), {}) for r in (a, b)]
        tolls = [float(dead) for some in opened if (dead := some.get("deaths"))]
        if len(tolls) > 1 and max(tolls) >= FAR * min(tolls):
            return _ELSEWHERE
    return None


def _unsaid(a: ReportedClaim, b: ReportedClaim, scene: Scene) -> Verdict | None:
    """Why two wordings do not clash: a question, two denials of one rumour, two persons."""
    one, two = scene.texts.get(a.document), scene.texts.get(b.document)
    if one is None or two is None:
        return None
    if is_asked(a, one) or is_asked(b, two):
        return ASKED
    if is_aside(a, one) or is_aside(b, two):
        return _NO_NEWS
    if both_deny(a, b, one, two):
        return DENIED
    if is_of_else(a.claim.value, b.claim.value):
        return _NO_NEWS
    soft = unclashing(a, b, one, two)
    if soft is not None:
        return soft
    told = (
        t.original[max(0, r.claim.start - _AGED) : r.claim.end] for r, t in ((a, one), (b, two))
    )
    return _OTHERS if are_other_persons((next(told), next(told))) else None


def _share_people(a: ReportedClaim, b: ReportedClaim, scene: Scene) -> bool:
    """True where a person is named beside both claims."""
    known = set(scene.people.values())
    one, two = (set(sense(around(r, scene.texts), scene.people)) & known for r in (a, b))
    return not one.isdisjoint(two)


def are_of_two_rescues(scene: Scene, a: ReportedClaim, b: ReportedClaim) -> bool:
    """True for counts of crews of two incidents."""
    one, two = scene.texts[a.document], scene.texts[b.document]
    return are_of_two_incidents(a, b, one, two, scene.tolls)


def are_at_two_sites(scene: Scene, a: ReportedClaim, b: ReportedClaim) -> bool:
    """True where two reports, or parts of them, open with incidents at different places."""
    here, there = (scene.sites.get((r.document, r.claim.part)) for r in (a, b))
    return here is not None and there is not None and here.are_apart(there)


def is_explained(
    scene: Scene, one: Sequence[ReportedClaim], other: Sequence[ReportedClaim]
) -> bool:
    """True where every report with one of two counts gives the other too, in the same voice and
    without a word of revision: some of many, of whom it tells both."""
    values = [one[0].claim.value, other[0].claim.value]
    if not all(value.isdecimal() for value in values) or min(map(float, values)) > PART * max(
        map(float, values)
    ):
        return False
    whole = {r.document for side in (one, other) for r in side}
    together = {
        a.document
        for document in sorted(whole)
        for a in _given(scene, document, one[0])
        for b in _given(scene, document, other[0])
        if a.document == b.document
        and (a.claim.attributed_to == b.claim.attributed_to or not _are_both_said(a, b))
        and not any(is_revised(around(r, scene.texts)) for r in (a, b))
        and not all(r.claim.start < HEAD for r in (a, b))
    }
    return any({r.document for r in side} <= together for side in (one, other))


def _given(scene: Scene, document: str, like: ReportedClaim) -> Sequence[ReportedClaim]:
    """The counts of one report that give the value of a claim to its question."""
    claim = like.claim
    return scene.counted.get((document, claim.slot, claim.key, claim.value), ())


def _are_both_said(a: ReportedClaim, b: ReportedClaim) -> bool:
    return a.claim.attributed_to is not None and b.claim.attributed_to is not None


def are_near(a: ReportedClaim, b: ReportedClaim, scene: Scene) -> bool:
    """True where the words around two claims can speak of one thing, or are not known."""
    one, two = around(a, scene.texts), around(b, scene.texts)
    return not (one and two) or likeness(content(one), content(two)) >= SAME_THING


def _is_one_matter(a: ReportedClaim, b: ReportedClaim, scene: Scene) -> bool:
    """True where both lead their reports or stand among words that have something in common."""
    if all(r.claim.start - scene.first[r.document, r.claim.part] <= LEAD for r in (a, b)):
        return True
    if any(names_known_deal(r, scene.texts[r.document]) for r in (a, b)):
        return False
    if a.document == b.document:
        return True
    one, two = around(a, scene.texts), around(b, scene.texts)
    return likeness(content(one), content(two)) >= SAME_DAY


def _of_figures(verdict: Verdict, a: ReportedClaim, b: ReportedClaim, scene: Scene) -> Verdict:
    """The verdict on two figures, softened where they stand in different surroundings."""
    hour = a.claim.key == "hour" and _day_of(a, scene) != _day_of(b, scene)
    far = are_lengths_apart(a.claim, b.claim) or are_notice_and_event(a, b, scene.texts)
    if hour or far or are_at_two_sites(scene, a, b):
        return _ELSEWHERE
    if are_of_a_series(a, b, scene.texts):
        return BULLETINS
    pinned = is_pinned(a, scene.texts) and is_pinned(b, scene.texts)
    next_day = is_next_day(a.claim.value, b.claim.value)
    if are_of_two_weeks(a, b, scene.texts) or (
        next_day and not (pinned and not _nights(a, b, scene))
    ):
        return NEXT_DAY
    one, two = around(a, scene.texts), around(b, scene.texts)
    if not one or not two:
        return verdict
    here, there = _places(one, scene), _places(two, scene)
    if (here and there and here.isdisjoint(there)) or _are_other_hosts(a, b, scene):
        return _ELSEWHERE
    if is_count(a.claim.value) and is_count(b.claim.value):
        return _counted(verdict, a, b, scene)
    if likeness(content(one), content(two)) >= (SAME_DAY if pinned else SAME_THING):
        return verdict
    return _ELSEWHERE


def _are_other_hosts(a: ReportedClaim, b: ReportedClaim, scene: Scene) -> bool:
    if a.claim.slot not in hosts.SLOTS:
        return False
    starts = [r.claim.part and scene.first[r.document, r.claim.part] for r in (a, b)]
    texts = (scene.texts[r.document] for r in (a, b))
    return hosts.are_other_hosts(next(texts), next(texts), (starts[0], starts[1]))


def _counted(verdict: Verdict, a: ReportedClaim, b: ReportedClaim, scene: Scene) -> Verdict:
    """The verdict on two counts, softened where they count others or another incident."""
    one, two = scene.texts[a.document], scene.texts[b.document]
    if not are_same_people(a, b, one, two) or may_count_attacker(a, b, one, two):
        return _OTHERS
    if are_part_and_whole(a, b, one, two) or _are_beside(a, b, one, two):
        return _OTHERS
    if are_rounded(a.claim, b.claim):
        return _ROUNDED
    same = (_given(scene, r.document, r) or [r] for r in (a, b))
    if are_of_periods(next(same), next(same), scene.texts):
        return BULLETINS
    apart = spots.are_apart(a, b, one, two) or are_of_two_towns(a, b, one, two)
    apart = apart or are_of_two_incidents(a, b, one, two, scene.tolls)
    if apart or are_far(a.claim.value, b.claim.value):
        return _ELSEWHERE
    turned = (
        is_elsewhere(a, one)
        or is_elsewhere(b, two)
        or happened_apart(a, b, scene.dated, scene.texts)
    )
    here, there = ((r.document, r.claim.part) for r in (a, b))
    seats = scene.seats.get(here), scene.seats.get(there)
    if turned or (seats[0] and seats[1] and seats[0].isdisjoint(seats[1])):
        return _ELSEWHERE
    words = around(a, scene.texts), around(b, scene.texts)
    first = scene.first[here], scene.first[there]
    if are_other_days(one.original[first[0] :], two.original[first[1] :]):
        return _ELSEWHERE
    return verdict if are_one_incident(a, b, words, first) else _ELSEWHERE


def _are_beside(a: ReportedClaim, b: ReportedClaim, one: Text, two: Text) -> bool:
    """True where one of two counts leaves one person out, or is of people who were not hurt."""
    if leaves_out(a, b, one) or leaves_out(b, a, two):
        return True
    if has_one_more(a, b, one) or has_one_more(b, a, two):
        return True
    return is_of_bystanders(a, one) != is_of_bystanders(b, two)


def _nights(a: ReportedClaim, b: ReportedClaim, scene: Scene) -> bool:
    """True where either day is one of a night between two («ليل السبت الأحد»)."""
    return is_night(a, scene.texts) or is_night(b, scene.texts)


def _day_of(reported: ReportedClaim, scene: Scene) -> str | None:
    claim = reported.claim
    return scene.days.get((reported.document, claim.start, claim.end))


def _places(words: str, scene: Scene) -> frozenset[str]:
    """The places named in some words."""
    known = set(scene.spoken.values())
    return frozenset(id for id in sense(words, scene.spoken) if id in known)


def around(reported: ReportedClaim, texts: Mapping[str, Text]) -> str:
    """The words before and after a claim in its paragraph, the claim's own left out."""
    text = texts.get(reported.document)
    if text is None:
        return ""
    start, end = reported.claim.start, reported.claim.end
    before = text.original[max(0, start - _AROUND) : start].rpartition("\n")[2]
    after = text.original[end : end + _AROUND].partition("\n")[0]
    return f"{before} {after}"
