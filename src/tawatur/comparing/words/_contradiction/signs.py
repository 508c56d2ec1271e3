"""Signs: what speaks for or against a contradiction between two matched wordings, as numbers.

Every sign is the same whichever wording comes first.
"""

from __future__ import annotations

import math
from collections import Counter

from tawatur.arabic.contrasts import Side, across, sides
from tawatur.comparing.words._contradiction.matching import Match, Matching
from tawatur.comparing.words._contradiction.wording import Word, Wording

_REACH = 2  # content words between a word with a side and what it is said of, and one
_PRESENT = "يت"  # first letters of a present tense
_PREPOSITIONS = frozenset({"من", "علي", "في", "ضد", "مع", "الي", "عن", "لدي", "بين", "تجاه"})
_TOWARDS = ("ل", "ب", "لل", "بال")
_MARKS = ("؟", ":", "!", '"')


def signs(m: Matching) -> dict[str, float]:
    """The signs of a matching by name."""
    out = _amounts(m)
    out |= _replacements(m, out["over"])
    out |= _negations(m, out)
    out |= _roles(m, out)
    for mark in _MARKS:
        out[f"mark {mark}"] = float((mark in m.a.marks) != (mark in m.b.marks))
    out |= _words(m)
    return {name: value for name, value in out.items() if value}


def _amounts(m: Matching) -> dict[str, float]:
    """How much of the two wordings is common and how much is not."""
    one, two = len(m.matches) + len(m.left), len(m.matches) + len(m.right)
    short, long = min(one, two), max(one, two)
    common = sum((m.a.words[x.one].weight + m.b.words[x.two].weight) / 2 for x in m.matches)
    left = sum(m.a.words[i].weight for i in m.left)
    right = sum(m.b.words[j].weight for j in m.right)
    few, many = sorted((len(m.left), len(m.right)))
    out = {
        "over": common / max(1e-9, common + left + right),
        "within": common / max(1e-9, common + min(left, right)),
        "lengths": short / max(1, long),
        "length": math.log1p(short),
        "left few": float(few),
        "left many": float(many),
        "left one each": float(few == many == 1),
        "left two each": float(few >= 1 and many <= 2),
        "left none in one": float(few == 0),
        "left none": float(many == 0),
    }
    kinds = Counter(x.kind for x in m.matches)
    for kind, number in kinds.items():
        out[f"matched {kind}"] = number / max(1, short)
    order = [x.two for x in m.matches]
    turned = sum(a > b for i, a in enumerate(order) for b in order[i + 1 :])
    out["turned"] = turned / max(1, len(order) * (len(order) - 1) / 2)
    return out


def _replacements(m: Matching, over: float) -> dict[str, float]:
    """Numbers, places, names and unlisted words that stand for others, and opposites."""
    left, right = [m.a.words[i] for i in m.left], [m.b.words[j] for j in m.right]
    here, there = {w.place for w in m.a.words}, {w.place for w in m.b.words}
    out = {
        "replaced": min(4.0, len(m.replaced)),
        "enclosed": min(3.0, m.enclosed),
        "opposites": min(3.0, len(m.opposites)),
        "opposite": float(bool(m.opposites)),
        "opposite replaced": float(any(p in m.replaced for p in m.opposites)),
        "opposite over": bool(m.opposites) * over,
        "opposites all": math.log1p(
            sum(across(a.form, b.form) is not None for a in m.a.words for b in m.b.words)
        ),
        "place same": float(bool((here & there) - {""})),
        "number same": float(any(m.a.words[x.one].kind == "number" for x in m.matches)),
    }
    tests = {
        "number": (any(w.kind == "number" for w in left), any(w.kind == "number" for w in right)),
        "place": (
            any(w.place and w.place not in there for w in left),
            any(w.place and w.place not in here for w in right),
        ),
        "name": (any(w.name for w in left), any(w.name for w in right)),
        "unlisted": (any(_unlisted(w) for w in left), any(_unlisted(w) for w in right)),
    }
    for what, (one, two) in tests.items():
        out[f"{what} other"] = float(one and two)
        out[f"{what} other over"] = (one and two) * over
        out[f"{what} added"] = float(one != two)
    return out


def _negations(m: Matching, so_far: dict[str, float]) -> dict[str, float]:
    out: dict[str, float] = {}
    a, b = _denying(m.a, "negation"), _denying(m.b, "negation")
    c, d = _denying(m.a, "denial"), _denying(m.b, "denial")
    over = so_far["over"]
    uneven = float((a > 0) != (b > 0))
    out["negation"] = uneven
    out["negation more"] = min(2.0, abs(a - b))
    out["negation both"] = float(a > 0 and b > 0)
    out["negation opposite"] = uneven * so_far["opposite"]
    out["negation bare"] = uneven * so_far["left none in one"]
    out["negation over"] = uneven * over
    out["denial"] = float((c > 0) != (d > 0))
    out["denial over"] = out["denial"] * over
    out["denial both"] = float(c > 0 and d > 0)
    one, two = a + c > 0, b + d > 0
    out["denied once"] = float(one != two)
    out["denied once over"] = (one != two) * over
    out["denied twice"] = float(one and two)
    out["denied once bare"] = float(one != two and not m.opposites)
    return out


