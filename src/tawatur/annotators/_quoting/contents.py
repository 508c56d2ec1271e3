"""Contents: the words a frame introduces, direct, indirect or mixed."""

from __future__ import annotations

from tawatur.annotators._quoting.candidates import Candidate
from tawatur.annotators._quoting.extents import (
    FULL_QUOTE,
    Limits,
    clause_end,
    goes_on,
    open_end,
    trimmed,
)
from tawatur.annotators._quoting.marks import MARKS, Stretch
from tawatur.annotators._quoting.scene import Paragraph, Scene
from tawatur.annotators._quoting.statements import Statement
from tawatur.annotators._quoting.walk import Frame
from tawatur.annotators._quoting.words import COMMAS, FULL_STOPS, THAT
from tawatur.model.annotation import QuoteKind

_BEFORE_CONTENT = COMMAS | {":"}
_TOPIC = 4  # the same where a comma follows
_TERM = 3  # tokens between the marks of a name or term that begins a clause


def of_frame(
    scene: Scene, paragraph: Paragraph, candidate: Candidate, limits: Limits
) -> list[Statement]:
    """The statements of one cue: one, or more where أن or the marks are repeated."""
    frame = candidate.frame
    assert frame is not None
    first = _past_commas(scene, frame, paragraph)
    if first >= paragraph.last:
        return []
    if frame.how == "describe":
        made = [_described(scene, paragraph, candidate, frame, limits)]
    elif frame.how == "say":
        made = _said(scene, paragraph, candidate, first, limits)
    elif frame.how == "that":
        made = _clauses(scene, paragraph, candidate, first, limits)
    else:
        made = _phrase(scene, paragraph, candidate, frame, limits)
    return [s for s in made if s.last > s.first]


def _past_commas(scene: Scene, frame: Frame, paragraph: Paragraph) -> int:
    first = frame.first
    while first < paragraph.last and scene.words[first] in _BEFORE_CONTENT:
        first += 1
    return first


def of_marks(scene: Scene, stretch: Stretch, family: str, candidate: Candidate | None) -> Statement:
    """A direct statement: the words between two marks."""
    first, last = stretch.open + 1, stretch.close
    while first < last - 1 and scene.words[first] in MARKS and scene.words[first] == "'":
        first += 1
    statement = _new(scene, family, candidate, first, max(last, first + 1), "direct")
    return statement


def _new(
    scene: Scene,
    family: str,
    candidate: Candidate | None,
    first: int,
    last: int,
    kind: QuoteKind,
) -> Statement:
    begin = scene.text.starts[first]
    if candidate is None:
        return Statement(family, None, begin, first, last, kind)
    made = Statement(family, candidate.at, begin, first, last, kind, candidate.cue.verb.act)
    made.word = candidate.cue
    start = scene.text.starts[candidate.at]
    if candidate.cue.prefix:
        at = scene.text.folded_starts[candidate.at] + len(candidate.cue.prefix.rstrip("سل"))
        start = scene.text.unfold(at, at + 1).start
    made.cue_span = scene.text.span(candidate.at, candidate.at + 1)
    made.cue_span = type(made.cue_span)(start, made.cue_span.end)
    return made


def _said(
    scene: Scene, paragraph: Paragraph, candidate: Candidate, first: int, limits: Limits
) -> list[Statement]:
    stretch = paragraph.stretches.get(first)
    if stretch is None:
        own = scene.text.original[scene.text.starts[first]] == "أ" and scene.words[first] == "انا"
        if scene.words[first] in THAT and first + 1 < paragraph.last and not own:
            return _clauses(scene, paragraph, candidate, first + 1, limits)
        end = open_end(scene, paragraph, first, limits)
        return [_new(scene, "say", candidate, first, end, "direct")]
    if not stretch.closed:
        end = open_end(scene, paragraph, first + 1, limits)
        return [_new(scene, "say", candidate, first + 1, end, "direct")]
    made = [of_marks(scene, stretch, "say", candidate)]
    k = stretch.close + 1
    while (following := _another(scene, paragraph, k)) is not None:
        made.append(of_marks(scene, following, "say", candidate))
        k = following.close + 1
    return made


def _another(scene: Scene, paragraph: Paragraph, k: int) -> Stretch | None:
    """«...»، و«...»: a second quoted stretch of the same cue."""
    while k < paragraph.last and scene.words[k] in COMMAS:
        k += 1
    if k + 1 < paragraph.last and scene.words[k] == "و":
        stretch = paragraph.stretches.get(k + 1)
        if stretch is not None and stretch.closed and stretch.close - stretch.open > 4:
            return stretch
    return None


