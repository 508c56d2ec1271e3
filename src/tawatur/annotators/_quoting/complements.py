"""Complements: what stands after a cue: its subject, addressee and outlet, and its content.

One walk from the cue to the right passes over the subject, adverbs and the occasion (في مؤتمر
صحافي) until it meets what the verb takes: a clause after أن, a colon or mark, a preposition of its
own, or a noun. Nothing is guessed where the walk meets another verb or the sentence's end first.
"""

from __future__ import annotations

from tawatur.annotators._quoting.arguments import at_noun
from tawatur.annotators._quoting.cues import Cue, readings_of
from tawatur.annotators._quoting.governing import that_governed
from tawatur.annotators._quoting.joints import at_preposition
from tawatur.annotators._quoting.marked_terms import at_mark
from tawatur.annotators._quoting.marks import MARKS
from tawatur.annotators._quoting.objects import noun_frame
from tawatur.annotators._quoting.passages import (
    about_subject,
    credit,
    prayer,
    relayed,
    reporters,
    told_before,
    unnamed,
    when,
    within,
)
from tawatur.annotators._quoting.scene import Paragraph, Scene
from tawatur.annotators._quoting.speakers import nominal
from tawatur.annotators._quoting.walk import Frame, Walk, framed, near
from tawatur.annotators._quoting.words import (
    COMMAS,
    CONJOINED,
    FULL_STOPS,
    PREPOSITIONS,
    SORTS,
    THAT,
    head_kind,
    known,
    listed,
)
from tawatur.model.text import PUNCT

BRACKETED = 8  # tokens in brackets from which they are speech
FUTURE = 4  # letters of the shortest verb with the س of the future
TITLE = 16  # tokens of a title, from its preposition to أن
TOPIC = 24  # tokens of a topic before its verb
REACH = 60  # tokens from a cue to its content; the longest titles and occasions together


def read(
    scene: Scene,
    paragraph: Paragraph,
    at: int,
    cue: Cue,
    *,
    preceded: bool,
    credits: dict[int, int],
) -> Frame | None:
    """The frame of the cue at a token; ``preceded`` where its subject stands before it;
    ``credits`` are the credits of the paragraph, first token to last."""
    hi = min(paragraph.sentence_end(at), at + REACH)
    walk = Walk(scene, paragraph, cue, at, hi, preceded)
    saying = not cue.verb.weak or "chain" in cue.verb.flags
    if cue.finite and saying and "say" in cue.verb.takes and opens_speech(scene, at + 1):
        spoken = framed(walk, "say", at + 1, at)
        return spoken if isinstance(spoken, Frame) else None
    j = at + 1
    while j < hi:
        if j in credits:
            j = max(credits[j], j + 1)
            continue
        step = _step(walk, j)
        if isinstance(step, Frame):
            return _past_the_title(walk, step)
        if step == 0:
            break
        j += step
    return walk.kept or noun_frame(walk) or _after_comma(walk) or _on_topic(walk)


def _past_the_title(walk: Walk, frame: Frame) -> Frame:
    """The clause after «أن» where what looked like the verb's noun is the speaker's title:
    «كشف مسؤول الرقابة على الأسواق فلان أن»."""
    scene, words = walk.scene, walk.scene.words
    if frame.how != "phrase" or "that" not in walk.cue.verb.takes:
        return frame
    for j in range(frame.first + 1, min(walk.hi - 1, frame.first + TITLE)):
        if words[j] in FULL_STOPS or words[j] in MARKS or readings_of(words[j]):
            return frame
        if words[j] in THAT and not _long(walk, j):
            name = scene.inside.get(j - 1 - (words[j - 1] in COMMAS))
            bears = name is not None and name.mention.type == "PER"
            late = frame._replace(how="that", first=j + 1, begin=scene.text.starts[j + 1], opener=j)
            return late if bears else frame
    return frame


