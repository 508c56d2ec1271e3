"""The lists linking reads are whole and mean what they say."""

from tawatur.lexicons import rows
from tawatur.linking import gazetteer
from tawatur.linking.demonyms import demonym
from tawatur.linking.glossing import gloss
from tawatur.linking.transliteration import in_latin


def test_every_state_has_a_capital_and_an_adjective():
    places = rows("countries")
    capitals = {row["iso"] for row in places if row["kind"] == "capital"}
    adjectives = {row["iso"] for row in rows("nationalities")}
    assert len(capitals) > 180
    assert len(capitals - adjectives) < 25
    assert capitals <= {row["iso"] for row in places if row["kind"] == "country"}


def test_adjectives_in_every_form_point_at_their_country():
    for word in ("نرويجي", "النرويجيه", "نرويجيون", "النرويجيين"):
        assert demonym(word).place_en == "Norway"
    assert demonym("اتراك").number == "p"
    assert demonym("روسيا") is None


def test_names_are_looked_up_by_words_alone():
    assert gazetteer.lookup(gazetteer.words_of("أ.ف.ب"), "ORG").name_en == "Agence France-Presse"
    assert gazetteer.lookup(gazetteer.words_of("الرياض"), "LOC").name_en == "Riyadh"
    assert gazetteer.lookup(gazetteer.words_of("الرياض"), "ORG").name_en == "Al-Riyadh"


def test_glosses_and_transliterations():
    assert gloss(gazetteer.words_of("وزارة الداخلية النرويجية")) == "Ministry of interior (Norway)"
    assert gloss(("كلام",)) == ""
    assert in_latin(("فالنغرود",)).isascii()
    assert in_latin(("ابو", "طيبه")).startswith("Abu ")
