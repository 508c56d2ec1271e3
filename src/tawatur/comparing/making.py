"""Making: a finding of its question, its positions and the verdict on them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from hashlib import sha256

from tawatur.comparing.conflict import Judgement
from tawatur.comparing.revision import history
from tawatur.model.finding import Bilingual, Finding, Position

_AROUND = 60  # characters on either side of a number that its question is taken from
_WORDS = 3
_SPACES = re.compile(r"\s+")
_AGREE = Bilingual("التقارير متفقة", "the reports agree")
_ONE_ORIGIN = Bilingual("التقارير من أصل واحد", "the reports have one origin")
_SINGLE = Bilingual("في تقرير واحد", "in one report only")


def made(
    of: tuple[str, str], asked: Bilingual, positions: Sequence[Position], verdict: Judgement | None
) -> Finding:
    """The finding of a slot and key; without a verdict its positions agree or stand together."""
    slot, key = of
    ordered = tuple(sorted(positions, key=lambda p: (-len(p.documents), p.evidence)))
    if verdict is not None and verdict.kind == "update":
        ordered = history(ordered)
    documents = {d for p in ordered for d in p.documents}
    marks = [f"{e.document}:{e.start}:{e.end}" for p in ordered for e in p.evidence]
    id = sha256("|".join([slot, asked.ar, *marks]).encode("utf-8", "surrogatepass")).hexdigest()
    if verdict is None:
        alone = len(documents) == 1
        one_origin = not alone and all(p.independent == 1 for p in ordered)
        return Finding(
            id=id[:12],
            question=asked.ar,
            question_en=asked.en,
            slot=slot,
            key=key,
            status="single" if alone else "agree" if len(ordered) == 1 else "complement",
            kind="same-origin" if one_origin else None,
            reason=_SINGLE if alone else _ONE_ORIGIN if one_origin else _AGREE,
            positions=ordered,
        )
    return Finding(
        id=id[:12],
        question=asked.ar,
        question_en=asked.en,
        slot=slot,
        key=key,
        status=verdict.status,
        kind=verdict.kind,
        level=verdict.level,
        reason=verdict.reason,
        positions=ordered,
    )


def which(text: str, start: int, end: int) -> Bilingual:
    """The question for the number that stands in a text at ``start``: the words around it."""
    before = text[max(0, start - _AROUND) : start].rpartition("\n")[2]
    after = text[end : end + _AROUND].partition("\n")[0]
    words = " ".join(_SPACES.split(before)[-_WORDS:]).strip()
    next_words = " ".join(_SPACES.split(after)[:_WORDS]).strip()
    return Bilingual(
        f"أي رقم في «{words} … {next_words}»؟",
        f"Which figure stands in “{words} … {next_words}”?",
    )
