"""The network of outlets, reports and speakers as GraphML, for Gephi, yEd, igraph and networkx."""

from __future__ import annotations

from collections.abc import Iterator

from tawatur.model.dossier import Dossier
from tawatur.renderers._export.characters import attribute, content
from tawatur.renderers._export.network import EDGE_FIELDS, NODE_FIELDS, Network, network

SUFFIX = ".graphml"
_NODE = ("label", *NODE_FIELDS)
_EDGE = (*EDGE_FIELDS, "weight")


def render(dossier: Dossier) -> bytes:
    """The network as one GraphML document in UTF-8."""
    return ("\n".join(_lines(network(dossier))) + "\n").encode("utf-8")


def _lines(found: Network) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">'
    for kind, fields in (("node", _NODE), ("edge", _EDGE)):
        for field in fields:
            type = "int" if field == "weight" else "string"
            name = f'attr.name="{field}" attr.type="{type}"'
            yield f'<key id="{kind}-{field}" for="{kind}" {name}/>'
    yield '<graph id="tawatur" edgedefault="directed">'
    for node in found.nodes:
        yield f"<node id={attribute(node.id)}>{_values('node', node, _NODE)}</node>"
    for number, edge in enumerate(found.edges):
        ends = f"source={attribute(edge.start)} target={attribute(edge.end)}"
        yield f'<edge id="e{number}" {ends}>{_values("edge", edge, _EDGE)}</edge>'
    yield "</graph>"
    yield "</graphml>"


def _values(kind: str, item: object, fields: tuple[str, ...]) -> str:
    held = ((field, getattr(item, field)) for field in fields)
    return "".join(f'<data key="{kind}-{f}">{content(str(v))}</data>' for f, v in held if v != "")
