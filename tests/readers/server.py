"""A server on loopback that plays the bad manners of the web, one a path."""

from __future__ import annotations

import gzip
import threading
import time
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

TITLE = "بلدية رمادة تفتح الجسر الجديد أمام العابرين غدا"
BODY = (
    "أعلنت بلدية رمادة أن الجسر الذي يربط ضفتي النهر سيفتح غدا أمام السيارات والمشاة بعد عامين من"
    " العمل المتواصل."
)
PAGE = (
    f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{TITLE}</title></head><body>'
    f"<h1>{TITLE}</h1><div><p>{BODY}</p><p>{BODY[::1]}</p></div></body></html>"
).encode()

BOMB = gzip.compress(bytes(64 << 20), 6)  # 64 KB that are 64 MB


def feed(*numbers: int, host: str = "") -> bytes:
    items = "".join(
        f"<item><title>خبر رقم {n}</title><link>{host}/page/{n}</link>"
        f"<pubDate>Sat, 12 Apr 2031 10:{n:02}:00 +0000</pubDate></item>"
        for n in numbers
    )
    return f'<rss version="2.0"><channel><title>مرآة</title>{items}</channel></rss>'.encode()


class Site(ThreadingHTTPServer):
    """The server; ``asked`` are the paths asked for, ``robots`` is what its robots.txt says."""

    daemon_threads = True
    block_on_close = False

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Manners)
        self.asked: list[str] = []
        self.robots: bytes | int = 404
        self.busy = 1
        self.url = f"http://127.0.0.1:{self.server_port}"

    def handle_error(self, request, client_address) -> None:
        """Clients that hang up are what these tests are about."""


class Manners(BaseHTTPRequestHandler):
    """One bad manner a path."""

    protocol_version = "HTTP/1.1"
    server: Site

    def log_message(self, format, *args) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        name, _, rest = self.path.strip("/").partition("/")
        with suppress(OSError):
            getattr(self, f"on_{name.replace('.', '_').replace('-', '_')}", self.on_page)(rest)

    def say(self, content: bytes, status: int = 200, **headers: str) -> None:
        headers.setdefault("content_type", "text/html; charset=utf-8")
        headers.setdefault("content_length", str(len(content)))
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-").title(), value)
        self.end_headers()
        self.wfile.write(content)

    def on_robots_txt(self, rest: str) -> None:
        found = self.server.robots
        if isinstance(found, int):
            self.say(b"", found)
        else:
            self.say(found, content_type="text/plain")

    def on_page(self, rest: str) -> None:
        self.say(PAGE.replace("العابرين".encode(), f"العابرين {rest}".encode()))

    def on_to(self, rest: str) -> None:
        self.say(b"", 302, location=rest)

    def on_moved(self, rest: str) -> None:
        self.say(b"", 301, location=f"/{rest}")

    def on_round(self, rest: str) -> None:
        self.say(b"", 302, location="/round")

    def on_loris(self, rest: str) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\n")
        for number in range(200):
            self.wfile.write(b"X-%d: y\r\n" % number)
            self.wfile.flush()
            time.sleep(0.1)

    def on_drip(self, rest: str) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "100000")
        self.end_headers()
        for _ in range(200):
            self.wfile.write(b"<p>")
            self.wfile.flush()
            time.sleep(0.1)

    def on_silent(self, rest: str) -> None:
        time.sleep(5)

    def on_endless(self, rest: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Connection", "close")
        self.end_headers()
        while True:
            self.wfile.write(b"<p>x</p>" * 8192)

    def on_bomb(self, rest: str) -> None:
        self.say(BOMB, content_encoding="gzip")

    def on_packed(self, rest: str) -> None:
        self.say(gzip.compress(PAGE), content_encoding="gzip")

    def on_mispacked(self, rest: str) -> None:
        self.say(PAGE, content_encoding="gzip")

    def on_brotli(self, rest: str) -> None:
        self.say(PAGE, content_encoding="br")

    def on_short(self, rest: str) -> None:
        self.say(PAGE, content_length=str(len(PAGE) + 500), connection="close")
        self.close_connection = True

    def on_long(self, rest: str) -> None:
        self.say(PAGE, content_length="200")

    def on_bad_chunks(self, rest: str) -> None:
        self.send_response(200)
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        self.wfile.write(b"zz\r\nnonsense")

    def on_picture(self, rest: str) -> None:
        self.say(b"\x89PNG\r\n\x1a\n" + bytes(90))

    def on_as_text(self, rest: str) -> None:
        self.say(PAGE, content_type="text/plain")

    def on_as_film(self, rest: str) -> None:
        self.say(b"nothing to see", content_type="video/mp4")

    def on_feed_as_page(self, rest: str) -> None:
        self.say(feed(1, 2, 3, host=self.server.url))

    def on_map(self, rest: str) -> None:
        urls = "".join(f"<url><loc>{self.server.url}/page/{n}</loc></url>" for n in range(3))
        self.say(f"<urlset>{urls}</urlset>".encode(), content_type="application/xml")

    def on_maps(self, rest: str) -> None:
        found = f"<sitemap><loc>{self.server.url}/map</loc></sitemap>"
        self.say(f"<sitemapindex>{found}</sitemapindex>".encode(), content_type="application/xml")

    def on_busy(self, rest: str) -> None:
        if self.server.busy:
            self.server.busy -= 1
            self.say(b"", int(rest or 503), retry_after="2")
        else:
            self.on_page("")

    def on_tired(self, rest: str) -> None:
        self.say(b"", 429, retry_after="3600")

    def on_later(self, rest: str) -> None:
        self.say(b"", 503, retry_after="Sat, 12 Apr 2081 10:00:00 GMT")

    def on_status(self, rest: str) -> None:
        self.say(b"<html><body>sorry</body></html>", int(rest))

    def on_empty(self, rest: str) -> None:
        self.say(b"")

    def on_scripts(self, rest: str) -> None:
        self.say(b'<html><body><div id="root"></div><script src="/a.js"></script></body></html>')

    def on_paywall(self, rest: str) -> None:
        self.say("<html><body><p>هذا المقال متاح للمشتركين فقط</p></body></html>".encode())

    def on_challenge(self, rest: str) -> None:
        self.say(b"<html><title>Just a moment...</title><body>cf-chl</body></html>", 403)

    def on_entities(self, rest: str) -> None:
        lol = (
            b'<!DOCTYPE rss [<!ENTITY a "b"><!ENTITY c "&a;&a;">]><rss><channel>&c;</channel></rss>'
        )
        self.say(lol, content_type="application/rss+xml")

    def on_headers(self, rest: str) -> None:
        self.send_response(200)
        for number in range(99):
            self.send_header(f"X-{number}", "y" * 8000)
        self.end_headers()

    def on_no_http(self, rest: str) -> None:
        self.wfile.write(b"SSH-2.0-OpenSSH_9\r\n")
        self.close_connection = True


@contextmanager
def running():
    """A site that answers while the block lasts."""
    site = Site()
    thread = threading.Thread(
        target=site.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True
    )
    thread.start()
    try:
        yield site
    finally:
        site.shutdown()
        site.server_close()
