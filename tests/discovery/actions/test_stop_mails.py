"""The mails of one search, of proposals or of all digests end, and nothing else."""

import pytest

from cungcau.discovery.actions import choose_alerts, save_search, stop_mails
from cungcau.discovery.models import Alerts, SavedSearch
from cungcau.discovery.unsubscribing import ALL, PROPOSALS, Ending
from cungcau.trail.models import Entry


@pytest.fixture
def searches(an):
    choose_alerts(an, by=an, rhythm="weekly", by_mail=True)
    return [save_search(name, f"q={name}", by=an, rhythm="daily", by_mail=True) for name in ("một", "hai")]


def mailed():
    return sorted(SavedSearch.objects.filter(by_mail=True).values_list("name", flat=True))


def test_of_one_search(searches, an):
    for _press in range(2):
        stop_mails(Ending(an, searches[0].pid, SavedSearch.objects.get(pk=searches[0].pk)), by=an)

    assert mailed() == ["hai"]
    assert (Alerts.objects.get().by_mail, Alerts.objects.get().no_mail) == (True, False)
    assert SavedSearch.objects.get(name="một").rhythm == "daily"
    assert Entry.objects.filter(verb="stop_mails").count() == 1


def test_of_proposals(searches, an):
    stop_mails(Ending(an, PROPOSALS), by=an)

    alerts = Alerts.objects.get()
    assert (alerts.rhythm, alerts.by_mail, alerts.no_mail) == ("weekly", False, False)
    assert mailed() == ["hai", "một"]


def test_of_all_digests_whatever_the_ticks_say(searches, an, binh):
    stop_mails(Ending(an, ALL), by=an)
    stop_mails(Ending(binh, ALL), by=binh)  # who has chosen nothing yet

    assert set(Alerts.objects.values_list("user__name", "no_mail")) == {(an.name, True), (binh.name, True)}
    assert (Alerts.objects.get(user=an).by_mail, mailed()) == (True, ["hai", "một"])
