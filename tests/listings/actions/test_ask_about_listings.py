"""Ask a person by mail whether listings are still current, or shall be renewed."""

import sys
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from cungcau.kit.policy import SYSTEM
from cungcau.listings import tasks
from cungcau.listings.actions import ask_about_listings, confirm_listing, expire_listing, renew_listing
from cungcau.listings.actions.answer_question import answer_question
from cungcau.listings.models import Listing, Question
from cungcau.listings.questions import AGAIN, FIRST, LAST, due_by_person, listings_due, people_asked
from cungcau.notices.actions import queue_mail
from cungcau.notices.models import Notice, Outgoing
from cungcau.registry.actions import withdraw_consent
from tests.factories.life import a_contact, an_old_one, confirmed_ago, ending_in, links_of
from tests.factories.listings import a_published, in_state
from tests.factories.persons import keep_to_the_rules
from tests.people import employ, person

MODULE = sys.modules[ask_about_listings.__module__]


def round_of_today():
    tasks.ask_owners.call()


def mails():
    return list(Outgoing.objects.filter(kind="listings_due").order_by("pk"))


@pytest.fixture
def need(seeker, an, ha):
    return an_old_one(seeker, an, ha, title_en="Dyehouse waste water keeps its colour")


def test_the_mail_asks_in_vietnamese_and_tells_nothing_but_the_title(need, an):
    round_of_today()

    (mail,) = mails()
    assert (mail.to, mail.subject) == (an.email, "Tin còn đúng không? Nước thải nhuộm còn màu sau xử lý")
    assert f"* {need.title_vi} ({need.ref})" in mail.text
    for words in ("Nếu đến", "Không cần đăng nhập", "bốn nút"):
        assert words in mail.text
    assert len(links_of(mail)) == 1 and "lang=vi" in mail.text
    words_of_it = mail.text.replace(links_of(mail)[0], "")  # a token may spell any number by chance
    assert need.summary_vi[:30] not in words_of_it and "640" not in words_of_it
    assert mail.is_secret, "the link is struck out once the mail is sent"


def test_the_mail_asks_in_english_whoever_reads_english(need, an):
    an.language = "en"
    an.save()

    round_of_today()

    (mail,) = mails()
    assert mail.subject == "Still current? Dyehouse waste water keeps its colour"
    for words in ("Dear Nguyễn Thị An,", "Last confirmed on", "You need not log in", "lang=en"):
        assert words in mail.text
    assert "{" not in mail.text and "None" not in mail.text


@pytest.mark.parametrize(
    ("days", "told"), [(89, None), (90, FIRST), (103, FIRST), (104, AGAIN), (112, AGAIN), (113, LAST), (119, LAST), (140, LAST)]
)
def test_it_is_asked_after_ninety_days_again_after_two_weeks_and_a_last_time(need, days, told):
    confirmed_ago(need, days + 0.01)

    round_of_today()

    assert [question.told for question in Question.objects.all()] == ([told] if told else [])


def test_one_listing_over_time_is_three_mails_and_no_more(need):
    for days in (91, 92, 105, 106, 114, 115, 121, 160):
        moved = timezone.now() - timedelta(days=days)
        Listing.objects.filter(pk=need.pk).update(last_confirmed_at=moved)
        Question.objects.update(round=moved.isoformat())
        round_of_today()

    assert [mail.subject.split()[0] for mail in mails()] == ["Tin", "Tin", "Nhắc"]


def test_many_listings_are_one_mail_with_a_link_each(need, seeker, an, ha):
    others = [an_old_one(seeker, an, ha, days=100 + number, title_vi=f"Nhu cầu thứ {number}") for number in range(3)]

    round_of_today()
    round_of_today()

    (mail,) = mails()
    assert mail.subject == "4 tin chờ anh/chị xác nhận"
    assert len(set(links_of(mail))) == 4
    assert all(one.title_vi in mail.text for one in [need, *others])
    assert "/listings/attention/" in mail.text
    assert [(notice.user, notice.url) for notice in Notice.objects.filter(kind="listings_due")] == [(an, "/listings/attention/")]


def test_more_than_one_mail_holds_comes_with_the_next_rounds(need, seeker, an, ha):
    for number in range(24):
        an_old_one(seeker, an, ha, title_vi=f"Nhu cầu {number}")

    round_of_today()
    assert [len(links_of(mail)) for mail in mails()] == [20]
    round_of_today()

    assert [len(links_of(mail)) for mail in mails()] == [20, 5]


