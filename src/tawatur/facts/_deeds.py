"""Deeds: what a report says was not done or is not so, and what others say was done or is.

Only the deeds that some report of a story denies, or tells as lasting, are looked for in the
others: a story has few of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tawatur.arabic.deverbal import PAST, forms, ordered, said_of
from tawatur.facts._asserting import told
from tawatur.facts._deed_words import STOPS, head, words
from tawatur.facts._denying import Met, all_of, denied, is_so_far
from tawatur.model.annotation import Reading
from tawatur.model.claim import NAMED, Deed
from tawatur.model.text import PUNCT, Sentence

SLOT = "deed"
_AFTER, _BEFORE = 10, 5  # content words on either side of a deed that say of what it is
_WIDE = 20  # tokens on either side of a deed that are looked at
_ASIDE = 4  # tokens of a parenthesis between commas: «، الثلاثاء،»
_ANTECEDENT = 40  # tokens before a deed in which whom it is said of was named last
_POINTING = ("ه", "ها", "هم", "هما")  # a verb or preposition with a pronoun
_COMMAS = frozenset("،,")


def deeds(readings: Sequence[Reading]) -> list[list[Deed]]:
    """For each report of a story: the deeds it denies or tells as lasting, and those of them that
    any report so tells and it affirms."""
    refused = [[(s, m) for s in r.sentences for m in denied(r.text, s)] for r in readings]
    wanted = frozenset(m.form.deed for some in refused for _, m in some) | ordered("told")
    out: list[list[Deed]] = []
    for reading, some in zip(readings, refused, strict=True):
        clause = _Clauses(reading)
        taken = {m.at for _, m in some} | set(clause.names)
        affirmed = [
            (s, m) for s in reading.sentences for m in told(reading.text, s, wanted)
        ]  # a name is no verb, and what is denied is not affirmed too
        both = [*some, *((s, m) for s, m in affirmed if m.at not in taken)]
        out.append([clause.deed(s, m) for s, m in both])
    return out


class _Clauses:
    """The clauses of one report around its deeds."""

    def __init__(self, reading: Reading) -> None:
        self.text = reading.text
        self.names = _names(reading, ("PER", "ORG", "LOC"))
        self.people = _names(reading, ("PER",))

    def deed(self, sentence: Sentence, met: Met) -> Deed:
        """The claim of a deed met, with the words of its clause."""
        text, last = self.text, sentence.last
        back = range(met.first - 1, max(sentence.first, met.first - _WIDE) - 1, -1)
        low, before = self._heads(back, _BEFORE)
        for i in range(met.first + 1, met.at):
            before += self._at(i)
        high, after = self._heads(range(met.at + 1, min(last, met.at + _WIDE)), _AFTER)
        if met.form.deed in said_of("person"):
            company = met.form.company
            after = [h for h in after if not (company and h.startswith(company))]
            pointing = any(
                text.words[i].endswith(_POINTING) for i in (met.at, met.at + 1) if i < last
            )
            before += self._antecedent(met, [*before, *after]) if pointing or not before else []
        span = text.span(min(low, met.first), max(high, met.at) + 1)
        return Deed(
            start=span.start,
            end=span.end,
            slot=SLOT,
            key=met.form.deed,
            value=" ".join(span.of(text.original).split()),
            polarity="+" if met.denied == (met.form.side < 0) else "-",
            modality="denied" if met.denied else "happened",
            part=sentence.part,
            before=tuple(before),
            after=tuple(after),
            every=met.every,
            what=all_of(text.words, met, last),
            lasting=met.lasting,
            so_far=is_so_far(text.words, met, last),
        )

    def _antecedent(self, met: Met, around: Sequence[str]) -> list[str]:
        """The person named last before a deed that is said of a person, but names none itself."""
        if not set(around).isdisjoint(self.people.values()):
            return []
        places = range(met.first, max(-1, met.first - _ANTECEDENT), -1)
        return [self.people[i] for i in places if i in self.people][:1]

    def _heads(self, places: range, most: int) -> tuple[int, list[str]]:
        """The words of the clause in one direction, and how far it reaches."""
        out: list[str] = []
        count, reached, past = 0, places.start - places.step, places.start
        for n, i in enumerate(places):
            if (i - past) * places.step < 0:
                continue
            word = self.text.words[i]
            aside = places[n + 1 : n + 1 + _ASIDE] if word in _COMMAS else ()
            closing = next((k for k in aside if self.text.words[k] in _COMMAS), None)
            if closing is not None:
                past = closing + places.step
                continue
            if self._ends(i, places.step):
                break
            reached = i
            heads = [h for h in self._at(i) if h not in out]
            out += heads
            count += bool(heads)
            if count >= most:
                break
        return reached, out

    def _ends(self, i: int, step: int) -> bool:
        """True where a clause ends: at a mark, a conjunction, or another deed after و."""
        word = self.text.words[i]
        if self.text.kinds[i] == PUNCT and word in STOPS:
            return True
        if i in self.names:
            return False
        return word in words("bound") or (step > 0 and word[:1] == "و" and _is_deverbal(word[1:]))

    def _at(self, i: int) -> list[str]:
        """The entity and the marked word of a token in a name, the word of any other."""
        word = head(self.text, i)
        if i in self.names:
            return [self.names[i], NAMED + word] if word else [self.names[i]]
        return [word] if word else []


def _is_deverbal(word: str) -> bool:
    return any(f.bare and (f.listed or f.shape != PAST) for f in forms(word))


def _names(reading: Reading, types: Sequence[str]) -> Mapping[int, str]:
    """The entity of every token that stands in a name of some types."""
    return {
        i: mention.entity
        for mention in reading.mentions
        if mention.entity and mention.type in types
        for i in reading.text.tokens_in(mention)
    }
