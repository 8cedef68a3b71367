"""One notice and at most one mail with everything new, once; in the reader's language, in text and HTML."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError
from django.utils import timezone

from cungcau.discovery.actions import choose_alerts, make_digest, save_search, set_rhythm
from cungcau.discovery.actions import make_digest as verb
from cungcau.discovery.digests import MOST
from cungcau.discovery.models import Alerts, Digest, Rhythm, SavedSearch, Told
from cungcau.jobs.queue import drain
from cungcau.kit.ids import urn
from cungcau.kit.policy import SYSTEM
from cungcau.listings.models import Listing
from cungcau.notices.models import Notice, Outgoing
from tests.discovery.test_waiting import BEES
from tests.factories.listings import a_published, in_state


@pytest.fixture
def search(quan):
    """Quân of the institute looks for needs of the field; he was told up to a week ago."""
    saved = save_search("Nước thải", "kind=need&field=207", by=quan, by_mail=True)
    SavedSearch.objects.update(told_from=timezone.now() - timedelta(days=7))
    saved.refresh_from_db()
    return saved


@pytest.fixture
def need(search, seeker, an, ha):
    return a_published(seeker, an, ha)


@pytest.fixture
def proposed(need, institute, quan, ha, rival, binh):
    """An offer that fits An's need, and one about bees that does not; the jobs are done."""
    a_published(rival, binh, ha, **BEES)
    offer = a_published(institute, quan, ha, "offer")
    drain()
    return offer


def daily(user):
    return make_digest(user, Rhythm.DAILY, by=SYSTEM)


def told(user):
    return list(Told.objects.filter(user=user).order_by("pk").values_list("subject", flat=True))


def test_what_a_search_finds_is_told_once_in_a_notice_and_a_mail(need, quan):
    digest = daily(quan)

    assert told(quan) == [need.pid]
    notice, mail = Notice.objects.get(kind="digest"), Outgoing.objects.get(kind="digest")
    assert (notice.user, notice.subject, notice.url) == (quan, urn(digest), f"/digests/{digest.pid}/")
    assert (mail.to, mail.language) == (quan.email, "vi")
    for text in (mail.text, mail.html):
        assert need.title_vi in text
        assert f"/listings/{need.pid}/" in text
    assert daily(quan) is None
    assert (Notice.objects.filter(kind="digest").count(), Outgoing.objects.filter(kind="digest").count()) == (1, 1)


def test_without_the_tick_it_is_told_in_the_inbox_alone(need, search, quan):
    set_rhythm(search, by=quan, rhythm="daily", by_mail=False)

    assert daily(quan)
    assert not Outgoing.objects.filter(kind="digest").exists()


def test_a_mail_holds_only_what_is_ticked_and_the_notice_everything(need, quan, rival, binh, ha):
    other = a_published(rival, binh, ha, "offer", **{k: v for k, v in BEES.items() if k != "problem"})
    save_search("Nguồn cung", "kind=offer", by=quan)
    SavedSearch.objects.update(told_from=timezone.now() - timedelta(days=7))

    daily(quan)

    assert set(told(quan)) == {need.pid, other.pid}
    mail = Outgoing.objects.get(kind="digest")
    assert need.title_vi in mail.text
    assert other.title_vi not in mail.text


def test_a_listing_that_several_searches_find_is_told_once(need, quan):
    save_search("Tất cả", "", by=quan, by_mail=True)
    SavedSearch.objects.update(told_from=timezone.now() - timedelta(days=7))

    daily(quan)

    assert told(quan) == [need.pid]
    assert Outgoing.objects.get(kind="digest").text.count(f"/listings/{need.pid}/") == 1


def test_another_rhythm_of_the_same_search_does_not_tell_it_again(need, search, quan):
    daily(quan)
    set_rhythm(search, by=quan, rhythm="weekly", by_mail=True)

    assert make_digest(quan, Rhythm.WEEKLY, by=SYSTEM) is None


def test_only_what_was_published_since_she_asked_to_be_told(need, search, quan):
    set_rhythm(search, by=quan, rhythm="none", by_mail=True)
    set_rhythm(search, by=quan, rhythm="daily", by_mail=True)

    assert daily(quan) is None


