"""A sourced dossier for an editor's desk as a Word file: from the right, with true footnotes.

The account, the disagreements side by side and the statements; each sentence ends in footnotes,
each footnote gives the outlet, the report, its date, the passage and where it stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tawatur.model.cluster import Passage
from tawatur.model.dossier import Dossier, Story
from tawatur.renderers._export.citing import NO_TEXT, Citation, citation, cited
from tawatur.renderers._export.contents import Contents, literal
from tawatur.renderers._export.word import NOTE_GAP, note_mark, packed, paragraph, run
from tawatur.renderers._page import words
from tawatur.renderers._page.catalogue import ranked
from tawatur.renderers._page.disagreements import kind_of, ordered
from tawatur.renderers._page.grid import said
from tawatur.renderers._page.reading import title

SUFFIX = ".docx"
MOST_NOTES = 6  # notes after one sentence: one line of them
MOST_STATEMENTS = 200  # statements of one story
MOST_REPORTS = 2000  # reports in the list at the end
LONGEST = 400  # characters of a passage in a note


class Notes:
    """Footnotes in the order they are first cited. Word wants each one cited once, so a passage
    that is cited again has a note again."""

    def __init__(self, contents: Contents) -> None:
        self._contents = contents
        self.written: list[str] = []

    def cite(self, passages: Iterable[Passage]) -> list[str]:
        """The marks of the passages' notes, one a report, in the order given."""
        first: dict[str, Passage] = {}
        for passage in passages:
            if passage.document in self._contents.documents:
                first.setdefault(passage.document, passage)
        marks = [self.mark(self._citation(p)) for p in list(first.values())[:MOST_NOTES]]
        left = len(first) - MOST_NOTES
        between = [piece for mark in marks for piece in (NOTE_GAP, mark)][1:]
        return between + ([run(f" (وتقارير أخرى: {left})")] if left > 0 else [])

    def mark(self, cited: Citation, *, quoting: bool = True) -> str:
        """The mark of a new note."""
        quoted = words.cut(cited.words or "", LONGEST) if quoting else ""
        told = cited.told + (f": «{quoted}»" if quoted else "")
        self.written.append(run(told + "، ") + run(cited.address))
        return note_mark(len(self.written))

    def _citation(self, passage: Passage) -> Citation:
        return citation(self._contents, self._contents.documents[passage.document], passage)


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
                notes.mark(found, quoting=False),
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
        note = notes.mark(citation(contents, document, place), quoting=False)
        yield _item([run(f"{chain}: ", bold=True), run(shown), note])
    left = len(every) - MOST_STATEMENTS
    if left > 0:
        yield paragraph([run(f"وبقيت في ملف JSON: {words.counted(left, 'statement').ar}.")])


def _reports(dossier: Dossier, contents: Contents) -> Iterator[str]:
    yield paragraph([run("التقارير")], "Heading2")
    for number, document in enumerate(dossier.documents[:MOST_REPORTS], 1):
        outlet = contents.name(document.outlet).ar
        facts = [title(document), *([outlet] if outlet else [])]
        facts += [words.when(document.published).ar] if document.published else []
        told = run(f"{number}. " + "، ".join(facts) + "، ")
        yield paragraph([told, run(document.url or document.location)], "ListParagraph")
    left = len(dossier.documents) - MOST_REPORTS
    if left > 0:
        yield paragraph([run(f"وبقيت في ملف JSON: {words.counted(left, 'report').ar}.")])
    for rejection in dossier.rejected:
        yield _item([run("تعذرت قراءته: "), run(f"{rejection.location}: {rejection.reason}")])
