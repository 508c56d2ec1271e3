"""Candidates: which cue words of a paragraph report something, and where each clause opens."""

from __future__ import annotations

from typing import NamedTuple

from tawatur.annotators._quoting import complements
from tawatur.annotators._quoting.credits import Credit
from tawatur.annotators._quoting.cues import Cue, readings_of
from tawatur.annotators._quoting.marks import MARKS
from tawatur.annotators._quoting.scene import Paragraph, Scene
from tawatur.annotators._quoting.speakers import opening_of_anonymity
from tawatur.annotators._quoting.standing import passive, stands, suspensions
from tawatur.annotators._quoting.subjects import Before, before
from tawatur.annotators._quoting.walk import Frame
from tawatur.annotators._quoting.words import (
    COMMAS,
    FULL_STOPS,
    OPENERS,
    PREPOSITIONS,
    RELATIVES,
    SORTS,
    THAT,
    clitic_noun,
    listed,
)

FRONTED = 8  # tokens of the longest phrase before a verb without a subject
_TO_WHOM = frozenset({"له", "لها", "لهم", "لنا", "لي"})
_COMMENTING = frozenset({"تعليقا", "ردا", "تعقيبا", "جوابا"})
_EMBEDDED = frozenset({"انه", "انها", "انهم"})
_BLAME = frozenset({"obj", "الي"})  # with a pronoun for its object such a verb has no content left
CONTRAST = 12  # tokens from a comma and «بينما» to the verb of saying in its clause
SET_OUT = 6  # tokens before a masdar in which its verb stands: حرص فلان على توجيه الشكر
PROCLAIMED = 16  # tokens before a verb with the ل of stress in which إذ stands
_PERSONAL = frozenset({"add", "answer", "ask"})  # acts of people alone, see ``_shows``
SPOKEN = 6  # tokens in marks from which they are speech, not a name or a term


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
        if at in credited or _part_of_name(scene, at, cues[0]):
            continue
        if opening_of_anonymity(scene, at) or _of_anonymity(scene, at):
            continue  # الذي طلب عدم الكشف عن هويته, رفض ذكر اسمه
        candidate = _best(scene, paragraph, at, spans)
        if candidate is None:
            continue
        if candidate.frame is not None:
            if any(frame_at < at for frame_at in _claimants(claimed, candidate.frame)):
                continue
            claimed[candidate.frame.opener] = at
        out.append(candidate)
    return out


def _of_anonymity(scene: Scene, at: int) -> bool:
    """True within the words that say a speaker would not be named."""
    return any(opening_of_anonymity(scene, at - k) >= k for k in (1, 2) if at >= k)


def _part_of_name(scene: Scene, at: int, cue: Cue) -> bool:
    """True for a word of a mention that only looks like a cue (إيدن)."""
    name = scene.inside.get(at)
    if name is None or not cue.finite:
        return name is not None
    usual = cue.bare or (cue.feminine and not cue.plural)
    return name.mention.type == "PER" and name.last > name.first + 1 and not usual


def _claimants(claimed: dict[int, int], frame: Frame) -> list[int]:
    return [claimed[frame.opener]] if frame.opener in claimed else []


def _best(scene: Scene, paragraph: Paragraph, at: int, credits: dict[int, int]) -> Candidate | None:
    around = paragraph.around(at)
    nested = around is not None and around.close - around.open > SPOKEN
    if around is not None and not nested and around.close - around.open > 3:
        nested = True
    incomplete: Candidate | None = None
    for cue in paragraph.cues[at]:
        if not stands(scene, paragraph, at, cue):
            continue
        prior = before(scene, paragraph, at) if cue.finite else Before(None)
        formal = "ل" in cue.prefix and _proclaims(scene, paragraph, at)
        preceded = prior.clause or prior.pronoun or formal
        frame = complements.read(scene, paragraph, at, cue, preceded=preceded, credits=credits)
        unsaid = passive(scene, at, cue)
        if frame is not None and _unspoken(scene, paragraph, at, cue, frame, prior):
            continue
        if frame is not None and _impersonal(scene, at, cue, frame, prior):
            continue
        if frame is not None and _mute(scene, at, frame, prior):
            continue
        if frame is not None and frame.how == "phrase" and _disagrees(cue, prior, frame):
            continue
        relayed = frame is not None and frame.subject and "relay" in cue.verb.flags
        if frame is not None and unsaid and not relayed and frame.how not in ("describe", "say"):
            continue
        opens = _opening(scene, paragraph, at, cue, prior)
        candidate = Candidate(at, cue, frame, prior, opens, nested, unsaid)
        if frame is not None:
            return candidate
        incomplete = incomplete or (candidate if cue.finite else None)
    return incomplete


