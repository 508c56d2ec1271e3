"""The chart of a figure that reports revise, of invented reports."""

import pytest

from tawatur.model.cluster import Passage
from tawatur.model.dossier import Counts, Document, Dossier, Story
from tawatur.model.finding import Bilingual, Finding, Position
from tawatur.renderers import html
from tawatur.renderers._page.catalogue import Catalogue
from tawatur.renderers._page.revised import FEWEST, LEFT, MOST, WIDTH, revised

COUNTS = Counts(1, 1, 1, 1, 0, 0, 0, 0)
HOURS = ("2031-03-14T08:00:00", "2031-03-14T10:00:00", "2031-03-15T09:30:00")


def made(told, kind="update"):
    """A dossier of one finding: a report for each value, words and time of publishing."""
    documents = tuple(
        Document(id=f"d{i}", location=f"{i}.txt", text=words, published=at)
        for i, (_, words, at) in enumerate(told)
    )
    positions = []
    for value in dict.fromkeys(v for v, _, _ in told):
        own = [i for i, (v, _, _) in enumerate(told) if v == value]
        positions.append(
            Position(
                value=value,
                documents=tuple(f"d{i}" for i in own),
                independent=1,
                evidence=tuple(Passage(f"d{i}", 0, len(told[i][1])) for i in own),
                label=Bilingual(value, value),
            )
        )
    finding = Finding(
        id="f",
        question="كم؟",
        question_en="How many?",
        slot="deaths",
        status="conflict",
        kind=kind,
        positions=tuple(positions),
    )
    ids = tuple(d.id for d in documents)
    story = Story(id="s", title="خبر", documents=ids, counts=COUNTS, findings=(finding,))
    return Dossier(documents=documents, stories=(story,))


def chart(told, kind="update"):
    dossier = made(told, kind)
    return revised(Catalogue(dossier, dossier.stories, 10**6), dossier.stories[0].findings[0])


RISING = [("3", "3 قتلى", HOURS[0]), ("5", "نحو 5 قتلى", HOURS[1]), ("9", "9 قتلى", HOURS[2])]


def test_time_runs_right_and_larger_values_stand_higher():
    dots = chart(RISING).dots
    assert [d.x for d in dots] == sorted(d.x for d in dots)
    assert [d.y for d in dots] == sorted((d.y for d in dots), reverse=True)
    assert chart(RISING).path.count("V") == 2


def test_an_approximate_number_is_an_open_dot():
    assert [d.hollow for d in chart(RISING).dots] == [False, True, False]


def test_a_dispute_has_no_steps():
    assert chart(RISING, "contradiction").path == ""


def test_reports_of_one_time_stand_side_by_side():
    told = [("3", "3 قتلى", HOURS[0])] * 3 + [("5", "5 قتلى", HOURS[1])]
    dots = chart(told).dots
    assert len({(d.x, d.y) for d in dots}) == 4


@pytest.mark.parametrize(
    "told",
    [
        RISING[: FEWEST - 1],
        [(v, w, None) for v, w, _ in RISING],
        [(v, w, HOURS[0]) for v, w, _ in RISING],
        [("2031-03-14", "الجمعة", at) for at in HOURS],
        [("نعم", "نعم", at) for at in HOURS],
        [(v, w, "غدا") for v, w, _ in RISING],
    ],
)
def test_nothing_is_charted_without_figures_and_times(told):
    assert chart(told) is None


def test_reports_without_a_time_are_counted():
    assert chart([*RISING, ("9", "9 قتلى", None)]).left_out == 1


def test_many_reports_stay_on_the_drawing():
    told = [(str(i % 7), f"{i % 7} قتلى", f"2031-03-14T{i % 24:02}:{i % 60:02}") for i in range(90)]
    dots = chart(told).dots
    assert len(dots) == MOST
    assert all(LEFT <= d.x <= WIDTH for d in dots)


def test_the_page_shows_it_with_its_words():
    page = html.render(made(RISING)).decode()
    assert '<figure class="rv">' in page
    assert "aria-labelledby=" in page
    assert "3 في تقرير واحد" in page
