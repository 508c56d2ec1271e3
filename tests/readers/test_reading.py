"""Reading: what becomes a page, and what is refused with which reason. All texts invented."""

from __future__ import annotations

import gzip
import io
import json
import lzma
import os
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tawatur import readers
from tawatur.model.report import Page, Rejection
from tawatur.readers import _dates, _decoding

TEXT = "أعلنت بلدية رمادة أن الجسر الذي يربط ضفتي النهر سيفتح غدا.\nوقال المحافظ إن العمل انتهى."


def read(*paths, **options):
    return list(readers.read(paths, **options))


def stdin(content: bytes):
    return read("-", stdin=io.BytesIO(content))


def reasons(found):
    return {Path(r.location).name: r.reason for r in found if isinstance(r, Rejection)}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1256", "iso8859-6"])
def test_plain_text_is_the_whole_file_in_any_encoding(tmp_path, encoding):
    text = TEXT.replace("\n", "\r\n") + " \n"
    (tmp_path / "a.txt").write_bytes(text.encode(encoding))
    (page,) = read(tmp_path / "a.txt")
    assert page == Page(location=str(tmp_path / "a.txt"), text=text)


def test_a_letter_cut_in_half_is_still_utf8(tmp_path):
    (tmp_path / "a.txt").write_bytes(TEXT.encode() + "ن".encode()[:1])
    (page,) = read(tmp_path / "a.txt")
    assert page.text == TEXT + "\ufffd"


def test_folder_is_read_in_name_order_without_hidden_files(tmp_path):
    for name in ("b.txt", "a/2.md", "a/1.txt", ".hidden.txt", ".git/x.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(TEXT, encoding="utf-8")
    found = read(tmp_path)
    assert [str(Path(p.location).relative_to(tmp_path)) for p in found] == [
        "a/1.txt",
        "a/2.md",
        "b.txt",
    ]


def test_packed_files_are_opened(tmp_path):
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(TEXT.encode()))
    (tmp_path / "b.jsonl.xz").write_bytes(lzma.compress(json.dumps({"text": TEXT}).encode()))
    (tmp_path / "c.txt.gz").write_bytes(gzip.compress(TEXT.encode())[:-9])
    (tmp_path / "d.txt.xz").write_bytes(b"\xfd7zXZ\x00 broken")
    found = read(tmp_path)
    assert [p.text for p in found if isinstance(p, Page)] == [TEXT, TEXT]
    assert all("broken" in reason for reason in reasons(found).values())
    assert sorted(reasons(found)) == ["c.txt.gz", "d.txt.xz"]


def test_zstandard_is_opened_for_every_format(tmp_path):
    def zst(content: bytes) -> bytes:
        return pa.compress(content, codec="zstd", asbytes=True)

    (tmp_path / "a.txt.zst").write_bytes(zst(TEXT.encode()))
    (tmp_path / "b.jsonl.zst").write_bytes(zst(json.dumps({"text": TEXT}).encode() + b"\n") * 2)
    (tmp_path / "c.csv.zst").write_bytes(zst(f'text\n"{TEXT}"\n'.encode()))
    (tmp_path / "d.txt.zst").write_bytes(zst(TEXT.encode())[:-4])
    (tmp_path / "e.txt.zst").write_bytes(b"\x28\xb5\x2f\xfd\x00\x00")
    found = read(tmp_path)
    assert [p.text for p in found if isinstance(p, Page)] == [TEXT] * 4
    assert sorted(reasons(found)) == ["d.txt.zst", "e.txt.zst"]
    assert all("broken" in reason for reason in reasons(found).values())


