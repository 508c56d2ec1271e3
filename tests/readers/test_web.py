"""The web: what may be reached, what it may cost, and how each bad manner of a server ends."""

import importlib.util
import socket
import threading
import time
from pathlib import Path

import httpcore
import pytest
from hypothesis import given
from hypothesis import strategies as st

import tawatur
from tawatur import readers
from tawatur.model.report import Page, Rejection
from tawatur.readers import Visiting, Visitor, _addresses, _robots

_spec = importlib.util.spec_from_file_location("server", Path(__file__).with_name("server.py"))
server = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(server)

QUICK = {"seconds": 1.5, "wait": 1.0, "max_bytes": 1 << 20, "max_unpacked": 4 << 20}


@pytest.fixture
def site():
    with server.running() as found:
        yield found


def visit(url: str, **options):
    slept: list[float] = []
    visiting = Visiting(**{"allow_private": True, "sleep": slept.append, **QUICK, **options})
    return list(readers.visit(url, Visitor(visiting))), slept


def reason(url: str, **options) -> str:
    (found,), _ = visit(url, **options)
    assert isinstance(found, Rejection)
    assert found.location == url
    return found.reason


def test_a_page_is_read_from_its_address(site):
    (page,), _ = visit(f"{site.url}/page/7")
    assert page.title == server.TITLE.replace("العابرين", "العابرين 7")
    assert server.BODY in page.text
    assert page.location == page.url == f"{site.url}/page/7"


def test_a_dossier_is_made_of_addresses(site):
    settings = tawatur.Settings(allow_private=True, keep_text=True)
    dossier = tawatur.read([f"{site.url}/page/1", f"{site.url}/status/404"], settings)
    assert [d.url for d in dossier.documents] == [f"{site.url}/page/1"]
    assert "status 404: there is no such page" in dossier.rejected[0].reason


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("/loris", "took longer than 1.5 s"),
        ("/drip", "took longer than 1.5 s"),
        ("/silent", "took longer than 1 s"),
        ("/endless", "larger than 1 MB"),
        ("/bomb", "larger than 4 MB when unpacked"),
        ("/mispacked", "the compressed answer is broken"),
        ("/brotli", "packed in a way that was not asked for: br"),
        ("/short", "the answer is broken"),
        ("/bad-chunks", "the answer is broken"),
        ("/headers", "the answer is broken"),
        ("/no-http", "the answer is broken"),
        ("/picture", "not a text but a PNG image"),
        ("/as-film", "the server calls it video/mp4"),
        ("/round", "more than 5 redirects"),
        ("/to/file:///etc/passwd", "only http and https are read, not file"),
        ("/to/ftp://a.example/x", "only http and https are read, not ftp"),
        ("/to/http://user:word@a.example/", "not an address of the web"),
        ("/status/404", "status 404: there is no such page"),
        ("/status/500", "status 500: the site has an error"),
        ("/status/451", "blocked for legal reasons"),
        ("/tired", "status 429: the site asks for fewer visits; it asks for 3600 seconds of rest"),
        ("/later", "status 503: the site is out of service; it asks for"),
        ("/empty", "the answer is empty"),
        ("/scripts", "a page that scripts fill in"),
        ("/paywall", "behind a paywall"),
        ("/challenge", "asks whether the visitor is human"),
        ("/entities", "declares entities of its own"),
    ],
)
def test_each_bad_manner_ends_as_it_is_documented(site, path, why):
    begun = time.monotonic()
    assert why in reason(f"{site.url}{path}")
    assert time.monotonic() - begun < 4


@pytest.mark.parametrize("path", ["/packed", "/as-text", "/moved/page/1", "/to/page/1"])
def test_what_browsers_forgive_is_read(site, path):
    target = path if not path.startswith("/to") else "/to//page/1"
    (page,), _ = visit(f"{site.url}{target}")
    assert server.BODY in page.text


def test_a_length_too_short_cuts_the_answer(site):
    (found,), _ = visit(f"{site.url}/long")
    assert isinstance(found, Page | Rejection)


