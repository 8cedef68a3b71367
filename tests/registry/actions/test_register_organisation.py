"""Bring an organisation into the registry."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.registry.actions import register_organisation
from cungcau.registry.models import Organisation
from cungcau.trail.queries import history_of
from tests.factories.listings import a_term

NAME = "Công ty Điện tử Đồng Mô"


def test_it_is_temporary_and_remembered(dung):
    term = a_term("field", "207")

    made = register_organisation(by=dung, name_vi=NAME, kind="sme", tax_code="0100109106", employees=40, terms=[term])

    kept = Organisation.objects.get(pk=made.pk)
    assert (kept.name_vi, kept.state, kept.tax_code, kept.employees) == (NAME, "temporary", "0100109106", 40)
    assert list(kept.terms.all()) == [term]
    assert (history_of(kept).first().verb, history_of(kept).first().actor_name) == ("register", dung.name)


def test_it_can_be_found_without_marks_and_stands_in_the_alphabets_order(dung):
    for name in ("Đá Vàng", "Ép Nhựa Á", "Dệt Kim", "Ấp Bắc"):
        register_organisation(by=dung, name_vi=name, kind="sme")

    assert [each.name_vi for each in Organisation.objects.all()] == ["Ấp Bắc", "Dệt Kim", "Đá Vàng", "Ép Nhựa Á"]
    assert Organisation.objects.get(folded__contains="da vang").name_vi == "Đá Vàng"


@pytest.mark.parametrize("name", ["an", "mai", "quang", "guest"])
def test_who_may_not_is_refused(db, name, request):
    with pytest.raises(PermissionDenied):
        register_organisation(by=request.getfixturevalue(name), name_vi=NAME, kind="sme")

    assert not Organisation.objects.filter(name_vi=NAME).exists()
