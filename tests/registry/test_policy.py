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
from tests.people import employ, organisation, person

READ = {"read"}
INSIDE = {"read", "read_contacts", "read_history", "read_looks"}
AN = INSIDE | {"add_contact", "of_own", "give_consent", "send_consent_link"}
STEWARD = INSIDE | {
    "register", "edit", "verify", "activate", "suspend", "add_member", "end_membership", "add_contact", "withdraw_consent",
    "merge", "unmerge", "give_consent", "send_consent_link", "change_role", "record_verification", "revoke_verification",
    "read_past_people", "forget_contact",
}  # fmt: skip
BROKER = STEWARD - {"activate", "suspend", "merge", "unmerge", "revoke_verification", "forget_contact"}
HOUSE = {
    "register", "edit", "verify", "activate", "add_member", "add_contact", "merge", "give_consent", "withdraw_consent",
    "record_verification", "forget_contact",
}  # fmt: skip
PAST = {"read_past_people"}
CLIENT = {"read_client"}  # said by the room above that advises
HIDDEN = {
    "an": AN | {"edit", "withdraw_consent"},
    "tu": INSIDE | {"of_own"},
    "binh": set(),
    "ha": INSIDE | PAST | CLIENT | {"register"},
    "dung": BROKER | CLIENT,
    "mai": INSIDE | PAST | CLIENT | {"record_verification"},
    "lan": STEWARD | CLIENT,
    "quang": READ | PAST | CLIENT | {"read_history"},
    "khach": set(),
    "house": HOUSE,
}
SHOWN = {**HIDDEN, "binh": READ, "khach": READ, "house": HOUSE | READ}
ORGANISATIONS = {
    OrganisationState.TEMPORARY: HIDDEN,
    OrganisationState.VERIFIED: SHOWN,
    OrganisationState.ACTIVE: SHOWN,
    OrganisationState.SUSPENDED: {**HIDDEN, "an": AN | {"withdraw_consent"}},
    # Of a merged one nobody but its own people reads anything; its address leads on.
    OrganisationState.MERGED: {
        name: (verbs - {"read"} if name not in {"an", "tu"} else verbs) | {"follow"} for name, verbs in HIDDEN.items()
    },
}

PRIVATE = {"read", "read_private", "read_history", "read_looks"}
TIMES = {"add_affiliation", "end_affiliation", "add_absence", "drop_absence", "declare_interest", "end_interest"}
PROFILE_HOUSE = {
    "propose", "edit", "verify", "activate", "merge", "add_affiliation", "add_absence", "declare_interest", "erase",
}  # fmt: skip
PROFILE_HIDDEN = {
    "an": PRIVATE | TIMES | {"edit", "leave", "of_own"},
    "tu": set(),
    "binh": set(),
    "ha": PRIVATE | {"propose"},
    "dung": PRIVATE | {"propose", "edit", "add_affiliation", "end_affiliation", "declare_interest"},
    "mai": PRIVATE | TIMES | {"propose", "edit", "verify", "activate", "leave"},
    "lan": PRIVATE | TIMES | {"propose", "edit", "verify", "activate", "leave", "end", "merge", "unmerge", "erase"},
    "quang": READ | {"read_history"},
    "khach": set(),
    "house": PROFILE_HOUSE,
}
PROFILE_SHOWN = {
    **PROFILE_HIDDEN, "tu": READ, "binh": READ, "khach": READ, "house": PROFILE_HOUSE | {"read"},
}  # fmt: skip
EXPERTS = {
    ExpertState.PROPOSED: PROFILE_HIDDEN,
    ExpertState.VERIFIED: PROFILE_HIDDEN,
    ExpertState.ACTIVE: PROFILE_SHOWN,
    ExpertState.AWAY: PROFILE_SHOWN,
    ExpertState.ENDED: PROFILE_HIDDEN,
    ExpertState.MERGED: {
        name: (verbs - {"read"} if name != "an" else verbs) | {"follow"} for name, verbs in PROFILE_HIDDEN.items()
    },
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


def put_into(thing, state):
    """Into the state; a merged one was merged into one that everybody may read."""
    into = {}
    if state == "merged":
        other = organisation("Khác") if isinstance(thing, Organisation) else put(Expert.objects.create(name="Khác"), "active")
        into = {"merged_into": other}
    return put(thing, state, **into)


def allowed(users, thing):
    """Person → the verbs that the policy lets them do with the thing."""
    verbs = POLICIES[thing._meta.label_lower]
    return {name: {verb for verb in verbs if can(user, verb, thing)} for name, user in users.items()}


def removable(table, people):
    """The same table where nobody relies on the record yet: these people may take it away too."""
    return {name: verbs | {"remove"} if name in people else verbs for name, verbs in table.items()}


@pytest.mark.parametrize("state", OrganisationState)
def test_the_table_says_who_may_with_an_organisation(who, seeker, state):
    removers = {"ha", "dung", "lan", "house"} if state == OrganisationState.TEMPORARY else {"house"}

    assert allowed(who, put_into(seeker, state)) == removable(ORGANISATIONS[state], removers)


@pytest.mark.parametrize("state", ExpertState)
def test_the_table_says_who_may_with_an_expert(who, expert, state):
    removers = {"ha", "dung", "mai", "lan", "house"} if state == ExpertState.PROPOSED else {"house"}

    assert allowed(who, put_into(expert, state)) == removable(EXPERTS[state], removers)


@pytest.mark.parametrize(("model", "states"), [(Organisation, OrganisationState), (Expert, ExpertState)])
def test_lists_agree_with_single_answers(who, seeker, expert, model, states):
    thing = seeker if model is Organisation else expert
    for state in states:
        put_into(thing, state)
        for name, user in who.items():
            for verb in POLICIES[model._meta.label_lower]:
                found = visible(user, model.objects.filter(pk=thing.pk), verb).exists()
                assert found == can(user, verb, thing), (name, verb, state)


def test_every_state_and_every_verb_is_in_the_tables():
    for table, states, label in ((ORGANISATIONS, OrganisationState, "organisation"), (EXPERTS, ExpertState, "expert")):
        assert set(table) == set(states)
        told = set().union(*(verbs for row in table.values() for verbs in row.values())) | {"remove"}
        assert told == set(POLICIES[f"registry.{label}"])


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
