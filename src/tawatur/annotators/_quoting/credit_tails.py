"""Credit tails: what still belongs to a credit after whom it names: who was told («للموقع») and
when or where («الجمعة»، «قبيل منتصف الليل»، «في بيان»)."""

from __future__ import annotations

from tawatur.annotators._quoting.cues import readings_of
from tawatur.annotators._quoting.outlets import outlet_after_clitic, outlet_at
from tawatur.annotators._quoting.scene import Scene
from tawatur.annotators._quoting.words import COMMAS, FULL_STOPS, RELATIVES, SORTS, THAT, listed
from tawatur.model.annotation import Reference

LONGEST = 16  # tokens after the name that say when, where or to whom


def past(
    scene: Scene, j: int, hi: int, *, strict: bool = False
) -> tuple[int, tuple[Reference, ...]]:
    """The token after the tail of a credit that begins at ``j``, and the outlets told; ``j`` where
    something is said there instead. ``strict`` leaves circumstances: «كما أعلن فلان خلال الاجتماع
    إطلاق كذا» is no credit."""
    words = scene.words
    through: list[Reference] = []
    while j < hi:
        outlet = outlet_at(scene, j, hi) if outlet_after_clitic(scene, j, strict=True) else None
        if outlet is not None and outlet.reference.kind == "outlet":
            through.append(outlet.reference)
            j = outlet.last
        elif words[j] in listed("speech_cues", "adverb") or words[j] == ")":
            j += 1
        else:
            break
    return j if strict else _circumstance(scene, j, hi), tuple(through)


def _circumstance(scene: Scene, j: int, hi: int) -> int:
    """After «بعد العثور على كذا», «في بيان», «التي عرضت على شاشة»: the words up to a comma or the
    sentence's end, nothing being said in them."""
    words, end = scene.words, j
    if j >= hi or not (words[j] in RELATIVES or words[j] in SORTS["circumstance"]):
        return j
    while end < hi and end - j < LONGEST and words[end] not in COMMAS | FULL_STOPS:
        spoken = any(cue.finite and not cue.verb.weak for cue in readings_of(words[end]))
        if words[end] in THAT or words[end] == ":" or spoken:
            return j
        end += 1
    return end
