"""Reporting: from the candidates of one paragraph to its statements, with speakers and credits."""

from __future__ import annotations

from collections import deque
from itertools import pairwise

from tawatur.annotators._quoting import candidates as candidate_words
from tawatur.annotators._quoting import credits as crediting
from tawatur.annotators._quoting import headlines
from tawatur.annotators._quoting.asking import asked, credit_before, opens_afterwards
from tawatur.annotators._quoting.candidates import Candidate
from tawatur.annotators._quoting.contents import of_frame, of_marks
from tawatur.annotators._quoting.covering import cover, interviews
from tawatur.annotators._quoting.credits import Credit
from tawatur.annotators._quoting.extents import Limits
from tawatur.annotators._quoting.memory import Memory, Voice, pronoun, subject_of
from tawatur.annotators._quoting.outlets import of_sources
from tawatur.annotators._quoting.phrase import Phrase
from tawatur.annotators._quoting.scene import Paragraph, Scene
from tawatur.annotators._quoting.speakers import nominal
from tawatur.annotators._quoting.statements import Statement
from tawatur.annotators._quoting.telling import Telling
from tawatur.annotators._quoting.voicing import voice_of
from tawatur.annotators._quoting.words import (
    COMMAS,
    DASHES,
    FULL_STOPS,
    OPENERS,
    PREPOSITIONS,
    RELATIVES,
    SORTS,
    THAT,
)
from tawatur.model.annotation import Reference

PARENTHESIS = 8  # tokens after a credit between dashes
LEAD = 6  # tokens from a verb to the participle that has its content
RECENT = 12  # statements looked back at
CONTINUED = 5  # words of the shortest quoted sentence that goes on with the statement before it


def statements(scene: Scene, paragraph: Paragraph, memory: Memory) -> list[Statement]:
    """The statements of a paragraph; ``memory`` goes on from the paragraph before."""
    found = headlines.find(scene, paragraph)
    for statement in found:
        _remember(memory, statement, None, None)
    covered = [(s.first, s.last) for s in found]
    credits = crediting.find(scene, paragraph)
    candidates = [
        c
        for c in candidate_words.find(scene, paragraph, credits)
        if not any(first <= c.at < last for first, last in covered)
    ]
    frames = [c for c in candidates if c.frame is not None]
    limits = Limits(
        frozenset(c.opens for c in frames if c.opens is not None and not c.nested)
        | _led_by_verbs(paragraph, candidates)
        | _begun_again(candidates)
        | _told_anew(scene, frames),
        frozenset(c.first for c in credits if not _within_clause(scene, c)),
    )
    telling = Telling(scene, paragraph, memory, limits)
    found.extend(_in_order(telling, candidates, credits))
    memory.made.extend(found)
    return found


def _led_by_verbs(paragraph: Paragraph, candidates: list[Candidate]) -> frozenset[int]:
    """Where verbs open that leave their content to the next one: «وأضاف موضحا: ...»."""
    found = set()
    for verb, cue in pairwise(candidates):
        led = verb.frame is None and verb.opens is not None and not verb.nested
        together = cue.frame is not None and cue.cue.form == "participle" and not cue.nested
        if led and together and cue.at - verb.at <= LEAD and not verb.cue.verb.nouns:
            found.add(verb.opens)
    return frozenset(k for k in found if k is not None)


def _begun_again(candidates: list[Candidate]) -> frozenset[int]:
    """Where verbs open that say nothing here and end what was said: «..., وتحدث عن كذا»."""
    silent = (c for c in candidates if c.frame is None and not c.nested and c.cue.prefix == "و")
    opened = (c.opens for c in silent if c.cue.finite and not c.cue.verb.weak)
    return frozenset(k for k in opened if k is not None)


def _told_anew(scene: Scene, frames: list[Candidate]) -> frozenset[int]:
    """Where somebody else begins to tell, with no joint before the verb: «أبلغ فلان غيره أنه»."""
    found = set()
    for c in frames:
        subject = c.frame.subject if c.frame else None
        named = subject is not None and subject.person and subject.reference.kind == "name"
        plain = (
            c.cue.form == "perfect" and not c.cue.prefix and not c.nested and not c.cue.verb.weak
        )
        if named and plain and c.opens is None and c.at and c.frame and c.frame.how == "that":
            before = scene.words[c.at - 1]
            joint = before in RELATIVES | OPENERS | THAT | PREPOSITIONS | SORTS["conjoined"]
            if before.isalpha() and not joint and before not in SORTS["auxiliary"]:
                found.add(c.at)
    return frozenset(found)


