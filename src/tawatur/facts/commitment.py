"""Commitment: who promised or announced to do what, and by when.

The value is the deed in the report's words, the subject who is to do it, ``due`` the day by which
where the report gives one. The key holds the stems of the deed that say most, so that later
reports can be asked what became of it; what is put off or kept has that modality.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import partial

import msgspec

from tawatur.arabic.content import content
from tawatur.arabic.folding import fold
from tawatur.arabic.future import is_future_word
from tawatur.arabic.skeletons import skeleton
from tawatur.arabic.vocabulary import document_frequency
from tawatur.facts import _claims, _phrases, _verdicts
from tawatur.facts._patterns import Found
from tawatur.facts._terms import is_term
from tawatur.model.annotation import Reading
from tawatur.model.claim import Claim
from tawatur.model.span import Span

SLOT = "commitment"
question = partial(_phrases.question, SLOT)
compare = _verdicts.words
caption = _phrases.caption

_DEED = 3  # stems of the deed in the key
_FEWEST = 2  # words a deed has at least: «بذلك» names none
_BEFORE = 5  # words before the cue in which who is to do it stands
_NEAR = 3  # the same for an institution, which many sentences hold
_INSIDE = 4  # words of the deed in which he may stand: «ستطلق الوزارة حملة»
_NOUN, _RARE = 5, 20  # articles that hold a word with the article, and the word of no proper name
_DAY = 10  # characters of YYYY-MM-DD
_DENIAL = frozenset({"لن", "لم", "لا"})


def extract(reading: Reading) -> tuple[Claim, ...]:
    """The commitments of the reading whose maker it names."""
    out: list[Claim] = []
    for met in _claims.found(reading, SLOT):
        if met.line.sentence.region == "title":
            continue
        claim = _made(reading, met)
        if claim is None or any(claim.overlaps(c) or _repeats(claim, c) for c in out):
            continue
        out.append(claim)
    return _claims.ordered(out)


def _repeats(claim: Claim, known: Claim) -> bool:
    return claim.part == known.part and claim.value == known.value


def _made(reading: Reading, met: Found) -> Claim | None:
    claim = _claims.stated(reading, met)
    deed = met.line.text[met.start : met.end].split()
    if len(deed) < _FEWEST or not _is_meant(reading, met, claim, deed):
        return None
    stems = _telling(claim.value[1:] if met.pattern.prefixed else claim.value)
    if not stems or not _is_whole(met) or _is_supposed(met):
        return None
    subject = _doer(reading, met)
    if subject is None and not _is_spoken(reading, claim):
        return None
    return msgspec.structs.replace(
        claim,
        key=":".join(["deed", *stems]),
        subject=subject,
        due=_due(reading, met, claim),
        attributed_to=subject if subject in reading.entities and _says(met) else None,
    )


def _is_meant(reading: Reading, met: Found, claim: Claim, deed: list[str]) -> bool:
    """True where a future is one, and not a noun that begins like it."""
    before = met.line.text[: met.cue].split()[-1:]
    if before and before[0].removeprefix("و") in _DENIAL:
        return False
    if met.pattern.key == "own":
        return _is_spoken(reading, claim)
    if is_term(deed[0], "being") or is_term(deed[0].removeprefix("و"), "being"):
        return False
    return met.pattern.key != "schedule" or "مقرر" in _cue(met) or is_future_word(deed[0])


def _cue(met: Found) -> str:
    return met.line.text[met.cue : met.start].replace("مزمع", "مقرر")


def _says(met: Found) -> bool:
    """True where the maker himself promises: a promise or an intention, not a schedule."""
    return met.pattern.key in ("promise", "intent")


def _telling(words: str) -> list[str]:
    """What says most in a deed, in alphabetical order: skeletons, so that «بإعادة فتح» and «تعيد
    فتح» are one."""
    some = content(words)
    heavy = sorted(some, key=lambda s: (-some[s], s))[:_DEED]
    return sorted({skeleton(one) for one in heavy})


def _doer(reading: Reading, met: Found) -> str | None:
    """Who is to do it: the name or institution by the cue, between cue and deed, or in it."""
    line = met.line
    between = list(line.mentions(met.cue, met.start))[::-1]
    inside_end = _after(line.text, met.start, _INSIDE)
    inside = list(line.mentions(met.start, inside_end))[:1]
    start = _back(line.text, met.cue, _BEFORE)
    before = list(line.mentions(start, met.cue))[-1:]
    near = _back(line.text, met.cue, _NEAR)
    if before and not between:
        # «قال سامر إن الوزارة ستبني»: the institution beside the cue, and not who speaks of it
        past = max((p.at + 1 for p in line.pieces if p.mention is before[0]), default=near)
        words = _institution(reading, met, max(near, past), met.start)
        if words is not None:
            return words
    for some in (between, inside if met.pattern.key == "schedule" else [], before):
        for mention in some:
            if mention.type != "LOC" and not _is_other(reading, mention):
                return _claims.entity_or_words(mention, reading.report.text)
    for first, last in ((met.cue, met.start), (met.start, inside_end), (near, met.cue)):
        words = _institution(reading, met, first, last)
        if words is not None:
            return words
    return None


def _institution(reading: Reading, met: Found, first: int, last: int) -> str | None:
    """The words of an institution between two characters of the line, or None."""
    at = first
    while at < last:
        after = met.line.text.find(" ", at)
        after = len(met.line.text) if after < 0 else after
        word = met.line.text[at:after]
        if word and is_term(word, "institution") and not _is_attribute(met.line.text, at, word):
            more = met.line.text[after + 1 :].split(maxsplit=1)[:1]
            if more and _is_named(word, more[0]) and after < last:
                after += 1 + len(more[0])
            span = met.line.span(at, after)
            return " ".join(span.of(reading.report.text).split())
        at = after + 1
    return None


def _is_named(institution: str, word: str) -> bool:
    """True where the word after an institution's belongs to its name: an adjective, an owner or a
    proper name, and no verb («وزارته تنوي», «لجنة تكونت»)."""
    if word.startswith("ال"):
        return True
    if institution.startswith("ال") or institution.endswith(("ته", "تها", "تهم")):
        return False
    is_noun = document_frequency(f"ال{word}") >= _NOUN
    return not is_future_word(word) and (is_noun or document_frequency(word) < _RARE)


def _is_attribute(line: str, at: int, word: str) -> bool:
    """True in «الانتخابات البلدية» and «ضد المنظمات»: no institution that acts stands here."""
    before = line[:at].split()[-1:]
    if word.startswith("ل"):
        return True  # «لإدارة النادي»: to whom, not who
    if not before:
        return False
    is_adjective = word.startswith("ال") and word.endswith("يه") and before[0].startswith("ال")
    return is_adjective or is_term(before[0], "no_doer")


def _is_other(reading: Reading, mention: Span) -> bool:
    """True for a name that something is promised to, done against or said by way of: «تعهد لسامر»,
    «ضد الجبهة»."""
    text, first = reading.text, reading.text.tokens_in(mention).start
    if first and is_term(text.words[first - 1], "no_doer"):
        return True
    cut = text.original[text.starts[first] : mention.start]
    return fold(cut).removeprefix("و") == "ل"


def _is_whole(met: Found) -> bool:
    """True where the deed says more than its verb and who is to do it: «يعقد سامر» does not."""
    words = met.line.text[met.start : met.end].split()
    return sum(word[-1] not in "POL" for word in words) >= _FEWEST


def _is_supposed(met: Found) -> bool:
    """True for what would come if something else did: «إذا قبل الطلب سيفتح», «فستقوم»."""
    if met.pattern.key != "schedule" or "مقرر" in _cue(met):
        return False
    before = met.line.text[: met.start].split()
    verb = met.line.text[met.start - 1 :].split(maxsplit=1)[0]
    head = met.line.text[: met.start].rsplit(" ", 1)[-1]
    return f"{head}{verb}".startswith("فس") or any(is_term(word, "supposing") for word in before)


def _back(line: str, at: int, words: int) -> int:
    """The character of a line so many words before another."""
    for _ in range(words):
        before = line.rfind(" ", 0, max(0, at - 1))
        if before <= 0:
            return 1
        at = before + 1
    return at


def _after(line: str, at: int, words: int) -> int:
    for _ in range(words):
        after = line.find(" ", at)
        if after < 0:
            return len(line)
        at = after + 1
    return at


def _is_spoken(reading: Reading, span: Span) -> bool:
    """True inside a statement whose speaker is known."""
    return any(q.speaker is not None and q.start <= span.start < q.end for q in reading.quotations)


def _due(reading: Reading, met: Found, claim: Claim) -> str | None:
    """The day by which: the first day to come that the sentence names after the deed begins."""
    times, end = reading.times, met.line.pieces[-1].end
    published = (reading.report.published or "")[:_DAY]
    for i in range(bisect_left(times, claim.start, key=lambda t: t.start), len(times)):
        time = times[i]
        if time.start >= end:
            return None
        if time.kind == "date" and time.value[:1].isdigit():
            day = time.value.partition("/")[2] or time.value
            if day[:_DAY] >= published[: len(day)]:
                return day
    return None
