"""Who sees and does what with An's need: persona × state × verb, written out by hand.

An edits for the company, Tú only reads for it, Bình edits for another company, Hà moderates, Dũng brokers, Mai advises,
Quang directs, Khách is a stranger; by a link that the house signed comes a contact of the company.
"""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from cungcau.discovery.bridge import as_need
from cungcau.kit.policy import POLICIES, SYSTEM, can, visible
from cungcau.listings.actions import edit_listing, submit_listing
from cungcau.listings.models import Listing
from cungcau.listings.queries import own_listings
from cungcau.listings.who import Bearer
from cungcau.listings.workflow import State
from tests.factories.listings import a_draft, in_state
from tests.people import employ, person

CLOSED = {"read_account", "read_members", "read_chosen"}
DESK = CLOSED | {
    "read", "read_files", "read_identity", "read_money", "read_internal", "read_history", "read_looks", "preview",
}
INSIDE = DESK | {"of_own"}
OTHER = {"read_identity", "read_account", "read_members"}
SEES = CLOSED | {"read_identity", "read_history"}
OWNER = {"draft", "set_visibility", "submit", "confirm", "renew", "flag", "pause", "resume", "revise", "withdraw"}
HA = {"draft", "return", "publish", "pause", "resume", "expire", "withdraw"}
READER = {"take", "give", "let_go", "tick"}
DUNG = {"draft", "confirm", "renew", "flag"}
LINK = {"confirm", "renew", "flag", "withdraw"}

TABLE = {
    State.DRAFT: {
        "an": INSIDE | OWNER | {"edit", "attach", "mend"},
        "tu": INSIDE,
        "binh": OTHER,
        "ha": HA | (DESK - {"read", "read_files", "preview"}),
        "dung": DUNG | (DESK - {"read", "read_files", "preview"}),
        "mai": DESK - {"read", "read_files", "read_money", "preview"},
        "quang": SEES,
        "khach": {"read_identity"},
        "link": LINK | {"read_identity"},
        "house": {"read_identity", "draft", "edit", "withdraw", "pause", "expire"},
    },
    State.SUBMITTED: {
        "an": INSIDE | OWNER,
        "tu": INSIDE,
        "binh": OTHER,
        "ha": DESK | HA | READER | {"edit"},
        "dung": DESK | DUNG,
        "mai": DESK - {"read_money"},
        "quang": SEES | {"read", "read_files"},
        "khach": {"read_identity"},
        "link": LINK | {"read_identity"},
        "house": {"read_identity", "draft", "pause", "expire"},
    },
    State.RETURNED: {
        "an": INSIDE | OWNER | {"edit", "attach", "mend"},
        "tu": INSIDE,
        "binh": OTHER,
        "ha": DESK | HA,
        "dung": DESK | DUNG,
        "mai": DESK - {"read_money"},
        "quang": SEES | {"read", "read_files"},
        "khach": {"read_identity"},
        "link": LINK | {"read_identity"},
        "house": {"read_identity", "draft", "edit", "withdraw", "pause", "expire"},
    },
    State.PUBLISHED: {
        "an": INSIDE | OWNER | {"match", "amend"},
        "tu": INSIDE | {"match"},
        "binh": OTHER | {"read", "read_files"},
        "ha": DESK | HA | {"match"},
        "dung": DESK | DUNG | {"match"},
        "mai": (DESK - {"read_money"}) | {"match"},
        "quang": SEES | {"read", "read_files"},
        "khach": {"read", "read_files", "read_identity"},
        "link": LINK | {"read", "read_files", "read_identity"},
        "house": {"read", "read_files", "read_identity", "draft", "pause", "expire"},
    },
}
TABLE |= {state: {**TABLE[State.SUBMITTED], "ha": DESK | HA} for state in (State.PAUSED, State.EXPIRED, State.WITHDRAWN)}
PEOPLE = list(TABLE[State.DRAFT])


@pytest.fixture
def who(need, seeker, an, binh, ha, dung, mai, quang):
    tu = employ(person("tu", "Lý Tú"), seeker, "reader")
    return {
        "an": an, "tu": tu, "binh": binh, "ha": ha, "dung": dung, "mai": mai, "quang": quang,
        "khach": AnonymousUser(), "house": SYSTEM, "link": Bearer("Cao Thị Liên", need.pk, 0),
    }  # fmt: skip


