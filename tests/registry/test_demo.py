"""The demo park, planted once by the real loader: everybody and everything arrives, says that it is fictional, and matches.

Planting takes its seconds, so it is done once for the module; every test only reads.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.utils import timezone

from cungcau.access.models import DemoPerson, User
from cungcau.advisory.models import Assignment
from cungcau.brokerage.listed import hits
from cungcau.brokerage.listed_models import ListedFinding
from cungcau.brokerage.paper_models import Paper
from cungcau.config.installation import bring_up_to_date, holds_demo, plant_demo
from cungcau.discovery.matches import matches_for
from cungcau.kit.policy import can
from cungcau.listings import demo as listings_demo
from cungcau.listings.models import Listing
from cungcau.registry import demo as registry_demo
from cungcau.registry.models import Expert, Organisation
from cungcau.trail.queries import history_of
from cungcau.vocabulary.queries import forget
from tests.house.places import TESTS

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite_only]

FITS = tomllib.loads((TESTS / "data" / "demo_fits.toml").read_text(encoding="utf-8"))["fit"]
ROLES = {"an": set(), "binh": set(), "ha": {"moderator"}, "dung": {"broker"}, "mai": {"adviser"}, "son": {"organiser"},
         "lan": {"steward"}, "quang": {"director"}, "chuyengia": set()}  # fmt: skip


@pytest.fixture(scope="module", autouse=True)
def park(django_db_setup, django_db_blocker, tmp_path_factory):
    """The whole park in the test database; afterwards the tables are empty again."""
    before, settings.DATA = settings.DATA, tmp_path_factory.mktemp("park")
    with django_db_blocker.unblock():
        bring_up_to_date()
        plant_demo()
    yield
    with django_db_blocker.unblock():
        call_command("flush", verbosity=0, interactive=False)
    settings.DATA = before
    forget()


def rows(module: object, key: str, *names: str) -> list[dict]:
    folder = Path(module.__file__).with_name("demo")
    paths = [folder / f"{name}.toml" for name in names] or sorted(folder.glob("*.toml"))
    return [row for path in paths for row in tomllib.loads(path.read_text(encoding="utf-8"))[key]]


def test_the_park_remembers_that_it_is_planted():
    assert holds_demo()


@pytest.mark.parametrize(
    ("model", "name", "key"), [(Organisation, "organisations", "organisation"), (Expert, "experts", "expert")]
)
def test_every_organisation_and_expert_reaches_its_state(model, name, key):
    wanted = {row["key"]: row["state"] for row in rows(registry_demo, key, name)}

    # one more came without an account, and was registered by a broker of the demo's desk
    assert dict(model.objects.exclude(external_id="").values_list("external_id", "state")) == wanted


def test_every_need_and_offer_reaches_its_state():
    wanted = {row["key"]: row["state"] for row in rows(listings_demo, "listing")}

    # the others are drafts that came of the demo's survey campaigns and of its import
    of_the_files = Listing.objects.filter(external_id__in=wanted)
    states = dict(of_the_files.values_list("external_id", "state"))
    returned_since = {key for key in wanted if (wanted[key], states[key]) == ("submitted", "returned")}

    assert len(returned_since) == 1  # by the moderators of the demo's desk
    assert states == wanted | dict.fromkeys(returned_since, "returned")


def test_the_park_is_as_large_as_promised():
    kinds = Counter(Listing.objects.values_list("kind", flat=True))
    states = set(Listing.objects.values_list("state", flat=True))

    assert Organisation.objects.count() >= 88
    assert Expert.objects.count() >= 40
    assert (kinds["need"] >= 80, kinds["offer"] >= 200) == (True, True)
    assert states == {"draft", "submitted", "returned", "published", "paused", "expired", "withdrawn"}


def test_every_person_arrives_and_one_of_each_role_can_be_visited():
    people = {row["email"] for row in rows(registry_demo, "person", "people")}
    visited = {person.user.email.partition("@")[0]: person.user.roles for person in DemoPerson.objects.select_related("user")}

    of_the_desk = {"tam@demo.example", "chuyengia@demo.example"}  # a second moderator, an expert who reads an offer
    assert set(User.objects.values_list("email", flat=True)) == people | of_the_desk
    assert visited == ROLES
    assert all(person.can_vi and person.can_en for person in DemoPerson.objects.all())


def test_the_expert_among_the_people_finds_an_open_assignment_on_her_first_page(client, monkeypatch):
    monkeypatch.setattr(settings, "DEMO", True)
    expert = DemoPerson.objects.get(user__email="chuyengia@demo.example").user
    landed = client.post(f"/login/demo/{expert.pid}/", follow=True)

    assignment = Assignment.objects.get(expert__user=expert, state="proposed")
    assert landed.status_code == 200
    assert f'href="{assignment.get_absolute_url()}"' in landed.content.decode()
    assert can(expert, "accept", assignment)


def test_parties_of_some_cases_have_put_documents_there_themselves_dated_before_today():
    papers = list(Paper.objects.filter(party__isnull=False).select_related("case", "party"))

    assert len({paper.case_id for paper in papers}) >= 3
    assert {paper.party.side for paper in papers} == {"demand", "supply"}
    assert {paper.access for paper in papers} >= {"all", "demand", "supply"}
    for paper in papers:
        told = history_of(paper).get(verb="file_paper")
        assert paper.party.organisation.memberships.filter(user__pid=told.actor.partition(":")[2], role="editor").exists()
        assert told.at.date() == paper.at.date() == paper.newest.at.date() < timezone.now().date()


def test_findings_about_the_lists_are_of_every_list_and_verdict_and_rest_on_the_words_that_the_house_finds():
    findings = list(ListedFinding.objects.select_related("case__owner", "by"))

    assert {one.on_list for one in findings} == {"prohibited", "restricted", "promoted"}
    assert {(one.on_list, one.verdict) for one in findings} >= {("restricted", "confirmed"), ("restricted", "dismissed")}
    assert len({one.case_id for one in findings}) >= 3
    for one in findings:
        found = {hit.term.code: hit for hit in hits(one.case, None, one.case.owner)}
        assert one.matched == "; ".join(found[one.code].matched), one.code
        assert (one.by, found[one.code].finding) == (one.case.owner, one)
        assert one.judged_for == timezone.localdate(one.at) < timezone.localdate()


def test_everything_that_can_say_so_says_that_it_is_fictional():
    unmarked = {
        model.__name__: model.objects.filter(is_demo=False).count()
        for model in apps.get_models()
        if any(field.name == "is_demo" for field in model._meta.get_fields())
    }

    assert set(unmarked) >= {"Organisation", "Expert", "Listing", "Campaign", "Import", "Case", "Agreement"}
    assert set(unmarked.values()) == {0}, unmarked


def test_every_listing_has_a_history_that_begins_with_its_draft_and_no_person_has_a_known_password():
    beginnings = {history_of(listing).order_by("at", "pk").first().verb for listing in Listing.objects.all()}

    assert beginnings == {"draft"}
    assert not User.objects.filter(password="").exists()


@pytest.mark.parametrize("fit", FITS, ids=lambda fit: fit["need"])
def test_an_offer_that_fits_stands_above_those_that_only_look_so(fit):
    need = Listing.objects.get(external_id=fit["need"])
    broker = User.objects.get(email="dung@demo.example")

    found = matches_for(need, broker)

    ranks = {proposal.listing.external_id: proposal.rank for proposal in found.proposals}
    best = min((ranks[key] for key in fit["offers"] if key in ranks), default=None)
    above = {key: ranks[key] for key in fit.get("near_misses", []) if key in ranks and (best is None or ranks[key] < best)}
    if fit.get("across_languages") and (best is None or best > 3 or above):
        pytest.xfail(f"no language in common: {best}, {above}")
    assert best in {1, 2, 3}, ranks
    if fit.get("only_figures") and above:
        pytest.xfail(f"no row compares what is wrong: {above}")
    assert above == {}, f"near misses above the best fit at {best}"


def test_the_judgement_is_about_published_listings_of_the_park():
    named = {fit["need"] for fit in FITS} | {key for fit in FITS for key in [*fit["offers"], *fit.get("near_misses", [])]}
    published = set(Listing.objects.filter(state="published").values_list("external_id", flat=True))

    assert named - published == set()
