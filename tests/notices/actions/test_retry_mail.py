import pytest
from django.core.exceptions import PermissionDenied

from cungcau.kit.errors import Stale
from cungcau.notices.actions import queue_mail, retry_mail
from cungcau.notices.models import Outgoing


@pytest.fixture
def failed(db):
    mail = queue_mail("reset", to="an@x.example")
    Outgoing.objects.update(state="failed", attempts=9)
    mail.refresh_from_db()
    return mail


def test_a_failed_mail_gets_another_round(lan, failed):
    retry_mail(failed, by=lan)

    assert (failed.state, failed.attempts) == ("waiting", 0)


def test_of_two_stewards_the_second_is_told(lan, failed):
    late = Outgoing.objects.get(pk=failed.pk)
    retry_mail(failed, by=lan)

    with pytest.raises(Stale):
        retry_mail(late, by=lan)


def test_only_failed_mails_and_only_by_stewards(lan, an, failed):
    with pytest.raises(PermissionDenied):
        retry_mail(failed, by=an)
    with pytest.raises(PermissionDenied):
        retry_mail(queue_mail("reset", to="b@x.example"), by=lan)
