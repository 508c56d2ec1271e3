"""Candidates: which cue words of a paragraph report something, and where each clause opens."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from tawatur.annotators._quoting import complements
from tawatur.annotators._quoting.credits import Credit
from tawatur.annotators._quoting.cues import Cue
from tawatur.annotators._quoting.marks import MARKS
from tawatur.annotators._quoting.scene import Paragraph, Scene
from tawatur.annotators._quoting.speakers import opening_of_anonymity
from tawatur.annotators._quoting.subjects import Before, before
from tawatur.annotators._quoting.walk import Frame
from tawatur.annotators._quoting.words import (
    COMMAS,
    FULL_STOPS,
    OPENERS,
    PREPOSITIONS,
    RELATIVES,
    THAT,
    listed,
)
from tawatur.arabic.folding import fold_word
from tawatur.lexicons import rows

SPOKEN = 6  # tokens in marks from which they are speech, not a name or a term
_DAMMA = "\u064f"


class Candidate(NamedTuple):
    """A cue at a token with its frame and the subject before it; ``opens`` is the token where its
    clause begins (None inside another clause), ``nested`` says that it stands within marks."""

    at: int
    cue: Cue
    frame: Frame | None
    before: Before
    opens: int | None
    nested: bool
    passive: bool


def find(scene: Scene, paragraph: Paragraph, credits: tuple[Credit, ...]) -> list[Candidate]:
    """The candidates of a paragraph in order, one for each content at most."""
    credited = {k for credit in credits for k in range(credit.first, credit.last)}
    spans = {credit.first: credit.last for credit in credits}
    out: list[Candidate] = []
    claimed: dict[int, int] = {}
    for at, cues in paragraph.cues.items():
        if at in credited or (at in scene.inside and not cues[0].finite):
            continue
        if opening_of_anonymity(scene, at):
            continue  # الذي طلب عدم الكشف عن هويته
        candidate = _best(scene, paragraph, at, spans)
        if candidate is None:
            continue
        if candidate.frame is not None:
            if any(frame_at < at for frame_at in _claimants(claimed, candidate.frame)):
                continue
            claimed[candidate.frame.opener] = at
        out.append(candidate)
    return out


def _claimants(claimed: dict[int, int], frame: Frame) -> list[int]:
    return [claimed[frame.opener]] if frame.opener in claimed else []


def _best(scene: Scene, paragraph: Paragraph, at: int, credits: dict[int, int]) -> Candidate | None:
    around = paragraph.around(at)
    nested = around is not None and around.close - around.open > SPOKEN
    if around is not None and not nested and around.close - around.open > 3:
        nested = True
    incomplete: Candidate | None = None
    for cue in paragraph.cues[at]:
        if not _stands(scene, paragraph, at, cue):
            continue
        prior = before(scene, paragraph, at) if cue.finite else Before(None)
        preceded = prior.clause or prior.pronoun
        frame = complements.read(scene, paragraph, at, cue, preceded=preceded, credits=credits)
        passive = _passive(scene, at, cue)
        if frame is not None and _unspoken(scene, paragraph, at, cue, frame, prior):
            continue
        if frame is not None and _impersonal(scene, at, cue, frame, prior):
            continue
        if frame is not None and frame.how == "phrase" and _disagrees(cue, prior):
            continue
        if frame is not None and passive and frame.how not in ("describe", "say"):
            continue
        opens = _opening(scene, paragraph, at, cue, prior)
        candidate = Candidate(at, cue, frame, prior, opens, nested, passive)
        if frame is not None:
            return candidate
        incomplete = incomplete or (candidate if cue.finite else None)
    return incomplete


@cache
def _suspensions() -> dict[str, str]:
    return {fold_word(r["before"]): r["kind"] for r in rows("speech_cues") if "before" in r}


@cache
def _exact(lemma: str) -> frozenset[str]:
    return frozenset({lemma, "و" + lemma, "ف" + lemma})


def _stands(scene: Scene, paragraph: Paragraph, at: int, cue: Cue) -> bool:
    """True where the word can be this cue here: said, not negated or supposed, and a verb."""
    prior = scene.words[at - 1] if at > paragraph.first else ""
    if cue.form == "masdar":
        joined = scene.words[at].startswith("ب")
        return cue.suffixed or joined or cue.bare or bool(cue.verb.nouns)
    if cue.form == "participle":
        apart = prior in COMMAS or prior in MARKS or prior in ("", ".")
        plain = (not cue.feminine and not cue.plural) or _brings_that(scene, at)
        return prior not in PREPOSITIONS if plain else apart or cue.prefix == "و"
    return _asserted(scene, paragraph, at, cue) and _verbal(scene, at, cue)


def _brings_that(scene: Scene, at: int) -> bool:
    """True where أن stands right after the word at ``at``, a preposition between or not."""
    following = scene.words[at + 1 : at + 3]
    near = following[:1] + (following[1:] if following[:1] in (("الي",), ("علي",)) else ())
    return any(word in THAT for word in near)


def _asserted(scene: Scene, paragraph: Paragraph, at: int, cue: Cue) -> bool:
    """True unless the saying is denied, supposed, or still to come."""
    prior = scene.words[at - 1] if at > paragraph.first else ""
    if "س" in cue.prefix:
        return False
    kind = _suspensions().get(prior) or _suspensions().get(prior[1:] if prior[:1] in "وف" else "")
    if kind == "negation":
        return "neg" in cue.verb.flags and prior != "ما"
    if kind == "hypothesis" and prior != "ان":
        return False
    if cue.form == "imperfect" and prior in ("ان", "قد", "وان", "لان", "بان"):
        earlier = scene.words[at - 2] if at - 2 >= paragraph.first else ""
        return prior == "ان" and earlier in ("قبل", "بعد")
    return prior not in PREPOSITIONS and not (prior == "ما" and cue.form == "perfect")


def _verbal(scene: Scene, at: int, cue: Cue) -> bool:
    """True unless the spelling shows a noun after all: رفضًا, إشارة, رأي."""
    spelled = scene.text.original[scene.text.starts[at] : scene.text.ends[at]]
    if "\u064b" in spelled or (cue.suffixed and spelled.endswith("ة")):
        return False
    if cue.bare and cue.form == "perfect" and "exact" in cue.verb.flags:
        return _spelling(scene, at) in _exact(cue.verb.lemma)
    return True


def _spelling(scene: Scene, at: int) -> str:
    original = scene.text.original[scene.text.starts[at] : scene.text.ends[at]]
    return "".join(c for c in original if not "\u064b" <= c <= "\u0652" and c != "ـ")


def _passive(scene: Scene, at: int, cue: Cue) -> bool:
    """True where a damma shows the passive (وُصف), or the verb describes with nobody to do so."""
    original = scene.text.original[scene.text.starts[at] : scene.text.ends[at]]
    start = 1 if cue.prefix and original[:1] in "وف" else 0
    return cue.form == "perfect" and _DAMMA in original[start + 1 : start + 2]


def _impersonal(scene: Scene, at: int, cue: Cue, frame: Frame, prior: Before) -> bool:
    """«يذكر أن»، «يُعتقد أن»: an imperfect right before أن with no subject at all."""
    if cue.suffixed or cue.plural or prior.clause or prior.pronoun:
        return False
    bare = scene.words[at].removeprefix(cue.prefix)
    return bare in listed("speech_cues", "word") and frame.opener == at + 1


def _disagrees(cue: Cue, prior: Before) -> bool:
    """True for a feminine noun before a masculine perfect: «جامعة كذا توقع» signs, not expects."""
    head = prior.phrase.head if prior.phrase else ""
    return cue.form == "perfect" and cue.bare and head.endswith("ه")


def _unspoken(
    scene: Scene, paragraph: Paragraph, at: int, cue: Cue, frame: Frame, prior: Before
) -> bool:
    """True for a verb whose subject is a word that cannot speak: «هذه الخطوة تشير إلى»."""
    if cue.form == "masdar":
        owned = cue.suffixed or scene.words[at].startswith("ب") or cue.verb.nouns
        return not (
            owned or frame.subject or (frame.how == "describe" and "weak" in cue.verb.flags)
        )
    mute = frame.how == "phrase" and not (frame.subject or prior.phrase or prior.pronoun)
    at_once = frame.opener == at + 1 and scene.words[at + 1] == "عن"  # وعبر عن
    if (
        mute
        and cue.finite
        and not at_once
        and ("ل" in cue.prefix or (cue.verb.weak and not cue.verb.nouns))
    ):
        return True  # ليعلن التحدي, وتقلل من الخسائر
    if not cue.finite or cue.prefix or frame.subject or prior.phrase or prior.pronoun:
        homograph = scene.words[at] in PREPOSITIONS and cue.finite
        return homograph and frame.subject is None and frame.opener != at + 1
    if frame.how == "describe":
        return False
    last = scene.words[at - 1] if at > paragraph.first else ""
    if last in RELATIVES:
        return cue.verb.lemma not in ("قال", "زعم", "ادعى", "اعتبر")
    if cue.verb.lemma == "قال" and frame.how in ("that", "say"):
        return False  # only people say
    if scene.words[at + 1] in ("فيه", "فيها") and frame.how in ("that", "say"):
        return False  # بيانا أكد فيه أن
    word = last.isalpha() and last not in OPENERS and last not in listed("speech_cues", "adverb")
    return word and last not in THAT


def _opening(scene: Scene, paragraph: Paragraph, at: int, cue: Cue, prior: Before) -> int | None:
    """The token where the cue's clause opens; None where it stands deep inside another."""
    words, lo = scene.words, paragraph.first
    if at == lo or cue.form == "participle":
        return _with_comma(scene, lo, at)
    if cue.form == "masdar":
        return _with_comma(scene, lo, at) if words[at].startswith("ب") else None
    if cue.prefix in ("و", "ف"):
        return at
    k = at - 1
    if words[k][:1] in "وف" and _suspensions().get(words[k]) == "negation":
        return k  # ولم يستبعد
    k -= _suspensions().get(words[k]) == "negation"  # لكنه لم يستبعد
    if prior.phrase is not None and prior.first >= lo and prior.clause:
        k = prior.first - 1
        if words[prior.first].startswith("و") and prior.first not in scene.inside:
            return prior.first
    moved = k
    while k >= lo and (words[k] in OPENERS or words[k] in listed("speech_cues", "adverb")):
        k -= 1
    if k < lo or words[k] in COMMAS or words[k] in FULL_STOPS or words[k] in MARKS:
        return k + 1
    if k < moved and (words[k + 1] in OPENERS):
        return k + 1
    return None


def _with_comma(scene: Scene, lo: int, at: int) -> int:
    return at - 1 if at > lo and scene.words[at - 1] in COMMAS else at
