"""Every column that may tell who somebody is has been declared by a room: what is hers, what stays, or that it names nobody."""

import re

from django.apps import apps
from django.db import models

from cungcau.access.persons import declared, kept_columns, nobodys_columns, parts

PERSONAL = re.compile(r"(?:^|_)(?:e?mail|phone|name|by|by_name|who|person|inventors?|representative|to|actor|typed)$")


def house_models():
    return [model for model in apps.get_models() if model.__module__.startswith("cungcau.")]


def is_personal(column):
    if isinstance(column, models.EmailField | models.JSONField):
        return True
    return isinstance(column, models.CharField | models.TextField) and bool(PERSONAL.search(column.name))


def undeclared(seen):
    return [
        f"{model._meta.label_lower}.{column.name}" for model in seen for column in model._meta.concrete_fields
        if is_personal(column) and column.name not in declared(model)
    ]  # fmt: skip


def test_every_column_that_may_name_a_person_is_declared():
    assert undeclared(house_models()) == []


def test_a_column_that_nobody_declared_is_found():
    class Visitor(models.Model):
        email = models.EmailField()
        guest_name = models.CharField(max_length=10)
        colour = models.CharField(max_length=10)

        class Meta:
            app_label = "visitors"
            managed = False

    del apps.all_models["visitors"]["visitor"]

    assert undeclared([Visitor]) == ["visitors.visitor.email", "visitors.visitor.guest_name"]


def test_what_is_declared_is_there():
    known = {model._meta.label_lower: {column.name for column in model._meta.concrete_fields} for model in apps.get_models()}
    named = [(part.label, name) for part in parts() for name in (*part.columns, *(part.shown or ()))]
    named += [(label, name) for table in (kept_columns(), nobodys_columns()) for label, names in table.items() for name in names]

    assert [f"{label}.{name}" for label, name in named if name not in known.get(label, ())] == []