def test_of_rows_that_are_packed_and_break_off_the_whole_ones_are_read(tmp_path):
    rows = "".join(
        json.dumps({"text": f"{TEXT} {n} {n * 7919 % 1013}"}) + "\n" for n in range(5000)
    )
    packed = gzip.compress(rows.encode())
    (tmp_path / "a.jsonl.gz").write_bytes(packed[: len(packed) // 2])
    found = read(tmp_path / "a.jsonl.gz")
    pages = [each for each in found if isinstance(each, Page)]
    assert len(pages) > 1000
    assert pages[7].text == f"{TEXT} 7 {7 * 7919 % 1013}"
    assert "broken" in found[-1].reason


def test_columns_are_named_by_the_reader(tmp_path):
    line = TEXT.partition("\n")[0]
    (tmp_path / "a.csv").write_text(f"x,y,z\n1,{line},خبر\n", encoding="utf-8")
    row = {"article": {"ar": TEXT}, "head": "خبر", "text": "لا", "when": "2031-04-12"}
    (tmp_path / "b.jsonl").write_text(json.dumps(row), encoding="utf-8")
    (one,) = read(tmp_path / "a.csv", columns={"text": "y", "title": "z"})
    assert one.text == f"خبر\n\n{line}"
    told = {"text": "article.ar", "title": "head", "published": "when"}
    (two,) = read(tmp_path / "b.jsonl", columns=told)
    assert (two.text, two.title, two.published) == (f"خبر\n\n{TEXT}", "خبر", "2031-04-12")
    (three,) = read(tmp_path / "a.csv", columns={"text": "none"})
    assert three.reason == "the table has no column named none"


def test_rows_of_json_may_have_the_names_of_tables():
    (page,) = stdin(json.dumps({"النص": TEXT, "العنوان": "خبر", "المصدر": "مرآة"}).encode())
    assert (page.text, page.outlet) == (f"خبر\n\n{TEXT}", "مرآة")


def test_what_is_no_report_is_refused_with_the_reason(tmp_path):
    contents = {
        "empty.txt": b"",
        "blank.txt": b" \n\t\n",
        "marked.txt": b"\xef\xbb\xbf",
        "binary.txt": bytes(range(256)) * 40,
        "picture.txt": b"\x89PNG\r\n\x1a\n....",
        "document.pdf": b"%PDF-1.7 ...",
        "page.html": b"<html><body>x</body></html>",
        "page.txt": b"<!DOCTYPE html><html></html>",
        "rows.csv": b"a,b\n1,2\n",
    }
    for name, content in contents.items():
        (tmp_path / name).write_bytes(content)
    found = read(tmp_path, tmp_path / "missing.txt")
    assert all(isinstance(r, Rejection) and r.reason for r in found)
    why = reasons(found)
    assert why["empty.txt"] == why["blank.txt"] == why["marked.txt"] == "the file is empty"
    assert "binary" in why["binary.txt"]
    assert why["missing.txt"] == "no such file"
    assert len(found) == len(contents) + 1


def test_a_folder_that_leads_back_to_itself_is_walked_once(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "again").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "dangling.txt").symlink_to(tmp_path / "nowhere")
    found = read(tmp_path)
    assert [type(f).__name__ for f in found] == ["Page", "Rejection", "Rejection"]


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_that_may_not_be_read_is_named(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "a.txt").chmod(0)
    (found,) = read(tmp_path / "a.txt")
    assert isinstance(found, Rejection)


def test_rows_give_what_they_know_and_broken_ones_are_named():
    rows = [
        {
            "id": 7,
            "url": "https://example.org/7",
            "source": "مرآة",
            "date": "2031-04-12 20:54:51",
            "title": "عنوان",
            "text": TEXT,
        },
        {"maintext": TEXT, "date_publish": "Sat, 12 Apr 2031 10:00:00 +0300", "outlet": "مرآة"},
        {"title": "بلا نص"},
        ["x"],
        {"text": "نص \ud800 مكسور"},
    ]
    lines = [json.dumps(row) for row in rows]
    lines.insert(1, '{"text": "broken')
    found = stdin("\n".join(lines).encode())
    first = found[0]
    assert first == Page(
        location="-#1",
        text=f"عنوان\n\n{TEXT}",
        id="7",
        title="عنوان",
        outlet="مرآة",
        published="2031-04-12T20:54:51",
        url="https://example.org/7",
    )
    assert (found[2].text, found[2].published) == (TEXT, "2031-04-12T10:00:00+03:00")
    assert [f.location for f in found if isinstance(f, Rejection)] == ["-#2", "-#4", "-#5"]
    assert found[5].text == "نص \ufffd مكسور"


def test_one_object_and_a_list_are_rows_too():
    assert [p.location for p in stdin(json.dumps({"text": TEXT}, indent=2).encode())] == ["-#1"]
    rows = [{"content": TEXT}, {"body": TEXT}]
    assert [p.location for p in stdin(json.dumps(rows).encode())] == ["-#1", "-#2"]


def test_rows_nested_too_deep_do_not_stop_the_reading():
    found = stdin(('{"text": "' + TEXT.replace("\n", " ") + '"}\n' + "[" * 200_000 + "\n").encode())
    assert [type(f).__name__ for f in found] == ["Page", "Rejection"]


def test_front_matter_says_what_the_file_knows_and_stays_in_the_text():
    content = f"---\noutlet: مرآة\npublished: 2031/4/12\nurl: https://example.org\n---\n{TEXT}"
    (page,) = stdin(content.encode())
    assert page.text == content
    assert (page.outlet, page.published, page.url) == ("مرآة", "2031-04-12", "https://example.org")


def test_meta_completes_pages_and_names_rows_without_a_file(tmp_path):
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "a.txt").write_text(f"عنوان أول\n\n{TEXT}", encoding="utf-8")
    (docs / "b.txt").write_text(TEXT, encoding="utf-8")
    meta = docs / "meta.csv"
    meta.write_text(
        "\ufefffile,outlet,published,url,title\na.txt,مرآة,2031-04-12 10:00,,عنوان أول\n"
        "docs/b.txt,صدى,غدا,,\nc.txt,صدى,,,\n,صدى,,,\n",
        encoding="utf-8",
    )
    found = read(docs, meta=meta)
    pages = [f for f in found if isinstance(f, Page)]
    assert [(p.outlet, p.published, p.title) for p in pages] == [
        ("مرآة", "2031-04-12T10:00:00", "عنوان أول"),
        ("صدى", None, None),
    ]
    assert [f.location.rpartition("#")[2] for f in found if isinstance(f, Rejection)] == [
        "2",
        "4",
        "3",
    ]


