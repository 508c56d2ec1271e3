"""The API's description (OpenAPI 3.1), made of the very types that pages and actions use."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from types import ModuleType
from typing import Any, get_type_hints

import msgspec

from tawatur.model.finding import Bilingual

_REF = "#/components/schemas/{name}"
_ERROR = {"description": "Why not, in Arabic and English", "content": {"application/json": {}}}


def describe(
    pages: Mapping[str, ModuleType],
    actions: Mapping[str, ModuleType],
    files: Mapping[str, tuple[str, Bilingual]],
    version: str,
) -> dict[str, Any]:
    """The description of every page as an API, of every action, and of the ``files`` to take away
    (address: type, what it is)."""
    forms = [a.Form for a in actions.values()]
    types: list[type] = list(dict.fromkeys([*forms, *(_answer(p) for p in pages.values())]))
    schemas, components = msgspec.json.schema_components(types, ref_template=_REF)
    of = dict(zip(types, schemas, strict=True))
    paths: dict[str, Any] = {}
    for name, page in pages.items():
        for suffix, kind in _forms(page):
            written = {"application/json": {"schema": of[_answer(page)]}}
            content = written if suffix == ".json" else {kind: {"schema": {"type": "string"}}}
            paths[plain(page.PATH) + suffix] = {
                "get": {
                    "operationId": f"{name}_{suffix[1:]}",
                    "summary": page.ABOUT.en,
                    "parameters": list(_parameters(page)),
                    "responses": _responses(page.ABOUT.en, content),
                }
            }
    for path, (kind, about) in files.items():
        sent = {kind.partition(";")[0]: {"schema": {"type": "string"}}}
        paths[path] = {
            "get": {
                "operationId": re.sub(r"\W+", "_", path).strip("_") + "_file",
                "summary": about.en,
                "parameters": list(_path_parameters(path)),
                "responses": _responses(about.en, sent),
            }
        }
    for name, action in actions.items():
        form = {"schema": of[action.Form]}
        body = {"application/json": form} | dict.fromkeys(getattr(action, "ALSO", ()), form)
        paths[plain(action.PATH)] = {
            "post": {
                "operationId": name,
                "summary": action.ABOUT.en,
                "parameters": list(_path_parameters(action.PATH)),
                "requestBody": {"required": True, "content": body},
                "responses": _responses(action.ABOUT.en, {"application/json": {}}),
            }
        }
    return {
        "openapi": "3.1.0",
        "info": {"title": "Tawatur", "version": version, "license": {"name": "Apache-2.0"}},
        "paths": dict(sorted(paths.items())),
        "components": {
            "schemas": components,
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
        "security": [{}, {"token": []}],
    }


def _answer(page: ModuleType) -> type:
    answer: type = get_type_hints(page.answer)["return"]
    return answer


def _forms(page: ModuleType) -> Iterable[tuple[str, str]]:
    yield ".json", "application/json"
    if hasattr(page, "rows"):
        yield ".csv", "text/csv"
        yield ".md", "text/markdown"


def plain(path: str) -> str:
    """A route as OpenAPI writes it."""
    return re.sub(r"\{(\w+):\w+\}", r"{\1}", path)


def _path_parameters(path: str) -> Iterable[dict[str, Any]]:
    for name in re.findall(r"\{(\w+)", path):
        yield {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}


def _parameters(page: ModuleType) -> Iterable[dict[str, Any]]:
    in_path = set(re.findall(r"\{(\w+)", page.PATH))
    yield from _path_parameters(page.PATH)
    described = msgspec.json.schema(page.Query)["$defs"][page.Query.__name__]
    for name, schema in described.get("properties", {}).items():
        if name not in in_path:
            yield {"name": name, "in": "query", "required": False, "schema": schema}


def _responses(what: str, content: Mapping[str, Any]) -> dict[str, Any]:
    refused = {str(code): _ERROR for code in (400, 401, 403, 404, 409, 411, 413, 421)}
    found = {"200": {"description": what, "content": content}, "202": {"description": what}}
    moved = {"303": {"description": what}, "304": {"description": "You have it already"}}
    return found | moved | refused
