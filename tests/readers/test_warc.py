"""Crawls. All pages are invented."""

from __future__ import annotations

import gc
import gzip
import importlib.util
import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from tawatur import readers
from tawatur.errors import InputError
from tawatur.model.report import Page, Rejection
from tawatur.readers import warc

_spec = importlib.util.spec_from_file_location("damage", Path(__file__).with_name("damage.py"))
damage = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(damage)

FIRST = "أعلنت بلدية رمادة أن الجسر سيفتح غدا أمام السيارات والمشاة بعد عامين من العمل."
SECOND = "وقال المحافظ إن كلفة المشروع بلغت أربعين مليون دينار وإن العمل انتهى قبل موعده."
MARKUP = f"<html><body><h1>افتتاح الجسر</h1><p>{FIRST}</p><p>{SECOND}</p></body></html>"
WHOLE = f"افتتاح الجسر\n\n{FIRST}\n\n{SECOND}"


def record(address: str, block: bytes, kind: str = "response", mime: str = "") -> bytes:
    mime = mime or "application/http; msgtype=response"
    head = (
        f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\n"
        "WARC-Date: 2031-04-12T10:00:00Z\r\n"
        "WARC-Record-ID: <urn:uuid:12345678-1234-1234-1234-123456789abc>\r\n"
        f"Content-Type: {mime}\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def answer(body: bytes, status: str = "200 OK", head: str = "Content-Type: text/html") -> bytes:
    return f"HTTP/1.1 {status}\r\n{head}\r\n\r\n".encode() + body


PAGES = (
    record("https://mirat.example/7", answer(MARKUP.encode()))
    + record("https://mirat.example/a.png", answer(b"\x89PNG", head="Content-Type: image/png"))
    + record(
        "https://mirat.example/8",
        answer(b"", "301 Moved", "Location: /7\r\nContent-Type: text/html"),
    )
    + record("https://mirat.example/9", answer(b"<html></html>"))
    + record("https://mirat.example/10", answer(b"<html>x</html>", "404 Not Found"))
    + record(
        "https://mirat.example/11",
        answer(
            gzip.compress(MARKUP.encode("cp1256"), mtime=0),
            head="Content-Type: text/html; charset=windows-1256\r\nContent-Encoding: gzip",
        ),
    )
    + record("https://mirat.example/12", FIRST.encode(), "conversion", "text/plain")
    + record("https://mirat.example/13", MARKUP.encode(), "resource", "text/html")
)


def read(content: bytes):
    return list(warc.read(content, "c.warc"))


def test_every_page_answered_is_a_report():
    found = read(PAGES)
    assert found[0] == Page(
        location="c.warc#https://mirat.example/7",
        text=WHOLE,
        title="افتتاح الجسر",
        url="https://mirat.example/7",
    )
    assert [f.location.rpartition("/")[2] for f in found] == ["7", "9", "10", "11", "12", "13"]
    assert [f.text for f in found if isinstance(f, Page)] == [WHOLE, WHOLE, FIRST, WHOLE]
    assert "404" in found[2].reason


def test_crawls_are_opened_packed_by_record_and_known_by_content(tmp_path):
    packed = b"".join(
        gzip.compress(record(f"https://x.example/{n}", answer(MARKUP.encode()))) for n in range(3)
    )
    (tmp_path / "a.warc.gz").write_bytes(packed)
    (tmp_path / "b").write_bytes(PAGES)
    assert [type(f) for f in readers.read([tmp_path])].count(Page) == 7


def test_a_crawl_that_breaks_off_gives_what_stands_before():
    found = read(PAGES[:-300])
    assert [f.text for f in found if isinstance(f, Page)][:2] == [WHOLE, WHOLE]


@pytest.mark.parametrize(
    "content", [b"x", b"WARC/1.0\r\n\r\n", record("https://x.example", b"", "metadata", "x/y")]
)
def test_what_holds_no_pages_says_so(content):
    try:
        assert not [f for f in read(content) if isinstance(f, Page)]
    except InputError as error:
        assert error.reason  # noqa: PT017


def test_answers_that_unpack_to_too_much_are_named(monkeypatch):
    monkeypatch.setattr(warc, "MAX_RECORD", 1000)
    body = gzip.compress(b"<html>" + b"x" * 1_000_000)
    head = "Content-Type: text/html\r\nContent-Encoding: gzip"
    (found,) = read(record("https://x.example", answer(body, head=head)))
    assert isinstance(found, Rejection)


TEXTS = st.text(st.sampled_from("ابتجدرسملنوي ،."), min_size=1, max_size=80).map(
    lambda text: " ".join(f"كلمة أولى في النص {text} كلمة أخيرة".split())
)


@settings(deadline=None)
@given(st.lists(TEXTS, min_size=1, max_size=4))
def test_what_is_written_is_read_back(texts):
    content = b"".join(
        record(
            f"https://x.example/{n}", answer(f"<html><body><p>{text}</p></body></html>".encode())
        )
        for n, text in enumerate(texts)
    )
    assert [page.text for page in read(content)] == texts


def test_damaged_crawls_end_in_pages_or_reasons():
    assert damage.survives(warc, PAGES) >= 20


def written(pages: int) -> bytes:
    """A crawl as a real client writes it: a gzip member a record."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True)
    for number in range(pages):
        head = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
        body = MARKUP.replace("أربعين", f"أربعين {number}").encode()
        writer.write_record(
            writer.create_warc_record(
                f"https://mirat.example/{number}",
                "response",
                payload=io.BytesIO(body),
                http_headers=head,
            )
        )
    gc.collect()  # the client leaves files of its own open
    return out.getvalue()


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_crawl_of_a_real_client_is_read(tmp_path):
    (tmp_path / "a.warc.gz").write_bytes(written(12))
    found = list(readers.read([tmp_path]))
    assert [page.url for page in found] == [f"https://mirat.example/{n}" for n in range(12)]


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_packed_crawl_that_breaks_off_is_read_as_far_as_it_goes(tmp_path):
    whole, kept = written(12), len(written(8))
    (tmp_path / "a.warc.gz").write_bytes(whole[: kept + (len(whole) - kept) // 8])
    found = list(readers.read([tmp_path / "a.warc.gz"]))
    pages = [each for each in found if isinstance(each, Page)]
    assert [page.url for page in pages] == [f"https://mirat.example/{n}" for n in range(8)]
    assert "the compressed file is broken" in found[-1].reason
