"""The staircase goes only down: for imports (import-linter reads them), for foreign keys, for what a room shows."""

import re

from django.apps import apps

from tests.house.places import SOURCE, floors, line_of, room_of, source_files

PRIVATE = re.compile(r"(?:from|import) cungcau\.(\w+)\.(forms|views|templatetags|urls|tasks|demo)\b")
# The installation plants the demo and the shipped zones; the terminal is a face of its own.
ALLOWED = {("config", "registry.demo")}


def test_every_room_has_a_floor():
    rooms = {path.parent.name for path in SOURCE.glob("*/__init__.py")}

    assert rooms <= set(floors())


def test_installed_rooms_are_listed_from_the_roof_down():
    installed = [config.name.split(".")[1] for config in apps.get_app_configs() if config.name.startswith("cungcau.")]

    assert installed == sorted(installed, key=lambda room: floors()[room])


def test_foreign_keys_point_down_or_stay():
    upward = [
        f"{field} → {field.related_model._meta.label}"
        for config in apps.get_app_configs()
        if config.name.startswith("cungcau.")
        for model in config.get_models(include_auto_created=True)
        for field in model._meta.get_fields()
        if field.is_relation and field.concrete and field.related_model
        if field.related_model._meta.app_label in floors()
        and floors()[field.related_model._meta.app_label] < floors()[model._meta.app_label]
    ]

    assert upward == []


def test_forms_views_and_tags_of_a_room_are_its_own_business():
    strangers = []
    for path in source_files():
        text = path.read_text(encoding="utf-8")
        for found in PRIVATE.finditer(text):
            own = room_of(path)
            if found[1] != own and found[1] != "kit" and (own, f"{found[1]}.{found[2]}") not in ALLOWED:
                strangers.append(f"{line_of(path, text, found.start())}: {found[0]}")

    assert strangers == []
