"""Final mentions and entities from raw candidates."""

import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent))
from stories import entity_of, found, pile, reading, words

from tawatur.linking import Decision, merges, settle
from tawatur.model.annotation import Mention


def settled(*marked, **options):
    return settle(pile(*marked), **options)


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("وصل الوفد [LOC بنيروبي] مساء", "نيروبي"),
        ("دعما [LOC للسنغال] في البطولة", "سنغال"),
        ("تحية [LOC لليبيا] وشعبها", "ليبيا"),
        ("بيان [ORG للكرملين] صدر مساء", "كرملين"),
        ("رحبت بذلك [LOC واشنطن] أمس", "واشنطن"),
        ("زار [LOC لبنان] وفد تجاري", "لبنان"),
        ("سافر [PER وليد الزهيري] أمس", "وليد الزهيري"),
    ],
)
def test_clitics_stay_outside_and_first_letters_inside(marked, expected):
    assert words(settled(marked)[0]) == [expected]


def test_a_clitic_is_told_by_the_pile():
    one, two = settled("قال [PER دوبروفسكي] إن الجسر آمن", "رسالة [PER لدوبروفسكي] من العمال")
    assert words(one) == words(two) == ["دوبروفسكي"]
    assert entity_of(one, "دوبروفسكي") == entity_of(two, "دوبروفسكي")


def test_titles_types_and_adjectives_stay_outside():
    assert words(settled("قال [PER الوزير سمير البرناوي] كلمة")[0]) == ["سمير البرناوي"]
    assert words(settled("في [LOC مدينة طروادة] القديمة")[0]) == ["طروادة"]
    assert words(settled("ضرب [LOC تيكريف السورية] زلزال")[0]) == ["تيكريف"]
    assert words(settled("نشرت [ORG صحيفة المنبر] النبأ")[0]) == ["المنبر"]
    assert words(settled("القوات [LOC السعودية] تقدمت")[0]) == []
    assert words(settled("كان [LOC أوكرانياً] بالولادة")[0]) == []


def test_a_full_name_is_found_wherever_it_stands_and_so_is_its_last_word():
    one, two = settled(
        "قال [PER تيموتي فالنغرود] إن السد سليم",
        "ثم عاد تيموتي فالنغرود وقال فالنغرود للعمال إن بفالنغرود حمى",
    )
    assert words(two) == ["تيموتي فالنغرود", "فالنغرود", "فالنغرود"]
    assert len({e for _, _, e in found(one) + found(two)}) == 1


def test_a_fathers_name_is_no_surname():
    one, two = settled("قال [PER ماهر بن ثامر] كلمة", "قال [PER ثامر] كلمة")
    assert found(one)[0][2] != found(two)[0][2]


def test_spellings_by_ear_are_one_and_arabic_names_are_not():
    one, two, three = settled(
        "قال [PER سيرغي كورتشاغين] كلمة",
        "قال [PER سيرجي كورتشاجين] كلمة",
        "قال [PER محمد الزاوي] و[PER محمود الزاوي] كلمة",
    )
    assert found(one)[0][2] == found(two)[0][2]
    assert found(three)[0][2] != found(three)[1][2]


def test_two_persons_of_one_surname_stay_apart_and_each_report_keeps_its_own():
    one, two = settled(
        "قال [PER رالف هوفنتال] كلمة ثم قال [PER هوفنتال] أخرى",
        "قالت [PER غريتا هوفنتال] كلمة ثم قالت [PER هوفنتال] أخرى",
    )
    assert entity_of(one, "هوفنتال") == entity_of(one, "رالف هوفنتال")
    assert entity_of(two, "هوفنتال") == entity_of(two, "غريتا هوفنتال")
    assert entity_of(one, "هوفنتال") != entity_of(two, "هوفنتال")


def test_bodies_places_and_outlets_of_the_lexicons_are_one_under_every_name():
    one, two = settled("حلف الناتو يجتمع", "قال حلف شمال الأطلسي كلمة")
    assert found(one)[0][2] == found(two)[0][2] == "nato"
    assert entity_of(settled("سافر إلى الولايات المتحدة")[0], "الولايات المتحدة") == "united-states"
    assert words(settled("نقلت صحيفة «الغارديان» النبأ")[0]) == ["الغارديان"]


def test_a_name_in_brackets_is_another_name():
    first, second = settled(
        "قصف [LOC بيرسيما] ([LOC كرالوفا]) أمس", "عاد الهدوء إلى [LOC كرالوفا] اليوم"
    )
    assert entity_of(first, "بيرسيما") == entity_of(second, "كرالوفا")


def test_ministries_are_found_by_their_pattern():
    assert words(settled("أعلنت وزارة التجارة والصناعة البيان")[0]) == ["وزارة التجارة والصناعة"]


def test_one_type_for_a_name_by_vote():
    one, two, three = settled(
        "زار [LOC كرالوفا] وفد", "زار [LOC كرالوفا] وفد", "زار [PER كرالوفا] وفد"
    )
    assert {t for r in (one, two, three) for _, t, _ in found(r)} == {"LOC"}


def test_every_merge_has_its_evidence():
    made = merges(pile("قال [PER تيموتي فالنغرود] ثم قال [PER فالنغرود] كلمة"))
    assert [(m.reason, m.score) for m in made] == [("surname", 0.9)]


def test_decisions_part_and_join():
    texts = ("قال [PER سيرغي كورتشاغين] كلمة", "قال [PER سيرجي كورتشاجين] كلمة")
    apart = settled(*texts, decisions=[Decision("سيرغي كورتشاغين", "سيرجي كورتشاجين", False)])
    assert found(apart[0])[0][2] != found(apart[1])[0][2]
    joined = settled(
        "في [LOC كرالوفا] أمس",
        "في [LOC بيرسيما] أمس",
        decisions=[Decision("كرالوفا", "بيرسيما", True)],
    )
    assert found(joined[0])[0][2] == found(joined[1])[0][2]


def test_ids_do_not_depend_on_the_order_of_reports():
    texts = ("قال [PER سيرغي كورتشاغين] كلمة في [LOC كرالوفا]", "قال [PER كورتشاغين] كلمة")
    forth = settle([reading(t, str(i)) for i, t in enumerate(texts)])
    back = settle([reading(t, str(i)) for i, t in reversed(list(enumerate(texts)))])
    assert forth[0].entities == back[0].entities
    assert [found(r) for r in forth] == [found(r) for r in reversed(back)]


def test_nothing_at_all():
    assert settle([]) == ()
    assert settle([reading("")])[0].mentions == ()


@settings(max_examples=60, deadline=None)
@given(
    st.text(max_size=80), st.lists(st.tuples(st.integers(0, 80), st.integers(0, 80)), max_size=4)
)
def test_any_text_with_any_candidates_gives_mentions_inside_it(text, spans):
    base = reading(text.replace("[", "("))
    raw = tuple(
        Mention(min(a, b), max(a, b), "PER", None, 0.9)
        for a, b in spans
        if a != b and max(a, b) <= len(base.report.text)
    )
    import msgspec

    out = settle([msgspec.structs.replace(base, mentions=raw)])[0]
    for mention in out.mentions:
        assert 0 <= mention.start < mention.end <= len(base.report.text)
        assert mention.entity in out.entities
    assert all(a.end <= b.start for a, b in zip(out.mentions, out.mentions[1:], strict=False))
