"""Inputs as they come: odd encodings, dates of every kind, one file under several names."""

from __future__ import annotations

import gzip
import io
import json
import os
import time

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tawatur import readers
from tawatur.errors import InputError
from tawatur.model.report import Page, Rejection
from tawatur.readers import _dates, _formats, _fragment

TEXT = "أعلنت بلدية رمادة أن الجسر الذي يربط ضفتي النهر سيفتح غدا.\nوقال المحافظ إن العمل انتهى."


def read(*paths, **options):
    return list(readers.read(paths, **options))


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32"])
def test_wide_encodings_are_told(tmp_path, encoding):
    (tmp_path / "a.txt").write_bytes((TEXT * 3).encode(encoding))
    (page,) = read(tmp_path / "a.txt")
    assert page.text == TEXT * 3


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        (20310504, "2031-05-04"),
        ("20310504", "2031-05-04"),
        ("1935798600", "2031-05-06T01:50:00+00:00"),
        (1935798600000, "2031-05-06T01:50:00+00:00"),
        (10**400, None),
        (99999999999, None),
        (float("nan"), None),
        (float("inf"), None),
        ("٢٠٣١-٠٥-٠٤", "2031-05-04"),
        ("x" * 1_000_000, None),
        ({"year": 2031}, None),
        ([2031], None),
        (True, None),
    ],
)
def test_dates_of_every_kind(given, wanted):
    assert _dates.iso(given) == wanted


def test_rows_of_every_kind_are_a_page_or_a_reason():
    values = [None, True, 7, -1.5, 10**60, "", " ", "x/../y", "س" * 9000, "\ud800", [], {}, [[]]]
    rows = [{"text": TEXT, name: value} for name in ("id", "date", "url") for value in values]
    rows += [{"text": value} for value in values] + [{"title": value} for value in values]
    content = "\n".join(map(json.dumps, [*rows, *values])).encode()
    found = read("-", stdin=io.BytesIO(content))
    assert len(found) == len(rows) + len(values)
    assert sum(isinstance(one, Page) for one in found) == 3 * len(values) + 3
    for page in (one for one in found if isinstance(one, Page)):
        page.text.encode()
        (page.id or "").encode()


def test_a_file_under_several_names_is_read_once(tmp_path, monkeypatch):
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "1.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "a" / "2.txt").symlink_to(tmp_path / "a" / "1.txt")
    monkeypatch.chdir(tmp_path)
    names = ["a", "./a/1.txt", str(tmp_path / "a" / "1.txt"), "a/../a/2.txt"]
    for order in (names, names[::-1]):
        assert [page.location for page in read(*order)] == ["a/1.txt"]


