"""Annotations: the shape the W3C model asks for, and selectors that meet the literal words."""

import json

import pytest
from pyld import jsonld as pyld

from tawatur.renderers import webannotation

OA, AS = "http://www.w3.org/ns/oa#", "http://www.w3.org/ns/activitystreams#"
# The terms of the W3C context that are used here, in our own words.
TERMS = {
    "@context": {
        "oa": OA,
        "as": AS,
        "dc": "http://purl.org/dc/elements/1.1/",
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "id": "@id",
        "type": "@type",
        **{
            name: OA + name
            for name in (
                "Annotation SpecificResource TextualBody TextPositionSelector TextQuoteSelector "
                "start end exact prefix suffix"
            ).split()
        },
        "Text": "http://purl.org/dc/dcmitype/Text",
        "AnnotationCollection": "as:OrderedCollection",
        "AnnotationPage": "as:OrderedCollectionPage",
        "body": {"@id": "oa:hasBody"},
        "target": {"@id": "oa:hasTarget", "@type": "@id"},
        "source": {"@id": "oa:hasSource", "@type": "@id"},
        "selector": {"@id": "oa:hasSelector", "@type": "@id"},
        "motivation": {"@id": "oa:motivatedBy", "@type": "@vocab"},
        "purpose": {"@id": "oa:hasPurpose", "@type": "@vocab"},
        **{name: OA + name for name in ("classifying", "identifying", "describing", "tagging")},
        "via": {"@id": "oa:via", "@type": "@id"},
        "value": "rdf:value",
        "format": "dc:format",
        "language": "dc:language",
        "label": "http://www.w3.org/2000/01/rdf-schema#label",
        "total": "as:totalItems",
        "startIndex": "as:startIndex",
        "first": {"@id": "as:first", "@type": "@id"},
        "items": {"@id": "as:items", "@type": "@id", "@container": "@list"},
    }
}


@pytest.fixture
def collection(invented):
    return json.loads(webannotation.render(invented.dossier()))


def test_it_is_a_collection_with_a_page(collection):
    assert collection["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert collection["type"] == "AnnotationCollection"
    assert collection["total"] == len(collection["first"]["items"]) > 20
    ids = [item["id"] for item in collection["first"]["items"]]
    assert len(ids) == len(set(ids))
    for item in collection["first"]["items"]:
        assert item["type"] == "Annotation"
        assert item["target"]["source"]["id"].startswith("urn:tawatur:document:")


def test_both_selectors_point_at_the_literal_words(collection, invented):
    texts = {f"urn:tawatur:document:{d.id}": d.text for d in invented.documents()}
    for item in collection["first"]["items"]:
        text = texts[item["target"]["source"]["id"]]
        place, quoted = item["target"]["selector"]
        assert text[place["start"] : place["end"]] == quoted["exact"]
        assert text.startswith(quoted["exact"] + quoted["suffix"], place["start"])
        assert text.endswith(quoted["prefix"], 0, place["start"])


def test_pyld_reads_every_word_of_it(collection):
    def vocabulary(url, options):
        assert url == webannotation.CONTEXT
        return {"contextUrl": None, "documentUrl": url, "document": TERMS}

    options = {"documentLoader": vocabulary}
    found = pyld.expand(collection, options)
    assert pyld.compact(found, TERMS, options)["total"] == collection["total"]
    page = found[0][AS + "first"][0]
    annotations = page[AS + "items"][0]["@list"]
    assert len(annotations) == collection["total"]
    for annotation in annotations:
        assert annotation[OA + "motivatedBy"][0]["@id"].startswith(OA)
        selectors = annotation[OA + "hasTarget"][0][OA + "hasSelector"]
        assert [s["@type"][0] for s in selectors] == [
            OA + "TextPositionSelector",
            OA + "TextQuoteSelector",
        ]


def test_a_statement_says_who_through_whom(collection):
    said = next(i for i in collection["first"]["items"] if "statement" in i["id"])
    assert said["body"][0]["value"] == "قول (مباشر): سليم الناهض ← وكالة السهل"
    assert said["body"][-1]["source"] == "urn:tawatur:entity:salim"
