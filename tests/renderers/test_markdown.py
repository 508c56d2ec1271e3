import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.model.dossier import Dossier
from tawatur.renderers import markdown


def test_every_mark_has_its_note(invented):
    page = markdown.render(invented.dossier()).decode("utf-8")
    notes = set(re.findall(r"^\[\^(\d+)\]:", page, re.MULTILINE))
    marks = set(re.findall(r"\[\^(\d+)\](?!:)", page))
    assert marks == notes
    assert marks


def test_a_note_quotes_the_passage_and_says_where(invented):
    page = markdown.render(invented.dossier()).decode("utf-8")
    at = invented.HARBOUR.index("ساعتين")
    assert f"التقرير 1، صحيفة المرفأ: «ساعتين» ({at}–{at + 6})" in page


def test_each_disagreement_names_its_class_and_origins(invented):
    page = markdown.render(invented.dossier()).decode("utf-8")
    assert "### كم دام الحفل؟ (تناقض)" in page
    assert "- **ب** ثلاث ساعات (أصل واحد)" in page
    assert "واستمر الحفل **ساعتين**." in page


@pytest.mark.parametrize("reports", [0, 1, 400])
def test_any_size_is_written(invented, reports):
    assert markdown.render(invented.pile(reports, 1 if reports > 1 else 0)).endswith(b"\n")


def test_a_dossier_of_nothing_is_a_page():
    assert "## التقارير" in markdown.render(Dossier()).decode("utf-8")


@given(st.text(max_size=60))
def test_plain_text_stays_on_one_line(text):
    assert "\n" not in markdown.plain(text)


def test_plain_text_is_not_markup():
    given = "1. *هام* [رابط](x) <b> &lt;"
    assert markdown.plain(given) == r"1\. \*هام\* \[رابط\](x) \<b\> \&lt;"
    assert markdown.plain("- قال") == r"\- قال"
    assert markdown.plain("=====") == r"\====="
    assert markdown.plain("12 قتيلا") == "12 قتيلا"


def test_an_address_cannot_leave_its_code():
    assert markdown.verbatim("a/1.txt") == "`a/1.txt`"
    assert markdown.verbatim("a` <img src=x>\n``b") == "``` a` <img src=x> ``b ```"
