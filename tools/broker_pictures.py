"""Takes the pictures of the broker's tour in docs/use from a demo, in both languages: python tools/broker_pictures.py [ADDRESS] [NAME …]

Without an address a demo is planted in a folder of its own and stopped afterwards, as in help_pictures.py. Which pictures there
are stands in docs/use/broker/pictures.toml. Needs the packages of requirements/dev.txt and a Chromium.
"""

from __future__ import annotations

import io
import os
import shutil
import sys
import time
import tomllib
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

sys.path.insert(0, str(Path(__file__).parent))

from help_pictures import FLAGS, NAMES, _demo, _visitor

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "use" / "broker"
LANGUAGES = ("vi", "en")
DESKTOP, PHONE = (1120, 760), (390, 760)
WIDTH = 900  # of a desktop's picture as it is kept
QUALITY = 58
PATIENCE = 300  # seconds for what the demo's worker still has to do
Row = dict[str, Any]


def main(words: list[str]) -> int:
    address = words.pop(0) if words and words[0].startswith("http") else ""
    rows = tomllib.loads((FOLDER / "pictures.toml").read_text(encoding="utf-8"))["picture"]
    chosen = [row for row in rows if not words or row["name"] in words]
    chromium = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    with _demo(address) as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        for person in sorted({row["person"] for row in chosen}):
            _all_of(person, [row for row in chosen if row["person"] == person], browser, base)
        browser.close()
    print(f"all together: {sum(path.stat().st_size for path in FOLDER.glob('*.webp')) // 1024} KB")
    return 0


def _all_of(person: str, rows: list[Row], browser: Browser, base: str) -> None:
    page = _visitor(browser, base, person)
    for row in rows:
        for language in LANGUAGES:
            page.context.add_cookies([{"name": "cungcau_language", "value": language, "url": base}])
            print(f"{row['name']}-{language}: {_take(page, row, language) // 1024} KB", flush=True)
    page.context.close()


def _take(page: Page, row: Row, language: str) -> int:
    """One picture, from the heading or the part that is named on; the size of its file."""
    width, height = PHONE if row.get("phone") else DESKTOP
    page.set_viewport_size({"width": width, "height": 1100})
    page.goto(row["path"])
    end = time.monotonic() + PATIENCE
    while "until" in row and not page.locator(row["until"]).count() and time.monotonic() < end:
        page.wait_for_timeout(2000)
        page.reload()
    for selector in row.get("press", ()):
        page.locator(selector).first.click()
        page.wait_for_load_state()
    page.evaluate("document.fonts.ready")
    part = page.locator(row.get("from", "#main")).first
    box = part.bounding_box() or {"x": 0, "y": 0, "width": width}
    top = max(box["y"] - 8, 0) if "from" in row else box["y"]
    clip = {"x": 0, "y": top, "width": width, "height": height}
    shot = Image.open(io.BytesIO(page.screenshot(clip=clip, full_page=True))).convert("RGB")
    if not row.get("phone"):
        shot = shot.resize((WIDTH, round(shot.height * WIDTH / shot.width)), Image.Resampling.LANCZOS)
    target = FOLDER / f"{row['name']}-{language}.webp"
    shot.save(target, "WEBP", quality=QUALITY, method=6)
    return target.stat().st_size


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
