import pytest

from tawatur.arabic.folding import fold
from tawatur.grouping.naming import only_names


@pytest.mark.parametrize(
    "words",
    [
        "وزير الخارجية سامر حداد والمبعوث الخاص كريم منصور",
        "الرئيس اللبناني محمود حداد نظيره المصري كريم منصور",
        "محمود حداد سامر منصور",
    ],
)
def test_names_and_titles_say_nothing(words):
    assert only_names(fold(words).split())


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
    assert not only_names(fold(words).split())
