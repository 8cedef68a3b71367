"""What visitors and others are answered from, while a second database follows: `python -m tests.discovery.following`.

CUNGCAU_DATABASE_URL names the first one, CUNGCAU_REPLICA_URL what follows it. What was seen is told in one line of JSON.
"""

from __future__ import annotations

import json
import os
import time
from typing import Any
from unittest.mock import patch

WORDS, PLACE = "màng lọc", "/search/?q=màng lọc&kind=need"
PATIENCE = 30  # seconds


def main() -> None:
    os.environ.update(DJANGO_SETTINGS_MODULE="cungcau.config.settings", CUNGCAU_LOG_LEVEL="CRITICAL")
    import django

    django.setup()
    from django.conf import settings
    from django.db import connections
    from django.test import Client

    from cungcau.config.tables import bring_tables_up_to_date
    from cungcau.jobs.queue import drain
    from cungcau.kit import replica
    from cungcau.listings.actions import withdraw_listing
    from cungcau.registry.models import Point
    from tests import people
    from tests.factories.listings import a_published

    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
    bring_tables_up_to_date()
    people.person("lan", "Đỗ Hương Lan", "steward")
    Point.objects.create(name_vi="Điểm kết nối", code="HHTP")
    an, firm = people.person("an", "Nguyễn Thị An"), people.organisation("Công ty Cơ khí Sao Mai")
    people.employ(an, firm)
    ha = people.person("ha", "Lê Thu Hà", "moderator")
    visitor, member = Client(SERVER_NAME="127.0.0.1"), Client(SERVER_NAME="127.0.0.1")
    member.force_login(an)
    first = a_published(firm, an, ha, title_vi="Màng lọc thứ nhất")
    drain()
    following = connections["replica"]

    def fresh() -> bool:
        replica._KNOWN.until = 0.0
        return replica.is_fresh()

    def wait() -> None:
        end = time.monotonic() + PATIENCE
        while not fresh() and time.monotonic() < end:
            time.sleep(0.1)

    def seen(client: Client) -> dict[str, Any]:
        asked: list[str] = []

        def note(execute: Any, sql: str, *more: Any) -> Any:
            if sql != replica.FOLLOWED:
                asked.append(sql)
            return execute(sql, *more)

        replica._KNOWN.until = 0.0
        with following.execute_wrapper(note):
            answer = client.get(PLACE)
        page = answer.content.decode()
        found = [name for name in ("thứ nhất", "thứ hai") if f"Màng lọc {name}" in page or f"lọc</mark> {name}" in page]
        return {"status": answer.status_code, "apart": bool(asked), "found": found}

    wait()
    told = {"visitor": seen(visitor), "member": seen(member)}
    with following.cursor() as cursor:
        cursor.execute("SELECT pg_wal_replay_pause()")
    withdraw_listing(first, by=an, reason="other")
    a_published(firm, an, ha, title_vi="Màng lọc thứ hai")
    drain()
    told["member at once"] = seen(member)
    time.sleep(replica.LATEST + replica.PAUSE)
    told["visitor while it stands still"] = seen(visitor)
    with following.cursor() as cursor:
        cursor.execute("SELECT pg_wal_replay_resume()")
    wait()
    told["visitor when it has caught up"] = seen(visitor)
    following.close()
    following.settings_dict["PORT"] = "1"
    told["visitor while it is away"] = seen(visitor)
    with patch.object(replica, "is_fresh", lambda: True):
        told["visitor when it goes in the middle"] = seen(visitor)
    print(json.dumps(told))


if __name__ == "__main__":
    main()
