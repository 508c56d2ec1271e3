"""Who holds an office: the person or body that a title without a name means."""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.linking import offices, titles
from tawatur.linking.gazetteer import words_of
from tawatur.linking.looked_up import Place, Story, last_met
from tawatur.linking.offices import Holder, Title

_SHARE = 0.8  # of a title's appositions, what one holder needs where none was met before
VAGUE = titles.folded("مسؤول مسؤولة دبلوماسي دبلوماسية سياسي زعيم قائد")


def office(story: Story, place: Place, title: Title, start: int) -> str | None:
    """The person or body a title means, by the pile's appositions and what was met before."""
    if is_body(title.head):
        return body(story, place, title, start)
    if titles.is_a(title.head, "counterpart"):
        fitting = [h for seen in story.holders.values() for h in seen if _same_place(h, title)]
        return _one(place, _peers(story, place, fitting, start), start) if title.place else None
    if title.head in VAGUE and title.definite:
        fitting = [h for seen in story.holders.values() for h in seen if _same_place(h, title)]
        met = [h for h in fitting if h.reading == place.number]
        return last_met(place, {h.entity for h in met}, start)
    fitting = [h for h in story.holders.get(title.head, ()) if fits(title, h.title)]
    return _one(place, fitting, start)


def _peers(story: Story, place: Place, fitting: list[Holder], start: int) -> list[Holder]:
    """Of the holders those of the office of the person last named who is not of their country,
    where there are any: a minister's counterpart is a minister."""
    theirs = {holder.entity for holder in fitting}
    named = [m for m in place.reading.mentions if m.end <= start and m.type == "PER"]
    last = next((m.entity for m in reversed(named) if m.entity not in theirs), None)
    own = {h.title.head for seen in story.holders.values() for h in seen if h.entity == last}
    return [holder for holder in fitting if holder.title.head in own] or fitting


def _same_place(holder: Holder, title: Title) -> bool:
    return not holder.title.former and (not title.place or holder.title.place == title.place)


def fits(asked: Title, seen: Title) -> bool:
    """True where a title without a name can mean the holder of one seen with a name."""
    if asked.former != seen.former or (asked.place and asked.place != seen.place):
        return False
    if asked.fields == seen.fields:
        return True
    return bool(seen.fields) and asked.head == "وزير" and asked.fields < seen.fields


def _one(place: Place, fitting: Sequence[Holder], start: int) -> str | None:
    """The one holder meant: the only one, else the last met, else the one most often so called."""
    entities = {holder.entity for holder in fitting}
    if len(entities) <= 1:
        return next(iter(entities), None)
    met = last_met(place, entities, start)
    if met is not None:
        return met
    counts = {entity: sum(h.entity == entity for h in fitting) for entity in sorted(entities)}
    best = max(counts, key=lambda entity: counts[entity])
    return best if counts[best] >= _SHARE * len(fitting) else None


def body(story: Story, place: Place, title: Title, start: int) -> str | None:
    """The body of the pile whose name the title shortens (الوزارة, وزارة الداخلية)."""
    wanted = {title.head, *title.fields}
    fitting = {
        id
        for id, entity in story.entities.items()
        if entity.type == "ORG" and any(_holds(name, wanted, title.place) for name in entity.names)
    }
    met = last_met(place, fitting, start)
    if met is not None or len(fitting) != 1:
        return met
    return next(iter(fitting)) if title.fields or title.place else None


def _holds(name: str, wanted: set[str], place: str) -> bool:
    words = words_of(name)
    stems = {titles.stem(word) for word in words}
    fields = {offices.GOVERNMENT if titles.is_a(s, "government") else s for s in stems}
    if not wanted <= stems | fields:
        return False
    adjectives = {offices.adjective_place(word) for word in words} - {""}
    return not place or not adjectives or place in adjectives


def is_body(head: str) -> bool:
    """True for the head noun of a body that is nobody's office (هيئة)."""
    return titles.is_a(head, "institution") and not titles.is_a(head, "office")
