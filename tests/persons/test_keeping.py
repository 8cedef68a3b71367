"""The table of what is kept how long: whole, applied each night, and the only thing by which anything goes."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.utils import timezone

from cungcau.access.keeping import kept
from cungcau.jobs.queue import drain
from cungcau.listings.models import Listing
from cungcau.notices.models import Outgoing
from cungcau.persons import keeping
from cungcau.persons.tasks import keep_rules
from tests.factories.persons import a_planted, keep_to_the_rules

pytestmark = pytest.mark.django_db
PERSONAL = (
    "notices.outgoing", "notices.notice", "discovery.told", "discovery.digest", "intake.submission", "trail.look",
    "brokerage.incomingmail",
)  # fmt: skip
# What the lines name, and what hangs on it by its key.
NAMED = {*PERSONAL, "intake.message", "listings.question", "persons.export"}


def counts():
    """Rows of every table but the queue and the trail, which only grow here."""
    models = [model for model in apps.get_models() if model._meta.app_label not in {"django_tasks_database", "trail"}]
    rows = {model._meta.label_lower: model._base_manager.count() for model in models}
    return {**rows, "trail.look": apps.get_model("trail.look").objects.count()}


def shrunk(before):
    now = counts()
    return {label for label, number in before.items() if now[label] < number}


def test_each_line_with_a_time_has_its_room_and_no_room_lets_go_without_a_line():
    assert {key for key, rule in keeping.rules().items() if rule.days is not None} == set(kept())


def test_each_line_has_its_source_its_day_and_says_how_sure_it_is():
    for rule in keeping.rules().values():
        assert rule.source_vi and rule.source_en and rule.name_vi and rule.name_en and rule.as_of
        assert (rule.days is None) == (rule.status == "unknown"), rule.key


def test_what_is_young_stays_and_of_what_is_old_only_what_a_line_names_goes(seeker, dung, lan, monkeypatch):
    a_planted(seeker, dung, lan)
    drain()
    Outgoing.objects.update(state="sent", sent_at=timezone.now())
    apps.get_model("notices.notice").objects.update(read_at=timezone.now())
    apps.get_model("intake.submission").objects.update(state="spam")
    before = counts()

    keep_to_the_rules()
    assert shrunk(before) == set()

    Listing.objects.update(state="expired")
    ages_later = timezone.now() + timedelta(days=5000)
    monkeypatch.setattr(keeping.timezone, "now", lambda: ages_later)
    for rule in [*keeping.rules().values()] * 2:  # a digest goes when its lines are gone
        rule.forget_due()

    assert shrunk(before) <= NAMED and {"notices.outgoing", "discovery.told", "discovery.digest", "trail.look"} <= shrunk(before)
    assert apps.get_model("intake.submission").objects.get().state == "erased"


def test_a_listing_still_published_is_remembered_so_that_nobody_is_told_twice(seeker, dung, lan, monkeypatch):
    a_planted(seeker, dung, lan)
    ages_later = timezone.now() + timedelta(days=5000)
    monkeypatch.setattr(keeping.timezone, "now", lambda: ages_later)

    assert keeping.rules()["told"].due.count() == 0
    Listing.objects.update(state="expired")
    assert keeping.rules()["told"].due.count() == 1


def test_one_line_that_fails_holds_up_no_other(lan, monkeypatch):
    mail = Outgoing.objects.create(to="x@demo.example", state="sent", sent_at=timezone.now() - timedelta(days=91), once="x")

    def broken(_limit):
        raise OSError("broken")

    monkeypatch.setitem(kept(), "looks", keeping.kept()["looks"].__class__(broken, print))
    keep_rules.call()
    drain()

    assert not Outgoing.objects.filter(pk=mail.pk).exists()


@pytest.mark.parametrize(("name", "status"), [("lan", 200), ("dung", 403), ("quang", 403), ("an", 403), ("guest", 302)])
def test_the_page_is_the_stewards_and_counts_what_is_due(client, lan, point, name, status, request):
    Outgoing.objects.create(to="x@demo.example", state="sent", sent_at=timezone.now() - timedelta(days=91), once="x")
    if name != "guest":
        client.force_login(request.getfixturevalue(name))

    page = client.get("/persons/kept/")

    assert page.status_code == status
    if status == 200:
        numbers = {rule.key: number for rule, number in page.context["lines"]}
        assert (numbers["mails"], numbers["looks"], numbers["trail"]) == (1, 0, None)
        assert "x@demo.example" not in page.content.decode()
