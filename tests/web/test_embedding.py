"""A story or a finding in a page of somebody else's."""

import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tawatur import stores
from tawatur.errors import UsageError
from tawatur.settings import Settings
from tawatur.web import app, serving
from tawatur.web.desk import Desk

ROOT = Path(app.__file__).parents[1]
MOST_SCRIPT = 500  # lines of JavaScript written by hand, all pages together


@pytest.fixture
def finding(desk, story) -> str:
    """The id of the story's first conflict."""
    dossier = desk.dossier(story)[1]
    return next(f.id for f in dossier.stories[0].findings if f.status == "conflict")


@pytest.fixture
def away(desk, finding):
    """A desk that asks for tokens and may be framed by one site; asks as somebody, or nobody."""
    team = Desk(
        desk.store, Settings(tagger="fast"), read_ahead=False, frames=("https://news.example",)
    )
    built = app.build(team, hosts=("desk.example",), open_here=False)
    tokens = {r: stores.tokens.issue(desk.store, r, r) for r in ("read", "edit")}

    def ask(path, by="", method="GET", **options):
        client = TestClient(built, base_url="https://desk.example", follow_redirects=False)
        if by:
            client.headers["Authorization"] = f"Bearer {tokens[by]}"
        return client.request(method, path, **options)

    return ask


def test_a_finding_has_a_page_of_its_own(reader, client, finding):
    page = reader.get(f"/findings/{finding}").text
    assert page.count('<li>\n<p class="an">') == 2
    for words in ("المنارة", "الأفق", f"http://localhost/findings/{finding}", "&lt;iframe src=",
                  f"/embed/findings/{finding}", "tawatur-finding"):  # fmt: skip
        assert words in page, words
    answer = client.get(f"/findings/{finding}.json").json()
    assert (answer["id"], answer["told"], answer["status"]) == (finding, True, "conflict")
    words = [c["words"] for a in answer["answers"] for c in a["cited"]]
    assert len(words) >= 2
    rows = client.get(f"/findings/{finding}.csv").text.splitlines()
    assert len(rows) == len(words) + 1


def test_the_story_leads_to_the_page_of_each_finding(reader, desk, story):
    page = reader.get(f"/stories/{story}").text
    for f in desk.dossier(story)[1].stories[0].findings:
        assert f'href="/findings/{f.id}"' in page
        assert reader.get(f"/findings/{f.id}").status_code == 200
    assert f"http://localhost/embed/stories/{story}" in page


def test_a_frame_is_bare_and_small(reader, story, finding):
    for path, words in (
        (f"/embed/findings/{finding}", "قتيلا"),
        (f"/embed/stories/{story}", "ترفال"),
    ):
        answer = reader.get(path)
        assert answer.status_code == 200
        assert words in answer.text
        assert "<nav" not in answer.text
        assert "<form" not in answer.text
        assert "desk.css" not in answer.text
        assert len(answer.content) < 20_000
        again = reader.get(path, headers={"If-None-Match": answer.headers["etag"]})
        assert again.status_code == 304
        english = reader.get(f"{path}?lang=en&theme=dark").text
        assert '<html lang="en" dir="ltr" data-theme="dark">' in english
        assert '<html lang="ar" dir="rtl">' in answer.text


def test_only_the_desk_frames_what_nobody_else_was_allowed_to(client, away, finding):
    here = client.get(f"/embed/findings/{finding}").headers["content-security-policy"]
    assert here.endswith("frame-ancestors 'self'")
    there = away(f"/embed/findings/{finding}", by="read").headers["content-security-policy"]
    assert there.endswith("frame-ancestors 'self' https://news.example")
    assert "script-src 'self';" in there
    for path in ("/days", f"/findings/{finding}", "/enter"):
        policy = away(path, by="edit").headers["content-security-policy"]
        assert policy.endswith("frame-ancestors 'none'"), path


def test_nobody_sees_what_was_not_shared(away, story, finding):
    for path in (f"/embed/findings/{finding}", f"/embed/stories/{story}", "/embed/findings/zzz"):
        answer = away(path)
        assert answer.status_code == 404
        assert "نشور" in answer.text or "Nothing" in answer.text
        assert "ترفال" not in answer.text
    assert away(f"/embed/findings/{finding}", by="read").status_code == 200
    assert away(f"/embed/findings/{finding}").status_code == 404
    assert away(f"/findings/{finding}").status_code == 401