def test_a_proposal_is_told_the_needs_people_once(proposed, need, an, quan):
    choose_alerts(an, by=an, rhythm="daily", by_mail=True)

    daily(an)

    assert told(an) == [f"{need.pid}:{proposed.pid}"]
    mail = Outgoing.objects.get(kind="digest", to=an.email)
    assert need.title_vi in mail.text
    assert proposed.title_vi in mail.text
    assert f"/listings/{need.pid}/matches/#match-{proposed.pid}" in mail.text
    assert daily(an) is None


def test_without_a_choice_a_proposal_is_told_daily_in_the_inbox(proposed, an):
    assert not Alerts.objects.exists()
    assert make_digest(an, Rhythm.WEEKLY, by=SYSTEM) is None
    assert daily(an)
    assert not Outgoing.objects.filter(kind="digest").exists()


def test_an_offer_that_fits_two_needs_is_one_item_that_names_both(proposed, need, seeker, an, ha):
    second = a_published(seeker, an, ha, title_vi="Khử màu nước thải nhuộm, nhà máy hai")
    drain()
    choose_alerts(an, by=an, rhythm="daily", by_mail=True)

    daily(an)

    assert sorted(told(an)) == sorted([f"{need.pid}:{proposed.pid}", f"{second.pid}:{proposed.pid}"])
    text = Outgoing.objects.get(kind="digest", to=an.email).text
    assert text.count("#match-") == 1
    assert need.title_vi in text
    assert second.title_vi in text
    assert Notice.objects.get(kind="digest", user=an).facts["total"] == 1


def test_the_mail_is_in_her_language(need, quan):
    quan.language = "en"
    quan.save()

    daily(quan)

    mail = Outgoing.objects.get(kind="digest")
    assert mail.subject == "1 new listing for your searches and needs"
    assert "Your search “Nước thải”" in mail.text
    assert "Dear" in mail.html


def test_a_mail_has_fifty_items_and_names_the_rest(need, search, seeker, an, ha, quan):
    for _number in range(MOST + 1):
        row, fresh = Listing.objects.get(pk=need.pk), Listing()
        row.pk, row.pid, row.uid, row.ref, row._state.adding = None, fresh.pid, fresh.uid, None, True
        row.save()
        row.terms.set(need.terms.all())

    daily(quan)

    text = Outgoing.objects.get(kind="digest").text
    assert len(told(quan)) == MOST + 2
    assert text.count("\n* ") == MOST
    assert Digest.objects.get().get_absolute_url() in text
    assert "\nCòn 2 mục nữa" in text


def test_who_ended_all_digest_mails_gets_the_notice_alone(need, quan):
    choose_alerts(quan, by=quan, rhythm="daily", by_mail=True, no_mail=True)

    assert daily(quan)
    assert not Outgoing.objects.filter(kind="digest").exists()


@pytest.mark.parametrize("state", ["paused", "draft", "withdrawn"])
def test_what_is_not_published_when_the_digest_is_made_is_not_told(need, quan, state):
    in_state(need, state)

    assert daily(quan) is None


def test_when_the_writing_fails_nothing_of_it_is_there_and_it_can_be_made_again(need, quan, monkeypatch):
    def torn(*_args, **_facts):
        raise DatabaseError("the disk is full")

    module = __import__(verb.__module__, fromlist=["queue_mail"])
    with monkeypatch.context() as broken:
        broken.setattr(module, "queue_mail", torn)
        with pytest.raises(DatabaseError):
            daily(quan)
    assert not (Digest.objects.exists() or Told.objects.exists() or Notice.objects.filter(kind="digest").exists())

    assert daily(quan)


def test_another_hand_that_was_first_leaves_nothing_to_tell(need, search, quan, monkeypatch):
    module = __import__(verb.__module__, fromlist=["news_for"])
    asked = module.news_for

    def slow(user, rhythm):
        news = asked(user, rhythm)
        monkeypatch.setattr(module, "news_for", asked)
        daily(quan)  # the other worker, in between
        return news

    monkeypatch.setattr(module, "news_for", slow)

    assert daily(quan) is None
    assert Outgoing.objects.filter(kind="digest").count() == 1


def test_only_the_house_makes_digests(need, quan):
    with pytest.raises(PermissionDenied):
        make_digest(quan, Rhythm.DAILY, by=quan)
