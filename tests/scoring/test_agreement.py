"""Our scorers give the same figures as the shared measures, on gold bent in many ways."""

import json
import random
import subprocess
import sys

import pytest

from tawatur.errors import DossierError
from tawatur.scoring import evaluate


def bent(gold: dict, seed: int) -> dict:
    """A dossier made from gold with some items dropped, shifted or given to somebody else."""
    chance = random.Random(seed)

    def shift(item: dict) -> dict:
        start = max(0, item["start"] + chance.choice([0, 0, 0, 3, -4]))
        return item | {
            "start": start,
            "end": max(start + 1, item["end"] + chance.choice([0, 0, 9])),
        }

    def some(items: list[dict]) -> list[dict]:
        return [shift(i) for i in items if chance.random() < 0.8 and "start" in i]

    documents, ids = [], {}
    for number, (name, page) in enumerate(sorted(gold["documents"].items())):
        ids[name] = str(number)
        documents.append(
            {"id": str(number), "source": f"pile/{name}", "claims": some(page["facts"])}
            | {part: some(page[part]) for part in ("regions", "mentions", "quotes")}
        )
    findings = [
        item
        | {
            "status": chance.choice([item["status"]] * 4 + ["conflict"]),
            "positions": [
                p | {"evidence": [e | {"document": ids[e["file"]]} for e in some(p["evidence"])]}
                for p in item["positions"]
            ],
        }
        for item in gold["comparison"]
    ]
    reuse = [
        {side: shift(r[side]) | {"document": ids[r[side]["file"]]} for side in ("a", "b")}
        for r in gold["reuse"]
        if chance.random() < 0.8
    ]
    return {"documents": documents, "reuse": reuse, "stories": [{"findings": findings}]}


@pytest.mark.parametrize("case", ["alaska", "doha", "suruc"])
@pytest.mark.parametrize("seed", [1, 2])
def test_cases_score_as_the_shared_measure(shared, tmp_path, case, seed):
    gold = shared / "cases" / case / "gold.json"
    dossier = tmp_path / "dossier.json"
    dossier.write_text(json.dumps(bent(json.loads(gold.read_bytes()), seed)))
    command = [sys.executable, shared / "score" / "score.py", gold, dossier, "--json"]
    wanted = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    assert evaluate(gold, dossier) == wanted


def test_stories_score_as_the_shared_measure(shared, tmp_path):
    for gold in sorted(shared.glob("stories/*/gold.json")):
        loaded = json.loads(gold.read_bytes())
        chance = random.Random(3)
        stories = [
            {"documents": [a for a in s["articles"] if chance.random() < 0.7]}
            for s in loaded["stories"]
        ]
        stories.append({"documents": [s["articles"][0] for s in loaded["stories"][:5]]})
        dossier = tmp_path / "dossier.json"
        dossier.write_text(
            json.dumps({"documents": [], "stories": stories, "duplicates": loaded["copies"][::2]})
        )
        command = [sys.executable, shared / "score" / "score_stories.py", gold, dossier, "--json"]
        wanted = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
        assert evaluate(gold, dossier) == wanted


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b"\xff", b'{"documents": [{}]}'])
def test_what_is_no_dossier_is_named(tmp_path, content):
    gold, dossier = tmp_path / "gold.json", tmp_path / "dossier.json"
    gold.write_bytes(b'{"documents": {}, "comparison": []}')
    dossier.write_bytes(content)
    with pytest.raises(DossierError, match=r"dossier\.json"):
        evaluate(gold, dossier)
