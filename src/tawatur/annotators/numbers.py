"""Numbers: every quantity of a report, in digits, in words, or as a dual noun."""

from __future__ import annotations

import msgspec

from tawatur.arabic import approximations
from tawatur.arabic.duals import duals
from tawatur.arabic.durations import weekday_forms
from tawatur.arabic.numerals import Numeral, is_ordinal_word, lookup, numeral, ordinal
from tawatur.arabic.phrases import start_of
from tawatur.model.annotation import Quantity, Reading
from tawatur.model.text import NUMBER, Sentence, Text

_BETWEEN = frozenset({"بين", "وبين"})
_TO = frozenset({"الي", "حتي", "-", "–", "—", "او"})
_CHANGE_REACH = 8  # tokens before «من» where a verb of change stands
_DECIMAL_LETTER = "ر"
_TELEPHONE = 7  # digits: a number this long that begins with 0 is dialled, not counted
_ITEM_MARKS = frozenset("-–)")
_INSIDE = frozenset(".:/#@")  # a number after one of these, unspaced, is part of a name or code


def annotate(reading: Reading) -> Reading:
    """The reading with its quantities, in order; none overlaps another.

    A quantity's span is the number with its scale words and per cent words (of a range both
    numbers and بين), never the noun counted; of a dual noun it is the noun.
    """
    found: list[Quantity] = []
    for sentence in reading.sentences:
        found.extend(_in_sentence(reading.text, sentence))
    return msgspec.structs.replace(reading, quantities=tuple(found))


def _in_sentence(text: Text, sentence: Sentence) -> list[Quantity]:
    numbers, twos = lookup(), duals()
    out: list[Quantity] = []
    i = sentence.first
    while i < sentence.last:
        word = text.words[i]
        if text.kinds[i] == NUMBER or word in numbers:
            i = _number(text, i, sentence, out)
        elif word in twos:
            out.append(_quantity(text, Numeral(i, i + 1, twos[word], 2), sentence))
            i += 1
        elif is_ordinal_word(word):
            place = ordinal(text, i, sentence.last)
            i += place.length if place else 1
        else:
            i += 1
    return out


def _number(text: Text, i: int, sentence: Sentence, out: list[Quantity]) -> int:
    """Append the quantity that begins at ``i``, if any; the token to go on from."""
    if text.kinds[i] == NUMBER:
        hyphenated = _hyphenated(text, i, sentence)
        if hyphenated is not None:
            out.append(hyphenated)
            return i + 1
    found = numeral(text, i, sentence.last)
    if found is None or text.words[i] in weekday_forms():
        return i + 1
    if _is_code(text, found, sentence):
        return found.last
    upper = _upper_end(text, found, sentence)
    if upper is None:
        out.append(_quantity(text, found, sentence))
        return found.last
    low = found.value * upper.unit if _shares_scale(found, upper) else found.value
    whole = found._replace(last=upper.last, value=low, high=upper.high or upper.value)
    out.append(_quantity(text, whole, sentence))
    return whole.last


def _quantity(text: Text, found: Numeral, sentence: Sentence) -> Quantity:
    first, start = found.first, start_of(text, found.first, found.cut)
    between = text.words[first - 1] if first > sentence.first else ""
    if found.form != "indefinite" and found.high is not None and between in _BETWEEN:
        first -= 1
        start = text.starts[first]
        if first > sentence.first and text.words[first - 1] == "ما":
            first -= 1
            start = text.starts[first]
    sense: str | None = "about" if found.form == "indefinite" else None
    bound = None
    if found.cut == 0 or text.words[found.first][: found.cut] == "ب":
        ahead = approximations.before(text.words, first, sentence.first)
        bound = ahead.sense if ahead else None
    behind = _behind(text, found.last, sentence)
    sense = approximations.stronger(bound, behind) or sense
    return Quantity(start, text.ends[found.last - 1], found.value, sense, found.high)


def _behind(text: Text, last: int, sentence: Sentence) -> str | None:
    """The approximation after the number or after the one or two words it counts."""
    for skipped in range(4):
        at = last + skipped
        found = approximations.after(text.words, at, sentence.last)
        if found is not None:
            return found.sense
        if at >= sentence.last or text.kinds[at] != "w" or text.words[at].startswith("و"):
            return None
    return None


def _upper_end(text: Text, low: Numeral, sentence: Sentence) -> Numeral | None:
    at = low.last
    if at + 1 >= sentence.last or low.form == "indefinite":
        return None
    between = low.first > sentence.first and text.words[low.first - 1] in _BETWEEN
    joint = text.words[at]
    if joint in _TO and not _is_change(text, low.first, sentence):
        high = numeral(text, at + 1, sentence.last)
        cut = 0
    elif between and joint.startswith("و"):
        high = numeral(text, at + 1 if joint == "و" else at, sentence.last)
        cut = 0 if joint == "و" else 1
    else:
        return None
    if high is None or (low.percent and not high.percent):
        return None
    if high.cut != cut or high.value <= low.value or high.form == "indefinite":
        return None
    return high


def _is_change(text: Text, first: int, sentence: Sentence) -> bool:
    window = text.words[max(sentence.first, first - _CHANGE_REACH) : first]
    return not approximations.change_words().isdisjoint(window)


def _shares_scale(low: Numeral, high: Numeral) -> bool:
    """True in «2 إلى 3 ملايين»: the lower end is meant in millions too."""
    return high.unit >= 1000 and low.unit == 1 and low.value * high.unit < high.value


def _hyphenated(text: Text, i: int, sentence: Sentence) -> Quantity | None:
    """20-25 written as one token, where it rises and is neither a score nor a span of years."""
    low, _, high = text.words[i].partition("-")
    if not (low.isdigit() and high.isdigit() and len(low) <= len(high) <= 6):
        return None
    if not int(low) < int(high) or int(high) < 10 or len(low) == 4:
        return None
    found = Numeral(i, i + 1, 0, float(low), float(high), form="digits")
    return _quantity(text, found, sentence)


def _is_code(text: Text, found: Numeral, sentence: Sentence) -> bool:
    """True where the digits are no count: part of a name (F-16, #7), a telephone number, the
    number of a list's item, or one half of «14ر9», whose halves are written in either order."""
    i = found.first
    if text.kinds[i] != NUMBER:
        return False
    word = text.words[i]
    if len(word) >= _TELEPHONE and word.startswith("0") and word.isdigit():
        return True
    if i == sentence.first and i + 1 < sentence.last and text.words[i + 1] in _ITEM_MARKS:
        return True
    return _hangs_before(text, i, sentence) or _is_decimal_letter(text, found.last, sentence)


def _hangs_before(text: Text, i: int, sentence: Sentence) -> bool:
    if i == sentence.first or text.ends[i - 1] != text.starts[i]:
        return False
    if text.kinds[i - 1] == "l" or text.words[i - 1] in _INSIDE:
        return True
    two_back = i - 1 > sentence.first and text.ends[i - 2] == text.starts[i - 1]
    if text.words[i - 1] == _DECIMAL_LETTER:
        return two_back and text.kinds[i - 2] == NUMBER
    return two_back and text.words[i - 1] in "-–_" and text.kinds[i - 2] == "l"


def _is_decimal_letter(text: Text, i: int, sentence: Sentence) -> bool:
    inside = i + 1 < sentence.last and text.words[i] == _DECIMAL_LETTER
    return inside and text.kinds[i + 1] == NUMBER and text.ends[i] == text.starts[i + 1]
