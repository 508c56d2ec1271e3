"""Standing: whether a word that can be a cue is one here: said, asserted, and a verb."""

from __future__ import annotations

from functools import cache

from tawatur.annotators._quoting.cues import Cue, readings_of
from tawatur.annotators._quoting.marks import MARKS
from tawatur.annotators._quoting.scene import Paragraph, Scene
from tawatur.annotators._quoting.words import COMMAS, PREPOSITIONS, SORTS, THAT, clitic_noun
from tawatur.arabic.folding import fold_word
from tawatur.lexicons import rows
from tawatur.model.text import NUMBER

_DAMMA = "\u064f"
_GUARDIANS = frozenset({"ولي", "اولياء", "اوليا", "وليا", "وليي"})
_EACH = frozenset({"كل", "لكل", "اي", "لاي", "الف", "مايه"})


@cache
def suspensions() -> dict[str, str]:
    return {fold_word(r["before"]): r["kind"] for r in rows("speech_cues") if "before" in r}


@cache
def _exact(lemma: str) -> frozenset[str]:
    return frozenset({lemma, "و" + lemma, "ف" + lemma})


def stands(scene: Scene, paragraph: Paragraph, at: int, cue: Cue) -> bool:
    """True where the word can be this cue here: said, not negated or supposed, and a verb."""
    prior = scene.words[at - 1] if at > paragraph.first else ""
    if cue.form == "masdar":
        joined = scene.words[at].startswith("ب")
        aim = prior in ("الي", "علي", "في", "عن") and scene.words[at].startswith("ال")
        return cue.suffixed or joined or cue.bare or bool(cue.verb.nouns) or aim
    if cue.form == "participle":
        apart = prior in COMMAS or prior in MARKS or prior in ("", ".")
        if _speech_ahead(scene, at, marked=cue.verb.lemma == "قال"):
            return True  # قائلة: «...»
        alike = any(c.form == "masdar" for c in readings_of(scene.words[at]))  # ملاحظة
        if prior in SORTS["copula"]:
            return False  # لم يكن متوقعا
        if scene.words[at] == "طالبا" and (prior in _EACH or scene.text.kinds[at - 1] == NUMBER):
            return False  # 73 طالبا
        plain = (not cue.feminine and not cue.plural) or (_brings_that(scene, at) and not alike)
        several = cue.plural and not cue.feminine and prior.startswith(("ال", "وال", "لل", "بال"))
        if several and not cue.verb.weak:
            return True  # شرحوا للطلاب مثمنين
        return prior not in PREPOSITIONS if plain else apart or cue.prefix == "و"
    if _noun_in_row(scene, paragraph, at, cue):
        return False
    return _asserted(scene, paragraph, at, cue) and _verbal(scene, at, cue)


def _noun_in_row(scene: Scene, paragraph: Paragraph, at: int, cue: Cue) -> bool:
    """True for «إلى التمرد ورفض القتال»: a masdar spelled like its verb, joined to a noun that a
    preposition governs."""
    if cue.prefix != "و" or cue.form != "perfect" or at - 2 < paragraph.first:
        return False
    if cue.suffixed and not cue.feminine and not cue.plural:  # لحشد المواطنين وحثهم
        near = scene.words[max(at - 3, paragraph.first) : at]
        return any(clitic_noun(word, "ل") or clitic_noun(word, "ب") for word in near)
    if not cue.bare:
        return False
    alike = any(c.form == "masdar" for c in readings_of(scene.words[at][1:]))
    governed = scene.words[at - 2] in PREPOSITIONS or scene.words[at - 1].startswith(("بال", "لل"))
    return alike and governed and at - 1 not in scene.names and at + 1 not in scene.names


def _speech_ahead(scene: Scene, at: int, *, marked: bool) -> bool:
    """True where a colon stands right after the word at ``at``, or, if ``marked``, a mark."""
    following = scene.words[at + 1 : at + 2]
    return following == (":",) or (marked and bool(following) and following[0] in MARKS)


