from html import unescape
from re import sub

from hypothesis import given
from hypothesis import strategies as st

from tawatur.model.span import Span
from tawatur.renderers._page.marks import segments, written

TEXT = "قال سليم الناهض بزمردة إن الجسر <مفتوح> منذ ساعتين."
SPANS = st.lists(
    st.tuples(st.integers(0, 60), st.integers(0, 60)).map(lambda p: Span(min(p), max(p))),
    max_size=6,
)


@given(SPANS, SPANS, SPANS, st.dictionaries(st.integers(0, 60), st.just("p1-0"), max_size=4))
def test_marks_change_no_letter_and_miss_none(names, quotes, claims, addresses):
    layers = {"n": names, "q": quotes, "f": claims}
    found = segments(Span(0, len(TEXT)), layers, addresses)
    assert "".join(TEXT[s.start : s.end] for s in found) == TEXT
    for s in found:
        for layer, spans in layers.items():
            inside = any(x.start <= s.start and s.end <= x.end for x in spans if x.length)
            touched = any(x.overlaps(Span(s.start, s.end)) for x in spans if x.length)
            assert (layer in s.layers) == inside == touched
    page = "".join(written(TEXT, s) for s in found)
    assert unescape(sub(r"</?span[^>]*>", "", page)) == TEXT
    assert page.count("<span") == page.count("</span>")


def test_a_mark_inside_a_word_is_a_plain_span():
    at = TEXT.index("زمردة")
    found = segments(Span(0, len(TEXT)), {"n": [Span(at, at + 5)]}, {})
    page = "".join(written(TEXT, s) for s in found)
    assert "ب<span class=n>زمردة</span> إن" in page


def test_lines_nest_and_grounds_share_a_span():
    found = segments(
        Span(0, 4), {"f": [Span(0, 4)], "n": [Span(0, 4)], "q": [Span(0, 4)]}, {0: "p1-0"}
    )
    assert written("abcd", found[0]) == '<span id=p1-0 class="q f"><span class=n>abcd</span></span>'