def _within_clause(scene: Scene, credit: Credit) -> bool:
    """True for a credit that goes on with the clause it stands in: «كبيرة فبحسب المنظمة ...»."""
    first = credit.first
    dash = scene.words[first - 1] if first else ""
    apart = dash in DASHES or dash.strip("ـ") == ""  # في نظام كذا - وفقا للتقرير - ارتفاعا
    if first and apart and dash in scene.words[credit.last : credit.last + PARENTHESIS]:
        return True
    return scene.words[first][0] == "ف" and first > 0 and scene.words[first - 1].isalpha()


def _in_order(
    telling: Telling, candidates: list[Candidate], credits: tuple[Credit, ...]
) -> list[Statement]:
    out: list[Statement] = []
    waiting, credited = deque(candidates), deque(credits)
    for n, sentence in enumerate(telling.paragraph.sentences):
        mine: list[Statement] = []
        tail = out[-RECENT:]
        telling.memory.asked = asked(telling.scene, sentence) or telling.memory.asked
        if opens_afterwards(telling.scene, sentence):
            there = interviews(telling, sentence.first, sentence.last)
            said = [*telling.memory.made[-RECENT:], *out[-RECENT:]]
            credit_before(said, [outlet for _, outlet in there])
        if not any(s.last > sentence.first for s in tail):
            mine.extend(_continued(telling, sentence.first, tail))
        while waiting and waiting[0].at < sentence.last:
            before = mine[-RECENT:] if len(mine) >= RECENT else [*tail, *mine]
            mine.extend(_report(telling, waiting.popleft(), n, before))
        while credited and credited[0].first < sentence.last:
            cover(telling, n, mine, tail, credited.popleft())
        if not mine:
            voice = subject_of(telling.scene, telling.paragraph, n, sentence.last)
            if voice is not None and voice.person and not _subheading(telling):
                telling.memory.topic = voice
        out.extend(mine)
    return out


def _subheading(telling: Telling) -> bool:
    paragraph = telling.paragraph
    last = telling.scene.words[paragraph.last - 1]
    return last not in FULL_STOPS and paragraph.last - paragraph.first < headlines.SUBHEADING


def _report(
    telling: Telling, candidate: Candidate, n: int, before: list[Statement]
) -> list[Statement]:
    """The statements of one candidate: none where it is embedded in another's content."""
    scene, frame = telling.scene, candidate.frame
    if frame is None:
        return _trailing(telling, candidate, before)
    explicit = frame.subject or candidate.before.phrase
    host = next((s for s in reversed(before) if s.first <= candidate.at < s.last), None)
    if host is not None and not _tells_of(scene, host, candidate, explicit):
        return []
    if candidate.nested and host is None and not (explicit and explicit.person):
        return []
    made = of_frame(scene, telling.paragraph, candidate, telling.limits)
    if not made:
        return []
    speaker = voice_of(telling, candidate, n, before)
    told = _told_to(telling, candidate, n, before)
    for statement in made:
        statement.via = list(frame.via or told or of_sources(scene, explicit))
        statement.addressee = frame.object.reference if frame.object else None
        statement.doubt += 0.0 if explicit else 0.08
        if speaker is not None:
            _attribute(telling, statement, candidate, speaker)
    if host is None and not candidate.nested:
        _remember(telling.memory, made[-1], candidate, speaker)
    return made


def _tells_of(scene: Scene, host: Statement, candidate: Candidate, explicit: Phrase | None) -> bool:
    """True where a statement inside another is a second speaker's: «إن فلانا الذي أكد أن …»."""
    frame, cue = candidate.frame, candidate.cue
    if frame is None:
        return False
    if frame.how == "describe":  # ما وصفه بـ«كذا»
        named = cue.finite and cue.suffixed and candidate.at > host.first
        return named and scene.words[candidate.at - 1] in SORTS["what"]
    if explicit is None or (cue.verb.weak and not explicit.person):
        return False
    if explicit.reference.kind == "title" and not explicit.head:
        return False  # unknown words after the verb
    body = candidate.before.clause and not candidate.nested  # إن قطر أعربت عن
    phrase = frame.how == "phrase" and not cue.verb.weak and (explicit.person or body)
    return (frame.how == "that" or phrase) and _another(host, explicit)