def opens_speech(scene: Scene, j: int) -> bool:
    """True where words right after a verb of saying are speech: «قال سيستمر», «قال لن نقبل»."""
    if j >= len(scene.words) or j in scene.names:
        return False
    word = scene.words[j]
    future = word[0] == "س" and word[1:2] in ("ي", "ت", "ن") and len(word) > FUTURE
    return word in SORTS["speech_opening"] or (future and known(word[1:]) and not head_kind(word))


def _step(walk: Walk, j: int) -> Frame | int:
    """The frame met at token ``j``, or how many tokens to go on; 0 ends the walk."""
    words = walk.scene.words
    word = words[j]
    if walk.scene.text.kinds[j] == PUNCT:
        return _at_punctuation(walk, j)
    if word in THAT and not _long(walk, j):
        return _at_that(walk, j)
    if about_subject(walk, j):
        walk.occasion = True
        return 2
    size = _passed(walk, j)
    if size:
        return size
    named = _named_like_preposition(walk, j)
    met = None if named else at_preposition(walk, j)
    if met is not None:
        return met
    if _another_cue(walk, j):
        return 0
    if not named and _preposition(walk, j):
        walk.occasion = True
        return 2 if j + 1 < walk.hi and words[j + 1] not in THAT else 1
    return 1 if word in listed("speech_cues", "adverb") else at_noun(walk, j)


def _named_like_preposition(walk: Walk, j: int) -> bool:
    """True for the first word of «علي فلان»."""
    name = walk.scene.names.get(j)
    return name is not None and name.mention.type == "PER" and name.last > j + 1


def _passed(walk: Walk, j: int) -> int:
    """How many tokens stand at ``j`` between the cue and its content; 0 for none."""
    words = walk.scene.words
    following = words[min(j + 1, walk.hi - 1)]
    if words[j] in SORTS["manner"] and (following in PREPOSITIONS or following.startswith("لل")):
        walk.occasion = True  # قال معقبا على كذا, متحدثا للإذاعة
        return 2 if following in PREPOSITIONS else 1
    if "pray" in walk.cue.verb.flags and words[j] in SORTS["god"]:
        return 1  # سائلا المولى عز وجل أن
    if words[j] in SORTS["by_way"] and j + 1 < walk.hi and walk.noun is None:
        return 2  # بشكل رسمي
    return (
        when(walk, j)
        or unnamed(walk, j)
        or within(walk, j)
        or relayed(walk, j)
        or told_before(walk, j)
        or credit(walk, j)
        or reporters(walk, j)
        or prayer(walk, j)
    )


def _at_punctuation(walk: Walk, j: int) -> Frame | int:
    words = walk.scene.words
    word = words[j]
    if word == ":" and words[j + 1 : j + 2] == ("/",):
        return 1  # an address
    if word == ":":
        verb = j == walk.at + 1 or bool(walk.cue.prefix and walk.subject)  # بين: , وبين فلان:
        says = "say" in walk.cue.verb.takes or ("colon" in walk.cue.verb.takes and verb)
        return framed(walk, "say", j + 1, j) if says and near(walk) else 0
    if word in MARKS:
        return at_mark(walk, j)
    if word in SORTS["dots"] and walk.paragraph.region == "title" and j + 1 < walk.hi:
        says = "say" in walk.cue.verb.takes and near(walk) and not walk.cue.verb.weak
        return framed(walk, "say", j + 1, j) if says else 0  # فلان يؤكد.. الطريق مفتوح
    if word in COMMAS:
        walk.commas += 1
        hung = walk.cue.form == "participle" and walk.noun is not None
        owned = walk.cue.form != "masdar" or walk.subject is not None
        return 1 if walk.commas <= 4 and owned and not hung else 0
    if word == "(":
        return _at_bracket(walk, j)
    if word in FULL_STOPS:
        text = walk.scene.text
        inside = (
            j + 1 < walk.hi
            and text.ends[j - 1] == text.starts[j]
            and (text.ends[j] == text.starts[j + 1] and text.kinds[j + 1] != PUNCT)
        )
        initial = word == "." and (inside or (len(words[j - 1]) == 1 and words[j - 1].isalpha()))
        return 1 if initial else 0
    met = at_preposition(walk, j)
    return 1 if met is None else met


