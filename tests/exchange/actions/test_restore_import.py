"""Undo what an import has done, record by record."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.exchange.actions import restore_import, undo_import
from cungcau.listings.actions import edit_listing
from cungcau.listings.models import Listing
from cungcau.registry.models import Contact, Expert, Organisation
from cungcau.trail.queries import history_of
from tests.factories.exchange import EXPERT, FIRM, NEED, applied, checked, needs, undone


def test_what_was_changed_says_again_what_it_said(seeker, dung):
    applied(dung, *needs(2))
    rows = needs(2, TRL_toi_thieu="8", van_de="", linh_vuc_KHCN="207", yeu_cau_ky_thuat="Công suất|>=|200|kg/h",
                 chi_tieu="a|1|2|%", kinh_phi_den="2 tỷ", thoi_gian_can="31/12/2027")  # fmt: skip
    thing = applied(dung, *rows)
    assert Listing.objects.filter(trl=8, problem="").count() == 2

    thing = undone(thing, dung)

    assert (thing.state, thing.restored, thing.removed, thing.left) == ("undone", 2, 0, 0)
    one = Listing.objects.get(external_id="N1")
    assert (one.trl, one.problem, one.codes.get("field"), one.specifications.count(), one.targets.count(), one.money_max,
            one.start_by) == (7, "Lò than", None, 0, 0, None, None)  # fmt: skip
    last = history_of(one).first()
    assert (last.verb, last.actor_name, last.request_id) == ("edit", dung.name, f"undo {thing.pid}")
    assert history_of(one).count() == 3
    assert checked(dung, *needs(2)).unchanged == 2


def test_what_was_begun_is_withdrawn_and_can_come_in_again(seeker, dung):
    thing = undone(applied(dung, *needs(2)), dung)

    assert (thing.state, thing.removed) == ("undone", 2)
    assert set(Listing.objects.values_list("state", "external_id")) == {("withdrawn", "")}
    assert history_of(Listing.objects.last()).first().facts["external_id"] in {"N1", "N2"}

    assert applied(dung, *needs(2)).new == 2


@pytest.mark.parametrize(("side", "row", "model"), [("organisation", FIRM, Organisation), ("expert", EXPERT, Expert)])
def test_organisations_and_experts_that_nobody_has_touched_are_removed(lan, side, row, model):
    thing = undone(applied(lan, row, side=side), lan)

    assert (thing.state, thing.removed, model.objects.count()) == ("undone", 1, 0)
    assert history_of(model(pid=thing.lines.get().record_pid)).first().verb == "remove"


def test_what_somebody_has_touched_since_is_left_and_named(seeker, dung, an):
    thing = applied(dung, *needs(3))
    touched, sent = Listing.objects.filter(external_id__in=["N1", "N2"]).order_by("external_id")
    edit_listing(touched, by=an, version=touched.version, trl=3)
    edit_listing(sent, by=an, version=sent.version, summary_vi="x" * 100)

    thing = undone(thing, dung)

    assert (thing.restored, thing.removed, thing.left) == (0, 1, 2)
    assert Listing.objects.get(external_id="N1").trl == 3
    line = thing.lines.first()
    assert (line.undone, line.why_left[0], line.why_left[1]["who"]) == ("left", "touched_since", an.name)


def test_an_organisation_on_which_something_hangs_is_left(lan, dung):
    thing = applied(lan, FIRM, side="organisation")
    applied(dung, {**NEED, "ten_to_chuc": FIRM["ten_to_chuc"]})

    thing = undone(thing, lan)

    assert (thing.left, Organisation.objects.count()) == (1, 1)
    assert thing.lines.get().why_left[0] == "not_allowed"


def test_contacts_that_came_with_it_are_not_used_any_more(dung):
    applied(dung, FIRM, side="organisation")
    thing = applied(dung, {**FIRM, "nguoi_lien_he": "Na|giám đốc|0901||khảo sát|01/11/2026"}, side="organisation")
    assert Contact.objects.get().withdrawn_on is None

    thing = undone(thing, dung)

    assert (thing.restored, Contact.objects.get().withdrawn_on is not None) == (1, True)


def test_only_whoever_brought_it_in_undoes_it_and_only_within_a_day(seeker, dung, ha, lan):
    from datetime import timedelta

    from django.utils import timezone

    thing = applied(dung, NEED)
    for other in (ha, lan):
        with pytest.raises(PermissionDenied):
            undo_import(thing, by=other)
    thing.applied_at = timezone.now() - timedelta(days=1, minutes=1)
    with pytest.raises(PermissionDenied):
        undo_import(thing, by=dung)
    with pytest.raises(PermissionDenied):
        restore_import(thing, by=dung)
