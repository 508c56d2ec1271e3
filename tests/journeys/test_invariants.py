"""What holds of the dossier of any pile: generated piles of invented, randomly glued reports."""

from __future__ import annotations

import itertools
import json
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import tawatur
from tawatur.model.report import KEPT

PEOPLE = ["سالم الرباطي", "الوزيرة هند القاسمي", "رئيس البلدية كامل درويش", "مصدر أمني", "بيان"]
PLACES = ["دلونا", "مدينة رمادة", "جزيرة ماروني", "نهر الأرجوان"]
FIGURES = ["12 قتيلا", "ثلاثة قتلى و20 جريحا", "نحو 1,500 شخص", "٪٣٫٥", "اثني عشر شخصا", "9" * 40]
TIMES = ["أمس الأحد", "في 4 مايو 2031", "مساء اليوم", "بعد ثلاث ساعات ونصف", "31 فبراير", ""]
SAID = [
    "«لن نتراجع عن فتح الجسر»",
    '"المفاوضات توقفت',
    "«قال لي “انتظر”» ",
    "(([«",
    "إن الأمر انتهى",
]
NOISE = [
    "",
    "\u202e",
    "\x00",
    "😀",
    "\ufffd",
    "<script>",
    "\u0651\u0651",
    "&amp;",
    "]]>",
    "اقرأ أيضا:",
]
FORMS = [
    "قال {who} {when} إن {count} سقطوا في {where}، مضيفا {said}.",
    "وأعلن {who} في {where} مقتل {count} {when}، وفق ما نقلت وكالة نبراس.",
    "{said}، بحسب {who} الذي وصل إلى {where} {when}.",
    "ونفى {who} ذلك، ولم يتوصل الطرفان إلى اتفاق في {where}.",
    "انهار جسر في {where} {when} مما أدى إلى {count}",
    "{who}: {said}",
    "The ministry said {count} in {where}.",
]
SENTENCES = st.builds(
    lambda form, who, where, count, when, said, noise: (
        noise + form.format(who=who, where=where, count=count, when=when, said=said)
    ),
    *map(st.sampled_from, (FORMS, PEOPLE, PLACES, FIGURES, TIMES, SAID, NOISE)),
)
GLUE = st.sampled_from([" ", "\n", "\n\n", "\r\n", "، ", ""])
TEXTS = st.lists(st.tuples(SENTENCES, GLUE), min_size=1, max_size=8).map(
    lambda some: "".join(sentence + glue for sentence, glue in some)
)
ROWS = st.fixed_dictionaries(
    {"text": TEXTS},
    optional={
        "id": st.sampled_from(["أ", "1", "x/../y", "1 ", "<b>"]),
        "title": st.sampled_from(["انهيار جسر في رمادة", "«", "قال"]),
        "source": st.sampled_from(["نبراس", "صحيفة المدار", '"><img src=x onerror=y>']),
        "date": st.sampled_from(["2031-05-04", "2031-05-06T10:00:00+03:00", "أمس", 10**20]),
        "url": st.sampled_from(["https://example.org/1", "javascript:alert(1)", ""]),
    },
)
PILES = st.lists(st.one_of(TEXTS, ROWS), min_size=1, max_size=6)
QUICKLY = settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def lay_out(pile, folder: Path) -> list[str]:
    """The pile as files: every text one, every row one."""
    for number, report in enumerate(pile):
        if isinstance(report, str):
            (folder / f"{number}.txt").write_bytes(report.encode())
        else:
            (folder / f"{number}.jsonl").write_text(json.dumps(report), encoding="utf-8")
    return sorted(str(path) for path in folder.iterdir())


def check(dossier: tawatur.Dossier) -> None:
    documents = {d.id: d for d in dossier.documents}
    assert len(documents) == len(dossier.documents)
    entities = [e.id for e in dossier.entities]
    assert entities == sorted(set(entities))
    assert len({s.id for s in dossier.stories}) == len(dossier.stories)
    for document in dossier.documents:
        _check_document(document, set(entities))
    told = [d for story in dossier.stories for d in story.documents]
    assert {d.id for d in dossier.documents if d.compared} <= set(told) <= set(documents)
    for story in dossier.stories:
        _check_story(story, documents)
    for group in dossier.duplicates:
        assert len(group) > 1
        assert set(group) <= set(documents)
    for reuse in dossier.reuse:
        for passage in (reuse.a, reuse.b):
            _check_passage(passage, documents)


def _check_document(document, entities):
    spans = sorted(document.regions, key=lambda r: r.start)
    for one, two in itertools.pairwise(spans):
        assert one.end <= two.start
    kept = [r for r in spans if r.label in KEPT]
    for span in (*document.mentions, *document.quotes, *document.claims):
        assert 0 <= span.start < span.end <= len(document.text)
        assert document.text[span.start : span.end].strip()
        assert any(r.start <= span.start and span.end <= r.end for r in kept), span
    named = {m.entity for m in document.mentions} | {document.outlet}
    named |= {e for q in document.quotes for e in (q.speaker, q.addressee, *q.via)}
    named |= {e for c in document.claims for e in (c.attributed_to, *c.via)}
    assert named - {None} <= entities


def _check_story(story, documents):
    assert len({f.id for f in story.findings}) == len(story.findings)
    for finding in story.findings:
        assert finding.positions
        for position in finding.positions:
            assert position.documents
            assert set(position.documents) <= set(story.documents)
            assert 1 <= position.independent <= len(position.documents)
            assert position.evidence
            assert {e.document for e in position.evidence} == set(position.documents)
            for passage in position.evidence:
                _check_passage(passage, documents)
    for cited in (*story.head, *story.account, *story.timeline):
        assert cited.citations
        for passage in cited.citations:
            assert passage.document in story.documents
            _check_passage(passage, documents)


def _check_passage(passage, documents):
    assert documents[passage.document].text[passage.start : passage.end].strip()


@QUICKLY
@given(PILES, st.randoms(use_true_random=False), st.sampled_from([None, True, False]))
def test_any_pile(pile, chance, one_story):
    chosen = tawatur.Settings(one_story=one_story)
    with tempfile.TemporaryDirectory() as name:
        paths = lay_out(pile, Path(name))
        dossier = tawatur.read(paths, chosen)
        check(dossier)
        payload = tawatur.encode(dossier)
        assert tawatur.decode(payload) == dossier
        again = [*paths, *paths[:2], str(Path(name) / "." / Path(paths[0]).name)]
        chance.shuffle(again)
        assert tawatur.encode(tawatur.read(again, chosen)) == payload
    page = tawatur.render(dossier, "html").decode()
    assert "<img src" not in page
    assert 'href="javascript:' not in page.lower()
    tawatur.render(dossier, "markdown").decode()
