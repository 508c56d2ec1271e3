"""Every page as a reader gets it."""

import re
from pathlib import Path

import pytest

from tawatur import stores


def test_the_first_page_is_the_newest_day_or_the_one_that_takes_reports(reader, desk, tmp_path):
    assert reader.get("/").headers["location"] == "/days/2031-05-07"


PAGES = [
    "/days",
    "/days/2031-05-06",
    "/search",
    "/search?q=ترفال",
    "/search?q=ماذا قال البرناوي",
    "/search?q=قتلى>10",
    "/entities",
    "/names",
    "/outlets",
    "/outlets/المنارة",
    "/add",
    "/basket",
    "/compare?a=a&b=b",
    "/reports/c",
]


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("path", PAGES)
def test_every_page_stands_in_both_languages(reader, story, path, language):
    reader.cookies["lang"] = language
    answer = reader.get(path)
    assert answer.status_code == 200
    page = answer.text
    direction = "rtl" if language == "ar" else "ltr"
    assert f'<html lang="{language}" dir="{direction}"' in page
    assert len(re.findall(r"<h1[ >]", page)) == 1
    assert "undefined" not in page
    assert "http://" not in page.replace("http://www.w3.org", "")


def test_english_words_take_the_place_of_arabic_ones(reader):
    reader.cookies["lang"] = "en"
    page = reader.get("/days").text
    assert re.search(r'data-en="All days" data-ar="كل الأيام">All days<', page)
    assert 'aria-label="Desk"' in page


def test_a_story_that_was_read_is_its_dossier(reader, story):
    page = reader.get(f"/stories/{story}").text
    for id in ("story", "account", "grid", "conflicts", "statements", "reports", "notes"):
        assert f'id="{id}"' in page, id
    assert "hx-get" not in page


def test_a_story_nobody_read_shows_its_reports_and_waits(reader, desk):
    id = stores.stories.of_day(desk.store, "2031-05-07")[0].id
    page = reader.get(f"/stories/{id}").text
    assert f'hx-get="/stories/{id}"' in page
    assert "الرؤساء يجتمعون في هاران" in page
    assert "data-reload" in reader.get(f"/stories/{id}", headers={"HX-Request": "true"}).text
    desk.reader.read_now(id)
    assert 'id="account"' in reader.get(f"/stories/{id}").text


def test_a_passage_has_an_address_in_its_story(reader, story):
    answer = reader.get(f"/stories/{story}?report=b&at=40&end=50")
    assert answer.status_code == 303
    assert re.fullmatch(rf"/stories/{story}#p[12]-40-50", answer.headers["location"])
    assert reader.get("/reports/b?at=40&end=50").headers["location"].startswith("/stories/")


def test_what_changed_since_the_last_visit_is_said(reader, desk, story, of):
    assert 'class="change"' not in reader.get(f"/stories/{story}").text
    assert 'class="change"' not in reader.get(f"/stories/{story}").text
    text = "حصيلة انفجار ترفال ترتفع إلى 17 قتيلا\n\nقال البرناوي إن الانفجار أوقع 17 قتيلا."
    page = of.Page(location="n", id="n", text=text, outlet="القنديل", published="2031-05-06T20:00")
    from tawatur import pipeline

    (n,) = stores.reports.add(desk.store, [(pipeline.glance(("n", page)), page)])
    members = [r.n for r in stores.reports.of_story(desk.store, story)]
    stores.stories.place(desk.store, [[*members, n]])
    desk.reader.read_now(story)
    changed = reader.get(f"/stories/{story}").text
    assert 'class="change"' in changed
    assert (
        "حصيلة انفجار ترفال ترتفع"
        in changed.partition('class="change"')[2].partition("</aside>")[0]
    )
    assert 'class="change"' not in reader.get(f"/stories/{story}").text


def test_hits_keep_the_spelling_of_the_report(reader):
    page = reader.get("/search?q=رئيس").text
    assert "<mark>رؤساء</mark>" in page or "<mark>الرؤساء</mark>" in page
    begun = reader.get("/search?q=الانف&typing=1", headers={"HX-Request": "true"}).text
    assert "<html" not in begun
    assert re.search("<mark>[^<]*نفجار</mark>", begun)


