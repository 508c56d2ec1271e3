"""The desk against who means it ill: every route refuses what it should, and says so."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from starlette.routing import Route
from starlette.testclient import TestClient

from tawatur import stores
from tawatur.settings import Settings
from tawatur.web import app
from tawatur.web.desk import Desk

ODD = (
    "x", "..", "%2e%2e", "%2e%2e%2fetc%2fpasswd", "a" * 4000, "%00", "a%00b", "%0d%0aX-Evil:1",
    "%ff%fe",
    "'%20OR%201=1--", "%3Cscript%3Ealert(1)%3C/script%3E", "٣", "💥", "%E2%80%AE", "-1", "0",
    "9" * 40, "1e999", "NaN", "{{7*7}}", "%25s", "2031-13-45", "%ED%A0%80", ".json", "*",
)  # fmt: skip
ASKED = (
    "", " ", '"', "«", '"' * 900, "-" * 900, "-", "--x", "*", "x*", "(", "NEAR(a b)", "AND OR NOT",
    "قتلى>1.2.3", "قتلى>" + "9" * 900, "deaths>=٣٫٥", "deaths>१२", "until:9999-12-31 ترفال",
    "since:0001-01-01 ترفال", "since:2031-02-30 ترفال", "outlet:\0 ترفال", "\0", "\ud7ff",
    "ترفال\0",
    "قال:" * 200, "ماذا قال عن", "what did say about", "a " * 5000, "ا" * 9000, "\u202e\u200f" * 50,
    "'; DROP TABLE reports; --", "story:%' ترفال", "{base} : x", "x\ny\tz", "<b>ترفال</b>",
)  # fmt: skip
FORMS = (
    None, [], {}, "x", 1, {"n": 10**30}, {"n": -(10**30)}, {"n": "x"}, {"n": 2**31}, {"id": "a\0b"},
    {"id": "x" * 100_000}, {"story": "\0", "words": "\0"}, {"story": "STORY", "words": "a\0b"},
    {"story": "STORY", "words": "w", "start": 10**15, "end": 2**62},
    {"kind": "finding", "id": "\r\n"},
    {"report": "a", "start": 0, "end": 3, "story": "\0"}, {"report": "a", "start": 1, "end": 0},
    {"n": 10**12, "story": "STORY", "start": 0, "end": 1}, {"start": -1, "end": 5, "report": "a"},
    {"judgement": "same", "one": "\0", "other": "x", "page": 10**20}, {"items": [{"text": "\0"}]},
    {"judgement": "same", "one": "a", "other": "b", "story": "\r\nSet-Cookie: a=b"},
    {"items": [{"text": "نص", "published": "\0", "url": "javascript:x"}]},
    {"text": "", "links": "\0"},
    {"n": 1, "story": "\r\nX: y\u0661"}, {"outlet": "\0", "published": "2031"},
    {"items": "x" * 1000},
    {"files": [["../x", "eHg="]]}, {"leave": [10**25], "id": "x"}, {"n": [1, 2]}, {"n": None},
)  # fmt: skip


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def place(request, tmp_path_factory) -> str:
    if request.param == "sqlite":
        return str(tmp_path_factory.mktemp("hostile") / "desk.db")
    return request.getfixturevalue("postgres")()


@pytest.fixture(scope="module")
def besieged(place, of) -> Iterator[tuple[Desk, str]]:
    """A desk, and its story that was read."""
    store = stores.open_store(place)
    numbers = stores.reports.add(store, of.readings())
    stores.stories.place(store, [numbers[:2], numbers[2:3], numbers[3:]])
    made = Desk(store, Settings(tagger="fast"), read_ahead=False)
    story = stores.stories.of_day(store, "2031-05-06")[0].id
    made.reader.read_now(story)
    yield made, story
    store.close()


@pytest.fixture(scope="module")
def attacker(besieged) -> TestClient:
    return TestClient(
        app.build(besieged[0]),
        base_url="http://localhost",
        follow_redirects=False,
        raise_server_exceptions=False,
        headers={"Accept": "text/html"},
    )


def routes(desk: Desk) -> list[Route]:
    return [r for r in app.build(desk).routes if isinstance(r, Route)]


def answers_clearly(answer, of: object) -> None:
    """No fault of the desk, no page that is torn, nothing of the store in it."""
    assert answer.status_code < 500, (of, answer.status_code)
    assert "default-src 'none'" in answer.headers["content-security-policy"], of
    for leak in ("Traceback", "sqlalchemy", "psycopg", "sqlite3"):
        assert leak not in answer.text, of
    if answer.status_code >= 400 and "text/html" in answer.headers.get("content-type", ""):
        assert "<h1" in answer.text, of


@pytest.mark.parametrize("odd", ODD)
def test_an_odd_id_is_an_id_of_nothing(besieged, attacker, odd):
    for route in routes(besieged[0]):
        if "{" in route.path and "GET" in (route.methods or ()):
            head, _, tail = route.path.partition("{")
            path = head + odd + tail.partition("}")[2]
            answers_clearly(attacker.get(path), path)


@pytest.mark.parametrize("asked", ASKED)
def test_any_question_is_answered(attacker, asked):
    short = asked[:500]
    for extra in (
        {},
        {"typing": "1"},
        {"kind": "facts"},
        {"kind": "statements", "by": short},
        {"outlet": short},
        {"since": asked[:50], "until": "9999-12-31"},
    ):
        for form in ("", ".json", ".csv"):
            answer = attacker.get(f"/search{form}", params={"q": asked} | extra)
            answers_clearly(answer, (asked[:60], extra, form))
            assert answer.status_code in (200, 400, 414)
            if not form:
                assert "<b>ترفال</b>" not in answer.text


def test_odd_numbers_and_words_in_every_query(besieged, attacker):
    values = ("-1", "0", "9" * 40, "1e9", "NaN", "x", "\0", "٣", "true", "a" * 5000, "💥", "%")
    for route in routes(besieged[0]):
        if "GET" in (route.methods or ()) and "{" not in route.path:
            for value in values:
                given = dict.fromkeys(
                    ("page", "at", "end", "a", "b", "type", "lang", "theme"), value
                )
                answers_clearly(attacker.get(route.path, params=given), (route.path, value))


def test_every_way_of_asking_but_the_right_one_is_refused(besieged, attacker):
    allowed: dict[str, set[str]] = {}
    for route in routes(besieged[0]):
        allowed.setdefault(route.path, set()).update(route.methods or ())
    for path, methods in allowed.items():
        plain = path.replace("{", "").replace("}", "")
        for method in ("POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "BREW"):
            if method not in methods:
                answer = attacker.request(method, plain, headers={"Content-Length": "0"})
                assert answer.status_code in (404, 405), (method, path, answer.status_code)
                answers_clearly(answer, (method, path))


@pytest.mark.parametrize("number", range(len(FORMS)))
def test_any_form_is_taken_or_refused(besieged, attacker, number):
    _, story = besieged
    given = FORMS[number]
    if isinstance(given, dict):
        given = {k: story if v == "STORY" else v for k, v in given.items()}
    for action in app.members("actions").values():
        for id in ("a", "1", "9" * 30, "%00"):
            path = action.PATH.replace("{id}", id).replace("{n}", id)
            answer = attacker.post(path, json=given, headers={"Accept": "application/json"})
            answers_clearly(answer, (path, given))
            assert "x-evil" not in answer.headers
            assert "set-cookie" not in answer.headers
    answers_clearly(attacker.get(f"/stories/{story}"), "the story afterwards")
    answers_clearly(attacker.get("/add"), "the list of jobs afterwards")
    answers_clearly(attacker.get("/names"), "the names afterwards")


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("application/json", b"[" * 200_000),
        ("application/json", b'{"a":' * 50_000),
        ("application/json", b"\xff\xfe"),
        ("application/json", b'{"words": "\\ud800", "story": "\\udfff"}'),
        ("application/x-www-form-urlencoded", b"&" * 20_000),
        ("application/x-www-form-urlencoded", b"a=1&" * 20_000),
        ("application/x-www-form-urlencoded", b"words=%ff%00&story=%ed%a0%80"),
        ("multipart/form-data", b"x"),
        ("multipart/form-data; boundary=x", b"--x\r\n\r\n"),
        ("multipart/form-data; boundary=", b"--"),
        ("text/plain", b"x"),
        ("", b"x"),
    ],
)
def test_any_body_is_taken_or_refused(attacker, kind, body):
    for action in app.members("actions").values():
        path = action.PATH.replace("{id}", "a").replace("{n}", "1")
        headers = {"Content-Type": kind} if kind else {}
        answer = attacker.post(path, content=body, headers=headers)
        answers_clearly(answer, (path, body[:20]))
        assert answer.status_code in (303, 400, 404, 413, 415), (path, answer.status_code)


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "[::1"}, {"Host": "localhost:99999999"}, {"Host": "a b"}, {"Host": "@localhost"},
        {"Cookie": "lang=\xff; theme=<script>; token=x"}, {"Cookie": "=;;;=" * 200},
        {"If-None-Match": '"' * 3000}, {"Accept": "*" * 3000}, {"Authorization": "Bearer \xff"},
        {"Authorization": "Bearer " + "x" * 5000}, {"HX-Request": "x" * 100},
    ],
)  # fmt: skip
def test_odd_headers_are_no_fault(attacker, headers):
    sent = {name.encode(): value.encode("latin-1") for name, value in headers.items()}
    for path in ("/days", "/search?q=x", "/embed/findings/x"):
        answers_clearly(attacker.get(path, headers=sent), headers)


@pytest.mark.parametrize(
    "origin", ["http://[", "http://localhost:x", "\\\\", "http://localhost@evil"]
)
def test_an_odd_origin_is_another_site(attacker, origin):
    answer = attacker.post("/notes", data={"story": "x"}, headers={"Origin": origin})
    assert answer.status_code == 403


def test_a_fault_of_the_desk_is_told_clearly(besieged, monkeypatch, caplog):
    def broken(*_):
        raise RuntimeError("the secret of /etc/passwd")

    client = TestClient(
        app.build(besieged[0]), base_url="http://localhost", raise_server_exceptions=False
    )
    monkeypatch.setattr(app.members("pages")["days"], "answer", broken)
    monkeypatch.delattr(app.members("pages")["days"], "SHARED")
    for accept in ("text/html", "application/json"):
        answer = client.get("/days", headers={"Accept": accept})
        assert answer.status_code == 500
        assert "secret" not in answer.text
        assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
    assert "the secret" in caplog.text


def test_no_route_is_open_to_who_has_no_token(besieged):
    """But for the entrance, the files every page needs, the description and what is shared."""
    desk, story = besieged
    built = app.build(desk, hosts=("desk.example",), open_here=False)
    away = TestClient(built, base_url="http://desk.example", follow_redirects=False)
    open_to_all = ("/enter", "/static/", "/openapi.json", "/embed/")
    weak = stores.tokens.issue(desk.store, "samir", "read")
    for route in routes(desk):
        path = route.path.replace("{id}", story).replace("{day}", "2031-05-06")
        path = path.replace("{outlet}", "المنارة").replace("{n}", "1").replace("{name}", "desk.css")
        if path.startswith(open_to_all):
            continue
        for method in sorted((route.methods or set()) & {"GET", "POST"}):
            assert away.request(method, path, json={}).status_code == 401, (method, path)
            if method == "POST":
                mine = {"Authorization": f"Bearer {weak}"}
                answer = away.post(path, json={}, headers=mine)
                assert answer.status_code == 403, path
    stores.tokens.revoke(desk.store, "samir")


def test_many_tabs_at_once(besieged):
    """Whatever is posted by many at once is there as often as it was taken, and once only where
    once is meant."""
    desk, story = besieged
    built = app.build(desk)
    before = len(stores.desk.notes(desk.store, story))
    finding = desk.dossier(story)[1].stories[0].findings[0].id

    def tab(n):
        client = TestClient(built, base_url="http://localhost", raise_server_exceptions=False)
        posted = [
            client.post("/notes", json={"story": story, "words": f"تبويب {n}"}),
            client.post("/basket", json={"report": "b", "start": 0, "end": 4, "story": story}),
            client.post("/shares", json={"kind": "finding", "id": finding}),
            client.post("/notes/1/remove", json={}),
            client.post("/decisions/1/undo", json={}),
        ]
        pages = [client.get(path) for path in (f"/stories/{story}", "/basket", "/search?q=ترفال")]
        return [a.status_code for a in (*posted, *pages)]

    with ThreadPoolExecutor(12) as pool:
        found = list(pool.map(tab, range(24)))
    assert all(code < 500 for codes in found for code in codes), found
    words = [n.words for n in stores.desk.notes(desk.store, story)]
    assert sorted(w for w in words if w.startswith("تبويب")) == sorted(
        f"تبويب {n}" for n in range(24)
    )
    assert len(words) >= before
    held = [h for h in stores.desk.basket(desk.store, "local") if (h.report, h.end) == ("b", 4)]
    assert len(held) == 1
    assert stores.shares.of_finding(desk.store, finding)
    stores.shares.withdraw(desk.store, "finding", finding)
