"""Plain texts get the columns of readings, whatever is signed beside them."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.arabic.sentences import split
from tawatur.arabic.tokens import tokenise
from tawatur.grouping import Plain, sign, sign_plain
from tawatur.model.annotation import Reading
from tawatur.model.report import Report
from tawatur.model.span import Span

_PIECES = [
    "وصل ",
    "الوفدُ ",
    "بالقطار. ",
    "أ. ",
    "\n",
    "3.5 ",
    "«",
    "»",
    "... ",
    "ﻻ",
    "Tawatur's ",
    "؟ ",
]
TEXTS = st.lists(st.sampled_from(_PIECES), max_size=20).map("".join)


def _reading(one):
    text = tokenise(f"{one.title}\n\n{one.text}")
    body = Span(len(one.title) + 2, len(text.original))
    stretches = [(Span(0, len(one.title)), "title", 0), (body, "body", 0)]
    report = Report(id=one.id, location=one.id, text=text.original, published=one.published)
    return Reading(report=report, text=text, sentences=split(text, stretches))


def _columns(signed):
    return [
        (a.document, a.part, a.day, a.titled, [np.asarray(c).tolist() for c in a[4:]])
        for a in signed.articles
    ]


@given(st.lists(st.tuples(TEXTS, TEXTS), max_size=5))
def test_a_plain_text_is_signed_as_its_reading_is(pieces):
    texts = [
        Plain(str(n), title, text, "2031-05-04T10:30:00") for n, (title, text) in enumerate(pieces)
    ]
    for found, one in zip(sign_plain(texts), texts, strict=True):
        wanted = sign(_reading(one))
        assert (found.id, found.published, found.day) == (wanted.id, wanted.published, wanted.day)
        assert _columns(found) == _columns(wanted)


@pytest.mark.parametrize("size", [0, 1, 100])
def test_every_text_is_signed_once_and_in_order(size):
    texts = [Plain(str(n), "", f"كلمة {n}") for n in range(size)]
    assert [one.id for one in sign_plain(texts)] == [one.id for one in texts]
