"""The map of a story's places."""

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tawatur.model.annotation import Entity
from tawatur.model.dossier import Counts, Document, DocumentMention, Dossier, Story
from tawatur.renderers import html
from tawatur.renderers._page.catalogue import Catalogue
from tawatur.renderers._page.places import FEWEST, MOST, WIDTH, places

_COUNTS = Counts(1, 1, 1, 1, 0, 0, 0, 0)


def dossier(*positions):
    """A dossier of one report that names a place at each (north, east)."""
    names = [f"بلدة{i}" for i in range(len(positions))]
    text = " ".join(names) or "بلا"
    mentions = []
    for i, name in enumerate(names):
        start = sum(len(n) + 1 for n in names[:i])
        mentions.append(DocumentMention(start, start + len(name), "LOC", f"e{i}"))
    entities = tuple(
        Entity(f"e{i}", "LOC", name, (name,), f"Town {i}", latitude=north, longitude=east)
        for i, (name, (north, east)) in enumerate(zip(names, positions, strict=True))
    )
    document = Document(id="d", location="d.txt", text=text, mentions=tuple(mentions))
    story = Story(id="s", title="خبر", documents=("d",), counts=_COUNTS)
    return Dossier(documents=(document,), entities=entities, stories=(story,))


def drawn(made):
    return places(Catalogue(made, made.stories, 10**6), made.stories[0])


def test_fewer_than_two_located_places_make_no_map():
    assert FEWEST == 2
    assert drawn(dossier((10.0, 20.0), (None, None))) is None
    assert drawn(dossier((10.0, 20.0), (10.0, 20.0))) is None


def test_north_is_up_and_east_is_right():
    made = drawn(dossier((40.0, 10.0), (30.0, 20.0)))
    one, two = sorted(made.points, key=lambda p: p.name.en)
    assert one.y < two.y
    assert one.x < two.x
    assert {line.degrees for line in made.lines} >= {"15°E", "34°N"}


def test_places_on_both_sides_of_the_date_line_are_near():
    made = drawn(dossier((60.0, 179.0), (60.0, -178.0)))
    one, two = sorted(made.points, key=lambda p: p.name.en)
    assert one.x < two.x


@given(
    st.lists(
        st.tuples(st.floats(-90, 90), st.floats(-180, 180)), min_size=2, max_size=60, unique=True
    )
)
@settings(max_examples=60, deadline=None)
def test_every_point_and_name_is_inside_the_drawing(positions):
    made = drawn(dossier(*positions))
    if made is None:
        return
    assert len(made.points) <= MOST
    for point in made.points:
        assert -1 <= point.x <= WIDTH + 1
        assert -1 <= point.y <= made.height + 1
        assert point.label is None or 0 <= point.label[0] <= WIDTH


@pytest.mark.parametrize("value", [float("nan"), float("inf"), 200.0])
def test_positions_that_are_none_are_passed_over(value):
    assert drawn(dossier((10.0, 20.0), (value, 20.0))) is None


def test_the_page_shows_the_map_and_escapes_names():
    made = dossier((40.0, 10.0), (30.0, 20.0))
    odd = msgspec.structs.replace(made.entities[0], name="<b>بلدة0", names=("<b>بلدة0",))
    page = html.render(msgspec.structs.replace(made, entities=(odd, made.entities[1]))).decode()
    assert 'class="map"' in page
    assert "&lt;b&gt;بلدة0" in page
    assert 'class="map"' not in html.render(dossier((40.0, 10.0))).decode()
