"""Telling: a paragraph as it is being read: its scene, the memory so far, and its limits."""

from __future__ import annotations

from typing import NamedTuple

from tawatur.annotators._quoting.extents import Limits
from tawatur.annotators._quoting.issuers import of_document
from tawatur.annotators._quoting.memory import Memory, Voice
from tawatur.annotators._quoting.phrase import Phrase
from tawatur.annotators._quoting.scene import Paragraph, Scene
from tawatur.model.annotation import Reference


class Telling(NamedTuple):
    """What every rule about a paragraph needs."""

    scene: Scene
    paragraph: Paragraph
    memory: Memory
    limits: Limits

    def explicit(self, phrase: Phrase, feminine: bool | None) -> Voice:
        """The voice of a phrase; of one that points back (المصدر), the voice it points at."""
        if phrase.back:
            voice = self.memory.pointed_at(phrase)
            if voice is not None:
                back, known = phrase.reference, voice.reference.entity
                own = known or (voice.reference.kind == "title" == back.kind)
                reference = (
                    Reference(back.start, back.end, back.kind, known) if own else voice.reference
                )
                return Voice(reference, voice.feminine, voice.head, voice.person, voice.via)
        issuer = of_document(self.scene, phrase)
        if issuer is not None:
            return Voice(issuer.reference, None, phrase.head, False)
        return Voice(phrase.reference, feminine, phrase.head, phrase.person)
