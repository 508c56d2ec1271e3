import numpy as np
import pytest

from tawatur.arabic.folding import fold
from tawatur.grouping.naming import bearings, only_names
from tawatur.grouping.spelling import codes, numbered
from tawatur.grouping.stems import stem


@pytest.mark.parametrize(
    "words",
    [
        "وزير الخارجية سامر حداد والمبعوث الخاص كريم منصور",
        "الرئيس اللبناني محمود حداد نظيره المصري كريم منصور",
        "محمود حداد سامر منصور",
    ],
)
def test_names_and_titles_say_nothing(words):
    assert _only_names(words)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "أتلف الحريق أربعة مستودعات للحبوب قبل إخماده فجرا",
        "وزراء خارجية دول المجلس في اجتماعهم المشترك",
        "وصف سامر حداد وكريم منصور الحريق بأنه كارثة أتلفت مستودعات المرفأ",
    ],
)
def test_what_is_said_is_no_name(words):
    assert not _only_names(words)


def _only_names(words):
    folded = fold(words).split()
    stems = codes(numbered([stem(word) for word in folded]))
    first, count, asked = np.array([[0], [len(folded)], [0]])
    (names,) = only_names(stems, bearings(numbered(folded), stems), first, count, asked)
    return names
