"""Inputs as they come: odd encodings, dates of every kind, one file under several names."""

from __future__ import annotations

import io
import json
import os

import pytest

from tawatur import readers
from tawatur.model.report import Page, Rejection
from tawatur.readers import _dates

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
