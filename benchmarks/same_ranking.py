"""Do SQLite and PostgreSQL rank alike, to the digit? Plant on SQLite, move the rows to PostgreSQL, ask both, compare.

    python benchmarks/same_ranking.py [--collection DIR] [--most 162]

The demo park, and with --collection a test collection in the layout of `cungcau evaluate` as published offers and needs beside
it. For every published need: the twenty best offers of the running system with their scores and the points of every part, as a
broker sees them, and what a search for the need's title finds, in order. PostgreSQL is one of its own, as the tests start it.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
CHUNK = 1000


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--collection", type=Path)
    parser.add_argument("--most", type=int, default=1000, help="questions of the collection")
    parser.add_argument("--step", choices=["plant", "rank"], help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.step:
        _django()
        return {"plant": lambda: plant(options.collection, options.most), "rank": rank}[options.step]()
    sys.path[:0] = [str(ROOT)]
    from tests.postgres import Cluster

    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        cluster = Cluster(Path(folder))
        cluster.start()
        try:
            return compare(Path(folder), cluster.url, options)
        finally:
            cluster.stop()


def compare(folder: Path, url: str, options: argparse.Namespace) -> int:
    sqlite = {"CUNGCAU_DATA": f"{folder}/sqlite"}
    postgres = {"CUNGCAU_DATA": f"{folder}/postgres", "CUNGCAU_DATABASE_URL": url}
    more = ["--collection", str(options.collection), "--most", str(options.most)] if options.collection else []
    _run([__file__, "--step", "plant", *more], sqlite)
    _run(["-m", "cungcau", "backup", f"{folder}/rows.zip", "--portable"], sqlite)
    _run(["-m", "cungcau", "restore", f"{folder}/rows.zip"], postgres)
    lines = [_run([__file__, "--step", "rank"], where).splitlines() for where in (sqlite, postgres)]
    different = [pair for pair in zip(*lines, strict=True) if pair[0] != pair[1]]
    needs = [json.loads(line) for line in lines[0]]
    pairs = sum(len(need["matches"]) for need in needs)
    print(f"{len(needs)} needs, {pairs:,} proposals, {sum(len(need['found']) for need in needs):,} listings found by search; "
          f"needs whose answers differ between SQLite and PostgreSQL: {len(different)}")  # fmt: skip
    for one, other in different[:3]:
        print(one[:400], other[:400], sep="\n")
    return 1 if different or not pairs else 0


def _run(words: list[str], where: dict[str, str]) -> str:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("CUNGCAU_")}
    own = {"PYTHONPATH": f"{ROOT}/src", "CUNGCAU_EMBEDDER": "off", "CUNGCAU_LOG_LEVEL": "ERROR", "CUNGCAU_DEMO": "yes"}
    done = subprocess.run([sys.executable, *words], env={**kept, **own, **where}, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(done.stdout[-2000:] + done.stderr[-2000:])
    return done.stdout


def _django() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "cungcau.config.settings"
    import django

    django.setup()


def plant(collection: Path | None, most: int) -> int:
    from cungcau.config import installation
    from cungcau.jobs.queue import drain

    installation.bring_up_to_date()
    installation.plant_demo()
    if collection:
        _listings(collection, most)
    drain()
    return 0


def _listings(folder: Path, most: int) -> None:
    """Written as they are, with their documents by the house's own rule: seventeen thousand forms would take hours."""
    from django.utils import timezone

    from cungcau.discovery.documents import document_of
    from cungcau.discovery.models import Document, write_documents
    from cungcau.kit.ids import urn
    from cungcau.listings.models import Listing
    from cungcau.registry.models import Organisation
    from cungcau.terminal.collections import read

    source, now, owner = read(folder), timezone.now(), Organisation.objects.order_by("pk").first()
    told: list[tuple[str, str, str]] = [("offer", offer.title or offer.text[:150] or offer.key, offer.text) for offer in source.offers]
    told += [("need", text[:150], text) for _, text in source.questions[:most]]
    for start in range(0, len(told), CHUNK):
        rows = Listing.objects.bulk_create(
            Listing(kind=kind, ref=f"T-{start + at}", title_en=title[:150], summary_en=text[:500], description_en=text[:4000],
                    organisation=owner, state="published", published_at=now, last_confirmed_at=now, subkind="technology")
            for at, (kind, title, text) in enumerate(told[start : start + CHUNK])
        )  # fmt: skip
        write_documents([Document(subject=urn(row), **document_of(row)) for row in rows])


def rank() -> int:
    from cungcau.access.models import User
    from cungcau.discovery.index import here
    from cungcau.discovery.problems import offers_for
    from cungcau.discovery.queries import params
    from cungcau.engines.matching import solve
    from cungcau.listings.models import Listing

    broker = User.objects.filter(role_rows__name="broker").order_by("pk").first()
    here().refresh()
    for need in Listing.objects.with_parts().filter(kind="need", state="published").order_by("pid"):
        result = solve(offers_for(need, broker), params(top=20))
        matches = [(one.offer, one.score, [(part.code, part.points, part.of) for part in one.parts]) for one in result.matches]
        refused = [(one.offer, one.constraint) for one in result.refused]
        found: list[Any] = [hit.row for hit in here().search(need.title_vi or need.title_en, ["offer"])]
        print(json.dumps({"need": need.pid, "matches": matches, "refused": refused, "found": found}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
