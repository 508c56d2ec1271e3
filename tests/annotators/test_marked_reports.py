"""The invented reports: their marks, and how many of their statements are found."""

import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "evaluation"))
import marked_reports as marked

NAMES = sorted(path.stem for path in marked.INVENTED.glob("*.txt"))
LEAST = {"precision": 0.84, "recall": 0.76}  # a little under what was measured when it was raised
WORDS = st.text(alphabet="ابت \n«»", max_size=8)


@pytest.mark.parametrize("name", NAMES)
def test_marks_balance_and_stand_around_words(name):
    some = list(marked.reports(name))
    assert len(some) == 100
    for report in some:
        for start, end in (*report.contents, *report.cues, *report.speakers):
            assert report.text[start:end].strip(), report.id
        assert not any(mark in report.text for mark in marked.OPENING + marked.CLOSING)


@given(st.lists(st.tuples(WORDS, st.sampled_from("⟦⟪⦅"), WORDS), max_size=5))
def test_a_marked_text_gives_back_its_words_and_spans(parts):
    pairs = dict(zip(marked.OPENING, marked.CLOSING, strict=True))
    written = "".join(f"{before}{mark}{inner}{pairs[mark]}" for before, mark, inner in parts)
    report = marked.parsed("x", written)
    assert report.text == "".join(before + inner for before, _, inner in parts)
    spans = (report.contents, report.cues, report.speakers)
    for mark, found in zip(marked.OPENING, spans, strict=True):
        inside = sorted(inner for _, each, inner in parts if each == mark)
        assert sorted(report.text[s:e] for s, e in found) == inside


@pytest.mark.parametrize("written", ["قال ⟦نعم", "قال نعم⟧", "⟦قال ⟪نعم⟧⟫"])
def test_marks_that_do_not_balance_are_named(written):
    with pytest.raises(ValueError, match="x: "):
        marked.parsed("x", written)


def test_contents_of_one_verb_count_whole_or_in_parts():
    text = "قال إن النهر فاض، وإن الجسر صامد. وأضاف أن السوق مغلق"
    first, second = (text.index("النهر"), text.index("،")), (text.index("الجسر"), text.index("."))
    quotes = [{"start": s, "end": e} for s, e in (first, second)]
    assert marked.joined(quotes, text, [(first[0], second[1])]) == [(first[0], second[1])]
    assert marked.joined(quotes, text, [first, second]) == [first, second]


def test_the_statements_of_local_reports_are_found():
    found, _, made, wanted, _, _ = marked.measure(list(marked.reports("local")))
    assert found / made >= LEAST["precision"]
    assert found / wanted >= LEAST["recall"]
