"""The API keeps to its description."""

import msgspec
import pytest

from tawatur import stores
from tawatur.web import app


def test_every_page_has_its_json_and_every_list_its_tables(client, story):
    for name, page in app.members("pages").items():
        path = page.PATH.format(
            id={"report": "a", "story": story, "entity": "x", "job": "x", "draft": "x"}.get(name),
            day="2031-05-06",
            outlet="المنارة",
        )
        query = "?a=a&b=b&q=ترفال"
        answer = client.get(f"{path}.json{query}")
        assert answer.status_code in (200, 404), name
        if answer.status_code == 200:
            assert isinstance(answer.json(), dict)
        if hasattr(page, "rows") and answer.status_code == 200:
            assert client.get(f"{path}.csv{query}").headers["content-type"].startswith("text/csv")
            table = client.get(f"{path}.md{query}")
            assert name == "basket" or table.text.startswith(
                "| "
            )  # the basket's is prose with notes
            assert table.headers["content-type"].startswith("text/markdown")


def test_an_answer_is_not_sent_twice(client, story):
    for path in ("/days.json", f"/stories/{story}.json", "/search.json?q=ترفال", "/days"):
        first = client.get(path)
        again = client.get(path, headers={"If-None-Match": first.headers["etag"]})
        assert (again.status_code, again.content) == (304, b""), path
        assert client.get(path, headers={"If-None-Match": '"other"'}).status_code == 200


def test_a_story_comes_with_its_dossier(client, story):
    answer = client.get(f"/stories/{story}.json").json()
    assert answer["dossier"]["schema"].startswith("tawatur.dossier/")
    assert answer["story"]["told"] is True


def test_pages_of_an_answer_do_not_overlap(client, desk, of):
    from tawatur import pipeline

    pages = [
        (
            str(i),
            of.Page(
                location=str(i), id=f"x{i}", text=f"خبر رقم {i} عن زمردة", published="2031-06-01"
            ),
        )
        for i in range(45)
    ]
    stores.reports.add(desk.store, [(pipeline.glance((p.id, p)), p) for _, p in pages])
    seen: list[str] = []
    for page in (1, 2, 3):
        answer = client.get(f"/search.json?q=زمردة&page={page}").json()
        seen += [hit["report"] for hit in answer["hits"]]
        assert answer["more"] is (page < 3)
    assert len(seen) == len(set(seen)) == 45


def test_reports_are_added_and_followed(client, desk):
    body = {
        "items": [{"text": "خبر عاجل من رنوان", "outlet": "صوت رنوان", "published": "2031-05-09"}]
    }
    answer = client.post("/reports", json=body)
    assert answer.status_code == 202
    job = client.get(f"/jobs/{answer.json()['job']}.json").json()
    assert (job["kind"], job["state"]) == ("import", "waiting")
    assert client.post("/reports", json=[{"text": "x"}]).status_code == 202
    assert client.post("/reports", json={"items": []}).status_code == 400
    assert client.post("/reports", json={"items": [{"txt": 1}]}).status_code == 400


@pytest.mark.parametrize("page", ["x", "-1", "999999999999999999999", "1.5", "٣"])
def test_a_wild_page_number_is_no_fault(client, page):
    for path in (
        "/search.json?q=ترفال",
        "/entities.json?",
        "/days/2031-05-06.json?",
        "/names.json?",
    ):
        assert client.get(f"{path}&page={page}").status_code in (200, 400)


def test_the_description_names_every_path(client):
    described = client.get("/openapi.json").json()
    assert described["openapi"] == "3.1.0"
    for page in app.members("pages").values():
        assert page.PATH + ".json" in described["paths"]
    for action in app.members("actions").values():
        assert "post" in described["paths"][action.PATH]
    assert "/search.json" in described["paths"]


def test_the_api_keeps_to_its_description(client, desk, story):
    """Requests made from the description at random are answered as it says."""
    schemathesis = pytest.importorskip("schemathesis")
    from hypothesis import HealthCheck, given, settings

    schema = schemathesis.openapi.from_dict(client.get("/openapi.json").json())

    for operation in schema.get_all_operations():
        made = operation.ok()

        @given(case=made.as_strategy())
        @settings(max_examples=6, deadline=None, database=None, derandomize=True,
                  suppress_health_check=list(HealthCheck))  # fmt: skip
        def holds(case):
            sent = case.as_transport_kwargs(base_url="http://localhost")
            kept = ("method", "url", "params", "json", "data", "headers")
            sent = {k: v for k, v in sent.items() if k in kept}
            if isinstance(sent.get("data"), str | bytes):
                sent["content"] = sent.pop("data")
            try:
                answer = client.request(**sent)
            except (UnicodeError, ValueError):  # what no client can send
                return
            assert answer.status_code < 500, (case.path, sent)
            described = case.operation.definition.raw["responses"]
            assert str(answer.status_code) in {*described, "201", "202", "405", "415", "422"}
            if answer.headers.get("content-type") == "application/json" and answer.content:
                msgspec.json.decode(answer.content)

        holds()
