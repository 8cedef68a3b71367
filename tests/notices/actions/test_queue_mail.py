import pytest
from django.db import transaction

from cungcau.notices.actions import queue_mail
from cungcau.notices.models import Outgoing


@pytest.mark.django_db
def test_the_words_are_in_the_readers_language(settings):
    settings.BASE_URL = "https://point.example"

    vi = queue_mail("reset", to="an@x.example", name="An", language="vi", path="/reset/a/b/")
    en = queue_mail("reset", to="an@x.example", name="An", language="en", path="/reset/a/b/")

    assert en.subject == "Choose a new password"
    assert en.text.startswith("Dear An,")
    assert vi.text != en.text
    assert "https://point.example/reset/a/b/" in vi.text and "https://point.example/reset/a/b/" in en.text


@pytest.mark.django_db
def test_one_reason_makes_one_mail():
    first = queue_mail("reset", to="an@x.example", once="entry:1:reset")
    second = queue_mail("reset", to="an@x.example", once="entry:1:reset")

    assert first == second
    assert Outgoing.objects.count() == 1


@pytest.mark.django_db
def test_what_did_not_happen_is_not_told():
    def a_change_that_breaks():
        with transaction.atomic():
            queue_mail("reset", to="an@x.example")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        a_change_that_breaks()

    assert not Outgoing.objects.exists()


@pytest.mark.django_db
def test_plain_text_is_not_escaped_and_a_subject_is_one_line():
    mail = queue_mail(
        "invitation", to="an@x.example", name="A & <B>", language="en", inviter='Lan\'s "office"'
    )

    assert "Dear A & <B>," in mail.text
    assert 'Lan\'s "office" has opened' in mail.text
    assert "\n" not in mail.subject


@pytest.mark.django_db
def test_the_host_of_a_request_is_never_part_of_a_link(client, settings, monkeypatch, an, lan):
    from cungcau.jobs.queue import drain

    settings.BASE_URL = ""
    monkeypatch.delenv("CUNGCAU_BASE_URL", raising=False)

    client.post("/forgot/", {"email": an.email}, HTTP_HOST="evil.example")
    drain()

    mail = Outgoing.objects.get()
    assert "http://localhost:8000/reset/" in mail.text
    assert "evil" not in mail.text
