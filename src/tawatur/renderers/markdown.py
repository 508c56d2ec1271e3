"""A sourced dossier in Markdown, in Arabic: each sentence ends in notes, each note gives the
report, the passage and where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec import UnsetType

from tawatur.model.cluster import Passage
from tawatur.model.dossier import Dossier, Story
from tawatur.model.finding import Finding
from tawatur.renderers._export.citing import NO_TEXT, cited
from tawatur.renderers._page import words
from tawatur.renderers._page.catalogue import Catalogue, ranked
from tawatur.renderers._page.disagreements import kind_of, ordered, quoted
from tawatur.renderers._page.grid import said
from tawatur.renderers._page.reading import title

SUFFIX = ".md"
MOST_NOTES = 6  # notes after one sentence: one line of them
MOST_STATEMENTS = 200  # statements of one story
MOST_SINGLES = 2000  # reports that stand alone
LONGEST = 400  # characters of a passage in a note
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&])")
_LINE_START = re.compile(r"^(\d*)([-+=]|(?<=\d)[.)])")


def render(dossier: Dossier) -> bytes:
    """The dossier as UTF-8 Markdown with notes (``[^n]``)."""
    stories = ranked(dossier.stories)
    several = stories if len(stories) == 1 else [s for s in stories if len(s.documents) > 1]
    catalogue = Catalogue(dossier, several, 0)
    notes = Notes(catalogue)
    lines: list[str] = []
    for story in several:
        lines += _story(catalogue, story, notes)
    lines += _reports(catalogue, dossier, {d for s in several for d in s.documents})
    if dossier.rejected:
        lines += ["## ما تعذرت قراءته", ""]
        lines += [f"- {plain(r.location)}: {plain(r.reason)}" for r in dossier.rejected]
        lines.append("")
    lines += notes.written()
    return ("\n".join(lines).strip() + "\n").encode("utf-8", "replace")


def cite(dossier: Dossier, passages: Iterable[Passage]) -> bytes:
    """Chosen passages in UTF-8 Markdown, each quoted with a note that says where it stands."""
    found = [citation for _, citation in cited(dossier, passages)]
    quoted = [
        f"> «{plain(c.words)}»[^{n}]" if c.words is not None else f"> {plain(f'[{NO_TEXT}]')}[^{n}]"
        for n, c in enumerate(found, 1)
    ]
    notes = [f"[^{n}]: {plain(c.told)}، {verbatim(c.address)}" for n, c in enumerate(found, 1)]
    return ("\n\n".join((*quoted, *notes)).strip() + "\n").encode("utf-8", "replace")


def plain(text: str) -> str:
    """Text that Markdown shows as it is, in one line."""
    escaped = _SPECIAL.sub(r"\\\1", " ".join(text.split()))
    return _LINE_START.sub(r"\1\\\2", escaped)


def verbatim(text: str) -> str:
    """Text as code in one line, between more backticks than it has in a row."""
    line = " ".join(text.split())
    fence = "`" * (1 + max(map(len, re.findall("`+", line)), default=0))
    return f"{fence} {line} {fence}" if len(fence) > 1 else f"`{line}`"


class Notes:
    """Notes numbered in the order they are first cited; one passage has one note."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._numbers: dict[tuple[str, int, int], int] = {}

    def cite(self, passages: Iterable[Passage]) -> str:
        """The marks of the passages' notes, one an article, in report order."""
        first: dict[tuple[int, int], Passage] = {}
        for p in sorted(passages):
            if p.document in self._catalogue.numbers:
                key = (self._catalogue.numbers[p.document], self._catalogue.part(p))
                first.setdefault(key, p)
        shown = [first[key] for key in sorted(first)]
        marks = "".join(f"[^{self._number(p)}]" for p in shown[:MOST_NOTES])
        left = len(shown) - MOST_NOTES
        return marks + (f" (وتقارير أخرى: {left})" if left > 0 else "")

    def _number(self, p: Passage) -> int:
        return self._numbers.setdefault((p.document, p.start, p.end), len(self._numbers) + 1)

    def written(self) -> Iterator[str]:
        """The notes themselves."""
        for (document, start, end), n in self._numbers.items():
            part = self._catalogue.part_at(document, start)
            number = self._catalogue.number(document, part).ar
            outlet = self._catalogue.outlet(document, part)
            passage = words.cut(self._catalogue.text(document)[start:end], LONGEST)
            told = f": «{plain(passage)}»" if passage else ""
            by = f"، {plain(outlet.ar)}" if outlet else ""
            yield f"[^{n}]: التقرير {number}{by}{told} ({start}–{end})"


def _story(catalogue: Catalogue, story: Story, notes: Notes) -> Iterator[str]:
    c = story.counts
    yield from (f"# {plain(story.title)}", "")
    counts = [(c.reports, "report"), (c.articles, "article"), (c.outlets, "outlet")]
    counts += [(c.origins, "origin"), (c.credited, "credited"), (c.agreements, "agreement")]
    counts += [(c.conflicts, "conflict"), (c.complements, "complement")]
    yield from (words.listed(words.counted(n, noun) for n, noun in counts).ar + ".", "")
    for line in story.head:
        asked = words.label("question", line.question).ar
        yield f"- **{asked}**: {plain(line.ar)} {notes.cite(line.citations)}"
    yield from ("", "## الخلاصة", "")
    told = [f"{plain(s.ar)} {notes.cite(s.citations)}" for s in story.account]
    yield from ("\n".join(told) or "لم يشترك تقريران في واقعة تُروى.", "")
    yield from _disagreements(catalogue, story, notes)
    yield from _facts(catalogue, story, notes)
    yield from _statements(catalogue, story, notes)
    if story.timeline:
        yield from ("## التسلسل", "")
        for e in story.timeline:
            state = "" if e.state == "happened" else f" ({words.label('state', e.state).ar})"
            yield f"- **{words.when(e.when).ar}**: {plain(e.ar)}{state} {notes.cite(e.citations)}"
        yield ""
    yield from _commitments(catalogue, story, notes)