def _roles(m: Matching, so_far: dict[str, float]) -> dict[str, float]:
    """Matched actors that change places, and matched words whose axis words are opposites."""
    over = so_far["over"]
    actors = [
        x
        for x in m.matches
        if m.a.words[x.one].place
        or m.a.words[x.one].name
        or m.b.words[x.two].place
        or m.b.words[x.two].name
    ]
    turned = changed = swapped = 0
    for k, x in enumerate(actors):
        for y in actors[k + 1 :]:
            turned += x.two > y.two
            swapped += x.two > y.two and _around(m, x, y)
            first = _role(m.a, x.one) != _role(m.b, x.two)
            second = _role(m.a, y.one) != _role(m.b, y.two)
            changed += first and second
    bound = same = 0
    held, holding = _holders(m.a), _holders(m.b)
    for x in m.matches:
        if x.one in held and x.two in holding:
            one, two = held[x.one], holding[x.two]
            bound += any(s.other() in two and s not in two for s in one)
            same += bool(one & two)
    return {
        "actors turned": float(turned > 0),
        "actors turned over": (turned > 0) * over,
        "actors turned alone": (turned > 0) * so_far["left none in one"],
        "actors swapped": float(swapped > 0),
        "actors swapped over": (swapped > 0) * over,
        "roles changed": float(changed > 0),
        "roles changed over": (changed > 0) * over,
        "roles changed turned": float(changed > 0 and turned > 0),
        "bound opposites": float(bound > 0),
        "bound opposites many": min(3.0, bound),
        "bound opposites only": float(bound > 0 and same == 0),
        "bound same": float(same > 0),
    }


def _around(m: Matching, x: Match, y: Match) -> bool:
    """True where the same word stands between two turned actors, or before them, in both."""
    return any(
        z.kind == "word"
        and ((x.one < z.one < y.one and y.two < z.two < x.two) or (z.one < x.one and z.two < y.two))
        for z in m.matches
        if z not in (x, y)
    )


def _words(m: Matching) -> dict[str, float]:
    """The leftover words themselves (names, places and numbers apart), their skeletons and axes,
    function words that one wording has and the other has not, and axes crossed or shared."""
    out: dict[str, float] = {}
    for wording, rest in ((m.a, m.left), (m.b, m.right)):
        for i in rest:
            word = wording.words[i]
            for side in sides(word.form):
                out[f"side {side.axis} {side.pole}"] = 1.0
            if learnable(word):
                out[f"stem {word.stem}"] = 1.0
                out[f"skeleton {word.skeleton}"] = 1.0
    one, two = _particles(m.a), _particles(m.b)
    for form in (one - two) + (two - one):
        out[f"particle {form}"] = 1.0
    for i, j in m.opposites:
        out[f"across {across(m.a.words[i].form, m.b.words[j].form)}"] = 1.0
    return out


def learnable(word: Word) -> bool:
    """True for words whose own weight may be learnt: names, places and numbers say nothing of
    the next story."""
    return word.kind == "content" and not word.place and not word.name


def _particles(wording: Wording) -> Counter[str]:
    return Counter(w.form for w in wording.words if w.kind not in ("content", "number"))


def _unlisted(word: Word) -> bool:
    return word.unknown and word.kind == "content" and not word.place


def _denying(wording: Wording, kind: str) -> int:
    return sum(w.kind == kind for w in wording.words)


def _role(wording: Wording, i: int) -> bool:
    """True where a word is governed by a preposition, written on to it or before it."""
    word = wording.words[i]
    if i and wording.words[i - 1].form in _PREPOSITIONS:
        return True
    return any(
        word.form.startswith(p) and not word.stem.startswith(p) and len(word.form) > len(word.stem)
        for p in _TOWARDS
    )


def _holders(wording: Wording) -> dict[int, frozenset[Side]]:
    """Which sides are said of which word: a present tense is said of the nearest word without a
    side before it, everything else of the nearest after it, within _REACH content words."""
    found: dict[int, frozenset[Side]] = {}
    content = [i for i, w in enumerate(wording.words) if w.kind == "content"]
    for k, i in enumerate(content):
        stands = sides(wording.words[i].form)
        if not stands:
            continue
        before = content[max(0, k - _REACH) : k][::-1]
        after = content[k + 1 : k + 1 + _REACH]
        first, second = (before, after) if wording.words[i].form[0] in _PRESENT else (after, before)
        for j in (*first, *second):
            if not sides(wording.words[j].form):
                found[j] = found.get(j, frozenset()) | stands
                break
    return found
