"""The main job on the sample reports: what comes out, and that nothing but the input decides it."""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

import tawatur
from tawatur.cli import tawatur as command
from tawatur.model.report import KEPT

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


@pytest.fixture(scope="module")
def dossier() -> tawatur.Dossier:
    return tawatur.read([EXAMPLES / "summit", EXAMPLES / "accident"])


def test_two_events_are_two_stories(dossier):
    assert len(dossier.documents) == 18
    told = {frozenset(d.rsplit("/")[0] for d in _folders(dossier, s)) for s in dossier.stories}
    assert told == {frozenset({"summit"}), frozenset({"accident"})}


def _folders(dossier, story):
    places = {d.id: Path(d.location).parent.name for d in dossier.documents}
    return [places[d] for d in story.documents]


def test_every_value_stands_in_its_document(dossier):
    texts = {d.id: d.text for d in dossier.documents}
    for d in dossier.documents:
        kept = [r for r in d.regions if r.label in KEPT]
        for span in (*d.mentions, *d.quotes, *d.claims):
            assert 0 <= span.start < span.end <= len(d.text)
            assert any(r.start <= span.start and span.end <= r.end for r in kept)
    for story in dossier.stories:
        for finding in story.findings:
            for position in finding.positions:
                assert position.documents
                assert 1 <= position.independent <= len(position.documents)
                for passage in position.evidence:
                    assert passage.document in position.documents
                    assert texts[passage.document][passage.start : passage.end].strip()


def test_entities_are_listed_once(dossier):
    ids = [e.id for e in dossier.entities]
    assert ids == sorted(set(ids))
    known = set(ids)
    for d in dossier.documents:
        assert {m.entity for m in d.mentions} <= known
        assert {q.speaker for q in d.quotes if q.speaker} <= known
        assert {v for q in d.quotes for v in q.via} <= known
        assert d.outlet is None or d.outlet in known


def test_a_report_in_another_language_is_kept_and_not_compared(dossier):
    foreign = [d for d in dossier.documents if not d.compared]
    assert [Path(d.location).name for d in foreign] == ["06-coast.txt"]
    assert foreign[0].language == "en"
    assert foreign[0].outlet is not None
    assert foreign[0].claims == ()


def test_order_and_workers_change_nothing(dossier):
    wanted = tawatur.encode(dossier)
    files = sorted(str(p) for p in EXAMPLES.glob("*/*.txt"))
    backwards = tawatur.read(files[::-1] + files[:3], tawatur.Settings(workers=2))
    assert tawatur.encode(backwards) == wanted


def test_json_is_there_and_back(dossier):
    payload = tawatur.encode(dossier)
    assert tawatur.decode(payload) == dossier
    assert json.loads(payload)["schema"] == "tawatur.dossier/1"


def test_what_cannot_be_read_is_named_and_the_rest_is_done(tmp_path):
    shutil.copy(EXAMPLES / "accident" / "02-almanara.txt", tmp_path)
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "picture.txt").write_bytes(bytes(range(256)) * 40)
    out = tmp_path / "out.json"
    missing = str(tmp_path / "missing.txt")
    done = CliRunner().invoke(command, ["read", str(tmp_path), missing, "--json", str(out)])
    assert done.exit_code == 0, done.output
    found = tawatur.decode(out.read_bytes())
    assert [Path(d.location).name for d in found.documents] == ["02-almanara.txt"]
    assert {Path(r.location).name for r in found.rejected} == {
        "empty.txt",
        "picture.txt",
        "missing.txt",
    }
    assert all(r.reason for r in found.rejected)
    for rejection in found.rejected:
        assert f"{rejection.location}: {rejection.reason}" in done.stderr


def test_no_text_leaves_the_texts_out(tmp_path):
    settings = tawatur.Settings(keep_text=False)
    found = tawatur.read([EXAMPLES / "accident" / "02-almanara.txt"], settings)
    assert [d.text for d in found.documents] == [None]
    assert found.documents[0].sha256


def test_statements_below_the_confidence_asked_for_are_left_out(tmp_path, dossier):
    out = tmp_path / "sure.json"
    arguments = ["read", str(EXAMPLES / "summit"), str(EXAMPLES / "accident")]
    done = CliRunner().invoke(command, [*arguments, "--sure", "0.9", "--json", str(out)])
    assert done.exit_code == 0
    kept = [q["confidence"] for d in json.loads(out.read_text())["documents"] for q in d["quotes"]]
    every = [q.confidence for d in dossier.documents for q in d.quotes]
    assert sorted(kept) == sorted(c for c in every if c >= 0.9)
    assert 0 < len(kept) < len(every)


def test_standard_input_is_a_report():
    text = (EXAMPLES / "accident" / "02-almanara.txt").read_bytes()
    done = CliRunner().invoke(command, ["read", "-"], input=text)
    assert done.exit_code == 0
    assert "1 reports" in done.stdout


def test_two_inputs_of_one_name_and_text_are_two_documents(tmp_path):
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        shutil.copy(EXAMPLES / "accident" / "02-almanara.txt", tmp_path / folder)
    found = tawatur.read([tmp_path / "a", tmp_path / "b"])
    assert len({d.id for d in found.documents}) == 2
    assert len(found.duplicates) == 1


@pytest.mark.parametrize("arguments", [[], ["read"], ["read", "x", "--workers", "0"], ["nothing"]])
def test_wrong_usage_ends_with_two(arguments):
    done = CliRunner().invoke(command, arguments)
    assert done.exit_code == 2


def test_every_command_shows_an_example():
    for name in command.list_commands(None):
        done = CliRunner().invoke(command, [name, "--help"])
        assert "Example:" in done.output