@pytest.mark.parametrize("status", [429, 503])
def test_a_server_that_is_busy_for_a_moment_is_asked_again_once(site, status):
    found, slept = visit(f"{site.url}/busy/{status}")
    assert isinstance(found[0], Page)
    assert slept == [2.0]
    site.busy = 2
    assert f"status {status}" in reason(f"{site.url}/busy/{status}")


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1 10.1.2.3 192.168.0.9 172.20.1.1 169.254.169.254 0.0.0.0 100.64.0.1 224.0.0.1",
        "255.255.255.255 198.18.0.1 192.0.2.1 240.0.0.1 ::1 :: fe80::1 fc00::1 ff02::1 fec0::1",
        "::ffff:127.0.0.1 64:ff9b::7f00:1 2002:7f00:1:: 2001:db8::1 fe80::1%eth0 nonsense",
    ],
)
def test_addresses_of_the_own_network_are_not_public(address):
    assert [each for each in address.split() if _addresses.is_public(each)] == []


def test_addresses_of_the_world_are_public():
    found = ["93.184.216.34", "8.8.8.8", "2606:2800:220:1:248:1893:25c8:1946", "::ffff:8.8.8.8"]
    assert [each for each in found if not _addresses.is_public(each)] == []


@given(st.ip_addresses())
def test_nothing_local_is_ever_public(address):
    if address.is_loopback or address.is_private or address.is_link_local or address.is_multicast:
        assert not _addresses.is_public(str(address))


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://localhost/",
        "http://[::1]/",
        "http://2130706433/",
        "http://0x7f.1/",
        "http://[::ffff:7f00:1]/",
    ],
)
def test_private_addresses_are_refused_without_a_word_to_them(url):
    (found,) = readers.read([url])
    assert "private address" in found.reason or "cannot be reached" in found.reason
    assert "--allow-private" in found.reason or "no such host" in found.reason


def public_first(site, then: str):
    """A resolver that names a public address for one host, and ``then`` for all others."""

    def resolve(host: str, port: int) -> list[str]:
        return [then]

    return resolve


def test_a_redirect_to_a_private_address_is_refused(site, monkeypatch):
    real = _addresses.is_public
    monkeypatch.setattr(_addresses, "is_public", lambda a: a == "127.0.0.1" or real(a))
    for target in ("http://10.0.0.1/", "http://[::1]/", "http://169.254.169.254/latest/"):
        why = reason(f"{site.url}/to/{target}", allow_private=False)
        assert "leads to a private address" in why
        assert "--allow-private" in why


