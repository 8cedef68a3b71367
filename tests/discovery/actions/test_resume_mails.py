"""What a link has ended comes again, as it was."""

import pytest

from cungcau.discovery.actions import choose_alerts, resume_mails, save_search, stop_mails
from cungcau.discovery.models import Alerts, SavedSearch
from cungcau.discovery.unsubscribing import ALL, PROPOSALS, Ending


@pytest.mark.parametrize("what", [ALL, PROPOSALS])
def test_all_digests_and_proposals(an, what):
    choose_alerts(an, by=an, rhythm="weekly", by_mail=True)
    stop_mails(Ending(an, what), by=an)
    resume_mails(Ending(an, what), by=an)

    alerts = Alerts.objects.get()
    assert (alerts.rhythm, alerts.by_mail, alerts.no_mail) == ("weekly", True, False)


def test_a_search(an):
    saved = save_search("một", "q=x", by=an, rhythm="weekly", by_mail=True)
    stop_mails(Ending(an, saved.pid, saved), by=an)
    resume_mails(Ending(an, saved.pid, saved), by=an)

    assert SavedSearch.objects.values_list("rhythm", "by_mail").get() == ("weekly", True)
