"""What somebody sees of a listing, part by part; and that nothing is forgotten in the table."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from cungcau.discovery.bridge import as_need, as_offer
from cungcau.listings.actions import set_visibility
from cungcau.listings.audience import who_sees
from cungcau.listings.content import COLUMNS, REFERENCES, ROWS
from cungcau.listings.models import Listing
from cungcau.listings.queries import listings_seen_by, sight_of, together
from cungcau.listings.visibility import ALWAYS, OF_COLUMN, PART, Level
from tests.factories.listings import a_draft, a_published
from tests.people import employ, organisation, person

STRANGER = AnonymousUser()
ROWS_SAID = [{"parameter": "Công suất", "operator": ">=", "value": 500.0, "unit": "m3/day"}]


@pytest.fixture
def need(seeker, an, ha):
    return a_published(seeker, an, ha, tried="than hoạt tính", specifications=ROWS_SAID, confidential="hạn chót tháng ba")


def close(listing, by, **sights):
    return set_visibility(listing, by=by, version=listing.version, sights=sights)


def test_every_column_of_a_listing_has_its_place_in_the_table():
    """A new column is forgotten by nobody: the table names it, or says that it is open."""
    known = ALWAYS | set(OF_COLUMN)
    columns = {field.name for field in (*Listing._meta.concrete_fields, *Listing._meta.many_to_many)}

    assert columns | set(ROWS) | set(REFERENCES) | set(COLUMNS) <= known
    assert not ALWAYS & set(OF_COLUMN)
    assert {column for column in ALWAYS if not hasattr(Listing, column)} == set()


@pytest.mark.parametrize(
    ("level", "readers"),
    [
        (Level.PUBLIC, {"stranger", "new", "binh", "an", "dung", "quang"}),
        (Level.ACCOUNT, {"new", "binh", "an", "dung", "quang"}),
        (Level.MEMBERS, {"binh", "an", "dung", "quang"}),
        (Level.CHOSEN, {"an", "dung", "quang"}),
        (Level.INSIDE, {"an", "dung"}),
    ],
)
def test_a_part_is_for_whom_its_owner_says(need, an, binh, dung, quang, level, readers):
    close(need, an, tried=level, specifications=level)
    people = {"stranger": STRANGER, "new": person("new", "Người mới"), "binh": binh, "an": an, "dung": dung, "quang": quang}

    seen = {name: sight_of(need, user).seen for name, user in people.items()}

    assert {name for name, one in seen.items() if one.tried} == readers
    assert {name for name, one in seen.items() if one.specifications.all()} == readers
    assert all(one.title and one.problem for one in seen.values())


def test_people_of_a_chosen_organisation_see_more_and_of_a_suspended_one_do_not(need, an, binh, rival):
    close(need, an, tried="chosen", confidential="chosen")
    need.chosen_organisations.add(rival)

    assert (sight_of(need, binh).seen.tried, sight_of(need, binh).seen.confidential) == ("than hoạt tính", "hạn chót tháng ba")
    rival.__class__.objects.filter(pk=rival.pk).update(state="suspended")
    assert (sight_of(need, binh).seen.tried, sight_of(need, binh).seen.confidential) == ("", "")


@pytest.mark.parametrize("state", ["temporary", "suspended"])
def test_an_organisation_that_is_not_verified_opens_nothing(need, an, state):
    close(need, an, tried="members")
    other = employ(person("other", "Ai khác"), organisation("Công ty khác", state=state))

    assert sight_of(need, other).seen.tried == ""


@pytest.mark.parametrize("way", ["members", "chosen"])
def test_a_listing_for_some_is_found_by_them_only(need, an, binh, rival, way):
    set_visibility(need, by=an, version=need.version, anonymity=way, chosen_organisations=[rival])
    new = person("new", "Người mới")

    readers = {name for name, user in {"stranger": STRANGER, "new": new, "binh": binh}.items() if listings_seen_by(user).exists()}

    assert readers == {"binh"}
    assert sight_of(need, binh).identity


def test_what_a_reader_may_not_see_does_not_reach_the_engine(need, an, binh):
    open_value = as_need(need, binh)
    close(need, an, problem="chosen", specifications="chosen")

    hidden = as_need(need, binh)
    need.problem = ""
    need.specifications.all().delete()
    bare = as_need(Listing.objects.get(pk=need.pk), binh)

    assert "420 Pt-Co" in open_value.text
    assert "420 Pt-Co" not in hidden.text
    assert (hidden.specifications, bare.specifications, len(open_value.specifications)) == ((), (), 1)


def test_an_offer_is_held_for_all_readers_as_a_stranger_sees_it(institute, quan, ha):
    offer = a_published(institute, quan, ha, "offer", sights={"advantages": "account", "price": "members"})

    value = as_offer(offer)

    assert "hoàn vốn" not in value.text
    assert value.price.low is None
    assert sight_of(offer, quan).seen.money_min == 900_000_000


def test_a_list_asks_a_fixed_number_of_questions(need, seeker, an, ha, binh):
    def queries(number):
        rows = together(list(Listing.objects.with_parts()[:number]), binh)
        with CaptureQueriesContext(connection) as asked:
            assert [(one.identity, one.money, one.internal) for one in (sight_of(row, binh) for row in rows)]
        return len(asked)

    few = queries(1)
    for number in range(6):
        a_published(seeker, an, ha, title_vi=f"Tin {number}", anonymity="anonymous")

    assert queries(7) <= few


def test_what_is_seen_is_only_read(need):
    with pytest.raises(TypeError):
        sight_of(need, STRANGER).seen.title_vi = "x"


def test_a_part_that_more_people_would_see_is_told_and_a_sealed_one_is_not(need, an):
    close(need, an, tried="members", specifications="chosen")

    told = sight_of(need, STRANGER).closed_to_her

    assert [(level, [part.name for part in parts]) for level, parts in told] == [("members", ["tried"])]


def test_the_panel_says_who_sees_what_as_the_policy_has_it(need, an, rival):
    set_visibility(
        need, by=an, version=need.version, anonymity="anonymous", budget_disclosure="broker_only", sights={"tried": "members"},
        excluded_organisations=[rival],
    )
    with translation.override("en"):
        said = dict(who_sees(need))
        officers = "the organisation's own people, the point's officers"

        assert said["The listing"] == "Everybody; not the people of 1 organisation that must not see it"
        assert said["Whose it is"] == officers.capitalize().replace("the point", "the point")
        assert said["What has been tried"] == f"People of verified organisations, {officers}"
        assert said["Budget"] == "The organisation's own people, moderator, broker"
        assert said["Confidential part, Absorption capacity, Who may see what"] == f"{officers.capitalize()} without the director"


def test_the_panel_of_a_draft_says_how_it_will_be(seeker, an):
    draft = a_draft(seeker, an)
    with translation.override("en"):
        assert dict(who_sees(draft))["The listing"] == "Everybody"
    draft.refresh_from_db()
    assert draft.state == "draft"


def test_every_part_that_can_be_closed_has_words():
    assert [part.name for part in PART.values() if not str(part.label)] == []
