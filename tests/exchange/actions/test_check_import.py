"""Compare the file with what is here now, once more."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.exchange.actions import apply_import, check_import
from cungcau.kit.errors import IllegalMove
from tests.factories.exchange import FIRM, NEED, applied, checked, work
from tests.people import organisation


def test_what_has_become_possible_meanwhile_is_found_and_marked(dung):
    thing = checked(dung, NEED)
    assert (thing.new, thing.refused) == (0, 1)
    organisation(NEED["ten_to_chuc"])

    check_import(thing, by=dung)
    work()
    thing.refresh_from_db()

    assert (thing.state, thing.new, thing.refused, thing.differing) == ("checked", 1, 0, 1)
    check_import(thing, by=dung)
    work()
    thing.refresh_from_db()
    assert thing.differing == 0


def test_nobody_else_checks_and_not_while_it_is_applied(seeker, dung, ha):
    thing = checked(dung, NEED)
    with pytest.raises(PermissionDenied):
        check_import(thing, by=ha)
    apply_import(thing, by=dung)
    with pytest.raises(PermissionDenied):
        check_import(thing, by=dung)
    with pytest.raises(IllegalMove):
        check_import(applied(dung, FIRM, side="organisation"), by=dung)
