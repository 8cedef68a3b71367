"""Button, 403 and list agree: what may be asked of one submission is what the filtered list gives."""

import pytest
from django.core.management import call_command

from cungcau.intake.models import Block, Claim, Site, Submission
from cungcau.intake.who import Sender
from cungcau.intake.workflow import State
from cungcau.kit.policy import POLICIES, SYSTEM, can, visible
from tests.factories.submissions import a_confirmed, in_state

NAMES = ("an", "binh", "ha", "dung", "mai", "son", "lan", "quang", "guest")


@pytest.fixture
def people(request, db):
    return {name: request.getfixturevalue(name) for name in NAMES} | {"system": SYSTEM}


@pytest.fixture
def rows(people):
    """One in each state, once with An's address."""
    made = [in_state(a_confirmed(title=str(state)), state) for state in State if state != State.SENT]
    in_state(a_confirmed(), "sent", verified_at=None)
    in_state(a_confirmed(), "spam", verified_at=None)
    a_confirmed(email=people["an"].email)
    Claim.objects.create(submission=made[0], user=people["an"])
    Block.objects.create(kind="domain", value="a.example")
    Site.objects.create(origin="https://a.example")


@pytest.mark.parametrize("model", [Submission, Claim, Block, Site])
def test_check_and_query_agree_for_everybody_and_every_verb(model, people, rows):
    everybody = {**people, "sender": Sender(Submission.objects.first())}
    different = [
        (name, verb, str(thing))
        for verb in POLICIES[model._meta.label_lower]
        for name, user in everybody.items()
        for thing in model.objects.all()
        if can(user, verb, thing) != visible(user, model.objects.all(), verb).filter(pk=thing.pk).exists()
    ]

    assert different == []


def test_of_an_unconfirmed_or_erased_one_nobody_reads_but_who_has_the_link(people, rows):
    for row in Submission.objects.filter(state="sent"):
        assert [name for name, user in people.items() if can(user, "read", row)] == []
        assert can(Sender(row), "read", row)


def test_the_migrations_say_what_the_models_say(db):
    call_command("makemigrations", "intake", check=True, dry_run=True, verbosity=0)
