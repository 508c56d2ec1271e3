"""ninjs: each line has the shape of an IPTC ninjs 3.1 item."""

import json

import jsonschema
import msgspec
import pytest

from tawatur.model.annotation import Entity
from tawatur.renderers import ninjs

TEXT = {"type": "string"}
URI = {"type": "string", "pattern": r"^[a-z][a-z0-9+.-]*:[!-~]+$"}


def _list(required, **properties):
    item = {"type": "object", "properties": properties, "required": required}
    return {"type": "array", "items": {**item, "additionalProperties": False}}


# What the standard asks of the properties that are written, stated anew.
WORDS = _list(["value"], role=TEXT, contentType=TEXT, value=TEXT)
NAMED = {"name": TEXT, "rel": TEXT, "uri": URI}
POINT = {"type": "object", "required": ["type", "coordinates"]}
ITEM = {
    "type": "object",
    "required": ["uri"],
    "additionalProperties": False,
    "properties": {
        "uri": URI,
        "standard": _list([], name=TEXT, version=TEXT, schema=URI)["items"],
        "type": {"enum": ["text"]},
        "representationType": {"enum": ["full", "partial"]},
        "language": TEXT,
        "versionCreated": {"type": "string", "format": "date-time"},
        "edNote": TEXT,
        "headlines": WORDS,
        "bodies": WORDS,
        "people": _list([], **NAMED),
        "organisations": _list([], **NAMED),
        "places": _list([], **NAMED, geoJSON=POINT),
        "events": _list([], **NAMED),
        "infoSources": _list([], name=TEXT, role=TEXT, uri=URI),
        "altIds": _list([], role=TEXT, value=TEXT),
        "renditions": _list(["name"], name=TEXT, href=URI),
    },
}


def _items(dossier):
    return [json.loads(line) for line in ninjs.render(dossier).splitlines()]


def test_every_report_is_an_item(invented):
    items = _items(invented.dossier())
    checker = jsonschema.Draft202012Validator(ITEM)
    assert [list(checker.iter_errors(item)) for item in items] == [[]] * 4


def test_an_item_says_what_the_report_says(invented):
    item = _items(invented.dossier())[0]
    assert item["bodies"][0]["value"] == invented.HARBOUR
    assert item["headlines"][0]["value"] == "افتتاح جسر وادي الريحان"
    assert [(s["role"], s["name"]) for s in item["infoSources"]] == [
        ("publisher", "صحيفة المرفأ"),
        ("credited", "وكالة السهل"),
    ]
    assert [p["name"] for p in item["people"]] == ["سليم الناهض", "وائل الحقل"]
    assert item["events"][0]["name"] == "افتتاح جسر وادي الريحان"
    assert item["renditions"] == [{"name": "web", "href": "https://marfa.example/bridge"}]


@pytest.mark.parametrize(
    ("published", "key", "value"),
    [
        ("2031-03-09T10:00:00Z", "versionCreated", "2031-03-09T10:00:00Z"),
        ("2031-03-09T10:00:00+03:00", "versionCreated", "2031-03-09T10:00:00+03:00"),
        ("2031-03-09T10:00:00", "edNote", "published: 2031-03-09T10:00:00"),
        ("2031-03-09", "edNote", "published: 2031-03-09"),
    ],
)
def test_only_a_time_with_a_zone_is_a_time(invented, published, key, value):
    found = invented.dossier()
    first = msgspec.structs.replace(found.documents[0], published=published)
    item = _items(msgspec.structs.replace(found, documents=(first,)))[0]
    assert item[key] == value
    assert ("versionCreated" in item) != ("edNote" in item)


def test_a_place_lies_where_it_lies(invented):
    found = invented.dossier()
    town = Entity("zumurruda", "LOC", "زمردة", ("زمردة",), latitude=31.5, longitude=35.25)
    item = _items(msgspec.structs.replace(found, entities=(town,)))[0]
    assert item["places"][0]["geoJSON"] == {"type": "Point", "coordinates": [35.25, 31.5]}


def test_a_text_that_is_left_out_makes_a_partial_item(invented):
    found = invented.dossier()
    bare = msgspec.structs.replace(found.documents[0], text=None)
    item = _items(msgspec.structs.replace(found, documents=(bare,)))[0]
    assert item["representationType"] == "partial"
    assert "bodies" not in item
