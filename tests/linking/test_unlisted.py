"""Places, adjectives and people of a world no list knows."""

import sys
from pathlib import Path

import msgspec

sys.path.insert(0, str(Path(__file__).parent))
from stories import entity_of, found, pile, reading, words

from tawatur.linking import resolve, settle
from tawatur.model.annotation import Quotation, Reference, TimeExpression
from tawatur.model.span import Span


def settled(*marked):
    return settle(pile(*marked))


def test_a_country_between_an_office_and_its_bearer_is_parted_from_his_name():
    one, _ = settled(
        "استقبل رئيس [PER موردانيا بافيل دروغانوف] الوفد",
        "قال [PER بافيل دروغانوف] كلمة عن الميزانية الموردانية",
    )
    assert [(w, t) for w, t, _ in found(one)] == [
        ("موردانيا", "LOC"),
        ("بافيل دروغانوف", "PER"),
    ]


def test_an_unlisted_adjective_after_a_title_is_no_part_of_the_name():
    one = settled("قال الرئيس [PER الموردوني بافيل دروغانوف] كلمة")[0]
    assert words(one) == ["بافيل دروغانوف"]


def test_a_foreign_name_after_an_office_stays_whole():
    one = settled("قال محامي [PER كيفن سميثسون] كلمة، ثم قال [PER سميثسون] أخرى")[0]
    assert words(one)[0] == "كيفن سميثسون"


def test_a_country_after_an_office_is_found_though_no_tagger_saw_it():
    one = settled("قال رئيس وزراء كالبوريا [PER بافيل دروغانوف] كلمة")[0]
    assert found(one)[0][:2] == ("كالبوريا", "LOC")


def test_an_adjective_made_of_an_unlisted_place_is_no_name():
    one = settled(
        "وصل الوفد إلى [LOC موردانا] مساء، وقال مصدر [ORG مورداني] إن الجانب [PER المورداني] راض"
    )[0]
    assert words(one) == ["موردانا"]


def test_a_building_lends_its_type_to_the_name_after_it():
    one, two = settled("قمة [PER تورفيل] غدا", "اجتمعوا في قصر [PER تورفيل] ليلا")
    assert [t for _, t, _ in found(one)] == ["LOC"]
    assert found(two)[0][:2] == ("قصر تورفيل", "LOC")


def test_no_name_stands_in_an_expression_of_time():
    plain = reading("يصل الوفد في أبريل ([ORG نيسان]) المقبل")
    at = plain.text.original.index("أبريل")
    when = TimeExpression(at, at + 13, value="XXXX-04", kind="date")
    assert found(settle([msgspec.structs.replace(plain, times=(when,))])[0]) == []


def test_after_a_preposition_no_clitic_opens_a_name():
    one, two = settled("عقدت القمة في [LOC بالدوريا] ليلا", "قمة [LOC بالدوريا] تنتهي")
    assert words(one) == words(two) == ["بالدوريا"]


def _asked(story, at, phrase, kind="title"):
    text = story[at].report.text
    start = text.rindex(phrase)
    speaker = Reference(start, start + len(phrase), kind)
    quotation = Quotation(0, 2, kind="direct", speaker=speaker, cue=Span(0, 1))
    story = list(story)
    story[at] = msgspec.structs.replace(story[at], quotations=(quotation,))
    return resolve(story)[at].quotations[0].speaker.entity


def test_titles_of_an_unlisted_country_mean_their_bearer():
    story = settled(
        "قال رئيس موردانيا [PER بافيل دروغانوف] كلمة، ورئيس وزراء كالبوريا [PER أوتو فيسمار] أخرى",
        "ثم تحدث الرئيس المورداني، وبعده رئيس الوزراء الكالبوري",
    )
    assert _asked(story, 1, "الرئيس المورداني") == entity_of(story[0], "بافيل دروغانوف")
    assert _asked(story, 1, "رئيس الوزراء الكالبوري") == entity_of(story[0], "أوتو فيسمار")


def test_a_counterpart_holds_the_same_office_in_his_country():
    story = settled(
        "حضر الرئيس المورداني [PER بافيل دروغانوف] ووزير الخارجية المورداني [PER هوغو لامبرت]",
        "قال الرئيس الكالبوري [PER أوتو فيسمار] إنه التقى نظيره المورداني",
    )
    assert _asked(story, 1, "نظيره المورداني") == entity_of(story[0], "بافيل دروغانوف")


def test_a_joined_verb_opens_no_name():
    one = settled("سئل [PER دروغانوف] عن السد. [PER فرد دروغانوف] ضاحكا")[0]
    assert words(one) == ["دروغانوف", "دروغانوف"]
