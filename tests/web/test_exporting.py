"""Files to take away from the desk."""

import io
import json
import zipfile

import pytest

from tawatur import pipeline, registry
from tawatur.web import exporting


@pytest.mark.parametrize("export", exporting.of_story(), ids=lambda e: e.renderer)
def test_a_story_is_had_in_every_format(client, desk, story, export):
    answer = client.get(f"/stories/{story}{export.suffix}")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == export.kind
    assert f'filename="{story}{export.suffix}"' in answer.headers["content-disposition"]
    if export.renderer not in ("docx", "parquet"):  # archives hold times of their own
        assert answer.content == pipeline.render(desk.dossier(story)[1], export.renderer)


def test_every_renderer_has_an_address_of_its_own():
    assert {e.renderer for e in exporting.of_story()} == set(registry.names("renderers"))
    suffixes = [e.suffix for e in exporting.of_story()]
    assert len(set(suffixes)) == len(suffixes)


def test_the_page_leads_to_every_format_and_keeps_its_own_json(client, story):
    page = client.get(f"/stories/{story}", headers={"Accept": "text/html"}).text
    for export in exporting.of_story():
        assert f'href="/stories/{story}{export.suffix}"' in page
    assert json.loads(client.get(f"/stories/{story}.json").content)["story"]["id"] == story


def test_a_story_nobody_read_or_knows_is_no_file(client, desk):
    assert client.get("/stories/none.docx").status_code == 404
    from tawatur import stores

    id = stores.stories.of_day(desk.store, "2031-05-07")[0].id
    assert client.get(f"/stories/{id}.jsonld").status_code == 409


def test_an_unchanged_file_is_not_sent_twice(client, story):
    tag = client.get(f"/stories/{story}.csv").headers["etag"]
    assert client.get(f"/stories/{story}.csv", headers={"If-None-Match": tag}).status_code == 304


def test_the_basket_is_quotations_with_notes(client, story):
    assert client.get("/basket.md").content.strip() == b""
    assert client.post("/basket", json={"report": "a", "start": 0, "end": 6}).status_code == 201
    assert client.post("/basket", json={"report": "b", "start": 0, "end": 4}).status_code == 201
    written = client.get("/basket.md").text
    assert written.startswith("> «انفجار»[^1]")
    assert "[^2]: الأفق، «مقتل 14 شخصا في انفجار ترفال»" in written
    with zipfile.ZipFile(io.BytesIO(client.get("/basket.docx").content)) as word:
        assert "انفجار" in word.read("word/document.xml").decode()
        assert "المنارة" in word.read("word/footnotes.xml").decode()
    page = client.get("/basket", headers={"Accept": "text/html"}).text
    assert 'href="/basket.docx"' in page