def test_an_editor_shares_and_withdraws(away, story, finding):
    form = {"kind": "finding", "id": finding}
    assert away("/shares", method="POST", json=form).status_code == 401
    assert away("/shares", by="read", method="POST", json=form).status_code == 403
    assert away("/shares", by="edit", method="POST", json=form).json() == {"shared": True}
    answer = away(f"/embed/findings/{finding}")
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "public, max-age=60"
    assert answer.headers["cross-origin-resource-policy"] == "cross-origin"
    assert away(f"/embed/stories/{story}").status_code == 404
    assert away(f"/findings/{finding}").status_code == 401
    assert away(f"/findings/{finding}.json", by="read").json()["shared"] is True
    away("/shares", by="edit", method="POST", json=form | {"withdraw": True})
    assert away(f"/embed/findings/{finding}").status_code == 404
    away("/shares", by="edit", method="POST", json={"kind": "story", "id": story})
    assert away(f"/embed/stories/{story}").status_code == 200
    assert away(f"/embed/findings/{finding}").status_code == 200
    for wrong in ({"kind": "finding", "id": "no"}, {"kind": "day", "id": story}, {"id": story}):
        assert away("/shares", by="edit", method="POST", json=wrong).status_code in (400, 404)


def test_who_may_not_share_is_not_offered_to(away, finding):
    offered = {
        r: 'action="/shares"' in away(f"/findings/{finding}", by=r).text for r in ("read", "edit")
    }
    assert offered == {"read": False, "edit": True}


def test_an_address_given_out_before_still_leads_to_the_finding(client, desk, story, finding):
    import msgspec

    dossier = desk.dossier(story)[1]
    stores.stories.stale(desk.store, [story])
    line = stores.stories.get(desk.store, story)
    one = dossier.stories[0]
    renamed = tuple(
        msgspec.structs.replace(f, id=f"n{n}", question="سؤال آخر")
        for n, f in enumerate(one.findings)
    )
    new = msgspec.structs.replace(one, findings=renamed)
    stores.told.keep(
        desk.store, story, line.version, msgspec.structs.replace(dossier, stories=(new,))
    )
    answer = client.get(f"/findings/{finding}.json").json()
    assert (answer["told"], answer["question"][0]) == (True, "سؤال آخر")
    stores.stories.stale(desk.store, [story])
    without = msgspec.structs.replace(one, findings=())
    stores.told.keep(
        desk.store, story, line.version + 1, msgspec.structs.replace(dossier, stories=(without,))
    )
    gone = client.get(f"/findings/{finding}.json").json()
    assert (gone["told"], gone["answers"]) == (False, [])
    assert "لا تذكر القصة" in client.get(f"/embed/findings/{finding}").text


def test_the_script_for_other_sites_may_be_loaded_there(client):
    answer = client.get("/static/embed.js")
    assert answer.headers["cross-origin-resource-policy"] == "cross-origin"
    assert answer.headers["cache-control"] == "public, max-age=3600"
    assert "immutable" in client.get("/static/desk.js?v=1").headers["cache-control"]
    assert client.get("/static/desk.js").headers["cross-origin-resource-policy"] == "same-origin"


@pytest.mark.parametrize(
    "site", ["*", "https://a b", "https://a/b", "news.example", "https://a;", "'none'", "https://"]
)
def test_what_may_frame_is_a_site(desk, site):
    with pytest.raises(UsageError, match="site"):
        serving.check(serving.Place(frames=(site,)), desk.store)


def test_sites_that_may_frame(desk):
    for site in ("https://news.example", "https://*.news.example", "http://localhost:8080"):
        serving.check(serving.Place(frames=(site,)), desk.store)


def test_a_title_cannot_break_out_of_what_is_copied(reader, desk, story):
    from sqlalchemy import text

    with desk.store.writing() as c:
        c.execute(text("UPDATE stories SET title = :t"), {"t": '"><script>x</script>'})
    page = reader.get(f"/stories/{story}").text
    assert "<script>x" not in page
    code = re.search(r'id="code-frame">(.*?)</textarea>', page, re.DOTALL)[1]
    assert "&amp;quot;&amp;gt;" in code


def test_the_desk_keeps_its_own_script_short():
    ours = [*ROOT.glob("web/static/*.js"), *ROOT.glob("renderers/_page/static/*.js")]
    lines = [
        len(path.read_text(encoding="utf-8").splitlines())
        for path in ours
        if path.name != "htmx.min.js"
    ]
    assert len(lines) >= 5
    assert sum(lines) < MOST_SCRIPT
