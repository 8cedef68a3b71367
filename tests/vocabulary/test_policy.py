"""Who may do what with the code lists, written out by hand."""

import pytest

from cungcau.kit.policy import SYSTEM, can, visible
from cungcau.vocabulary.models import Scheme, Term

pytestmark = pytest.mark.django_db

READS = {"read": True, "load": False, "import_fields": False, "import_ipc": False, "import_listed": False}
ALL = dict.fromkeys(READS, True)


@pytest.mark.parametrize(
    ("persona", "allowed"),
    [("guest", READS), ("an", READS), ("ha", READS), ("dung", READS), ("quang", READS), ("lan", ALL)],
)  # fmt: skip
def test_everybody_reads_and_a_steward_imports(lists, request, persona, allowed):
    user = request.getfixturevalue(persona)
    scheme = Scheme.objects.get(pk="field")

    assert {verb: can(user, verb, scheme) for verb in READS} == allowed
    assert visible(user, Term.objects.filter(scheme="field")).count() == 52


def test_the_house_itself_may_load_and_import(lists):
    assert {verb: can(SYSTEM, verb, Scheme.objects.get(pk="ipc")) for verb in ALL} == ALL
