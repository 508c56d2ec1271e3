"""Tables: CSV and TSV in any dialect. All rows are invented."""

from __future__ import annotations

import csv
import importlib.util
import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tawatur import readers
from tawatur.errors import InputError
from tawatur.model.report import Page, Rejection
from tawatur.readers import table

_spec = importlib.util.spec_from_file_location("damage", Path(__file__).with_name("damage.py"))
damage = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(damage)

TEXT = "أعلنت بلدية رمادة أن الجسر سيفتح غدا، وقال المحافظ إن العمل انتهى.\nوأضاف: «شكرا»."
ROWS = [
    ["7", "مرآة رمادة", "2031-04-12", "افتتاح الجسر", TEXT, "https://mirat.example/7"],
    ["8", "صدى", "12/04/2031", "", 'نص ثان فيه; فاصلة\tوعلامة | و"اقتباس" طويل بعض الشيء.', ""],
]
ARABIC = ["المعرف", "المصدر", "تاريخ النشر", "العنوان", "النص", "الرابط"]
ENGLISH = ["ID", "source", "publish_date", "Headline", "Full Text", "link"]


def written(rows, separator=",", quoting=csv.QUOTE_MINIMAL, end="\r\n") -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=separator, quoting=quoting, lineterminator=end).writerows(rows)
    return out.getvalue()


def read(text: str | bytes):
    return list(table.read(text if isinstance(text, bytes) else text.encode(), "t.csv"))


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("names", [ARABIC, ENGLISH])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1256"])
def test_every_dialect_gives_the_same_pages(separator, names, encoding):
    first, second = read(written([names, *ROWS], separator).encode(encoding))
    assert first == Page(
        location="t.csv#1",
        text=f"افتتاح الجسر\n\n{TEXT}",
        id="7",
        title="افتتاح الجسر",
        outlet="مرآة رمادة",
        published="2031-04-12",
        url="https://mirat.example/7",
    )
    assert (second.text, second.title, second.published) == (ROWS[1][4], None, "2031-04-12")


def test_columns_without_names_are_told_by_what_they_hold():
    rows = [[row[5] or "https://x.example", row[2], row[4]] for row in ROWS]
    first, second = read(written(rows))
    assert (first.text, first.published, first.url) == (TEXT, "2031-04-12", ROWS[0][5])
    assert second.location == "t.csv#2"
    (named, _) = read(written([["url", "date", "شيء"], *rows]))
    assert (named.location, named.text, named.published) == ("t.csv#1", TEXT, "2031-04-12")


def test_the_full_text_comes_before_the_summary():
    rows = [["description", "content", "title"], ["ملخص", TEXT, "عنوان"]]
    assert read(written(rows))[0].text == f"عنوان\n\n{TEXT}"


def test_broken_rows_are_named_and_the_others_read():
    lines = written([ENGLISH, *ROWS], end="\n").rstrip("\n")
    long = "كلمة " * 5
    broken = f'{lines}\n9,x,أمس,,"لا ينغلق\n10,a,b,c,d,e,f,g\n11,,,,,\n12,صدى,أمس,,{long},\n'
    found = read(broken)
    assert [(f.location, type(f).__name__) for f in found] == [
        ("t.csv#1", "Page"),
        ("t.csv#2", "Page"),
        ("t.csv#3", "Rejection"),
        ("t.csv#4", "Rejection"),
        ("t.csv#5", "Rejection"),
        ("t.csv#6", "Page"),
    ]
    assert found[5].published is None
    assert all(f.reason for f in found if isinstance(f, Rejection))


def test_many_broken_rows_end_the_reading():
    found = read(written([["text", "id"]]) + 'كلمة,"أ"ب\n' * 300)
    assert "the rest was not read" in found[-1].reason


@pytest.mark.parametrize("text", ["a,b\n1,2\n", "text,id\n", "text\n\n\n", "x"])
def test_a_table_without_texts_says_so(text):
    with pytest.raises(InputError):
        read(text)


def test_the_separator_a_spreadsheet_names_is_used():
    (page,) = read("sep=;\r\nid;text\r\n1;نص, فيه, فواصل, كثيرة\r\n")
    assert (page.id, page.text) == ("1", "نص, فيه, فواصل, كثيرة")


def test_markup_in_cells_becomes_text():
    (page,) = read(written([["title", "text"], ["أ &amp; ب", "<p>فقرة أولى</p><p>فقرة ثانية</p>"]]))
    assert page.text == "أ & ب\n\nفقرة أولى\n\nفقرة ثانية"


def test_tables_are_known_by_suffix_and_by_their_first_line(tmp_path):
    (tmp_path / "a.tsv").write_text(written([ENGLISH, *ROWS], "\t"), encoding="utf-8")
    (tmp_path / "b").write_text(written([ARABIC, *ROWS]), encoding="utf-8")
    assert [type(f) for f in readers.read([tmp_path])] == [Page] * 4
    assert not table.recognises(TEXT.encode())


CELL = st.text(st.sampled_from("ابتجدرسملنوي ,;\t|\"'\n،.0Z"), max_size=60)


@settings(deadline=None)
@given(
    st.lists(st.tuples(CELL, CELL.filter(str.strip)), min_size=1, max_size=6),
    st.sampled_from(",;\t|"),
)
def test_what_is_written_is_read_back(rows, separator):
    quoted = written([["title", "text"], *rows], separator, csv.QUOTE_ALL)
    texts = [page.text for page in read(quoted)]
    titles = [" ".join(title.split()) for title, _ in rows]
    bodies = [body.strip() for _, body in rows]
    pairs = zip(titles, bodies, strict=True)
    assert texts == [f"{title}\n\n{body}" if title else body for title, body in pairs]


@settings(deadline=None)
@given(st.text(max_size=200))
def test_no_table_breaks_the_reader(text):
    for names in ("", "title,text\n"):
        try:
            read(names + text)
        except InputError as error:
            assert error.reason  # noqa: PT017


def test_damaged_tables_end_in_rows_or_reasons():
    assert damage.survives(table, written([ARABIC, *ROWS * 4]).encode()) >= 25
