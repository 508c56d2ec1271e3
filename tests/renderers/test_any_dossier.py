"""Whatever stands in a dossier, the page is whole, its links land and no letter changes."""

import importlib.util
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tawatur.model.claim import Claim
from tawatur.model.cluster import Direction, Lineage, Passage, Reuse
from tawatur.model.dossier import (
    AccountSentence,
    Counts,
    Document,
    DocumentMention,
    DocumentQuote,
    Dossier,
    Event,
    Story,
)
from tawatur.model.finding import Bilingual, Finding, Position
from tawatur.model.report import Region
from tawatur.renderers import html, markdown

_spec = importlib.util.spec_from_file_location(
    "html_checks", Path(__file__).with_name("test_html.py")
)
checks = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(checks)

IDS = st.sampled_from(["a", "b", "c", "nowhere"])
OFFSETS = st.integers(-3, 70)
WORDS = st.text("قال سليم\nإن\txy<&«.؟\r\u200f\x00", max_size=60)
PASSAGES = st.builds(Passage, IDS, OFFSETS, OFFSETS, st.integers(0, 2))
SHOWN = st.lists(PASSAGES, max_size=4).map(tuple)
LABELS = ["masthead", "title", "body", "embedded", "related", "tags", "ui", "credit"]


def documents(id: str) -> st.SearchStrategy[Document]:
    return st.builds(
        Document,
        id=st.just(id),
        location=WORDS,
        text=st.none() | WORDS,
        title=st.none() | WORDS,
        outlet=st.none() | IDS,
        published=st.none() | WORDS,
        language=st.sampled_from(["ar", "en"]),
        regions=st.lists(
            st.builds(Region, OFFSETS, OFFSETS, st.sampled_from(LABELS)), max_size=4
        ).map(tuple),
        mentions=st.lists(
            st.builds(DocumentMention, OFFSETS, OFFSETS, st.just("PER"), IDS), max_size=3
        ).map(tuple),
        quotes=st.lists(
            st.builds(
                DocumentQuote,
                OFFSETS,
                OFFSETS,
                kind=st.sampled_from(["direct", "indirect", "mixed"]),
                speaker=st.none() | IDS,
                via=st.lists(IDS, max_size=2).map(tuple),
                part=st.integers(0, 2),
            ),
            max_size=4,
        ).map(tuple),
        claims=st.lists(
            st.builds(Claim, OFFSETS, OFFSETS, slot=st.just("when"), value=WORDS), max_size=3
        ).map(tuple),
    )


POSITIONS = st.builds(
    Position,
    value=WORDS | st.just("PT2H"),
    documents=st.lists(IDS, max_size=3).map(tuple),
    independent=st.integers(0, 3),
    evidence=SHOWN,
    label=st.builds(Bilingual, WORDS, WORDS),
)
FINDINGS = st.lists(
    st.tuples(
        st.sampled_from(["agree", "conflict", "complement", "single"]),
        st.sampled_from([None, "contradiction", "update", "rounding", "same-origin"]),
        st.sampled_from(["duration", "when", "other"]),
        st.lists(POSITIONS, max_size=8).map(tuple),
    ),
    max_size=4,
).map(
    lambda all: tuple(
        Finding(
            id=f"f{i}", question="س؟", question_en="Q?", slot=slot, status=s, kind=k, positions=p
        )
        for i, (s, k, slot, p) in enumerate(all)
    )
)
STORIES = st.builds(
    Story,
    id=st.sampled_from(["s1", "s2"]),
    title=WORDS,
    documents=st.lists(IDS, max_size=4, unique=True).map(tuple),
    counts=st.just(Counts(3, 3, 1, 2, 0, 1, 1, 0)),
    account=st.lists(
        st.builds(AccountSentence, WORDS, WORDS, SHOWN, st.just("f0")), max_size=2
    ).map(tuple),
    lineages=st.lists(
        st.builds(Lineage, st.lists(IDS, max_size=3).map(tuple), WORDS, WORDS), max_size=2
    ).map(tuple),
    directions=st.lists(
        st.builds(
            Direction,
            IDS,
            IDS,
            st.sampled_from(["credit", "time", "containment", "unknown"]),
            st.booleans(),
        ),
        max_size=3,
    ).map(tuple),
    timeline=st.lists(
        st.builds(
            Event,
            st.sampled_from(["2031-03-09", "2031", "2031-03-09T10:00", "", "غدا"]),
            WORDS,
            WORDS,
            st.sampled_from(["happened", "planned", "disputed"]),
            SHOWN,
        ),
        max_size=3,
    ).map(tuple),
    findings=FINDINGS,
)
DOSSIERS = st.builds(
    Dossier,
    documents=st.tuples(*(documents(id) for id in "abc")),
    reuse=st.lists(st.builds(Reuse, PASSAGES, PASSAGES, st.just("near")), max_size=2).map(tuple),
    stories=st.lists(STORIES, max_size=3).map(tuple),
)


@given(DOSSIERS)
@settings(
    max_examples=40,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_any_dossier_makes_a_whole_page(dossier):
    page = checks.Parsed(html.render(dossier))
    assert page.open == []
    assert len(page.ids) == len(set(page.ids))
    assert set(page.links) <= set(page.ids)
    assert markdown.render(dossier).endswith(b"\n")
