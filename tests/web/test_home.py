"""The first page: search first, what is open, what is new, the park."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cungcau.advisory.actions import accept_assignment, deliver_output
from cungcau.kit.policy import SYSTEM
from cungcau.listings.actions import ask_reading, take_listing
from cungcau.registry.actions import load_shipped
from cungcau.registry.models import Zone
from cungcau.web.examples import examples
from cungcau.web.queries import first_steps
from tests.factories.advice import a_taken, an_assignment, an_expert, in_days
from tests.factories.listings import a_published, a_submitted, a_term
from tests.people import employ, organisation, person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("point", "lan")]


def home(client, **headers):
    return client.get("/", headers=headers).content.decode()


def figures(page):
    return [int(number) for number in re.findall(r'<dd class="num">(\d+)<', page)]


def test_a_park_without_anything_says_what_comes_first(client):
    page = home(client)

    assert "Chưa có nhu cầu nào được công bố" in page
    assert "Điểm kết nối thử nghiệm" in page


def test_the_newest_of_each_kind_is_shown_and_what_is_not_published_is_not(client, seeker, institute, an, quan, ha):
    a_published(seeker, an, ha, title_vi="Nhu cầu mới nhất")
    a_published(institute, quan, ha, kind="offer", title_vi="Nguồn cung mới nhất")
    a_submitted(seeker, an, title_vi="Chưa duyệt xong")
    a_published(seeker, an, ha, title_vi="Chỉ nội bộ", anonymity="internal")

    page = home(client)

    assert [words in page for words in ("Nhu cầu mới nhất", "Nguồn cung mới nhất", "Chưa duyệt xong", "Chỉ nội bộ")] == [
        True, True, False, False,
    ]  # fmt: skip


def test_an_anonymous_listing_names_nobody(client, seeker, an, ha):
    a_published(seeker, an, ha, title_vi="Tin ẩn danh", anonymity="anonymous")

    page = home(client)

    assert ("Tin ẩn danh" in page, seeker.name_vi in page) == (True, False)


def test_the_numbers_count_what_this_reader_finds_behind_them(client, seeker, rival, institute, an, quan, ha):
    for number in range(3):
        a_published(seeker, an, ha, title_vi=f"Nhu cầu {number}")
    a_published(institute, quan, ha, kind="offer")

    page = home(client)

    assert figures(page) == [3, 1, 3, 0]
    for kind in ("need", "offer", "organisation", "expert"):
        assert f'href="/search/?kind={kind}"' in page


def test_the_search_stands_first_with_examples_to_try_once_there_is_something(client, seeker, an, ha):
    assert 'href="/search/?q=' not in home(client)
    a_published(seeker, an, ha)

    main = home(client).partition("<main")[2]

    assert main.index('name="q"') < main.index("<h2")
    assert main.count('href="/search/?q=') == len(examples())


@pytest.mark.parametrize("words", examples())
def test_every_example_finds_its_page(client, words):
    assert client.get("/search/", {"q": words}).status_code == 200


def test_the_plan_of_the_park_leads_to_the_organisations_of_each_zone(client):
    load_shipped(by=SYSTEM)
    organisation("Công ty trong khu", zone=Zone.objects.get(code="software"))

    page = home(client)

    assert [zone.code for zone in Zone.objects.all() if f"zone={zone.code}" not in page] == []


def test_who_may_not_write_is_not_led_to_a_closed_door(client, quang, an, seeker):
    client.force_login(an)
    assert "/listings/new/need/" in home(client)

    for reader in (quang, employ(person("tu", "Lý Tú"), seeker, "reader")):
        client.force_login(reader)
        refused = client.get("/listings/new/need/")
        assert refused.status_code == 422
        assert "Mỗi tin thuộc về một tổ chức" in refused.content.decode()
        assert "/listings/new/need/" not in home(client)


def test_a_steward_sees_what_is_to_do_until_the_first_listing_is_published(client, lan, seeker, rival, an, ha):
    client.force_login(lan)
    assert [step.done for step in first_steps(lan)] == [True, True, True, True, False]
    assert 'id="first-steps"' in home(client)

    a_published(seeker, an, ha)

    assert (first_steps(lan), 'id="first-steps"' in home(client)) == ([], False)


def test_on_the_very_first_day_everything_is_to_do(lan, request):
    assert [step.done for step in first_steps(lan)] == [False] * 5
    assert first_steps(request.getfixturevalue("quang")) == []


def test_three_listings_ask_as_many_questions_as_one(client, seeker, an, ha):
    a_term("vsic", "C", "Chế biến")
    a_published(seeker, an, ha, title_vi="Nhu cầu 1")
    home(client)
    with CaptureQueriesContext(connection) as one:
        home(client)
    for number in (2, 3):
        a_published(seeker, an, ha, title_vi=f"Nhu cầu {number}")

    with CaptureQueriesContext(connection) as three:
        home(client)

    assert len(three) == len(one)


def test_the_page_is_in_english_after_the_switch(client):
    client.cookies["cungcau_language"] = "en"

    page = home(client)

    assert "Every need finds the right technology" in page
    assert "Test connection point" in page


def an_asked_expert(seeker, an, mai, user, **values):
    """The desk has entrusted this person's expert with a task of An's company."""
    return an_assignment(a_taken(seeker, an, mai), an_expert("Ngô Hải", user), mai, **values)


def asked_card(client):
    return home(client).partition('id="asked-as-expert"')[2].partition("</section>")[0]


def test_an_expert_finds_what_she_is_asked_for_on_the_first_page_until_she_has_delivered(client, seeker, an, mai):
    hai = person("hai", "Ngô Hải")
    assignment = an_asked_expert(seeker, an, mai, hai)
    client.force_login(hai)
    assert f'href="{assignment.get_absolute_url()}"' in asked_card(client)

    accept_assignment(assignment, by=hai, freedom="none")
    assert f'href="{assignment.get_absolute_url()}"' in asked_card(client)

    deliver_output(assignment, by=hai, output="Xong.")
    assert 'id="asked-as-expert"' not in home(client)


def test_an_expert_finds_the_offer_that_she_is_asked_to_read(client, institute, quan, ha, lan):
    hai = person("hai", "Ngô Hải")
    offer = a_submitted(institute, quan, kind="offer")
    reading = ask_reading(take_listing(offer, by=ha), an_expert("Ngô Hải", hai), by=ha, question="Có khả thi không?")
    client.force_login(hai)

    assert f'href="{reading.get_absolute_url()}"' in asked_card(client)


def test_what_an_expert_was_not_asked_yet_or_another_was_asked_is_on_nobodys_first_page(client, seeker, an, mai):
    hai = person("hai", "Ngô Hải")
    assignment = an_asked_expert(seeker, an, mai, hai)
    for user in (an, mai, person("vi", "Lê Vi")):
        client.force_login(user)
        assert assignment.get_absolute_url() not in home(client)

    type(assignment).objects.filter(pk=assignment.pk).update(state="blocked", asked_at=None)
    client.force_login(hai)
    assert assignment.get_absolute_url() not in home(client)


def test_what_is_due_first_stands_first_and_what_is_late_says_so(client, seeker, an, mai):
    hai = person("hai", "Ngô Hải")
    later = an_asked_expert(seeker, an, mai, hai)
    late = an_assignment(a_taken(seeker, an, mai, subject="Hỏi trước"), later.expert, mai)
    type(late).objects.filter(pk=late.pk).update(due_on=in_days(-1))
    client.force_login(hai)

    card = asked_card(client)

    assert card.index(late.get_absolute_url()) < card.index(later.get_absolute_url())
    assert card.count("Quá hạn") == 1