def test_what_is_left_out_is_not_read(tmp_path):
    (tmp_path / "1.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "dossier.md").write_text("# " + TEXT, encoding="utf-8")
    (page,) = read(tmp_path, leave_out=[tmp_path / "dossier.md"])
    assert page.location.endswith("1.txt")


@pytest.mark.skipif(os.name == "nt", reason="names are bytes elsewhere alone")
def test_names_that_are_no_text_stay_apart(tmp_path):
    for name in (b"\xff.txt", b"\xfe.txt"):
        (tmp_path / os.fsdecode(name)).write_text(TEXT, encoding="utf-8")
    assert len({page.location for page in read(tmp_path)}) == 2


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_meta_file_of_any_spreadsheet(tmp_path, mark, delimiter):
    (tmp_path / "1.txt").write_text(TEXT, encoding="utf-8")
    rows = [["File ", "outlet", "published"], ["1.txt", "صحيفة رمادة", "2031-05-04"]]
    rows += [rows[1], ["2.txt", "", ""]]
    lines = "\n".join(delimiter.join(cells) for cells in rows)
    (tmp_path / "meta.csv").write_text(mark + lines, encoding="utf-8")
    page, *rejected = read(tmp_path, meta=tmp_path / "meta.csv")
    assert (page.outlet, page.published) == ("صحيفة رمادة", "2031-05-04")
    assert all(isinstance(one, Rejection) for one in rejected)
    assert [one.reason.split(":")[0] for one in rejected] == [
        "another row names the file already",
        "names a file that was not read",
    ]


PAGE = f"<html><head><title>الجسر</title></head><body>{f'<p>{TEXT}</p>' * 3}</body></html>"


def of(content: bytes, name: str) -> list[Page | Rejection]:
    try:
        return list(_formats.within(content, name))
    except InputError as error:
        return [Rejection(error.location, error.reason)]


def test_a_text_of_two_encodings_is_read_line_by_line():
    line = TEXT.replace("\n", " ")
    content = b"\n".join([line.encode(), line.encode("cp1256"), line.encode()])
    assert of(content, "a.txt")[0].text == "\n".join([line] * 3)


def test_a_mark_that_stands_twice_is_no_text():
    assert of(("\ufeff" + TEXT).encode("utf-16"), "a.txt")[0].text == TEXT


def test_what_is_quoted_in_a_tag_is_no_text_of_the_page():
    marked = PAGE.replace("<p>", '<p><img alt="الجسر > النهر"><b title="\'>\' x"></b>', 1)
    assert of(marked.encode(), "a.html")[0].text == of(PAGE.encode(), "a.html")[0].text


def test_an_element_of_very_many_attributes_is_refused_at_once():
    many = " ".join(f'a{n}="> {n}"' for n in range(60_000))
    script = "<script>if (a<b) { " + "x = 'y' < z;" * 20_000 + "}</script>"
    (found,) = of(PAGE.replace("<body", f"<body {many}").encode(), "a.html")
    assert "attributes" in found.reason
    assert isinstance(of(PAGE.replace("<p>", f"{script}<p>", 1).encode(), "a.html")[0], Page)


@pytest.mark.parametrize("piece", ["<!--", "<script>", "<style ", '<a href="', "<p ", "</"])
def test_markup_that_never_closes_takes_no_long_time(piece):
    begun = time.process_time()
    of((PAGE + piece * 60_000).encode(), "a.html")
    _fragment.text(f"<p>{TEXT}</p>{piece * 60_000}")
    script = f'<script type="application/ld+json">{piece * 60_000}{"/*" * 60_000}</script>'
    of(PAGE.replace("</head>", f"{script}</head>").encode(), "a.html")
    assert time.process_time() - begun < 20


@pytest.mark.parametrize(
    ("head", "change"),
    [
        ("Transfer-Encoding: chunked", lambda b: b"%x;n=1\r\n%s\r\n0\r\n\r\n" % (len(b), b)),
        ("Transfer-Encoding: chunked", lambda b: b),
        ("Transfer-Encoding: chunked", lambda b: b"%x\n%s\nFFFF\nx" % (len(b), b)),
        ("Transfer-Encoding: chunked\r\nContent-Encoding: gzip", lambda b: b),
        ("Content-Encoding: gzip", gzip.compress),
        ("Content-Encoding: gzip", lambda b: gzip.compress(b)[:-9]),
        ("Content-Encoding: zstd", lambda b: pa.Codec("zstd").compress(b).to_pybytes()),
        ("Content-Encoding: br", lambda b: pa.Codec("brotli").compress(b).to_pybytes()),
        ("Content-Encoding: br", lambda b: b),
    ],
)
def test_answers_of_a_crawl_are_read_however_they_were_sent(head, change):
    answer = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n{head}\r\n\r\n".encode()
    answer += change(PAGE.encode())
    record = (
        "WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: http://x.example/\r\n"
        "Content-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(answer)}\r\n\r\n"
    ).encode() + answer
    found = of((record + b"\r\n\r\n") * 2, "a.warc")
    lead = TEXT.split("\n", maxsplit=1)[0]
    assert len(found) == 2
    assert all(isinstance(each, Page) and lead in each.text for each in found)


def test_bytes_of_a_table_are_read_in_their_encoding():
    out = io.BytesIO()
    pq.write_table(pa.table({"title": [b"x"], "text": [(TEXT * 2).encode("cp1256")]}), out)
    assert TEXT in of(out.getvalue(), "a.parquet")[0].text


def test_a_letter_in_utf_7_is_words():
    head = b"From: a@x.example\r\nSubject: x\r\nContent-Type: text/plain; charset=utf-7\r\n\r\n"
    assert of(head + TEXT.encode("utf-7"), "a.eml")[0].text.endswith(TEXT)


def test_the_options_of_a_form_do_not_hold_up_the_page():
    options = "<option a='>'>مدينة</option>" * 50_000  # minutes, were they all parsed
    body = f"<form><select>{options}</select></form><p>{'كلمة ' * 30}</p>"
    (found,) = of(f"<html><body>{body}</body></html>".encode(), "a.html")
    assert found.text.split() == ["كلمة"] * 30
