from tawatur.model import codec
from tawatur.renderers import json


def test_the_dossier_comes_back(invented):
    assert codec.decode(json.render(invented.dossier())) == invented.dossier()
