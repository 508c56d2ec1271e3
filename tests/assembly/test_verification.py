"""A dossier that was tampered with is caught."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from msgspec.structs import replace

import tawatur
from tawatur.cli import tawatur as commands

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


@pytest.fixture(scope="module")
def dossier() -> tawatur.Dossier:
    return tawatur.read([EXAMPLES / "accident"])


def with_document(dossier, **changes):
    return replace(
        dossier, documents=(replace(dossier.documents[0], **changes), *dossier.documents[1:])
    )


def test_a_dossier_as_read_holds(dossier):
    assert tawatur.verify(dossier) == ()
    bare = tawatur.read([EXAMPLES / "accident"], tawatur.Settings(keep_text=False))
    assert tawatur.verify(bare) == ()


def test_a_changed_text_is_caught(dossier):
    first = dossier.documents[0]
    changed = with_document(dossier, text=first.text.replace("6", "7", 1) + " ")
    assert tawatur.verify(changed) == (f"{first.location}: the text is not the one that was read",)


def test_a_value_outside_the_article_is_caught(dossier):
    faults = tawatur.verify(with_document(dossier, regions=()))
    assert any("nothing of the article stands" in fault for fault in faults)


def test_an_unlisted_entity_is_caught(dossier):
    assert any("is not listed" in fault for fault in tawatur.verify(replace(dossier, entities=())))


def test_evidence_without_a_document_is_caught(dossier):
    fewer = replace(dossier, documents=dossier.documents[1:])
    assert any("there is no document" in fault for fault in tawatur.verify(fewer))


def test_the_command_says_what_it_checked(dossier, tmp_path):
    path = tmp_path / "dossier.json"
    path.write_bytes(tawatur.encode(dossier))
    done = CliRunner().invoke(commands, ["verify", str(path)])
    assert done.exit_code == 0
    assert "all hold" in done.output
    path.write_bytes(tawatur.encode(replace(dossier, entities=())))
    done = CliRunner().invoke(commands, ["verify", str(path)])
    assert isinstance(done.exception, tawatur.TawaturError)