def _another(host: Statement, phrase: Phrase) -> bool:
    """True where the speaker inside a statement is somebody else than whose statement it is."""
    own, inner = host.speaker, phrase.reference
    if phrase.person or own is None:
        return True
    return inner.entity is None or inner.entity != own.entity


def _told_to(
    telling: Telling, candidate: Candidate, n: int, before: list[Statement]
) -> list[Reference]:
    """The outlet of an interview named earlier in the sentence, for the first cue after it."""
    lo = telling.paragraph.sentences[n].first
    last = max((s.last for s in before if s.cue is not None and s.cue >= lo), default=lo)
    return [outlet for at, outlet in interviews(telling, lo, candidate.at) if at > last]


def _attribute(telling: Telling, statement: Statement, candidate: Candidate, voice: Voice) -> None:
    phrase = candidate.frame and (candidate.frame.subject or candidate.before.phrase)
    if phrase is not None:
        statement.speaker = voice.reference
        anonymous = voice.reference.kind == "unnamed"
        if phrase.back and anonymous and not statement.via:
            statement.via = list(voice.via)
        _through(telling, statement, voice)
        return
    at = telling.scene.text.span(candidate.at, candidate.at + 1)
    statement.speaker = pronoun(voice, at)
    if not statement.via:
        statement.via = list(voice.via)
    _through(telling, statement, voice)


def _through(telling: Telling, statement: Statement, voice: Voice) -> None:
    """Whoever spoke through an outlet goes on to do so until another speaks."""
    memory, entity = telling.memory, voice.reference.entity
    if not statement.via and entity is not None:
        statement.via = list(memory.heard_through(entity))
    if not statement.via and memory.asked is not None and voice.reference.kind != "outlet":
        statement.via = [memory.asked.outlet]
    if memory.asked is not None and not memory.asked.all:
        memory.asked = None


def _remember(
    memory: Memory, statement: Statement, candidate: Candidate | None, voice: Voice | None
) -> None:
    if statement.speaker is None:
        return
    via = tuple(statement.via)
    if voice is None or candidate is None or candidate.frame is None:
        memory.said(Voice(statement.speaker, None, "", True, via))
        return
    explicit = candidate.frame.subject or candidate.before.phrase
    cue = candidate.cue
    shown = explicit and cue.finite and "relay" not in cue.verb.flags  # نقلت الوكالة عنه قوله
    feminine = cue.feminine if shown else voice.feminine
    reference = voice.reference if statement.speaker.kind == "pronoun" else statement.speaker
    memory.said(Voice(reference, feminine, voice.head, voice.person, via))


def _trailing(telling: Telling, candidate: Candidate, before: list[Statement]) -> list[Statement]:
    """«...»، قال فلان: a quoted sentence and its verb after it; else only who is spoken of."""
    scene, paragraph = telling.scene, telling.paragraph
    k = candidate.at - 1
    while k > paragraph.first and scene.words[k] in COMMAS | SORTS["with_these_words"]:
        k -= 1
    stretch = paragraph.closers.get(k)
    taken = stretch is None or any(s.first <= stretch.open + 1 < s.last for s in before)
    phrase = nominal(scene, candidate.at + 1, paragraph.sentence_end(candidate.at))
    if taken or stretch is None or "say" not in candidate.cue.verb.takes or not stretch.closed:
        if phrase is not None and phrase.person and candidate.cue.finite and not candidate.nested:
            telling.memory.topic = Voice(
                phrase.reference, candidate.cue.feminine, phrase.head, True
            )
        return []
    if stretch.close - stretch.open < CONTINUED or phrase is None:
        return []
    statement = of_marks(scene, stretch, "trailing", candidate)
    statement.speaker = phrase.reference
    telling.memory.said(Voice(phrase.reference, candidate.cue.feminine, phrase.head, phrase.person))
    return [statement]


def _continued(telling: Telling, first: int, before: list[Statement]) -> list[Statement]:
    """A quoted sentence with no cue that follows a direct statement goes on with it."""
    stretch = telling.paragraph.stretches.get(first)
    if stretch is None or not before or before[-1].kind != "direct":
        return []
    near = first - before[-1].last <= 4
    if not near or stretch.close - stretch.open <= CONTINUED:
        return []
    statement = of_marks(telling.scene, stretch, "continued", None)
    last = before[-1]
    statement.speaker, statement.via = last.speaker, list(last.via)
    statement.cue_span, statement.act = last.cue_span, last.act
    statement.cue, statement.word = last.cue, last.word
    statement.doubt = 0.1
    return [statement]