def _impersonal(scene: Scene, at: int, cue: Cue, frame: Frame, prior: Before) -> bool:
    """«يذكر أن»، «يُعتقد أن»: an imperfect right before أن with no subject at all."""
    if cue.suffixed or cue.plural or prior.clause or prior.pronoun:
        return False
    bare = scene.words[at].removeprefix(cue.prefix)
    k = at + 1 + (scene.words[at + 1] in _TO_WHOM)  # تبين له أن
    alone = frame.opener == k or (frame.how == "phrase" and frame.subject is None)
    alone = alone or scene.words[k] in THAT  # التي يتوقع أن
    return bare in listed("speech_cues", "word") and alone


def _mute(scene: Scene, at: int, frame: Frame, prior: Before) -> bool:
    """True where what speaks is no speaker: «سؤال يقول»، «أرقام تقول»، «المثل يقول»."""
    cue, shows = readings_of(scene.words[at])[0], scene.words[at + 1 : at + 2]
    personal = cue.verb.act in _PERSONAL or cue.verb.lemma == "قال"
    if cue.finite and prior.phrase is None and not personal and _shows(*shows):
        return at + 1 not in scene.inside
    if frame.subject is not None or (prior.phrase is not None and prior.phrase.person):
        return False
    if not readings_of(scene.words[at])[0].finite:
        return False  # معتبرا
    near = range(max(at - 2, 0), at)
    ends = [scene.words[k] for k in near if k not in scene.inside]  # البيت الأبيض يقول
    return any(w.removeprefix("ال") in SORTS["mute"] or w[1:] in SORTS["mute"] for w in ends)


def _shows(word: str = "") -> bool:
    """True for a thing that shows and does not speak: «كشفت صور», «تكشف الأحداث», «يشير تعيينه»."""
    bare = word.removeprefix("ال")
    return any(bare.removesuffix(end) in SORTS["showing"] for end in ("", "ه", "ها", "هم"))


def _disagrees(cue: Cue, prior: Before, frame: Frame) -> bool:
    """True for a feminine noun before a masculine perfect: «جامعة كذا توقع» signs, not expects;
    of that verb also for one after it: «توقع إدارة كذا العقد»."""
    head = prior.phrase.head if prior.phrase else ""
    if not head and frame.subject is not None and cue.verb.act == "expect":
        head = frame.subject.head
    feminine = head.endswith(("ه", "ات")) or head in SORTS["broken_plural"]
    return cue.form == "perfect" and cue.bare and feminine


def _unspoken(
    scene: Scene, paragraph: Paragraph, at: int, cue: Cue, frame: Frame, prior: Before
) -> bool:
    """True for a verb whose subject is a word that cannot speak: «هذه الخطوة تشير إلى»."""
    if cue.form == "masdar":
        ahead = scene.words[max(at - SET_OUT, paragraph.first) : at]
        sets_out = any(w.lstrip("و") in SORTS["sets_out"] for w in ahead)
        sets_out = sets_out and (bool(cue.verb.nouns) or frame.how in ("that", "say"))
        owned = cue.suffixed or scene.words[at].startswith("ب") or sets_out
        return not (
            owned or frame.subject or (frame.how == "describe" and "weak" in cue.verb.flags)
        )
    orphan = "subject" in cue.verb.flags and not (frame.subject or prior.phrase)
    orphan = orphan or (cue.suffixed and cue.verb.takes == _BLAME)  # هجوم نسبته السلطات إلى كذا
    mute = frame.how == "phrase" and not (frame.subject or prior.phrase or prior.pronoun)
    at_once = frame.opener == at + 1 and scene.words[at + 1] == "عن"  # وعبر عن
    formal = "ل" in cue.prefix and _proclaims(scene, paragraph, at)
    loose = ("ل" in cue.prefix and not formal) or (cue.verb.weak and not cue.verb.nouns)
    loose = loose and not (cue.plural and cue.prefix == "و")  # وعبروا خلال زيارتهم عن كذا
    loose = loose or cue.verb.act == "claim"  # وتدعى كذا
    told = at == paragraph.first and cue.verb.lemma == "ذكر" and not cue.prefix  # ذُكر أن
    if (
        orphan
        or (told and frame.opener == at + 1)
        or (mute and cue.finite and not at_once and loose)
    ):
        return True  # ليعلن التحدي, وتقلل من الخسائر
    if not cue.finite or cue.prefix or frame.subject or prior.phrase or prior.pronoun:
        homograph = scene.words[at] in PREPOSITIONS and cue.finite
        return homograph and frame.subject is None and frame.opener != at + 1
    if frame.how == "describe" or scene.words[at + 1] in SORTS["therein"]:
        return False  # بيانا أكد فيه أن, اتصالا أكدا خلاله أهمية كذا
    last = scene.words[at - 1] if at > paragraph.first else ""
    if last in RELATIVES:
        return cue.verb.lemma not in ("قال", "زعم", "ادعى", "اعتبر")
    if cue.verb.lemma == "قال" and frame.how in ("that", "say"):
        return False  # only people say
    clause = not cue.verb.weak and frame.how in ("that", "say")
    if clause and _fronted(scene, paragraph, at):
        last = ""  # وفي التفاصيل أكد أن
    word = last.isalpha() and last not in OPENERS and last not in listed("speech_cues", "adverb")
    return word and last not in THAT


