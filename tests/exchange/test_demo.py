"""The demo park shows an import that is done and one that waits."""

import pytest
from django.db import transaction

from cungcau.exchange import demo
from cungcau.exchange.models import Import
from cungcau.listings.models import Listing

pytestmark = pytest.mark.django_db


def test_one_import_is_applied_and_one_waits_with_rows_of_every_kind(vocabulary):
    from cungcau.registry import demo as of_registry

    of_registry.plant()
    with transaction.atomic():
        demo.plant()
        demo.plant()

    waiting, done = Import.objects.all()
    faults = [(line.row, line.troubles) for line in done.lines.filter(outcome="refused")]
    assert (done.state, done.new, done.refused, faults) == ("applied", 5, 0, [])
    assert Listing.objects.filter(source="import", is_demo=True).count() == 5
    assert (waiting.state, waiting.new, waiting.changed, waiting.unchanged, waiting.refused) == ("checked", 3, 2, 1, 4)
    codes = {trouble[0] for line in waiting.lines.all() for trouble in line.troubles}
    assert {"organisation_not_known", "trl_unreadable", "date_unreadable", "money_turned", "id_again"} <= codes
