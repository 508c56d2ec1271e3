"""Reporting: from the candidates of one paragraph to its statements, with speakers and credits."""

from __future__ import annotations

from typing import NamedTuple

from tawatur.annotators._quoting import candidates as candidate_words
from tawatur.annotators._quoting import credits as crediting
from tawatur.annotators._quoting import headlines
from tawatur.annotators._quoting.candidates import Candidate
from tawatur.annotators._quoting.contents import of_frame, of_marks
from tawatur.annotators._quoting.credits import Credit
from tawatur.annotators._quoting.extents import Limits, clause_end, trimmed
from tawatur.annotators._quoting.marks import MARKS
from tawatur.annotators._quoting.memory import Memory, Voice, pronoun, subject_of
from tawatur.annotators._quoting.scene import Paragraph, Scene
from tawatur.annotators._quoting.speakers import Phrase, nominal
from tawatur.annotators._quoting.statements import Statement
from tawatur.annotators._quoting.words import COMMAS, FULL_STOPS, THAT
from tawatur.model.annotation import Reference

CREDITED = 5  # tokens of the shortest clause that an outlet's credit alone makes a statement
CONTINUED = 5  # words of the shortest quoted sentence that goes on with the statement before it


class _Day(NamedTuple):
    scene: Scene
    paragraph: Paragraph
    memory: Memory
    limits: Limits


def statements(scene: Scene, paragraph: Paragraph, memory: Memory) -> list[Statement]:
    """The statements of a paragraph; ``memory`` goes on from the paragraph before."""
    found = headlines.find(scene, paragraph)
    for statement in found:
        _remember(memory, statement, None)
    covered = [(s.first, s.last) for s in found]
    credits = crediting.find(scene, paragraph)
    candidates = [
        c
        for c in candidate_words.find(scene, paragraph, credits)
        if not any(first <= c.at < last for first, last in covered)
    ]
    frames = [c for c in candidates if c.frame is not None]
    limits = Limits(
        frozenset(c.opens for c in frames if c.opens is not None and not c.nested),
        frozenset(c.first for c in credits),
    )
    day = _Day(scene, paragraph, memory, limits)
    found.extend(_in_order(day, candidates, credits))
    return found


def _in_order(
    day: _Day, candidates: list[Candidate], credits: tuple[Credit, ...]
) -> list[Statement]:
    out: list[Statement] = []
    waiting = list(candidates)
    for n, sentence in enumerate(day.paragraph.sentences):
        mine: list[Statement] = []
        if not any(s.last > sentence.first for s in out):
            continued = _continued(day, sentence.first, out)
            mine.extend(continued)
        while waiting and waiting[0].at < sentence.last:
            candidate = waiting.pop(0)
            mine.extend(_report(day, candidate, n, [*out, *mine]))
        _credit(day, n, mine, out, credits)
        if not mine:
            voice = subject_of(day.scene, day.paragraph, n, sentence.last)
            if voice is not None and voice.person:
                day.memory.topic = voice
        out.extend(mine)
    return out


def _report(day: _Day, candidate: Candidate, n: int, before: list[Statement]) -> list[Statement]:
    """The statements of one candidate: none where it is embedded in another's content."""
    scene, frame = day.scene, candidate.frame
    if frame is None:
        return _trailing(day, candidate, before)
    explicit = frame.subject or candidate.before.phrase
    host = next((s for s in reversed(before) if s.first <= candidate.at < s.last), None)
    if host is not None and not (explicit and explicit.person and frame.how == "that"):
        return []
    if candidate.nested and host is None and not explicit:
        return []
    made = of_frame(scene, day.paragraph, candidate, day.limits)
    if not made:
        return []
    speaker = _speaker(day, candidate, n, before)
    for statement in made:
        statement.via = list(frame.via)
        statement.addressee = frame.object.reference if frame.object else None
        statement.doubt += 0.0 if explicit else 0.08
        if speaker is not None:
            _attribute(day, statement, candidate, speaker)
    if host is None and not candidate.nested:
        _remember(day.memory, made[-1], candidate)
    return made


def _speaker(day: _Day, candidate: Candidate, n: int, before: list[Statement]) -> Voice | None:
    frame = candidate.frame
    assert frame is not None
    cue = candidate.cue
    if candidate.passive:
        return None
    if frame.how == "describe" and cue.form == "perfect" and not cue.suffixed:
        unsaid = frame.subject is None and candidate.before.phrase is None and cue.prefix == ""
        if unsaid and frame.first > frame.opener:
            return None
    phrase = frame.subject or (candidate.before.phrase if not frame.subject else None)
    if phrase is not None:
        return _explicit(day.memory, phrase, cue.feminine if cue.finite else None)
    if cue.form == "masdar" and not cue.suffixed and cue.bare:
        owner = nominal(day.scene, candidate.at + 1, frame.opener + 1)
        if owner is not None:
            return Voice(owner.reference, None, owner.head, owner.person)
    lo = day.paragraph.sentences[n].first
    if not cue.finite or candidate.before.pronoun:
        same = [s for s in before if s.first >= lo and s.speaker is not None and s.cue is not None]
        if same and day.memory.voices:
            return day.memory.voices[-1]
        subject = subject_of(day.scene, day.paragraph, n, candidate.at)
        if subject is not None:
            return subject
    return day.memory.last(cue)


