"""A list and a single check never disagree: `visible` and `can`, for every row, person and verb of the demo park."""

import json

import pytest

pytestmark = pytest.mark.database

COMPARE = r"""
import json
from django.apps import apps
from django.contrib.auth.models import AnonymousUser
from cungcau.access.models import User
from cungcau.kit.policy import POLICIES, SYSTEM, can, visible
SOME = 2  # of each state
people = [AnonymousUser(), SYSTEM, *User.objects.order_by("pk")[:8], *User.objects.filter(role_rows__isnull=False).distinct()]
asked, apart = 0, []
for label, rows in POLICIES.items():
    model = apps.get_model(label)
    newest = list(model._default_manager.order_by("-pk")[:300])
    states = sorted({getattr(thing, "state", "") for thing in newest})
    things = [thing for state in states for thing in [one for one in newest if getattr(one, "state", "") == state][:SOME]]
    for verb in rows:
        for person in people:
            listed = set(visible(person, model._default_manager.all(), verb).values_list("pk", flat=True))
            for thing in things:
                asked += 1
                if (thing.pk in listed) != can(person, verb, thing):
                    apart.append(f"{person} {verb} {label} {thing.pk}: listed {thing.pk in listed}")
print("ANSWER" + json.dumps([asked, apart[:20]]))
"""


def test_lists_and_single_checks_agree_for_everybody(park):
    done = park.run("shell", "--no-imports", "-c", COMPARE, CUNGCAU_DEMO="yes", CUNGCAU_LOG_LEVEL="ERROR")

    assert "ANSWER" in done.stdout, done.stderr
    asked, apart = json.loads(done.stdout.rpartition("ANSWER")[2])
    assert asked > 2_000
    assert apart == []
