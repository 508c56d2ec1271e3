"""Context: what the claims of one story are compared with, and how its findings are worded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import partial

import msgspec

from tawatur.comparing.conflict import Judgement, judge, taking_part
from tawatur.comparing.corroboration import Origins, position
from tawatur.comparing.incidents.surroundings import Scene, in_place, is_explained
from tawatur.comparing.withdrawal import revising
from tawatur.comparing.words.wording import words_verdict
from tawatur.model.claim import ReportedClaim
from tawatur.model.finding import Bilingual, Position
from tawatur.model.text import Text
from tawatur.roles import FactType, Names

REPORTS = "the reports themselves"  # stands for a speaker where the reports speak for themselves


class Context(msgspec.Struct, frozen=True):
    """What the claims of one story are compared with, and how its findings are worded."""

    members: Mapping[str, FactType]  # by slot
    origins: Origins
    names: Names
    texts: Mapping[str, Text]
    scene: Scene

    def position(self, value: str, claims: Sequence[ReportedClaim], slot: str = "") -> Position:
        """A position on a question, labelled as most of its own claims are."""
        own = [r for r in claims if r.claim.slot == slot] or list(claims)
        exact = [r for r in own if r.claim.value == value] or own
        labels = Counter(self.caption(r) for r in exact)
        best = min(labels, key=lambda one: (-labels[one], len(one.ar), one))
        return position(value, claims, self.origins, best)

    def caption(self, reported: ReportedClaim) -> Bilingual:
        claim = reported.claim
        text = self.texts.get(reported.document)
        words = " ".join(claim.of(text.original).split()) if text else claim.value
        member = self.members.get(claim.slot)
        return member.caption(claim, words, self.names) if member else Bilingual(words, words)

    def question(self, slot: str, key: str, speaker: str | None = None) -> Bilingual:
        member = self.members.get(slot)
        who = self.names.get(speaker) if speaker else None
        ar = who.name if who else "التقارير نفسها" if speaker == REPORTS else speaker
        en = (who.name_en or who.name) if who else speaker
        if member is None:
            if not ar:
                return Bilingual("ماذا قيل في ذلك؟", "What was said of it?")
            return Bilingual(f"ماذا جاء على لسان {ar}؟", f"What did {en} say?")
        asked = member.question(key, self.names)
        return Bilingual(f"{asked.ar} ({ar})", f"{asked.en} ({en})") if speaker else asked

    def clash(self, a: ReportedClaim, b: ReportedClaim) -> bool:
        return self.members[a.claim.slot].compare(a, b, self.names).status == "conflict"

    def judge(self, slot: str, some: Sequence[Sequence[ReportedClaim]]) -> Judgement | None:
        member = self.members.get(slot)
        compare = partial(revising, member.compare if member else words_verdict)
        explained = partial(is_explained, self.scene)
        return judge(some, partial(in_place, compare, self.scene), self.names, explained)

    def taking_part(self, slot: str, some: Sequence[Sequence[ReportedClaim]]) -> frozenset[int]:
        compare = partial(in_place, partial(revising, self.members[slot].compare), self.scene)
        return taking_part(some, compare, self.names, partial(is_explained, self.scene))
