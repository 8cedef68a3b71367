from datetime import timedelta

from django.utils import timezone

from cungcau.access.actions import ask_reset, invite_user, invite_user_again
from cungcau.jobs.queue import PERIODIC, drain
from cungcau.notices import tasks
from cungcau.notices.actions import queue_mail, tell
from cungcau.notices.models import Notice, Outgoing
from cungcau.trail.models import Entry
from tests.factories.persons import keep_to_the_rules


def test_an_invitation_goes_out_with_a_link_that_works(client, lan, sink):
    invite_user(email="ha@park.example", name="Phạm Hà", language="en", by=lan)

    drain()

    (letter,) = sink.letters
    assert letter["To"] == "ha@park.example"
    link = next(line for line in letter.get_content().splitlines() if "/invitation/" in line)
    assert client.get(link.removeprefix("http://localhost:8000")).status_code == 200


def test_only_the_newest_invitation_works(client, lan, sink):
    user = invite_user(email="ha@park.example", name="Phạm Hà", by=lan)
    drain()
    invite_user_again(user, by=lan)
    drain()

    links = [
        next(line for line in letter.get_content().splitlines() if "/invitation/" in line)
        for letter in sink.letters
    ]
    answers = [client.get(link.removeprefix("http://localhost:8000")).status_code for link in links]

    assert answers == [410, 200]


def test_a_reset_mail_goes_to_its_person_once_even_if_the_job_runs_twice(an, sink):
    ask_reset(an.email)
    tasks.send_reset_link.call(Entry.objects.get(verb="ask_reset").pk)
    drain()

    assert [letter["To"] for letter in sink.letters] == [an.email]


def test_mails_are_looked_for_each_minute():
    assert PERIODIC["cungcau.notices.tasks.deliver_due"][0] == "minute"


def test_old_mails_and_read_notices_are_forgotten(an):
    old = timezone.now() - timedelta(days=400)
    for state in ("sent", "failed", "waiting"):
        mail = queue_mail("reset", to=f"{state}@x.example")
        Outgoing.objects.filter(pk=mail.pk).update(state=state, created_at=old, sent_at=old)
    fresh = queue_mail("reset", to="fresh@x.example")
    Outgoing.objects.filter(pk=fresh.pk).update(state="sent", sent_at=timezone.now())
    read, unread = tell(an, "reset", by_mail=False), tell(an, "reset", by_mail=False)
    Notice.objects.update(created_at=old)
    Notice.objects.filter(pk=read.pk).update(read_at=old)

    keep_to_the_rules()

    assert sorted(Outgoing.objects.values_list("to", flat=True)) == ["fresh@x.example", "waiting@x.example"]
    assert list(Notice.objects.all()) == [unread]
