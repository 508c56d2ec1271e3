"""Who may ask, and from where."""

import pytest
from starlette.testclient import TestClient

from tawatur import stores
from tawatur.errors import UsageError
from tawatur.web import app, guard, serving


def test_only_our_names_are_answered_to(client):
    for host in ("evil.example", "127.0.0.1.evil.example", "", "localhost.evil:8000"):
        assert client.get("/days", headers={"Host": host}).status_code == 421, host
    for host in ("localhost", "127.0.0.1:8123", "[::1]:80"):
        assert client.get("/days", headers={"Host": host}).status_code == 200, host


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://localhost:9999"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_pages_of_other_sites_change_nothing(client, desk, headers):
    answer = client.post("/notes", data={"story": "x", "words": "y"}, headers=headers)
    assert answer.status_code == 403
    assert stores.desk.notes(desk.store) == []


def test_our_own_pages_do(client):
    headers = {"Origin": "http://localhost", "Sec-Fetch-Site": "same-origin"}
    assert (
        client.post("/notes", data={"story": "x", "words": "y"}, headers=headers).status_code == 404
    )


def test_every_answer_keeps_to_itself(client):
    for path in ("/days", "/search", "/nothing", "/static/desk.css", "/days.json"):
        policy = client.get(path).headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "unsafe-eval" not in policy
        assert "script-src 'self';" in policy


def test_too_much_is_refused_before_it_is_read(client):
    huge = {"Content-Length": str(guard.MOST_SENT + 1)}
    assert client.post("/reports", content=b"", headers=huge).status_code == 413
    assert client.post("/reports", content=iter([b"x"])).status_code == 411
    assert (
        client.post("/reports", content=b"x", headers={"Content-Type": "text/x"}).status_code == 415
    )


def test_beyond_loopback_everybody_needs_a_token(desk):
    away = TestClient(
        app.build(desk, hosts=("desk.example",), open_here=False),
        base_url="http://desk.example",
        follow_redirects=False,
    )
    assert away.get("/days").status_code == 401
    assert away.get("/days", headers={"Accept": "text/html"}).headers["location"] == "/enter"
    read = stores.tokens.issue(desk.store, "samir", "read")
    as_samir = {"Authorization": f"Bearer {read}"}
    assert away.get("/days", headers=as_samir).status_code == 200
    note = {"story": "x", "words": "y"}
    assert away.post("/notes", data=note, headers=as_samir).status_code == 403
    edit = stores.tokens.issue(desk.store, "huda", "edit")
    assert (
        away.post("/notes", data=note, headers={"Authorization": f"Bearer {edit}"}).status_code
        == 404
    )
    assert away.post("/enter", data={"token": "wrong"}).status_code == 401
    entered = away.post("/enter", data={"token": edit})
    cookie = entered.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert away.get("/days").status_code == 200
    stores.tokens.revoke(desk.store, "huda")
    assert away.get("/days").status_code == 401


def test_it_does_not_open_to_the_world_without_tokens(desk):
    away = serving.Place(host="0.0.0.0")
    with pytest.raises(UsageError, match="token"):
        serving.check(away, desk.store)
    stores.tokens.issue(desk.store, "huda", "admin")
    serving.check(away, desk.store)
    for host in ("127.0.0.1", "localhost", "::1"):
        assert serving.Place(host=host).is_open


def test_a_file_name_is_no_path(client, desk):
    files = {"files": ("../../etc/evil.txt", "خبر قصير".encode(), "text/plain")}
    answer = client.post("/add", files=files, data={"text": ""})
    assert answer.status_code == 201
    page = client.get(answer.headers["location"] + ".json").json()["pages"][0]
    assert page["location"] == "evil.txt"


def test_a_spreadsheet_runs_nothing(client, desk, of):
    from tawatur import pipeline

    page = of.Page(
        location="f", id="f", text="نص", outlet='=HYPERLINK("x")', published="2031-01-01"
    )
    stores.reports.add(desk.store, [(pipeline.glance(("f", page)), page)])
    assert "\"'=HYPERLINK" in client.get("/outlets.csv").text


def test_a_browser_is_let_name_the_origin_of_a_form(client):
    """With no-referrer a browser sends ``Origin: null``, and every form would be refused."""
    assert client.get("/days").headers["referrer-policy"] == "same-origin"
    null = client.post("/notes", data={"story": "x", "words": "y"}, headers={"Origin": "null"})
    assert null.status_code == 403
