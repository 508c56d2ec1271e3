"""A sourced dossier for an editor's desk as a Word file: from the right, with true footnotes.

The account, the disagreements side by side and the statements; each sentence ends in a
footnote with the reports that carry it: outlet, date, passage and where it stands. The reports are
listed in full at the end.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tawatur.model.cluster import Passage
from tawatur.model.dossier import Dossier, Story
from tawatur.renderers._export.citing import NO_TEXT, cited, short
from tawatur.renderers._export.contents import Contents, literal
from tawatur.renderers._export.word import note_mark, packed, paragraph, run
from tawatur.renderers._page import words
from tawatur.renderers._page.catalogue import ranked
from tawatur.renderers._page.disagreements import kind_of, ordered
from tawatur.renderers._page.grid import said
from tawatur.renderers._page.reading import title

SUFFIX = ".docx"
MOST_CITED = 6  # reports in one note: half a page of notes at most
MOST_STATEMENTS = 200  # statements of one story
MOST_REPORTS = 2000  # reports in the list at the end
LONGEST = 400  # characters of a passage in a note


class Notes:
    """Footnotes in the order they are cited: one a sentence, with every report that carries it."""

    def __init__(self, contents: Contents) -> None:
        self._contents = contents
        self._numbers = {id: number for number, id in enumerate(contents.documents, 1)}
        self.written: list[str] = []

    def cite(self, passages: Iterable[Passage], *, quoting: bool = True) -> list[str]:
        """The mark of a note on the passages, one a report; nothing where none is known."""
        first: dict[str, Passage] = {}
        for passage in passages:
            if passage.document in self._numbers:
                first.setdefault(passage.document, passage)
        if not first:
            return []
        told = [self._told(p, quoting) for p in list(first.values())[:MOST_CITED]]
        left = len(first) - MOST_CITED
        told += [f"وتقارير أخرى: {left}"] if left > 0 else []
        return [self.mark(run("؛ ".join(told) + "."))]

    def mark(self, runs: str) -> str:
        """The mark of a new note."""
        self.written.append(runs)
        return note_mark(len(self.written))

    def _told(self, passage: Passage, quoting: bool) -> str:
        document = self._contents.documents[passage.document]
        told = short(self._contents, document, passage, self._numbers[document.id])
        quoted = literal(document, passage.start, passage.end) if quoting else None
        return f"{told}: «{words.cut(quoted, LONGEST)}»" if quoted else told


def render(dossier: Dossier) -> bytes:
    """The dossier as one Word file."""
    contents = Contents(dossier)
    notes = Notes(contents)
    stories = ranked(dossier.stories)
    several = stories if len(stories) == 1 else [s for s in stories if len(s.documents) > 1]
    body = [line for story in several for line in _story(story, contents, notes)]
    body += _reports(dossier, contents)
    return packed(several[0].title if several else "Tawatur", body, notes.written)


def cite(dossier: Dossier, passages: Iterable[Passage]) -> bytes:
    """A Word file of chosen passages, each quoted with a footnote that says where it stands."""
    notes = Notes(Contents(dossier))
    body = [
        paragraph(
            [
                run(f"«{found.words}»" if found.words is not None else f"[{NO_TEXT}]"),
                notes.mark(run(found.told + "، ") + run(found.address)),
            ],
            "Quote",
        )
        for _, found in cited(dossier, passages)
    ]
    return packed("اقتباسات", body, notes.written)


def _story(story: Story, contents: Contents, notes: Notes) -> Iterator[str]:
    yield paragraph([run(story.title)], "Heading1")
    c = story.counts
    counts = [(c.reports, "report"), (c.outlets, "outlet"), (c.origins, "origin")]
    counts += [(c.agreements, "agreement"), (c.conflicts, "conflict")]
    yield paragraph([run(words.listed(words.counted(n, noun) for n, noun in counts).ar + ".")])
    for line in story.head:
        asked = run(words.label("question", line.question).ar + ": ", bold=True)
        yield _item([asked, run(line.ar), *notes.cite(line.citations)])
    yield paragraph([run("الخلاصة")], "Heading2")
    for sentence in story.account:
        yield paragraph([run(sentence.ar), *notes.cite(sentence.citations)])
    if not story.account:
        yield paragraph([run("لم يشترك تقريران في واقعة تُروى.")])
    yield from _disagreements(story, notes)
    yield from _statements(story, contents, notes)


def _item(runs: list[str]) -> str:
    return paragraph([run("• "), *runs], "ListParagraph")


def _disagreements(story: Story, notes: Notes) -> Iterator[str]:
    yield paragraph([run("التعارضات")], "Heading2")
    conflicts = ordered(story)
    if not conflicts:
        yield paragraph([run("لا تعارض.")])
    for finding in conflicts:
        kind = kind_of(finding)
        yield paragraph([run(f"{finding.question} ({words.label('class', kind).ar})")], "Heading3")
        for number, position in enumerate(finding.positions):
            answer = [run(words.letter(number).ar + ". ", bold=True), run(said(position).ar)]
            origins = run(f" ({words.counted(position.independent, 'origin').ar})")
            marks = notes.cite(position.evidence)
            yield paragraph([*answer, origins, *marks], "ListParagraph")
        yield paragraph([run(finding.reason.ar or words.label("reading", kind).ar)])


def _statements(story: Story, contents: Contents, notes: Notes) -> Iterator[str]:
    told = [contents.documents[id] for id in story.documents if id in contents.documents]
    every = [(document, quote) for document in told for quote in document.quotes]
    if not every:
        return
    yield paragraph([run("الأقوال")], "Heading2")
    for document, quote in every[:MOST_STATEMENTS]:
        speaker = contents.name(quote.speaker).ar if quote.speaker else "لم يُذكر المتحدث"
        chain = " ← ".join((speaker, *(contents.name(outlet).ar for outlet in quote.via)))
        spoken = words.cut(literal(document, quote.start, quote.end) or f"[{NO_TEXT}]", LONGEST)
        shown = f"«{spoken}»" if quote.kind == "direct" else spoken
        place = Passage(document.id, quote.start, quote.end, quote.part)
        note = notes.cite([place], quoting=False)
        yield _item([run(f"{chain}: ", bold=True), run(shown), *note])
    left = len(every) - MOST_STATEMENTS
    if left > 0:
        yield paragraph([run(f"وبقيت في ملف JSON: {words.counted(left, 'statement').ar}.")])


def _reports(dossier: Dossier, contents: Contents) -> Iterator[str]:
    yield paragraph([run("التقارير")], "Heading2")
    listed = list(contents.documents.values())
    for number, document in enumerate(listed[:MOST_REPORTS], 1):
        outlet = contents.name(document.outlet).ar
        facts = [title(document), *([outlet] if outlet else [])]
        facts += [words.when(document.published).ar] if document.published else []
        told = run(f"{number}. " + "، ".join(facts) + "، ")
        yield paragraph([told, run(document.url or document.location)], "ListParagraph")
    left = len(listed) - MOST_REPORTS
    if left > 0:
        yield paragraph([run(f"وبقيت في ملف JSON: {words.counted(left, 'report').ar}.")])
    for rejection in dossier.rejected:
        yield _item([run("تعذرت قراءته: "), run(f"{rejection.location}: {rejection.reason}")])