def _disagreements(catalogue: Catalogue, story: Story, notes: Notes) -> Iterator[str]:
    yield from ("## التعارضات", "")
    conflicts = ordered(story)
    asked = sum(f.status != "single" for f in story.findings)
    if not conflicts:
        yield from (f"لا تعارض في {words.counted(asked, 'question').ar}.", "")
    for f in conflicts:
        kind = kind_of(f)
        yield from (f"### {plain(f.question)} ({words.label('class', kind).ar})", "")
        for i, position in enumerate(f.positions):
            origins = words.counted(position.independent, "origin").ar
            mark = notes.cite(position.evidence)
            answer = plain(said(position).ar)
            check = (
                "" if isinstance(position.check, UnsetType) else f" — {plain(position.check.ar)}"
            )
            yield f"- **{words.letter(i).ar}** {answer} ({origins}) {mark}{check}"
            context = quoted(catalogue, position.evidence[0]) if position.evidence else None
            if context:
                before, after = plain(context.before), plain(context.after)
                open_, close = (" " if context.before[-1:].isspace() else ""), ""
                close = " " if context.after[:1].isspace() else ""
                shown = f"{before}{open_}**{plain(context.words)}**{close}{after}"
                yield from ("", f"  > {shown.strip()}", "")
        yield from ("", plain(f.reason.ar or words.label("reading", kind).ar), "")
        if f.silent:
            yield from (f"{_silent(catalogue, f)}.", "")


def _silent(catalogue: Catalogue, finding: Finding) -> str:
    numbers = [catalogue.number(d).ar for d in finding.silent if d in catalogue.numbers]
    return "سكت عنه: " + "، ".join(f"التقرير {n}" for n in numbers[: MOST_NOTES * 4])


def _facts(catalogue: Catalogue, story: Story, notes: Notes) -> Iterator[str]:
    agreed = [f for f in story.findings if f.status in ("agree", "complement")]
    if agreed:
        yield from ("## الوقائع", "")
        for f in agreed:
            status = words.label("status", f.status).ar
            quiet = f" ({_silent(catalogue, f)})" if f.silent else ""
            yield f"- {plain(f.question)} ({status}) {_answers(f, notes)}{quiet}"
        yield ""


def _answers(finding: Finding, notes: Notes) -> str:
    return "؛ ".join(f"{plain(said(p).ar)} {notes.cite(p.evidence)}" for p in finding.positions)


def _statements(catalogue: Catalogue, story: Story, notes: Notes) -> Iterator[str]:
    documents = [catalogue.documents[d] for d in story.documents if d in catalogue.documents]
    every = [(d, q) for d in documents if d.text for q in d.quotes]
    if not every:
        return
    yield from ("## الأقوال", "")
    for d, q in every[:MOST_STATEMENTS]:
        speaker = catalogue.name(q.speaker).ar if q.speaker else "لم يُذكر المتحدث"
        chain = " ← ".join(plain(n) for n in (speaker, *(catalogue.name(v).ar for v in q.via)))
        content = plain(words.cut(q.of(d.text or ""), LONGEST))
        content = f"«{content}»" if q.kind == "direct" else content
        mark = notes.cite([Passage(d.id, q.start, q.end, q.part)])
        yield f"- {chain}: {content} ({words.label('quote', q.kind).ar}) {mark}"
    left = len(every) - MOST_STATEMENTS
    yield from (
        [f"- وبقيت في ملف JSON: {words.counted(left, 'statement').ar}."] if left > 0 else []
    )
    yield ""


def _commitments(catalogue: Catalogue, story: Story, notes: Notes) -> Iterator[str]:
    if not story.commitments:
        return
    yield from ("## التعهدات", "")
    for c in story.commitments:
        due = f"، الأجل: {words.when(c.due).ar}" if c.due else ""
        told = "؛ ".join(
            f"{words.label('turn', turn.state).ar} {notes.cite(turn.evidence)}" for turn in c.turns
        )
        state = words.label("commitment", c.state).ar
        deed = plain(words.cut(c.deed, LONGEST))
        yield f"- {plain(catalogue.name(c.actor).ar)}: «{deed}» ({state}{due}): {told}"
    yield ""


def _reports(catalogue: Catalogue, dossier: Dossier, held: set[str]) -> Iterator[str]:
    listed = [d for d in catalogue.order if d in held]
    alone = [d for d in catalogue.order if d not in held]
    yield from ("## التقارير", "")
    for d in (*listed, *alone[:MOST_SINGLES]):
        document, outlet = catalogue.documents[d], catalogue.outlet(d)
        facts = [plain(title(document)), plain(outlet.ar) if outlet else "منفذ لم يُسمّ"]
        facts += [words.when(document.published).ar] if document.published else []
        facts += ["تقرير بلغة أخرى: لم يُقارن"] if not document.compared else []
        facts.append(verbatim(document.url or document.location))
        yield f"{catalogue.numbers[d]}. " + "، ".join(facts)
    left = len(alone) - MOST_SINGLES
    if left > 0:
        yield from ("", f"وبقيت في ملف JSON: {words.counted(left, 'report').ar}.")
    yield ""
