"""Take records out into a file."""


import pytest
from django.core.exceptions import PermissionDenied

from cungcau.exchange.actions import export_records
from cungcau.exchange.models import Export
from cungcau.registry.actions import add_contact
from cungcau.trail.models import Entry
from tests.factories.exchange import applied, needs
from tests.factories.listings import a_draft, a_published

SECRETS = ("0900", "Na của Sao Mai")


def test_it_is_remembered_who_took_out_how_many_of_which(seeker, dung, tmp_path):
    applied(dung, *needs(3, linh_vuc_KHCN="207"))

    export = export_records("need", "csv", tmp_path / "out.csv", by=dung, filters={"field": "2", "since": "2020-01-01"})
    none = export_records("need", "csv", tmp_path / "none.csv", by=dung, filters={"field": "3"})

    assert (export.count, none.count, Export.objects.count()) == (3, 0, 2)
    entry = Entry.objects.filter(verb="export").last()
    assert (entry.actor_name, entry.facts) == (
        dung.name, {"side": "need", "format": "csv", "filters": {"field": "2", "since": "2020-01-01"}, "count": 3})  # fmt: skip


def test_the_file_holds_what_the_pages_show_her(seeker, an, ha, dung, lan, tmp_path):
    contact = add_contact(seeker, by=lan, name="Na của Sao Mai", phone="0900", email="")
    a_published(seeker, an, ha, contact=contact, budget_disclosure="hidden", title_vi="Nhìn thấy")
    a_draft(seeker, an, title_vi="Nháp của An")

    export_records("need", "csv", tmp_path / "out.csv", by=dung)
    text = (tmp_path / "out.csv").read_text(encoding="utf-8-sig")

    assert "Nhìn thấy" in text and "Nháp của An" not in text
    assert "500000000" not in text
    assert SECRETS[0] in text  # a broker reads whom to reach


@pytest.mark.parametrize("name", ["an", "mai", "quang", "guest"])
def test_others_take_nothing_out(name, request, tmp_path):
    with pytest.raises(PermissionDenied):
        export_records("need", "csv", tmp_path / "out.csv", by=request.getfixturevalue(name))
    assert (Export.objects.count(), (tmp_path / "out.csv").exists()) == (0, False)