def test_there_is_no_such_thing(reader):
    for path in ("/stories/none", "/reports/none", "/days/1999-01-01", "/entities/x", "/nothing"):
        answer = reader.get(path)
        assert answer.status_code == 404, path
        assert 'lang="ar"' in answer.text


def test_reports_are_handed_in_corrected_and_taken_in(reader, desk):
    files = {
        "files": (
            "خبر.txt",
            "خبر من بلدة رنوان\n\nافتُتح جسر في رنوان اليوم.".encode(),
            "text/plain",
        )
    }
    drafted = reader.post("/add", data={"text": "", "links": ""}, files=files)
    assert drafted.status_code == 303
    draft = drafted.headers["location"]
    page = reader.get(draft).text
    assert "رنوان" in page
    assert 'name="outlet"' in page
    confirmed = reader.post(draft, data={"outlet": "صوت رنوان", "published": "2031-05-09"})
    job = confirmed.headers["location"]
    assert 'role="progressbar"' in reader.get(job).text
    import msgspec

    from tawatur.web.importing import Order, take_in

    id = job.rpartition("/")[2]
    order = msgspec.json.decode(stores.jobs.order(desk.store, id), type=Order)
    stores.jobs.end(desk.store, id, "done", take_in(desk.store, order, id))
    assert "رنوان" in reader.get(job).text
    assert "صوت رنوان" in reader.get("/outlets").text
    assert reader.get(draft).headers["location"] == job


def test_a_decision_on_names_is_made_and_undone(reader, desk, story):
    given = {"judgement": "different", "one": "سمير البرناوي", "other": "البرناوي", "story": story}
    assert reader.post("/names", data=given).status_code == 303
    assert not stores.stories.get(desk.store, story).told
    desk.reader.read_now(story)
    found = desk.dossier(story)[1]
    names = {name: e.id for e in found.entities for name in e.names}
    assert names.get("سمير البرناوي") != names.get("البرناوي")
    assert "ارجع عنه" in reader.get("/names").text
    assert reader.post("/decisions/1/undo", data={}).status_code == 303
    assert stores.desk.decisions(desk.store) == []


def test_notes_and_the_basket(reader, story):
    assert reader.post("/notes", data={"story": story, "words": "<b>تحقق</b>"}).status_code == 303
    assert "&lt;b&gt;تحقق" in reader.get(f"/stories/{story}").text
    held = reader.post("/basket", json={"n": 1, "start": 0, "end": 10, "story": story})
    assert held.status_code in (201, 303)
    assert 'class="hits"' in reader.get("/basket").text
    assert reader.get("/basket.csv").text.count("\r\n") == 2


def test_a_wrong_join_is_split_on_the_page_of_its_name_and_joined_again(reader, desk, story):
    found = desk.dossier(story)[1]
    id = next(e.id for e in found.entities if "سمير البرناوي" in e.names)
    page = reader.get(f"/entities/{id}").text
    assert 'name="entity"' in page
    assert 'value="different"' in page
    given = {
        "judgement": "different",
        "one": "سمير البرناوي",
        "other": "البرناوي",
        "entity": id,
    }
    assert reader.post("/names", data=given).headers["location"] == "/names#dec"
    assert not stores.stories.get(desk.store, story).told
    desk.reader.read_now(story)
    split = {e.id for e in desk.dossier(story)[1].entities if "البرناوي" in " ".join(e.names)}
    assert len(split) == 2
    assert "/decisions/1/undo" in reader.get(f"/entities/{id}").text
    reader.post("/decisions/1/undo", data={})
    assert not stores.stories.get(desk.store, story).told
    desk.reader.read_now(story)
    (again,) = [e for e in desk.dossier(story)[1].entities if "البرناوي" in e.names]
    assert "سمير البرناوي" in again.names


def test_a_small_desk_has_the_stories_of_the_folder(tmp_path):
    """A toll that grows for days is one story, as where the folder is read."""
    from tawatur.web.importing import Order, take_in

    samples = Path(__file__).resolve().parents[2] / "examples" / "accident"
    store = stores.open_store(tmp_path / "small.db")
    take_in(store, Order(paths=(str(samples),)))
    found = sorted(line.reports for d in stores.stories.days(store) for line in stores.stories.of_day(store, d.day))  # fmt: skip # noqa: E501
    assert found[-1] == 9
    store.close()
