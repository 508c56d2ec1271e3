"""Parquet: rows as reports. Texts, outlets and places are invented."""

import importlib.util
import io
from datetime import UTC, date, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tawatur import readers
from tawatur.errors import InputError
from tawatur.model.report import Page, Rejection
from tawatur.readers import parquet

_spec = importlib.util.spec_from_file_location("damage", Path(__file__).with_name("damage.py"))
damage = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(damage)

TEXT = "أعلنت بلدية رمادة أن الجسر الذي يربط ضفتي النهر سيفتح غدا أمام السيارات والمشاة."
WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=["C", "Z"], exclude_characters="<&"),
    min_size=1,
    max_size=40,
)


def packed(columns: dict[str, list], **options) -> bytes:
    out = io.BytesIO()
    pq.write_table(pa.table(columns), out, **options)
    return out.getvalue()


def test_a_row_is_a_report_with_what_its_columns_say():
    content = packed(
        {
            "id": [7, 8],
            "العنوان": ["الجسر يفتح", None],
            "النص": [TEXT, TEXT],
            "المصدر": ["مرآة رمادة", None],
            "date": [datetime(2031, 4, 12, 10, 30, tzinfo=UTC), None],
            "link": ["https://mirat.example/7", None],
        }
    )
    first, second = parquet.read(content, "a.parquet")
    assert first == Page(
        location="a.parquet#1",
        text=f"الجسر يفتح\n\n{TEXT}",
        id="7",
        title="الجسر يفتح",
        outlet="مرآة رمادة",
        published="2031-04-12T10:30:00+00:00",
        url="https://mirat.example/7",
    )
    assert second == Page(location="a.parquet#2", text=TEXT, id="8")


def test_days_numbers_and_bytes_are_read_as_words():
    content = packed({"text": [TEXT.encode()], "date": [date(2031, 4, 12)], "id": [1.5]})
    (page,) = parquet.read(content, "a")
    assert (page.text, page.published, page.id) == (TEXT, "2031-04-12", "1.5")


def test_columns_without_known_names_are_guessed_or_told():
    content = packed({"c0": ["https://a.example/1"], "c1": [TEXT], "c2": ["2031-04-12"]})
    (page,) = parquet.read(content, "a")
    assert (page.text, page.url, page.published) == (TEXT, "https://a.example/1", "2031-04-12")
    told = packed({"text": ["لا شيء"], "story_ar": [TEXT], "head": ["عنوان"]})
    (page,) = parquet.read(told, "a", {"text": "story_ar", "title": "head"})
    assert page.text == f"عنوان\n\n{TEXT}"
    with pytest.raises(InputError, match="no column named nothing"):
        list(parquet.read(told, "a", {"text": "nothing"}))


def test_what_holds_no_reports_says_why():
    for content, why in (
        (b"x", "not Parquet"),
        (b"PAR1" + b"x" * 50, "not Parquet that can be read"),
        (packed({"text": pa.array([], pa.string())}), "no rows"),
        (packed({"n": [1, 2]}), "no column of the table holds texts"),
    ):
        with pytest.raises(InputError, match=why):
            list(parquet.read(content, "a"))
    (found,) = parquet.read(packed({"text": [None]}), "a")
    assert isinstance(found, Rejection)


def test_every_packing_of_the_format_is_opened(tmp_path):
    for codec in ("none", "snappy", "gzip", "zstd", "brotli"):
        (tmp_path / f"{codec}.parquet").write_bytes(packed({"text": [TEXT]}, compression=codec))
    assert [page.text for page in readers.read([tmp_path])] == [TEXT] * 5


@settings(deadline=None, max_examples=40)
@given(st.lists(st.lists(WORDS, min_size=1, max_size=8), min_size=1, max_size=30))
def test_what_is_written_is_read_back(rows):
    texts = [" ".join(row) for row in rows]
    found = list(parquet.read(packed({"text": texts}), "a"))
    assert [page.text for page in found] == texts


def test_damaged_tables_end_in_reports_or_reasons():
    content = packed({"text": [TEXT] * 40, "title": ["عنوان"] * 40}, row_group_size=10)
    assert damage.survives(parquet, content) >= 3