@pytest.fixture
def need(seeker, an):
    return a_draft(seeker, an)


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("name", PEOPLE)
def test_the_table_says_who_may(who, need, state, name):
    in_state(need, state)

    allowed = {verb for verb in POLICIES["listings.listing"] if can(who[name], verb, need)}

    assert allowed == TABLE[state][name]


@pytest.mark.parametrize(
    ("anonymity", "disclosure", "is_excluded"),
    [("named", "public", False), ("named", "broker_only", True), ("anonymous", "range", False), ("internal", "hidden", False)],
)
def test_lists_agree_with_single_answers(who, need, rival, anonymity, disclosure, is_excluded):
    need.excluded_organisations.set([rival] if is_excluded else [])
    for state in State:
        in_state(need, state, anonymity=anonymity, budget_disclosure=disclosure)
        for name, user in who.items():
            for verb in POLICIES["listings.listing"]:
                found = visible(user, Listing.objects.filter(pk=need.pk), verb).exists()
                assert found == can(user, verb, need), (name, verb, state)


def test_an_excluded_organisation_never_sees_that_it_exists(who, need, rival):
    in_state(need, State.PUBLISHED)
    assert can(who["binh"], "read", need)

    need.excluded_organisations.add(rival)

    assert not can(who["binh"], "read", need)
    assert can(who["khach"], "read", need)


@pytest.mark.parametrize("anonymity", ["internal", "selected_nodes"])
def test_an_internal_listing_is_for_its_people_and_the_desk(who, need, anonymity):
    in_state(need, State.PUBLISHED, anonymity=anonymity)

    readers = {name for name, user in who.items() if can(user, "read", need)}

    assert readers == {"an", "tu", "ha", "dung", "mai", "quang"}


def test_who_stands_behind_an_anonymous_listing_is_known_to_its_people_and_the_desk(who, need):
    in_state(need, State.PUBLISHED, anonymity="anonymous")

    knowing = {name for name, user in who.items() if can(user, "read_identity", need)}

    assert knowing == {"an", "tu", "ha", "dung", "mai", "quang"}


@pytest.mark.parametrize(
    ("disclosure", "readers"),
    [
        ("public", {"an", "tu", "binh", "ha", "dung", "mai", "quang", "son", "lan"}),
        ("range", {"an", "tu", "binh", "ha", "dung", "mai", "quang", "son", "lan"}),
        ("broker_only", {"an", "tu", "ha", "dung"}),
        ("hidden", {"an", "tu", "ha"}),
    ],
)
def test_a_budget_is_read_by_those_whom_its_owner_has_chosen(who, son, lan, need, disclosure, readers):
    in_state(need, State.PUBLISHED, budget_disclosure=disclosure)

    assert {name for name, user in {**who, "son": son, "lan": lan}.items() if can(user, "read_money", need)} == readers


@pytest.mark.parametrize(("name", "known"), [("dung", True), ("mai", False), ("quang", False)])
def test_the_engine_knows_no_budget_that_its_reader_may_not_see(who, need, name, known):
    in_state(need, State.PUBLISHED, budget_disclosure="broker_only")

    assert (as_need(need, who[name]).budget.low is not None) is known


def test_a_signed_link_opens_one_listing_only(need, seeker, an):
    other = in_state(a_draft(seeker, an), State.PUBLISHED)

    assert not any(can(Bearer("Cao Thị Liên", need.pk, 0), verb, other) for verb in LINK)


@pytest.mark.parametrize(("days", "is_there"), [(119, True), (121, False)])
def test_what_nobody_confirmed_for_long_is_gone_for_strangers_and_from_matches(who, need, days, is_there):
    in_state(need, State.PUBLISHED, last_confirmed_at=timezone.now() - timedelta(days=days))

    assert can(who["khach"], "read", need) is is_there
    assert can(who["an"], "match", need) is is_there
    assert can(who["an"], "read", need) and can(who["dung"], "read", need)
    assert Listing.objects.published().filter(pk=need.pk).exists() is is_there
    for name, user in who.items():
        for verb in ("read", "match", "read_files"):
            assert visible(user, Listing.objects.filter(pk=need.pk), verb).exists() == can(user, verb, need), (name, verb)


