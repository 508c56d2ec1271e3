"""What a line must hold for a pattern, and the lists a word may begin."""

import pytest

from tawatur import lexicons
from tawatur.arabic.folding import fold_word
from tawatur.facts._needs import first, needs, rarity
from tawatur.facts._terms import begun, is_term


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("{strike} {gap7}‹{city+site} L›", ["strike", "city site", "L"]),
        ("‹(?:غاب|تغيب) {gap4}[بل]?[POL](?: و[POL])*›", ["غاب تغيب", "P O L"]),
        ("‹(?:ال)?(?:مقرر|مزمع) ان", ["مقرر مزمع", "ان"]),
        ("‹{w} {gap3}(?:(?:في بلد|قرب) N|D) ", ["بلد قرب D"]),
        (r"ب‹(?:N|\+) حدود\S* شرقيه?", ["حدود", "شرقي"]),
        ("{urge} (?!عدم )‹ب(?= N)", ["urge"]),
        ("‹(?:صيغه )?(?:3|N)›", []),
    ],
)
def test_a_pattern_needs_what_is_not_optional(pattern, expected):
    assert list(needs(pattern)) == [frozenset(words.split()) for words in expected]


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("{strike} {gap7}‹L›", "strike"),
        ("(?<!كان )‹(?!N ){city+site} (?:في|ب)", "city site"),
        ("‹(?:في بلد|{strike} N|[PO]) قرب", "في strike P O"),
        ("‹O {gap2}", "O"),
        ("‹تبني {strike}", "تبني"),
        ("‹{gap2}{strike}", ""),
        ("‹{w} {strike}", ""),
        ("‹(?:ال)?{strike}", ""),
        ("‹(?:{gap2}في|{strike}) N", ""),
        ("‹(?:في |ب){strike}", ""),
    ],
)
def test_the_first_word_of_a_pattern(pattern, expected):
    assert first(pattern) == frozenset(expected.split())


def test_longer_letters_and_fewer_marks_are_rarer():
    ordered = [("P", "O"), ("P",), ("في", "من"), ("strike", "move"), ("strike",), ("عقوبات",)]
    shuffled = [frozenset(ordered[i]) for i in (3, 5, 0, 2, 4, 1)]
    assert sorted(shuffled, key=rarity) == [frozenset(need) for need in ordered]


def test_every_word_by_itself_begins_its_own_list():
    for row in lexicons.rows("fact_terms"):
        stem = row["word"].partition("/")[0].split("|")[0]
        if stem and " " not in stem:
            word = fold_word(stem)
            assert row["list"] in begun(word)
            assert is_term(word, row["list"])


@pytest.mark.parametrize("before", ["", "و", "ف"])
@pytest.mark.parametrize("word", ["قنبلة", "بالقنابل", "والقنبلتين", "قنابلهم"])
def test_clitics_and_endings_do_not_hide_a_noun(before, word):
    assert ("weapon" in begun(fold_word(before + word))) == (not (before and word[0] == "و"))


def test_what_is_no_word_begins_nothing():
    assert all(not begun(word) for word in ("", "و", "N", "«", "abc"))