def _explicit(memory: Memory, phrase: Phrase, feminine: bool | None) -> Voice:
    if phrase.back:
        voice = memory.pointed_at(phrase)
        if voice is not None:
            back = phrase.reference
            known = voice.reference.entity
            reference = (
                Reference(back.start, back.end, back.kind, known) if known else voice.reference
            )
            return Voice(reference, voice.feminine, voice.head, voice.person, voice.via)
    return Voice(phrase.reference, feminine, phrase.head, phrase.person)


def _attribute(day: _Day, statement: Statement, candidate: Candidate, voice: Voice) -> None:
    phrase = candidate.frame and (candidate.frame.subject or candidate.before.phrase)
    if phrase is not None:
        statement.speaker = voice.reference
        anonymous = voice.reference.kind == "unnamed"
        if phrase.back and anonymous and not statement.via:
            statement.via = list(voice.via)
        return
    at = day.scene.text.span(candidate.at, candidate.at + 1)
    statement.speaker = pronoun(voice, at)
    if not statement.via:
        statement.via = list(voice.via)


def _remember(memory: Memory, statement: Statement, candidate: Candidate | None) -> None:
    if statement.speaker is None:
        return
    phrase, feminine = None, None
    if candidate is not None and candidate.frame is not None:
        phrase = candidate.frame.subject or candidate.before.phrase
        feminine = candidate.cue.feminine if candidate.cue.finite else None
    last = memory.voices[-1] if memory.voices else None
    via = tuple(statement.via)
    if phrase is None and last is not None and candidate is not None:
        memory.said(Voice(last.reference, last.feminine, last.head, last.person, via))
        if statement.speaker.kind != "pronoun":
            memory.said(Voice(statement.speaker, feminine, last.head, last.person, via))
        return
    head = phrase.head if phrase else ""
    person = phrase.person if phrase else True
    memory.said(Voice(statement.speaker, feminine, head, person, via))


def _trailing(day: _Day, candidate: Candidate, before: list[Statement]) -> list[Statement]:
    """«...»، قال فلان: a quoted sentence and its verb after it; else only who is spoken of."""
    scene, paragraph = day.scene, day.paragraph
    k = candidate.at - 1
    while k > paragraph.first and scene.words[k] in COMMAS:
        k -= 1
    stretch = next((s for s in paragraph.stretches.values() if s.close == k), None)
    taken = stretch is None or any(s.first <= stretch.open + 1 < s.last for s in before)
    phrase = nominal(scene, candidate.at + 1, paragraph.sentence_end(candidate.at))
    if taken or stretch is None or "say" not in candidate.cue.verb.takes or not stretch.closed:
        if phrase is not None and phrase.person and candidate.cue.finite and not candidate.nested:
            day.memory.topic = Voice(phrase.reference, candidate.cue.feminine, phrase.head, True)
        return []
    if stretch.close - stretch.open < CONTINUED or phrase is None:
        return []
    statement = of_marks(scene, stretch, "trailing", candidate)
    statement.speaker = phrase.reference
    day.memory.said(Voice(phrase.reference, candidate.cue.feminine, phrase.head, phrase.person))
    return [statement]


def _continued(day: _Day, first: int, before: list[Statement]) -> list[Statement]:
    """A quoted sentence with no cue that follows a direct statement goes on with it."""
    stretch = day.paragraph.stretches.get(first)
    if stretch is None or not before or before[-1].kind != "direct":
        return []
    near = first - before[-1].last <= 4
    if not near or stretch.close - stretch.open <= CONTINUED:
        return []
    statement = of_marks(day.scene, stretch, "continued", None)
    last = before[-1]
    statement.speaker, statement.via = last.speaker, list(last.via)
    statement.cue_span, statement.act = last.cue_span, last.act
    statement.cue, statement.word = last.cue, last.word
    statement.doubt = 0.1
    return [statement]


