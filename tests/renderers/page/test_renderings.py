from tawatur.renderers._page.renderings import own_words, utterances

SAID = [
    "سيختصر الجسر الطريق إلى مدينة زمردة نصف ساعة كل يوم",
    "المحصول وفير هذا الموسم والأسعار مستقرة",
    "الجسر سيختصر الطريق إلى مدينة زمردة بنصف ساعة يوميا",
    "لن تُفرض رسوم على العبور قبل الصيف",
]


def test_one_utterance_in_two_wordings_is_found():
    (group,) = utterances(SAID)
    assert group.members == (0, 2)
    assert group.caption == "الطريق إلى مدينة زمردة"


def test_words_of_one_rendering_alone_are_marked():
    first, second = own_words([SAID[0], SAID[2]])
    assert "".join(w for w, _ in first) == SAID[0]
    assert "".join(w for w, _ in second) == SAID[2]
    assert [w for w, own in second if own] == ["بنصف", "يوميا"]


def test_nothing_is_grouped_where_nothing_is_shared():
    assert utterances(["", "نعم", "!!"]) == ()
