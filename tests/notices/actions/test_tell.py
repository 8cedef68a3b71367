from django.utils import translation

from cungcau.notices.actions import tell
from cungcau.notices.models import Notice, Outgoing
from cungcau.notices.queries import words_of


def test_a_person_finds_it_in_the_inbox_and_in_the_mail(an):
    tell(an, "reset", url="/listings/k3/")

    assert Notice.objects.get().user == an
    assert Outgoing.objects.get().to == an.email


def test_the_inbox_speaks_the_language_of_the_page_and_the_mail_that_of_the_person(an):
    an.language = "en"
    an.save()
    notice = tell(an, "reset")

    with translation.override("vi"):
        in_vietnamese = words_of(notice)
    with translation.override("en"):
        in_english = words_of(notice)

    assert in_english == Outgoing.objects.get().subject == "Choose a new password"
    assert in_vietnamese


def test_nobody_is_told_twice_for_one_reason(an, binh):
    tell(an, "reset", once="entry:7")
    tell(an, "reset", once="entry:7")
    tell(binh, "reset", once="entry:7")

    assert sorted(Notice.objects.values_list("user", flat=True)) == sorted([an.pk, binh.pk])
    assert Outgoing.objects.count() == 2


def test_a_closed_account_gets_no_mail(an):
    an.is_active = False
    an.save()

    tell(an, "reset")

    assert not Outgoing.objects.exists()


def test_the_page_of_the_thing_is_where_it_leads(an, binh):
    notice = tell(an, "reset", about=binh)

    assert (notice.url, notice.subject) == (f"/people/{binh.pid}/", f"access.user:{binh.pid}")
