"""Takes the pictures of the help pages from a demo, in both languages: python tools/help_pictures.py [ADDRESS] [SLUG …]

Without an address a demo is planted in a folder of its own and stopped afterwards (one to two minutes). Needs the packages of
requirements/dev.txt and a Chromium (CHROMIUM names it where it is not found). What the pictures show is
src/cungcau/help/pictures.toml.
"""

from __future__ import annotations

import io
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

SOURCE = Path(__file__).resolve().parents[1] / "src"
sys.path.insert(0, str(SOURCE))

from cungcau.help.pictures import FOLDER, HEIGHT, WIDTH, Picture, pictures  # noqa: E402  (the path is set above)

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
QUALITY = 62
SEEN = 1120  # how wide the page is that is taken
PATIENCE = 600  # seconds for the planting


def main(words: list[str]) -> int:
    address = words.pop(0) if words and words[0].startswith("http") else ""
    chosen = [pictures()[slug] for slug in words] or list(pictures().values())
    FOLDER.mkdir(parents=True, exist_ok=True)
    chromium = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    with _demo(address) as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        for person in sorted({picture.person for picture in chosen}):
            page = _visitor(browser, base, person)
            for picture in [one for one in chosen if one.person == person]:
                for language in picture.said:
                    print(f"{picture.slug}-{language}: {_take(page, base, picture, language) // 1024} KB", flush=True)
            page.context.close()
        browser.close()
    print(f"all together: {sum(path.stat().st_size for path in FOLDER.glob('*.webp')) // 1024} KB")
    return 0


@contextmanager
def _demo(address: str) -> Iterator[str]:
    """The demo at that address, or one of our own for as long as it takes."""
    if address:
        yield address.rstrip("/")
        return
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        port = door.getsockname()[1]
    base = f"http://127.0.0.1:{port}"
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "cungcau", "serve", "--demo", "--data", folder, "--port", str(port)]
        server = subprocess.Popen(command, env=os.environ | {"PYTHONPATH": str(SOURCE)}, stdout=subprocess.DEVNULL)
        try:
            _wait(base, server)
            yield base
        finally:
            server.terminate()
            server.wait(30)


def _wait(base: str, server: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and server.poll() is None:
        try:
            with urlopen(f"{base}/readyz", timeout=5):
                return
        except OSError:
            time.sleep(1)
    raise SystemExit("the demo did not start")


def _visitor(browser: Browser, base: str, person: str) -> Page:
    """A page of this person, or of a stranger; wider than the pictures, which are made smaller."""
    context = browser.new_context(viewport={"width": SEEN, "height": 1100}, base_url=base, reduced_motion="reduce")
    page = context.new_page()
    if person:
        page.goto("/login/")
        page.locator(f".result:has-text('{person}@demo.example') form button").first.click()
        page.wait_for_load_state()
    return page


def _take(page: Page, base: str, picture: Picture, language: str) -> int:
    """Take one picture, from the heading on, without the frame that is the same everywhere; the size of its file."""
    page.context.add_cookies([{"name": "cungcau_language", "value": language, "url": base}])
    page.goto(picture.path)
    for selector in picture.press:
        page.locator(selector).first.click()
        page.wait_for_load_state()
    page.evaluate("document.fonts.ready")
    top = (page.locator("#main").bounding_box() or {"y": 0})["y"]
    clip = {"x": 0, "y": top, "width": SEEN, "height": SEEN * HEIGHT / WIDTH}
    shot = Image.open(io.BytesIO(page.screenshot(clip=clip, full_page=True))).convert("RGB").resize((WIDTH, HEIGHT))
    target = FOLDER / Path(picture.file(language)).name
    shot.save(target, "WEBP", quality=QUALITY, method=4)
    return target.stat().st_size


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
