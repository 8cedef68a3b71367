"""What is told reaches only who may read it: anonymous, internal, closed and excluding listings, refused and excluded pairs."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cungcau.discovery.actions import choose_alerts, make_digest, refuse_proposal, save_search
from cungcau.discovery.models import SavedSearch, Standing, Told
from cungcau.discovery.news import news_for, people_of
from cungcau.jobs.queue import drain
from cungcau.kit.policy import SYSTEM
from cungcau.listings.models import Listing
from cungcau.notices.models import Notice, Outgoing
from tests.discovery.test_waiting import BEES
from tests.factories.listings import a_published
from tests.people import employ, person

WORD = "mật-khẩu-xưởng"


@pytest.fixture
def offer(need, institute, quan, ha, rival, binh):
    a_published(rival, binh, ha, **BEES)
    offer = a_published(institute, quan, ha, "offer")
    drain()
    return offer


def everything(user):
    """A search that finds all there is, by mail, since long ago; and proposals by mail."""
    save_search("Tất cả", "", by=user, by_mail=True)
    SavedSearch.objects.update(told_from=timezone.now() - timedelta(days=7))
    choose_alerts(user, by=user, rhythm="daily", by_mail=True)


def told_words(user):
    """All words of notice, mail, head and ledger that a person got."""
    mails = Outgoing.objects.filter(to=user.email)
    notices = Notice.objects.filter(user=user)
    return " ".join(map(str, [*mails.values_list("subject", "text", "html", "headers"), *notices.values_list("facts", "url")]))


def pairs(user):
    return [(one.need.pid, one.listing.pid) for one in news_for(user, "daily") if one.need]


def plant(seeker, an, ha, institute):
    """The four shapes of a need whose words are secret to some, by what is secret."""
    secret = {"problem": f"{WORD} bên trong", "absorption_note": WORD}
    planted = {
        "anonymous": a_published(seeker, an, ha, title_vi="Cầu ẩn danh", anonymity="anonymous", **secret),
        "internal": a_published(seeker, an, ha, title_vi="Cầu nội bộ", anonymity="internal", **secret),
        "excluded": a_published(seeker, an, ha, title_vi="Cầu loại trừ", **secret),
        "members": a_published(seeker, an, ha, title_vi="Cầu cho thành viên", anonymity="members", **secret),
    }
    planted["excluded"].excluded_organisations.add(institute)
    return planted


@pytest.mark.parametrize(
    ("who", "found"), [("quan", {"anonymous", "members"}), ("kim", {"anonymous", "excluded"})], ids=["excluded", "no member"]
)
def test_no_secret_comes_out_in_a_digest(seeker, an, ha, institute, quan, who, found):
    planted = plant(seeker, an, ha, institute)
    reader = quan if who == "quan" else person("kim", "Trịnh Kim")
    everything(reader)

    make_digest(reader, "daily", by=SYSTEM)

    words = told_words(reader)
    for shape, listing in planted.items():
        assert (listing.title_vi in words, listing.pid in words) == (shape in found,) * 2, shape
    assert set(Told.objects.filter(user=reader).values_list("subject", flat=True)) == {planted[shape].pid for shape in found}
    for secret in (WORD, seeker.name_vi, seeker.name_en, seeker.pid, str(planted["anonymous"].money_max)):
        assert secret not in words


def test_their_own_people_are_told_of_all_of_them(seeker, an, ha, institute):
    planted = plant(seeker, an, ha, institute)
    everything(an)

    make_digest(an, "daily", by=SYSTEM)

    assert set(Told.objects.filter(user=an).values_list("listing_id", flat=True)) == {one.pk for one in planted.values()}


def test_a_colleague_who_left_is_told_of_no_proposal(need, offer, seeker, an):
    everything(an)
    assert (need.pid, offer.pid) in pairs(an)

    an.memberships.update(until=timezone.localdate())

    assert pairs(an) == []


def test_readers_of_the_firm_are_told_and_other_firms_are_not(need, offer, seeker, binh, dung):
    reader = employ(person("tu", "Lê Anh Tú"), seeker, role="reader")

    assert pairs(reader) == [(need.pid, offer.pid)]
    assert pairs(binh) == pairs(dung) == []


def test_a_refused_pair_is_not_told(need, offer, an, dung):
    refuse_proposal(need, offer, by=dung, reason="standards")

    assert pairs(an) == []


def test_an_excluded_pair_is_not_told_from_either_side(need, offer, an, seeker, institute):
    need.excluded_organisations.add(institute)
    assert pairs(an) == []
    need.excluded_organisations.clear()
    offer.excluded_organisations.add(seeker)
    assert pairs(an) == []


def test_whom_a_need_excludes_does_not_tell_whose_an_anonymous_offer_is(need, offer, an, institute, rival):
    Listing.objects.filter(pk=offer.pk).update(anonymity="anonymous")
    assert pairs(an) == [(need.pid, offer.pid)]

    for excluded in (institute, rival):
        need.excluded_organisations.set([excluded])
        assert pairs(an) == []


@pytest.mark.parametrize("anonymity", ["internal", "members"])
def test_an_offer_or_a_need_that_is_not_for_everybody_is_not_proposed(need, offer, an, anonymity):
    Listing.objects.filter(pk=offer.pk).update(anonymity=anonymity)
    assert pairs(an) == []
    Listing.objects.filter(pk=offer.pk).update(anonymity="named")
    Listing.objects.filter(pk=need.pk).update(anonymity=anonymity)
    assert pairs(an) == []


def test_a_need_that_is_known_to_be_poorly_served_is_not_compared_again(need, offer, an, django_assert_max_num_queries):
    Standing.objects.filter(need=need).update(score=10)

    with django_assert_max_num_queries(12):
        assert news_for(an, "daily") == []


def test_who_is_told_in_a_rhythm(an, binh, quan, dung):
    save_search("Mọi thứ", "", by=dung, rhythm="weekly")
    choose_alerts(binh, by=binh, rhythm="at_once", by_mail=False)
    quan.is_active = False
    quan.save()

    assert people_of("daily") == [an.pk]
    assert people_of("weekly") == [dung.pk]
    assert people_of("at_once") == [binh.pk]
