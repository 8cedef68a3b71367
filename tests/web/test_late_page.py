"""What the browser of the tests reads after a click it reads from the page the click has led to, however slowly that comes."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

FIRST, LATER = b"<a href='/late'>On</a>".ljust(2000), b"<ol><li>An<li>H\xc3\xa0</ol>"


class LatePage(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(FIRST)
        self.wfile.flush()
        if self.path == "/late":
            time.sleep(0.5)
            self.wfile.write(LATER)

    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture
def address() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), LatePage) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def test_a_list_that_comes_late_is_read_whole(chromium, address):
    page = chromium.new_page()
    page.goto(address)
    page.click("a")
    assert page.locator("li").all_inner_texts() == ["An", "Hà"]
    page.close()