def test_a_name_is_looked_up_once_and_the_checked_address_is_connected_to(site, monkeypatch):
    """An answer that turns private after it was checked leads nowhere: nobody asks again."""
    asked: list[str] = []
    real = _addresses.is_public
    monkeypatch.setattr(_addresses, "is_public", lambda a: a == "127.0.0.1" or real(a))

    def resolve(host: str, port: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"] if len(asked) <= 2 else ["10.0.0.1"]  # robots.txt, then the page

    def never(*args, **options):
        raise AssertionError("the system was asked behind the back of the check")

    monkeypatch.setattr(socket, "gethostbyname", never)
    port = site.server_port
    (page,), _ = visit(f"http://rebind.example:{port}/page/1", allow_private=False, resolve=resolve)
    assert server.BODY in page.text
    assert asked == ["rebind.example"] * 2
    why = reason(f"http://rebind.example:{port}/page/1", allow_private=False, resolve=resolve)
    assert "rebind.example is 10.0.0.1" in why


def test_one_private_address_among_the_answers_is_enough_to_refuse(site):
    def resolve(host: str, port: int) -> list[str]:
        return ["93.184.216.34", "127.0.0.1"]

    why = reason("http://two.example/", allow_private=False, resolve=resolve)
    assert "two.example is 127.0.0.1" in why


@pytest.mark.parametrize("obey", [True, False])
def test_a_look_up_that_never_ends_is_given_up(obey):
    """The system may take minutes to say that a name server does not answer."""
    ended = threading.Event()

    def slow(host: str, port: int) -> list[str]:
        ended.wait(20)
        return ["93.184.216.34"]

    begun = time.monotonic()
    limits = {"seconds": 0.6, "wait": 0.2, "obey_robots": obey}
    why = reason("http://slow.example/", allow_private=False, resolve=slow, **limits)
    assert time.monotonic() - begun < 5
    assert "took longer than 0.2 s" in why
    ended.set()


def test_look_ups_that_hang_do_not_pile_up(monkeypatch):
    monkeypatch.setattr(_addresses, "_lookups", threading.BoundedSemaphore(1))
    ended = threading.Event()

    def slow(host: str, port: int) -> list[str]:
        ended.wait(20)
        return []

    for _ in range(3):
        with pytest.raises(httpcore.ConnectTimeout):
            _addresses.bounded(slow, "slow.example", 80, 0.05)
    waiting = [t for t in threading.enumerate() if t.name == "look-up of slow.example"]
    assert len(waiting) == 1
    ended.set()
    waiting[0].join(5)
    assert _addresses.bounded(lambda host, port: [host], "quick.example", 80, 5) == [
        "quick.example"
    ]


def test_robots_are_obeyed(site):
    site.robots = b"User-agent: *\nDisallow: /page\nAllow: /page/7$\n"
    assert reason(f"{site.url}/page/1") == "robots.txt asks not to read it"
    assert isinstance(visit(f"{site.url}/page/7")[0][0], Page)
    assert reason(f"{site.url}/to//page/1") == "robots.txt asks not to read it"
    assert "/page/1" not in site.asked
    site.robots = 500
    why = "its robots.txt cannot be read: the server answered with status 500"
    assert reason(f"{site.url}/packed") == why
    site.robots = 403
    assert isinstance(visit(f"{site.url}/packed")[0][0], Page)


def test_robots_are_asked_for_once_a_visitor(site):
    visitor = Visitor(Visiting(allow_private=True))
    for number in range(3):
        list(readers.visit(f"{site.url}/page/{number}", visitor))
    assert site.asked.count("/robots.txt") == 1


@pytest.mark.parametrize(
    ("rules", "path", "allowed"),
    [
        ("Disallow: /a", "/a/b", False),
        ("Disallow: /a\nAllow: /a/b", "/a/b", True),
        ("Disallow: /a/b\nAllow: /a", "/a/b", False),
        ("Disallow: /*.php$", "/x/y.php", False),
        ("Disallow: /*.php$", "/x/y.php?a=1", True),
        ("Disallow: /*print", "/x/print/1", False),
        ("Disallow:", "/x", True),
        ("Disallow: /أخبار", "/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1/1", False),
        ("Disallow: /x # why not", "/x", False),
        ("Crawl-delay: 5\nDisallow: /x", "/y", True),
    ],
)
def test_rules_of_robots(rules, path, allowed):
    assert _robots.parse(f"User-agent: *\n{rules}").allows(path) is allowed


def test_the_group_that_names_this_reader_counts():
    text = "User-agent: a\nUser-agent: Tawatur\nDisallow: /x\nCrawl-delay: 4\n\nUser-agent: *\n"
    found = _robots.parse(text + "Disallow: /\nSitemap: https://a.example/map.xml")
    assert (found.allows("/x"), found.allows("/y"), found.delay) == (False, True, 4.0)
    assert found.sitemaps == ("https://a.example/map.xml",)


@given(st.text(), st.text())
def test_robots_of_any_kind_are_read(text, path):
    assert _robots.parse(text).allows(f"/{path}") in (True, False)


def test_a_pattern_of_many_stars_takes_no_time():
    begun = time.monotonic()
    _robots.parse("User-agent: *\nDisallow: /" + "*a" * 2000 + "$").allows("/" + "a" * 5000)
    assert time.monotonic() - begun < 1


def test_feeds_and_sitemaps_are_followed_where_that_is_asked_for(site):
    found, _ = visit(f"{site.url}/feed-as-page", follow=2)
    assert [page.url for page in found] == [f"{site.url}/page/3", f"{site.url}/page/2"]
    assert {page.outlet for page in found} == {"مرآة"}
    entries, _ = visit(f"{site.url}/feed-as-page")
    assert [page.title for page in entries] == [f"خبر رقم {n}" for n in (1, 2, 3)]
    assert "names 3 addresses" in reason(f"{site.url}/map")
    for path in ("/map", "/maps"):
        found, _ = visit(f"{site.url}{path}", follow=9)
        assert len(found) == 3
        assert all(isinstance(page, Page) for page in found)


def test_addresses_in_arabic_are_visited(site):
    site.robots = "User-agent: *\nDisallow: /page/سر".encode()
    (page,), _ = visit(f"{site.url}/page/خبر?رقم=7#أعلى")
    assert server.BODY in page.text
    assert site.asked[-1] == "/page/%D8%AE%D8%A8%D8%B1?%D8%B1%D9%82%D9%85=7"
    assert reason(f"{site.url}/page/سر") == "robots.txt asks not to read it"


@given(st.text(max_size=60))
def test_no_address_whatever_breaks_the_reader(text):
    def nobody(host: str, port: int) -> list[str]:
        raise OSError("nobody")

    visiting = Visiting(resolve=nobody, seconds=1, wait=0.2, sleep=lambda _: None)
    found = list(readers.visit(f"http://{text}", Visitor(visiting)))
    assert [type(each) for each in found] == [Rejection]
