"""What people come to the desk for, from the first step to the last, in a real browser."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
import zipfile
from pathlib import Path

import pytest

from tawatur import stores

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "examples" / "accident"
PATIENCE = 180  # seconds


@pytest.fixture
def first_start(tmp_path):
    """The address of ``tawatur serve`` on a folder nobody has opened before."""
    for report in SAMPLE.glob("*.txt"):
        (tmp_path / report.name).write_bytes(report.read_bytes())
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "tawatur", "serve", str(tmp_path), "--port", str(port)]
    running = subprocess.Popen(
        command, start_new_session=True, env=os.environ | {"BROWSER": "true"}
    )
    address = f"http://localhost:{port}"
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            urllib.request.urlopen(address + "/days.json", timeout=PATIENCE).close()
            break
        except OSError:
            time.sleep(0.1)
    yield address
    running.send_signal(signal.SIGINT)
    running.wait(PATIENCE)


def test_from_the_first_start_to_a_dossier(first_start, reader):
    page = reader(first_start)
    page.wait_for_load_state()
    until = time.monotonic() + PATIENCE
    while not page.locator("#account .c").count() and time.monotonic() < until:
        page.goto(first_start)  # the story may move while reports still come in
        if page.locator("a[href^='/stories/']").count():
            page.locator("a[href^='/stories/']").first.click()
            page.wait_for_load_state()
        page.wait_for_timeout(1000)
    page.locator("#account .c").first.click()
    page.wait_for_selector(".doc.on .flash")
    assert page.problems == []


def test_files_are_dropped_corrected_and_read(empty, served, reader):
    with served(empty, working=True) as address:
        page = reader(address)
        page.wait_for_selector(".drop")
        held = page.evaluate_handle(
            """files => {
                const held = new DataTransfer();
                for (const [name, text] of files)
                    held.items.add(new File([text], name, { type: 'text/plain' }));
                return held;
            }""",
            [[p.name, p.read_text(encoding="utf-8")] for p in sorted(SAMPLE.glob("*.txt"))[:4]],
        )
        page.dispatch_event(".drop", "dragenter", {"dataTransfer": held})
        page.wait_for_selector(".drop.over")
        page.dispatch_event(".drop", "drop", {"dataTransfer": held})
        page.wait_for_selector(".chosen:not(:empty)")
        page.click("button.do")
        page.wait_for_selector("table.und")
        assert page.locator("table.und tbody tr").count() == 4
        page.locator("input[name=outlet]").first.fill("بريد السهل")
        page.click("form[action^='/drafts'] button.do")
        page.wait_for_url(re.compile("/jobs/"))
        page.locator("main a[href^='/days/'], main a[href^='/stories/']").first.click()
        if "/stories/" not in page.url:
            page.locator("main a[href^='/stories/']").first.click()
        page.wait_for_selector("#account .c")
        assert "بريد السهل" in page.inner_text("main")
        assert page.problems == []


def test_what_somebody_said_is_found_in_their_words(copied, served, reader):
    with served(copied[0]) as address:
        page = reader(address + "/search")
        page.fill("#q", "ماذا قالت سيلفيا مارون")
        page.wait_for_selector("#hits .ch a[href^='/entities/']")
        assert "مارون" in page.inner_text("#hits .ch a[href^='/entities/'] >> nth=0")
        page.locator("#hits .go-to").first.click()
        page.wait_for_selector(".doc.on .flash")
        assert page.problems == []


def test_a_wrong_merge_is_split_and_the_split_undone(copied, served, reader):
    desk, story = copied
    with served(desk) as address:
        page = reader(address + "/entities")
        page.locator("main a", has_text="سيلفيا مارون").first.click()
        page.wait_for_selector("#one article")
        assert page.locator("#one mark").count() == 2
        page.click("#one article button[value=different]")
        page.wait_for_selector("#dec li")
        desk.reader.read_now(story)
        page.goto(address + "/entities")
        named = page.locator("main a", has_text="مارون")
        assert named.count() == 2
        page.goto(address + "/names")
        page.click("#dec li button")
        page.wait_for_selector("#dec li", state="detached")
        desk.reader.read_now(story)
        page.goto(address + "/entities")
        assert page.locator("main a", has_text="مارون").count() == 1


def test_two_reports_are_compared(copied, served, reader):
    desk, story = copied
    with served(desk) as address:
        page = reader(f"{address}/stories/{story}")
        page.select_option("form[action='/compare'] select[name=b]", index=2)
        page.click("form[action='/compare'] button")
        page.wait_for_url(re.compile("/compare"))
        page.wait_for_selector("main h1")
        assert page.locator(".rows .rw").count() > 0
        assert page.problems == []


def test_a_story_and_the_basket_are_taken_away(copied, served, reader, tmp_path):
    desk, story = copied
    with served(desk) as address:
        page = reader(f"{address}/stories/{story}")
        with page.expect_download() as taken:
            page.click("#take a[href$='.docx']")
        taken.value.save_as(tmp_path / "story.docx")
        with zipfile.ZipFile(tmp_path / "story.docx") as word:
            assert "ترفال" in word.read("word/document.xml").decode()
        page.locator(".acc .c").first.click()
        page.wait_for_selector("#hold:not([hidden])")
        page.click("#hold")
        page.wait_for_selector("#said:not(:empty)", state="attached")
        page.goto(address + "/basket")
        with page.expect_download() as taken:
            page.click("a[href='/basket.md']")
        taken.value.save_as(tmp_path / "basket.md")
        assert (tmp_path / "basket.md").read_text(encoding="utf-8").startswith("> «")


def test_the_other_language_goes_along_from_page_to_page(copied, served, reader):
    desk, story = copied
    with served(desk) as address:
        page = reader(f"{address}/stories/{story}")
        page.click("#lang")
        page.wait_for_selector("html[lang=en][dir=ltr]")
        page.locator("nav a[href='/names']").first.click()
        page.wait_for_selector("html[lang=en][dir=ltr] h1")
        assert page.inner_text("h1") == "One, or two?"
        page.click("#lang")
        page.wait_for_selector("html[lang=ar][dir=rtl]")
        assert page.problems == []


def test_a_telephone_is_enough(copied, served, reader):
    with served(copied[0]) as address:
        page = reader(address, viewport={"width": 360, "height": 780}, has_touch=True)
        page.locator("a[href^='/stories/']").first.tap()
        page.wait_for_selector("#account .c")
        page.locator("#account .c").first.tap()
        page.wait_for_selector(".doc.on .flash")
        page.locator(".doc.on .flash").first.wait_for(state="visible")
        wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert page.evaluate(wide) <= 0
        page.click("#back")
        assert page.problems == []


def test_the_keyboard_alone_is_enough(copied, served, reader):
    with served(copied[0]) as address:
        page = reader(address)
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "skip"
        page.keyboard.press("Enter")
        page.keyboard.press("/")
        page.wait_for_url(re.compile("/search"))
        page.wait_for_selector("#q:focus")
        page.keyboard.type("انفجار")
        page.wait_for_selector("#hits mark")
        page.keyboard.press("Enter")
        page.wait_for_url(re.compile(r"[?&]q=[^&]"))
        page.evaluate("document.activeElement.blur()")
        page.keyboard.press("j")
        page.wait_for_selector("[data-item]:focus")
        page.keyboard.press("Enter")
        page.wait_for_url(re.compile("/(stories|reports|entities|outlets)/"))
        page.goto(address + "/names")
        page.keyboard.press("j")
        page.wait_for_selector("[data-item]:focus")
        page.keyboard.press("n")
        page.wait_for_selector("#dec li")
        while not page.locator("#dec li:focus").count():
            page.keyboard.press("j")
        page.keyboard.press("u")
        page.wait_for_selector("#dec li", state="detached")


def test_two_at_once_share_notes_and_decisions_but_no_basket(copied, served, reader):
    desk, story = copied
    tokens = {name: stores.tokens.issue(desk.store, name, "edit") for name in ("هدى", "نادر")}
    with served(desk, open_here=False) as address:
        seated = {}
        for name, token in tokens.items():
            page = seated[name] = reader(address)
            page.wait_for_url(re.compile("/enter"))
            page.fill("input[name=token]", token)
            page.click("main button.do")
            page.wait_for_url(re.compile("/days"))
            page.goto(f"{address}/stories/{story}")
            page.wait_for_selector("#account .c")
        one, other = seated.values()
        one.locator(".acc .c").first.click()
        one.wait_for_selector("#hold:not([hidden])")
        one.click("#hold")
        one.wait_for_selector("#said:not(:empty)", state="attached")
        other.fill("#notes textarea", "تحقق من الحصيلة")
        other.click("#notes form.nf button")
        other.wait_for_selector("#notes .nts li")
        one.goto(f"{address}/basket")
        other.goto(f"{address}/basket")
        assert one.locator(".hits li").count() == 1
        assert other.locator(".hits li").count() == 0
        one.goto(f"{address}/stories/{story}")
        assert "تحقق من الحصيلة" in one.inner_text("#notes")
        assert "نادر" in one.inner_text("#notes")