def test_the_contact_who_agreed_is_asked_too_and_gets_a_link_of_her_own(need, seeker, an):
    need.contact = a_contact(seeker, an)
    need.save()

    round_of_today()

    links = {mail.to: links_of(mail)[0] for mail in mails()}
    assert set(links) == {an.email, "lien@saomai.example"}
    assert len(set(links.values())) == 2


@pytest.mark.parametrize("why", ["withdrawn", "no_mail", "same_address"])
def test_a_contact_is_not_asked_without_consent_or_twice(need, seeker, an, why):
    values = {"no_mail": {"email": ""}, "same_address": {"email": an.email.upper()}}.get(why, {})
    contact = a_contact(seeker, an, **values)
    if why == "withdrawn":
        withdraw_consent(contact, by=an)
    need.contact = contact
    need.save()

    assert [one.email for one in people_asked(need)] == [an.email]


def test_who_cannot_confirm_is_not_asked(need, seeker, an, lan):
    employ(person("tu", "Lý Tú"), seeker, "reader")
    Listing.objects.filter(pk=need.pk).update(created_by=lan)
    need.refresh_from_db()

    assert [one.email for one in people_asked(need)] == [an.email]


def test_near_the_last_day_one_is_asked_whether_to_renew_and_nothing_else(need, an):
    ending_in(need, 20)
    round_of_today()
    ending_in(need, 6)
    Question.objects.update(round=need.valid_until.isoformat())
    round_of_today()

    assert [mail.subject for mail in mails()] == [f"Có gia hạn không? {need.title_vi}"] * 2
    assert set(Question.objects.values_list("purpose", flat=True)) == {"renew"}


def test_what_has_just_expired_is_told_once_and_what_expired_long_ago_is_left_alone(need, seeker, an, ha):
    for listing, days in ((need, 2), (a_published(seeker, an, ha), 40)):
        in_state(listing, "published", valid_until=timezone.localdate() - timedelta(days=days))
        expire_listing(listing, by=SYSTEM)

    round_of_today()
    round_of_today()

    (mail,) = mails()
    assert (len(links_of(mail)), "Tin đã hết hạn ngày" in mail.text) == (1, True)


def test_confirmed_or_renewed_in_the_meantime_nobody_is_asked(need, an):
    confirm_listing(need, by=an)
    round_of_today()
    ending_in(need, 5)
    renew_listing(need, by=an)
    round_of_today()

    assert mails() == []


def test_once_somebody_has_answered_nobody_else_of_the_firm_is_asked_in_this_round(need, seeker, an):
    round_of_today()
    answer_question(Question.objects.get(), "changed", by=an)
    employ(person("chi", "Phan Chi"), seeker)

    round_of_today()

    assert [mail.to for mail in mails()] == [an.email]


def test_who_dies_between_counting_and_mail_has_done_neither(need, an, monkeypatch):
    ((someone, due),) = due_by_person(listings_due(), timezone.now())

    def die(*args, **facts):
        raise RuntimeError("the power went")

    monkeypatch.setattr(MODULE, "queue_mail", die)
    with pytest.raises(RuntimeError):
        ask_about_listings(someone, due, by=SYSTEM)
    assert (Question.objects.count(), Notice.objects.filter(kind="listings_due").count(), mails()) == (0, 0, [])

    monkeypatch.setattr(MODULE, "queue_mail", queue_mail)
    round_of_today()
    round_of_today()

    assert len(mails()) == 1


def test_two_workers_with_the_same_list_write_once(need):
    ((someone, due),) = due_by_person(listings_due(), timezone.now())

    assert ask_about_listings(someone, due, by=SYSTEM)
    assert ask_about_listings(someone, due, by=SYSTEM) == []

    assert len(mails()) == 1


def test_only_the_house_asks(need, an):
    ((someone, due),) = due_by_person(listings_due(), timezone.now())

    with pytest.raises(PermissionDenied):
        ask_about_listings(someone, due, by=an)


def test_old_questions_are_forgotten(need):
    round_of_today()
    keep_to_the_rules()
    assert Question.objects.count() == 1

    Question.objects.update(expires_at=timezone.now() - timedelta(days=366))
    keep_to_the_rules()

    assert Question.objects.count() == 0


def test_listings_of_a_suspended_organisation_are_not_asked_about(need, seeker):
    seeker.state = "suspended"
    seeker.save()

    round_of_today()

    assert mails() == []
