"""Files that would run if a browser took them for documents: a real one opens and embeds each, and none runs."""

import json
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from rest_framework.test import APIClient

from media.tests.objects import png
from media.tests.test_uploading import announce, complete, send_bytes, upload
from media.tests.web import Web, serving
from tmschat.testing.node import run_node
from tmschat.wsgi import application

SCRIPT = b"<script>console.log('RAN')</script>"
HTML = b"<!doctype html><title>x</title><img src=x onerror=\"console.log('RAN')\">" + SCRIPT
SVG = (
    b"""<svg xmlns="http://www.w3.org/2000/svg" onload="console.log('RAN')"><script>console.log('RAN')</script></svg>"""
)
XHTML = b'<html xmlns="http://www.w3.org/1999/xhtml"><body>' + SCRIPT + b"</body></html>"
RUNS = (HTML, SVG, XHTML)  # with their own types, served by a server that takes no care


def gif_and_script() -> bytes:
    """Give a GIF that is a script as well: its header is a name that is assigned, its size begins a comment."""
    body = bytearray(encoded("GIF"))
    body[6:8] = b"/*"
    return bytes(body) + b"*/=1;console.log('RAN')//" + HTML


def encoded(kind: str, **options: Any) -> bytes:
    content = BytesIO()
    Image.new("RGB", (16, 12)).save(content, kind, **options)
    return content.getvalue()


def png_with_markup() -> bytes:
    told = PngInfo()
    told.add_text("Comment", HTML.decode())
    return encoded("PNG", pnginfo=told)


HOSTILE = [
    ("page.html", "text/html", HTML),
    ("page.htm", "text/plain", HTML),
    ("page", "application/octet-stream", HTML),
    ("drawing.svg", "image/svg+xml", SVG),
    ("drawing.svgz", "image/svg+xml-compressed", SVG),
    ("page.xhtml", "application/xhtml+xml", XHTML),
    ("feed.xml", "text/xml", XHTML),
    ("feed.xml", "application/xml", SVG),
    ("code.js", "text/javascript", b"console.log('RAN')"),
    ("code.js", "application/javascript", b"console.log('RAN')"),
    ("code.mjs", "application/json", b"console.log('RAN')"),
    ("mail.mhtml", "multipart/related", b"MIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n" + HTML),
    ("mail.eml", "message/rfc822", b"MIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n" + HTML),
    ("both.gif", "image/gif", gif_and_script()),
    ("both.gif.html", "image/gif", gif_and_script()),
    ("both.png.svg", "image/png", png_with_markup()),
    ("both.jpg.html", "image/jpeg", encoded("JPEG", comment=HTML)),
    ("photo.jpg.html", "text/html", encoded("JPEG") + HTML),
    ("both.pdf", "application/pdf", b"%PDF-1.4\n" + HTML),
    ("both.pdf.html", "application/pdf", b"%PDF-1.4\n" + HTML),
    ("both.mp4", "video/mp4", b"\0\0\0\x18ftypisom" + HTML),
    ("both.mp3", "audio/mpeg", b"ID3" + HTML),
    ("both.webm", "video/webm", b"\x1a\x45\xdf\xa3" + HTML),
    ('x.html"; filename="y.png', "text/html", HTML),
]
LIES = [("cat.png", "image/png", HTML), ("cat.svg", "image/gif", SVG), ("a.pdf", "application/pdf", HTML)]


class Careless(BaseHTTPRequestHandler):
    """Shows what it is told to, under its own type: /html, /svg, /xhtml."""

    def do_GET(self) -> None:
        content, content_type = {
            "/0": (HTML, "text/html"),
            "/1": (SVG, "image/svg+xml"),
            "/2": (XHTML, "application/xhtml+xml"),
        }.get(self.path, (b"", "text/plain"))
        self.send_response(200)
        self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *args: Any) -> None:
        pass


class WsgiServer(ThreadingMixIn, WSGIServer):
    """The application as REST processes serve it: one thread a request, closed when its client goes."""

    daemon_threads = True


class Quiet(WSGIRequestHandler):
    def log_message(self, *args: Any) -> None:
        pass


def visited(page: str, scripts_page: str, urls: list[str]) -> list[dict[str, Any]]:
    """Open and embed URLs in Chromium; see e2e/visit.ts."""
    asked = {"from": page, "scripts_from": scripts_page, "urls": urls}
    done = run_node("e2e/visit.ts", stdin=json.dumps(asked), timeout_s=240)
    assert done.returncode == 0, done.stderr
    seen: list[dict[str, Any]] = json.loads(done.stdout)
    return seen


@pytest.mark.slow
def test_no_file_runs_in_a_browser_from_either_store(each_store: str, as_alice: APIClient):
    attachments = []
    for name, content_type, content in HOSTILE:
        completed = upload(as_alice, content, name=name, content_type=content_type)
        assert completed.status_code == 200, (name, completed.content)
        attachments.append(completed.json()["data"])
    picture = upload(as_alice, png(), name="p.png", content_type="image/png").json()["data"]
    ours = make_server("127.0.0.1", 0, application, WsgiServer, Quiet)
    with serving(ours) as site, serving(ThreadingHTTPServer(("127.0.0.1", 0), Careless)) as careless:
        urls = [each["url"] if "://" in each["url"] else site + each["url"] for each in (*attachments, picture)]
        controls = [f"{careless}/{number}" for number in range(len(RUNS))]
        # A bucket cannot say nosniff, so any page of the world can load a file of it as a script, as it can load its
        # own; ours cannot, by its policy. Our own store's files are scripts to no page.
        scripts_page = f"{site}/healthz" if each_store == "local" else f"{site}/accounts/login/"
        seen = visited(f"{site}/healthz", scripts_page, [*controls, *urls])
    assert [each["ran"] != [] for each in seen[: len(RUNS)]] == [True] * len(RUNS)  # it would be seen
    assert seen[-1]["shown"]
    files = dict(zip((name for name, *_ in HOSTILE), seen[len(RUNS) : -1], strict=False))
    assert {name: each["ran"] for name, each in files.items() if each["ran"]} == {}
    for (name, content_type, _), each in zip(HOSTILE, seen[len(RUNS) : -1], strict=True):
        assert each["shown"] <= content_type.startswith(("image/gif", "image/png", "image/jpeg", "video", "audio")), (
            name
        )


@pytest.mark.usefixtures("each_store")
@pytest.mark.parametrize(("name", "content_type", "content"), LIES)
def test_markup_that_says_it_is_a_picture_has_no_url_at_all(
    name: str, content_type: str, content: bytes, as_alice: APIClient, web: Web
):
    offer = announce(as_alice, content, name=name, content_type=content_type).json()["data"]
    send_bytes(offer, content)
    assert complete(as_alice, offer).status_code == 400
    assert web.ask("GET", offer["upload"]["url"]).status in {403, 404, 405}
