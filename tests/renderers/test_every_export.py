"""Whatever stands in a dossier, every format can write it, can be read again and repeats itself."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from tawatur import registry
from tawatur.model.dossier import Dossier

_spec = importlib.util.spec_from_file_location("exports", Path(__file__).with_name("exports.py"))
exports = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(exports)
any_dossier = exports.beside("test_any_dossier")

OTHERS = ("html", "json", "markdown")  # with tests of their own; lone surrogates are not for them
NAMES = [name for name in registry.names("renderers") if name not in OTHERS]
QUOTED = ("نصف ساعة كل يوم", "المحصول وفير", "صباح الأحد بحضور")


@pytest.mark.parametrize("name", NAMES)
@settings(
    max_examples=25,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(dossier=any_dossier.DOSSIERS)
def test_any_dossier_can_be_exported(name, dossier):
    rendered = registry.load("renderers", name).render(dossier)
    exports.text_of(name, rendered)
    assert registry.load("renderers", name).render(dossier) == rendered


@pytest.mark.parametrize("name", NAMES)
def test_odd_characters_and_nothing_at_all(name):
    render = registry.load("renderers", name).render
    assert "سليم" in exports.text_of(name, render(exports.odd()))
    exports.text_of(name, render(exports.without_texts(exports.odd())))
    exports.text_of(name, render(Dossier()))


@pytest.mark.parametrize("name", NAMES)
def test_a_dossier_without_texts_gives_no_words_away(name, invented):
    render = registry.load("renderers", name).render
    with_texts = exports.text_of(name, render(invented.dossier()))
    without = exports.text_of(name, render(exports.without_texts(invented.dossier())))
    assert not any(words in without for words in QUOTED)
    if name not in ("gexf", "graphml"):  # a network has no words of reports to give
        assert any(words in with_texts for words in QUOTED)


def test_no_two_formats_share_a_suffix():
    suffixes = [module.SUFFIX for module in registry.members("renderers").values()]
    assert len(suffixes) == len(set(suffixes))
    assert all(suffix.startswith(".") and suffix == suffix.lower() for suffix in suffixes)
