"""The thorough grade, where onnxruntime is installed."""

import numpy as np
import pytest

from tawatur.annotators import names
from tawatur.annotators._tagging import load
from tawatur.annotators._tagging.words import LABELS, Words
from tawatur.arabic.sentences import split
from tawatur.arabic.tokens import tokenise
from tawatur.model.annotation import Reading
from tawatur.model.report import Report
from tawatur.model.span import Span


def found(original: str) -> list[tuple[str, str]]:
    text = tokenise(original)
    report = Report(id="r", location="r", text=original)
    sentences = split(text, [(Span(0, len(original)), "body", 0)])
    reading = Reading(report=report, text=text, sentences=sentences)
    mentions = names.annotate(reading, grade="thorough").mentions
    return [(m.of(original), m.type) for m in mentions]


def test_names_never_seen_before_are_found_by_where_they_stand():
    original = "قال وزير الخارجية زرناف طمبوري خلال زيارته إلى القاهرة إن بلاده تشكر لبنان."
    assert found(original) == [("زرناف طمبوري", "PER"), ("القاهرة", "LOC"), ("لبنان", "LOC")]


def test_posteriors_have_a_row_a_token_and_sum_to_one():
    words = [Words([w] * n, [w] * n, "w" * n) for w, n in (("كلام", 300), ("باريس", 2), ("x", 0))]
    posteriors = load("thorough").tag(words)
    assert [p.shape for p in posteriors] == [(300, len(LABELS)), (2, len(LABELS)), (0, len(LABELS))]
    assert all(p.sum(1) == pytest.approx(np.ones(len(p)), abs=1e-3) for p in posteriors)


@pytest.mark.parametrize("original", ["", " ", "!!!", "\x00\x01", "😀" * 300, "ا" * 5000])
def test_nothing_crashes(original):
    found(original)
