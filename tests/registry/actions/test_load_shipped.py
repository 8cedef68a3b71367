"""Bring the zones and the names of authorities that come with the software."""

from datetime import date
from importlib import import_module

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.utils import translation

from cungcau.kit.policy import SYSTEM
from cungcau.registry.actions import load_shipped
from cungcau.registry.models import Authority, AuthorityName, Zone, ZonePlan
from cungcau.trail.queries import history_of

pytestmark = pytest.mark.django_db

NAMED = {"read", "memory", "unknown"}


def test_the_seven_zones_and_the_authorities_arrive_with_their_sources():
    assert load_shipped(by=SYSTEM) is True

    plan = ZonePlan.objects.get()
    assert [zone.code for zone in plan.zones.order_by("code")] == [
        "centre", "education", "housing", "industry", "leisure", "research", "software",
    ]  # fmt: skip
    rows = [plan, *Zone.objects.all(), *AuthorityName.objects.all()]
    assert [row for row in rows if not (row.source_vi and row.source_en) or row.status not in NAMED] == []
    assert [row for row in rows if not (row.name_vi and row.name_en)] == []
    assert [entry.verb for entry in history_of(plan)] == ["load"]


def test_run_again_it_changes_nothing_and_what_was_mended_stays():
    load_shipped(by=SYSTEM)
    Zone.objects.filter(code="software").update(name_vi="Khu phần mềm mới")
    before = (Zone.objects.count(), Authority.objects.count(), AuthorityName.objects.count())

    assert load_shipped(by=SYSTEM) is False

    assert (Zone.objects.count(), Authority.objects.count(), AuthorityName.objects.count()) == before
    assert Zone.objects.get(code="software").name_vi == "Khu phần mềm mới"


@pytest.mark.parametrize(("language", "said"), [("vi", "Nghị định 55/2025/NĐ-CP"), ("en", "decree 55/2025/NĐ-CP")])
def test_a_source_is_told_in_the_readers_language(language, said):
    load_shipped(by=SYSTEM)

    with translation.override(language):
        sources = [name.source for name in AuthorityName.objects.filter(valid_from=date(2025, 3, 2))]

    assert sources
    assert [source for source in sources if said not in source] == []


def test_a_source_shipped_before_is_given_its_vietnamese_and_a_mended_one_is_left():
    load_shipped(by=SYSTEM)
    shipped = dict(AuthorityName.objects.values_list("pk", "source_vi"))
    AuthorityName.objects.update(source_vi="")
    ZonePlan.objects.update(source_en="the board's own drawing", source_vi="")

    import_module("cungcau.registry.migrations.0002_sources_in_both_languages").say_in_both(apps, None)

    brought = {pk: words for pk, words in AuthorityName.objects.values_list("pk", "source_vi") if words}
    assert brought
    assert brought.items() <= shipped.items()
    assert list(ZonePlan.objects.values_list("source_vi", "source_en")) == [("", "the board's own drawing")]


def test_an_authority_has_the_name_of_its_day():
    load_shipped(by=SYSTEM)
    changed = [one for one in Authority.objects.all() if one.names.filter(valid_from__gt=date(2025, 1, 1)).exists()]

    assert changed
    for authority in changed:
        now = authority.names.filter(valid_from__gt=date(2025, 1, 1)).latest("valid_from")
        assert authority.name_on(now.valid_from) == now


@pytest.mark.parametrize("name", ["an", "dung", "ha", "quang", "guest"])
def test_who_may_not_is_refused(name, request):
    with pytest.raises(PermissionDenied):
        load_shipped(by=request.getfixturevalue(name))

    assert (ZonePlan.objects.count(), Authority.objects.count()) == (0, 0)
