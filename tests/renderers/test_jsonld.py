"""Linked data: pyld reads it without a network; its terms are schema.org's and Web Annotation's."""

import json

import pytest
from pyld import jsonld as pyld

from tawatur.renderers import jsonld

SCHEMA = "http://schema.org/"
OA = "http://www.w3.org/ns/oa#"
PROV = "http://www.w3.org/ns/prov#"


def _no_network(url, options):
    raise AssertionError(f"{url} is fetched")


@pytest.fixture
def expanded(invented):
    graph = json.loads(jsonld.render(invented.dossier()))
    return pyld.expand(graph, {"documentLoader": _no_network})


def _of_type(nodes, name):
    return [node for node in nodes if SCHEMA + name in node["@type"]]


def _value(node, name, space=SCHEMA):
    return node[space + name][0].get("@value")


def test_every_node_has_an_absolute_name_and_terms_that_are_known(expanded):
    assert len(expanded) > 20
    for node in expanded:
        assert node["@id"].startswith("urn:tawatur:")
        assert all(key[0] == "@" or key.startswith((SCHEMA, OA, PROV)) for key in node)


def test_it_is_normalised_to_triples(invented):
    graph = json.loads(jsonld.render(invented.dossier()))
    options = {"algorithm": "URDNA2015", "format": "application/n-quads"}
    triples = pyld.normalize(graph, {**options, "documentLoader": _no_network})
    assert f"<{SCHEMA}spokenByCharacter> <urn:tawatur:entity:salim>" in triples
    assert f'<{OA}start> "' in triples
    assert "nonNegativeInteger" in triples


def test_an_article_names_its_outlet_and_address(expanded, invented):
    article = _of_type(expanded, "NewsArticle")[0]
    assert _value(article, "headline") == "افتتاح جسر وادي الريحان"
    assert article[SCHEMA + "publisher"] == [{"@id": "urn:tawatur:entity:marfa"}]
    assert article[SCHEMA + "url"] == [{"@id": "https://marfa.example/bridge"}]
    assert _value(article, "articleBody") == invented.HARBOUR


def test_a_later_report_is_derived_from_the_earlier_one(expanded):
    derived = {
        n["@id"]: n[PROV + "wasDerivedFrom"] for n in expanded if PROV + "wasDerivedFrom" in n
    }
    assert derived == {"urn:tawatur:document:echo": [{"@id": "urn:tawatur:document:plain"}]}


def test_a_quotation_has_speaker_chain_and_literal_words(expanded, invented):
    texts = {f"urn:tawatur:document:{d.id}": d.text for d in invented.documents()}
    quotations = _of_type(expanded, "Quotation")
    assert len(quotations) == 4
    for quotation in quotations:
        where = quotation[OA + "hasSelector"][0]
        start, end = int(_value(where, "start", OA)), int(_value(where, "end", OA))
        article = quotation[SCHEMA + "isPartOf"][0]["@id"]
        assert texts[article][start:end] == _value(quotation, "text")
    through = quotations[0][SCHEMA + "citation"][0]
    assert through[SCHEMA + "publisher"] == [{"@id": "urn:tawatur:entity:sahl"}]


def test_a_conflict_keeps_both_claims_and_judges_neither(expanded):
    asked = next(n for n in _of_type(expanded, "Question") if n["@id"].endswith("f-duration"))
    claims = [part["@id"] for part in asked[SCHEMA + "hasPart"]]
    found = {n["@id"]: n for n in _of_type(expanded, "Claim")}
    texts = [[t["@value"] for t in found[c][SCHEMA + "text"]] for c in claims]
    assert texts == [["ساعتان", "Two hours"], ["ثلاث ساعات", "Three hours"]]
    appears = [a["@id"] for a in found[claims[1]][SCHEMA + "appearance"]]
    assert appears == ["urn:tawatur:document:plain", "urn:tawatur:document:echo"]
    reviews = _of_type(expanded, "ClaimReview")
    assert {r[SCHEMA + "itemReviewed"][0]["@id"] for r in reviews} >= set(claims)
    assert not any(SCHEMA + part in r for r in reviews for part in ("reviewRating", "author"))


def test_an_agreement_asks_for_no_review(expanded):
    reviewed = {r[SCHEMA + "itemReviewed"][0]["@id"] for r in _of_type(expanded, "ClaimReview")}
    assert not any("f-day" in claim for claim in reviewed)
