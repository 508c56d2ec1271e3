"""What outlets have of each other: credits, and text one had before the other."""

import pytest
from sqlalchemy import text

from tawatur import pipeline, stores
from tawatur.model.report import Page
from tawatur.settings import Settings
from tawatur.stores import _migrations

SHARED = (
    "اندلع حريق كبير في سوق الأقمشة القديم وسط مدينة هاران فجر اليوم، وامتدت ألسنة اللهب إلى عشرة"
    " متاجر مجاورة قبل أن تتمكن فرق الإطفاء من السيطرة عليه بعد أربع ساعات من العمل المتواصل."
)
TEXTS = {
    "a": ("المنارة", "2031-05-06T11:20:00", f"حريق في سوق هاران\n\n{SHARED}"),
    "b": ("الأفق", "2031-05-06T13:00:00", f"حريق في سوق هاران\n\n{SHARED}"),
    "c": ("المدار", "2031-05-06", f"حريق في سوق هاران\n\n{SHARED}"),
}


@pytest.fixture
def told(store):
    pages = [
        (id, Page(location=f"{id}.txt", id=id, text=words, outlet=outlet, published=published))
        for id, (outlet, published, words) in TEXTS.items()
    ]
    numbers = stores.reports.add(store, [(pipeline.glance(each), each[1]) for each in pages])
    stores.stories.place(store, [numbers])
    [story] = stores.stories.of_day(store, "2031-05-06")
    dossier = pipeline.join(pages, Settings(one_story=True, tagger="fast"))
    stores.told.keep(store, story.id, story.version, dossier)
    return store


def test_who_had_the_text_first_is_told_by_the_dates(told):
    of = {t.outlet: t for t in stores.outlets.tied(told, "المنارة")}
    assert (of["الأفق"].before, of["الأفق"].after) == (1, 0)
    later = {t.outlet: t for t in stores.outlets.tied(told, "الأفق")}
    assert (later["المنارة"].before, later["المنارة"].after) == (0, 1)


def test_a_day_does_not_say_who_was_first_within_it(told):
    of = {t.outlet: t for t in stores.outlets.tied(told, "المدار")}
    assert [(t.together, t.before, t.after) for t in of.values()] == [(1, 0, 0)] * 2


def test_nobody_is_tied_to_itself_and_a_stranger_to_nobody(told):
    assert all(t.outlet != "الأفق" for t in stores.outlets.tied(told, "الأفق"))
    assert stores.outlets.tied(told, "لا أحد") == []


def test_stories_told_before_the_ties_were_kept_have_theirs(told):
    before = stores.outlets.tied(told, "المنارة")
    with told.writing() as c:
        c.execute(text("DROP TABLE ties"))
        c.execute(text("UPDATE settings SET value = '2' WHERE key = 'schema'"))
        _migrations.migrate(c, told.fulltext, told.location)
    assert stores.outlets.tied(told, "المنارة") == before