def test_a_meta_file_that_cannot_be_read_does_not_stop_the_reading(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "m.csv").write_text("x,y\n1,2\n", encoding="utf-8")
    for meta in (tmp_path / "none.csv", tmp_path / "m.csv"):
        found = read(tmp_path / "a.txt", meta=meta)
        assert [type(f).__name__ for f in found] == ["Page", "Rejection"]


def test_every_reader_has_a_name_suffixes_and_read():
    assert {"text", "jsonl"} <= set(readers.members())
    suffixes = [s for module in readers.members().values() for s in module.SUFFIXES]
    assert len(suffixes) == len(set(suffixes))


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2031-04-12", "2031-04-12"),
        ("2031/4/2 9:05", "2031-04-02T09:05:00"),
        ("٢٠٣١-٠٤-١٢", "2031-04-12"),
        ("12/04/2031", "2031-04-12"),
        ("2031-04-12T10:00:00Z", "2031-04-12T10:00:00+00:00"),
        ("2031-04-12T10:00:00.123+0300", "2031-04-12T10:00:00+03:00"),
        (1_000_000_000, "2001-09-09T01:46:40+00:00"),
        (1_000_000_000_000, "2001-09-09T01:46:40+00:00"),
        ("2031-02-30", None),
        ("2031-13-01", None),
        ("أمس", None),
        ("", None),
        (None, None),
        (True, None),
        (float("inf"), None),
        (float("nan"), None),
        ({"a": 1}, None),
    ],
)
def test_dates_are_iso_or_nothing(value, expected):
    assert _dates.iso(value) == expected


@settings(deadline=None)
@given(st.binary(max_size=400))
def test_no_bytes_break_a_reader(content):
    for found in readers.read(["-"], stdin=io.BytesIO(content)):
        if isinstance(found, Page):
            found.text.encode("utf-8")


@settings(deadline=None)
@given(st.text(max_size=60))
def test_no_string_breaks_a_date(value):
    date = _dates.iso(value)
    assert date is None or _dates.iso(date) == date


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).filter(str.strip))
def test_utf8_is_read_back(text):
    if not text.startswith(("\ufeff", "%PDF", "GIF8", "PAR1")):
        assert _decoding.decode(text.encode(), "x") == text


def test_entities_of_a_title_in_a_crawl_are_resolved(tmp_path):
    row = {"title": "&amp;#8220;الجسر&#8221; مفتوح", "text": TEXT}
    (tmp_path / "a.jsonl").write_text(json.dumps(row), encoding="utf-8")
    (page,) = readers.read([tmp_path / "a.jsonl"])
    assert page.title == "“الجسر” مفتوح"