def test_what_was_never_confirmed_counts_from_its_publication(who, need):
    in_state(need, State.PUBLISHED, last_confirmed_at=None)
    assert can(who["khach"], "read", need)

    Listing.objects.filter(pk=need.pk).update(published_at=timezone.now() - timedelta(days=121))
    need.refresh_from_db()

    assert need.is_stale and not can(who["khach"], "read", need)
    assert not Listing.objects.published().exists()


def test_the_days_until_a_listing_is_stale_are_settings(who, need, settings):
    settings.CONFIRM_AFTER_DAYS, settings.CONFIRM_GRACE_DAYS = 10, 5
    in_state(need, State.PUBLISHED, last_confirmed_at=timezone.now() - timedelta(days=14))
    assert need.is_due and can(who["khach"], "read", need)

    settings.CONFIRM_GRACE_DAYS = 3

    assert need.is_stale and not can(who["khach"], "read", need)


def test_past_its_last_day_a_listing_is_gone_for_strangers_at_once(who, need):
    in_state(need, State.PUBLISHED, valid_until="2020-01-01")

    assert not can(who["khach"], "read", need)
    assert can(who["an"], "read", need)


def test_a_listing_of_a_suspended_organisation_is_gone_for_strangers(who, need, seeker):
    seeker.state = "suspended"
    seeker.save()
    in_state(need, State.PUBLISHED)
    need = Listing.objects.get(pk=need.pk)

    assert not can(who["khach"], "read", need)
    assert can(who["dung"], "read", need)


def test_a_moderator_does_not_publish_what_she_wrote(ha, seeker):
    own = in_state(a_draft(seeker, ha), State.SUBMITTED)

    assert not can(ha, "publish", own)
    assert can(ha, "return", own)


@pytest.mark.parametrize("name", ["dung", "ha"])
def test_a_broker_or_moderator_finishes_what_she_began_for_a_firm_and_does_not_publish_it(seeker, name, request):
    officer = request.getfixturevalue(name)
    draft = a_draft(seeker, officer)

    edit_listing(draft, by=officer, version=draft.version, title_vi="Viết xong")
    submit_listing(draft, by=officer)

    assert draft.state == State.SUBMITTED
    assert not can(officer, "publish", draft)
    finishing = {"edit", "submit", "attach", "withdraw", "revise", "mend"}
    for state in (State.DRAFT, State.RETURNED):
        assert {verb for verb in finishing if can(officer, verb, in_state(draft, state))} == finishing
    assert can(officer, "revise", in_state(draft, State.PUBLISHED))


@pytest.mark.parametrize("name", ["dung", "ha"])
def test_what_others_wrote_is_finished_by_them(need, name, request):
    officer = request.getfixturevalue(name)

    assert not any(can(officer, verb, need) for verb in ("edit", "submit", "attach", "revise"))


def test_who_left_the_company_attaches_nothing_to_what_she_wrote(need, an):
    assert can(an, "attach", need)

    an.memberships.update(until="2026-01-01")

    assert not any(can(an, verb, need) for verb in ("edit", "submit", "attach", "withdraw"))


def test_who_left_the_company_sees_nothing_of_it(who, need, an):
    need.created_by = None
    need.save()
    an.memberships.update(until="2026-01-01")

    assert not can(an, "read", need)
    assert not can(an, "edit", need)


def test_the_files_of_an_anonymous_listing_stay_with_its_people_and_the_desk(who, need):
    in_state(need, State.PUBLISHED, anonymity="anonymous")

    readers = {name for name, user in who.items() if can(user, "read_files", need)}

    assert readers == {"an", "tu", "ha", "dung", "mai", "quang"}


def test_who_left_the_company_reads_no_draft_of_it_that_she_wrote_herself(need, an):
    Listing.objects.filter(pk=need.pk).update(created_by=an, state=State.DRAFT, anonymity="internal")
    need.refresh_from_db()
    an.memberships.update(until="2026-01-01")

    assert not any(can(an, verb, need) for verb in ("read", "read_money", "read_internal", "read_files", "read_history"))
    assert not own_listings(an).exists()
