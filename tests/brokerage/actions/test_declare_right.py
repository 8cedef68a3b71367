"""A side declares; by its own editor, or by the broker who was told. Persona × what there is to read."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.brokerage.actions import declare_right, end_party
from cungcau.brokerage.declaration_models import Declaration
from cungcau.kit.errors import Refused
from cungcau.kit.ids import new_pid
from cungcau.kit.policy import POLICIES, can, visible

pytestmark = pytest.mark.usefixtures("point", "vocabulary", "lan")
PEOPLE = ("an", "binh", "quan", "ha", "dung", "mai", "son", "lan", "quang", "guest")
SAID = {"basis": "co_owner", "consents": "yes", "titles": "Sáng chế 1-0012345"}


def supply(case):
    return case.parties.get(role="supply")


def test_its_own_editor_and_who_was_told(case, quan, dung):
    own = declare_right(case, by=quan, party=supply(case), kind="right", said=SAID)
    told = declare_right(case, by=dung, party=supply(case), kind="right", said=SAID)

    assert [(one.by, one.told) for one in (own, told)] == [(quan, False), (dung, True)]


@pytest.mark.parametrize("name", ["an", "binh", "ha", "mai", "lan", "quang", "guest"])
def test_others_do_not_declare_for_it(case, request, name):
    with pytest.raises(PermissionDenied):
        declare_right(case, by=request.getfixturevalue(name), party=supply(case), kind="right", said=SAID)

    assert not Declaration.objects.exists()


def test_a_party_that_has_left_declares_nothing(case, dung):
    party = supply(case)
    end_party(case, by=dung, party=party, why="Rút lui")

    with pytest.raises(Refused):
        declare_right(case, by=dung, party=party, kind="right", said=SAID)


def test_the_other_side_reads_nothing_of_it_and_list_and_check_agree(case, dung, request):
    one = declare_right(case, by=dung, party=supply(case), kind="right", said=SAID)
    people = {name: request.getfixturevalue(name) for name in PEOPLE}

    assert {name for name, user in people.items() if can(user, "read", one)} == {"quan", "dung"}
    for verb in POLICIES["brokerage.declaration"]:
        for user in people.values():
            assert can(user, verb, one) == visible(user, Declaration.objects.all(), verb).exists()


def test_who_left_her_firm_reads_nothing(case, quan):
    one = declare_right(case, by=quan, party=supply(case), kind="right", said=SAID)
    quan.memberships.update(until="2026-01-02")

    assert not can(quan, "read", one)


def test_by_the_pages_and_a_second_press_makes_no_second(client, case, quan, an, dung):
    address = f"/cases/{case.pid}/declare/{supply(case).pid}/budget/"
    client.force_login(quan)
    draft = new_pid()
    for _press in range(2):
        client.post(address, {"funded": "yes", "task": "ĐT-2024-07", "draft": draft})

    pages = {}
    for user in (quan, an, dung):
        client.force_login(user)
        pages[user.name] = client.get(case.get_absolute_url()).content.decode()
    assert Declaration.objects.count() == 1
    assert ["ĐT-2024-07" in pages[user.name] for user in (quan, an, dung)] == [True, False, True]
    client.force_login(an)
    assert client.get(address).status_code == 403
