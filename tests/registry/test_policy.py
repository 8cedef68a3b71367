"""Who sees and does what in the registry: persona × state × verb, written out by hand.

An edits for the organisation (and is the expert), Tú only reads for it, Bình edits for another one, Hà moderates, Dũng
brokers, Mai advises, Lan is the steward, Quang directs, Khách is a stranger.
"""

import pytest
from django.contrib.auth.models import AnonymousUser

from cungcau.kit.policy import POLICIES, SYSTEM, can, visible
from cungcau.registry.models import Expert, Organisation
from cungcau.registry.workflow import ExpertState, OrganisationState
from tests.factories.registry import a_proposed, put
from tests.people import employ, person

READ = {"read"}
INSIDE = {"read", "read_contacts", "read_history"}
AN = INSIDE | {"add_contact"}
STEWARD = INSIDE | {
    "register", "edit", "verify", "activate", "suspend", "add_member", "end_membership", "add_contact", "withdraw_consent",
    "forget_contact",
}  # fmt: skip
BROKER = STEWARD - {"activate", "suspend", "forget_contact"}
HOUSE = {"register", "edit", "verify", "activate", "add_member", "add_contact", "forget_contact"}
HIDDEN = {
    "an": AN | {"edit", "withdraw_consent"},
    "tu": INSIDE,
    "binh": set(),
    "ha": INSIDE | {"register"},
    "dung": BROKER,
    "mai": INSIDE,
    "lan": STEWARD,
    "quang": READ | {"read_history"},
    "khach": set(),
    "house": HOUSE,
}
SHOWN = {**HIDDEN, "binh": READ, "khach": READ, "house": HOUSE | READ}
ORGANISATIONS = {
    OrganisationState.TEMPORARY: HIDDEN,
    OrganisationState.VERIFIED: SHOWN,
    OrganisationState.ACTIVE: SHOWN,
    OrganisationState.SUSPENDED: {**HIDDEN, "an": AN | {"withdraw_consent"}},
}

PRIVATE = {"read", "read_private", "read_history"}
PROFILE_HIDDEN = {
    "an": PRIVATE | {"edit", "leave"},
    "tu": set(),
    "binh": set(),
    "ha": PRIVATE | {"propose"},
    "dung": PRIVATE | {"propose", "edit"},
    "mai": PRIVATE | {"propose", "edit", "verify", "activate", "leave"},
    "lan": PRIVATE | {"propose", "edit", "verify", "activate", "leave", "end"},
    "quang": READ | {"read_history"},
    "khach": set(),
    "house": {"propose", "edit", "verify", "activate"},
}
PROFILE_SHOWN = {
    **PROFILE_HIDDEN, "tu": READ, "binh": READ, "khach": READ, "house": {"propose", "edit", "verify", "activate", "read"},
}  # fmt: skip
EXPERTS = {
    ExpertState.PROPOSED: PROFILE_HIDDEN,
    ExpertState.VERIFIED: PROFILE_HIDDEN,
    ExpertState.ACTIVE: PROFILE_SHOWN,
    ExpertState.AWAY: PROFILE_SHOWN,
    ExpertState.ENDED: PROFILE_HIDDEN,
}


@pytest.fixture
def who(seeker, an, binh, ha, dung, mai, lan, quang):
    tu = employ(person("tu", "Lý Tú"), seeker, "reader")
    return {
        "an": an, "tu": tu, "binh": binh, "ha": ha, "dung": dung, "mai": mai, "lan": lan, "quang": quang,
        "khach": AnonymousUser(), "house": SYSTEM,
    }  # fmt: skip


@pytest.fixture
def expert(lan, an):
    return a_proposed(lan, user=an)


def allowed(users, thing):
    """Person → the verbs that the policy lets them do with the thing."""
    verbs = POLICIES[thing._meta.label_lower]
    return {name: {verb for verb in verbs if can(user, verb, thing)} for name, user in users.items()}


@pytest.mark.parametrize("state", OrganisationState)
def test_the_table_says_who_may_with_an_organisation(who, seeker, state):
    assert allowed(who, put(seeker, state)) == ORGANISATIONS[state]


@pytest.mark.parametrize("state", ExpertState)
def test_the_table_says_who_may_with_an_expert(who, expert, state):
    assert allowed(who, put(expert, state)) == EXPERTS[state]


@pytest.mark.parametrize(("model", "states"), [(Organisation, OrganisationState), (Expert, ExpertState)])
def test_lists_agree_with_single_answers(who, seeker, expert, model, states):
    thing = seeker if model is Organisation else expert
    for state in states:
        put(thing, state)
        for name, user in who.items():
            for verb in POLICIES[model._meta.label_lower]:
                found = visible(user, model.objects.filter(pk=thing.pk), verb).exists()
                assert found == can(user, verb, thing), (name, verb, state)


def test_every_state_and_every_verb_is_in_the_tables():
    for table, states, label in ((ORGANISATIONS, OrganisationState, "organisation"), (EXPERTS, ExpertState, "expert")):
        assert set(table) == set(states)
        assert set().union(*(verbs for row in table.values() for verbs in row.values())) == set(POLICIES[f"registry.{label}"])


def test_a_deactivated_account_is_a_stranger(who, seeker, an):
    an.is_active = False

    assert allowed({"an": an}, seeker) == {"an": READ}


def test_a_membership_counts_between_its_days(who, seeker, an):
    an.memberships.update(since="2199-01-01")
    assert allowed({"an": an}, seeker) == {"an": READ}

    an.memberships.update(since="2020-01-01", until="2199-01-01")
    assert allowed({"an": an}, seeker) == {"an": SHOWN["an"]}


@pytest.mark.parametrize("label", ["point", "zoneplan", "authority"])
def test_what_the_park_is_may_be_read_by_everyone_and_loaded_by_few(who, label):
    rest = {"set_up": {"house"}, "edit": {"lan"}} if label == "point" else {"load": {"house", "lan"}}

    allowed = {
        verb: {name for name, user in who.items() if any(word.check(user, None) for word in words)}
        for verb, words in POLICIES[f"registry.{label}"].items()
    }

    assert allowed == {"read": set(who), **rest}