def _speech_in_brackets(walk: Walk, j: int) -> bool:
    """True where brackets stand for marks: «وتساءل البيان (فعن أي ظلم يتحدثون ...)»."""
    if "say" not in walk.cue.verb.takes or walk.noun is not None or j + 1 >= walk.hi:
        return False
    right = j == walk.at + 1 or (walk.subject is not None and walk.subject.last == j)
    inner = range(j + 1, min(j + BRACKETED, walk.hi))
    long = all(walk.scene.words[k] != ")" for k in inner) and len(inner) == BRACKETED - 1
    return right and long and walk.scene.words[j + 1] not in THAT


def _at_bracket(walk: Walk, j: int) -> Frame | int:
    """Speech in brackets, a name in them right after the verb, or an aside to pass over."""
    if _speech_in_brackets(walk, j):
        return framed(walk, "say", j + 1, j)
    if j == walk.at + 1 and walk.cue.finite and nominal(walk.scene, j, walk.hi):
        return at_noun(walk, j)  # وأوضحت (كذا) أن
    words = walk.scene.words
    return next((k for k in range(j, min(j + 8, walk.hi)) if words[k] == ")"), j) - j + 1


def _at_that(walk: Walk, j: int) -> Frame | int:
    words = walk.scene.words
    before = words[j - 1]
    takes = walk.cue.verb.takes
    joint = before in ("الي", "علي", "من", "عن", "في")
    own = joint and (before in takes or before + "_ان" in takes)
    wish = words[j] == "ان" and words[min(j + 1, walk.hi - 1)] in SORTS["conditional"]  # إن وجدت
    until = before == "الي" and not own and walk.cue.verb.weak
    other = (
        until
        or _provided(walk, j)
        or (words[j] == "انا" and _myself(walk, j))
        or that_governed(walk, j)
    )
    if other or wish or (before in CONJOINED and not own and before != "الي"):
        return 1 if wish or (walk.noun is None and not other) else 0
    if "describe" in walk.cue.verb.takes and not words[j].startswith("با"):
        at_once = j == walk.at + 1 and not walk.cue.suffixed  # ويصف أن
        if walk.noun is not None and words[j] not in ("ان", "اذا") and walk.noun > walk.at:
            return framed(walk, "describe", walk.noun, j)  # وصفوا أنفسهم أنهم مظلومون
        return framed(walk, "that", j + 1, j) if at_once else 0
    if "describe" in walk.cue.verb.takes:
        if walk.noun is not None and not walk.cue.suffixed:
            return framed(walk, "describe", walk.noun, j)
        return framed(walk, "describe", j + 1, j)
    if _governed(walk, j):
        return framed(walk, "phrase", walk.noun or j, j)  # اقترح السماح بأن
    inner = joint and not own and walk.noun is not None and "noun" in takes
    if inner or "that" not in takes or not near(walk):  # أعلن القبض على شخص يشتبه في أنه كذا
        return 0
    silent = walk.cue.verb.act == "reject" and words[j + 1] in SORTS["comment"]
    if silent:  # رفض أن يعلق says nothing
        walk.noun = walk.object = None
    return 0 if silent else framed(walk, "that", j + 1, j)


def _provided(walk: Walk, j: int) -> bool:
    """True for «، على أن يتم»: a condition after what was said, not what the verb takes."""
    words = walk.scene.words
    apart = words[j - 1] == "علي" and words[j - 2] in COMMAS and j - 2 > walk.at + 1
    return apart and walk.noun is not None and words[min(j + 1, walk.hi - 1)][:1] in "يت"


def _governed(walk: Walk, j: int) -> bool:
    """True where بأن belongs to the noun that is the verb's content: «رفض السماح بأن»."""
    takes, noun = walk.cue.verb.takes, walk.noun
    if noun is None or "noun" not in takes or "ب" in takes or walk.scene.words[j][0] != "ب":
        return False
    return walk.scene.words[noun].removeprefix("ال") in SORTS["content_noun"]


