"""What the thesaurus costs a running system: first start, later starts, the copy in memory, a steward's save, SKOS files.

Run: PYTHONPATH=src python benchmarks/thesaurus.py [FOLDER]   (a new SQLite database in FOLDER, else in a temporary one)
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from dataclasses import replace


def timed(what, act, rounds=1):
    """Print CPU seconds and wall seconds of one round; the last answer."""
    cpu, wall = time.process_time(), time.perf_counter()
    for _round in range(rounds):
        answer = act()
    print(f"{what:42} {(time.process_time() - cpu) / rounds:8.4f} s CPU {(time.perf_counter() - wall) / rounds:8.4f} s wall")
    return answer


def main(folder):
    os.environ["CUNGCAU_DATA"] = folder
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cungcau.config.settings")
    import django

    django.setup()
    from django.core.management import call_command

    from cungcau.kit.policy import SYSTEM
    from cungcau.thesaurus import skos
    from cungcau.thesaurus.actions import edit_concept, import_concepts, plant_shipped
    from cungcau.thesaurus.models import Concept
    from cungcau.thesaurus.queries import current, reading
    from cungcau.thesaurus.understood import understood

    call_command("migrate", verbosity=0)
    print(f"{timed('first start: read and plant', plant_shipped)} concepts")
    timed("later starts", plant_shipped, 20)
    timed("current(), built from the database", current)
    timed("current(), kept", current, 200)
    timed("reader of texts, once a change", lambda: reading().reader)
    text = "Nước thải dệt nhuộm còn màu, tốn điện; we look for ozonation or a heat pump. " * 5
    timed("page “how is it understood”, 390 characters", lambda: understood(text, reading()), 50)

    def save():
        row = Concept.objects.get(key="heat-pump")
        edit_concept(row, by=SYSTEM, version=row.version, idea=replace(row.idea, hint_en=str(time.time())))

    timed("a steward's save, all rules checked", save, 3)
    for form in skos.FORMATS:
        content = timed(f"write .{form}", lambda form=form: skos.write(current().values(), form))
        ideas = timed(f"read .{form}, {len(content) / 1e6:.1f} MB", lambda form=form, content=content: skos.read(content, form))
    timed("import, dry run, nothing changed", lambda: import_concepts(ideas, by=SYSTEM))


if __name__ == "__main__":
    if len(sys.argv) > 1:
        main(sys.argv[1])
    else:
        with tempfile.TemporaryDirectory() as place:
            main(place)
