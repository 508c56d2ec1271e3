"""The page that lists the stories of an archive: topic by topic, each with its spread in time."""

from __future__ import annotations

from base64 import b64encode
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cache
from typing import NamedTuple, cast

from jinja2 import PackageLoader
from markupsafe import Markup

from tawatur import registry
from tawatur.archive.titles import keywords
from tawatur.model.finding import Bilingual
from tawatur.roles import Parts

_BARS = 48  # columns of the picture of a story's spread in time
_OUTLETS = 5  # outlets named beside a story
_WORDS = 4  # words that name a topic


class Told(NamedTuple):
    """A story that was read: its id, title, counts, when its reports were published (ISO 8601,
    as far as known), the outlets and headlines, and the page that tells it."""

    id: str
    title: str
    reports: int
    origins: int
    conflicts: int
    published: tuple[str, ...]
    outlets: tuple[str, ...]
    headlines: tuple[str, ...]
    page: bytes = b""


class Bar(NamedTuple):
    """A column of a story's picture: its place and height, in per cent."""

    place: float
    height: int


class Row(NamedTuple):
    """A story as it is listed, with the outlets that are named and how many more there are."""

    story: Told
    bars: tuple[Bar, ...]
    span: Bilingual | None
    outlets: tuple[str, ...]
    more: int


class Topic(NamedTuple):
    """Stories of one subject, those of most origins first; ``name`` is the words they share."""

    anchor: str
    name: str
    rows: tuple[Row, ...]


def listing(told: Sequence[Told], topics: Sequence[Sequence[int]], reports: int) -> bytes:
    """The page: ``topics`` holds the places in ``told`` of the stories of each topic."""
    days = sorted(day for one in told for day in one.published)
    clock = _Clock(days[0], days[-1]) if days else None
    several = [[told[place] for place in topic] for topic in topics if len(topic) > 1]
    alone = [told[place] for topic in topics if len(topic) == 1 for place in topic]
    named = sorted(several, key=lambda some: (-sum(one.origins for one in some), some[0].id))
    shown = [
        Topic(f"t{number}", _name(some), _rows(some, clock)) for number, some in enumerate(named, 1)
    ]
    page = (
        _parts()
        .environment(PackageLoader("tawatur.archive"))
        .get_template("listing.html.j2")
        .render(
            topics=shown,
            alone=_rows(alone, clock),
            stories=len(told),
            reports=reports,
            span=_span(days),
            outlets=len({outlet for one in told for outlet in one.outlets}),
            conflicts=sum(one.conflicts for one in told),
            bars=_BARS,
            fonts=_faces(),
            css=Markup(_parts().stylesheet()),
            script=Markup(_parts().script()),
        )
    )
    return _parts().shown(page, "ar")


def _rows(stories: Sequence[Told], clock: _Clock | None) -> tuple[Row, ...]:
    ordered = sorted(stories, key=lambda one: (-one.origins, -one.reports, one.title, one.id))
    return tuple(_row(one, clock) for one in ordered)


def _row(story: Told, clock: _Clock | None) -> Row:
    return Row(
        story,
        clock.bars(story.published) if clock else (),
        _span(story.published),
        story.outlets[:_OUTLETS],
        max(0, len(story.outlets) - _OUTLETS),
    )


def _name(stories: Sequence[Told]) -> str:
    words = keywords([one.headlines for one in stories], _WORDS)
    if len(words) > 1:
        return "، ".join(words)
    return max(stories, key=lambda one: (one.origins, one.reports, one.id)).title


class _Clock:
    """The time an archive spans, as a scale."""

    def __init__(self, first: str, last: str) -> None:
        self.begin = _moment(first)
        self.length = max(_moment(last) - self.begin, 1.0)

    def bars(self, published: Sequence[str]) -> tuple[Bar, ...]:
        """How many reports came when, the most as the full height."""
        shares = [(_moment(day) - self.begin) / self.length for day in published]
        often = Counter(min(int(share * _BARS), _BARS - 1) for share in shares)
        most = max(often.values(), default=1)
        return tuple(
            Bar(round(100 * bar / _BARS, 2), max(18, round(100 * count / most)))
            for bar, count in sorted(often.items())
        )


def _moment(iso: str) -> float:
    try:
        found = datetime.fromisoformat(iso)
    except ValueError:
        found = datetime.fromisoformat(iso[:10])
    return (found if found.tzinfo else found.replace(tzinfo=UTC)).timestamp()


def _span(days: Sequence[str]) -> Bilingual | None:
    if not days:
        return None
    first, last = min(days)[:10], max(days)[:10]
    return _parts().when(first if first == last else f"{first}/{last}")


@cache
def _parts() -> Parts:
    return cast(Parts, registry.load("renderers", "html").PARTS)


@cache
def _faces() -> Markup:
    def inside(font: str) -> str:
        return "data:font/woff2;base64," + b64encode(_parts().font(font)).decode("ascii")

    return Markup(_parts().faces(inside))
