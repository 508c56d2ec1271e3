"""A dossier read again: its documents are pages with their ids and locations."""

import json

import pytest

import tawatur
from tawatur import readers
from tawatur.errors import InputError
from tawatur.model.report import Page, Rejection
from tawatur.readers import dossier

DOCUMENT = {
    "id": "a1",
    "source": "reports/a.txt",
    "text": "انهار جسر دلونا\n\nقال سالم الرباطي إن الجسر انهار أمس.",
    "title": "انهار جسر دلونا",
    "outlet": "nibras",
    "published": "2031-05-04T10:00:00",
    "language": "ar",
}
WHOLE = {
    "schema": "tawatur.dossier/1",
    "documents": [DOCUMENT],
    "entities": [{"id": "nibras", "type": "ORG", "name": "نبراس", "names": ["نبراس"]}],
    "rejected": [{"source": "reports/b.txt", "reason": "empty"}],
}


def packed(**changed):
    return json.dumps({**WHOLE, **changed}, ensure_ascii=False).encode()


def test_a_document_is_its_page_again():
    page, rejected = dossier.read(packed(), "old.json")
    assert page == Page(
        location="reports/a.txt",
        text=DOCUMENT["text"],
        id="a1",
        title="انهار جسر دلونا",
        outlet="نبراس",
        published="2031-05-04T10:00:00",
    )
    assert rejected == Rejection("reports/b.txt", "empty")


def test_a_dossier_is_told_by_its_schema_and_not_by_its_name(tmp_path):
    (tmp_path / "old.json").write_bytes(packed())
    (tmp_path / "rows.json").write_text('[{"text": "خبر عن جسر في دلونا."}]', encoding="utf-8")
    pages = [p for p in readers.read([tmp_path]) if isinstance(p, Page)]
    assert sorted(p.location.rpartition("/")[2] for p in pages) == ["a.txt", "rows.json#1"]


def test_a_dossier_without_texts_says_so():
    (refused,) = dossier.read(packed(documents=[{**DOCUMENT, "text": None}], rejected=[]), "o.json")
    assert isinstance(refused, Rejection)
    assert "no texts" in refused.reason


def test_a_title_the_text_does_not_begin_with_is_left_out():
    page = next(dossier.read(packed(documents=[{**DOCUMENT, "title": "عنوان آخر"}]), "o.json"))
    assert page.title is None


@pytest.mark.parametrize("content", [b'{"schema": "tawatur.dossier/1", "documents": 3}', b"{"])
def test_what_is_no_dossier_is_refused(content):
    with pytest.raises(InputError):
        list(dossier.read(content, "o.json"))


def test_a_written_dossier_is_recognised():
    assert dossier.recognises(tawatur.encode(tawatur.read([])))
    assert not dossier.recognises(b'{"text": "tawatur.dossier/1"}')
