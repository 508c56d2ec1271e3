"""Telegram exports. All messages and channels are invented."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tawatur import readers
from tawatur.errors import InputError
from tawatur.model.report import Page, Rejection
from tawatur.readers import telegram

_spec = importlib.util.spec_from_file_location("damage", Path(__file__).with_name("damage.py"))
damage = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(damage)

TEXT = "أعلنت بلدية رمادة أن الجسر سيفتح غدا.\n\nوقال المحافظ إن العمل انتهى."
EXPORT = {
    "name": "عاجل رمادة",
    "type": "public_channel",
    "id": 77,
    "messages": [
        {"id": 1, "type": "service", "action": "create_channel", "text": "", "date": "2031-04-01"},
        {
            "id": 2,
            "type": "message",
            "date": "2031-04-12T10:00:00",
            "date_unixtime": "1933743600",
            "from": "عاجل رمادة",
            "text": TEXT,
        },
        {
            "id": 3,
            "type": "message",
            "date": "2031-04-12T11:00:00",
            "forwarded_from": "وكالة صدى",
            "text": [
                "عاجل | ",
                {"type": "bold", "text": "البلدية"},
                ": ",
                {"type": "text_link", "text": "الجسر", "href": "https://x.example"},
                " مفتوح",
            ],
        },
        {"id": 4, "type": "message", "photo": "photos/1.jpg", "text": ""},
        {"id": 5, "type": "message", "text": "", "text_entities": [{"text": "نص في الكيانات"}]},
        "broken",
    ],
}


def read(export: object):
    text = export if isinstance(export, str) else json.dumps(export, ensure_ascii=False, indent=1)
    return list(telegram.read(text.encode(), "result.json"))


def test_messages_with_words_are_pages():
    first, second, third, broken = read(EXPORT)
    assert first == Page(
        location="result.json#2",
        text=TEXT,
        outlet="عاجل رمادة",
        published="2031-04-12T07:00:00+00:00",
    )
    assert (second.text, second.outlet) == ("عاجل | البلدية: الجسر مفتوح", "وكالة صدى")
    assert second.published == "2031-04-12T11:00:00"
    assert third.text == "نص في الكيانات"
    assert isinstance(broken, Rejection)


def test_a_whole_account_gives_every_chat():
    found = read({"about": "x", "chats": {"list": [EXPORT, {**EXPORT, "id": 78}, {"id": 1}]}})
    assert [f.location for f in found[:2]] == ["result.json#77/2", "result.json#77/3"]
    assert found[4].location == "result.json#78/2"


@pytest.mark.parametrize("export", [{"messages": []}, {"a": 1}, {"messages": [{"id": 1}]}])
def test_an_export_without_words_says_so(export):
    with pytest.raises(InputError):
        read(export)


def test_exports_come_before_other_json(tmp_path):
    (tmp_path / "result.json").write_text(json.dumps(EXPORT), encoding="utf-8")
    (tmp_path / "rows.json").write_text(json.dumps([{"text": TEXT}]), encoding="utf-8")
    (tmp_path / "rows.jsonl").write_text(
        json.dumps({"text": TEXT, "messages": 3, "type": "message"}), encoding="utf-8"
    )
    found = list(readers.read([tmp_path]))
    assert [type(f).__name__ for f in found] == ["Page"] * 3 + ["Rejection"] + ["Page"] * 2


def test_an_export_that_breaks_off_gives_its_whole_messages():
    whole = json.dumps(EXPORT, ensure_ascii=False, indent=1)
    found = read(whole[: whole.index("نص في")])
    assert [f.location for f in found] == ["result.json#2", "result.json#3", "result.json"]
    assert found[0].outlet == "عاجل رمادة"
    deep = '{"messages": [{"type": "message", "text": ' + "[" * 100_000
    assert isinstance(read(deep)[-1], Rejection)


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60).filter(str.strip)


@settings(deadline=None)
@given(st.lists(st.lists(TEXTS, min_size=1, max_size=3), min_size=1, max_size=5))
def test_what_is_written_is_read_back(messages):
    export = {
        "messages": [
            {"id": n, "type": "message", "text": [{"type": "bold", "text": t} for t in texts]}
            for n, texts in enumerate(messages)
        ]
    }
    assert [page.text for page in read(export)] == ["".join(texts).strip() for texts in messages]


def test_damaged_exports_end_in_messages_or_reasons():
    content = json.dumps(EXPORT, ensure_ascii=False, indent=1).encode()
    assert damage.survives(telegram, content) >= 15