def _proclaims(scene: Scene, paragraph: Paragraph, at: int) -> bool:
    """True in «والوزارة إذ تعلن ذلك لتؤكد»: the ل that stresses, after إذ."""
    lo = paragraph.sentences[paragraph.sentence_of(at)].first
    return any(word in ("اذ", "واذ") for word in scene.words[max(lo, at - PROCLAIMED) : at])


def _fronted(scene: Scene, paragraph: Paragraph, at: int) -> bool:
    """True where only a phrase with a preposition stands between the clause's start and the cue."""
    k, words = at - 1, scene.words
    while k > paragraph.first and at - k <= FRONTED:
        if words[k - 1] in COMMAS or words[k - 1] in FULL_STOPS:
            break
        k -= 1
    word = words[k]
    bare = word[1:] if word[:1] in "وف" and len(word) > 2 else word
    opens = bare in PREPOSITIONS or word in PREPOSITIONS or clitic_noun(bare, "ب")
    opens = opens or bare in _COMMENTING  # وتعليقا على كذا أوضح أن
    verbal = any(
        c.finite and not c.bare and not c.verb.weak
        for i in range(k, at)
        for c in readings_of(words[i])
    )
    return opens and at - k <= FRONTED and not verbal


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
    if k > lo and words[k] in _EMBEDDED and words[k - 1] == "كما":
        return None  # كما أنه أثبت
    if words[k][:1] in "وف" and suspensions().get(words[k]) == "negation":
        return k  # ولم يستبعد
    k -= suspensions().get(words[k]) == "negation"  # لكنه لم يستبعد
    if prior.phrase is not None and prior.first >= lo and prior.clause:
        k = prior.first - 1
        if words[prior.first].startswith("و") and prior.first not in scene.inside:
            return prior.first
    moved = k
    while k >= lo and (words[k] in OPENERS or words[k] in listed("speech_cues", "adverb")):
        k -= 1
    after = k >= lo and words[k] in COMMAS
    about = k < moved and words[moved] in RELATIVES and not after  # التي تحدثت عن
    opened = k < lo or after or words[k] in FULL_STOPS or words[k] in MARKS
    if not about and (opened or (k < moved and words[k + 1] in OPENERS)):
        return k + (words[k : k + 2] != ("في", "حين"))
    return None if cue.verb.weak else _contrasted(words, lo, at)


def _contrasted(words: tuple[str, ...], lo: int, at: int) -> int | None:
    """Where a clause that is set against the one before opens, somebody else's verb of saying in
    it: «، في الوقت الذي أشارت فيه كذا», «، بينما صحيفة كذا ترى»."""
    for k in range(at - 1, max(lo, at - CONTRAST), -1):
        if words[k] in COMMAS:
            first = words[k + 1]
            held = first == "في" and words[k + 2] in ("الوقت", "حين")
            return k + 1 if held or first in SORTS["contrast"] else None
    return None


def _with_comma(scene: Scene, lo: int, at: int) -> int:
    return at - 1 if at > lo and scene.words[at - 1] in COMMAS else at