def _clauses(
    scene: Scene, paragraph: Paragraph, candidate: Candidate, first: int, limits: Limits
) -> list[Statement]:
    made: list[Statement] = []
    start: int | None = first
    while start is not None and start < paragraph.last:
        stretch = paragraph.stretches.get(start)
        if stretch is not None and not stretch.closed:
            end = open_end(scene, paragraph, start + 1, limits)
            made.append(_new(scene, "that", candidate, start + 1, end, "direct"))
            break
        if stretch is not None:
            following = scene.words[min(stretch.close + 1, paragraph.last - 1)]
            term = stretch.close - start <= _TERM and following.isalpha()
            term = term or _topic(scene, paragraph, stretch, limits)
            runs = term or goes_on(scene, paragraph, stretch.close, limits)
            if not runs or stretch.close - start > FULL_QUOTE:
                made.append(of_marks(scene, stretch, "that", candidate))
                start = _next_clause(scene, paragraph, stretch.close + 1)
                continue
        end, again = clause_end(scene, paragraph, start, limits)
        if end <= start or all(w in MARKS or w in FULL_STOPS for w in scene.words[start:end]):
            break
        made.append(_new(scene, "that", candidate, start, end, _kind(scene, paragraph, start, end)))
        start = again + 1 if again is not None else None
    return made


def _topic(scene: Scene, paragraph: Paragraph, stretch: Stretch, limits: Limits) -> bool:
    """True for a name in marks, then a comma and what is said of it: «أن «مجلس كذا»، قرر …»."""
    k = stretch.close + 2
    if stretch.close - stretch.open > _TOPIC or k >= paragraph.last or k in limits.cues:
        return False
    apart = scene.words[k - 1] in COMMAS and k - 1 not in limits.cues
    return apart and scene.words[k].isalpha() and goes_on(scene, paragraph, k - 1, limits)


def _next_clause(scene: Scene, paragraph: Paragraph, k: int) -> int | None:
    while k < paragraph.last and scene.words[k] in COMMAS:
        k += 1
    if k + 1 < paragraph.last and scene.words[k][0] == "و" and scene.words[k][1:] in THAT:
        return k + 1
    return None


def _kind(scene: Scene, paragraph: Paragraph, first: int, end: int) -> QuoteKind:
    """mixed where a quoted fragment that is no name stands inside."""
    for k in range(first, end):
        stretch = paragraph.stretches.get(k)
        if stretch is not None and stretch.close <= end and k + 1 not in scene.names:
            return "mixed"
    return "indirect"


def _phrase(
    scene: Scene, paragraph: Paragraph, candidate: Candidate, frame: Frame, limits: Limits
) -> list[Statement]:
    """A noun phrase, and the clauses that وأن brings after it."""
    stretch = paragraph.stretches.get(frame.first)
    runs = stretch is not None and goes_on(scene, paragraph, stretch.close, limits)
    if stretch is not None and stretch.closed and not runs:
        return [of_marks(scene, stretch, "phrase", candidate)]
    end, again = clause_end(scene, paragraph, frame.first, limits, phrase=True)
    kind = _kind(scene, paragraph, frame.first, end)
    made = _new(scene, "phrase", candidate, frame.first, end, kind)
    made.begin = frame.begin
    made.doubt = 0.15
    if again is None or again + 1 >= paragraph.last:
        return [made]
    return [made, *_clauses(scene, paragraph, candidate, again + 1, limits)]


def _described(
    scene: Scene, paragraph: Paragraph, candidate: Candidate, frame: Frame, limits: Limits
) -> Statement:
    """The object with what is said of it; only the words in marks where they are the predicate."""
    after = frame.opener + 1
    stretch = paragraph.stretches.get(after)
    if stretch is not None and scene.words[frame.opener] in THAT:
        return of_marks(scene, stretch, "describe", candidate)
    if stretch is not None and frame.first == after:
        return of_marks(scene, stretch, "describe", candidate)
    if stretch is not None and stretch.closed:
        end = stretch.close + 1
    else:
        end, _ = clause_end(scene, paragraph, frame.first, limits, phrase=True)
        if end <= after:
            end, _ = clause_end(scene, paragraph, max(after - 1, frame.first), limits, phrase=True)
    kind = _kind(scene, paragraph, frame.first, end)
    made = _new(scene, "describe", candidate, frame.first, trimmed(scene, frame.first, end), kind)
    made.begin = frame.begin
    made.doubt = 0.1
    return made