def _myself(walk: Walk, j: int) -> bool:
    """True for أنا, which is no form of إن."""
    return walk.scene.text.original[walk.scene.text.starts[j]] == "أ"


def _long(walk: Walk, j: int) -> bool:
    """True for آن and آنا, names that fold like أن and إنا."""
    return walk.scene.text.original[walk.scene.text.starts[j]] == "آ"


def _preposition(walk: Walk, j: int) -> bool:
    word = walk.scene.words[j]
    if word not in PREPOSITIONS or word in listed("speech_cues", "adverb"):
        return False
    return walk.scene.text.original[walk.scene.text.starts[j]] != "إ" or word != "امام"


def _another_cue(walk: Walk, j: int) -> bool:
    """True where another verb of saying begins, so that what follows is its content."""
    word = walk.scene.words[j]
    if word in listed("speech_cues", "adverb"):
        saying = word in ("قايلا", "قايله", "بالقول")
        return saying and (
            walk.cue.form == "masdar" or (walk.noun is not None and not walk.subject)
        )
    if any(cue.form == "masdar" and cue.suffixed for cue in readings_of(word)):
        return False
    noun = walk.scene.text.original[walk.scene.text.ends[j] - 1] == "ة"  # تابعة، إدانة
    for cue in readings_of(word):
        if cue.finite and cue.suffixed and noun:
            continue
        if cue.form == "participle" and not cue.verb.nouns and not cue.feminine and not cue.plural:
            return True
        if cue.form == "participle" and not cue.verb.nouns and _hung(walk, j):
            return True
        published = walk.occasion and cue.verb.weak  # في رسالة نشرتها صحيفة كذا
        loose = cue.bare and cue.verb.weak
        if cue.finite and not loose and not published and j not in walk.scene.inside:
            return not head_kind(word)
    return False


def _hung(walk: Walk, j: int) -> bool:
    """True for a feminine or plural participle after a comma that brings أن: «، مشيرين إلى أن»."""
    words = walk.scene.words
    apart = words[j - 1] in COMMAS or words[j].startswith("وم")
    return apart and any(word in THAT for word in words[j + 1 : j + 3])


def _after_comma(walk: Walk) -> Frame | None:
    """«وقال فلان، تلقت الغرفة بلاغا»: speech after a comma, with neither أن nor marks."""
    words, subject = walk.scene.words, walk.subject
    plain = walk.cue.verb.lemma == "قال" and walk.cue.prefix == "و" and walk.cue.finite
    if not plain or subject is None or not subject.person or subject.last + 1 >= walk.hi:
        return None
    first = subject.last + 1
    if words[subject.last] not in COMMAS or words[first] in PREPOSITIONS or head_kind(words[first]):
        return None
    if readings_of(words[first]) or words[first] in MARKS or first in walk.scene.names:
        return None
    made = framed(walk, "say", first, subject.last)
    return made if isinstance(made, Frame) else None


def _on_topic(walk: Walk) -> Frame | None:
    """«وعن الأسعار قال الوضع مستقر»: speech right after the verb, its topic before it."""
    words, paragraph, first = walk.scene.words, walk.paragraph, walk.at + 1
    bare = walk.cue.verb.lemma == "قال" and walk.cue.finite and not walk.cue.prefix
    lo = paragraph.sentences[paragraph.sentence_of(walk.at)].first
    if not bare or walk.subject is not None or walk.at - lo > TOPIC or first >= walk.hi:
        return None
    about = words[lo] in SORTS["topic"] or (words[lo] == "وفيما" and "يتعلق" in words[lo : lo + 2])
    if not about or first in walk.scene.names or head_kind(words[first]) or words[first] in MARKS:
        return None
    made = framed(walk, "say", first, walk.at)
    return made if isinstance(made, Frame) else None
