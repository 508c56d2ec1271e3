"""Speakers: offices by apposition, unnamed groups by their own words, outlets."""

import sys
from pathlib import Path

import msgspec
import pytest

sys.path.insert(0, str(Path(__file__).parent))
from stories import entity_of, reading

from tawatur.linking import outlets, resolve, settle
from tawatur.model.annotation import Quotation, Reference


def said_by(readings, number, words, kind, **more):
    """The entity of a quotation's speaker who stands in the text as ``words``."""
    settled = list(settle(readings))
    original = settled[number].report.text
    start = original.rindex(words)
    speaker = Reference(start, start + len(words), kind)
    quote = Quotation(start=0, end=1, kind="direct", speaker=speaker, **more)
    settled[number] = msgspec.structs.replace(settled[number], quotations=(quote,))
    out = resolve(settled)
    id = out[number].quotations[0].speaker.entity
    return id, out[number].entities[id], out


def test_a_title_means_whom_an_apposition_anywhere_names():
    readings = [
        reading("قال الرئيس النرويجي [PER يوران هالستروم] كلمة", "a"),
        reading("وقال الرئيس النرويجي إن الجسر آمن", "b"),
    ]
    id, entity, out = said_by(readings, 1, "الرئيس النرويجي", "title")
    assert entity.type == "PER"
    assert id == entity_of(out[0], "يوران هالستروم")


def test_a_minister_is_told_from_another_by_field_and_country():
    readings = [
        reading(
            "وزير الخارجية النرويجي [PER يوران هالستروم] "
            "ووزير الخارجية القبرصي [PER نيكوس بالوماس]",
            "a",
        ),
        reading("قال وزير خارجية قبرص كلمة ثم قال وزير الدفاع النرويجي كلمة", "b"),
    ]
    id, _, out = said_by(readings, 1, "وزير خارجية قبرص", "title")
    assert id == entity_of(out[0], "نيكوس بالوماس")
    _, entity, _ = said_by(readings, 1, "وزير الدفاع النرويجي", "title")
    assert entity.type == "GROUP"


@pytest.mark.parametrize("words", ["محامي هالستروم", "زوجة هالستروم", "مدير مكتب هالستروم"])
def test_who_belongs_to_somebody_is_not_that_person(words: str):
    text = (
        f"أفرج عن [PER يوران هالستروم] أمس. قال {words.replace('هالستروم', '[PER هالستروم]')} كلمة"
    )
    id, entity, out = said_by([reading(text, "a")], 0, words, "title")
    assert entity.type == "GROUP"
    assert id != entity_of(out[0], "يوران هالستروم")


def test_a_title_with_its_owner_is_the_person_named_after_it():
    text = "صدرت المجلة. وقالت رئيسة تحريرها [PER هناء فريدل] كلمة"
    id, entity, out = said_by([reading(text, "a")], 0, "رئيسة تحريرها هناء فريدل", "title")
    assert (entity.type, id) == ("PER", entity_of(out[0], "هناء فريدل"))


def test_a_former_president_does_not_answer_for_the_president():
    readings = [reading("الرئيس النرويجي السابق [PER يوران هالستروم] ثم قال الرئيس النرويجي", "a")]
    _, entity, _ = said_by(readings, 0, "الرئيس النرويجي", "title")
    assert entity.type == "GROUP"


def test_a_counterpart_is_told_by_country():
    readings = [
        reading("الرئيس النرويجي [PER يوران هالستروم] ونظيره القبرصي [PER نيكوس بالوماس]", "a"),
        reading("قال هالستروم إن نظيره القبرصي", "b"),
    ]
    id, _, out = said_by(readings, 1, "نظيره القبرصي", "title")
    assert id == entity_of(out[0], "نيكوس بالوماس")


def test_an_unnamed_source_is_a_group_by_its_own_words():
    readings = [reading("وقالت مصادر مطلعة كلمة", "a"), reading("وقالت مصادر مطلعة كلمة", "b")]
    id, entity, _ = said_by(readings, 0, "مصادر مطلعة", "unnamed")
    assert (entity.type, entity.name) == ("GROUP", "مصادر مطلعة")
    assert said_by(readings, 1, "مصادر مطلعة", "unnamed")[0] == id


def test_a_speaking_body_of_state_is_an_organisation_and_a_mention():
    id, entity, out = said_by(
        [reading("أعلنت السلطات النرويجية الخبر", "a")], 0, "السلطات النرويجية", "title"
    )
    assert entity.type == "ORG"
    assert entity_of(out[0], "السلطات النرويجية") == id


def test_an_outlet_is_one_under_its_names():
    readings = [reading("قال لشبكة «سي إن إن» كلمة ثم نقلت CNN كلمة", "a")]
    first, _, _ = said_by(readings, 0, "سي إن إن", "outlet")
    second, _, _ = said_by(readings, 0, "CNN", "outlet")
    assert first == second == "cnn"


def test_a_credited_outlet_that_no_tagger_found_is_a_mention():
    id, entity, out = said_by([reading("قال لـ«منبر طيبة» كلمة", "a")], 0, "منبر طيبة", "outlet")
    assert entity.type == "ORG"
    assert entity_of(out[0], "منبر طيبة") == id
    _, _, out = said_by([reading("قال للصحيفة كلمة", "a")], 0, "للصحيفة", "outlet")
    assert out[0].mentions == ()


def test_publishers_have_entities_by_any_of_their_names():
    readings = [reading("نص", str(i), outlet=o) for i, o in enumerate(("aawsat", "الشرق الأوسط"))]
    made = outlets(readings)
    assert {entity.id for entity in made.values()} == {"asharq-al-awsat"}
    invented = outlets([reading("نص", "c", outlet="منبر طيبة")])["منبر طيبة"]
    assert (invented.type, invented.name) == ("ORG", "منبر طيبة")
    assert outlets([reading("نص", "d")]) == {}


def test_a_dropped_subject_is_not_the_person_its_words_name():
    text = "قال [PER يوران هالستروم] كلمة\nقال [PER نيكوس بالوماس] كلمة\nوأضاف أن بالوماس صديق"
    settled = settle([reading(text, "a")])
    original = settled[0].report.text
    norwegian = entity_of(settled[0], "يوران هالستروم")
    cypriot = entity_of(settled[0], "نيكوس بالوماس")
    at = original.index("وأضاف")

    def quote(start, end, speaker):
        return Quotation(start=start, end=end, kind="indirect", speaker=speaker)

    said = (
        quote(20, 24, Reference(4, 18, "name", norwegian)),
        quote(44, 48, Reference(29, 42, "name", cypriot)),
        quote(at + 9, len(original), Reference(at, at + 5, "pronoun", cypriot)),
    )
    out = resolve([msgspec.structs.replace(settled[0], quotations=said)])
    assert [q.speaker.entity for q in out[0].quotations] == [norwegian, cypriot, norwegian]


def test_no_quotations_no_change():
    assert resolve([]) == ()
    plain = settle([reading("نص قصير", "a")])
    assert resolve(plain)[0].quotations == ()
