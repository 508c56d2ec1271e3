"""Copies and what is shared word for word, without stories."""

import random

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tawatur.grouping import Plain, grouped, sign_plain, thinned
from tawatur.grouping.signatures import Article
from tawatur.grouping.verbatim import SIZE, Said, shared

SAID = "قال مدير مرفأ صفوان سامر الدهلوي إن الحريق أتلف أربعة مستودعات للحبوب قبل إخماده فجرا"
EDITED = SAID.replace("أربعة", "خمسة من")


def _found(texts, **given):
    return thinned(sign_plain(texts), **given)


def _words(texts, passage):
    known = {one.id: f"{one.title}\n\n{one.text}" for one in texts}
    return known[passage.document][passage.start : passage.end]


def test_a_passage_is_found_to_the_character(piles):
    texts = [
        Plain("a", piles.prose(1, 8), f"{piles.prose(2, 60)}. {SAID}. {piles.prose(3, 24)}"),
        Plain("b", piles.prose(4, 8), f"{piles.prose(5, 30)}. {SAID}. {piles.prose(6, 60)}"),
    ]
    clusters = _found(texts)
    (found,) = clusters.reuse
    assert found.kind == "verbatim"
    assert [_words(texts, side) for side in (found.a, found.b)] == [SAID, SAID]
    assert clusters.duplicates == ()
    assert clusters.stories == (("a",), ("b",))


def test_of_an_edited_passage_what_was_left_alone_is_found(piles):
    texts = [
        Plain("a", "", f"{piles.prose(2, 60)}. {SAID}."),
        Plain("b", "", f"{piles.prose(5, 60)}. {EDITED}."),
    ]
    (found,) = _found(texts).reuse
    assert _words(texts, found.a) == SAID.split(" أربعة", maxsplit=1)[0]


def test_no_passage_crosses_a_sentence(piles):
    texts = [
        Plain("a", "", f"{piles.prose(2, 60)}. {SAID}."),
        Plain("b", "", f"{piles.prose(5, 60)}. {SAID.replace('الدهلوي إن', 'الدهلوي. إن')}."),
    ]
    assert [_words(texts, r.b) for r in _found(texts).reuse] == [SAID[SAID.index("إن") :]]


def test_a_passage_that_stands_twice_in_one_text_is_found(piles):
    texts = [Plain("a", "", f"{SAID}. {piles.prose(2, 40)}. {SAID}.")]
    (found,) = _found(texts).reuse
    assert found.a.end < found.b.start


def test_names_and_titles_alone_are_no_passage(piles):
    named = "الرئيس محمد علي حسن ووزير الخارجية أحمد خالد سالم"
    texts = [
        Plain(str(n), "", f"{piles.prose(n, 60)} {named} {piles.prose(n + 9, 9)}") for n in (1, 2)
    ]
    assert _found(texts).reuse == ()


def test_what_stands_everywhere_is_no_passage(piles):
    texts = [Plain(str(n), "", f"{piles.prose(n, 60)}. {SAID}.") for n in range(30)]
    assert _found(texts).reuse == ()


def test_of_many_copies_the_first_speaks_for_all(piles):
    body = f"{piles.prose(1, 90)}."
    texts = [Plain(f"{n:02}", piles.prose(n + 50, 5), body) for n in range(15)]
    clusters = _found(texts)
    assert clusters.duplicates == (tuple(one.id for one in texts),)
    assert {reuse.a.document for reuse in clusters.reuse} <= {"00"}


def _collection(piles, count=90):
    """Texts of several days, some of them changed copies of others."""
    chance, texts = random.Random(7), []
    for number in range(count):
        words = piles.prose(number % 60, 80).split()
        if number >= 60:
            words = [w if chance.random() > 0.1 else piles.word(chance) for w in words]
        day = f"2031-05-{1 + number % 20:02}T08:00:00"
        texts.append(Plain(f"{number:03}", piles.prose(number, 6), " ".join(words), day))
    return texts


def test_copies_are_those_of_the_index(piles):
    texts = _collection(piles)
    clusters = _found(texts)
    assert len(clusters.duplicates) > 5
    assert clusters.duplicates == grouped(sign_plain(texts)).duplicates


def test_the_order_of_the_texts_makes_no_difference(piles):
    texts = _collection(piles)
    assert _found(texts) == _found(texts[::-1])


def test_what_lies_further_apart_than_the_window_is_not_compared(piles):
    near, far = "2031-05-04", "2031-06-20"
    texts = [Plain(f"x{n}", "", piles.prose(n, 50), near) for n in range(45)]
    texts += [Plain("a", "", f"{SAID}. {piles.prose(90, 60)}", near)]
    texts += [Plain("b", "", f"{SAID}. {piles.prose(91, 60)}", far)]
    assert _found(texts).reuse == ()
    assert len(_found(texts, window=None).reuse) == 1


def test_nothing_and_wordless_texts_give_nothing():
    assert _found([]).stories == ()
    clusters = _found([Plain("a", "", ""), Plain("b", "!", "...\n\n")])
    assert clusters == type(clusters)(stories=(("a",), ("b",)))


ARTICLES = st.lists(
    st.lists(st.lists(st.integers(0, 2), min_size=1, max_size=14), min_size=1, max_size=3),
    min_size=1,
    max_size=4,
)


def _article(name, sentences):
    words = np.array([w for sentence in sentences for w in sentence], np.int32)
    lines = np.repeat(np.arange(len(sentences)), [len(s) for s in sentences]).astype(np.int32)
    at = np.arange(len(words), dtype=np.int32)
    flags = np.zeros(len(words), np.uint8)
    return Article(name, 0, None, 0, words, words, flags, lines, at, at + 1)


def _by_hand(one, two, same):
    """Every place pair from which on so many words are the same, as far as they go."""
    words, sentence = (one.words, two.words), (one.sentence, two.sentence)
    found = set()
    for i in range(len(words[0])):
        for j in range(i + 1 if same else 0, len(words[1])):
            if _agree(words, sentence, i - 1, j - 1) and _one(sentence, i, j):
                continue
            length = 0
            while (
                i + length < len(words[0])
                and j + length < len(words[1])
                and words[0][i + length] == words[1][j + length]
                and sentence[0][i + length] == sentence[0][i]
                and sentence[1][j + length] == sentence[1][j]
            ):
                length += 1
            if same and sentence[0][i] == sentence[1][j]:
                length = min(length, j - i)
            if length >= SIZE:
                found.add((i, j, length))
    return found


def _agree(words, sentence, i, j):
    return i >= 0 and j >= 0 and words[0][i] == words[1][j]


def _one(sentence, i, j):
    return sentence[0][i] == sentence[0][i - 1] and sentence[1][j] == sentence[1][j - 1]


@given(ARTICLES, ARTICLES)
def test_every_stretch_is_found_in_full(earlier, new):
    one, two = (
        Said.of([_article(f"{name}{n}", s) for n, s in enumerate(some)])
        for name, some in (("a", earlier), ("b", new))
    )
    found = [set(zip(*(c.tolist() for c in part), strict=True)) for part in shared(two, [one])]
    wanted = [_by_hand(one, two, same=False), _by_hand(two, two, same=True)]
    common = _too_common(one, two)
    if not common:
        assert found == wanted
    assert all(part <= full for part, full in zip(found, wanted, strict=True)) or common


def _too_common(one, two):
    runs = [
        tuple(s.words[i : i + SIZE])
        for s in (one, two)
        for i in range(len(s.words) - SIZE + 1)
        if s.sentence[i] == s.sentence[i + SIZE - 1]
    ]
    return any(runs.count(run) > 20 for run in set(runs))
