"""``tawatur names``: the entities of a dossier, and decisions on them."""

import tomllib

import pytest
from click.testing import CliRunner

import tawatur
from tawatur.cli.names import command
from tawatur.model.annotation import Entity, Merge
from tawatur.model.dossier import Document, DocumentMention, Dossier


@pytest.fixture
def dossier(tmp_path):
    text = "قال سمير البرناوي كلمة ثم عاد البرناوي إلى طيبة"

    def mention(words, type, entity):
        start = text.rindex(words)
        return DocumentMention(start, start + len(words), type, entity)

    merge = Merge("البرناوي", "سمير البرناوي", "first-name", 0.7)
    sure = Merge("سمير البرناوي", "سمير برناوي", "spelling", 0.95)
    names = ("سمير البرناوي", "البرناوي")
    person = Entity("samir", "PER", names[0], names, "Samir", merges=(merge, sure))
    town = Entity("tayba", "LOC", "طيبة", ("طيبة",), "Tayba")
    outlet = Entity("manara", "ORG", "المنارة", ("المنارة",), None)
    document = Document(
        id="d",
        location="d.txt",
        text=text,
        outlet="manara",
        mentions=(
            mention("سمير البرناوي", "PER", "samir"),
            mention("البرناوي", "PER", "samir"),
            mention("طيبة", "LOC", "tayba"),
        ),
    )
    path = tmp_path / "dossier.json"
    path.write_bytes(
        tawatur.encode(Dossier(documents=(document,), entities=(person, town, outlet)))
    )
    return path


def run(*arguments):
    return CliRunner().invoke(command, [str(a) for a in arguments])


def test_every_entity_is_listed_with_its_spellings_by_outlet(dossier):
    result = run(dossier)
    assert result.exit_code == 0
    assert "PER   سمير البرناوي · Samir  [samir]" in result.output
    assert "1  البرناوي  (المنارة 1)" in result.output
    assert "ORG   المنارة  [manara]" in result.output


def test_only_doubtful_merges_are_listed_with_score_and_reason(dossier):
    output = run(dossier).output
    assert "1 doubtful merges" in output
    assert "0.70  البرناوي = سمير البرناوي  (first-name)" in output


def test_a_new_file_holds_the_doubtful_merges_to_be_decided(dossier, tmp_path):
    path = tmp_path / "names.toml"
    assert "→" in run(dossier, "--decisions", path).output
    content = path.read_text(encoding="utf-8")
    assert tomllib.loads(content) == {}
    opened = content.replace('# [[different]]\n# names = ["الب', '[[different]]\nnames = ["الب')
    assert tomllib.loads(opened) == {"different": [{"names": ["البرناوي", "سمير البرناوي"]}]}


def test_an_existing_file_is_kept_and_accounted_for(dossier, tmp_path):
    path = tmp_path / "names.toml"
    content = """
    [[different]]
    names = ["البرناوي", "سمير البرناوي"]
    [[same]]
    names = ["سمير البرناوي", "ماجد"]
    [type]
    "طيبة" = "LOC"
    """
    path.write_text(content, encoding="utf-8")
    output = run(dossier, "--decisions", path).output
    assert path.read_text(encoding="utf-8") == content
    assert "البرناوي ≠ سمير البرناوي  (takes effect" in output
    assert "سمير البرناوي = ماجد  (not in this dossier)" in output
    assert "طيبة: LOC  (tayba)" in output


def test_a_reading_takes_the_decisions(tmp_path):
    report = tmp_path / "report.txt"
    report.write_text(
        "قال سمير البرناوي للصحفيين إن السد سليم. وغادر سمير البرناوي القاعة.", "utf-8"
    )
    names = tmp_path / "names.toml"
    names.write_text('[english]\n"سمير البرناوي" = "Samir of the Dam"\n', encoding="utf-8")
    settings = tawatur.Settings(names=names, tagger="fast")
    entities = tawatur.read([report], settings).entities
    assert "Samir of the Dam" in {entity.name_en for entity in entities}


@pytest.mark.parametrize(
    "content",
    [
        "[[same]]\nnames = ['واحد']",
        "same = 3",
        "[type]\n'طيبة' = 'TOWN'",
        "[english]\n'طيبة' = 4",
        "[types]\n",
        "not toml",
    ],
)
def test_what_cannot_be_meant_is_said(tmp_path, content):
    path = tmp_path / "names.toml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(tawatur.TawaturError, match=r"names\.toml"):
        tawatur.read([tmp_path], tawatur.Settings(names=path))


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(tawatur.TawaturError, match=r"nowhere\.toml"):
        tawatur.read([tmp_path], tawatur.Settings(names=tmp_path / "nowhere.toml"))