def _credit(
    day: _Day, n: int, mine: list[Statement], out: list[Statement], credits: tuple[Credit, ...]
) -> None:
    """Give the statements of a sentence the outlets its credits name; a credit over a clause
    that nobody else is said to state makes it the credited one's own statement."""
    sentence = day.paragraph.sentences[n]
    for credit in credits:
        if not sentence.first <= credit.first < sentence.last:
            continue
        fronted = _opens(day.scene, sentence.first, credit.first)
        trailing = _ends(day.scene, credit.last, sentence.last)
        alone = fronted and trailing
        if alone:
            _share([s for s in out if s.last >= sentence.first - 6][-1:], credit)
            continue
        covered = [s for s in mine if not _outlet_speaks(s)]
        if not fronted and not trailing:
            covered = _beside(mine, credit)
        if covered and credit.outlets:
            _share(covered, credit)
        begun = min((s.cue if s.cue is not None else s.first for s in mine), default=sentence.last)
        whole = not mine or (
            trailing and not credit.own and _main_clause(day, sentence.first, begun)
        )
        if whole and (fronted or trailing) and not any(s.family == "credit" for s in mine):
            made = _own(day, credit, sentence.first, begun if mine else sentence.last, fronted)
            if made is not None:
                mine.append(made)


def _main_clause(day: _Day, first: int, begun: int) -> bool:
    """True where a whole clause stands before the sentence's first cue."""
    return begun - first >= 20


def _outlet_speaks(statement: Statement) -> bool:
    return statement.speaker is not None and statement.speaker.kind == "outlet"


def _share(covered: list[Statement], credit: Credit) -> None:
    for statement in covered:
        known = {(r.start, r.end) for r in statement.via}
        statement.via.extend(r for r in credit.outlets if (r.start, r.end) not in known)


def _beside(mine: list[Statement], credit: Credit) -> list[Statement]:
    """The statement that a credit inside a sentence belongs to: around it, or right before."""
    around = [s for s in mine if s.cue is not None and s.cue < credit.first <= s.first]
    if around:
        return around[:1]
    prior = [s for s in mine if s.last <= credit.first and credit.first - s.last <= 4]
    return prior[-1:] or [s for s in mine if s.first < credit.first < s.last][:1]


def _opens(scene: Scene, first: int, at: int) -> bool:
    skipped = all(scene.words[k] in MARKS or scene.words[k] in COMMAS for k in range(first, at))
    return skipped


def _ends(scene: Scene, last: int, end: int) -> bool:
    rest = [scene.words[k] for k in range(last, end)]
    words = [w for w in rest if w not in MARKS and w not in FULL_STOPS and w not in COMMAS]
    return len(words) <= 3 and not any(w in THAT for w in words)


def _own(day: _Day, credit: Credit, first: int, last: int, fronted: bool) -> Statement | None:
    """The statement that a credit alone attributes: the clause before it, or after it."""
    scene = day.scene
    words = scene.words
    if fronted:
        begin = credit.last
        while begin < last and (
            words[begin] in COMMAS
            or words[begin] in MARKS
            or words[begin] in THAT
            or words[begin] in ("فان", "فانه", "فانها", "فقد")
        ):
            begin += 1
        if begin >= last:
            return None
        if scene.paragraphs and day.paragraph.stretches.get(begin - 1) is not None:
            begin -= 1
        end, _ = clause_end(scene, day.paragraph, begin, day.limits)
    else:
        begin = first
        while begin < credit.first and (words[begin] in COMMAS or words[begin] in "و-–"):
            begin += 1
        end = trimmed(scene, begin, min(credit.first, last))
        if words[end - 1] == "وذلك":
            end = trimmed(scene, begin, end - 1)
    if end - begin < CREDITED:
        return None
    start = scene.text.starts[begin]
    prefix = words[begin][0]
    if (prefix == "و" and not fronted and _joined(words[begin])) or (
        prefix == "ف" and fronted and words[begin][1:2] in ("ه", "ا") and len(words[begin]) > 3
    ):
        at = scene.text.folded_starts[begin] + 1
        start = scene.text.unfold(at, at + 1).start
    statement = Statement("credit", credit.first, start, begin, end, "indirect")
    statement.cue_span = scene.text.span(credit.first, max(credit.cue_last, credit.first + 1))
    statement.doubt = 0.12
    if credit.own:
        voice = day.memory.last(None)
        statement.speaker = pronoun(voice, statement.cue_span)
    elif credit.speaker is not None:
        statement.speaker = _explicit(day.memory, credit.speaker, None).reference
    else:
        statement.speaker = credit.outlets[0]
        statement.via = list(credit.outlets[1:])
    return statement if statement.speaker is not None else None


_WITH_WAW = (
    "وزير",
    "وزار",
    "وكال",
    "وكيل",
    "وفد",
    "وصل",
    "وقع",
    "واشنطن",
    "وقف",
    "وفق",
    "وسط",
    "وجد",
)


def _joined(word: str) -> bool:
    return len(word) > 3 and not word.startswith(_WITH_WAW)
