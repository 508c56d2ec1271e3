"""A story and a finding in a page of another site, in a real browser."""

import contextlib
import http.server
import shutil
import threading
from pathlib import Path

import pytest

from tawatur import stores
from tawatur.settings import Settings
from tawatur.web.desk import Desk

AXE = Path(__file__).parent / "axe" / "axe.min.js"
HIGH = "document.documentElement.offsetHeight"


@contextlib.contextmanager
def site(folder: Path):
    """Another site: its base address and its folder."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_):
            pass

    def made(*rest):
        return Quiet(*rest, directory=str(folder))

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), made) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}", folder
        server.shutdown()


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory):
    with site(tmp_path_factory.mktemp("site")) as found:
        yield found


@pytest.fixture(scope="module")
def desk(kept, served, elsewhere, tmp_path_factory):
    """The base address of a desk that the other site may frame, its story, and a conflict."""
    path = tmp_path_factory.mktemp("framed") / "desk.db"
    shutil.copy(kept[0], path)
    store = stores.open_store(path)
    made = Desk(store, Settings(tagger="fast"), read_ahead=False, frames=(elsewhere[0],))
    dossier = made.dossier(kept[1])[1]
    finding = next(f.id for f in dossier.stories[0].findings if f.status == "conflict")
    with served(made) as address:
        yield address, kept[1], finding
    store.close()


def written(elsewhere, name: str, body: str) -> str:
    page = f'<!doctype html><html lang="ar" dir="rtl"><meta charset="utf-8"><title>x</title>{body}'
    (elsewhere[1] / name).write_text(page, encoding="utf-8")
    return f"{elsewhere[0]}/{name}"


def test_the_element_is_as_high_as_what_it_holds(reader, desk, elsewhere):
    base, story, finding = desk
    address = written(
        elsewhere,
        "article.html",
        f'<link rel="icon" href="data:,"><script src="{base}/static/embed.js" async></script>'
        f'<tawatur-finding src="{base}/embed/findings/{finding}" title="واقعة"></tawatur-finding>'
        f'<tawatur-story src="{base}/embed/stories/{story}" theme="dark"></tawatur-story>'
        '<tawatur-finding src="javascript:alert(1)"></tawatur-finding>'
        "<tawatur-story></tawatur-story>",
    )
    page = reader(address, viewport={"width": 700, "height": 3000})
    for kind, words in (("findings", "كم عدد القتلى"), ("stories", "ترفال")):
        while not (found := [f for f in page.frames if f"/embed/{kind}/" in f.url]):
            page.wait_for_timeout(100)
        frame = found[0]
        frame.wait_for_selector(".an")
        assert words in frame.inner_text("main")
        frame.wait_for_function(f"Math.abs({HIGH} - innerHeight) <= 1")
        assert frame.evaluate("document.documentElement.scrollWidth <= innerWidth")
        dark = frame.evaluate("getComputedStyle(document.documentElement).colorScheme")
        assert dark == ("dark" if kind == "stories" else "light")
    assert page.problems == []


def test_a_site_that_was_not_named_shows_nothing(reader, desk, tmp_path):
    with site(tmp_path) as other:
        frame = f'<iframe src="{desk[0]}/embed/findings/{desk[2]}"></iframe>'
        page = reader(written(other, "theirs.html", f'<link rel="icon" href="data:,">{frame}'))
        page.wait_for_timeout(500)
        assert any("frame-ancestors" in problem for problem in page.problems)
        assert all("القتلى" not in f.content() for f in page.frames)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["ar", "en"])
def test_nobody_is_shut_out(reader, desk, scheme, language):
    base, story, finding = desk
    for path in (f"/findings/{finding}", f"/embed/findings/{finding}", f"/embed/stories/{story}"):
        page = reader(f"{base}{path}?lang={language}", bypass_csp=True, color_scheme=scheme,
                      viewport={"width": 360, "height": 780})  # fmt: skip
        wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert page.evaluate(wide) <= 0, path
        page.add_script_tag(path=str(AXE))
        found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        grave = [
            (v["id"], [n["html"][:120] for n in v["nodes"]][:3])
            for v in found["violations"]
            if v["impact"] in ("serious", "critical")
        ]
        assert grave == [], path
        assert page.problems == []


def test_what_to_embed_is_copied_from_the_story_and_the_finding(reader, desk):
    base, story, finding = desk
    page = reader(f"{base}/stories/{story}")
    page.click(".pm >> nth=0")
    page.wait_for_selector("[data-copy=code-frame]")
    assert "/findings/" in page.url
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{base}/findings/{finding}")
    page.click("[data-copy=code-frame]")
    page.wait_for_selector("#said:not(:empty)", state="attached")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(f'<iframe src="{base}/embed/findings/{finding}"')
    page.click("text=أتحه لكل قارئ")
    page.wait_for_selector("text=اجعله لأهل المكتب وحدهم")
    page.click("text=اجعله لأهل المكتب وحدهم")
    page.wait_for_selector("text=أتحه لكل قارئ")
    assert page.problems == []
