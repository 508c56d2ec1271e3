"""FollowTheMoney: its own library takes every entity and would change no value. Skipped without the
library, or failed where TAWATUR_REQUIRE_INTERCHANGE is 1."""

import importlib.util
import json
import os
from pathlib import Path

import pytest

from tawatur.renderers import followthemoney

_spec = importlib.util.spec_from_file_location("exports", Path(__file__).with_name("exports.py"))
exports = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(exports)


@pytest.fixture(scope="module")
def model():
    try:
        from followthemoney import model as loaded
    except ImportError:
        if os.environ.get("TAWATUR_REQUIRE_INTERCHANGE") == "1":
            pytest.fail("followthemoney is not installed: pip install 'tawatur[interchange]'")
        pytest.skip("followthemoney is not installed")
    return loaded


def _lines(dossier):
    written = followthemoney.render(dossier).decode("utf-8")
    return [json.loads(line) for line in written.split("\n") if line]


@pytest.fixture
def entities(invented):
    return _lines(invented.dossier())


def _of(entities, schema):
    return [e for e in entities if e["schema"] == schema]


def _check(model, lines):
    """The library holds each entity to its schema, and cleans no value into another."""
    known = {line["id"]: line["schema"] for line in lines}
    for line in lines:
        proxy = model.get_proxy(line, cleaned=True)
        schema = proxy.schema
        schema.validate(line)
        for name, values in line["properties"].items():
            prop = schema.get(name)
            assert prop is not None, (schema.name, name)
            assert not prop.stub
            for value in values:
                assert prop.type.clean(value, proxy=proxy) == value, (schema.name, name)
                if prop.type.name == "entity":
                    assert model.get(known[value]).is_a(prop.range), (schema.name, name)
        missing = [name for name in schema.required if name not in line["properties"]]
        assert missing == [], schema.name


def test_the_library_takes_every_entity(model, entities):
    _check(model, entities)
    assert len({e["id"] for e in entities}) == len(entities)


def test_the_library_takes_a_dossier_without_texts(model, invented):
    _check(model, _lines(exports.without_texts(invented.dossier())))


def test_the_library_takes_real_reports(model):
    dossier = exports.example()
    _check(model, _lines(dossier))


def test_links_of_odd_dossiers_lead_somewhere(model):
    lines = _lines(exports.odd())
    known = {line["id"] for line in lines}
    for line in lines:
        schema = model.get(line["schema"])
        for name, values in line["properties"].items():
            if schema.get(name).type.name == "entity":
                assert set(values) <= known


def test_a_report_and_its_people(entities, invented):
    article = _of(entities, "Article")[0]["properties"]
    assert article["title"] == ["افتتاح جسر وادي الريحان"]
    assert article["bodyText"] == [invented.HARBOUR]
    assert article["publishedAt"] == ["2031-03-09"]
    assert article["language"] == ["ara"]
    assert article["publisher"] == ["صحيفة المرفأ"]
    person = _of(entities, "Person")[0]["properties"]
    assert person == {"name": ["سليم الناهض"], "alias": ["الناهض", "Salim al-Nahed"]}
    assert _of(entities, "Address")[0]["properties"]["full"] == ["زمردة"]
    assert _of(entities, "LegalEntity")[0]["properties"]["name"] == ["مسؤول"]


def test_a_statement_is_a_note_about_its_speaker(entities):
    salim = _of(entities, "Person")[0]["id"]
    note = _of(entities, "Note")[0]["properties"]
    assert note["entity"] == [salim]
    assert note["description"] == ["سيختصر الجسر الطريق إلى مدينة زمردة نصف ساعة كل يوم"]
    assert note["name"] == ["قول: سليم الناهض (وكالة السهل)"]


def test_ids_stay_the_same(entities, invented):
    assert _lines(invented.dossier()) == entities
    assert _of(entities, "Person")[0]["id"] == "tawatur-c1f7a11afe186fe7cf99ceee"