def _brings_that(scene: Scene, at: int) -> bool:
    """True where أن stands right after the word at ``at``, a preposition between or not."""
    first = at + 1
    while first < len(scene.words) and scene.words[first] in SORTS["god"]:
        first += 1  # سائلين الله تعالى أن
    following = scene.words[first : first + 2]
    near = following[:1] + (following[1:] if following[:1] in (("الي",), ("علي",)) else ())
    return any(word in THAT or word in SORTS["it"] for word in near)


def _asserted(scene: Scene, paragraph: Paragraph, at: int, cue: Cue) -> bool:
    """True unless the saying is denied, supposed, or still to come."""
    prior = scene.words[at - 1] if at > paragraph.first else ""
    if "س" in cue.prefix:
        return False
    kind = suspensions().get(prior) or suspensions().get(prior[1:] if prior[:1] in "وف" else "")
    if prior == "ما" and cue.suffixed and cue.verb.takes & {"describe", "obj", "term"}:
        return True  # ما وصفه بكذا
    if kind == "negation":
        return "neg" in cue.verb.flags and prior != "ما"
    if kind == "hypothesis" and prior != "ان":
        return False
    if prior == "ان" and scene.words[at] in SORTS["conditional"]:
        return False  # إن وجدت
    if cue.form == "imperfect" and prior in ("ان", "قد", "وان", "لان", "بان"):
        earlier = scene.words[at - 2] if at - 2 >= paragraph.first else ""
        return prior == "ان" and earlier in ("قبل", "بعد")
    if prior in ("الجدير", "جدير", "يجدر"):
        return False  # ومن الجدير ذكره
    somebody = prior == "من" and scene.words[at - 2] in SORTS["there_are"]  # هناك من يقول
    return (somebody or prior not in PREPOSITIONS) and not (
        prior in ("ما", "مما") and cue.form == "perfect"
    )


def _verbal(scene: Scene, at: int, cue: Cue) -> bool:
    """True unless the spelling shows a noun after all: رفضًا, إشارة, رأي."""
    spelled = scene.text.original[scene.text.starts[at] : scene.text.ends[at]].rstrip("ـ")
    if "\u064b" in spelled or (cue.suffixed and spelled.endswith("ة")):
        return False
    if cue.verb.lemma == "طالب" and cue.bare and _student(scene, at, cue):
        return False
    if cue.verb.act == "claim" and cue.form == "imperfect" and spelled.endswith("ى"):
        return False  # رجل يدعى فلانا
    if cue.verb.lemma == "أمر" and at > 0 and scene.words[at - 1] in _GUARDIANS:
        return False  # ولي أمر
    first_person = cue.bare and cue.verb.lemma.startswith("ا") and spelled.startswith(("أ", "وأ"))
    if first_person and cue.form == "perfect" and cue.prefix in ("", "و"):
        return at + 1 in scene.names  # أعتقد أن
    if cue.bare and cue.form == "perfect" and "exact" in cue.verb.flags:
        return _spelling(scene, at) in _exact(cue.verb.lemma)
    return True


def _student(scene: Scene, at: int, cue: Cue) -> bool:
    """True for the noun: «طالب في كلية كذا», «كل طالب», «1300 طالب»."""
    if cue.prefix != "و" and scene.words[at + 1 : at + 2] == ("في",):
        return True
    counted = at > 0 and (scene.text.kinds[at - 1] == NUMBER or scene.words[at - 1] in _EACH)
    return not cue.prefix and counted


def _spelling(scene: Scene, at: int) -> str:
    original = scene.text.original[scene.text.starts[at] : scene.text.ends[at]]
    return "".join(c for c in original if not "\u064b" <= c <= "\u0652" and c != "ـ")


def passive(scene: Scene, at: int, cue: Cue) -> bool:
    """True where a damma shows the passive (وُصف), or the verb describes with nobody to do so."""
    original = scene.text.original[scene.text.starts[at] : scene.text.ends[at]]
    start = 1 if cue.prefix and original[:1] in "وف" else 0
    return cue.form == "perfect" and _DAMMA in original[start + 1 : start + 2]
