"""How fast an import of needs is checked, applied, taken back and exported, and how much memory it takes.

    .venv/bin/python benchmarks/bulk_import.py [--sizes 1000,10000] [--postgres]

Each size runs in a process of its own, on a database of its own. Beside the rows per second stands, of the same run, what the same rows
cost without the house: reading them with the csv module, and writing the listings with one bare bulk_create a chunk. So the ratios
hold on any machine. Memory is what the process had at its peak in a phase above what it had before (Linux only).
"""

from __future__ import annotations

import argparse
import csv
import io
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]
CHUNK, FIRMS = 200, 100
HEAD = ("ma_ngoai", "ten_to_chuc", "tieu_de", "tom_tat", "van_de", "yeu_cau_ky_thuat", "TRL_toi_thieu", "kinh_phi_den",
        "linh_vuc_KHCN", "hinh_thuc_hop_tac")  # fmt: skip


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", default="1000,10000")
    parser.add_argument("--postgres", action="store_true", help="a PostgreSQL of its own instead of SQLite")
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        _measure(options.one)
        return 0
    print(f"database: {'PostgreSQL' if options.postgres else 'SQLite'}; needs with {len(HEAD)} columns, two specification rows each")
    print(f"{'rows':>8} {'what':<34} {'rows/s':>8} {'bare':>8} {'ratio':>7} {'CPU s':>7} {'peak MB':>8}")
    for size in options.sizes.split(","):
        with tempfile.TemporaryDirectory() as folder:
            _in_a_process_of_its_own(size, Path(folder), postgres=options.postgres)
    return 0


def _in_a_process_of_its_own(size: str, folder: Path, *, postgres: bool) -> None:
    environment = os.environ | {
        "CUNGCAU_DATA": str(folder), "DJANGO_SETTINGS_MODULE": "cungcau.config.settings", "CUNGCAU_LOG_LEVEL": "ERROR",
        "CUNGCAU_UPLOAD_LIMIT_MB": "400", "CUNGCAU_EMBEDDER": "off", "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
    }  # fmt: skip
    cluster = None
    if postgres:
        from tests.postgres import Cluster

        cluster = Cluster(folder / "postgres")
        cluster.start()
        environment["CUNGCAU_DATABASE_URL"] = cluster.url
    try:
        subprocess.run([sys.executable, __file__, "--one", size], env=environment, check=True)
    finally:
        if cluster:
            cluster.stop()


def _measure(size: int) -> None:
    import django

    django.setup()
    import structlog

    structlog.contextvars.bind_contextvars(request_id="benchmark")  # as in the jobs: then the code lists are asked for once
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    from cungcau.access.models import Role, User
    from cungcau.exchange.actions import (
        apply_import,
        complete_import,
        export_records,
        report_import,
        restore_import,
        undo_import,
        upload_import,
    )
    from cungcau.kit.policy import SYSTEM
    from cungcau.registry.models import Organisation
    from cungcau.vocabulary.actions import load_terms

    load_terms()
    user = User.objects.add("broker@bench.example", "Broker", password="x" * 12)
    Role.objects.create(user=user, name="broker")
    Organisation.objects.bulk_create(
        Organisation(name_vi=f"Công ty {n}", kind="sme", state="active", sort_key=f"{n:06d}") for n in range(FIRMS)
    )
    content = _table(size)
    read = _timed(lambda: sum(1 for _row in csv.DictReader(io.StringIO(content.decode()))))
    written = _timed(lambda: _bare(content))

    thing = upload_import("need", io.BytesIO(content), "many.csv", by=user)
    _tell(size, "check (dry run)", _timed(lambda: report_import(thing, by=SYSTEM)), read)
    assert thing.new == size, thing.lines.exclude(outcome="new").first().troubles
    apply_import(thing, by=user)
    _tell(size, "apply", _timed(lambda: complete_import(thing, by=SYSTEM)), written)
    again = upload_import("need", io.BytesIO(content), "again.csv", by=user)
    _tell(size, "check again (all unchanged)", _timed(lambda: report_import(again, by=SYSTEM)), read)
    assert again.unchanged == size
    path = Path(os.environ["CUNGCAU_DATA"]) / "out.csv"
    _tell(size, "export", _timed(lambda: export_records("need", "csv", path, by=user)), read)
    undo_import(thing, by=user)
    _tell(size, "undo", _timed(lambda: restore_import(thing, by=SYSTEM)), written)
    assert thing.removed == size


def _table(size: int) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(HEAD)
    for n in range(size):
        writer.writerow([
            f"B-{n}", f"Công ty {n % FIRMS}", f"Máy sấy bơm nhiệt cho vải thiều số {n}", "Xưởng sấy 20 tấn mỗi vụ bằng lò than. " * 4,
            "Quả cháy cạnh, khói ám mùi, khách hàng trả lại.", f"Công suất|>=|{100 + n % 400}|kg/h|bắt buộc; Độ ẩm|range|10-12|%",
            1 + n % 9, f"{1 + n % 9} tỷ", "207; 211", "technical_assistance",
        ])  # fmt: skip
    return out.getvalue().encode()


def _bare(content: bytes) -> None:
    """The same listings and their specifications, written and thrown away again: no verb, no trail, no code."""
    from django.db import transaction

    from cungcau.listings.models import Listing, Specification
    from cungcau.registry.models import Organisation

    firms = {firm.name_vi: firm for firm in Organisation.objects.all()}
    with transaction.atomic():
        rows = csv.DictReader(io.StringIO(content.decode()))
        while several := [row for row, _n in zip(rows, range(CHUNK), strict=False)]:
            listings = Listing.objects.bulk_create(
                Listing(kind="need", organisation=firms[row["ten_to_chuc"]], title_vi=row["tieu_de"], summary_vi=row["tom_tat"],
                        problem=row["van_de"], trl=int(row["TRL_toi_thieu"]))
                for row in several
            )  # fmt: skip
            Specification.objects.bulk_create(
                Specification(listing=listing, parameter=name, value=1) for listing in listings for name in ("Công suất", "Độ ẩm")
            )
        transaction.set_rollback(True)


Cost = tuple[float, float, float]  # seconds, processor seconds, megabytes at the peak above the beginning


def _timed(work: Callable[[], Any]) -> Cost:
    before = _memory("VmRSS")
    _forget_peak()
    clock, processor = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - clock, time.process_time() - processor, max(0.0, _memory("VmHWM") - before)


def _memory(name: str) -> float:
    """Megabytes of this process, by the kernel's count; 0 where it tells none."""
    try:
        lines = Path("/proc/self/status").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith(name)), 0.0)


def _forget_peak() -> None:
    try:
        Path("/proc/self/clear_refs").write_text("5")
    except OSError:
        return


def _tell(size: int, what: str, cost: Cost, bare: Cost) -> None:
    ratio = cost[1] / max(bare[1], 1e-6)
    print(f"{size:>8} {what:<34} {size / cost[0]:>8.0f} {size / bare[0]:>8.0f} {ratio:>6.0f}× {cost[1]:>7.1f} {cost[2]:>8.1f}",
          flush=True)  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
