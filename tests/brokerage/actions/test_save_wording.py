"""A template is worded anew, as a version; what nobody fills is refused by name."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.brokerage.actions import save_wording
from cungcau.brokerage.wording_models import Wording
from cungcau.brokerage.wording_papers import text_in_force
from cungcau.kit.errors import Refused, Stale

SAID = {"form": "mou", "language": "vi", "text": "# Ghi nhớ\nGiữa {party_1} và {party_2}."}


def test_versions_are_numbered_and_the_newest_is_in_force(lan):
    shipped = text_in_force("mou", "vi")
    save_wording(by=lan, after=0, **SAID)
    save_wording(by=lan, after=1, **{**SAID, "text": "# Khác"})

    assert [(one.number, one.text) for one in Wording.objects.all()] == [(2, "# Khác"), (1, SAID["text"])]
    assert (text_in_force("mou", "vi"), text_in_force("mou", "en") != shipped) == ("# Khác", True)


@pytest.mark.parametrize("word", ["party_3", "Party_1", "", "party_1.pid", "0"])
def test_a_placeholder_that_nobody_fills_is_refused_by_its_name(lan, word):
    with pytest.raises(Refused) as refusal:
        save_wording(by=lan, after=0, **{**SAID, "text": f"Giữa {{party_1}} và {{{word}}}."})

    assert f"{{{word}}}" in str(refusal.value.message)
    assert not Wording.objects.exists()


@pytest.mark.parametrize("text", ["một { lẻ", "một } lẻ", "{{party_1}}"])
def test_a_brace_without_its_partner_is_refused(lan, text):
    with pytest.raises(Refused):
        save_wording(by=lan, after=0, **{**SAID, "text": text})


def test_the_second_of_two_stewards_is_told(lan):
    save_wording(by=lan, after=0, **SAID)

    with pytest.raises(Stale):
        save_wording(by=lan, after=0, **SAID)


@pytest.mark.parametrize("name", ["dung", "ha", "an", "quang"])
def test_others_may_not(request, name):
    with pytest.raises(PermissionDenied):
        save_wording(by=request.getfixturevalue(name), after=0, **SAID)
