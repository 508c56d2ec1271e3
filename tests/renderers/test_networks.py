"""The network: networkx reads both formats and finds the same nodes and ties in them."""

import importlib.util
import io
from pathlib import Path

import msgspec
import networkx
import pytest

from tawatur.model.cluster import Direction
from tawatur.model.dossier import Dossier
from tawatur.renderers import gexf, graphml

_spec = importlib.util.spec_from_file_location("exports", Path(__file__).with_name("exports.py"))
exports = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(exports)


def _gexf(dossier):
    return networkx.read_gexf(io.BytesIO(gexf.render(dossier)), version="1.2draft")


def _graphml(dossier):
    return networkx.read_graphml(io.BytesIO(graphml.render(dossier)))


READ = pytest.mark.parametrize("read", [_gexf, _graphml])


def _ties(graph, tie):
    return {(a, b): e["weight"] for a, b, e in graph.edges(data=True) if e["tie"] == tie}


@READ
def test_outlets_reports_and_speakers_are_tied(read, invented):
    graph = read(invented.dossier())
    kinds = {id: node["kind"] for id, node in graph.nodes(data=True)}
    assert kinds == {
        **dict.fromkeys(
            ("report:harbour", "report:plain", "report:echo", "report:foreign"), "report"
        ),
        **dict.fromkeys(("entity:marfa", "entity:sahl"), "outlet"),
        **dict.fromkeys(("entity:salim", "entity:wael", "entity:official"), "speaker"),
    }
    assert _ties(graph, "publishes") == {("entity:marfa", "report:harbour"): 1}
    assert _ties(graph, "credits") == {("report:harbour", "entity:sahl"): 1}
    assert _ties(graph, "states") == {
        ("entity:salim", "report:harbour"): 1,
        ("entity:salim", "report:plain"): 1,
        ("entity:wael", "report:harbour"): 1,
        ("entity:official", "report:echo"): 1,
    }
    shared = "استمر حفل افتتاح جسر وادي الريحان ثلاث ساعات صباح الأحد بحضور سليم الناهضي"
    assert list(_ties(graph, "shares").values()) == [len(shared)]
    assert _ties(graph, "copies") == {("report:echo", "report:plain"): 1}


@READ
def test_a_later_report_follows_the_earlier_one(read, invented):
    given = invented.dossier()
    graph = read(given)
    assert _ties(graph, "follows") == {("report:echo", "report:plain"): 1}
    (story,) = given.stories
    unknown = (Direction("echo", "plain", "unknown"), Direction("echo", "gone", "time"))
    story = msgspec.structs.replace(story, directions=unknown)
    graph = read(msgspec.structs.replace(given, stories=(story,)))
    assert not _ties(graph, "follows")


@READ
def test_labels_are_arabic(read, invented):
    graph = read(invented.dossier())
    salim = graph.nodes["entity:salim"]
    assert (salim["label"], salim["label_en"]) == ("سليم الناهض", "Salim al-Nahed")
    assert graph.nodes["report:harbour"]["label"] == "افتتاح جسر وادي الريحان"
    assert graph.nodes["report:harbour"]["published"] == "2031-03-09"


@READ
def test_odd_dossiers_are_networks_too(read):
    assert len(read(Dossier())) == 0
    graph = read(exports.odd())
    assert {n["kind"] for _, n in graph.nodes(data=True)} == {"report", "outlet"}
    assert _ties(graph, "copies")


def test_both_formats_hold_the_same(invented):
    a, b = _gexf(exports.example()), _graphml(exports.example())
    assert set(a) == set(b)
    assert sorted(a.edges()) == sorted(b.edges())
