"""The dry run: what each row of the file would do is written down, and nothing else is changed."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.exchange.actions import report_import
from cungcau.exchange.models import Line
from cungcau.kit.policy import SYSTEM
from cungcau.listings.models import Listing
from tests.factories.exchange import NEED, an_upload, applied, checked, needs
from tests.factories.listings import a_draft, a_published


def test_every_row_is_told_and_nothing_is_changed(seeker, dung):
    applied(dung, *needs(2))
    before = set(Listing.objects.values_list("external_id", "version"))

    thing = checked(dung, NEED, {**NEED, "ma_ngoai": "N2", "van_de": ""}, {**NEED, "ma_ngoai": "N3"},
                    {**NEED, "ma_ngoai": "N4", "TRL_toi_thieu": "12"}, {**NEED, "ma_ngoai": "(ví dụ) N5"})  # fmt: skip

    lines = list(thing.lines.values_list("row", "outcome", "key", "differences"))
    assert lines == [(2, "unchanged", "N1", []), (3, "changed", "N2", [["problem", "Lò than", ""]]),
                     (4, "new", "N3", [["trl", None, 7]]), (5, "refused", "N4", [])]  # fmt: skip
    assert thing.lines.get(row=5).troubles == [["trl_unreadable", {"text": "12", "column": "trl"}, 4, "12"]]
    assert (thing.new, thing.changed, thing.unchanged, thing.refused, thing.differing) == (1, 1, 1, 1, 0)
    assert set(Listing.objects.values_list("external_id", "version")) == before


def test_of_a_new_record_it_is_told_how_numbers_and_days_were_read(seeker, dung, lan, point, client):
    """What another person might have meant otherwise: a point or a comma, a day or a month, a unit."""
    row = {**NEED, "kinh_phi_tu": "1,5 tỷ", "thoi_gian_can": "03/04/2027", "yeu_cau_ky_thuat": "độ ẩm|<=|12,5|%"}
    thing = checked(dung, row)
    client.force_login(dung)

    page = client.get(f"{thing.get_absolute_url()}?show=new").content.decode()

    assert all(words in page for words in ("1.500.000.000", "2027-04-03", "12.5"))


def test_whose_a_listing_is_may_be_told_by_the_outside_id_or_by_its_own(seeker, dung):
    type(seeker).objects.filter(pk=seeker.pk).update(external_id="SM-1")
    row = {**NEED, "ten_to_chuc": ""}

    told = [checked(dung, {**row, "ma_to_chuc": key}).new for key in ("SM-1", seeker.pid, "another")]

    assert told == [1, 1, 0]


def test_done_again_after_a_death_it_tells_the_same_once(seeker, dung):
    thing = an_upload(dung, *needs(450))
    Line.objects.create(of=thing, row=2, outcome="new", key="N1", label=NEED["tieu_de"], differences=[["trl", None, 7]])

    report_import(thing, by=SYSTEM)

    assert (thing.lines.count(), thing.new, thing.differing) == (450, 450, 0)


def test_only_the_house_reports(dung):
    with pytest.raises(PermissionDenied):
        report_import(an_upload(dung, NEED), by=dung)


def test_of_a_record_that_one_may_not_read_a_file_finds_out_nothing(seeker, dung, an):
    """A firm's draft: neither its title, nor whether a guess of its problem is right."""
    listing = a_draft(seeker, an)
    rows = [{"ma_ngoai": listing.ref, "tieu_de": listing.title_vi, "van_de": problem} for problem in (listing.problem, "khác")]

    told = [checked(dung, row).lines.values_list("outcome", "label", "differences", "troubles").get() for row in rows]

    assert told[0] == told[1]
    assert told[0][:3] == ("refused", "", [])


def test_what_one_may_not_see_of_a_record_is_not_told_as_its_old_value(seeker, an, ha, dung):
    """A budget that its owner hides from brokers."""
    listing = a_published(seeker, an, ha, budget_disclosure="hidden")

    line = checked(dung, {"ma_ngoai": listing.ref, "tieu_de": "Khác", "kinh_phi_den": "3 tỷ"}).lines.get()

    assert "2000000000" not in f"{line.differences}{line.troubles}"
