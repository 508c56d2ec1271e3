"""The page that lists an archive's stories: topics by shared words, counts, spread in time."""

from hypothesis import given
from hypothesis import strategies as st

from tawatur.archive.listing import Told, listing
from tawatur.archive.titles import keywords


def told(id, title, *, origins=1, conflicts=0, days=("2031-05-04",), outlets=("صحيفة النورس",)):
    return Told(id, title, len(days), origins, conflicts, tuple(days), tuple(outlets), (title,))


def test_topics_come_first_the_one_of_most_origins_leading():
    stories = [
        told("a", "سيول وادي النخيل تجرف الجسر", origins=2),
        told("b", "اتحاد الشطرنج يعلن موعد بطولته", origins=9),
        told("c", "ملاجئ لمن شردتهم سيول وادي النخيل", origins=3),
    ]
    page = listing(stories, [(0, 2), (1,)], 7).decode()
    assert page.index("c.html") < page.index("a.html") < page.index("b.html")
    assert "3 قصص" in page
    assert "7 تقارير" in page
    assert "النخيل" in page[page.index('id="t1-h"') :][:200]


def test_a_story_shows_when_its_reports_came_and_its_contradictions():
    days = ("2031-05-04T08:00:00", "2031-05-06")
    page = listing([told("a", "خبر", conflicts=2, days=days)], [(0,)], 2).decode()
    assert page.count('<i style="inset-inline-start:') == 2
    assert "تعارضان" in page
    assert "6 مايو 2031" in page


def test_outlets_beyond_five_are_counted():
    outlets = [f"صحيفة {n}" for n in range(8)]
    page = listing([told("a", "خبر", outlets=outlets)], [(0,)], 2).decode()
    assert "و3 غيرها" in page
    assert [outlet in page for outlet in outlets] == [True] * 5 + [False] * 3


def test_nothing_to_list_is_said():
    assert "لا قصة يرويها أكثر من تقرير." in listing([], [], 3).decode()


def test_titles_are_text_not_markup():
    page = listing([told("a", "<script>alert(1)</script>", outlets=("<b>",))], [(0,)], 1).decode()
    assert "<script>alert" not in page
    assert "<bdi><b>" not in page


@given(st.lists(st.lists(st.text(max_size=40), max_size=3), max_size=5))
def test_keywords_never_fail_and_are_words_of_the_headlines(stories):
    for word in keywords(stories, 4):
        assert any(word in line for headlines in stories for line in headlines)


def test_keywords_are_shared_by_stories_one_form_of_each():
    found = keywords(
        [
            ["لجنة الانتخابات في صفوان تغلق أبوابها"],
            ["طوابير أمام مراكز الانتخابات في صفوان", "صفوان: انتخابات هادئة"],
        ],
        4,
    )
    assert set(found) == {"الانتخابات", "صفوان"}
